//! Documentation comments: the text of the document, and notes.

use super::template::quote;
use super::tokens::{ToTokens, TokenStream};
use super::wrap;
use crate::ir::Documentation;
use crate::markdown::{Markdown, code, markdown, prose};

/// A comment. Its tokens are made where they are needed, because copying tokens takes longer.
#[derive(Debug)]
pub(super) struct Docs {
    text: Markdown,
    deprecated: bool,
}

impl ToTokens for Docs {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        for line in wrap::lines(self.text.as_str()) {
            let line = match line.as_ref() {
                "" => String::new(),
                line => format!(" {line}"),
            };
            tokens.extend([quote!(#[doc = #line])]);
        }
        if self.deprecated {
            tokens.extend([quote!(#[deprecated])]);
        }
    }
}

/// The comment of an item: the document's text, then the notes, each in a paragraph. It may be empty.
pub(super) fn of(documentation: &Documentation, notes: impl IntoIterator<Item = Markdown>) -> Docs {
    let said = [&documentation.summary, &documentation.description];
    let mut paragraphs: Vec<_> = said
        .into_iter()
        .flatten()
        .map(|text| prose(text))
        .filter(|text| !text.is_empty())
        .collect();
    // Many documents repeat the summary as the description.
    paragraphs.dedup();
    let example = documentation.example.iter();
    paragraphs.extend(example.map(|example| markdown!("Example: {}", code(example))));
    paragraphs.extend(notes);
    paragraphs.retain(|text| !text.is_empty());
    Docs {
        text: Markdown::join(paragraphs, "\n\n"),
        deprecated: documentation.deprecated,
    }
}

/// The comment of an item with the document's text and a note.
pub(super) fn with_note(documentation: &Documentation, note: Markdown) -> Docs {
    of(documentation, [note])
}

/// A comment with this text only.
pub(super) fn comment(text: Markdown) -> Docs {
    Docs {
        text,
        deprecated: false,
    }
}
