//! Whether a value satisfies its schema.

pub mod binary;
mod check;
mod compile;
mod conforms;
mod encode;
#[doc(hidden)]
pub mod excerpt;
mod format;
mod instance;
mod kind;
mod literal;
mod message;
mod nullable;
mod number;
mod path;
mod pattern;
mod schema;
mod violation;
#[doc(hidden)]
pub mod work;

pub use binary::Binary;
pub use conforms::{has_format, has_length};
pub use encode::write;
#[doc(hidden)]
pub use format::unix_seconds;
pub use instance::{
    Array, AsInstance, Foreign, Instance, Integer, Members as InstanceMembers, Object, Visit,
    foreign, foreign_each, foreign_nullable, foreign_or_absent, present,
};
pub use nullable::Nullable;
#[doc(hidden)]
pub use number::integer_of;
pub use schema::{Schema, SchemaRef};
#[doc(hidden)]
pub use violation::MORE;
pub use violation::{Violation, Violations};

/// A value that knows its schema. Implemented for every generated type.
pub trait Validate {
    /// Checks all keywords of the schema: lengths, ranges, patterns, counts, formats, and how members depend on each
    /// other. It allocates nothing if the value is valid.
    ///
    /// # Errors
    ///
    /// Every violation, up to a hundred.
    fn validate(&self) -> Result<(), Violations>;
}
