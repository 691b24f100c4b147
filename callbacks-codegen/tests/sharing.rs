//! Which schemas without names of their own are one type, and what that is called.
#![allow(clippy::unwrap_used, reason = "helpers of tests unwrap as tests do")]

use std::fmt::Write as _;

use callbacks_codegen::{Settings, expand_with};

/// The names of the types of webhooks whose bodies are these schemas, in the order of the module.
fn types(bodies: &[(&str, &str)], components: &str) -> Vec<String> {
    let bodies = bodies
        .iter()
        .map(|(name, schema)| (*name, "application/json", *schema));
    types_of_media(&bodies.collect::<Vec<_>>(), components)
}

fn types_of_media(bodies: &[(&str, &str, &str)], components: &str) -> Vec<String> {
    let mut document = "openapi: 3.1.0\ninfo: {title: T, version: '1'}\nwebhooks:\n".to_owned();
    for (name, media_type, schema) in bodies {
        writeln!(
            document,
            "  {name}: {{post: {{requestBody: {{content: {{{media_type}: {{schema: {schema}}}}}}}, \
             responses: {{'204': {{description: Taken}}}}}}}}"
        )
        .unwrap();
    }
    write!(document, "components: {{schemas: {{{components}}}}}").unwrap();
    let expansion = expand_with(&Settings::new("api.yaml"), |_| Ok(document.clone().into()));
    assert!(!expansion.has_errors(), "{:#?}", expansion.diagnostics);
    let source = expansion.to_source();
    let items = source.lines().filter_map(|line| {
        let item = line
            .strip_prefix("pub struct ")
            .or_else(|| line.strip_prefix("pub enum "))?;
        Some(
            item.split(|char: char| !char.is_alphanumeric())
                .next()?
                .to_owned(),
        )
    });
    items
        .filter(|name| !name.ends_with("CallbackRouter"))
        .collect()
}

const ADDRESS: &str = "{type: object, required: [street], properties: {street: {type: string}}}";

fn object(members: &str) -> String {
    format!("{{type: object, properties: {{{members}}}}}")
}

#[test]
fn a_type_of_several_owners_is_called_by_what_its_names_have_in_common() {
    let sent = object(&format!(
        "address: {ADDRESS}, to: {{type: array, items: {ADDRESS}}}"
    ));
    let lost = object(&format!("home address: {ADDRESS}"));
    // In a list of its first owner it has another name, so nothing is common, and the shortest is taken.
    assert_eq!(
        types(&[("sent", &sent), ("lost", &lost)], ""),
        ["Sent", "SentToItem", "Lost"].map(str::to_owned)
    );
    let sent = object(&format!("address: {ADDRESS}"));
    assert_eq!(
        types(&[("sent", &sent), ("lost", &lost)], ""),
        ["Sent", "Address", "Lost"].map(str::to_owned)
    );
}

#[test]
fn what_is_within_a_shared_type_is_named_after_it() {
    let owner = object(
        "name: {type: string}, kind: {enum: [a, b]}, pet: {type: object, properties: {age: {type: integer}}}",
    );
    let bodies = [
        object(&format!("owner: {owner}")),
        object(&format!("owner: {owner}, x: {{}}")),
    ];
    assert_eq!(
        types(&[("one", &bodies[0]), ("two", &bodies[1])], ""),
        ["One", "Owner", "OwnerKind", "OwnerPet", "Two"].map(str::to_owned)
    );
}

#[test]
fn names_of_components_and_of_other_types_are_left_alone() {
    let bodies = [
        object(&format!("address: {ADDRESS}")),
        object(&format!("x: {{}}, address: {ADDRESS}")),
    ];
    let bodies = [("first", bodies[0].as_str()), ("other", bodies[1].as_str())];
    // Nothing refers to the component, and still the name is its own.
    assert_eq!(
        types(&bodies, "Address: {type: string}"),
        ["First", "FirstAddress", "Other"].map(str::to_owned)
    );
    let body = object("street: {type: string}, zip: {type: integer}");
    assert_eq!(
        types(&[bodies[0], bodies[1], ("address", &body)], ""),
        ["First", "FirstAddress", "Other", "Address"].map(str::to_owned)
    );
}

#[test]
fn what_matters_keeps_schemas_apart() {
    let base = "type: object, properties: {a: {type: string}, b: {type: integer}}";
    let equal = [
        "properties: {a: {type: string}, b: {type: integer}}, type: object",
        "type: object, title: T, description: D, x-y: 1, example: {}, \
         properties: {a: {type: string, examples: [x]}, b: {type: integer, $comment: c}}",
    ];
    let different = [
        "type: object, properties: {b: {type: integer}, a: {type: string}}",
        "type: object, properties: {a: {type: string, maxLength: 1}, b: {type: integer}}",
        "type: object, properties: {a: {type: string}, b: {type: integer, default: 1}}",
        "type: object, properties: {a: {type: string}, b: {type: integer, readOnly: true}}",
        "type: object, properties: {a: {type: string, deprecated: true}, b: {type: integer}}",
        "type: object, properties: {a: {type: string}, b: {type: integer, xml: {name: c}}}",
        "type: object, properties: {a: {type: string}, b: {type: integer, format: int32}}",
        "type: [object, 'null'], properties: {a: {type: string}, b: {type: integer}}",
        "type: object, additionalProperties: false, properties: {a: {type: string}, b: {type: integer}}",
        "type: object, required: [a], properties: {a: {type: string}, b: {type: integer}}",
        "type: object, properties: {a: {type: string}, b: {$ref: '#/components/schemas/B'}}",
    ];
    let count = |other: &str| {
        let body = object(&format!("x: {{{base}}}, y: {{{other}}}"));
        let types = types(&[("body", &body)], "B: {type: integer}");
        types.len()
    };
    assert_eq!(equal.map(count), [2; 2]);
    assert_eq!(different.map(count), [3; 11]);
}

#[test]
fn titles_matter_where_they_name_variants() {
    let choice = |title: &str| {
        format!(
            "{{oneOf: [{{title: {title}, type: object, properties: {{a: {{}}}}}}, {{type: string}}]}}"
        )
    };
    let body = |titles: [&str; 2]| {
        object(&format!(
            "x: {}, y: {}",
            choice(titles[0]),
            choice(titles[1])
        ))
    };
    assert_eq!(
        types(&[("body", &body(["Cat", "Cat"]))], ""),
        ["Body", "BodyX", "Cat"].map(str::to_owned)
    );
    let different = types(&[("body", &body(["Cat", "Dog"]))], "");
    // The branches themselves are equal.
    assert_eq!(different.len(), 4, "{different:?}");
}

#[test]
fn equal_components_stay_apart() {
    let body = object("x: {$ref: '#/components/schemas/A'}, y: {$ref: '#/components/schemas/B'}");
    let equal = format!("A: {ADDRESS}, B: {ADDRESS}");
    assert_eq!(
        types(&[("body", &body)], &equal),
        ["Body", "A", "B"].map(str::to_owned)
    );
}

#[test]
fn parts_that_are_bytes_make_a_type_of_their_own_among_shared_ones() {
    let upload = object(&format!(
        "file: {{type: string, format: binary}}, address: {ADDRESS}"
    ));
    let other = object(&format!("address: {ADDRESS}"));
    let names = types_of_media(
        &[
            ("json", "application/json", &upload),
            ("form", "multipart/form-data", &upload),
            ("other", "application/json", &other),
        ],
        "",
    );
    assert_eq!(
        names,
        ["Json", "Address", "JsonMultipart", "Other"].map(str::to_owned)
    );
    let names = types_of_media(
        &[
            ("form", "multipart/form-data", &upload),
            ("json", "application/json", &upload),
            ("other", "application/json", &other),
        ],
        "",
    );
    assert_eq!(
        names,
        ["FormMultipart", "Address", "Form", "Other"].map(str::to_owned)
    );
}
