//! Multipart bodies: the members of an object as parts, some of which are bytes.
//!
//! `format: binary` is a string in JSON, and bytes in a part. So a schema with such members becomes a separate type for
//! multipart bodies.

mod bytes;

use std::collections::HashMap;

use rustc_hash::{FxHashMap, FxHashSet};

use self::bytes::are_of_bytes;
use super::Lowering;
use super::layout::Reach;
use crate::diagnostic::{Code, Diagnostic};
use crate::document::{self, MediaType, Style};
use crate::ir::{Codec, Encoding, Type, TypeDefinition, TypeId, TypeKind, UnknownMembers};
use crate::names;
use crate::schema::{Identity, Keyword, SchemaId};

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
        let mut encode =
            |name: Option<String>, schema: Option<SchemaId>, declared: Option<&str>| {
                let own = schema.and_then(|schema| self.content_media_type(schema));
                let is_binary = schema
                    .is_some_and(|schema| are_of_bytes(&self.schemas.parts(schema), declared));
                if is_binary || declared.is_some() {
                    encodings.push(Encoding {
                        name,
                        content_type: declared.or(own).map(str::to_owned),
                        format: None,
                        is_binary,
                    });
                }
                is_binary
            };
        let declared = |encoding: Option<&document::Encoding<'s>>| encoding?.content_type;
        let count = first.len().max(prefix.len());
        let are_binary: Vec<_> = (0..count)
            .map(|place| {
                let schema = first.get(place).copied().or(rest);
                let encoding = prefix.get(place).or(item.as_ref());
                encode(Some(place.to_string()), schema, declared(encoding))
            })
            .collect();
        let is_rest_binary = encode(None, rest, declared(item.as_ref()));
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
                let declared = encoding.and_then(|encoding| encoding.content_type);
                declared.or_else(|| self.content_media_type(*members.get(name)?))
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
                    "part `{}` has a style, which is for forms: the style is ignored",
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
        let mut declared = parts.filter_map(|part| part.get(Keyword::ContentMediaType));
        declared.next()?.as_text()
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
