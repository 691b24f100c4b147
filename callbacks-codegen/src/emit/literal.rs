//! Strings and numbers of a document as literals. All of them are made here.

use super::tokens::{Literal, ToTokens, TokenStream};
use crate::markdown::needs_escape;

/// A string literal, with escapes for all characters that are invisible or change the direction of text. It reads the
/// same in tokens, in printed code, and to reviewers.
pub(super) fn string(text: &str) -> Literal {
    let mut literal = String::with_capacity(text.len() + 2);
    write_string(text, &mut literal);
    Literal(literal)
}

/// Appends the literal of a string.
pub(super) fn write_string(text: &str, out: &mut String) {
    let before = out.len();
    let mut written = 0;
    out.push('"');
    for (at, byte) in text.bytes().enumerate() {
        let escape = match byte {
            b'"' => "\\\"",
            b'\\' => "\\\\",
            b'\n' => "\\n",
            b'\t' => "\\t",
            b' '..=b'~' => continue,
            _ => {
                out.truncate(before);
                out.push_str(&with_escapes(text));
                return;
            }
        };
        out.push_str(&text[written..at]);
        out.push_str(escape);
        written = at + 1;
    }
    out.push_str(&text[written..]);
    out.push('"');
}

/// The literal of a string with any characters.
fn with_escapes(text: &str) -> String {
    let literal = proc_macro2::Literal::string(text).to_string();
    if !literal.contains(needs_escape) {
        return literal;
    }
    let mut escaped = String::with_capacity(literal.len() + 8);
    for each in literal.chars() {
        match needs_escape(each) {
            true => escaped.extend(each.escape_unicode()),
            false => escaped.push(each),
        }
    }
    escaped
}

/// The same without escapes, if that is more readable.
pub(super) fn raw(text: &str) -> Literal {
    /// Rust allows at most 255 marks around a raw string.
    const MARKS: usize = 200;
    let longest = text
        .split('"')
        .skip(1)
        .map(|rest| rest.bytes().take_while(|byte| *byte == b'#').count() + 1);
    let marks = "#".repeat(longest.max().unwrap_or_default().min(MARKS));
    if marks.len() < MARKS && !text.contains(needs_escape) {
        Literal(format!("r{marks}\"{text}\"{marks}"))
    } else {
        string(text)
    }
}

/// A string where a template names it.
#[derive(Clone, Copy)]
pub(super) struct Text<'t>(pub(super) &'t str);

impl ToTokens for Text<'_> {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        self.0.to_tokens(tokens);
    }
}

/// Several strings, each a literal.
pub(super) fn strings<'t>(
    texts: impl IntoIterator<Item = &'t (impl AsRef<str> + ?Sized + 't)>,
) -> impl Iterator<Item = Literal> {
    texts.into_iter().map(|text| string(text.as_ref()))
}

/// A number of the document as a literal. A number beyond the range of doubles becomes the largest one.
pub(super) fn float(text: &str) -> Literal {
    let value: f64 = text.parse().unwrap_or_default();
    Literal::f64_unsuffixed(value.clamp(f64::MIN, f64::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn literals_show_what_is_invisible() {
        for (text, as_string, as_raw) in [
            ("a\"b", r#""a\"b""#, r###"r#"a"b"#"###),
            ("größe", r#""größe""#, r##"r"größe""##),
            ("a\u{202e}b", r#""a\u{202e}b""#, r#""a\u{202e}b""#),
            ("a\u{2028}b", r#""a\u{2028}b""#, r#""a\u{2028}b""#),
            ("a\u{3164}b", r#""a\u{3164}b""#, r#""a\u{3164}b""#),
            ("a\\\u{3164}b", r#""a\\\u{3164}b""#, r#""a\\\u{3164}b""#),
            ("a\r\n", r#""a\r\n""#, r#""a\r\n""#),
            ("\n\t\\", r#""\n\t\\""#, "r\"\n\t\\\""),
            ("\0", r#""\0""#, r#""\0""#),
        ] {
            assert_eq!(string(text).0, as_string);
            assert_eq!(raw(text).0, as_raw);
        }
    }
}
