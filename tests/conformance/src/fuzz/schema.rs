//! Random schemas: every keyword that OpenAPI has, in combinations that nobody would write by hand.

use serde_json::{Map, Value, json};

use super::words;
use crate::payload::Random;

/// Schemas within schemas.
const DEPTH: usize = 3;

const FORMATS: &[&str] = &[
    "date-time",
    "date",
    "time",
    "duration",
    "email",
    "idn-email",
    "hostname",
    "ipv4",
    "ipv6",
    "uri",
    "uri-reference",
    "iri",
    "uuid",
    "json-pointer",
    "regex",
    "byte",
    "binary",
    "password",
    "uri-template",
    "decimal",
    "unheard-of",
    "",
];
const PATTERNS: &[&str] = &[
    "^a",
    "[a-z]+$",
    "^\\d{3}$",
    "^\\p{L}+$",
    "^(?!no)",
    "(a|b)\\1",
    "(?<x>a)\\k<x>",
    "[\\w-]+",
    "^$",
    ".",
    "a{2,3}",
    "\\cA",
    "[^]",
    "^[A-Z][^\\s\"\\\\]*$",
    "\\/",
    "\\u00e9",
    "(",
    "[\\u{1F600}]",
    "^.{0,4}$",
];
const BOUNDS: &[f64] = &[
    0.0,
    1.0,
    -1.0,
    0.5,
    -0.1,
    10.0,
    100.0,
    255.0,
    65536.0,
    4294967296.0,
    1e15,
    -1e9,
    1e300,
];
const INTEGERS: &[i64] = &[
    0,
    1,
    -1,
    2,
    7,
    10,
    100,
    127,
    128,
    255,
    256,
    -128,
    65535,
    2147483647,
    2147483648,
    -2147483648,
    i64::MAX,
    i64::MIN,
    9007199254740993,
];

/// The version of OpenAPI, as far as it changes what a schema may say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Version {
    V30,
    V31,
    V32,
}

/// Writes the schemas of one document.
pub(super) struct Schemas<'r> {
    pub(super) random: &'r mut Random,
    pub(super) version: Version,
    /// The names of the components, which references lead to.
    names: Vec<String>,
    /// References outside a member or an item lead to later components, so that a component does not contain itself.
    floor: usize,
    /// How many anchors there are.
    anchors: usize,
}

impl<'r> Schemas<'r> {
    pub(super) fn new(random: &'r mut Random, version: Version) -> Self {
        let mut schemas = Self {
            random,
            version,
            names: Vec::new(),
            floor: 0,
            anchors: 0,
        };
        for _ in 0..1 + schemas.random.below(5) {
            let name = words::component(schemas.random);
            if !schemas.names.contains(&name) {
                schemas.names.push(name);
            }
        }
        schemas
    }

    /// All components that are schemas.
    pub(super) fn components(&mut self) -> Map<String, Value> {
        let mut components = Map::new();
        let names = self.names.clone();
        if self.random.percent(45) {
            self.family(&mut components);
        }
        for (index, name) in names.into_iter().enumerate() {
            self.floor = index + 1;
            let schema = match self.random.percent(60) {
                true => self.object(1),
                false => self.schema(1),
            };
            let schema = self.with_definition(&name, schema);
            components.entry(name).or_insert(schema);
        }
        self.floor = 0;
        components
    }

    /// Gives a component a schema of its own within `$defs`, or an anchor, to which it or another one refers.
    fn with_definition(&mut self, name: &str, mut schema: Value) -> Value {
        if self.version == Version::V30 || !schema.is_object() || self.random.percent(80) {
            return schema;
        }
        let inner = self.schema(2);
        let target = match (self.random.percent(50), inner) {
            (true, Value::Object(mut inner)) => {
                let anchor = format!("at-{}", self.anchors);
                self.anchors += 1;
                inner.insert("$anchor".to_owned(), json!(anchor));
                schema["$defs"] = json!({"inner": inner});
                format!("#{anchor}")
            }
            (_, inner) => {
                schema["$defs"] = json!({"inner": inner});
                format!("{}/$defs/inner", reference(name))
            }
        };
        schema["$comment"] = json!("A schema within a schema.");
        if let Some(properties) = schema.get_mut("properties") {
            properties["defined"] = json!({"$ref": target});
        }
        schema
    }

    /// Schemas that a discriminator distinguishes, which may inherit from a base.
    fn family(&mut self, components: &mut Map<String, Value>) {
        let tag = words::plain_name(self.random);
        let (base, choice) = (self.new_name("Base"), self.new_name("Choice"));
        let has_base = self.random.percent(50);
        let mut kinds = Vec::new();
        for index in 0..1 + self.random.below(3) {
            kinds.push(self.new_name(["Alpha", "Beta", "Gamma"][index]));
        }
        let is_base_told = has_base && self.random.percent(70);
        for name in &kinds {
            let mut object = self.object(2);
            let told = match self.random.below(4) {
                0 if self.version != Version::V30 => json!({"const": name}),
                1 => json!({"type": "string", "enum": [name]}),
                _ => json!({"type": "string"}),
            };
            if !has_base || self.random.percent(30) {
                object["properties"][&tag] = told;
                require(&mut object, &tag);
            }
            let schema = match has_base {
                true => json!({"allOf": [{"$ref": reference(&base)}, object]}),
                false => object,
            };
            components.insert(name.clone(), schema);
        }
        let discriminator = self.discriminator(&tag, &kinds);
        if has_base {
            let mut object = self.object(2);
            object["properties"][&tag] = json!({"type": "string"});
            require(&mut object, &tag);
            if is_base_told {
                object["discriminator"] = discriminator.clone();
            }
            components.insert(base.clone(), object);
            self.names.push(base);
        }
        if !is_base_told || self.random.percent(40) {
            let keyword = if self.random.percent(70) {
                "oneOf"
            } else {
                "anyOf"
            };
            let mut branches: Vec<Value> = kinds
                .iter()
                .map(|name| json!({"$ref": reference(name)}))
                .collect();
            if self.version != Version::V30 && self.random.percent(15) {
                branches.push(json!({"type": "null"}));
            }
            let mut union = json!({keyword: branches});
            if self.random.percent(80) {
                union["discriminator"] = discriminator;
            }
            components.insert(choice.clone(), union);
            self.names.push(choice);
        }
        self.names.extend(kinds);
    }

    fn discriminator(&mut self, tag: &str, kinds: &[String]) -> Value {
        let mut discriminator = json!({"propertyName": tag});
        let share = [0, 50, 100][self.random.below(3)];
        let mut mapping = Map::new();
        for kind in kinds {
            if self.random.percent(share) {
                let target = if self.random.percent(60) {
                    reference(kind)
                } else {
                    kind.clone()
                };
                mapping.insert(words::name(self.random), Value::from(target));
            }
        }
        if !mapping.is_empty() {
            discriminator["mapping"] = Value::Object(mapping);
        }
        if self.version == Version::V32 && self.random.percent(25) {
            let default = self.random.pick(kinds).map(|kind| reference(kind));
            discriminator["defaultMapping"] = json!(default);
        }
        discriminator
    }

    fn new_name(&self, name: &str) -> String {
        match self.names.iter().any(|known| known == name) {
            true => format!("{name}Kind"),
            false => name.to_owned(),
        }
    }

    /// Any schema.
    pub(super) fn schema(&mut self, depth: usize) -> Value {
        let is_leaf = depth >= DEPTH;
        let mut schema = match self.random.below(if is_leaf { 62 } else { 100 }) {
            0..16 => self.string(),
            16..26 => self.integer(),
            26..32 => self.number(),
            32..37 => json!({"type": "boolean"}),
            37..44 => self.enumeration(),
            44..47 => self.constant(),
            47..50 => self.any(),
            50..62 => self.reference(),
            62..72 => self.array(depth),
            72..85 => self.object(depth),
            85..88 => self.all_of(depth),
            88..92 => self.choice("oneOf", depth),
            92..96 => self.choice("anyOf", depth),
            96..98 => self.negation(depth),
            _ => self.condition(depth),
        };
        self.decorate(&mut schema);
        schema
    }

    fn type_of(&mut self, name: &str) -> Value {
        let is_list = self.version != Version::V30 && self.random.percent(12);
        match self.random.below(3) {
            _ if !is_list => Value::from(name),
            0 => json!([name]),
            1 => json!([name, "null"]),
            _ => {
                let other = *self
                    .random
                    .pick(&["string", "integer", "boolean", "object", "array"])
                    .unwrap_or(&"null");
                if other == name {
                    json!([name, "null"])
                } else {
                    json!([name, other])
                }
            }
        }
    }

    fn string(&mut self) -> Value {
        let mut schema = json!({"type": self.type_of("string")});
        match self.random.below(8) {
            0 => schema["format"] = json!(self.random.pick(FORMATS)),
            1 => schema["pattern"] = json!(self.random.pick(PATTERNS)),
            2 | 3 => self.counts(&mut schema, "minLength", "maxLength"),
            4 if self.version != Version::V30 => {
                schema["contentEncoding"] =
                    json!(
                        self.random
                            .pick(&["base64", "base64url", "quoted-printable"])
                    );
                schema["contentMediaType"] = json!("application/json");
                if self.random.percent(40) {
                    schema["contentSchema"] = self.schema(DEPTH);
                }
            }
            _ => {}
        }
        schema
    }

    fn counts(&mut self, schema: &mut Value, least: &str, most: &str) {
        let low = self.random.below(4);
        if self.random.percent(60) {
            schema[least] = json!(low);
        }
        if self.random.percent(60) {
            schema[most] = json!(low + self.random.below(5));
        }
    }

    fn integer(&mut self) -> Value {
        let mut schema = json!({"type": self.type_of("integer")});
        if self.random.percent(25) {
            let formats = [
                "int32", "int64", "int8", "uint8", "uint16", "uint32", "uint64", "int16", "double",
                "odd",
            ];
            schema["format"] = json!(self.random.pick(&formats));
        }
        if self.random.percent(30) {
            self.bounds(&mut schema, true);
        }
        schema
    }

    fn number(&mut self) -> Value {
        let mut schema = json!({"type": self.type_of("number")});
        if self.random.percent(25) {
            schema["format"] = json!(self.random.pick(&["float", "double", "int32", "decimal"]));
        }
        if self.random.percent(30) {
            self.bounds(&mut schema, false);
        }
        schema
    }

    fn bounds(&mut self, schema: &mut Value, is_integer: bool) {
        let bound = |random: &mut Random| match is_integer || random.percent(40) {
            true => json!(random.pick(INTEGERS)),
            false => json!(random.pick(BOUNDS)),
        };
        let (mut low, mut high) = (bound(self.random), bound(self.random));
        if low.as_f64() > high.as_f64() && self.random.percent(95) {
            std::mem::swap(&mut low, &mut high);
        }
        let sides = [
            ("minimum", "exclusiveMinimum", low),
            ("maximum", "exclusiveMaximum", high),
        ];
        for (inclusive, exclusive, bound) in sides {
            match self.random.below(4) {
                0 => {}
                1 if self.version == Version::V30 => {
                    schema[inclusive] = bound;
                    schema[exclusive] = json!(self.random.percent(70));
                }
                1 => schema[exclusive] = bound,
                _ => schema[inclusive] = bound,
            }
        }
        if self.random.percent(25) {
            schema["multipleOf"] = match is_integer {
                true => json!(self.random.pick(&[1, 2, 5, 1000])),
                false => json!(self.random.pick(&[0.1, 0.01, 0.5, 1.0, 1e-9, 3.0])),
            };
        }
    }

    fn enumeration(&mut self) -> Value {
        let count = 1 + self.random.below(4);
        let mut values: Vec<Value> = Vec::new();
        let kind = self.random.below(12);
        for _ in 0..count {
            let value = match kind {
                0 => json!(self.random.pick(INTEGERS)),
                1 => json!(self.random.percent(50)),
                2 => json!(self.random.pick(BOUNDS)),
                3 => self.any_value(1),
                _ => json!(words::name(self.random)),
            };
            if !values.contains(&value) {
                values.push(value);
            }
        }
        let mut schema = json!({"enum": values});
        if self.random.percent(75) {
            match kind {
                0 => schema["type"] = json!("integer"),
                1 => schema["type"] = json!("boolean"),
                2 => schema["type"] = json!("number"),
                3 => {}
                _ => schema["type"] = self.type_of("string"),
            }
        }
        if self.random.percent(8) {
            let names = (0..values.len()).map(|_| words::name(self.random));
            schema["x-enum-varnames"] = names.collect();
        }
        if kind > 3 && self.random.percent(10) {
            return json!({"anyOf": [schema, {"type": "string"}]});
        }
        schema
    }

    fn constant(&mut self) -> Value {
        match self.version {
            Version::V30 => json!({"type": "string", "enum": [words::name(self.random)]}),
            _ => json!({"const": self.any_value(1)}),
        }
    }

    fn any(&mut self) -> Value {
        match self.version {
            Version::V30 => json!({}),
            _ if self.random.percent(40) => Value::Bool(self.random.percent(85)),
            _ if self.random.percent(30) => json!({"type": "null"}),
            _ => json!({}),
        }
    }

    fn reference(&mut self) -> Value {
        let name = self.random.pick(&self.names).cloned().unwrap_or_default();
        let mut schema = json!({"$ref": reference(&name)});
        if self.version != Version::V30 && self.random.percent(25) {
            let beside = [
                json!({"maxProperties": 3}),
                json!({"minProperties": 1}),
                json!({"unevaluatedProperties": false}),
                json!({"description": words::text(self.random)}),
                json!({"required": [words::plain_name(self.random)]}),
                json!({"propertyNames": {"maxLength": 12}}),
                json!({"properties": {"beside": {"type": "integer"}}}),
                json!({"readOnly": true}),
                json!({"writeOnly": true}),
                json!({"deprecated": true}),
            ];
            if let Some(Value::Object(more)) = self.random.pick(&beside) {
                schema
                    .as_object_mut()
                    .into_iter()
                    .for_each(|schema| schema.extend(more.clone()));
            }
        }
        schema
    }

    /// A reference that may be used where no member or item is between it and its holder.
    fn conjunct(&mut self, depth: usize) -> Value {
        let behind = self.names.get(self.floor..).unwrap_or_default();
        match self.random.pick(behind).filter(|_| depth > 0) {
            Some(name) => json!({"$ref": reference(name)}),
            None => self.object(depth),
        }
    }

    fn array(&mut self, depth: usize) -> Value {
        let mut schema = json!({"type": self.type_of("array")});
        let is_30 = self.version == Version::V30;
        if is_30 || self.random.percent(85) {
            schema["items"] = self.schema(depth + 1);
        }
        if self.random.percent(30) {
            self.counts(&mut schema, "minItems", "maxItems");
        }
        if self.random.percent(20) {
            schema["uniqueItems"] = json!(true);
        }
        if !is_30 {
            match self.random.below(12) {
                0 => {
                    schema["prefixItems"] = json!([self.schema(depth + 1), self.schema(depth + 1)]);
                    if self.random.percent(40) {
                        schema["items"] = json!(false);
                    }
                }
                1 => {
                    schema["contains"] = self.schema(depth + 1);
                    let least = self.random.below(3);
                    schema["minContains"] = json!(least);
                    if self.random.percent(40) {
                        schema["maxContains"] = json!(least + self.random.below(3));
                    }
                }
                2 => schema["unevaluatedItems"] = json!(false),
                _ => {}
            }
        }
        schema
    }

    pub(super) fn object(&mut self, depth: usize) -> Value {
        let mut properties = Map::new();
        for _ in 0..self.random.below(5) {
            let name = words::plain_name(self.random);
            let schema = self.schema(depth + 1);
            properties.insert(name, schema);
        }
        let mut required: Vec<String> = Vec::new();
        for name in properties.keys() {
            if self.random.percent(45) {
                required.push(name.clone());
            }
        }
        if self.random.percent(4) {
            required.push(words::name(self.random));
        }
        required.dedup();
        let mut schema = json!({"type": "object", "properties": properties});
        if !required.is_empty() {
            schema["required"] = json!(required);
        }
        let names: Vec<String> = properties.keys().cloned().collect();
        match self.random.below(14) {
            0 => schema["additionalProperties"] = json!(false),
            1 => schema["additionalProperties"] = json!(true),
            2 | 3 => schema["additionalProperties"] = self.schema(depth + 1),
            4 => self.counts(&mut schema, "minProperties", "maxProperties"),
            _ => {}
        }
        if self.version != Version::V30 {
            match self.random.below(16) {
                0 => schema["patternProperties"] = json!({"^x-": self.schema(depth + 1)}),
                1 => schema["propertyNames"] = json!({"pattern": "^[^ ]*$"}),
                2 => schema["unevaluatedProperties"] = json!(false),
                3 => schema["unevaluatedProperties"] = self.schema(depth + 1),
                4 if names.len() > 1 => {
                    schema["dependentRequired"] = json!({&names[0]: [&names[1]]})
                }
                5 if !names.is_empty() => {
                    schema["dependentSchemas"] = json!({&names[0]: self.object(depth + 1)})
                }
                _ => {}
            }
            if self.random.percent(5) {
                schema["type"] = json!(["object", "null"]);
            }
        }
        if self.random.percent(6) {
            schema
                .as_object_mut()
                .into_iter()
                .for_each(|schema| drop(schema.remove("type")));
        }
        schema
    }

    fn all_of(&mut self, depth: usize) -> Value {
        let mut branches = vec![self.conjunct(depth)];
        for _ in 0..self.random.below(3) {
            let branch = match self.random.below(5) {
                0 => self.conjunct(depth),
                1 => json!({"required": [words::plain_name(self.random)]}),
                2 => json!({"description": words::text(self.random)}),
                3 => self.schema(depth + 1),
                _ => self.object(depth + 1),
            };
            branches.push(branch);
        }
        json!({"allOf": branches})
    }

    fn choice(&mut self, keyword: &str, depth: usize) -> Value {
        let mut branches = Vec::new();
        for _ in 0..1 + self.random.below(3) {
            let branch = match self.random.below(6) {
                0 => self.string(),
                1 => self.integer(),
                2 => self.object(depth + 1),
                3 => json!({"required": [words::plain_name(self.random)]}),
                4 => self.conjunct(depth),
                _ => self.schema(depth + 1),
            };
            branches.push(branch);
        }
        if self.version != Version::V30 && self.random.percent(20) {
            branches.push(json!({"type": "null"}));
        }
        let mut schema = match self.random.percent(20) {
            true => self.object(depth + 1),
            false => json!({}),
        };
        schema[keyword] = json!(branches);
        schema
    }

    fn negation(&mut self, depth: usize) -> Value {
        let mut schema = self.object(depth + 1);
        schema["not"] = match self.random.below(3) {
            0 => json!({"required": [words::plain_name(self.random)]}),
            1 => json!({"type": "string"}),
            _ => self.schema(depth + 1),
        };
        schema
    }

    fn condition(&mut self, depth: usize) -> Value {
        let mut schema = self.object(depth + 1);
        if self.version != Version::V30 {
            let name = words::plain_name(self.random);
            schema["if"] =
                json!({"properties": {&name: {"const": self.any_value(1)}}, "required": [&name]});
            schema["then"] = json!({"required": [words::plain_name(self.random)]});
            if self.random.percent(40) {
                schema["else"] = self.object(depth + 1);
            }
        }
        schema
    }

    fn decorate(&mut self, schema: &mut Value) {
        let fitting = self.fitting(schema);
        let any = self.any_value(0);
        let Value::Object(map) = schema else { return };
        // Keywords beside a reference of 3.0 are ignored, which is tried too, but seldom.
        if map.contains_key("$ref") && (self.version == Version::V30 && self.random.percent(90)) {
            return;
        }
        let random = &mut *self.random;
        let mut value = || match random.percent(70) {
            true => fitting.clone(),
            false => any.clone(),
        };
        let (first, second) = (value(), value());
        if random.percent(10) {
            map.insert("default".to_owned(), first.clone());
        }
        if random.percent(8) {
            map.insert("example".to_owned(), second.clone());
        }
        if self.version != Version::V30 && random.percent(5) {
            map.insert("examples".to_owned(), json!([first, second]));
        }
        if self.version == Version::V30 && random.percent(10) {
            map.insert("nullable".to_owned(), json!(true));
        }
        let mut flag = |name: &str, chance| {
            if random.percent(chance) {
                map.insert(name.to_owned(), json!(true));
            }
        };
        flag("readOnly", 4);
        flag("writeOnly", 4);
        flag("deprecated", 3);
        if random.percent(15) {
            map.insert("description".to_owned(), json!(words::text(random)));
        }
        if random.percent(7) {
            map.insert("title".to_owned(), json!(words::text(random)));
        }
        if random.percent(3) {
            let mut xml = json!({"name": "entry", "attribute": random.percent(40)});
            if random.percent(30) {
                xml["namespace"] = json!("https://example.com/ns");
                xml["prefix"] = json!("ns");
            }
            if map.contains_key("items") {
                xml["wrapped"] = json!(random.percent(60));
            }
            map.insert("xml".to_owned(), xml);
        }
        if random.percent(2) {
            let docs = json!({"url": "https://example.com/", "description": words::text(random)});
            map.insert("externalDocs".to_owned(), docs);
        }
        if random.percent(3) {
            map.insert("x-note".to_owned(), any);
        }
    }

    /// A value that a schema mostly allows, by its type alone.
    pub(super) fn fitting(&mut self, schema: &Value) -> Value {
        if let Some(value) = schema.get("const") {
            return value.clone();
        }
        if let Some(value) = schema
            .get("enum")
            .and_then(Value::as_array)
            .and_then(|values| values.first())
        {
            return value.clone();
        }
        let kind = schema.get("type");
        let kind = kind.and_then(|kind| kind.as_str().or_else(|| kind.get(0)?.as_str()));
        match kind {
            Some("string") => json!(words::text(self.random)),
            Some("integer") => json!(self.random.pick(INTEGERS)),
            Some("number") if self.random.percent(50) => json!(self.random.pick(INTEGERS)),
            Some("number") => json!(self.random.pick(BOUNDS)),
            Some("boolean") => json!(self.random.percent(50)),
            Some("array") => json!([]),
            Some("object") => json!({}),
            _ => self.any_value(1),
        }
    }

    pub(super) fn any_value(&mut self, depth: usize) -> Value {
        match self.random.below(if depth == 0 { 8 } else { 6 }) {
            0 => Value::Null,
            1 => json!(self.random.percent(50)),
            2 => json!(self.random.pick(INTEGERS)),
            3 => json!(self.random.pick(BOUNDS)),
            4 | 5 => json!(words::name(self.random)),
            6 => json!([self.any_value(1)]),
            _ => json!({words::name(self.random): self.any_value(1)}),
        }
    }
}

fn reference(name: &str) -> String {
    format!("#/components/schemas/{name}")
}

fn require(object: &mut Value, name: &str) {
    match object.get_mut("required").and_then(Value::as_array_mut) {
        Some(names) if names.iter().any(|known| known == name) => {}
        Some(names) => names.push(json!(name)),
        None => object["required"] = json!([name]),
    }
}
