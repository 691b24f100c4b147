//! Callbacks and webhooks: their names, keys and paths.

use callbacks_expression::{CallbackKey as ParsedKey, Part, Position};
use percent_encoding::percent_decode_str;

use super::key::{Keys, path_parameters};
use super::modules::{Named, module_names};
use super::operation_name::{self, Renames};
use super::route::Bases;
use super::{Lowering, documentation};
use crate::diagnostic::{Code, Diagnostic};
use crate::document::{self, Document, PathItem, Side};
use crate::ir::{Callback, Key, Operation, Origin, Parent};
use crate::names::{self, Scope};
use crate::source::Location;

/// The operations of a document.
pub(super) struct Operations {
    pub(super) callbacks: Vec<Callback>,
    pub(super) operations: Vec<Operation>,
    /// The names in the module.
    pub(super) scope: Scope,
    /// The names that types may not have.
    pub(super) type_scope: Scope,
}

impl<'s> Lowering<'_, 's> {
    /// Gives every operation its name and index, and lowers its types.
    pub(super) fn lower_operations(&mut self, document: &Document<'s>) -> Operations {
        let mut callbacks = Vec::new();
        let mut named = Vec::new();
        let mut keys = Vec::new();
        if !self.features.receiver {
            self.report_unreceived(document);
        }
        let renames = Renames(self.renames);
        let diagnostics = &mut *self.diagnostics;
        renames.report_unknown(document, diagnostics);
        let mut read = Keys::new(self.schemas, diagnostics, self.strict, self.expressions);
        for callback in &document.callbacks {
            for (index, key) in callback.keys.iter().enumerate() {
                let parsed = read.parse(callback.name, &callback.parent, key);
                let is_evaluable = parsed
                    .as_ref()
                    .is_some_and(|parsed| read.is_evaluable(callback, key, parsed));
                let name = key_name(callback, index, parsed.as_ref());
                let origin = Origin::Callback(callbacks.len());
                push_operations(
                    &key.path_item,
                    &origin,
                    &name,
                    (key.key.text, &context(callback)),
                    key.key.location,
                    &renames,
                    &mut named,
                );
                callbacks.push(Callback {
                    module: names::snake(&name),
                    name: callback.name.to_owned(),
                    written: key.key.text.to_owned(),
                    key: parsed
                        .as_ref()
                        .filter(|_| is_evaluable)
                        .map(|parsed| ir_key(parsed, key)),
                    query: parsed.as_ref().map(literal_query).unwrap_or_default(),
                    parent: parent(callback),
                    sent_by: callback.sent_by,
                    base_path: None,
                    documentation: documentation(&key.path_item.texts),
                });
                keys.push(parsed);
            }
        }
        for webhook in &document.webhooks {
            let origin = Origin::Webhook(webhook.name.to_owned());
            push_operations(
                &webhook.path_item,
                &origin,
                webhook.name,
                (webhook.name, "webhook"),
                webhook.location,
                &renames,
                &mut named,
            );
        }
        read.report_unknown_expressions(document);
        let mut scope = Scope::with_taken(self.own.names().cloned());
        // A method of the handler in addition to those of the operations.
        scope.take(["unknown_event".to_owned()]);
        let modules = module_names(&named, &mut callbacks, &mut scope);
        // Types and modules share a namespace, and letters without case do not separate them.
        self.names.reserve(&modules);
        self.names
            .reserve(callbacks.iter().map(|callback| &callback.module));
        let type_scope = self.names.clone();
        let mut bases = Bases::default();
        let routes: Vec<_> = callbacks
            .iter_mut()
            .zip(&keys)
            .map(|(callback, parsed)| {
                let route = bases.route(callback, parsed.as_ref());
                callback.base_path = route.base;
                route.path
            })
            .collect();
        let operations = named
            .iter()
            .zip(modules)
            .map(|(named, module)| {
                let route = match &named.origin {
                    Origin::Callback(index) => routes[*index].clone(),
                    Origin::Webhook(name) => bases.webhook(name, &module),
                };
                let sent_by = match &named.origin {
                    Origin::Callback(index) => callbacks[*index].sent_by,
                    Origin::Webhook(_) => Side::Provider,
                };
                self.lower_operation(named, module, route, sent_by)
            })
            .collect();
        let security_names = ["security".to_owned(), "security_schemes".to_owned()];
        self.security.module = scope.take(security_names);
        Operations {
            callbacks,
            operations,
            scope,
            type_scope,
        }
    }

    /// Reports callbacks of callbacks that nobody receives. The consumer sends them, so the provider receives them.
    fn report_unreceived(&mut self, document: &Document<'s>) {
        let nested = document
            .callbacks
            .iter()
            .filter(|callback| callback.sent_by == Side::Consumer);
        for key in nested.flat_map(|callback| &callback.keys) {
            let message = "the provider receives this callback, which needs the feature `receiver` of the crate \
                           `callbacks`";
            let warning = Diagnostic::warning(Code::MISSING_FEATURE, key.key.location, message);
            self.lenient(warning.help("without the feature, nothing is generated to receive it"));
        }
    }

    fn lower_operation(
        &mut self,
        named: &Named<'_, 's>,
        module: String,
        route: String,
        sent_by: Side,
    ) -> Operation {
        let operation = named.operation;
        let event = event_name(&named.name);
        let parameters = self.lower_parameters(&operation.parameters, &event, sent_by);
        let body = operation.request_body.as_ref();
        Operation {
            module,
            location: named.location,
            name: named.name.clone(),
            operation_id: operation.operation_id.map(str::to_owned),
            origin: named.origin.clone(),
            sent_by,
            method: operation.method.clone(),
            route,
            event: None,
            documentation: documentation(&operation.texts),
            parameters,
            body: body.and_then(|body| self.lower_body(body, &event, sent_by)),
            responses: self.lower_responses(&operation.responses, &event, sent_by.other()),
            security: self.security.lower(operation),
        }
    }
}

fn ir_key(parsed: &ParsedKey, key: &document::CallbackKey<'_>) -> Key {
    let in_base =
        |part: &Part| part.expression().is_none() || part.position() == Some(Position::Base);
    let declared = path_parameters(&key.path_item);
    Key {
        text: parsed.to_string(),
        path_parameters: declared.into_iter().map(str::to_owned).collect(),
        reads_response: parsed.reads_response(),
        has_base_only: parsed.base().is_some() && parsed.parts().iter().all(in_base),
        server: server(&key.path_item),
    }
}

/// The query of a key, decoded as receivers do it.
fn literal_query(parsed: &ParsedKey) -> Vec<(String, String)> {
    let decoded = |text: &str| {
        let text = text.replace('+', " ");
        percent_decode_str(&text).decode_utf8_lossy().into_owned()
    };
    let pairs = parsed.literal_query().into_iter();
    let pairs: Vec<_> = pairs
        .map(|(name, value)| (decoded(&name), decoded(&value)))
        .collect();
    // If a name occurs twice, it is unknown which value counts.
    let is_single = |name: &String| pairs.iter().filter(|(other, _)| other == name).count() == 1;
    let single = pairs.iter().filter(|(name, _)| is_single(name));
    single.cloned().collect()
}

/// Every operation of a path item. Its name contains the method if there are several.
fn push_operations<'d, 's>(
    item: &'d PathItem<'s>,
    origin: &Origin,
    name: &str,
    (path, context): (&str, &str),
    location: Location,
    renames: &Renames<'_>,
    named: &mut Vec<Named<'d, 's>>,
) {
    let is_single = item.operations.len() == 1;
    for operation in &item.operations {
        let name = operation_name::of(operation, path, name, is_single, renames);
        let context = context.to_owned();
        named.push(Named {
            location,
            operation,
            origin: origin.clone(),
            name,
            context,
        });
    }
}

/// The first server of the callback's own path item or operation, with default variables. The servers of the document
/// are the provider's own.
fn server(item: &PathItem<'_>) -> Option<String> {
    let servers = item.servers?;
    let server = servers.items().next()?;
    let mut url = server.get("url")?.as_text()?.to_owned();
    let variables = server.get("variables");
    for (name, variable) in variables
        .into_iter()
        .flat_map(|variables| variables.entries())
    {
        let default = variable
            .get("default")
            .and_then(|default| default.as_text());
        url = url.replace(&format!("{{{}}}", name.text), default.unwrap_or_default());
    }
    Some(url).filter(|url| !url.contains('{'))
}

/// The name of a callback, and what distinguishes the key from its other keys.
fn key_name(callback: &document::Callback<'_>, index: usize, parsed: Option<&ParsedKey>) -> String {
    if callback.keys.len() == 1 {
        return callback.name.to_owned();
    }
    let path = parsed.map(ParsedKey::route_path).unwrap_or_default();
    let literal = path
        .split('/')
        .filter(|segment| !segment.contains('{'))
        .collect::<Vec<_>>();
    let literal = literal.join(" ");
    let is_telling = !literal.trim().is_empty()
        && callback
            .keys
            .iter()
            .filter(|other| other.key.text.ends_with(&path))
            .count()
            == 1;
    if is_telling {
        format!("{} {literal}", callback.name)
    } else {
        format!("{} {}", callback.name, index + 1)
    }
}

/// The parent of a callback, in words: the operation's id, or else method and path.
fn context(callback: &document::Callback<'_>) -> String {
    let parent = &callback.parent;
    match parent.operation_id {
        Some(id) => id.to_owned(),
        None => format!("{} {}", parent.method.to_lowercase(), parent.path),
    }
}

fn parent(callback: &document::Callback<'_>) -> Parent {
    Parent {
        method: callback.parent.method.clone(),
        path: callback.parent.path.to_owned(),
        is_nested: callback.parent.is_nested,
    }
}

/// The name of a callback's event, for its payload: the event of `onOrderStatusChange` is an `OrderStatusChange`.
fn event_name(name: &str) -> String {
    match name.strip_prefix("on") {
        Some(rest) if rest.starts_with(|first: char| !first.is_lowercase()) => rest
            .trim_start_matches(|first: char| !first.is_alphanumeric())
            .to_owned(),
        _ => name.to_owned(),
    }
}
