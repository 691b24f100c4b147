//! Which traits a payload type derives: as many as its parts allow.

use super::paths::Paths;
use super::tokens::TokenStream;
use crate::ir::{Type, TypeDefinition, TypeKind};

/// `#[derive(...)]` of a type.
pub(super) fn derive(definition: &TypeDefinition, paths: &Paths) -> TokenStream {
    let mut names = vec!["Clone"];
    if is_copy(definition) {
        names.push("Copy");
    }
    names.push("Debug");
    if has_default(definition) {
        names.push("Default");
    }
    names.push("PartialEq");
    if definition.is_total {
        names.extend(["Eq", "PartialOrd", "Ord", "Hash"]);
    }
    paths.derive(&names)
}

fn is_copy(definition: &TypeDefinition) -> bool {
    matches!(&definition.kind, TypeKind::Enum(values) if values.other.is_none())
}

fn has_default(definition: &TypeDefinition) -> bool {
    match &definition.kind {
        TypeKind::Struct(object) => object.fields.iter().all(|field| !field.presence.required),
        TypeKind::Enum(values) => values.variants.len() == 1 && values.other.is_none(),
        TypeKind::Union(_) => false,
        TypeKind::Wrapper(ty) => matches!(ty, Type::List(_) | Type::Map(_)),
    }
}
