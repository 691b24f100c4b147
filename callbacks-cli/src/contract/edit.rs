//! Changes of a body.

use serde_json::{Map, Value};

/// Sets the value at a JSON Pointer (RFC 6901). Members on the way are added, and `-` appends to a list. Returns whether the
/// place exists.
///
/// ```
/// use callbacks_cli::contract::set;
/// use serde_json::json;
///
/// let mut order = json!({"items": []});
/// assert!(set(&mut order, "/items/-", json!("book")));
/// assert!(set(&mut order, "/buyer/name", json!("Ada")));
/// assert_eq!(order, json!({"items": ["book"], "buyer": {"name": "Ada"}}));
/// assert!(!set(&mut order, "/items/7", json!(1)));
/// ```
pub fn set(value: &mut Value, pointer: &str, new: Value) -> bool {
    let mut place = value;
    for token in pointer.split('/').skip(1) {
        let token = token.replace("~1", "/").replace("~0", "~");
        if place.is_null() {
            *place = Value::Object(Map::new());
        }
        let next = match place {
            Value::Object(members) => Some(members.entry(token).or_insert(Value::Null)),
            Value::Array(items) => item(items, &token),
            _ => None,
        };
        let Some(next) = next else { return false };
        place = next;
    }
    *place = new;
    true
}

fn item<'v>(items: &'v mut Vec<Value>, token: &str) -> Option<&'v mut Value> {
    if token == "-" || token.parse() == Ok(items.len()) {
        items.push(Value::Null);
        return items.last_mut();
    }
    items.get_mut(token.parse::<usize>().ok()?)
}
