//! The outcome of one step of a pointer: what a schema says about a name.

use crate::schema::{Keyword, Schema, SchemaId};
use crate::source::Location;

/// What a schema says about a name.
#[derive(Clone, Debug)]
pub(super) enum Step<'s> {
    /// Values at this name have these schemas. There are several if there are alternatives.
    Found(Vec<SchemaId>),
    /// Any value may be there.
    Open,
    /// The schema says nothing.
    Silent,
    /// No value is there.
    Missing(Missing<'s>),
}

/// Why there is no value, and which names exist.
#[derive(Clone, Debug)]
pub(super) struct Missing<'s> {
    pub(super) reason: Reason,
    /// The `properties` without this name, or another keyword that excludes it.
    pub(super) place: Location,
    pub(super) names: Vec<&'s str>,
}

/// Why a schema has no value for a name. Among alternatives, the greatest one is reported.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Reason {
    /// Strings and numbers have no members.
    Scalar,
    /// Arrays have items with indices.
    NoIndex,
    /// The object must not have properties other than those it lists.
    Forbidden,
    /// The object does not list it, but may have it.
    Unlisted,
}

impl<'s> Step<'s> {
    /// No value is there, according to this keyword.
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

    /// Combines two schemas that both apply.
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

    /// Combines two schemas of which one applies.
    pub(super) fn or(self, other: Self) -> Self {
        match (self, other) {
            (Self::Open, _) | (_, Self::Open) => Self::Open,
            (Self::Found(schemas), Self::Found(others)) => Self::Found(union(schemas, others)),
            (found @ Self::Found(_), _) | (_, found @ Self::Found(_)) => found,
            (Self::Silent, _) | (_, Self::Silent) => Self::Silent,
            (Self::Missing(missing), Self::Missing(other)) => Self::Missing(missing.and(other)),
        }
    }

    /// Combines alternatives. Says nothing if there are none.
    pub(super) fn any(steps: impl Iterator<Item = Self>) -> Self {
        steps.reduce(Self::or).unwrap_or(Self::Silent)
    }

    /// A name that is missing in an incomplete part may be in another.
    pub(super) fn or_silent(self) -> Self {
        match self {
            Self::Missing(_) => Self::Silent,
            other => other,
        }
    }
}

/// Each schema once. A schema may be reached on several ways.
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
