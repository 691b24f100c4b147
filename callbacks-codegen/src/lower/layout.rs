//! What the runtime must know about a schema to find the kinds of values that strings do not show.
//!
//! It is JSON Schema with a few keywords only. Each schema that is referred to is an entry of its own, so the layout is
//! never longer than the document. The body's own entry has an empty name.

use rustc_hash::FxHashMap;

use super::Lowering;
use crate::diagnostic::{Code, Diagnostic};
use crate::document::allowance;
use crate::schema::{Form, Keyword, Said, Schema, SchemaId, Schemas, Selection, TypeName, Within};
use crate::source::{KeyView, write_string};

/// How deep schemas of one entry are nested. JSON parsers limit it.
const MAX_NESTING: usize = 32;

/// A body, its members, and their contents.
const DEPTH: usize = 3;

/// How much of a schema is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reach {
    /// Only members, and the items of each. Deeper values are JSON.
    Parts,
    /// Only members, and the items or members of each. Deeper values are JSON.
    Members,
    /// All of it, with the `xml` objects.
    Everything,
}

impl<'s> Lowering<'_, 's> {
    pub(super) fn layout(&mut self, schema: Option<SchemaId>, reach: Reach) -> String {
        match schema.filter(|schema| self.has_room_for_layout(*schema)) {
            Some(schema) => self.written(Writer::new(self.schemas, reach).write(schema)),
            None => r#"{"":{}}"#.to_owned(),
        }
    }

    /// Each body has a layout of its own, and many bodies may refer to the same schemas.
    fn has_room_for_layout(&mut self, schema: SchemaId) -> bool {
        if self.layouts <= allowance(self.schemas.sources.bytes()) {
            return true;
        }
        if !std::mem::replace(&mut self.told_layouts, true) {
            let message =
                "too many forms, multipart bodies or XML bodies have the same large schemas";
            let place = self.schemas.get(schema).location();
            let error = Diagnostic::error(Code::TOO_MANY_NODES, place, message);
            self.diagnostics.push(error.help_or(
                "choose less with `only(...)`",
                "choose less with `--only NAME`",
            ));
        }
        false
    }

    /// Beside its own layout, each part has code of about this many times its length.
    fn written(&mut self, layout: String) -> String {
        let cost = layout.len().saturating_mul(8);
        self.layouts = self.layouts.saturating_add(cost);
        layout
    }

    /// The layout of XML, and the properties whose names cannot be element names.
    pub(super) fn xml_layout(&mut self, schema: SchemaId) -> (String, Vec<KeyView<'s>>) {
        if !self.has_room_for_layout(schema) {
            return (String::new(), Vec::new());
        }
        let mut writer = Writer::new(self.schemas, Reach::Everything);
        let layout = writer.write(schema);
        let names = writer.no_xml_names;
        (self.written(layout), names)
    }
}

struct Writer<'a, 's> {
    schemas: &'a Schemas<'a, 's>,
    reach: Reach,
    /// The names of entries, by their schemas and the levels that they describe.
    names: FxHashMap<(SchemaId, usize), String>,
    queue: Vec<(String, SchemaId, usize)>,
    nesting: usize,
    no_xml_names: Vec<KeyView<'s>>,
}

impl<'a, 's> Writer<'a, 's> {
    fn new(schemas: &'a Schemas<'a, 's>, reach: Reach) -> Self {
        Self {
            schemas,
            reach,
            names: FxHashMap::default(),
            queue: Vec::new(),
            nesting: 0,
            no_xml_names: Vec::new(),
        }
    }

    fn write(&mut self, schema: SchemaId) -> String {
        let mut entries = vec![member("", &self.entry(schema, DEPTH))];
        while let Some((name, schema, depth)) = self.queue.pop() {
            let text = self.entry(schema, depth);
            entries.push(member(&name, &text));
        }
        object(&entries)
    }

    /// Writes a schema as an entry. A schema that only refers to another one uses its entry.
    fn entry(&mut self, id: SchemaId, depth: usize) -> String {
        let is_reference = self.schemas.get(id).keywords.len() == 1;
        let target = self.schemas.resolve(id).ok();
        let target = target.filter(|_| self.reach != Reach::Everything && is_reference);
        self.schema(target.map_or(id, |target| target.schema), depth)
    }

    /// `depth`: how many levels of values are described, if not all of them.
    fn schema(&mut self, id: SchemaId, depth: usize) -> String {
        let schema = self.schemas.get(id);
        if schema.form != Form::Keywords || depth == 0 || self.nesting >= MAX_NESTING {
            return "{}".to_owned();
        }
        self.nesting += 1;
        let mut fields = Vec::new();
        let mut branches = Vec::new();
        if let Ok(target) = self.schemas.resolve(id)
            && target.reference.is_some()
        {
            let is_simple = is_simple(self.schemas.get(target.schema));
            if self.reach != Reach::Everything && is_simple {
                branches.push(self.schema(target.schema, depth));
            } else {
                let name = self.name(target.schema, depth);
                fields.push(member("$ref", &quoted(&name)));
            }
        }
        fields.extend(types(schema).map(|types| member("type", &types)));
        if schema.nullable && !schema.has(Keyword::Type) {
            branches.push(r#"{"type":"null"}"#.to_owned());
        }
        fields.extend(self.choice(schema, Keyword::AnyOf, depth));
        fields.extend(self.choice(schema, Keyword::OneOf, depth));
        fields.extend(self.subtypes(schema, depth).into_iter().flatten());
        fields.extend(self.list(schema, Keyword::PrefixItems, depth - 1));
        for branch in schema.list(Keyword::AllOf) {
            branches.push(self.schema(*branch, depth));
        }
        for keyword in [Keyword::Then, Keyword::Else] {
            if let Some(inner) = schema.schema(keyword) {
                fields.push(member(keyword.name(), &self.schema(inner, depth)));
            }
        }
        let inner_depth = match self.reach {
            Reach::Parts | Reach::Members => depth - 1,
            Reach::Everything => depth,
        };
        if inner_depth > 0 {
            for keyword in [Keyword::Items, Keyword::AdditionalProperties] {
                let inner = schema.schema(keyword);
                let has_keywords =
                    |inner: &SchemaId| self.schemas.get(*inner).form == Form::Keywords;
                if let Some(inner) = inner.filter(has_keywords) {
                    fields.push(member(keyword.name(), &self.schema(inner, inner_depth)));
                }
            }
        }
        let others = schema.schema(Keyword::AdditionalProperties);
        if others.is_some_and(|others| self.schemas.get(others).form == Form::Anything) {
            fields.push(member("additionalProperties", "{}"));
        }
        let has_members = self.reach != Reach::Parts || depth == DEPTH;
        let required = schema.get(Keyword::Required);
        let has_required = required.is_some_and(|list| list.is_sequence());
        if has_required && has_members && self.reach != Reach::Members {
            let names: Vec<_> = schema.names(Keyword::Required).map(quoted).collect();
            fields.push(member("required", &format!("[{}]", names.join(","))));
        }
        let properties = schema.get(Keyword::Properties);
        let has_properties = properties.is_some_and(|properties| properties.is_mapping());
        if has_properties && has_members && inner_depth > 0 {
            let mut members = Vec::new();
            for each in schema.members(Keyword::Properties) {
                let name = each.key.text;
                if self.reach == Reach::Everything && !self.has_xml_name(name, each.schema) {
                    self.no_xml_names.push(each.key);
                }
                members.push(member(name, &self.schema(each.schema, inner_depth)));
            }
            fields.push(member("properties", &object(&members)));
        }
        if self.reach == Reach::Everything {
            let xml = schema.get(Keyword::Xml).filter(|xml| xml.is_mapping());
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

    fn has_xml_name(&self, name: &str, schema: SchemaId) -> bool {
        let own = self.schemas.get(schema);
        let mut said = [Some(own), self.schemas.resolved(schema)]
            .into_iter()
            .flatten();
        let is_named = said.any(|schema| {
            let xml = schema.get(Keyword::Xml);
            xml.and_then(|xml| xml.get("name")).is_some()
        });
        is_named || super::xml::is_name(name)
    }

    fn list(&mut self, schema: &Schema<'s>, keyword: Keyword, depth: usize) -> Option<String> {
        schema.get(keyword).filter(|list| list.is_sequence())?;
        let items = schema.list(keyword).iter();
        let items: Vec<_> = items.map(|item| self.schema(*item, depth)).collect();
        Some(member(keyword.name(), &format!("[{}]", items.join(","))))
    }

    /// The branches of a choice, and how a tag leads to them.
    fn choice(&mut self, schema: &Schema<'s>, keyword: Keyword, depth: usize) -> Vec<String> {
        let selection = self.schemas.selection(schema.id, keyword);
        let Some(selection) = selection else {
            return self.list(schema, keyword, depth).into_iter().collect();
        };
        let branches = selection.branches.iter().map(|branch| {
            match schema.list(keyword).contains(&branch.schema) {
                true => self.schema(branch.schema, depth),
                // It inherits from a branch, so it may lead back here.
                false => self.reference(branch.schema, depth),
            }
        });
        let mut branches: Vec<_> = branches.collect();
        if selection.allows_null {
            branches.push(r#"{"type":"null"}"#.to_owned());
        }
        vec![
            member(keyword.name(), &format!("[{}]", branches.join(","))),
            member("tag", &tag(&selection, keyword, None)),
        ]
    }

    /// The schemas that inherit from a base, and how a tag leads to them.
    fn subtypes(&mut self, schema: &Schema<'s>, depth: usize) -> Option<[String; 2]> {
        let selection = self.schemas.selection_of_base(schema.id)?;
        let subtypes = selection.branches.iter();
        let subtypes = subtypes.filter(|branch| branch.schema != schema.id);
        let names = subtypes.map(|branch| self.reference(branch.schema, depth));
        let names: Vec<_> = names.collect();
        Some([
            member("oneOf", &format!("[{}]", names.join(","))),
            member("tag", &tag(&selection, Keyword::OneOf, Some(schema.id))),
        ])
    }

    fn reference(&mut self, schema: SchemaId, depth: usize) -> String {
        object(&[member("$ref", &quoted(&self.name(schema, depth)))])
    }

    /// The name of a schema's entry, which is written later.
    fn name(&mut self, schema: SchemaId, depth: usize) -> String {
        let key = (schema, depth);
        if let Some(name) = self.names.get(&key) {
            return name.clone();
        }
        let name = (self.names.len() + 1).to_string();
        self.names.insert(key, name.clone());
        self.queue.push((name.clone(), schema, depth));
        name
    }
}

/// The member that distinguishes branches, and the strings that lead to each. `true` marks the default.
fn tag(selection: &Selection, keyword: Keyword, base: Option<SchemaId>) -> String {
    let branches = selection.branches.iter().enumerate();
    let branches = branches.filter(|(_, branch)| Some(branch.schema) != base);
    let texts = branches.map(|(place, branch)| {
        let texts = branch.texts.iter().map(|text| quoted(text));
        let default = (selection.default == Some(place)).then(|| "true".to_owned());
        let texts: Vec<_> = texts.chain(default).collect();
        format!("[{}]", texts.join(","))
    });
    let texts: Vec<_> = texts.collect();
    object(&[
        member("of", &quoted(keyword.name())),
        member("name", &quoted(&selection.property)),
        member("texts", &format!("[{}]", texts.join(","))),
    ])
}

/// Whether a schema has no subschemas, no references and no members, so it is as short as its name.
fn is_simple(schema: &Schema<'_>) -> bool {
    let is_simple = |said: &Said<'_>| {
        let is_alone = matches!(said.within, Within::Nothing);
        is_alone && !matches!(said.keyword, Keyword::Ref | Keyword::Required)
    };
    schema.keywords.iter().all(is_simple)
}

/// The types that a schema names, or that its values have.
fn types(schema: &Schema<'_>) -> Option<String> {
    let mut types = schema.types.names().to_vec();
    if !schema.has(Keyword::Type) {
        let values = schema.get(Keyword::Enum).into_iter();
        let values = values.flat_map(|list| list.items());
        for value in values.chain(schema.get(Keyword::Const)) {
            let name = TypeName::of_value(value);
            if !types.contains(&name) {
                types.push(name);
            }
        }
    }
    if schema.nullable && !types.is_empty() && !types.contains(&TypeName::Null) {
        types.push(TypeName::Null);
    }
    match types.as_slice() {
        [] => None,
        [only] => Some(quoted(only.name())),
        _ => {
            let names: Vec<_> = types.into_iter().map(|each| quoted(each.name())).collect();
            Some(format!("[{}]", names.join(",")))
        }
    }
}

fn member(name: &str, value: &str) -> String {
    format!("{}:{value}", quoted(name))
}

fn object(members: &[String]) -> String {
    format!("{{{}}}", members.join(","))
}

fn quoted(text: &str) -> String {
    let mut out = String::new();
    write_string(text, &mut out);
    out
}
