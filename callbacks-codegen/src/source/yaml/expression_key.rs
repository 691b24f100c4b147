//! Keys that are not scalars, above all runtime expressions that are not quoted.
//!
//! `{$request.body#/url}:` is the key of a callback to its author and a flow mapping to YAML.

use crate::diagnostic::{Code, Diagnostic};
use crate::span::{FileId, Location};

/// What is wrong with a mapping or a sequence that is used as a key.
pub(super) fn complex_key(text: &str, place: Location) -> Box<Diagnostic> {
    unquoted_at(place.file, text, place.start as usize).unwrap_or_else(|| {
        let message = "a mapping or a sequence is used as a key";
        Box::new(
            Diagnostic::error(Code::COMPLEX_KEY, place, message)
                .help("quote the key if it is a string"),
        )
    })
}

/// Looks for an expression that is not quoted in a line whose syntax is wrong.
///
/// What follows the brace, as in `{$request.body#/url}/x:`, is more than YAML can read.
pub(super) fn find_near(file: FileId, text: &str, at: usize) -> Option<Box<Diagnostic>> {
    let before = text.get(..at)?;
    let line = before.rfind(['\r', '\n']).map_or(0, |newline| newline + 1);
    let indented = text[line..].trim_start_matches([' ', '\t', '-', '?']);
    unquoted_at(file, text, text.len() - indented.len())
}

fn unquoted_at(file: FileId, text: &str, start: usize) -> Option<Box<Diagnostic>> {
    let line = text.get(start..)?.lines().next()?;
    if !is_expression(line) {
        return None;
    }
    let key = key_in(line);
    let message = if key.len() < line.len() {
        "a key that starts with a runtime expression is not quoted"
    } else {
        "text that starts with a runtime expression is not quoted"
    };
    let place = Location::new(file, start, start + key.len());
    let quoted = key.replace('\'', "''");
    Some(Box::new(
        Diagnostic::error(Code::UNQUOTED_EXPRESSION_KEY, place, message)
            .label("YAML reads `{` as the start of a mapping")
            .help(format!("write `'{quoted}'`")),
    ))
}

/// Up to the colon that ends a key, or to the end of the line.
fn key_in(line: &str) -> &str {
    let ends = line.match_indices(':').map(|(at, _)| at);
    let mut ends = ends.filter(|at| {
        let after = &line[at + 1..];
        after.is_empty() || after.starts_with([' ', '\t', '\r'])
    });
    let end = ends.next().unwrap_or(line.len());
    line[..end].trim_end()
}

/// Whether it starts like `{$request.body#/url}`; that `$` is often forgotten does not matter.
fn is_expression(text: &str) -> bool {
    let Some(inner) = text.strip_prefix('{') else {
        return false;
    };
    let (has_dollar, inner) = match inner.strip_prefix('$') {
        Some(inner) => (true, inner),
        None => (false, inner),
    };
    let starts = ["request.", "response."];
    let words = ["url}", "method}", "statusCode}"];
    text.contains('}')
        && (starts.iter().any(|start| inner.starts_with(start))
            || (has_dollar && words.iter().any(|word| inner.starts_with(word))))
}
