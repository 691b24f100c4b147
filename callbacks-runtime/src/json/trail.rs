//! Where in a text decoding has failed.
//!
//! What holds other values notes the place of the one that failed while the error passes through it, and nothing
//! otherwise: so no time is spent on places as long as all is well, and rustc compiles decoders for one deserializer.

use std::cell::RefCell;

use crate::excerpt::{LONGEST_STEP, Pointer, elide};

/// A step from a value to one within it.
#[derive(Debug)]
enum Step {
    Member(String),
    Item(usize),
}

thread_local! {
    /// The steps from the value that failed outwards, while a text is decoded whose trail is wanted.
    static STEPS: RefCell<Option<Vec<Step>>> = const { RefCell::new(None) };
}

/// The trail of one decoding, which may lie within another.
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

    /// Notes nothing for a while.
    pub(super) fn pause() -> Self {
        Self {
            outer: STEPS.take(),
        }
    }

    /// The place, shortened where it is long, as the fragment of a JSON Pointer (RFC 6901 section 6).
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

/// Passes on the error of a member's value.
#[cold]
pub(super) fn member<E>(name: &str, error: E) -> E {
    push(|| Step::Member(elide(name, 2 * LONGEST_STEP).into_owned()));
    error
}

/// Passes on the error of a list's item.
#[cold]
pub(super) fn item<E>(index: usize, error: E) -> E {
    push(|| Step::Item(index));
    error
}

/// How many steps were noted so far.
pub(super) fn len() -> usize {
    STEPS.with_borrow(|steps| steps.as_ref().map_or(0, Vec::len))
}

/// Forgets the steps behind these: they are of errors that were caught.
pub(super) fn forget(len: usize) {
    STEPS.with_borrow_mut(|steps| {
        if let Some(steps) = steps {
            steps.truncate(len);
        }
    });
}
