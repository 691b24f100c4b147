//! What each branch of a choice is called, and how much it says.

use std::cmp::Reverse;

use super::enumeration::{scalar_values, string_values};
use super::parts::{Schema, Types};
use super::union::says_more;
use crate::ir::Integer;
use crate::names;

/// A branch of a choice.
#[derive(Clone, Debug)]
pub(super) struct Branch<'s> {
    /// What stands in the list.
    pub(super) own: Schema<'s>,
    /// That and what stands beside the list.
    pub(super) whole: Schema<'s>,
}

impl<'s> Branch<'s> {
    /// A branch beside the keywords of the schema that has the choice. Where those add nothing to it, the branch is what
    /// it is elsewhere.
    pub(super) fn new(base: &Schema<'s>, own: Schema<'s>, is_constraint: bool) -> Self {
        let required = own.required();
        let adds = says_more(base)
            || !base.choices().is_empty()
            || base.required().iter().any(|name| !required.contains(name));
        let is_complete = own.includes(base) || (!adds && !is_constraint);
        let whole = if is_complete {
            own.clone()
        } else {
            base.clone().and(own.clone())
        };
        Self { own, whole }
    }

    /// Whether its values are objects, as far as it says.
    pub(super) fn is_object(&self) -> bool {
        let is_typed = match self.whole.types() {
            Types::One("object") => true,
            Types::Any => {
                self.whole.get("properties").is_some() || !self.whole.choices().is_empty()
            }
            _ => false,
        };
        is_typed && !self.whole.is_no_mapping()
    }

    /// Whether a member of this name is kept by the type.
    pub(super) fn declares(&self, property: &str) -> bool {
        let is_kept = |values: &crate::source::View<'_>| values.as_bool() != Some(false);
        self.whole
            .properties()
            .iter()
            .any(|(name, _)| *name == property)
            || self
                .whole
                .all("additionalProperties")
                .any(|each| is_kept(&each))
            || !self.whole.choices().is_empty()
    }

    /// The name of the variant: of the component or the title; else what tells it from the other branches.
    pub(super) fn name(&self, texts: &[String], others: &[Self]) -> String {
        if let Some(component) = self.own.component() {
            return names::pascal(component);
        }
        if let Some(title) = self.title() {
            return names::pascal(title);
        }
        if let [only] = texts {
            return names::pascal(only);
        }
        match string_values(&self.own).as_deref() {
            Some([only]) => return names::pascal(only),
            Some(_) => return "Known".to_owned(),
            None => {}
        }
        let name = match self.whole.types() {
            Types::One("string") => "String",
            Types::One("integer") => "Integer",
            Types::One("number") => "Number",
            Types::One("boolean") => "Boolean",
            Types::One("array") => "List",
            Types::One("object") if self.own.aspect_is_type() => "Object",
            _ if self.is_object() => return self.object_name(others),
            _ => "Any",
        };
        name.to_owned()
    }

    /// A title of a few words.
    pub(super) fn title(&self) -> Option<&'s str> {
        let title = self.own.get("title")?.as_text()?.trim();
        let is_name = !title.is_empty() && title.split_whitespace().count() <= 4;
        is_name.then_some(title)
    }

    /// A property that no other branch requires, or else one that none has.
    fn object_name(&self, others: &[Self]) -> String {
        let required = self.own.required();
        let properties = self.own.properties();
        if properties.is_empty() && required.is_empty() {
            let is_nested = !self.whole.choices().is_empty();
            return if is_nested { "Either" } else { "Map" }.to_owned();
        }
        let others: Vec<_> = others
            .iter()
            .filter(|other| other.own.id() != self.own.id())
            .collect();
        let is_required_here = |name: &&str| {
            required.contains(name)
                && !others
                    .iter()
                    .any(|other| other.own.required().contains(name))
        };
        let is_only_here = |name: &&str| {
            let has = |branch: &Self| {
                branch
                    .own
                    .properties()
                    .iter()
                    .any(|(known, _)| known == name)
            };
            !others.iter().any(|other| has(other))
        };
        let mut in_order = properties.iter().map(|(name, _)| *name);
        let mut undeclared: Vec<_> = required.iter().copied().collect();
        undeclared.sort_unstable();
        let found = in_order
            .clone()
            .chain(undeclared)
            .find(is_required_here)
            .or_else(|| in_order.find(is_only_here));
        found.map_or_else(|| "Object".to_owned(), names::pascal)
    }

    /// The place in the order of trying: what says more comes first, so that what says little does not take its values.
    /// Of kinds that no value has in common the order does not matter.
    pub(super) fn rank(&self) -> impl Ord + use<> {
        let schema = &self.whole;
        let is_enumeration = scalar_values(schema).is_some();
        let kind = match schema.types() {
            _ if is_enumeration => 0,
            _ if !schema.choices().is_empty() => 1,
            Types::One("integer") => 2,
            Types::One("number") => 3,
            Types::One("string" | "boolean" | "array") => 4,
            Types::One("object") => 5,
            Types::Any if schema.get("properties").is_some() => 5,
            Types::Any | Types::Several(_) if schema.get("type").is_none() => 7,
            _ => 6,
        };
        let is_open = !schema
            .all("additionalProperties")
            .any(|values| values.as_bool() == Some(false));
        let is_wide = super::integer::width(schema) != Integer::I32;
        (
            kind,
            is_wide && matches!(schema.types(), Types::One("integer")),
            is_open,
            Reverse(schema.required().len()),
            Reverse(schema.properties().len()),
        )
    }
}
