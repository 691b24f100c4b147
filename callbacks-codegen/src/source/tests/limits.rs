use super::{check_fault, load, read};
use crate::diagnostic::Code;
use crate::source::limits::{MAX_DEPTH, MAX_FILE_BYTES, MAX_NODES};

fn code(name: &str, text: &str) -> Code {
    load(name, text.as_bytes(), |sources, loaded| {
        let diagnostic = loaded.expect_err("the document is too much");
        // What is wrong with it can be printed.
        assert!(diagnostic.render(sources).len() < 10_000);
        diagnostic.code()
    })
}

#[test]
fn nesting_is_bounded() {
    let many = 200_000;
    let cases = [
        ("x.json", "[".repeat(many)),
        ("x.json", "{\"a\":".repeat(many)),
        ("x.json", "[{\"a\":".repeat(many)),
        ("x.yaml", "[".repeat(many)),
        ("x.yaml", format!("a: {}", "[".repeat(many))),
        ("x.yaml", format!("a: {}", "{a: ".repeat(many))),
        ("x.yaml", "- ".repeat(many)),
        ("x.yaml", "? ".repeat(many)),
        ("x.yaml", format!("a: {}", "[ - ".repeat(many))),
        (
            "x.yaml",
            (0..600)
                .map(|level| format!("{}a:\n", " ".repeat(level)))
                .collect(),
        ),
        // The second parser gets to see it.
        ("x.yaml", format!("a: 'x\ny'\nb: {}", "[".repeat(many))),
        ("x.yaml", format!("a: 'x\ny'\nb:\n {}", "- ".repeat(many))),
    ];
    for (name, text) in cases {
        let found = code(name, &text);
        let is_expected = found == Code::TOO_DEEP || text.contains("[ -");
        assert!(is_expected, "{found}: {}", &text[..20]);
    }
}

#[test]
fn nesting_up_to_the_bound_is_accepted() {
    for text in [
        format!("{}{}", "[".repeat(MAX_DEPTH), "]".repeat(MAX_DEPTH)),
        "- ".repeat(MAX_DEPTH),
        format!("{}1", "- ".repeat(MAX_DEPTH)),
        format!("# x\n{}{}", "[".repeat(MAX_DEPTH), "]".repeat(MAX_DEPTH)),
    ] {
        assert!(
            read("x.yaml", text.as_bytes()).starts_with("[["),
            "{}",
            &text[..20]
        );
    }
    let text = format!("# x\n{}", "[".repeat(MAX_DEPTH + 1));
    check_fault(
        "x.yaml",
        text.as_bytes(),
        &format!("too-deep 2:{}", MAX_DEPTH + 1),
    );
}

#[test]
fn aliases_do_not_nest_beyond_the_bound() {
    let mut text = String::from("a0: &a0 [1]\n");
    for level in 1..600 {
        text += &format!("a{level}: &a{level} [*a{}]\n", level - 1);
    }
    assert_eq!(code("x.yaml", &text), Code::TOO_DEEP);
}

/// Ten aliases of ten aliases, and so on.
#[test]
fn expansion_is_bounded() {
    let mut laughs = String::from("a0: &a0 lol\n");
    let mut merges = String::from("a0: &a0 {k: [1]}\n");
    for level in 1..12 {
        let before = level - 1;
        let ten = |item: &str| [item; 10].join(", ");
        laughs += &format!("a{level}: &a{level} [{}]\n", ten(&format!("*a{before}")));
        let list: Vec<String> = (0..10)
            .map(|key| format!("k{level}{key}: *a{before}"))
            .collect();
        merges += &format!(
            "a{level}: &a{level} {{<<: *a{before}, {}}}\n",
            list.join(", ")
        );
    }
    check_fault("x.yaml", laughs.as_bytes(), "too-many-nodes 8:25");
    assert_eq!(code("x.yaml", &merges), Code::TOO_MANY_NODES);
}

#[test]
fn recursion_is_refused() {
    check_fault("x.yaml", b"a: &x [*x]", "recursive-alias 1:8");
    check_fault("x.yaml", b"a: &x\n  <<: *x\n", "recursive-alias 2:7");
    // The later definition of an anchor holds from where it starts.
    check_fault("x.yaml", b"a: &x 1\nb: &x [*x]\n", "recursive-alias 2:8");
}

#[test]
fn the_number_of_nodes_is_bounded() {
    let text = format!("[{}1]", "1,".repeat(MAX_NODES));
    assert_eq!(code("x.json", &text), Code::TOO_MANY_NODES);
}

#[test]
fn the_size_of_a_file_is_bounded() {
    let found = load(
        "x.yaml",
        &vec![b' '; MAX_FILE_BYTES + 1],
        |sources, loaded| loaded.expect_err("the file is too large").render(sources),
    );
    assert_eq!(
        found,
        "file `x.yaml` is larger than 64 MiB [file-too-large]"
    );
}
