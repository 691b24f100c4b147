//! `multipart/*`: the members of an object as parts (RFC 2046 section 5.1).
//!
//! In `multipart/form-data`, a part has the name of its member (RFC 7578). In other types it is found by its
//! `Content-ID`, or by a name if it has one. The first unnamed part is the first member that is JSON (the root of RFC
//! 2387). Every other unnamed part is the next member with its media type.
//!
//! The parser is our own. Existing Rust parsers only read form-data, only as a stream, and have more dependencies than
//! this whole library. This one walks over the body once and copies nothing.

mod assign;
mod parse;
mod read;
#[cfg(test)]
mod tests;
mod write;

pub(super) use read::to_json;
pub(super) use write::from_view;
