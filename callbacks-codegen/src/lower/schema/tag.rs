//! The property that says which branch of a choice a value is.

use super::enumeration::string_values;
use super::variant::Branch;
use crate::ir::{Subtype, Tag};
use crate::lower::Lowering;
use crate::schema::{Discriminator, Gathered, SchemaId, Selection, Target};

/// How the branches of a choice are told apart by a property.
pub(super) struct Tagging {
    pub(super) tag: Tag,
    /// The texts that lead to each branch.
    pub(super) texts: Vec<Vec<String>>,
}

impl<'a> Lowering<'a, '_> {
    /// The tag that a Discriminator Object names, or else one that the branches have in common.
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

    /// What a discriminator chooses from, as branches that are types.
    fn by_selection(&mut self, selection: &Selection, branches: &[Branch<'a>]) -> Option<Tagging> {
        let mut texts = vec![Vec::new(); branches.len()];
        let mut default = None;
        for (index, selected) in selection.branches.iter().enumerate() {
            let schema = self.gather_all(&[selected.schema])?;
            let mut all = branches.iter();
            // Branches of which all values have one type are one.
            let Some(place) = all.position(|branch| branch.own.id() == schema.id()) else {
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

    /// OpenAPI "Discriminator Object": the texts are those of the mapping, or else the names of the branches. Where the
    /// branches declare the property's values, those are meant: many documents leave the mapping out for that.
    pub(super) fn by_discriminator(
        &mut self,
        discriminator: &Discriminator<'a>,
        branches: &[Branch<'a>],
    ) -> Option<Tagging> {
        let property = discriminator.property?;
        let mut texts = vec![Vec::new(); branches.len()];
        for (text, target) in discriminator.targets() {
            if let Some(index) = branch_of(branches, target.schema) {
                texts[index].push(text.to_owned());
            }
        }
        for (texts, branch) in texts.iter_mut().zip(branches) {
            if texts.is_empty() {
                let declared = self.declared_texts(&branch.whole, property);
                *texts = declared.unwrap_or_else(|| {
                    branch
                        .own
                        .component()
                        .map(str::to_owned)
                        .into_iter()
                        .collect()
                });
            }
        }
        let default = discriminator.default;
        let default = default.and_then(|target| branch_of(branches, target));
        are_distinct(&texts).then(|| Tagging {
            tag: Tag {
                property: property.to_owned(),
                default,
            },
            texts,
        })
    }

    /// A property that every branch requires and allows other texts for than the others.
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

    /// What the discriminators of an object's bases say of it, for each property that they name.
    pub(super) fn subtypes(&mut self, schema: &Gathered<'a>) -> Vec<Subtype> {
        let mut subtypes: Vec<Subtype> = Vec::new();
        for discriminator in schema.discriminators(self.schemas) {
            let Some(property) = discriminator.property else {
                continue;
            };
            let texts = self.subtype_texts(schema, &discriminator, property);
            if !texts.is_empty() && subtypes.iter().all(|known| known.property != property) {
                let property = property.to_owned();
                subtypes.push(Subtype { property, texts });
            }
        }
        subtypes
    }

    /// OpenAPI "Discriminator Object": the texts of the mapping that lead to a subtype, or else its name. Where it declares
    /// the property's values, and its name is none of them, those are meant.
    fn subtype_texts(
        &mut self,
        schema: &Gathered<'a>,
        discriminator: &Discriminator<'a>,
        property: &str,
    ) -> Vec<String> {
        let name = schema.component().map(str::to_owned);
        let base = discriminator.holder;
        let leads_here = |target: &Target<'_>| {
            schema.is_at(target.schema) || (name.is_some() && target.mapped_name() == name)
        };
        let mapping = || discriminator.targets();
        let mapped = mapping().filter(|(_, target)| leads_here(target));
        let mapped: Vec<_> = mapped.map(|(text, _)| text.to_owned()).collect();
        if !mapped.is_empty() {
            return mapped;
        }
        let Some(name) = name else {
            // One without a name may be what a subtype is, and more.
            let is_its = |target: SchemaId| target != base && schema.has_part(target);
            let its = mapping().filter(|(_, target)| is_its(target.schema));
            return its.map(|(text, _)| text.to_owned()).collect();
        };
        let is_base = schema.parts().next().is_some_and(|first| first.id == base);
        let declared = self.declared_texts(schema, property);
        let is_declared = declared.is_none_or(|texts| texts.contains(&name));
        (!is_base && is_declared)
            .then_some(name)
            .into_iter()
            .collect()
    }

    /// The texts that a schema allows for a property.
    fn declared_texts(&mut self, schema: &Gathered<'a>, property: &str) -> Option<Vec<String>> {
        let schemas = schema.property(property)?;
        let values = self.gather_all(&schemas)?;
        string_values(&values)
    }
}

fn branch_of(branches: &[Branch<'_>], target: SchemaId) -> Option<usize> {
    let is_itself = |branch: &Branch<'_>| branch.own.is_at(target);
    let inherits = |branch: &Branch<'_>| branch.own.has_part(target);
    let place = |test: &dyn Fn(&Branch<'_>) -> bool| branches.iter().position(test);
    place(&is_itself).or_else(|| place(&inherits))
}

/// Whether each branch has texts, and none that another has.
fn are_distinct(texts: &[Vec<String>]) -> bool {
    let mut seen = std::collections::HashSet::new();
    texts.iter().all(|texts| !texts.is_empty())
        && texts.iter().flatten().all(|text| seen.insert(text))
}
