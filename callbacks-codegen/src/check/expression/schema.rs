//! Following a pointer through schemas, and which kinds of values are at its end.

use std::collections::HashMap;

use super::keyword::{OF_ARRAYS, OF_OBJECTS, has_any, is_reference, items, types};
use super::step::{Missing, Step};
use super::steps::{MAX_DEPTH, Steps};
use crate::resolve::resolve;
use crate::source::{NodeId, SourceMap, View};

/// Where a pointer leads.
#[derive(Debug)]
pub(super) enum End<'s> {
    /// To values of these schemas.
    Found(Vec<View<'s>>),
    /// To something of which nothing is said.
    Unknown,
    /// Nowhere: the token of that number is missing.
    Missing(usize, Missing<'s>),
}

/// Follows a pointer: of alternatives, any that has what is asked for is enough.
pub(super) fn follow<'a, 's>(
    sources: &'a SourceMap<'s>,
    schema: View<'s>,
    tokens: impl Iterator<Item = &'a str>,
) -> End<'s> {
    let mut found = vec![schema];
    for (index, token) in tokens.enumerate() {
        let mut steps = Steps::new(sources, token);
        found = match Step::any(found.into_iter().map(|schema| steps.step(schema))) {
            Step::Found(found) => found,
            Step::Open | Step::Silent => return End::Unknown,
            Step::Missing(missing) => return End::Missing(index, missing),
        };
    }
    End::Found(found)
}

/// Which kinds of values a schema allows, as a set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Kinds(u8);

impl Kinds {
    const NONE: Self = Self(0);
    const TEXT: Self = Self(1);
    const NUMBER: Self = Self(2);
    const BOOLEAN: Self = Self(4);
    const OBJECT: Self = Self(8);
    const ARRAY: Self = Self(16);
    const ANY: Self = Self(31);

    fn and(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether some value can be text.
    pub(super) fn has_text(self) -> bool {
        self.and(Self::TEXT) != Self::NONE
    }

    /// Whether no value can be written as text.
    pub(super) fn are_structures(self) -> bool {
        self != Self::NONE && self.and(Self::OBJECT.or(Self::ARRAY)) == self
    }

    pub(super) fn has_arrays(self) -> bool {
        self.and(Self::ARRAY) != Self::NONE
    }

    /// What a value is, in the words of a message.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::OBJECT => "an object",
            Self::ARRAY => "an array",
            Self::NUMBER => "a number",
            Self::BOOLEAN => "a boolean",
            _ if self.are_structures() => "an object or an array",
            _ => "a number or a boolean",
        }
    }
}

/// Which kinds of values any of the schemas allows; of a contradiction nothing is known.
pub(super) fn kinds<'s>(sources: &SourceMap<'s>, schemas: &[View<'s>]) -> Kinds {
    let mut finder = Finder {
        sources,
        known: HashMap::new(),
        depth: 0,
    };
    let all = schemas.iter().map(|schema| finder.kinds(*schema));
    match all.reduce(Kinds::or) {
        None | Some(Kinds::NONE) => Kinds::ANY,
        Some(kinds) => kinds,
    }
}

struct Finder<'a, 's> {
    sources: &'a SourceMap<'s>,
    known: HashMap<NodeId, Kinds>,
    depth: usize,
}

impl<'s> Finder<'_, 's> {
    fn kinds(&mut self, schema: View<'s>) -> Kinds {
        if let Some(known) = self.known.get(&schema.id()) {
            return *known;
        }
        if self.depth == MAX_DEPTH {
            return Kinds::ANY;
        }
        self.known.insert(schema.id(), Kinds::ANY);
        self.depth += 1;
        let kinds = self.whole(schema);
        self.depth -= 1;
        self.known.insert(schema.id(), kinds);
        kinds
    }

    fn whole(&mut self, schema: View<'s>) -> Kinds {
        let mut kinds = own(schema);
        if is_reference(schema) {
            kinds = kinds.and(match resolve(self.sources, schema) {
                Ok(resolved) => self.kinds(resolved.view),
                Err(_) => Kinds::ANY,
            });
        }
        for part in items(schema, "allOf") {
            kinds = kinds.and(self.kinds(part));
        }
        for keyword in ["oneOf", "anyOf"] {
            let any = items(schema, keyword)
                .map(|part| self.kinds(part))
                .reduce(Kinds::or);
            kinds = kinds.and(any.unwrap_or(Kinds::ANY));
        }
        kinds
    }
}

/// What the schema's own keywords say.
fn own(schema: View<'_>) -> Kinds {
    let types = types(schema);
    if !types.is_empty() {
        let all = types.into_iter().map(|name| match name {
            "string" => Kinds::TEXT,
            "integer" | "number" => Kinds::NUMBER,
            "boolean" => Kinds::BOOLEAN,
            "object" => Kinds::OBJECT,
            "array" => Kinds::ARRAY,
            "null" => Kinds::NONE,
            _ => Kinds::ANY,
        });
        return all.fold(Kinds::NONE, Kinds::or);
    }
    match (has_any(schema, OF_OBJECTS), has_any(schema, OF_ARRAYS)) {
        (true, true) => Kinds::OBJECT.or(Kinds::ARRAY),
        (true, false) => Kinds::OBJECT,
        (false, true) => Kinds::ARRAY,
        (false, false) => Kinds::ANY,
    }
}
