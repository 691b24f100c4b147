//! Schemas without names of their own that are equal are one type.
//!
//! They are compared before they are lowered: what a schema says becomes a key, in which the schemas within it are the first
//! ones that say the same, and references are the nodes that they lead to. A reference ends the walk, so it has an end.
//!
//! Texts for people are left out, because they speak of a place as often as of the schema. Everything else counts, also what
//! this crate knows nothing of. A schema that has a name stays apart, even from one of the same name and content: see
//! [`super::claims`].

use std::collections::HashMap;

use super::Lowering;
use super::schema::Gathered;
use crate::ir::TypeId;
use crate::resolve;
use crate::source::{NodeId, NodeMap, SourceMap, View};

/// What a key is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Token<'s> {
    Text(&'s str),
    Number(&'s str),
    Bool(bool),
    Null,
    /// A schema within, or behind a reference.
    Node(NodeId),
    Map,
    List,
    End,
}

/// Which schemas are equal, and what the types that several of them became are documented with.
#[derive(Debug, Default)]
pub(super) struct Sharing<'s> {
    by_key: HashMap<Vec<Token<'s>>, View<'s>>,
    /// The first node that says the same.
    first: NodeMap<NodeId>,
}

/// What the value of a keyword is, as far as schemas are within it.
enum Holds {
    Schema,
    Schemas,
    SchemasByName,
    /// Schemas whose titles name variants of the type.
    Branches,
    Names,
    Reference,
    /// Names or schemas that are looked up in the file.
    Discriminator,
    Data,
}

impl<'s> Sharing<'s> {
    /// The first schema that is equal to this one.
    pub(super) fn first(&mut self, sources: &SourceMap<'s>, schema: View<'s>) -> NodeId {
        if let Some(known) = self.first.get(&schema.id()) {
            return *known;
        }
        let mut key = Vec::new();
        let first = match self.write(sources, schema, &mut key) {
            Some(()) => *self.by_key.entry(key).or_insert(schema),
            None => schema,
        };
        self.first.insert(schema.id(), first.id());
        for choice in ["oneOf", "anyOf", "discriminator"] {
            if let (Some(own), Some(other)) = (schema.get(choice), first.get(choice)) {
                self.first.insert(own.id(), other.id());
            }
        }
        first.id()
    }

    /// The same of a node that belongs to a schema, if anything is known of it.
    pub(super) fn known(&self, node: NodeId) -> NodeId {
        self.first.get(&node).copied().unwrap_or(node)
    }

    /// For each schema that was looked at the first that is equal to it.
    pub(super) fn into_equal(self) -> NodeMap<NodeId> {
        self.first
    }

    /// `None` where a reference leads nowhere: that is told for each.
    fn write(
        &mut self,
        sources: &SourceMap<'s>,
        schema: View<'s>,
        key: &mut Vec<Token<'s>>,
    ) -> Option<()> {
        if !schema.is_mapping() {
            write_data(schema, key);
            return Some(());
        }
        let mut entries: Vec<_> = schema
            .entries()
            .map(|(key, value)| (key.text, value))
            .filter(|(keyword, _)| !only_describes(keyword))
            .collect();
        entries.sort_unstable_by_key(|(keyword, _)| *keyword);
        for (keyword, value) in entries {
            key.push(Token::Text(keyword));
            self.write_keyword(sources, schema, keyword, value, key)?;
        }
        Some(())
    }

    fn write_keyword(
        &mut self,
        sources: &SourceMap<'s>,
        schema: View<'s>,
        keyword: &str,
        value: View<'s>,
        key: &mut Vec<Token<'s>>,
    ) -> Option<()> {
        match holds(keyword, value) {
            Holds::Schema => key.push(Token::Node(self.first(sources, value))),
            Holds::Schemas => {
                key.push(Token::List);
                for item in value.items() {
                    key.push(Token::Node(self.first(sources, item)));
                }
                key.push(Token::End);
            }
            Holds::Branches => {
                key.push(Token::List);
                for item in value.items() {
                    key.push(Token::Node(self.first(sources, item)));
                    write_titles(item, key);
                }
                key.push(Token::End);
            }
            Holds::SchemasByName => {
                key.push(Token::Map);
                for (name, schema) in value.entries() {
                    key.push(Token::Text(name.text));
                    let is_schema = !schema.is_sequence();
                    match is_schema {
                        true => key.push(Token::Node(self.first(sources, schema))),
                        false => write_data(schema, key),
                    }
                }
                key.push(Token::End);
            }
            Holds::Names => {
                let mut names: Vec<_> = value.items().filter_map(|name| name.as_text()).collect();
                names.sort_unstable();
                key.push(Token::List);
                key.extend(names.into_iter().map(Token::Text));
                key.push(Token::End);
            }
            Holds::Reference => {
                let target = match keyword {
                    "$ref" => resolve::resolve(sources, schema).ok()?.view,
                    _ => resolve::follow(sources, value, value.as_str()?).ok()?,
                };
                key.push(Token::Node(target.id()));
            }
            Holds::Discriminator => {
                if value.get("mapping").is_some() || value.get("defaultMapping").is_some() {
                    key.push(Token::Node(schema.source().root()?.id()));
                }
                write_data(value, key);
            }
            Holds::Data => write_data(value, key),
        }
        Some(())
    }
}

impl<'s> Lowering<'_, 's> {
    /// Notes that a type is that of another schema, too.
    pub(super) fn share(&mut self, id: TypeId, schema: &Gathered<'s>, hint: &str) {
        self.naming.used(id.0, hint);
        let Some(Some(definition)) = self.types.get_mut(id.0) else {
            return;
        };
        let texts = schema.texts();
        let documentation = &mut definition.documentation;
        // What one of them says alone, it says of its place.
        documentation
            .summary
            .take_if(|text| Some(text.as_str()) != texts.summary);
        documentation
            .description
            .take_if(|text| Some(text.as_str()) != texts.description);
        if !definition.documentation.is_empty() || definition.origin.ends_with(OTHERS) {
            return;
        }
        let schemas = &self.requests.list[definition.schema.0].schemas;
        if let Some(first) = schemas.first().filter(|first| !schema.is_at(**first)) {
            let pointer = self.sources.pointer(first.location());
            definition.origin = format!("The schema at `{pointer}`{OTHERS}");
        }
    }
}

/// What is said of a type that is not of one schema alone.
const OTHERS: &str = ", and others like it.";

fn holds(keyword: &str, value: View<'_>) -> Holds {
    match keyword {
        "$ref" | "$dynamicRef" if value.as_str().is_some() => Holds::Reference,
        "allOf" | "prefixItems" => Holds::Schemas,
        "oneOf" | "anyOf" => Holds::Branches,
        "items" if value.is_sequence() => Holds::Schemas,
        "items"
        | "not"
        | "if"
        | "then"
        | "else"
        | "additionalProperties"
        | "propertyNames"
        | "additionalItems"
        | "contains"
        | "unevaluatedItems"
        | "unevaluatedProperties" => Holds::Schema,
        "properties" | "patternProperties" | "dependentSchemas" | "dependencies" => {
            Holds::SchemasByName
        }
        "required" if value.is_sequence() => Holds::Names,
        "discriminator" => Holds::Discriminator,
        _ => Holds::Data,
    }
}

/// Keywords that are read by people, or that only references to them need.
fn only_describes(keyword: &str) -> bool {
    let is_known = matches!(
        keyword,
        "title"
            | "summary"
            | "description"
            | "example"
            | "examples"
            | "externalDocs"
            | "$comment"
            | "$schema"
            | "$id"
            | "$anchor"
            | "$dynamicAnchor"
            | "$defs"
            | "definitions"
    );
    let names_variants = matches!(keyword, "x-enum-varnames" | "x-enumNames");
    is_known || (keyword.starts_with("x-") && !names_variants)
}

fn write_data<'s>(data: View<'s>, key: &mut Vec<Token<'s>>) {
    if data.is_mapping() {
        key.push(Token::Map);
        for (name, value) in data.entries() {
            key.push(Token::Text(name.text));
            write_data(value, key);
        }
        key.push(Token::End);
    } else if data.is_sequence() {
        key.push(Token::List);
        data.items().for_each(|item| write_data(item, key));
        key.push(Token::End);
    } else {
        key.push(scalar(data));
    }
}

fn scalar(data: View<'_>) -> Token<'_> {
    if let Some(text) = data.as_str() {
        return Token::Text(text);
    }
    if let Some(number) = data.as_number() {
        return Token::Number(number);
    }
    match data.as_bool() {
        Some(value) => Token::Bool(value),
        None => Token::Null,
    }
}

/// The title of a branch, or of what its `allOf` brings in.
fn write_titles<'s>(branch: View<'s>, key: &mut Vec<Token<'s>>) {
    key.extend(
        branch
            .get("title")
            .and_then(|title| title.as_text())
            .map(Token::Text),
    );
    for inner in branch
        .get("allOf")
        .into_iter()
        .flat_map(|list| list.items())
    {
        write_titles(inner, key);
    }
}
