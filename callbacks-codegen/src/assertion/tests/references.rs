//! References between entries, and their senders.

use std::path::Path;

use super::super::Exporter;
use super::{BOTH, CONSUMER, Entry, PROVIDER, check, export};
use crate::diagnostic::Diagnostics;
use crate::schema::Schemas;
use crate::source::{SourceMap, Texts};

#[test]
fn a_reference_names_an_entry() {
    check(
        "
        Order: {type: object, required: [id], properties: {id: {$ref: '#/Id'}, lines: {type: array, items: {$ref: '#/Line'}}}}
        Id: {type: string, minLength: 1}
        Line: {type: object, properties: {sku: {$ref: '#/Id'}, parent: {$ref: '#/Order'}, of: {description: Same, allOf: [{$ref: '#/Line'}]}}}
        ",
        &[("/Order", BOTH)],
        r##"
        Order: {"type":"object","required":["id"],"properties":{"id":{"type":"string","minLength":1},"lines":{"type":"array","items":{"$ref":"Line"}}}}
        Line: {"type":"object","properties":{"sku":{"type":"string","minLength":1},"parent":{"$ref":"Order"},"of":{"$ref":"Line"}}}
        "##,
    );
}

#[test]
fn a_conditional_schema_means_the_same_as_a_reference_to_it() {
    let branch =
        "{type: object, required: [secret], properties: {secret: {type: string, writeOnly: true}}}";
    for around in [
        "{if: {type: object}, then: BRANCH}",
        "{if: BRANCH}",
        "{not: BRANCH}",
        "{dependentSchemas: {a: BRANCH}}",
        "{dependencies: {a: BRANCH}}",
        "{oneOf: [BRANCH, {type: string}]}",
        "{anyOf: [BRANCH, {type: string}]}",
    ] {
        let document = format!("schema: {}", around.replace("BRANCH", branch));
        let is_required = |sender| {
            let (entries, _) = export(&document, &[("/schema", sender)]);
            entries[0].text.contains("required")
        };
        assert!(!is_required(PROVIDER), "{document}");
        assert!(is_required(CONSUMER), "{document}");
    }
    // What only the outer schema marks distinguishes branches, and is a condition.
    for around in [
        "{properties: {secret: {writeOnly: true}}, oneOf: [{required: [secret]}, {required: [a]}]}",
        "{properties: {secret: {writeOnly: true}}, not: {required: [secret]}}",
    ] {
        let (entries, _) = export(&format!("schema: {around}"), &[("/schema", PROVIDER)]);
        assert!(
            entries[0].text.contains(r#""required":["secret"]"#),
            "{around}"
        );
    }
}

#[test]
fn members_that_a_sender_does_not_own_are_not_required_of_it() {
    let document = "
        Account: {type: object, required: [id, secret, name], properties: {id: {type: string, readOnly: true}, secret: {type: string, writeOnly: true}, name: {type: string}}}
        Plain: {type: object, required: [a], properties: {a: {type: string}}}
        ";
    check(
        document,
        &[
            ("/Account", PROVIDER),
            ("/Account", CONSUMER),
            ("/Plain", PROVIDER),
            ("/Plain", CONSUMER),
        ],
        r##"
        Account: {"type":"object","required":["id","name"],"properties":{"id":{"type":"string"},"secret":{"type":"string"},"name":{"type":"string"}}}
        Account2: {"type":"object","required":["secret","name"],"properties":{"id":{"type":"string"},"secret":{"type":"string"},"name":{"type":"string"}}}
        Plain: {"type":"object","required":["a"],"properties":{"a":{"type":"string"}}}
        "##,
    );
}

#[test]
fn a_base_that_lists_its_subtypes_ends() {
    check(
        "
        Pet: {type: object, required: [kind], properties: {kind: {type: string}}, oneOf: [{$ref: '#/Cat'}, {$ref: '#/Dog'}]}
        Cat: {allOf: [{$ref: '#/Pet'}, {type: object, properties: {lives: {type: integer}}}]}
        Dog: {allOf: [{$ref: '#/Pet'}, {type: object, properties: {tricks: {type: array}}}]}
        ",
        &[("/Pet", BOTH), ("/Cat", BOTH)],
        r##"
        Pet: {"type":"object","required":["kind"],"properties":{"kind":{"type":"string"}},"oneOf":[{"$ref":"Cat"},{"$ref":"Dog"}]}
        Cat: {"allOf":[{"type":"object","required":["kind"],"properties":{"kind":{"type":"string"}}},{"type":"object","properties":{"lives":{"type":"integer"}}}]}
        Dog: {"allOf":[{"type":"object","required":["kind"],"properties":{"kind":{"type":"string"}}},{"type":"object","properties":{"tricks":{"type":"array"}}}]}
        "##,
    );
}

#[test]
fn anchors_are_found() {
    check(
        "
        Tree: {type: object, properties: {left: {$ref: '#node'}, right: {$dynamicRef: '#node'}, lost: {$ref: '#none'}}}
        Defs: [{$dynamicAnchor: node, type: object, required: [a/b], properties: {a/b: {$ref: '#/Defs/0'}}}]
        ",
        &[("/Tree", BOTH)],
        r##"
        Tree: {"type":"object","properties":{"left":{"$ref":"node"},"right":{"$ref":"node"},"lost":true}}
        node: {"type":"object","required":["a/b"],"properties":{"a/b":{"$ref":"node"}}}
        2:110 `#none` leads to nothing
        "##,
    );
}

#[test]
fn null_beside_references_is_for_the_whole() {
    check(
        "
        Order: {type: object, properties: {at: {nullable: true, $ref: '#/Point'}, all: {nullable: true, allOf: [{$ref: '#/Point'}]}}}
        Point: {type: object, required: [x, y], properties: {x: {type: number}, y: {type: number}}}
        ",
        &[("/Order", BOTH)],
        r##"
        Order: {"type":"object","properties":{"at":{"anyOf":[{"type":"null"},{"allOf":[{"$ref":"Point"}]}]},"all":{"anyOf":[{"type":"null"},{"allOf":[{"$ref":"Point"}]}]}}}
        Point: {"type":"object","required":["x","y"],"properties":{"x":{"type":"number"},"y":{"type":"number"}}}
        "##,
    );
}

#[test]
fn a_type_beside_all_of_does_not_take_null_away() {
    check(
        "
        A: {type: object, allOf: [{$ref: '#/Null'}]}
        B: {type: object, allOf: [{$ref: '#/Null'}, {$ref: '#/Other'}]}
        Null: {type: object, nullable: true, required: [aaaaaaaaaa, bbbbbbbbbbb]}
        Other: {type: object, required: [cccccccccccccc, ddddddddddddd]}
        ",
        &[("/A", BOTH), ("/B", BOTH)],
        r##"
        A: {"type":["object","null"],"allOf":[{"$ref":"Null"}]}
        B: {"type":"object","allOf":[{"$ref":"Null"},{"$ref":"Other"}]}
        Null: {"type":["object","null"],"required":["aaaaaaaaaa","bbbbbbbbbbb"]}
        Other: {"type":"object","required":["cccccccccccccc","ddddddddddddd"]}
        "##,
    );
}

#[test]
fn several_schemas_at_once_are_one_entry() {
    let text = "{a: {type: string}, b: {minLength: 1}, c: {$ref: '#/a'}}";
    let texts = Texts::new();
    let sources = SourceMap::with_reader(&texts, Box::new(|_| Ok(text.into())));
    let root = sources.load(Path::new("api.yaml")).unwrap();
    let schemas = Schemas::new(&sources);
    let [a, b, c] = ["a", "b", "c"].map(|name| schemas.id(root.get(name).unwrap()));
    let mut exporter = Exporter::new(&schemas);
    let both = exporter.entry("Both", &[a, b], BOTH);
    assert_eq!(exporter.entry("Again", &[c, b, a], BOTH), both);
    assert_ne!(exporter.entry("Both", &[b], BOTH), both);
    let mut diagnostics = Diagnostics::new();
    let entries = exporter.finish(&mut diagnostics);
    assert!(diagnostics.finish().is_empty());
    let entries: Vec<_> = entries.iter().map(Entry::of).collect();
    let entries: Vec<_> = entries
        .iter()
        .map(|entry| (&*entry.name, &*entry.text))
        .collect();
    assert_eq!(
        entries,
        [
            (
                "Both",
                r##"{"allOf":[{"type":"string"},{"$ref":"Both2"}]}"##
            ),
            ("Both2", r##"{"minLength":1}"##),
        ]
    );
}

#[test]
fn what_only_others_say_is_not_the_senders_own() {
    check(
        "
        Whole: {allOf: [{$ref: '#/Required'}, {properties: {id: {$ref: '#/Id'}}}], not: {required: [id, old]}, oneOf: [{required: [id]}, {required: [key]}]}
        Required: {type: object, required: [id, name], properties: {name: {type: string, minLength: 1, maxLength: 20}}}
        Id: {type: string, readOnly: true}
        ",
        &[("/Whole", CONSUMER), ("/Required", CONSUMER)],
        r##"
        Whole: {"not":{"required":["id","old"]},"oneOf":[{"required":["id"]},{"required":["key"]}],"allOf":[{"type":"object","required":["name"],"properties":{"name":{"type":"string","minLength":1,"maxLength":20}}},{"properties":{"id":{"type":"string"}}}]}
        Required: {"type":"object","required":["id","name"],"properties":{"name":{"type":"string","minLength":1,"maxLength":20}}}
        "##,
    );
}

#[test]
fn cycles_end_whatever_their_shape() {
    let document = "
        A: {minLength: 1, $ref: '#/B'}
        B: {maxLength: 9, $ref: '#/A'}
        C: {anyOf: [{$ref: '#/D'}, {type: string}]}
        D: {not: {$ref: '#/C'}, maxLength: 3, pattern: '^[a-z]+$', title: So that it is worth an entry}
        E: {$ref: '#/E'}
        ";
    check(
        document,
        &[
            ("/A", BOTH),
            ("/B", BOTH),
            ("/C", BOTH),
            ("/D", BOTH),
            ("/E", BOTH),
        ],
        r##"
        A: {"minLength":1,"allOf":[{"maxLength":9}]}
        B: {"maxLength":9,"allOf":[{"minLength":1}]}
        C: {"anyOf":[{"maxLength":3,"pattern":"^[a-z]+$","regex":"^[a-z]+\\z"},{"type":"string"}]}
        D: {"maxLength":3,"pattern":"^[a-z]+$","regex":"^[a-z]+\\z"}
        E: true
        6:12 a chain of `$ref` leads back to itself
        "##,
    );
}

#[test]
fn what_is_left_out_never_refuses_more() {
    check(
        "
        Inline: {not: {pattern: '(?i)a'}, if: {minLength: x}, then: {maxLength: 1}, oneOf: [{pattern: '\\h'}, {type: string}]}
        Behind: {not: {$ref: '#/Bad'}, oneOf: [{$ref: '#/Bad'}, {type: string}], contains: {$ref: '#/Bad'}, maxContains: 1}
        Bad: {type: string, maxLength: 1000, minLength: 1, pattern: 'a++', contentEncoding: base64}
        Names: {patternProperties: {'^a': true, '^(?>b)': true}, additionalProperties: false, anyOf: [true], oneOf: [{pattern: '*'}]}
        Same: {patternProperties: {'^\\d': {type: string}, '^[0-9]': {minLength: 1}}}
        ",
        &[("/Inline", BOTH), ("/Behind", BOTH), ("/Names", BOTH), ("/Same", BOTH)],
        r##"
        Inline: {"anyOf":[true,{"type":"string"}]}
        Behind: {"anyOf":[{"$ref":"Bad"},{"type":"string"}],"contains":{"$ref":"Bad"}}
        Names: {"patternProperties":{"^a":true},"anyOf":[true]}
        Same: {"patternProperties":{"^[0-9]":{"allOf":[{"type":"string"},{"minLength":1}]}}}
        Bad: {"type":"string","maxLength":1000,"minLength":1,"contentEncoding":"base64"}
        2:34 the pattern is not checked: ECMA-262 has no such group
        2:59 `minLength` must be a whole number that is not negative, not `x`
        2:104 the pattern is not checked: ECMA-262 has no such escape
        4:72 the pattern is not checked: there is nothing to repeat
        5:51 the pattern is not checked: ECMA-262 has no such group
        5:129 the pattern is not checked: there is nothing to repeat
        "##,
    );
}

/// The stack of a test thread is smaller than that of a build.
#[test]
fn what_is_nested_deep_does_not_overflow() {
    let nested = format!("{}true{}", "{items: ".repeat(500), "}".repeat(500));
    let (entries, told) = export(&format!("schema: {nested}"), &[("/schema", BOTH)]);
    assert_eq!((entries.len(), told.len()), (25, 0));
    let mut document = String::new();
    for number in 0..1_000 {
        let next = (number + 1) % 1_000;
        document +=
            &format!("S{number}: {{minLength: {number}, allOf: [{{$ref: '#/S{next}'}}]}}\n");
    }
    let (entries, told) = export(&document, &[("/S0", BOTH)]);
    assert_eq!((entries.len(), told.len()), (1, 1));
}

/// Schemas that each lead to all others. Written out, there would be as many as there are orders of them.
#[test]
fn what_leads_everywhere_is_bounded() {
    let branches: String = (0..40)
        .map(|number| format!("{{$ref: '#/S{number}'}}, "))
        .collect();
    let mut document = String::new();
    for number in 0..40 {
        document += &format!(
            "S{number}: {{minLength: {number}, anyOf: [{branches}], allOf: [{branches}]}}\n"
        );
    }
    let asked: Vec<_> = (0..40).map(|number| format!("/S{number}")).collect();
    let asked: Vec<_> = asked
        .iter()
        .map(|pointer| (pointer.as_str(), BOTH))
        .collect();
    let (entries, told) = export(&document, &asked);
    assert!(entries.iter().all(|entry| entry.text.len() < 100_000));
    assert!(!told.is_empty());
}

#[test]
fn schemas_are_found_by_their_ids() {
    let text = "
        Animal: {type: object, properties: {id: {$ref: '/api/details#details_id'}, details: {$ref: /api/details}}}
        Details:
          $id: /api/details
          type: object
          properties:
            id: {$anchor: details_id, type: integer, minimum: 1}
            kind: {$ref: kind}
            own: {$ref: '#/$defs/own'}
            whole: {$ref: '#'}
            outer: {$ref: '#/Kind'}
          $defs: {own: {const: own}}
        Kind: {$id: /api/kind, type: string, minLength: 2}
        $defs: {own: {const: other}}
    ";
    check(
        text,
        &[("/Animal", BOTH)],
        r##"
        Animal: {"type":"object","properties":{"id":{"type":"integer","minimum":1},"details":{"$ref":"details"}}}
        details: {"type":"object","properties":{"id":{"type":"integer","minimum":1},"kind":{"type":"string","minLength":2},"own":{"const":"own"},"whole":{"$ref":"details"},"outer":{"type":"string","minLength":2}}}
        "##,
    );
}

#[test]
fn a_dynamic_reference_leads_to_what_the_outermost_schema_sets() {
    check(
        "
        Page: {$id: page, type: object, properties: {items: {type: array, items: {$dynamicRef: '#T'}}, more: {$ref: '#/$defs/Link'}}, $defs: {T: {$dynamicAnchor: T, not: {}}, Link: {type: string, minLength: 1}}}
        Users: {$id: users, $ref: page, $defs: {T: {$dynamicAnchor: T, type: object}}}
        Both: {properties: {users: {$ref: users}, none: {$ref: page}}}
        ",
        &[("/Users", BOTH), ("/Both", BOTH)],
        r##"
        Users: {"type":"object","properties":{"items":{"type":"array","items":{"type":"object"}},"more":{"type":"string","minLength":1}}}
        Both: {"properties":{"users":{"$ref":"Users"},"none":{"$ref":"page"}}}
        page: {"type":"object","properties":{"items":{"type":"array","items":{"not":true}},"more":{"type":"string","minLength":1}}}
        "##,
    );
}
