//! Documentation comments: what a document says, and what this crate says of it.

use proc_macro2::{Delimiter, Group, Ident, Punct, Spacing, Span, TokenStream, TokenTree};
use quote::{ToTokens, TokenStreamExt, quote};

use super::literal;
use crate::ir::Documentation;
use crate::markdown::{Markdown, code, markdown, prose};

/// A comment, written where it is needed: copying tokens takes longer than making them.
#[derive(Debug)]
pub(super) struct Docs {
    text: Markdown,
    deprecated: bool,
}

impl ToTokens for Docs {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        for line in self.text.as_str().lines() {
            let line = match line {
                "" => literal::string(""),
                _ => literal::string(&format!(" {line}")),
            };
            let content: [TokenTree; 3] = [
                Ident::new("doc", Span::call_site()).into(),
                Punct::new('=', Spacing::Alone).into(),
                line.into(),
            ];
            tokens.append(Punct::new('#', Spacing::Alone));
            tokens.append(Group::new(
                Delimiter::Bracket,
                content.into_iter().collect(),
            ));
        }
        if self.deprecated {
            tokens.extend(quote!(#[deprecated]));
        }
    }
}

/// The comment of an item: what the document says of it, or else `fallback`; then the notes, each its own paragraph.
pub(super) fn of(
    documentation: &Documentation,
    fallback: impl FnOnce() -> Markdown,
    notes: impl IntoIterator<Item = Markdown>,
) -> Docs {
    let said = [&documentation.summary, &documentation.description];
    let mut paragraphs: Vec<_> = said
        .into_iter()
        .flatten()
        .map(|text| prose(text))
        .filter(|text| !text.is_empty())
        .collect();
    // Many documents repeat the summary as the description.
    paragraphs.dedup();
    if paragraphs.is_empty() {
        paragraphs.push(fallback());
    }
    let example = documentation.example.iter();
    paragraphs.extend(example.map(|example| markdown!("Example: {}", code(example))));
    paragraphs.extend(notes);
    paragraphs.retain(|text| !text.is_empty());
    Docs {
        text: Markdown::join(paragraphs, "\n\n"),
        deprecated: documentation.deprecated,
    }
}

/// The comment of an item of which a note is always to be said.
pub(super) fn with_note(documentation: &Documentation, note: Markdown) -> Docs {
    of(documentation, Markdown::default, [note])
}

/// The comment of an item that has only this text.
pub(super) fn comment(text: Markdown) -> Docs {
    Docs {
        text,
        deprecated: false,
    }
}
