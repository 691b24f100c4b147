use super::{load, with_root};
use crate::source::{Location, SourceMap, View};

/// The text that a node spans.
fn spanned<'s>(sources: &SourceMap<'s>, place: Location) -> &'s str {
    &sources.file(place.file).text()[place.start as usize..place.end as usize]
}

#[track_caller]
fn check_spans(text: &str, expected: &[(&str, &str, &str)]) {
    with_root(text, |sources, root| {
        for &(pointer, span, line_column) in expected {
            let node = root.pointer(pointer).expect("the pointer leads somewhere");
            let place = node.location();
            assert_eq!(spanned(sources, place), span, "{pointer}");
            let at = sources.line_column(place);
            assert_eq!(
                format!("{}:{}", at.line, at.column),
                line_column,
                "{pointer}"
            );
        }
    });
}

#[test]
fn yaml_nodes_span_their_text() {
    check_spans(
        "é: \"xé\"\nlist:\n- ü\n- &x !!str 5\n\n# comment\nmap:\n  'k': v w\n  e:\nflow: [a, {b: c}]\n",
        &[
            ("/é", "\"xé\"", "1:4"),
            ("/list", "- ü\n- &x !!str 5", "3:1"),
            ("/list/0", "ü", "3:3"),
            ("/list/1", "5", "4:12"),
            ("/map", "'k': v w\n  e:", "8:3"),
            ("/map/k", "v w", "8:8"),
            ("/map/e", "", "9:5"),
            ("/flow", "[a, {b: c}]", "10:7"),
            ("/flow/1", "{b: c}", "10:11"),
            ("/flow/1/b", "c", "10:15"),
        ],
    );
}

#[test]
fn the_second_parser_gives_the_same_places() {
    check_spans(
        "é: 'a\nb'\nlist:\n- ü\n- &x !!str 5\n\n# comment\nmap: !!map\n  'k': v w\n  e:\nflow: [a, {b: c}]\n",
        &[
            ("/é", "'a\nb'", "1:4"),
            ("/list", "- ü\n- &x !!str 5", "4:1"),
            ("/list/0", "ü", "4:3"),
            ("/list/1", "5", "5:12"),
            ("/map", "'k': v w\n  e:", "9:3"),
            ("/map/k", "v w", "9:8"),
            ("/map/e", "", "10:5"),
            ("/flow", "[a, {b: c}]", "11:7"),
            ("/flow/1", "{b: c}", "11:11"),
            ("/flow/1/b", "c", "11:15"),
        ],
    );
}

#[test]
fn json_nodes_span_their_text() {
    check_spans(
        "{\"é\": [1, \"x\\n\"],\r\n \"b\": { }}",
        &[
            ("", "{\"é\": [1, \"x\\n\"],\r\n \"b\": { }}", "1:1"),
            ("/é", "[1, \"x\\n\"]", "1:7"),
            ("/é/0", "1", "1:8"),
            ("/é/1", "\"x\\n\"", "1:11"),
            ("/b", "{ }", "2:7"),
        ],
    );
}

#[test]
fn line_breaks_and_marks_of_all_kinds_are_counted() {
    let text = "\u{feff}a: 1\r\nb: 2\rc:\n  - é: 3\r\n";
    check_spans(
        text,
        &[
            ("/a", "1", "1:4"),
            ("/b", "2", "2:4"),
            ("/c/0", "é: 3", "4:5"),
            ("/c/0/é", "3", "4:8"),
        ],
    );
}

#[test]
fn keys_have_places() {
    with_root("a:\n  'ké y': 1\n", |sources, root| {
        let map = root.get("a").expect("a is there");
        let place = map.key_location("ké y").expect("the key is there");
        assert_eq!(spanned(sources, place), "'ké y'");
        assert_eq!(
            sources.pointer(place),
            "#/a/k%C3%A9%20y".replace("%C3%A9", "é")
        );
    });
}

#[test]
fn parts_of_text_have_places() {
    let text =
        "p: ab{c}\ns: 'ab{c}'\nd: \"ab{c}\"\ne: \"a\\u0062{c}\"\n'k{c}': |\n  ab{c}\nl: [x]\n";
    with_root(text, |sources, root| {
        for key in ["p", "s", "d"] {
            let node = root.get(key).expect("the key is there");
            assert_eq!(spanned(sources, node.part(2..5)), "{c}", "{key}");
        }
        let escaped = root.get("e").expect("e is there");
        assert_eq!(escaped.part(2..5), escaped.location());
        let key = root.key("k{c}").expect("the key is there");
        assert_eq!(spanned(sources, key.part(1..4)), "{c}");
        // A fault at the end is marked at the quote, and never beyond it.
        assert_eq!(spanned(sources, key.part(4..5)), "'");
        assert_eq!(spanned(sources, key.part(9..usize::MAX)), "");
        let list = root.get("l").expect("l is there");
        assert_eq!(list.part(0..1), list.location());
    });
}

#[test]
fn places_are_narrowed() {
    with_root("abcdef", |sources, root| {
        let place = root.location();
        assert_eq!(spanned(sources, place.narrow(1..3)), "bc");
        assert_eq!(spanned(sources, place.narrow(4..99)), "ef");
        assert!(place.contains(place.narrow(2..2)) && !place.narrow(2..3).contains(place));
    });
}

/// Checks that the pointer of every node and key leads back to the node.
fn check_round_trip(sources: &SourceMap<'_>, root: View<'_>, node: View<'_>) -> usize {
    let back = |place: Location| {
        let pointer = sources.pointer(place);
        let decoded = percent_decode(pointer.strip_prefix('#').expect("it is a fragment"));
        root.pointer(&decoded).map(|node| node.id())
    };
    assert_eq!(back(node.location()), Some(node.id()), "{node:?}");
    let mut count = 1;
    for (key, value) in node.entries() {
        assert_eq!(back(key.location), Some(value.id()), "{key:?}");
        count += check_round_trip(sources, root, value);
    }
    for item in node.items() {
        count += check_round_trip(sources, root, item);
    }
    count
}

fn percent_decode(text: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = text.as_bytes();
    while let Some((&first, after)) = rest.split_first() {
        rest = after;
        if first == b'%' {
            let digits = std::str::from_utf8(&rest[..2]).unwrap();
            bytes.push(u8::from_str_radix(digits, 16).unwrap());
            rest = &rest[2..];
        } else {
            bytes.push(first);
        }
    }
    String::from_utf8(bytes).unwrap()
}

#[test]
fn pointers_of_places_lead_back() {
    let text = r#"openapi: 3.1.0
paths:
  /pay ments/{id}:
    post:
      tags: [a, [b, {c: d}]]
      callbacks:
        on~Done:
          '{$request.body#/url}?x=%7B"é':
            post: &p
            - - 1
            -
            - k: |
                text
        again: *p
        merged:
          <<: {q: 1}
          r: 2
empty:
"#;
    with_root(text, |sources, root| {
        assert_eq!(check_round_trip(sources, root, root), 30);
    });
    let json = "{\"a/b\": [[], [[1]], {\"\": {\"~\": null}}]}";
    load("api.json", json.as_bytes(), |sources, loaded| {
        let root = loaded.expect("the document is sound");
        assert_eq!(check_round_trip(sources, root, root), 9);
    });
}

#[test]
fn pointers_are_printed_as_fragments() {
    with_root("paths:\n  /a b~/{id}:\n    'é%^': 1\n", |sources, root| {
        let node = root
            .pointer("/paths/~1a b~0~1{id}/é%^")
            .expect("it is there");
        assert_eq!(
            sources.pointer(node.location()),
            "#/paths/~1a%20b~0~1%7Bid%7D/é%25%5E"
        );
        assert_eq!(sources.pointer(root.location()), "#");
    });
}
