//! JSON as generated types read and write it.
//!
//! Generated `Deserialize` and `Serialize` impls are a few lines each: everything that does not depend on the type
//! stands here once, as a generic function. That keeps what rustc has to check small, since a document may hold
//! thousands of schemas.

mod enumeration;
mod fault;
mod nullable;
mod object;
mod union;

pub use enumeration::{StringEnum, UnknownValue, parse_enum, read_enum, write_enum};
pub(crate) use fault::{JsonFault, decode, push_token};
pub use nullable::Nullable;
pub use object::{Members, ObjectWriter, ReadObject, Unknown, read_object};
pub use union::{Choice, ReadUnion, read_union, write_tagged};
