//! An HTTP request as a value: read from files and curl lines, and written as either.

mod curl;
mod file;

use bytes::Bytes;
use http::{HeaderMap, Method};

/// A request: everything that is sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    /// The method.
    pub method: Method,
    /// The URL: absolute, or a path if the host is not known.
    pub url: String,
    /// The headers.
    pub headers: HeaderMap,
    /// The body.
    pub body: Bytes,
}

impl Message {
    /// The path and the query of the URL.
    pub fn path_and_query(&self) -> (&str, &str) {
        // A path may have a URL in its query.
        let scheme = self.url.find("://").filter(|_| !self.url.starts_with('/'));
        let rest = match scheme {
            Some(scheme) => {
                let authority = &self.url[scheme + 3..];
                authority
                    .find(['/', '?', '#'])
                    .map_or("/", |start| &authority[start..])
            }
            None => &self.url,
        };
        let rest = rest.split('#').next().unwrap_or_default();
        let (path, query) = rest.split_once('?').unwrap_or((rest, ""));
        (if path.is_empty() { "/" } else { path }, query)
    }

    /// The body as JSON over several lines, in the order of its members. `None` if it is not JSON, or if its indentation would
    /// make it enormous.
    pub fn pretty_body(&self) -> Option<String> {
        pretty(&self.body)
    }
}

/// Deeper JSON is not laid out: nobody reads it, and the indentation grows with the square of the depth.
const DEEPEST: usize = 128;

/// The longest layout, in bytes.
const LONGEST: usize = 32 * 1024 * 1024;

/// JSON over several lines. Names and values stay as they are written, in their order. `None` if it is not JSON, is nested too
/// deep, or would be too long.
pub(crate) fn pretty(json: &[u8]) -> Option<String> {
    let raw: &serde_json::value::RawValue = serde_json::from_slice(json).ok()?;
    let mut text = String::new();
    let (mut depth, mut is_string, mut is_escaped) = (0_usize, false, false);
    let line = |text: &mut String, depth: usize| {
        text.push('\n');
        text.extend(std::iter::repeat_n("  ", depth));
    };
    let mut letters = raw.get().chars().peekable();
    while let Some(letter) = letters.next() {
        if depth > DEEPEST || text.len() > LONGEST {
            return None;
        }
        if is_string {
            text.push(letter);
            is_string = is_escaped || letter != '"';
            is_escaped = !is_escaped && letter == '\\';
            continue;
        }
        match letter {
            ' ' | '\n' | '\r' | '\t' => {}
            '{' | '[' => {
                text.push(letter);
                while letters
                    .peek()
                    .is_some_and(|next| next.is_ascii_whitespace())
                {
                    letters.next();
                }
                if let Some(end) = letters.next_if(|next| matches!(next, '}' | ']')) {
                    text.push(end);
                } else {
                    depth += 1;
                    line(&mut text, depth);
                }
            }
            '}' | ']' => {
                depth = depth.saturating_sub(1);
                line(&mut text, depth);
                text.push(letter);
            }
            ',' => {
                text.push(letter);
                line(&mut text, depth);
            }
            ':' => text.push_str(": "),
            '"' => {
                is_string = true;
                text.push(letter);
            }
            _ => text.push(letter),
        }
    }
    Some(text)
}

/// JSON on one line, with these texts for `,` and `:`. Names and values stay as they are written, in their order.
pub(crate) fn on_one_line(json: &[u8], comma: &str, colon: &str) -> Option<String> {
    let raw: &serde_json::value::RawValue = serde_json::from_slice(json).ok()?;
    let mut text = String::new();
    let (mut is_string, mut is_escaped) = (false, false);
    for letter in raw.get().chars() {
        match letter {
            _ if is_string => {
                text.push(letter);
                is_string = is_escaped || letter != '"';
                is_escaped = !is_escaped && letter == '\\';
            }
            ' ' | '\n' | '\r' | '\t' => {}
            ',' => text.push_str(comma),
            ':' => text.push_str(colon),
            _ => {
                is_string = letter == '"';
                text.push(letter);
            }
        }
    }
    Some(text)
}

#[cfg(test)]
mod tests {
    use super::{on_one_line, pretty};

    #[test]
    fn json_on_one_line_has_its_order() {
        let text = br#"{ "b" : [1.50, "a, \"b: c"], "a": {} }"#;
        let compact = on_one_line(text, ",", ":").unwrap();
        assert_eq!(compact, r#"{"b":[1.50,"a, \"b: c"],"a":{}}"#);
        let spaced = on_one_line(text, ", ", ": ").unwrap();
        assert_eq!(spaced, r#"{"b": [1.50, "a, \"b: c"], "a": {}}"#);
    }

    #[test]
    fn json_is_laid_out_as_it_is_written() {
        let text = pretty(br#" {"b":[1.50, "a\"}, {"],"a" : { } ,"c":[ ]} "#).unwrap();
        assert_eq!(
            text,
            "{\n  \"b\": [\n    1.50,\n    \"a\\\"}, {\"\n  ],\n  \"a\": {},\n  \"c\": []\n}"
        );
        assert!(pretty(b"{").is_none());
    }

    #[test]
    fn indentation_makes_no_body_enormous() {
        let nested = |depth: usize| "[".repeat(depth) + &"]".repeat(depth);
        assert!(pretty(nested(100).as_bytes()).is_some());
        for depth in [200, 200_000] {
            assert!(pretty(nested(depth).as_bytes()).is_none());
        }
        let wide = format!(
            "{}1{}{}",
            "[".repeat(100),
            ",1".repeat(1_000_000),
            "]".repeat(100)
        );
        assert!(pretty(wide.as_bytes()).is_none());
    }
}
