//! A document as a tree that can be changed.

use std::fmt::Write as _;

use callbacks_codegen::source::{SourceMap, Texts, View};

#[derive(Clone, Debug)]
pub(crate) enum Tree {
    Map(Vec<(String, Tree)>),
    List(Vec<Tree>),
    Text(String),
    /// A number, a boolean or null, as JSON writes it.
    Plain(String),
}

impl Tree {
    pub(crate) fn read(document: &[u8]) -> Self {
        let texts = Texts::new();
        let sources = SourceMap::with_reader(&texts, Box::new(|_| Ok(document.to_vec())));
        Self::of(sources.load("fixture".as_ref()).unwrap())
    }

    fn of(view: View<'_>) -> Self {
        if view.is_mapping() {
            let entries = view.entries();
            return Self::Map(
                entries
                    .map(|(key, value)| (key.text.to_owned(), Self::of(value)))
                    .collect(),
            );
        }
        if view.is_sequence() {
            return Self::List(view.items().map(Self::of).collect());
        }
        match view.as_str() {
            Some(text) => Self::text(text),
            None => Self::Plain(view.to_json()),
        }
    }

    pub(crate) fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }

    pub(crate) fn map(entries: impl IntoIterator<Item = (&'static str, Self)>) -> Self {
        let entries = entries.into_iter();
        Self::Map(
            entries
                .map(|(key, value)| (key.to_owned(), value))
                .collect(),
        )
    }

    pub(crate) fn reference(pointer: &str) -> Self {
        Self::map([("$ref", Self::text(format!("#{pointer}")))])
    }

    /// The number of nodes in it, itself included.
    pub(crate) fn count(&self) -> usize {
        1 + match self {
            Self::Map(entries) => entries.iter().map(|(_, value)| value.count()).sum(),
            Self::List(items) => items.iter().map(Self::count).sum::<usize>(),
            _ => 0,
        }
    }

    /// The node of that number, counted in the order of the document, and its JSON Pointer.
    pub(crate) fn nth(&mut self, mut number: usize, mut pointer: String) -> (&mut Self, String) {
        if number == 0 {
            return (self, pointer);
        }
        number -= 1;
        let children: Vec<(String, &mut Self)> = match self {
            Self::Map(entries) => entries
                .iter_mut()
                .map(|(key, value)| (key.replace('~', "~0").replace('/', "~1"), value))
                .collect(),
            Self::List(items) => items
                .iter_mut()
                .enumerate()
                .map(|(index, item)| (index.to_string(), item))
                .collect(),
            _ => Vec::new(),
        };
        for (token, child) in children {
            let count = child.count();
            if number < count {
                let _ = write!(pointer, "/{token}");
                return child.nth(number, pointer);
            }
            number -= count;
        }
        unreachable!("the number is below the count")
    }

    pub(crate) fn to_json(&self) -> String {
        let mut json = String::new();
        self.write(&mut json);
        json
    }

    fn write(&self, out: &mut String) {
        match self {
            Self::Map(entries) => {
                for (index, (key, value)) in entries.iter().enumerate() {
                    out.push(if index == 0 { '{' } else { ',' });
                    quote(key, out);
                    out.push(':');
                    value.write(out);
                }
                out.push_str(if entries.is_empty() { "{}" } else { "}" });
            }
            Self::List(items) => {
                for (index, item) in items.iter().enumerate() {
                    out.push(if index == 0 { '[' } else { ',' });
                    item.write(out);
                }
                out.push_str(if items.is_empty() { "[]" } else { "]" });
            }
            Self::Text(text) => quote(text, out),
            Self::Plain(text) => out.push_str(text),
        }
    }
}

/// A line for each key, so that excerpts have lines.
fn quote(text: &str, out: &mut String) {
    out.push_str("\n\"");
    for character in text.chars() {
        match character {
            '"' | '\\' => {
                out.push('\\');
                out.push(character);
            }
            '\0'..='\u{1f}' => {
                let _ = write!(out, "\\u{:04x}", u32::from(character));
            }
            _ => out.push(character),
        }
    }
    out.push('"');
}
