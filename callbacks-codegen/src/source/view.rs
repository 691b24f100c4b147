//! Reading a document.

use std::fmt;
use std::ops::Range;

use crate::source::file::SourceFile;
use crate::source::key_view::{KeyView, part};
use crate::source::node::{Entry, Key, Mapping, Node, NodeKind, Scalar};
use crate::source::scalar;
use crate::span::{FileId, Location};

/// A node together with its file: what all later stages read documents through.
///
/// An alias is read as the node that it refers to, whose place is that of its anchor. Questions
/// that do not fit the kind of node have the empty answer: a scalar has no entries and no items.
#[derive(Clone, Copy)]
pub struct View<'s> {
    /// The file whose part it is.
    file: &'s SourceFile,
    /// The file in which it is written: the same, unless an overlay put it there.
    written: &'s SourceFile,
    node: &'s Node,
}

/// What is known of nodes. No document chooses their ids, so a quick hash will do.
pub(crate) type NodeMap<V> = rustc_hash::FxHashMap<NodeId, V>;

/// Which node a [`View`] is of: equal for two views of one node, usable as the key of a map.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub struct NodeId(usize);

impl<'s> View<'s> {
    pub(super) fn new(file: &'s SourceFile, written: &'s SourceFile, node: &'s Node) -> Self {
        let (mut written, mut node) = (written, node);
        loop {
            match &node.kind {
                // A node may be shared twice over: by an anchor, and by a merge that repeats it.
                NodeKind::Shared(index) => {
                    node = file
                        .tree()
                        .and_then(|tree| tree.shared.get(*index as usize))
                        .expect("the builder refers only to shared nodes it has stored");
                }
                NodeKind::Foreign(foreign) => {
                    written = file.written(foreign.file);
                    node = &foreign.node;
                }
                _ => break,
            }
        }
        Self {
            file,
            written,
            node,
        }
    }

    #[cfg(feature = "overlay")]
    pub(super) fn node(&self) -> &'s Node {
        self.node
    }

    fn child(&self, node: &'s Node) -> Self {
        Self::new(self.file, self.written, node)
    }

    fn key_of(&self, key: &'s Key) -> KeyView<'s> {
        let written = key
            .file
            .map_or(self.written, |file| self.file.written(file));
        KeyView::new(self.written, written, key)
    }

    /// The file whose part it is.
    #[must_use]
    pub fn file(&self) -> FileId {
        self.file.id
    }

    /// The file whose part it is: that of the document, also for what an overlay adds to it. References start from there.
    #[must_use]
    pub fn source(&self) -> &'s SourceFile {
        self.file
    }

    /// Where it is written, which may be in an overlay.
    #[must_use]
    pub fn location(&self) -> Location {
        Location {
            file: self.written.id,
            start: self.node.start,
            end: self.node.end,
        }
    }

    /// Its identity.
    #[must_use]
    pub fn id(&self) -> NodeId {
        // Trees do not move. Two nodes of one place may differ, because an overlay can copy a node and change the copy.
        NodeId(std::ptr::from_ref(self.node).addr())
    }

    /// The place of a part of a scalar's text, given by byte offsets in [`View::raw_text`].
    ///
    /// It is the place of the whole scalar if the text is not in the file literally, for
    /// escapes or because lines were folded.
    #[must_use]
    pub fn part(&self, range: Range<usize>) -> Location {
        match &self.node.kind {
            NodeKind::Scalar(scalar) => part(&scalar.text, self.location(), range),
            _ => self.location(),
        }
    }

    /// The value of a key of a mapping.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<View<'s>> {
        Some(self.child(&self.find(key)?.value))
    }

    /// A key of a mapping.
    #[must_use]
    pub fn key(&self, key: &str) -> Option<KeyView<'s>> {
        Some(self.key_of(&self.find(key)?.key))
    }

    /// The place of a key of a mapping.
    #[must_use]
    pub fn key_location(&self, key: &str) -> Option<Location> {
        self.key(key).map(|key| key.location)
    }

    /// The entries of a mapping, in the order of the document.
    ///
    /// Those that a merge key brings in come last.
    pub fn entries(
        &self,
    ) -> impl ExactSizeIterator<Item = (KeyView<'s>, View<'s>)> + DoubleEndedIterator + Clone + use<'s>
    {
        let view = *self;
        let entries = self.mapping().map_or(&[][..], |mapping| &mapping.entries);
        entries
            .iter()
            .map(move |entry| (view.key_of(&entry.key), view.child(&entry.value)))
    }

    /// The items of a sequence.
    pub fn items(
        &self,
    ) -> impl ExactSizeIterator<Item = View<'s>> + DoubleEndedIterator + Clone + use<'s> {
        let view = *self;
        self.sequence().iter().map(move |item| view.child(item))
    }

    /// The entry of a mapping at an index. `nth` of [`entries`](Self::entries) would pass all before it.
    pub(super) fn entry_at(&self, index: usize) -> Option<(KeyView<'s>, View<'s>)> {
        let entry = self.mapping()?.entries.get(index)?;
        Some((self.key_of(&entry.key), self.child(&entry.value)))
    }

    /// The item of a sequence at an index. `nth` of [`items`](Self::items) would pass all before it.
    pub(super) fn item_at(&self, index: usize) -> Option<View<'s>> {
        Some(self.child(self.sequence().get(index)?))
    }

    /// Whether it is a mapping.
    #[must_use]
    pub fn is_mapping(&self) -> bool {
        self.mapping().is_some()
    }

    /// Whether it is a sequence.
    #[must_use]
    pub fn is_sequence(&self) -> bool {
        matches!(self.node.kind, NodeKind::Sequence(_))
    }

    /// Whether it is a scalar.
    #[must_use]
    pub fn is_scalar(&self) -> bool {
        self.scalar().is_some()
    }

    /// The text of a scalar, whatever it can be read as.
    #[must_use]
    pub fn raw_text(&self) -> Option<&'s str> {
        Some(self.scalar()?.text.as_str(&self.written.text))
    }

    /// The text of a scalar where a string is expected: an author who writes `on`, `08`, `1.0` or
    /// `NULL` there means the text.
    ///
    /// `None` for null written as `null`, as `~` or as nothing at all.
    #[must_use]
    pub fn as_text(&self) -> Option<&'s str> {
        let text = self.raw_text()?;
        let is_null = self.is_plain() && scalar::is_bare_null(text);
        (!is_null).then_some(text)
    }

    /// The text of a string: a scalar that is quoted, or is neither null, boolean nor number.
    #[must_use]
    pub fn as_str(&self) -> Option<&'s str> {
        let text = self.raw_text()?;
        let is_other = self.is_plain()
            && (scalar::is_null(text)
                || scalar::as_bool(text).is_some()
                || scalar::is_number(text));
        (!is_other).then_some(text)
    }

    /// The value of a boolean: plain `true` or `false`, never `yes` or `on`.
    #[must_use]
    pub fn as_bool(&self) -> Option<bool> {
        scalar::as_bool(self.plain_text()?)
    }

    /// Whether it is null: plain `null`, `~` or nothing.
    #[must_use]
    pub fn is_null(&self) -> bool {
        self.plain_text().is_some_and(scalar::is_null)
    }

    /// The exact text of a number, which JSON can write: `08` and `0x1F` are strings.
    #[must_use]
    pub fn as_number(&self) -> Option<&'s str> {
        self.plain_text().filter(|text| scalar::is_number(text))
    }

    /// The value of a number that is a whole one: `10`, also `10.0`.
    #[must_use]
    pub fn as_u64(&self) -> Option<u64> {
        u64::try_from(scalar::as_i128(self.plain_text()?)?).ok()
    }

    /// The value of a number that is a whole one: `-10`, also `-10.0`.
    #[must_use]
    pub fn as_i64(&self) -> Option<i64> {
        i64::try_from(scalar::as_i128(self.plain_text()?)?).ok()
    }

    /// The value of a number that is a whole one, as far as 128 bits hold it.
    #[must_use]
    pub fn as_i128(&self) -> Option<i128> {
        scalar::as_i128(self.plain_text()?)
    }

    /// What it is, in the words of a message: `a mapping`, `an integer`.
    #[must_use]
    pub fn kind_name(&self) -> &'static str {
        match &self.node.kind {
            NodeKind::Mapping(_) => "a mapping",
            NodeKind::Sequence(_) => "a sequence",
            _ if self.is_null() => "null",
            _ if self.as_bool().is_some() => "a boolean",
            _ => match self.as_number() {
                Some(number) if scalar::is_integer(number) => "an integer",
                Some(_) => "a number",
                None => "a string",
            },
        }
    }

    fn mapping(&self) -> Option<&'s Mapping> {
        match &self.node.kind {
            NodeKind::Mapping(mapping) => Some(mapping),
            _ => None,
        }
    }

    fn sequence(&self) -> &'s [Node] {
        match &self.node.kind {
            NodeKind::Sequence(items) => items,
            _ => &[],
        }
    }

    fn find(&self, key: &str) -> Option<&'s Entry> {
        self.mapping()?.find(&self.written.text, key)
    }

    fn scalar(&self) -> Option<&'s Scalar> {
        match &self.node.kind {
            NodeKind::Scalar(scalar) => Some(scalar),
            _ => None,
        }
    }

    fn is_plain(&self) -> bool {
        self.scalar().is_some_and(|scalar| scalar.plain)
    }

    fn plain_text(&self) -> Option<&'s str> {
        let scalar = self.scalar().filter(|scalar| scalar.plain)?;
        Some(scalar.text.as_str(&self.written.text))
    }
}

impl SourceFile {
    /// Its root node; `None` when it could not be parsed.
    #[must_use]
    pub fn root(&self) -> Option<View<'_>> {
        Some(View::new(self, self, &self.tree()?.root))
    }
}

impl fmt::Debug for View<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("View")
            .field("location", &self.location())
            .field("kind", &self.kind_name())
            .finish()
    }
}
