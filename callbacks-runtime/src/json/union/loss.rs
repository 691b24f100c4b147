//! Whether members were skipped while a branch was read.
//!
//! A value of two branches is none of `oneOf`; but what makes it the second may be members that the first does not name,
//! and these are gone once it is read. Such a value is judged by its text. All others, by far the most, are spared that.

use std::cell::Cell;

thread_local! {
    static SKIPPED: Cell<bool> = const { Cell::new(false) };
}

/// Notes that a member is skipped in what this thread reads.
pub(in crate::json) fn note() {
    SKIPPED.set(true);
}

/// Whether reading something skips members, which is noted for what it is a part of as well.
pub(crate) fn of<T>(read: impl FnOnce() -> T) -> (T, bool) {
    let before = SKIPPED.replace(false);
    let value = read();
    let is_lossy = SKIPPED.get();
    SKIPPED.set(before || is_lossy);
    (value, is_lossy)
}
