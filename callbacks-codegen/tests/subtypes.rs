//! Subtypes in files of their own.
#![allow(clippy::unwrap_used, reason = "helpers of tests unwrap as tests do")]

use std::path::Path;

use callbacks_codegen::{Settings, expand_with};

const DOCUMENT: &str = r#"{"openapi": "3.1.0", "info": {"title": "t", "version": "1"}, "webhooks": {"newPet": {"post": {
    "requestBody": {"content": {"application/json": {"schema": {"$ref": "Pet.json"}}}},
    "responses": {"200": {"description": "ok"}}}}}}"#;

const PET: &str = r#"{"type": "object", "properties": {"kind": {"type": "string"}},
    "discriminator": {"propertyName": "kind", "mapping": {"cat": "./Cat.json"}}}"#;

const CAT: &str = r#"{"allOf": [{"$ref": "./Pet.json"}, {"type": "object", "properties": {"skill": {"type": "string"}}}]}"#;

/// A mapping leads from a file that is only a schema to another such file.
#[test]
fn a_mapping_of_a_file_without_components_leads_to_other_files() {
    let read = |path: &Path| {
        let name = path.file_name().and_then(|name| name.to_str()).unwrap();
        Ok(match name {
            "Pet.json" => PET,
            "Cat.json" => CAT,
            _ => DOCUMENT,
        }
        .into())
    };
    let expansion = expand_with(&Settings::new("api.json"), read);
    assert!(
        expansion.diagnostics.is_empty(),
        "{:?}",
        expansion.diagnostics
    );
    let module: syn::File = syn::parse2(expansion.tokens()).unwrap();
    let variants = module.items.iter().find_map(|item| match item {
        syn::Item::Enum(item) if item.ident == "Pet" => Some(item.variants.len()),
        _ => None,
    });
    assert_eq!(variants, Some(1), "`Pet` is no choice");
}
