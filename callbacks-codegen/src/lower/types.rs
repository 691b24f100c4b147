//! The types so far, and the schemas that lead to them.

use std::collections::HashSet;

use rustc_hash::FxHashMap;

use super::kept::Inspected;
use crate::ir::{SchemaCount, Struct, TypeDefinition, TypeId, TypeKind};
use crate::schema::{Equal, EqualSchemas, Gathered, Identity, SchemaId};
use crate::source::Location;

/// The types so far.
#[derive(Default)]
pub(super) struct Types<'a, 's> {
    /// `None` while a type is being lowered. It may refer to itself.
    list: Vec<Option<TypeDefinition>>,
    /// A schema is one type, whatever refers to it.
    pub(super) by_schema: FxHashMap<Identity, TypeId>,
    /// Which schemas are equal.
    pub(super) equal: Equal<'s>,
    /// Lists and maps that contain themselves, while they are lowered: their future types.
    pub(super) wrappers: FxHashMap<Identity, (TypeId, String)>,
    /// Schemas whose types would be too large.
    pub(super) untyped: HashSet<Identity>,
    /// Schemas, together with everything that applies beside them.
    pub(super) gathered: FxHashMap<SchemaId, Option<Gathered<'a>>>,
    /// Choices that allow `null` as one of their branches.
    pub(super) nullable: HashSet<TypeId>,
    /// The schemas that are being lowered, outermost first.
    pub(super) open: Vec<Identity>,
    /// How many members types have from other schemas than their own, and whether they are too many.
    pub(super) repeated: usize,
    pub(super) repeats_too_much: bool,
    pub(super) counted: SchemaCount,
    /// The places of schemas that contradict others.
    pub(super) impossible: HashSet<Location>,
    /// Types with schemas that look at their values, besides those of their members.
    pub(super) inspected: Vec<Inspected>,
}

impl Types<'_, '_> {
    pub(super) fn len(&self) -> usize {
        self.list.len()
    }

    /// Reserves the index of a type that is being lowered.
    pub(super) fn begin(&mut self) -> TypeId {
        self.list.push(None);
        TypeId(self.list.len() - 1)
    }

    pub(super) fn push(&mut self, definition: TypeDefinition) -> TypeId {
        let id = self.begin();
        self.finish(id, definition);
        id
    }

    pub(super) fn finish(&mut self, id: TypeId, definition: TypeDefinition) {
        self.list[id.0] = Some(definition);
    }

    /// A finished type.
    pub(super) fn get(&self, id: TypeId) -> Option<&TypeDefinition> {
        self.list.get(id.0)?.as_ref()
    }

    pub(super) fn get_mut(&mut self, id: TypeId) -> Option<&mut TypeDefinition> {
        self.list.get_mut(id.0)?.as_mut()
    }

    /// A finished struct.
    pub(super) fn object(&self, id: TypeId) -> Option<&Struct> {
        match &self.get(id)?.kind {
            TypeKind::Struct(object) => Some(object),
            _ => None,
        }
    }

    /// The finished types from an index on.
    pub(super) fn since(&self, place: usize) -> impl Iterator<Item = &TypeDefinition> {
        self.list[place..].iter().flatten()
    }

    /// The number of schemas, those that are equal, types that schemas look at, and all types in the order in which they
    /// were begun.
    pub(super) fn into_parts(
        self,
    ) -> (
        SchemaCount,
        EqualSchemas,
        Vec<Inspected>,
        Vec<TypeDefinition>,
    ) {
        let list = self.list.into_iter();
        let list = list.map(|each| each.expect("every type that was begun is finished"));
        let equal = self.equal.into_schemas();
        (self.counted, equal, self.inspected, list.collect())
    }
}
