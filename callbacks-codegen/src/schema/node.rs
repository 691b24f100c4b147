//! A schema at one node of the document.

use std::cell::OnceCell;

use super::keyword::{Holds, Keyword, Keywords};
use super::types::Types;
use super::{SchemaId, Schemas};
use crate::document::Texts;
use crate::source::{KeyView, Location, View};

/// The form of a schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    /// `true`: every value is allowed.
    Anything,
    /// `false`: no value is allowed.
    Nothing,
    /// It is made of keywords.
    Keywords,
    /// It is not a schema.
    Wrong,
}

/// The target of a reference, once it is known.
pub(super) type Link = OnceCell<SchemaId>;

/// One schema, without those that it refers to.
#[derive(Debug)]
pub(crate) struct Schema<'s> {
    pub(crate) id: SchemaId,
    /// Its place.
    pub(crate) view: View<'s>,
    pub(crate) form: Form,
    pub(crate) types: Types,
    /// `nullable` of OpenAPI 3.0: `null` is allowed, whatever the rest says.
    pub(crate) nullable: bool,
    /// The keywords that it has.
    pub(crate) said: Keywords,
    /// The same with their values, in document order.
    pub(crate) keywords: Box<[Said<'s>]>,
    /// The target of its `$ref`, once it is known.
    pub(super) target: Link,
    /// The target of its `$dynamicRef`.
    pub(super) dynamic_target: Link,
}

/// A keyword with its value.
#[derive(Debug)]
pub(crate) struct Said<'s> {
    pub(crate) keyword: Keyword,
    /// How the document spells it.
    pub(crate) name: &'s str,
    pub(crate) value: View<'s>,
    pub(crate) within: Within<'s>,
}

/// The schemas within the value of a keyword.
#[derive(Debug)]
pub(crate) enum Within<'s> {
    Nothing,
    One(SchemaId),
    List(Box<[SchemaId]>),
    Map(Box<[Member<'s>]>),
}

/// A schema under a name.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Member<'s> {
    pub(crate) key: KeyView<'s>,
    pub(crate) schema: SchemaId,
}

impl<'s> Schema<'s> {
    pub(super) fn read(schemas: &Schemas<'_, 's>, id: SchemaId, view: View<'s>) -> Self {
        let mut said = Keywords::NONE;
        let mut types = Types::NONE;
        let mut nullable = false;
        let keywords = view.entries().map(|(key, value)| {
            let keyword = Keyword::of(key.text);
            said = said.with(keyword);
            match keyword {
                Keyword::Type => types = Types::read(value),
                Keyword::Nullable => nullable = value.as_bool() == Some(true),
                _ => {}
            }
            Said {
                keyword,
                name: key.text,
                value,
                within: Within::read(schemas, id, keyword.holds(), value),
            }
        });
        let keywords = keywords.collect();
        Self {
            id,
            view,
            form: Form::of(view),
            types,
            nullable,
            said,
            keywords,
            target: Link::default(),
            dynamic_target: Link::default(),
        }
    }

    /// Whether it has a keyword.
    pub(crate) fn has(&self, keyword: Keyword) -> bool {
        self.said.contains(keyword)
    }

    /// Whether it has one of these keywords.
    pub(crate) fn has_any(&self, keywords: Keywords) -> bool {
        !self.said.and(keywords).is_empty()
    }

    fn find(&self, keyword: Keyword) -> Option<&Said<'s>> {
        if !self.has(keyword) {
            return None;
        }
        self.keywords.iter().find(|said| said.keyword == keyword)
    }

    /// The value of a keyword.
    pub(crate) fn get(&self, keyword: Keyword) -> Option<View<'s>> {
        Some(self.find(keyword)?.value)
    }

    /// The value of a keyword that is a string.
    pub(crate) fn text(&self, keyword: Keyword) -> Option<&'s str> {
        self.get(keyword)?.as_text()
    }

    /// Whether a keyword is `true`.
    pub(crate) fn flag(&self, keyword: Keyword) -> bool {
        self.get(keyword).and_then(|flag| flag.as_bool()) == Some(true)
    }

    /// The names that a keyword lists.
    pub(crate) fn names(&self, keyword: Keyword) -> impl Iterator<Item = &'s str> + use<'s> {
        let list = self.get(keyword).into_iter();
        list.flat_map(|list| list.items())
            .filter_map(|name| name.as_text())
    }

    /// The only schema of a keyword.
    pub(crate) fn schema(&self, keyword: Keyword) -> Option<SchemaId> {
        match self.find(keyword)?.within {
            Within::One(schema) => Some(schema),
            _ => None,
        }
    }

    /// The schemas that a keyword lists.
    pub(crate) fn list(&self, keyword: Keyword) -> &[SchemaId] {
        match self.find(keyword).map(|said| &said.within) {
            Some(Within::List(schemas)) => schemas,
            _ => &[],
        }
    }

    /// The named schemas of a keyword.
    pub(crate) fn members(&self, keyword: Keyword) -> &[Member<'s>] {
        match self.find(keyword).map(|said| &said.within) {
            Some(Within::Map(members)) => members,
            _ => &[],
        }
    }

    /// Its title and description.
    pub(crate) fn texts(&self) -> Texts<'s> {
        Texts::of_schema(self.view)
    }

    /// The place of a keyword.
    pub(crate) fn place_of(&self, keyword: Keyword) -> Option<Location> {
        self.view.key_location(keyword.name())
    }

    pub(crate) fn location(&self) -> Location {
        self.view.location()
    }
}

impl Form {
    fn of(view: View<'_>) -> Self {
        if view.is_mapping() {
            return Self::Keywords;
        }
        match view.as_bool() {
            Some(true) => Self::Anything,
            Some(false) => Self::Nothing,
            None => Self::Wrong,
        }
    }
}

impl<'s> Within<'s> {
    fn read(schemas: &Schemas<'_, 's>, around: SchemaId, holds: Holds, value: View<'s>) -> Self {
        let schema = |view| schemas.id_within(schemas.scope(around), view);
        let list = || value.items().map(schema).collect();
        match holds {
            Holds::Data => Self::Nothing,
            Holds::OneOrList if value.is_sequence() => Self::List(list()),
            Holds::One | Holds::OneOrList => Self::One(schema(value)),
            Holds::List => Self::List(list()),
            Holds::Map => {
                let members = value.entries().map(|(key, value)| Member {
                    key,
                    schema: schema(value),
                });
                Self::Map(members.collect())
            }
        }
    }

    /// The schemas themselves.
    pub(crate) fn schemas(&self) -> impl Iterator<Item = SchemaId> {
        let (one, list, members): (_, &[SchemaId], &[Member<'s>]) = match self {
            Self::Nothing => (None, &[], &[]),
            Self::One(schema) => (Some(*schema), &[], &[]),
            Self::List(schemas) => (None, schemas, &[]),
            Self::Map(members) => (None, &[], members),
        };
        let members = members.iter().map(|member| member.schema);
        one.into_iter().chain(list.iter().copied()).chain(members)
    }
}
