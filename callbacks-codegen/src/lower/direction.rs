//! `readOnly` and `writeOnly` in callbacks.
//!
//! OpenAPI defines both for calls to the API: the provider sets a read-only property, and the client a write-only one.
//! In a callback the provider sends the request. So there a read-only property is an ordinary one, and a write-only one
//! may be missing. In the answer, which the client sends, it is the other way round.

use std::collections::HashSet;

use crate::assertion::Senders;
use crate::document::Side;
use crate::ir::{Operation, Response, Type, TypeDefinition, TypeId, TypeKind};

/// Makes properties optional that the sender of a type does not set. Returns who sends each type.
pub(super) fn relax(types: &mut [TypeDefinition], operations: &[Operation]) -> Vec<Senders> {
    let sent_by = |side| {
        operations
            .iter()
            .filter(move |operation| operation.sent_by == side)
    };
    let [from_provider, from_consumer] = [
        (Side::Provider, Side::Consumer),
        (Side::Consumer, Side::Provider),
    ]
    .map(|(side, other)| {
        let requests = sent_by(side).flat_map(request_types);
        reached(types, requests.chain(sent_by(other).flat_map(answer_types)))
    });
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
    (0..types.len())
        .map(|index| Senders {
            provider: from_provider.contains(&TypeId(index)),
            consumer: from_consumer.contains(&TypeId(index)),
            tolerant: false,
        })
        .collect()
}

pub(super) fn request_types(operation: &Operation) -> impl Iterator<Item = &Type> {
    let parameters = operation.parameters.iter().map(|parameter| &parameter.ty);
    let bodies = operation.body.iter();
    parameters.chain(bodies.flat_map(|body| body.contents.types()))
}

pub(super) fn answer_types(operation: &Operation) -> impl Iterator<Item = &Type> {
    operation.responses.iter().flat_map(Response::types)
}

fn reached<'t>(types: &[TypeDefinition], roots: impl Iterator<Item = &'t Type>) -> HashSet<TypeId> {
    let mut found = HashSet::new();
    let mut open = Vec::new();
    roots.for_each(|root| root.named(&mut |id| open.push(id)));
    while let Some(id) = open.pop() {
        if found.insert(id) {
            types[id.0].parts(&mut |ty| ty.named(&mut |id| open.push(id)));
        }
    }
    found
}
