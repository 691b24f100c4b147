//! Which schemas inherit from which: those that have a base in their `allOf`.
//!
//! A value of a base with a `discriminator` is a value of any of them (OpenAPI, "Discriminator Object"). No keyword of
//! the base leads to them. So the named schemas of every file are searched, once for each file, and only if there is a
//! base.

use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::mem;
use std::rc::Rc;

use rustc_hash::{FxHashMap, FxHashSet};

use super::keyword::{Keyword, Keywords};
use super::node::Schema;
use super::{SchemaId, Schemas};
use crate::resolve;
use crate::source::{NodeId, View};

/// How deep nested `allOf`s are followed.
const DEEPEST: usize = 16;

/// A schema with a choice lists its branches, with a discriminator or without.
const CHOICES: Keywords = Keywords::of(&[Keyword::OneOf, Keyword::AnyOf]);

/// The schemas that inherit from one, in the order of the files and of their places there.
#[derive(Debug, Default)]
pub(crate) struct Heirs {
    pub(crate) list: Vec<Heir>,
    known: FxHashSet<SchemaId>,
}

impl Heirs {
    pub(crate) fn contains(&self, schema: SchemaId) -> bool {
        self.known.contains(&schema)
    }
}

/// A schema that inherits from another.
#[derive(Clone, Debug)]
pub(crate) struct Heir {
    pub(crate) schema: SchemaId,
    pub(crate) name: Rc<str>,
}

/// What is known about the named schemas of the files that were read.
#[derive(Default)]
pub(super) struct Index<'s> {
    /// How many files were searched.
    files: Cell<usize>,
    /// Schemas whose `allOf` refers to a file that was not read yet.
    waiting: RefCell<Vec<(Named<'s>, View<'s>)>>,
    /// For each base the schemas that directly name it.
    by_base: RefCell<FxHashMap<SchemaId, Vec<Named<'s>>>>,
    /// The pairs that are in there: an `allOf` may name a base twice.
    pairs: RefCell<FxHashSet<(SchemaId, NodeId)>>,
    names: RefCell<HashMap<NodeId, (Rank, Rc<str>), rustc_hash::FxBuildHasher>>,
    /// The same with indirect heirs, for the requested bases, and the number of files at that time.
    all: RefCell<FxHashMap<SchemaId, (usize, Rc<Heirs>)>>,
}

/// The quality of a name: names of components come first, then those of files and of places in them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    Component,
    /// A component that only refers to the schema.
    Alias,
    Member,
    File,
}

/// A schema that has a name.
type Named<'s> = View<'s>;

impl<'s> Schemas<'_, 's> {
    /// Reads every file that schemas lead to, as far as it matters for inheritance: if there are bases. Afterwards the
    /// result does not depend on the order of questions.
    pub(crate) fn read_ahead(&self, roots: impl Iterator<Item = SchemaId>) {
        let mut seen = FxHashSet::default();
        let mut open: Vec<_> = roots.collect();
        let mut bases = Vec::new();
        loop {
            // Level by level, because suggestions for wrong references are limited, and the first references of the
            // document get them.
            while !open.is_empty() {
                for id in mem::take(&mut open) {
                    if !seen.insert(id) {
                        continue;
                    }
                    let schema = self.get(id);
                    open.extend(schema.subschemas());
                    open.extend(self.known_targets(schema));
                    bases.extend(schema.is_base().then_some(schema));
                }
            }
            for base in &bases {
                self.add_subtypes(base, &mut open);
            }
            open.retain(|id| !seen.contains(id));
            if open.is_empty() {
                return;
            }
        }
    }

    /// The schemas that inherit from one, directly or not.
    pub(crate) fn heirs(&self, base: SchemaId) -> Rc<Heirs> {
        self.search_files();
        let base = self.alone(base);
        let files = self.index.files.get();
        if let Some((at, known)) = self.index.all.borrow().get(&base)
            && *at == files
        {
            return Rc::clone(known);
        }
        let mut found: Vec<(Named<'s>, SchemaId)> = Vec::new();
        let mut known = FxHashSet::default();
        let mut open = vec![base];
        let by_base = self.index.by_base.borrow();
        while let Some(base) = open.pop() {
            for named in by_base.get(&base).into_iter().flatten() {
                let id = self.id(*named);
                if known.insert(id) {
                    found.push((*named, id));
                    open.push(id);
                }
            }
        }
        known.remove(&base);
        found.retain(|(_, id)| *id != base);
        found.sort_by_key(|(named, _)| named.id());
        let heirs = found.into_iter().filter_map(|(named, schema)| {
            let name = self.name_of(named)?;
            Some(Heir { schema, name })
        });
        let heirs = Rc::new(Heirs {
            list: heirs.collect(),
            known,
        });
        let all = &self.index.all;
        all.borrow_mut().insert(base, (files, Rc::clone(&heirs)));
        heirs
    }

    /// The name of a schema in a place that gives names.
    pub(crate) fn own_name(&self, schema: SchemaId) -> Option<Rc<str>> {
        self.search_files();
        self.name_of(self.get(schema).view)
    }

    fn name_of(&self, view: View<'s>) -> Option<Rc<str>> {
        let names = self.index.names.borrow();
        names.get(&view.id()).map(|(_, name)| Rc::clone(name))
    }

    /// Searches the files that were not searched yet, and reads the files that their components refer to.
    fn search_files(&self) {
        loop {
            let searched = self.index.files.get();
            let mut files = self.sources.files().skip(searched).peekable();
            if files.peek().is_none() {
                return;
            }
            for file in files {
                self.index.files.set(self.index.files.get() + 1);
                if let Some(root) = file.root() {
                    self.search_file(root);
                }
            }
            let waiting = self.index.waiting.take();
            for (named, reference) in waiting {
                self.note_base(named, reference);
            }
        }
    }

    fn search_file(&self, root: View<'s>) {
        let is_bare = root.get("openapi").is_none();
        if let Some(schemas) = root.pointer("/components/schemas") {
            self.search_members(schemas, Rank::Component);
        }
        for keyword in [Keyword::Defs, Keyword::Definitions] {
            if let Some(schemas) = root.get(keyword.name()) {
                self.search_members(schemas, Rank::Member);
            }
        }
        if is_bare {
            self.search_members(root, Rank::Member);
            let stem = root.source().path().file_stem();
            if let Some(stem) = stem.and_then(|stem| stem.to_str()) {
                self.note(root, Rank::File, stem.split('.').next().unwrap_or(stem));
            }
        }
    }

    fn search_members(&self, schemas: View<'s>, rank: Rank) {
        for (key, schema) in schemas.entries().filter(|(_, schema)| schema.is_mapping()) {
            self.note(schema, rank, key.text);
            let reference = schema.get(Keyword::Ref.name());
            if rank == Rank::Component
                && let Some(reference) = reference
                && let Some(text) = reference.as_str().filter(|text| !text.starts_with('#'))
                && let Ok(target) = resolve::follow(self.sources, reference, text)
            {
                self.note(target, Rank::Alias, key.text);
            }
        }
    }

    fn note(&self, schema: View<'s>, rank: Rank, name: &str) {
        let inherits = schema.get(Keyword::AllOf.name());
        if inherits.is_none() && schema.get(Keyword::Discriminator.name()).is_none() {
            return;
        }
        let mut names = self.index.names.borrow_mut();
        let known = names.get(&schema.id()).map(|(rank, _)| *rank);
        if known.is_none_or(|known| rank < known) {
            names.insert(schema.id(), (rank, name.into()));
        }
        drop(names);
        if known.is_none()
            && let Some(list) = inherits
        {
            self.note_bases(schema, list, 0);
        }
    }

    fn note_bases(&self, named: Named<'s>, list: View<'s>, depth: usize) {
        for branch in list.items() {
            if let Some(reference) = branch.get(Keyword::Ref.name()) {
                self.note_base(named, reference);
            }
            if let Some(list) = branch.get(Keyword::AllOf.name())
                && depth < DEEPEST
            {
                self.note_bases(named, list, depth + 1);
            }
        }
    }

    fn note_base(&self, named: Named<'s>, reference: View<'s>) {
        let Some(text) = reference.as_str() else {
            return;
        };
        if !resolve::is_in_read_file(self.sources, reference, text) {
            self.index.waiting.borrow_mut().push((named, reference));
            return;
        }
        let target = resolve::follow(self.sources, reference, text);
        let target = target.and_then(|target| self.resolve(self.id(target)));
        if let Ok(base) = target {
            let pair = (base.schema, named.id());
            if self.index.pairs.borrow_mut().insert(pair) {
                let mut by_base = self.index.by_base.borrow_mut();
                by_base.entry(base.schema).or_default().push(named);
            }
        }
    }
}

impl Schema<'_> {
    /// Whether it has a discriminator and lists no schemas to choose from. Its branches are the schemas that inherit from it.
    pub(crate) fn is_base(&self) -> bool {
        self.has(Keyword::Discriminator) && !self.has_any(CHOICES)
    }
}
