//! Which traits a payload type derives: as many as its parts allow.

use std::collections::HashMap;

use proc_macro2::TokenStream;

use super::paths::Paths;
use crate::ir::{Api, Type, TypeDefinition, TypeId, TypeKind, UnknownMembers};

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
    if paths.is_total(definition) {
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

/// The types whose values are equal to themselves and have an order: those without numbers that are no integers, without
/// untyped JSON and without types of the user's own.
pub(super) fn total(api: &Api) -> HashMap<String, bool> {
    let is_partial = |ty: &Type| ty.any(&|ty| matches!(ty, Type::F64 | Type::Value | Type::Own(_)));
    let mut partial: Vec<bool> = api
        .types
        .iter()
        .map(|definition| {
            let mut found = false;
            definition.parts(&mut |ty| found |= is_partial(ty));
            // What a document keeps of members that it does not name says nothing of the order of values.
            found |= matches!(&definition.kind, TypeKind::Struct(object) if matches!(&object.unknown, UnknownMembers::Keep { ty, .. } if is_partial(ty)));
            found
        })
        .collect();
    let mut users: Vec<Vec<usize>> = vec![Vec::new(); api.types.len()];
    for (index, definition) in api.types.iter().enumerate() {
        definition.parts(&mut |ty| ty.named(&mut |TypeId(id)| users[id].push(index)));
    }
    let mut open: Vec<usize> = (0..partial.len()).filter(|index| partial[*index]).collect();
    while let Some(index) = open.pop() {
        for user in &users[index] {
            if !std::mem::replace(&mut partial[*user], true) {
                open.push(*user);
            }
        }
    }
    let names = api.types.iter().map(|definition| definition.name.clone());
    names
        .zip(partial.into_iter().map(|partial| !partial))
        .collect()
}
