//! The schemas that a Discriminator Object chooses from, and the strings that lead to each.
//!
//! Types and assertions both use it, so they agree about the meaning of a string.

mod texts;

use std::rc::Rc;

use rustc_hash::{FxHashMap, FxHashSet};

use super::gathered::{Gathered, Kind};
use super::keyword::Keyword;
use super::types::TypeName;
use super::{Discriminator, SchemaId, Schemas};
use crate::diagnostic::Diagnostics;

/// The choices of a discriminator. Every branch has a string, and no two have the same.
#[derive(Debug)]
pub(crate) struct Selection {
    pub(crate) property: String,
    pub(crate) branches: Vec<Selected>,
    /// The index of the branch for values with another string, or without one (`defaultMapping` of OpenAPI 3.2).
    pub(crate) default: Option<usize>,
    /// Whether `null` is allowed in addition to the branches.
    pub(crate) allows_null: bool,
    /// The places of branches by the schemas behind them.
    places: FxHashMap<SchemaId, Vec<usize>>,
}

impl Selection {
    /// The places of the branches that are a schema.
    pub(crate) fn places(&self, schema: SchemaId) -> &[usize] {
        self.places.get(&schema).map_or(&[], Vec::as_slice)
    }
}

/// A branch of a selection.
#[derive(Debug)]
pub(crate) struct Selected {
    pub(crate) schema: SchemaId,
    pub(crate) texts: Vec<String>,
    /// The name of the schema, if something other than a reference names it.
    pub(crate) name: Option<String>,
}

/// A branch whose strings are not known yet.
struct Candidate<'s> {
    schema: SchemaId,
    gathered: Gathered<'s>,
    name: Option<String>,
}

impl<'s> Schemas<'s, '_> {
    /// The choices of a schema's discriminator among the branches of its `oneOf` or `anyOf`. `None` if it has none, or
    /// one that does not name every branch. Then the branches themselves decide.
    pub(crate) fn selection(&'s self, holder: SchemaId, keyword: Keyword) -> Option<Rc<Selection>> {
        if !self.get(holder).has(keyword) {
            return None;
        }
        // A discriminator belongs to one choice: `oneOf` takes precedence.
        if keyword == Keyword::AnyOf && self.selection(holder, Keyword::OneOf).is_some() {
            return None;
        }
        self.selected(holder, keyword, || self.of_choice(holder, keyword))
    }

    /// The choices of a base's discriminator: the schemas that inherit from it, and those that its mapping names.
    /// `None` if there are none, or their strings are not distinct.
    pub(crate) fn selection_of_base(&'s self, base: SchemaId) -> Option<Rc<Selection>> {
        if !self.get(base).is_base() {
            return None;
        }
        self.selected(base, Keyword::Discriminator, || self.of_base(base))
    }

    fn selected(
        &self,
        holder: SchemaId,
        keyword: Keyword,
        find: impl FnOnce() -> Option<Selection>,
    ) -> Option<Rc<Selection>> {
        let key = (holder, keyword);
        if let Some(known) = self.selections.borrow().get(&key) {
            return known.clone();
        }
        let selection = find().map(Rc::new);
        self.selections.borrow_mut().insert(key, selection.clone());
        selection
    }

    fn of_choice(&'s self, holder: SchemaId, keyword: Keyword) -> Option<Selection> {
        let schema = self.get(holder);
        let mut candidates = Vec::new();
        let mut allows_null = false;
        for branch in schema.list(keyword) {
            let gathered = self.gather_quietly(&[*branch])?;
            allows_null |= gathered.allows_null() || gathered.is_null();
            if !gathered.is_null() {
                candidates.push(Candidate {
                    schema: *branch,
                    name: gathered.component().map(str::to_owned),
                    gathered,
                });
            }
        }
        let is_object = schema.types.contains(TypeName::Object);
        let mut all = candidates.iter();
        if !all.all(|candidate| candidate.is_object(is_object)) {
            return None;
        }
        let count = candidates.len();
        let discriminator = match self.discriminator(holder) {
            Some(discriminator) => discriminator,
            None => self.inherited(&candidates)?,
        };
        let selection = self.select(&discriminator, candidates, allows_null)?;
        (selection.branches.len() == count).then_some(selection)
    }

    /// The discriminator of a base of which all branches are subtypes. The base itself, and a choice that has a discriminator,
    /// are not decided yet.
    fn inherited(&'s self, candidates: &[Candidate<'s>]) -> Option<Rc<Discriminator<'s>>> {
        let first = candidates.first()?;
        let mut discriminators = first.gathered.discriminators(self).into_iter();
        discriminators.find(|each| {
            let mut branches = candidates.iter();
            branches.all(|branch| {
                let gathered = &branch.gathered;
                gathered.is_settled(each.holder, Keyword::Discriminator)
            })
        })
    }

    /// OpenAPI "Discriminator Object": the subtypes are those that inherit by `allOf`. Without a mapping, the base is a
    /// schema with a name like any other. With one, it is only included if the mapping names it.
    fn of_base(&'s self, base: SchemaId) -> Option<Selection> {
        let discriminator = self.discriminator(base)?;
        let mapped = discriminator.targets();
        let mut named: Vec<(SchemaId, Option<String>)> = mapped
            .map(|(_, target)| (target.schema, target.mapped_name()))
            .collect();
        let is_mapped = !named.is_empty();
        let heirs = self.heirs(base);
        let inherited = heirs.list.iter();
        named.extend(inherited.map(|heir| (heir.schema, Some(heir.name.to_string()))));
        if named.iter().all(|(schema, _)| *schema == base) {
            return None;
        }
        if !is_mapped {
            let name = self.own_name(base).map(|name| name.to_string());
            named.push((base, name));
        }
        let default = discriminator.default;
        named.extend(default.map(|default| (default.schema, default.mapped_name())));
        let mut known = FxHashSet::default();
        let mut candidates: Vec<Candidate<'s>> = Vec::new();
        for (schema, name) in named
            .into_iter()
            .filter(|(schema, _)| known.insert(*schema))
        {
            let gathered = self.gather_quietly(&[schema])?;
            candidates.push(Candidate {
                schema,
                gathered,
                name,
            });
        }
        let mut all = candidates.iter();
        if !all.all(|candidate| candidate.is_object(true)) {
            return None;
        }
        let allows_null = self.gather_quietly(&[base])?.allows_null();
        self.select(&discriminator, candidates, allows_null)
    }

    /// Faults are reported where the schemas become types and assertions.
    fn gather_quietly(&'s self, all: &[SchemaId]) -> Option<Gathered<'s>> {
        let mut diagnostics = Diagnostics::new();
        let gathered = Gathered::gather(self, &mut diagnostics, all);
        let is_sound = diagnostics.finish().is_empty();
        gathered.filter(|_| is_sound)
    }
}

impl Candidate<'_> {
    /// Whether its values are objects, according to itself or to the outer schema.
    fn is_object(&self, is_object: bool) -> bool {
        let gathered = &self.gathered;
        let is_typed = match gathered.kind() {
            Kind::One(TypeName::Object) => true,
            Kind::Any => is_object || gathered.has(Keyword::Properties) || gathered.has_choices(),
            _ => false,
        };
        is_typed && !gathered.is_no_mapping()
    }
}
