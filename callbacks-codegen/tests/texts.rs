//! No string of a document becomes code, a doc test or HTML, in any place.
#![allow(clippy::unwrap_used, reason = "helpers of tests unwrap as tests do")]

#[path = "support/texts.rs"]
mod texts;

use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;

use callbacks_codegen::{Expansion, Settings, expand_with};
use proc_macro2::{TokenStream, TokenTree};
use pulldown_cmark::{
    BrokenLink, CodeBlockKind, CowStr, Event, LinkType, Options, Parser, Tag, TagEnd,
};

/// How rustdoc reads Markdown.
const OPTIONS: Options = Options::ENABLE_TABLES
    .union(Options::ENABLE_FOOTNOTES)
    .union(Options::ENABLE_STRIKETHROUGH)
    .union(Options::ENABLE_TASKLISTS)
    .union(Options::ENABLE_SMART_PUNCTUATION);

fn expand(document: &str) -> Expansion {
    expand_with(&Settings::new("api.json"), |_| Ok(document.into()))
}

/// The comments of all items, as rustdoc joins them.
fn comments(expansion: &Expansion) -> BTreeSet<String> {
    let mut comments = BTreeSet::from([expansion.documentation.clone()]);
    collect(expansion.tokens(), &mut comments);
    comments
}

fn collect(tokens: TokenStream, comments: &mut BTreeSet<String>) {
    let mut lines: Vec<String> = Vec::new();
    let mut tokens = tokens.into_iter().peekable();
    while let Some(token) = tokens.next() {
        let is_hash = matches!(&token, TokenTree::Punct(punct) if punct.as_char() == '#');
        let attribute = match tokens.peek() {
            Some(TokenTree::Group(group)) if is_hash => Some(group.stream()),
            _ => None,
        };
        if let Some(attribute) = attribute {
            tokens.next();
            lines.extend(line(&attribute));
            continue;
        }
        if !lines.is_empty() {
            comments.insert(lines.join("\n"));
            lines.clear();
        }
        if let TokenTree::Group(group) = token {
            collect(group.stream(), comments);
        }
    }
}

/// The text of `doc = ".."`, without the space that comments start with.
fn line(attribute: &TokenStream) -> Option<String> {
    let tokens: Vec<_> = attribute.clone().into_iter().collect();
    let [TokenTree::Ident(name), _, TokenTree::Literal(text)] = tokens.as_slice() else {
        return None;
    };
    let text = syn::parse_str::<syn::LitStr>(&text.to_string())
        .ok()?
        .value();
    let is_doc = name == "doc";
    is_doc.then(|| text.strip_prefix(' ').unwrap_or(&text).to_owned())
}

/// What rustdoc would make of a comment that it must not.
fn fault(comment: &str) -> Option<String> {
    let broken = std::cell::RefCell::new(None);
    let note = |link: BrokenLink<'_>| {
        *broken.borrow_mut() = Some(format!("a link to an item: {:?}", link.reference));
        None::<(CowStr<'_>, CowStr<'_>)>
    };
    let parser = Parser::new_with_broken_link_callback(comment, OPTIONS, Some(note));
    let (mut links, mut blocks) = (0, 0);
    let found = parser.into_offset_iter().find_map(|(event, place)| {
        match &event {
            Event::Start(Tag::Link { .. }) => links += 1,
            Event::End(TagEnd::Link) => links -= 1,
            Event::Start(Tag::CodeBlock(_)) => blocks += 1,
            Event::End(TagEnd::CodeBlock) => blocks -= 1,
            _ => {}
        }
        match event {
            Event::Text(text) if links == 0 && blocks == 0 => {
                let is_escaped = comment[..place.start].ends_with('\\');
                let has_mark = text.contains('`') && !is_escaped;
                (has_bare_address(&text) || has_mark).then(|| format!("a text: {text:?}"))
            }
            event => fault_of(&event),
        }
    });
    found.or(broken.into_inner())
}

fn fault_of(event: &Event<'_>) -> Option<String> {
    match event {
        Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(language))) => {
            (&**language != "text").then(|| format!("a block of code in {language:?}"))
        }
        Event::Start(Tag::Link {
            link_type,
            dest_url,
            ..
        }) => {
            let address = dest_url.to_ascii_lowercase();
            let mut schemes = ["https://", "http://", "mailto:"].into_iter();
            let is_web = schemes.any(|scheme| address.starts_with(scheme));
            let is_plain = matches!(link_type, LinkType::Inline | LinkType::Autolink);
            (!is_web || !is_plain).then(|| format!("a link to {dest_url:?}"))
        }
        Event::Start(
            Tag::CodeBlock(CodeBlockKind::Indented)
            | Tag::HtmlBlock
            | Tag::Image { .. }
            | Tag::FootnoteDefinition(_),
        )
        | Event::Html(_)
        | Event::InlineHtml(_)
        | Event::FootnoteReference(_)
        | Event::TaskListMarker(_) => Some(format!("{event:?}")),
        _ => None,
    }
}

/// Whether rustdoc would ask to make a link of an address.
fn has_bare_address(text: &str) -> bool {
    let text = text.to_ascii_lowercase();
    ["http://", "https://"].iter().any(|scheme| {
        let mut addresses = text.split(scheme).skip(1);
        addresses.any(|rest| {
            let host = rest.split(|each: char| !each.is_ascii_alphanumeric() && each != '.');
            let mut host = host;
            host.next()
                .is_some_and(|host| host.len() > 4 && host.trim_matches('.').contains('.'))
        })
    })
}

/// Characters that nobody sees, or that show others in another order.
fn is_hidden(each: char) -> bool {
    let is_control = each.is_control() && each != '\n';
    is_control
        || matches!(
            each,
            '\u{ad}' | '\u{61c}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{3164}' | '\u{feff}'
        )
        || matches!(each, '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}')
}

#[test]
fn the_oracle_finds_what_rustdoc_must_not_see() {
    for comment in [
        "```\nx\n```",
        "> ```rust\n> x\n> ```",
        "-     x",
        "a\n\n\tx",
        "<b>",
        "a <!-- b -->",
        "[a]",
        "[a][b]",
        "[a](b)",
        "![a](https://a.example)",
        "https://a.example",
        "[^1]\n\n[^1]: a",
        "a ` b",
    ] {
        assert!(fault(comment).is_some(), "{comment:?}");
    }
    for comment in [
        "```text\nhttps://a.example `x\n```",
        "a \\` b \\[c] `<d>`",
        "<https://a.example> [x](https://a.example)",
    ] {
        assert_eq!(fault(comment), None, "{comment:?}");
    }
}

#[test]
fn prose_and_names_of_any_kind_are_neither_code_nor_html() {
    let (mut all, mut from_document) = (0, 0);
    for seed in 0..20 {
        let document = texts::document(seed).to_string();
        let expansion = expand(&document);
        for comment in comments(&expansion) {
            if let Some(fault) = fault(&comment) {
                panic!("seed {seed}: {fault} in:\n{comment}\n--- {comment:?}");
            }
            all += 1;
            from_document += usize::from(comment.contains("panic!"));
        }
        let source = expansion.to_source();
        let strange = source.lines().find(|line| line.contains(is_hidden));
        assert_eq!(strange, None, "seed {seed}");
        syn::parse_file(&source).unwrap();
    }
    assert!(all > 1_000 && from_document > 60, "{all} {from_document}");
}

/// The places that have documentation, each with a string of its own.
#[test]
fn code_of_a_document_is_never_a_doc_test() {
    const CODE: [&str; 9] = [
        "> ```\n> panic!()\n> ```",
        "- ```\n  panic!()\n  ```",
        "* ~~~\n  panic!()\n  ~~~",
        "1. ```rust\n   panic!()\n   ```",
        ">     panic!()",
        "-     panic!()",
        "-\t\tpanic!()",
        " \tpanic!()",
        "> > ```\n> > panic!()\n> > ```",
    ];
    let mut count = 0;
    let mut text = || {
        count += 1;
        format!("place{count}x\n\n{}", CODE[count % CODE.len()])
    };
    let document = serde_json::json!({
        "openapi": "3.1.0",
        "info": {"title": text(), "version": text()},
        "webhooks": {
            "h": {"post": {
                "summary": text(),
                "description": text(),
                "parameters": [
                    {"name": "x-p", "in": "header", "description": text(), "schema": {"type": "string"}},
                    {"name": text(), "in": "query", "schema": {"type": "string"}},
                ],
                "requestBody": {"description": text(), "content": {
                    "application/json": {"schema": {"$ref": "#/components/schemas/S"}},
                }},
                "responses": {"204": {"description": text(), "headers": {
                    "X-A": {"description": text(), "schema": {"type": "string"}},
                }}},
                "security": [{"s": []}],
            }},
            text(): {"post": {"responses": {"204": {"description": "Taken"}}}},
        },
        "components": {
            "securitySchemes": {"s": {"type": "http", "scheme": "bearer", "description": text(), "bearerFormat": text()}},
            "schemas": {"S": {
                "description": text(),
                "type": "object",
                "required": ["c"],
                "properties": {
                    "p": {"type": "string", "description": text()},
                    text(): {"type": "string"},
                    "c": {"const": text()},
                    "e": {"type": "string", "enum": [text(), "y"]},
                    "d": {"type": "string", "default": text()},
                    "u": {"oneOf": [
                        {"type": "object", "title": "A", "required": ["t"], "properties": {"t": {"const": text()}}},
                        {"type": "object", "title": "B", "required": ["t"], "properties": {"t": {"const": "b"}}},
                    ]},
                },
            }},
        },
    });
    let expansion = expand(&document.to_string());
    assert!(!expansion.has_errors(), "{:#?}", expansion.diagnostics);
    let comments = comments(&expansion);
    for place in 1..=count {
        let name = format!("place{place}x");
        let mut found = comments
            .iter()
            .filter(|comment| comment.contains(&name))
            .peekable();
        assert!(found.peek().is_some(), "{name} of {document:#}");
        for comment in found {
            assert_eq!(fault(comment), None, "{comment}");
        }
    }
}

/// What rustdoc itself makes of the comments of many documents.
#[test]
fn rustdoc_runs_nothing_and_shows_no_html() {
    let comments: BTreeSet<_> = (40..60)
        .flat_map(|seed| comments(&expand(&texts::document(seed).to_string())))
        .collect();
    let items = comments.iter().enumerate().map(|(index, comment)| {
        let lines = comment
            .lines()
            .map(|line| format!("#[doc = {:?}]\n", format!(" {line}")));
        format!("{}Item{index},\n", lines.collect::<String>())
    });
    // On variants, because rustdoc writes one page for all of them.
    let items: String = items.collect();
    let source = format!("//! Comments.\n/// All of them.\npub enum Comments {{\n{items}}}\n");
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("texts");
    std::fs::create_dir_all(&folder).unwrap();
    let file = folder.join("comments.rs");
    std::fs::write(&file, source).unwrap();

    let tests = rustdoc(&file, &["--test"]);
    assert!(tests.contains("running 0 tests"), "{tests}");
    let html = folder.join("html");
    let lints = [
        "-D",
        "warnings",
        "-D",
        "rustdoc::all",
        "-o",
        html.to_str().unwrap(),
    ];
    rustdoc(&file, &lints);
    let page = std::fs::read_to_string(html.join("comments/enum.Comments.html")).unwrap();
    assert!(
        page.contains("&lt;script&gt;alert"),
        "nothing of the documents is there"
    );
    for element in [
        "<script>alert",
        "<img src=x",
        "<b>",
        "<?php",
        "href=\"javascript:",
    ] {
        assert!(!page.contains(element), "{element}");
    }
}

/// Runs rustdoc over a file and gives what it says.
fn rustdoc(file: &Path, arguments: &[&str]) -> String {
    let program = std::env::var_os("RUSTDOC").unwrap_or_else(|| "rustdoc".into());
    let mut command = Command::new(program);
    command
        .arg(file)
        .args(["--edition", "2024", "--crate-type", "lib"]);
    let output = command.args(arguments).output().unwrap();
    let said = [output.stdout, output.stderr].concat();
    let said = String::from_utf8_lossy(&said).into_owned();
    assert!(output.status.success(), "{said}");
    said
}

#[test]
fn descriptions_are_read_in_time_proportional_to_their_length() {
    const LENGTH: usize = 30_000;
    // Each of these repeats what might be looked for again from every place of a description.
    for unit in [
        "`",
        "` ``",
        "[",
        "](",
        "[a](https://a.example \"",
        "<https://",
        "https://*",
        "&",
        "> ",
        "- ",
        "|",
        "h",
        "\\",
        "*_",
    ] {
        let text = unit.repeat(LENGTH / unit.len());
        let document = serde_json::json!({
            "openapi": "3.1.0",
            "info": {"title": text, "version": "1"},
            "webhooks": {"h": {"post": {"description": text, "responses": {"204": {"description": text}}}}},
        });
        let expansion = expand(&document.to_string());
        let size: usize = comments(&expansion).iter().map(String::len).sum();
        assert!(size < 30 * LENGTH, "{unit:?}: {size}");
    }
}
