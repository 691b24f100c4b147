//! What one request carries: parameters, body and answers.

use super::{Lowering, documentation, status};
use crate::diagnostic::{Code, Diagnostic};
use crate::document::{self, In, MediaType, RequestBody};
use crate::ir::{Body, Parameter, Response, Type, TypeDefinition, TypeKind};
use crate::names::{self, Scope};

impl<'s> Lowering<'_, 's> {
    /// Parameters are fields of the request beside its body. Two of one name in different places are told apart by the
    /// place.
    pub(super) fn lower_parameters(
        &mut self,
        parameters: &[document::Parameter<'s>],
        event: &str,
    ) -> Vec<Parameter> {
        let mut scope = Scope::with_taken(["body".to_owned()]);
        let mut lowered = Vec::new();
        for parameter in parameters {
            let Some(ty) = self.parameter_type(parameter, event) else {
                continue;
            };
            let field = names::snake(parameter.name);
            let placed = format!("{field}_{}", place_name(parameter.place));
            lowered.push(Parameter {
                field: scope.take([field, placed]),
                name: parameter.name.to_owned(),
                place: parameter.place,
                required: parameter.required,
                ty,
                documentation: documentation(&parameter.texts),
            });
        }
        lowered
    }

    /// `None`, with a diagnostic, for what cannot be sent as the document wants it: a request must not be sent without
    /// a parameter that the generator has passed over in silence.
    fn parameter_type(&mut self, parameter: &document::Parameter<'s>, event: &str) -> Option<Type> {
        let name = parameter.name;
        if matches!(parameter.place, In::Cookie | In::Querystring) {
            let message = format!(
                "parameter `{name}` in `{}` is not generated yet",
                place_name(parameter.place)
            );
            self.unsupported_parameter(parameter, message);
            return None;
        }
        let Some(schema) = parameter.schema else {
            let message = match parameter.content.first() {
                Some(content) => {
                    format!(
                        "parameter `{name}` has the media type `{}`: its text is given as it is sent",
                        content.name.text
                    )
                }
                None => {
                    format!("parameter `{name}` has no schema: its text is given as it is sent")
                }
            };
            self.unsupported_parameter(parameter, message);
            return Some(Type::String);
        };
        let ty = self.lower_schema(schema, &format!("{event} {name}")).ty;
        if self.is_text(&ty) || self.is_default_list(&ty, parameter) {
            return Some(ty);
        }
        let message = format!(
            "parameter `{name}` is of a form that is not generated yet: its text is given as it is sent"
        );
        self.unsupported_parameter(parameter, message);
        Some(Type::String)
    }

    /// Whether the runtime writes the type as one text.
    fn is_text(&self, ty: &Type) -> bool {
        match ty {
            Type::Bool | Type::I32 | Type::I64 | Type::F64 | Type::String => true,
            Type::Named(id) => matches!(
                &self.types[id.0],
                Some(TypeDefinition {
                    kind: TypeKind::Enum(_),
                    ..
                })
            ),
            _ => false,
        }
    }

    /// Whether it is a list of texts, in the style that its place has by default (OpenAPI "Style Values").
    fn is_default_list(&self, ty: &Type, parameter: &document::Parameter<'s>) -> bool {
        let Type::List(item) = ty else { return false };
        let style = if parameter.place == In::Query {
            "form"
        } else {
            "simple"
        };
        let is_exploded = parameter.place != In::Query || parameter.explode != Some(false);
        self.is_text(item) && is_exploded && parameter.style.is_none_or(|given| given == style)
    }

    fn unsupported_parameter(&mut self, parameter: &document::Parameter<'s>, message: String) {
        self.diagnostics.push(Diagnostic::warning(
            Code::UNSUPPORTED_PARAMETER,
            parameter.location,
            message,
        ));
    }

    pub(super) fn lower_body(&mut self, body: &RequestBody<'s>, event: &str) -> Option<Body> {
        let (ty, media_type) = self.lower_content(&body.content, event)?;
        let documentation = documentation(&body.texts);
        Some(Body {
            ty,
            media_type,
            required: body.required,
            documentation,
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
            .filter(|other| !json.is_some_and(|json| json.name.text == other.name.text))
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
        description,
    }
}

fn place_name(place: In) -> &'static str {
    match place {
        In::Path => "path",
        In::Query => "query",
        In::Header => "header",
        In::Cookie => "cookie",
        In::Querystring => "querystring",
    }
}

fn is_json(media_type: &str) -> bool {
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

/// A range is sent as what it is read as.
fn sent_media_type(name: &str) -> String {
    if name.contains('*') {
        "application/json".to_owned()
    } else {
        name.to_owned()
    }
}
