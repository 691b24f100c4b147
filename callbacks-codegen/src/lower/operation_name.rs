//! The names of operations: the user's, their ids, or those of their callback or webhook.

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::document::{Document, Operation};
use crate::names;

/// The user's names, by those of the document.
#[derive(Debug)]
pub(super) struct Renames<'a>(pub(super) &'a [(String, String)]);

impl<'a> Renames<'a> {
    /// The new name for a name of the document.
    pub(super) fn of(&self, name: &str) -> Option<&'a str> {
        let mut renames = self.0.iter();
        let (_, to) = renames.find(|(from, _)| from == name)?;
        Some(to)
    }

    /// Reports names that the document does not have.
    pub(super) fn report_unknown(&self, document: &Document<'_>, diagnostics: &mut Diagnostics) {
        if self.0.is_empty() {
            return;
        }
        let ids = document
            .operations()
            .filter_map(|operation| operation.operation_id);
        let callbacks = document.callbacks.iter().map(|callback| callback.name);
        let webhooks = document.webhooks.iter().map(|webhook| webhook.name);
        let schemas = document.schema_names.iter().copied();
        let known: Vec<_> = ids
            .chain(callbacks)
            .chain(webhooks)
            .chain(schemas)
            .collect();
        for (from, _) in self.0 {
            if known.contains(&from.as_str()) {
                continue;
            }
            let message = format!(
                "`rename` names `{from}`, but no operation, callback, webhook or schema has that name"
            );
            let diagnostic = Diagnostic::without_place(Code::UNKNOWN_SELECTION, message);
            diagnostics.push(match names::nearest(from, known.iter().copied()) {
                Some(nearest) => diagnostic.help(format!("there is `{nearest}`")),
                None => diagnostic,
            });
        }
    }
}

/// The name of an operation, without redundant parts. `path` is the key or the name of the webhook.
pub(super) fn of(
    operation: &Operation<'_>,
    path: &str,
    name: &str,
    is_single: bool,
    renames: &Renames<'_>,
) -> String {
    let id = operation.operation_id.filter(|id| !id.is_empty());
    let renamed = id.and_then(|id| renames.of(id));
    if let Some(renamed) = renamed.or_else(|| renames.of(name).filter(|_| is_single)) {
        return renamed.to_owned();
    }
    match id.filter(|id| !is_generated(id, path, &operation.method)) {
        Some(id) => id.to_owned(),
        None if is_single => name.to_owned(),
        None => format!("{name} {}", operation.method.to_lowercase()),
    }
}

/// Whether an id consists of a function's name, the path and the method, as FastAPI writes it. Nobody chose it.
fn is_generated(id: &str, path: &str, method: &str) -> bool {
    let path = words(path);
    let end = format!("{path}_{}", method.to_lowercase());
    let id = words(id);
    let start = id.strip_suffix(end.trim_start_matches('_'));
    !path.is_empty() && start.is_some_and(|start| !start.trim_matches('_').is_empty())
}

/// Letters and digits, with one `_` for everything in between.
fn words(text: &str) -> String {
    let mut words = String::new();
    for character in text.chars() {
        if character.is_alphanumeric() {
            words.push(character);
        } else if !words.ends_with('_') {
            words.push('_');
        }
    }
    words.trim_matches('_').to_owned()
}

#[cfg(test)]
mod tests {
    use super::is_generated;

    #[test]
    fn ids_that_tools_make_are_known() {
        let key = "{$callback_url}/invoices/{$request.body.id}";
        for id in [
            "invoice_notification__callback_url__invoices___request_body_id__post",
            "invoice_notification_callback_url_invoices_request_body_id_post",
        ] {
            assert!(is_generated(id, key, "POST"), "{id}");
        }
        assert!(is_generated(
            "new_subscriptionnew_subscription_post",
            "new-subscription",
            "POST"
        ));
        for (id, path) in [
            ("invoiceNotification", key),
            ("new_subscription_post", "new-subscription"),
            ("order_paid_post", ""),
            ("callback_url_invoices_request_body_id_post", key),
        ] {
            assert!(!is_generated(id, path, "POST"), "{id}");
        }
    }
}
