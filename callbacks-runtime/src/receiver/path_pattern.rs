//! Paths with parameters: `/payment-result/{refId}`.

use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};

/// What senders encode of a path beside all that is not ASCII (URL Standard section 1.3, the path percent-encode set), but for
/// the braces around parameters.
const ENCODED: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'#')
    .add(b'<')
    .add(b'>')
    .add(b'?')
    .add(b'`');

/// A path as it stands in requests: `/größe` is `/gr%C3%B6%C3%9Fe`.
pub(super) fn encoded(path: &str) -> String {
    utf8_percent_encode(path, ENCODED).to_string()
}

/// A path, each segment of which is literal text and parameters in turn.
#[derive(Clone, Debug)]
pub(super) struct PathPattern {
    segments: Vec<Vec<Piece>>,
    is_any: bool,
}

#[derive(Clone, Debug)]
enum Piece {
    Text(String),
    Parameter(String),
}

impl PathPattern {
    /// Reads a path as the generator writes it; a brace that is not closed is literal text.
    pub(super) fn new(path: &str) -> Self {
        Self {
            segments: path.split('/').skip(1).map(pieces).collect(),
            is_any: false,
        }
    }

    /// Matches every path.
    pub(super) fn any() -> Self {
        Self {
            segments: Vec::new(),
            is_any: true,
        }
    }

    /// Whether it matches every path.
    pub(super) fn is_any(&self) -> bool {
        self.is_any
    }

    /// Whether the path holds no parameter.
    pub(super) fn is_literal(&self) -> bool {
        let mut pieces = self.segments.iter().flatten();
        !self.is_any && pieces.all(|piece| matches!(piece, Piece::Text(_)))
    }

    /// The values of the parameters, raw, when the path matches. A parameter is at least one character of one segment.
    pub(super) fn matches(&self, path: &str) -> Option<Vec<(String, String)>> {
        let mut values = Vec::new();
        if self.is_any {
            return Some(values);
        }
        let mut segments = path.split('/').skip(1);
        for pieces in &self.segments {
            match_segment(pieces, segments.next()?, &mut values)?;
        }
        segments.next().is_none().then_some(values)
    }

    /// The path as axum's router wants it, which knows parameters only as whole segments.
    #[cfg(feature = "axum")]
    pub(super) fn for_axum(&self) -> String {
        let mut path = String::new();
        for (index, pieces) in self.segments.iter().enumerate() {
            path.push('/');
            match pieces.as_slice() {
                [] => {}
                [Piece::Text(text)] => path.push_str(&text.replace('{', "{{").replace('}', "}}")),
                _ => path.push_str(&format!("{{segment{index}}}")),
            }
        }
        path
    }
}

fn pieces(segment: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut rest = segment;
    while let Some((text, name, after)) = next_parameter(rest) {
        if !text.is_empty() {
            pieces.push(Piece::Text(encoded(text)));
        }
        pieces.push(Piece::Parameter(name.to_owned()));
        rest = after;
    }
    if !rest.is_empty() {
        pieces.push(Piece::Text(encoded(rest)));
    }
    pieces
}

/// The text before the first parameter, its name, and what follows.
fn next_parameter(segment: &str) -> Option<(&str, &str, &str)> {
    let (text, rest) = segment.split_once('{')?;
    let (name, after) = rest.split_once('}')?;
    Some((text, name, after))
}

/// A parameter ends where the text behind it first occurs again.
fn match_segment(
    pieces: &[Piece],
    segment: &str,
    values: &mut Vec<(String, String)>,
) -> Option<()> {
    let mut rest = segment;
    for (index, piece) in pieces.iter().enumerate() {
        match piece {
            Piece::Text(text) => rest = rest.strip_prefix(text.as_str())?,
            Piece::Parameter(name) => {
                let end = match pieces.get(index + 1) {
                    None => rest.len(),
                    Some(Piece::Parameter(_)) => 1,
                    Some(Piece::Text(text)) => 1 + rest.get(1..)?.find(text.as_str())?,
                };
                let value = rest.get(..end).filter(|value| !value.is_empty())?;
                values.push((name.clone(), value.to_owned()));
                rest = &rest[end..];
            }
        }
    }
    rest.is_empty().then_some(())
}

#[cfg(test)]
mod tests {
    use super::PathPattern;

    fn check(pattern: &str, path: &str, expected: Option<&[(&str, &str)]>) {
        let found = PathPattern::new(pattern).matches(path);
        let expected = expected.map(|values| {
            values
                .iter()
                .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
                .collect()
        });
        assert_eq!(found, expected, "{pattern} against {path}");
    }

    #[test]
    fn a_path_matches_segment_by_segment() {
        check("/a", "/a", Some(&[]));
        check("/a", "/a/", None);
        check("/a/{id}", "/a/7", Some(&[("id", "7")]));
        check("/a/{id}", "/a/", None);
        check("/a/{id}", "/a/7/8", None);
        check("/a/{id}/b", "/a/x%2Fy/b", Some(&[("id", "x%2Fy")]));
        check("/", "/", Some(&[]));
    }

    #[test]
    fn a_segment_may_hold_text_and_parameters() {
        check(
            "/r-{x}.{y}",
            "/r-1.json",
            Some(&[("x", "1"), ("y", "json")]),
        );
        check("/r-{x}.{y}", "/r-.json", None);
        check("/{x}", "/größe", Some(&[("x", "größe")]));
        check("/{x}z", "/ö", None);
    }

    #[test]
    fn text_is_compared_as_it_stands_in_requests() {
        check("/größe", "/gr%C3%B6%C3%9Fe", Some(&[]));
        check("/größe/{é}", "/gr%C3%B6%C3%9Fe/7", Some(&[("é", "7")]));
        check("/a b", "/a%20b", Some(&[]));
        check("/a%20b", "/a%20b", Some(&[]));
    }
}
