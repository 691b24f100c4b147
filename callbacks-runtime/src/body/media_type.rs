//! Media types and ranges of them (RFC 9110 section 8.3.1).

use std::borrow::Cow;

/// A media type from a `Content-Type` or a document. In a document it may be a range.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct MediaType<'t> {
    text: &'t str,
    essence: &'t str,
}

/// How well a media type fits a declared one, from worst to best.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Fit {
    /// Both are JSON, and nothing else fits.
    Json,
    /// `*/*`.
    Any,
    /// `text/*`.
    Range,
    /// The same type with other parameters than the declared ones.
    OtherParameters,
    /// The same type.
    Same,
    /// The same type with all declared parameters.
    SameParameters,
}

impl<'t> MediaType<'t> {
    pub(crate) fn new(text: &'t str) -> Self {
        let essence = text.split(';').next().unwrap_or_default().trim();
        Self { text, essence }
    }

    pub(super) fn essence(self) -> &'t str {
        self.essence
    }

    /// `application/json`, `text/json` or a `+json` type (RFC 6839 section 3.1).
    pub(crate) fn is_json(self) -> bool {
        self.is("application/json") || self.is("text/json") || has_suffix(self.essence, "+json")
    }

    /// `text/*`.
    pub(crate) fn is_text(self) -> bool {
        is_within(self.essence, "text/*")
    }

    pub(super) fn is_range(self) -> bool {
        self.essence.contains('*')
    }

    pub(crate) fn is(self, essence: &str) -> bool {
        self.essence.eq_ignore_ascii_case(essence)
    }

    /// A parameter. Names are case-insensitive, and a value may be quoted.
    pub(super) fn parameter(self, name: &str) -> Option<Cow<'t, str>> {
        let mut parameters = parameters(self.text);
        let found = parameters.find(|(known, _)| known.eq_ignore_ascii_case(name));
        found.map(|(_, value)| value)
    }

    /// Whether the media type of a message fits a declared one, and how well.
    pub(super) fn fits(self, declared: MediaType<'_>) -> Option<Fit> {
        if self.is(declared.essence) {
            let mut has_parameters = false;
            let all = parameters(declared.text).all(|(name, value)| {
                has_parameters = true;
                let own = self.parameter(name);
                own.is_some_and(|own| own.eq_ignore_ascii_case(&value))
            });
            return Some(match (has_parameters, all) {
                (false, _) => Fit::Same,
                (true, true) => Fit::SameParameters,
                (true, false) => Fit::OtherParameters,
            });
        }
        if declared.essence == "*/*" || declared.essence == "*" {
            return Some(Fit::Any);
        }
        if is_within(self.essence, declared.essence) {
            return Some(Fit::Range);
        }
        (self.is_json() && declared.is_json()).then_some(Fit::Json)
    }
}

/// Whether a type is in a range such as `text/*`, or `application/*+json`, which some documents use.
fn is_within(essence: &str, range: &str) -> bool {
    let Some((kind, rest)) = range.split_once("/*") else {
        return false;
    };
    let own_kind = essence.split('/').next().unwrap_or_default();
    own_kind.eq_ignore_ascii_case(kind) && (rest.is_empty() || has_suffix(essence, rest))
}

fn has_suffix(text: &str, suffix: &str) -> bool {
    let start = text.len().checked_sub(suffix.len());
    let end = start.and_then(|start| text.get(start..));
    end.is_some_and(|end| end.eq_ignore_ascii_case(suffix))
}

/// The parameters of a header value: `name=value` or `name="quoted value"` (RFC 9110 section 5.6.6).
pub(super) fn parameters(text: &str) -> impl Iterator<Item = (&str, Cow<'_, str>)> {
    let mut rest = text.find(';').map_or("", |start| &text[start..]);
    std::iter::from_fn(move || {
        loop {
            rest = rest.trim_start_matches([';', ' ', '\t']);
            if rest.is_empty() {
                return None;
            }
            let end = rest.find(['=', ';']).unwrap_or(rest.len());
            let (name, after) = rest.split_at(end);
            let Some(after) = after.strip_prefix('=') else {
                // A name without a value is ignored.
                rest = after;
                continue;
            };
            let (value, after) = parameter_value(after);
            rest = after;
            return Some((name.trim(), value));
        }
    })
}

/// A value, and the string after it.
fn parameter_value(text: &str) -> (Cow<'_, str>, &str) {
    let Some(quoted) = text.strip_prefix('"') else {
        let (value, rest) = text.split_at(text.find(';').unwrap_or(text.len()));
        return (Cow::Borrowed(value.trim()), rest);
    };
    let mut value = String::new();
    let mut chars = quoted.char_indices();
    while let Some((index, char)) = chars.next() {
        match char {
            '"' => {
                let rest = &quoted[index + 1..];
                return (
                    Cow::Owned(value),
                    &rest[rest.find(';').unwrap_or(rest.len())..],
                );
            }
            '\\' => value.extend(chars.next().map(|(_, escaped)| escaped)),
            _ => value.push(char),
        }
    }
    (Cow::Owned(value), "")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fit(received: &str, declared: &str) -> Option<Fit> {
        MediaType::new(received).fits(MediaType::new(declared))
    }

    #[test]
    fn the_most_specific_fits_best() {
        let received = "Text/Plain; charset=\"UTF-8\"; x=\"a;\\\"b\"";
        assert_eq!(fit(received, "text/plain"), Some(Fit::Same));
        assert_eq!(
            fit(received, "text/plain;charset=utf-8"),
            Some(Fit::SameParameters)
        );
        assert_eq!(
            fit(received, "text/plain; charset=latin1"),
            Some(Fit::OtherParameters)
        );
        assert_eq!(fit(received, "text/*"), Some(Fit::Range));
        assert_eq!(fit(received, "*/*"), Some(Fit::Any));
        assert_eq!(fit(received, "text/html"), None);
        assert_eq!(fit(received, "image/*"), None);
        let value = MediaType::new(received).parameter("X").unwrap();
        assert_eq!(value, "a;\"b");
    }

    #[test]
    fn json_is_json_by_its_suffix() {
        assert_eq!(
            fit("application/a+JSON", "application/json"),
            Some(Fit::Json)
        );
        assert_eq!(
            fit("application/a+json", "application/*+json"),
            Some(Fit::Range)
        );
        assert_eq!(fit("application/a+xml", "application/*+json"), None);
        assert_eq!(fit("application/json", "application/xml"), None);
    }

    #[test]
    fn whatever_stands_there_is_read() {
        for text in [
            "",
            ";",
            ";;=",
            "a/b;=",
            "a/b;c",
            "a/b;c=\"",
            "a/b;c=\"\\",
            "é;é=\"é",
        ] {
            let media_type = MediaType::new(text);
            assert!(parameters(text).count() < 3, "{text}");
            assert_eq!(media_type.parameter("charset"), None, "{text}");
        }
    }
}
