//! Bodies and their media types.

use super::{Format, SchemaRequest, Type};
use crate::source::Location;

/// The possible bodies: one type, or an enum of them by media type.
#[derive(Debug)]
pub(crate) struct Contents {
    /// The name of the enum, if there is one.
    pub(crate) name: String,
    /// At least one, in document order.
    pub(crate) all: Vec<Content>,
}

/// The values of one media type.
#[derive(Debug)]
pub(crate) struct Content {
    pub(crate) variant: String,
    /// As in the document, possibly a range.
    pub(crate) media_type: String,
    pub(crate) ty: Type,
    pub(crate) schema: SchemaRequest,
    pub(crate) codec: Codec,
    /// The examples in the document. Only for requests, which have samples.
    pub(crate) examples: Vec<Example>,
    /// The place of its schema.
    pub(crate) place: Option<Location>,
}

/// An example in the document.
#[derive(Debug)]
pub(crate) struct Example {
    /// Its name in `examples`.
    pub(crate) name: Option<String>,
    pub(crate) json: String,
}

/// How values become bytes.
#[derive(Debug)]
pub(crate) enum Codec {
    Json,
    /// A scalar, with the layout of its schema.
    Text(String),
    /// The bytes themselves.
    Binary,
    /// Pairs of names and values, with the layout of the schema.
    Form(String, Vec<Encoding>),
    /// Parts, with the layout of the schema.
    Multipart(String, Vec<Encoding>),
    /// XML, with the layout of the schema, and the name of the root element if the schema has none.
    Xml(String, String),
    /// The items of a list, one after the other.
    Sequence(Sequence),
}

/// How the items of a sequential media type are separated (OpenAPI 3.2, "Sequential Media Types").
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sequence {
    /// One JSON value per line: `application/jsonl`, `application/x-ndjson`.
    Lines,
    /// JSON values, each after a record separator: `application/json-seq` (RFC 7464).
    Records,
    /// Server-sent events: `text/event-stream`.
    Events,
}

/// How the document encodes one member of a form, or one part.
#[derive(Debug)]
pub(crate) struct Encoding {
    /// `None` for all members that the schema does not name.
    pub(crate) name: Option<String>,
    pub(crate) content_type: Option<String>,
    /// The same as for a parameter.
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
