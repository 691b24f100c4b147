//! A document as the values that JSONPath selects from.

use serde_json::{Map, Value};

use crate::source::{Step, View};

/// The value that a node is.
pub(super) fn value(node: View<'_>) -> Value {
    if node.is_mapping() {
        let entries = node.entries();
        let members = entries.map(|(key, node)| (key.text.to_owned(), value(node)));
        return Value::Object(members.collect::<Map<_, _>>());
    }
    if node.is_sequence() {
        return Value::Array(node.items().map(value).collect());
    }
    if let Some(flag) = node.as_bool() {
        return Value::Bool(flag);
    }
    if node.is_null() {
        return Value::Null;
    }
    let number = node.as_number();
    let number = number.and_then(|number| serde_json::from_str(number).ok());
    number.unwrap_or_else(|| Value::String(node.raw_text().unwrap_or_default().to_owned()))
}

/// How many values a value holds with itself, and how deep they are nested.
pub(super) fn extent(value: &Value) -> (usize, usize) {
    let children: Box<dyn Iterator<Item = &Value>> = match value {
        Value::Array(items) => Box::new(items.iter()),
        Value::Object(members) => Box::new(members.values()),
        _ => return (1, 0),
    };
    children.map(extent).fold((1, 1), |outer, inner| {
        (outer.0 + inner.0, outer.1.max(inner.1 + 1))
    })
}

/// How many children a value has.
pub(super) fn children(value: &Value) -> usize {
    match value {
        Value::Array(items) => items.len(),
        Value::Object(members) => members.len(),
        _ => 0,
    }
}

/// The value at a path.
pub(super) fn at<'v>(value: &'v mut Value, path: &[Step]) -> Option<&'v mut Value> {
    path.iter().try_fold(value, |value, step| match step {
        Step::Name(name) => value.get_mut(name),
        Step::Index(index) => value.get_mut(index),
    })
}

/// Merges a value into the one that a target selects: into an array as its next item, unless it is an array itself.
pub(super) fn merge_into(target: &mut Value, patch: &Value) {
    match target {
        Value::Array(items) if !patch.is_array() => items.push(patch.clone()),
        _ => merge(target, patch),
    }
}

/// Merges as the tree is merged. What does not fit was reported there, and is left.
fn merge(target: &mut Value, patch: &Value) {
    match (target, patch) {
        (Value::Object(target), Value::Object(patch)) => {
            for (key, value) in patch {
                match target.get_mut(key) {
                    Some(known) => merge(known, value),
                    None => drop(target.insert(key.clone(), value.clone())),
                }
            }
        }
        (Value::Array(target), Value::Array(patch)) => target.extend(patch.iter().cloned()),
        (Value::Object(_) | Value::Array(_), _) => {}
        (target, patch) => {
            if target.is_null() || is_single(patch) {
                *target = patch.clone();
            }
        }
    }
}

fn is_single(value: &Value) -> bool {
    !value.is_array() && !value.is_object()
}

/// Removes children of the value at a path.
pub(super) fn remove(value: &mut Value, path: &[Step], children: &[&Step]) {
    match at(value, path) {
        Some(Value::Object(members)) => {
            for child in children {
                if let Step::Name(name) = child {
                    members.remove(name);
                }
            }
        }
        Some(Value::Array(items)) => {
            let removed: std::collections::HashSet<_> = children.iter().copied().collect();
            let mut index = 0;
            items.retain(|_| {
                index += 1;
                !removed.contains(&Step::Index(index - 1))
            });
        }
        _ => {}
    }
}
