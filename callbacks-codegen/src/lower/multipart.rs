//! Multipart bodies: the members of an object as parts, some of which are bytes.
//!
//! `format: binary` is a string in JSON, and bytes in a part. So a schema with such members becomes a separate type for
//! multipart bodies.

use std::collections::HashMap;

use rustc_hash::{FxHashMap, FxHashSet};

use super::Lowering;
use super::content::essence;
use super::layout::Reach;
use crate::diagnostic::{Code, Diagnostic};
use crate::document::{self, MediaType, Style};
use crate::ir::{Codec, Encoding, Type, TypeDefinition, TypeId, TypeKind, UnknownMembers};
use crate::names;
use crate::schema::{Identity, Keyword, Keywords, Schema, SchemaId, TypeName};

/// Types of multipart bodies with binary parts.
#[derive(Debug, Default)]
pub(super) struct Parts {
    /// By schema, and by the names of those parts.
    types: HashMap<(SchemaId, Vec<Option<String>>), Type>,
    /// The schemas whose types got such parts.
    given: Vec<(Identity, TypeId)>,
}

impl<'s> Lowering<'_, 's> {
    pub(super) fn lower_multipart(
        &mut self,
        media_type: &MediaType<'s>,
        hint: &str,
    ) -> (Type, Codec) {
        let Some(schema) = self.schema_of(media_type) else {
            return self.refuse_form(media_type);
        };
        let before = self.types.len();
        let lowered = self.lower_schema(schema, hint).ty;
        if let Type::List(_) | Type::Tuple(_) = &lowered {
            return self.lower_parts_by_place(media_type, schema, lowered);
        }
        if !self.is_object(&lowered) {
            return self.refuse_form(media_type);
        }
        let binary = self.binary_members(schema, media_type);
        let ty = if binary.is_empty() {
            lowered
        } else {
            self.with_parts(schema, lowered, before, &binary)
        };
        let encodings = self.part_encodings(media_type, &ty, &binary);
        let layout = self.layout(Some(schema), Reach::Parts);
        (ty, Codec::Multipart(layout, encodings))
    }

    /// Parts that are found by position (3.2): a list or a tuple.
    fn lower_parts_by_place(
        &mut self,
        media_type: &MediaType<'s>,
        schema: SchemaId,
        lowered: Type,
    ) -> (Type, Codec) {
        let parts = self.schemas.parts(schema);
        let first = parts.iter();
        let first = first.flat_map(|part| part.list(Keyword::PrefixItems));
        let first: Vec<SchemaId> = first.copied().collect();
        let rest = parts.iter().find_map(|part| part.schema(Keyword::Items));
        let (prefix, item) = (&media_type.prefix_encoding, &media_type.item_encoding);
        let mut encodings = Vec::new();
        let mut encode = |name: Option<String>, schema: Option<SchemaId>, said: Option<&str>| {
            let own = schema.and_then(|schema| self.content_media_type(schema));
            let is_binary =
                schema.is_some_and(|schema| are_of_bytes(&self.schemas.parts(schema), said));
            if is_binary || said.is_some() {
                encodings.push(Encoding {
                    name,
                    content_type: said.or(own).map(str::to_owned),
                    format: None,
                    is_binary,
                });
            }
            is_binary
        };
        let said = |encoding: Option<&document::Encoding<'s>>| encoding?.content_type;
        let count = first.len().max(prefix.len());
        let are_binary: Vec<_> = (0..count)
            .map(|place| {
                let schema = first.get(place).copied().or(rest);
                let encoding = prefix.get(place).or(item.as_ref());
                encode(Some(place.to_string()), schema, said(encoding))
            })
            .collect();
        let is_rest_binary = encode(None, rest, said(item.as_ref()));
        let ty = match lowered {
            Type::List(_) if is_rest_binary => Type::List(Box::new(Type::Binary)),
            Type::Tuple(items) => {
                let items = items.into_iter().zip(&are_binary);
                let items = items.map(|(ty, is_binary)| if *is_binary { Type::Binary } else { ty });
                Type::Tuple(items.collect())
            }
            other => other,
        };
        let layout = self.layout(Some(schema), Reach::Parts);
        (ty, Codec::Multipart(layout, encodings))
    }

    fn part_encodings(
        &mut self,
        media_type: &MediaType<'s>,
        ty: &Type,
        binary: &[Option<String>],
    ) -> Vec<Encoding> {
        let mut encodings = Vec::new();
        let known = by_name(media_type);
        let schema = self.schema_of(media_type);
        let members = schema.map(|schema| self.first_members(schema));
        let members = members.unwrap_or_default();
        let made = self.members_of_bytes(ty);
        let is_made =
            |name: &&Option<String>| matches!(ty, Type::Own(_)) || made.contains(&name.as_deref());
        let (typed, untyped): (Vec<_>, Vec<_>) = binary.iter().partition(is_made);
        for name in untyped {
            self.note_untyped_part(media_type, name.as_deref());
        }
        for name in typed {
            let content_type = name.as_deref().and_then(|name| {
                let encoding = known.get(name);
                let said = encoding.and_then(|encoding| encoding.content_type);
                said.or_else(|| self.content_media_type(*members.get(name)?))
            });
            encodings.push(Encoding {
                name: name.clone(),
                content_type: content_type.map(str::to_owned),
                format: None,
                is_binary: true,
            });
        }
        let are_binary: FxHashSet<_> = binary.iter().flatten().map(String::as_str).collect();
        for encoding in &media_type.encoding {
            let is_default = encoding.style == Some(Style::Form) && encoding.explode != Some(false);
            if encoding.style.is_some() && !is_default {
                let message = format!(
                    "part `{}` has a style, which is for forms: it is sent as if nothing was said of it",
                    encoding.name
                );
                let location = encoding.location;
                self.lenient(Diagnostic::warning(Code::INVALID_STYLE, location, message));
            }
            let is_binary = are_binary.contains(encoding.name);
            if let Some(content_type) = encoding.content_type.filter(|_| !is_binary) {
                encodings.push(Encoding {
                    name: Some(encoding.name.to_owned()),
                    content_type: Some(content_type.to_owned()),
                    format: None,
                    is_binary: false,
                });
            }
        }
        encodings
    }

    fn note_untyped_part(&mut self, media_type: &MediaType<'s>, name: Option<&str>) {
        let what = match name {
            Some(name) => format!("part `{name}`"),
            None => "parts that the schema does not name".to_owned(),
        };
        let message = format!("{what} of a choice cannot be bytes yet: it must be a text");
        self.diagnostics.push(Diagnostic::warning(
            Code::UNSUPPORTED_MEDIA_TYPE,
            media_type.name.location,
            message,
        ));
    }

    /// The type with these members as bytes.
    fn with_parts(
        &mut self,
        schema: SchemaId,
        lowered: Type,
        before: usize,
        binary: &[Option<String>],
    ) -> Type {
        let id = match lowered {
            Type::Named(id) => id,
            Type::Map(value) => return Type::Map(Box::new(as_binary(&value))),
            other => return other,
        };
        let target = self.schemas.resolve(schema);
        let target = target.map_or(schema, |target| target.schema);
        let key = (target, binary.to_vec());
        if let Some(known) = self.parts.types.get(&key) {
            return known.clone();
        }
        let Some(mut definition) = self.types.get(id).cloned() else {
            return Type::Named(id);
        };
        if !make_binary(&mut definition, binary) {
            return Type::Named(id);
        }
        // A type that nothing else uses becomes that of the body.
        let is_own = id.0 >= before && !self.is_referred_to(id, before);
        let ty = if is_own {
            let schemas = self.types.by_schema.extract_if(|_, known| *known == id);
            let schemas: Vec<_> = schemas.map(|(schema, _)| schema).collect();
            self.parts
                .given
                .extend(schemas.into_iter().map(|schema| (schema, id)));
            self.types.finish(id, definition);
            Type::Named(id)
        } else {
            definition.name = self
                .names
                .take([names::pascal(&format!("{} Multipart", definition.name))]);
            self.naming.derive(id.0, "Multipart");
            Type::Named(self.types.push(definition))
        };
        self.parts.types.insert(key, ty.clone());
        ty
    }

    /// If a schema is used in JSON as well, the JSON type gets its name.
    pub(super) fn rename_types_with_parts(&mut self) {
        for (schema, id) in std::mem::take(&mut self.parts.given) {
            let Some(json) = self.types.by_schema.get(&schema).copied() else {
                continue;
            };
            let name = |id: TypeId| Some(self.types.get(id)?.name.clone());
            let (Some(name), Some(payload)) = (name(id), name(json)) else {
                continue;
            };
            self.names.give_back(&payload);
            self.naming.hand_over(id.0, json.0, "Multipart");
            let multipart = self.names.take([format!("{name}Multipart")]);
            for (id, name) in [(id, multipart), (json, name)] {
                if let Some(definition) = self.types.get_mut(id) {
                    definition.name = name;
                }
            }
        }
    }

    fn is_referred_to(&self, id: TypeId, since: usize) -> bool {
        let refers = |definition: &TypeDefinition| {
            let mut types: Vec<&Type> = match &definition.kind {
                TypeKind::Struct(object) => object.fields.iter().map(|field| &field.ty).collect(),
                TypeKind::Union(union) => union.variants.iter().map(|each| &each.ty).collect(),
                _ => Vec::new(),
            };
            if let TypeKind::Struct(object) = &definition.kind
                && let UnknownMembers::Keep { ty, .. } = &object.unknown
            {
                types.push(ty);
            }
            types.into_iter().any(|ty| names_type(ty, id))
        };
        self.types.since(since).any(refers)
    }

    /// The members of a type that are bytes. `None` means those without a field.
    fn members_of_bytes<'t>(&'t self, ty: &Type) -> FxHashSet<Option<&'t str>> {
        let is_binary = |ty: &Type| match ty {
            Type::List(item) => **item == Type::Binary,
            ty => *ty == Type::Binary,
        };
        let mut names = FxHashSet::default();
        match ty {
            Type::Map(value) if is_binary(value) => {
                names.insert(None);
            }
            Type::Named(id) => {
                let Some(object) = self.types.object(*id) else {
                    return names;
                };
                let fields = object.fields.iter().filter(|field| is_binary(&field.ty));
                names.extend(fields.map(|field| Some(field.json_name.as_str())));
                if matches!(&object.unknown, UnknownMembers::Keep { ty, .. } if is_binary(ty)) {
                    names.insert(None);
                }
            }
            _ => {}
        }
        names
    }

    /// The schemas of members, the first of each.
    fn first_members(&self, schema: SchemaId) -> FxHashMap<&'s str, SchemaId> {
        let parts = self.schemas.parts(schema).into_iter();
        let mut members = FxHashMap::default();
        for member in parts.flat_map(|part| part.members(Keyword::Properties)) {
            members.entry(member.key.text).or_insert(member.schema);
        }
        members
    }

    /// The media type in the schema of a member.
    fn content_media_type(&self, member: SchemaId) -> Option<&'s str> {
        let items = self.schemas.get(member).schema(Keyword::Items);
        let parts = self.schemas.parts(items.unwrap_or(member)).into_iter();
        let mut said = parts.filter_map(|part| part.get(Keyword::ContentMediaType));
        said.next()?.as_text()
    }

    /// The names of the members that are bytes in a part. `None` means those that the schema does not name.
    fn binary_members(&self, schema: SchemaId, media_type: &MediaType<'s>) -> Vec<Option<String>> {
        let parts = self.schemas.parts(schema);
        let mut names: Vec<Option<String>> = Vec::new();
        let encodings = by_name(media_type);
        let mut known = FxHashSet::default();
        let members = parts.iter();
        for member in members.flat_map(|part| part.members(Keyword::Properties)) {
            let name = member.key.text;
            let content_type = encodings
                .get(name)
                .and_then(|encoding| encoding.content_type);
            if self.is_binary(member.schema, content_type) && known.insert(name) {
                names.push(Some(name.to_owned()));
            }
        }
        let others = parts.iter();
        let mut others = others.filter_map(|part| part.schema(Keyword::AdditionalProperties));
        // Nothing is known about members without a schema.
        let has_keywords = |others: SchemaId| !self.schemas.get(others).keywords.is_empty();
        if others.any(|others| has_keywords(others) && self.is_binary(others, None)) {
            names.push(None);
        }
        names
    }

    /// Whether a part with this schema, or each item of its list, is bytes (OpenAPI "Encoding Object", `contentType`).
    fn is_binary(&self, member: SchemaId, content_type: Option<&str>) -> bool {
        let parts = self.schemas.parts(member);
        match parts.iter().find_map(|part| part.schema(Keyword::Items)) {
            Some(items) => {
                let mut types = parts.iter().filter(|part| part.has(Keyword::Type));
                let is_list = types
                    .next()
                    .is_none_or(|part| part.types.names() == [TypeName::Array]);
                let item = self.schemas.parts(items);
                // Each item is a part. An item that is a list again is JSON.
                is_list
                    && item.iter().all(|part| !part.has(Keyword::Items))
                    && are_of_bytes(&item, content_type)
            }
            None => are_of_bytes(&parts, content_type),
        }
    }
}

/// The encodings of a body's members. The keys of a map differ.
fn by_name<'e, 's>(
    media_type: &'e MediaType<'s>,
) -> FxHashMap<&'s str, &'e document::Encoding<'s>> {
    let encodings = media_type.encoding.iter();
    encodings
        .map(|encoding| (encoding.name, encoding))
        .collect()
}

/// Whether values of schemas that all apply are bytes.
fn are_of_bytes(parts: &[&Schema<'_>], content_type: Option<&str>) -> bool {
    /// Bytes without a type have none of these keywords.
    const SHAPES: Keywords = Keywords::of(&[
        Keyword::Properties,
        Keyword::Enum,
        Keyword::Const,
        Keyword::OneOf,
        Keyword::AnyOf,
        Keyword::ContentEncoding,
    ]);
    let has = |keyword| parts.iter().any(|part| part.has(keyword));
    let text = |keyword| {
        let mut values = parts.iter().filter_map(|part| part.get(keyword));
        values.next().and_then(|value| value.as_text())
    };
    let format = text(Keyword::Format);
    let is_encoded = has(Keyword::ContentEncoding) || matches!(format, Some("byte" | "base64"));
    let is_binary_format = format == Some("binary")
        || text(Keyword::ContentMediaType).is_some_and(|content| is_bytes(&essence(content)));
    let is_bytes_by_type = content_type
        .is_some_and(|content_type| content_type.split(',').all(|each| is_bytes(&essence(each))));
    match parts.iter().find(|part| part.has(Keyword::Type)) {
        // A schema without a type is of bytes unless another keyword contradicts.
        None => {
            let is_free = !parts.iter().any(|part| part.has_any(SHAPES));
            is_free && (content_type.is_none() || is_bytes_by_type)
        }
        Some(part) => {
            let is_text = !part.types.is_empty()
                && part.types.of_values().all(|name| name == TypeName::String);
            is_text && !is_encoded && (is_binary_format || is_bytes_by_type)
        }
    }
}

fn is_bytes(essence: &str) -> bool {
    let is_text = essence.starts_with("text/")
        || essence.ends_with("json")
        || essence.ends_with("xml")
        || essence == "application/x-www-form-urlencoded";
    !is_text
}

/// Turns members into bytes. `false` if none could be.
fn make_binary(definition: &mut TypeDefinition, binary: &[Option<String>]) -> bool {
    let TypeKind::Struct(object) = &mut definition.kind else {
        return false;
    };
    let binary: FxHashSet<_> = binary.iter().map(Option::as_deref).collect();
    for field in &mut object.fields {
        if binary.contains(&Some(field.json_name.as_str())) {
            field.ty = as_binary(&field.ty);
        }
    }
    if let UnknownMembers::Keep { ty, .. } = &mut object.unknown
        && binary.contains(&None)
    {
        *ty = as_binary(ty);
    }
    true
}

fn as_binary(ty: &Type) -> Type {
    match ty {
        Type::List(_) => Type::List(Box::new(Type::Binary)),
        _ => Type::Binary,
    }
}

fn names_type(ty: &Type, id: TypeId) -> bool {
    match ty {
        Type::Named(named) => *named == id,
        Type::List(inner) | Type::Map(inner) | Type::Nullable(inner) => names_type(inner, id),
        _ => false,
    }
}
