//! Limits what messages show of received data to a few words.

use std::borrow::Cow;
use std::collections::VecDeque;
use std::fmt;

/// How many bytes of a pointer a message shows.
pub const LONGEST_POINTER: usize = 200;

/// How many bytes of one step of a pointer are shown.
pub const LONGEST_STEP: usize = 80;

/// How many characters of a name or a value a message shows.
pub const LONGEST_NAME: usize = 60;

/// The maximum length of one sentence of a message in bytes, including the document's own words.
pub const LONGEST_DETAIL: usize = 600;

/// How many violations a log line shows.
pub const MOST_SHOWN: usize = 20;

/// Says how many violations are not shown, if there are any.
pub fn write_more(formatter: &mut impl fmt::Write, more: usize) -> fmt::Result {
    match more {
        0 => Ok(()),
        1 => formatter.write_str("; … and 1 more violation"),
        more => write!(formatter, "; … and {more} more violations"),
    }
}

/// A message without received data: which member is missing, or what was expected. `None` if nothing is left.
pub fn without_values(message: &str) -> Option<String> {
    const KINDS: [&str; 7] = [
        "null",
        "a boolean",
        "an integer",
        "a number",
        "a string",
        "an array",
        "an object",
    ];
    const WITH_VALUE: [&str; 4] = [
        "invalid type: ",
        "invalid value: ",
        "invalid length ",
        "unknown value ",
    ];
    if message.starts_with("missing member `") {
        return Some(message.to_owned());
    }
    if message.starts_with("no branch fits") {
        return Some("no branch fits".to_owned());
    }
    if WITH_VALUE.iter().any(|start| message.starts_with(start)) {
        let (_, expected) = message.rsplit_once(", expected ")?;
        return Some(format!("expected {expected}"));
    }
    if let Some((_, found)) = message.rsplit_once(", found ")
        && message.starts_with("expected ")
    {
        return KINDS.contains(&found).then(|| message.to_owned());
    }
    // The name of a branch or an operation that was tried.
    let branch = message.strip_prefix("as ").unwrap_or(message);
    let (name, rest) = branch.strip_prefix('`')?.split_once("`: ")?;
    Some(format!("as `{name}`: {}", without_values(rest)?))
}

/// The start of a string, with an ellipsis if something is left out.
pub fn shorten(text: &str, characters: usize) -> String {
    match text.char_indices().nth(characters) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

/// A string without its middle, if it is longer than this many bytes.
pub fn elide(text: &str, bytes: usize) -> Cow<'_, str> {
    match elided(text, bytes) {
        None => Cow::Borrowed(text),
        Some((start, end)) => Cow::Owned(format!("{start}…{end}")),
    }
}

/// The start and the end of a string that is longer than this many bytes.
fn elided(text: &str, bytes: usize) -> Option<(&str, &str)> {
    if text.len() <= bytes {
        return None;
    }
    let half = bytes.saturating_sub('…'.len_utf8()) / 2;
    let mut start = half;
    while !text.is_char_boundary(start) {
        start -= 1;
    }
    let mut end = text.len() - half;
    while !text.is_char_boundary(end) {
        end += 1;
    }
    Some((&text[..start], &text[end..]))
}

/// Writes a pointer from its first step to its last. It never has more than a few hundred bytes.
#[derive(Debug)]
pub struct Pointer {
    start: String,
    /// The last steps, if there is no room for all of them.
    end: VecDeque<String>,
    end_len: usize,
    is_elided: bool,
}

impl Default for Pointer {
    fn default() -> Self {
        Self {
            start: String::from("#"),
            end: VecDeque::new(),
            end_len: 0,
            is_elided: false,
        }
    }
}

impl Pointer {
    /// Adds the name of a member.
    pub fn member(&mut self, name: &str) {
        let mut step = String::from("/");
        match elided(name, LONGEST_STEP) {
            None => push_token(&mut step, name),
            Some((start, end)) => {
                push_token(&mut step, start);
                step.push('…');
                push_token(&mut step, end);
            }
        }
        self.push(step);
    }

    /// Adds the index of an item.
    pub fn item(&mut self, index: usize) {
        self.push(format!("/{index}"));
    }

    fn push(&mut self, step: String) {
        let half = LONGEST_POINTER / 2;
        let is_at_start = !self.is_elided && self.end.is_empty();
        if is_at_start && self.start.len() + step.len() <= half {
            self.start.push_str(&step);
            return;
        }
        self.end_len += step.len();
        self.end.push_back(step);
        // The last step is always shown.
        while self.end_len > half && self.end.len() > 1 {
            let first = self.end.pop_front().unwrap_or_default();
            self.end_len -= first.len();
            self.is_elided = true;
        }
    }

    /// The pointer as a URI fragment (RFC 6901 section 6), with an ellipsis for omitted steps.
    pub fn finish(self) -> String {
        let mut text = self.start;
        if self.is_elided {
            text.push_str("/…");
        }
        text.extend(self.end);
        text
    }
}

/// RFC 6901 section 6: a token is escaped, then percent-encoded as a URI fragment.
pub fn push_token(text: &mut String, token: &str) {
    use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};
    const NOT_FRAGMENT: &AsciiSet = &CONTROLS
        .add(b' ')
        .add(b'"')
        .add(b'<')
        .add(b'>')
        .add(b'`')
        .add(b'%')
        .add(b'#')
        .add(b'\\')
        .add(b'^')
        .add(b'{')
        .add(b'|')
        .add(b'}')
        .add(b'[')
        .add(b']');
    let escaped = token.replace('~', "~0").replace('/', "~1");
    text.extend(utf8_percent_encode(&escaped, NOT_FRAGMENT));
}

#[cfg(test)]
mod tests {
    use super::{LONGEST_POINTER, Pointer, elide, shorten, without_values};

    fn pointer<'n>(names: impl IntoIterator<Item = &'n str>) -> String {
        let mut pointer = Pointer::default();
        names.into_iter().for_each(|name| pointer.member(name));
        pointer.finish()
    }

    #[test]
    fn messages_name_members_and_types_without_values() {
        for (message, expected) in [
            ("missing member `id`", Some("missing member `id`")),
            (
                "expected a string, found an integer",
                Some("expected a string, found an integer"),
            ),
            ("expected at most 5, found `6`", None),
            ("expected one of `a`, `b`, found `, found null`", None),
            (
                "invalid type: string \"s3cret, expected x\", expected an integer",
                Some("expected an integer"),
            ),
            (
                "as `push`: `Card`: missing member `number` at `#/card`",
                Some("as `push`: as `Card`: missing member `number` at `#/card`"),
            ),
            (
                "no branch fits: `A`: invalid type: string \"s3cret\", expected null",
                Some("no branch fits"),
            ),
            ("unknown member `s3cret`", None),
            ("`A`: unknown member `s3cret`", None),
        ] {
            assert_eq!(without_values(message).as_deref(), expected, "{message}");
        }
    }

    #[test]
    fn a_pointer_of_a_usual_length_is_whole() {
        assert_eq!(pointer([]), "#");
        assert_eq!(pointer(["a/b", "c~d", "é"]), "#/a~1b/c~0d/%C3%A9");
        let steps = ["a-member-of-some-length"; 7];
        assert_eq!(pointer(steps), format!("#/{}", steps.join("/")));
    }

    #[test]
    fn a_long_pointer_keeps_its_start_and_its_end() {
        let name = "x".repeat(200_000);
        let shown = pointer(["map", &name, "last"]);
        assert!(
            shown.starts_with("#/map/xxx") && shown.ends_with("xxx/last"),
            "{shown}"
        );
        assert!(shown.contains("x…x"), "{shown}");
        let shown = pointer(std::iter::repeat_n("step", 10_000).chain(["last"]));
        assert!(
            shown.starts_with("#/step/") && shown.ends_with("/step/last"),
            "{shown}"
        );
        assert!(shown.contains("/…/"), "{shown}");
    }

    #[test]
    fn a_pointer_has_a_greatest_length() {
        for name in ["é", "%", "~", "\u{0}", "🦀", "a"] {
            for length in [1, 20, 79, 80, 81, 500] {
                let name = name.repeat(length);
                for steps in [1, 2, 3, 50] {
                    let shown = pointer(std::iter::repeat_n(name.as_str(), steps));
                    assert!(shown.len() <= 3 * LONGEST_POINTER, "{}", shown.len());
                }
            }
        }
    }

    #[test]
    fn texts_are_cut_between_characters() {
        assert_eq!(elide("äöüäöü", 8), "ä…ü");
        assert_eq!(elide("abc", 3), "abc");
        assert_eq!(shorten("äöü", 2), "äö…");
    }
}
