//! What the runtime has to know of a schema to tell the kinds of values where texts do not show them.
//!
//! It is JSON Schema with a few keywords only, one entry for each schema that is referred to; the body's own has the
//! empty name.

use std::collections::HashMap;

use super::Lowering;
use crate::resolve;
use crate::source::{KeyView, NodeId, SourceMap, View};

/// Schemas within schemas where everything is written in one piece: a reference may lead back to where it stands.
const MAX_NESTING: usize = 32;

/// A body, its members, and what these are made of.
const DEPTH: usize = 3;

/// How much of a schema is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reach {
    /// Only members, and the items of each: beyond that it is JSON.
    Parts,
    /// Only members, and the items or members of each: beyond that it is JSON.
    Members,
    /// All of it, and the `xml` objects.
    Everything,
}

impl<'s> Lowering<'_, 's> {
    pub(super) fn layout(&self, schema: Option<View<'s>>, reach: Reach) -> String {
        let Some(schema) = schema else {
            return r#"{"":{}}"#.to_owned();
        };
        Writer::new(self.sources, reach).write(schema)
    }

    /// The layout of XML, with the properties whose names no element can have.
    pub(super) fn xml_layout(&self, schema: View<'s>) -> (String, Vec<KeyView<'s>>) {
        let mut writer = Writer::new(self.sources, Reach::Everything);
        let layout = writer.write(schema);
        (layout, writer.no_xml_names)
    }
}

struct Writer<'a, 's> {
    sources: &'a SourceMap<'s>,
    reach: Reach,
    /// The entries that there are or will be.
    names: HashMap<NodeId, String>,
    queue: Vec<(String, View<'s>)>,
    nesting: usize,
    no_xml_names: Vec<KeyView<'s>>,
}

impl<'a, 's> Writer<'a, 's> {
    fn new(sources: &'a SourceMap<'s>, reach: Reach) -> Self {
        Self {
            sources,
            reach,
            names: HashMap::new(),
            queue: Vec::new(),
            nesting: 0,
            no_xml_names: Vec::new(),
        }
    }

    fn write(&mut self, schema: View<'s>) -> String {
        let mut entries = vec![member("", &self.schema(schema, DEPTH))];
        while let Some((name, view)) = self.queue.pop() {
            let text = self.schema(view, DEPTH);
            entries.push(member(&name, &text));
        }
        object(&entries)
    }

    /// `depth`: how many levels of values are told, where not everything is.
    fn schema(&mut self, view: View<'s>, depth: usize) -> String {
        if !view.is_mapping() || depth == 0 || self.nesting >= MAX_NESTING {
            return "{}".to_owned();
        }
        self.nesting += 1;
        let mut fields = Vec::new();
        let mut branches = Vec::new();
        if let Ok(target) = resolve::resolve(self.sources, view)
            && target.reference.is_some()
        {
            match self.reach {
                Reach::Everything => fields.push(member("$ref", &quoted(&self.entry(target.view)))),
                Reach::Parts | Reach::Members => branches.push(self.schema(target.view, depth)),
            }
        }
        fields.extend(types(view).map(|types| member("type", &types)));
        if is_nullable(view) && view.get("type").is_none() {
            fields.push(member("anyOf", r#"[{"type":"null"}]"#));
        } else {
            fields.extend(self.list(view, "anyOf", depth));
        }
        fields.extend(self.list(view, "oneOf", depth));
        fields.extend(self.list(view, "prefixItems", depth - 1));
        for branch in view.get("allOf").into_iter().flat_map(|list| list.items()) {
            branches.push(self.schema(branch, depth));
        }
        for keyword in ["then", "else"] {
            if let Some(inner) = view.get(keyword) {
                fields.push(member(keyword, &self.schema(inner, depth)));
            }
        }
        let inner_depth = match self.reach {
            Reach::Parts | Reach::Members => depth - 1,
            Reach::Everything => depth,
        };
        let told = |inner: &View<'s>| inner_depth > 0 && inner.is_mapping();
        for keyword in ["items", "additionalProperties"] {
            if let Some(inner) = view.get(keyword).filter(told) {
                fields.push(member(keyword, &self.schema(inner, inner_depth)));
            }
        }
        let others = view.get("additionalProperties");
        if others.and_then(|others| others.as_bool()) == Some(true) {
            fields.push(member("additionalProperties", "{}"));
        }
        let has_members = self.reach != Reach::Parts || depth == DEPTH;
        let required = view.get("required").filter(|list| list.is_sequence());
        if let Some(required) = required.filter(|_| has_members && self.reach != Reach::Members) {
            let names = required.items().filter_map(|name| name.as_text());
            let names: Vec<_> = names.map(quoted).collect();
            fields.push(member("required", &format!("[{}]", names.join(","))));
        }
        if let Some(properties) = view.get("properties").filter(told).filter(|_| has_members) {
            let mut members = Vec::new();
            for (key, inner) in properties.entries() {
                if self.reach == Reach::Everything && !self.has_xml_name(key.text, inner) {
                    self.no_xml_names.push(key);
                }
                members.push(member(key.text, &self.schema(inner, inner_depth)));
            }
            fields.push(member("properties", &object(&members)));
        }
        if self.reach == Reach::Everything {
            let xml = view.get("xml").filter(|xml| xml.is_mapping());
            fields.extend(xml.map(|xml| member("xml", &xml.to_json())));
        }
        self.nesting -= 1;
        if let ([], [only]) = (fields.as_slice(), branches.as_slice()) {
            return only.clone();
        }
        if !branches.is_empty() {
            fields.push(member("allOf", &format!("[{}]", branches.join(","))));
        }
        object(&fields)
    }

    fn has_xml_name(&self, name: &str, schema: View<'s>) -> bool {
        let resolved = resolve::resolve(self.sources, schema).map(|resolved| resolved.view);
        let mut said = [Some(schema), resolved.ok()].into_iter().flatten();
        let is_named =
            said.any(|schema| schema.get("xml").and_then(|xml| xml.get("name")).is_some());
        is_named || super::xml::is_name(name)
    }

    fn list(&mut self, view: View<'s>, keyword: &str, depth: usize) -> Option<String> {
        let list = view.get(keyword).filter(|list| list.is_sequence())?;
        let items: Vec<_> = list.items().map(|item| self.schema(item, depth)).collect();
        Some(member(keyword, &format!("[{}]", items.join(","))))
    }

    /// The name of a schema's entry, which is written later.
    fn entry(&mut self, view: View<'s>) -> String {
        if let Some(name) = self.names.get(&view.id()) {
            return name.clone();
        }
        let name = (self.names.len() + 1).to_string();
        self.names.insert(view.id(), name.clone());
        self.queue.push((name.clone(), view));
        name
    }
}

/// The types that a schema names, or that its values have.
fn types(view: View<'_>) -> Option<String> {
    let mut names: Vec<&str> = Vec::new();
    match view.get("type") {
        Some(list) if list.is_sequence() => {
            names.extend(
                list.items()
                    .filter_map(|name| name.as_text().or(Some("null"))),
            );
        }
        Some(name) => names.extend(name.as_text()),
        None => {
            let values = view.get("enum").into_iter().flat_map(|list| list.items());
            for value in values.chain(view.get("const")) {
                let name = type_of(value);
                if !names.contains(&name) {
                    names.push(name);
                }
            }
        }
    }
    if is_nullable(view) && !names.is_empty() && !names.contains(&"null") {
        names.push("null");
    }
    match names.as_slice() {
        [] => None,
        [only] => Some(quoted(only)),
        _ => {
            let names: Vec<_> = names.into_iter().map(quoted).collect();
            Some(format!("[{}]", names.join(",")))
        }
    }
}

fn type_of(value: View<'_>) -> &'static str {
    if value.is_null() {
        "null"
    } else if value.as_bool().is_some() {
        "boolean"
    } else if value.as_number().is_some() {
        "number"
    } else if value.is_mapping() {
        "object"
    } else if value.is_sequence() {
        "array"
    } else {
        "string"
    }
}

fn is_nullable(view: View<'_>) -> bool {
    view.get("nullable").and_then(|flag| flag.as_bool()) == Some(true)
}

fn member(name: &str, value: &str) -> String {
    format!("{}:{value}", quoted(name))
}

fn object(members: &[String]) -> String {
    format!("{{{}}}", members.join(","))
}

/// RFC 8259 section 7.
fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for char in text.chars() {
        match char {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            char if char < ' ' => out.push_str(&format!("\\u{:04x}", u32::from(char))),
            char => out.push(char),
        }
    }
    out.push('"');
    out
}
