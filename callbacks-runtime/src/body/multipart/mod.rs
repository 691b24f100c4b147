//! `multipart/*`: the members of an object as parts (RFC 2046 section 5.1).
//!
//! In `multipart/form-data` a part has the name of its member (RFC 7578). Elsewhere it is found by its `Content-ID` or a
//! name that it has all the same; the first part that nothing names is the first member that is JSON (the root of RFC
//! 2387), and every other the next member of its media type.
//!
//! The parser is our own: what there is for Rust reads form-data alone, as a stream, with more crates than all the rest
//! of this library has. It takes one walk over the body and copies nothing.

mod assign;
mod parse;
mod read;
#[cfg(test)]
mod tests;
mod write;

pub(super) use read::to_json;
pub(super) use write::from_view;
