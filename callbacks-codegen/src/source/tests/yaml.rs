use super::{check, read, with_root};

#[test]
fn scalars_are_resolved_as_openapi_requires() {
    // Leading zeros, YAML 1.1's booleans and what JSON cannot write are strings.
    check(
        "[on, NO, yes, 08, 0x1F, 0o17, 1_000, .inf, 2001-01-01, 1., +1, '1', \"true\", ' ']",
        r#"["on","NO","yes","08","0x1F","0o17","1_000",".inf","2001-01-01","1.","+1","1","true"," "]"#,
    );
    check(
        "[1, -0, 1.10, 1e3, 1E+3, -2.5e-7, true, False, TRUE, null, ~, NULL, ]",
        "[1,-0,1.10,1e3,1E+3,-2.5e-7,true,false,true,null,null,null]",
    );
    check("a:\nb: \nc: ~\n", r#"{"a":null,"b":null,"c":null}"#);
    check("-\n- \n- ''\n", r#"[null,null,""]"#);
}

#[test]
fn keys_of_all_types_are_their_text() {
    check(
        "200: a\ntrue: b\nnull: c\n1.0: d\n'x': e\n~: f\n? g\n: h\n",
        r#"{"200":"a","true":"b","null":"c","1.0":"d","x":"e","~":"f","g":"h"}"#,
    );
    check("{a, b: 1, 'c':2}", r#"{"a":null,"b":1,"c":2}"#);
    check("? a\n? b\n", r#"{"a":null,"b":null}"#);
}

#[test]
fn block_scalars_keep_their_lines() {
    check("a: |\n  x\n   y\n\n  z\n\n", r#"{"a":"x\n y\n\nz\n"}"#);
    check("a: |-\n  x\n\nb: |+\n  y\n\n", r#"{"a":"x","b":"y\n\n"}"#);
    check("a: >\n  x\n  y\n\n  z\n", r#"{"a":"x y\nz\n"}"#);
    check("a: |2\n   x\n", r#"{"a":" x\n"}"#);
    // Without a line break at the end of the file.
    check("a: |\n  x", r#"{"a":"x"}"#);
    check("a: >-\n  x\n  y", r#"{"a":"x y"}"#);
    check("a: >\n  x\n  y", r#"{"a":"x y"}"#);
    check("a: |+\n  x", r#"{"a":"x"}"#);
    check("a: |\n  x\n  ", r#"{"a":"x\n"}"#);
    check("a: |\n  x\n# c", r#"{"a":"x\n"}"#);
    check("a: |\n  x\n  # c", r##"{"a":"x\n# c"}"##);
    // A block scalar is a string, whatever it looks like.
    check("a: |-\n  5\n", r#"{"a":"5"}"#);
}

#[test]
fn quoted_scalars_are_unescaped_and_folded() {
    check(r"a: 'it''s'", r#"{"a":"it's"}"#);
    check(r#"a: "\x41\u00e9\t\"\\""#, r#"{"a":"Aé\t\"\\"}"#);
    check("a: \"x\n  y\n\n  z\"", r#"{"a":"x y\nz"}"#);
    check("a: x\n  y\n", r#"{"a":"x y"}"#);
}

#[test]
fn tags_say_what_a_scalar_is() {
    check(
        "[!!str 5, !!str, ! 7, !!int '5', !!bool \"true\", !!null '', !mine 5, !mine 'x']",
        r#"["5","","7",5,true,null,5,"x"]"#,
    );
    check("a: !!map {b: !!seq [c]}\n", r#"{"a":{"b":["c"]}}"#);
    check("%TAG !y! tag:yaml.org,2002:\n---\n!y!str 5\n", r#""5""#);
}

#[test]
fn aliases_are_expanded() {
    check(
        "a: &a [1, &b {c: 2}]\nd: *a\ne: *b\nf: &b 3\ng: *b\nunused: &u 4\n",
        r#"{"a":[1,{"c":2}],"d":[1,{"c":2}],"e":{"c":2},"f":3,"g":3,"unused":4}"#,
    );
    check("a: &k key\n*k : 1\n", r#"{"a":"key","key":1}"#);
    check("a: &e\nb: *e\n", r#"{"a":null,"b":null}"#);
    check("&root\na: &x y\nb: *x\n", r#"{"a":"y","b":"y"}"#);
}

#[test]
fn merge_keys_are_merged() {
    let anchors = "x: &x {a: 1, b: [2], c: {d: 3}}\ny: &y {b: 4, e: 5}\n";
    let check_merged = |merge: &str, expected: &str| {
        let text = format!("{anchors}m:\n{merge}");
        let merged = with_root(&text, |_, root| root.get("m").map(|node| node.to_json()));
        assert_eq!(merged.as_deref(), Some(expected), "{merge}");
    };
    check_merged("  <<: *x\n", r#"{"a":1,"b":[2],"c":{"d":3}}"#);
    // The mapping's own keys win wherever they are, then the earlier of several mappings.
    check_merged("  <<: *x\n  a: 9\n", r#"{"a":9,"b":[2],"c":{"d":3}}"#);
    check_merged(
        "  a: 9\n  <<: [*y, *x]\n",
        r#"{"a":9,"b":4,"e":5,"c":{"d":3}}"#,
    );
    check_merged("  <<: {z: 1}\n", r#"{"z":1}"#);
    check_merged(
        "  <<: [*y, {z: *x}]\n",
        r#"{"b":4,"e":5,"z":{"a":1,"b":[2],"c":{"d":3}}}"#,
    );
    check_merged("  '<<': 1\n", r#"{"<<":1}"#);
    check_merged(
        "  - <<: *y\n  - <<: *y\n",
        r#"[{"b":4,"e":5},{"b":4,"e":5}]"#,
    );
}

#[test]
fn a_merged_mapping_can_be_merged_again() {
    check(
        "a: &a {k: {v: 1}}\nb: &b {<<: *a, l: 2}\nc: &c {<<: [*a, *b]}\nd: {<<: *c, k: *a}\n",
        concat!(
            r#"{"a":{"k":{"v":1}},"b":{"l":2,"k":{"v":1}},"c":{"k":{"v":1},"l":2},"#,
            r#""d":{"k":{"k":{"v":1}},"l":2}}"#
        ),
    );
}

#[test]
fn line_breaks_and_marks_of_all_kinds_are_read() {
    check(
        "\u{feff}a: 1\r\nb:\r\n- |\r\n  x\r\n  y\r\n",
        r#"{"a":1,"b":["x\ny\n"]}"#,
    );
    check("a: 1\rb: 2\r", r#"{"a":1,"b":2}"#);
    check("---\na: 1\n...\n", r#"{"a":1}"#);
    check("%YAML 1.2\n---\na: 1\n", r#"{"a":1}"#);
    check("# first\n\na: 1 # one\n# last", r#"{"a":1}"#);
}

#[test]
fn what_only_one_parser_accepts_is_read() {
    // granit-parser accepts a tab before a comment.
    check("a: 1\n\t# comment\nb: 2\n", r#"{"a":1,"b":2}"#);
    // libyaml-safer accepts a quoted text that continues less indented.
    check(
        "a:\n  é: 'one\ntwo'\n  c: &x |\n    d\ne: [*x]",
        r#"{"a":{"é":"one two","c":"d\n"},"e":["d\n"]}"#,
    );
    check(
        "a: 'x'#comment\nb: !!str 5\nc: &m {d: 6}\ne: {<<: *m}",
        r#"{"a":"x","b":"5","c":{"d":6},"e":{"d":6}}"#,
    );
    // A document that ends in a block scalar made it panic.
    check("a: 'one\ntwo'\nb: |\n  x", r#"{"a":"one two","b":"x"}"#);
}

#[test]
fn a_flow_mapping_is_yaml_although_it_starts_like_json() {
    check(
        "{openapi: 3.1.0, info: {title: x,}, # y\n}",
        r#"{"openapi":"3.1.0","info":{"title":"x"}}"#,
    );
    assert_eq!(read("api", b"[a, b]"), r#"["a","b"]"#);
}
