//! What a schema says of a name: the outcome of one step of a pointer.

use crate::schema::{Keyword, Schema, SchemaId};
use crate::source::Location;

/// What a schema says of a name.
#[derive(Clone, Debug)]
pub(super) enum Step<'s> {
    /// Values under it have these schemas; several where there are alternatives.
    Found(Vec<SchemaId>),
    /// There may be anything under it.
    Open,
    /// Nothing.
    Silent,
    /// There is nothing under it.
    Missing(Missing<'s>),
}

/// Why there is nothing, and what there is instead.
#[derive(Clone, Debug)]
pub(super) struct Missing<'s> {
    pub(super) reason: Reason,
    /// The `properties` that do not have it, or what else says so.
    pub(super) place: Location,
    pub(super) names: Vec<&'s str>,
}

/// Why a schema has nothing under a name. Of the alternatives of a schema the greater one is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Reason {
    /// Text and numbers have no members.
    Scalar,
    /// Arrays have items, which have numbers.
    NoIndex,
    /// An object that must not have other properties than those it lists.
    Forbidden,
    /// An object that does not list it, though it may have it.
    Unlisted,
}

impl<'s> Step<'s> {
    /// That there is nothing: the keyword of the schema says so.
    pub(super) fn missing(
        reason: Reason,
        schema: &Schema<'s>,
        keyword: Keyword,
        names: Vec<&'s str>,
    ) -> Self {
        let place = schema.place_of(keyword).unwrap_or(schema.location());
        Self::Missing(Missing {
            reason,
            place,
            names,
        })
    }

    /// What a schema says that consists of two which both hold.
    pub(super) fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::Found(schemas), Self::Found(others)) => Self::Found(union(schemas, others)),
            (found @ Self::Found(_), _) | (_, found @ Self::Found(_)) => found,
            (Self::Open, _) | (_, Self::Open) => Self::Open,
            (Self::Missing(missing), Self::Missing(other)) => {
                let is_forbidden = [missing.reason, other.reason].contains(&Reason::Forbidden);
                let mut both = missing.and(other);
                if is_forbidden {
                    both.reason = Reason::Forbidden;
                }
                Self::Missing(both)
            }
            (missing @ Self::Missing(_), _) | (_, missing @ Self::Missing(_)) => missing,
            (Self::Silent, Self::Silent) => Self::Silent,
        }
    }

    /// What a schema says of which one of two holds.
    pub(super) fn or(self, other: Self) -> Self {
        match (self, other) {
            (Self::Open, _) | (_, Self::Open) => Self::Open,
            (Self::Found(schemas), Self::Found(others)) => Self::Found(union(schemas, others)),
            (found @ Self::Found(_), _) | (_, found @ Self::Found(_)) => found,
            (Self::Silent, _) | (_, Self::Silent) => Self::Silent,
            (Self::Missing(missing), Self::Missing(other)) => Self::Missing(missing.and(other)),
        }
    }

    /// What alternatives say together; nothing if there are none.
    pub(super) fn any(steps: impl Iterator<Item = Self>) -> Self {
        steps.reduce(Self::or).unwrap_or(Self::Silent)
    }

    /// What is missing in a part that does not list all properties may be in another.
    pub(super) fn or_silent(self) -> Self {
        match self {
            Self::Missing(_) => Self::Silent,
            other => other,
        }
    }
}

/// Each schema once: the same one may be reached on many ways.
fn union(mut schemas: Vec<SchemaId>, others: Vec<SchemaId>) -> Vec<SchemaId> {
    for other in others {
        if !schemas.contains(&other) {
            schemas.push(other);
        }
    }
    schemas
}

impl Missing<'_> {
    fn and(self, other: Self) -> Self {
        let (mut told, rest) = if other.reason > self.reason {
            (other, self)
        } else {
            (self, other)
        };
        for name in rest.names {
            if !told.names.contains(&name) {
                told.names.push(name);
            }
        }
        told
    }
}
