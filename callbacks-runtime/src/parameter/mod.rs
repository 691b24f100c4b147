//! Parameters in the path, the query, headers and cookies: how values become texts there, and are read from them.
//!
//! A value goes through serde into a [`Shape`] (a text, a list or an object), which [`write`] puts into the syntax of
//! its [`Style`]. Reading goes the other way: a [`Raw`] parameter is taken apart as the type that is read asks for.
//! One rule holds throughout: what is written is read as the same value. A value for which a style has no such text
//! (a list item that holds `|`, in `pipeDelimited`) is refused by the sender.

mod checked;
mod deserializer;
mod encoding;
mod fault;
mod header;
mod raw;
mod serializer;
mod shape;
mod style;
#[cfg(test)]
mod tests;
mod write;

pub use checked::Checked;
pub(crate) use checked::Named;
pub(crate) use deserializer::read;
pub(crate) use encoding::Place;
pub(crate) use fault::Fault;
pub(crate) use header::{HeaderFault, header_value, lines, read_header};
pub(crate) use raw::Raw;
pub(crate) use serializer::Problem;
pub use style::Style;
pub(crate) use write::write;
