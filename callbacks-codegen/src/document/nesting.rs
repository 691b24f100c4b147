//! Callbacks of callbacks.

use std::collections::HashSet;

use crate::source::NodeId;

/// The callbacks around the current place.
#[derive(Debug, Default)]
pub(crate) struct Nesting {
    /// The `callbacks` of operations, outermost first.
    pub(super) open: Vec<NodeId>,
    /// Those that lead back to themselves. Each is reported once.
    pub(super) told: HashSet<NodeId>,
    /// How many callbacks of callbacks there are.
    pub(super) count: usize,
}
