//! Payloads in a folder.

use std::fs;
use std::path::Path;

use serde_json::Value;

/// A message body with the name of its event.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Payload {
    /// The file, and the place in it.
    pub(super) name: String,
    pub(super) event: String,
    pub(super) body: Value,
}

/// All payloads of a folder, in the order of their names.
///
/// # Errors
///
/// When a file cannot be read, or there is none.
pub(super) fn read(folder: &Path) -> Result<Vec<Payload>, String> {
    let wrong = |error| format!("{}: {error}", folder.display());
    let entries = fs::read_dir(folder).map_err(wrong)?;
    let files = entries.map(|entry| entry.map(|entry| entry.path()));
    let mut files = files.collect::<Result<Vec<_>, _>>().map_err(wrong)?;
    files.retain(|file| {
        file.extension()
            .is_some_and(|extension| extension == "json")
    });
    files.sort();
    let mut payloads = Vec::new();
    for file in files {
        let text =
            fs::read_to_string(&file).map_err(|error| format!("{}: {error}", file.display()))?;
        let value =
            serde_json::from_str(&text).map_err(|error| format!("{}: {error}", file.display()))?;
        let stem = file
            .file_stem()
            .and_then(|stem| stem.to_str())
            .unwrap_or_default();
        payloads.extend(of_file(stem, value));
    }
    match payloads.is_empty() {
        true => Err(format!("{} has no payloads", folder.display())),
        false => Ok(payloads),
    }
}

fn of_file(stem: &str, value: Value) -> Vec<Payload> {
    let listed = |entry: &Value| {
        let event = entry.get("name")?.as_str()?.to_owned();
        let examples = entry.get("examples")?.as_array()?;
        let payloads = examples.iter().enumerate().map(|(index, body)| Payload {
            name: format!("{event}[{index}]"),
            event: event.clone(),
            body: body.clone(),
        });
        Some(payloads.collect::<Vec<_>>())
    };
    let lists: Option<Vec<_>> = value
        .as_array()
        .and_then(|entries| entries.iter().map(listed).collect());
    match lists {
        Some(lists) => lists.into_iter().flatten().collect(),
        None => vec![Payload {
            name: stem.to_owned(),
            event: stem.split('.').next().unwrap_or_default().to_owned(),
            body: value,
        }],
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_file_is_a_payload_or_a_list_of_examples() {
        let one = of_file("push.created", json!({"a": 1}));
        assert_eq!((one.len(), one[0].event.as_str()), (1, "push"));
        let list =
            json!([{"name": "ping", "examples": [{}, {"a": 1}]}, {"name": "push", "examples": []}]);
        let many = of_file("index", list);
        assert_eq!(
            many.iter()
                .map(|payload| payload.name.as_str())
                .collect::<Vec<_>>(),
            ["ping[0]", "ping[1]"]
        );
        assert_eq!(of_file("list", json!([1]))[0].body, json!([1]));
    }
}
