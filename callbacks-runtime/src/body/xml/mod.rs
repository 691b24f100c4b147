//! XML as described by OpenAPI's `xml` objects: which members are attributes, what elements are called, and which lists
//! have a wrapper element.
//!
//! Document types are not supported, so there are no entities except the five of XML itself.

mod names;
mod plan;
mod read;
#[cfg(test)]
mod tests;
mod tree;
mod write;

pub(super) use read::to_json;
pub(super) use write::from_view;
