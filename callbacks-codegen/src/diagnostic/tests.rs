use std::path::Path;

use crate::diagnostic::{Code, Diagnostic, Diagnostics, Severity, render_all};
use crate::source::{Location, SourceMap, Texts, View};

/// Renders what `find` says about files given as name and text, of which it gets the roots.
fn render(files: &[(&str, &str)], find: impl Fn(&[View<'_>]) -> Diagnostic) -> String {
    with_files(files, |sources, roots| find(roots).render(sources))
}

fn with_files<T>(files: &[(&str, &str)], look: impl FnOnce(&SourceMap<'_>, &[View<'_>]) -> T) -> T {
    let texts = Texts::new();
    let reader = |path: &Path| {
        let file = files.iter().find(|(name, _)| Path::new(name) == path);
        Ok(file.expect("the file is given").1.as_bytes().to_vec())
    };
    let sources = SourceMap::with_reader(&texts, Box::new(reader));
    let roots: Vec<View<'_>> = files
        .iter()
        .map(|(name, _)| sources.load(Path::new(name)).unwrap())
        .collect();
    look(&sources, &roots)
}

/// The place of the first `part` of the text of a file.
fn place(root: View<'_>, part: &str) -> Location {
    let start = root.source().text().find(part).expect("it is there");
    Location {
        file: root.file(),
        start: u32::try_from(start).unwrap(),
        end: u32::try_from(start + part.len()).unwrap(),
    }
}

const CODE: Code = Code::DUPLICATE_KEY;

#[test]
fn a_diagnostic_is_laid_out_as_rustc_does() {
    let text = format!(
        "{}paths:\n  /payments:\n    post:\n      callbacks:\n        onPaymentSettled: 'x{{$request.body#/callbackUrl'\n",
        "#\n".repeat(36)
    );
    let rendered = render(&[("api/openapi.yaml", &text)], |roots| {
        let node = roots[0]
            .pointer("/paths/~1payments/post/callbacks/onPaymentSettled")
            .unwrap();
        Diagnostic::error(
            CODE,
            node.part(28..29),
            "callback `onPaymentSettled`: runtime expression is not closed",
        )
        .label("expected `}` before this quote")
        .help("write `{$request.body#/callbackUrl}`")
    });
    assert_eq!(
        rendered,
        "callback `onPaymentSettled`: runtime expression is not closed [duplicate-key]
        --> api/openapi.yaml:41:56
          |
       41 |         onPaymentSettled: 'x{$request.body#/callbackUrl'
          |                                                        ^ expected `}` before this quote
          = at: #/paths/~1payments/post/callbacks/onPaymentSettled
          = help: write `{$request.body#/callbackUrl}`"
    );
}

#[test]
fn further_places_are_shown_in_the_order_of_lines() {
    let rendered = render(
        &[("a.yaml", "a: 1\nb: 2\nc: 3\nd: 4\ne: é5 6\n")],
        |roots| {
            let place = |part| place(roots[0], part);
            Diagnostic::error(CODE, place("d"), "message")
                .label("here")
                .also(place("6"), "last")
                .also(place("a"), "first")
                .also(place("é5"), "")
                .also(place("b"), "second")
                .help("one")
                .help("two")
        },
    );
    assert_eq!(
        rendered,
        "message [duplicate-key]
        --> a.yaml:4:1
          |
        1 | a: 1
          | - first
        2 | b: 2
          | - second
      ...
        4 | d: 4
          | ^ here
        5 | e: é5 6
          |    --
          |       - last
          = at: #/d
          = help: one
          = help: two"
    );
}

#[test]
fn places_in_other_files_have_their_own_heading() {
    let files = [("a.yaml", "a: 1\n"), ("b.json", "{\n  \"b\": [2]\n}")];
    let rendered = render(&files, |roots| {
        Diagnostic::warning(CODE, place(roots[0], "1"), "message")
            .also(place(roots[1], "[2]"), "there")
            .also(place(roots[0], "a"), "")
    });
    assert_eq!(
        rendered,
        "message [duplicate-key]
        --> a.yaml:1:4
          |
        1 | a: 1
          | -
          |    ^
        --> b.json:2:8
          |
        2 |   \"b\": [2]
          |        --- there
          = at: #/a"
    );
}

#[test]
fn a_place_of_several_lines_is_marked_to_the_end_of_the_first() {
    let rendered = render(&[("a.yaml", "a:\n  b: 1  \r\n  c: 2\n")], |roots| {
        let node = roots[0].get("a").unwrap();
        Diagnostic::error(CODE, node.location(), "message").label("all of it")
    });
    assert_eq!(
        rendered,
        "message [duplicate-key]
        --> a.yaml:2:3
          |
        2 |   b: 1
          |   ^^^^ all of it
          = at: #/a"
    );
}

#[test]
fn numbers_of_lines_are_aligned() {
    let text = format!("{}a: 1\n", "#\n".repeat(99_999));
    let rendered = render(&[("a.yaml", &text)], |roots| {
        Diagnostic::error(CODE, place(roots[0], "1"), "message")
    });
    let lines: Vec<&str> = rendered.lines().collect();
    assert_eq!(
        lines[1..5],
        [
            "        --> a.yaml:100000:4",
            "          |",
            "   100000 | a: 1",
            "          |    ^"
        ]
    );
}

#[test]
fn a_document_cannot_forge_what_is_printed() {
    let text = "a\u{202e}:\t\"x\u{2066}y\u{200b}\u{85}\" #";
    let rendered = render(&[("a\u{202e}.yaml", text)], |roots| {
        let (key, value) = roots[0].entries().next().unwrap();
        let message = format!("key `{}`\nerror: [31m\u{1b}[31m", key.text);
        Diagnostic::error(CODE, value.location(), message)
            .label("\u{7f}label\r")
            .help("help\u{2028}\u{feff}")
    });
    assert_eq!(
        rendered,
        "key `a\u{fffd}`\u{fffd}error: [31m\u{fffd}[31m [duplicate-key]
        --> a\u{fffd}.yaml:1:5
          |
        1 | a\u{fffd}: \"x\u{fffd}y\u{fffd}\u{fffd}\" #
          |     ^^^^^^^ \u{fffd}label\u{fffd}
          = at: #/a%E2%80%AE
          = help: help\u{fffd}\u{fffd}"
    );
}

#[test]
fn long_lines_are_cut_to_a_window() {
    let items: Vec<String> = (100..400).map(|item| format!("\"ü{item}\"")).collect();
    let text = format!("[{}]", items.join(","));
    let files = [("a.json", text.as_str())];
    let lines = |part: &str, length: u32| {
        let rendered = render(&files, |roots| {
            let mut place = place(roots[0], part);
            place.end += length;
            Diagnostic::error(CODE, place, "message").label("here")
        });
        let lines: Vec<String> = rendered
            .lines()
            .skip(3)
            .take(2)
            .map(str::to_owned)
            .collect();
        lines.join("\n")
    };
    assert_eq!(
        lines("\"ü100", 1),
        r#"        1 | ["ü100","ü101","ü102","ü103","ü104","ü105","ü106","ü107","ü108","ü109","ü110","ü111","ü112","ü113","…
          |  ^^^^^^ here"#
    );
    assert_eq!(
        lines("\"ü200", 1),
        r#"        1 | …194","ü195","ü196","ü197","ü198","ü199","ü200","ü201","ü202","ü203","ü204","ü205","ü206","ü207","ü20…
          |                                          ^^^^^^ here"#
    );
    assert_eq!(
        lines("\"ü399", 1),
        r#"        1 | …393","ü394","ü395","ü396","ü397","ü398","ü399"]
          |                                          ^^^^^^ here"#
    );
    // A wide mark ends with the window.
    let wide = lines("\"ü200", 900);
    assert!(
        wide.ends_with(&format!("  {} here", "^".repeat(60))),
        "{wide}"
    );
}

#[test]
fn two_places_in_one_long_line_are_shown_apart() {
    let text = format!("[1, {} 2]", "0, ".repeat(100));
    let rendered = render(&[("a.json", &text)], |roots| {
        Diagnostic::error(CODE, place(roots[0], "2"), "message").also(place(roots[0], "1"), "one")
    });
    let excerpt: Vec<&str> = rendered.lines().skip(3).take(4).collect();
    assert!(excerpt[0].starts_with("        1 | [1, 0, 0"), "{rendered}");
    assert_eq!(excerpt[1], "          |  - one");
    assert!(excerpt[2].starts_with("        1 | …0, 0, "), "{rendered}");
    assert!(excerpt[3].ends_with(" ^"), "{rendered}");
}

#[test]
fn large_texts_in_messages_are_cut() {
    let rendered = render(&[("a.yaml", "a: 1")], |roots| {
        let text = "x".repeat(1_000_000);
        Diagnostic::error(CODE, place(roots[0], "a"), text.clone())
            .label(text.clone())
            .help(text)
    });
    assert!(rendered.len() < 4_000);
}

#[test]
fn what_has_no_place_is_one_line() {
    with_files(&[("a.yaml", "a: 1")], |sources, roots| {
        let missing =
            Diagnostic::without_place(Code::FILE_NOT_FOUND, "file `b.yaml` does not exist")
                .label("no mark")
                .help("create it");
        assert_eq!(
            missing.render(sources),
            "file `b.yaml` does not exist [file-not-found]\n          = help: create it"
        );
        let placed = missing.or_at(place(roots[0], "1"));
        assert_eq!(placed.location(), Some(place(roots[0], "1")));
        let empty = Diagnostic::without_place(CODE, "message");
        assert_eq!(
            render_all(&[empty.clone(), empty], sources),
            "message [duplicate-key]\n\nmessage [duplicate-key]"
        );
    });
}

#[test]
fn places_at_the_end_of_a_file_are_shown() {
    let rendered = render(&[("a.yaml", "a: é\n")], |roots| {
        let end = u32::try_from(roots[0].source().text().len()).unwrap();
        let file = roots[0].file();
        Diagnostic::error(
            CODE,
            Location {
                file,
                start: end,
                end: end + 9,
            },
            "message",
        )
        .also(
            Location {
                file,
                start: 4,
                end: 4,
            },
            "within a character",
        )
        .also(
            Location {
                file,
                start: end - 1,
                end,
            },
            "at the line break",
        )
    });
    assert_eq!(
        rendered,
        "message [duplicate-key]
        --> a.yaml:2:1
          |
        1 | a: é
          |    - within a character
          |     - at the line break
        2 |
          | ^
          = at: #"
    );
}

#[test]
fn codes_are_named_in_kebab_case_and_once() {
    let mut names: Vec<&str> = Code::ALL.iter().map(|code| code.name()).collect();
    for code in Code::ALL {
        let is_kebab = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        assert!(code.name().chars().all(is_kebab), "{code}");
        let description = code.description();
        let is_sentence = !description.is_empty() && !description.ends_with('.');
        assert!(is_sentence, "{code}: {description}");
        assert_eq!(Code::from_name(code.name()), Some(*code));
    }
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), Code::ALL.len());
    assert_eq!(Code::from_name("no-such-code"), None);
}

#[test]
fn diagnostics_are_collected() {
    with_files(&[("a.yaml", "a: 1")], |_, roots| {
        let warning = Diagnostic::warning(CODE, roots[0].location(), "message");
        let mut found = Diagnostics::new();
        assert!(found.is_empty() && !found.has_errors());
        found.push(warning.clone());
        assert!(!found.is_empty() && !found.has_errors());
        found.extend([warning.clone().promote_to_error()]);
        assert!(found.has_errors());
        assert_eq!((found.len(), found.error_count()), (2, 1));
        let found = found.finish();
        assert_eq!(found[0], warning);
        assert_eq!(found[1].severity(), Severity::Error);
    });
}

#[test]
fn diagnostics_dropped_unread_are_noticed() {
    let drop_unread = || {
        let mut found = Diagnostics::new();
        found.push(Diagnostic::without_place(CODE, "message"));
    };
    let dropped = std::panic::catch_unwind(drop_unread);
    assert_eq!(dropped.is_err(), cfg!(debug_assertions));
}

#[test]
fn what_is_found_twice_at_a_place_is_told_once() {
    let messages = with_files(&[("a.yaml", "a: 1\nb: 2\n")], |_, roots| {
        let at = |key| roots[0].get(key).unwrap().location();
        let mut diagnostics = Diagnostics::new();
        diagnostics.push(Diagnostic::warning(CODE, at("a"), "one"));
        diagnostics.push(Diagnostic::warning(CODE, at("a"), "two"));
        diagnostics.push(Diagnostic::warning(CODE, at("b"), "one"));
        diagnostics.extend([
            Diagnostic::warning(CODE, at("a"), "one"),
            Diagnostic::warning(Code::EMPTY_DOCUMENT, at("a"), "one"),
            Diagnostic::without_place(CODE, "one"),
            Diagnostic::without_place(CODE, "one"),
        ]);
        diagnostics.finish()
    });
    let messages: Vec<_> = messages.iter().map(Diagnostic::message).collect();
    assert_eq!(messages, ["one", "two", "one", "one", "one"]);
}
