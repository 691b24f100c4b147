//! Which schemas have members that one side does not set, inside them or behind references.

use std::collections::HashMap;

use super::Senders;
use crate::schema::{Keyword, Schema, SchemaId, Schemas};

/// The result for each schema that was visited.
#[derive(Debug, Default)]
pub(super) struct Ownership {
    by_schema: HashMap<SchemaId, usize, rustc_hash::FxBuildHasher>,
    /// For which senders it makes a difference that they send values of a schema.
    differs: Vec<Senders>,
}

/// A schema, and one that contains or refers to it.
struct Edge {
    inner: usize,
    outer: usize,
}

impl Ownership {
    /// The senders for which it makes a difference that they send values of these schemas.
    pub(super) fn relevant(
        &mut self,
        schemas: &Schemas<'_, '_>,
        all: &[SchemaId],
        senders: Senders,
    ) -> Senders {
        let mut relevant = Senders {
            tolerant: senders.tolerant,
            ..NONE
        };
        if senders.own_all() {
            return relevant;
        }
        for schema in all {
            let differs = self.differs(schemas, *schema);
            relevant.provider |= senders.provider && differs.provider;
            relevant.consumer |= senders.consumer && differs.consumer;
        }
        relevant
    }

    fn differs(&mut self, schemas: &Schemas<'_, '_>, schema: SchemaId) -> Senders {
        let index = match self.by_schema.get(&schema) {
            Some(index) => *index,
            None => self.explore(schemas, schema),
        };
        self.differs[index]
    }

    /// Visits everything that a schema reaches. Schemas may reach themselves, so results are propagated until nothing
    /// changes.
    fn explore(&mut self, schemas: &Schemas<'_, '_>, schema: SchemaId) -> usize {
        let first = self.add(schemas.get(schema));
        let mut open = vec![(schema, first)];
        let mut edges = Vec::new();
        let mut inner = Vec::new();
        while let Some((schema, outer)) = open.pop() {
            let schema = schemas.get(schema);
            inner.extend(schema.subschemas());
            inner.extend(schemas.known_targets(schema));
            schemas.add_subtypes(schema, &mut inner);
            for schema in inner.drain(..) {
                let known = self.by_schema.get(&schema).copied();
                let inner = known.unwrap_or_else(|| {
                    let index = self.add(schemas.get(schema));
                    open.push((schema, index));
                    index
                });
                edges.push(Edge { inner, outer });
            }
        }
        self.hand_on(edges);
        first
    }

    fn add(&mut self, schema: &Schema<'_>) -> usize {
        let index = self.differs.len();
        self.by_schema.insert(schema.id, index);
        self.differs.push(not_owned_by(schema));
        index
    }

    fn hand_on(&mut self, mut edges: Vec<Edge>) {
        if edges.iter().all(|edge| self.differs[edge.inner] == NONE) {
            return;
        }
        edges.sort_unstable_by_key(|edge| edge.inner);
        let mut open: Vec<_> = edges.iter().map(|edge| edge.inner).collect();
        open.dedup();
        while let Some(inner) = open.pop() {
            let said = self.differs[inner];
            let from = edges.partition_point(|edge| edge.inner < inner);
            for edge in edges[from..].iter().take_while(|edge| edge.inner == inner) {
                let outer = &mut self.differs[edge.outer];
                let before = *outer;
                outer.provider |= said.provider;
                outer.consumer |= said.consumer;
                if *outer != before {
                    open.push(edge.outer);
                }
            }
        }
    }
}

const NONE: Senders = Senders {
    provider: false,
    consumer: false,
    tolerant: false,
};

/// Who does not set a member with this schema.
pub(super) fn not_owned_by(schema: &Schema<'_>) -> Senders {
    Senders {
        provider: schema.flag(Keyword::WriteOnly),
        consumer: schema.flag(Keyword::ReadOnly),
        tolerant: false,
    }
}
