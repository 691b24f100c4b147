//! Whether a value has members that were skipped.
//!
//! A value that fits two branches of a `oneOf` is invalid. The second branch may fit because of members that the first
//! one does not name, and these are lost after reading. So such a value is validated by its text. All others, by far
//! the most, do not need that.

use super::{CONTEXT, scope};

/// Records that a member is skipped.
pub(in crate::json) fn note() {
    CONTEXT.with(|context| context.has_skipped.set(true));
}

/// Whether reading skips members. Also recorded for the enclosing value.
pub(crate) fn of<T>(read: impl FnOnce() -> T) -> (T, bool) {
    let outer = scope(|context| &context.has_skipped, false);
    let value = read();
    let has_skipped = CONTEXT.with(|context| context.has_skipped.get());
    drop(outer);
    if has_skipped {
        note();
    }
    (value, has_skipped)
}
