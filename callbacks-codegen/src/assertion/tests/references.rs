//! References between entries, and who sends them.

use super::{BOTH, CONSUMER, PROVIDER, check};

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
