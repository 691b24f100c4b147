//! Cycles of schemas that apply to the same value.

use std::collections::{HashMap, HashSet};

use super::EntryId;
use crate::schema::{SchemaId, Schemas};

/// Which schemas could be entered endlessly: a base lists its subtypes, and each subtype has the base in its `allOf`.
#[derive(Debug, Default)]
pub(super) struct Cycles {
    /// For each schema that was visited, its cycle: one of the schemas that lead to each other.
    circles: HashMap<SchemaId, usize>,
    /// References between entries of one cycle.
    edges: HashMap<EntryId, Vec<EntryId>>,
}

/// A schema that is being visited, in Tarjan's algorithm for strongly connected components.
struct Visit {
    id: SchemaId,
    order: usize,
    /// The first in order that it leads back to.
    low: usize,
    next: Vec<SchemaId>,
}

impl Cycles {
    /// Whether a schema leads back, for the same value, to one of the open schemas that lead to it.
    pub(super) fn leads_back(
        &mut self,
        schemas: &Schemas<'_, '_>,
        schema: SchemaId,
        open: &[SchemaId],
    ) -> bool {
        if open.is_empty() {
            return false;
        }
        if !self.circles.contains_key(&schema) {
            self.look_at(schemas, schema);
        }
        let circle = self.circles.get(&schema);
        open.iter().any(|open| self.circles.get(open) == circle)
    }

    fn look_at(&mut self, schemas: &Schemas<'_, '_>, schema: SchemaId) {
        let mut orders = HashMap::new();
        let mut open: Vec<SchemaId> = Vec::new();
        let mut path: Vec<Visit> = Vec::new();
        let mut entering = Some(schema);
        loop {
            if let Some(schema) = entering.take() {
                let order = orders.len();
                orders.insert(schema, order);
                open.push(schema);
                let mut next = Vec::new();
                schemas.add_in_place(schemas.get(schema), &mut next);
                path.push(Visit {
                    id: schema,
                    order,
                    low: order,
                    next,
                });
            }
            let Some(visit) = path.last_mut() else {
                return;
            };
            if let Some(next) = visit.next.pop() {
                match orders.get(&next) {
                    _ if self.circles.contains_key(&next) => {}
                    Some(order) => visit.low = visit.low.min(*order),
                    None => entering = Some(next),
                }
                continue;
            }
            let (id, order, low) = (visit.id, visit.order, visit.low);
            path.pop();
            if let Some(outer) = path.last_mut() {
                outer.low = outer.low.min(low);
            }
            if low == order {
                let circle = self.circles.len();
                while let Some(member) = open.pop() {
                    self.circles.insert(member, circle);
                    if member == id {
                        break;
                    }
                }
            }
        }
    }

    /// Forgets which entries refer to which.
    pub(super) fn disconnect(&mut self) {
        self.edges.clear();
    }

    /// Records that an entry refers to another one for the same value. `false` if that one already leads back.
    pub(super) fn connect(&mut self, from: EntryId, to: EntryId) -> bool {
        let mut seen = HashSet::new();
        let mut stack = vec![to];
        while let Some(entry) = stack.pop() {
            if entry == from {
                return false;
            }
            if seen.insert(entry) {
                stack.extend(self.edges.get(&entry).into_iter().flatten());
            }
        }
        self.edges.entry(from).or_default().push(to);
        true
    }
}
