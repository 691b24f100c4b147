//! Names are those of the document, and stay when something else in it changes.
#![allow(clippy::unwrap_used, reason = "helpers of tests unwrap as tests do")]

use std::collections::BTreeSet;
use std::path::Path;

use proc_macro2::{TokenStream, TokenTree};

use callbacks_codegen::{Expansion, Settings, expand_with};

const HEAD: &str = "openapi: 3.1.0\ninfo: {title: Names, version: '1'}\n";

/// Expands `api.yaml`, which may refer to the other files, given as name and text.
fn expand(files: &[(&str, &str)]) -> Expansion {
    let expansion = expand_with(&Settings::new("api.yaml"), |path: &Path| {
        let file = files.iter().find(|(name, _)| Path::new(name) == path);
        let (_, text) = file.ok_or(std::io::ErrorKind::NotFound)?;
        Ok(text.as_bytes().to_vec())
    });
    let texts: Vec<_> = expansion
        .diagnostics
        .iter()
        .map(|each| &each.text)
        .collect();
    assert!(texts.is_empty(), "{texts:#?}");
    expansion
}

/// A document of webhooks with these schemas as bodies, named `hook0` and so on, and its own schemas.
fn document(bodies: &[&str], schemas: &[&str]) -> String {
    let hooks = bodies.iter().enumerate().map(|(index, body)| {
        format!(
            "  hook{index}: {{post: {{requestBody: {{content: {{application/json: {{schema: {body}}}}}}}, \
             responses: {{'204': {{description: Taken}}}}}}}}\n"
        )
    });
    let hooks: String = hooks.collect();
    let schemas: String = schemas.iter().map(|each| format!("    {each}\n")).collect();
    format!("{HEAD}webhooks:\n{hooks}components:\n  schemas:\n    Unused: {{}}\n{schemas}")
}

/// A file of schemas.
fn schemas(schemas: &[&str]) -> String {
    let schemas: String = schemas.iter().map(|each| format!("    {each}\n")).collect();
    format!("components:\n  schemas:\n{schemas}")
}

fn to(file: &str, name: &str) -> String {
    format!("{{$ref: '{file}#/components/schemas/{name}'}}")
}

/// The structs, enumerations and their members.
fn names(expansion: &Expansion) -> BTreeSet<String> {
    let file: syn::File = syn::parse2(expansion.tokens()).unwrap();
    let types = file.items.iter().filter_map(|item| match item {
        syn::Item::Struct(item) => Some(item.ident.to_string()),
        syn::Item::Enum(item) => Some(item.ident.to_string()),
        _ => None,
    });
    types.collect()
}

/// The string literals of generated code.
fn strings(tokens: TokenStream) -> BTreeSet<String> {
    let strings = tokens.into_iter().flat_map(|tree| match tree {
        TokenTree::Group(group) => strings(group.stream()),
        TokenTree::Literal(literal) => syn::parse_str::<syn::LitStr>(&literal.to_string())
            .map(|string| string.value())
            .into_iter()
            .collect(),
        _ => BTreeSet::new(),
    });
    strings.collect()
}

fn check(files: &[(&str, &str)], expected: &[&str]) {
    let expected: BTreeSet<_> = expected.iter().map(|name| (*name).to_owned()).collect();
    assert_eq!(names(&expand(files)), expected);
}

const PROBLEM: &str = "Problem: {type: object, properties: {a: {type: string}}}";
const OTHER: &str = "Problem: {type: object, properties: {b: {type: string}}}";

#[test]
fn a_name_that_one_file_has_is_plain() {
    let api = document(&[&to("common.yaml", "Problem")], &[]);
    check(
        &[("api.yaml", &api), ("common.yaml", &schemas(&[PROBLEM]))],
        &["Problem"],
    );
}

#[test]
fn the_root_document_has_its_names_whether_they_are_reached_or_not() {
    let own = to("", "Problem");
    let foreign = to("common.yaml", "Problem");
    let common = schemas(&[OTHER]);
    let both = ["Problem", "CommonProblem"];
    for (bodies, expected) in [
        (vec![own.as_str(), &foreign], &both[..]),
        (vec![&foreign, &own], &both),
        (vec![&foreign], &both[1..]),
    ] {
        let api = document(&bodies, &[PROBLEM]);
        check(&[("api.yaml", &api), ("common.yaml", &common)], expected);
    }
}

#[test]
fn each_of_several_files_that_have_a_name_stands_before_it() {
    let bodies = [
        to("a/common.yaml", "Problem"),
        to("b/extra.yaml", "Problem"),
    ];
    let (a, b) = (schemas(&[PROBLEM]), schemas(&[OTHER]));
    let expected = ["CommonProblem", "ExtraProblem"];
    for order in [[0, 1], [1, 0]] {
        let api = document(&order.map(|index| bodies[index].as_str()), &[]);
        let files = [
            ("api.yaml", &*api),
            ("a/common.yaml", &a),
            ("b/extra.yaml", &b),
        ];
        check(&files, &expected);
    }
}

#[test]
fn a_schema_that_nothing_reaches_yet_has_its_claim() {
    let unreached = schemas(&[
        OTHER,
        "Item: {type: object, properties: {c: {type: string}}}",
    ]);
    let common = schemas(&[PROBLEM]);
    let bodies = [to("common.yaml", "Problem"), to("extra.yaml", "Item")];
    for order in [[0, 1], [1, 0]] {
        let api = document(&order.map(|index| bodies[index].as_str()), &[]);
        let files = [
            ("api.yaml", &*api),
            ("common.yaml", &common),
            ("extra.yaml", &unreached),
        ];
        check(&files, &["CommonProblem", "Item"]);
    }
}

#[test]
fn files_of_one_name_are_told_apart_by_their_folders() {
    let bodies = [
        to("v1/common.yaml", "Problem"),
        to("v2/common.yaml", "Problem"),
        to("v2/common.v3.yaml", "Problem"),
    ];
    let api = document(&bodies.each_ref().map(String::as_str), &[]);
    let (a, b) = (schemas(&[PROBLEM]), schemas(&[OTHER]));
    let files = [
        ("api.yaml", &*api),
        ("v1/common.yaml", &a),
        ("v2/common.yaml", &b),
        ("v2/common.v3.yaml", &a),
    ];
    check(
        &files,
        &["V1CommonProblem", "V2CommonProblem", "CommonV3Problem"],
    );
}

#[test]
fn files_whose_paths_are_one_name_are_told_apart_by_their_order() {
    let bodies = [to("a_b.yaml", "Problem"), to("a-b.yaml", "Problem")];
    let (a, b) = (schemas(&[PROBLEM]), schemas(&[OTHER]));
    for order in [[0, 1], [1, 0]] {
        let api = document(&order.map(|index| bodies[index].as_str()), &[]);
        let files = [("api.yaml", &*api), ("a-b.yaml", &a), ("a_b.yaml", &b)];
        let expansion = expand(&files);
        check(&files, &["ABProblemPayload1", "ABProblemPayload2"]);
        let text = expansion.tokens().to_string();
        let struct_of = |member: &str| {
            let at = text.find(&format!("pub {member} :")).unwrap();
            text[..at]
                .rfind("pub struct")
                .map(|start| text[start..at].to_owned())
        };
        assert!(struct_of("a").unwrap().contains("ABProblemPayload1"));
    }
}

#[test]
fn a_name_made_of_two_is_not_one_that_the_root_document_has() {
    let api = document(
        &[&to("common.yaml", "Problem"), &to("", "CommonProblem")],
        &[
            PROBLEM,
            "CommonProblem: {type: object, properties: {c: {type: string}}}",
        ],
    );
    let files = [("api.yaml", &*api), ("common.yaml", &schemas(&[OTHER]))];
    check(&files, &["CommonProblem", "CommonProblemPayload1"]);
}

#[test]
fn a_schema_without_a_name_leaves_those_of_other_files_alone() {
    let inline = "{type: object, properties: {x: {type: string}}}";
    let common = schemas(&["Hook0: {type: object, properties: {a: {type: string}}}"]);
    let api = document(&[inline, &to("common.yaml", "Hook0")], &[]);
    let files = [("api.yaml", &*api), ("common.yaml", &common)];
    check(&files, &["Hook0Payload", "Hook0"]);
}

#[test]
fn types_within_a_schema_have_its_longer_name_before_theirs() {
    let nested = "Problem: {type: object, properties: {inner: {type: object, properties: {b: {type: string}}}}}";
    let api = document(
        &[&to("common.yaml", "Problem"), &to("", "Problem")],
        &[PROBLEM],
    );
    let files = [("api.yaml", &*api), ("common.yaml", &schemas(&[nested]))];
    check(&files, &["Problem", "CommonProblem", "CommonProblemInner"]);
}

/// rustc takes names for one that are equal in Unicode's normal form C.
#[test]
fn names_that_look_the_same_are_told_apart() {
    let (composed, decomposed) = ("\u{e9}t\u{e9}", "e\u{301}te\u{301}");
    let sign = "\u{212b}ngstrom";
    let letter = "\u{c5}ngstrom";
    let schema = |name: &str| {
        format!("\"{name}\": {{type: object, properties: {{\"{name}\": {{type: string}}}}}}")
    };
    let all = [composed, decomposed, sign, letter];
    let members: String = all
        .map(|name| format!("\"{name}\": {},", to("", name)))
        .concat();
    let texts = all.map(|text| format!("\"{text}\",")).concat();
    let api = document(
        &[
            &format!("{{type: object, properties: {{{members}}}}}"),
            &format!("{{type: string, enum: [{texts}]}}"),
        ],
        &all.each_ref()
            .map(|name| schema(name))
            .each_ref()
            .map(String::as_str),
    );
    let expansion = expand(&[("api.yaml", &api)]);
    let strings = strings(expansion.tokens());
    let normal =
        |name: &str| unicode_normalization::UnicodeNormalization::nfc(name).collect::<String>();
    let types = names(&expansion);
    assert!(types.iter().all(|name| normal(name) == *name), "{types:?}");
    assert_eq!(types.len(), 6, "{types:?}");
    for name in all {
        assert!(strings.contains(name), "{name}");
    }
}

/// `Self` is the one name that stays wrong as a raw identifier.
/// The variants of the enumeration `Kind` with these values.
fn variants(values: &str) -> Vec<String> {
    let kind = format!("Kind: {{enum: {values}}}");
    let document = document(&[&to("", "Kind")], &[&kind]);
    let expansion = expand(&[("api.yaml", &document)]);
    let file: syn::File = syn::parse2(expansion.tokens()).unwrap();
    let variants = file.items.into_iter().find_map(|item| match item {
        syn::Item::Enum(item) if item.ident == "Kind" => Some(item.variants),
        _ => None,
    });
    let variants = variants.unwrap().into_iter();
    variants.map(|variant| variant.ident.to_string()).collect()
}

#[test]
fn values_of_an_enumeration_keep_their_names() {
    let names = [
        "LessThanOrEqual",
        "NotEqual",
        "EtcGmtPlus1",
        "EtcGmtMinus1",
        "Empty",
        "OrderPaid",
        "N1Dot5",
        "N15",
        "東京",
    ];
    let values = r#"'<=', '!=', Etc/GMT+1, Etc/GMT-1, '', order.paid, '1.5', '15', 東京"#;
    assert_eq!(variants(&format!("[{values}]")), names);
    for inserted in ["'<'", "Etc/GMT", "' '", "new", "order", "'1'"] {
        let more = variants(&format!("[{inserted}, {values}]"));
        assert_eq!(more[1..], names, "{inserted}");
    }
}

#[test]
fn members_called_self_are_of_types_that_rust_takes() {
    let link = "{type: object, properties: {href: {type: string}}}";
    let schema = |name: &str, other: &str| {
        format!("{name}: {{type: object, properties: {{self: {link}, {other}: {{type: string}}}}}}")
    };
    let schemas = [schema("Order", "id"), schema("Customer", "name")];
    let schemas = schemas.each_ref().map(String::as_str);
    let api = document(&[&to("", "Order"), &to("", "Customer")], &schemas);
    check(&[("api.yaml", &api)], &["Order", "Customer", "OrderSelf"]);
}

/// rustc refuses characters that turn the order of others, and warns of letters that look like others.
#[test]
fn names_have_letters_that_rustc_does_not_warn_of() {
    let api = document(
        &[
            r#"{type: object, properties: {"a\u202eb": {type: string}, "p\u0430y": {type: string}, "\u3164": {type: string}}}"#,
        ],
        &[],
    );
    let source = expand(&[("api.yaml", &api)]).to_source();
    for expected in [
        "pub a_b: Option<String>",
        "pub pay: Option<String>",
        "pub unnamed: Option<String>",
        "\"a\\u{202e}b\"",
    ] {
        assert!(source.contains(expected), "{expected} of {source}");
    }
    assert!(!source.contains(['\u{202e}', '\u{3164}']));
}
