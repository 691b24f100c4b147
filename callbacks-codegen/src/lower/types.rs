//! The types so far, and which schemas lead to them.

use std::collections::HashSet;

use rustc_hash::FxHashMap;

use crate::ir::{SchemaCount, Struct, TypeDefinition, TypeId, TypeKind};
use crate::schema::{Equal, EqualSchemas, Gathered, Identity, SchemaId};
use crate::source::Location;

/// The types so far.
#[derive(Default)]
pub(super) struct Types<'a, 's> {
    /// `None` while a type is being lowered, which may refer to itself.
    list: Vec<Option<TypeDefinition>>,
    /// One schema is one type, whoever refers to it.
    pub(super) by_schema: FxHashMap<Identity, TypeId>,
    /// Which schemas say the same.
    pub(super) equal: Equal<'s>,
    /// Lists and maps that contain themselves, while they are lowered: the types that they will be.
    pub(super) wrappers: FxHashMap<Identity, (TypeId, String)>,
    /// Schemas with all that must hold beside them.
    pub(super) gathered: FxHashMap<SchemaId, Option<Gathered<'a>>>,
    /// Choices that allow `null` as one of their branches.
    pub(super) nullable: HashSet<TypeId>,
    /// The schemas that are being lowered, from the outermost in.
    pub(super) open: Vec<Identity>,
    /// How many types are of members on which several schemas have a say.
    pub(super) combined: usize,
    pub(super) counted: SchemaCount,
    /// The places of schemas that contradict others.
    pub(super) impossible: HashSet<Location>,
}

impl Types<'_, '_> {
    pub(super) fn len(&self) -> usize {
        self.list.len()
    }

    /// Makes room for a type that is being lowered.
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

    /// A type that is finished.
    pub(super) fn get(&self, id: TypeId) -> Option<&TypeDefinition> {
        self.list.get(id.0)?.as_ref()
    }

    pub(super) fn get_mut(&mut self, id: TypeId) -> Option<&mut TypeDefinition> {
        self.list.get_mut(id.0)?.as_mut()
    }

    /// A struct that is finished.
    pub(super) fn object(&self, id: TypeId) -> Option<&Struct> {
        match &self.get(id)?.kind {
            TypeKind::Struct(object) => Some(object),
            _ => None,
        }
    }

    /// The types from a place on that are finished.
    pub(super) fn since(&self, place: usize) -> impl Iterator<Item = &TypeDefinition> {
        self.list[place..].iter().flatten()
    }

    /// How many schemas there were, which of them say the same, and all types in the order in which they were begun.
    pub(super) fn into_parts(self) -> (SchemaCount, EqualSchemas, Vec<TypeDefinition>) {
        let list = self.list.into_iter();
        let list = list.map(|each| each.expect("every type that was begun is finished"));
        (self.counted, self.equal.into_schemas(), list.collect())
    }
}
