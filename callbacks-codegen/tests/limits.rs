//! What grows with the product of two numbers of a document makes a build wait: of neither many wrong references, long chains
//! nor schemas that lead twice to the same. The bounds on time are wide; what they keep out took minutes.
#![allow(clippy::unwrap_used, reason = "helpers of tests unwrap as tests do")]

use std::fmt::Write as _;
use std::time::{Duration, Instant};

use callbacks_codegen::{Expansion, Settings, expand_with};

/// Expands a document of a webhook whose body has a schema, and of these schemas.
fn expand(body: &str, schemas: impl IntoIterator<Item = (String, String)>) -> Expansion {
    let mut document = format!(
        "openapi: 3.1.0\ninfo: {{title: Limits, version: '1'}}\nwebhooks:\n  hook: {{post: {{requestBody: {{content: \
         {{application/json: {{schema: {body}}}}}}}, responses: {{'204': {{description: Taken}}}}}}}}\n\
         components:\n  schemas:\n    Unused: {{}}\n"
    );
    for (name, schema) in schemas {
        writeln!(document, "    {name}: {schema}").unwrap();
    }
    let start = Instant::now();
    let expansion = expand_with(&Settings::new("api.yaml"), |_| Ok(document.clone().into()));
    let taken = start.elapsed();
    assert!(taken < Duration::from_secs(30), "{taken:?}");
    expansion
}

fn to(name: impl std::fmt::Display) -> String {
    format!("{{$ref: '#/components/schemas/{name}'}}")
}

#[test]
fn two_thousand_wrong_references_are_told_and_the_first_with_what_is_meant() {
    let wrong = (0..2_000).map(|number| format!("p{number}: {},", to(format!("Ordre{number}"))));
    let body = format!(
        "{{type: object, properties: {{{}}}}}",
        wrong.collect::<String>()
    );
    let schemas = (0..2_000).map(|number| (format!("Order{number}"), "{type: string}".to_owned()));
    let expansion = expand(&body, schemas);
    assert_eq!(expansion.diagnostics.len(), 2_000);
    for number in 0..10 {
        let text = &expansion.diagnostics[number].text;
        assert!(
            text.contains(&format!("there is `Order{number}`")),
            "{text}"
        );
    }
}

/// Each schema leads to the next twice, by two others that only extend it.
fn diamonds(levels: usize, member: impl Fn(usize, &str) -> String) -> Expansion {
    let schemas = (0..levels).flat_map(|level| {
        let next = to(format!("S{}", level + 1));
        let side = |name: &str| (format!("{name}{level}"), format!("{{allOf: [{next}]}}"));
        let (left, right) = (to(format!("L{level}")), to(format!("R{level}")));
        let member = member(level, &next);
        let whole = format!("{{allOf: [{left}, {right}], properties: {{{member}}}}}");
        [side("L"), side("R"), (format!("S{level}"), whole)]
    });
    let last = (
        format!("S{levels}"),
        "{type: object, properties: {z: {type: string}}}".to_owned(),
    );
    expand(&to("S0"), schemas.chain([last]))
}

#[test]
fn schemas_that_lead_twice_to_the_same_are_gathered_once() {
    let plain = diamonds(100, |level, _| format!("a{level}: {{type: string}}"));
    assert!(plain.diagnostics.is_empty());
    assert_eq!(plain.types, 1);
    // Each level's member is of the next level; a member of one name must be of all further levels at once.
    let own = diamonds(30, |level, next| format!("a{level}: {next}"));
    assert!(own.diagnostics.is_empty());
    assert_eq!(own.types, 31);
    let same = diamonds(40, |_, next| format!("a: {next}"));
    assert!(same.diagnostics.is_empty());
    assert_eq!(same.types, 41);
}

fn chain(references: usize) -> Expansion {
    let schemas =
        (0..references).map(|number| (format!("S{number}"), to(format!("S{}", number + 1))));
    let last = (format!("S{references}"), "{type: string}".to_owned());
    expand(&to("S0"), schemas.chain([last]))
}

#[test]
fn a_long_chain_of_references_is_told_to_be_long() {
    assert!(chain(60).diagnostics.is_empty());
    let found = chain(300).diagnostics;
    let [only] = found.as_slice() else {
        panic!("{found:#?}");
    };
    assert_eq!(only.code.name(), "too-deep");
    assert!(
        only.text.contains("too long") && !only.text.contains("back to itself"),
        "{}",
        only.text
    );
}

#[test]
fn a_cycle_of_references_is_told_to_be_one() {
    for length in [1, 2, 50] {
        let next = |number: usize| to(format!("S{}", (number + 1) % length));
        let schemas = (0..length).map(|number| (format!("S{number}"), next(number)));
        let found = expand(&to("S0"), schemas).diagnostics;
        let [only] = found.as_slice() else {
            panic!("{found:#?}");
        };
        assert_eq!(only.code.name(), "reference-cycle");
        assert!(only.text.contains("back to itself"), "{}", only.text);
    }
}
