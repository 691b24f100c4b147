//! A bound on the work of a check.
//!
//! Branches within branches are each applied to the same part of a value; where they lie within each other at every
//! level of a value, each level doubles the work. A stranger could make a short body cost hours that way.

use std::ops::ControlFlow;

use crate::validation::instance::Instance;

/// What every check may cost, and how much more for each part of the value: far more than any schema takes that is
/// meant to be used.
const START: usize = 1 << 20;
const TIMES: usize = 256;

/// What a check may cost that is one of many, and of no consequence if it is not completed.
const BRIEF: usize = 256;

/// The work that is left.
#[derive(Debug)]
pub(super) struct Budget {
    left: usize,
    is_measured: bool,
}

impl Default for Budget {
    fn default() -> Self {
        Self {
            left: START,
            is_measured: false,
        }
    }
}

impl Budget {
    pub(super) fn brief() -> Self {
        Self {
            left: BRIEF,
            is_measured: false,
        }
    }

    /// Takes from it; `false` when too little is left. How large the value is only matters then.
    #[inline]
    pub(super) fn spend(&mut self, work: usize, root: &Instance<'_>) -> bool {
        match self.left.checked_sub(work) {
            Some(left) => {
                self.left = left;
                true
            }
            None => self.spend_more(work, root),
        }
    }

    #[cold]
    fn spend_more(&mut self, work: usize, root: &Instance<'_>) -> bool {
        if self.is_measured {
            return false;
        }
        self.is_measured = true;
        let more = size(*root).saturating_mul(TIMES);
        self.left = self.left.saturating_add(more);
        self.spend(work, root)
    }
}

/// The work that a text is.
pub(super) fn length(text: &str) -> usize {
    text.len() / 32
}

/// How many values a value holds.
fn size(instance: Instance<'_>) -> usize {
    match instance {
        Instance::String(text) => 1 + length(text),
        Instance::Array(items) => {
            let sizes = (0..items.len()).map(|index| size(items.item(index)));
            sizes.fold(1, usize::saturating_add)
        }
        Instance::Object(members) => {
            let mut sum = 1_usize;
            let _ = members.each(&mut |name, value| {
                sum = sum.saturating_add(size(value) + length(name));
                ControlFlow::Continue(())
            });
            sum
        }
        _ => 1,
    }
}
