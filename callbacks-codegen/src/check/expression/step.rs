//! One step of a pointer: from a schema to those that the values under a name have.

use std::collections::HashMap;

use percent_encoding::percent_decode_str;

use crate::resolve::resolve;
use crate::source::{Location, NodeId, SourceMap, View};

/// Schemas within schemas, and references behind references, are followed so far.
pub(super) const MAX_DEPTH: usize = 64;

/// What a schema says of a name.
#[derive(Clone, Debug)]
pub(super) enum Step<'s> {
    /// Values under it have these schemas; several where there are alternatives.
    Found(Vec<View<'s>>),
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
    /// What a schema says that consists of two which both hold.
    fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::Found(mut views), Self::Found(others)) => {
                views.extend(others);
                Self::Found(views)
            }
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
    fn or(self, other: Self) -> Self {
        match (self, other) {
            (Self::Open, _) | (_, Self::Open) => Self::Open,
            (Self::Found(mut views), Self::Found(others)) => {
                views.extend(others);
                Self::Found(views)
            }
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
    fn or_silent(self) -> Self {
        match self {
            Self::Missing(_) => Self::Silent,
            other => other,
        }
    }
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
            (false, false) => missing(Reason::Scalar, schema, "type", Vec::new()),
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
        missing(reason, schema, keyword, names)
    }

    /// An index is `0`, or digits of which the first is no zero (RFC 6901 section 4).
    fn item(&self, schema: View<'s>) -> Step<'s> {
        let is_index = self.token == "0" || !self.token.starts_with('0');
        let index = self.token.parse::<usize>().ok();
        let Some(index) = index.filter(|_| is_index && !self.token.starts_with('+')) else {
            return missing(Reason::NoIndex, schema, "type", Vec::new());
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

/// Keywords that only objects have, by which a schema without `type` is known as one of an object.
pub(super) const OF_OBJECTS: &[&str] = &[
    "properties",
    "patternProperties",
    "additionalProperties",
    "unevaluatedProperties",
];
/// As above, of arrays.
pub(super) const OF_ARRAYS: &[&str] = &["items", "prefixItems"];

fn missing<'s>(reason: Reason, schema: View<'s>, keyword: &str, names: Vec<&'s str>) -> Step<'s> {
    let place = schema.key_location(keyword).unwrap_or(schema.location());
    Step::Missing(Missing {
        reason,
        place,
        names,
    })
}

/// A property may be called `$ref`: only a text is a reference.
pub(super) fn is_reference(schema: View<'_>) -> bool {
    schema
        .get("$ref")
        .is_some_and(|reference| reference.as_str().is_some())
}

/// The types that a schema names: one in 3.0, perhaps several later.
pub(super) fn types(schema: View<'_>) -> Vec<&str> {
    let Some(node) = schema.get("type") else {
        return Vec::new();
    };
    match node.raw_text() {
        Some(only) => vec![only],
        None => node.items().filter_map(|each| each.raw_text()).collect(),
    }
}

pub(super) fn has_any(schema: View<'_>, keywords: &[&str]) -> bool {
    keywords.iter().any(|keyword| schema.get(keyword).is_some())
}

pub(super) fn items<'s>(
    schema: View<'s>,
    keyword: &str,
) -> impl Iterator<Item = View<'s>> + use<'s> {
    schema
        .get(keyword)
        .into_iter()
        .flat_map(|list| list.items())
}

fn members<'s>(schema: View<'s>, keyword: &str) -> impl Iterator<Item = View<'s>> + use<'s> {
    let map = schema.get(keyword);
    map.into_iter()
        .flat_map(|map| map.entries())
        .map(|(_, member)| member)
}

/// The schema that a discriminator's mapping names, if it is one of the same file.
fn mapped(node: View<'_>) -> Option<View<'_>> {
    let text = node.as_text()?;
    let root = node.source().root()?;
    match text.strip_prefix('#') {
        Some(pointer) => root.pointer(&percent_decode_str(pointer).decode_utf8_lossy()),
        None => root.get("components")?.get("schemas")?.get(text),
    }
}
