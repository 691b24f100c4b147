//! What schemas require beyond the types of their values.
//!
//! A type guarantees most of its schema. Checking only the rest takes a small part of the time of applying the schema.
//! If a schema contains something unknown, the schema itself is applied. It is also applied to every value that fails
//! the check. So the check only has to be right when it accepts a value.

mod object;
mod value;

use super::boxes::{components, finishing_order};
use crate::assertion::{Assertion, Entry};
use crate::ir::{Condition, Conformity, Type, TypeDefinition, TypeId, TypeKind};

/// How deep a schema is analyzed.
const MAX_DEPTH: usize = 16;

/// The schemas of a module beside its types.
pub(super) struct Analysis<'a> {
    schemas: &'a [Entry<'a>],
    requested: &'a [usize],
    types: &'a [TypeDefinition],
    /// The results for the structs so far. `None` if the schema has to be applied.
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

    /// The results for all structs.
    pub(super) fn of_types(self) -> Vec<Option<Conformity>> {
        self.known
    }

    /// Whether every value of a type satisfies a schema. Deeply nested values are always checked.
    pub(super) fn is_enforced(&self, schema: usize, ty: &Type) -> bool {
        let left = self.of_reference(schema, ty, false, MAX_DEPTH);
        // A number that was parsed can be written.
        left.is_some_and(|left| left.iter().all(|each| *each == Condition::Finite))
    }

    fn look_at_all(&mut self) {
        let types = self.types;
        let edges: Vec<_> = types.iter().map(parts).collect();
        let is_recursive = recursive(&edges);
        // Types come after those that they contain.
        for index in finishing_order(&edges) {
            if let TypeKind::Struct(object) = &types[index].kind
                && !is_recursive[index]
            {
                self.known[index] = self.object(self.own_schema(TypeId(index)), object);
            }
        }
    }

    /// The index of a type's own schema.
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

/// Which types contain themselves, directly or not. Their values may be nested deeper than the stack allows, which only
/// the interpreter of schemas checks.
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
