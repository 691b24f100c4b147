//! Schemas, each read once.
//!
//! A [`Schema`] is one Schema Object of the document, with keywords instead of strings, and ids instead of subschemas.
//! The differences between versions of OpenAPI are settled here only. The forms do not conflict, so each is accepted in
//! documents of every version: authors copy them from one to another.
//!
//! A schema is read once, on first use. So only what callbacks reach is read, and the work is proportional to it.

mod arena;
mod branches;
mod discriminator;
mod equal;
mod gathered;
mod heirs;
mod keyword;
mod node;
mod null;
mod reference;
mod scope;
mod selection;
mod types;
mod walk;

use std::cell::{Cell, OnceCell, RefCell};
use std::fmt;
use std::rc::Rc;

use rustc_hash::FxHashMap;

use crate::source::{NodeId, NodeMap, SourceMap, View};
use arena::Arena;
use scope::{ScopeId, Scopes};

pub(crate) use discriminator::Discriminator;
pub(crate) use equal::{Equal, EqualSchemas};
pub(crate) use gathered::{Aspect, Choice, Gathered, Identity, Kind};
pub(crate) use keyword::{Keyword, Keywords};
pub(crate) use node::{Form, Said, Schema, Within};
pub(crate) use reference::Target;
pub(crate) use selection::Selection;
pub(crate) use types::{TypeName, Types, is_of_integers};
pub(crate) use walk::Walk;

/// The maximum depth of nested schemas and references. Deeper ones exceed the stack of a build.
pub(crate) const MAX_DEPTH: usize = 256;

/// The index of a schema in the table of all.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub(crate) struct SchemaId(u32);

/// All known schemas.
pub(crate) struct Schemas<'a, 's> {
    pub(crate) sources: &'a SourceMap<'s>,
    by_node: RefCell<NodeMap<SchemaId>>,
    /// The schemas whose meaning depends on those that led there.
    by_scope: RefCell<FxHashMap<(NodeId, ScopeId), SchemaId>>,
    /// `None` if no meaning does.
    scopes: Option<Scopes<'s>>,
    count: Cell<u32>,
    entries: Arena<Entry<'s>>,
    discriminators: RefCell<FxHashMap<SchemaId, Rc<Discriminator<'s>>>>,
    selections: RefCell<Selections>,
    branches: branches::Known,
    index: heirs::Index<'s>,
}

/// The choices of discriminators that were needed so far.
type Selections = FxHashMap<(SchemaId, Keyword), Option<Rc<Selection>>>;

struct Entry<'s> {
    view: View<'s>,
    scope: ScopeId,
    schema: OnceCell<Box<Schema<'s>>>,
}

impl<'a, 's> Schemas<'a, 's> {
    pub(crate) fn new(sources: &'a SourceMap<'s>) -> Self {
        Self {
            sources,
            by_node: RefCell::default(),
            by_scope: RefCell::default(),
            scopes: None,
            count: Cell::new(0),
            entries: Arena::new(),
            discriminators: RefCell::default(),
            selections: RefCell::default(),
            branches: branches::Known::default(),
            index: heirs::Index::default(),
        }
    }

    /// The schema at a node, as it is without those that lead to it.
    pub(crate) fn id(&self, view: View<'s>) -> SchemaId {
        self.id_within(ScopeId::EMPTY, view)
    }

    /// The schema at a node that is reached from a scope.
    fn id_within(&self, outer: ScopeId, view: View<'s>) -> SchemaId {
        let scopes = self.scopes.as_ref();
        let scope = scopes.map_or(outer, |scopes| scopes.enter(outer, view));
        let next = SchemaId(self.count.get());
        let id = if scope == ScopeId::EMPTY {
            *self.by_node.borrow_mut().entry(view.id()).or_insert(next)
        } else {
            let key = (view.id(), scope);
            *self.by_scope.borrow_mut().entry(key).or_insert(next)
        };
        if id != next {
            return id;
        }
        // The contents of one schema too many are read without a scope, so they lead to no more of them.
        let is_counted = scope == ScopeId::EMPTY || scopes.is_none_or(Scopes::count);
        let scope = if is_counted { scope } else { ScopeId::LOST };
        self.count.set(next.0 + 1);
        self.entries.cell(id.0).get_or_init(|| Entry {
            view,
            scope,
            schema: OnceCell::new(),
        });
        id
    }

    /// A schema as it is without those that lead to it.
    fn alone(&self, id: SchemaId) -> SchemaId {
        match self.scopes {
            Some(_) => self.id(self.view(id)),
            None => id,
        }
    }

    /// The node of a schema.
    fn view(&self, id: SchemaId) -> View<'s> {
        self.entry(id).view
    }

    /// The scope of a schema.
    fn scope(&self, id: SchemaId) -> ScopeId {
        self.entry(id).scope
    }

    fn entry(&self, id: SchemaId) -> &Entry<'s> {
        let entry = self.entries.cell(id.0).get();
        entry.expect("an id is used with the table that gave it")
    }

    /// The schemas that were read so far.
    pub(crate) fn known(&self) -> impl Iterator<Item = &Schema<'s>> {
        let entries = (0..self.count.get()).filter_map(|index| self.entries.cell(index).get());
        entries.filter_map(|entry| entry.schema.get().map(Box::as_ref))
    }

    /// The contents of a schema.
    ///
    /// # Panics
    ///
    /// Panics if the id belongs to another table.
    pub(crate) fn get(&self, id: SchemaId) -> &Schema<'s> {
        self.sources.count_lookup();
        let entry = self.entry(id);
        let read = || Box::new(Schema::read(self, id, entry.view));
        entry.schema.get_or_init(read)
    }
}

impl fmt::Debug for Schemas<'_, '_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Schemas")
            .field("count", &self.count)
            .finish_non_exhaustive()
    }
}
