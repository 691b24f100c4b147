//! The tree of a file.
//!
//! Nodes hold offsets into the text instead of borrowing it, so that one place owns both.

use std::borrow::Cow;
use std::rc::Rc;

use crate::source::limits::{MAX_DEPTH, MAX_NODES};
use crate::span::offset;

/// Mappings larger than this are looked up by binary search.
const INDEXED_FROM: usize = 17;

/// What a file was parsed into.
#[derive(Debug)]
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
    pub(super) text: Text,
}

/// The entries of a mapping in the order of the document; their keys differ.
#[derive(Debug, Clone)]
pub(super) struct Mapping {
    pub(super) entries: Box<[Entry]>,
    /// Indices of the entries by key, when there are many.
    by_key: Box<[u32]>,
}

impl Mapping {
    /// Makes a mapping of entries.
    ///
    /// # Errors
    ///
    /// Gives the first key that repeats another, and that other.
    pub(super) fn new(entries: Vec<Entry>, source: &str) -> Result<Self, Box<Duplicate>> {
        let by_key = if entries.len() < INDEXED_FROM {
            check_few(&entries, source)?;
            Box::default()
        } else {
            index(&entries, source)?
        };
        Ok(Self {
            entries: entries.into_boxed_slice(),
            by_key,
        })
    }

    pub(super) fn find(&self, source: &str, key: &str) -> Option<&Entry> {
        if self.by_key.is_empty() {
            // Most differ in length, which costs less to compare.
            return self.entries.iter().find(|entry| {
                let text = &entry.key.text;
                text.len() == key.len() && text.as_str(source) == key
            });
        }
        let position = self
            .by_key
            .binary_search_by(|&index| {
                self.entries[index as usize]
                    .key
                    .text
                    .as_str(source)
                    .cmp(key)
            })
            .ok()?;
        self.entries.get(self.by_key[position] as usize)
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

fn index(entries: &[Entry], source: &str) -> Result<Box<[u32]>, Box<Duplicate>> {
    let text = |index: u32| entries[index as usize].key.text.as_str(source);
    let mut by_key: Box<[u32]> = (0..offset(entries.len())).collect();
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
