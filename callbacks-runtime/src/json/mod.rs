//! JSON of generated types.
//!
//! Generated `Deserialize` and `Serialize` impls have a few lines each. Everything that does not depend on the type is
//! here once, as a generic function. So rustc has little to check, even if a document has thousands of schemas.

mod context;
mod decode;
mod enumeration;
mod fault;
mod foreign;
mod integer;
mod link;
mod member;
mod names;
mod object;
mod payload;
mod scalar;
mod skipped;
mod union;

#[cfg(feature = "samples")]
pub(crate) use context::missing_tag::decode_sample;
pub(crate) use context::skipping;
pub use decode::Decode;
pub use enumeration::{
    ScalarEnum, StringEnum, UnknownValue, parse_enum, read_enum, read_scalar_enum,
};
pub(crate) use fault::{JsonFault, decode, decode_exactly};
pub use link::Link;
pub(crate) use member::IsMember;
pub use object::{Members, ReadObject, Unknown, read_object};
pub use scalar::Scalar;
pub use union::{Choice, ReadUnion, read_union};
