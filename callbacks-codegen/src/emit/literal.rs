//! Strings and numbers of a document as literals. All of them are made here.

use proc_macro2::{Literal, TokenStream};
use quote::{ToTokens, quote};

use crate::markdown::needs_escape;

/// A string literal, with escapes for all characters that are invisible or change the direction of text. It reads the
/// same in tokens, in printed code, and to reviewers.
pub(super) fn string(text: &str) -> Literal {
    let literal = Literal::string(text);
    if text.is_ascii() {
        return literal;
    }
    let written = literal.to_string();
    if !written.contains(needs_escape) {
        return literal;
    }
    let mut escaped = String::with_capacity(written.len() + 8);
    for each in written.chars() {
        match needs_escape(each) {
            true => escaped.extend(each.escape_unicode()),
            false => escaped.push(each),
        }
    }
    escaped.parse().unwrap_or(literal)
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
    let is_plain = !text.contains(needs_escape) && marks.len() < MARKS;
    let literal = is_plain.then(|| format!("r{marks}\"{text}\"{marks}").parse());
    match literal {
        Some(Ok(literal)) => literal,
        _ => string(text),
    }
}

/// A string where a template names it.
#[derive(Clone, Copy)]
pub(super) struct Text<'t>(pub(super) &'t str);

impl ToTokens for Text<'_> {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let literal = string(self.0);
        tokens.extend(quote!(#literal));
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
        ] {
            assert_eq!(string(text).to_string(), as_string);
            assert_eq!(raw(text).to_string(), as_raw);
        }
    }
}
