use std::path::Path;

use serde_json::{Value, json};

use super::action::Report;
use super::apply::Applier;
use super::{action, value};
use crate::diagnostic::{Diagnostics, render_all};
use crate::settings::Settings;
use crate::source::{SourceMap, Texts};

/// The document with overlays applied, and what was said about it. The tree and the value that targets are looked up in are
/// the same.
fn apply(document: &str, overlays: &[&str]) -> (Value, String) {
    let texts = Texts::new();
    let reader = |path: &Path| {
        let name = path.display().to_string();
        let index = name
            .strip_prefix("overlay-")
            .map(|rest| rest[..1].parse::<usize>());
        Ok(match index {
            Some(index) => overlays[index.unwrap()].as_bytes().to_vec(),
            None => document.as_bytes().to_vec(),
        })
    };
    let sources = SourceMap::with_reader(&texts, Box::new(reader));
    let root = sources.load(Path::new("api.yaml")).unwrap();
    let mut diagnostics = Diagnostics::new();
    let mut report = Report {
        diagnostics: &mut diagnostics,
        strict: false,
    };
    let mut applier = Applier::new(root, &sources);
    for index in 0..overlays.len() {
        let overlay = sources
            .load(Path::new(&format!("overlay-{index}.yaml")))
            .unwrap();
        for action in action::read(&mut report, overlay) {
            applier.apply(&mut report, &action);
        }
    }
    let selected = applier.value().clone();
    let root = applier.finish();
    assert_eq!(value::value(root), selected, "{overlays:?}");
    (selected, render_all(&diagnostics.finish(), &sources))
}

fn overlay(actions: &str) -> String {
    format!("overlay: 1.1.0\ninfo: {{title: t, version: '1'}}\nactions:\n{actions}")
}

#[track_caller]
fn check(document: &str, actions: &str, expected: &Value) {
    let (value, found) = apply(document, &[&overlay(actions)]);
    assert_eq!(found, "");
    assert_eq!(value, *expected);
}

#[test]
fn objects_are_merged_arrays_joined_and_single_values_replaced() {
    check(
        "a: {b: 1, c: [1], d: {e: x}, f: same}\n",
        "- target: $.a\n  update: {b: '2', c: [2, 3], d: {e: null, g: new}, h: {i: j}}\n",
        &json!({"a": {"b": "2", "c": [1, 2, 3], "d": {"e": null, "g": "new"}, "f": "same", "h": {"i": "j"}}}),
    );
}

#[test]
fn an_array_takes_one_value_or_many() {
    check(
        "a: []\nb: []\nc: [1]\n",
        "- {target: $.a, update: {x: 1}}\n- {target: $.b, update: [1, 2]}\n- {target: $.c, update: 2}\n",
        &json!({"a": [{"x": 1}], "b": [1, 2], "c": [1, 2]}),
    );
}

#[test]
fn single_values_are_replaced_where_they_are_selected() {
    check(
        "a: {t: 1}\nb: {t: x}\nc:\n",
        "- {target: '$..t', update: y}\n- {target: $.c, update: {d: 1}}\n",
        &json!({"a": {"t": "y"}, "b": {"t": "y"}, "c": {"d": 1}}),
    );
}

#[test]
fn what_is_removed_is_gone_from_objects_and_arrays() {
    check(
        "list: [{n: a, in: [1, 2]}, {n: b}, {n: c, in: [3]}]\nmap: {x: 1, y: 2}\n",
        "- {target: \"$.list[?@.n == 'a' || @.n == 'b']\", remove: true}\n- {target: '$..in[0]', remove: true}\n- {target: $.map.x, remove: true, update: {ignored: 1}}\n",
        &json!({"list": [{"n": "c", "in": []}], "map": {"y": 2}}),
    );
    // Parents and what is in them, at once.
    check(
        "a: [[1, 2], [3]]\n",
        "- {target: '$.a..*', remove: true}\n",
        &json!({"a": []}),
    );
}

#[test]
fn a_value_is_copied_as_it_is_then() {
    check(
        "a: {x: {deep: [1]}}\nb: {}\n",
        "- {target: $.b, copy: $.a}\n- {target: $.a.x.deep, update: 2}\n- {target: $.b.x, update: {own: true}}\n- {target: $.b, copy: $.b.x}\n",
        &json!({"a": {"x": {"deep": [1, 2]}}, "b": {"x": {"deep": [1], "own": true}, "deep": [1], "own": true}}),
    );
}

#[test]
fn overlays_are_applied_in_their_order() {
    let first = overlay("- {target: $, update: {a: {b: 1}}}\n");
    let second = overlay("- {target: $.a, update: {b: 2}}\n- {target: $.a, update: {c: 3}}\n");
    let (value, found) = apply("openapi: 3.1.0\n", &[&first, &second]);
    assert_eq!(found, "");
    assert_eq!(value, json!({"openapi": "3.1.0", "a": {"b": 2, "c": 3}}));
}

#[test]
fn an_alias_is_changed_where_it_is_selected_and_nowhere_else() {
    check(
        "a: &a {x: {y: 1}, z: [1]}\nb: *a\nc: {<<: *a, w: 1}\nd: [*a, *a]\n",
        "- {target: $.b.x, update: {y: 2}}\n- {target: $.c.z, update: 2}\n- {target: '$.d[1].x', remove: true}\n",
        &json!({
            "a": {"x": {"y": 1}, "z": [1]}, "b": {"x": {"y": 2}, "z": [1]},
            "c": {"w": 1, "x": {"y": 1}, "z": [1, 2]}, "d": [{"x": {"y": 1}, "z": [1]}, {"z": [1]}],
        }),
    );
    // Aliases of the overlay, added to many objects of which one is changed.
    check(
        "a: {}\nb: {}\nc: {}\n",
        "- target: $.*\n  update: {p: &p {q: [&r r]}, s: *p, t: *r}\n- target: $.b.s.q\n  update: u\n",
        &json!({
            "a": {"p": {"q": ["r"]}, "s": {"q": ["r"]}, "t": "r"},
            "b": {"p": {"q": ["r"]}, "s": {"q": ["r", "u"]}, "t": "r"},
            "c": {"p": {"q": ["r"]}, "s": {"q": ["r"]}, "t": "r"},
        }),
    );
}

#[test]
fn large_objects_find_what_is_added_and_removed() {
    let names = |range: std::ops::Range<usize>| {
        let members: Vec<_> = range.map(|number| format!("n{number}: {number}")).collect();
        members.join(", ")
    };
    let actions = format!(
        "- {{target: $.a, update: {{{}}}}}\n- {{target: '$.a[?@ < 20]', remove: true}}\n- {{target: $.a.n70, update: x}}\n- {{target: $.a.n35, remove: true}}\n",
        names(10..80)
    );
    let (value, found) = apply(&format!("a: {{{}}}\n", names(0..30)), &[&overlay(&actions)]);
    assert_eq!(found, "");
    let members = value["a"].as_object().unwrap();
    assert_eq!(members.len(), 59);
    assert_eq!((&members["n70"], members.get("n35")), (&json!("x"), None));
}

/// What is wrong is said where it is written in the overlay.
#[test]
fn mistakes_of_an_overlay_are_located() {
    let document = "paths: {/orders: {post: {tags: [a]}}}\ninfo: {title: t}\n";
    let places = |text: &str| {
        let (_, found) = apply(document, &[text]);
        let lines = found.lines().map(str::trim);
        let told = lines.filter(|line| {
            line.starts_with("-->") || line.contains("overlay]") || line.contains("[overlay")
        });
        told.map(str::to_owned).collect::<Vec<_>>().join("\n")
    };
    let cases = [
        (
            "- {target: '$.paths[\"/order\"].post', update: {a: 1}}",
            "selects nothing, so the action does nothing [overlay-without-effect]\n--> overlay-0.yaml:4:12",
        ),
        (
            "- {target: $.info, update: [1]}",
            "an array cannot be merged into an object [invalid-overlay]\n--> overlay-0.yaml:4:28\n--> api.yaml:2:7",
        ),
        (
            "- {target: $.info, update: {title: {a: 1}}}",
            "an object cannot be merged into a single value [invalid-overlay]\n--> overlay-0.yaml:4:36\n--> api.yaml:2:15",
        ),
        (
            "- {target: '$.paths./orders', remove: true}",
            "[invalid-overlay]\n--> overlay-0.yaml:4:",
        ),
        (
            "- {target: $, remove: true}",
            "the root of a document cannot be removed [invalid-overlay]\n--> overlay-0.yaml:4:12",
        ),
        (
            "- {target: $.info, copy: $.paths.*.*.tags}",
            "an array cannot be merged into an object [invalid-overlay]\n--> api.yaml:1:32",
        ),
        (
            "- {target: $.info, copy: '$.paths[\"/orders\"].post.tags[*]', update: {}}",
            "an action has `update` or `copy`, not both [invalid-overlay]\n--> overlay-0.yaml:4:26",
        ),
        (
            "- {target: $.info, copy: $.nothing}",
            "`copy` needs one value, and `$.nothing` selects 0 [invalid-overlay]\n--> overlay-0.yaml:4:26",
        ),
        (
            "- {target: $.*, update: {x: 1}}\n- {target: '$..*', update: {x: 1}}",
            "the target selects values of several kinds, and an action changes either objects, arrays or single values [invalid-overlay]\n--> overlay-0.yaml:5:12",
        ),
        (
            "- {update: {}}",
            "the action has no `target` [invalid-overlay]\n--> overlay-0.yaml:4:3",
        ),
        (
            "- {target: $, updat: {}}",
            "an overlay has no field `updat` here [invalid-overlay]\n--> overlay-0.yaml:4:15",
        ),
        (
            "- {target: $}",
            "so it does nothing [invalid-overlay]\n--> overlay-0.yaml:4:3",
        ),
        (
            "- {target: $, remove: maybe}",
            "expected `true` or `false`, found a string [invalid-overlay]\n--> overlay-0.yaml:4:23",
        ),
        (
            "- {target: 1, remove: true}",
            "[invalid-overlay]\n--> overlay-0.yaml:4:12",
        ),
        (
            "- 1",
            "expected an action, found an integer [invalid-overlay]\n--> overlay-0.yaml:4:3",
        ),
    ];
    for (actions, expected) in cases {
        let found = places(&overlay(actions));
        assert!(found.contains(expected), "{actions}: {found}");
    }
    let whole = [
        (
            "openapi: 3.1.0\n",
            "the field `overlay` is missing: this is no Overlay document [invalid-overlay]",
        ),
        (
            "overlay: 2.0.0\n",
            "Overlay `2.0.0` is not supported: there are 1.0 and 1.1 [invalid-overlay]\n--> overlay-0.yaml:1:10",
        ),
        (
            "overlay: 1.0.0\ninfo: {title: t, version: '1'}\nactions: {}\n",
            "an overlay needs a list of `actions` [invalid-overlay]\n--> overlay-0.yaml:3:10",
        ),
        (
            "overlay: 1.0.0\ninfo: {title: t, version: '1'}\nactions: []\n",
            "the overlay has no action, so it changes nothing [invalid-overlay]",
        ),
        (
            "overlay: 1.0.0\ninfo: {title: t}\nactions: [{target: $, update: {a: 1}}]\n",
            "`info` of an overlay needs `version` [invalid-overlay]\n--> overlay-0.yaml:2:7",
        ),
        (
            "overlay: 1.0.0\ninfo: {title: t, version: '1'}\nactions: [{target: $, copy: $.a}]\n",
            "`copy` came with Overlay 1.1 [invalid-overlay]\n--> overlay-0.yaml:3:29",
        ),
    ];
    for (text, expected) in whole {
        let found = places(text);
        assert!(found.contains(expected), "{text}: {found}");
    }
}

/// A name that is nearly there is suggested.
#[test]
fn a_target_that_selects_nothing_says_what_there_is() {
    let (_, found) = apply(
        "paths: {/orders: {post: {}}}\n",
        &[&overlay(
            "- {target: \"$.paths['/order'].post\", update: {}}",
        )],
    );
    assert!(found.ends_with("= help: there is `/orders`"), "{found}");
}

/// What overlays multiply is bounded as what aliases multiply is.
#[test]
fn what_overlays_add_is_bounded() {
    let items = vec!["{}"; 3000].join(", ");
    let wide = overlay(&format!(
        "- {{target: '$.a[*]', update: {{x: [{items}]}}}}\n"
    ));
    let (_, found) = apply(&format!("a: [{items}]\n"), &[&wide]);
    assert!(found.contains("[too-many-nodes]"), "{found}");
    let deep = format!("{}1{}", "{a: ".repeat(300), "}".repeat(300));
    let path = ".a".repeat(299);
    let actions =
        format!("- {{target: $, update: {deep}}}\n- {{target: '${path}', update: {deep}}}\n");
    let (_, found) = apply("b: 1\n", &[&overlay(&actions)]);
    assert!(found.contains("[too-deep]"), "{found}");
}

/// Random documents and actions: the tree and the value that JSONPath sees stay the same.
#[test]
fn tree_and_value_agree() {
    let mut random = Random(7);
    let targets = [
        "$", "$.a", "$..b", "$.*", "$.*.*", "$[?@.a]", "$..[0]", "$.a.b", "$..a.c", "$.d",
    ];
    let mut applied = 0;
    for round in 0..400 {
        let document = random.object(4);
        let actions: Vec<String> = (0..6)
            .map(|_| {
                let target = targets[random.below(targets.len())];
                match random.below(4) {
                    0 => format!("- {{target: '{target}', remove: true}}\n"),
                    1 => format!(
                        "- {{target: '{target}', copy: '{}'}}\n",
                        targets[random.below(targets.len())]
                    ),
                    _ => format!("- {{target: '{target}', update: {}}}\n", random.value(3)),
                }
            })
            .collect();
        let (_, found) = apply(&document, &[&overlay(&actions.concat())]);
        applied += 6 - found.matches("overlay]").count().min(6);
        assert!(!found.contains("panicked"), "{round}");
    }
    // Most of what is tried changes something.
    assert!(applied > 800, "{applied}");
}

struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % limit
    }

    fn value(&mut self, depth: usize) -> String {
        match self.below(if depth == 0 { 3 } else { 7 }) {
            0 => "x".to_owned(),
            1 => "1".to_owned(),
            2 => "null".to_owned(),
            3 | 4 => {
                let items: Vec<_> = (0..self.below(4)).map(|_| self.value(depth - 1)).collect();
                format!("[{}]", items.join(", "))
            }
            _ => self.object(depth - 1),
        }
    }

    fn object(&mut self, depth: usize) -> String {
        let mut members = Vec::new();
        for name in ["a", "b", "c", "d"] {
            if self.below(3) > 0 {
                members.push(format!("{name}: {}", self.value(depth)));
            }
        }
        format!("{{{}}}", members.join(", "))
    }
}

/// Applies the overlays of the settings, and those that `extends` names.
#[test]
fn an_overlay_of_another_document_is_reported() {
    let cases = [
        ("extends: ./api.yaml\n", true),
        ("extends: api.yaml#\n", true),
        ("extends: ../other/api.yaml\n", false),
        ("extends: https://example.com/api.yaml\n", true),
        ("extends: https://example.com/mapped.yaml\n", true),
        ("extends: https://example.com/foreign.yaml\n", false),
        ("", true),
    ];
    for (extends, fits) in cases {
        let texts = Texts::new();
        let text = format!(
            "overlay: 1.0.0\n{extends}info: {{title: t, version: '1'}}\nactions: [{{target: $, update: {{a: 1}}}}]\n"
        );
        let reader = |path: &Path| {
            Ok(match path.ends_with("o.yaml") {
                true => text.clone().into_bytes(),
                false => b"openapi: 3.1.0".to_vec(),
            })
        };
        let mappings = [
            (
                "https://example.com/mapped.yaml".to_owned(),
                "api.yaml".into(),
            ),
            (
                "https://example.com/foreign.yaml".to_owned(),
                "foreign.yaml".into(),
            ),
        ];
        let sources = SourceMap::with_reader(&texts, Box::new(reader)).with_mappings(&mappings);
        let mut diagnostics = Diagnostics::new();
        let settings = Settings::new("api.yaml").with_overlay("o.yaml");
        let root = sources.load(Path::new("api.yaml")).unwrap();
        let root = super::apply(&settings, &sources, root, &mut diagnostics);
        assert!(root.get("a").is_some());
        let found = diagnostics.finish();
        let codes: Vec<_> = found.iter().map(|found| found.code().name()).collect();
        let expected: &[&str] = if fits { &[] } else { &["overlay-of-another"] };
        assert_eq!(codes, expected, "{extends}");
    }
}

/// Overlays of others are as untrusted as documents: each of these hung the build, or took all memory.
#[test]
fn actions_have_a_budget() {
    let nested = (0..60).fold("1".to_owned(), |inner, _| format!("{{a: {inner}, b: [1]}}"));
    let target = "$..*..*..*..*..*..*";
    for action in [
        format!("- {{target: '{target}', update: 1}}\n"),
        format!("- {{target: '{target}', remove: true}}\n"),
        format!("- {{target: $, copy: '{target}'}}\n"),
    ] {
        let (_, found) = apply(&nested, &[&overlay(&action)]);
        assert!(found.contains("leads to too many values"), "{found}");
        assert!(found.contains("overlay-0.yaml:4:"), "{found}");
    }
}

#[test]
fn a_fault_beside_letters_of_several_bytes_is_located() {
    for target in ["$.ö[ü]", "$.ö.", "$['ö", "ö", "$[?@.ö==ü]"] {
        let action = format!("- {{target: \"{target}\", remove: true}}\n");
        let (_, found) = apply("a: 1\n", &[&overlay(&action)]);
        assert!(found.contains("is no JSONPath"), "{found}");
    }
}
