use super::{load, with_root};
use crate::source::View;

/// What a plain or quoted scalar answers.
fn answers(scalar: &str) -> String {
    with_root(&format!("- {scalar}\n"), |_, root| {
        let node = root.items().next().expect("there is one item");
        let answers = [
            node.as_text().map(|text| format!("text {text}")),
            node.as_str().map(|_| "str".to_owned()),
            node.as_number().map(|_| "number".to_owned()),
            node.as_u64().map(|value| format!("u64 {value}")),
            node.as_i64().map(|value| format!("i64 {value}")),
            node.as_bool().map(|value| format!("bool {value}")),
            node.is_null().then(|| "null".to_owned()),
        ];
        let answers: Vec<String> = answers.into_iter().flatten().collect();
        format!("{}: {}", node.kind_name(), answers.join(", "))
    })
}

#[test]
fn scalars_answer_by_the_rules() {
    let cases = [
        ("x", "a string: text x, str"),
        ("'5'", "a string: text 5, str"),
        ("on", "a string: text on, str"),
        ("08", "a string: text 08, str"),
        ("0x1F", "a string: text 0x1F, str"),
        ("5", "an integer: text 5, number, u64 5, i64 5"),
        ("-5", "an integer: text -5, number, i64 -5"),
        ("1.0", "an integer: text 1.0, number, u64 1, i64 1"),
        ("1e3", "an integer: text 1e3, number, u64 1000, i64 1000"),
        (
            "12.50e1",
            "an integer: text 12.50e1, number, u64 125, i64 125",
        ),
        ("500e-2", "an integer: text 500e-2, number, u64 5, i64 5"),
        ("-0", "an integer: text -0, number, u64 0, i64 0"),
        (
            "0e999999999",
            "an integer: text 0e999999999, number, u64 0, i64 0",
        ),
        ("1.5", "a number: text 1.5, number"),
        ("1e-1", "a number: text 1e-1, number"),
        ("1e99999999999", "a number: text 1e99999999999, number"),
        (
            "18446744073709551615",
            "an integer: text 18446744073709551615, number, u64 18446744073709551615",
        ),
        (
            "18446744073709551616",
            "an integer: text 18446744073709551616, number",
        ),
        ("true", "a boolean: text true, bool true"),
        ("FALSE", "a boolean: text FALSE, bool false"),
        ("'true'", "a string: text true, str"),
        ("null", "null: null"),
        ("~", "null: null"),
        ("", "null: null"),
        ("''", "a string: text , str"),
        // An author of an enum means the text.
        ("NULL", "null: text NULL, null"),
        ("[]", "a sequence: "),
        ("{}", "a mapping: "),
    ];
    for (scalar, expected) in cases {
        assert_eq!(answers(scalar), expected, "{scalar}");
    }
}

#[test]
fn what_does_not_fit_has_the_empty_answer() {
    with_root("a: 1\nb: [2]\n", |_, root| {
        let scalar = root.get("a").expect("a is there");
        assert_eq!(scalar.entries().count() + scalar.items().count(), 0);
        assert!(scalar.get("a").is_none() && root.get("c").is_none());
        assert!(root.items().next().is_none() && root.raw_text().is_none());
        assert!(root.is_mapping() && scalar.is_scalar());
        assert!(root.get("b").is_some_and(|node| node.is_sequence()));
        assert!(root.key_location("c").is_none());
    });
}

#[test]
fn entries_keep_the_order_of_the_document() {
    with_root("z: 1\na: 2\nm: 3\n", |_, root| {
        let keys: Vec<&str> = root.entries().map(|(key, _)| key.text).collect();
        assert_eq!(keys, ["z", "a", "m"]);
        assert_eq!(root.entries().len(), 3);
    });
}

#[test]
fn large_mappings_are_found_by_key() {
    let text: String = (0..3000)
        .rev()
        .map(|key| format!("k{key}: {key}\n"))
        .collect();
    with_root(&text, |_, root| {
        for key in 0..3000 {
            let value = root.get(&format!("k{key}")).and_then(|node| node.as_u64());
            assert_eq!(value, Some(key));
        }
        assert!(root.get("k3000").is_none() && root.get("").is_none());
    });
}

#[test]
fn pointers_are_followed() {
    let text = "a: {x: [1, {y: 2}], '': 3, 'b/c~d': 4, '0': 5}\n";
    with_root(text, |_, root| {
        let at = |pointer: &str| root.pointer(pointer).map(|node| node.to_json());
        assert_eq!(at("").as_deref(), Some(root.to_json().as_str()));
        assert_eq!(at("/a/x/1/y").as_deref(), Some("2"));
        assert_eq!(at("/a/").as_deref(), Some("3"));
        assert_eq!(at("/a/b~1c~0d").as_deref(), Some("4"));
        assert_eq!(at("/a/0").as_deref(), Some("5"));
        for nowhere in [
            "a", "/b", "/a/x/2", "/a/x/01", "/a/x/+1", "/a/x/-", "/a/x/0/z", "/a/x/",
        ] {
            assert_eq!(at(nowhere), None, "{nowhere}");
        }
    });
}

#[test]
fn an_alias_is_the_node_it_stands_for() {
    with_root("a: &x {k: v}\nb: *x\nc: {k: v}\n", |_, root| {
        let id = |key: &str| root.get(key).map(|node| node.id());
        assert_eq!(id("a"), id("b"));
        assert_ne!(id("a"), id("c"));
    });
}

/// Every node has another identity, however tightly nodes are nested.
#[test]
fn nodes_differ_in_identity() {
    fn collect(node: View<'_>, found: &mut Vec<(crate::source::NodeId, String)>) {
        found.push((node.id(), node.to_json()));
        node.items().for_each(|item| collect(item, found));
        node.entries().for_each(|(_, value)| collect(value, found));
    }
    let texts = [
        "a:\n- - b\n- - - c\nd:\n-\n  - e\nf:\n- # x\n  - {g: [h: [{i: j}]]}\nk: &l\n- m\n",
        "- - - - a\n-\n  -\n    -\n- ? x\n  ? y\n",
        // Read by the second parser.
        "a: 'x\ny'\nb:\n- - b\n- - - c\nd:\n-\n  - e\nf:\n- # x\n  - {g: [h: [{i: j}]]}\nk: &l\n- m\n",
        "[[[\"a\"]], {\"b\": {\"c\": [{}]}}]",
    ];
    for text in texts {
        load("api.yaml", text.as_bytes(), |_, loaded| {
            let mut found = Vec::new();
            collect(loaded.expect("the document is sound"), &mut found);
            let count = found.len();
            found.sort();
            found.dedup_by(|a, b| a.0 == b.0);
            assert_eq!(found.len(), count, "{text}");
        });
    }
}
