//! Whether a branch skipped members.
//!
//! A value that fits two branches of a `oneOf` is invalid. The second branch may fit because of members that the first
//! one does not name, and these are lost after reading. So such a value is validated by its text. All others, by far
//! the most, do not need that.

use std::cell::Cell;

thread_local! {
    static SKIPPED: Cell<bool> = const { Cell::new(false) };
}

/// Records that a member is skipped.
pub(in crate::json) fn note() {
    SKIPPED.set(true);
}

/// Whether reading skips members. Also recorded for the enclosing value.
pub(crate) fn of<T>(read: impl FnOnce() -> T) -> (T, bool) {
    let before = SKIPPED.replace(false);
    let value = read();
    let is_lossy = SKIPPED.get();
    SKIPPED.set(before || is_lossy);
    (value, is_lossy)
}
