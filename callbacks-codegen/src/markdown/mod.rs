//! Strings of a document as Markdown of rustdoc.
//!
//! A document is not written for rustdoc: its code blocks would run as tests of the user's crate, its HTML would be part of
//! the user's pages, and its brackets would be links to items. So nothing of a document reaches documentation but through
//! this module, which the type [`Markdown`] enforces. [`prose`] is for descriptions, [`line`] for titles within a sentence,
//! and [`code`] for names. They read what they are given and write it anew, so the structure of the result is only ever what
//! this module writes.

mod block;
mod characters;
mod code_block;
mod inline;
mod table;

use std::fmt;

pub(crate) use characters::needs_escape;
use characters::{is_hidden, separates_lines};

/// Markdown without doc tests, without HTML, and without links to items.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Markdown(String);

/// What may be part of [`Markdown`] as it is.
pub(crate) trait Safe: fmt::Display {}

impl Safe for Markdown {}
/// What this crate says itself.
impl Safe for &'static str {}
impl Safe for crate::document::Status {}

/// Checks an argument of [`markdown!`].
pub(crate) fn safe<T: Safe>(value: &T) -> &T {
    value
}

/// `format!` for [`Markdown`]: takes what is Markdown already, and strings of this crate.
macro_rules! markdown {
    ($format:literal $(, $argument:expr)* $(,)?) => {
        $crate::markdown::Markdown::formatted(format_args!(
            $format $(, $crate::markdown::safe(&$argument))*
        ))
    };
}
pub(crate) use markdown;

impl Markdown {
    /// Only for [`markdown!`], which checks the arguments.
    pub(crate) fn formatted(arguments: fmt::Arguments<'_>) -> Self {
        Self(arguments.to_string())
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }

    /// All of these with something between them.
    pub(crate) fn join(parts: impl IntoIterator<Item = Self>, between: &'static str) -> Self {
        let parts: Vec<_> = parts.into_iter().map(|part| part.0).collect();
        Self(parts.join(between))
    }
}

impl fmt::Display for Markdown {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

/// A description: paragraphs, lists, quotes, tables and code blocks as they are meant. Code blocks become plain text, HTML is
/// shown as it is written, and links lead to the web alone.
pub(crate) fn prose(text: &str) -> Markdown {
    if is_plain(text) {
        return Markdown(text.trim_end().to_owned());
    }
    let text = normal(text);
    let lines: Vec<_> = text.lines().map(str::trim_end).collect();
    Markdown(block::write(&lines))
}

/// A string within a line, such as a title.
pub(crate) fn line(text: &str) -> Markdown {
    let text = normal(text);
    let words: Vec<_> = text.split_whitespace().collect();
    Markdown(inline::write(&words.join(" ")))
}

/// A name or value of the document, as code within a line.
pub(crate) fn code(text: &str) -> Markdown {
    /// Characters that are shown of it.
    const LONGEST: usize = 200;
    let is_common = |byte: u8| matches!(byte, b'!'..=b'_' | b'a'..=b'~');
    if !text.is_empty() && text.len() <= LONGEST && text.bytes().all(is_common) {
        return Markdown(["`", text, "`"].concat());
    }
    let mut shown = String::with_capacity(text.len());
    for (count, each) in text.chars().enumerate() {
        if count == LONGEST {
            shown.push('…');
            break;
        }
        match each {
            '\n' => shown.push_str("\\n"),
            '\t' => shown.push_str("\\t"),
            '\r' => shown.push_str("\\r"),
            each if needs_escape(each) => shown.extend(each.escape_unicode()),
            each => shown.push(each),
        }
    }
    if shown.is_empty() {
        shown.push_str("\"\"");
    }
    Markdown(inline::code_span(&shown))
}

/// Whether a text means the same wherever it is read: one line of words.
fn is_plain(text: &str) -> bool {
    let mut bytes = text.trim_end().bytes();
    let starts_as_word = bytes.next().is_some_and(|byte| byte.is_ascii_alphabetic());
    let is_part = |byte: u8| byte.is_ascii_alphanumeric() || b" ,.;'\"()?!/-".contains(&byte);
    starts_as_word && bytes.all(is_part)
}

/// Lines that end with `\n`, tabs as spaces, and nothing that is invisible.
fn normal(text: &str) -> String {
    const TAB: usize = 4;
    let mut normal = String::with_capacity(text.len());
    let mut column = 0;
    let mut characters = text.chars().peekable();
    while let Some(each) = characters.next() {
        match each {
            '\r' if characters.peek() == Some(&'\n') => {}
            '\t' => {
                let width = TAB - column % TAB;
                normal.extend(std::iter::repeat_n(' ', width));
                column += width;
            }
            each if each == '\n' || separates_lines(each) => {
                normal.push('\n');
                column = 0;
            }
            each if is_hidden(each) => {}
            each => {
                normal.push(each);
                column += 1;
            }
        }
    }
    normal
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prose_reads_as_it_was_written() {
        for (text, expected) in [
            ("Paid in full.", "Paid in full."),
            (
                "  The *order*, **now** `paid`.\n",
                "The *order*, **now** `paid`.",
            ),
            ("One\r\ntwo\u{2028}three", "One\ntwo\nthree"),
            (
                "Steps:\n\n1. [Read](https://example.com/a_b \"it\").\n2. Act\n   again.\n\n- x\n  - y",
                "Steps:\n\n1. [Read](https://example.com/a_b).\n2. Act\n   again.\n\n- x\n  - y",
            ),
            (
                "See https://example.com/a?b=c_d&e. Not <b>here</b>; a < b & c &amp; d&nbsp;e",
                "See <https://example.com/a?b=c_d&e>. Not \\<b>here\\</b>; a \\< b & c \\& d e",
            ),
            ("# Head #\ntext\n---\nnext", "# Head\n## text\nnext"),
            ("> said\nby\n\nme", "> said\n> by\n\nme"),
            (
                "| a | b|\n|---|:-:|\n| `x\\|y` | <i> |\nend | z\n\nlast",
                "| a | b |\n| --- | :-: |\n| `x\\|y` | \\<i> |\n| end | z |\n\nlast",
            ),
            ("a\n***\n* b\n* c", "a\n\n___\n\n* b\n* c"),
            ("`` a`b `` and `c", "``a`b`` and \\`c"),
            (
                "[0..1] [x] ![logo](https://a.example/x.png)",
                "\\[0..1] \\[x] [logo](https://a.example/x.png)",
            ),
            (
                "[x](#y) [x](javascript:alert(1))",
                "\\[x](#y) \\[x](javascript:alert(1))",
            ),
            ("\u{202e}ab\u{200b}c", "abc"),
            ("\\# a\\_b \\", "\\# a\\_b \\\\"),
        ] {
            assert_eq!(prose(text).as_str(), expected, "{text:?}");
        }
    }

    #[test]
    fn code_of_a_document_is_text() {
        for (text, expected) in [
            ("Send:\n\n```\nlet x;\n```", "Send:\n\n```text\nlet x;\n```"),
            (
                "Send:\n\n    a\n\n      b\n\nc",
                "Send:\n\n```text\na\n\n  b\n```\n\nc",
            ),
            ("~~~json\n{`}", "```text\n{`}\n```"),
            ("````\n```\n````", "````text\n```\n````"),
            ("> ```\n> x\n> ```", "> ```text\n> x\n> ```"),
            ("- ```\n  x\n  ```", "- ```text\n  x\n  ```"),
            ("1. ```rust\n   x\n   ```", "1. ```text\n   x\n   ```"),
            ("-     x", "- ```text\n  x\n  ```"),
            ("-\t\tx", "- ```text\n    x\n  ```"),
            (" \tx()\n", "```text\nx()\n```"),
            ("\tx()\ny", "```text\nx()\n```\ny"),
        ] {
            assert_eq!(prose(text).as_str(), expected, "{text:?}");
        }
    }

    #[test]
    fn a_name_is_one_span_of_code() {
        for (text, expected) in [
            ("order", "`order`"),
            ("", "`\"\"`"),
            ("a\n\n```\nx\n```", "```` a\\n\\n```\\nx\\n``` ````"),
            ("`", "`` ` ``"),
            (" x ", "`  x  `"),
            ("a\u{202e}b", "`a\\u{202e}b`"),
            ("<b>", "`<b>`"),
        ] {
            assert_eq!(code(text).as_str(), expected, "{text:?}");
        }
        assert_eq!(code(&"x".repeat(300)).as_str().chars().count(), 203);
    }

    #[test]
    fn a_title_stands_within_a_line() {
        assert_eq!(line("# A\n\n> ```\nb").as_str(), "# A > \\`\\`\\` b");
    }
}
