//! What a JSONPath selects (RFC 9535).

use serde_json::Value;
use serde_json_path::{JsonPath, PathElement};

use crate::diagnostic::{Code, Diagnostic};
use crate::names;
use crate::source::{Step, View};

/// Reads a query.
pub(super) fn parse(node: View<'_>) -> Result<JsonPath, Box<Diagnostic>> {
    let Some(text) = node.as_text() else {
        let message = format!("expected a JSONPath, found {}", node.kind_name());
        let code = Code::INVALID_OVERLAY;
        return Err(Box::new(Diagnostic::error(code, node.location(), message)));
    };
    JsonPath::parse(text).map_err(|error| {
        let at = error.position().saturating_sub(1).min(text.len());
        let place = node.part(at..at + 1);
        let message = format!("`{text}` is no JSONPath: {}", error.message());
        let diagnostic = Diagnostic::error(Code::INVALID_OVERLAY, place, message);
        Box::new(diagnostic.help(
            "write it as RFC 9535 says: `$.paths['/orders'].post`, names that are no identifiers in brackets and quotes",
        ))
    })
}

/// The paths of all values that a query selects, each once.
pub(super) fn select(query: &JsonPath, value: &Value) -> Vec<Vec<Step>> {
    let found = query.query_located(value);
    let mut paths: Vec<Vec<Step>> = found
        .locations()
        .map(|path| path.iter().map(step).collect())
        .collect();
    paths.sort();
    paths.dedup();
    paths
}

fn step(element: &PathElement<'_>) -> Step {
    match element {
        PathElement::Name(name) => Step::Name((*name).to_owned()),
        PathElement::Index(index) => Step::Index(*index),
    }
}

/// The name nearest to the first one of a query that nothing has, if the query is a plain path of names.
pub(super) fn nearest(query: &str, mut value: &Value) -> Option<String> {
    let mut rest = query.trim().strip_prefix('$')?;
    while let Some((name, behind)) = first_name(rest) {
        match value.get(name) {
            Some(child) => value = child,
            None => {
                let names = value.as_object()?.keys().map(String::as_str);
                return names::nearest(name, names).map(str::to_owned);
            }
        }
        rest = behind;
    }
    None
}

/// The name that a path starts with: `.name`, `['name']` or `["name"]`.
fn first_name(path: &str) -> Option<(&str, &str)> {
    if let Some(rest) = path.strip_prefix('.') {
        let is_part = |character: char| character.is_alphanumeric() || character == '_';
        let end = rest.find(|it| !is_part(it)).unwrap_or(rest.len());
        return (end > 0).then(|| rest.split_at(end));
    }
    let rest = path.strip_prefix('[')?;
    let quote = rest.chars().next().filter(|it| matches!(it, '\'' | '"'))?;
    let (name, behind) = rest[1..].split_once(quote)?;
    Some((name, behind.strip_prefix(']')?))
}
