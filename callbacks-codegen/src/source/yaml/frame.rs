//! Collections that the builder is about.

use super::event::Anchor;
use super::expression_key;
use super::shared::Shared;
use crate::diagnostic::Diagnostic;
use crate::source::node::{Entry, Extent, Key, Node, NodeKind};
use crate::span::{FileId, Location};

/// A collection that is not complete yet.
pub(super) struct Frame {
    pub(super) start: usize,
    /// The end of what was last added.
    pub(super) end: usize,
    pub(super) anchor: Option<Anchor>,
    pub(super) extent: Extent,
    pub(super) content: Content,
}

pub(super) enum Content {
    Sequence(Vec<Node>),
    Mapping {
        entries: Vec<Entry>,
        /// The key whose value comes next.
        key: Option<PendingKey>,
        /// The merge key and its value.
        merge: Option<(Key, Node)>,
    },
}

pub(super) struct PendingKey {
    pub(super) key: Key,
    /// Plain `<<`.
    pub(super) is_merge: bool,
}

/// Reads a node as a key: scalars of all types are keys by their text.
pub(super) fn key_of(
    file: FileId,
    text: &str,
    shared: &Shared,
    node: Node,
) -> Result<PendingKey, Box<Diagnostic>> {
    let (start, end) = (node.start, node.end);
    let kind = match node.kind {
        NodeKind::Shared(index) => shared.nodes[index as usize].kind.clone(),
        kind => kind,
    };
    let NodeKind::Scalar(scalar) = kind else {
        let place = Location { file, start, end };
        return Err(expression_key::complex_key(text, place));
    };
    Ok(PendingKey {
        is_merge: scalar.plain && scalar.text.as_str(text) == "<<",
        key: Key {
            start,
            end,
            file: None,
            text: scalar.text,
        },
    })
}
