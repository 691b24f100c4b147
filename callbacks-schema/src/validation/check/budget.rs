//! Limits the work of a check.
//!
//! Branches may apply to the same part of a value. If they are nested at every level of a value, each level doubles the
//! work. An untrusted peer could make a short body cost hours.
//!
//! While a message is read, its checks share the budget of the message ([`work`]). A separate check, of an outgoing
//! value or one that was read in another way, has a budget by the size of the value.

use std::ops::ControlFlow;

use crate::validation::instance::Instance;
use crate::validation::work;

/// The units of one step: applying a schema to a value, or looking at a member.
pub(super) const STEP: usize = 8;

/// The budget of a check that is one of many, and need not be completed.
const BRIEF: usize = 256 * STEP;

/// The remaining work.
#[derive(Debug)]
pub(super) struct Budget {
    left: usize,
    spent: usize,
    /// Whether the size of the value may still increase it.
    is_open: bool,
}

impl Default for Budget {
    fn default() -> Self {
        let left = work::left();
        Self {
            left: left.unwrap_or_else(|| work::allowance(0, 0)),
            spent: 0,
            is_open: left.is_none(),
        }
    }
}

/// Spends the work of the check on the message.
impl Drop for Budget {
    fn drop(&mut self) {
        if self.spent > 0 {
            work::spend(self.spent);
        }
    }
}

impl Budget {
    pub(super) fn brief() -> Self {
        Self {
            left: BRIEF,
            spent: 0,
            is_open: false,
        }
    }

    /// The remaining units.
    pub(super) fn left(&self) -> usize {
        self.left
    }

    /// Spends units. `false` if too few are left. Only then the size of the value is computed.
    #[inline]
    pub(super) fn spend(&mut self, units: usize, root: &Instance<'_>) -> bool {
        match self.left.checked_sub(units) {
            Some(left) => {
                self.left = left;
                self.spent += units;
                true
            }
            None => self.spend_more(units, root),
        }
    }

    #[cold]
    fn spend_more(&mut self, units: usize, root: &Instance<'_>) -> bool {
        if !self.is_open {
            return false;
        }
        self.is_open = false;
        let all = work::allowance(size(*root), work::PER_BYTE);
        self.left = self.left.saturating_add(all - work::allowance(0, 0));
        self.spend(units, root)
    }
}

/// The approximate size of a value as JSON, in bytes.
pub(super) fn size(instance: Instance<'_>) -> usize {
    match instance {
        Instance::String(text) => 2 + text.len(),
        Instance::Array(items) => {
            let sizes = (0..items.len()).map(|index| 1 + size(items.item(index)));
            sizes.fold(2, usize::saturating_add)
        }
        Instance::Object(members) => {
            let mut sum = 2_usize;
            let _ = members.each(&mut |name, value| {
                sum = sum.saturating_add(4 + size(value) + name.len());
                ControlFlow::Continue(())
            });
            sum
        }
        Instance::Foreign(value) => value.to_json().map_or(0, |value| {
            size(crate::validation::AsInstance::as_instance(&value))
        }),
        _ => 2,
    }
}
