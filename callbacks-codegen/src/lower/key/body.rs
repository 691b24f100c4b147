//! Checks what keys read from the body.

use callbacks_expression::Pointer;

use super::Check;
use super::fault::Fault;
use super::place::Place;
use super::schema::{End, follow, kinds};
use crate::resolve::resolve;
use crate::schema::{Keyword, SchemaId};
use crate::source::View;

/// What a media type says about a pointer.
enum Verdict<'s> {
    /// It leads to a string.
    Right,
    /// It may lead to a string.
    Unknown,
    Wrong(Fault<'s>),
}

impl<'s> Check<'_, 's> {
    /// `$request.body#/pointer`: one media type with this value is enough.
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
        if pointer
            .tokens()
            .last()
            .is_some_and(|token| token.ends_with(' '))
        {
            self.trailing_space(pointer, place);
            return;
        }
        // JSON is what the author meant, if there is any.
        wrong.sort_by_key(|(name, _)| !name.contains("json"));
        if let (false, Some((_, fault))) = (is_unknown, wrong.first()) {
            self.report(fault, pointer, place);
        }
    }

    /// The media types of a body with their schemas, as far as they can be read.
    fn media_types(&self, body: View<'s>) -> Vec<(&'s str, Option<SchemaId>)> {
        let sources = self.schemas.sources;
        let content = resolve(sources, body)
            .ok()
            .and_then(|body| body.get("content"));
        let entries = content.into_iter().flat_map(|content| content.entries());
        let mut schemas = Vec::new();
        for (name, media_type) in entries.filter(|(name, _)| !name.text.starts_with("x-")) {
            let media_type = resolve(sources, media_type).ok();
            let schema = media_type.and_then(|resolved| resolved.get("schema"));
            let schema = schema.map(|schema| self.schemas.id(schema));
            if let Some(schema) = schema.filter(|_| has_root_part(name.text)) {
                schemas.extend(self.parts(schema).map(|part| (name.text, Some(part))));
            }
            schemas.push((name.text, schema));
        }
        schemas
    }

    /// The parts of a multipart body, one of which represents the body as a whole (RFC 2387). For 3GPP it is the JSON.
    fn parts(&self, schema: SchemaId) -> impl Iterator<Item = SchemaId> {
        let schema = self.schemas.resolved(schema).into_iter();
        let parts = schema.flat_map(|schema| schema.members(Keyword::Properties));
        parts.map(|part| part.schema)
    }

    fn verdict(
        &self,
        media_type: &str,
        schema: Option<SchemaId>,
        pointer: &Pointer,
        is_whole_base: bool,
    ) -> Verdict<'s> {
        let Some(schema) = schema else {
            return Verdict::Unknown;
        };
        let found = match follow(self.schemas, schema, pointer.tokens()) {
            End::Found(found) => found,
            End::Unknown => return Verdict::Unknown,
            End::Missing(index, missing) => {
                return Verdict::Wrong(Fault::Missing {
                    schema,
                    index,
                    missing,
                });
            }
        };
        let kinds = kinds(self.schemas, &found);
        // The fields of a form are strings, whatever their schema.
        let is_field = media_type.contains("form") && !pointer.is_empty();
        let is_wrong = kinds.are_structures() || is_whole_base && !kinds.has_text();
        if is_wrong && !is_field {
            Verdict::Wrong(Fault::Kind {
                schemas: found,
                kinds,
            })
        } else {
            Verdict::Right
        }
    }
}

fn has_root_part(media_type: &str) -> bool {
    media_type.starts_with("multipart/") && !media_type.starts_with("multipart/form-data")
}
