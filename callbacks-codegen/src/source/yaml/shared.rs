//! Nodes that occur at several places, for the builder.

use crate::source::node::{Extent, Node, NodeKind};
use crate::span::offset;

/// Nodes that occur at several places; see [`Tree`](crate::source::node::Tree).
#[derive(Default)]
pub(super) struct Shared {
    pub(super) nodes: Vec<Node>,
    /// The extents of these nodes.
    pub(super) extents: Vec<Extent>,
}

impl Shared {
    /// Moves a node here and returns its replacement.
    pub(super) fn add(&mut self, node: Node, extent: Extent) -> Node {
        let (start, end) = (node.start, node.end);
        let kind = NodeKind::Shared(offset(self.nodes.len()));
        self.nodes.push(node);
        self.extents.push(extent);
        Node { start, end, kind }
    }
}
