//! From a key to the path that its receiver mounts.

use super::position::follow;
use super::{CallbackKey, Part, Position};

impl CallbackKey {
    /// The path that a consumer mounts: below the registered URL if the key has a base, else the path of the URL.
    ///
    /// A path parameter is `{name}`. A segment that an expression fills is `{$1}`, `{$2}` and so on, counted along the path.
    /// No path parameter has such a name, because `{$` starts an expression in a key. A query is not part of the
    /// path. Text that continues the base without a slash (`{$request.body#/url}.json`) is given as it is.
    ///
    /// ```
    /// use callbacks_expression::CallbackKey;
    ///
    /// let route = |key| CallbackKey::parse(key, &["refId"]).unwrap().route_path();
    /// assert_eq!(route("{$request.query.cb}/{refId}"), "/{refId}");
    /// assert_eq!(route("{$request.query.cb}"), "");
    /// assert_eq!(route("https://h.example/a/{$request.body#/id}/b?x=1"), "/a/{$1}/b");
    /// assert_eq!(route("http://h.example?x={$method}"), "/");
    /// ```
    pub fn route_path(&self) -> String {
        let mut path = String::new();
        let mut before = self.base().map(|_| Position::Base);
        let mut has_authority = before.is_none();
        let mut wildcards = 0;
        for part in self.suffix() {
            match part {
                Part::Literal(text) => {
                    let (after, range) = follow(before, text);
                    has_authority |= before == Some(Position::Base) && text.starts_with(':');
                    path.push_str(&text[range]);
                    before = Some(after);
                }
                Part::PathParameter(name) => path.extend(["{", name, "}"]),
                Part::Expression {
                    position: Position::Path,
                    ..
                } => {
                    wildcards += 1;
                    path.push_str(&format!("{{${wildcards}}}"));
                }
                Part::Expression { .. } => {}
            }
        }
        if path.is_empty() && has_authority {
            path.push('/');
        }
        path
    }

    /// The pairs of name and value in the literal query of the key, still percent-encoded.
    ///
    /// ```
    /// use callbacks_expression::CallbackKey;
    ///
    /// let query = |key| CallbackKey::parse(key, &[]).unwrap().literal_query();
    /// assert_eq!(query("{$request.body#/url}?event=started&id={$response.body#/id}"), [("event".to_owned(), "started".to_owned())]);
    /// assert_eq!(query("{$request.body#/url}&event=started"), [("event".to_owned(), "started".to_owned())]);
    /// assert!(query("{$request.body#/url}/started").is_empty());
    /// ```
    pub fn literal_query(&self) -> Vec<(String, String)> {
        // It occurs in no literal text of a URL.
        const EXPRESSION: &str = "\0";
        let texts = self.suffix().iter().map(|part| match part {
            Part::Literal(text) => text.as_str(),
            _ => EXPRESSION,
        });
        let suffix: String = texts.collect();
        let url = suffix.split('#').next().unwrap_or_default();
        let query = match url.split_once('?') {
            Some((_, query)) => query,
            // It continues the query of the base.
            None => url
                .strip_prefix('&')
                .filter(|_| self.base().is_some())
                .unwrap_or_default(),
        };
        let pairs = query
            .split('&')
            .filter(|pair| !pair.is_empty() && !pair.contains(EXPRESSION));
        let pairs = pairs.map(|pair| pair.split_once('=').unwrap_or((pair, "")));
        pairs
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .collect()
    }
}
