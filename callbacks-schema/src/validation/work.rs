//! Limits the work for one message.
//!
//! A schema may read the same part of a message again and again: branches within branches, patterns that backtrack,
//! items that are compared with each other. A short message could cost hours. So everything that reads one message
//! shares one budget: selecting the event, decoding, validation, parameters, and bodies of all media types.
//!
//! A *unit* is about the work of reading one byte of JSON, roughly two nanoseconds. Work that every message needs once
//! is not counted: only the work that a schema adds, and the memory of large types. A message may use `START` units,
//! and `PER_BYTE` more for each of its bytes. Beyond that it is refused.

use std::cell::Cell;

/// The units of each message, whatever its size. A choice that is nested as deep as JSON allows needs most of them.
const START: usize = 1 << 20;

/// The additional units for each byte of a message, by default.
pub const PER_BYTE: usize = 128;

/// The reason if the budget of a message is spent.
pub const TOO_MUCH: &str = "it takes too much work to read a message of this size";

/// The remaining budget of the message that this thread reads.
#[derive(Clone, Copy, Debug)]
struct Budget {
    left: usize,
    is_spent: bool,
}

thread_local! {
    static BUDGET: Cell<Option<Budget>> = const { Cell::new(None) };
    /// All units that this thread has used, for tests and fuzz targets.
    static TOTAL: Cell<usize> = const { Cell::new(0) };
}

/// The budget of a message was spent before it was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooMuch;

/// Restores a budget when a scope ends, even by a panic.
struct Restore(Option<Budget>);

impl Drop for Restore {
    fn drop(&mut self) {
        BUDGET.set(self.0);
    }
}

/// Reads a message with this many bytes within its budget. If it is part of another message, they share a budget.
///
/// # Errors
///
/// Returns an error if the budget is spent. What was read may then be wrong.
pub fn bounded<T>(bytes: usize, per_byte: usize, read: impl FnOnce() -> T) -> Result<T, TooMuch> {
    if BUDGET.get().is_some() {
        let value = read();
        return if is_spent() { Err(TooMuch) } else { Ok(value) };
    }
    let restore = Restore(None);
    BUDGET.set(Some(Budget {
        left: allowance(bytes, per_byte),
        is_spent: false,
    }));
    let value = read();
    let is_spent = is_spent();
    drop(restore);
    if is_spent { Err(TooMuch) } else { Ok(value) }
}

/// The units for a message with this many bytes.
pub fn allowance(bytes: usize, per_byte: usize) -> usize {
    START.saturating_add(bytes.saturating_mul(per_byte))
}

/// Runs user code that is not part of reading the message.
pub fn outside<T>(run: impl FnOnce() -> T) -> T {
    let _restore = Restore(BUDGET.take());
    run()
}

/// Spends units. `false` if the budget is exceeded. Without a budget there is no limit.
pub fn spend(units: usize) -> bool {
    let budget = BUDGET.get();
    if budget.is_some_and(|budget| budget.is_spent) {
        return false;
    }
    TOTAL.set(TOTAL.get().saturating_add(units));
    let Some(budget) = budget else {
        return true;
    };
    let left = budget.left.checked_sub(units);
    BUDGET.set(Some(Budget {
        left: left.unwrap_or_default(),
        is_spent: left.is_none(),
    }));
    left.is_some()
}

/// A value with this many bytes takes no more room than the JSON of usual messages.
const SMALL: usize = 128;

/// Spends units for the memory of this many values of a type, one for each byte. `false` if too few are left. Two bytes
/// of JSON, an empty object, may be read as a type of kilobytes.
#[inline]
pub fn spend_room<T>(values: usize) -> bool {
    size_of::<T>() <= SMALL || spend(size_of::<T>().saturating_mul(values))
}

/// Spends the rest of the budget, so the message is refused.
#[cold]
pub fn give_up() {
    if BUDGET.get().is_some() {
        BUDGET.set(Some(Budget {
            left: 0,
            is_spent: true,
        }));
    }
}

/// The remaining units. `None` without a budget.
pub fn left() -> Option<usize> {
    BUDGET.get().map(|budget| budget.left)
}

/// Whether the budget of the message is spent.
pub fn is_spent() -> bool {
    BUDGET.get().is_some_and(|budget| budget.is_spent)
}

/// The units that a call uses on this thread, for tests and fuzz targets.
pub fn count<T>(call: impl FnOnce() -> T) -> (T, usize) {
    let before = TOTAL.get();
    let value = call();
    (value, TOTAL.get() - before)
}

#[cfg(test)]
mod tests {
    use super::{START, TooMuch, bounded, count, is_spent, outside, spend};

    #[test]
    fn a_message_has_a_start_and_more_for_each_byte() {
        assert_eq!(bounded(10, 2, || spend(START + 20)), Ok(true));
        assert_eq!(bounded(10, 2, || spend(START + 21)), Err(TooMuch));
        assert_eq!(bounded(usize::MAX, 2, || spend(usize::MAX)), Ok(true));
    }

    #[test]
    fn what_lies_within_a_message_shares_its_budget() {
        let read = || {
            let inner = bounded(1_000_000, 100, || spend(START));
            (inner, bounded(1_000_000, 100, || spend(1)))
        };
        assert_eq!(bounded(0, 1, read), Err(TooMuch));
        assert!(!is_spent(), "the next message has a budget of its own");
    }

    #[test]
    fn code_of_the_user_has_no_part_in_it() {
        let read = || outside(|| spend(2 * START));
        assert_eq!(bounded(0, 1, read), Ok(true));
    }

    #[test]
    fn a_panic_ends_the_budget_too() {
        let read = || bounded(0, 1, || panic!("a decoder of the user's"));
        assert!(std::panic::catch_unwind(read).is_err());
        assert_eq!(super::left(), None);
    }

    #[test]
    fn units_are_counted_with_a_budget_and_without() {
        let (_, units) = count(|| (spend(3), bounded(0, 1, || spend(4))));
        assert_eq!(units, 7);
    }
}
