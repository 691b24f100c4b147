//! Parses the keys of callbacks: strictly, or with unambiguous repairs.

use std::collections::HashMap;

use callbacks_expression::CallbackKey as ParsedKey;

use super::{check_key, named};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::document::{self, Document, In, PathItem};
use crate::names;
use crate::schema::Schemas;
use crate::source::{Location, NodeId};

/// Parses keys. A fault of a key that several callbacks share is reported once, for the first of them.
pub(in crate::lower) struct Keys<'a, 's> {
    schemas: &'a Schemas<'a, 's>,
    diagnostics: &'a mut Diagnostics,
    strict: bool,
    /// Keys that replace those of callbacks.
    expressions: &'a [(String, String)],
    parsed: HashMap<Location, Option<ParsedKey>>,
    /// Whether a key can be evaluated for an operation. It may have been repaired or replaced.
    checked: HashMap<(Location, NodeId, String), bool>,
}

impl<'a, 's> Keys<'a, 's> {
    pub(in crate::lower) fn new(
        schemas: &'a Schemas<'a, 's>,
        diagnostics: &'a mut Diagnostics,
        strict: bool,
        expressions: &'a [(String, String)],
    ) -> Self {
        Self {
            schemas,
            diagnostics,
            strict,
            expressions,
            parsed: HashMap::new(),
            checked: HashMap::new(),
        }
    }

    /// Whether the operation of a callback has what a key reads. Callbacks of one operation may share a key.
    pub(in crate::lower) fn is_evaluable(
        &mut self,
        callback: &document::Callback<'s>,
        key: &document::CallbackKey<'s>,
        parsed: &ParsedKey,
    ) -> bool {
        let place = (key.key.location, callback.parent.operation.id());
        let user = self.checked.entry((place.0, place.1, parsed.to_string()));
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

    /// Parses a key, strictly or with unambiguous repairs. `None` if it cannot be evaluated.
    pub(in crate::lower) fn parse(
        &mut self,
        callback: &str,
        parent: &document::Parent<'s>,
        key: &document::CallbackKey<'s>,
    ) -> Option<ParsedKey> {
        let declared = path_parameters(&key.path_item);
        if let Some((_, text)) = self.expressions.iter().find(|(name, _)| name == callback) {
            return self.parse_override(callback, text, &declared, key);
        }
        if let Some(known) = self.parsed.get(&key.key.location) {
            return known.clone();
        }
        let parsed = self.parse_own(callback, parent, key, &declared);
        self.parsed.insert(key.key.location, parsed.clone());
        parsed
    }

    /// Parses the key of the document.
    fn parse_own(
        &mut self,
        callback: &str,
        parent: &document::Parent<'s>,
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
        let warning = Diagnostic::warning(Code::MALFORMED_RUNTIME_EXPRESSION, location, message);
        let warning = match named::meant(self.schemas, parent, text) {
            Some(meant) => warning.help(format!("did you mean `{meant}`?")),
            None => warning,
        };
        self.lenient(
            warning
                .help("the callback is generated without a key: its targets are given by hand")
                .help_or(
                    format!("or give a key: `expression({callback:?} = \"{{$request...}}\")`"),
                    "or correct the key with an overlay: `--overlay FILE`",
                ),
        );
        None
    }

    /// Parses a key that the user gives. It is not repaired, because users can write it correctly.
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

    pub(in crate::lower) fn report_unknown_expressions(&mut self, document: &Document<'s>) {
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

    /// Reports something that is ignored: a warning, or an error under `strict`.
    fn lenient(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push_lenient(diagnostic, self.strict);
    }
}

/// The path parameters that are declared on a path item or on all its operations.
pub(in crate::lower) fn path_parameters<'s>(item: &PathItem<'s>) -> Vec<&'s str> {
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
