//! Storage that only grows.

use std::cell::OnceCell;
use std::fmt;

/// Enough rows for every 32-bit index.
const ROWS: usize = 32;

/// A table that only grows, so references to its entries stay valid.
///
/// Row `n` has room for `2ⁿ` entries. Rows are never moved.
pub(super) struct Arena<T> {
    rows: [OnceCell<Box<[OnceCell<T>]>>; ROWS],
}

impl<T> Arena<T> {
    pub(super) fn new() -> Self {
        Self {
            rows: [const { OnceCell::new() }; ROWS],
        }
    }

    /// The place of an entry, which may still be empty.
    pub(super) fn cell(&self, index: u32) -> &OnceCell<T> {
        let number = u64::from(index) + 1;
        let row = number.ilog2();
        let length = 1_usize << row;
        let cells =
            self.rows[row as usize].get_or_init(|| (0..length).map(|_| OnceCell::new()).collect());
        &cells[(number as usize) & (length - 1)]
    }
}

impl<T> fmt::Debug for Arena<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Arena").finish_non_exhaustive()
    }
}
