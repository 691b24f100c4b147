//! Objects that references, aliases or inheritance repeat: a short document must not ask for millions of them.
#![allow(
    clippy::unwrap_used,
    clippy::needless_pass_by_value,
    reason = "helpers of tests unwrap as tests do, and take what `json!` makes"
)]

use callbacks_codegen::diagnostic::Severity;
use callbacks_codegen::{Expansion, Settings, expand_with};
use serde_json::{Map, Value, json};

/// So many repetitions of so many objects were tens of gigabytes.
const COUNT: usize = 1_000;

fn expand(document: &str) -> Expansion {
    expand_with(&Settings::new("api.yaml"), |_| Ok(document.into()))
}

fn document(fields: Value) -> String {
    let mut document = json!({"openapi": "3.2.0", "info": {"title": "Repeats", "version": "1"}});
    let fields = fields.as_object().unwrap().clone();
    document.as_object_mut().unwrap().extend(fields);
    document.to_string()
}

fn map(name: &str, count: usize, value: impl Fn(usize) -> Value) -> Value {
    let entries = (0..count).map(|number| (format!("{name}{number}"), value(number)));
    Value::Object(entries.collect::<Map<_, _>>())
}

fn to(kind: &str, name: &str) -> Value {
    json!({"$ref": format!("#/components/{kind}/{name}")})
}

fn text() -> Value {
    json!({"type": "string"})
}

fn operation(more: Value) -> Value {
    let mut operation = json!({"responses": {"204": {"description": "Taken"}}});
    let more = more.as_object().unwrap().clone();
    operation.as_object_mut().unwrap().extend(more);
    operation
}

/// A webhook for each number, with the same fields.
fn webhooks(count: usize, fields: Value) -> Value {
    map(
        "hook",
        count,
        |_| json!({"post": operation(fields.clone())}),
    )
}

fn callbacks(count: usize) -> String {
    let keys = map(
        "https://example.com/",
        count,
        |_| json!({"post": operation(json!({}))}),
    );
    let callbacks = map("on", count, |_| to("callbacks", "all"));
    document(json!({
        "paths": {"/orders": {"post": operation(json!({"callbacks": callbacks}))}},
        "components": {"callbacks": {"all": keys}},
    }))
}

fn parameter(name: &str) -> Value {
    json!({"name": name, "in": "query", "schema": text()})
}

fn path_items(count: usize) -> String {
    let parameters = (0..count).map(|number| parameter(&format!("p{number}")));
    let item = operation(json!({"parameters": parameters.collect::<Vec<_>>()}));
    document(json!({
        "webhooks": map("hook", count, |_| to("pathItems", "all")),
        "components": {"pathItems": {"all": {"post": item}}},
    }))
}

/// No reference at all: each method has the parameters of its path item.
fn inherited(count: usize) -> String {
    let parameters = (0..count).map(|number| parameter(&format!("p{number}")));
    document(json!({"webhooks": {"hook": {
        "parameters": parameters.collect::<Vec<_>>(),
        "additionalOperations": map("M", count, |_| operation(json!({}))),
    }}}))
}

fn bodies(count: usize) -> String {
    let content = map("application/x", count, |_| json!({"schema": text()}));
    document(json!({
        "webhooks": webhooks(count, json!({"requestBody": to("requestBodies", "all")})),
        "components": {"requestBodies": {"all": {"content": content}}},
    }))
}

fn headers(count: usize) -> String {
    let headers = map("X-", count, |_| json!({"schema": text()}));
    document(json!({
        "webhooks": webhooks(count, json!({"responses": {"200": to("responses", "all")}})),
        "components": {"responses": {"all": {"description": "Taken", "headers": headers}}},
    }))
}

fn descriptions(count: usize) -> String {
    let long = "word ".repeat(20 * count);
    document(json!({
        "webhooks": webhooks(count, json!({"responses": {"200": to("responses", "all")}})),
        "components": {"responses": {"all": {"description": long}}},
    }))
}

fn security(count: usize) -> String {
    let schemes = map(
        "scheme",
        count,
        |number| json!({"type": "apiKey", "in": "header", "name": format!("X-{number}")}),
    );
    let required = (0..count).map(|number| json!({format!("scheme{number}"): []}));
    document(json!({
        "webhooks": webhooks(count, json!({})),
        "components": {"securitySchemes": schemes},
        "security": required.collect::<Vec<_>>(),
    }))
}

fn parts(count: usize) -> String {
    let members = map(
        "part",
        count,
        |_| json!({"type": "string", "format": "binary"}),
    );
    let content = json!({"multipart/form-data": {"schema": to("schemas", "All")}});
    document(json!({
        "webhooks": webhooks(count, json!({"requestBody": {"content": content}})),
        "components": {"schemas": {"All": {"type": "object", "properties": members}}},
    }))
}

/// An alias is shorter than a reference, and needs no component. The values are fewer than a file may have.
fn aliases(count: usize) -> String {
    let count = count * 2 / 5;
    let keys = (0..count).map(|number| {
        format!("    https://example.com/{number}: {{post: {{responses: {{'204': {{description: Taken}}}}}}}}\n")
    });
    let more = (0..count).map(|number| format!("    on{number}: *all\n"));
    format!(
        "openapi: 3.1.0\ninfo: {{title: Repeats, version: '1'}}\nx-all: &all\n{}paths:\n  /orders:\n   post:\n    \
         responses: {{'204': {{description: Taken}}}}\n    callbacks:\n{}",
        keys.collect::<String>(),
        more.map(|line| format!("  {line}")).collect::<String>()
    )
}

fn aliased_text(count: usize) -> String {
    let hooks = (0..count).map(|number| {
        format!("  h{number}: {{post: {{description: *text, responses: {{'204': {{description: *text}}}}}}}}\n")
    });
    format!(
        "openapi: 3.1.0\ninfo: {{title: Repeats, version: '1'}}\nx-text: &text {}\nwebhooks:\n{}",
        "word ".repeat(20 * count),
        hooks.collect::<String>()
    )
}

/// Checks that most repetitions are left out, with one error.
fn check(document: &str) {
    let expansion = expand(document);
    let errors = expansion.diagnostics.iter();
    let errors = errors.filter(|report| report.severity == Severity::Error);
    let codes: Vec<_> = errors.map(|report| report.code.name()).collect();
    assert_eq!(codes, ["too-many-nodes"], "{:#?}", expansion.diagnostics);
    let length = expansion.tokens().to_string().len();
    let longest = 40_000_000 + 200 * document.len();
    assert!(length < longest, "{length} for {}", document.len());
}

macro_rules! kinds {
    ($($test:ident: $kind:ident,)*) => {$(
        #[test]
        fn $test() {
            check(&$kind(COUNT));
        }
    )*};
}

kinds! {
    callbacks_are_repeated_so_often_only: callbacks,
    path_items_are_repeated_so_often_only: path_items,
    parameters_are_inherited_so_often_only: inherited,
    bodies_are_repeated_so_often_only: bodies,
    headers_are_repeated_so_often_only: headers,
    descriptions_are_repeated_so_often_only: descriptions,
    security_is_inherited_so_often_only: security,
    layouts_are_repeated_so_often_only: parts,
    aliases_are_repeated_so_often_only: aliases,
    texts_are_repeated_so_often_only: aliased_text,
}

/// Many webhooks that share their headers, answers and schemes.
#[test]
fn what_people_share_is_far_from_the_limit() {
    let name = |number: usize| format!("p{number}");
    let parameters = map(
        "p",
        20,
        |number| json!({"name": format!("X-{number}"), "in": "header", "schema": text(), "description": "word ".repeat(40)}),
    );
    let shared: Vec<_> = (0..20)
        .map(|number| to("parameters", &name(number)))
        .collect();
    let answer = json!({"description": "word ".repeat(100), "content": {"application/json": {"schema": text()}}});
    let answers: Map<_, _> = (0..5)
        .map(|number| (format!("40{number}"), to("responses", "wrong")))
        .collect();
    let document = document(json!({
        "webhooks": webhooks(300, json!({"parameters": shared, "responses": answers})),
        "components": {
            "parameters": parameters,
            "responses": {"wrong": answer},
            "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}},
        },
        "security": [{"token": []}],
    }));
    let expansion = expand(&document);
    assert!(
        expansion.diagnostics.is_empty(),
        "{:#?}",
        expansion.diagnostics
    );
    assert_eq!(expansion.operations, 300);
}

/// Examples are for tests only, so too many of them are left out without an error.
#[test]
fn examples_are_repeated_so_often_only() {
    let examples = json!({"one": to("examples", "all")});
    let content = json!({"application/json": {"schema": text(), "examples": examples}});
    let document = document(json!({
        "webhooks": webhooks(COUNT, json!({"requestBody": {"content": content}})),
        "components": {"examples": {"all": {"value": "word ".repeat(6_000)}}},
    }));
    let expansion = expand(&document);
    assert!(!expansion.has_errors(), "{:#?}", expansion.diagnostics);
    // All of them would be 30 MB.
    let length = expansion.tokens().to_string().len();
    assert!(length < 25_000_000, "{length}");
}
