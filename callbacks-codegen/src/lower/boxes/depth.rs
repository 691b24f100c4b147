//! How deep types lie within each other.
//!
//! Reading a value is a generic function that asks for that of its parts. rustc follows them from type to type, and gives up if one
//! function asks for itself more than 128 times on the way ("reached the recursion limit while instantiating").

use std::cmp::max;

use crate::ir::{Type, TypeDefinition, TypeId, TypeKind, UnknownMembers};

/// How deep types may lie within each other. The rest of the 128 is for what reads bodies and parameters.
const DEEPEST: usize = 120;

/// The first type within which others lie too deep, and how deep. As in rustc, each type is entered once, by the way that comes
/// first.
pub(in crate::lower) fn too_deep(types: &[TypeDefinition]) -> Option<(TypeId, usize)> {
    let mut seen = vec![false; types.len()];
    for start in 0..types.len() {
        let mut deepest = 0;
        let mut path = vec![(start, 0)];
        while let Some((id, depth)) = path.pop() {
            if std::mem::replace(&mut seen[id], true) {
                continue;
            }
            deepest = max(deepest, depth);
            let targets = targets(&types[id]).into_iter().rev();
            path.extend(targets.map(|(target, steps)| (target, depth + steps)));
        }
        if deepest > DEEPEST {
            return Some((TypeId(start), deepest));
        }
    }
    None
}

/// The types of the document in a type, each with how often one function may ask for itself on the way.
fn targets(definition: &TypeDefinition) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    let mut add = |ty: &Type| find(ty, 0, 0, &mut found);
    match &definition.kind {
        TypeKind::Struct(object) => {
            object.fields.iter().for_each(|field| add(&field.ty));
            if let UnknownMembers::Keep { ty, .. } = &object.unknown {
                add(ty);
            }
        }
        TypeKind::Union(union) => union.variants.iter().for_each(|variant| add(&variant.ty)),
        TypeKind::Wrapper(ty) => add(ty),
        TypeKind::Enum(_) => {}
    }
    found
}

fn find(ty: &Type, lists: usize, maps: usize, found: &mut Vec<(usize, usize)>) {
    let (lists, maps) = match ty {
        Type::Named(TypeId(id)) => {
            found.push((*id, max(lists, maps + 1)));
            return;
        }
        Type::List(_) | Type::Tuple(_) => (lists + 1, maps),
        Type::Map(_) => (lists, maps + 1),
        _ => (lists, maps),
    };
    let parts = ty.parts();
    parts.iter().for_each(|part| find(part, lists, maps, found));
}
