//! From the messages of cargo and rustc to the documents that they are about.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use serde_json::Value;

/// What rustc says of the module of one document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Checked {
    /// One line each, with the place.
    pub(crate) errors: Vec<String>,
    pub(crate) warnings: Vec<String>,
}

/// What one run of cargo says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Run {
    /// The names of the crates that compile.
    pub(crate) compiled: BTreeSet<String>,
    /// The programs that were built, by the names of their crates.
    pub(crate) programs: BTreeMap<String, PathBuf>,
    /// By the name of the module.
    pub(crate) modules: BTreeMap<String, Checked>,
    /// Errors that are of no module.
    pub(crate) other: Vec<String>,
}

impl Run {
    /// Adds a line of `cargo check --message-format=json`; other lines are nobody's message.
    pub(crate) fn read(&mut self, line: &str, is_module: impl Fn(&str) -> bool) {
        let Ok(value) = serde_json::from_str::<Value>(line) else {
            return;
        };
        match value["reason"].as_str() {
            Some("compiler-artifact") => {
                let name = value["target"]["name"].as_str().map(str::to_owned);
                let program = value["executable"].as_str().map(PathBuf::from);
                self.programs.extend(name.clone().zip(program));
                self.compiled.extend(name);
            }
            Some("compiler-message") => self.message(&value["message"], is_module),
            _ => {}
        }
    }

    fn message(&mut self, message: &Value, is_module: impl Fn(&str) -> bool) {
        let level = message["level"].as_str().unwrap_or_default();
        let is_error = level.starts_with("error");
        // Of failure notes and of counts such as "aborting due to 2 previous errors" there is nothing to learn.
        let has_place = message["spans"]
            .as_array()
            .is_some_and(|spans| !spans.is_empty());
        if !is_error && (level != "warning" || !has_place) {
            return;
        }
        match module(message, is_module) {
            Some((module, place)) => {
                let checked = self.modules.entry(module).or_default();
                match is_error {
                    true => checked.errors.push(describe(message, &place)),
                    false => checked.warnings.push(describe(message, &place)),
                }
            }
            None if is_error => self
                .other
                .push(describe(message, "in no module of a document")),
            None => {}
        }
    }
}

/// The module that a message is about, and the place in it.
///
/// What a macro expands to is blamed on the place that calls it; what is wrong with the impl of a trait is often said at
/// the trait, with the impl in a note. A program that uses modules names them in the line that is wrong.
fn module(message: &Value, is_module: impl Fn(&str) -> bool) -> Option<(String, String)> {
    let mut spans = Vec::new();
    collect(message, &mut spans);
    let of_file = spans.iter().find_map(|span| {
        let file = span["file_name"].as_str()?;
        let path = Path::new(file);
        let name = path.file_stem()?.to_str().filter(|name| is_module(name))?;
        Some((name.to_owned(), place(name, span)))
    });
    of_file.or_else(|| {
        spans.iter().find_map(|span| {
            let name = named(span).find(|name| is_module(name))?;
            Some((name.to_owned(), place("root", span)))
        })
    })
}

fn place(name: &str, span: &Value) -> String {
    format!("{name}.rs:{}:{}", span["line_start"], span["column_start"])
}

/// The words of the lines that a span covers.
fn named(span: &Value) -> impl Iterator<Item = &str> {
    let lines = span["text"].as_array().into_iter().flatten();
    let texts = lines.filter_map(|line| line["text"].as_str());
    texts.flat_map(|text| text.split(|letter: char| !letter.is_alphanumeric() && letter != '_'))
}

/// The spans of a message: the primary ones with the calls they come from, then the others, then those of its notes.
fn collect<'m>(message: &'m Value, into: &mut Vec<&'m Value>) {
    let spans = || message["spans"].as_array().into_iter().flatten();
    let is_primary = |span: &&Value| span["is_primary"] == Value::Bool(true);
    for span in spans()
        .filter(is_primary)
        .chain(spans().filter(|span| !is_primary(span)))
    {
        let calls = std::iter::successors(Some(span), |span| span.get("expansion")?.get("span"));
        into.extend(calls);
    }
    for note in message["children"].as_array().into_iter().flatten() {
        collect(note, into);
    }
}

/// `rustc: error[E0412] at d0001_a_yaml.rs:3:5: cannot find type `Pet` in this scope`, in one line.
fn describe(message: &Value, place: &str) -> String {
    let level = message["level"].as_str().unwrap_or_default();
    let code = message["code"]["code"]
        .as_str()
        .map(|code| format!("[{code}]"));
    let text = message["message"].as_str().unwrap_or_default();
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    format!(
        "rustc: {level}{} at {place}: {text}",
        code.unwrap_or_default()
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(messages: &[Value]) -> Run {
        let mut run = Run::default();
        for message in messages {
            run.read(&message.to_string(), |name| name.starts_with('d'));
        }
        run
    }

    fn message(level: &str, rest: &Value) -> Value {
        let mut message = serde_json::json!({"level": level, "message": "cannot\n find", "code": {"code": "E0412"}, "spans": []});
        for (name, value) in rest.as_object().unwrap() {
            message[name] = value.clone();
        }
        serde_json::json!({"reason": "compiler-message", "message": message})
    }

    fn span(file: &str, is_primary: bool) -> Value {
        serde_json::json!({"file_name": file, "line_start": 3, "column_start": 5, "is_primary": is_primary})
    }

    #[test]
    fn an_error_is_of_the_module_of_its_file() {
        let spans = serde_json::json!({"spans": [span("crates/x/../../modules/d2.rs", false), span("../modules/d1.rs", true)]});
        let run = read(&[message("error", &spans), message("warning", &spans)]);
        let checked = &run.modules["d1"];
        assert_eq!(
            checked.errors,
            ["rustc: error[E0412] at d1.rs:3:5: cannot find"]
        );
        assert_eq!((checked.warnings.len(), run.modules.len()), (1, 1));
    }

    #[test]
    fn an_error_within_a_macro_is_of_its_caller() {
        let mut inside = span("/registry/json/src/macros.rs", true);
        inside["expansion"] = serde_json::json!({"span": span("modules/d1.rs", false)});
        let run = read(&[message("error", &serde_json::json!({"spans": [inside]}))]);
        assert_eq!(run.modules["d1"].errors.len(), 1);
    }

    #[test]
    fn an_error_elsewhere_is_of_the_module_in_its_notes() {
        let notes = serde_json::json!({
            "spans": [span("/runtime/src/lib.rs", true)],
            "children": [{"spans": [span("modules/d1.rs", true)], "children": []}],
        });
        assert_eq!(
            read(&[message("error", &notes)]).modules["d1"].errors.len(),
            1
        );
    }

    #[test]
    fn an_error_of_a_program_is_of_the_module_in_its_line() {
        let mut inside = span("programs/payload_00/root.rs", true);
        inside["text"] = serde_json::json!([{"text": "    judge!(d1::Order),"}]);
        let run = read(&[message("error", &serde_json::json!({"spans": [inside]}))]);
        assert_eq!(run.modules["d1"].errors.len(), 1);
    }

    #[test]
    fn errors_of_no_module_are_kept_and_counts_are_not() {
        let elsewhere = serde_json::json!({"spans": [span("/runtime/src/lib.rs", true)]});
        let nothing = serde_json::json!({});
        let run = read(&[
            message("error", &elsewhere),
            message("warning", &elsewhere),
            message("warning", &nothing),
            message("failure-note", &nothing),
        ]);
        assert_eq!((run.other.len(), run.modules.len()), (1, 0));
    }

    #[test]
    fn artifacts_tell_what_compiles() {
        let run = read(&[
            serde_json::json!({"reason": "compiler-artifact", "target": {"name": "batch_01"}}),
            serde_json::json!({"reason": "compiler-artifact", "target": {"name": "payload_00"}, "executable": "/x"}),
            serde_json::json!({"reason": "build-finished", "success": false}),
        ]);
        assert_eq!(
            run.programs,
            [("payload_00".to_owned(), "/x".into())].into()
        );
        assert_eq!(
            run.compiled.into_iter().collect::<Vec<_>>(),
            ["batch_01", "payload_00"]
        );
        let mut run = Run::default();
        run.read("no JSON", |_| true);
        assert_eq!(run, Run::default());
    }
}
