//! What follows from the parts of a schema.

use std::collections::HashSet;

use super::{Content, Gathered, Part, in_common};
use crate::schema::TypeName;
use crate::schema::keyword::{Keyword, Keywords};
use crate::schema::node::{Form, Schema};

/// Keywords that restrict values, except `allOf`. A schema without any of them only describes.
const ASSERTIONS: Keywords = Keywords::of(&[
    Keyword::Type,
    Keyword::Properties,
    Keyword::Required,
    Keyword::AdditionalProperties,
    Keyword::Items,
    Keyword::Enum,
    Keyword::Const,
    Keyword::Format,
    Keyword::OneOf,
    Keyword::AnyOf,
    Keyword::Not,
    Keyword::Pattern,
    Keyword::Minimum,
    Keyword::Maximum,
    Keyword::PatternProperties,
    Keyword::PrefixItems,
    Keyword::MinProperties,
    Keyword::MaxProperties,
    Keyword::PropertyNames,
    Keyword::UnevaluatedProperties,
    Keyword::DependentRequired,
    Keyword::DependentSchemas,
    Keyword::Dependencies,
    Keyword::If,
]);

const TYPE: Keywords = Keywords::of(&[Keyword::Type]);

/// Keywords that decide which types values have.
const TYPES: Keywords = Keywords::of(&[Keyword::Type, Keyword::Enum, Keyword::Const]);

/// Facts that every user of a schema needs.
#[derive(Clone, Debug)]
pub(super) struct Facts {
    /// The indices of the parts that restrict values.
    pub(super) asserting: Vec<usize>,
    /// The only part that says anything, if it applies as written.
    pub(super) only: Option<usize>,
    pub(super) allows_null: bool,
}

impl<'s> Gathered<'s> {
    /// The parts that restrict values.
    pub(super) fn asserting(&self) -> impl ExactSizeIterator<Item = &Part<'s>> {
        let indices = self.facts().asserting.iter();
        indices.map(|index| &self.content.parts[*index])
    }

    /// The only part that restricts values.
    pub(super) fn only_asserting(&self) -> Option<&Part<'s>> {
        let mut asserting = self.asserting();
        asserting.next().filter(|_| asserting.len() == 0)
    }

    pub(super) fn facts(&self) -> &Facts {
        self.content.facts.get_or_init(|| self.content.facts())
    }

    /// The only part that says anything, if it applies as written. A part with a decided choice differs from what other
    /// references to it mean.
    pub(super) fn only_part(&self) -> Option<&Part<'s>> {
        Some(&self.content.parts[self.facts().only?])
    }
}

impl Content<'_> {
    fn facts(&self) -> Facts {
        let asserting = self.asserting();
        // What is beside a reference has the types of its target.
        let is_beside = |part: &Schema<'_>| part.is_reference() && !part.has_any(TYPES);
        let parts = asserting.iter().map(|index| self.parts[*index].schema);
        let mut parts = parts.filter(|part| !is_beside(part)).peekable();
        let outer = self.origins[0].nullable;
        let allows_null = outer || (parts.peek().is_some() && parts.all(Schema::allows_null));
        let only = match asserting.as_slice() {
            [only] if !self.has_settled(self.parts[*only].schema) => Some(*only),
            _ => None,
        };
        Facts {
            asserting,
            only,
            allows_null,
        }
    }

    /// Whether a choice of this part is decided.
    fn has_settled(&self, part: &Schema<'_>) -> bool {
        self.settled.iter().any(|(holder, _)| *holder == part.id)
    }

    /// The lists of types that parts allow, each once: there may be thousands of parts, but few lists.
    fn lists_of_types(&self) -> HashSet<Vec<TypeName>> {
        let parts = self.parts.iter();
        parts.map(|part| allowed(part.schema)).collect()
    }

    fn asserting(&self) -> Vec<usize> {
        let said = |index: &usize| {
            let part = self.parts[*index].schema;
            let settled = self.settled.iter();
            let settled = settled.filter(|(holder, _)| *holder == part.id);
            settled.fold(part.said, |said, (_, keyword)| said.without(*keyword))
        };
        let is_mapping = |index: &usize| self.parts[*index].schema.form == Form::Keywords;
        let mut asserting: Vec<_> = (0..self.parts.len())
            .filter(|index| !is_mapping(index) || !said(index).and(ASSERTIONS).is_empty())
            .collect();
        if asserting.len() < 2 {
            return asserting;
        }
        let lists = self.lists_of_types();
        // `type` beside an `allOf` mostly repeats its branches.
        let has_shapes = |index: &usize| {
            let part = self.parts[*index].schema;
            part.said.and(ASSERTIONS) != TYPE || narrows(part, &lists)
        };
        if asserting.iter().any(has_shapes) {
            asserting.retain(has_shapes);
        }
        asserting
    }
}

/// The types that a schema allows, apart from `null`, in one order.
fn allowed(schema: &Schema<'_>) -> Vec<TypeName> {
    let mut names: Vec<_> = schema.types.of_values().collect();
    names.sort_unstable();
    names.dedup();
    names
}

/// Whether a schema that only has types allows fewer of them than another part.
fn narrows(schema: &Schema<'_>, lists: &HashSet<Vec<TypeName>>) -> bool {
    let own = allowed(schema);
    let mut lists = lists.iter();
    lists.any(|names| in_common(names, &own) != *names)
}

/// Whether a schema restricts values, apart from its `allOf`.
pub(super) fn asserts(schema: &Schema<'_>) -> bool {
    schema.form != Form::Keywords || schema.has_any(ASSERTIONS)
}
