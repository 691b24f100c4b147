//! What is known about a value from the schemas that apply to it.

use crate::schema::SchemaId;

/// A value, as seen by nested schemas that apply to it.
#[derive(Clone, Debug, Default)]
pub(super) struct Place<'s> {
    /// The schemas that were entered and all apply.
    pub(super) open: Vec<SchemaId>,
    /// Members that the sender does not set.
    pub(super) not_owned: Vec<&'s str>,
    /// Whether an outer schema says that it is a string.
    pub(super) is_string: bool,
    /// A base without its subtypes: it is being checked itself, or one of them.
    pub(super) bare: Option<SchemaId>,
}
