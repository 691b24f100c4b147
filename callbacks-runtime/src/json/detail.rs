//! Whether it is said in detail why no branch of a choice fits.
//!
//! Choices lie within choices, and a branch that fails is no fault as long as another one fits. So a choice is read
//! without a word at first: the errors of its branches are short, and have no pointers. Only when no branch fits is it read
//! again, in detail, and the choices within it down to a few levels: a message has no room for more.

use std::cell::Cell;

/// How deep choices within choices explain themselves.
const LEVELS: u8 = 2;

thread_local! {
    /// The levels that are left.
    static LEFT: Cell<u8> = const { Cell::new(LEVELS) };
}

/// Puts the levels back when a scope ends, also by a panic.
struct Restore(u8);

impl Drop for Restore {
    fn drop(&mut self) {
        LEFT.set(self.0);
    }
}

/// Whether details are wanted here.
pub(crate) fn is_wanted() -> bool {
    LEFT.get() > 0
}

/// Reads something without details.
pub(super) fn without<T>(read: impl FnOnce() -> T) -> T {
    let _restore = Restore(LEFT.replace(0));
    read()
}

/// Reads the branches of a choice that explains itself.
pub(super) fn within<T>(read: impl FnOnce() -> T) -> T {
    let left = LEFT.get();
    let _restore = Restore(LEFT.replace(left.saturating_sub(1)));
    read()
}
