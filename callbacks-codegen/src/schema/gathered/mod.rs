//! A schema, together with everything that applies beside it: the branches of its `allOf`, and of theirs.

mod facts;
mod gather;
mod identity;
mod kind;
mod object;

use std::borrow::Cow;
use std::cell::OnceCell;
use std::collections::HashSet;
use std::rc::Rc;

use super::keyword::{Keyword, Keywords};
use super::node::{Form, Schema};
use super::types::TypeName;
use super::{Discriminator, SchemaId, Schemas};
use crate::document::Texts;
use crate::source::View;
use facts::Facts;

pub(crate) use identity::Identity;
pub(crate) use kind::Kind;
use kind::in_common;

/// Keywords about types. A schema with one of them is not any JSON.
const TYPING: Keywords = Keywords::of(&[
    Keyword::Type,
    Keyword::Properties,
    Keyword::Required,
    Keyword::AdditionalProperties,
    Keyword::PatternProperties,
    Keyword::Items,
    Keyword::PrefixItems,
    Keyword::Enum,
    Keyword::Const,
    Keyword::OneOf,
    Keyword::AnyOf,
]);

/// One of the schemas that apply.
#[derive(Clone, Debug)]
struct Part<'s> {
    schema: &'s Schema<'s>,
    /// The name of its component, if a reference led to it.
    component: Option<Cow<'s, str>>,
    /// Whether it is a component, even if only a part of it is meant.
    is_component: bool,
}

/// Schemas that all apply, none of which is a reference. Cheap to clone, because it is needed often.
#[derive(Clone, Debug)]
pub(crate) struct Gathered<'s> {
    content: Rc<Content<'s>>,
}

#[derive(Clone, Debug)]
struct Content<'s> {
    parts: Vec<Part<'s>>,
    /// The schemas that it was gathered from.
    origins: Vec<&'s Schema<'s>>,
    /// Decided choices of the parts: one of their branches is a part itself.
    settled: Vec<Decision>,
    /// The aspect of the schema, if it is not the whole.
    aspect: Option<Aspect>,
    /// Facts that follow from the rest.
    facts: OnceCell<Facts>,
    id: OnceCell<Identity>,
}

/// A choice (`oneOf`, `anyOf`, `discriminator`) of a schema.
type Decision = (SchemaId, Keyword);

/// A part of a schema's meaning.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Aspect {
    /// Its values of one type among several.
    Type(TypeName),
    /// Any item of its arrays, if they differ by position.
    Item,
}

/// An open choice of a part.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Choice<'s> {
    /// The schema with the keyword.
    pub(crate) holder: &'s Schema<'s>,
    pub(crate) keyword: Keyword,
}

impl<'s> Choice<'s> {
    /// Whether a value must fit only one branch.
    pub(crate) fn is_exclusive(&self) -> bool {
        self.keyword == Keyword::OneOf
    }

    pub(crate) fn branches(&self) -> &'s [SchemaId] {
        self.holder.list(self.keyword)
    }
}

impl<'s> Gathered<'s> {
    /// Its content, to be changed. Facts are dropped, because they may no longer hold.
    fn change(&mut self) -> &mut Content<'s> {
        let content = Rc::make_mut(&mut self.content);
        content.facts = OnceCell::new();
        content.id = OnceCell::new();
        content
    }

    /// The same with the name of a component that something other than a reference gave.
    pub(crate) fn named(mut self, component: Option<String>) -> Self {
        if let Some(first) = self.change().parts.first_mut() {
            first.is_component |= component.is_some();
            first.component = first.component.take().or(component.map(Cow::Owned));
        }
        self
    }

    /// The same without a choice, for one of its branches. It no longer equals the component.
    pub(crate) fn settle(mut self, holder: SchemaId, keyword: Keyword) -> Self {
        let content = self.change();
        content.settled.push((holder, keyword));
        content.forget_names();
        self
    }

    /// One aspect of it. It has no name.
    pub(crate) fn aspect(mut self, aspect: Aspect) -> Self {
        let content = self.change();
        content.aspect = Some(aspect);
        content.forget_names();
        self
    }

    /// Whether it means any item of its arrays.
    pub(crate) fn aspect_is_item(&self) -> bool {
        matches!(self.content.aspect, Some(Aspect::Item))
    }

    /// Whether it means only its values of one type.
    pub(crate) fn aspect_is_type(&self) -> bool {
        matches!(self.content.aspect, Some(Aspect::Type(_)))
    }

    /// The schemas that it was gathered from, on which everything depends.
    pub(crate) fn origins(&self) -> impl Iterator<Item = SchemaId> {
        self.content.origins.iter().map(|origin| origin.id)
    }

    /// The choices that are not decided.
    pub(crate) fn choices(&self) -> Vec<Choice<'s>> {
        let mut choices = Vec::new();
        for keyword in [Keyword::OneOf, Keyword::AnyOf] {
            for holder in self.parts() {
                if holder.has(keyword) && !self.is_settled(holder.id, keyword) {
                    choices.push(Choice { holder, keyword });
                }
            }
        }
        choices
    }

    pub(crate) fn has_choices(&self) -> bool {
        let open = |holder: &Schema<'s>, keyword| {
            holder.has(keyword) && !self.is_settled(holder.id, keyword)
        };
        self.parts()
            .any(|holder| open(holder, Keyword::OneOf) || open(holder, Keyword::AnyOf))
    }

    pub(crate) fn is_settled(&self, holder: SchemaId, keyword: Keyword) -> bool {
        self.content.settled.contains(&(holder, keyword))
    }

    /// Whether a schema is one of the parts.
    pub(crate) fn has_part(&self, schema: SchemaId) -> bool {
        self.parts().any(|part| part.id == schema)
    }

    /// Whether it requires everything that another schema requires.
    pub(crate) fn includes(&self, other: &Self) -> bool {
        let mut asserting = other.asserting();
        asserting.all(|part| self.has_part(part.schema.id))
    }

    /// Both schemas at once.
    pub(crate) fn and(mut self, other: Self) -> Self {
        let content = self.change();
        let parts = content.parts.iter();
        let mut known: HashSet<_> = parts.map(|part| part.schema.id).collect();
        let more = Rc::unwrap_or_clone(other.content);
        let parts = more.parts.into_iter();
        content
            .parts
            .extend(parts.filter(|part| known.insert(part.schema.id)));
        content.origins.extend(more.origins);
        content.settled.extend(more.settled);
        self
    }

    /// The outermost schema, for messages and documentation.
    pub(crate) fn first(&self) -> &'s Schema<'s> {
        let origins = &self.content.origins;
        match self.only_asserting() {
            Some(only) => only.schema,
            // A branch is more than its choice.
            None if !self.content.settled.is_empty() => origins[origins.len() - 1],
            None => origins[0],
        }
    }

    /// Whether it is `true` or `false`, or not a schema.
    pub(crate) fn is_no_mapping(&self) -> bool {
        self.parts().any(|part| part.form != Form::Keywords)
    }

    /// Whether it restricts values in a way that a type can represent.
    pub(crate) fn restricts_values(&self) -> bool {
        self.has_any(TYPING)
    }

    /// The parts.
    pub(crate) fn parts(&self) -> impl Iterator<Item = &'s Schema<'s>> {
        self.content.parts.iter().map(|part| part.schema)
    }

    /// Whether a part has a keyword.
    pub(crate) fn has(&self, keyword: Keyword) -> bool {
        self.parts().any(|part| part.has(keyword))
    }

    /// Whether a part has one of these keywords.
    pub(crate) fn has_any(&self, keywords: Keywords) -> bool {
        self.parts().any(|part| part.has_any(keywords))
    }

    /// The values of a keyword in the parts that have it.
    pub(crate) fn all(&self, keyword: Keyword) -> impl Iterator<Item = View<'s>> {
        self.parts().filter_map(move |part| part.get(keyword))
    }

    /// The schemas of a keyword in all parts.
    pub(crate) fn schemas(&self, keyword: Keyword) -> impl Iterator<Item = SchemaId> {
        self.parts().filter_map(move |part| part.schema(keyword))
    }

    /// The first value of a keyword.
    pub(crate) fn get(&self, keyword: Keyword) -> Option<View<'s>> {
        self.all(keyword).next()
    }

    /// The first value of a keyword, if it is a string.
    pub(crate) fn text(&self, keyword: Keyword) -> Option<&'s str> {
        self.get(keyword)?.as_text()
    }

    /// What documents it: the first text of each kind. Text beside a reference documents the place, not the schema.
    pub(crate) fn texts(&self) -> Texts<'s> {
        if let Some(only) = self.only_asserting() {
            return only.schema.texts();
        }
        let mut texts = Texts::default();
        for part in self.parts() {
            let more = part.texts();
            texts.summary = texts.summary.or(more.summary);
            texts.description = texts.description.or(more.description);
            texts.deprecated |= more.deprecated;
            texts.example = texts.example.or(more.example);
        }
        texts
    }

    /// Whether `null` is allowed by every part that restricts types. `nullable` of 3.0 beside an `allOf` is meant for
    /// the whole, whatever its branches say.
    pub(crate) fn allows_null(&self) -> bool {
        self.content.aspect.is_none() && self.facts().allows_null
    }

    /// The Discriminator Objects of the parts.
    pub(crate) fn discriminators(
        &self,
        schemas: &'s Schemas<'s, '_>,
    ) -> Vec<Rc<Discriminator<'s>>> {
        let parts = self.parts();
        parts
            .filter_map(|part| schemas.discriminator(part.id))
            .collect()
    }
}

impl Content<'_> {
    fn forget_names(&mut self) {
        let parts = self.parts.iter_mut();
        parts.for_each(|part| part.component = None);
    }
}
