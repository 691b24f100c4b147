//! Types and listed values, and whether `null` is one of them.

use super::place::Place;
use super::render::Renderer;
use super::{composition, keyword, reference};
use crate::source::{View, write_string};

/// The names that `type` may have.
const TYPES: [&str; 7] = [
    "null", "boolean", "object", "array", "number", "string", "integer",
];

/// Levels of a listed value: readers of JSON bound its depth.
const MAX_DEPTH: usize = 30;

/// What a schema says of its values as a whole.
#[derive(Clone, Debug, Default)]
pub(super) struct Values<'s> {
    types: Vec<&'s str>,
    list: Option<Vec<View<'s>>>,
    constant: Option<View<'s>>,
    /// Whether texts are meant where the list has scalars.
    pub(super) is_string: bool,
    /// Whether `null` is allowed, whatever the rest says.
    pub(super) or_null: bool,
    /// Whether `null` is added to the list.
    list_null: bool,
}

impl<'s> Renderer<'_, '_, 's> {
    pub(super) fn values(&mut self, node: View<'s>, place: &Place<'s>) -> Values<'s> {
        let types = self.types(node);
        let mut others = types.iter().filter(|name| **name != "null");
        let is_string = match (others.next(), others.next()) {
            (Some(only), None) => *only == "string",
            (None, _) => types.is_empty() && (place.is_string || self.refers_to_string(node)),
            _ => false,
        };
        let list = self.list(node, &types, is_string);
        let mut values = Values {
            types,
            list,
            constant: self.constant(node),
            is_string,
            ..Values::default()
        };
        if is_nullable(node) {
            values.allow_null(node);
        } else if only_repeats(node) && composition::allows_null(self.table.sources, node) {
            values.allow_type_null();
        }
        values
    }

    fn types(&mut self, node: View<'s>) -> Vec<&'s str> {
        let Some(value) = node.get("type") else {
            return Vec::new();
        };
        let mut types = Vec::new();
        let single = value.is_scalar().then_some(value);
        for name in single.into_iter().chain(value.items()) {
            // YAML reads `[string, null]` as a text and null.
            let text = if name.is_null() {
                Some("null")
            } else {
                name.as_text()
            };
            match text.filter(|text| TYPES.contains(text)) {
                Some(text) if !types.contains(&text) => types.push(text),
                Some(_) => {}
                None => {
                    let expected = "the name of a type";
                    self.table.faults.expected(name, "type", expected);
                    return Vec::new();
                }
            }
        }
        if types.is_empty() {
            let expected = "the name of a type, or a list of such";
            self.table.faults.expected(value, "type", expected);
        }
        types
    }

    /// The values of an enumeration. Where none is of the type, an author has quoted what should not be, or the other way
    /// round: nothing at all would be allowed.
    fn list(&mut self, node: View<'s>, types: &[&str], is_string: bool) -> Option<Vec<View<'s>>> {
        let value = node.get("enum")?;
        let list: Vec<_> = value.items().collect();
        if list.is_empty() {
            let expected = "a list of values that is not empty";
            self.table.faults.expected(value, "enum", expected);
            return None;
        }
        if is_deep(value, MAX_DEPTH) {
            let message = "`enum` is nested too deep for a check".to_owned();
            self.table.faults.unchecked(value.location(), message);
            return None;
        }
        if !types.is_empty() && !list.iter().any(|value| is_of(*value, types, is_string)) {
            let expected = "a list of values of the `type` beside it";
            self.table.faults.expected(value, "enum", expected);
            return None;
        }
        Some(list)
    }

    fn constant(&mut self, node: View<'s>) -> Option<View<'s>> {
        let value = node.get("const")?;
        if is_deep(value, MAX_DEPTH) {
            let message = "`const` is nested too deep for a check".to_owned();
            self.table.faults.unchecked(value.location(), message);
            return None;
        }
        Some(value)
    }

    /// Whether a schema that names no type is a string for what it refers to.
    fn refers_to_string(&self, node: View<'s>) -> bool {
        if node.get("enum").is_none() && node.get("const").is_none() {
            return false;
        }
        let sources = self.table.sources;
        let mut others: Vec<_> = reference::references(node)
            .filter_map(|value| reference::step(sources, value).ok())
            .collect();
        others.extend(node.get("allOf").into_iter().flat_map(|list| list.items()));
        others.into_iter().any(|schema| {
            let target = reference::canonical(sources, schema);
            let kind = target.ok().and_then(|target| target.schema.get("type"));
            kind.and_then(|kind| kind.as_text()) == Some("string")
        })
    }

    pub(super) fn write_values(&mut self, values: &Values<'s>) {
        match values.types.as_slice() {
            [] => {}
            [only] => {
                self.key("type");
                write_string(only, &mut self.out);
            }
            several => {
                self.key("type");
                self.list_of_names(several);
            }
        }
        if let Some(list) = &values.list {
            self.key("enum");
            self.out.push('[');
            for value in list {
                self.item();
                self.value(*value, values.is_string);
            }
            if values.list_null {
                self.item();
                self.out.push_str("null");
            }
            self.out.push(']');
        }
        if let Some(constant) = values.constant {
            self.key("const");
            self.value(constant, values.is_string);
        }
    }

    /// Writes a value. Where a string is due, an author who writes `08` or `NO` means the text.
    fn value(&mut self, value: View<'s>, is_string: bool) {
        match value.as_text().filter(|_| is_string) {
            Some(text) => write_string(text, &mut self.out),
            None => value.write_json(&mut self.out),
        }
    }
}

/// Whether a value has more than so many levels of mappings and lists.
fn is_deep(value: View<'_>, levels: usize) -> bool {
    let mut inner = value.items().chain(value.entries().map(|(_, value)| value));
    match levels.checked_sub(1) {
        Some(levels) => inner.any(|inner| is_deep(inner, levels)),
        None => inner.next().is_some(),
    }
}

/// Whether a value is of one of the types.
fn is_of(value: View<'_>, types: &[&str], is_string: bool) -> bool {
    types.iter().any(|name| match *name {
        "null" => value.is_null(),
        "boolean" => value.as_bool().is_some(),
        "object" => value.is_mapping(),
        "array" => value.is_sequence(),
        "integer" | "number" => value.as_number().is_some(),
        _ if is_string => value.as_text().is_some(),
        _ => value.as_str().is_some(),
    })
}

/// Whether `type` stands beside an `allOf` alone: it says again what the branches say, but for `null`.
fn only_repeats(node: View<'_>) -> bool {
    let mut said = node.entries().filter_map(|(key, _)| {
        let counts = keyword::kind(key.text).is_some() && key.text != "nullable";
        counts.then_some(key.text)
    });
    let said = [said.next(), said.next(), said.next()];
    said == [Some("type"), Some("allOf"), None] || said == [Some("allOf"), Some("type"), None]
}

/// `nullable` of 3.0.
pub(super) fn is_nullable(schema: View<'_>) -> bool {
    schema.get("nullable").and_then(|flag| flag.as_bool()) == Some(true)
}

impl Values<'_> {
    /// `nullable` of 3.0: `null` is allowed as well, whether or not `type` and `enum` say so, and for the whole where there
    /// are schemas beside it that say otherwise.
    fn allow_null(&mut self, node: View<'_>) {
        let others = [
            "$ref",
            "$dynamicRef",
            "allOf",
            "anyOf",
            "oneOf",
            "not",
            "if",
            "const",
        ];
        if others.iter().any(|keyword| node.get(keyword).is_some()) {
            self.or_null = true;
            return;
        }
        self.allow_type_null();
        self.list_null = self.list.as_ref().is_some_and(|list| {
            let is_null = |value: &View<'_>| match self.is_string {
                true => value.is_scalar() && value.as_text().is_none(),
                false => value.is_null(),
            };
            !list.iter().any(is_null)
        });
    }

    fn allow_type_null(&mut self) {
        if !self.types.is_empty() && !self.types.contains(&"null") {
            self.types.push("null");
        }
    }
}
