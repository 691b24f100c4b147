//! The callbacks and webhooks of a document as data, for tools: how each request is addressed, written and checked.
//!
//! [`describe`](crate::describe) makes a [`Model`]. It has the same names, schemas and rules as the generated code, because
//! both come from the same stages. Values are JSON, and their schemas are the texts that generated code validates with.

mod build;
mod types;

pub(crate) use build::of;
pub use types::{
    Body, Callback, Codec, Content, Encoding, Event, Example, Format, Key, Location, Model,
    Operation, Origin, Parameter, Response, Scalar, Schema, Scheme, Sequence, Shape, Style,
};
