//! Whether a value is as its schema says.
//!
//! Generated code holds each schema as a text and each value as an [`Instance`]; here the one is applied to the other.

mod check;
mod compile;
mod conforms;
mod encode;
mod format;
mod instance;
mod kind;
mod literal;
mod message;
mod number;
mod path;
mod pattern;
mod payload;
mod schema;
mod violation;

pub use conforms::{has_format, has_length};
pub use encode::write;
pub(crate) use format::unix_seconds;
pub use instance::{
    Array, AsInstance, Foreign, Instance, Members as InstanceMembers, Object, Visit, foreign,
    foreign_each, foreign_nullable, foreign_or_absent, present,
};
pub use payload::Payload;
pub(crate) use payload::PayloadFault;
pub use schema::{Schema, SchemaRef};
pub(crate) use violation::MORE;
pub use violation::{Violation, Violations};

/// A value that knows its schema. Implemented for every generated type.
pub trait Validate {
    /// Checks all that the schema says of a value: lengths, ranges, patterns, counts, formats, and what several members
    /// have to do with each other. It allocates nothing when all is well.
    ///
    /// # Errors
    ///
    /// With everything that the schema refuses.
    fn validate(&self) -> Result<(), Violations>;
}
