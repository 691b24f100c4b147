//! Expressions that are only a name, as some tools write for a parameter of the subscribing function:
//! `{$callback_url}`.

use callbacks_expression::CallbackKey;

use crate::document::Parent;
use crate::resolve::resolve;
use crate::schema::{Keyword, Schemas};

/// Names that are valid expressions.
const EXPRESSIONS: [&str; 3] = ["url", "method", "statusCode"];

/// The key that is meant if its expressions are names: each must be the name of exactly one parameter or property of
/// the request that subscribes.
pub(super) fn meant<'s>(
    schemas: &Schemas<'_, 's>,
    parent: &Parent<'s>,
    text: &str,
) -> Option<String> {
    let mut meant = String::new();
    let mut is_named = false;
    let mut rest = text;
    while let Some((before, behind)) = rest.split_once('{') {
        let (inner, after) = behind.split_once('}')?;
        meant.push_str(before);
        match name(inner) {
            Some(name) => {
                is_named = true;
                meant.push_str(&format!("{{{}}}", expression(schemas, parent, name)?));
            }
            None => meant.push_str(&format!("{{{inner}}}")),
        }
        rest = after;
    }
    meant.push_str(rest);
    let repaired = CallbackKey::parse_lenient(&meant, &[]).ok()?;
    is_named.then(|| repaired.key.to_string())
}

fn name(expression: &str) -> Option<&str> {
    let name = expression.trim().trim_start_matches('$');
    let is_part = |character: char| character.is_alphanumeric() || matches!(character, '_' | '-');
    let is_name = !name.is_empty() && name.chars().all(is_part);
    (is_name && !EXPRESSIONS.contains(&name)).then_some(name)
}

/// The only expression that reads a value with this name.
fn expression<'s>(schemas: &Schemas<'_, 's>, parent: &Parent<'s>, name: &str) -> Option<String> {
    let mut found = parameters(schemas, parent, name);
    found.extend(property(schemas, parent, name));
    found.sort();
    found.dedup();
    match &found[..] {
        [only] => Some(only.clone()),
        _ => None,
    }
}

fn parameters<'s>(schemas: &Schemas<'_, 's>, parent: &Parent<'s>, name: &str) -> Vec<String> {
    let holders = [parent.operation, parent.path_item].into_iter();
    let lists = holders.filter_map(|holder| holder.get("parameters"));
    let items = lists.flat_map(|list| list.items());
    let found = items.filter_map(|item| {
        let parameter = resolve(schemas.sources, item).ok()?;
        let place = parameter.get("in")?.as_text()?;
        let is_it = parameter.get("name")?.as_text()? == name;
        let is_read = matches!(place, "query" | "header" | "path");
        (is_it && is_read).then(|| format!("$request.{place}.{name}"))
    });
    found.collect()
}

fn property<'s>(schemas: &Schemas<'_, 's>, parent: &Parent<'s>, name: &str) -> Option<String> {
    let body = resolve(schemas.sources, parent.operation.get("requestBody")?).ok()?;
    let media_types = body.get("content")?;
    let mut schemas_of = media_types
        .entries()
        .filter_map(|(_, media)| media.get("schema"));
    let has_it = schemas_of.any(|schema| {
        let target = schemas.resolve(schemas.id(schema));
        target.is_ok_and(|target| {
            let properties = schemas.get(target.schema).members(Keyword::Properties);
            properties.iter().any(|member| member.key.text == name)
        })
    });
    has_it.then(|| format!("$request.body#/{name}"))
}
