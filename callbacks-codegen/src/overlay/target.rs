//! What a JSONPath selects (RFC 9535).

use super::jsonpath::{self, Budget, Query, TooMuch};
use crate::diagnostic::{Code, Diagnostic};
use crate::names;
use crate::source::{Step, View};
use serde_json::Value;

/// Reads a query.
pub(super) fn parse(node: View<'_>) -> Result<Query, Box<Diagnostic>> {
    let Some(text) = node.as_text() else {
        let message = format!("expected a JSONPath, found {}", node.kind_name());
        let code = Code::INVALID_OVERLAY;
        return Err(Box::new(Diagnostic::error(code, node.location(), message)));
    };
    jsonpath::parse(text).map_err(|fault| {
        let letter = text[fault.at..].chars().next();
        let end = fault.at + letter.map_or(0, char::len_utf8);
        let message = format!("`{text}` is no JSONPath: {}", fault.what);
        let diagnostic =
            Diagnostic::error(Code::INVALID_OVERLAY, node.part(fault.at..end), message);
        Box::new(diagnostic.help(
            "write it as RFC 9535 says: `$.paths['/orders'].post`, names that are no identifiers in brackets and quotes",
        ))
    })
}

/// The steps of all actions together: some seconds. Each query may take [`of_query`] of them.
pub(super) fn budget(nodes: usize) -> Budget {
    Budget::new(500_000_000 + nodes.saturating_mul(500))
}

/// The steps of a query on a document with so many nodes. One that looks at everything several times takes a part of it.
fn of_query(nodes: usize) -> usize {
    2_000_000 + nodes.saturating_mul(64)
}

/// The paths of all values that a query selects, each once.
pub(super) fn select(
    query: &Query,
    value: &Value,
    nodes: usize,
    budget: &mut Budget,
) -> Result<Vec<Vec<Step>>, TooMuch> {
    let most = of_query(nodes).min(budget.left());
    let mut own = Budget::new(most);
    let found = jsonpath::select(query, value, &mut own);
    budget.spend(most - own.left())?;
    let mut paths = found?;
    paths.sort();
    paths.dedup();
    Ok(paths)
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
