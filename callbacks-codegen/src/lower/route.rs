//! The paths of the consumer's router.

use std::collections::HashMap;

use callbacks_expression::CallbackKey;

use crate::ir::Callback;
use crate::names::{self, Scope};

#[derive(Default)]
pub(super) struct Bases {
    /// The base path of each base expression of an operation of the API.
    by_expression: HashMap<(String, String, String), String>,
    /// The base path of each webhook.
    by_webhook: HashMap<String, String>,
    paths: Scope,
}

/// Where requests of a key arrive: a base path, for which the consumer registers one URL, and what the key appends to
/// it.
pub(super) struct KeyRoute {
    pub(super) base: Option<String>,
    pub(super) path: String,
}

impl Bases {
    /// Keys of one operation that start with the same expression share a base path, because the consumer registers one
    /// URL for all of them. It is named after the first. A key that starts with literal text has the path of its URL.
    pub(super) fn route(&mut self, callback: &Callback, parsed: Option<&CallbackKey>) -> KeyRoute {
        let path = parsed.map(CallbackKey::route_path).unwrap_or_default();
        let base = parsed.map(CallbackKey::base);
        if base == Some(None) {
            return KeyRoute { base: None, path };
        }
        let Some(expression) = base.flatten() else {
            // It is unknown where such a callback is sent, so it need not share a path.
            let base = self.paths.take([base_path(&callback.module)]);
            return KeyRoute {
                path: format!("{base}{path}"),
                base: Some(base),
            };
        };
        let parent = &callback.parent;
        let key = (parent.method.clone(), parent.path.clone(), expression);
        let shared = self.by_expression.entry(key);
        let base = shared.or_insert_with(|| self.paths.take([base_path(&callback.module)]));
        KeyRoute {
            path: format!("{base}{path}"),
            base: Some(base.clone()),
        }
    }

    /// All methods of a webhook are sent to one URL.
    pub(super) fn webhook(&mut self, name: &str, module: &str) -> String {
        let base = self.by_webhook.entry(name.to_owned());
        base.or_insert_with(|| self.paths.take([base_path(name), base_path(module)]))
            .clone()
    }
}

fn base_path(name: &str) -> String {
    format!("/{}", names::kebab(name))
}
