//! JSON as generated types read and write it.
//!
//! Generated `Deserialize` and `Serialize` impls are a few lines each: everything that does not depend on the type
//! stands here once, as a generic function. That keeps what rustc has to check small, since a document may hold
//! thousands of schemas.

mod decode;
mod detail;
mod enumeration;
mod fault;
mod foreign;
mod integer;
mod link;
#[cfg(feature = "samples")]
mod made_up;
mod member;
mod names;
mod object;
mod payload;
mod scalar;
mod skipped;
mod trail;
mod union;

pub use decode::Decode;
pub use enumeration::{
    ScalarEnum, StringEnum, UnknownValue, parse_enum, read_enum, read_scalar_enum,
};
pub(crate) use fault::{JsonFault, decode, decode_exactly};
pub use link::Link;
#[cfg(feature = "samples")]
pub(crate) use made_up::making;
pub(crate) use member::IsMember;
pub use object::{Members, ReadObject, Unknown, read_object};
pub use scalar::Scalar;
pub(crate) use union::loss;
pub use union::{Choice, ReadUnion, read_union};
