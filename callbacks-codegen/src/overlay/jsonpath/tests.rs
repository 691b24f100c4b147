use serde_json::{Value, json};
use serde_json_path::{JsonPath, PathElement};

use super::{Budget, TooMuch, parse, select};
use crate::source::Step;

const AMPLE: usize = 10_000_000;

fn selected(query: &str, value: &Value) -> Result<Vec<Vec<Step>>, String> {
    let query = parse(query).map_err(|fault| format!("{fault:?}"))?;
    let mut found = select(&query, value, &mut Budget::new(AMPLE)).unwrap();
    found.sort();
    Ok(found)
}

/// What another implementation selects.
fn expected(query: &str, value: &Value) -> Result<Vec<Vec<Step>>, String> {
    let query = JsonPath::parse(query).map_err(|error| error.to_string())?;
    let found = query.query_located(value);
    let step = |element: &PathElement<'_>| match element {
        PathElement::Name(name) => Step::Name((*name).to_owned()),
        PathElement::Index(index) => Step::Index(*index),
    };
    let paths = found
        .locations()
        .map(|path| path.iter().map(step).collect());
    let mut paths: Vec<Vec<Step>> = paths.collect();
    paths.sort();
    Ok(paths)
}

fn document() -> Value {
    json!({
        "a": [{"b": 1, "c": "x"}, {"b": 2.0, "c": "xy"}, {"b": null}, [3, [4, 5]], "text", true],
        "b": {"a": {"b": {"a": 7, "c": [0, 1, 2, 3, 4, 5, 6]}}, "c": "x", "": 0, "ö": "ü"},
        "c": [[], {}, "", 0, -0.0, 1e3, false, null],
        "d e": {"'": 1, "\"": 2, "\\": 3, "a.b": "x"},
    })
}

const QUERIES: &[&str] = &[
    "$",
    "$.a",
    "$.a.b",
    "$.a[0].b",
    "$.a[-1]",
    "$.a[99]",
    "$.a[-99]",
    "$['a','b']",
    "$[\"d e\"]['\\'']",
    "$['d e']['\"']",
    "$['d e'][\"\\\"\"]",
    "$['d e']['\\\\']",
    "$['d e']['a.b']",
    "$.b['']",
    "$.b.ö",
    "$.b['\\u00f6']",
    "$.*",
    "$.*.*",
    "$[*,*]",
    "$..b",
    "$..*",
    "$..[0]",
    "$..['b','c']",
    "$..a..b",
    "$.b.a.b.c[1:5]",
    "$.b.a.b.c[::2]",
    "$.b.a.b.c[::-1]",
    "$.b.a.b.c[5:1:-2]",
    "$.b.a.b.c[-3:]",
    "$.b.a.b.c[:-3]",
    "$.b.a.b.c[::0]",
    "$.b.a.b.c[99:0:-1]",
    "$.b.a.b.c[ 1 : 3 : 1 ]",
    "$ .a",
    "$.a [0]",
    "$[ 'a' , 'b' ]",
    "$.a[?@.b]",
    "$.a[?!@.b]",
    "$.a[?@.b==1]",
    "$.a[?@.b == 2]",
    "$.a[?@.b!=1]",
    "$.a[?@.b<2]",
    "$.a[?@.b<=2]",
    "$.a[?@.b>=1 && @.c]",
    "$.a[?@.b==null]",
    "$.a[?@.b==@.zzz]",
    "$.a[?@.zzz==@.yyy]",
    "$.a[?@.c>'x']",
    "$.a[?(@.b==1||@.b==2)&&@.c=='x']",
    "$.a[?!(@.b==1)]",
    "$.a[?@==true]",
    "$.a[?@=='text']",
    "$.c[?@==0]",
    "$.c[?@==-0]",
    "$.c[?@==1000]",
    "$.c[?@==1E3]",
    "$.a[?@[0]==3]",
    "$.a[?@.*]",
    "$..[?@.b]",
    "$..[?@.c == $.b.c]",
    "$[?count(@.*)>3]",
    "$[?length(@)==8]",
    "$..[?length(@)==2]",
    "$.a[?length(@.c)==2]",
    "$.a[?match(@.c, 'x.')]",
    "$.a[?search(@.c, 'y')]",
    "$.a[?match(@.c, '[.]')]",
    "$.a[?search(@.c, '(')]",
    "$[?value(@..ö)=='ü']",
    "$[?value(@..b)==1]",
    "$.a[?@.b==1.0]",
    "$[?@.a[?@.b]]",
    "$..[?@[?@>4]]",
    "$['b']..c[?@>3]",
    "$.a[?@ == $.a[4]]",
    "$.c[?@<'']",
    "$.c[?@<=false]",
    "$.a[?true==@]",
    "$.a[?1<@.b]",
    // None of these is a query.
    "",
    " $",
    "$ ",
    "a",
    "$.",
    "$..",
    "$.a.",
    "$.1",
    "$.-",
    "$[",
    "$[]",
    "$['a'",
    "$['a]",
    "$[a]",
    "$[01]",
    "$[-0]",
    "$[1.0]",
    "$[9007199254740992]",
    "$[?]",
    "$[?@.b==]",
    "$[?@.b=1]",
    "$[?@.*==1]",
    "$[?@..b==1]",
    "$[?1]",
    "$[?'a']",
    "$[?true]",
    "$[?count(@.a)]",
    "$[?count(1)>1]",
    "$[?length(@.*)>1]",
    "$[?match(@.a)]",
    "$[?match(@.a, 'x', 'y')]",
    "$[?match(@.a, 'x')==true]",
    "$[?nothing(@)]",
    "$[?count (@.*)>1]",
    "$[?(@.a]",
    "$[?@.a)]",
    "$[?@.a &&]",
    "$[?@.a & @.b]",
    "$['\\a']",
    "$['\\u12']",
    "$['\\ud800']",
    "$['\u{1}']",
    "$[?@.a==01]",
    "$[?@.a==1.]",
    "$[?@.a==.5]",
    "$[?@.a==+1]",
    "$[1:2:3:4]",
    "$.a b",
    "$..[?@.a==TRUE]",
    "$[?!@.a==1]",
    "$.[0]",
    "$...a",
    "$[?@.a==Null]",
    "$.a..",
    "$.ö\u{e9}",
    "@.a",
];

#[test]
fn what_is_selected_is_what_others_select() {
    let value = document();
    for query in QUERIES {
        let (own, other) = (selected(query, &value), expected(query, &value));
        match (&own, &other) {
            (Ok(own), Ok(other)) => assert_eq!(own, other, "{query}"),
            _ => assert_eq!(own.is_err(), other.is_err(), "{query}: {own:?} {other:?}"),
        }
    }
}

/// Random queries of the pieces of the grammar. Most are queries, and some are nearly.
#[test]
fn random_queries_select_what_others_select() {
    const PIECES: &[&str] = &[
        ".a",
        ".b",
        ".*",
        "..a",
        "..*",
        "[0]",
        "[-1]",
        "[1:3]",
        "[::-2]",
        "['b']",
        "[*]",
        "[?@.b]",
        "[?@.b==1]",
        "[?@>2]",
        "[?!@.c]",
        "[?@.a[?@.b]]",
        "[?@.c=='x'||@.b<2]",
        "[?length(@.c)>1]",
        "[?count(@.*)==2]",
        "['a',0,*]",
        " ",
        "]",
        "[",
        "?",
        "(",
        ")",
        "@",
        "$",
        "==",
        "&&",
        "'",
        "1",
        "!",
    ];
    let value = document();
    let mut state = 1_u64;
    let mut next = |most: usize| {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(state >> 33).unwrap() % most
    };
    let mut valid = 0;
    for _ in 0..3_000 {
        let hostile = next(4) == 0;
        let known = if hostile { PIECES.len() } else { 20 };
        let pieces = (0..=next(3)).map(|_| PIECES[next(known)]);
        let query = format!("${}", pieces.collect::<String>());
        if query.contains(" ..") {
            // The other one does not know blank space there.
            continue;
        }
        let (own, other) = (selected(&query, &value), expected(&query, &value));
        match (&own, &other) {
            (Ok(own), Ok(other)) => {
                valid += 1;
                assert_eq!(own, other, "{query}");
            }
            _ => assert_eq!(own.is_err(), other.is_err(), "{query}: {own:?} {other:?}"),
        }
    }
    assert!(valid > 2_000, "{valid}");
}

#[test]
fn what_the_other_one_does_not_know_is_selected_too() {
    let value = json!({"\u{1f980}": 1, "a": {"a": 2}});
    let one = |name: &str| vec![Step::Name(name.to_owned())];
    assert_eq!(
        selected("$['\\ud83e\\udd80']", &value),
        Ok(vec![one("\u{1f980}")])
    );
    assert_eq!(selected("$ ..a", &value), selected("$..a", &value));
    assert_eq!(selected("$\n..a", &value).unwrap().len(), 2);
}

#[test]
fn faults_are_at_their_place() {
    for (query, at) in [
        ("$.a b", 3),
        ("$.ö[x]", 5),
        ("a", 0),
        ("$[?@.a==]", 8),
        ("$['a", 4),
        ("$[?ö]", 3),
    ] {
        assert_eq!(parse(query).unwrap_err().at, at, "{query}");
    }
}

/// The time to parse grew exponentially with some of these, and others ended the process.
#[test]
fn nested_queries_are_parsed_in_time_or_refused() {
    for (open, inner, close) in [
        ("[?@", "", "]"),
        ("[?(", "@", ")]"),
        ("(", "@", ")"),
        ("!(", "@", ")"),
        ("length(", "@", ")"),
        ("value(@[?", "@", "])"),
        ("@.a==1&&(", "@", ")"),
    ] {
        for depth in [10, 30, 100, 100_000] {
            let (open, close) = (open.repeat(depth), close.repeat(depth));
            let start = if open.starts_with('[') { "$" } else { "$[?" };
            let end = if open.starts_with('[') { "" } else { "]" };
            let parsed = parse(&format!("{start}{open}{inner}{close}{end}"));
            assert!(parsed.is_err() || depth < 100, "{open}");
        }
    }
    let long = format!("$[?{}]", vec!["@.a"; 100_000].join("||"));
    assert!(parse(&long).is_ok());
}

#[test]
fn a_query_that_selects_without_end_is_given_up() {
    let deep = (0..60).fold(json!(1), |value, _| json!({"a": value, "b": [1]}));
    let wide = json!(vec![json!({"a": "x".repeat(100)}); 3_000]);
    for (query, value) in [
        ("$..*..*..*..*..*..*", &deep),
        (
            "$[*,*][*,*][*,*][*,*][*,*][*,*][*,*][*,*][*,*][*,*][*,*][*,*][*,*][*,*][*,*][*,*][*,*][*,*][*,*][*,*]",
            &deep,
        ),
        ("$..[?@..[?@..[?@..*]]]", &deep),
        ("$[?$[?$[?@.a]]]", &wide),
        ("$[?count($..*)>1]", &wide),
        (
            "$[?search(@.a, '(x{20}){20}y') || $[?match(@.a, '.*.*.*y')]]",
            &wide,
        ),
    ] {
        let query = parse(query).unwrap();
        let found = select(&query, value, &mut Budget::new(1_000_000));
        assert_eq!(found, Err(TooMuch), "{query:?}");
    }
}
