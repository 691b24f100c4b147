//! The keywords of arrays.

use crate::{check, schema, tells};

#[test]
fn counts_of_items() {
    check(
        r#"{"minItems":1,"maxItems":2}"#,
        &["[1]", "[1,2]", "\"\"", "{}"],
        &["[]", "[1,2,3]"],
    );
}

#[test]
fn items_behind_the_first() {
    let text = r#"{"prefixItems":[{"type":"integer"},{"type":"string"}],"items":{"type":"null"}}"#;
    check(
        text,
        &["[]", "[1]", "[1,\"a\"]", "[1,\"a\",null,null]", "{}"],
        &["[\"a\"]", "[1,2]", "[1,\"a\",3]"],
    );
    check(
        r#"{"prefixItems":[{}],"items":false}"#,
        &["[]", "[1]"],
        &["[1,2]"],
    );
    check(
        r#"{"prefixItems":[{},false]}"#,
        &["[1]"],
        &["[1,2]", "[1,2,3]"],
    );
    check(r#"{"items":false}"#, &["[]", "1"], &["[1]"]);
    tells(
        schema(r#"{"prefixItems":[{}],"items":false}"#),
        "[1,2,3,4]",
        &[("#/1", "items", "expected no more than 1 item, found 4")],
    );
}

#[test]
fn items_are_unique_whatever_their_form() {
    let distinct = &[
        "[]",
        "[1]",
        "[1,2]",
        "[1,true]",
        "[0,false]",
        "[\"1\",1]",
        "[{\"a\":1},{\"a\":2}]",
        "[[1],[2]]",
        "[[1,2],[2,1]]",
        "[{},[]]",
        "[null,0,false,\"\",[],{}]",
        "{}",
        "[{\"a\":1,\"b\":2},{\"a\":2,\"b\":1}]",
    ];
    let repeated = &[
        "[1,1]",
        "[1,1.0]",
        "[0,-0.0]",
        "[{\"a\":1,\"b\":2},{\"b\":2.0,\"a\":1}]",
        "[[1,[2]],[1,[2.0]]]",
        "[null,1,null]",
        "[\"a\",\"b\",\"a\"]",
        "[1e2,3,100]",
    ];
    check(r#"{"uniqueItems":true}"#, distinct, repeated);
    check(r#"{"uniqueItems":false}"#, repeated, &[]);
    // The same with so many items that they are compared by hash.
    let long = |items: &&str| match items
        .strip_prefix('[')
        .and_then(|rest| rest.strip_suffix(']'))
    {
        Some("") => "[201,202,203,204,205,206,207,208,209]".to_owned(),
        Some(inner) => format!("[201,202,203,204,205,206,207,208,209,{inner}]"),
        None => (*items).to_owned(),
    };
    let of = |texts: &[&str]| texts.iter().map(long).collect::<Vec<_>>();
    let (distinct, repeated) = (of(distinct), of(repeated));
    let refs = |texts: &[String]| -> Vec<&'static str> {
        let leak = |text: &String| -> &'static str { Box::leak(text.clone().into_boxed_str()) };
        texts.iter().map(leak).collect()
    };
    check(
        r#"{"uniqueItems":true}"#,
        &refs(&distinct),
        &refs(&repeated),
    );
    tells(
        schema(r#"{"uniqueItems":true}"#),
        "[7,1,2,3,4,5,6,8,9,10,7,10]",
        &[(
            "#",
            "uniqueItems",
            "expected unique items, but items 0 and 10 are equal",
        )],
    );
}

#[test]
fn contained_items_are_counted() {
    check(
        r#"{"contains":{"minimum":5}}"#,
        &["[3,5]", "{}", "1"],
        &["[]", "[3,4]"],
    );
    check(
        r#"{"contains":{"minimum":5},"minContains":0}"#,
        &["[]", "[1]", "[5]"],
        &[],
    );
    check(
        r#"{"contains":{"minimum":5},"minContains":2}"#,
        &["[5,1,6]"],
        &["[5,1]"],
    );
    check(
        r#"{"contains":{"minimum":5},"maxContains":1}"#,
        &["[5,1]"],
        &["[5,6]", "[]"],
    );
    check(
        r#"{"contains":{"minimum":5},"minContains":0,"maxContains":1}"#,
        &["[]", "[5]"],
        &["[5,6]"],
    );
    check(r#"{"minContains":3,"maxContains":0}"#, &["[]", "[1]"], &[]);
    check(r#"{"contains":false}"#, &["1"], &["[]", "[1]"]);
    tells(
        schema(r#"{"contains":{"minimum":5},"minContains":2}"#),
        "[7,1]",
        &[(
            "#",
            "minContains",
            "expected at least 2 items that `contains` allows, found 1",
        )],
    );
}
