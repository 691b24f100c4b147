//! Parameters: their types, and how they are written.

use super::content::essence;
use super::content::is_json;
use super::request::Asker;
use super::shape::{Shape, texts_for_values};
use super::{Lowering, documentation};
use crate::diagnostic::{Code, Diagnostic};
use crate::document::{self, In, Kind, MediaType, Side, Style};
use crate::ir::{Format, Parameter, Type};
use crate::names::{self, Scope};
use crate::schema::SchemaId;

/// What is known about the values of a parameter.
struct Values {
    ty: Type,
    format: Format,
    /// The schema, unless values are given as they are sent.
    schema: Option<SchemaId>,
}

impl Values {
    fn text(format: Format) -> Self {
        Self {
            ty: Type::String,
            format,
            schema: None,
        }
    }
}

impl<'s> Lowering<'_, 's> {
    /// Parameters are fields of the request beside its body. Two with one name in different places get the place in
    /// their names.
    pub(super) fn lower_parameters(
        &mut self,
        parameters: &[document::Parameter<'s>],
        event: &str,
        sent_by: Side,
    ) -> Vec<Parameter> {
        self.lower_fields(parameters, event, &["body"], sent_by)
    }

    /// The headers of an answer are its fields, beside status and body.
    pub(super) fn lower_headers(
        &mut self,
        headers: &[document::Parameter<'s>],
        answer: &str,
        sent_by: Side,
    ) -> Vec<Parameter> {
        self.lower_fields(headers, answer, &["body", "status"], sent_by)
    }

    fn lower_fields(
        &mut self,
        parameters: &[document::Parameter<'s>],
        event: &str,
        taken: &[&str],
        sent_by: Side,
    ) -> Vec<Parameter> {
        let mut scope = Scope::with_taken(taken.iter().map(|&name| name.to_owned()));
        let mut lowered: Vec<_> = parameters
            .iter()
            .map(|parameter| {
                let hint = format!("{event} {}", parameter.name);
                let Values { ty, format, schema } = self.lower_parameter(parameter, &hint);
                let (hint, asker) = (names::pascal(&hint), Asker::Sender(sent_by));
                let schema = schema.map(|schema| self.requests.add(&hint, vec![schema], asker));
                let field = names::snake(parameter.name);
                let placed = format!("{field}_{}", parameter.place.name());
                Parameter {
                    field: scope.take([field, placed]),
                    name: parameter.name.to_owned(),
                    place: parameter.place,
                    required: parameter.required,
                    ty,
                    schema,
                    format,
                    others: Vec::new(),
                    documentation: documentation(&parameter.texts),
                }
            })
            .collect();
        self.find_others(parameters, &mut lowered);
        lowered
    }

    fn lower_parameter(&mut self, parameter: &document::Parameter<'s>, hint: &str) -> Values {
        let (noun, name) = (parameter.kind.noun(), parameter.name);
        match (parameter.place, parameter.schema, parameter.content.first()) {
            (In::Querystring, _, Some(content)) => self.lower_querystring(parameter, content, hint),
            (In::Querystring, ..) => {
                let message = format!(
                    "parameter `{name}` has no `content`, which says what the query is: its text is given as it is sent"
                );
                self.unsupported_parameter(parameter, message);
                Values::text(Format::default_in(parameter.place))
            }
            (_, Some(_), _) => self.lower_styled(parameter, hint),
            (_, None, Some(content)) => self.lower_content_parameter(parameter, content, hint),
            (_, None, None) => {
                let message =
                    format!("{noun} `{name}` has no schema: its text is given as it is sent");
                self.unsupported_parameter(parameter, message);
                Values::text(Format::default_in(parameter.place))
            }
        }
    }

    /// A parameter with a schema. Whether it allows `null` makes no difference, because parameters cannot be `null`.
    fn lower_styled(&mut self, parameter: &document::Parameter<'s>, hint: &str) -> Values {
        let schema = parameter.schema.map(|schema| self.schemas.id(schema));
        let (ty, shape, schema) = self.lower_shaped(parameter, schema, hint, false);
        let style = self.fitting_style(parameter, shape);
        let mut format = Format {
            explode: parameter.explode.unwrap_or(Format::of(style).explode),
            allow_reserved: parameter.allow_reserved && parameter.place != In::Header,
            allow_empty: parameter.allow_empty
                && parameter.place == In::Query
                && !parameter.required,
            ..Format::of(style)
        };
        // A style that makes no difference is replaced by the default of the place.
        let is_joined = matches!(style, Style::SpaceDelimited | Style::PipeDelimited);
        let is_indifferent = match shape {
            Shape::Text => true,
            Shape::List => style == Style::Simple,
            Shape::Object | Shape::Own => false,
        };
        if is_indifferent || is_joined || style == Style::DeepObject {
            let default = Format::default_in(parameter.place);
            let as_default = Format {
                explode: default.explode,
                ..format
            };
            format.explode = as_default == default && default.explode;
        }
        Values { ty, format, schema }
    }

    /// The type of a schema whose values are strings, lists of strings or objects of strings. Otherwise its outermost
    /// part stays, and everything inside is a string.
    fn lower_shaped(
        &mut self,
        parameter: &document::Parameter<'s>,
        schema: Option<SchemaId>,
        hint: &str,
        has_lists: bool,
    ) -> (Type, Shape, Option<SchemaId>) {
        let Some(schema) = schema else {
            return (Type::String, Shape::Text, None);
        };
        let shape = match self.shape_of(schema, has_lists) {
            Ok(_) => {
                let ty = self.lower_schema(schema, hint).ty;
                match self.shape(&ty, has_lists) {
                    Ok(Shape::Text) if ty == Type::Value => {
                        return self.lower_untyped(parameter, schema);
                    }
                    Ok(shape) => return (texts_for_values(ty), shape, Some(schema)),
                    Err(shape) => shape,
                }
            }
            Err(shape) => shape,
        };
        let message = format!(
            "{} holds lists or objects within another, which have no text: they are given as they are sent",
            named(parameter)
        );
        self.unsupported_parameter(parameter, message);
        let ty = match shape {
            Shape::List => Type::List(Box::new(Type::String)),
            Shape::Object if has_lists => Type::Map(Box::new(Type::List(Box::new(Type::String)))),
            Shape::Object => Type::Map(Box::new(Type::String)),
            Shape::Text | Shape::Own => Type::String,
        };
        (ty, shape, None)
    }

    fn lower_untyped(
        &mut self,
        parameter: &document::Parameter<'s>,
        schema: SchemaId,
    ) -> (Type, Shape, Option<SchemaId>) {
        if !self.schemas.get(schema).keywords.is_empty() {
            let message = "has no type of one kind: its text is given as it is sent";
            let message = format!("{} {message}", named(parameter));
            self.unsupported_parameter(parameter, message);
        }
        (Type::String, Shape::Text, None)
    }

    /// The style of a parameter. If the specification does not define it for the type, one that fits.
    fn fitting_style(&mut self, parameter: &document::Parameter<'s>, shape: Shape) -> Style {
        let style = parameter.style;
        let explode = parameter.explode == Some(true);
        let problem = match (style, shape) {
            (Style::DeepObject, Shape::Text | Shape::List) => "is for objects only",
            (Style::SpaceDelimited | Style::PipeDelimited, Shape::Text) => {
                "is for lists and objects only"
            }
            (Style::SpaceDelimited | Style::PipeDelimited, _) if explode => "cannot be exploded",
            _ => return style,
        };
        let message = format!(
            "parameter `{}`: style `{}` {problem}: it is sent as `form`",
            parameter.name,
            style.name()
        );
        let location = parameter.style_location.unwrap_or(parameter.location);
        self.lenient(Diagnostic::warning(Code::INVALID_STYLE, location, message));
        Style::Form
    }

    /// A parameter with `content`: JSON is typed, anything else is a string.
    fn lower_content_parameter(
        &mut self,
        parameter: &document::Parameter<'s>,
        content: &MediaType<'s>,
        hint: &str,
    ) -> Values {
        let media_type = content.name.text;
        if is_json(media_type) {
            return self.lower_json(parameter, content, hint);
        }
        // OpenAPI appendix D: the application assembles the text of a cookie.
        let format = match parameter.place {
            In::Cookie => Format::of(Style::Cookie),
            place => Format::default_in(place),
        };
        if essence(media_type) != "text/plain" {
            self.note_media_type(parameter, media_type);
            return Values::text(format);
        }
        match self.lower_texts(self.schema_of(content), hint) {
            Some((ty, schema)) => Values {
                ty,
                format,
                schema: Some(schema),
            },
            None => Values::text(format),
        }
    }

    /// The whole query: a form, JSON or a string.
    fn lower_querystring(
        &mut self,
        parameter: &document::Parameter<'s>,
        content: &MediaType<'s>,
        hint: &str,
    ) -> Values {
        let media_type = content.name.text;
        if is_json(media_type) {
            return self.lower_json(parameter, content, hint);
        }
        let format = Format::default_in(parameter.place);
        if essence(media_type) != "application/x-www-form-urlencoded" {
            self.note_media_type(parameter, media_type);
            return Values::text(format);
        }
        let (ty, _, schema) = self.lower_shaped(parameter, self.schema_of(content), hint, true);
        Values { ty, format, schema }
    }

    fn lower_json(
        &mut self,
        parameter: &document::Parameter<'s>,
        content: &MediaType<'s>,
        hint: &str,
    ) -> Values {
        let schema = self.schema_of(content);
        let of = |ty| Values {
            ty,
            format: Format::JSON,
            schema,
        };
        let Some(schema) = schema else {
            return of(Type::Value);
        };
        let lowered = self.lower_schema(schema, hint);
        // An optional parameter is already an `Option`, and `null` means that it is absent.
        if lowered.nullable && parameter.required && lowered.ty != Type::Value {
            of(Type::Nullable(Box::new(lowered.ty)))
        } else {
            of(lowered.ty)
        }
    }

    fn note_media_type(&mut self, parameter: &document::Parameter<'s>, media_type: &str) {
        let message = format!(
            "{} has the media type `{media_type}`: its text is given as it is sent",
            named(parameter)
        );
        self.unsupported_parameter(parameter, message);
    }

    pub(super) fn unsupported_parameter(
        &mut self,
        parameter: &document::Parameter<'s>,
        message: String,
    ) {
        let code = match parameter.kind {
            Kind::Parameter => Code::UNSUPPORTED_PARAMETER,
            Kind::Header => Code::UNSUPPORTED_HEADER,
        };
        let warning = Diagnostic::warning(code, parameter.location, message);
        self.diagnostics.push(warning);
    }
}

/// "parameter `id`"
fn named(parameter: &document::Parameter<'_>) -> String {
    format!("{} `{}`", parameter.kind.noun(), parameter.name)
}
