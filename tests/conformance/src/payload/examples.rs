//! The examples that a document gives for a body.

use serde_json::Value;

use super::tree::{Place, Trees};

/// Those of the Media Type Object that has the schema. Those of schemas are generated as parts of instances.
pub(crate) fn of(trees: &mut Trees, schema: &Place) -> Vec<Value> {
    let mut found = Vec::new();
    if let Some(pointer) = schema.pointer.strip_suffix("/schema") {
        let holder = Place {
            file: schema.file.clone(),
            pointer: pointer.to_owned(),
        };
        if let Some(holder_value) = trees.get(&holder) {
            found.extend(holder_value.get("example").cloned());
            let named = holder_value.get("examples").and_then(Value::as_object);
            for example in named.into_iter().flat_map(serde_json::Map::values) {
                found.extend(value_of(trees, &holder, example));
            }
        }
    }
    found.extend(of_schema(trees, schema));
    found
}

/// The examples of the schema itself, behind its references.
fn of_schema(trees: &mut Trees, schema: &Place) -> Vec<Value> {
    let mut place = schema.clone();
    for _ in 0..8 {
        let Some(node) = trees.get(&place) else { break };
        let list = node.get("examples").and_then(Value::as_array).cloned();
        let examples: Vec<Value> = list
            .into_iter()
            .flatten()
            .chain(node.get("example").cloned())
            .collect();
        let reference = node.get("$ref").and_then(Value::as_str);
        let next = reference.and_then(|reference| trees.follow(&place, reference));
        match next {
            Some(next) if examples.is_empty() => place = next,
            _ => return examples,
        }
    }
    Vec::new()
}

/// The value of an Example Object, which may be a reference; one in a file of its own is left alone.
pub(super) fn value_of(trees: &mut Trees, at: &Place, example: &Value) -> Option<Value> {
    let Some(reference) = example.get("$ref").and_then(Value::as_str) else {
        return example.get("dataValue").or(example.get("value")).cloned();
    };
    let target = trees.follow(at, reference)?;
    let target = trees.get(&target)?;
    target.get("dataValue").or(target.get("value")).cloned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;
    use std::path::Path;

    #[test]
    fn examples_of_media_types_and_schemas_are_found() {
        let tree = json!({
            "content": {"schema": {"$ref": "#/order"}, "example": 1, "examples": {"a": {"value": 2}, "b": {"$ref": "#/shared"}}},
            "shared": {"value": 3},
            "order": {"example": 4},
        });
        let mut trees = Trees::default().with("a.json", tree);
        let place = Place::new(Path::new("a.json"), "#/content/schema");
        assert_eq!(
            of(&mut trees, &place),
            [json!(1), json!(2), json!(3), json!(4)]
        );
    }
}
