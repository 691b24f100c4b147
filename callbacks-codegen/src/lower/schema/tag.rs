//! The property that says which branch of a choice a value is.

use super::enumeration::string_values;
use super::parts::{Schema, component_name};
use super::variant::Branch;
use crate::ir::Tag;
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
