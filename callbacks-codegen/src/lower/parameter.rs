//! Parameters: their types, and how these are written.

use std::collections::HashSet;

use super::content::essence;
use super::content::is_json;
use super::request::Asker;
use super::{Lowering, documentation};
use crate::diagnostic::{Code, Diagnostic};
use crate::document::{self, In, Kind, MediaType, Side, Style};
use crate::ir::{
    Format, Parameter, Struct, Type, TypeDefinition, TypeId, TypeKind, UnknownMembers,
};
use crate::names::{self, Scope};
use crate::source::View;

/// What a type is as far as parameters can tell (OpenAPI "Style Values").
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    Text,
    List,
    Object,
    /// A type of the user's own, which only its serialization shows.
    Own,
}

/// Which types there were.
pub(super) struct Mark {
    types: usize,
    requests: usize,
    uses: usize,
    used_own_names: HashSet<String>,
}

/// What is known of the values of a parameter.
struct Values<'s> {
    ty: Type,
    format: Format,
    /// The schema, unless its values are given as they are sent.
    schema: Option<View<'s>>,
}

impl Values<'_> {
    fn text(format: Format) -> Self {
        Self {
            ty: Type::String,
            format,
            schema: None,
        }
    }
}

/// The shape of a type, or that of its outermost part when the rest has no text.
pub(super) type Shaped = Result<Shape, Shape>;

impl<'s> Lowering<'_, 's> {
    /// Parameters are fields of the request beside its body. Two of one name in different places are told apart by the
    /// place.
    pub(super) fn lower_parameters(
        &mut self,
        parameters: &[document::Parameter<'s>],
        event: &str,
        sent_by: Side,
    ) -> Vec<Parameter> {
        self.lower_fields(parameters, event, &["body"], sent_by)
    }

    /// The headers of an answer are fields of it, beside its status and its body.
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
                let schema = schema.map(|schema| {
                    self.requests
                        .add(&hint, vec![self.schemas.id(schema)], asker)
                });
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
        self.tell_maps_of_others(&mut lowered);
        lowered
    }

    fn lower_parameter(&mut self, parameter: &document::Parameter<'s>, hint: &str) -> Values<'s> {
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

    /// A parameter with a schema. Whether it allows `null` makes no difference: that has no text.
    fn lower_styled(&mut self, parameter: &document::Parameter<'s>, hint: &str) -> Values<'s> {
        let (ty, shape, schema) = self.lower_shaped(parameter, parameter.schema, hint, false);
        let style = self.fitting_style(parameter, shape);
        let mut format = Format {
            explode: parameter.explode.unwrap_or(Format::of(style).explode),
            allow_reserved: parameter.allow_reserved && parameter.place != In::Header,
            allow_empty: parameter.allow_empty
                && parameter.place == In::Query
                && !parameter.required,
            ..Format::of(style)
        };
        // What makes no difference is as the place has it by default, or not at all.
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

    /// The type of a schema whose values are texts, lists of texts or objects of texts. Where it is none, its outermost
    /// part is kept and everything within is a text.
    fn lower_shaped(
        &mut self,
        parameter: &document::Parameter<'s>,
        schema: Option<View<'s>>,
        hint: &str,
        has_lists: bool,
    ) -> (Type, Shape, Option<View<'s>>) {
        let Some(schema) = schema else {
            return (Type::String, Shape::Text, None);
        };
        let before = self.mark();
        let ty = self.lower_schema(self.schemas.id(schema), hint).ty;
        match self.shape(&ty, has_lists) {
            Ok(Shape::Text) if ty == Type::Value => {
                if schema.entries().len() > 0 {
                    let message = "has no type of one kind: its text is given as it is sent";
                    let message = format!("{} {message}", told(parameter));
                    self.unsupported_parameter(parameter, message);
                }
                (Type::String, Shape::Text, None)
            }
            Ok(shape) => (texts_for_values(ty), shape, Some(schema)),
            Err(shape) => {
                self.forget_types(before);
                let message = format!(
                    "{} holds lists or objects within another, which have no text: they are given as they are sent",
                    told(parameter)
                );
                self.unsupported_parameter(parameter, message);
                let ty = match shape {
                    Shape::List => Type::List(Box::new(Type::String)),
                    Shape::Object if has_lists => {
                        Type::Map(Box::new(Type::List(Box::new(Type::String))))
                    }
                    Shape::Object => Type::Map(Box::new(Type::String)),
                    Shape::Text | Shape::Own => Type::String,
                };
                (ty, shape, None)
            }
        }
    }

    /// The style of a parameter, or one that fits its type where the specification leaves open what theirs would mean.
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

    /// A parameter with `content`: JSON is typed, and anything else a text.
    fn lower_content_parameter(
        &mut self,
        parameter: &document::Parameter<'s>,
        content: &MediaType<'s>,
        hint: &str,
    ) -> Values<'s> {
        let media_type = content.name.text;
        if is_json(media_type) {
            return self.lower_json(parameter, content, hint);
        }
        // OpenAPI appendix D: the text of a cookie is the application's to assemble.
        let format = match parameter.place {
            In::Cookie => Format::of(Style::Cookie),
            place => Format::default_in(place),
        };
        if essence(media_type) != "text/plain" {
            self.note_media_type(parameter, media_type);
            return Values::text(format);
        }
        let before = self.mark();
        let ty = content
            .schema
            .map(|schema| self.lower_schema(self.schemas.id(schema), hint).ty);
        match ty {
            Some(ty) if ty != Type::Value && self.is_text(&ty) => Values {
                ty,
                format,
                schema: content.schema,
            },
            _ => {
                self.forget_types(before);
                Values::text(format)
            }
        }
    }

    /// The query as a whole: a form, JSON or a text.
    fn lower_querystring(
        &mut self,
        parameter: &document::Parameter<'s>,
        content: &MediaType<'s>,
        hint: &str,
    ) -> Values<'s> {
        let media_type = content.name.text;
        if is_json(media_type) {
            return self.lower_json(parameter, content, hint);
        }
        let format = Format::default_in(parameter.place);
        if essence(media_type) != "application/x-www-form-urlencoded" {
            self.note_media_type(parameter, media_type);
            return Values::text(format);
        }
        let (ty, _, schema) = self.lower_shaped(parameter, content.schema, hint, true);
        Values { ty, format, schema }
    }

    fn lower_json(
        &mut self,
        parameter: &document::Parameter<'s>,
        content: &MediaType<'s>,
        hint: &str,
    ) -> Values<'s> {
        let of = |ty| Values {
            ty,
            format: Format::JSON,
            schema: content.schema,
        };
        let Some(schema) = content.schema else {
            return of(Type::Value);
        };
        let lowered = self.lower_schema(self.schemas.id(schema), hint);
        // What is optional is an `Option` already, and `null` is sent as nothing.
        if lowered.nullable && parameter.required && lowered.ty != Type::Value {
            of(Type::Nullable(Box::new(lowered.ty)))
        } else {
            of(lowered.ty)
        }
    }

    fn note_media_type(&mut self, parameter: &document::Parameter<'s>, media_type: &str) {
        let message = format!(
            "{} has the media type `{media_type}`: its text is given as it is sent",
            told(parameter)
        );
        self.unsupported_parameter(parameter, message);
    }

    fn unsupported_parameter(&mut self, parameter: &document::Parameter<'s>, message: String) {
        let code = match parameter.kind {
            Kind::Parameter => Code::UNSUPPORTED_PARAMETER,
            Kind::Header => Code::UNSUPPORTED_HEADER,
        };
        let warning = Diagnostic::warning(code, parameter.location, message);
        self.diagnostics.push(warning);
    }

    pub(super) fn mark(&self) -> Mark {
        Mark {
            types: self.types.len(),
            requests: self.requests.list.len(),
            uses: self.naming.uses(),
            used_own_names: self.used_own_names.clone(),
        }
    }

    /// Takes back the types that only a parameter asked for which does not have them after all.
    pub(super) fn forget_types(&mut self, since: Mark) {
        for definition in self.types.drain(since.types..).flatten() {
            self.type_names.give_back(&definition.name);
        }
        self.requests.list.truncate(since.requests);
        self.naming.forget(since.types, since.uses);
        self.by_node.retain(|_, id| id.0 < since.types);
        self.nullable_types.retain(|id| id.0 < since.types);
        self.used_own_names = since.used_own_names;
    }

    /// `has_lists`: members of an object may be lists of texts.
    pub(super) fn shape(&self, ty: &Type, has_lists: bool) -> Shaped {
        let is_member = |ty: &Type| match ty {
            Type::List(item) if has_lists => self.is_text(item),
            _ => self.is_text(ty),
        };
        let known = |shape, is_known| if is_known { Ok(shape) } else { Err(shape) };
        match ty {
            Type::List(item) => known(Shape::List, self.is_text(item)),
            Type::Map(value) => known(Shape::Object, is_member(value)),
            Type::Own(_) => Ok(Shape::Own),
            Type::Nullable(inner) => self.shape(inner, has_lists),
            Type::Named(id) => match self.object(*id) {
                Some(object) => {
                    let kept = match &object.unknown {
                        UnknownMembers::Keep { ty, .. } => is_member(ty),
                        UnknownMembers::Skip | UnknownMembers::Refuse => true,
                    };
                    let named = object.fields.iter().all(|field| is_member(&field.ty));
                    known(Shape::Object, kept && named)
                }
                None => known(Shape::Text, self.is_text(ty)),
            },
            _ => known(Shape::Text, self.is_text(ty)),
        }
    }

    /// Whether values of the type are one text. That of a value of any kind is what it is sent as.
    pub(super) fn is_text(&self, ty: &Type) -> bool {
        match ty {
            Type::List(_) | Type::Map(_) | Type::Tuple(_) => false,
            Type::Nullable(inner) => self.is_text(inner),
            Type::Named(id) => matches!(
                &self.types[id.0],
                Some(TypeDefinition {
                    kind: TypeKind::Enum(_),
                    ..
                })
            ),
            _ => true,
        }
    }

    pub(super) fn object(&self, id: TypeId) -> Option<&Struct> {
        match &self.types[id.0].as_ref()?.kind {
            TypeKind::Struct(object) => Some(object),
            _ => None,
        }
    }

    /// A map whose members stand for themselves takes everything there that is no other parameter.
    fn tell_maps_of_others(&self, parameters: &mut [Parameter]) {
        for index in 0..parameters.len() {
            let parameter = &parameters[index];
            if !self.takes_all(parameter) {
                continue;
            }
            let others = parameters.iter().enumerate();
            let others = others.filter(|(other, each)| {
                *other != index && each.place == parameter.place && !self.takes_all(each)
            });
            let others = others.flat_map(|(_, other)| self.names_of(other)).collect();
            parameters[index].others = others;
        }
    }

    fn is_loose(parameter: &Parameter) -> bool {
        let styles = [Some(Style::Form), Some(Style::Cookie)];
        let is_pair = matches!(parameter.place, In::Query | In::Cookie);
        is_pair && styles.contains(&parameter.format.style) && parameter.format.explode
    }

    fn takes_all(&self, parameter: &Parameter) -> bool {
        let is_open = match &parameter.ty {
            Type::Map(_) => true,
            Type::Named(id) => self
                .object(*id)
                .is_some_and(|object| matches!(object.unknown, UnknownMembers::Keep { .. })),
            _ => false,
        };
        is_open && Self::is_loose(parameter)
    }

    /// The names by which a parameter is found: its own, or those of its members.
    fn names_of(&self, parameter: &Parameter) -> Vec<String> {
        let object = match &parameter.ty {
            Type::Named(id) if Self::is_loose(parameter) => self.object(*id),
            _ => None,
        };
        match object {
            Some(object) => {
                let fields = object.fields.iter().map(|field| &field.json_name);
                let constants = object.constants.iter().map(|each| &each.json_name);
                fields.chain(constants).cloned().collect()
            }
            None => vec![parameter.name.clone()],
        }
    }
}

/// "parameter `id`"
fn told(parameter: &document::Parameter<'_>) -> String {
    format!("{} `{}`", parameter.kind.noun(), parameter.name)
}

/// Where a schema says nothing of a value, its text is all there is.
fn texts_for_values(ty: Type) -> Type {
    match ty {
        Type::Value => Type::String,
        Type::List(item) => Type::List(Box::new(texts_for_values(*item))),
        Type::Map(value) => Type::Map(Box::new(texts_for_values(*value))),
        Type::Nullable(inner) => Type::Nullable(Box::new(texts_for_values(*inner))),
        other => other,
    }
}
