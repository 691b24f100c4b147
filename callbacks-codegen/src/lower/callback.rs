//! Callbacks and webhooks: their names, keys and paths.

use std::collections::HashMap;

use callbacks_expression::{CallbackKey as ParsedKey, Part, Position};

use super::key::check_key;
use super::{Lowering, documentation};
use crate::diagnostic::{Code, Diagnostic};
use crate::document::{self, Document, In, PathItem, Side};
use crate::ir::{Callback, Key, Operation, Origin, Parent};
use crate::names::{self, Scope};
use crate::source::{Location, NodeId};

/// An operation of the document with what its name is made of.
struct Named<'d, 's> {
    operation: &'d document::Operation<'s>,
    origin: Origin,
    name: String,
    /// Stands before the name where two operations would have the same.
    context: String,
}

/// What was said of the keys of callbacks that several refer to: it is said once, of the first of them.
#[derive(Default)]
struct ToldKeys {
    parsed: HashMap<Location, Option<ParsedKey>>,
    /// Whether a key can be evaluated for an operation; it may have been repaired or replaced.
    checked: HashMap<(Location, NodeId, String), bool>,
}

impl<'s> Lowering<'_, 's> {
    /// Gives every operation its name and place, and lowers what it carries. It also gives the names of modules and those that
    /// types may not have.
    pub(super) fn lower_operations(
        &mut self,
        document: &Document<'s>,
    ) -> (Vec<Callback>, Vec<Operation>, Scope, Scope) {
        let mut callbacks = Vec::new();
        let mut named = Vec::new();
        let mut keys = Vec::new();
        let mut told = ToldKeys::default();
        for callback in &document.callbacks {
            for (index, key) in callback.keys.iter().enumerate() {
                let parsed = self.parse_key(callback.name, key, &mut told);
                let is_evaluable = parsed
                    .as_ref()
                    .is_some_and(|parsed| self.is_evaluable(callback, key, parsed, &mut told));
                let name = key_name(callback, index, parsed.as_ref());
                let origin = Origin::Callback(callbacks.len());
                push_operations(
                    &key.path_item,
                    &origin,
                    &name,
                    &context(callback),
                    &mut named,
                );
                callbacks.push(Callback {
                    module: names::snake(&name),
                    name: callback.name.to_owned(),
                    key: parsed
                        .as_ref()
                        .filter(|_| is_evaluable)
                        .map(|parsed| ir_key(parsed, key)),
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
                "webhook",
                &mut named,
            );
        }
        self.report_unknown_expressions(document);
        let mut scope = Scope::with_taken(self.own_names.iter().cloned());
        // A method of the handler beside those of the operations.
        scope.take(["unknown_event".to_owned()]);
        let modules = module_names(&named, &mut callbacks, &mut scope);
        // Types and modules share a namespace, and letters without case tell them not apart.
        self.type_names.reserve(&modules);
        self.type_names
            .reserve(callbacks.iter().map(|callback| &callback.module));
        let names = self.type_names.clone();
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
        (callbacks, operations, scope, names)
    }

    fn report_unknown_expressions(&mut self, document: &Document<'s>) {
        for (name, _) in self.expressions {
            let mut callbacks = document.callbacks.iter().map(|callback| callback.name);
            if !callbacks.clone().any(|known| known == name) {
                let message = format!("`expression` names `{name}`, but no callback has that name");
                let diagnostic = Diagnostic::without_place(Code::UNKNOWN_SELECTION, message);
                self.diagnostics
                    .push(match names::nearest(name, &mut callbacks) {
                        Some(nearest) => diagnostic.help(format!("there is `{nearest}`")),
                        None => diagnostic,
                    });
            }
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
            name: named.name.clone(),
            origin: named.origin.clone(),
            sent_by,
            method: operation.method.clone(),
            route,
            event: None,
            documentation: documentation(&operation.texts),
            parameters,
            body: body.and_then(|body| self.lower_body(body, &event, sent_by)),
            responses: self.lower_responses(&operation.responses, &event, sent_by.other()),
            security: self.lower_security(operation),
        }
    }

    /// Whether the operation that a callback belongs to has what a key reads. Callbacks of one operation may share a key.
    fn is_evaluable(
        &mut self,
        callback: &document::Callback<'s>,
        key: &document::CallbackKey<'s>,
        parsed: &ParsedKey,
        told: &mut ToldKeys,
    ) -> bool {
        let place = (key.key.location, callback.parent.operation.id());
        let user = told.checked.entry((place.0, place.1, parsed.to_string()));
        *user.or_insert_with(|| {
            let diagnostics = &mut *self.diagnostics;
            check_key(
                self.schemas,
                diagnostics,
                self.strict,
                callback,
                key.key,
                parsed,
            )
        })
    }

    /// Reads a key, strictly or with unambiguous repairs; `None` when it is nothing that could be evaluated.
    fn parse_key(
        &mut self,
        callback: &str,
        key: &document::CallbackKey<'s>,
        told: &mut ToldKeys,
    ) -> Option<ParsedKey> {
        let declared = path_parameters(&key.path_item);
        if let Some((_, text)) = self.expressions.iter().find(|(name, _)| name == callback) {
            return self.parse_override(callback, text, &declared, key);
        }
        if let Some(known) = told.parsed.get(&key.key.location) {
            return known.clone();
        }
        let parsed = self.parse_own(callback, key, &declared);
        told.parsed.insert(key.key.location, parsed.clone());
        parsed
    }

    /// Reads the key as it stands in the document.
    fn parse_own(
        &mut self,
        callback: &str,
        key: &document::CallbackKey<'s>,
        declared: &[&str],
    ) -> Option<ParsedKey> {
        let text = key.key.text;
        let error = match ParsedKey::parse(text, declared) {
            Ok(parsed) => return Some(parsed),
            Err(error) => error,
        };
        let place = error.offset().min(text.len());
        let location = key.key.part(place..(place + 1).min(text.len() + 1));
        if let Ok(repaired) = ParsedKey::parse_lenient(text, declared) {
            let meant = repaired.key.to_string();
            let message = format!("callback `{callback}`: {error}");
            let diagnostic = if self.strict {
                Diagnostic::error(Code::MALFORMED_RUNTIME_EXPRESSION, location, message)
            } else {
                Diagnostic::warning(Code::REPAIRED_RUNTIME_EXPRESSION, location, message)
                    .label(format!("read as `{meant}`"))
            };
            self.diagnostics
                .push(diagnostic.help(format!("write `{meant}`")));
            return (!self.strict).then_some(repaired.key);
        }
        let message = format!("callback `{callback}`: {error}");
        self.lenient(
            Diagnostic::warning(Code::MALFORMED_RUNTIME_EXPRESSION, location, message)
                .help("the callback is generated without a key: its targets are given by hand")
                .help(format!(
                    "or give a key: `expression({callback:?} = \"{{$request...}}\")`"
                )),
        );
        None
    }

    /// A key of the user's own is not repaired: he can write it as it should be.
    fn parse_override(
        &mut self,
        callback: &str,
        text: &str,
        declared: &[&str],
        key: &document::CallbackKey<'s>,
    ) -> Option<ParsedKey> {
        let error = match ParsedKey::parse(text, declared) {
            Ok(parsed) => return Some(parsed),
            Err(error) => error,
        };
        let message = format!("the key `{text}` given for callback `{callback}`: {error}");
        let diagnostic = Diagnostic::error(
            Code::MALFORMED_RUNTIME_EXPRESSION,
            key.key.location,
            message,
        );
        self.diagnostics.push(match error.suggestion() {
            Some(meant) => diagnostic.help(format!("write `{meant}`")),
            None => diagnostic.label("instead of this key"),
        });
        None
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

/// Every operation of a path item, with the method in its name where there are several.
fn push_operations<'d, 's>(
    item: &'d PathItem<'s>,
    origin: &Origin,
    name: &str,
    context: &str,
    named: &mut Vec<Named<'d, 's>>,
) {
    let is_single = item.operations.len() == 1;
    for operation in &item.operations {
        let name = match operation.operation_id {
            Some(id) if !id.is_empty() => id.to_owned(),
            _ if is_single => name.to_owned(),
            _ => format!("{name} {}", operation.method.to_lowercase()),
        };
        let context = context.to_owned();
        named.push(Named {
            operation,
            origin: origin.clone(),
            name,
            context,
        });
    }
}

/// The path parameters that are declared on a path item or all its operations.
fn path_parameters<'s>(item: &PathItem<'s>) -> Vec<&'s str> {
    let parameters = item
        .operations
        .iter()
        .flat_map(|operation| &operation.parameters);
    let in_path = parameters.filter(|parameter| parameter.place == In::Path);
    let mut names = Vec::new();
    for parameter in in_path {
        if !names.contains(&parameter.name) {
            names.push(parameter.name);
        }
    }
    names
}

/// The first server of the callback's own path item or operation, its variables at their defaults: the document's servers are the
/// provider's own.
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

/// A callback's name, with what tells a key from the callback's other keys.
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

/// What a callback belongs to, in words: the operation's id, or else method and path.
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

/// The name of what a callback tells of, for its payload: `onOrderStatusChange` tells of an `OrderStatusChange`.
fn event_name(name: &str) -> String {
    match name.strip_prefix("on") {
        Some(rest) if rest.starts_with(|first: char| !first.is_lowercase()) => rest
            .trim_start_matches(|first: char| !first.is_alphanumeric())
            .to_owned(),
        _ => name.to_owned(),
    }
}

/// The modules of the operations. Those of equal name all get the name of what they belong to before theirs, so that
/// none depends on which comes first.
fn module_names(
    named: &[Named<'_, '_>],
    callbacks: &mut [Callback],
    scope: &mut Scope,
) -> Vec<String> {
    let mut count: HashMap<String, usize> = HashMap::new();
    for each in named {
        *count.entry(names::snake(&each.name)).or_default() += 1;
    }
    let mut modules = Vec::new();
    for each in named {
        let short = names::snake(&each.name);
        let long = names::snake(&format!("{} {}", each.context, each.name));
        let is_unique = count.get(&short) == Some(&1);
        modules.push(if is_unique {
            scope.take([short, long])
        } else {
            scope.take([long])
        });
    }
    name_callbacks(named, &modules, callbacks, scope);
    modules
}

/// A key with one operation shares its module; one with several has a module of its own, unless an operation of its own
/// has that name already.
fn name_callbacks(
    named: &[Named<'_, '_>],
    modules: &[String],
    callbacks: &mut [Callback],
    scope: &mut Scope,
) {
    let mut by_callback = vec![Vec::new(); callbacks.len()];
    for (each, module) in named.iter().zip(modules) {
        if let Origin::Callback(of) = each.origin {
            by_callback[of].push(module);
        }
    }
    for (callback, own) in callbacks.iter_mut().zip(by_callback) {
        callback.module = match own.as_slice() {
            [only] => (*only).clone(),
            _ if own.contains(&&callback.module) => callback.module.clone(),
            _ => scope.take([
                callback.module.clone(),
                format!("{}_callback", callback.module),
            ]),
        };
    }
}

/// The paths at which the consumer's router expects requests.
#[derive(Default)]
struct Bases {
    /// The base path of each base expression of an operation of the API.
    by_expression: HashMap<(String, String, String), String>,
    /// The base path of each webhook.
    by_webhook: HashMap<String, String>,
    paths: Scope,
}

/// Where a key's requests arrive: a base path, for which the consumer registers one URL, and what the key adds to it.
struct KeyRoute {
    base: Option<String>,
    path: String,
}

impl Bases {
    /// Keys of one operation that start with the same expression share a base path, because the consumer registers one
    /// URL for them all; it is named after the first. A key that starts with literal text is served at the path of its URL.
    fn route(&mut self, callback: &Callback, parsed: Option<&ParsedKey>) -> KeyRoute {
        let path = parsed.map(ParsedKey::route_path).unwrap_or_default();
        let base = parsed.map(ParsedKey::base);
        if base == Some(None) {
            return KeyRoute { base: None, path };
        }
        let Some(expression) = base.flatten() else {
            // Nothing is known of where such a callback is sent, so it need not be where another one is.
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
    fn webhook(&mut self, name: &str, module: &str) -> String {
        let base = self.by_webhook.entry(name.to_owned());
        base.or_insert_with(|| self.paths.take([base_path(name), base_path(module)]))
            .clone()
    }
}

fn base_path(name: &str) -> String {
    format!("/{}", names::kebab(name))
}
