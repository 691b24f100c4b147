//! `readOnly` and `writeOnly`, seen from the side of callbacks.
//!
//! OpenAPI defines both for calls to the API: a read-only property is the provider's to set, a write-only one the
//! client's. In a callback it is the provider who sends the request, so there a read-only property is like any other and
//! a write-only one need not be there; in the answer, which the client sends, it is the other way round.

use std::collections::HashSet;

use crate::ir::{Operation, Type, TypeDefinition, TypeId, TypeKind, UnknownMembers};

/// Makes properties optional that the sender of a type does not own.
pub(super) fn relax(types: &mut [TypeDefinition], operations: &[Operation]) {
    let requests = operations.iter().flat_map(|operation| {
        let parameters = operation.parameters.iter().map(|parameter| &parameter.ty);
        parameters.chain(operation.body.as_ref().map(|body| &body.ty))
    });
    let from_provider = reached(types, requests);
    let answers = operations.iter().flat_map(|operation| &operation.responses);
    let from_consumer = reached(
        types,
        answers.filter_map(|response| Some(&response.body.as_ref()?.0)),
    );
    for (index, definition) in types.iter_mut().enumerate() {
        let TypeKind::Struct(object) = &mut definition.kind else {
            continue;
        };
        for field in &mut object.fields {
            let not_owned = field.write_only && from_provider.contains(&TypeId(index))
                || field.read_only && from_consumer.contains(&TypeId(index));
            field.presence.required &= !not_owned;
        }
    }
}

fn reached<'t>(types: &[TypeDefinition], roots: impl Iterator<Item = &'t Type>) -> HashSet<TypeId> {
    let mut found = HashSet::new();
    let mut open = Vec::new();
    roots.for_each(|root| named(root, &mut open));
    while let Some(id) = open.pop() {
        if found.insert(id) {
            members(&types[id.0], &mut open);
        }
    }
    found
}

fn members(definition: &TypeDefinition, open: &mut Vec<TypeId>) {
    let TypeKind::Struct(object) = &definition.kind else {
        return;
    };
    object
        .fields
        .iter()
        .for_each(|field| named(&field.ty, open));
    if let UnknownMembers::Keep { ty, .. } = &object.unknown {
        named(ty, open);
    }
}

fn named(ty: &Type, open: &mut Vec<TypeId>) {
    match ty {
        Type::Named(id) => open.push(*id),
        Type::List(inner) | Type::Map(inner) | Type::Nullable(inner) => named(inner, open),
        _ => {}
    }
}
