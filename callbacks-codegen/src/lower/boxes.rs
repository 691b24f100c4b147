//! Types that contain themselves need a `Box` somewhere on the way.

mod depth;
mod links;
mod size;

pub(super) use depth::too_deep;

use crate::ir::{Pointer, Type, TypeDefinition, TypeId, TypeKind};

/// Boxes every field whose type contains the owner of the field, and every variant that leads back to its choice
/// through choices only. Cycles through a struct are boxed in the struct.
pub(super) fn insert(types: &mut [TypeDefinition]) {
    let edges: Vec<Vec<usize>> = types.iter().map(contained).collect();
    let of_choices = types.iter().zip(&edges).map(|(definition, targets)| {
        let is_choice = matches!(definition.kind, TypeKind::Union(_));
        if is_choice {
            targets.clone()
        } else {
            Vec::new()
        }
    });
    let of_choices: Vec<_> = of_choices.collect();
    let (reaches, reaches_as_choice) = (reachability(&edges), reachability(&of_choices));
    for (index, definition) in types.iter_mut().enumerate() {
        match &mut definition.kind {
            TypeKind::Struct(object) => {
                for field in &mut object.fields {
                    let mut within = direct(&field.ty).into_iter();
                    if within.any(|id| reaches(id.0, index)) {
                        field.pointer = Pointer::Box;
                    }
                }
            }
            TypeKind::Union(union) => {
                for variant in &mut union.variants {
                    let mut within = direct(&variant.ty).into_iter();
                    if within.any(|id| reaches_as_choice(id.0, index)) {
                        variant.pointer = Pointer::Box;
                    }
                }
            }
            TypeKind::Enum(_) | TypeKind::Wrapper(_) => {}
        }
    }
    size::box_large(types, &edges);
    links::insert(types);
}

/// The types whose values are inside a value of this one, not behind a pointer as in lists and maps.
fn contained(definition: &TypeDefinition) -> Vec<usize> {
    let within = |ty| direct(ty).into_iter().map(|id| id.0);
    match &definition.kind {
        TypeKind::Struct(object) => {
            let fields = object.fields.iter();
            fields.flat_map(|field| within(&field.ty)).collect()
        }
        TypeKind::Union(union) => {
            let variants = union.variants.iter();
            variants.flat_map(|variant| within(&variant.ty)).collect()
        }
        TypeKind::Wrapper(ty) => within(ty).collect(),
        TypeKind::Enum(_) => Vec::new(),
    }
}

fn direct(ty: &Type) -> Vec<TypeId> {
    match ty {
        Type::Named(id) => vec![*id],
        Type::Nullable(inner) => direct(inner),
        Type::Tuple(items) => items.iter().flat_map(direct).collect(),
        _ => Vec::new(),
    }
}

/// Whether one type contains another. A type contains itself if it is in a cycle, or is the same type.
fn reachability(edges: &[Vec<usize>]) -> impl Fn(usize, usize) -> bool {
    let components = components(edges);
    // A field's type contains the owner of the field exactly if both are in one strongly connected component.
    move |from, to| components[from] == components[to]
}

/// Strongly connected components, by Kosaraju's algorithm with explicit stacks, because a chain of types may be long.
pub(super) fn components(edges: &[Vec<usize>]) -> Vec<usize> {
    let mut reversed = vec![Vec::new(); edges.len()];
    for (from, targets) in edges.iter().enumerate() {
        targets.iter().for_each(|to| reversed[*to].push(from));
    }
    let mut component = vec![usize::MAX; edges.len()];
    for (number, start) in finishing_order(edges).into_iter().rev().enumerate() {
        let mut open = vec![start];
        while let Some(node) = open.pop() {
            if component[node] == usize::MAX {
                component[node] = number;
                open.extend(&reversed[node]);
            }
        }
    }
    component
}

/// Types in an order in which each comes after those that it leads to, except in cycles.
pub(super) fn finishing_order(edges: &[Vec<usize>]) -> Vec<usize> {
    let mut seen = vec![false; edges.len()];
    let mut order = Vec::with_capacity(edges.len());
    for start in 0..edges.len() {
        let mut open = vec![(start, 0)];
        while let Some((node, next)) = open.pop() {
            if next == 0 && std::mem::replace(&mut seen[node], true) {
                continue;
            }
            match edges[node].get(next) {
                Some(target) => {
                    open.push((node, next + 1));
                    open.push((*target, 0));
                }
                None => order.push(node),
            }
        }
    }
    order
}
