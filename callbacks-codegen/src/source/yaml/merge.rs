//! Merge keys: `<<: *base` (YAML 1.1, <https://yaml.org/type/merge.html>).

use std::collections::HashSet;

use super::shared::Shared;
use crate::diagnostic::{Code, Diagnostic};
use crate::source::node::{Entry, Extent, Key, Mapping, Node, NodeKind};
use crate::span::{FileId, Location};

pub(super) struct Merger<'a> {
    pub(super) file: FileId,
    pub(super) text: &'a str,
    pub(super) shared: &'a mut Shared,
}

impl Merger<'_> {
    /// Adds to `own` entries those of the mappings in `value` that have other keys.
    ///
    /// The mapping's own entries win, and of several mappings the earlier ones. Gives the extents
    /// of the values added.
    pub(super) fn merge(
        mut self,
        own: Vec<Entry>,
        key: &Key,
        value: Node,
    ) -> Result<(Vec<Entry>, Vec<Extent>), Box<Diagnostic>> {
        let own_length = own.len();
        let mut entries = own;
        for mapping in self.sources(key, value)? {
            entries.extend(mapping.entries);
        }
        // Own entries that repeat a key are kept, to be reported.
        let mut known = HashSet::new();
        let is_kept: Vec<bool> = entries
            .iter()
            .enumerate()
            .map(|(at, entry)| known.insert(entry.key.text.as_str(self.text)) || at < own_length)
            .collect();
        let mut kept = is_kept.into_iter();
        entries.retain(|_| kept.next().unwrap_or_default());
        let added = entries.iter().skip(own_length);
        let extents = added.map(|entry| self.extent(&entry.value)).collect();
        Ok((entries, extents))
    }

    /// The mappings that a merge key's value is: one, or a sequence of some.
    fn sources(&mut self, key: &Key, value: Node) -> Result<Vec<Mapping>, Box<Diagnostic>> {
        let place = Location {
            file: self.file,
            start: value.start,
            end: value.end,
        };
        let sources = match self.resolve(value) {
            NodeKind::Mapping(mapping) => Some(vec![*mapping]),
            NodeKind::Sequence(items) => items
                .into_iter()
                .map(|item| match self.resolve(item) {
                    NodeKind::Mapping(mapping) => Some(*mapping),
                    _ => None,
                })
                .collect(),
            _ => None,
        };
        sources.ok_or_else(|| {
            let message = "the value of a merge key is not a mapping";
            let key = Location {
                file: self.file,
                start: key.start,
                end: key.end,
            };
            Box::new(
                Diagnostic::error(Code::INVALID_MERGE_KEY, place, message)
                    .label("expected an alias of a mapping, or a sequence of them")
                    .also(key, "the merge key")
                    .help("quote the key if it is not meant to merge: `'<<'`"),
            )
        })
    }

    /// What a node is; of a shared one, a copy that is small because its own children are shared.
    fn resolve(&mut self, node: Node) -> NodeKind {
        let NodeKind::Shared(index) = node.kind else {
            return node.kind;
        };
        let index = index as usize;
        let mut kind = std::mem::replace(&mut self.shared.nodes[index].kind, NodeKind::Shared(0));
        match &mut kind {
            NodeKind::Mapping(mapping) => {
                for entry in &mut mapping.entries {
                    self.share(&mut entry.value);
                }
            }
            NodeKind::Sequence(items) => items.iter_mut().for_each(|item| self.share(item)),
            NodeKind::Scalar(_) | NodeKind::Shared(_) | NodeKind::Foreign(_) => {}
        }
        self.shared.nodes[index].kind = kind.clone();
        match kind {
            NodeKind::Shared(_) => self.resolve(Node { kind, ..node }),
            kind => kind,
        }
    }

    /// Makes a collection a shared one.
    fn share(&mut self, node: &mut Node) {
        if let NodeKind::Mapping(_) | NodeKind::Sequence(_) = node.kind {
            let extent = self.extent(node);
            let placeholder = Node {
                start: node.start,
                end: node.end,
                kind: NodeKind::Shared(0),
            };
            let moved = std::mem::replace(node, placeholder);
            *node = self.shared.add(moved, extent);
        }
    }

    /// Recurses no deeper than collections are nested.
    fn extent(&self, node: &Node) -> Extent {
        match &node.kind {
            // No overlay is applied yet.
            NodeKind::Scalar(_) | NodeKind::Foreign(_) => Extent::SCALAR,
            NodeKind::Shared(index) => self.shared.extents[*index as usize],
            NodeKind::Sequence(items) => {
                Extent::EMPTY_COLLECTION.with_children(items.iter().map(|item| self.extent(item)))
            }
            NodeKind::Mapping(mapping) => Extent::EMPTY_COLLECTION.with_children(
                mapping
                    .entries
                    .iter()
                    .map(|entry| self.extent(&entry.value)),
            ),
        }
    }
}
