//! Changes that keep a document a document.

use crate::tree::Tree;

/// Marsaglia's xorshift, from a fixed seed.
pub(crate) struct Random(u64);

impl Random {
    pub(crate) fn new(seed: usize) -> Self {
        Self(0x9e37_79b9_7f4a_7c15 ^ (seed as u64 + 1) << 32)
    }

    pub(crate) fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % bound.max(1) as u64).unwrap()
    }

    fn of<T: Copy>(&mut self, all: &[T]) -> T {
        all[self.below(all.len())]
    }
}

/// Names that are no Rust, or that something else has.
const NAMES: [&str; 63] = [
    "",
    " ",
    "_",
    "__",
    "Self",
    "self",
    "super",
    "crate",
    "type",
    "r#type",
    "'static",
    "gen",
    "union",
    "macro_rules",
    "CallbackHandler",
    "CallbackSender",
    "NestedCallbackHandler",
    "Option",
    "Ok",
    "Some",
    "String",
    "Vec",
    "Box",
    "T",
    "Value",
    "Request",
    "Response",
    "serialization",
    "body",
    "request",
    "members",
    "member",
    "Other",
    "additional_properties",
    "orderId",
    "order_id",
    "order-id",
    "ORDER ID",
    "1",
    "2_000",
    "+1",
    "-1",
    // Digits and marks that identifiers may hold and not start with.
    "\u{663}x",
    "\u{1d7d8}",
    "\u{301}x",
    "\u{93e}x",
    "e\u{301}",
    "日本",
    "ß",
    "İ",
    "ŉ",
    "😀",
    "\u{200d}",
    "\u{2028}",
    "\u{202e}txt\u{2066}",
    "\0",
    "a\nb\r\nc\rd",
    "*/ fn x() {} /*",
    "\" \\ \u{7f}",
    "```rust\nfail!()",
    "$ref",
    "x-y",
    "~1/%ff#",
];

/// Values in place of others.
const VALUES: [&str; 14] = [
    "null",
    "true",
    "false",
    "0",
    "-0",
    "1e999",
    "-1.5e-300",
    "99999999999999999999999999999999999999999999",
    "\"2XX\"",
    "\"deepObject\"",
    "\"{$request.body#/a}/{b}\"",
    "\"{$request.query.a\"",
    "\"text/plain; q=\u{e9}\\u0000+json\"",
    "\"other.yaml#/components\"",
];

const TYPES: [&str; 8] = [
    "string", "number", "integer", "boolean", "array", "object", "null", "strange",
];

/// Keywords that take schemas, and flags.
const KEYWORDS: [&str; 24] = [
    "allOf",
    "oneOf",
    "anyOf",
    "not",
    "items",
    "prefixItems",
    "additionalProperties",
    "properties",
    "required",
    "enum",
    "const",
    "default",
    "format",
    "type",
    "nullable",
    "readOnly",
    "discriminator",
    "callbacks",
    "headers",
    "parameters",
    "style",
    "content",
    "deprecated",
    "$ref",
];

pub(crate) fn mutate(document: &mut Tree, random: &mut Random) {
    let count = document.count();
    let (number, other) = (1 + random.below(count - 1), random.below(count));
    let (taken, pointer) = document.nth(other, String::new());
    let taken = if taken.count() < 200 {
        taken.clone()
    } else {
        Tree::reference(&pointer)
    };
    let (node, own) = document.nth(number, String::new());
    match random.below(12) {
        0 => *node = taken,
        1 => *node = Tree::reference(&pointer),
        2 => *node = Tree::reference(random.of(&["", "/", "/components", "/components/schemas"])),
        3 => *node = Tree::reference(&own),
        4 => {
            let parent = own.rsplit_once('/').map_or("", |(parent, _)| parent);
            *node = Tree::reference(parent);
        }
        5 => *node = nested(node.clone(), random),
        6 => *node = value(random),
        7 => add(node, random, taken),
        8 | 9 => rename(node, random),
        10 => drop_one(node, random),
        _ => double(node, random),
    }
}

fn name(random: &mut Random) -> String {
    match random.below(40) {
        0 => "long name ".repeat(1000),
        _ => random.of(&NAMES).to_owned(),
    }
}

fn value(random: &mut Random) -> Tree {
    match random.below(5) {
        0 => Tree::Plain(random.of(&VALUES).to_owned()),
        1 => Tree::text(random.of(&TYPES)),
        2 => {
            let all = (0..random.below(5)).map(|_| Tree::text(random.of(&TYPES)));
            Tree::List(all.collect())
        }
        3 => Tree::map([("type", Tree::text(random.of(&TYPES)))]),
        _ => Tree::text(name(random)),
    }
}

/// The node within something that looks like a schema, more or less deep.
fn nested(node: Tree, random: &mut Random) -> Tree {
    let depth = random.of(&[1, 1, 2, 40]);
    let form = random.below(5);
    (0..depth).fold(node, |inner, _| match form {
        0 => Tree::map([("type", Tree::text("array")), ("items", inner)]),
        1 => Tree::map([("allOf", Tree::List(vec![inner]))]),
        2 => Tree::map([(
            "oneOf",
            Tree::List(vec![inner, Tree::map([("type", Tree::text("null"))])]),
        )]),
        3 => Tree::map([("additionalProperties", inner)]),
        _ => Tree::map([("properties", Tree::map([("in", inner)]))]),
    })
}

fn add(node: &mut Tree, random: &mut Random, taken: Tree) {
    let keyword = random.of(&KEYWORDS).to_owned();
    let added = match random.below(3) {
        0 => Tree::List(vec![taken.clone(), taken]),
        1 => taken,
        _ => value(random),
    };
    match node {
        Tree::Map(entries) => {
            entries.retain(|(key, _)| *key != keyword);
            entries.push((keyword, added));
        }
        Tree::List(items) => items.push(added),
        node => *node = Tree::Map(vec![(keyword, added)]),
    }
}

fn rename(node: &mut Tree, random: &mut Random) {
    let name = name(random);
    match node {
        Tree::Map(entries)
            if !entries.is_empty() && !entries.iter().any(|(key, _)| *key == name) =>
        {
            let at = random.below(entries.len());
            entries[at].0 = name;
        }
        Tree::Map(_) | Tree::List(_) => {}
        node => *node = Tree::Text(name),
    }
}

fn drop_one(node: &mut Tree, random: &mut Random) {
    match node {
        Tree::Map(entries) if !entries.is_empty() => {
            drop(entries.remove(random.below(entries.len())))
        }
        Tree::List(items) if !items.is_empty() => drop(items.remove(random.below(items.len()))),
        node => *node = Tree::Plain("null".to_owned()),
    }
}

/// Entries get names that differ in nothing but case and signs.
fn double(node: &mut Tree, random: &mut Random) {
    match node {
        Tree::Map(entries) if !entries.is_empty() => {
            let (key, value) = entries[random.below(entries.len())].clone();
            for key in [
                key.to_uppercase(),
                format!("{key}-"),
                format!("{key} 2"),
                format!("_{key}"),
            ] {
                if !entries.iter().any(|(known, _)| *known == key) {
                    entries.push((key, value.clone()));
                }
            }
        }
        Tree::List(items) if !items.is_empty() => {
            let item = items[random.below(items.len())].clone();
            items.push(item);
        }
        _ => {}
    }
}
