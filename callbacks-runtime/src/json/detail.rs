//! Whether to report in detail why no branch of a choice fits.
//!
//! Choices may contain choices, and a failing branch is no fault if another one fits. So a choice is first read without
//! details: the errors of its branches are short and have no pointers. Only if no branch fits, it is read again with
//! details. Inner choices get details down to a few levels, because error messages are short.

use std::cell::Cell;

/// How many levels of nested choices report details.
const LEVELS: u8 = 2;

thread_local! {
    /// The remaining levels.
    static LEFT: Cell<u8> = const { Cell::new(LEVELS) };
}

/// Restores the levels when a scope ends, even by a panic.
struct Restore(u8);

impl Drop for Restore {
    fn drop(&mut self) {
        LEFT.set(self.0);
    }
}

/// Whether details are needed here.
pub(crate) fn is_wanted() -> bool {
    LEFT.get() > 0
}

/// Reads without details.
pub(super) fn without<T>(read: impl FnOnce() -> T) -> T {
    let _restore = Restore(LEFT.replace(0));
    read()
}

/// Reads the branches of a choice with details.
pub(super) fn within<T>(read: impl FnOnce() -> T) -> T {
    let left = LEFT.get();
    let _restore = Restore(LEFT.replace(left.saturating_sub(1)));
    read()
}
