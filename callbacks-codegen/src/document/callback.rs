//! Finds the callbacks and webhooks of a document.

use super::operation::PathItem;
use super::reader::is_extension;
use super::selection::Names;
use super::{Callback, CallbackKey, Document, Parent, Reader, Side, Webhook};
use super::{fields, inherit};
use crate::diagnostic::{Code, Diagnostic};
use crate::source::{KeyView, View};

/// How deep callbacks of callbacks are followed. Deeper nesting is a cycle of references.
const MAX_NESTING: usize = 4;

/// The maximum number of callbacks of callbacks. References to them multiply at each level.
const MAX_NESTED: usize = 1_000;

impl<'s> Document<'s> {
    /// Reads a document. `None` if it is not an OpenAPI document.
    pub(crate) fn read(reader: &mut Reader<'_, 's>, root: View<'s>) -> Option<Self> {
        check_version(reader, root)?;
        reader.schemes.look_in(root);
        check_root(reader, root);
        let info = root.get("info");
        let text = |name| info.and_then(|info: View<'s>| info.get(name)?.as_text());
        let mut callbacks = read_paths(reader, root);
        let mut webhooks = read_webhooks(reader, root, &mut callbacks);
        inherit::security(reader, root, &mut callbacks, &mut webhooks);
        Some(Self {
            root,
            title: text("title"),
            version: text("version"),
            callbacks,
            webhooks,
            schema_names: schema_names(root),
        })
    }
}

/// Reports what does not belong at the root, or among the components.
fn check_root<'s>(reader: &mut Reader<'_, 's>, root: View<'s>) {
    reader.check_fields(root, &fields::OPENAPI);
    if let Some(components) = root.get("components") {
        reader.check_fields(components, &fields::COMPONENTS);
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

/// The callbacks of the document's operations. Nothing else of the operations is read.
fn read_paths<'s>(reader: &mut Reader<'_, 's>, root: View<'s>) -> Vec<Callback<'s>> {
    let mut callbacks = Vec::new();
    let Some(paths) = reader.map(root, "paths") else {
        return callbacks;
    };
    for (path, item) in paths.entries().filter(|(path, _)| !is_extension(path.text)) {
        let Some(item) = reader.object(item, "a Path Item Object") else {
            continue;
        };
        reader.check_path(item);
        for (method, operation) in super::operation::methods(item) {
            if operation.get("callbacks").is_none() {
                continue;
            }
            let parent = Parent {
                method,
                path: path.text,
                is_nested: false,
                operation_id: operation.get("operationId").and_then(|id| id.as_text()),
                operation,
                path_item: item,
            };
            let names = Names::default().and_operation(operation);
            read_callbacks(reader, &parent, &names, 0, &mut callbacks);
        }
    }
    callbacks
}

/// The callbacks of an operation, followed by those of their own operations.
fn read_callbacks<'s>(
    reader: &mut Reader<'_, 's>,
    parent: &Parent<'s>,
    names: &Names<'s>,
    depth: usize,
    callbacks: &mut Vec<Callback<'s>>,
) {
    let Some(map) = reader.map(parent.operation, "callbacks") else {
        return;
    };
    if depth == MAX_NESTING || reader.nesting.open.contains(&map.id()) {
        report_cycle(reader, map);
        return;
    }
    reader.nesting.open.push(map.id());
    for (name, callback) in map.entries().filter(|(name, _)| !is_extension(name.text)) {
        if depth > 0 && !enter_nested(reader, callback) {
            break;
        }
        let Some(object) = reader.object(callback, "a Callback Object") else {
            continue;
        };
        if !reader.check_levels(name, object) {
            continue;
        }
        let names = names.and(name.text);
        let items = path_items(reader, object);
        let keys: Vec<_> = items
            .iter()
            .filter_map(|(key, written, item)| {
                let path_item = PathItem::read(reader, *written, *item, &names)?;
                Some(CallbackKey {
                    key: *key,
                    path_item,
                })
            })
            .collect();
        if !keys.is_empty() {
            // Each level swaps the roles.
            let sent_by = if depth.is_multiple_of(2) {
                Side::Provider
            } else {
                Side::Consumer
            };
            callbacks.push(Callback {
                name: name.text,
                parent: parent.clone(),
                keys,
                sent_by,
            });
        }
        for (key, _, item) in items {
            read_nested(reader, key.text, item, &names, depth, callbacks);
        }
    }
    reader.nesting.open.pop();
}

fn report_cycle<'s>(reader: &mut Reader<'_, 's>, map: View<'s>) {
    if reader.nesting.told.insert(map.id()) {
        let message = "callbacks are nested too deep: do they refer to themselves?";
        reader.diagnostics.push(Diagnostic::error(
            Code::REFERENCE_CYCLE,
            map.location(),
            message,
        ));
    }
}

/// `false` if there are too many, which is reported once.
fn enter_nested<'s>(reader: &mut Reader<'_, 's>, callback: View<'s>) -> bool {
    reader.nesting.count += 1;
    if reader.nesting.count == MAX_NESTED + 1 {
        let message = format!("there are more than {MAX_NESTED} callbacks of callbacks");
        let location = callback.location();
        reader
            .diagnostics
            .push(Diagnostic::error(Code::TOO_MANY_NODES, location, message));
    }
    reader.nesting.count <= MAX_NESTED
}

/// The keys of a callback with their path items, as written and with references resolved.
fn path_items<'s>(
    reader: &mut Reader<'_, 's>,
    object: View<'s>,
) -> Vec<(KeyView<'s>, View<'s>, View<'s>)> {
    let entries = object.entries().filter(|(key, _)| !is_extension(key.text));
    entries
        .filter_map(|(key, item)| Some((key, item, reader.object(item, "a Path Item Object")?)))
        .collect()
}

/// The callbacks in the operations of a callback or webhook.
fn read_nested<'s>(
    reader: &mut Reader<'_, 's>,
    path: &'s str,
    item: View<'s>,
    names: &Names<'s>,
    depth: usize,
    callbacks: &mut Vec<Callback<'s>>,
) {
    for (method, operation) in super::operation::methods(item) {
        if operation.get("callbacks").is_none() {
            continue;
        }
        let parent = Parent {
            method,
            path,
            is_nested: true,
            operation_id: operation.get("operationId").and_then(|id| id.as_text()),
            operation,
            path_item: item,
        };
        let names = names.and_operation(operation);
        read_callbacks(reader, &parent, &names, depth + 1, callbacks);
    }
}

/// Webhooks: of 3.1 and later, and of 3.0 as the extension `x-webhooks` with the same form. Their operations may have
/// callbacks.
fn read_webhooks<'s>(
    reader: &mut Reader<'_, 's>,
    root: View<'s>,
    callbacks: &mut Vec<Callback<'s>>,
) -> Vec<Webhook<'s>> {
    let mut webhooks = Vec::new();
    for field in ["webhooks", "x-webhooks"] {
        let Some(map) = reader.map(root, field) else {
            continue;
        };
        if field == "webhooks" {
            note_early_webhooks(reader, root, map);
        }
        for (name, item) in map.entries().filter(|(name, _)| !is_extension(name.text)) {
            let written = item;
            let Some(item) = reader.object(written, "a Path Item Object") else {
                continue;
            };
            let names = Names::default().and(name.text);
            if let Some(path_item) = PathItem::read(reader, written, item, &names) {
                webhooks.push(Webhook {
                    name: name.text,
                    location: name.location,
                    path_item,
                });
            }
            read_nested(reader, name.text, item, &names, 0, callbacks);
        }
    }
    webhooks
}

/// Tools for 3.0 ignore `webhooks`, so the author may not have tested them. They are read anyway.
fn note_early_webhooks<'s>(reader: &mut Reader<'_, 's>, root: View<'s>, map: View<'s>) {
    let version = root
        .get("openapi")
        .and_then(|version| version.as_text())
        .unwrap_or_default();
    if is_release_of(version, "3.0") && map.entries().len() > 0 {
        let location = root.key_location("webhooks").unwrap_or(map.location());
        let message = format!("`webhooks` came with OpenAPI 3.1, and this document is {version}");
        reader.lenient(
            Diagnostic::warning(Code::WEBHOOKS_BEFORE_3_1, location, message)
                .help("say `openapi: 3.1.0`, or call the field `x-webhooks`"),
        );
    }
}
