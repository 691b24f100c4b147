//! Finding the callbacks and webhooks of a document.

use super::operation::{Operation, PathItem};
use super::reader::is_extension;
use super::{Callback, CallbackKey, Document, Parent, Reader, Webhook};
use crate::diagnostic::{Code, Diagnostic};
use crate::source::View;

/// Callbacks of callbacks of callbacks: deeper nesting is a cycle of references.
const MAX_NESTING: usize = 4;

impl<'s> Document<'s> {
    /// Reads a document; `None` when it is no OpenAPI document that can be read at all.
    pub(crate) fn read(reader: &mut Reader<'_, 's>, root: View<'s>) -> Option<Self> {
        check_version(reader, root)?;
        let info = root.get("info");
        let text = |name| info.and_then(|info: View<'s>| info.get(name)?.as_text());
        Some(Self {
            title: text("title"),
            version: text("version"),
            callbacks: read_paths(reader, root),
            webhooks: read_webhooks(reader, root),
            schema_names: schema_names(root),
        })
    }
}

fn check_version<'s>(reader: &mut Reader<'_, 's>, root: View<'s>) -> Option<()> {
    let fault = |view: View<'s>, message: String| {
        Diagnostic::error(Code::UNSUPPORTED_VERSION, view.location(), message)
            .help("OpenAPI 3.0, 3.1 and 3.2 are read; convert a 2.0 document first")
    };
    let Some(node) = root.get("openapi") else {
        let found = root.get("swagger").and_then(|version| version.as_text());
        let message = match found {
            Some(version) => format!("this is a Swagger {version} document"),
            None => "the field `openapi` is missing: this is no OpenAPI document".to_owned(),
        };
        reader
            .diagnostics
            .push(fault(root.get("swagger").unwrap_or(root), message));
        return None;
    };
    let version = node.as_text().unwrap_or_default();
    if ["3.0", "3.1", "3.2"]
        .iter()
        .any(|known| is_release_of(version, known))
    {
        return Some(());
    }
    let message = format!("OpenAPI `{version}` is not supported");
    reader.diagnostics.push(fault(node, message));
    None
}

/// `3.1`, `3.1.0` and `3.1.1-rc1` are releases of `3.1`; `3.10` is not.
fn is_release_of(version: &str, minor: &str) -> bool {
    version
        .strip_prefix(minor)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
}

fn schema_names<'s>(root: View<'s>) -> Vec<&'s str> {
    let schemas = root
        .get("components")
        .and_then(|components| components.get("schemas"));
    schemas
        .into_iter()
        .flat_map(|schemas| schemas.entries())
        .map(|(key, _)| key.text)
        .collect()
}

/// The callbacks of the document's operations. Of the operations themselves nothing else is read.
fn read_paths<'s>(reader: &mut Reader<'_, 's>, root: View<'s>) -> Vec<Callback<'s>> {
    let mut callbacks = Vec::new();
    let Some(paths) = reader.map(root, "paths") else {
        return callbacks;
    };
    for (path, item) in paths.entries().filter(|(path, _)| !is_extension(path.text)) {
        let Some(item) = reader.object(item, "a Path Item Object") else {
            continue;
        };
        for (method, operation) in super::operation::methods(item) {
            if operation.get("callbacks").is_none() {
                continue;
            }
            let parent = Parent {
                method,
                path: path.text,
                is_nested: false,
                operation_id: operation.get("operationId").and_then(|id| id.as_text()),
            };
            read_callbacks(reader, operation, &parent, 0, &mut callbacks);
        }
    }
    callbacks
}

/// The callbacks of one operation, and those of their own operations behind them.
fn read_callbacks<'s>(
    reader: &mut Reader<'_, 's>,
    operation: View<'s>,
    parent: &Parent<'s>,
    depth: usize,
    callbacks: &mut Vec<Callback<'s>>,
) {
    let Some(map) = reader.map(operation, "callbacks") else {
        return;
    };
    if depth == MAX_NESTING {
        let message = "callbacks are nested too deep: do they refer to themselves?";
        reader.diagnostics.push(Diagnostic::error(
            Code::REFERENCE_CYCLE,
            map.location(),
            message,
        ));
        return;
    }
    for (name, callback) in map.entries().filter(|(name, _)| !is_extension(name.text)) {
        let Some(object) = reader.object(callback, "a Callback Object") else {
            continue;
        };
        let keys = read_keys(reader, object);
        let nested = nested_parents(&keys);
        callbacks.push(Callback {
            name: name.text,
            parent: parent.clone(),
            keys,
        });
        for (operation, parent) in nested {
            read_callbacks(reader, operation, &parent, depth + 1, callbacks);
        }
    }
}

fn read_keys<'s>(reader: &mut Reader<'_, 's>, object: View<'s>) -> Vec<CallbackKey<'s>> {
    let mut keys = Vec::new();
    for (key, item) in object.entries().filter(|(key, _)| !is_extension(key.text)) {
        if let Some(item) = reader.object(item, "a Path Item Object") {
            keys.push(CallbackKey {
                key,
                path_item: PathItem::read(reader, item),
            });
        }
    }
    keys
}

/// The operations of a callback that have callbacks of their own: there the consumer is the provider.
fn nested_parents<'s>(keys: &[CallbackKey<'s>]) -> Vec<(View<'s>, Parent<'s>)> {
    let operations = keys.iter().flat_map(|key| {
        key.path_item
            .operations
            .iter()
            .map(move |operation| (key, operation))
    });
    operations
        .filter(|(_, operation)| operation.view.get("callbacks").is_some())
        .map(|(key, operation)| (operation.view, nested_parent(key.key.text, operation)))
        .collect()
}

fn nested_parent<'s>(key: &'s str, operation: &Operation<'s>) -> Parent<'s> {
    Parent {
        method: operation.method.clone(),
        path: key,
        is_nested: true,
        operation_id: operation.operation_id,
    }
}

/// Webhooks: of 3.1 and later, and of 3.0 as the extension `x-webhooks`, which has the same form.
fn read_webhooks<'s>(reader: &mut Reader<'_, 's>, root: View<'s>) -> Vec<Webhook<'s>> {
    let mut webhooks = Vec::new();
    for field in ["webhooks", "x-webhooks"] {
        let Some(map) = reader.map(root, field) else {
            continue;
        };
        for (name, item) in map.entries().filter(|(name, _)| !is_extension(name.text)) {
            if let Some(item) = reader.object(item, "a Path Item Object") {
                let path_item = PathItem::read(reader, item);
                webhooks.push(Webhook {
                    name: name.text,
                    path_item,
                });
            }
        }
    }
    webhooks
}
