//! The tree of a file.
//!
//! Nodes hold offsets into the text instead of borrowing it, so that one place owns both.

use std::borrow::Cow;
use std::rc::Rc;

use crate::source::limits::{MAX_DEPTH, MAX_NODES};
use crate::span::{FileId, offset};

/// Mappings larger than this are looked up by binary search.
const INDEXED_FROM: usize = 17;

/// What a file was parsed into.
#[derive(Debug, Clone)]
pub(super) struct Tree {
    pub(super) root: Node,
    /// Nodes that occur at several places, because an alias or a merge key repeats them.
    pub(super) shared: Vec<Node>,
}

/// A node and the bytes it spans.
#[derive(Debug, Clone)]
pub(super) struct Node {
    pub(super) start: u32,
    pub(super) end: u32,
    pub(super) kind: NodeKind,
}

#[derive(Debug, Clone)]
pub(super) enum NodeKind {
    Scalar(Scalar),
    Sequence(Box<[Node]>),
    Mapping(Box<Mapping>),
    /// A node of [`Tree::shared`].
    Shared(u32),
    /// A node that is written in another file: an overlay put it here.
    #[cfg_attr(
        not(feature = "overlay"),
        allow(dead_code, reason = "only overlays make one")
    )]
    Foreign(Box<Foreign>),
}

/// A node of another file. What is within it is written there, too.
#[cfg_attr(
    not(feature = "overlay"),
    allow(dead_code, reason = "only overlays make one")
)]
#[derive(Debug, Clone)]
pub(super) struct Foreign {
    pub(super) file: FileId,
    pub(super) node: Node,
}

#[derive(Debug, Clone)]
pub(super) struct Scalar {
    pub(super) text: Text,
    /// Not quoted: it may be a number, a boolean or null.
    pub(super) plain: bool,
}

/// The text of a scalar or a key, after escapes and folding.
#[derive(Debug, Clone)]
pub(super) enum Text {
    /// It is in the file literally.
    Verbatim { start: u32, end: u32 },
    /// Cheap to clone: what is merged into many mappings must not multiply large texts.
    Owned(Rc<str>),
}

impl Text {
    /// Stores `value` as a range of `source` if it is there literally at `start`.
    pub(super) fn new(source: &str, start: usize, value: Cow<'_, str>) -> Self {
        let end = start + value.len();
        if source.as_bytes().get(start..end) == Some(value.as_bytes()) {
            Self::verbatim(start, end)
        } else {
            Self::Owned(value.into())
        }
    }

    pub(super) fn verbatim(start: usize, end: usize) -> Self {
        Self::Verbatim {
            start: offset(start),
            end: offset(end),
        }
    }

    fn len(&self) -> usize {
        match self {
            Self::Verbatim { start, end } => (end - start) as usize,
            Self::Owned(text) => text.len(),
        }
    }

    pub(super) fn as_str<'s>(&'s self, source: &'s str) -> &'s str {
        match self {
            Self::Verbatim { start, end } => source
                .get(*start as usize..*end as usize)
                .unwrap_or_default(),
            Self::Owned(text) => text,
        }
    }
}

#[derive(Debug, Clone)]
pub(super) struct Entry {
    pub(super) key: Key,
    pub(super) value: Node,
}

#[derive(Debug, Clone)]
pub(super) struct Key {
    pub(super) start: u32,
    pub(super) end: u32,
    /// The file of the key, where that is not the file of its mapping. Then the text is an owned one.
    pub(super) file: Option<FileId>,
    pub(super) text: Text,
}

/// The entries of a mapping in the order of the document; their keys differ.
#[derive(Debug, Clone)]
pub(super) struct Mapping {
    pub(super) entries: Vec<Entry>,
    /// Indices of the entries by key, when there are many.
    by_key: Vec<u32>,
}

impl Mapping {
    /// Makes a mapping of entries.
    ///
    /// # Errors
    ///
    /// Gives the first key that repeats another, and that other.
    pub(super) fn new(mut entries: Vec<Entry>, source: &str) -> Result<Self, Box<Duplicate>> {
        let by_key = if entries.len() < INDEXED_FROM {
            check_few(&entries, source)?;
            Vec::new()
        } else {
            index(&entries, source)?
        };
        entries.shrink_to_fit();
        Ok(Self { entries, by_key })
    }

    pub(super) fn find(&self, source: &str, key: &str) -> Option<&Entry> {
        self.entries.get(self.position(source, key)?)
    }

    /// The index of the entry of a key.
    pub(super) fn position(&self, source: &str, key: &str) -> Option<usize> {
        if self.by_key.is_empty() {
            // Most differ in length, which costs less to compare.
            return self.entries.iter().position(|entry| {
                let text = &entry.key.text;
                text.len() == key.len() && text.as_str(source) == key
            });
        }
        let position = self.sorted_position(source, key).ok()?;
        Some(self.by_key[position] as usize)
    }

    fn sorted_position(&self, source: &str, key: &str) -> Result<usize, usize> {
        self.by_key.binary_search_by(|&index| {
            let entry = &self.entries[index as usize];
            entry.key.text.as_str(source).cmp(key)
        })
    }
}

#[cfg(feature = "overlay")]
impl Node {
    /// Nothing, at the same place.
    pub(super) fn placeholder(&self) -> Self {
        Self {
            start: self.start,
            end: self.end,
            kind: NodeKind::Sequence(Box::default()),
        }
    }
}

#[cfg(feature = "overlay")]
impl Scalar {
    pub(super) fn is_null(&self, source: &str) -> bool {
        self.plain && crate::source::scalar::is_null(self.text.as_str(source))
    }
}

/// Changes, which an overlay makes.
#[cfg(feature = "overlay")]
impl Mapping {
    /// Adds an entry at the end, unless there is one of its key.
    pub(super) fn push(&mut self, entry: Entry, source: &str) {
        let key = entry.key.text.as_str(source);
        if self.position(source, key).is_some() {
            return;
        }
        let place = self.sorted_position(source, key).unwrap_or_else(|at| at);
        let is_indexed = !self.by_key.is_empty();
        self.entries.push(entry);
        if is_indexed {
            self.by_key.insert(place, offset(self.entries.len() - 1));
        } else if self.entries.len() >= INDEXED_FROM {
            self.by_key = index(&self.entries, source).unwrap_or_default();
        }
    }

    /// Removes entries.
    pub(super) fn retain(&mut self, source: &str, is_kept: impl Fn(&str) -> bool) {
        self.entries
            .retain(|entry| is_kept(entry.key.text.as_str(source)));
        self.by_key = if self.entries.len() < INDEXED_FROM {
            Vec::new()
        } else {
            index(&self.entries, source).unwrap_or_default()
        };
    }
}

/// Two keys with the same text.
#[derive(Debug, Clone)]
pub(super) struct Duplicate {
    pub(super) first: Key,
    pub(super) second: Key,
}

impl Duplicate {
    fn new(entries: &[Entry], first: usize, second: usize) -> Box<Self> {
        Box::new(Self {
            first: entries[first].key.clone(),
            second: entries[second].key.clone(),
        })
    }
}

/// Compares lengths first and uses no iterators within, because macros run unoptimised.
fn check_few(entries: &[Entry], source: &str) -> Result<(), Box<Duplicate>> {
    let mut lengths = [0; INDEXED_FROM];
    for (second, entry) in entries.iter().enumerate() {
        let text = &entry.key.text;
        lengths[second] = text.len();
        let mut first = 0;
        while first < second {
            if lengths[first] == lengths[second]
                && entries[first].key.text.as_str(source) == text.as_str(source)
            {
                return Err(Duplicate::new(entries, first, second));
            }
            first += 1;
        }
    }
    Ok(())
}

fn index(entries: &[Entry], source: &str) -> Result<Vec<u32>, Box<Duplicate>> {
    let text = |index: u32| entries[index as usize].key.text.as_str(source);
    let mut by_key: Vec<u32> = (0..offset(entries.len())).collect();
    by_key.sort_unstable_by(|&a, &b| text(a).cmp(text(b)).then(a.cmp(&b)));
    let repeated = by_key
        .windows(2)
        .filter(|pair| text(pair[0]) == text(pair[1]))
        .min_by_key(|pair| pair[1]);
    match repeated {
        None => Ok(by_key),
        Some(pair) => Err(Duplicate::new(entries, pair[0] as usize, pair[1] as usize)),
    }
}

/// How large a subtree is once its aliases are expanded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Extent {
    pub(super) nodes: usize,
    pub(super) depth: usize,
}

impl Extent {
    pub(super) const SCALAR: Self = Self { nodes: 1, depth: 0 };
    pub(super) const EMPTY_COLLECTION: Self = Self { nodes: 1, depth: 1 };

    /// The extent with a child added.
    pub(super) fn with_child(self, child: Self) -> Self {
        Self {
            nodes: self.nodes.saturating_add(child.nodes),
            depth: self.depth.max(child.depth + 1),
        }
    }

    /// The extent with children added.
    pub(super) fn with_children(self, children: impl IntoIterator<Item = Self>) -> Self {
        children.into_iter().fold(self, Self::with_child)
    }

    pub(super) fn is_too_large(self) -> bool {
        self.nodes > MAX_NODES
    }

    /// Whether it is too deep within `outer` collections.
    pub(super) fn is_too_deep(self, outer: usize) -> bool {
        outer + self.depth > MAX_DEPTH
    }
}
