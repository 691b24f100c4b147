//! The model of a document, which tools read instead of generated code.

use callbacks_codegen::model::{Codec, Location, Origin, Scalar, Shape};
use callbacks_codegen::{Discriminator, Settings, describe_with};

const DOCUMENT: &str = r#"{
    "openapi": "3.1.0",
    "info": {"title": "Shop", "version": "1"},
    "paths": {"/orders": {"post": {"callbacks": {"paid": {"{request.body#/url}/{attempt}": {"post": {
        "operationId": "orderPaid",
        "parameters": [
            {"name": "attempt", "in": "path", "required": true, "schema": {"type": "integer"}},
            {"name": "X-Kind", "in": "header", "schema": {"enum": ["a", "b"]}}
        ],
        "requestBody": {"required": true, "content": {"application/json": {
            "schema": {"type": "object", "properties": {"cents": {"type": "integer", "minimum": 1}}},
            "examples": {"small": {"value": {"cents": 5}}}
        }}},
        "responses": {"2XX": {"description": "Taken"}, "404": {"description": "Gone"}}
    }}}}}}},
    "webhooks": {
        "a": {"post": {"requestBody": {"content": {"application/json": {"schema":
            {"type": "object", "required": ["type"], "properties": {"type": {"const": "a"}}}}}}}},
        "b": {"post": {"requestBody": {"content": {"application/json": {"schema":
            {"type": "object", "required": ["type"], "properties": {"type": {"const": "b"}}}}}}}}
    }
}"#;

#[test]
fn operations_are_data() {
    let model = describe_with(&Settings::new("shop.json"), |_| Ok(DOCUMENT.into()));
    assert_eq!(model.title.as_deref(), Some("Shop"));
    assert_eq!(model.bytes, DOCUMENT.len() as u64);
    let [paid, a, b] = model.operations.as_slice() else {
        panic!("three operations: {:?}", model.operations);
    };
    let Origin::Callback(callback) = &paid.origin else {
        panic!("it is a callback");
    };
    assert_eq!(callback.written_key, "{request.body#/url}/{attempt}");
    let key = callback.key.as_ref().expect("it is repaired");
    assert_eq!(key.text, "{$request.body#/url}/{attempt}");
    assert_eq!(key.path_parameters, ["attempt"]);
    assert_eq!(paid.operation_id.as_deref(), Some("orderPaid"));
    assert_eq!(
        (paid.place.line, paid.method_name.as_str()),
        (4, "order_paid")
    );
    let [attempt, kind] = paid.parameters.as_slice() else {
        panic!("two parameters");
    };
    assert_eq!(attempt.location, Location::Path);
    assert_eq!(attempt.shape, Shape::Scalar(Scalar::Integer));
    assert!(attempt.is_required && !kind.is_required);
    assert!(model.schemas[kind.schema].text.contains(r#"["a","b"]"#));
    let content = &paid.body.as_ref().expect("it has a body").contents[0];
    assert_eq!(content.codec, Codec::Json);
    assert_eq!(content.examples[0].name.as_deref(), Some("small"));
    assert!(model.schemas[content.schema].text.contains("minimum"));
    let declared = |status| paid.responses.iter().any(|each| each.declares(status));
    assert!(declared(204) && declared(404) && !declared(500));
    let identity = [(Discriminator::Pointer("/type".to_owned()), "a".to_owned())];
    assert_eq!(a.identity, identity);
    assert!(b.operation_id.is_none());
    assert_eq!(
        model.diagnostics[0].place.as_ref().map(|place| place.line),
        Some(4)
    );
}
