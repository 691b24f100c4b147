//! What both parsers report.

use std::borrow::Cow;

/// A part of a YAML stream and the bytes it spans, its anchor and tag not included.
pub(super) struct Event<'t> {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) kind: EventKind<'t>,
}

pub(super) enum EventKind<'t> {
    DocumentStart,
    Scalar {
        text: Cow<'t, str>,
        style: Style,
        tag: Tag,
        anchor: Option<Anchor>,
    },
    SequenceStart {
        anchor: Option<Anchor>,
    },
    MappingStart {
        anchor: Option<Anchor>,
    },
    /// The end of a sequence or a mapping; it spans a bracket in flow style, nothing in block style.
    CollectionEnd,
    Alias(Anchor),
}

/// A number for each definition of an anchor: a name may be defined again.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub(super) struct Anchor(pub(super) usize);

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Style {
    Plain,
    /// In single or double quotes.
    Quoted,
    /// Literal or folded.
    Block,
}

/// What a tag says about a scalar.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Tag {
    /// Nothing: there is none, or one that is unknown and ignored.
    None,
    /// `!!str`, or the non-specific `!`: it is a string even if it is plain.
    String,
    /// `!!int`, `!!float`, `!!bool` or `!!null`: it is read as if plain even if it is quoted.
    Other,
}

impl Tag {
    /// The meaning of a tag in full: `tag:yaml.org,2002:str`.
    pub(super) fn from_uri(uri: &str) -> Self {
        if uri == "!" {
            return Self::String;
        }
        match uri.strip_prefix("tag:yaml.org,2002:") {
            Some("str") => Self::String,
            Some("int" | "float" | "bool" | "null") => Self::Other,
            _ => Self::None,
        }
    }
}

/// The first byte from `at` on that is neither space, comment, anchor nor tag.
pub(super) fn skip_properties(text: &str, at: usize) -> usize {
    let mut rest = text.get(at..).unwrap_or_default();
    loop {
        rest = rest.trim_start_matches([' ', '\t', '\r', '\n']);
        let length = match rest.as_bytes().first() {
            Some(b'#') => rest.find(['\r', '\n']),
            Some(b'&' | b'!') => rest.find([' ', '\t', '\r', '\n']),
            _ => return text.len() - rest.len(),
        };
        rest = &rest[length.unwrap_or(rest.len())..];
    }
}
