//! XML by OpenAPI's `xml` objects: which members are attributes, how elements are called, and which lists have an
//! element of their own.
//!
//! There are no document types here, so there are no entities but the five that XML has itself.

mod names;
mod plan;
mod read;
#[cfg(test)]
mod tests;
mod tree;
mod write;

pub(super) use read::to_json;
pub(super) use write::from_view;
