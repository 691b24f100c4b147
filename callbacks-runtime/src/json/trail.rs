//! The place in a text where decoding failed.
//!
//! Containers record the place of a failed value while its error passes through them. So valid values cost no time, and
//! rustc compiles decoders for one deserializer only.

use std::cell::RefCell;

use crate::excerpt::{LONGEST_STEP, Pointer, elide};

/// A step from a value to one inside it.
#[derive(Debug)]
enum Step {
    Member(String),
    Item(usize),
}

thread_local! {
    /// The steps from the failed value outwards, if they are recorded.
    static STEPS: RefCell<Option<Vec<Step>>> = const { RefCell::new(None) };
}

/// The trail of one decoding, which may be part of another.
#[derive(Debug)]
pub(super) struct Trail {
    outer: Option<Vec<Step>>,
}

impl Trail {
    pub(super) fn begin() -> Self {
        Self {
            outer: STEPS.replace(Some(Vec::new())),
        }
    }

    /// Stops recording for a while.
    pub(super) fn pause() -> Self {
        Self {
            outer: STEPS.take(),
        }
    }

    /// The place as the fragment of a JSON Pointer (RFC 6901 section 6), shortened if it is long.
    pub(super) fn pointer(&self) -> String {
        let mut pointer = Pointer::default();
        STEPS.with_borrow(|steps| {
            for step in steps.iter().flatten().rev() {
                match step {
                    Step::Member(name) => pointer.member(name),
                    Step::Item(index) => pointer.item(*index),
                }
            }
        });
        pointer.finish()
    }
}

impl Drop for Trail {
    fn drop(&mut self) {
        STEPS.set(self.outer.take());
    }
}

fn push(step: impl FnOnce() -> Step) {
    STEPS.with_borrow_mut(|steps| {
        if let Some(steps) = steps {
            steps.push(step());
        }
    });
}

/// Records a member, and passes its error on.
#[cold]
pub(super) fn member<E>(name: &str, error: E) -> E {
    push(|| Step::Member(elide(name, 2 * LONGEST_STEP).into_owned()));
    error
}

/// Records an item, and passes its error on.
#[cold]
pub(super) fn item<E>(index: usize, error: E) -> E {
    push(|| Step::Item(index));
    error
}

/// How many steps have been recorded.
pub(super) fn len() -> usize {
    STEPS.with_borrow(|steps| steps.as_ref().map_or(0, Vec::len))
}

/// Drops the steps after the first `len`: they belong to errors that were handled.
pub(super) fn forget(len: usize) {
    STEPS.with_borrow_mut(|steps| {
        if let Some(steps) = steps {
            steps.truncate(len);
        }
    });
}
