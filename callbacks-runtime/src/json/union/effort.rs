//! A bound on the work of trying branches.
//!
//! A value that two branches read to its end before they refuse it is read twice; where such values lie within each
//! other, each level doubles the work. A sender could make a short body cost hours that way.

use std::cell::Cell;

/// How much may be read within the outermost choice: this often its own length, which is far more than any value takes
/// that fits somewhere, and a start for short ones.
const TIMES: usize = 256;
const START: usize = 1 << 20;

thread_local! {
    /// The bytes that may still be read in the outermost choice of this thread, if one is being read.
    static LEFT: Cell<Option<usize>> = const { Cell::new(None) };
}

/// The part of one choice in the work.
#[derive(Debug)]
pub(super) struct Effort {
    is_outermost: bool,
}

impl Effort {
    /// Begins with a choice of this length, which may lie within another.
    pub(super) fn begin(length: usize) -> Self {
        let is_outermost = LEFT.get().is_none();
        if is_outermost {
            LEFT.set(Some(START.saturating_add(length.saturating_mul(TIMES))));
        }
        Self { is_outermost }
    }

    /// Whether this many bytes may be read once more. The outermost choice may always: its branches are as many as the
    /// document says.
    pub(super) fn spend(&self, length: usize) -> bool {
        let left = LEFT.get().unwrap_or_default().checked_sub(length);
        LEFT.set(Some(left.unwrap_or_default()));
        left.is_some() || self.is_outermost
    }
}

impl Drop for Effort {
    fn drop(&mut self) {
        if self.is_outermost {
            LEFT.set(None);
        }
    }
}
