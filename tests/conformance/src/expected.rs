//! The list of documents, and what is known of each.

use std::fs;
use std::path::Path;

use serde_json::Value;

/// Letters of a path that the name of a module has at most.
const MAX_NAME: usize = 80;

/// What is known of a document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Expected {
    /// Relative to the folder of the documents.
    pub(crate) path: String,
    /// The number of callback and webhook operations, when the list has it.
    pub(crate) operations: Option<usize>,
    /// References, as they are written in the document, that lead nowhere.
    pub(crate) unresolved: Vec<String>,
    /// The name of its module, which no other document of the list has.
    pub(crate) module: String,
}

impl Expected {
    /// Whether the document is meant to be wrong: it is somewhere under `negative/`.
    pub(crate) fn is_negative(&self) -> bool {
        self.path.split('/').any(|folder| folder == "negative")
    }
}

/// Reads the list.
///
/// # Errors
///
/// When there is no such list, or it is of another form.
pub(crate) fn read(file: &Path) -> Result<Vec<Expected>, String> {
    let shown = file.display();
    let text = fs::read_to_string(file).map_err(|error| format!("{shown}: {error}"))?;
    parse(&text).map_err(|error| format!("{shown}: {error}"))
}

fn parse(text: &str) -> Result<Vec<Expected>, String> {
    let list: Value = serde_json::from_str(text).map_err(|error| error.to_string())?;
    let list = list.as_array().ok_or("expected a list of documents")?;
    list.iter()
        .enumerate()
        .map(|(index, entry)| document(index, entry))
        .collect()
}

/// Only the path must be there; fields of other names are passed over.
fn document(index: usize, entry: &Value) -> Result<Expected, String> {
    let path = entry.get("path").and_then(Value::as_str);
    let path = path.ok_or_else(|| format!("entry {index} has no `path`"))?;
    let wrong = |field: &str| format!("`{field}` of {path} is of the wrong type");
    let operations = match entry.get("operations") {
        None | Some(Value::Null) => None,
        Some(value) => {
            let number = value
                .as_u64()
                .and_then(|number| usize::try_from(number).ok());
            Some(number.ok_or_else(|| wrong("operations"))?)
        }
    };
    let unresolved = match entry.get("unresolved") {
        None | Some(Value::Null) => Vec::new(),
        Some(value) => {
            let references = value.as_array().ok_or_else(|| wrong("unresolved"))?.iter();
            let references = references.map(|reference| reference.as_str().map(str::to_owned));
            references
                .collect::<Option<_>>()
                .ok_or_else(|| wrong("unresolved"))?
        }
    };
    Ok(Expected {
        path: path.to_owned(),
        operations,
        unresolved,
        module: module_name(index, path),
    })
}

/// `d0007_vonage_definitions_dispatch_yml`: the number makes it unique, the path makes it readable.
fn module_name(index: usize, path: &str) -> String {
    let path = path.to_ascii_lowercase();
    let words = path.split(|letter: char| !letter.is_ascii_alphanumeric());
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    let words = words.join("_");
    // File systems limit names, and the end of a path says more than its beginning.
    let end = &words[words.len().saturating_sub(MAX_NAME)..];
    format!("d{index:04}_{}", end.trim_start_matches('_'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries_are_read_with_what_they_have() {
        let list = parse(
            r#"[
                {"path": "a/b-c.yaml", "operations": 2, "files": 1, "unresolved": ["x.json#y"], "else": {}},
                {"path": "negative/d.json"}
            ]"#,
        );
        let [first, second] = list.unwrap().try_into().unwrap();
        assert_eq!(
            first,
            Expected {
                path: "a/b-c.yaml".to_owned(),
                operations: Some(2),
                unresolved: vec!["x.json#y".to_owned()],
                module: "d0000_a_b_c_yaml".to_owned(),
            }
        );
        assert_eq!((second.operations, second.is_negative()), (None, true));
        assert!(!first.is_negative());
    }

    #[test]
    fn another_form_is_named() {
        let cases = [
            ("{}", "expected a list of documents"),
            ("[{}]", "entry 0 has no `path`"),
            (
                r#"[{"path": "a", "operations": -1}]"#,
                "`operations` of a is of the wrong type",
            ),
            (
                r#"[{"path": "a", "unresolved": [1]}]"#,
                "`unresolved` of a is of the wrong type",
            ),
        ];
        for (text, message) in cases {
            assert_eq!(parse(text), Err(message.to_owned()));
        }
    }

    #[test]
    fn names_of_modules_are_snake_case_and_bounded() {
        let cases = [
            ("a/_b.1-c.yaml", "d0012_a_b_1_c_yaml"),
            ("Übung.json", "d0012_bung_json"),
        ];
        for (path, name) in cases {
            assert_eq!(module_name(12, path), name);
        }
        let name = module_name(12, &"folder/".repeat(50));
        assert!(name.len() <= "d0012_".len() + MAX_NAME, "{name}");
    }
}
