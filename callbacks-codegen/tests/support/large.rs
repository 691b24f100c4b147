//! Documents of any size: each has so many entries of one kind.

use std::fmt::Display;

/// A kind of entry, and a document with so many of them.
pub(crate) type Kind = (&'static str, fn(usize) -> String);

/// The kinds whose numbers a user's document decides.
pub(crate) const KINDS: [Kind; 25] = [
    ("values of an enumeration", enumeration),
    ("members of an object", object),
    ("webhooks", webhooks),
    ("tagged branches of a choice", tagged),
    ("branches of `anyOf`", any_of),
    ("branches of `oneOf`", one_of),
    ("subtypes in a mapping", subtypes),
    ("subtypes without a mapping", unmapped),
    ("subtypes that their base lists", listed),
    ("subtypes that lead to their base", recursive),
    ("subtypes with members of one side", one_sided),
    ("webhooks of subtypes", webhooks_of_subtypes),
    ("chains of `allOf`", chains),
    ("schemas that refer to one", referring),
    ("schemas that nothing uses", unused),
    ("patterns of members", patterns),
    ("equal objects without names", equal),
    ("names in `required` alone", required),
    ("parameters of a webhook", parameters),
    ("open parameters of a webhook", open_parameters),
    ("headers of an answer", headers),
    ("parts of a multipart body", parts),
    ("callbacks of an operation", callbacks),
    ("parts of an `allOf`", all_of),
    ("values of a default", values),
];

/// A document with one webhook whose body has this schema, and with these schemas.
pub(crate) fn with_body(
    schema: &str,
    schemas: impl IntoIterator<Item = (String, String)>,
) -> String {
    let hook = hook(schema, "");
    document(&[("hook".to_owned(), hook)], schemas)
}

/// A reference to a schema of the document.
pub(crate) fn to(name: impl Display) -> String {
    format!(r##"{{"$ref":"#/components/schemas/{name}"}}"##)
}

/// Entries of a JSON object.
fn members(entries: impl IntoIterator<Item = (String, String)>) -> String {
    let entries = entries
        .into_iter()
        .map(|(name, value)| format!("\"{name}\":{value}"));
    list(entries)
}

fn list(items: impl IntoIterator<Item = String>) -> String {
    items.into_iter().collect::<Vec<_>>().join(",")
}

fn document(
    webhooks: &[(String, String)],
    schemas: impl IntoIterator<Item = (String, String)>,
) -> String {
    format!(
        r#"{{"openapi":"3.1.0","info":{{"title":"Large","version":"1"}},"webhooks":{{{}}},"components":{{"schemas":{{{}}}}}}}"#,
        members(webhooks.iter().cloned()),
        members(schemas)
    )
}

fn hook(schema: &str, more: &str) -> String {
    format!(
        r#"{{"post":{{{more}"requestBody":{{"required":true,"content":{{"application/json":{{"schema":{schema}}}}}}},"responses":{{"204":{{"description":"Taken"}}}}}}}}"#
    )
}

fn enumeration(count: usize) -> String {
    let values = list((0..count).map(|number| format!("\"value {number}\"")));
    let schema = format!(r#"{{"type":"string","enum":[{values}]}}"#);
    with_body(&to("Kind"), [("Kind".to_owned(), schema)])
}

fn object(count: usize) -> String {
    let properties = members(
        (0..count).map(|number| (format!("member{number}"), r#"{"type":"string"}"#.to_owned())),
    );
    let required = list((0..count).map(|number| format!("\"member{number}\"")));
    let schema =
        format!(r#"{{"type":"object","properties":{{{properties}}},"required":[{required}]}}"#);
    with_body(&to("Record"), [("Record".to_owned(), schema)])
}

/// An object whose member `type` has one value only.
fn event(number: usize) -> String {
    format!(
        r#"{{"type":"object","required":["type","data{number}"],"properties":{{"type":{{"const":"event.{number}"}},"data{number}":{{"type":"string"}}}}}}"#
    )
}

fn webhooks(count: usize) -> String {
    let webhooks: Vec<_> = (0..count)
        .map(|number| {
            (
                format!("event{number}"),
                hook(&to(format!("Event{number}")), ""),
            )
        })
        .collect();
    document(
        &webhooks,
        (0..count).map(|number| (format!("Event{number}"), event(number))),
    )
}

fn tagged(count: usize) -> String {
    choice("oneOf", count, event)
}

fn any_of(count: usize) -> String {
    choice("anyOf", count, |number| {
        format!(
            r#"{{"type":"object","properties":{{"common":{{"type":"string"}},"own{number}":{{"type":"string"}}}}}}"#
        )
    })
}

fn one_of(count: usize) -> String {
    choice("oneOf", count, |number| {
        format!(
            r#"{{"type":"object","required":["own{number}"],"properties":{{"common":{{"type":"string"}},"own{number}":{{"type":"string"}}}}}}"#
        )
    })
}

fn choice(keyword: &str, count: usize, branch: impl Fn(usize) -> String) -> String {
    let branches = list((0..count).map(|number| to(format!("Branch{number}"))));
    let schemas = (0..count).map(|number| (format!("Branch{number}"), branch(number)));
    with_body(&format!(r#"{{"{keyword}":[{branches}]}}"#), schemas)
}

/// The text and the schema of a subtype.
fn mapped(number: usize) -> (String, String) {
    let target = format!(r##""#/components/schemas/Subtype{number}""##);
    (format!("subtype.{number}"), target)
}

/// A base, with more keywords before its discriminator and within that.
fn base(more: &str, within: &str) -> (String, String) {
    let base = format!(
        r#"{{"type":"object","required":["kind"],"properties":{{"kind":{{"type":"string"}}}},{more}"discriminator":{{"propertyName":"kind"{within}}}}}"#
    );
    ("Base".to_owned(), base)
}

/// A schema that inherits from the base and has a member of its own.
fn subtype(number: usize, member: &str) -> (String, String) {
    let schema = format!(
        r#"{{"allOf":[{},{{"type":"object","properties":{{"own{number}":{member}}}}}]}}"#,
        to("Base")
    );
    (format!("Subtype{number}"), schema)
}

fn hierarchy(base: (String, String), count: usize, member: &str) -> String {
    let subtypes = (0..count).map(|number| subtype(number, member));
    with_body(&to("Base"), [base].into_iter().chain(subtypes))
}

fn mapping(count: usize) -> String {
    format!(r#","mapping":{{{}}}"#, members((0..count).map(mapped)))
}

const TEXT: &str = r#"{"type":"string"}"#;

fn subtypes(count: usize) -> String {
    hierarchy(base("", &mapping(count)), count, TEXT)
}

fn unmapped(count: usize) -> String {
    hierarchy(base("", ""), count, TEXT)
}

fn listed(count: usize) -> String {
    let branches = list((0..count).map(|number| to(format!("Subtype{number}"))));
    let branches = format!(r#""oneOf":[{branches}],"#);
    hierarchy(base(&branches, &mapping(count)), count, TEXT)
}

fn recursive(count: usize) -> String {
    hierarchy(base("", &mapping(count)), count, &to("Base"))
}

fn one_sided(count: usize) -> String {
    let member = r#"{"type":"string","readOnly":true}"#;
    let document = hierarchy(base("", &mapping(count)), count, member);
    let required = r#""required":["kind"],"properties":{"#;
    let more = r#""required":["kind","id"],"properties":{"id":{"type":"string","readOnly":true},"#;
    document.replace(required, more)
}

fn webhooks_of_subtypes(count: usize) -> String {
    let webhooks: Vec<_> = (0..count)
        .map(|number| {
            let hook = hook(&to(format!("Subtype{number}")), "");
            (format!("event{number}"), hook)
        })
        .collect();
    let subtypes = (0..count).map(|number| subtype(number, TEXT));
    let base = base("", &mapping(count));
    document(&webhooks, [base].into_iter().chain(subtypes))
}

/// Each level inherits from the next, and each is a member somewhere in the body.
fn chains(count: usize) -> String {
    const LEVELS: usize = 20;
    let schemas = (0..count).map(|number| {
        let own = format!(r#"{{"type":"object","properties":{{"own{number}":{TEXT}}}}}"#);
        let schema = match (number + 1) % LEVELS == 0 || number + 1 == count {
            true => own,
            false => format!(
                r#"{{"allOf":[{},{own}]}}"#,
                to(format!("Level{}", number + 1))
            ),
        };
        (format!("Level{number}"), schema)
    });
    let levels: Vec<_> = (0..count).collect();
    let groups = members(levels.chunks(LEVELS).enumerate().map(|(group, levels)| {
        let levels = levels.iter().map(|number| {
            let level = to(format!("Level{number}"));
            (format!("member{number}"), level)
        });
        let schema = format!(
            r#"{{"type":"object","properties":{{{}}}}}"#,
            members(levels)
        );
        (format!("group{group}"), schema)
    }));
    let body = format!(r#"{{"type":"object","properties":{{{groups}}}}}"#);
    with_body(&body, schemas)
}

/// One chain, of which only the first is used.
pub(crate) fn chain(count: usize, more: &str) -> String {
    let schemas = (0..count).map(|number| {
        let own = format!(r#"{{"type":"object",{more}"properties":{{"own{number}":{TEXT}}}}}"#);
        let schema = match number + 1 == count {
            true => own,
            false => format!(
                r#"{{"allOf":[{},{own}]}}"#,
                to(format!("Level{}", number + 1))
            ),
        };
        (format!("Level{number}"), schema)
    });
    with_body(&to("Level0"), schemas)
}

fn referring(count: usize) -> String {
    let properties = members((0..count).map(|number| (format!("member{number}"), to("Shared"))));
    let shared = r#"{"type":"object","properties":{"a":{"type":"string"}}}"#.to_owned();
    let schema = format!(r#"{{"type":"object","properties":{{{properties}}}}}"#);
    with_body(&schema, [("Shared".to_owned(), shared)])
}

fn unused(count: usize) -> String {
    let schemas = (0..count).map(|number| (format!("Unused{number}"), event(number)));
    with_body(r#"{"type":"string"}"#, schemas)
}

fn patterns(count: usize) -> String {
    let patterns = members(
        (0..count).map(|number| (format!("^x{number}-"), r#"{"type":"string"}"#.to_owned())),
    );
    let schema = format!(
        r#"{{"type":"object","patternProperties":{{{patterns}}},"additionalProperties":false}}"#
    );
    with_body(&schema, [])
}

fn equal(count: usize) -> String {
    let properties = members((0..count).map(|number| {
        let schema =
            r#"{"type":"object","properties":{"a":{"type":"string"},"b":{"type":"integer"}}}"#;
        (format!("member{number}"), schema.to_owned())
    }));
    with_body(
        &format!(r#"{{"type":"object","properties":{{{properties}}}}}"#),
        [],
    )
}

fn required(count: usize) -> String {
    let names = list((0..count).map(|number| format!("\"member{number}\"")));
    with_body(
        &format!(
            r#"{{"type":"object","properties":{{"a":{{"type":"string"}}}},"required":[{names}]}}"#
        ),
        [],
    )
}

fn parameters(count: usize) -> String {
    let parameters = list((0..count).map(|number| {
        format!(r#"{{"name":"X-Header-{number}","in":"header","schema":{{"type":"string"}}}}"#)
    }));
    let hook = hook(
        r#"{"type":"string"}"#,
        &format!(r#""parameters":[{parameters}],"#),
    );
    document(&[("hook".to_owned(), hook)], [])
}

/// Half of them take whatever is no other parameter.
fn open_parameters(count: usize) -> String {
    let parameters = list((0..count).map(|number| {
        let schema = match number % 2 {
            0 => r#"{"type":"string"}"#,
            _ => r#"{"type":"object","additionalProperties":{"type":"string"}}"#,
        };
        format!(r#"{{"name":"parameter{number}","in":"query","schema":{schema}}}"#)
    }));
    let parameters = format!(r#""parameters":[{parameters}],"#);
    let hook = hook(r#"{"type":"string"}"#, &parameters);
    document(&[("hook".to_owned(), hook)], [])
}

fn headers(count: usize) -> String {
    let headers = members((0..count).map(|number| {
        let header = r#"{"schema":{"type":"string"}}"#;
        (format!("X-Header-{number}"), header.to_owned())
    }));
    let hook = hook(r#"{"type":"string"}"#, "");
    let taken = r#""description":"Taken""#;
    let hook = hook.replace(taken, &format!(r#"{taken},"headers":{{{headers}}}"#));
    document(&[("hook".to_owned(), hook)], [])
}

fn parts(count: usize) -> String {
    let parts = members((0..count).map(|number| {
        let part = r#"{"type":"string","format":"binary"}"#;
        (format!("part{number}"), part.to_owned())
    }));
    let encodings = members((0..count).map(|number| {
        let encoding = r#"{"contentType":"image/png"}"#;
        (format!("part{number}"), encoding.to_owned())
    }));
    let schema = format!(r#"{{"type":"object","properties":{{{parts}}}}}"#);
    let json = format!(r#""application/json":{{"schema":{schema}}}"#);
    let multipart =
        format!(r#""multipart/form-data":{{"schema":{schema},"encoding":{{{encodings}}}}}"#);
    let hook = hook(&schema, "").replace(&json, &multipart);
    document(&[("hook".to_owned(), hook)], [])
}

fn callbacks(count: usize) -> String {
    let callbacks = members((0..count).map(|number| {
        let hook = hook(&to(format!("Event{number}")), "");
        let key = format!("{{$request.body#/url{number}}}");
        (format!("onEvent{number}"), format!(r#"{{"{key}":{hook}}}"#))
    }));
    let urls = members((0..count).map(|number| {
        let schema = r#"{"type":"string","format":"uri"}"#.to_owned();
        (format!("url{number}"), schema)
    }));
    let schemas = members((0..count).map(|number| (format!("Event{number}"), event(number))));
    format!(
        r#"{{"openapi":"3.1.0","info":{{"title":"Large","version":"1"}},"paths":{{"/subscriptions":{{"post":{{"requestBody":{{"content":{{"application/json":{{"schema":{{"type":"object","properties":{{{urls}}}}}}}}}}},"callbacks":{{{callbacks}}},"responses":{{"204":{{"description":"Taken"}}}}}}}}}},"components":{{"schemas":{{{schemas}}}}}}}"#
    )
}

fn all_of(count: usize) -> String {
    let parts = list((0..count).map(|number| to(format!("Part{number}"))));
    let schemas = (0..count).map(|number| {
        let schema =
            format!(r#"{{"type":"object","properties":{{"own{number}":{{"type":"string"}}}}}}"#);
        (format!("Part{number}"), schema)
    });
    with_body(&format!(r#"{{"allOf":[{parts}]}}"#), schemas)
}

fn values(count: usize) -> String {
    let values = list((0..count).map(|number| number.to_string()));
    with_body(
        &format!(
            r#"{{"type":"object","properties":{{"a":{{"type":"array","items":{{"type":"integer"}},"default":[{values}],"example":[{values}]}}}}}}"#
        ),
        [],
    )
}

/// Objects that each have the next one in a member of this form, and the last one a string, or the first one again.
pub(crate) fn nested(count: usize, form: fn(&str) -> String, is_circle: bool) -> String {
    let schemas = (0..count).map(|number| {
        let next = match number + 1 < count {
            true => to(format!("Level{}", number + 1)),
            false if is_circle => to("Level0"),
            false => r#"{"type":"string"}"#.to_owned(),
        };
        let member = form(&next);
        let schema = format!(
            r#"{{"type":"object","properties":{{"next{number}":{member},"own{number}":{{"type":"string"}}}}}}"#
        );
        (format!("Level{number}"), schema)
    });
    with_body(&to("Level0"), schemas)
}

/// Webhooks whose bodies are near the size from which on parts of them are boxed.
pub(crate) fn events(count: usize) -> String {
    let strings = |name: &str| {
        let fields = (0..18).map(|number| {
            let schema = r#"{"type":"string"}"#.to_owned();
            (format!("{name}{number}"), schema)
        });
        format!(
            r#"{{"type":"object","properties":{{{}}}}}"#,
            members(fields)
        )
    };
    let webhooks: Vec<_> = (0..count)
        .map(|number| {
            (
                format!("event{number}"),
                hook(&to(format!("Event{number}")), ""),
            )
        })
        .collect();
    let events = (0..count).map(|number| {
        let order = to("Order");
        let schema = format!(
            r#"{{"type":"object","required":["type","order"],"properties":{{"type":{{"const":"event.{number}"}},"order":{order},"own{number}":{{"type":"string"}}}}}}"#
        );
        (format!("Event{number}"), schema)
    });
    let order = format!(
        r#"{{"type":"object","required":["buyer"],"properties":{{"buyer":{},"seller":{}}}}}"#,
        to("Buyer"),
        to("Seller")
    );
    let shared = [
        ("Order".to_owned(), order),
        ("Buyer".to_owned(), strings("buyer")),
        ("Seller".to_owned(), strings("seller")),
    ];
    document(&webhooks, events.chain(shared))
}
