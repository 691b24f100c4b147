//! Schemas that apply to the same value: `allOf`, choices, references.

use rustc_hash::FxHashSet;

use super::{Senders, ownership};
use crate::schema::{Keyword, SchemaId, Schemas, Walk};

/// The members that the senders do not set, in schemas and everything that applies to the same value. What a schema says
/// of values on a condition is not said of all of them.
pub(super) fn not_owned<'a, 's>(
    schemas: &'a Schemas<'a, 's>,
    all: &[SchemaId],
    senders: Senders,
) -> Vec<&'s str> {
    let mut names = Vec::new();
    let mut known = FxHashSet::default();
    for schema in Walk::chosen(schemas, all) {
        for member in schema.members(Keyword::Properties) {
            let name = member.key.text;
            if is_not_owned(schemas, member.schema, senders) && known.insert(name) {
                names.push(name);
            }
        }
    }
    names
}

/// Whether the senders do not set a member, according to itself or to the schemas that it refers to.
fn is_not_owned(schemas: &Schemas<'_, '_>, member: SchemaId, senders: Senders) -> bool {
    Walk::parts(schemas, member).any(|schema| {
        let of = ownership::not_owned_by(schema);
        of.provider && senders.provider || of.consumer && senders.consumer
    })
}

/// Whether a schema requires one of these members for the same value.
pub(super) fn requires_any(schemas: &Schemas<'_, '_>, schema: SchemaId, members: &[&str]) -> bool {
    Walk::in_place(schemas, &[schema]).any(|schema| {
        let mut names = schema.names(Keyword::Required);
        names.any(|name| members.contains(&name))
    })
}

/// Whether one of the bases is a schema itself or in its `allOf`.
pub(super) fn has_base(schemas: &Schemas<'_, '_>, schema: SchemaId, bases: &[SchemaId]) -> bool {
    Walk::parts(schemas, schema).any(|schema| bases.contains(&schema.id))
}
