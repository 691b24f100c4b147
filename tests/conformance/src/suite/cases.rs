//! The files of the suite.

use std::fs;
use std::path::Path;

use serde_json::Value;

/// A schema with instances.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Case {
    /// The name of the file without its end: that of a keyword.
    pub(super) file: String,
    pub(super) description: String,
    /// The name of its module.
    pub(super) module: String,
    pub(super) schema: Value,
    pub(super) tests: Vec<Test>,
}

/// An instance, and whether it is valid.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Test {
    pub(super) description: String,
    pub(super) data: Value,
    pub(super) valid: bool,
}

/// All cases of a folder, in the order of the files.
///
/// # Errors
///
/// When a file cannot be read or is of another form, or there is none.
pub(super) fn read(folder: &Path, filter: &str) -> Result<Vec<Case>, String> {
    let wrong = |error| format!("{}: {error}", folder.display());
    let entries = fs::read_dir(folder).map_err(wrong)?;
    let files = entries.map(|entry| entry.map(|entry| entry.path()));
    let mut files = files.collect::<Result<Vec<_>, _>>().map_err(wrong)?;
    files.retain(|file| {
        file.extension()
            .is_some_and(|extension| extension == "json")
    });
    files.sort();
    let mut cases = Vec::new();
    for file in files {
        let name = file
            .file_stem()
            .and_then(|stem| stem.to_str())
            .unwrap_or_default();
        if !name.contains(filter) {
            continue;
        }
        let text =
            fs::read_to_string(&file).map_err(|error| format!("{}: {error}", file.display()))?;
        let found = parse(name, &text, cases.len());
        cases.extend(found.ok_or_else(|| format!("{} is no file of the suite", file.display()))?);
    }
    match cases.is_empty() {
        true => Err(format!("{} has no cases", folder.display())),
        false => Ok(cases),
    }
}

fn parse(file: &str, text: &str, first: usize) -> Option<Vec<Case>> {
    let list: Value = serde_json::from_str(text).ok()?;
    let cases = list.as_array()?.iter().enumerate();
    cases
        .map(|(index, case)| self::case(file, case, first + index))
        .collect()
}

fn case(file: &str, case: &Value, number: usize) -> Option<Case> {
    let test = |test: &Value| {
        Some(Test {
            description: test.get("description")?.as_str()?.to_owned(),
            data: test.get("data")?.clone(),
            valid: test.get("valid")?.as_bool()?,
        })
    };
    let letters: String = file.chars().filter(char::is_ascii_alphanumeric).collect();
    Some(Case {
        file: file.to_owned(),
        description: case.get("description")?.as_str()?.to_owned(),
        module: format!("t{number:04}_{}", letters.to_ascii_lowercase()),
        schema: case.get("schema")?.clone(),
        tests: case
            .get("tests")?
            .as_array()?
            .iter()
            .map(test)
            .collect::<Option<_>>()?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cases_are_read() {
        let text = r#"[{"description": "d", "schema": true, "tests": [{"description": "t", "data": 1, "valid": true}]}]"#;
        let cases = parse("if-then-else", text, 7).unwrap();
        assert_eq!(cases[0].module, "t0007_ifthenelse");
        assert_eq!((cases[0].tests.len(), cases[0].tests[0].valid), (1, true));
        assert_eq!(parse("x", "[{}]", 0), None);
    }
}
