//! The place of an expression in a key, and of a name or pointer token in the expression.

use std::ops::Range;

use callbacks_expression::Pointer;

use crate::source::{KeyView, Location};

/// The place of an expression. The key may have been repaired, or replaced by the user. If something is not found, its
/// place is that of the whole key.
pub(super) struct Place<'s> {
    key: KeyView<'s>,
    inner: Range<usize>,
}

impl<'s> Place<'s> {
    /// The place of each pair of braces, followed by the whole key without end.
    pub(super) fn all(key: KeyView<'s>) -> impl Iterator<Item = Self> {
        let whole = std::iter::repeat_with(|| 0..key.text.len());
        let inner = in_braces(key.text).chain(whole);
        inner.map(move |inner| Self { key, inner })
    }

    /// The name of a parameter, at the end of its expression.
    pub(super) fn name(&self, name: &str) -> Location {
        match self.find(name) {
            Some(start) => self.key.part(start..start + name.len()),
            None => self.key.location,
        }
    }

    /// A token of the pointer. If the pointer has none, the expression.
    pub(super) fn token(&self, pointer: &Pointer, index: usize) -> Location {
        let text = pointer.to_string();
        let Some(range) = token_range(&text, index) else {
            return self.source();
        };
        match self.find_tokens(&text[1..]) {
            Some(start) => self
                .key
                .part(start + range.start - 1..start + range.end - 1),
            None => self.key.location,
        }
    }

    /// The source of the expression, without a pointer: `$request.body`.
    pub(super) fn source(&self) -> Location {
        let text = &self.key.text[self.inner.clone()];
        let length = text.find('#').unwrap_or(text.len());
        self.key.part(self.inner.start..self.inner.start + length)
    }

    /// Where the tokens `a/b` start. Before a repair they were written as `a.b`.
    fn find_tokens(&self, tokens: &str) -> Option<usize> {
        let dotted = || self.find(&tokens.replace('/', "."));
        self.find(tokens).or_else(dotted)
    }

    /// Searches from the end, where names and pointers are.
    fn find(&self, text: &str) -> Option<usize> {
        let at = self.key.text[self.inner.clone()].rfind(text)?;
        Some(self.inner.start + at)
    }
}

/// The contents of each pair of braces. The whole text if it has no braces.
fn in_braces(text: &str) -> impl Iterator<Item = Range<usize>> {
    let bare = (!text.contains('{')).then_some(0..text.len());
    let mut at = 0;
    let braced = std::iter::from_fn(move || {
        let open = at + text[at..].find('{')?;
        let start = open + text[open..].find(|each| each != '{')?;
        let length = text[start..].find('}').unwrap_or(text.len() - start);
        at = start + length;
        Some(start..at)
    });
    bare.into_iter().chain(braced)
}

/// The range of a token in the text of a pointer.
fn token_range(pointer: &str, index: usize) -> Option<Range<usize>> {
    let start = pointer.match_indices('/').nth(index)?.0 + 1;
    let length = pointer[start..].find('/').unwrap_or(pointer.len() - start);
    Some(start..start + length)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn expressions_are_found_in_their_braces() {
        let cases = [
            ("$request.body#/a", 0, "$request.body#/a"),
            ("{$request.body#/a}/{id}", 1, "id"),
            ("https://x/{id}?from={$url}", 1, "$url"),
            ("{{$request.body#/a}}/b", 0, "$request.body#/a"),
            ("{$request.body#/a", 0, "$request.body#/a"),
        ];
        for (text, index, expected) in cases {
            assert_eq!(&text[in_braces(text).nth(index).unwrap()], expected);
        }
        assert_eq!(in_braces("{$url}").nth(1), None);
        assert_eq!(in_braces("{{").next(), None);
    }

    #[test]
    fn tokens_are_found_in_their_pointer() {
        let token = |index| token_range("/links/a~1b/", index).map(|range| &"/links/a~1b/"[range]);
        assert_eq!(
            [token(0), token(1), token(2)],
            [Some("links"), Some("a~1b"), Some("")]
        );
        assert_eq!((token(3), token_range("", 0)), (None, None));
    }
}
