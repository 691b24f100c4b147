//! Hostile values and unreasonable schemas: each check ends soon.

use callbacks_schema::AsInstance;
use callbacks_schema::Violation;
use callbacks_schema::work::count as count_work;
use serde_json::Value;

use crate::{check, json, schema, table, violations};

/// The units for a value of two megabytes, which is larger than any of these.
const MOST: usize = (1 << 20) + 128 * (2 << 20);

/// Half of the default stack of a thread.
const STACK: usize = 1 << 20;

fn soon(check: impl FnOnce() -> Vec<Violation>) -> Vec<Violation> {
    let (found, units) = count_work(check);
    assert!(units <= MOST, "{units}");
    found
}

#[test]
fn many_unique_items() {
    let unique = schema(r#"{"uniqueItems":true}"#);
    let numbers: Value = (0..100_000).collect();
    assert!(soon(|| violations(unique, numbers.as_instance())).is_empty());
    let objects: Value = (0..100_000)
        .map(|index| json(&format!(r#"{{"a":{index},"b":[]}}"#)))
        .collect();
    assert!(soon(|| violations(unique, objects.as_instance())).is_empty());
    let last: Value = (0..100_000).chain([5]).collect();
    let found = soon(|| violations(unique, last.as_instance()));
    assert_eq!(
        found[0].message,
        "expected unique items, but items 5 and 100000 are equal"
    );
}

#[test]
fn branches_within_branches() {
    // Each level tries two branches that both read to the end.
    let doubling = table(&[(
        "Node",
        r#"{"anyOf":[{"properties":{"n":{"$ref":"Node"}},"required":["x"]},{"properties":{"n":{"$ref":"Node"}},"required":["y"]}]}"#,
    )]);
    let value = json(&format!(
        "{}{}",
        r#"{"n":"#.repeat(100) + "{}",
        "}".repeat(100)
    ));
    let found = soon(|| violations(doubling, value.as_instance()));
    assert!(
        found
            .iter()
            .any(|violation| violation.message.contains("too much work")),
        "{found:?}"
    );

    let doubling = table(&[(
        "Node",
        r#"{"oneOf":[{"properties":{"n":{"$ref":"Node"}}},{"properties":{"n":{"$ref":"Node"}},"not":{"required":["n"]}}],"unevaluatedProperties":false}"#,
    )]);
    let found = soon(|| violations(doubling, value.as_instance()));
    assert!(!found.is_empty());
}

#[test]
fn work_grows_with_the_value() {
    // Many branches over many values are work, but not too much.
    let branches: Vec<_> = (0..20)
        .map(|index| format!(r#"{{"const":{index}}}"#))
        .collect();
    let text = format!(
        r#"{{"items":{{"items":{{"oneOf":[{}]}}}}}}"#,
        branches.join(",")
    );
    let row: Value = (0..20).collect();
    let value: Value = (0..10_000).map(|_| row.clone()).collect();
    assert!(soon(|| violations(schema(&text), value.as_instance())).is_empty());
}

#[test]
fn enumerations_of_many_values() {
    let values: Vec<_> = (0..10_000)
        .map(|index| format!("\"value {index}\""))
        .collect();
    let text = format!(r#"{{"items":{{"enum":[{}]}}}}"#, values.join(","));
    let value: Value = vec!["value 9999"; 50_000].into();
    let (found, units) = count_work(|| violations(schema(&text), value.as_instance()));
    assert!(found.is_empty() && units < 50 * 50_000, "{units}");
    let values: Vec<_> = (0..10_000).map(|index| index.to_string()).collect();
    let text = format!(r#"{{"items":{{"enum":[{}]}}}}"#, values.join(","));
    let value: Value = vec![9_999; 50_000].into();
    let (found, units) = count_work(|| violations(schema(&text), value.as_instance()));
    assert!(found.is_empty() && units < 50 * 50_000, "{units}");
    // Other numbers are compared one by one, which is counted.
    let value: Value = vec![0.5; 50_000].into();
    let found = soon(|| violations(schema(&text), value.as_instance()));
    let last = found.last().map(|last| last.message.as_str());
    assert!(
        last.is_some_and(|last| last.contains("more violations") || last.contains("too much work")),
        "{last:?}"
    );
}

#[test]
fn schemas_that_lead_to_themselves() {
    for text in [
        r#"{"allOf":[{"$ref":"A"}]}"#,
        r#"{"$ref":"A"}"#,
        r#"{"anyOf":[{"$ref":"A"},{"$ref":"A"}]}"#,
        r#"{"oneOf":[{"$ref":"A"},{"$ref":"A"}]}"#,
        r#"{"not":{"$ref":"A"}}"#,
        r#"{"if":{"$ref":"A"},"then":{"$ref":"A"},"else":{"$ref":"A"}}"#,
        r#"{"dependentSchemas":{"n":{"$ref":"A"}},"unevaluatedProperties":false}"#,
        r#"{"allOf":[{"$ref":"A"},{"$ref":"A"}],"unevaluatedProperties":false}"#,
    ] {
        let cyclic = table(&[("A", text)]);
        let found = soon(|| violations(cyclic, json(r#"{"n":{"n":1}}"#).as_instance()));
        assert_eq!(found.len(), 1, "{text}: {found:?}");
        assert!(
            found[0].message.contains("leads to itself"),
            "{text}: {found:?}"
        );
    }
}

#[test]
fn values_as_deep_as_they_may_be() {
    let list = table(&[
        (
            "List",
            r#"{"allOf":[{"anyOf":[{"type":"null"},{"$ref":"Cell"}]}]}"#,
        ),
        (
            "Cell",
            r#"{"type":"object","properties":{"next":{"$ref":"List"}},"required":["next"],"unevaluatedProperties":false}"#,
        ),
    ]);
    let nested = |depth: usize, end: &str| {
        format!("{}{end}{}", r#"{"next":"#.repeat(depth), "}".repeat(depth))
    };
    assert!(violations(list, json(&nested(126, "null")).as_instance()).is_empty());
    let found = violations(list, json(&nested(126, "1")).as_instance());
    assert_eq!(
        found[0].message,
        "no branch of `anyOf` fits: branch 1: expected null, found an integer; `Cell`: expected an object, found an integer"
    );
}

#[test]
fn many_violations() {
    let value: Value = (0..100_000).collect();
    let found = soon(|| {
        violations(
            schema(r#"{"items":{"type":"string"}}"#),
            value.as_instance(),
        )
    });
    assert_eq!(found.len(), 101);
    assert_eq!(found[99].pointer, "#/99");
    assert_eq!(
        found[100].message,
        "… and more violations, which are not listed"
    );
    // All listed values are shown if there is room.
    let value: Value = (0..100).collect();
    let found = violations(
        schema(r#"{"items":{"type":"string"}}"#),
        value.as_instance(),
    );
    assert_eq!(found.len(), 100);
    assert_eq!(found[99].pointer, "#/99");
}

#[test]
fn many_unevaluated_members() {
    let text = r#"{"anyOf":[{"properties":{"a":{}},"minProperties":1},{"patternProperties":{"^m":true},"maxProperties":1}],"unevaluatedProperties":{"type":"integer"}}"#;
    let value: Value = (0..20_000)
        .map(|index| (format!("m{index}"), Value::from(index)))
        .collect();
    assert!(soon(|| violations(schema(text), value.as_instance())).is_empty());
}

#[test]
fn patterns_that_step_back() {
    let text = r#"{"items":{"pattern":"^(a|aa|\\1)+$"}}"#;
    let hard = format!("{}!", "a".repeat(40));
    let value: Value = (0..100_000).map(|_| hard.as_str()).collect();
    let found = soon(|| violations(schema(text), value.as_instance()));
    assert!(
        found
            .iter()
            .all(|violation| violation.message.contains("too long to match")
                || violation.keyword.is_empty())
    );
}

#[test]
fn schemas_deeper_than_any() {
    let deep = format!(
        "{}{{\"type\":\"null\"}}{}",
        r#"{"allOf":["#.repeat(5000),
        "]}".repeat(5000)
    );
    check(&deep, &["1"], &[]);
    let bound = format!(r#"{{"maximum":1{}}}"#, "0".repeat(100_000));
    check(&bound, &["1e308"], &[]);
}

#[test]
fn the_deepest_check_needs_little_stack() {
    // Between two members there are as many schemas as needed to reach the limit with a value of depth 127.
    let text = r#"{"allOf":[{"oneOf":[{"anyOf":[{"if":{"dependentSchemas":{"n":{"allOf":[{"properties":{"n":{"$ref":"A"}},"unevaluatedProperties":false}]}}},"else":false,"unevaluatedProperties":{}}]}]}]}"#;
    let cyclic = r#"{"dependentSchemas":{"n":{"if":{"anyOf":[{"oneOf":[{"$ref":"A"}]}]},"unevaluatedProperties":{}}}}"#;
    let value = format!("{}1{}", r#"{"n":"#.repeat(126), "}".repeat(126));
    for text in [text, cyclic] {
        let schema = table(&[("A", text)]);
        let value = json(&value);
        let check = move || violations(schema, value.as_instance());
        let thread = std::thread::Builder::new().stack_size(STACK).spawn(check);
        let found = thread.expect("a thread").join().expect("no overflow");
        assert!(found.is_empty() || found[0].keyword.is_empty(), "{found:?}");
    }
}
