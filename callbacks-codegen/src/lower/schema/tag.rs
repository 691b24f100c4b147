//! The property that says which branch of a choice a value is.

use super::enumeration::string_values;
use super::parts::{Schema, component_name};
use super::variant::Branch;
use crate::ir::{Subtype, Tag};
use crate::lower::Lowering;
use crate::resolve::{self, Resolved};
use crate::source::{SourceMap, View};

/// How the branches of a choice are told apart by a property.
pub(super) struct Tagging {
    pub(super) tag: Tag,
    /// The texts that lead to each branch.
    pub(super) texts: Vec<Vec<String>>,
}

impl<'s> Lowering<'_, 's> {
    /// The tag that a Discriminator Object names, or else one that the branches have in common.
    pub(super) fn tagging(
        &mut self,
        discriminator: Option<View<'s>>,
        branches: &[Branch<'s>],
    ) -> Option<Tagging> {
        if !branches.iter().all(Branch::is_object) {
            return None;
        }
        discriminator
            .and_then(|discriminator| self.by_discriminator(discriminator, branches))
            .or_else(|| self.by_constants(branches))
    }

    /// OpenAPI "Discriminator Object": the texts are those of the mapping, or else the names of the branches. Where the
    /// branches declare the property's values, those are meant: many documents leave the mapping out for that.
    fn by_discriminator(
        &mut self,
        discriminator: View<'s>,
        branches: &[Branch<'s>],
    ) -> Option<Tagging> {
        let property = discriminator.get("propertyName")?.as_text()?;
        let mut texts = vec![Vec::new(); branches.len()];
        for (text, target) in mapping(self.sources, discriminator) {
            if let Some(index) = branch_of(branches, target.view) {
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
        let default = discriminator
            .get("defaultMapping")
            .and_then(|value| target(self.sources, value))
            .and_then(|target| branch_of(branches, target.view));
        are_distinct(&texts).then(|| Tagging {
            tag: Tag {
                property: property.to_owned(),
                default,
            },
            texts,
        })
    }

    /// A property that every branch requires and allows other texts for than the others.
    fn by_constants(&mut self, branches: &[Branch<'s>]) -> Option<Tagging> {
        let (first, _) = branches.split_first()?;
        for (property, _) in first.whole.properties() {
            let is_required = |branch: &Branch<'s>| branch.whole.required().contains(property);
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
    pub(super) fn subtypes(&mut self, schema: &Schema<'s>) -> Vec<Subtype> {
        let bases: Vec<_> = schema
            .views()
            .filter_map(|base| Some((base, base.get("discriminator")?)))
            .collect();
        let mut subtypes: Vec<Subtype> = Vec::new();
        for (base, discriminator) in bases {
            let property = discriminator.get("propertyName");
            let Some(property) = property.and_then(|name| name.as_text()) else {
                continue;
            };
            let texts = self.subtype_texts(schema, base, discriminator, property);
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
        schema: &Schema<'s>,
        base: View<'s>,
        discriminator: View<'s>,
        property: &str,
    ) -> Vec<String> {
        let name = schema.component().map(str::to_owned);
        let leads_here = |target: &Resolved<'s>| {
            schema.is_at(target.view) || (name.is_some() && target_name(target) == name)
        };
        let mapping = mapping(self.sources, discriminator);
        let mapped = mapping.iter().filter(|(_, target)| leads_here(target));
        let mapped: Vec<_> = mapped.map(|(text, _)| (*text).to_owned()).collect();
        if !mapped.is_empty() {
            return mapped;
        }
        let Some(name) = name else {
            // One without a name may be what a subtype is, and more.
            let is_its = |target: View<'s>| target.id() != base.id() && schema.has_part(target);
            let its = mapping.iter().filter(|(_, target)| is_its(target.view));
            return its.map(|(text, _)| (*text).to_owned()).collect();
        };
        let is_base = schema
            .views()
            .next()
            .is_some_and(|first| first.id() == base.id());
        let declared = self.declared_texts(schema, property);
        let is_declared = declared.is_none_or(|texts| texts.contains(&name));
        (!is_base && is_declared)
            .then_some(name)
            .into_iter()
            .collect()
    }

    /// The texts that a schema allows for a property.
    fn declared_texts(&mut self, schema: &Schema<'s>, property: &str) -> Option<Vec<String>> {
        let schemas = schema
            .properties()
            .into_iter()
            .find(|(name, _)| *name == property)?
            .1;
        let values = self.gather_all(&schemas)?;
        string_values(&values)
    }
}

/// The `mapping` of a Discriminator Object: texts, and the schemas that they lead to. What leads nowhere is left out.
pub(super) fn mapping<'s>(
    sources: &SourceMap<'s>,
    discriminator: View<'s>,
) -> Vec<(&'s str, Resolved<'s>)> {
    let entries = discriminator.get("mapping").into_iter();
    entries
        .flat_map(|mapping| mapping.entries())
        .filter_map(|(key, value)| Some((key.text, target(sources, value)?)))
        .collect()
}

/// A schema by its name or by a reference. The specification leaves open what a text means that could be both, and
/// recommends the name.
fn target<'s>(sources: &SourceMap<'s>, value: View<'s>) -> Option<Resolved<'s>> {
    let text = value.as_text()?;
    let schemas = value.source().root()?.pointer("/components/schemas")?;
    let is_reference = text.contains(['#', '/', '.']);
    let view = match schemas.get(text) {
        Some(view) => view,
        None if is_reference => resolve::follow(sources, value, text).ok()?,
        None => return None,
    };
    let resolved = resolve::resolve(sources, view).ok()?;
    Some(Resolved {
        reference: resolved.reference.or(Some(text)),
        ..resolved
    })
}

/// The name of a schema that a mapping leads to.
pub(super) fn target_name(target: &Resolved<'_>) -> Option<String> {
    let reference = target.reference?;
    if reference.contains(['#', '/']) {
        component_name(reference)
    } else {
        Some(reference.to_owned())
    }
}

fn branch_of(branches: &[Branch<'_>], target: View<'_>) -> Option<usize> {
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
