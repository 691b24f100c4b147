//! Compiles the text of a schema.
//!
//! Nothing here fails, because the generator has checked every schema. An unknown or malformed keyword is ignored (JSON
//! Schema core, section 6.5 "Extending JSON Schema").

mod document;
mod object;
mod rules;
mod tagged;

use super::format::Format;
use super::kind::Kinds;
use super::number::{Bound, Divisor};
use super::pattern::Pattern;
use super::schema::Schema;
use document::{Fields, Text};
pub(super) use rules::{
    ArrayRules, Choices, Dependency, LogicRules, Node, NumberRules, ObjectRules, Reference, Rules,
    StringRules, TaggedRules,
};

/// The maximum depth of subschemas. Deeper ones are not checked.
const DEEPEST: usize = 256;

/// Compiles a schema of a table. `None` if its text is not a schema.
pub(super) fn compile(text: &str, table: &[Schema]) -> Option<Node> {
    let text: &Text = serde_json::from_str(text).ok()?;
    Compiler { table, depth: 0 }.node(text)
}

struct Compiler<'t> {
    table: &'t [Schema],
    depth: usize,
}

impl Compiler<'_> {
    fn node(&mut self, text: &Text) -> Option<Node> {
        match text.get() {
            "true" => Some(Node::Anything),
            "false" => Some(Node::Nothing),
            _ if self.depth == DEEPEST => None,
            _ => {
                let fields = Fields::of(text)?;
                self.depth += 1;
                let rules = self.rules(&fields);
                self.depth -= 1;
                Some(match rules.reference {
                    Some(Reference::Entry(index)) if fields.0.len() == 1 => Node::Entry(index),
                    _ => Node::Rules(Box::new(rules)),
                })
            }
        }
    }

    fn nodes(&mut self, text: &Text) -> Option<Box<[Node]>> {
        let items = document::items(text)?.into_iter();
        // An invalid branch must not disappear, because the others would be counted wrong.
        let nodes = items.map(|item| self.node(item).unwrap_or(Node::Anything));
        Some(nodes.collect())
    }

    fn rules(&mut self, fields: &Fields<'_>) -> Rules {
        let mut rules = Rules::default();
        for (keyword, value) in &fields.0 {
            self.keyword(&mut rules, keyword, value);
        }
        if let Some(object) = rules.object.as_mut() {
            self.members(object, fields);
        }
        if let Some(string) = rules.string.as_mut() {
            string.pattern = pattern(fields);
        }
        rules
    }

    fn keyword(&mut self, rules: &mut Rules, keyword: &str, value: &Text) {
        match keyword {
            "$ref" => rules.reference = self.reference(value),
            "type" => rules.kinds = kinds(value),
            "const" => rules.constant = document::literal(value),
            "enum" => rules.choices = choices(value),
            "format" => {
                rules.format = document::string(value).and_then(|name| Format::named(&name));
            }
            "multipleOf" | "maximum" | "exclusiveMaximum" | "minimum" | "exclusiveMinimum" => {
                number(rules.number.get_or_insert_default(), keyword, value);
            }
            "maxLength" | "minLength" | "pattern" | "regex" | "contentEncoding" => {
                string(rules.string.get_or_insert_default(), keyword, value);
            }
            "maxItems" | "minItems" | "uniqueItems" | "prefixItems" | "items" | "contains"
            | "minContains" | "maxContains" | "unevaluatedItems" => {
                self.array(rules.array.get_or_insert_default(), keyword, value);
            }
            "maxProperties"
            | "minProperties"
            | "required"
            | "dependentRequired"
            | "properties"
            | "patternProperties"
            | "additionalProperties"
            | "propertyNames"
            | "dependentSchemas"
            | "unevaluatedProperties" => {
                self.object(rules.object.get_or_insert_default(), keyword, value);
            }
            "allOf" | "anyOf" | "oneOf" | "not" | "if" | "then" | "else" => {
                self.logic(rules.logic.get_or_insert_default(), keyword, value);
            }
            "discriminator" => rules.tagged = self.tagged(value).map(Box::new),
            _ => {}
        }
    }

    fn reference(&self, value: &Text) -> Option<Reference> {
        let name = document::string(value)?;
        let index = self.table.iter().position(|schema| schema.name() == name);
        Some(index.map_or_else(|| Reference::Missing(name.into()), Reference::Entry))
    }

    fn array(&mut self, array: &mut ArrayRules, keyword: &str, value: &Text) {
        match keyword {
            "maxItems" => array.most = document::count(value),
            "minItems" => array.least = document::count(value),
            "uniqueItems" => array.is_unique = value.get() == "true",
            "prefixItems" => array.first = self.nodes(value).unwrap_or_default(),
            "items" => array.rest = self.node(value),
            "contains" => array.contains = self.node(value),
            "minContains" => array.least_contained = document::count(value),
            "maxContains" => array.most_contained = document::count(value),
            _ => array.unevaluated = self.node(value),
        }
    }

    fn logic(&mut self, logic: &mut LogicRules, keyword: &str, value: &Text) {
        match keyword {
            "allOf" => logic.all = self.nodes(value).unwrap_or_default(),
            "anyOf" => logic.any = self.nodes(value),
            "oneOf" => logic.one = self.nodes(value),
            "not" => logic.not = self.node(value),
            "if" => logic.test = self.node(value),
            "then" => logic.then = self.node(value),
            _ => logic.otherwise = self.node(value),
        }
    }
}

fn number(number: &mut NumberRules, keyword: &str, value: &Text) {
    let bound = || Bound::parse(value.get());
    match keyword {
        "multipleOf" => number.divisor = Divisor::parse(value.get()),
        "maximum" => number.maximum = bound(),
        "exclusiveMaximum" => number.exclusive_maximum = bound(),
        "minimum" => number.minimum = bound(),
        _ => number.exclusive_minimum = bound(),
    }
}

fn string(string: &mut StringRules, keyword: &str, value: &Text) {
    match keyword {
        "maxLength" => string.longest = document::count(value),
        "minLength" => string.shortest = document::count(value),
        // Both belong to one pattern, which is made of them together.
        "pattern" | "regex" => {}
        _ => string.encoding = document::string(value).and_then(|name| Format::encoding(&name)),
    }
}

/// `pattern` is the document's. If the engine's syntax differs, `regex` is the translation.
fn pattern(fields: &Fields<'_>) -> Option<Pattern> {
    let text = document::string(fields.get("pattern")?)?;
    let regex = fields.get("regex").and_then(document::string);
    Some(Pattern::new(regex.as_deref().unwrap_or(&text), &text))
}

fn kinds(value: &Text) -> Kinds {
    let names = document::strings(value)
        .or_else(|| Some(vec![document::string(value)?.into()]))
        .unwrap_or_default();
    Kinds::named(&names)
}

fn choices(value: &Text) -> Option<Choices> {
    let items = document::items(value)?.into_iter();
    let all: Option<_> = items.map(document::literal).collect();
    all.map(Choices::new)
}
