//! Parameters in the path, the query, headers and cookies: how values are written and read.
//!
//! serde turns a value into a [`Shape`] (a string, a list or an object), and [`write`] puts it into the syntax of its
//! [`Style`]. In the other direction, a [`Raw`] parameter is split up as its type requires. There is one rule: what is
//! written must be read as the same value. If a style cannot represent a value, the sender refuses it. An example is a
//! list item with a `|` in `pipeDelimited`.

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
