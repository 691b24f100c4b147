//! Schemas that are for the same value: `allOf`, choices, references.

use std::collections::{HashMap, HashSet};

use super::{EntryId, Senders, keyword, ownership, reference, subschema, values};
use crate::source::{NodeId, SourceMap, View};

/// Which schemas may be entered without an end: a base lists its subtypes, and each subtype has the base in its `allOf`.
#[derive(Debug, Default)]
pub(super) struct Cycles {
    /// For each schema that was looked at, the circle that it is in: one of those that lead to one another.
    circles: HashMap<NodeId, usize>,
    /// References between entries of one circle.
    edges: HashMap<EntryId, Vec<EntryId>>,
}

/// A schema that is looked at, after Tarjan's algorithm for strongly connected components.
struct Visit<'s> {
    id: NodeId,
    order: usize,
    /// The first in order that it leads back to.
    low: usize,
    next: Vec<View<'s>>,
}

impl Cycles {
    /// Whether a schema leads back, for the same value, to one of those that are open, which lead to it.
    pub(super) fn leads_back<'s>(
        &mut self,
        sources: &SourceMap<'s>,
        schema: View<'s>,
        open: &[NodeId],
    ) -> bool {
        if open.is_empty() {
            return false;
        }
        if !self.circles.contains_key(&schema.id()) {
            self.look_at(sources, schema);
        }
        let circle = self.circles.get(&schema.id());
        open.iter().any(|open| self.circles.get(open) == circle)
    }

    fn look_at<'s>(&mut self, sources: &SourceMap<'s>, schema: View<'s>) {
        let mut orders = HashMap::new();
        let mut open: Vec<NodeId> = Vec::new();
        let mut path: Vec<Visit<'s>> = Vec::new();
        let mut entering = Some(schema);
        loop {
            if let Some(schema) = entering.take() {
                let order = orders.len();
                orders.insert(schema.id(), order);
                open.push(schema.id());
                let mut next = Vec::new();
                self::next(sources, schema, &mut next);
                path.push(Visit {
                    id: schema.id(),
                    order,
                    low: order,
                    next,
                });
            }
            let Some(visit) = path.last_mut() else {
                return;
            };
            if let Some(next) = visit.next.pop() {
                match orders.get(&next.id()) {
                    _ if self.circles.contains_key(&next.id()) => {}
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

    /// Notes that an entry refers to another for the same value. `false` when that one already leads back.
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

/// A walk from schemas to all that hold for the same value, each once.
struct Walk<'a, 's> {
    sources: &'a SourceMap<'s>,
    open: Vec<View<'s>>,
    seen: HashSet<NodeId>,
    next: Next<'s>,
}

/// Finds the schemas that one leads to.
type Next<'s> = fn(&SourceMap<'s>, View<'s>, &mut Vec<View<'s>>);

impl<'a, 's> Walk<'a, 's> {
    fn new(sources: &'a SourceMap<'s>, schemas: &[View<'s>], next: Next<'s>) -> Self {
        Self {
            sources,
            open: schemas.to_vec(),
            seen: HashSet::new(),
            next,
        }
    }
}

impl<'s> Iterator for Walk<'_, 's> {
    type Item = View<'s>;

    fn next(&mut self) -> Option<View<'s>> {
        loop {
            let schema = self.open.pop()?;
            if self.seen.insert(schema.id()) {
                (self.next)(self.sources, schema, &mut self.open);
                return Some(schema);
            }
        }
    }
}

/// The schemas that one leads to for the same value.
fn next<'s>(sources: &SourceMap<'s>, schema: View<'s>, found: &mut Vec<View<'s>>) {
    subschema::in_place(schema, found);
    targets(sources, schema, found);
}

/// Those of them that must hold whenever it does.
fn parts<'s>(sources: &SourceMap<'s>, schema: View<'s>, found: &mut Vec<View<'s>>) {
    let lists = schema.get("allOf").into_iter();
    found.extend(lists.flat_map(|list| list.items()));
    targets(sources, schema, found);
}

fn targets<'s>(sources: &SourceMap<'s>, schema: View<'s>, found: &mut Vec<View<'s>>) {
    let targets = reference::references(schema);
    found.extend(targets.filter_map(|value| reference::step(sources, value).ok()));
}

/// The members that the senders do not own, of a schema and all that is for the same value.
pub(super) fn not_owned<'s>(
    sources: &SourceMap<'s>,
    schemas: &[View<'s>],
    senders: Senders,
) -> Vec<&'s str> {
    let mut names = Vec::new();
    for schema in Walk::new(sources, schemas, next) {
        let members = schema.get("properties").into_iter();
        for (name, member) in members.flat_map(|members| members.entries()) {
            if !names.contains(&name.text) && is_not_owned(sources, member, senders) {
                names.push(name.text);
            }
        }
    }
    names
}

/// Whether a member is not one of the senders' own, as it says itself or the schemas that it refers to.
fn is_not_owned<'s>(sources: &SourceMap<'s>, member: View<'s>, senders: Senders) -> bool {
    Walk::new(sources, &[member], parts).any(|schema| {
        let of = ownership::not_owned_by(schema);
        of.provider && senders.provider || of.consumer && senders.consumer
    })
}

/// Whether a schema requires one of these members for the same value.
pub(super) fn requires_any<'s>(
    sources: &SourceMap<'s>,
    schema: View<'s>,
    members: &[&str],
) -> bool {
    Walk::new(sources, &[schema], next).any(|schema| {
        let lists = schema.get("required").into_iter();
        let mut names = lists
            .flat_map(|list| list.items())
            .filter_map(|name| name.as_text());
        names.any(|name| members.contains(&name))
    })
}

/// Whether one of these is a schema or among those that it has in `allOf`: the base of a subtype.
pub(super) fn has_base<'s>(sources: &SourceMap<'s>, schema: View<'s>, bases: &[NodeId]) -> bool {
    Walk::new(sources, &[schema], parts).any(|schema| bases.contains(&schema.id()))
}

/// Whether every schema of an `allOf` that says more than a type allows `null`.
pub(super) fn allows_null<'s>(sources: &SourceMap<'s>, schema: View<'s>) -> bool {
    let mut is_any = false;
    for schema in Walk::new(sources, &[schema], parts) {
        let mut said = schema.entries().filter(|(key, _)| {
            let joins = matches!(
                key.text,
                "$ref" | "$dynamicRef" | "allOf" | "nullable" | "type"
            );
            keyword::kind(key.text).is_some() && !joins
        });
        if said.next().is_some() {
            is_any = true;
            if !part_allows_null(schema) {
                return false;
            }
        }
    }
    is_any
}

fn part_allows_null(schema: View<'_>) -> bool {
    let is_null = |name: View<'_>| name.is_null() || name.as_text() == Some("null");
    let types = schema.get("type");
    let is_typed = types.is_some_and(|types| is_null(types) || types.items().any(is_null));
    let is_listed = types.is_none()
        && schema
            .get("enum")
            .is_some_and(|list| list.items().any(|value| value.is_null()));
    values::is_nullable(schema) || is_typed || is_listed
}
