//! The dynamic scope of a schema (JSON Schema core, section 7.1): what a `$dynamicRef` leads to depends on the schemas
//! that led there.
//!
//! The outermost resource that has a `$dynamicAnchor` of the name decides. So a schema that contains such a reference is
//! read once for each scope that it is reached in. The scope of all others is empty.

use std::cell::{Cell, RefCell};

use rustc_hash::{FxHashMap, FxHashSet};

use super::{SchemaId, Schemas};
use crate::source::{NodeId, NodeMap, SourceMap, View};

/// How many names of anchors are distinguished.
const MAX_NAMES: usize = 64;

/// How many schemas are read for scopes, besides those of the document. Their number can double with each schema of a
/// document.
const MAX_SCOPED: usize = 5_000;

/// The index of a scope in the table of all.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct ScopeId(u32);

impl ScopeId {
    /// No resource has decided anything.
    pub(super) const EMPTY: Self = Self(0);
    /// There are too many scopes to distinguish.
    pub(super) const LOST: Self = Self(u32::MAX);
}

/// The targets that are decided, by the index of their names.
type Scope<'s> = Vec<(usize, View<'s>)>;

/// The scopes of a document in which resources have the same dynamic anchors.
pub(super) struct Scopes<'s> {
    /// The names of the anchors.
    names: Vec<&'s str>,
    /// The names that matter within the schema at a node, as bits.
    relevant: NodeMap<u64>,
    scopes: RefCell<Vec<Scope<'s>>>,
    known: RefCell<FxHashMap<Vec<(usize, NodeId)>, ScopeId>>,
    /// How many schemas were read for scopes.
    scoped: Cell<usize>,
}

impl<'s> Scopes<'s> {
    /// Finds the names that matter, in schemas that were read without scopes. `None` if no name is used more than once.
    pub(super) fn find(schemas: &Schemas<'_, 's>) -> Option<Self> {
        let all: Vec<_> = schemas.known().collect();
        let mut names: Vec<&'s str> = Vec::new();
        let mut users: Vec<Vec<SchemaId>> = Vec::new();
        for schema in &all {
            let Some(name) = schemas.dynamic_name(schema) else {
                continue;
            };
            let index = names.iter().position(|known| *known == name);
            let index = index.unwrap_or_else(|| {
                names.push(name);
                users.push(Vec::new());
                names.len() - 1
            });
            users[index].push(schema.id);
        }
        if names.is_empty() {
            return None;
        }
        names.truncate(MAX_NAMES);
        let mut leading: FxHashMap<SchemaId, Vec<SchemaId>> = FxHashMap::default();
        for schema in &all {
            let mut next: Vec<_> = schema.subschemas().collect();
            next.extend(schemas.known_targets(schema));
            schemas.add_subtypes(schema, &mut next);
            for target in next {
                leading.entry(target).or_default().push(schema.id);
            }
        }
        for (index, name) in names.iter().enumerate() {
            let anchored = schemas.sources.dynamically_anchored(name);
            for target in anchored.map(|target| schemas.id(target)) {
                leading.entry(target).or_default().extend(&users[index]);
            }
        }
        let mut relevant = NodeMap::default();
        for (index, users) in users.iter().enumerate().take(names.len()) {
            let mut seen = FxHashSet::default();
            let mut open = users.clone();
            while let Some(id) = open.pop() {
                if seen.insert(id) {
                    *relevant.entry(schemas.view(id).id()).or_default() |= 1 << index;
                    open.extend(leading.get(&id).into_iter().flatten());
                }
            }
        }
        Some(Self {
            names,
            relevant,
            scopes: RefCell::new(vec![Vec::new()]),
            known: RefCell::default(),
            scoped: Cell::new(0),
        })
    }

    /// The scope of a schema that is reached from another scope, as far as it matters there.
    pub(super) fn enter(&self, outer: ScopeId, view: View<'s>) -> ScopeId {
        let relevant = self.relevant.get(&view.id()).copied().unwrap_or_default();
        if relevant == 0 {
            return ScopeId::EMPTY;
        }
        if outer == ScopeId::LOST {
            return outer;
        }
        let mut scope = Scope::new();
        for (index, name) in self.names.iter().enumerate() {
            if relevant & 1 << index == 0 {
                continue;
            }
            let target = self.target_at(outer, index);
            let target = target.or_else(|| view.dynamically_anchored(name));
            scope.extend(target.map(|target| (index, target)));
        }
        let key: Vec<_> = scope
            .iter()
            .map(|(name, view)| (*name, view.id()))
            .collect();
        if key.is_empty() {
            return ScopeId::EMPTY;
        }
        *self.known.borrow_mut().entry(key).or_insert_with(|| {
            let mut scopes = self.scopes.borrow_mut();
            scopes.push(scope);
            u32::try_from(scopes.len() - 1).map_or(ScopeId::LOST, ScopeId)
        })
    }

    /// Counts a schema of a scope. `false` if there are too many of them.
    pub(super) fn count(&self) -> bool {
        self.scoped.set(self.scoped.get() + 1);
        self.scoped.get() <= MAX_SCOPED
    }

    /// What a name leads to in a scope.
    pub(super) fn target(&self, scope: ScopeId, name: &str) -> Option<View<'s>> {
        let index = self.names.iter().position(|known| *known == name)?;
        self.target_at(scope, index)
    }

    /// Whether a name is distinguished in a scope.
    pub(super) fn decides(&self, scope: ScopeId, name: &str) -> bool {
        scope != ScopeId::LOST && self.names.contains(&name)
    }

    fn target_at(&self, scope: ScopeId, name: usize) -> Option<View<'s>> {
        let scopes = self.scopes.borrow();
        let scope = scopes.get(scope.0 as usize)?;
        let mut decided = scope.iter();
        Some(decided.find(|(index, _)| *index == name)?.1)
    }
}

impl<'a, 's> Schemas<'a, 's> {
    /// Reads the schemas of a document ahead, with their scopes if `$dynamicRef`s depend on them.
    pub(crate) fn of(sources: &'a SourceMap<'s>, roots: &[View<'s>]) -> Self {
        let read = |schemas: Self| {
            schemas.read_ahead(roots.iter().map(|view| schemas.id(*view)));
            schemas
        };
        let plain = read(Self::new(sources));
        match Scopes::find(&plain) {
            None => plain,
            Some(scopes) => read(Self {
                scopes: Some(scopes),
                ..Self::new(sources)
            }),
        }
    }
}
