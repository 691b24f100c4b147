//! How well a body fits a schema, where nothing else distinguishes operations.

use std::collections::HashMap;

use callbacks_runtime::schema::SchemaRef;
use serde_json::Value;

/// The number of members at the top and one level below that the schema does not name.
pub(super) fn unnamed(schema: SchemaRef, body: &Value) -> usize {
    let texts = schema.texts();
    let table: HashMap<&str, Value> = texts
        .filter_map(|(name, text)| Some((name, serde_json::from_str(text).ok()?)))
        .collect();
    let root = schema.name().and_then(|name| table.get(name));
    root.map_or(0, |root| count(&table, &[root], body, 0))
}

fn count(table: &HashMap<&str, Value>, schemas: &[&Value], body: &Value, depth: usize) -> usize {
    let Some(members) = body.as_object().filter(|_| depth < 3) else {
        return 0;
    };
    let all = applied(table, schemas);
    let named = |name: &str| -> Vec<&Value> {
        let properties = all.iter().filter_map(|schema| schema.get("properties"));
        properties
            .filter_map(|properties| properties.get(name))
            .collect()
    };
    let members = members
        .iter()
        .map(|(name, value)| match named(name).as_slice() {
            [] => 1,
            schemas => count(table, schemas, value, depth + 1),
        });
    members.sum()
}

/// All schemas that may apply to one value.
fn applied<'s>(table: &'s HashMap<&str, Value>, schemas: &[&'s Value]) -> Vec<&'s Value> {
    let (mut waiting, mut all) = (schemas.to_vec(), Vec::<&Value>::new());
    while let Some(schema) = waiting.pop() {
        if all.len() > 128 || all.iter().any(|known| std::ptr::eq(*known, schema)) {
            continue;
        }
        all.push(schema);
        let reference = schema.get("$ref").and_then(Value::as_str);
        waiting.extend(reference.and_then(|name| table.get(name)));
        for keyword in ["allOf", "oneOf", "anyOf"] {
            let list = schema.get(keyword).and_then(Value::as_array);
            waiting.extend(list.into_iter().flatten());
        }
    }
    all
}
