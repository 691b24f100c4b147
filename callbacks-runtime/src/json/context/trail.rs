//! The place in a text where decoding failed.
//!
//! Containers record the place of a failed value while its error passes through them. So valid values cost no time, and
//! rustc compiles decoders for one deserializer only.

use super::CONTEXT;
use crate::excerpt::{LONGEST_STEP, Pointer, elide};

/// A step from a value to one inside it.
#[derive(Debug)]
pub(super) enum Step {
    Member(String),
    Item(usize),
}

/// The trail of one decoding, which may be part of another.
#[derive(Debug)]
pub(in crate::json) struct Trail {
    outer: Option<Vec<Step>>,
}

impl Trail {
    pub(in crate::json) fn begin() -> Self {
        Self {
            outer: replace(Some(Vec::new())),
        }
    }

    /// Stops recording for a while.
    pub(in crate::json) fn pause() -> Self {
        Self {
            outer: replace(None),
        }
    }

    /// The place as the fragment of a JSON Pointer (RFC 6901 section 6), shortened if it is long.
    pub(in crate::json) fn pointer(&self) -> String {
        let mut pointer = Pointer::default();
        CONTEXT.with(|context| {
            for step in context.steps.borrow().iter().flatten().rev() {
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
        replace(self.outer.take());
    }
}

fn replace(steps: Option<Vec<Step>>) -> Option<Vec<Step>> {
    CONTEXT.with(|context| context.steps.replace(steps))
}

/// Changes the steps, if they are recorded.
fn change(change: impl FnOnce(&mut Vec<Step>)) {
    CONTEXT.with(|context| context.steps.borrow_mut().as_mut().map(change));
}

/// Records a member, and passes its error on.
#[cold]
pub(in crate::json) fn member<E>(name: &str, error: E) -> E {
    change(|steps| steps.push(Step::Member(elide(name, 2 * LONGEST_STEP).into_owned())));
    error
}

/// Records an item, and passes its error on.
#[cold]
pub(in crate::json) fn item<E>(index: usize, error: E) -> E {
    change(|steps| steps.push(Step::Item(index)));
    error
}

/// How many steps have been recorded.
pub(in crate::json) fn len() -> usize {
    CONTEXT.with(|context| context.steps.borrow().as_ref().map_or(0, Vec::len))
}

/// Drops the steps after the first `len`: they belong to errors that were handled.
pub(in crate::json) fn forget(len: usize) {
    change(|steps| steps.truncate(len));
}
