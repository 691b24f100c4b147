//! Random documents that are structurally valid: callbacks and webhooks with everything that an operation may have.

use serde_json::{Map, Value, json};

use super::schema::{Schemas, Version};
use super::words;
use crate::payload::Random;

const KEYS: &[&str] = &[
    "{$request.body#/url}",
    "{$request.body#/callbackUrl}",
    "{$request.query.callback}",
    "{$request.header.x-callback}",
    "{$request.path.id}/events",
    "{$request.body#/url}/notify",
    "{$request.body#/url}?event=started",
    "{$url}/sub",
    "{$method}",
    "{$response.body#/hook}",
    "{$response.header.location}",
    "https://example.com/{$request.body#/a~1b}",
    "https://example.com/{id}/events",
    "{$request.body#/url}/{id}",
    "/relative",
    "hook_url",
    "{request.body#/url}",
    "{$request.body#/url",
    "",
];
const MEDIA_TYPES: &[&str] = &[
    "application/json",
    "application/json",
    "application/json",
    "application/json",
    "application/json",
    "application/json",
    "application/json; charset=utf-8",
    "application/cloudevents+json",
    "application/x-www-form-urlencoded",
    "multipart/form-data",
    "application/xml",
    "text/plain",
    "application/octet-stream",
    "image/png",
    "*/*",
    "application/*",
    "text/csv",
    "multipart/mixed",
    "application/jsonl",
];
const STATUSES: &[&str] = &[
    "200", "201", "202", "204", "2XX", "400", "404", "410", "4XX", "500", "5XX", "default", "307",
];

/// The document of a number under a seed.
pub(super) fn document(seed: &str, number: usize) -> Value {
    let mut random = Random::seeded(&[seed, &number.to_string()]);
    let (version, text) = match random.below(10) {
        0..3 => (Version::V30, ["3.0.0", "3.0.3", "3.0.4"][random.below(3)]),
        3..8 => (Version::V31, ["3.1.0", "3.1.1"][random.below(2)]),
        _ => (Version::V32, "3.2.0"),
    };
    let mut schemas = Schemas::new(&mut random, version);
    let components = schemas.components();
    let mut writer = Writer {
        schemas,
        components: Map::new(),
        operations: 0,
        schemes: Vec::new(),
    };
    writer
        .components
        .insert("schemas".to_owned(), Value::Object(components));
    writer.security_schemes();
    let mut document = json!({"openapi": text, "info": {"title": writer.text(), "version": "1"}});
    if writer.percent(30) {
        document["info"]["description"] = json!(writer.text());
    }
    let mut arguments = Vec::new();
    for (name, chance) in [
        ("strict", 3),
        ("context", 10),
        ("i128", 15),
        ("shadowed", 5),
    ] {
        if writer.percent(chance) {
            arguments.push(name);
        }
    }
    if !arguments.is_empty() {
        document["info"]["x-arguments"] = json!(arguments);
    }
    if let Some(requirement) = writer.security() {
        document["security"] = requirement;
    }
    writer.roots(&mut document);
    document["components"] = Value::Object(writer.components);
    document
}

struct Writer<'r> {
    schemas: Schemas<'r>,
    components: Map<String, Value>,
    operations: usize,
    /// The names of the security schemes.
    schemes: Vec<String>,
}

impl Writer<'_> {
    fn percent(&mut self, chance: usize) -> bool {
        self.schemas.random.percent(chance)
    }

    fn below(&mut self, bound: usize) -> usize {
        self.schemas.random.below(bound)
    }

    fn pick<'t>(&mut self, list: &[&'t str]) -> &'t str {
        self.schemas.random.pick(list).copied().unwrap_or_default()
    }

    fn text(&mut self) -> String {
        words::text(self.schemas.random)
    }

    fn name(&mut self) -> String {
        words::name(self.schemas.random)
    }

    fn is_30(&self) -> bool {
        self.schemas.version == Version::V30
    }

    /// The paths with their callbacks, and the webhooks.
    fn roots(&mut self, document: &mut Value) {
        let (has_webhooks, has_callbacks) = match self.below(3) {
            0 => (true, false),
            1 => (false, true),
            _ => (true, true),
        };
        document["paths"] = json!({});
        if has_callbacks {
            let mut operation = self.operation(0);
            operation["callbacks"] = self.callbacks(0);
            let mut item = json!({"post": operation});
            item["parameters"] = json!([{"name": "id", "in": "path", "required": true, "schema": {"type": "string"}}]);
            document["paths"]["/orders/{id}"] = item;
        }
        if has_webhooks {
            let mut webhooks = Map::new();
            for _ in 0..1 + self.below(2) {
                let (name, item) = (self.name(), self.path_item(0));
                webhooks.insert(name, item);
            }
            let keyword = if self.is_30() {
                "x-webhooks"
            } else {
                "webhooks"
            };
            document[keyword] = Value::Object(webhooks);
        }
    }

    fn callbacks(&mut self, depth: usize) -> Value {
        let mut callbacks = Map::new();
        for _ in 0..1 + self.below(2) {
            let mut callback = Map::new();
            for _ in 0..1 + usize::from(self.percent(15)) {
                let key = self.pick(KEYS).to_owned();
                let mut item = self.path_item(depth + 1);
                // A parameter that the key names, in one of the styles of paths.
                if key.contains("{id}") && item.get("$ref").is_none() {
                    item["parameters"] = json!([self.path_parameter()]);
                }
                callback.insert(key, item);
            }
            let (name, callback) = (self.name(), Value::Object(callback));
            let callback = self.shared("callbacks", callback);
            callbacks.insert(name, callback);
        }
        Value::Object(callbacks)
    }

    fn path_item(&mut self, depth: usize) -> Value {
        let mut item = Map::new();
        for _ in 0..1 + usize::from(self.percent(10)) {
            let method = match self.percent(80) {
                true => "post",
                false => self.pick(&["get", "put", "patch", "delete", "head", "options", "trace"]),
            };
            let operation = self.operation(depth + 1);
            item.insert(method.to_owned(), operation);
        }
        if self.percent(10) {
            let parameter = self.parameter();
            item.insert("parameters".to_owned(), json!([parameter]));
        }
        if self.percent(10) {
            item.insert("description".to_owned(), json!(self.text()));
        }
        match self.is_30() {
            true => Value::Object(item),
            false => self.shared("pathItems", Value::Object(item)),
        }
    }

    fn operation(&mut self, depth: usize) -> Value {
        self.operations += 1;
        let mut operation = json!({"responses": self.responses()});
        if self.percent(50) {
            operation["operationId"] = json!(format!("{}{}", self.name(), self.operations));
        }
        if self.percent(80) {
            operation["requestBody"] = self.request_body();
        }
        let mut parameters: Vec<Value> = Vec::new();
        for _ in 0..self.below(4) {
            let parameter = self.parameter();
            let is_same = |known: &Value| {
                known["name"] == parameter["name"] && known["in"] == parameter["in"]
            };
            let is_second =
                |known: &Value| known["in"] == parameter["in"] && known["in"] == "querystring";
            if !parameters
                .iter()
                .any(|known| is_same(known) || is_second(known))
            {
                parameters.push(parameter);
            }
        }
        if !parameters.is_empty() {
            operation["parameters"] = parameters
                .into_iter()
                .map(|parameter| self.shared("parameters", parameter))
                .collect();
        }
        for keyword in ["summary", "description"] {
            if self.percent(20) {
                operation[keyword] = json!(self.text());
            }
        }
        if self.percent(5) {
            operation["deprecated"] = json!(true);
        }
        if self.percent(10) {
            operation["tags"] = json!([self.name()]);
        }
        if let Some(requirement) = self.security() {
            operation["security"] = requirement;
        }
        if depth > 0 && depth < 3 && self.percent(5) {
            operation["callbacks"] = self.callbacks(depth + 1);
        }
        operation
    }

    fn request_body(&mut self) -> Value {
        let mut body = json!({"content": self.content()});
        match self.below(4) {
            0 => body["required"] = json!(false),
            1 => {}
            _ => body["required"] = json!(true),
        }
        if self.percent(10) {
            body["description"] = json!(self.text());
        }
        self.shared("requestBodies", body)
    }

    fn content(&mut self) -> Value {
        let mut content = Map::new();
        for _ in 0..1 + usize::from(self.percent(10)) {
            let media_type = self.pick(MEDIA_TYPES);
            let entry = self.media_type(media_type);
            content.insert(media_type.to_owned(), entry);
        }
        Value::Object(content)
    }

    fn media_type(&mut self, name: &str) -> Value {
        let mut entry = json!({});
        let is_object =
            name.contains("form") || name.starts_with("multipart") || name.ends_with("xml");
        let schema = match name {
            "application/octet-stream" | "image/png" if self.percent(70) => match self.is_30() {
                true => json!({"type": "string", "format": "binary"}),
                false => json!({}),
            },
            "text/plain" if self.percent(80) => json!({"type": "string"}),
            _ if is_object && self.percent(70) => self.schemas.object(1),
            _ => self.schemas.schema(0),
        };
        let fitting = self.schemas.fitting(&schema);
        if is_object && name != "application/xml" && self.percent(50) {
            entry["encoding"] = self.encoding(&schema, name);
        }
        if name == "application/jsonl" && self.schemas.version == Version::V32 {
            entry["itemSchema"] = schema;
        } else if self.percent(97) {
            entry["schema"] = schema;
        }
        match self.below(12) {
            0 => entry["example"] = fitting,
            1 => {
                let other = self.schemas.any_value(0);
                let second = self.shared("examples", json!({"value": other}));
                entry["examples"] =
                    json!({"first": {"value": fitting, "summary": self.text()}, "second": second});
            }
            _ => {}
        }
        entry
    }

    fn encoding(&mut self, schema: &Value, media_type: &str) -> Value {
        let names = schema.get("properties").and_then(Value::as_object);
        let names: Vec<String> = names.into_iter().flat_map(Map::keys).cloned().collect();
        let mut encoding = Map::new();
        for name in names {
            let one = match self.below(5) {
                0 => json!({"style": "form", "explode": self.percent(50)}),
                1 => {
                    json!({"style": self.pick(&["spaceDelimited", "pipeDelimited", "deepObject"])})
                }
                2 => {
                    json!({"contentType": self.pick(&["application/json", "text/plain", "image/png, image/jpeg", "application/octet-stream"])})
                }
                3 if media_type.starts_with("multipart") => {
                    json!({"headers": {"X-Part": {"schema": {"type": "integer"}}}})
                }
                _ => continue,
            };
            encoding.insert(name, one);
        }
        Value::Object(encoding)
    }

    fn parameter(&mut self) -> Value {
        let place = self.pick(&[
            "header",
            "header",
            "query",
            "query",
            "cookie",
            "querystring",
        ]);
        let place = match place {
            "querystring" if self.schemas.version != Version::V32 => "query",
            place => place,
        };
        let name = match place {
            "header" => self
                .pick(&[
                    "X-Event",
                    "x-event-type",
                    "X-Request-Id",
                    "X_Under",
                    "Webhook-Id",
                    "If-Match",
                    "x",
                    "X-type",
                    "Accept",
                    "Content-Type",
                ])
                .to_owned(),
            "cookie" => self
                .pick(&["session", "a.b", "type", "__Host-x"])
                .to_owned(),
            _ => self.name(),
        };
        let mut parameter = json!({"name": name, "in": place});
        if self.percent(50) {
            parameter["required"] = json!(true);
        }
        if place == "querystring" || self.percent(8) {
            let media_type = if place == "querystring" {
                "application/x-www-form-urlencoded"
            } else {
                "application/json"
            };
            parameter["content"] = json!({media_type: {"schema": self.schemas.schema(2)}});
        } else {
            parameter["schema"] = self.parameter_schema();
            let styles: &[&str] = match place {
                "query" => &["form", "spaceDelimited", "pipeDelimited", "deepObject"],
                "header" => &["simple"],
                _ if self.schemas.version == Version::V32 => &["form", "cookie"],
                _ => &["form"],
            };
            if self.percent(40) {
                parameter["style"] = json!(self.pick(styles));
            }
            if self.percent(30) {
                parameter["explode"] = json!(self.percent(50));
            }
            if place == "query" && self.percent(10) {
                parameter["allowReserved"] = json!(true);
            }
            if self.percent(10) {
                parameter["example"] = self.schemas.fitting(&parameter["schema"]);
            }
        }
        if self.percent(15) {
            parameter["description"] = json!(self.text());
        }
        if self.percent(5) {
            parameter["deprecated"] = json!(true);
        }
        parameter
    }

    fn path_parameter(&mut self) -> Value {
        let style = self.pick(&["simple", "label", "matrix"]);
        let (explode, schema) = (self.percent(50), self.parameter_schema());
        json!({"name": "id", "in": "path", "required": true, "style": style, "explode": explode, "schema": schema})
    }

    fn parameter_schema(&mut self) -> Value {
        match self.below(6) {
            0 => json!({"type": "array", "items": self.schemas.schema(3)}),
            1 => {
                json!({"type": "object", "properties": {"a": self.schemas.schema(3), "b": {"type": "string"}}})
            }
            2 => self.schemas.schema(1),
            _ => self.schemas.schema(3),
        }
    }

    fn responses(&mut self) -> Value {
        let mut responses = Map::new();
        for _ in 0..1 + self.below(3) {
            let status = self.pick(STATUSES).to_owned();
            let mut response = json!({"description": self.text()});
            if self.percent(40) {
                response["content"] = self.content();
            }
            if self.percent(15) {
                let name = self.pick(&[
                    "X-Rate",
                    "Location",
                    "Retry-After",
                    "x_y",
                    "type",
                    "Set-Cookie",
                ]);
                let header = json!({"schema": self.parameter_schema(), "required": self.percent(50), "description": self.text()});
                response["headers"] = json!({name: self.shared("headers", header)});
            }
            let response = self.shared("responses", response);
            responses.insert(status, response);
        }
        Value::Object(responses)
    }

    fn security_schemes(&mut self) {
        let mut schemes = Map::new();
        for _ in 0..self.below(3) {
            let scheme = match self.below(8) {
                0 => json!({"type": "http", "scheme": "basic"}),
                1 => json!({"type": "http", "scheme": "Bearer", "bearerFormat": "JWT"}),
                2 => json!({"type": "http", "scheme": "digest"}),
                3 => {
                    json!({"type": "oauth2", "flows": {"clientCredentials": {"tokenUrl": "https://example.com/t", "scopes": {"a b": ""}}}})
                }
                4 => json!({"type": "openIdConnect", "openIdConnectUrl": "https://example.com/o"}),
                5 if !self.is_30() => json!({"type": "mutualTLS"}),
                _ => {
                    json!({"type": "apiKey", "in": self.pick(&["header", "query", "cookie"]), "name": self.pick(&["X-Key", "key", "type", "api key"])})
                }
            };
            let name = words::component(self.schemas.random);
            schemes.insert(name, scheme);
        }
        self.schemes = schemes.keys().cloned().collect();
        if !schemes.is_empty() {
            self.components
                .insert("securitySchemes".to_owned(), Value::Object(schemes));
        }
    }

    fn security(&mut self) -> Option<Value> {
        if !self.percent(25) {
            return None;
        }
        let mut requirements = Vec::new();
        for _ in 0..self.below(3) {
            let mut requirement = Map::new();
            for _ in 0..self.below(3) {
                if let Some(name) = self.schemas.random.pick(&self.schemes).cloned() {
                    requirement.insert(name, json!([]));
                }
            }
            requirements.push(Value::Object(requirement));
        }
        Some(Value::Array(requirements))
    }

    /// Sometimes a reference to a component.
    fn shared(&mut self, kind: &str, value: Value) -> Value {
        if !self.percent(15) {
            return value;
        }
        let name = words::component(self.schemas.random);
        let components = self.components.entry(kind).or_insert_with(|| json!({}));
        if components.get(&name).is_none() {
            components[&name] = value;
        }
        json!({"$ref": format!("#/components/{kind}/{name}")})
    }
}
