//! What payloads must satisfy. Every schema that a payload needs becomes an [`Assertion`], and the runtime validates
//! values with its JSON.
//!
//! It is JSON Schema 2020-12 without identifiers: a `$ref` names another entry. If the runtime's engine has another
//! syntax for a `pattern`, `regex` has the translation. The differences between versions of OpenAPI (`nullable`,
//! boolean `exclusiveMinimum`, `items` as a list) are settled.

mod bounds;
mod composition;
mod cycles;
mod fault;
mod name;
mod ownership;
mod patterns;
mod place;
mod render;
mod simple;
mod subtypes;
#[cfg(test)]
mod tests;
mod together;
mod tree;
mod values;

use std::collections::HashSet;
use std::rc::Rc;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::diagnostic::Diagnostics;
use crate::names::Scope;
use crate::schema::{EqualSchemas, Keyword, SchemaId, Schemas};
use crate::settings::AssertedFormats;
use cycles::Cycles;
use fault::Faults;
use ownership::Ownership;
use patterns::Patterns;
use render::Renderer;

pub(crate) use tree::{Assertion, Clause, Value};

/// Which sides send values of a schema. Members that a sender does not set are not required (OpenAPI "Schema Object",
/// `readOnly` and `writeOnly`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Senders {
    /// The provider of the API, who does not set `writeOnly` members.
    pub(crate) provider: bool,
    /// Its consumer, who does not set `readOnly` members.
    pub(crate) consumer: bool,
    /// Whether unknown values are allowed: see [`Opened`].
    pub(crate) tolerant: bool,
}

/// Schemas that require less than the document says, because types have a place for more.
#[derive(Debug, Default)]
pub(crate) struct Opened {
    /// Choices that have a variant for other values, because of `tolerant`.
    pub(crate) choices: FxHashSet<(SchemaId, Keyword)>,
    /// Schemas that a user type replaces. It decides which values are possible.
    pub(crate) replaced: FxHashSet<SchemaId>,
}

/// The index of an entry in the table of all.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct EntryId(pub(crate) usize);

/// A schema as the runtime reads it.
#[derive(Clone, Debug)]
pub(crate) struct Entry<'s> {
    /// Its name in `$ref`s of other entries, and in messages.
    pub(crate) name: Rc<str>,
    pub(crate) assertion: Assertion<'s>,
}

/// Collects the schemas that payloads need, and renders them.
#[derive(Debug)]
pub(crate) struct Exporter<'a, 's> {
    table: Table<'a, 's>,
}

/// What is known about schemas and entries while they are rendered.
#[derive(Debug)]
struct Table<'a, 's> {
    schemas: &'a Schemas<'a, 's>,
    drafts: Vec<Draft>,
    by_schema: FxHashMap<(SchemaId, Senders), EntryId>,
    /// For equal schemas, the first one.
    equal: EqualSchemas,
    /// Entries, by the first of equal schemas.
    by_equal: FxHashMap<(SchemaId, Senders), EntryId>,
    combined: FxHashMap<(Vec<SchemaId>, Senders), EntryId>,
    /// Bases without their subtypes.
    bare: FxHashMap<(SchemaId, Senders), EntryId>,
    names: Scope,
    opened: Opened,
    ownership: Ownership,
    cycles: Cycles,
    faults: Faults,
    patterns: Patterns,
    /// Entries that require less than the document, because something could not be written.
    incomplete: HashSet<EntryId>,
    /// The formats that are asserted.
    formats: AssertedFormats,
}

/// An entry that is not rendered yet.
#[derive(Clone, Debug)]
struct Draft {
    name: Rc<str>,
    /// The schemas that all apply.
    schemas: Vec<SchemaId>,
    senders: Senders,
    /// Whether it is a base without its subtypes.
    is_bare: bool,
}

impl<'a, 's> Exporter<'a, 's> {
    pub(crate) fn new(schemas: &'a Schemas<'a, 's>) -> Self {
        Self {
            table: Table {
                schemas,
                drafts: Vec::new(),
                by_schema: FxHashMap::default(),
                equal: EqualSchemas::default(),
                by_equal: FxHashMap::default(),
                combined: FxHashMap::default(),
                bare: FxHashMap::default(),
                names: Scope::default(),
                opened: Opened::default(),
                ownership: Ownership::default(),
                cycles: Cycles::default(),
                faults: Faults::default(),
                patterns: Patterns::default(),
                incomplete: HashSet::new(),
                formats: AssertedFormats::None,
            },
        }
    }

    /// Sets which schemas are equal. Each leads to the first of them.
    pub(crate) fn with_equal(mut self, equal: EqualSchemas) -> Self {
        self.table.equal = equal;
        self
    }

    /// Sets the formats that are asserted.
    pub(crate) fn with_asserted_formats(mut self, formats: &AssertedFormats) -> Self {
        self.table.formats = formats.clone();
        self
    }

    /// Sets the schemas that require less than the document.
    pub(crate) fn with_opened(mut self, opened: Opened) -> Self {
        self.table.opened = opened;
        self
    }

    /// Sets whether it is an error if something cannot be checked.
    pub(crate) fn with_strict(mut self, strict: bool) -> Self {
        self.table.faults.strict = strict;
        self
    }

    /// The entry for a schema, or for several that all apply. The same schemas and senders have the same entry. `name`
    /// is its preferred name.
    pub(crate) fn entry(&mut self, name: &str, all: &[SchemaId], senders: Senders) -> EntryId {
        let mut schemas = Vec::new();
        for schema in all {
            // A dangling reference is reported when it is rendered.
            let target = self.table.schemas.canonical(*schema);
            let schema = target.map_or(*schema, |target| target.schema);
            if !schemas.contains(&schema) {
                schemas.push(schema);
            }
        }
        self.table.entry(name, schemas, senders)
    }

    /// Renders all entries, including those that only references lead to. Faults are reported once for each place.
    pub(crate) fn finish(mut self, diagnostics: &mut Diagnostics) -> Vec<Entry<'s>> {
        let mut entries = self.table.render();
        // Entries that refer to an incomplete one may have to be written differently.
        let mut known = 0;
        while known < self.table.incomplete.len() {
            known = self.table.incomplete.len();
            entries = self.table.render();
        }
        self.table.faults.report(diagnostics);
        entries
    }
}

impl<'s> Table<'_, 's> {
    fn render(&mut self) -> Vec<Entry<'s>> {
        self.cycles.disconnect();
        let mut entries = Vec::new();
        // Rendering an entry may add others.
        while let Some(draft) = self.drafts.get(entries.len()).cloned() {
            let id = EntryId(entries.len());
            let before = self.faults.left_out;
            let assertion = Renderer::new(self, id, draft.senders).entry(&draft);
            if self.faults.left_out > before {
                self.incomplete.insert(id);
            }
            entries.push(Entry {
                name: draft.name,
                assertion,
            });
        }
        entries
    }

    fn entry(&mut self, name: &str, schemas: Vec<SchemaId>, senders: Senders) -> EntryId {
        let senders = self.ownership.relevant(self.schemas, &schemas, senders);
        let next = EntryId(self.drafts.len());
        let id = match schemas.as_slice() {
            [only] => {
                let id = *self.by_schema.entry((*only, senders)).or_insert(next);
                if let Some(equal) = self.equal.get(only) {
                    self.by_equal.entry((*equal, senders)).or_insert(id);
                }
                id
            }
            several => {
                let key = (several.to_vec(), senders);
                *self.combined.entry(key).or_insert(next)
            }
        };
        if id == next {
            self.draft(name, schemas, senders, false);
        }
        id
    }

    fn draft(&mut self, name: &str, schemas: Vec<SchemaId>, senders: Senders, is_bare: bool) {
        let name = self.names.take([name.to_owned()]).into();
        self.drafts.push(Draft {
            name,
            schemas,
            senders,
            is_bare,
        });
    }

    /// The entry of a base without its subtypes.
    fn bare(&mut self, base: SchemaId, senders: Senders) -> EntryId {
        let senders = self.ownership.relevant(self.schemas, &[base], senders);
        let next = EntryId(self.drafts.len());
        let id = *self.bare.entry((base, senders)).or_insert(next);
        if id == next {
            let name = self.schemas.own_name(base);
            let name = name.map(|name| crate::names::pascal(&name));
            let name = name.unwrap_or_default();
            self.draft(&format!("{name}Base"), vec![base], senders, true);
        }
        id
    }

    /// The entry of a schema, if there is one.
    fn known(&mut self, schema: SchemaId, senders: Senders) -> Option<EntryId> {
        let senders = self.ownership.relevant(self.schemas, &[schema], senders);
        self.by_schema.get(&(schema, senders)).copied()
    }

    /// The entry of a schema that is equal to this one, if there is one.
    fn known_equal(&mut self, schema: SchemaId, senders: Senders) -> Option<EntryId> {
        let equal = *self.equal.get(&schema)?;
        let senders = self.ownership.relevant(self.schemas, &[schema], senders);
        self.by_equal.get(&(equal, senders)).copied()
    }
}

impl Senders {
    /// Whether all required members are required of the senders.
    fn own_all(self) -> bool {
        !self.provider && !self.consumer
    }
}
