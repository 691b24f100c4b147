//! One step of a pointer: from a schema to the schemas of the values at a name.

use std::collections::HashMap;

use super::step::{Reason, Step};
use crate::resolve::resolve;
use crate::schema::{Form, Keyword, Keywords, Schema, SchemaId, Schemas, TypeName};

/// How deep schemas and chains of references are followed.
pub(super) const MAX_DEPTH: usize = 64;

/// Keywords that only objects have. A schema without `type` that has one is of an object.
pub(super) const OF_OBJECTS: Keywords = Keywords::of(&[
    Keyword::Properties,
    Keyword::PatternProperties,
    Keyword::AdditionalProperties,
    Keyword::UnevaluatedProperties,
]);
/// The same for arrays.
pub(super) const OF_ARRAYS: Keywords = Keywords::of(&[Keyword::Items, Keyword::PrefixItems]);

/// The steps of one token. A schema that is reached a second time has the same result. One that is reached from itself
/// says nothing.
pub(super) struct Steps<'a, 's> {
    schemas: &'a Schemas<'a, 's>,
    token: &'a str,
    known: HashMap<SchemaId, Step<'s>>,
    depth: usize,
}

impl<'a, 's> Steps<'a, 's> {
    pub(super) fn new(schemas: &'a Schemas<'a, 's>, token: &'a str) -> Self {
        Self {
            schemas,
            token,
            known: HashMap::new(),
            depth: 0,
        }
    }

    /// What a schema says about the token.
    pub(super) fn step(&mut self, schema: SchemaId) -> Step<'s> {
        if let Some(known) = self.known.get(&schema) {
            return known.clone();
        }
        if self.depth == MAX_DEPTH {
            return Step::Open;
        }
        self.known.insert(schema, Step::Silent);
        self.depth += 1;
        let step = self.whole(schema);
        self.depth -= 1;
        self.known.insert(schema, step.clone());
        step
    }

    /// The schema's own keywords, and all the schemas that it applies to the same value.
    fn whole(&mut self, id: SchemaId) -> Step<'s> {
        let schema = self.schemas.get(id);
        if schema.has(Keyword::DynamicRef) || schema.has(Keyword::RecursiveRef) {
            return Step::Open;
        }
        let mut step = self.own(schema);
        if schema.is_reference() {
            step = step.and(match self.schemas.resolve(id) {
                Ok(target) => self.step(target.schema),
                Err(_) => Step::Open,
            });
        }
        for part in schema.list(Keyword::AllOf) {
            step = step.and(self.step(*part));
        }
        for keyword in [Keyword::OneOf, Keyword::AnyOf] {
            let branches = schema.list(keyword).iter();
            step = step.and(Step::any(branches.map(|branch| self.step(*branch))));
        }
        for keyword in [Keyword::Then, Keyword::Else] {
            if let Some(part) = schema.schema(keyword) {
                step = step.and(self.step(part).or_silent());
            }
        }
        for part in schema.members(Keyword::DependentSchemas) {
            step = step.and(self.step(part.schema).or_silent());
        }
        step.and(self.subtypes(schema))
    }

    /// A schema with a discriminator that lists no alternatives includes the schemas that extend it.
    fn subtypes(&mut self, schema: &Schema<'s>) -> Step<'s> {
        if !schema.is_base() {
            return Step::Silent;
        }
        if let Some(selection) = self.schemas.selection_of_base(schema.id) {
            let subtypes = selection.branches.iter();
            return Step::any(subtypes.map(|branch| self.step(branch.schema).or_silent()));
        }
        // It is unknown what the mapping means.
        let discriminator = self.schemas.discriminator(schema.id);
        let leads_nowhere = discriminator.is_some_and(|each| !each.mapping.is_empty());
        if leads_nowhere {
            Step::Open
        } else {
            Step::Silent
        }
    }

    fn own(&self, schema: &Schema<'s>) -> Step<'s> {
        let is_of = |name, keywords| match schema.types.is_empty() {
            true => schema.has_any(keywords),
            false => schema.types.contains(name),
        };
        let is_object = is_of(TypeName::Object, OF_OBJECTS);
        let is_array = is_of(TypeName::Array, OF_ARRAYS);
        match (is_object, is_array) {
            (true, true) => self.member(schema).or(self.item(schema)),
            (true, false) => self.member(schema),
            (false, true) => self.item(schema),
            (false, false) if schema.types.is_empty() => Step::Silent,
            (false, false) => Step::missing(Reason::Scalar, schema, Keyword::Type, Vec::new()),
        }
    }

    fn member(&self, schema: &Schema<'s>) -> Step<'s> {
        let properties = schema.get(Keyword::Properties);
        let properties = match properties.map(|map| resolve(self.schemas.sources, map)) {
            Some(Ok(resolved)) => Some(resolved),
            Some(Err(_)) => return Step::Open,
            None => None,
        };
        if let Some(property) = properties.and_then(|map| map.get(self.token)) {
            return Step::Found(vec![self.schemas.id(property)]);
        }
        // Whether a pattern matches is not checked.
        if !schema.members(Keyword::PatternProperties).is_empty() {
            return Step::Open;
        }
        let mut reason = Reason::Unlisted;
        for keyword in [
            Keyword::AdditionalProperties,
            Keyword::UnevaluatedProperties,
        ] {
            let Some(others) = schema.schema(keyword) else {
                continue;
            };
            let node = self.schemas.get(others);
            match node.form {
                Form::Nothing => reason = Reason::Forbidden,
                _ if node.keywords.is_empty() => return Step::Open,
                _ => return Step::Found(vec![others]),
            }
        }
        let names: Vec<_> = properties
            .into_iter()
            .flat_map(|map| map.entries())
            .collect();
        if names.is_empty() && reason == Reason::Unlisted {
            return Step::Silent;
        }
        let names = names.into_iter().map(|(key, _)| key.text).collect();
        let keyword = if properties.is_some() {
            Keyword::Properties
        } else {
            Keyword::AdditionalProperties
        };
        Step::missing(reason, schema, keyword, names)
    }

    /// An index is `0`, or digits that do not start with a zero (RFC 6901 section 4).
    fn item(&self, schema: &Schema<'s>) -> Step<'s> {
        let is_index = self.token == "0" || !self.token.starts_with('0');
        let index = self.token.parse::<usize>().ok();
        let Some(index) = index.filter(|_| is_index && !self.token.starts_with('+')) else {
            return Step::missing(Reason::NoIndex, schema, Keyword::Type, Vec::new());
        };
        // Before 2020-12, `items` could be a list of schemas.
        let first = schema.list(Keyword::PrefixItems).iter();
        let first = first.chain(schema.list(Keyword::Items)).nth(index);
        let has_keywords = |items: &SchemaId| self.schemas.get(*items).form == Form::Keywords;
        let rest = schema.schema(Keyword::Items).filter(has_keywords);
        match first.copied().or(rest) {
            Some(item) => Step::Found(vec![item]),
            None => Step::Silent,
        }
    }
}
