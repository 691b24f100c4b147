//! Forms: the members of an object as pairs of names and values.

use super::Lowering;
use super::layout::Reach;
use super::shape::Shape;
use crate::diagnostic::{Code, Diagnostic};
use crate::document::{self, MediaType, Style};
use crate::ir::{Codec, Encoding, Format, Type, TypeKind};

impl<'s> Lowering<'_, 's> {
    pub(super) fn lower_form(&mut self, media_type: &MediaType<'s>, hint: &str) -> (Type, Codec) {
        let ty = match self.schema_of(media_type) {
            Some(schema) => self.lower_schema(schema, hint).ty,
            None => Type::Map(Box::new(Type::Value)),
        };
        if !self.is_object(&ty) {
            return self.refuse_form(media_type);
        }
        let mut encodings = Vec::new();
        for encoding in &media_type.encoding {
            let format = encoding
                .style
                .and_then(|style| self.lower_style(&ty, encoding, style));
            let content_type = encoding.content_type.filter(|_| format.is_none());
            if format.is_some() || content_type.is_some() {
                encodings.push(Encoding {
                    name: Some(encoding.name.to_owned()),
                    content_type: content_type.map(str::to_owned),
                    format,
                    is_binary: false,
                });
            }
        }
        let layout = self.layout(self.schema_of(media_type), Reach::Members);
        (ty, Codec::Form(layout, encodings))
    }

    /// Whether values of the type have members.
    pub(super) fn is_object(&self, ty: &Type) -> bool {
        match ty {
            Type::Map(_) | Type::Own(_) | Type::Value => true,
            Type::Nullable(inner) => self.is_object(inner),
            Type::Named(id) => self
                .types
                .get(*id)
                .is_none_or(|definition| !matches!(definition.kind, TypeKind::Enum(_))),
            _ => false,
        }
    }

    pub(super) fn refuse_form(&mut self, media_type: &MediaType<'s>) -> (Type, Codec) {
        let message = format!(
            "a body of `{}` has names, and so needs the schema of an object: it is given as bytes",
            media_type.name.text
        );
        self.diagnostics.push(Diagnostic::warning(
            Code::UNSUPPORTED_MEDIA_TYPE,
            media_type.name.location,
            message,
        ));
        (Type::Binary, Codec::Binary)
    }

    /// The style of a member, if it fits its type.
    fn lower_style(
        &mut self,
        object: &Type,
        encoding: &document::Encoding<'s>,
        style: Style,
    ) -> Option<Format> {
        let format = Format {
            explode: encoding.explode.unwrap_or(Format::of(style).explode),
            allow_reserved: encoding.allow_reserved,
            ..Format::of(style)
        };
        let shape = self
            .member_type(object, encoding.name)
            .map(|ty| self.shape(ty, false));
        let problem = match (style, shape) {
            (_, Some(Err(_))) => "has no text for lists and objects within another",
            (Style::DeepObject, Some(Ok(Shape::Text | Shape::List))) => "is for objects only",
            (Style::SpaceDelimited | Style::PipeDelimited, Some(Ok(Shape::Text))) => {
                "is for lists and objects only"
            }
            (Style::SpaceDelimited | Style::PipeDelimited, _) if format.explode => {
                "cannot be exploded"
            }
            _ => return Some(format),
        };
        let message = format!(
            "member `{}`: style `{}` {problem}: the style is ignored",
            encoding.name,
            style.name()
        );
        let location = encoding.location;
        self.lenient(Diagnostic::warning(Code::INVALID_STYLE, location, message));
        None
    }

    fn member_type(&self, object: &Type, name: &str) -> Option<&Type> {
        let Type::Named(id) = object else {
            return None;
        };
        let mut fields = self.types.object(*id)?.fields.iter();
        fields
            .find(|field| field.json_name == name)
            .map(|field| &field.ty)
    }
}
