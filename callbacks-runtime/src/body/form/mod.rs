//! `application/x-www-form-urlencoded`: the members of an object as pairs of names and values.
//!
//! A list is one pair for each item, and an object within the form is JSON (OpenAPI "Encoding Object", `contentType`).
//! A member with a style is written like a query parameter.

mod read;
#[cfg(test)]
mod tests;
mod write;

pub(super) use read::{push_json, to_json};
pub(super) use write::from_view;
