//! Which parts of a multipart body are bytes (OpenAPI "Encoding Object", `contentType`).

use rustc_hash::FxHashSet;

use super::by_name;
use crate::document::MediaType;
use crate::lower::Lowering;
use crate::lower::content::essence;
use crate::schema::{Keyword, Keywords, Schema, SchemaId, TypeName};

impl<'s> Lowering<'_, 's> {
    /// The names of the members that are bytes in a part. `None` means those that the schema does not name.
    pub(super) fn binary_members(
        &self,
        schema: SchemaId,
        media_type: &MediaType<'s>,
    ) -> Vec<Option<String>> {
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

/// Whether values of schemas that all apply are bytes.
pub(super) fn are_of_bytes(parts: &[&Schema<'_>], content_type: Option<&str>) -> bool {
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
