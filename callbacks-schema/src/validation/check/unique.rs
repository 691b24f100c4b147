//! Whether the items of an array are unique (JSON Schema validation, section 6.4.3).
//!
//! Pairwise comparison could take hours for a long array of an untrusted peer. Many items are first compared by a keyed
//! hash, so nobody can prepare collisions.

use std::cell::Cell;
use std::hash::{BuildHasher, Hash, Hasher, RandomState};
use std::ops::ControlFlow;

use super::budget::size;
use crate::validation::instance::{Array, AsInstance, Instance, Members};
use crate::validation::literal::{are_equal, number_of};

/// Up to this number of scalars, pairwise comparison is faster.
const FEW: usize = 8;

/// The capacity for hashes that a thread keeps.
const KEPT: usize = 1 << 14;

thread_local! {
    /// The hashes of one array, so that not every check allocates.
    static HASHES: Cell<Vec<(u64, usize)>> = const { Cell::new(Vec::new()) };
}

/// The indices of two equal items, and the work to find them: about the bytes of all items.
pub(super) fn find_repeated(items: &dyn Array) -> (Option<(usize, usize)>, usize) {
    let is_scalar = |index| {
        let item = items.item(index);
        !matches!(
            item,
            Instance::Array(_) | Instance::Object(_) | Instance::Foreign(_)
        )
    };
    if items.len() <= FEW && (0..items.len()).all(is_scalar) {
        return (find_pairwise(items, 0..items.len()), items.len());
    }
    let mut hashes = HASHES.take();
    let found = find_hashed(items, &mut hashes);
    if hashes.capacity() <= KEPT {
        hashes.clear();
        HASHES.set(hashes);
    }
    found
}

fn find_pairwise(items: &dyn Array, places: std::ops::Range<usize>) -> Option<(usize, usize)> {
    places.clone().find_map(|second| {
        let first = (places.start..second)
            .find(|first| are_equal(items.item(*first), items.item(second)))?;
        Some((first, second))
    })
}

fn find_hashed(
    items: &dyn Array,
    hashes: &mut Vec<(u64, usize)>,
) -> (Option<(usize, usize)>, usize) {
    let state = RandomState::new();
    hashes.clear();
    hashes.extend((0..items.len()).map(|index| (hash(items.item(index), &state), index)));
    hashes.sort_unstable();
    let mut units: usize = (0..items.len()).map(|index| size(items.item(index))).sum();
    // Equal items have equal hashes, so they are neighbours, except for collisions, which practically never happen.
    let mut repeated = None;
    for pair in hashes.windows(2) {
        let [(this, first), (that, second)] = [pair[0], pair[1]];
        let is_earlier = repeated.is_none_or(|(_, earliest)| second < earliest);
        if this == that && is_earlier {
            units += size(items.item(first));
            if are_equal(items.item(first), items.item(second)) {
                repeated = Some((first, second));
            }
        }
    }
    (repeated, units)
}

fn hash(instance: Instance<'_>, state: &RandomState) -> u64 {
    let mut hasher = state.build_hasher();
    hash_into(instance, state, &mut hasher);
    hasher.finish()
}

/// Equal values have equal hashes, however they are written.
fn hash_into(instance: Instance<'_>, state: &RandomState, hasher: &mut impl Hasher) {
    match instance {
        Instance::Absent | Instance::Null => 0_u8.hash(hasher),
        Instance::Boolean(value) => (1_u8, value).hash(hasher),
        Instance::Integer(_) | Instance::Number(_) => {
            let digits = number_of(instance).map(|number| number.digits());
            (2_u8, digits.as_ref().map(|digits| digits.view())).hash(hasher);
        }
        Instance::String(text) => (3_u8, text).hash(hasher),
        Instance::Array(items) => {
            (4_u8, items.len()).hash(hasher);
            for index in 0..items.len() {
                hash_into(items.item(index), state, hasher);
            }
        }
        Instance::Object(members) => (5_u8, hash_members(members, state)).hash(hasher),
        Instance::Binary(binary) => (7_u8, binary.bytes()).hash(hasher),
        Instance::Foreign(value) => match value.to_json() {
            Ok(value) => hash_into(value.as_instance(), state, hasher),
            Err(_) => 6_u8.hash(hasher),
        },
    }
}

/// The order of the members must not matter.
fn hash_members(members: Members<'_>, state: &RandomState) -> u64 {
    let mut sum = 0_u64;
    let _ = members.each(&mut |name, value| {
        let mut hasher = state.build_hasher();
        name.hash(&mut hasher);
        hash_into(value, state, &mut hasher);
        sum = sum.wrapping_add(hasher.finish());
        ControlFlow::Continue(())
    });
    sum
}
