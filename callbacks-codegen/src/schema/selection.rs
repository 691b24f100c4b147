//! The schemas among which a Discriminator Object chooses, and the strings that lead to each.
//!
//! Types and assertions both follow it, so they agree about what a string means.

use std::collections::HashSet;
use std::rc::Rc;

use super::gathered::{Gathered, Kind};
use super::keyword::Keyword;
use super::types::TypeName;
use super::{Discriminator, SchemaId, Schemas};
use crate::diagnostic::Diagnostics;

/// What a discriminator chooses from. Every branch has a string, and no two have the same.
#[derive(Debug)]
pub(crate) struct Selection {
    pub(crate) property: String,
    pub(crate) branches: Vec<Selected>,
    /// The place of the branch for values with another string, or with none (`defaultMapping` of OpenAPI 3.2).
    pub(crate) default: Option<usize>,
    /// Whether `null` is allowed beside the branches.
    pub(crate) allows_null: bool,
}

/// A branch of a selection.
#[derive(Debug)]
pub(crate) struct Selected {
    pub(crate) schema: SchemaId,
    pub(crate) texts: Vec<String>,
}

/// A branch whose strings are not known yet.
struct Candidate<'s> {
    schema: SchemaId,
    gathered: Gathered<'s>,
}

impl<'s> Schemas<'s, '_> {
    /// What the discriminator of a schema chooses from among the branches of its `oneOf` or `anyOf`. `None` where it has
    /// none, or one that does not name every branch: then the branches decide.
    pub(crate) fn selection(&'s self, holder: SchemaId, keyword: Keyword) -> Option<Rc<Selection>> {
        if !self.get(holder).says(keyword) {
            return None;
        }
        // One discriminator, one choice: `oneOf` comes first.
        if keyword == Keyword::AnyOf && self.selection(holder, Keyword::OneOf).is_some() {
            return None;
        }
        let key = (holder, keyword);
        if let Some(known) = self.selections.borrow().get(&key) {
            return known.clone();
        }
        let selection = self.of_choice(holder, keyword).map(Rc::new);
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
                    gathered,
                });
            }
        }
        let is_object = schema.types.contains(TypeName::Object);
        let mut all = candidates.iter();
        if !all.all(|candidate| candidate.is_object(is_object)) {
            return None;
        }
        let discriminator = match self.discriminator(holder) {
            Some(discriminator) => discriminator,
            None => self.inherited(&candidates)?,
        };
        self.select(&discriminator, &candidates, allows_null)
    }

    /// The discriminator of a base that all branches inherit from.
    fn inherited(&'s self, candidates: &[Candidate<'s>]) -> Option<Discriminator<'s>> {
        let (first, others) = candidates.split_first()?;
        let mut discriminators = first.gathered.discriminators(self).into_iter();
        discriminators.find(|each| {
            let mut others = others.iter();
            others.all(|branch| branch.gathered.has_part(each.holder))
        })
    }

    /// OpenAPI "Discriminator Object": the strings are those of the mapping, or else the names of the branches.
    fn select(
        &'s self,
        discriminator: &Discriminator<'s>,
        candidates: &[Candidate<'s>],
        allows_null: bool,
    ) -> Option<Selection> {
        let property = discriminator.property?;
        let mut texts = vec![Vec::new(); candidates.len()];
        for (text, target) in discriminator.targets() {
            if let Some(index) = place_of(candidates, target.schema) {
                texts[index].push(text.to_owned());
            }
        }
        for (texts, candidate) in texts.iter_mut().zip(candidates) {
            if texts.is_empty() {
                *texts = self.implicit(candidate, property);
            }
        }
        let default = discriminator.default;
        let default = default.and_then(|target| place_of(candidates, target));
        let mut seen = HashSet::new();
        let is_told = |texts: &Vec<String>| {
            !texts.is_empty() && texts.iter().all(|text| seen.insert(text.clone()))
        };
        if candidates.is_empty() || !texts.iter().all(is_told) {
            return None;
        }
        let branches = candidates.iter().zip(texts);
        let branches = branches.map(|(candidate, texts)| Selected {
            schema: candidate.schema,
            texts,
        });
        Some(Selection {
            property: property.to_owned(),
            branches: branches.collect(),
            default,
            allows_null,
        })
    }

    /// The strings of a branch that no mapping names: its own name, unless it declares other values of the property. Many
    /// documents leave the mapping out for that.
    fn implicit(&'s self, candidate: &Candidate<'s>, property: &str) -> Vec<String> {
        let name = candidate.gathered.component().map(str::to_owned);
        match (self.declared(&candidate.gathered, property), name) {
            (Some(declared), Some(name)) if declared.contains(&name) => vec![name],
            (Some(declared), _) => declared,
            (None, name) => name.into_iter().collect(),
        }
    }

    /// The strings that a schema allows for a property, if it lists them.
    fn declared(&'s self, schema: &Gathered<'s>, property: &str) -> Option<Vec<String>> {
        let values = self.gather_quietly(&schema.property(property)?)?;
        let constants = values.all(Keyword::Const).map(|value| vec![value]);
        let lists = values.all(Keyword::Enum);
        let lists = lists.map(|list| list.items().collect::<Vec<_>>());
        let mut common: Option<Vec<String>> = None;
        for list in constants.chain(lists) {
            let strings = list.into_iter().filter(|value| !value.is_null());
            let strings = strings.map(|value| value.as_text().map(str::to_owned));
            let strings: Vec<String> = strings.collect::<Option<_>>()?;
            common = Some(match common {
                None => strings,
                Some(mut known) => {
                    known.retain(|text| strings.contains(text));
                    known
                }
            });
        }
        common.filter(|common| !common.is_empty())
    }

    /// What is wrong is reported where the schemas become types and assertions.
    fn gather_quietly(&'s self, all: &[SchemaId]) -> Option<Gathered<'s>> {
        let mut diagnostics = Diagnostics::new();
        let gathered = Gathered::gather(self, &mut diagnostics, all);
        let is_sound = diagnostics.finish().is_empty();
        gathered.filter(|_| is_sound)
    }
}

impl Candidate<'_> {
    /// Whether its values are objects, as far as it says, or else the schema around it.
    fn is_object(&self, is_object: bool) -> bool {
        let gathered = &self.gathered;
        let is_typed = match gathered.kind() {
            Kind::One(TypeName::Object) => true,
            Kind::Any => is_object || gathered.says(Keyword::Properties) || gathered.has_choices(),
            _ => false,
        };
        is_typed && !gathered.is_no_mapping()
    }
}

/// The branch that a mapping leads to: the schema itself, or else one that inherits from it.
fn place_of(candidates: &[Candidate<'_>], target: SchemaId) -> Option<usize> {
    let place = |test: &dyn Fn(&Candidate<'_>) -> bool| candidates.iter().position(test);
    place(&|candidate| candidate.gathered.is_at(target))
        .or_else(|| place(&|candidate| candidate.gathered.has_part(target)))
}
