//! The smallest instance that still shows a disagreement.

use serde_json::Value;

/// Candidates that are tried at most: each asks the oracle and our code.
const MAX_TRIES: usize = 400;

/// Takes parts away as long as the disagreement stays.
pub(crate) fn shrink(instance: &str, mut still: impl FnMut(&str) -> bool) -> String {
    let mut smallest = instance.to_owned();
    let mut tries = 0;
    'again: loop {
        let Ok(value) = serde_json::from_str::<Value>(&smallest) else {
            return smallest;
        };
        let mut candidates = Vec::new();
        collect(&value, &mut |candidate| {
            candidates.push(candidate.to_string())
        });
        candidates.sort_by_key(String::len);
        for candidate in candidates
            .into_iter()
            .filter(|candidate| candidate.len() < smallest.len())
        {
            tries += 1;
            if tries > MAX_TRIES {
                return smallest;
            }
            if still(&candidate) {
                smallest = candidate;
                continue 'again;
            }
        }
        return smallest;
    }
}

/// Every value that lacks one part, or has a smaller one.
fn collect(value: &Value, give: &mut dyn FnMut(Value)) {
    match value {
        Value::Object(members) => {
            for (name, member) in members {
                let mut less = members.clone();
                less.remove(name);
                give(Value::Object(less));
                collect(member, &mut |smaller| {
                    let mut changed = members.clone();
                    changed.insert(name.clone(), smaller);
                    give(Value::Object(changed));
                });
            }
        }
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                let mut less = items.clone();
                less.remove(index);
                give(Value::Array(less));
                collect(item, &mut |smaller| {
                    let mut changed = items.clone();
                    changed[index] = smaller;
                    give(Value::Array(changed));
                });
            }
        }
        Value::String(text) if !text.is_empty() => {
            give(Value::from(""));
            let half = text.chars().count() / 2;
            give(text.chars().take(half).collect::<String>().into());
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_matters_stays() {
        let text = r#"{"a":[1,{"bad":true,"c":"long text"}],"d":{"e":null}}"#;
        assert_eq!(
            shrink(text, |candidate| candidate.contains("bad")),
            r#"{"a":[{"bad":true}]}"#
        );
        assert_eq!(shrink("[1]", |_| false), "[1]");
    }
}
