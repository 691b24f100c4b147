//! OpenAPI files, parsed into trees whose nodes know their place.
//!
//! [`Texts`] owns the contents, [`SourceMap`] loads each file once, and a [`View`] is a node of a file, through which all
//! later stages read documents. YAML and JSON give the same tree. A plain scalar preserves its characters, so `08`, `1.10`
//! and `NO` are unchanged where a string is expected. The reader of a scalar decides its type.
//!
//! A document is untrusted input to a build. Size, number of files, nesting and the expansion of aliases are limited, and
//! nothing in a document makes this module panic.

#[cfg(feature = "overlay")]
mod edit;
mod error;
mod fault;
mod file;
mod identifier;
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
pub(crate) mod uri;
mod view;
mod write;
mod yaml;

#[cfg(test)]
mod tests;

pub use crate::span::{FileId, LineColumn, Location};
#[cfg(feature = "overlay")]
pub(crate) use edit::{Draft, Mismatch, Patch, Step};
pub use error::LoadError;
pub use file::{Format, SourceFile, Texts};
pub use key_view::KeyView;
#[cfg(feature = "overlay")]
pub(crate) use limits::{MAX_DEPTH, MAX_NODES};
pub use map::SourceMap;
#[cfg(feature = "openapiv3")]
pub(crate) use path::normalise;
pub(crate) use scope::read_regular;
pub use scope::{Forbidden, Scope};
pub(crate) use view::NodeMap;
pub use view::{NodeId, View};
pub(crate) use write::write_string;
