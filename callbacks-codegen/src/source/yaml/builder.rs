//! Trees from events.

use std::borrow::Cow;
use std::collections::HashMap;

use super::event::{Anchor, Event, EventKind, Style, Tag};
use super::frame::{Content, Frame, key_of};
use super::merge;
use super::shared::Shared;
use crate::diagnostic::{Code, Diagnostic};
use crate::source::fault;
use crate::source::limits::{MAX_DEPTH, MAX_NODES};
use crate::source::node::{Duplicate, Entry, Extent, Mapping, Node, NodeKind, Scalar, Text, Tree};
use crate::span::{FileId, Location, offset};

type Built<T> = Result<T, Box<Diagnostic>>;

/// Builds a tree without recursion, so that what it accepts does not depend on the stack.
pub(super) struct Builder<'t> {
    file: FileId,
    text: &'t str,
    /// The collections that are open, outermost first.
    frames: Vec<Frame>,
    root: Option<Node>,
    document: Option<Location>,
    shared: Shared,
    /// Where in `shared` the nodes of anchors are; `None` while a node is being built.
    anchors: HashMap<Anchor, Option<u32>>,
    nodes: usize,
}

impl<'t> Builder<'t> {
    pub(super) fn new(file: FileId, text: &'t str) -> Self {
        Self {
            file,
            text,
            frames: Vec::new(),
            root: None,
            document: None,
            shared: Shared::default(),
            anchors: HashMap::new(),
            nodes: 0,
        }
    }

    pub(super) fn add(&mut self, event: Event<'t>) -> Built<()> {
        let Event { start, end, kind } = event;
        match kind {
            EventKind::DocumentStart => self.start_document(start, end),
            EventKind::Scalar {
                text,
                style,
                tag,
                anchor,
            } => {
                let quote = usize::from(style == Style::Quoted);
                let mut end = end;
                let mut text = text;
                if style == Style::Block {
                    if ends_in_last_line(self.text, end) {
                        text = without_line_break(text);
                    }
                    // It is reported with the empty lines after it, and the next one's indentation.
                    let spanned = self.text.get(start..end).unwrap_or_default();
                    end = start + spanned.trim_end().len();
                }
                let scalar = Scalar {
                    text: Text::new(self.text, start + quote, text),
                    plain: match tag {
                        Tag::None => style == Style::Plain,
                        Tag::String => false,
                        Tag::Other => true,
                    },
                };
                let kind = NodeKind::Scalar(scalar);
                self.complete(start, end, kind, Extent::SCALAR, anchor)
            }
            EventKind::SequenceStart { anchor } => {
                self.open(start, end, anchor, Content::Sequence(Vec::new()))
            }
            EventKind::MappingStart { anchor } => {
                let content = Content::Mapping {
                    entries: Vec::new(),
                    key: None,
                    merge: None,
                };
                self.open(start, end, anchor, content)
            }
            EventKind::CollectionEnd => self.close(start, end),
            EventKind::Alias(anchor) => self.alias(start, end, anchor),
        }
    }

    pub(super) fn finish(self) -> Built<Tree> {
        let shared = &self.shared.nodes;
        let is_empty = |node: &Node| {
            let node = match node.kind {
                NodeKind::Shared(index) => &shared[index as usize],
                _ => node,
            };
            let is_plain = matches!(&node.kind, NodeKind::Scalar(scalar) if scalar.plain);
            is_plain && node.start == node.end
        };
        match self.root {
            Some(root) if !is_empty(&root) => Ok(Tree {
                root,
                shared: self.shared.nodes,
            }),
            _ => {
                let place = Location::new(self.file, 0, 0);
                let message = if self.text.trim().is_empty() {
                    "the file is empty"
                } else {
                    "the file has no content"
                };
                Err(Box::new(Diagnostic::error(
                    Code::EMPTY_DOCUMENT,
                    place,
                    message,
                )))
            }
        }
    }

    fn start_document(&mut self, start: usize, end: usize) -> Built<()> {
        let place = self.place(start, end);
        let Some(first) = self.document.replace(place) else {
            return Ok(());
        };
        let message = "the file holds more than one YAML document";
        Err(Box::new(
            Diagnostic::error(Code::MULTIPLE_DOCUMENTS, place, message)
                .label("another document starts here")
                .also(first, "the first document starts here")
                .help("keep one document in a file, and remove `---` where nothing follows it"),
        ))
    }

    fn open(
        &mut self,
        start: usize,
        end: usize,
        anchor: Option<Anchor>,
        content: Content,
    ) -> Built<()> {
        if self.frames.len() == MAX_DEPTH {
            return Err(fault::too_deep(self.place(start, end)));
        }
        if let Some(anchor) = anchor {
            self.anchors.insert(anchor, None);
        }
        self.frames.push(Frame {
            start,
            end,
            anchor,
            extent: Extent::EMPTY_COLLECTION,
            content,
        });
        Ok(())
    }

    fn close(&mut self, start: usize, end: usize) -> Built<()> {
        let Some(mut frame) = self.frames.pop() else {
            return Ok(());
        };
        // The end of a block collection is reported at what follows it, comments included.
        let end = if start < end { end } else { frame.end };
        let kind = match frame.content {
            Content::Sequence(items) => NodeKind::Sequence(items.into_boxed_slice()),
            Content::Mapping {
                mut entries, merge, ..
            } => {
                if let Some((key, value)) = merge {
                    let place = self.place(value.start as usize, value.end as usize);
                    let merger = merge::Merger {
                        file: self.file,
                        text: self.text,
                        shared: &mut self.shared,
                    };
                    let (merged, added) = merger.merge(entries, &key, value)?;
                    entries = merged;
                    frame.extent = frame.extent.with_children(added);
                    if frame.extent.is_too_large() {
                        return Err(fault::expanded_too_far(place));
                    }
                }
                match Mapping::new(entries, self.text) {
                    Ok(mapping) => NodeKind::Mapping(Box::new(mapping)),
                    Err(keys) => return Err(fault::duplicate_key(self.file, self.text, &keys)),
                }
            }
        };
        self.complete(frame.start, end, kind, frame.extent, frame.anchor)
    }

    /// Takes a node that is complete.
    fn complete(
        &mut self,
        start: usize,
        end: usize,
        kind: NodeKind,
        extent: Extent,
        anchor: Option<Anchor>,
    ) -> Built<()> {
        self.nodes += 1;
        if self.nodes > MAX_NODES {
            return Err(fault::too_many_nodes(self.place(start, end)));
        }
        let mut node = Node {
            start: offset(start),
            end: offset(end),
            kind,
        };
        if let Some(anchor) = anchor {
            node = self.shared.add(node, extent);
            if let NodeKind::Shared(index) = node.kind {
                self.anchors.insert(anchor, Some(index));
            }
        }
        self.place_node(node, extent, end)
    }

    fn alias(&mut self, start: usize, end: usize, anchor: Anchor) -> Built<()> {
        let place = self.place(start, end);
        let Some(&Some(index)) = self.anchors.get(&anchor) else {
            let message = "an alias is inside the node that it refers to";
            return Err(Box::new(Diagnostic::error(
                Code::RECURSIVE_ALIAS,
                place,
                message,
            )));
        };
        let extent = self.shared.extents[index as usize];
        if extent.is_too_deep(self.frames.len()) {
            return Err(fault::too_deep(place));
        }
        let node = Node {
            start: place.start,
            end: place.end,
            kind: NodeKind::Shared(index),
        };
        self.place_node(node, extent, end)
    }

    /// Puts a node into the innermost open collection, as a key if one is expected.
    fn place_node(&mut self, node: Node, extent: Extent, end: usize) -> Built<()> {
        let Some(frame) = self.frames.last_mut() else {
            self.root = Some(node);
            return Ok(());
        };
        frame.end = end;
        frame.extent = frame.extent.with_child(extent);
        if frame.extent.is_too_large() {
            let place = Location::new(self.file, node.start as usize, end);
            return Err(fault::expanded_too_far(place));
        }
        match &mut frame.content {
            Content::Sequence(items) => items.push(node),
            Content::Mapping {
                entries,
                key,
                merge,
            } => match key.take() {
                None => *key = Some(key_of(self.file, self.text, &self.shared, node)?),
                Some(pending) if pending.is_merge => {
                    if let Some((first, _)) = merge.take() {
                        let second = pending.key;
                        let keys = Duplicate { first, second };
                        let fault = fault::duplicate_key(self.file, self.text, &keys);
                        return Err(Box::new(fault.help("merge several: `<<: [*one, *two]`")));
                    }
                    *merge = Some((pending.key, node));
                }
                Some(pending) => entries.push(Entry {
                    key: pending.key,
                    value: node,
                }),
            },
        }
        Ok(())
    }

    fn place(&self, start: usize, end: usize) -> Location {
        Location::new(self.file, start, end)
    }
}

/// Whether a block scalar's last line is the last one of the file and has no line break.
fn ends_in_last_line(text: &str, end: usize) -> bool {
    let last_line = || text.rsplit(['\r', '\n']).next().unwrap_or_default();
    end == text.len() && !last_line().trim().is_empty()
}

/// Takes away the line break that parsers add where the file has none; its chomping indicator
/// cannot keep what is not there (YAML 1.2.2, section 8.1.1.2).
fn without_line_break(text: Cow<'_, str>) -> Cow<'_, str> {
    match text.strip_suffix('\n') {
        Some(stripped) => Cow::Owned(stripped.to_owned()),
        None => text,
    }
}
