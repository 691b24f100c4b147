use super::{check_broken, check_fault};

#[test]
fn syntax_errors_show_where_and_since_where() {
    check_broken(
        "api.yaml",
        "a: [1, 2\nb: 3\n",
        "
the file is not YAML: illegal placement of ':' indicator [invalid-yaml]
        --> api.yaml:2:2
          |
        1 | a: [1, 2
          |    - while parsing a flow sequence
        2 | b: 3
          |  ^",
    );
    check_broken(
        "api.yaml",
        "é: b: c\n",
        "
the file is not YAML: mapping values are not allowed in this context [invalid-yaml]
        --> api.yaml:1:5
          |
        1 | é: b: c
          |     ^",
    );
    check_broken(
        "api.json",
        "{\"a\": [1 2]}",
        "
a comma or a closing bracket is missing [invalid-json]
        --> api.json:1:10
          |
        1 | {\"a\": [1 2]}
          |       - it was opened here
          |          ^ expected `,` or `]`",
    );
}

#[test]
fn yaml_faults_are_located() {
    let cases: [(&str, &str); 14] = [
        ("a:\n\t- b\n", "invalid-yaml 2:2"),
        ("a: 'b\n", "invalid-yaml 2:1"),
        ("é: @b\n", "invalid-yaml 1:4"),
        ("a: *é\n", "unknown-anchor 1:4"),
        ("a: 'x\ny'\nb: *z\n", "unknown-anchor 3:4"),
        ("a: 1\nb: 2\n<<: 5\n", "invalid-merge-key 3:5"),
        ("a: &x [1]\n<<: *x\n", "invalid-merge-key 2:5"),
        ("a: &x {}\n<<: *x\n<<: *x\n", "duplicate-key 3:1"),
        ("[a]: 1\n", "complex-key 1:1"),
        ("? - a\n: 1\n", "complex-key 1:3"),
        ("a: &x {}\n*x : 1\n", "complex-key 2:1"),
        ("a: 1\n---\nb: 1\n", "multiple-documents 2:1"),
        ("a: 1\n...\nb: 1\n", "multiple-documents 3:1"),
        ("a: 1\n--- \n", "multiple-documents 2:1"),
    ];
    for (text, expected) in cases {
        check_fault("api.yaml", text.as_bytes(), expected);
    }
}

#[test]
fn documents_without_content_are_refused() {
    for text in [
        "",
        "\n \n",
        "\u{feff}",
        "# comment\n",
        "---\n",
        "---\n...\n",
        "&a\n",
    ] {
        check_fault("api.yaml", text.as_bytes(), "empty-document 1:1");
        check_fault("api.json", text.as_bytes(), "empty-document 1:1");
    }
}

#[test]
fn both_places_of_a_duplicate_key_are_shown() {
    check_broken(
        "api.yaml",
        "a:\n  x: 1\n  y: 2\n  z: 3\n  'x': 4\n",
        "
key `x` is given twice [duplicate-key]
        --> api.yaml:5:3
          |
        2 |   x: 1
          |   - it is given here first
      ...
        5 |   'x': 4
          |   ^^^ it is given again here",
    );
    // Keys are compared by their text, in mappings of all sizes.
    check_fault("api.yaml", b"200: a\n'200': b\n", "duplicate-key 2:1");
    let many: String = (0..100).map(|key| format!("k{key}: 1\n")).collect();
    let text = format!("{many}k70: 2\nk30: 2\nk70: 3\n");
    check_fault("api.yaml", text.as_bytes(), "duplicate-key 101:1");
}

#[test]
fn expressions_that_are_not_quoted_are_recognised() {
    check_broken(
        "api.yaml",
        "callbacks:\n  onEvent:\n    {$request.body#/callbackUrl}:\n      post: {}\n",
        "
a key that starts with a runtime expression is not quoted [unquoted-expression-key]
        --> api.yaml:3:5
          |
        3 |     {$request.body#/callbackUrl}:
          |     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ YAML reads `{` as the start of a mapping
          = help: write `'{$request.body#/callbackUrl}'`",
    );
    check_broken(
        "api.yaml",
        "on:\n  {request.body#/it's}/data?x={$url}: # c\n    post: {}\n",
        "
a key that starts with a runtime expression is not quoted [unquoted-expression-key]
        --> api.yaml:2:3
          |
        2 |   {request.body#/it's}/data?x={$url}: # c
          |   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ YAML reads `{` as the start of a mapping
          = help: write `'{request.body#/it''s}/data?x={$url}'`",
    );
    let cases = [
        ("{$url}:\n  post: {}\n", "unquoted-expression-key 1:1"),
        ("a:\n  - {$method}/x\n", "unquoted-expression-key 2:5"),
        (
            "{$response.header.Location}/x : 1\n",
            "unquoted-expression-key 1:1",
        ),
        ("{requested}: 1\n", "complex-key 1:1"),
        ("{url}: 1\n", "complex-key 1:1"),
    ];
    for (text, expected) in cases {
        check_fault("api.yaml", text.as_bytes(), expected);
    }
}
