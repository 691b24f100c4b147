//! Changing the tree of a document, as overlays do.
//!
//! What an overlay adds keeps the place in the overlay, so that diagnostics point there. It is stored once, however many
//! objects it is added to.

use std::rc::Rc;

use crate::source::file::{Overlaid, SourceFile, Texts};
use crate::source::node::{Entry, Foreign, Key, Node, NodeKind, Text, Tree};
use crate::source::view::View;
use crate::span::{FileId, Location, offset};

/// A step from a node to one of its children.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Step {
    /// To the value of a key.
    Name(String),
    /// To an item of a sequence.
    Index(usize),
}

/// A document that is being changed.
pub(crate) struct Draft<'s> {
    document: View<'s>,
    texts: &'s Texts,
    root: Node,
    nodes: Nodes,
    /// The overlays whose shared nodes are among those of the draft, and from which one on.
    imported: Vec<(FileId, u32)>,
}

/// The nodes that occur at several places, and the files that nodes are written in.
struct Nodes {
    shared: Vec<Node>,
    files: Vec<Rc<SourceFile>>,
}

/// A value to merge into a document.
pub(crate) struct Patch {
    node: Node,
    file: FileId,
    kind: PatchKind,
}

enum PatchKind {
    Mapping(Vec<(Key, Patch)>),
    Sequence(Vec<Patch>),
    Scalar,
}

/// Two values that cannot be merged.
pub(crate) struct Mismatch {
    /// The value that was to be merged.
    pub(crate) patch: Location,
    /// The value of the document.
    pub(crate) target: Location,
    pub(crate) patch_kind: &'static str,
    pub(crate) target_kind: &'static str,
}

impl<'s> Draft<'s> {
    /// A draft of the document with this root.
    pub(crate) fn new(document: View<'s>, texts: &'s Texts) -> Self {
        let tree = document.source().tree().cloned();
        let empty = Node {
            start: 0,
            end: 0,
            kind: NodeKind::Sequence(Box::default()),
        };
        let Tree { root, shared } = tree.unwrap_or(Tree {
            root: empty,
            shared: Vec::new(),
        });
        Self {
            document,
            texts,
            root,
            nodes: Nodes {
                shared,
                files: texts.shared(document.file()).into_iter().collect(),
            },
            imported: Vec::new(),
        }
    }

    /// The value of an overlay, to be merged into the document.
    pub(crate) fn patch(&mut self, value: View<'_>) -> Patch {
        let by = self.import(value);
        let mut node = value.node().clone();
        move_shared(&mut node, by);
        self.nodes.patch(node, value.file())
    }

    /// Adds the shared nodes of an overlay, once, and gives the index of the first.
    fn import(&mut self, value: View<'_>) -> u32 {
        let file = value.file();
        let known = self.imported.iter().find(|(known, _)| *known == file);
        if let Some((_, by)) = known {
            return *by;
        }
        self.nodes.files.extend(self.texts.shared(file));
        let by = offset(self.nodes.shared.len());
        let shared = value.source().tree().into_iter().flat_map(|it| &it.shared);
        self.nodes.shared.extend(shared.map(|node| {
            let mut node = node.clone();
            move_shared(&mut node, by);
            node
        }));
        self.imported.push((file, by));
        by
    }

    /// The value at a path, to be merged somewhere else.
    pub(crate) fn copy(&mut self, path: &[Step]) -> Option<Patch> {
        let (node, file) = self.at(path)?;
        let node = node.clone();
        Some(self.nodes.patch(node, file))
    }

    /// Merges a value into the one at a path.
    pub(crate) fn merge(&mut self, path: &[Step], patch: &Patch) -> Vec<Mismatch> {
        let mut mismatches = Vec::new();
        let document = self.document.file();
        if let Some((target, file)) = self.nodes.at(&mut self.root, document, path) {
            // A sequence at the target takes a value that is no sequence as its next item.
            match (&mut target.kind, &patch.kind) {
                (NodeKind::Sequence(items), PatchKind::Mapping(_) | PatchKind::Scalar) => {
                    append(items, std::iter::once(patch.node_in(file)));
                }
                _ => self.nodes.merge(target, file, patch, &mut mismatches),
            }
        }
        mismatches
    }

    /// Removes children of the node at a path.
    pub(crate) fn remove(&mut self, path: &[Step], children: &[&Step]) {
        let document = self.document.file();
        let Some((parent, file)) = self.nodes.at(&mut self.root, document, path) else {
            return;
        };
        match &mut parent.kind {
            NodeKind::Mapping(mapping) => {
                let names = children.iter().filter_map(|step| match step {
                    Step::Name(name) => Some(name.as_str()),
                    Step::Index(_) => None,
                });
                let names: std::collections::HashSet<_> = names.collect();
                mapping.retain(self.nodes.text(file), |key| !names.contains(key));
            }
            NodeKind::Sequence(items) => {
                let indices: std::collections::HashSet<_> = children.iter().copied().collect();
                let kept = std::mem::take(items).into_vec().into_iter().enumerate();
                let kept = kept.filter(|(index, _)| !indices.contains(&Step::Index(*index)));
                *items = kept.map(|(_, item)| item).collect();
            }
            _ => {}
        }
    }

    /// Makes the draft what the document is from now on, and gives its root.
    pub(crate) fn finish(self) -> View<'s> {
        let document = self.document.source();
        let own = document.id;
        let files = self.nodes.files.into_iter().filter(|file| file.id != own);
        let overlaid = Overlaid {
            files: files.collect(),
            tree: Tree {
                root: self.root,
                shared: self.nodes.shared,
            },
        };
        document.overlaid.get_or_init(|| overlaid);
        document.root().unwrap_or(self.document)
    }

    fn at(&mut self, path: &[Step]) -> Option<(&mut Node, FileId)> {
        let document = self.document.file();
        self.nodes.at(&mut self.root, document, path)
    }
}

impl Nodes {
    fn text(&self, file: FileId) -> &str {
        let file = self.files.iter().find(|known| known.id == file);
        file.map_or("", |file| &file.text)
    }

    /// The node at a path, as one of its own: changing it changes no other place.
    fn at<'n>(
        &mut self,
        root: &'n mut Node,
        file: FileId,
        path: &[Step],
    ) -> Option<(&'n mut Node, FileId)> {
        let (mut node, mut file) = self.settle(root, file);
        for step in path {
            let child = match (&mut node.kind, step) {
                (NodeKind::Mapping(mapping), Step::Name(name)) => {
                    let index = mapping.position(self.text(file), name)?;
                    &mut mapping.entries[index].value
                }
                (NodeKind::Sequence(items), Step::Index(index)) => items.get_mut(*index)?,
                _ => return None,
            };
            (node, file) = self.settle(child, file);
        }
        Some((node, file))
    }

    /// The mapping, sequence or scalar that a node means, and its file.
    fn settle<'n>(&mut self, node: &'n mut Node, file: FileId) -> (&'n mut Node, FileId) {
        self.unshare(node);
        match node.kind {
            NodeKind::Foreign(ref mut foreign) => self.settle(&mut foreign.node, foreign.file),
            _ => (node, file),
        }
    }

    /// Replaces a reference to a shared node by a copy, which is small because its children are shared from then on.
    fn unshare(&mut self, node: &mut Node) {
        while let NodeKind::Shared(index) = node.kind {
            let index = index as usize;
            let placeholder = self.shared[index].placeholder();
            let mut original = std::mem::replace(&mut self.shared[index], placeholder);
            match &mut original.kind {
                NodeKind::Mapping(mapping) => {
                    let values = mapping.entries.iter_mut().map(|entry| &mut entry.value);
                    values.for_each(|value| self.share(value));
                }
                NodeKind::Sequence(items) => items.iter_mut().for_each(|item| self.share(item)),
                _ => {}
            }
            *node = original.clone();
            self.shared[index] = original;
        }
    }

    /// Moves a collection to the shared nodes.
    fn share(&mut self, node: &mut Node) {
        if let NodeKind::Mapping(_) | NodeKind::Sequence(_) | NodeKind::Foreign(_) = node.kind {
            let mut reference = node.placeholder();
            reference.kind = NodeKind::Shared(offset(self.shared.len()));
            self.shared.push(std::mem::replace(node, reference));
        }
    }

    /// Recurses no deeper than collections are nested.
    fn patch(&mut self, mut node: Node, file: FileId) -> Patch {
        self.unshare(&mut node);
        let kind = match node.kind {
            NodeKind::Foreign(foreign) => return self.patch(foreign.node, foreign.file),
            NodeKind::Mapping(ref mut mapping) => {
                let entries = mapping.entries.iter_mut().map(|entry| {
                    let key = Key {
                        file: Some(entry.key.file.unwrap_or(file)),
                        text: Text::Owned(entry.key.text.as_str(self.text(file)).into()),
                        ..entry.key
                    };
                    let placeholder = entry.value.placeholder();
                    let value = std::mem::replace(&mut entry.value, placeholder);
                    let value = self.patch(value, file);
                    entry.value = value.node_in(file);
                    (key, value)
                });
                PatchKind::Mapping(entries.collect())
            }
            NodeKind::Sequence(ref mut items) => {
                let patches = items.iter_mut().map(|item| {
                    let placeholder = item.placeholder();
                    let value = self.patch(std::mem::replace(item, placeholder), file);
                    *item = value.node_in(file);
                    value
                });
                PatchKind::Sequence(patches.collect())
            }
            NodeKind::Scalar(_) | NodeKind::Shared(_) => PatchKind::Scalar,
        };
        self.share(&mut node);
        Patch { node, file, kind }
    }

    /// Merges as Overlay 1.1 says, "Action Object": mappings by their keys, sequences one after the other, scalars replaced.
    fn merge(
        &mut self,
        target: &mut Node,
        file: FileId,
        patch: &Patch,
        mismatches: &mut Vec<Mismatch>,
    ) {
        let (target, file) = self.settle(target, file);
        match (&mut target.kind, &patch.kind) {
            (NodeKind::Mapping(mapping), PatchKind::Mapping(entries)) => {
                for (key, value) in entries {
                    let text = self.text(file);
                    match mapping.position(text, key.text.as_str("")) {
                        Some(index) => {
                            let target = &mut mapping.entries[index].value;
                            self.merge(target, file, value, mismatches);
                        }
                        None => {
                            let (key, value) = (key.clone(), value.node_in(file));
                            mapping.push(Entry { key, value }, text);
                        }
                    }
                }
            }
            (NodeKind::Sequence(items), PatchKind::Sequence(values)) => {
                append(items, values.iter().map(|value| value.node_in(file)));
            }
            (NodeKind::Scalar(scalar), kind) => {
                // Nothing, as in `components:`, has no kind yet.
                let is_nothing = scalar.is_null(self.text(file));
                if is_nothing || matches!(kind, PatchKind::Scalar) {
                    *target = patch.node_in(file);
                } else {
                    mismatches.push(patch.mismatch(target, file));
                }
            }
            _ => mismatches.push(patch.mismatch(target, file)),
        }
    }
}

impl Patch {
    /// The node, for use within nodes of a file.
    fn node_in(&self, file: FileId) -> Node {
        if self.file == file {
            return self.node.clone();
        }
        Node {
            start: self.node.start,
            end: self.node.end,
            kind: NodeKind::Foreign(Box::new(Foreign {
                file: self.file,
                node: self.node.clone(),
            })),
        }
    }

    fn mismatch(&self, target: &Node, file: FileId) -> Mismatch {
        let place = |file, node: &Node| Location {
            file,
            start: node.start,
            end: node.end,
        };
        Mismatch {
            patch: place(self.file, &self.node),
            target: place(file, target),
            patch_kind: match self.kind {
                PatchKind::Mapping(_) => "an object",
                PatchKind::Sequence(_) => "an array",
                PatchKind::Scalar => "a single value",
            },
            target_kind: match target.kind {
                NodeKind::Mapping(_) => "an object",
                NodeKind::Sequence(_) => "an array",
                _ => "a single value",
            },
        }
    }
}

fn append(items: &mut Box<[Node]>, more: impl Iterator<Item = Node>) {
    let mut list = std::mem::take(items).into_vec();
    list.extend(more);
    *items = list.into_boxed_slice();
}

/// Lets a node refer to shared nodes at later places.
fn move_shared(node: &mut Node, by: u32) {
    match &mut node.kind {
        NodeKind::Shared(index) => *index += by,
        NodeKind::Mapping(mapping) => {
            let values = mapping.entries.iter_mut().map(|entry| &mut entry.value);
            values.for_each(|value| move_shared(value, by));
        }
        NodeKind::Sequence(items) => items.iter_mut().for_each(|item| move_shared(item, by)),
        NodeKind::Foreign(foreign) => move_shared(&mut foreign.node, by),
        NodeKind::Scalar(_) => {}
    }
}
