//! OpenAPI files, read and parsed into trees whose every node knows its place.
//!
//! [`Texts`] owns what was read, [`SourceMap`] loads each file once, and a [`View`] is a node of a
//! file: what all later stages read documents through. YAML and JSON give the same tree. A plain
//! scalar keeps the text its author wrote, so that `08`, `1.10` and `NO` stay what they are where
//! a string is due; what else a scalar can be read as is decided when it is asked for.
//!
//! A document is untrusted input to a build: size, number of files, nesting and what aliases
//! expand to are bounded, and nothing in a document makes this module panic.

mod anchor;
mod error;
mod fault;
mod file;
mod json;
mod key_view;
mod limits;
mod map;
mod node;
mod path;
mod pointer;
mod scalar;
mod scope;
mod suggestions;
mod view;
mod write;
mod yaml;

#[cfg(test)]
mod tests;

pub use crate::span::{FileId, LineColumn, Location};
pub use error::LoadError;
pub use file::{Format, SourceFile, Texts};
pub use key_view::KeyView;
pub use map::SourceMap;
pub(crate) use scope::read_regular;
pub use scope::{Forbidden, Scope};
pub(crate) use view::NodeMap;
pub use view::{NodeId, View};
pub(crate) use write::write_string;
