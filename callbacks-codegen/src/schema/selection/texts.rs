//! The strings that lead to each branch.

use std::cell::OnceCell;

use rustc_hash::{FxHashMap, FxHashSet};

use super::{Candidate, Selected, Selection};
use crate::schema::gathered::Gathered;
use crate::schema::keyword::Keyword;
use crate::schema::{Discriminator, SchemaId, Schemas};

/// The strings that are already assigned, with the index of their branch.
type Taken = FxHashMap<String, usize>;

impl<'s> Schemas<'s, '_> {
    /// OpenAPI "Discriminator Object": the strings are those of the mapping, or else the names of the branches. A
    /// branch without a string is left out: one that inherits from another and says no more about the property. `None`
    /// if a string could mean two branches.
    pub(super) fn select(
        &'s self,
        discriminator: &Discriminator<'s>,
        candidates: Vec<Candidate<'s>>,
        allows_null: bool,
    ) -> Option<Selection> {
        let property = discriminator.property?;
        let places = Places::new(&candidates);
        let mut texts = vec![Vec::new(); candidates.len()];
        let mut taken = Taken::default();
        let mut mapped = FxHashSet::default();
        for (text, target) in discriminator.targets() {
            if let Some(place) = places.of(target.schema) {
                texts[place].push(text.to_owned());
                taken.insert(text.to_owned(), place);
            }
        }
        mapped.extend(discriminator.mapping.iter().map(|each| each.text));
        let mut implicit: Vec<_> = (0..candidates.len())
            .filter(|place| texts[*place].is_empty())
            .map(|place| (place, self.implicit(&candidates[place], property)))
            .collect();
        // The branch that says most about the property comes first. Among equals, the one that others inherit from.
        implicit.sort_by_cached_key(|(place, texts)| {
            (texts.len(), candidates[*place].gathered.parts().count())
        });
        for (place, own) in implicit {
            for text in own {
                match taken.get(&text) {
                    None => {
                        taken.insert(text.clone(), place);
                        texts[place].push(text);
                    }
                    Some(other) => {
                        let is_mapped = mapped.contains(text.as_str());
                        let is_heir = candidates[place].is_related(&candidates[*other]);
                        (is_mapped || is_heir).then_some(())?;
                    }
                }
            }
        }
        let default = discriminator.default;
        let default = default.and_then(|target| places.of(target.schema));
        let selection = self.selection_among(property, candidates, texts, default);
        Some(Selection {
            allows_null,
            ..selection
        })
        .filter(|selection| !selection.branches.is_empty())
    }

    /// The strings of a branch that no mapping names: its own name, unless it declares other values of the property.
    /// Many documents leave out the mapping in that case.
    fn implicit(&'s self, candidate: &Candidate<'s>, property: &str) -> Vec<String> {
        let name = candidate.name.clone();
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

    /// The branches that have strings.
    fn selection_among(
        &self,
        property: &str,
        candidates: Vec<Candidate<'_>>,
        texts: Vec<Vec<String>>,
        default: Option<usize>,
    ) -> Selection {
        let mut branches = Vec::new();
        let mut places: FxHashMap<_, Vec<_>> = FxHashMap::default();
        let mut default_place = None;
        for (place, (candidate, texts)) in candidates.into_iter().zip(texts).enumerate() {
            if texts.is_empty() {
                continue;
            }
            if default == Some(place) {
                default_place = Some(branches.len());
            }
            if let Ok(target) = self.resolve(candidate.schema) {
                places
                    .entry(target.schema)
                    .or_default()
                    .push(branches.len());
            }
            branches.push(Selected {
                schema: candidate.schema,
                texts,
                name: candidate.name,
            });
        }
        Selection {
            property: property.to_owned(),
            branches,
            default: default_place,
            allows_null: false,
            places,
        }
    }
}

impl Candidate<'_> {
    /// Whether one of them inherits from the other.
    fn is_related(&self, other: &Self) -> bool {
        let inherits = |one: &Self, other: &Self| {
            let mut origins = other.gathered.origins();
            origins.all(|origin| one.gathered.has_part(origin))
        };
        inherits(self, other) || inherits(other, self)
    }
}

/// The indices of branches by their schemas.
struct Places<'c, 's> {
    candidates: &'c [Candidate<'s>],
    by_schema: FxHashMap<SchemaId, usize>,
    /// The first branch that has a schema among its parts.
    by_part: OnceCell<FxHashMap<SchemaId, usize>>,
}

impl<'c, 's> Places<'c, 's> {
    fn new(candidates: &'c [Candidate<'s>]) -> Self {
        let mut by_schema = FxHashMap::default();
        for (place, candidate) in candidates.iter().enumerate() {
            for schema in candidate.gathered.origins() {
                by_schema.entry(schema).or_insert(place);
            }
        }
        Self {
            candidates,
            by_schema,
            by_part: OnceCell::new(),
        }
    }

    /// The branch that a mapping leads to: the schema itself, or else one that inherits from it.
    fn of(&self, target: SchemaId) -> Option<usize> {
        let known = self.by_schema.get(&target).copied();
        known.or_else(|| {
            let by_part = self.by_part.get_or_init(|| self.find_parts());
            by_part.get(&target).copied()
        })
    }

    fn find_parts(&self) -> FxHashMap<SchemaId, usize> {
        let mut by_part = FxHashMap::default();
        for (place, candidate) in self.candidates.iter().enumerate() {
            for part in candidate.gathered.parts() {
                by_part.entry(part.id).or_insert(place);
            }
        }
        by_part
    }
}
