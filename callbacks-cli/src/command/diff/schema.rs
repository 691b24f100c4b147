//! Compares schemas: which values are allowed from now on, and which are refused.

mod keywords;

use std::collections::{HashMap, HashSet};

use callbacks_codegen::model::Model;
use serde_json::{Map, Value};

use keywords::{are_disjoint, names, token, types};

/// A change of a schema.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Found {
    /// The place in the value. `*` is every item or every unnamed member.
    pub(super) pointer: String,
    pub(super) what: String,
    /// Whether values are allowed that were refused.
    pub(super) is_wider: bool,
    /// Whether values are refused that were allowed.
    pub(super) is_narrower: bool,
}

/// The schemas of two documents.
pub(super) struct Schemas<'m> {
    old: &'m Model,
    new: &'m Model,
    tables: [HashMap<&'m str, Value>; 2],
    /// The references that are being compared, so that recursion ends.
    seen: HashSet<(String, String)>,
    found: Vec<Found>,
}

impl<'m> Schemas<'m> {
    pub(super) fn new(old: &'m Model, new: &'m Model) -> Self {
        Self {
            old,
            new,
            tables: [HashMap::new(), HashMap::new()],
            seen: HashSet::new(),
            found: Vec::new(),
        }
    }

    /// The changes from one schema to another, by their indices.
    pub(super) fn compare(mut self, old: usize, new: usize) -> Vec<Found> {
        let (Some(old), Some(new)) = (self.old.schemas.get(old), self.new.schemas.get(new)) else {
            return Vec::new();
        };
        let reference = |name: &str| serde_json::json!({"$ref": name});
        self.nodes("", &reference(&old.name), &reference(&new.name));
        self.found
    }

    fn add(&mut self, pointer: &str, what: impl Into<String>, is_wider: bool, is_narrower: bool) {
        let found = Found {
            pointer: pointer.to_owned(),
            what: what.into(),
            is_wider,
            is_narrower,
        };
        if !self.found.contains(&found) {
            self.found.push(found);
        }
    }

    fn nodes(&mut self, pointer: &str, old: &Value, new: &Value) {
        let names =
            [old, new].map(|node| node.get("$ref").and_then(Value::as_str).map(str::to_owned));
        if let [Some(before), Some(after)] = &names
            && !self.seen.insert((before.clone(), after.clone()))
        {
            return;
        }
        let (old, new) = (self.resolved(0, old), self.resolved(1, new));
        if old == new && !has_reference(&old) {
            return;
        }
        match (old.as_object(), new.as_object()) {
            (Some(before), Some(after)) => self.objects(pointer, before, after),
            // `true` allows everything, and `false` nothing.
            _ if old != new => {
                let is_open = |node: &Value| {
                    *node == Value::Bool(true) || node.as_object().is_some_and(Map::is_empty)
                };
                let is_closed = |node: &Value| *node == Value::Bool(false);
                let is_wider = is_open(&new) || is_closed(&old);
                let is_narrower = is_open(&old) || is_closed(&new);
                self.add(
                    pointer,
                    "has another schema",
                    is_wider || !is_narrower,
                    is_narrower || !is_wider,
                );
            }
            _ => {}
        }
    }

    /// The schema that a reference leads to, with what is beside the reference.
    fn resolved(&mut self, side: usize, node: &Value) -> Value {
        let mut node = node.clone();
        for _ in 0..32 {
            let Some(name) = node.get("$ref").and_then(Value::as_str) else {
                break;
            };
            let mut target = self.target(side, name);
            if let (Some(target), Some(beside)) = (target.as_object_mut(), node.as_object()) {
                let beside = beside.iter().filter(|(name, _)| *name != "$ref");
                target.extend(beside.map(|(name, value)| (name.clone(), value.clone())));
            }
            node = target;
        }
        node
    }

    fn target(&mut self, side: usize, name: &str) -> Value {
        if let Some(known) = self.tables[side].get(name) {
            return known.clone();
        }
        let model: &'m Model = if side == 0 { self.old } else { self.new };
        let Some(schema) = model.schemas.iter().find(|schema| schema.name == name) else {
            return Value::Bool(true);
        };
        let value: Value = serde_json::from_str(&schema.text).unwrap_or(Value::Bool(true));
        self.tables[side].insert(&schema.name, value.clone());
        value
    }

    fn objects(&mut self, pointer: &str, old: &Map<String, Value>, new: &Map<String, Value>) {
        self.types(pointer, old, new);
        // Bounds and formats of another type say nothing about the same values.
        if are_disjoint(&types(old), &types(new)) {
            return;
        }
        self.values(pointer, old, new);
        self.bounds(pointer, old, new);
        self.required(pointer, old, new);
        self.properties(pointer, old, new);
        for keyword in ["additionalProperties", "items"] {
            let (before, after) = (open(old, keyword), open(new, keyword));
            let is_new_closed =
                keyword == "additionalProperties" && (before.is_boolean() || after.is_boolean());
            if !is_new_closed || before == after {
                self.nodes(&format!("{pointer}/*"), &before, &after);
            } else {
                let (is_wider, is_narrower) =
                    (after == Value::Bool(true), after == Value::Bool(false));
                let word = if is_narrower {
                    "may not have other members"
                } else {
                    "may have other members"
                };
                self.add(
                    pointer,
                    word,
                    is_wider || !is_narrower,
                    is_narrower || (!is_wider && before == Value::Bool(true)),
                );
            }
        }
        for keyword in ["oneOf", "anyOf"] {
            self.branches(pointer, keyword, old, new);
        }
        self.all(pointer, old, new);
        self.rest(pointer, old, new);
    }

    fn properties(&mut self, pointer: &str, old: &Map<String, Value>, new: &Map<String, Value>) {
        let members = |schema: &Map<String, Value>| {
            schema.get("properties").and_then(Value::as_object).cloned()
        };
        let (before, after) = (
            members(old).unwrap_or_default(),
            members(new).unwrap_or_default(),
        );
        let is_closed = |schema: &Map<String, Value>| {
            schema.get("additionalProperties") == Some(&Value::Bool(false))
        };
        for (name, schema) in &before {
            let place = format!("{pointer}/{}", token(name));
            match after.get(name) {
                Some(other) => self.nodes(&place, schema, other),
                None if names(old.get("required")).contains(name) => {
                    self.add(&place, "is removed", true, is_closed(new));
                }
                None => self.add(&place, "is not described any more", false, is_closed(new)),
            }
        }
        for name in after.keys().filter(|name| !before.contains_key(*name)) {
            self.add(
                &format!("{pointer}/{}", token(name)),
                "is added",
                is_closed(old),
                false,
            );
        }
    }

    /// Branches are recognized by their references, else by their places.
    fn branches(
        &mut self,
        pointer: &str,
        keyword: &str,
        old: &Map<String, Value>,
        new: &Map<String, Value>,
    ) {
        let list =
            |schema: &Map<String, Value>| schema.get(keyword).and_then(Value::as_array).cloned();
        let (before, after) = match (list(old), list(new)) {
            (None, None) => return,
            (Some(_), None) => return self.add(pointer, "has no branches any more", true, false),
            (None, Some(_)) => return self.add(pointer, "has branches from now on", false, true),
            (Some(before), Some(after)) => (before, after),
        };
        let reference = |branch: &Value| {
            branch
                .get("$ref")
                .and_then(Value::as_str)
                .map(str::to_owned)
        };
        let mut rest = after.clone();
        let mut unmatched = Vec::new();
        for branch in &before {
            let same = rest.iter().position(|other| match reference(branch) {
                Some(name) => reference(other) == Some(name),
                None => other == branch,
            });
            match same {
                Some(place) => {
                    let other = rest.remove(place);
                    self.nodes(pointer, branch, &other);
                }
                None => unmatched.push(branch.clone()),
            }
        }
        if unmatched.len() == rest.len() {
            for (branch, other) in unmatched.iter().zip(&rest) {
                self.nodes(pointer, branch, other);
            }
            return;
        }
        let name = |branch: &Value| {
            reference(branch).map_or_else(String::new, |name| format!(" `{name}`"))
        };
        for branch in &rest {
            self.add(
                pointer,
                format!("has another branch{}", name(branch)),
                true,
                false,
            );
        }
        for branch in &unmatched {
            self.add(
                pointer,
                format!("has no branch{} any more", name(branch)),
                false,
                true,
            );
        }
    }

    fn all(&mut self, pointer: &str, old: &Map<String, Value>, new: &Map<String, Value>) {
        let list =
            |schema: &Map<String, Value>| schema.get("allOf").and_then(Value::as_array).cloned();
        let (before, after) = (list(old).unwrap_or_default(), list(new).unwrap_or_default());
        for (one, other) in before.iter().zip(&after) {
            self.nodes(pointer, one, other);
        }
        if before.len() != after.len() {
            let is_more = after.len() > before.len();
            let word = if is_more {
                "has more conditions"
            } else {
                "has fewer conditions"
            };
            self.add(pointer, word, !is_more, is_more);
        }
    }
}

/// Whether references may lead to differences.
fn has_reference(node: &Value) -> bool {
    match node {
        Value::Object(members) => {
            members.contains_key("$ref") || members.values().any(has_reference)
        }
        Value::Array(items) => items.iter().any(has_reference),
        _ => false,
    }
}

fn open(schema: &Map<String, Value>, keyword: &str) -> Value {
    schema.get(keyword).cloned().unwrap_or(Value::Bool(true))
}
