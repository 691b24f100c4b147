//! One step of a pointer: from a schema to those that the values under a name have.

use std::collections::HashMap;

use super::keyword::{OF_ARRAYS, OF_OBJECTS, has_any, is_reference, items, mapped, members, types};
use super::step::{Reason, Step};
use crate::resolve::resolve;
use crate::source::{NodeId, SourceMap, View};

/// Schemas within schemas, and references behind references, are followed so far.
pub(super) const MAX_DEPTH: usize = 64;

/// The steps that one token makes. A schema that is reached a second time says the same; one that is reached from itself,
/// nothing.
pub(super) struct Steps<'a, 's> {
    sources: &'a SourceMap<'s>,
    token: &'a str,
    known: HashMap<NodeId, Step<'s>>,
    depth: usize,
}

impl<'a, 's> Steps<'a, 's> {
    pub(super) fn new(sources: &'a SourceMap<'s>, token: &'a str) -> Self {
        Self {
            sources,
            token,
            known: HashMap::new(),
            depth: 0,
        }
    }

    /// What a schema says of the token.
    pub(super) fn step(&mut self, schema: View<'s>) -> Step<'s> {
        if let Some(known) = self.known.get(&schema.id()) {
            return known.clone();
        }
        if self.depth == MAX_DEPTH {
            return Step::Open;
        }
        self.known.insert(schema.id(), Step::Silent);
        self.depth += 1;
        let step = self.whole(schema);
        self.depth -= 1;
        self.known.insert(schema.id(), step.clone());
        step
    }

    /// The schema's own keywords, and all the schemas that it applies to the same value.
    fn whole(&mut self, schema: View<'s>) -> Step<'s> {
        if schema.get("$dynamicRef").is_some() || schema.get("$recursiveRef").is_some() {
            return Step::Open;
        }
        let mut step = self.own(schema);
        if is_reference(schema) {
            step = step.and(match resolve(self.sources, schema) {
                Ok(resolved) => self.step(resolved.view),
                Err(_) => Step::Open,
            });
        }
        for part in items(schema, "allOf") {
            step = step.and(self.step(part));
        }
        for keyword in ["oneOf", "anyOf"] {
            step = step.and(Step::any(
                items(schema, keyword).map(|part| self.step(part)),
            ));
        }
        for keyword in ["then", "else"] {
            if let Some(part) = schema.get(keyword) {
                step = step.and(self.step(part).or_silent());
            }
        }
        for part in members(schema, "dependentSchemas") {
            step = step.and(self.step(part).or_silent());
        }
        step.and(self.subtypes(schema))
    }

    /// A schema with a discriminator that lists no alternatives stands for those that extend it.
    fn subtypes(&mut self, schema: View<'s>) -> Step<'s> {
        let Some(discriminator) = schema.get("discriminator") else {
            return Step::Silent;
        };
        if schema.get("oneOf").is_some() || schema.get("anyOf").is_some() {
            return Step::Silent;
        }
        let Some(mapping) = discriminator.get("mapping") else {
            return Step::Open;
        };
        let subtypes = mapping.entries().map(|(_, subtype)| match mapped(subtype) {
            Some(subtype) => self.step(subtype).or_silent(),
            None => Step::Open,
        });
        Step::any(subtypes)
    }

    fn own(&self, schema: View<'s>) -> Step<'s> {
        let types = types(schema);
        let is_object =
            types.contains(&"object") || types.is_empty() && has_any(schema, OF_OBJECTS);
        let is_array = types.contains(&"array") || types.is_empty() && has_any(schema, OF_ARRAYS);
        match (is_object, is_array) {
            (true, true) => self.member(schema).or(self.item(schema)),
            (true, false) => self.member(schema),
            (false, true) => self.item(schema),
            (false, false) if types.is_empty() => Step::Silent,
            (false, false) => Step::missing(Reason::Scalar, schema, "type", Vec::new()),
        }
    }

    fn member(&self, schema: View<'s>) -> Step<'s> {
        let properties = match schema
            .get("properties")
            .map(|map| resolve(self.sources, map))
        {
            Some(Ok(resolved)) => Some(resolved.view),
            Some(Err(_)) => return Step::Open,
            None => None,
        };
        if let Some(property) = properties.and_then(|map| map.get(self.token)) {
            return Step::Found(vec![property]);
        }
        // Whether a pattern matches is not looked at.
        if schema
            .get("patternProperties")
            .is_some_and(|map| map.entries().len() > 0)
        {
            return Step::Open;
        }
        let mut reason = Reason::Unlisted;
        for keyword in ["additionalProperties", "unevaluatedProperties"] {
            let Some(others) = schema.get(keyword) else {
                continue;
            };
            match others.as_bool() {
                Some(true) => return Step::Open,
                Some(false) => reason = Reason::Forbidden,
                None if others.entries().len() == 0 => return Step::Open,
                None => return Step::Found(vec![others]),
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
            "properties"
        } else {
            "additionalProperties"
        };
        Step::missing(reason, schema, keyword, names)
    }

    /// An index is `0`, or digits of which the first is no zero (RFC 6901 section 4).
    fn item(&self, schema: View<'s>) -> Step<'s> {
        let is_index = self.token == "0" || !self.token.starts_with('0');
        let index = self.token.parse::<usize>().ok();
        let Some(index) = index.filter(|_| is_index && !self.token.starts_with('+')) else {
            return Step::missing(Reason::NoIndex, schema, "type", Vec::new());
        };
        // Before 2020-12 a list of schemas stood in `items`.
        let first = items(schema, "prefixItems")
            .chain(items(schema, "items"))
            .nth(index);
        let rest = schema.get("items").filter(|items| items.is_mapping());
        match first.or(rest) {
            Some(item) => Step::Found(vec![item]),
            None => Step::Silent,
        }
    }
}
