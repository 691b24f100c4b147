//! What is known of a value from the schemas that were entered for it.

use crate::schema::SchemaId;

/// A value, as the schemas see it that are within one another and are for the same value.
#[derive(Clone, Debug, Default)]
pub(super) struct Place<'s> {
    /// The schemas that were entered and must all hold.
    pub(super) open: Vec<SchemaId>,
    /// Members that the sender does not own.
    pub(super) not_owned: Vec<&'s str>,
    /// Whether an outer schema says that it is a string.
    pub(super) is_string: bool,
    /// The base that is meant without its subtypes: one of them is being checked, or it itself.
    pub(super) bare: Option<SchemaId>,
}
