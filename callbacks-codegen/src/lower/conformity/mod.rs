//! What schemas say beyond the types that hold their values.
//!
//! A type rules out most of what its schema does: to ask for the rest alone takes a small part of the time that it takes to
//! apply the schema. Where a schema says something that is not known here, the schema itself is applied, as it is to
//! whatever is found wanting: so all that must hold is that nothing is found right which the schema refuses.

mod object;
mod value;

use super::boxes::{components, finishing_order};
use crate::assertion::{Assertion, Entry};
use crate::ir::{Condition, Conformity, Type, TypeDefinition, TypeId, TypeKind};

/// How deep within a schema it is read.
const MAX_DEPTH: usize = 16;

/// The schemas of a module beside its types.
pub(super) struct Analysis<'a> {
    schemas: &'a [Entry<'a>],
    requested: &'a [usize],
    types: &'a [TypeDefinition],
    /// What is known of the structs so far; nothing of those whose schemas have to be applied.
    known: Vec<Option<Conformity>>,
}

impl<'a> Analysis<'a> {
    pub(super) fn new(
        schemas: &'a [Entry<'a>],
        requested: &'a [usize],
        types: &'a [TypeDefinition],
    ) -> Self {
        let mut this = Self {
            schemas,
            requested,
            types,
            known: vec![None; types.len()],
        };
        this.look_at_all();
        this
    }

    /// What is known of every struct.
    pub(super) fn of_types(self) -> Vec<Option<Conformity>> {
        self.known
    }

    /// Whether every value of a type is as a schema says. What lies deep within is checked in any case.
    pub(super) fn is_enforced(&self, schema: usize, ty: &Type) -> bool {
        let left = self.of_reference(schema, ty, false, MAX_DEPTH);
        // What is read from a text is a number that one can write.
        left.is_some_and(|left| left.iter().all(|each| *each == Condition::Finite))
    }

    fn look_at_all(&mut self) {
        let types = self.types;
        let edges: Vec<_> = types.iter().map(parts).collect();
        let is_recursive = recursive(&edges);
        // Those that others are made of come before these.
        for index in finishing_order(&edges) {
            if let TypeKind::Struct(object) = &types[index].kind
                && !is_recursive[index]
            {
                self.known[index] = self.object(self.own_schema(TypeId(index)), object);
            }
        }
    }

    /// The place of a type's own schema.
    fn own_schema(&self, id: TypeId) -> usize {
        self.requested[self.types[id.0].schema.0]
    }

    fn schema(&self, place: usize) -> &'a Assertion<'a> {
        &self.schemas[place].assertion
    }
}

fn parts(definition: &TypeDefinition) -> Vec<usize> {
    let mut targets = Vec::new();
    definition.parts(&mut |part| part.named(&mut |id| targets.push(id.0)));
    targets
}

/// Which types contain themselves, at whatever remove. Their values may be nested deeper than the stack is: only checks of
/// schemas look to that.
fn recursive(edges: &[Vec<usize>]) -> Vec<bool> {
    let components = components(edges);
    let mut sizes = vec![0_usize; edges.len()];
    for component in &components {
        sizes[*component] += 1;
    }
    let is_within = |(index, targets): (usize, &Vec<usize>)| {
        sizes[components[index]] > 1 || targets.contains(&index)
    };
    edges.iter().enumerate().map(is_within).collect()
}
