//! What one request carries besides its parameters: body and answers.

use super::{Lowering, documentation, status};
use crate::diagnostic::{Code, Diagnostic};
use crate::document::{self, MediaType, RequestBody};
use crate::ir::{Body, Response, Type};
use crate::names::Scope;
use crate::source::Location;

impl<'s> Lowering<'_, 's> {
    pub(super) fn lower_body(&mut self, body: &RequestBody<'s>, event: &str) -> Option<Body> {
        let (ty, media_type) = self.lower_content(&body.content, event)?;
        let documentation = documentation(&body.texts);
        Some(Body {
            ty,
            media_type,
            required: body.required,
            documentation,
            schema: schema_place(&body.content),
        })
    }

    pub(super) fn lower_responses(
        &mut self,
        responses: &[document::Response<'s>],
        event: &str,
    ) -> Vec<Response> {
        let mut scope = Scope::default();
        let has_one_body = responses
            .iter()
            .filter(|each| !each.content.is_empty())
            .count()
            == 1;
        let mut lowered = Vec::new();
        for response in responses {
            let variant = scope.take([status::variant_name(response.status)]);
            let hint = if has_one_body {
                format!("{event} Response")
            } else {
                format!("{event} {variant}")
            };
            self.note_headers(response);
            lowered.push(Response {
                status: response.status,
                body: self.lower_content(&response.content, &hint),
                schema: schema_place(&response.content),
                description: response.texts.description.map(str::to_owned),
                variant,
            });
        }
        if lowered.is_empty() {
            lowered.push(any_success());
        }
        lowered.sort_by_key(|response| response.status);
        lowered
    }

    fn note_headers(&mut self, response: &document::Response<'s>) {
        let Some(headers) = response.view.get("headers") else {
            return;
        };
        if let Some((name, _)) = headers.entries().next() {
            let message = format!(
                "the headers of response `{}` are not typed yet",
                response.status
            );
            self.diagnostics.push(Diagnostic::warning(
                Code::UNSUPPORTED_HEADER,
                name.location,
                message,
            ));
        }
    }

    /// The JSON of a body; other media types are named and passed over.
    fn lower_content(&mut self, content: &[MediaType<'s>], hint: &str) -> Option<(Type, String)> {
        let json = content
            .iter()
            .find(|media_type| is_json(media_type.name.text));
        for other in content
            .iter()
            .filter(|other| json.is_none_or(|json| json.name.text != other.name.text))
        {
            let message = format!("bodies of `{}` are not generated yet", other.name.text);
            self.diagnostics.push(Diagnostic::warning(
                Code::UNSUPPORTED_MEDIA_TYPE,
                other.name.location,
                message,
            ));
        }
        let json = json?;
        let ty = match json.schema {
            None => Type::Value,
            Some(schema) => {
                let lowered = self.lower_schema(schema, hint);
                if lowered.nullable {
                    Type::Nullable(Box::new(lowered.ty))
                } else {
                    lowered.ty
                }
            }
        };
        Some((ty, sent_media_type(json.name.text)))
    }
}

/// Where no answer is declared at all, any success will do; a handler must be able to answer something.
fn any_success() -> Response {
    let status = document::Status::Range(2);
    let variant = status::variant_name(status);
    let description = Some("The document declares no answers: any success".to_owned());
    Response {
        variant,
        status,
        body: None,
        schema: None,
        description,
    }
}

/// Where the schema of the JSON among several media types stands.
fn schema_place(content: &[MediaType<'_>]) -> Option<Location> {
    let json = content.iter().find(|each| is_json(each.name.text))?;
    Some(json.schema?.location())
}

pub(super) fn is_json(media_type: &str) -> bool {
    let essence = media_type
        .split(';')
        .next()
        .unwrap_or_default()
        .trim()
        .to_ascii_lowercase();
    matches!(
        essence.as_str(),
        "application/json" | "text/json" | "*/*" | "application/*"
    ) || essence.ends_with("+json")
}

/// A range is sent as what it is read as, and so is what is no text of a header (RFC 9110 section 5.5).
fn sent_media_type(name: &str) -> String {
    let is_text = name.bytes().all(|byte| matches!(byte, b' '..=b'~'));
    if name.contains('*') || !is_text {
        "application/json".to_owned()
    } else {
        name.to_owned()
    }
}
