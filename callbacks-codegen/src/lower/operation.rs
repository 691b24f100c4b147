//! The body and the answers of an operation.

use super::{Lowering, documentation, status};
use crate::document::{self, RequestBody, Side};
use crate::ir::{Body, Response};
use crate::names::Scope;

impl<'s> Lowering<'_, 's> {
    pub(super) fn lower_body(
        &mut self,
        body: &RequestBody<'s>,
        event: &str,
        sent_by: Side,
    ) -> Option<Body> {
        let mut contents = self.lower_contents(&body.content, event, "Body".to_owned(), sent_by)?;
        for (content, media_type) in contents.all.iter_mut().zip(&body.content) {
            content.examples = self.examples(media_type);
        }
        let documentation = documentation(&body.texts);
        Some(Body {
            contents,
            required: body.required,
            documentation,
        })
    }

    pub(super) fn lower_responses(
        &mut self,
        responses: &[document::Response<'s>],
        event: &str,
        sent_by: Side,
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
            lowered.push(Response {
                status: response.status,
                headers: self.lower_headers(
                    &response.headers,
                    &format!("{event} {variant}"),
                    sent_by,
                ),
                body: self.lower_contents(
                    &response.content,
                    &hint,
                    format!("{variant}Body"),
                    sent_by,
                ),
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
}

/// If no answer is declared, any success is allowed, because a handler must be able to answer.
fn any_success() -> Response {
    let status = document::Status::Range(2);
    let variant = status::variant_name(status);
    let description = Some("The document declares no answers: any success".to_owned());
    Response {
        variant,
        status,
        headers: Vec::new(),
        body: None,
        description,
    }
}
