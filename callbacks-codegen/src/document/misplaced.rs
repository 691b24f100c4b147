//! Callbacks and webhooks in the wrong place, where they would silently be ignored.

use super::Reader;
use super::operation::methods;
use super::reader::is_extension;
use crate::diagnostic::{Code, Diagnostic};
use crate::names;
use crate::source::{KeyView, View};

impl<'s> Reader<'_, 's> {
    /// Checks a path of the API and its operations.
    pub(super) fn check_path(&mut self, item: View<'s>) {
        self.misplaced(item, "callbacks", "a Path Item Object has no callbacks");
        for (_, operation) in methods(item) {
            self.check_callbacks_field(operation);
            self.misplaced_below(operation.get("requestBody"), "a Request Body Object");
            let responses = operation.get("responses").into_iter();
            for (_, response) in responses.flat_map(|responses| responses.entries()) {
                self.misplaced_below(Some(response), "a Response Object");
            }
        }
    }

    fn misplaced_below(&mut self, holder: Option<View<'s>>, object: &str) {
        if let Some(holder) = holder {
            self.misplaced(holder, "callbacks", &format!("{object} has no callbacks"));
        }
    }

    fn misplaced(&mut self, holder: View<'s>, field: &str, message: &str) {
        if let Some(key) = holder.key(field) {
            let warning = Diagnostic::warning(Code::MISPLACED_FIELD, key.location, message);
            self.lenient(warning.label("nothing reads them here").help(
                "move them into the operation whose request subscribes: `post: {callbacks: ..}`",
            ));
        }
    }

    /// Reports a field of an operation with a name similar to `callbacks`. Other fields of the API's own operations are
    /// not checked.
    fn check_callbacks_field(&mut self, operation: View<'s>) {
        for (key, value) in operation.entries() {
            let is_near = key.text != "callbacks"
                && key.text.len().abs_diff("callbacks".len()) <= 2
                && names::nearest(key.text, ["callbacks"].into_iter()).is_some();
            if is_near && value.is_mapping() && !is_extension(key.text) {
                let message = format!("an Operation Object has no field `{}`", key.text);
                let warning = Diagnostic::warning(Code::UNKNOWN_FIELD, key.location, message);
                self.lenient(warning.label("did you mean `callbacks`?"));
            }
        }
    }

    /// Whether a callback has the right number of levels: a name, a key, and a path item. Otherwise it is reported and
    /// left out.
    pub(super) fn check_levels(&mut self, name: KeyView<'s>, object: View<'s>) -> bool {
        if methods(object)
            .iter()
            .any(|(_, operation)| is_operation(*operation))
        {
            let message = format!(
                "the callback `{}` has no key that says where it is sent",
                name.text
            );
            let warning = Diagnostic::warning(Code::CALLBACK_LEVEL, name.location, message);
            let is_key = name.text.contains('$') || name.text.contains('{');
            let help = match is_key {
                true => format!(
                    "put a name above it: `callbacks: {{name: {{'{}': {{..}}}}}}`",
                    name.text
                ),
                false => format!(
                    "put a key below it: `{}: {{'{{$request.body#/url}}': {{..}}}}`",
                    name.text
                ),
            };
            self.lenient(warning.label("a level is missing").help(help));
            return false;
        }
        let mut is_right = true;
        for (key, item) in object.entries().filter(|(key, _)| !is_extension(key.text)) {
            if is_callback(item) {
                let message = format!("`{}` is not a key: there is a callback below it", key.text);
                let warning = Diagnostic::warning(Code::CALLBACK_LEVEL, key.location, message);
                self.lenient(
                    warning.label("a level too many").help(
                        "a Callback Object has keys that say where, and below each a path item",
                    ),
                );
                is_right = false;
            }
        }
        is_right
    }
}

/// Whether a node is an operation, rather than a path item below a key that looks like a method.
fn is_operation(node: View<'_>) -> bool {
    ["responses", "requestBody", "operationId"]
        .iter()
        .any(|field| node.get(field).is_some())
}

/// Whether a node in place of a path item is a Callback Object: its members are path items.
fn is_callback(node: View<'_>) -> bool {
    let mut members = node.entries().filter(|(key, _)| !is_extension(key.text));
    let is_item = |item: View<'_>| {
        methods(item)
            .iter()
            .any(|(_, operation)| is_operation(*operation))
    };
    let has_members = members.clone().next().is_some();
    has_members && methods(node).is_empty() && members.all(|(_, item)| is_item(item))
}
