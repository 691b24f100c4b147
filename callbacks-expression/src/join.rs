//! Joining the text of a key to the base URL before it.

use crate::EvalErrorCode;

/// How the text after a base expression is joined to the base URL.
///
/// ```
/// use callbacks_expression::{CallbackKey, Join};
///
/// let key = CallbackKey::parse("{$request.body#/url}/paid", &[]).unwrap();
/// let url = |join| key.at("https://consumer.example/", join).unwrap().to_string();
/// assert_eq!(url(Join::Smart), "https://consumer.example/paid");
/// assert_eq!(url(Join::Textual), "https://consumer.example//paid");
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Join {
    /// As the author of the key meant it: there is one slash and one `?` at the joint, and no text becomes part of a query or a
    /// fragment by accident.
    #[default]
    Smart,
    /// As `Smart`, but text that would become part of the base's query goes before that query: `/paid` after
    /// `https://f.example/hook?code=1` is `https://f.example/hook/paid?code=1`.
    ///
    /// Choose it for consumers whose URLs have a key in the query.
    BeforeQuery,
    /// Plain concatenation, as the specification says literally (J6).
    Textual,
}

/// Removes the query from a base, if the text must go before it. A trailing separator of the query is dropped.
pub(crate) fn take_query(base: &mut String, text: &str) -> Option<String> {
    if text.starts_with(['?', '&']) || base.contains('#') {
        return None;
    }
    let start = base.find('?')?;
    let query = base[start + 1..].trim_end_matches('&').to_owned();
    base.truncate(start);
    (!query.is_empty()).then_some(query)
}

/// Prepares `base` for the following literal `text`, and returns the rest of the text to append.
pub(crate) fn join<'t>(
    base: &mut String,
    text: &'t str,
    join: Join,
) -> Result<&'t str, EvalErrorCode> {
    if join == Join::Textual {
        return Ok(text);
    }
    if base.is_empty() {
        return Err(EvalErrorCode::EmptyUrl); // J0
    }
    if base.contains('#') {
        return Err(EvalErrorCode::BaseFragment); // J5
    }
    let has_query = base.contains('?');
    match text.as_bytes().first() {
        // J1: one query, whose end may already have a separator.
        Some(b'?') if has_query => {
            if !base.ends_with(['?', '&']) {
                base.push('&');
            }
            Ok(&text[1..])
        }
        // J2: the author expected a query.
        Some(b'&') if !has_query => {
            base.push('?');
            Ok(&text[1..])
        }
        // Also J2: the base already ends in a separator.
        Some(b'&') if base.ends_with(['?', '&']) => Ok(&text[1..]),
        Some(b'?' | b'&') => Ok(text),
        _ if has_query => Err(EvalErrorCode::BaseQuery), // J4
        // J3: not behind `://`, where the next slash keeps an empty host from becoming the first segment.
        Some(b'/') if base.ends_with('/') && !base.ends_with("://") => Ok(&text[1..]),
        _ => Ok(text),
    }
}
