//! Documents that were a fault once, or would be one if a bound were not there.

use std::fmt::Write as _;

/// A description, the document, and the codes of its diagnostics.
pub(crate) type Case = (&'static str, String, &'static [&'static str]);

const HEAD: &str = "openapi: 3.1.0\ninfo: {title: t, version: '1'}\n";

/// A webhook whose body has a schema, and the document's schemas.
fn hook(name: &str, schema: &str, schemas: &[(String, String)]) -> String {
    let mut document = format!(
        "{HEAD}webhooks:\n  {name}:\n    post:\n      requestBody:\n        content:\n          application/json:\n            \
         schema: {schema}\n      responses: {{'204': {{description: d}}}}\ncomponents:\n  schemas:\n    Unused: {{}}\n"
    );
    for (name, schema) in schemas {
        writeln!(document, "    {name}: {schema}").unwrap();
    }
    document
}

fn to(schema: impl std::fmt::Display) -> String {
    format!("{{$ref: '#/components/schemas/{schema}'}}")
}

pub(crate) fn names() -> Vec<Case> {
    let property = |name: &str| hook("h", &format!("{{properties: {{\"{name}\": {{}}}}}}"), &[]);
    let described = |text: &str| {
        hook(
            "h",
            &format!("{{properties: {{}}, description: \"{text}\"}}"),
            &[],
        )
    };
    let media_type =
        hook("h", "{type: string}", &[]).replace("application/json", "\"text/é\\n+json\"");
    let uncased = [("日本".to_owned(), "{properties: {a: {}}}".to_owned())];
    vec![
        ("a digit that is not ASCII", property("٣x"), &[]),
        (
            "a mark that no identifier starts with",
            property("\u{93e}x"),
            &[],
        ),
        ("nothing but a mark", property("\u{301}"), &[]),
        ("nothing but underscores", property("__"), &[]),
        (
            "carriage returns in a comment",
            described("a\\rb\\r\\nc"),
            &[],
        ),
        ("a comment in another order", described("\\u202etxt"), &[]),
        (
            "a comment that ends comments",
            described("*/ fn x() {}"),
            &[],
        ),
        ("a string with NUL", property("a\\0b"), &[]),
        (
            "letters without case",
            hook("日本", &to("日本"), &uncased),
            &[],
        ),
        (
            "names that rustc takes for one",
            property("\u{212b}\": {}, \"\u{c5}\": {}, \"a\u{30a}"),
            &[],
        ),
        ("a media type that is no header", media_type, &[]),
    ]
}

/// Each schema refers to the next.
fn chain(length: usize, schema: impl Fn(&str) -> String) -> String {
    let mut schemas: Vec<_> = (0..length)
        .map(|number| {
            (
                format!("S{number}"),
                schema(&to(format!("S{}", number + 1))),
            )
        })
        .collect();
    schemas.push((format!("S{length}"), "{type: string}".to_owned()));
    hook("h", &to("S0"), &schemas)
}

pub(crate) fn depths() -> Vec<Case> {
    let all_of = |next: &str| format!("{{required: [a], allOf: [{next}]}}");
    let member = |next: &str| format!("{{type: object, properties: {{a: {next}}}}}");
    let list = |next: &str| format!("{{type: array, items: {next}}}");
    vec![
        (
            "references behind references",
            chain(300, str::to_owned),
            &["too-deep"],
        ),
        ("members of members", chain(250, member), &["too-deep"]),
        (
            "too many members of members",
            chain(300, member),
            &["too-deep"],
        ),
        ("allOf in allOf", chain(3_000, all_of), &["too-deep"]),
        ("lists of lists", chain(16, list), &[]),
        (
            "too many lists of lists",
            chain(250, list),
            &["unsupported-schema"],
        ),
    ]
}

pub(crate) fn numbers() -> Vec<Case> {
    let both = |next: &str| format!("{{allOf: [{next}, {next}], properties: {{a: {next}}}}}");
    vec![
        ("the same parts twice at each level", chain(30, both), &[]),
        (
            "members that say more at each level",
            automaton(10),
            &["too-deep"],
        ),
        ("operations of one name", same_names(200), &[]),
        ("a part that is a list of itself", part_of_itself(), &[]),
        (
            "callbacks that refer to many callbacks",
            tower(12),
            &[
                "indistinct-operations",
                "reference-cycle",
                "too-many-nodes",
                "undeclared-query-parameter",
            ],
        ),
        (
            "callbacks that refer to themselves",
            itself(30),
            &[
                "indistinct-operations",
                "reference-cycle",
                "undeclared-query-parameter",
            ],
        ),
    ]
}

fn part_of_itself() -> String {
    let list = to("List");
    format!(
        "openapi: 3.1.0\ninfo: {{title: Limits, version: '1'}}\nwebhooks:\n  hook: {{post: {{requestBody: {{content: \
         {{multipart/form-data: {{schema: {{type: object, properties: {{a: {list}}}}}}}}}}}, \
         responses: {{'204': {{description: Taken}}}}}}}}\n\
         components: {{schemas: {{List: {{type: array, items: {list}}}}}}}\n"
    )
}

/// A property path is an automaton whose states are sets of schemas: `a` may stay at the first schema or go on, so there
/// are two to the power of `length` sets.
fn automaton(length: usize) -> String {
    let (first, second) = (to("A0"), to("A1"));
    let mut schemas = vec![(
        "A0".to_owned(),
        format!("{{properties: {{a: {{allOf: [{first}, {second}]}}, b: {first}}}}}"),
    )];
    for number in 1..length {
        let next = to(format!("A{}", number + 1));
        schemas.push((
            format!("A{number}"),
            format!("{{properties: {{a: {next}, b: {next}}}}}"),
        ));
    }
    schemas.push((format!("A{length}"), "{properties: {x: {}}}".to_owned()));
    hook("h", &first, &schemas)
}

fn same_names(count: usize) -> String {
    let mut document = format!("{HEAD}webhooks:\n");
    for number in 0..count {
        let signs = ["-", "_", "*", "!"][number % 4].repeat(1 + number / 4);
        writeln!(document, "  'h{signs}': {{post: {{responses: {{}}}}}}").unwrap();
    }
    document
}

/// Each of four callbacks refers to the next so many times.
fn tower(count: usize) -> String {
    let mut document = format!(
        "{HEAD}paths:\n  /a:\n    post:\n      callbacks: {{c: {{$ref: '#/components/callbacks/C0'}}}}\n      responses: {{}}\n\
         components:\n  callbacks:\n"
    );
    for level in 0..4 {
        write!(
            document,
            "    C{level}:\n      '{{$request.query.u}}':\n        post:\n          responses: {{}}\n          callbacks:\n            \
             x-none: {{}}\n"
        )
        .unwrap();
        for number in 0..if level < 3 { count } else { 0 } {
            let next = level + 1;
            writeln!(
                document,
                "            c{number}: {{$ref: '#/components/callbacks/C{next}'}}"
            )
            .unwrap();
        }
    }
    document
}

/// A callback refers to itself so many times.
fn itself(count: usize) -> String {
    let mut document = format!(
        "{HEAD}paths:\n  /a:\n    post:\n      callbacks: {{c: {{$ref: '#/components/callbacks/C'}}}}\n      responses: {{}}\n\
         components:\n  callbacks:\n    C:\n      '{{$request.query.u}}':\n        post:\n          responses: {{}}\n          callbacks:\n"
    );
    for number in 0..count {
        writeln!(
            document,
            "            c{number}: {{$ref: '#/components/callbacks/C'}}"
        )
        .unwrap();
    }
    document
}
