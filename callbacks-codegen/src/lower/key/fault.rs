//! Faults of what keys read from the body.

use callbacks_expression::Pointer;

use super::place::Place;
use super::schema::Kinds;
use super::step::{Missing, Reason, Step};
use super::steps::Steps;
use super::{Check, list};
use crate::diagnostic::{Code, Diagnostic};
use crate::schema::{Keyword, SchemaId};

/// Why a pointer cannot be read from a body.
pub(super) enum Fault<'s> {
    /// The schema does not have the token with this index.
    Missing {
        schema: SchemaId,
        index: usize,
        missing: Missing<'s>,
    },
    /// Values of these schemas have kinds that are not possible there.
    Kind {
        schemas: Vec<SchemaId>,
        kinds: Kinds,
    },
}

impl<'s> Check<'_, 's> {
    pub(super) fn report(&mut self, fault: &Fault<'s>, pointer: &Pointer, place: &Place<'s>) {
        let diagnostic = match fault {
            Fault::Missing {
                schema,
                index,
                missing,
            } => {
                let diagnostic = self.undeclared_property(pointer, *index, missing, place);
                match self.meant(*schema, pointer, *index, missing) {
                    Some(help) => diagnostic.help(help),
                    None => diagnostic,
                }
            }
            Fault::Kind { schemas, kinds } => self.not_text(pointer, schemas, *kinds, place),
        };
        self.lenient(diagnostic);
    }

    pub(super) fn no_request_body(&mut self, place: &Place<'s>) {
        let message = format!("{} has no request body", self.parent());
        let operation = self.callback.parent.operation;
        let diagnostic = Diagnostic::warning(
            Code::NO_REQUEST_BODY,
            place.source(),
            self.message(&message),
        );
        self.lenient(
            diagnostic
                .label("there is no body to read")
                .also(
                    operation.location().narrow(0..1),
                    "the operation starts here",
                )
                .help(
                    "declare a `requestBody`, or read a declared parameter: `$request.query.name`",
                ),
        );
    }

    /// K2: a space before the closing brace belongs to the pointer.
    pub(super) fn trailing_space(&mut self, pointer: &Pointer, place: &Place<'s>) {
        let text = pointer.to_string();
        let message = format!("the pointer `{text}` ends in a space, which belongs to the name");
        let location = place.token(pointer, pointer.len() - 1);
        let diagnostic =
            Diagnostic::warning(Code::TRAILING_SPACE, location, self.message(&message))
                .label("a space follows")
                .help(format!("write `{{$request.body#{}}}`", text.trim_end()));
        self.diagnostics.push(diagnostic);
    }

    fn undeclared_property(
        &self,
        pointer: &Pointer,
        index: usize,
        missing: &Missing<'_>,
        place: &Place<'s>,
    ) -> Diagnostic {
        let token = pointer.tokens().nth(index).unwrap_or_default();
        let holder = holder(pointer, index);
        let parent = self.parent();
        let (message, label, also) = match missing.reason {
            Reason::Unlisted | Reason::Forbidden => (
                format!("{holder} of {parent} has no property `{token}`"),
                if missing.reason == Reason::Forbidden {
                    "the request schema forbids it"
                } else {
                    "the request schema does not have it"
                },
                format!("`{token}` is not among these"),
            ),
            Reason::Scalar => (
                format!("{holder} of {parent} has no properties"),
                "nothing can be under this name",
                "neither an object nor an array".to_owned(),
            ),
            Reason::NoIndex => (
                format!("{holder} of {parent} is an array, of which `{token}` is no index"),
                "expected an index such as `0`",
                "an array".to_owned(),
            ),
        };
        let location = place.token(pointer, index);
        Diagnostic::warning(Code::UNDECLARED_PROPERTY, location, self.message(&message))
            .label(label)
            .also(missing.place, also)
    }

    fn not_text(
        &self,
        pointer: &Pointer,
        schemas: &[SchemaId],
        kinds: Kinds,
        place: &Place<'s>,
    ) -> Diagnostic {
        let what = holder(pointer, pointer.len());
        let name = kinds.name();
        let why = if kinds.are_structures() {
            ": a URL must be text"
        } else {
            ", which is no URL"
        };
        let message = format!("{what} of {} is {name}{why}", self.parent());
        let location = place.token(pointer, pointer.len().saturating_sub(1));
        let mut diagnostic =
            Diagnostic::warning(Code::EXPRESSION_NOT_TEXT, location, self.message(&message))
                .label(name);
        let schema = schemas
            .first()
            .and_then(|schema| self.schemas.resolved(*schema));
        if let Some(schema) = schema {
            let place = schema.place_of(Keyword::Type).unwrap_or(schema.location());
            diagnostic = diagnostic.also(place, "its schema");
        }
        if kinds.has_arrays() {
            diagnostic =
                diagnostic.help(format!("read an item of it: `$request.body#{pointer}/0`"));
        }
        let names = self.property_names(schemas);
        if !names.is_empty() {
            let names = list(&names);
            diagnostic = diagnostic.help(format!("read one of its properties: {names}"));
        }
        diagnostic
    }

    /// The properties of schemas. If a name is not among them, the help lists them.
    fn property_names(&self, schemas: &[SchemaId]) -> Vec<&'s str> {
        let mut steps = Steps::new(self.schemas, "");
        match Step::any(schemas.iter().map(|schema| steps.step(*schema))) {
            Step::Missing(missing) => missing.names,
            _ => Vec::new(),
        }
    }
}

/// The value at the first tokens of a pointer, as messages name it.
fn holder(pointer: &Pointer, index: usize) -> String {
    if index == 0 {
        return "the request body".to_owned();
    }
    let text = pointer.to_string();
    let end = text
        .match_indices('/')
        .nth(index)
        .map_or(text.len(), |(at, _)| at);
    format!("`#{}` in the request body", &text[..end])
}
