//! Documentation comments from the texts of a document.

use std::borrow::Cow;

use proc_macro2::{Delimiter, Group, Ident, Literal, Punct, Spacing, Span, TokenStream, TokenTree};
use quote::{ToTokens, TokenStreamExt, quote};

use crate::ir::Documentation;

/// A comment, written where it is needed: copying tokens takes longer than making them.
#[derive(Debug)]
pub(super) struct Docs {
    text: String,
    deprecated: bool,
}

impl ToTokens for Docs {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        for line in self.text.lines() {
            let line = match line {
                "" => Literal::string(""),
                _ => Literal::string(&format!(" {line}")),
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
pub(super) fn of(documentation: &Documentation, fallback: &str, notes: &[String]) -> Docs {
    let said = [&documentation.summary, &documentation.description];
    let mut paragraphs: Vec<String> = said
        .into_iter()
        .flatten()
        .map(|text| text.trim())
        .filter(|text| !text.is_empty())
        .map(escape)
        .collect();
    // Many documents repeat the summary as the description.
    paragraphs.dedup();
    if paragraphs.is_empty() {
        paragraphs.push(fallback.to_owned());
    }
    let example = documentation.example.iter();
    paragraphs.extend(example.map(|example| escape(&format!("Example: `{example}`"))));
    paragraphs.extend(notes.iter().cloned());
    Docs {
        deprecated: documentation.deprecated,
        ..comment(&paragraphs.join("\n\n"))
    }
}

/// The comment of an item that has only this text.
pub(super) fn comment(text: &str) -> Docs {
    Docs {
        text: without_controls(text).into_owned(),
        deprecated: false,
    }
}

/// rustc takes no carriage return in a comment, and no character that shows text in another order than it is in.
fn without_controls(text: &str) -> Cow<'_, str> {
    let is_taken = |each: &char| match each {
        '\n' | '\t' => true,
        '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => false,
        _ => !each.is_control(),
    };
    if text.chars().all(|each| is_taken(&each)) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.chars().filter(is_taken).collect())
}

/// Text of the document as Markdown of rustdoc: code blocks must not become tests of the user's crate.
pub(super) fn escape(text: &str) -> String {
    let text = without_controls(text);
    let mut lines: Vec<Cow<'_, str>> = Vec::new();
    let mut fence: Option<&str> = None;
    for line in text.lines().map(str::trim_end) {
        let trimmed = line.trim_start();
        let mark = ["```", "~~~"]
            .into_iter()
            .find(|mark| trimmed.starts_with(mark));
        match (mark, fence) {
            (Some(mark), None) => {
                fence = Some(mark);
                lines.push(format!("{mark}text").into());
            }
            (Some(mark), Some(open)) if mark == open => {
                fence = None;
                lines.push(mark.into());
            }
            (_, Some(_)) => lines.push(line.into()),
            // A line behind a quote would belong to it.
            _ if !trimmed.is_empty() && !trimmed.starts_with('>') && follows_quote(&lines) => {
                lines.push("".into());
                lines.push(trimmed.into());
            }
            // Four spaces would open a code block.
            _ if line.len() - trimmed.len() > 3 || line.starts_with('\t') => {
                lines.push(format!("   {trimmed}").into());
            }
            _ => lines.push(line.into()),
        }
    }
    if let Some(open) = fence {
        lines.push(open.into());
    }
    lines.join("\n")
}

fn follows_quote(lines: &[Cow<'_, str>]) -> bool {
    lines
        .last()
        .is_some_and(|line| line.trim_start().starts_with('>'))
}

#[cfg(test)]
mod tests {
    use super::escape;

    #[test]
    fn code_of_the_document_is_no_test_of_the_user() {
        let escaped = escape("Send:\n\n```\nlet x;\n```\n\n    indented\n~~~json\n{}");
        assert_eq!(
            escaped,
            "Send:\n\n```text\nlet x;\n```\n\n   indented\n~~~text\n{}\n~~~"
        );
    }
}
