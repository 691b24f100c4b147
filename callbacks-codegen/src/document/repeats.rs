//! What a document repeats by references, by aliases and by inheritance.
//!
//! A schema becomes one type, however many references lead to it. Every other object is generated again at each place. So a
//! few kilobytes could ask for millions of operations.

use std::collections::HashSet;

use super::Reader;
use crate::diagnostic::{Code, Diagnostic};
use crate::source::{NodeId, View};

/// What an object costs beside its text, in bytes of a document.
pub(super) const OBJECT: usize = 512;

/// What an operation costs: it becomes a module.
pub(super) const OPERATION: usize = 16 * 1024;

/// What one requirement of a security scheme costs.
pub(super) const DEMAND: usize = 128;

/// How much a document of any size may repeat, and how much more for each of its bytes.
const START: usize = 8 << 20;
const PER_BYTE: usize = 16;

/// What was read so far, and what repetitions cost.
#[derive(Debug, Default)]
pub(crate) struct Repeats {
    read: HashSet<NodeId>,
    spent: usize,
    is_reported: bool,
}

/// How much may be repeated in documents of so many bytes.
pub(crate) fn allowance(bytes: usize) -> usize {
    START.saturating_add(bytes.saturating_mul(PER_BYTE))
}

impl<'s> Reader<'_, 's> {
    /// Notes that an object is read, with its description. `false` if too much was read again, which is reported once.
    pub(super) fn may_read(&mut self, view: View<'s>, cost: usize) -> bool {
        let description = view.get("description");
        self.may_read_node(view, cost) && description.is_none_or(|text| self.may_read_node(text, 0))
    }

    fn may_read_node(&mut self, view: View<'s>, cost: usize) -> bool {
        if self.repeats.read.insert(view.id()) {
            return true;
        }
        let place = view.location();
        let length = place.end.saturating_sub(place.start);
        self.may_spend(view, cost.saturating_add(length as usize))
    }

    /// Spends some of what may be repeated. `false` if that is too much, which is reported once.
    pub(super) fn may_spend(&mut self, view: View<'s>, cost: usize) -> bool {
        let spent = self.repeats.spent.saturating_add(cost);
        if spent <= allowance(self.sources.bytes()) {
            self.repeats.spent = spent;
            return true;
        }
        if !std::mem::replace(&mut self.repeats.is_reported, true) {
            let message =
                "references, aliases or inherited fields repeat this and others too often";
            self.diagnostics.push(
                Diagnostic::error(Code::TOO_MANY_NODES, view.location(), message)
                    .label("this is left out where it would be repeated again")
                    .help_or(
                        "choose less with `only(...)`, or let fewer operations refer to the same objects",
                        "choose less with `--only NAME`, or let fewer operations refer to the same objects",
                    ),
            );
        }
        false
    }
}
