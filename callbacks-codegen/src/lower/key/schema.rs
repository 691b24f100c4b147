//! Follows a pointer through schemas, and finds the kinds of values at its end.

use std::collections::HashMap;

use super::step::{Missing, Step};
use super::steps::{MAX_DEPTH, OF_ARRAYS, OF_OBJECTS, Steps};
use crate::schema::{Keyword, Schema, SchemaId, Schemas, TypeName};

/// The end of a pointer.
#[derive(Debug)]
pub(super) enum End<'s> {
    /// Values with these schemas.
    Found(Vec<SchemaId>),
    /// Something without a schema.
    Unknown,
    /// Nothing: the token with this index is missing.
    Missing(usize, Missing<'s>),
}

/// Follows a pointer. One alternative that has the value is enough.
pub(super) fn follow<'a, 's>(
    schemas: &'a Schemas<'a, 's>,
    schema: SchemaId,
    tokens: impl Iterator<Item = &'a str>,
) -> End<'s> {
    let mut found = vec![schema];
    for (index, token) in tokens.enumerate() {
        let mut steps = Steps::new(schemas, token);
        found = match Step::any(found.into_iter().map(|schema| steps.step(schema))) {
            Step::Found(found) => found,
            Step::Open | Step::Silent => return End::Unknown,
            Step::Missing(missing) => return End::Missing(index, missing),
        };
    }
    End::Found(found)
}

/// The kinds of values that a schema allows, as a set.
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

    /// Whether a value can be a string.
    pub(super) fn has_text(self) -> bool {
        self.and(Self::TEXT) != Self::NONE
    }

    /// Whether no value can be written as a string.
    pub(super) fn are_structures(self) -> bool {
        self != Self::NONE && self.and(Self::OBJECT.or(Self::ARRAY)) == self
    }

    pub(super) fn has_arrays(self) -> bool {
        self.and(Self::ARRAY) != Self::NONE
    }

    /// The kind of a value, for a message.
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

/// The kinds of values that any of the schemas allows. A contradiction says nothing.
pub(super) fn kinds(schemas: &Schemas<'_, '_>, all: &[SchemaId]) -> Kinds {
    let mut finder = Finder {
        schemas,
        known: HashMap::new(),
        depth: 0,
    };
    let all = all.iter().map(|schema| finder.kinds(*schema));
    match all.reduce(Kinds::or) {
        None | Some(Kinds::NONE) => Kinds::ANY,
        Some(kinds) => kinds,
    }
}

struct Finder<'a, 's> {
    schemas: &'a Schemas<'a, 's>,
    known: HashMap<SchemaId, Kinds>,
    depth: usize,
}

impl Finder<'_, '_> {
    fn kinds(&mut self, schema: SchemaId) -> Kinds {
        if let Some(known) = self.known.get(&schema) {
            return *known;
        }
        if self.depth == MAX_DEPTH {
            return Kinds::ANY;
        }
        self.known.insert(schema, Kinds::ANY);
        self.depth += 1;
        let kinds = self.whole(schema);
        self.depth -= 1;
        self.known.insert(schema, kinds);
        kinds
    }

    fn whole(&mut self, id: SchemaId) -> Kinds {
        let schema = self.schemas.get(id);
        let mut kinds = own(schema);
        if schema.is_reference() {
            kinds = kinds.and(match self.schemas.resolve(id) {
                Ok(target) => self.kinds(target.schema),
                Err(_) => Kinds::ANY,
            });
        }
        for part in schema.list(Keyword::AllOf) {
            kinds = kinds.and(self.kinds(*part));
        }
        for keyword in [Keyword::OneOf, Keyword::AnyOf] {
            let branches = schema.list(keyword).iter();
            let any = branches.map(|part| self.kinds(*part)).reduce(Kinds::or);
            kinds = kinds.and(any.unwrap_or(Kinds::ANY));
        }
        kinds
    }
}

/// The kinds according to the schema's own keywords.
fn own(schema: &Schema<'_>) -> Kinds {
    if !schema.types.is_empty() {
        let all = schema.types.names().iter().map(|name| match name {
            TypeName::String => Kinds::TEXT,
            TypeName::Integer | TypeName::Number => Kinds::NUMBER,
            TypeName::Boolean => Kinds::BOOLEAN,
            TypeName::Object => Kinds::OBJECT,
            TypeName::Array => Kinds::ARRAY,
            TypeName::Null => Kinds::NONE,
        });
        return all.fold(Kinds::NONE, Kinds::or);
    }
    match (schema.has_any(OF_OBJECTS), schema.has_any(OF_ARRAYS)) {
        (true, true) => Kinds::OBJECT.or(Kinds::ARRAY),
        (true, false) => Kinds::OBJECT,
        (false, true) => Kinds::ARRAY,
        (false, false) => Kinds::ANY,
    }
}
