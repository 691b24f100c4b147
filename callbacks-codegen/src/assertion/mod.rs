//! What payloads must satisfy: every schema that a payload needs becomes one JSON text, which the runtime checks values with.
//!
//! The texts are JSON Schema 2020-12 without identifiers: a `$ref` names another text. Beside a `pattern`, `regex` is the same
//! for the engine that the runtime has, where that reads another syntax. What the versions of OpenAPI write
//! differently (`nullable`, boolean `exclusiveMinimum`, `items` as a list) is written in one way. The forms do not collide,
//! so each is understood in documents of every version: authors carry them from one to the next.

mod bounds;
mod composition;
mod fault;
mod keyword;
mod name;
mod ownership;
mod pattern;
mod patterns;
mod place;
mod reference;
mod render;
mod simple;
mod subschema;
#[cfg(test)]
mod tests;
mod together;
mod values;

use std::collections::HashSet;

use rustc_hash::FxHashMap;

use crate::diagnostic::Diagnostics;
use crate::names::Scope;
use crate::source::{NodeId, NodeMap, SourceMap, View};
use composition::Cycles;
use fault::Faults;
use ownership::Ownership;
use render::Renderer;

/// Which sides send values of a schema: members that a sender does not own are not required of it (OpenAPI "Schema
/// Object", `readOnly` and `writeOnly`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Senders {
    /// The provider of the API, who does not own what is `writeOnly`.
    pub(crate) provider: bool,
    /// Its consumer, who does not own what is `readOnly`.
    pub(crate) consumer: bool,
}

/// The place of an entry in the table of all.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct EntryId(pub(crate) usize);

/// A schema as the runtime reads it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Entry {
    /// What it is called by `$ref`s of other entries, and in messages.
    pub(crate) name: String,
    /// The JSON text.
    pub(crate) text: String,
}

/// Collects the schemas that payloads need, and renders them.
#[derive(Debug)]
pub(crate) struct Exporter<'a, 's> {
    table: Table<'a, 's>,
}

/// What is known of schemas and entries while they are rendered.
#[derive(Debug)]
struct Table<'a, 's> {
    sources: &'a SourceMap<'s>,
    drafts: Vec<Draft<'s>>,
    by_node: FxHashMap<(NodeId, Senders), EntryId>,
    /// For schemas that say the same as others, the first of those.
    equal: NodeMap<NodeId>,
    /// Entries by the first of equal schemas.
    by_equal: FxHashMap<(NodeId, Senders), EntryId>,
    combined: FxHashMap<(Vec<NodeId>, Senders), EntryId>,
    names: Scope,
    ownership: Ownership,
    cycles: Cycles,
    faults: Faults,
    /// Entries that ask for less than the document does, because something could not be written.
    incomplete: HashSet<EntryId>,
}

/// An entry that is not rendered yet.
#[derive(Clone, Debug)]
struct Draft<'s> {
    name: String,
    /// The schemas that must all hold.
    schemas: Vec<View<'s>>,
    senders: Senders,
}

impl<'a, 's> Exporter<'a, 's> {
    pub(crate) fn new(sources: &'a SourceMap<'s>) -> Self {
        Self {
            table: Table {
                sources,
                drafts: Vec::new(),
                by_node: FxHashMap::default(),
                equal: NodeMap::default(),
                by_equal: FxHashMap::default(),
                combined: FxHashMap::default(),
                names: Scope::default(),
                ownership: Ownership::default(),
                cycles: Cycles::default(),
                faults: Faults::default(),
                incomplete: HashSet::new(),
            },
        }
    }

    /// The same with knowledge of schemas that are equal: it leads to the first of them.
    pub(crate) fn with_equal(mut self, equal: NodeMap<NodeId>) -> Self {
        self.table.equal = equal;
        self
    }

    /// The entry for a schema: of one node, or of several that must all hold. Asking twice for the same nodes and senders
    /// gives the same entry. `name` is what it should be called.
    pub(crate) fn entry(&mut self, name: &str, schemas: &[View<'s>], senders: Senders) -> EntryId {
        let mut nodes: Vec<View<'s>> = Vec::new();
        for schema in schemas {
            // A reference that leads nowhere is told when it is rendered.
            let target = reference::canonical(self.table.sources, *schema);
            let node = target.map_or(*schema, |target| target.schema);
            if !nodes.iter().any(|known| known.id() == node.id()) {
                nodes.push(node);
            }
        }
        self.table.entry(name, nodes, senders)
    }

    /// Renders all entries, also those that only references lead to. What is wrong is told once for each place.
    pub(crate) fn finish(mut self, diagnostics: &mut Diagnostics) -> Vec<Entry> {
        let mut entries = self.table.render();
        // What refers to an incomplete entry may have to be written differently.
        let mut known = 0;
        while known < self.table.incomplete.len() {
            known = self.table.incomplete.len();
            entries = self.table.render();
        }
        self.table.faults.tell(diagnostics);
        entries
    }
}

impl<'s> Table<'_, 's> {
    fn render(&mut self) -> Vec<Entry> {
        self.cycles.disconnect();
        let mut entries = Vec::new();
        // Rendering an entry may add others.
        while let Some(draft) = self.drafts.get(entries.len()).cloned() {
            let id = EntryId(entries.len());
            let before = self.faults.left_out;
            let text = Renderer::new(self, id, draft.senders).entry(&draft.schemas);
            if self.faults.left_out > before {
                self.incomplete.insert(id);
            }
            entries.push(Entry {
                name: draft.name,
                text,
            });
        }
        entries
    }

    fn entry(&mut self, name: &str, nodes: Vec<View<'s>>, senders: Senders) -> EntryId {
        let senders = self.ownership.relevant(self.sources, &nodes, senders);
        let next = EntryId(self.drafts.len());
        let id = match nodes.as_slice() {
            [only] => {
                let id = *self.by_node.entry((only.id(), senders)).or_insert(next);
                if let Some(equal) = self.equal.get(&only.id()) {
                    self.by_equal.entry((*equal, senders)).or_insert(id);
                }
                id
            }
            several => {
                let ids = several.iter().map(View::id).collect();
                *self.combined.entry((ids, senders)).or_insert(next)
            }
        };
        if id == next {
            let name = self.names.take([name.to_owned()]);
            self.drafts.push(Draft {
                name,
                schemas: nodes,
                senders,
            });
        }
        id
    }

    /// The entry of a node, if there is one.
    fn known(&mut self, node: View<'s>, senders: Senders) -> Option<EntryId> {
        let senders = self.ownership.relevant(self.sources, &[node], senders);
        self.by_node.get(&(node.id(), senders)).copied()
    }

    /// The entry of a schema that says the same as a node, if there is one.
    fn known_equal(&mut self, node: View<'s>, senders: Senders) -> Option<EntryId> {
        let equal = *self.equal.get(&node.id())?;
        let senders = self.ownership.relevant(self.sources, &[node], senders);
        self.by_equal.get(&(equal, senders)).copied()
    }
}

impl Senders {
    /// Whether every member that is required is required of them.
    fn own_all(self) -> bool {
        !self.provider && !self.consumer
    }
}
