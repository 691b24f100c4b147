//! Bodies by their media types.

use super::{Format, SchemaRequest, Type};
use crate::source::Location;

/// What a body may be: one type, or an enum of them by media type.
#[derive(Debug)]
pub(crate) struct Contents {
    /// The name of the enum, if there is one.
    pub(crate) name: String,
    /// At least one, in the order of the document.
    pub(crate) all: Vec<Content>,
}

/// The values of one media type.
#[derive(Debug)]
pub(crate) struct Content {
    pub(crate) variant: String,
    /// As the document has it; a range if it has one.
    pub(crate) media_type: String,
    pub(crate) ty: Type,
    pub(crate) schema: SchemaRequest,
    pub(crate) codec: Codec,
    /// Values that the document gives as examples, as JSON; for requests alone, of which there are samples.
    pub(crate) examples: Vec<String>,
    /// Where its schema stands.
    pub(crate) place: Option<Location>,
}

/// How values become bytes.
#[derive(Debug)]
pub(crate) enum Codec {
    Json,
    /// A scalar as it is, with the layout of its schema.
    Text(String),
    /// The bytes themselves.
    Binary,
    /// Pairs of names and values, with the layout of the schema.
    Form(String, Vec<Encoding>),
    /// Parts, with the layout of the schema.
    Multipart(String, Vec<Encoding>),
    /// XML, with the layout of the schema and the name of the root element where that has none.
    Xml(String, String),
    /// The items of a list, one after the other.
    Sequence(Sequence),
}

/// How the items of a sequential media type follow each other (OpenAPI 3.2, "Sequential Media Types").
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sequence {
    /// One JSON text on each line: `application/jsonl`, `application/x-ndjson`.
    Lines,
    /// JSON texts behind record separators: `application/json-seq` (RFC 7464).
    Records,
    /// Server-sent events: `text/event-stream`.
    Events,
}

/// What the document says of how one member of a form, or one part, is written.
#[derive(Debug)]
pub(crate) struct Encoding {
    /// `None` for all members that the schema does not name.
    pub(crate) name: Option<String>,
    pub(crate) content_type: Option<String>,
    /// As a parameter is.
    pub(crate) format: Option<Format>,
    pub(crate) is_binary: bool,
}

impl Contents {
    /// The one media type, if there are no others.
    pub(crate) fn only(&self) -> Option<&Content> {
        match self.all.as_slice() {
            [only] => Some(only),
            _ => None,
        }
    }

    /// The one media type, if that is JSON.
    pub(crate) fn only_json(&self) -> Option<&Content> {
        self.only()
            .filter(|content| matches!(content.codec, Codec::Json))
    }

    /// The types of all media types.
    pub(crate) fn types(&self) -> impl Iterator<Item = &Type> {
        self.all.iter().map(|content| &content.ty)
    }
}
