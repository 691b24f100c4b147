//! Documents whose every string is as bad as it can be.

use serde_json::{Map, Value, json};

/// Numbers that look random and are the same in each run.
pub(crate) struct Numbers(u64);

impl Numbers {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// The next one below a bound (SplitMix64).
    pub(crate) fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut number = self.0;
        number = (number ^ (number >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        number = (number ^ (number >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        let number = number ^ (number >> 31);
        usize::try_from(number % bound as u64).unwrap_or_default()
    }

    fn one<'l>(&mut self, of: &[&'l str]) -> &'l str {
        of[self.below(of.len())]
    }
}

/// Pieces of prose: everything that opens something in Markdown or HTML, and invisible characters.
const PARTS: [&str; 98] = [
    "\n",
    "\n",
    "\n\n",
    "\r\n",
    "\r",
    "\u{2028}",
    "\u{2029}",
    "\u{85}",
    "\u{b}",
    " ",
    " ",
    "  ",
    "    ",
    "\t",
    "\t\t",
    " \t",
    "> ",
    ">",
    "- ",
    "* ",
    "+ ",
    "1. ",
    "2) ",
    "10. ",
    "-",
    "*",
    "-     ",
    "-\t",
    "> > ",
    ">     ",
    "```",
    "```\n",
    "```rust\n",
    "````",
    "~~~",
    "~~~\n",
    "~~~rust\n",
    "`",
    "``",
    "panic!(\"executed\")",
    "panic!(\"executed\")\n",
    "# ",
    "## ",
    "#",
    "---",
    "===",
    "***",
    "___",
    "|",
    "|---|---|",
    "| a | b |\n|---|:-:|\n",
    ":-:",
    "\\|",
    "\\",
    "\\`",
    "\\\n",
    "<script>alert(1)</script>",
    "<b>",
    "</b>",
    "<!-- ",
    " -->",
    "<?php ",
    "?>",
    "<![CDATA[",
    "]]>",
    "<div>\n",
    "<a@b.example>",
    "<img src=x onerror=alert(1)>",
    "<https://a.example/>",
    "https://a.example/b_c?d=e&f",
    "http://",
    "www.a.example",
    "&lt;b&gt;",
    "&#60;b&#62;",
    "&#x60;",
    "&nbsp;",
    "&copy;",
    "[foo]",
    "[foo][bar]",
    "[foo]: https://a.example",
    "[^1]",
    "[^1]: note",
    "[x](",
    "[x](https://a.example)",
    "[x](javascript:alert(1))",
    "[`Option`]",
    "![x](https://a.example/x.png)",
    "[",
    "]",
    "(",
    ")",
    "!",
    "\u{202e}",
    "\u{200b}",
    "\u{3164}",
    "\u{feff}",
    "word",
    "größe",
];

/// What names are made of: what Rust has another meaning for, and what is no part of a name.
const NAMES: [&str; 100] = [
    "self",
    "Self",
    "super",
    "crate",
    "type",
    "async",
    "gen",
    "fn",
    "_",
    "__",
    "Option",
    "Some",
    "None",
    "Vec",
    "String",
    "Box",
    "Result",
    "Ok",
    "Err",
    "Default",
    "Clone",
    "Copy",
    "Debug",
    "Into",
    "From",
    "Send",
    "Sync",
    "Iterator",
    "ToString",
    "Eq",
    "Hash",
    "bool",
    "str",
    "u8",
    "i64",
    "f64",
    "i32",
    "u64",
    "char",
    "std",
    "core",
    "alloc",
    "callbacks",
    "serde",
    "test",
    "derive",
    "clone",
    "into",
    "from",
    "to_owned",
    "to_string",
    "as_ref",
    "as_mut",
    "borrow",
    "borrow_mut",
    "try_into",
    "try_from",
    "eq",
    "ne",
    "cmp",
    "partial_cmp",
    "hash",
    "fmt",
    "deref",
    "drop",
    "type_id",
    "map",
    "poll",
    "call",
    "ready",
    "next",
    "into_iter",
    "default",
    "value",
    "members",
    "member",
    "visit",
    "status",
    "body",
    "answer",
    "request",
    "response",
    "incoming",
    "handler",
    "callback",
    "context",
    "target",
    "choice",
    "schema",
    "new",
    "ALL",
    "as_str",
    "decode",
    "encode",
    "Request",
    "Response",
    "OPERATION",
    "BODY",
    "KEY",
    "CallbackHandler",
];

/// What no name should have in it.
const STRANGE: [&str; 24] = [
    "\u{202e}",
    "\u{2066}",
    "\u{200b}",
    "\u{200d}",
    "\u{3164}",
    "\u{ad}",
    "\u{2028}",
    "\n",
    "\r",
    "\n\n```\npanic!(\"executed\")\n```\n",
    "<script>",
    "\"",
    "\\",
    "{",
    "}",
    "{}",
    "`",
    "*/",
    "//",
    "😀",
    "é",
    "e\u{301}",
    "ß",
    "\u{430}",
];

/// A description.
pub(crate) fn prose(numbers: &mut Numbers) -> String {
    let count = numbers.below(24);
    (0..count).map(|_| numbers.one(&PARTS)).collect()
}

/// A name, which two places of a document may have.
pub(crate) fn name(numbers: &mut Numbers) -> String {
    match numbers.below(8) {
        0 => numbers.one(&STRANGE).repeat(1 + numbers.below(3)),
        1 => format!("{}{}", numbers.one(&STRANGE), numbers.one(&NAMES)),
        2 => format!("{}{}", numbers.one(&NAMES), numbers.one(&STRANGE)),
        3 => format!("{}{}", numbers.one(&NAMES), prose(numbers)),
        4 => format!("{} {}", numbers.one(&NAMES), numbers.one(&NAMES)),
        5 if numbers.below(8) == 0 => numbers.one(&["x", "é", "ab_", "<", "`"]).repeat(3_000),
        _ => numbers.one(&NAMES).to_owned(),
    }
}

/// A name that a header may have.
fn token(numbers: &mut Numbers) -> String {
    let token: String = name(numbers)
        .chars()
        .filter(|each| each.is_ascii_alphanumeric() || "!#$%&'*+-.^_`|~".contains(*each))
        .take(60)
        .collect();
    format!("x-{token}")
}

/// Members with the names of these, one of each.
fn object(members: impl IntoIterator<Item = (String, Value)>) -> Value {
    Value::Object(members.into_iter().collect::<Map<_, _>>())
}

/// A document with a string of these kinds in every place that has one.
pub(crate) fn document(seed: u64) -> Value {
    let mut document = Document {
        numbers: Numbers::new(seed),
        schemas: Vec::new(),
    };
    document.write()
}

struct Document {
    numbers: Numbers,
    schemas: Vec<String>,
}

impl Document {
    fn prose(&mut self) -> String {
        prose(&mut self.numbers)
    }

    fn name(&mut self) -> String {
        name(&mut self.numbers)
    }

    fn names(&mut self, count: usize) -> Vec<String> {
        let mut names: Vec<_> = (0..count).map(|_| self.name()).collect();
        names.sort_unstable();
        names.dedup();
        names
    }

    fn flag(&mut self) -> bool {
        self.numbers.below(4) == 0
    }

    fn write(&mut self) -> Value {
        self.schemas = self.names(8);
        self.schemas
            .retain(|name| !name.contains(['/', '~', '%', '#']));
        let schemes = self.names(3);
        let webhooks = object(self.names(4).into_iter().map(|name| {
            let operation = self.operation(&schemes);
            (name, json!({"post": operation}))
        }));
        let path = format!("/{}", self.name().replace(['{', '}'], ""));
        let callbacks = object(self.names(2).into_iter().map(|name| {
            let (post, put) = (self.operation(&schemes), self.operation(&schemes));
            let path = self.name().replace(['{', '}'], "");
            let key = format!(
                "{{$request.body#/url}}/{}",
                path.replace(|each: char| !each.is_ascii_alphanumeric(), "-")
            );
            let summary = self.prose();
            (
                name,
                json!({key: {"summary": summary, "post": post, "put": put}}),
            )
        }));
        let schemas = self.schemas.clone();
        let schemas = object(schemas.into_iter().map(|name| (name, self.schema(0))));
        let security = object(
            schemes
                .clone()
                .into_iter()
                .map(|name| (name, self.scheme())),
        );
        json!({
            "openapi": "3.1.0",
            "info": {"title": self.prose(), "version": self.name(), "description": self.prose()},
            "tags": [{"name": self.name(), "description": self.prose()}],
            "webhooks": webhooks,
            "paths": {path: {"post": {
                "operationId": self.name(),
                "summary": self.prose(),
                "requestBody": {"content": {"application/json": {"schema": {
                    "type": "object", "properties": {"url": {"type": "string"}},
                }}}},
                "responses": {"200": {"description": self.prose()}},
                "callbacks": callbacks,
            }}},
            "components": {"schemas": schemas, "securitySchemes": security},
        })
    }

    fn operation(&mut self, schemes: &[String]) -> Value {
        let mut operation = json!({
            "summary": self.prose(),
            "description": self.prose(),
            "tags": [self.name()],
            "deprecated": self.flag(),
            "parameters": self.parameters(),
            "requestBody": self.body(),
            "responses": {
                "200": self.response(),
                "4XX": self.response(),
                "default": {"description": self.prose()},
            },
            "security": schemes.iter().map(|scheme| json!({scheme: [self.name()]})).collect::<Vec<_>>(),
        });
        if self.flag() {
            operation["operationId"] = self.name().into();
        }
        operation
    }

    fn parameters(&mut self) -> Vec<Value> {
        let mut parameters = Vec::new();
        for place in ["query", "cookie", "header"] {
            let name = match place {
                "query" => self.name(),
                _ => token(&mut self.numbers),
            };
            parameters.push(json!({
                "name": name,
                "in": place,
                "description": self.prose(),
                "deprecated": self.flag(),
                "required": self.flag(),
                "example": self.name(),
                "schema": {"type": "string", "enum": [self.name(), self.name(), "other"]},
            }));
        }
        parameters
    }

    fn body(&mut self) -> Value {
        let mut content = json!({
            "application/json": {"schema": self.reference(), "example": self.prose()},
        });
        if self.flag() {
            let kind = token(&mut self.numbers);
            content[format!("text/{kind}")] = json!({"schema": {"type": "string"}});
        }
        if self.flag() {
            content["application/x-www-form-urlencoded"] = json!({"schema": self.form()});
        }
        json!({"description": self.prose(), "content": content, "required": self.flag()})
    }

    fn form(&mut self) -> Value {
        let names = self.names(3);
        let members = names
            .into_iter()
            .map(|name| (name, json!({"type": "string", "description": self.prose()})));
        json!({"type": "object", "properties": object(members)})
    }

    fn response(&mut self) -> Value {
        let header = token(&mut self.numbers);
        let description = self.prose();
        let schema =
            json!({"type": "string", "enum": [self.name(), "other"], "description": self.prose()});
        json!({
            "description": self.prose(),
            "headers": {header: {"description": description, "deprecated": self.flag(), "schema": schema}},
            "content": {"application/json": {"schema": self.reference()}},
        })
    }

    fn scheme(&mut self) -> Value {
        let mut scheme = match self.numbers.below(3) {
            0 => json!({"type": "http", "scheme": "bearer", "bearerFormat": self.name()}),
            1 => json!({"type": "apiKey", "in": "query", "name": self.name()}),
            _ => {
                json!({"type": "oauth2", "flows": {"clientCredentials": {"tokenUrl": format!("https://a.example/{}", self.name()), "scopes": {}}}})
            }
        };
        scheme["description"] = self.prose().into();
        scheme
    }

    fn reference(&mut self) -> Value {
        match self.schemas.len() {
            0 => json!({"type": "string"}),
            count => {
                let name = &self.schemas[self.numbers.below(count)];
                json!({"$ref": format!("#/components/schemas/{name}")})
            }
        }
    }

    fn schema(&mut self, depth: usize) -> Value {
        let mut schema = match self.numbers.below(if depth < 3 { 8 } else { 3 }) {
            0 => {
                json!({"type": "string", "default": self.name(), "example": self.name(), "format": self.name()})
            }
            1 => {
                json!({"type": "string", "enum": [self.name(), self.prose(), "other"], "default": "other"})
            }
            2 => json!({"type": "integer", "enum": [1, -1, 2]}),
            3 => json!({"type": "array", "items": self.schema(depth + 1)}),
            4 => self.choice(),
            5 => json!({"type": "object", "additionalProperties": self.reference()}),
            _ => self.struct_schema(depth),
        };
        schema["title"] = self.prose().into();
        schema["description"] = self.prose().into();
        schema["deprecated"] = self.flag().into();
        schema
    }

    fn struct_schema(&mut self, depth: usize) -> Value {
        let names = self.names(6);
        let required: Vec<_> = names
            .iter()
            .filter(|_| self.numbers.below(2) == 0)
            .cloned()
            .collect();
        let members = names.into_iter().map(|name| {
            let schema = match self.numbers.below(3) {
                0 => self.schema(depth + 1),
                1 => json!({"type": "string", "const": self.name(), "description": self.prose()}),
                _ => {
                    json!({"type": "string", "description": self.prose(), "example": self.prose()})
                }
            };
            (name, schema)
        });
        let members = object(members);
        json!({"type": "object", "properties": members, "required": required})
    }

    fn choice(&mut self) -> Value {
        let property = self.name();
        let branches: Vec<_> = self.names(3).into_iter().map(|tag| {
            json!({
                "type": "object",
                "title": self.name(),
                "description": self.prose(),
                "required": [property],
                "properties": {property.clone(): {"type": "string", "const": tag}, "x": {"type": "integer"}},
            })
        }).collect();
        json!({"oneOf": branches})
    }
}
