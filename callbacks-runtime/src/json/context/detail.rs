//! Whether to report in detail why no branch of a choice fits.
//!
//! Choices may contain choices, and a failing branch is no fault if another one fits. So a choice is first read without
//! details: the errors of its branches are short and have no pointers. Only if no branch fits, it is read again with
//! details. Inner choices get details down to a few levels, because error messages are short.

use super::{CONTEXT, scope};

/// How many levels of nested choices report details.
pub(super) const LEVELS: u8 = 2;

fn levels() -> u8 {
    CONTEXT.with(|context| context.levels.get())
}

/// Whether details are needed here.
pub(crate) fn is_wanted() -> bool {
    levels() > 0
}

/// Reads without details.
pub(crate) fn without<T>(read: impl FnOnce() -> T) -> T {
    let _scope = scope(|context| &context.levels, 0);
    read()
}

/// Reads the branches of a choice with details.
pub(crate) fn within<T>(read: impl FnOnce() -> T) -> T {
    let _scope = scope(|context| &context.levels, levels().saturating_sub(1));
    read()
}
