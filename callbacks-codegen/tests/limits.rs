//! What grows with the product of two numbers of a document makes a build wait: of neither many wrong references, long chains
//! nor schemas that lead twice to the same. The bounds on time are wide, and of the processor's time; what they keep out took minutes.
#![allow(clippy::unwrap_used, reason = "helpers of tests unwrap as tests do")]

#[path = "support/cpu.rs"]
mod cpu;
#[allow(dead_code, reason = "some documents are for other tests")]
#[path = "support/large.rs"]
mod large;

use std::fmt::Write as _;
use std::time::Duration;

use callbacks_codegen::{Expansion, Settings, expand_with};

/// Expands a document of a webhook whose body has a schema, and of these schemas.
fn expand(body: &str, schemas: impl IntoIterator<Item = (String, String)>) -> Expansion {
    let mut document = format!(
        "openapi: 3.1.0\ninfo: {{title: Limits, version: '1'}}\nwebhooks:\n  hook: {{post: {{requestBody: {{content: \
         {{application/json: {{schema: {body}}}}}}}, responses: {{'204': {{description: Taken}}}}}}}}\n\
         components:\n  schemas:\n    Unused: {{}}\n"
    );
    for (name, schema) in schemas {
        writeln!(document, "    {name}: {schema}").unwrap();
    }
    let start = cpu::now();
    let expansion = expand_with(&Settings::new("api.yaml"), |_| Ok(document.clone().into()));
    let taken = cpu::now().saturating_sub(start);
    assert!(taken < Duration::from_secs(30), "{taken:?}");
    expansion
}

fn to(name: impl std::fmt::Display) -> String {
    format!("{{$ref: '#/components/schemas/{name}'}}")
}

#[test]
fn the_first_of_ten_thousand_wrong_references_are_shown_and_the_others_counted() {
    let object = |members: String| format!("{{type: object, properties: {{{members}}}}}");
    let wrong = |number| format!("p{number}: {},", to(format!("Ordre{number}")));
    let parts = (0..10_000).step_by(1_000).map(|first| {
        let members = (first..first + 1_000).map(wrong).collect();
        format!("part{first}: {},", object(members))
    });
    let body = object(parts.collect());
    let schemas = (0..10_000).map(|number| (format!("Order{number}"), "{type: string}".to_owned()));
    let expansion = expand(&body, schemas);
    assert_eq!(expansion.diagnostics.len(), 100);
    ends_with(&expansion, "… and 9900 more errors");
    for number in 0..10 {
        let text = &expansion.diagnostics[number].text;
        assert!(
            text.contains(&format!("there is `Order{number}`")),
            "{text}"
        );
    }
}

fn ends_with(expansion: &Expansion, expected: &str) {
    let last = expansion.diagnostics.last().unwrap();
    assert!(last.text.ends_with(expected), "{}", last.text);
    let others = expansion.diagnostics.iter().rev().skip(1);
    for other in others {
        assert!(!other.text.contains("more"), "{}", other.text);
    }
}

/// Errors must not be hidden by the warnings before them.
#[test]
fn warnings_are_counted_apart_from_errors() {
    let warned = |number| format!("p{number}: {{type: string, minLength: x}},");
    for (count, more) in [(100, None), (101, Some("… and 1 more warning"))] {
        let members: String = (0..count).map(warned).collect();
        let body = format!(
            "{{type: object, properties: {{{members} last: {}}}}}",
            to("Missing")
        );
        let expansion = expand(&body, []);
        let diagnostics = &expansion.diagnostics;
        assert_eq!(diagnostics.len(), 101, "{count}");
        assert!(expansion.has_errors());
        let counted = diagnostics
            .iter()
            .filter(|each| each.text.contains("… and "));
        let counted: Vec<_> = counted.map(|each| each.text.lines().last()).collect();
        assert_eq!(counted, Vec::from_iter(more.map(Some)), "{count}");
    }
}

/// Each schema leads to the next twice, by two others that only extend it.
fn diamonds(levels: usize, member: impl Fn(usize, &str) -> String) -> Expansion {
    let schemas = (0..levels).flat_map(|level| {
        let next = to(format!("S{}", level + 1));
        let side = |name: &str| (format!("{name}{level}"), format!("{{allOf: [{next}]}}"));
        let (left, right) = (to(format!("L{level}")), to(format!("R{level}")));
        let member = member(level, &next);
        let whole = format!("{{allOf: [{left}, {right}], properties: {{{member}}}}}");
        [side("L"), side("R"), (format!("S{level}"), whole)]
    });
    let last = (
        format!("S{levels}"),
        "{type: object, properties: {z: {type: string}}}".to_owned(),
    );
    expand(&to("S0"), schemas.chain([last]))
}

#[test]
fn schemas_that_lead_twice_to_the_same_are_gathered_once() {
    let plain = diamonds(100, |level, _| format!("a{level}: {{type: string}}"));
    assert!(plain.diagnostics.is_empty());
    assert_eq!(plain.types, 1);
    // Each level's member is of the next level; a member of one name must be of all further levels at once.
    let own = diamonds(30, |level, next| format!("a{level}: {next}"));
    assert!(own.diagnostics.is_empty());
    assert_eq!(own.types, 31);
    let same = diamonds(40, |_, next| format!("a: {next}"));
    assert!(same.diagnostics.is_empty());
    assert_eq!(same.types, 41);
}

/// Each member of a level is of the next level, so the places grow with every level. Samples and examples are of some of them.
#[test]
fn samples_do_not_grow_with_the_places_of_members() {
    let schemas = (0..12).map(|level| {
        let next = to(format!("S{}", level + 1));
        let members = (0..30).map(|number| format!("m{number}: {next},"));
        let names = (0..30).map(|number| format!("m{number},"));
        let (members, names): (String, String) = (members.collect(), names.collect());
        let schema = format!("{{type: object, required: [{names}], properties: {{{members}}}}}");
        (format!("S{level}"), schema)
    });
    let last = ("S12".to_owned(), "{type: string, example: last}".to_owned());
    let body = format!(
        "{}}}}}}}, parameters: [{{name: filter, in: query, required: true, style: deepObject, schema: {}}}], \
         x-rest: {{a: {{b: {{c: {{}}",
        to("S0"),
        to("S0")
    );
    let expansion = expand(&body, schemas.chain([last]));
    assert_eq!(expansion.types, 12);
}

fn chain(references: usize) -> Expansion {
    let schemas =
        (0..references).map(|number| (format!("S{number}"), to(format!("S{}", number + 1))));
    let last = (format!("S{references}"), "{type: string}".to_owned());
    expand(&to("S0"), schemas.chain([last]))
}

#[test]
fn a_long_chain_of_references_is_told_to_be_long() {
    assert!(chain(60).diagnostics.is_empty());
    let found = chain(300).diagnostics;
    let [only] = found.as_slice() else {
        panic!("{found:#?}");
    };
    assert_eq!(only.code.name(), "too-deep");
    assert!(
        only.text.contains("too long") && !only.text.contains("back to itself"),
        "{}",
        only.text
    );
}

#[test]
fn a_cycle_of_references_is_told_to_be_one() {
    for length in [1, 2, 50] {
        let next = |number: usize| to(format!("S{}", (number + 1) % length));
        let schemas = (0..length).map(|number| (format!("S{number}"), next(number)));
        let found = expand(&to("S0"), schemas).diagnostics;
        let [only] = found.as_slice() else {
            panic!("{found:#?}");
        };
        assert_eq!(only.code.name(), "reference-cycle");
        assert!(only.text.contains("back to itself"), "{}", only.text);
    }
}

fn expand_json(document: &str) -> Expansion {
    let start = cpu::now();
    let expansion = expand_with(&Settings::new("large.json"), |_| Ok(document.into()));
    let taken = cpu::now().saturating_sub(start);
    assert!(taken < Duration::from_secs(60), "{taken:?}");
    expansion
}

fn tokens(expansion: &Expansion) -> usize {
    expansion.tokens().to_string().split_whitespace().count()
}

#[test]
fn output_grows_with_the_document_alone() {
    for (name, make) in large::KINDS {
        let [small, large] = [40, 160].map(|count| expand_json(&make(count)));
        assert!(!small.has_errors(), "{name}: {:#?}", small.diagnostics);
        let (few, many) = (tokens(&small), tokens(&large));
        assert!(many <= 5 * few, "{name}: {few} tokens became {many}");
    }
}

/// Twice the document is twice the work, counted in schemas that are looked at.
#[test]
fn work_grows_with_the_document_alone() {
    for (name, make) in large::KINDS {
        let [small, large] = [150, 300].map(|count| expand_json(&make(count)).lookups);
        assert!(
            large <= 5 * small / 2,
            "{name}: {small} lookups became {large}"
        );
    }
}

#[test]
fn a_chain_of_all_of_is_followed_once() {
    let discriminator = r#""required":["kind"],"discriminator":{"propertyName":"kind"},"#;
    for more in ["", discriminator] {
        let expand = |levels| {
            let expansion = expand_json(&large::chain(levels, more));
            assert!(!expansion.has_errors(), "{:#?}", expansion.diagnostics);
            (expansion.lookups, tokens(&expansion))
        };
        let [(few, short), (many, long)] = [60, 120].map(expand);
        // Each base is looked for among the parts of each gathered schema, which are few.
        assert!(many <= 4 * few, "{few} lookups became {many}");
        assert!(long <= 5 * short / 2, "{short} tokens became {long}");
    }
}

/// What is repeated is no longer in proportion to the document.
#[test]
fn members_are_repeated_in_so_many_types_only() {
    let text = r#"{"type":"string"}"#;
    let objects = |name: &str, count: usize| -> Vec<String> {
        let object =
            |number| format!(r#"{{"type":"object","properties":{{"{name}{number}":{text}}}}}"#);
        (0..count).map(object).collect()
    };
    let properties = |count: usize| {
        let members = (0..count).map(|number| format!(r#""p{number}":{text}"#));
        members.collect::<Vec<_>>().join(",")
    };
    let choices = |_| {
        let choices = objects("a", 200).into_iter().zip(objects("b", 200));
        let choices = choices.map(|(a, b)| format!(r#"{{"oneOf":[{a},{b}]}}"#));
        let choices: Vec<_> = choices.collect();
        large::with_body(&format!(r#"{{"allOf":[{}]}}"#, choices.join(",")), [])
    };
    let beside = |count| {
        let branches = objects("x", count).join(",");
        let properties = properties(count);
        let body =
            format!(r#"{{"type":"object","properties":{{{properties}}},"oneOf":[{branches}]}}"#);
        large::with_body(&body, [])
    };
    let inherited = |count| {
        let properties = properties(count);
        let base = format!(
            r#"{{"type":"object","properties":{{"kind":{text},{properties}}},"discriminator":{{"propertyName":"kind"}}}}"#
        );
        let subtypes = objects("own", count).into_iter().enumerate();
        let subtypes = subtypes.map(|(number, own)| {
            let base = large::to("Base");
            (
                format!("T{number}"),
                format!(r#"{{"allOf":[{base},{own}]}}"#),
            )
        });
        let base = [("Base".to_owned(), base)];
        large::with_body(&large::to("Base"), base.into_iter().chain(subtypes))
    };
    let cases: [(&str, &dyn Fn(usize) -> String); 3] = [
        ("choices", &choices),
        ("beside", &beside),
        ("inherited", &inherited),
    ];
    for (name, make) in cases {
        let document = make(300);
        let expansion = expand_json(&document);
        let codes: Vec<_> = expansion
            .diagnostics
            .iter()
            .map(|each| each.code.name())
            .collect();
        assert_eq!(codes[0], "too-many-nodes", "{name}");
        let tokens = tokens(&expansion);
        assert!(
            tokens < 2_000_000,
            "{name}: {tokens} tokens for {} bytes",
            document.len()
        );
    }
    // What people write is far from it.
    let expansion = expand_json(&inherited(60));
    assert!(
        expansion.diagnostics.is_empty(),
        "{:#?}",
        expansion.diagnostics
    );
}

/// A sample of a type has all types within it, each as often as it is there.
#[test]
fn samples_of_types_within_each_other_many_times_are_short() {
    let names = || (0..10).map(|name| format!("m{name}"));
    let members = |next: &str| {
        let members = names().map(|name| format!(r#""{name}":{next}"#));
        let required: Vec<_> = names().map(|name| format!("\"{name}\"")).collect();
        format!(
            r#"{{"type":"object","required":[{}],"properties":{{{}}}}}"#,
            required.join(","),
            members.collect::<Vec<_>>().join(",")
        )
    };
    let schemas = levels(10, members);
    let body = large::with_body(&large::to("S0"), schemas);
    let parameter = format!(
        r#""post":{{"parameters":[{{"name":"p","in":"query","required":true,"content":{{"application/json":{{"schema":{}}}}}}}],"#,
        large::to("S0")
    );
    let expansion = expand_json(&body.replacen(r#""post":{"#, &parameter, 1));
    assert!(!expansion.has_errors(), "{:#?}", expansion.diagnostics);
    let length = expansion.tokens().to_string().len();
    assert!(length < 200_000, "{length}");
}

/// Each wrong name would be compared with each right one.
#[test]
fn mappings_to_nothing_are_compared_with_few_names() {
    let mapping =
        (0..3_000).map(|number| format!(r##""{number}":"#/components/schemas/Nowhere{number}""##));
    let mapping: Vec<_> = mapping.collect();
    let body = format!(
        r#"{{"type":"object","properties":{{"kind":{{"type":"string"}}}},"discriminator":{{"propertyName":"kind","mapping":{{{}}}}}}}"#,
        mapping.join(",")
    );
    let schemas = (0..3_000).map(|number| (format!("Nowhere{number}x"), "{}".to_owned()));
    let expansion = expand_json(&large::with_body(&body, schemas));
    let suggestions = |expansion: &Expansion| {
        let texts = expansion
            .diagnostics
            .iter()
            .map(|each| each.text.contains("there is"));
        texts.filter(|has_suggestion| *has_suggestion).count()
    };
    assert!(
        (1..100).contains(&suggestions(&expansion)),
        "{}",
        suggestions(&expansion)
    );
}

#[test]
fn thousands_of_values_and_members_are_compared_with_few() {
    for name in [
        "values of an enumeration",
        "members of an object",
        "names in `required` alone",
    ] {
        let kind = large::KINDS.into_iter().find(|(known, _)| *known == name);
        let (_, make) = kind.expect("the kind is listed");
        let (document, start) = (make(40_000), cpu::now());
        let expansion = expand_json(&document);
        // Half a second. What compares each with all others takes twenty times as much.
        let taken = cpu::now().saturating_sub(start);
        assert!(taken < Duration::from_secs(8), "{name}: {taken:?}");
        assert!(
            !expansion.has_errors(),
            "{name}: {:#?}",
            expansion.diagnostics
        );
    }
}

/// Each schema has the next in several places; the last is an object of one member.
fn levels(count: usize, level: impl Fn(&str) -> String) -> Vec<(String, String)> {
    let last = r#"{"type":"object","properties":{"x":{"type":"string"}}}"#;
    let levels = (0..count).map(|number| {
        let next = large::to(format!("S{}", number + 1));
        (format!("S{number}"), level(&next))
    });
    levels
        .chain([(format!("S{count}"), last.to_owned())])
        .collect()
}

#[test]
fn members_that_would_make_a_type_of_megabytes_are_boxed() {
    let schemas = levels(9, |next| {
        format!(
            r#"{{"type":"object","properties":{{"a":{next},"b":{next},"c":{next},"d":{next}}}}}"#
        )
    });
    let expansion = expand_json(&large::with_body(&large::to("S0"), schemas));
    assert!(!expansion.has_errors(), "{:#?}", expansion.diagnostics);
    assert!(expansion.tokens().to_string().contains("Option < Box < S"));
}

#[test]
fn a_size_beyond_all_numbers_is_only_large() {
    let schemas = levels(60, |next| {
        format!(
            r#"{{"type":"object","required":["a","b","c","d"],"properties":{{"a":{next},"b":{next},"c":{next},"d":{next}}}}}"#
        )
    });
    let expansion = expand_json(&large::with_body(&large::to("S0"), schemas));
    assert!(!expansion.has_errors(), "{:#?}", expansion.diagnostics);
}

#[test]
fn layouts_refer_to_what_several_schemas_lead_to() {
    for media_type in [
        "multipart/form-data",
        "application/x-www-form-urlencoded",
        "text/plain",
    ] {
        let expand = |count| {
            let schemas = levels(count, |next| {
                format!(r#"{{"anyOf":[{next},{next},{next},{next}]}}"#)
            });
            let body = format!(
                r#"{{"type":"object","properties":{{"x":{}}}}}"#,
                large::to("S0")
            );
            let document = large::with_body(&body, schemas);
            expand_json(&document.replace("application/json", media_type))
        };
        let [short, long] = [5, 20].map(|count| expand(count).tokens().to_string().len());
        assert!(
            long < 2 * short + 10_000,
            "{media_type}: {short} became {long}"
        );
    }
}

#[test]
fn a_choice_of_itself_is_any_value_or_a_diagnostic() {
    let cases: [(&str, &[&str]); 2] = [("{}", &[]), ("{type: string}", &["reference-cycle"])];
    for (other, expected) in cases {
        let a = ("A".to_owned(), format!("{{anyOf: [{}, {other}]}}", to("A")));
        let found = expand(&format!("{{properties: {{x: {}}}}}", to("A")), [a]);
        let codes = found.diagnostics.iter().map(|report| report.code.name());
        assert_eq!(codes.collect::<Vec<_>>(), expected, "{other}");
    }
}

#[test]
fn a_choice_that_leads_to_itself_many_times_is_looked_at_once() {
    let branch = to("A");
    let branches: Vec<_> = (0..40).map(|_| branch.as_str()).collect();
    let a = (
        "A".to_owned(),
        format!("{{anyOf: [{}, {{required: [a]}}]}}", branches.join(", ")),
    );
    let found = expand("{$ref: '#/components/schemas/A'}", [a]);
    assert!(found.diagnostics.len() < 10, "{:#?}", found.diagnostics);
}

/// Structs that each contain a choice of all of them: pairs of pairs of them would be compared.
#[test]
fn choices_within_their_own_branches_are_compared_once() {
    let choice = |count: usize| {
        let branches: Vec<_> = (0..count)
            .map(|number| large::to(format!("S{number}")))
            .collect();
        format!(r#"{{"anyOf":[{}]}}"#, branches.join(","))
    };
    let schemas = (0..150).map(|number| {
        let schema = format!(
            r#"{{"type":"object","properties":{{"own{number}":{{"type":"string"}},"all":{}}}}}"#,
            large::to("U")
        );
        (format!("S{number}"), schema)
    });
    let all = [("U".to_owned(), choice(150))];
    let expansion = expand_json(&large::with_body(
        &large::to("U"),
        all.into_iter().chain(schemas),
    ));
    assert!(!expansion.has_errors(), "{:#?}", expansion.diagnostics);
    let kept = expansion.tokens().to_string();
    assert_eq!(kept.matches("pub additional_properties").count(), 150);
}

/// A callback whose key has these expressions.
fn expand_key(expressions: &str) -> Expansion {
    let hook = serde_json::json!({"post": {"responses": {"204": {"description": "Taken"}}}});
    let document = serde_json::json!({
        "openapi": "3.1.0",
        "info": {"title": "Limits", "version": "1"},
        "paths": {"/orders": {"post": {
            "parameters": [{"name": "url", "in": "query", "schema": {"type": "string"}}],
            "responses": {"204": {"description": "Taken"}},
            "callbacks": {"event": {format!("{{$request.query.url}}?{expressions}"): hook}},
        }}},
    });
    let document = document.to_string();
    expand_with(&Settings::new("api.json"), |_| Ok(document.clone().into()))
}

#[test]
fn an_expression_that_a_key_repeats_is_reported_once() {
    let expansion = expand_key(&"{$request.query.no}&".repeat(5_000));
    let [report] = expansion.diagnostics.as_slice() else {
        panic!("{} diagnostics", expansion.diagnostics.len());
    };
    assert!(report.text.contains("`no`"), "{}", report.text);
}

#[test]
fn each_expression_of_a_long_key_is_reported_in_few_words() {
    let expressions = (0..1_000).map(|number| format!("{{$request.query.no{number}}}&"));
    let expansion = expand_key(&expressions.collect::<String>());
    // The others are counted in the last one shown.
    assert_eq!(expansion.diagnostics.len(), 100);
    let texts = expansion.diagnostics.iter().enumerate();
    for (number, report) in texts {
        assert!(report.text.contains(&format!("`no{number}`")));
        assert!(report.text.len() < 3_000, "{}", report.text.len());
    }
}

/// rustc proves that the future of a handler is `Send` by going through all types within each other, 128 steps at most.
#[test]
fn types_that_lie_deep_within_each_other_have_links_on_the_way() {
    let plain: fn(&str) -> String = str::to_owned;
    let list: fn(&str) -> String = |next| format!(r#"{{"type":"array","items":{next}}}"#);
    let links = |count, form, is_circle| {
        let expansion = expand_json(&large::nested(count, form, is_circle));
        assert!(!expansion.has_errors(), "{:#?}", expansion.diagnostics);
        expansion.tokens().to_string().matches(":: Link <").count()
    };
    for (form, is_circle) in [(plain, false), (list, false), (plain, true), (list, true)] {
        assert_eq!(links(7, form, is_circle), 0, "{is_circle}");
        let many = links(120, form, is_circle);
        assert!((3..24).contains(&many), "{many} {is_circle}");
    }
}

/// A circle of maps is deep, and nothing in it can be cut.
#[test]
fn strings_and_numbers_have_no_links() {
    let schemas = (0..6).map(|number| {
        let next = to(format!("Type{}", (number + 1) % 6));
        let schema = format!(
            "{{type: object, required: [name, next], properties: {{name: {{type: string}}, size: {{type: number}}, \
             next: {next}}}, additionalProperties: {next}}}"
        );
        (format!("Type{number}"), schema)
    });
    let expansion = expand(&to("Type0"), schemas);
    assert!(!expansion.has_errors(), "{:#?}", expansion.diagnostics);
    let tokens = expansion.tokens().to_string();
    assert!(tokens.contains(":: Link < Type"), "{tokens}");
    assert!(!tokens.contains(":: Link < String"), "{tokens}");
    assert!(!tokens.contains(":: Link < f64"), "{tokens}");
}

/// Where a `Link` does not help: functions that ask for themselves.
#[test]
fn types_beyond_the_recursion_limit_of_rustc_are_reported() {
    let plain: fn(&str) -> String = str::to_owned;
    let map: fn(&str) -> String =
        |next| format!(r#"{{"type":"object","additionalProperties":{next}}}"#);
    for (form, fits) in [(plain, 120), (map, 60)] {
        let expand = |count| expand_json(&large::nested(count, form, false)).diagnostics;
        assert!(expand(fits).is_empty());
        let found = expand(fits + 2);
        let [only] = found.as_slice() else {
            panic!("{found:#?}");
        };
        assert_eq!(only.code.name(), "too-deep");
        assert!(
            only.text.contains("recursion_limit = \"256\""),
            "{}",
            only.text
        );
    }
}

/// A struct of so many members fits no stack, and takes rustc minutes.
#[test]
fn an_object_of_very_many_members_is_a_map() {
    let kind = large::KINDS.into_iter();
    let (_, make) = { kind }
        .find(|(name, _)| *name == "members of an object")
        .unwrap();
    let expansion = expand_json(&make(1_000));
    assert!(
        expansion.diagnostics.is_empty(),
        "{:#?}",
        expansion.diagnostics
    );
    let expansion = expand_json(&make(1_001));
    let [warning] = expansion.diagnostics.as_slice() else {
        panic!("{:#?}", expansion.diagnostics);
    };
    assert_eq!(warning.code.name(), "unsupported-schema");
    assert!(!expansion.has_errors());
    assert!(
        expansion
            .tokens()
            .to_string()
            .contains("BTreeMap < String , :: callbacks :: Value >")
    );
}

/// The pointer of a diagnostic is looked for among the children of each node on the way, and a reference leads by an index.
/// Passing all children before each one took minutes for a list of 300 KB.
#[test]
fn places_in_long_lists_are_found_without_passing_all_before_them() {
    for document in [
        format!("[a,{}]", "d,".repeat(200_000)),
        format!("[{}1]", "[1],".repeat(200_000)),
        format!("{{{}\"a\":1}}", member_list(100_000)),
    ] {
        let start = cpu::now();
        let expansion = expand_with(&Settings::new("api.yaml"), |_| Ok(document.clone().into()));
        assert!(expansion.has_errors());
        let taken = cpu::now().saturating_sub(start);
        assert!(taken < Duration::from_secs(30), "{taken:?}");
    }
    let list = "{type: string},".repeat(100_000);
    let leading = |index| {
        format!(
            "m{index}: {{$ref: '#/components/schemas/Unused/x-list/{}'}},",
            99_999 - index
        )
    };
    let members: String = (0..900).map(leading).collect();
    let document = format!("{{type: object, properties: {{{members}}}, x-list: [{list}]}}");
    let schemas = [("S".to_owned(), document.replace("Unused/", "S/"))];
    let expansion = expand(&to("S"), schemas);
    assert!(
        !expansion.has_errors(),
        "{:?}",
        expansion.diagnostics.first()
    );
}

fn member_list(count: usize) -> String {
    (0..count).map(|index| format!("\"m{index}\":1,")).collect()
}

/// Tuples have no names. Each schema of a document doubled what was written: 3 KB became 150 MB, and 10 KB never ended.
#[test]
fn tuples_of_tuples_do_not_multiply() {
    let tuples = |count: usize| {
        let schemas = levels(count, |next| {
            format!(
                r#"{{"type":"array","prefixItems":[{next},{next},{next},{next}],"minItems":4,"maxItems":4}}"#
            )
        });
        expand_json(&large::with_body(&large::to("S0"), schemas))
    };
    let [small, large] = [10, 40].map(tuples);
    for expansion in [&small, &large] {
        assert!(!expansion.has_errors(), "{:#?}", expansion.diagnostics);
        let codes = expansion
            .diagnostics
            .iter()
            .map(|report| report.code.name());
        assert!(codes.into_iter().all(|code| code == "unsupported-schema"));
    }
    let (few, many) = (tokens(&small), tokens(&large));
    assert!(many <= 5 * few, "{few} tokens became {many}");
    // What people write is typed.
    let two = tuples(2);
    assert!(two.diagnostics.is_empty(), "{:#?}", two.diagnostics);
}

/// Parts that only have a type were compared with all others: 300 KB took minutes.
#[test]
fn parts_that_only_have_a_type_are_not_compared_with_all_others() {
    let part = |number: usize| {
        let member = format!("{{type: string, maxLength: {number}}}");
        format!("{{type: object, properties: {{p: {member}}}}}, ")
    };
    let parts: String = (0..6_000).map(part).collect();
    let expansion = expand(&format!("{{allOf: [{parts}]}}"), []);
    assert!(
        !expansion.has_errors(),
        "{:?}",
        expansion.diagnostics.first()
    );
    // Parts that allow other types still count.
    let narrower =
        "{allOf: [{type: [string, integer]}, {type: [integer, boolean]}, {description: x}]}";
    let tokens = expand(narrower, []).tokens().to_string();
    assert!(tokens.contains("pub body : Option < i64 >"), "{tokens}");
}

/// Each level sets a name in two ways, so the number of scopes doubles with each.
#[test]
fn scopes_that_double_with_each_schema_are_bounded() {
    const LEVELS: usize = 20;
    let setting = |name: &str, level: usize, ty: &str| {
        let id = format!("{name}{level}");
        let next = to(format!("Level{}", level + 1));
        let schema = format!(
            "{{$id: {id}, type: object, properties: {{next: {next}}}, $defs: {{n: {{$dynamicAnchor: n{level}, type: {ty}}}}}}}"
        );
        (id.to_uppercase(), schema)
    };
    let mut schemas = Vec::new();
    for level in 0..LEVELS {
        let (a, b) = (to(format!("A{level}")), to(format!("B{level}")));
        let both = format!("{{type: object, properties: {{a: {a}, b: {b}}}}}");
        schemas.push((format!("Level{level}"), both));
        schemas.push(setting("a", level, "string"));
        schemas.push(setting("b", level, "integer"));
    }
    let members: String = (0..LEVELS)
        .map(|level| format!("m{level}: {{$dynamicRef: '#n{level}'}},"))
        .collect();
    let last = format!("{{type: object, properties: {{{members}}}}}");
    schemas.push((format!("Level{LEVELS}"), last));
    let expansion = expand(&to("Level0"), schemas);
    assert!(!expansion.has_errors(), "{:#?}", expansion.diagnostics);
    let mut texts = expansion.diagnostics.iter().map(|each| &each.text);
    assert!(texts.any(|text| {
        text.contains("what it leads to depends on who refers to the schema around it")
    }));
    assert!(tokens(&expansion) < 5_000_000, "{}", tokens(&expansion));
}

/// A pattern of a few bytes may take megabytes once it is compiled.
#[test]
fn patterns_are_too_large_together_but_equal_ones_count_once() {
    let object = |pattern: fn(usize) -> usize| {
        let members = (0..60).map(|number| {
            let most = pattern(number);
            format!("p{number}: {{type: string, pattern: '^\\p{{L}}{{1,{most}}}$'}}, ")
        });
        format!(
            "{{type: object, properties: {{{}}}}}",
            members.collect::<String>()
        )
    };
    let equal = expand(&object(|_| 200), []);
    assert_eq!(equal.diagnostics.len(), 0);
    let different = expand(&object(|number| 140 + number), []);
    let unchecked = different.diagnostics.iter().filter(|diagnostic| {
        let text = &diagnostic.text;
        text.contains("the patterns of the document are too large together")
    });
    let unchecked = unchecked.count();
    assert!((20..50).contains(&unchecked), "{unchecked}");
}
