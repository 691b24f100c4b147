//! What the settings choose of a document.
#![allow(clippy::unwrap_used, reason = "helpers of tests unwrap as tests do")]

use callbacks_codegen::{Discriminator, Settings, expand_with};

const DOCUMENT: &str = "
openapi: 3.1.0
info: {title: Shop, version: '1'}
paths:
  /orders:
    post:
      operationId: createOrder
      tags: [orders]
      parameters: [{name: X-Hook, in: header, schema: {type: string}}]
      requestBody: {content: {application/json: {}}}
      callbacks:
        paid:
          '{$request.body#/url}':
            post:
              requestBody:
                required: true
                content:
                  application/json:
                    schema: {$ref: '#/components/schemas/Order'}
              responses: {'204': {description: Taken}}
        dropped:
          endpoint:
            post: {operationId: onDropped, tags: [rare], responses: {'204': {description: Taken}}}
  /returns:
    post:
      operationId: createReturn
      requestBody: {content: {application/json: {}}}
      callbacks:
        seen:
          '{$request.body#/url}':
            post:
              requestBody: {content: {application/json: {}}}
              responses: {'204': {description: Taken}}
              callbacks:
                answered:
                  '{$request.body#/url}':
                    post: {responses: {'204': {description: Taken}}}
webhooks:
  stock.low:
    post:
      tags: [rare]
      requestBody: {$ref: '#/nowhere'}
      responses: {'204': {description: Taken}}
components:
  schemas:
    Order:
      type: object
      properties:
        id: {type: string}
        total: {$ref: '#/components/schemas/Money'}
    Money:
      type: object
      required: [cents]
      properties:
        cents: {type: integer}
";

/// The methods that a handler has, and the codes of what was found.
fn check(settings: &Settings, methods: &[&str], codes: &[&str]) -> String {
    let expansion = expand_with(settings, |_| Ok(DOCUMENT.into()));
    let text = expansion.tokens().to_string();
    // Each is in its trait, and again for a handler behind an `Arc`.
    let mut seen = std::collections::HashSet::new();
    let found: Vec<_> = text
        .split("(& self , request :")
        .filter_map(|before| before.trim_end().rsplit_once("fn "))
        .map(|(_, name)| name)
        .filter(|name| !name.contains(' ') && seen.insert(*name))
        .collect();
    assert_eq!(found, methods);
    let found: Vec<_> = expansion
        .diagnostics
        .iter()
        .map(|report| report.code.name())
        .collect();
    assert_eq!(found, codes, "{:#?}", expansion.diagnostics);
    text
}

fn settings() -> Settings {
    Settings::new("shop.yaml").with_expression("dropped", "https://shop.example/dropped")
}

#[test]
fn everything_is_generated_by_default() {
    // What the consumer sends in turn has a handler of its own.
    let all = ["paid", "on_dropped", "seen", "stock_low", "answered"];
    check(&settings(), &all, &["unresolved-reference"]);
}

#[test]
fn only_what_has_one_of_the_names_is_read() {
    check(
        &settings().with_only(["paid"]),
        &["paid"],
        &["unknown-selection"],
    );
    let without_override = || Settings::new("shop.yaml");
    check(&without_override().with_only(["paid"]), &["paid"], &[]);
    check(
        &settings().with_only(["orders"]),
        &["paid", "on_dropped"],
        &[],
    );
    check(
        &settings().with_only(["createOrder"]),
        &["paid", "on_dropped"],
        &[],
    );
    check(&settings().with_only(["onDropped"]), &["on_dropped"], &[]);
    check(
        &without_override().with_only(["answered"]),
        &["answered"],
        &[],
    );
    check(
        &without_override().with_only(["seen"]),
        &["seen", "answered"],
        &[],
    );
}

#[test]
fn what_is_excepted_is_not_read() {
    let settings = || Settings::new("shop.yaml");
    check(
        &settings().with_except(["rare", "createReturn"]),
        &["paid"],
        &[],
    );
    check(
        &settings().with_only(["createOrder"]).with_except(["rare"]),
        &["paid"],
        &[],
    );
}

#[test]
fn an_unknown_name_is_an_error_with_the_nearest() {
    let settings = Settings::new("shop.yaml").with_only(["payd", "seen"]);
    let expansion = expand_with(&settings, |_| Ok(DOCUMENT.into()));
    assert!(expansion.has_errors());
    let text = &expansion.diagnostics[0].text;
    assert!(text.contains("`only` names `payd`"), "{text}");
    assert!(text.contains("there is `paid`"), "{text}");
}

#[test]
fn each_side_can_be_left_out() {
    let settings = || Settings::new("shop.yaml").with_only(["paid"]);
    let consumer = expand_with(&settings().with_sender(false), |_| Ok(DOCUMENT.into()));
    let text = consumer.tokens().to_string();
    for absent in ["CallbackSender", "DecodeAnswer", "resolve", "Client"] {
        assert!(!text.contains(absent), "{absent} in {text}");
    }
    assert!(text.contains("CallbackHandler") && text.contains("BASE_PATH"));
    let provider = expand_with(&settings().with_receiver(false), |_| Ok(DOCUMENT.into()));
    let text = provider.tokens().to_string();
    for absent in [
        "CallbackHandler",
        "DecodeRequest",
        "EncodeAnswer",
        "fn router",
        "BASE_PATH",
    ] {
        assert!(!text.contains(absent), "{absent} in {text}");
    }
    assert!(text.contains("CallbackSender") && text.contains("resolve"));
}

#[test]
fn a_replaced_schema_is_not_generated() {
    let settings = Settings::new("shop.yaml").with_only(["paid"]);
    let text = check(
        &settings.clone().with_replacement("Money", "crate :: Cents"),
        &["paid"],
        &[],
    );
    assert!(text.contains("type Money = crate :: Cents ;"), "{text}");
    assert!(!text.contains("pub struct Money"), "{text}");
    check(
        &settings.with_replacement("Monney", "crate :: Cents"),
        &["paid"],
        &["unknown-selection"],
    );
}

#[test]
fn an_expression_stands_in_for_the_key_of_the_document() {
    let settings = Settings::new("shop.yaml").with_only(["onDropped"]);
    check(
        &settings.clone(),
        &["on_dropped"],
        &["malformed-runtime-expression"],
    );
    let key = "{$request.header.X-Hook}/dropped";
    let text = check(
        &settings.clone().with_expression("dropped", key),
        &["on_dropped"],
        &[],
    );
    assert!(text.contains(key), "{text}");
    let wrong = settings.with_expression("dropped", "{request.header.X-Hook}");
    check(&wrong, &["on_dropped"], &["malformed-runtime-expression"]);
}

/// `dispatch` names what is in no document of the webhooks, or there are no webhooks.
#[test]
fn what_webhooks_do_not_have_cannot_tell_them_apart() {
    let document = "openapi: 3.1.0\ninfo: {title: T, version: '1'}\nwebhooks:\n  paid:\n    post:\n      requestBody:\n        \
                    content:\n          application/json:\n            schema: {type: object, properties: {kind: {enum: [paid]}}}\n      \
                    responses: {'204': {description: ok}}\n";
    let told = |pointer: &str, only: &str, document: &'static str| {
        let place = Discriminator::Pointer(pointer.to_owned());
        let settings = Settings::new("hooks.yaml")
            .with_only([only])
            .with_dispatch(place);
        let expansion = expand_with(&settings, move |_| Ok(document.into()));
        let reports = expansion.diagnostics.iter();
        reports
            .map(|report| report.text.clone())
            .collect::<String>()
    };
    assert_eq!(told("/kind", "paid", document), "");
    let typo = told("/kinds", "paid", document);
    assert!(
        typo.contains("`dispatch` names `/kinds` of the body, but no webhook has it")
            && typo.contains("there is `/kind` of the body"),
        "{typo}"
    );
    let none = told("/kind", "paid", DOCUMENT);
    assert!(none.contains("there are none"), "{none}");
}

/// A key that is no URL leaves its operation out, but its types are written. One of them was missing if a tag of another
/// operation was a constant.
#[test]
fn the_types_of_an_operation_that_is_left_out_are_whole() {
    let document = r##"
openapi: 3.1.0
info: {title: Left out, version: '1'}
paths:
  /orders:
    post:
      responses: {'204': {description: Taken}}
      callbacks:
        lost: {hook_url: {post: {responses: {'200': {description: Fine, content: {application/json: {schema: {$ref: '#/components/schemas/Lost'}}}}}}}}
        kept: {'{$request.body#/url}': {post: {requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/Choice'}}}}, responses: {'204': {description: Taken}}}}}
components:
  schemas:
    Lost: {type: object, properties: {state: {type: string, enum: [new, old]}}}
    Choice: {oneOf: [{$ref: '#/components/schemas/Card'}, {$ref: '#/components/schemas/Cash'}], discriminator: {propertyName: kind}}
    Card: {type: object, required: [kind], properties: {kind: {type: string}}}
    Cash: {type: object, required: [kind], properties: {kind: {type: string}}}
"##;
    let expansion = expand_with(&Settings::new("api.yaml"), |_| Ok(document.into()));
    let source = expansion.tokens().to_string();
    assert_eq!(
        source.contains("Option < LostState >"),
        source.contains("pub enum LostState"),
        "{source}"
    );
    assert!(source.contains("struct Lost"), "{source}");
}
