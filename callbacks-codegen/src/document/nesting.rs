//! Callbacks of callbacks.

use std::collections::HashSet;

use crate::source::NodeId;

/// Which callbacks lead where reading is.
#[derive(Debug, Default)]
pub(crate) struct Nesting {
    /// The `callbacks` of operations, from the outermost in.
    pub(super) open: Vec<NodeId>,
    /// Those that lead back to themselves, each told once.
    pub(super) told: HashSet<NodeId>,
    /// How many callbacks of callbacks there are.
    pub(super) count: usize,
}
