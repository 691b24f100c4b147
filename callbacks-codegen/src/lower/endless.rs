//! Choices that contain themselves as a branch.
//!
//! `A: {oneOf: [{$ref: A}, ..]}` asks whether a value is an `A` to find out whether it is an `A`. JSON Schema forbids
//! that (core, section 9.4.1), because reading such a value would never end. Within a list, a map or an object it is
//! allowed.

use super::request::Requests;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::ir::{Type, TypeDefinition, TypeKind, Union};
use crate::schema::Schemas;

/// Reports each branch that leads back to its choice, and removes it.
pub(super) fn cut(
    types: &mut [TypeDefinition],
    requests: &Requests,
    schemas: &Schemas<'_, '_>,
    diagnostics: &mut Diagnostics,
) {
    for (id, index) in leading_back(types) {
        let name = types[id].name.clone();
        let TypeKind::Union(union) = &mut types[id].kind else {
            continue;
        };
        let branch = union.take_out(index);
        let request = &requests.list[branch.schema.0];
        let message = format!("`{name}` is one of its own branches, so nothing says what it is");
        if let Some(schema) = request.schemas.first() {
            let location = schemas.get(*schema).location();
            diagnostics.push(
                Diagnostic::error(Code::REFERENCE_CYCLE, location, message)
                    .help("remove the branch, or put it into a list or a property"),
            );
        }
    }
}

/// The choices and the indices of their branches that close a cycle, the last index of each choice first.
fn leading_back(types: &[TypeDefinition]) -> Vec<(usize, usize)> {
    #[derive(Clone, Copy, PartialEq)]
    enum State {
        New,
        Open,
        Done,
    }
    let mut states = vec![State::New; types.len()];
    let mut found = Vec::new();
    for start in 0..types.len() {
        let mut path = vec![(start, 0)];
        if states[start] != State::New {
            continue;
        }
        states[start] = State::Open;
        while let Some((id, next)) = path.last_mut() {
            let (id, index) = (*id, *next);
            *next += 1;
            match branch(&types[id], index) {
                None => {
                    states[id] = State::Done;
                    path.pop();
                }
                Some(Some(to)) if states[to] == State::Open => found.push((id, index)),
                Some(Some(to)) if states[to] == State::New => {
                    states[to] = State::Open;
                    path.push((to, 0));
                }
                Some(_) => {}
            }
        }
    }
    found.sort_unstable_by(|one, other| other.cmp(one));
    found
}

/// The type of a branch, if there is one. Only a name leads further without a member or an item in between.
fn branch(definition: &TypeDefinition, index: usize) -> Option<Option<usize>> {
    let TypeKind::Union(union) = &definition.kind else {
        return None;
    };
    let mut ty = &union.variants.get(index)?.ty;
    while let Type::Nullable(inner) = ty {
        ty = inner;
    }
    Some(match ty {
        Type::Named(id) => Some(id.0),
        _ => None,
    })
}

impl Union {
    fn take_out(&mut self, index: usize) -> crate::ir::UnionVariant {
        let behind = |place: &mut usize| *place -= usize::from(*place > index);
        self.order.retain(|place| *place != index);
        self.order.iter_mut().for_each(behind);
        if let Some(tag) = &mut self.tag {
            tag.default = tag.default.filter(|place| *place != index);
            tag.default.iter_mut().for_each(behind);
        }
        self.variants.remove(index)
    }
}
