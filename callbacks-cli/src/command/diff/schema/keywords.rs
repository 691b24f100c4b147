//! Keywords of one schema: types, values, bounds, required members, and those whose effect is not known.

use serde_json::{Map, Value};

use super::Schemas;

/// Keywords that bound values from below, and from above.
const LEAST: [&str; 6] = [
    "minimum",
    "exclusiveMinimum",
    "minLength",
    "minItems",
    "minProperties",
    "minContains",
];
const MOST: [&str; 6] = [
    "maximum",
    "exclusiveMaximum",
    "maxLength",
    "maxItems",
    "maxProperties",
    "maxContains",
];

/// Keywords that this module compares by a rule of their own, or that allow and refuse nothing.
const KNOWN: [&str; 16] = [
    "$ref",
    "type",
    "enum",
    "const",
    "required",
    "properties",
    "additionalProperties",
    "items",
    "oneOf",
    "anyOf",
    "allOf",
    "annotation",
    "encoding",
    "title",
    "description",
    "discriminator",
];

impl Schemas<'_> {
    pub(super) fn types(
        &mut self,
        pointer: &str,
        old: &Map<String, Value>,
        new: &Map<String, Value>,
    ) {
        let (before, after) = (types(old), types(new));
        if before == after {
            return;
        }
        let allows = |types: &[String], kind: &String| {
            types.is_empty()
                || types.contains(kind)
                || (kind == "integer" && types.iter().any(|it| it == "number"))
        };
        let is_wider = after.is_empty()
            || (!before.is_empty() && !after.iter().all(|kind| allows(&before, kind)));
        let is_narrower = before.is_empty()
            || (!after.is_empty() && !before.iter().all(|kind| allows(&after, kind)));
        let words = |types: &[String]| {
            if types.is_empty() {
                "anything".to_owned()
            } else {
                types.join(" or ")
            }
        };
        self.add(
            pointer,
            format!("is {} instead of {}", words(&after), words(&before)),
            is_wider,
            is_narrower,
        );
    }

    pub(super) fn values(
        &mut self,
        pointer: &str,
        old: &Map<String, Value>,
        new: &Map<String, Value>,
    ) {
        match (values(old), values(new)) {
            (None, None) => {}
            (Some(_), None) => self.add(
                pointer,
                "may have other values than the listed ones",
                true,
                false,
            ),
            (None, Some(_)) => self.add(pointer, "has a list of values", false, true),
            (Some(before), Some(after)) => {
                for value in after.iter().filter(|value| !before.contains(value)) {
                    self.add(pointer, format!("may be `{}`", text(value)), true, false);
                }
                for value in before.iter().filter(|value| !after.contains(value)) {
                    self.add(
                        pointer,
                        format!("may not be `{}` any more", text(value)),
                        false,
                        true,
                    );
                }
            }
        }
    }

    pub(super) fn bounds(
        &mut self,
        pointer: &str,
        old: &Map<String, Value>,
        new: &Map<String, Value>,
    ) {
        let all = LEAST
            .iter()
            .map(|keyword| (keyword, 1.0))
            .chain(MOST.iter().map(|keyword| (keyword, -1.0)));
        for (keyword, sign) in all {
            let (before, after) = (old.get(*keyword), new.get(*keyword));
            if before == after {
                continue;
            }
            let limit =
                |value: Option<&Value>| value.and_then(Value::as_f64).map(|value| value * sign);
            let (low, high) = (
                limit(before).unwrap_or(f64::NEG_INFINITY),
                limit(after).unwrap_or(f64::NEG_INFINITY),
            );
            let word =
                |value: Option<&Value>| value.map_or_else(|| "none".to_owned(), Value::to_string);
            let what = format!("`{keyword}` is {} instead of {}", word(after), word(before));
            self.add(pointer, what, high < low, high > low);
        }
    }

    pub(super) fn required(
        &mut self,
        pointer: &str,
        old: &Map<String, Value>,
        new: &Map<String, Value>,
    ) {
        let (before, after) = (names(old.get("required")), names(new.get("required")));
        for name in after.iter().filter(|name| !before.contains(name)) {
            self.add(
                &format!("{pointer}/{}", token(name)),
                "is required from now on",
                false,
                true,
            );
        }
        let describes = |schema: &Map<String, Value>, name: &str| {
            schema
                .get("properties")
                .is_some_and(|members| members.get(name).is_some())
        };
        // A member that is removed is reported as such.
        let is_removed = |name: &str| describes(old, name) && !describes(new, name);
        let optional = before.iter().filter(|name| !after.contains(name));
        for name in optional.filter(|name| !is_removed(name)) {
            self.add(
                &format!("{pointer}/{}", token(name)),
                "is optional from now on",
                true,
                false,
            );
        }
    }

    /// Every other keyword. Its effect is not known.
    pub(super) fn rest(
        &mut self,
        pointer: &str,
        old: &Map<String, Value>,
        new: &Map<String, Value>,
    ) {
        let mut keywords: Vec<&String> = old.keys().chain(new.keys()).collect();
        keywords.sort_unstable();
        keywords.dedup();
        let is_known = |keyword: &str| {
            KNOWN.contains(&keyword) || LEAST.contains(&keyword) || MOST.contains(&keyword)
        };
        for keyword in keywords.into_iter().filter(|keyword| !is_known(keyword)) {
            // A translation of `pattern`, which is reported itself.
            if keyword == "regex" && old.contains_key("pattern") && new.contains_key("pattern") {
                continue;
            }
            match (old.get(keyword), new.get(keyword)) {
                (Some(before), Some(after)) if before != after => {
                    let what = format!(
                        "`{keyword}` is `{}` instead of `{}`",
                        text(after),
                        text(before)
                    );
                    self.add(pointer, what, true, true);
                }
                (Some(_), None) => {
                    self.add(pointer, format!("has no `{keyword}` any more"), true, false)
                }
                (None, Some(after)) => self.add(
                    pointer,
                    format!("has `{keyword}` `{}`", text(after)),
                    false,
                    true,
                ),
                _ => {}
            }
        }
    }
}

pub(super) fn types(schema: &Map<String, Value>) -> Vec<String> {
    let mut types = match schema.get("type") {
        Some(Value::String(one)) => vec![one.clone()],
        many => names(many),
    };
    types.sort_unstable();
    types
}

/// Whether no value is of both lists of types. An empty list allows all.
pub(super) fn are_disjoint(one: &[String], other: &[String]) -> bool {
    let overlap = |one: &String, other: &String| {
        one == other
            || (one == "integer" && other == "number")
            || (one == "number" && other == "integer")
    };
    let shares = |kind: &String| other.iter().any(|known| overlap(kind, known));
    !one.is_empty() && !other.is_empty() && !one.iter().any(shares)
}

pub(super) fn names(list: Option<&Value>) -> Vec<String> {
    let list = list.and_then(Value::as_array).into_iter().flatten();
    list.filter_map(Value::as_str).map(str::to_owned).collect()
}

fn values(schema: &Map<String, Value>) -> Option<Vec<Value>> {
    match schema.get("const") {
        Some(one) => Some(vec![one.clone()]),
        None => schema.get("enum").and_then(Value::as_array).cloned(),
    }
}

fn text(value: &Value) -> String {
    value
        .as_str()
        .map_or_else(|| value.to_string(), str::to_owned)
}

pub(super) fn token(name: &str) -> String {
    name.replace('~', "~0").replace('/', "~1")
}
