//! Types that are nested too deep for rustc.
//!
//! The future of a handler is `Send`. To prove that, rustc goes from a type to the types of its fields, and so on. At a
//! depth of 128 it gives up (E0275), in the user's crate. A field behind a `Link` ends the search, because a `Link` is
//! `Send` whatever it contains. Cycles count too: rustc follows them until it returns to a type.

use std::cmp::max;

use super::{components, finishing_order};
use crate::ir::{Pointer, Type, TypeDefinition, TypeId, TypeKind, UnknownMembers};

/// How deep rustc may go through the types of a document. The rest of the 128 steps is for the futures that contain
/// them.
const DEEPEST: usize = 64;

/// The steps of rustc through a struct or an enum, an `Option`, a `Box`, and a `Vec`.
const STRUCT: usize = 1;
const OPTION: usize = 1;
const BOX: usize = 2;
const LIST: usize = 3;

/// The steps through the nodes of a map. For `Send` they are few, but rustdoc also looks for `RefUnwindSafe`.
const MAP: usize = 16;

/// The steps through a `Link`, or through a type that is not from the document.
const LEAF: usize = 8;

/// The type of a field or a variant.
struct Slot {
    owner: usize,
    /// The index of the field or variant. `None` if it cannot have a `Link`.
    place: Option<usize>,
    /// The types of the document in it, and the steps to them.
    targets: Vec<(usize, usize)>,
    is_linked: bool,
}

impl Slot {
    fn new(owner: usize, place: Option<usize>, ty: &Type, steps: usize) -> Self {
        let mut targets = Vec::new();
        find(ty, STRUCT + steps, &mut targets);
        Self {
            owner,
            // User types are only read by serde.
            place: place.filter(|_| !ty.is_foreign()),
            targets,
            is_linked: false,
        }
    }

    /// The steps to the types that satisfy a condition.
    fn steps(&self, holds: impl Fn(usize) -> bool) -> Option<usize> {
        let targets = self.targets.iter().filter(|(target, _)| holds(*target));
        targets.map(|(_, steps)| *steps).max()
    }
}

fn find(ty: &Type, steps: usize, targets: &mut Vec<(usize, usize)>) {
    let steps = match ty {
        Type::Named(TypeId(id)) => {
            targets.push((*id, steps));
            return;
        }
        Type::List(_) => steps + LIST,
        Type::Map(_) => steps + MAP,
        _ => steps + OPTION,
    };
    ty.parts()
        .iter()
        .for_each(|part| find(part, steps, targets));
}

/// Adds a `Link` before each type that is nested too deep.
pub(super) fn insert(types: &mut [TypeDefinition]) {
    let mut slots: Vec<_> = types
        .iter()
        .enumerate()
        .flat_map(|(owner, definition)| slots(owner, definition))
        .collect();
    cut_circles(types.len(), &mut slots);
    cut_chains(types.len(), &mut slots);
    for slot in slots.iter().filter(|slot| slot.is_linked) {
        let Some(place) = slot.place else { continue };
        match &mut types[slot.owner].kind {
            TypeKind::Struct(object) => object.fields[place].pointer = Pointer::Link,
            TypeKind::Union(union) => union.variants[place].pointer = Pointer::Link,
            TypeKind::Enum(_) | TypeKind::Wrapper(_) => {}
        }
    }
}

fn slots(owner: usize, definition: &TypeDefinition) -> Vec<Slot> {
    let behind = |pointer| match pointer {
        Pointer::None => 0,
        Pointer::Box | Pointer::Link => BOX,
    };
    match &definition.kind {
        TypeKind::Struct(object) => {
            let fields = object.fields.iter().enumerate().map(|(place, field)| {
                let steps = behind(field.pointer) + OPTION;
                Slot::new(owner, Some(place), &field.ty, steps)
            });
            let kept = match &object.unknown {
                UnknownMembers::Keep { ty, .. } => Some(Slot::new(owner, None, ty, MAP)),
                _ => None,
            };
            fields.chain(kept).collect()
        }
        TypeKind::Union(union) => {
            let variants = union.variants.iter().enumerate();
            let variants = variants.map(|(place, variant)| {
                Slot::new(owner, Some(place), &variant.ty, behind(variant.pointer))
            });
            variants.collect()
        }
        TypeKind::Wrapper(ty) => vec![Slot::new(owner, None, ty, 0)],
        TypeKind::Enum(_) => Vec::new(),
    }
}

/// The types that each type leads to without a `Link`.
fn edges(count: usize, slots: &[Slot]) -> Vec<Vec<usize>> {
    let mut edges = vec![Vec::new(); count];
    for slot in slots.iter().filter(|slot| !slot.is_linked) {
        let targets = slot.targets.iter().map(|(target, _)| *target);
        edges[slot.owner].extend(targets);
    }
    edges
}

/// The maximum number of steps within each component before rustc returns.
fn weights(components: &[usize], slots: &[Slot]) -> Vec<usize> {
    let mut of_types = vec![0; components.len()];
    for slot in slots.iter().filter(|slot| !slot.is_linked) {
        let is_within = |target: usize| components[target] == components[slot.owner];
        let steps = slot.steps(is_within).unwrap_or_default();
        of_types[slot.owner] = max(of_types[slot.owner], steps);
    }
    let mut weights = vec![0_usize; components.len()];
    for (index, steps) in of_types.into_iter().enumerate() {
        weights[components[index]] += steps;
    }
    weights
}

/// Cuts long cycles where they close.
fn cut_circles(count: usize, slots: &mut [Slot]) {
    let components = components(&edges(count, slots));
    let weights = weights(&components, slots);
    let is_long = |owner: usize| weights[components[owner]] > DEEPEST - 2 * LEAF;
    let mut of_types = vec![Vec::new(); count];
    for (index, slot) in slots.iter().enumerate() {
        if is_long(slot.owner) {
            let targets = slot.targets.iter();
            let targets =
                targets.filter(|(target, _)| components[*target] == components[slot.owner]);
            of_types[slot.owner].extend(targets.map(|(target, _)| (index, *target)));
        }
    }
    let (mut is_open, mut is_known) = (vec![false; count], vec![false; count]);
    for start in 0..count {
        if is_known[start] {
            continue;
        }
        let mut path = vec![(start, 0)];
        (is_open[start], is_known[start]) = (true, true);
        while let Some((node, next)) = path.last_mut() {
            let edge = of_types[*node].get(*next).copied();
            *next += 1;
            match edge {
                None => {
                    is_open[*node] = false;
                    path.pop();
                }
                Some((slot, target)) if is_open[target] => {
                    slots[slot].is_linked = slots[slot].place.is_some();
                }
                Some((_, target)) if !is_known[target] => {
                    (is_open[target], is_known[target]) = (true, true);
                    path.push((target, 0));
                }
                Some(_) => {}
            }
        }
    }
}

/// Cuts long chains, from their ends. A short cycle counts as one type.
fn cut_chains(count: usize, slots: &mut [Slot]) {
    let components = components(&edges(count, slots));
    let weights = weights(&components, slots);
    let mut of_components = vec![Vec::new(); count];
    let mut led_to = vec![Vec::new(); count];
    for (index, slot) in slots.iter().enumerate().filter(|(_, slot)| !slot.is_linked) {
        let own = components[slot.owner];
        of_components[own].push(index);
        let targets = slot.targets.iter().map(|(target, _)| components[*target]);
        led_to[own].extend(targets.filter(|target| *target != own));
    }
    let mut depths = vec![LEAF; count];
    for component in finishing_order(&led_to) {
        let mut deepest = LEAF;
        for index in &of_components[component] {
            let slot = &mut slots[*index];
            let others = slot
                .targets
                .iter()
                .filter(|(target, _)| components[*target] != component);
            let steps = others.map(|(target, steps)| steps + depths[components[*target]]);
            let depth = steps.max().unwrap_or(LEAF);
            // A `Link` is a leaf itself, so it does not help before another leaf.
            let is_helpful = depth > LEAF && slot.place.is_some();
            if is_helpful && weights[component] + depth > DEEPEST {
                slot.is_linked = true;
            } else {
                deepest = max(deepest, depth);
            }
        }
        depths[component] = weights[component] + deepest;
    }
}
