//! What keys read of the body.

use callbacks_expression::Pointer;

use super::place::Place;
use super::schema::{End, Kinds, follow, kinds};
use super::step::{Missing, Reason, Step, Steps};
use super::{Check, instead, list};
use crate::diagnostic::{Code, Diagnostic};
use crate::resolve::resolve;
use crate::source::View;

/// What a media type says of a pointer.
enum Verdict<'s> {
    /// It leads to text.
    Right,
    /// It may.
    Unknown,
    Wrong(Fault<'s>),
}

enum Fault<'s> {
    /// The token of that number is missing.
    Missing(usize, Missing<'s>),
    /// Values of these schemas are of these kinds, none of which can stand there.
    Kind(Vec<View<'s>>, Kinds),
}

impl<'s> Check<'_, 's> {
    /// `$request.body#/pointer`: one media type that has it is enough.
    pub(super) fn body(&mut self, pointer: &Pointer, is_whole_base: bool, place: &Place<'s>) {
        let operation = self.callback.parent.operation;
        let Some(body) = operation.get("requestBody").filter(|body| !body.is_null()) else {
            self.no_request_body(place);
            return;
        };
        let mut wrong = Vec::new();
        let mut is_unknown = false;
        for (name, schema) in self.media_types(body) {
            match self.verdict(name, schema, pointer, is_whole_base) {
                Verdict::Right => return,
                Verdict::Unknown => is_unknown = true,
                Verdict::Wrong(fault) => wrong.push((name, fault)),
            }
        }
        // JSON is what is meant, if there is any.
        wrong.sort_by_key(|(name, _)| !name.contains("json"));
        if ends_in_space(pointer) {
            self.trailing_space(pointer, place);
        } else if let (false, Some((_, fault))) = (is_unknown, wrong.into_iter().next()) {
            match fault {
                Fault::Missing(index, missing) => {
                    self.undeclared_property(pointer, index, &missing, place)
                }
                Fault::Kind(schemas, kinds) => self.not_text(pointer, &schemas, kinds, place),
            }
        }
    }

    /// The media types of a body with their schemas, as far as they can be read.
    fn media_types(&self, body: View<'s>) -> Vec<(&'s str, Option<View<'s>>)> {
        let content = resolve(self.sources, body)
            .ok()
            .and_then(|body| body.view.get("content"));
        let entries = content.into_iter().flat_map(|content| content.entries());
        entries
            .filter(|(name, _)| !name.text.starts_with("x-"))
            .map(|(name, media_type)| {
                let media_type = resolve(self.sources, media_type).ok();
                (
                    name.text,
                    media_type.and_then(|resolved| resolved.view.get("schema")),
                )
            })
            .collect()
    }

    fn verdict(
        &self,
        media_type: &str,
        schema: Option<View<'s>>,
        pointer: &Pointer,
        is_whole_base: bool,
    ) -> Verdict<'s> {
        let Some(schema) = schema else {
            return Verdict::Unknown;
        };
        let found = match follow(self.sources, schema, pointer.tokens()) {
            End::Found(found) => found,
            End::Unknown => return Verdict::Unknown,
            End::Missing(index, missing) => return Verdict::Wrong(Fault::Missing(index, missing)),
        };
        let kinds = kinds(self.sources, &found);
        // The fields of a form are text, whatever is made of them.
        let is_field = media_type.contains("form") && !pointer.is_empty();
        let is_wrong = kinds.are_structures() || is_whole_base && !kinds.has_text();
        if is_wrong && !is_field {
            Verdict::Wrong(Fault::Kind(found, kinds))
        } else {
            Verdict::Right
        }
    }

    fn no_request_body(&mut self, place: &Place<'s>) {
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
    fn trailing_space(&mut self, pointer: &Pointer, place: &Place<'s>) {
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
        &mut self,
        pointer: &Pointer,
        index: usize,
        missing: &Missing<'_>,
        place: &Place<'s>,
    ) {
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
        let mut diagnostic = Diagnostic::warning(
            Code::UNDECLARED_PROPERTY,
            place.token(pointer, index),
            self.message(&message),
        )
        .label(label)
        .also(missing.place, also);
        if !missing.names.is_empty() {
            diagnostic = diagnostic.help(instead(token, &missing.names, "properties"));
        }
        self.lenient(diagnostic);
    }

    fn not_text(
        &mut self,
        pointer: &Pointer,
        schemas: &[View<'s>],
        kinds: Kinds,
        place: &Place<'s>,
    ) {
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
        if let Some(schema) = schemas.first() {
            let place = schema.key_location("type").unwrap_or(schema.location());
            diagnostic = diagnostic.also(place, "its schema");
        }
        if kinds.has_arrays() {
            diagnostic =
                diagnostic.help(format!("read an item of it: `$request.body#{pointer}/0`"));
        }
        let names = self.property_names(schemas);
        if !names.is_empty() {
            let names = list(&names);
            diagnostic = diagnostic.help(format!("read a property of it, which are {names}"));
        }
        self.lenient(diagnostic);
    }

    /// The properties that schemas list: a name that none of them has is refused with all that there are.
    fn property_names(&self, schemas: &[View<'s>]) -> Vec<&'s str> {
        let mut steps = Steps::new(self.sources, "");
        match Step::any(schemas.iter().map(|schema| steps.step(*schema))) {
            Step::Missing(missing) => missing.names,
            _ => Vec::new(),
        }
    }
}

/// The value that a pointer's first tokens lead to, as messages name it.
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

fn ends_in_space(pointer: &Pointer) -> bool {
    pointer
        .tokens()
        .last()
        .is_some_and(|token| token.ends_with(' '))
}
