//! The media types of a body, and how each is represented.

use super::Lowering;
use super::layout::Reach;
use super::request::Asker;
use crate::diagnostic::{Code, Diagnostic};
use crate::document::{MediaType, Side};
use crate::ir::{Codec, Content, Contents, Sequence, Type, TypeKind};
use crate::names::{self, Scope};
use crate::schema::{Keyword, Keywords, SchemaId, TypeName};

/// The kind of a media type, by its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Json,
    Text,
    Form,
    Multipart,
    Xml,
    Sequence(Sequence),
    Binary,
    /// `*/*` or `application/*`: the schema decides.
    Anything,
}

/// The layout of a string without a schema.
const PLAIN: &str = r#"{"":{}}"#;

impl<'s> Lowering<'_, 's> {
    /// The possible bodies. `None` if nothing is declared. `hint` names types without names, and `name` is for the
    /// enum.
    pub(super) fn lower_contents(
        &mut self,
        content: &[MediaType<'s>],
        hint: &str,
        name: String,
        sent_by: Side,
    ) -> Option<Contents> {
        let mut scope = Scope::default();
        let is_only = content.len() == 1;
        let has_json = content
            .iter()
            .any(|each| kind_of(each.name.text) == Kind::Json);
        let mut all = Vec::new();
        for media_type in content {
            let variant = take_variant(&mut scope, media_type.name.text);
            let hint = if is_only || kind_of(media_type.name.text) == Kind::Json {
                hint.to_owned()
            } else {
                format!("{hint} {variant}")
            };
            let (ty, codec) = self.lower_content(media_type, has_json, &hint);
            let place = media_type.schema.map(|schema| schema.location());
            // For bytes, and user types read from them, only the document itself knows more.
            let schema = self.schema_of(media_type);
            let schema = schema.filter(|_| !is_untyped(&ty, &codec));
            let schemas = schema.into_iter().collect();
            let schema = self
                .requests
                .add(&names::pascal(&hint), schemas, Asker::Sender(sent_by));
            let media_type = declared_name(media_type.name.text, &codec);
            all.push(Content {
                variant,
                media_type,
                examples: Vec::new(),
                ty,
                schema,
                codec,
                place,
            });
        }
        (!all.is_empty()).then_some(Contents { name, all })
    }

    /// The schema of a media type.
    pub(super) fn schema_of(&self, media_type: &MediaType<'s>) -> Option<SchemaId> {
        Some(self.schemas.id(media_type.schema?))
    }

    fn lower_content(
        &mut self,
        media_type: &MediaType<'s>,
        has_json: bool,
        hint: &str,
    ) -> (Type, Codec) {
        match kind_of(media_type.name.text) {
            Kind::Json => (self.lower_json_body(media_type, hint), Codec::Json),
            Kind::Anything if !has_json && self.is_structured(self.schema_of(media_type)) => {
                (self.lower_json_body(media_type, hint), Codec::Json)
            }
            Kind::Text => self.lower_text(media_type, hint),
            Kind::Form => self.lower_form(media_type, hint),
            Kind::Multipart if !self.features.multipart => self.lack("multipart", media_type),
            Kind::Multipart => self.lower_multipart(media_type, hint),
            Kind::Xml if !self.features.xml => self.lack("xml", media_type),
            Kind::Xml => self.lower_xml(media_type, hint),
            Kind::Sequence(sequence) => self.lower_sequence(media_type, sequence, hint),
            Kind::Binary | Kind::Anything => self.lower_bytes(media_type),
        }
    }

    /// Reports that a media type needs a feature. It becomes bytes, so that the rest of the module is still generated.
    fn lack(&mut self, feature: &str, media_type: &MediaType<'s>) -> (Type, Codec) {
        let name = media_type.name.text;
        let message =
            format!("a body of `{name}` needs the feature `{feature}` of the crate `callbacks`");
        let error = Diagnostic::error(Code::MISSING_FEATURE, media_type.name.location, message);
        let help = format!("switch it on: `cargo add callbacks --features {feature}`");
        self.diagnostics.push(error.help(help));
        (Type::Binary, Codec::Binary)
    }

    fn lower_json_body(&mut self, media_type: &MediaType<'s>, hint: &str) -> Type {
        let Some(schema) = self.schema_of(media_type) else {
            return Type::Value;
        };
        let lowered = self.lower_schema(schema, hint);
        if lowered.nullable {
            Type::Nullable(Box::new(lowered.ty))
        } else {
            lowered.ty
        }
    }

    /// A list, or bytes if the schema is not a list.
    fn lower_sequence(
        &mut self,
        media_type: &MediaType<'s>,
        sequence: Sequence,
        hint: &str,
    ) -> (Type, Codec) {
        if media_type.schema.is_none() {
            return self.lower_bytes(media_type);
        }
        let ty = self.lower_json_body(media_type, hint);
        if self.is_list(&ty) {
            return (ty, Codec::Sequence(sequence));
        }
        self.note_unused_schema(
            media_type,
            "it is of no list, so the body is given as bytes",
        );
        (Type::Binary, Codec::Binary)
    }

    fn is_list(&self, ty: &Type) -> bool {
        match ty {
            Type::List(_) => true,
            Type::Named(id) => self.types.get(*id).is_some_and(|definition| {
                matches!(&definition.kind, TypeKind::Wrapper(Type::List(_)))
            }),
            _ => false,
        }
    }

    fn lower_text(&mut self, media_type: &MediaType<'s>, hint: &str) -> (Type, Codec) {
        let plain = || Codec::Text(PLAIN.to_owned());
        let Some(schema) = self.schema_of(media_type) else {
            return (Type::String, plain());
        };
        if let Some((ty, schema)) = self.lower_texts(Some(schema), hint) {
            return (ty, Codec::Text(self.layout(Some(schema), Reach::Members)));
        }
        if self.is_structured(Some(schema)) {
            self.note_unused_schema(media_type, "it is given as a text");
        }
        (Type::String, plain())
    }

    pub(super) fn lower_bytes(&mut self, media_type: &MediaType<'s>) -> (Type, Codec) {
        if self.is_structured(self.schema_of(media_type)) {
            self.note_unused_schema(media_type, "it is given as bytes");
        }
        (Type::Binary, Codec::Binary)
    }

    /// Whether a schema says more than that there is a string or bytes.
    fn is_structured(&self, schema: Option<SchemaId>) -> bool {
        const STRUCTURE: Keywords = Keywords::of(&[
            Keyword::Properties,
            Keyword::Items,
            Keyword::AdditionalProperties,
            Keyword::AllOf,
            Keyword::OneOf,
            Keyword::AnyOf,
            Keyword::Enum,
        ]);
        let schema = schema.and_then(|schema| self.schemas.resolved(schema));
        schema.is_some_and(|schema| {
            let is_text = schema.types.names() == [TypeName::String];
            (schema.has(Keyword::Type) && !is_text) || schema.has_any(STRUCTURE)
        })
    }

    fn note_unused_schema(&mut self, media_type: &MediaType<'s>, what_is_done: &str) {
        let message = format!(
            "what the schema says of a body of `{}` is not known: {what_is_done}",
            media_type.name.text
        );
        self.diagnostics.push(Diagnostic::warning(
            Code::UNSUPPORTED_MEDIA_TYPE,
            media_type.name.location,
            message,
        ));
    }
}

/// Whether the type is less specific than the schema, which was reported.
fn is_untyped(ty: &Type, codec: &Codec) -> bool {
    match codec {
        Codec::Binary => true,
        Codec::Text(layout) => *ty == Type::String && layout == PLAIN,
        Codec::Json
        | Codec::Form(..)
        | Codec::Multipart(..)
        | Codec::Xml(..)
        | Codec::Sequence(_) => false,
    }
}

/// The media type without its parameters.
pub(super) fn essence(media_type: &str) -> String {
    let essence = media_type.split(';').next().unwrap_or_default();
    essence.trim().to_ascii_lowercase()
}

/// Whether a media type, or a range, is read as JSON.
pub(super) fn is_json(media_type: &str) -> bool {
    matches!(kind_of(media_type), Kind::Json | Kind::Anything)
}

fn kind_of(media_type: &str) -> Kind {
    let essence = essence(media_type);
    match essence.as_str() {
        "application/json" | "text/json" => Kind::Json,
        "*/*" | "application/*" | "*" => Kind::Anything,
        "application/x-www-form-urlencoded" => Kind::Form,
        "application/jsonl"
        | "application/x-ndjson"
        | "application/ndjson"
        | "application/x-jsonlines" => Kind::Sequence(Sequence::Lines),
        "application/json-seq" => Kind::Sequence(Sequence::Records),
        "text/event-stream" => Kind::Sequence(Sequence::Events),
        _ if essence.ends_with("+json-seq") => Kind::Sequence(Sequence::Records),
        _ if essence.ends_with("+json") => Kind::Json,
        _ if essence.starts_with("multipart/") => Kind::Multipart,
        "application/xml" | "text/xml" => Kind::Xml,
        _ if essence.ends_with("+xml") => Kind::Xml,
        _ if essence.starts_with("text/") => Kind::Text,
        _ => Kind::Binary,
    }
}

/// The name in generated code. A name that is not a valid header value (RFC 9110 section 5.5) is replaced by that of
/// its codec.
fn declared_name(name: &str, codec: &Codec) -> String {
    if name.bytes().all(|byte| matches!(byte, b' '..=b'~')) {
        return name.trim().to_owned();
    }
    match codec {
        Codec::Json => "application/json",
        Codec::Text(_) => "text/plain",
        Codec::Form(..) => "application/x-www-form-urlencoded",
        Codec::Multipart(..) => "multipart/form-data",
        Codec::Xml(..) => "application/xml",
        Codec::Binary => "application/octet-stream",
        Codec::Sequence(Sequence::Lines) => "application/jsonl",
        Codec::Sequence(Sequence::Records) => "application/json-seq",
        Codec::Sequence(Sequence::Events) => "text/event-stream",
    }
    .to_owned()
}

/// The variant of a media type: its usual short name, or else its subtype.
fn take_variant(scope: &mut Scope, media_type: &str) -> String {
    let essence = essence(media_type);
    let (kind, subtype) = essence.split_once('/').unwrap_or(("", &essence));
    let word = match essence.as_str() {
        "application/json" | "text/json" => "Json".to_owned(),
        "application/x-www-form-urlencoded" => "Form".to_owned(),
        "multipart/form-data" | "multipart/*" => "Multipart".to_owned(),
        "text/plain" | "text/*" => "Text".to_owned(),
        "application/xml" | "text/xml" => "Xml".to_owned(),
        "application/octet-stream" => "Binary".to_owned(),
        "*/*" | "*" => "Other".to_owned(),
        _ if subtype == "*" => names::pascal(kind),
        _ if kind == "multipart" => names::pascal(&format!("{kind} {subtype}")),
        _ => names::pascal(subtype.strip_prefix("x-").unwrap_or(subtype)),
    };
    scope.take([word, names::pascal(media_type)])
}
