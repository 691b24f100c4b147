//! What is printed.

use std::io::{self, Write};

use crate::attribution::Checked;
use crate::expand::Outcome;
use crate::expected::Expected;

/// What is printed of a document at most; one mistake of the generator can give thousands.
const MAX_NOTES: usize = 8;

/// A document and what is known of it in the end.
#[derive(Clone, Debug)]
pub(crate) struct Line<'a> {
    pub(crate) document: &'a Expected,
    pub(crate) outcome: &'a Outcome,
    /// None when nothing was compiled.
    pub(crate) checked: Option<&'a Checked>,
    /// What speaks against it.
    pub(crate) faults: Vec<String>,
}

/// Prints one line for each document, then why documents failed, then how many schemas have a type.
///
/// # Errors
///
/// When the output is closed.
pub(crate) fn print(output: &mut impl Write, lines: &[Line<'_>]) -> io::Result<()> {
    for line in lines {
        writeln!(output, "{}", summary(line))?;
    }
    let mut has_notes = false;
    for line in lines {
        has_notes |= print_notes(output, line)?;
    }
    if has_notes {
        writeln!(output)?;
    }
    let expanded = || {
        lines.iter().filter_map(|line| match line.outcome {
            Outcome::Expanded(expanded) => Some(expanded),
            _ => None,
        })
    };
    let untyped: usize = expanded().map(|expanded| expanded.untyped).sum();
    let schemas: usize = expanded().map(|expanded| expanded.schemas).sum();
    writeln!(
        output,
        "{untyped} of {schemas} schemas became any JSON though they say more"
    )
}

/// How many documents passed, and how many failed.
pub(crate) fn counts(lines: &[Line<'_>]) -> (usize, usize) {
    let failed = lines.iter().filter(|line| !line.faults.is_empty()).count();
    (lines.len() - failed, failed)
}

/// Prints what speaks against a document, and what rustc warns of; whether there was any of it.
fn print_notes(output: &mut impl Write, line: &Line<'_>) -> io::Result<bool> {
    let warnings = line.checked.iter().flat_map(|checked| &checked.warnings);
    let notes: Vec<_> = line.faults.iter().chain(warnings).collect();
    if notes.is_empty() {
        return Ok(false);
    }
    let Expected { path, module, .. } = line.document;
    writeln!(output, "\n{path} ({module}.rs)")?;
    for note in notes.iter().take(MAX_NOTES) {
        writeln!(output, "    {}", note.replace('\n', "\n    "))?;
    }
    if notes.len() > MAX_NOTES {
        writeln!(output, "    and {} more", notes.len() - MAX_NOTES)?;
    }
    Ok(true)
}

fn summary(line: &Line<'_>) -> String {
    let mut columns = Vec::new();
    match line.outcome {
        Outcome::Expanded(expanded) => {
            let warnings = expanded
                .findings
                .iter()
                .filter(|finding| !finding.is_error)
                .count();
            columns.push(format!("{} operations", expanded.operations));
            columns.push(format!("{} types", expanded.types));
            columns.push(format!("{} lines", expanded.lines));
            columns.push(format!("{} ms", expanded.time.as_millis()));
            columns.push(format!("{warnings} warnings"));
        }
        Outcome::Panicked(_) => columns.push("panicked".to_owned()),
        Outcome::TimedOut(_) => columns.push("timed out".to_owned()),
    }
    columns.extend(
        line.checked
            .map(|checked| format!("{} rustc warnings", checked.warnings.len())),
    );
    let verdict = if line.faults.is_empty() {
        "passed"
    } else {
        "FAILED"
    };
    format!("{}: {}, {verdict}", line.document.path, columns.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::expand::Expanded;
    use std::time::Duration;

    fn printed(lines: &[Line<'_>]) -> String {
        let mut output = Vec::new();
        print(&mut output, lines).unwrap();
        String::from_utf8(output).unwrap()
    }

    #[test]
    fn documents_and_their_faults_are_printed() {
        let document = Expected {
            path: "a.yaml".to_owned(),
            module: "d0000_a_yaml".to_owned(),
            ..Expected::default()
        };
        let expanded = Expanded {
            operations: 1,
            types: 2,
            lines: 3,
            time: Duration::from_millis(4),
            ..Expanded::default()
        };
        let expanded = Outcome::Expanded(expanded);
        let checked = Checked {
            errors: Vec::new(),
            warnings: vec!["odd".to_owned()],
        };
        let panicked = Outcome::Panicked("here".to_owned());
        let passed = Line {
            document: &document,
            outcome: &expanded,
            checked: Some(&checked),
            faults: Vec::new(),
        };
        let faults = (0..10)
            .map(|number| format!("fault {number}\nof ten"))
            .collect();
        let failed = Line {
            document: &document,
            outcome: &panicked,
            checked: None,
            faults,
        };
        assert_eq!(counts(&[passed.clone(), failed.clone()]), (1, 1));
        let text = printed(&[passed, failed]);
        let lines: Vec<_> = text.lines().collect();
        assert_eq!(
            lines[0],
            "a.yaml: 1 operations, 2 types, 3 lines, 4 ms, 0 warnings, 1 rustc warnings, passed"
        );
        assert_eq!(lines[1], "a.yaml: panicked, FAILED");
        assert_eq!(lines[3..5], ["a.yaml (d0000_a_yaml.rs)", "    odd"]);
        assert_eq!(lines[6], "a.yaml (d0000_a_yaml.rs)");
        assert_eq!(lines[7..9], ["    fault 0", "    of ten"]);
        assert_eq!(lines[lines.len() - 3], "    and 2 more");
        let last = "0 of 0 schemas became any JSON though they say more";
        assert_eq!(lines[lines.len() - 1], last);
    }
}
