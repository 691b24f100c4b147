//! Paths with parameters, such as `/payment-result/{refId}`.

use callbacks_expression::match_path_segment;
use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};

/// What senders encode in a path beside non-ASCII characters (URL Standard section 1.3, the path percent-encode set),
/// except for the braces of parameters.
const ENCODED: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'#')
    .add(b'<')
    .add(b'>')
    .add(b'?')
    .add(b'`');

/// A path as requests contain it: `/größe` is `/gr%C3%B6%C3%9Fe`.
pub(super) fn encoded(path: &str) -> String {
    utf8_percent_encode(path, ENCODED).to_string()
}

/// A path. Each segment is literal or contains parameters.
#[derive(Clone, Debug)]
pub(super) struct PathPattern {
    segments: Vec<Segment>,
    is_any: bool,
}

#[derive(Clone, Debug)]
enum Segment {
    Text(String),
    Template(String),
}

impl PathPattern {
    /// Parses a path from the generator. A segment with an unclosed brace is literal.
    pub(super) fn new(path: &str) -> Self {
        Self {
            segments: path.split('/').skip(1).map(Segment::new).collect(),
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
        let is_text = |segment: &Segment| matches!(segment, Segment::Text(_));
        !self.is_any && self.segments.iter().all(is_text)
    }

    /// The raw values of the parameters, if the path matches. A parameter is at least one character of one segment.
    pub(super) fn matches(&self, path: &str) -> Option<Vec<(String, String)>> {
        let mut values = Vec::new();
        if self.is_any {
            return Some(values);
        }
        let mut segments = path.split('/').skip(1);
        for expected in &self.segments {
            let segment = segments.next()?;
            match expected {
                Segment::Text(text) => (text == segment).then_some(())?,
                Segment::Template(template) => {
                    match_path_segment(template, segment, |name, value| {
                        values.push((name.to_owned(), value.to_owned()));
                    })?;
                }
            }
        }
        segments.next().is_none().then_some(values)
    }

    /// The path for axum's router, which only supports whole segments as parameters.
    #[cfg(feature = "axum")]
    pub(super) fn for_axum(&self) -> String {
        let mut path = String::new();
        for (index, segment) in self.segments.iter().enumerate() {
            path.push('/');
            match segment {
                Segment::Text(text) => path.push_str(&text.replace('{', "{{").replace('}', "}}")),
                Segment::Template(_) => path.push_str(&format!("{{segment{index}}}")),
            }
        }
        path
    }
}

impl Segment {
    fn new(text: &str) -> Self {
        let mut braces = text.split('{');
        let is_closed = braces.next().is_some() && braces.all(|after| after.contains('}'));
        if text.contains('{') && is_closed {
            Self::Template(encoded_template(text))
        } else {
            Self::Text(encoded(text))
        }
    }
}

/// Encodes the text between parameters as requests contain it. Names stay as they are.
fn encoded_template(text: &str) -> String {
    let encode = |part: &str| match part.strip_suffix('}') {
        Some(name) => format!("{name}}}"),
        None => encoded(part),
    };
    text.split_inclusive(['{', '}']).map(encode).collect()
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
        check("/{x}z", "/öz", Some(&[("x", "ö")]));
        check("/{x}.json", "/a.json.json", Some(&[("x", "a.json")]));
        check("/{x}-{y}", "/a-b-c", Some(&[("x", "a"), ("y", "b-c")]));
        check("/a{x", "/a{x", Some(&[]));
        check("/{x}{y", "/1{y", None);
    }

    #[test]
    fn text_is_compared_as_it_stands_in_requests() {
        check("/größe", "/gr%C3%B6%C3%9Fe", Some(&[]));
        check("/größe/{é}", "/gr%C3%B6%C3%9Fe/7", Some(&[("é", "7")]));
        check("/ö{é}ß", "/%C3%B67%C3%9F", Some(&[("é", "7")]));
        check("/a b", "/a%20b", Some(&[]));
        check("/a%20b", "/a%20b", Some(&[]));
    }
}
