//! The values that identify the event of a body.

use serde_json::{Map, Value};

/// Sets scalars at JSON Pointers (RFC 6901): first as the values of their texts, then as strings.
pub(super) fn known_by(value: Value, tags: &[(&str, &str)]) -> Vec<Value> {
    if tags.is_empty() {
        return vec![value];
    }
    let as_text = |text: &str| Value::from(text);
    let as_scalar = |text: &str| serde_json::from_str(text).unwrap_or_else(|_| text.into());
    let spellings: [&dyn Fn(&str) -> Value; 2] = [&as_text, &as_scalar];
    let known = spellings.into_iter().filter_map(|spell| {
        let mut value = value.clone();
        for (pointer, text) in tags {
            *at(&mut value, pointer)? = spell(text);
        }
        Some(value)
    });
    known.collect()
}

/// The place of a pointer. Missing members are added.
fn at<'v>(value: &'v mut Value, pointer: &str) -> Option<&'v mut Value> {
    let mut place = value;
    for token in pointer.split('/').skip(1) {
        let token = token.replace("~1", "/").replace("~0", "~");
        place = match place {
            Value::Array(items) => items.get_mut(token.parse::<usize>().ok()?)?,
            Value::Object(members) => members.entry(token).or_insert(Value::Null),
            Value::Null => {
                *place = Value::Object(Map::new());
                place.as_object_mut()?.entry(token).or_insert(Value::Null)
            }
            _ => return None,
        };
    }
    Some(place)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::known_by;

    #[test]
    fn members_are_made_on_the_way_to_what_tells_an_event() {
        let known = known_by(
            json!({"a~/b": [{}]}),
            &[("/a~0~1b/0/kind", "3"), ("/x/y", "z")],
        );
        let expected = |kind| json!({"a~/b": [{"kind": kind}], "x": {"y": "z"}});
        assert_eq!(known, [expected(json!("3")), expected(json!(3))]);
        assert!(known_by(json!("text"), &[("/kind", "3")]).is_empty());
    }
}
