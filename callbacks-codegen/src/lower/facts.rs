//! What is known about types once all of them are known.

use crate::ir::{Facts, Type, TypeDefinition, TypeId, TypeKind, UnknownMembers};

/// Computes facts about the types.
pub(super) fn find(types: &mut [TypeDefinition]) -> Facts {
    for (definition, is_total) in total(types).into_iter().enumerate() {
        types[definition].is_total = is_total;
    }
    let mut facts = Facts::default();
    for (index, definition) in types.iter().enumerate() {
        let id = TypeId(index);
        if definition.documentation.deprecated {
            facts.deprecated.insert(id);
        }
        match &definition.kind {
            TypeKind::Union(union) => {
                let variants = union.variants.iter();
                let variants = variants.filter_map(|variant| match variant.ty {
                    Type::Named(id) => Some(types[id.0].name.clone()),
                    _ => None,
                });
                facts.choices.insert(id, variants.collect());
            }
            TypeKind::Struct(object) => {
                let with_default = object.fields.iter().filter(|field| field.default.is_some());
                for field in with_default {
                    if let Type::Named(id) = field.ty
                        && let TypeKind::Enum(values) = &types[id.0].kind
                    {
                        let known = facts.enumerations.entry(id);
                        known.or_insert_with(|| values.clone());
                    }
                }
            }
            TypeKind::Enum(_) | TypeKind::Wrapper(_) => {}
        }
    }
    facts
}

/// The types with total order and equality: those without floating-point numbers, untyped JSON and user types.
fn total(types: &[TypeDefinition]) -> Vec<bool> {
    let is_partial = |ty: &Type| ty.any(&|ty| matches!(ty, Type::F64 | Type::Value | Type::Own(_)));
    let mut partial: Vec<bool> = types
        .iter()
        .map(|definition| {
            let mut found = false;
            definition.parts(&mut |ty| found |= is_partial(ty));
            // Preserved members that the schema does not name can have no order.
            found |= matches!(&definition.kind, TypeKind::Struct(object) if matches!(&object.unknown, UnknownMembers::Keep { ty, .. } if is_partial(ty)));
            found
        })
        .collect();
    let mut users: Vec<Vec<usize>> = vec![Vec::new(); types.len()];
    for (index, definition) in types.iter().enumerate() {
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
    partial.into_iter().map(|partial| !partial).collect()
}
