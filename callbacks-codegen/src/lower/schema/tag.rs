//! The property that determines the branch of a choice.

use std::rc::Rc;

use rustc_hash::FxHashMap;

use super::enumeration::string_values;
use super::variant::Branch;
use crate::ir::{Subtype, Tag};
use crate::lower::Lowering;
use crate::schema::{Gathered, Keyword, Schema, SchemaId, Selection};

/// How a property distinguishes the branches of a choice.
pub(super) struct Tagging {
    pub(super) tag: Tag,
    /// The strings that lead to each branch.
    pub(super) texts: Vec<Vec<String>>,
}

impl<'a> Lowering<'a, '_> {
    /// The tag of a Discriminator Object, or else one that the branches have in common.
    pub(super) fn tagging(
        &mut self,
        selection: Option<&Selection>,
        branches: &[Branch<'a>],
    ) -> Option<Tagging> {
        if !branches.iter().all(Branch::is_object) {
            return None;
        }
        match selection {
            Some(selection) => self.by_selection(selection, branches),
            None => self.by_constants(branches),
        }
    }

    /// The choices of a discriminator, as branches that are types.
    fn by_selection(&mut self, selection: &Selection, branches: &[Branch<'a>]) -> Option<Tagging> {
        let mut texts = vec![Vec::new(); branches.len()];
        let mut default = None;
        let mut places = FxHashMap::default();
        for (place, branch) in branches.iter().enumerate() {
            places.entry(branch.own.id()).or_insert(place);
        }
        for (index, selected) in selection.branches.iter().enumerate() {
            let schema = self.gather_all(&[selected.schema])?;
            // Branches with the same type are one.
            let Some(place) = places.get(schema.id()).copied() else {
                continue;
            };
            texts[place].extend(selected.texts.iter().cloned());
            if selection.default == Some(index) {
                default = Some(place);
            }
        }
        let property = selection.property.clone();
        let is_whole = texts.iter().all(|texts| !texts.is_empty());
        is_whole.then_some(Tagging {
            tag: Tag { property, default },
            texts,
        })
    }

    /// A property that every branch requires, with different strings in each.
    fn by_constants(&mut self, branches: &[Branch<'a>]) -> Option<Tagging> {
        let (first, _) = branches.split_first()?;
        for (property, _) in first.whole.properties() {
            let is_required = |branch: &Branch<'a>| branch.whole.required().contains(property);
            if !branches.iter().all(is_required) {
                continue;
            }
            let texts: Option<Vec<_>> = branches
                .iter()
                .map(|branch| self.declared_texts(&branch.whole, property))
                .collect();
            if let Some(texts) = texts.filter(|texts| are_distinct(texts)) {
                let property = property.to_owned();
                let tag = Tag {
                    property,
                    default: None,
                };
                return Some(Tagging { tag, texts });
            }
        }
        None
    }

    /// What the discriminators of an object's bases say about it, for each of their properties.
    pub(super) fn subtypes(&self, schema: &Gathered<'a>) -> Vec<Subtype> {
        let mut subtypes: Vec<Subtype> = Vec::new();
        let holders = schema.parts();
        for holder in holders.filter(|part| part.has(Keyword::Discriminator)) {
            let Some(selection) = self.selection_at(holder) else {
                continue;
            };
            let texts = Self::subtype_texts(schema, holder.id, &selection);
            let property = &selection.property;
            let is_new = subtypes.iter().all(|known| known.property != *property);
            if !texts.is_empty() && is_new {
                let property = property.clone();
                subtypes.push(Subtype { property, texts });
            }
        }
        subtypes
    }

    /// The choices of a schema's discriminator.
    fn selection_at(&self, holder: &Schema<'_>) -> Option<Rc<Selection>> {
        let schemas = self.schemas;
        let choices = [Keyword::OneOf, Keyword::AnyOf].into_iter();
        let mut choices = choices.filter_map(|choice| schemas.selection(holder.id, choice));
        choices
            .next()
            .or_else(|| schemas.selection_of_base(holder.id))
    }

    /// The strings that lead to an object. If it is no branch itself, it may extend one.
    fn subtype_texts(
        schema: &Gathered<'a>,
        holder: SchemaId,
        selection: &Selection,
    ) -> Vec<String> {
        let places = |schema| selection.places(schema).iter().copied();
        let texts = |place: usize| selection.branches[place].texts.iter().cloned();
        if let Some(place) = schema.origins().flat_map(places).min() {
            return texts(place).collect();
        }
        let parts = schema.parts().map(|part| part.id);
        let parts = parts.filter(|part| *part != holder);
        let mut inherited: Vec<_> = parts.flat_map(places).collect();
        inherited.sort_unstable();
        inherited.into_iter().flat_map(texts).collect()
    }

    /// The strings that a schema allows for a property.
    fn declared_texts(&mut self, schema: &Gathered<'a>, property: &str) -> Option<Vec<String>> {
        let schemas = schema.property(property)?;
        let values = self.gather_all(&schemas)?;
        string_values(&values)
    }
}

/// Whether each branch has strings, and no string leads to two.
fn are_distinct(texts: &[Vec<String>]) -> bool {
    let mut seen = std::collections::HashSet::new();
    texts.iter().all(|texts| !texts.is_empty())
        && texts.iter().flatten().all(|text| seen.insert(text))
}
