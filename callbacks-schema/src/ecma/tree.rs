//! The tree of a parsed pattern.

use std::ops::Range;

/// A part of a pattern.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Node {
    Character(char),
    Set(Set),
    /// `.`
    Any,
    /// `^`
    Start,
    /// `$`
    End,
    /// `\b`, or `\B` if negated.
    WordBoundary {
        negated: bool,
    },
    Sequence(Vec<Node>),
    Alternatives(Vec<Node>),
    /// Parentheses. Capturing groups have a number.
    Group {
        number: Option<usize>,
        flags: Option<Flags>,
        inner: Box<Node>,
    },
    Look {
        behind: bool,
        negated: bool,
        inner: Box<Node>,
    },
    Repeat {
        min: u32,
        /// `None` without an upper bound.
        max: Option<u32>,
        lazy: bool,
        inner: Box<Node>,
    },
    /// A reference to groups. If several have one name, the one that matched.
    Reference {
        groups: Vec<usize>,
        range: Range<usize>,
    },
}

/// Flags that a group sets and clears: `(?i-s:…)`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Flags {
    pub(super) ignore_case: Option<bool>,
    pub(super) multiline: Option<bool>,
    pub(super) dot_all: Option<bool>,
}

/// A character class.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Set {
    pub(super) negated: bool,
    pub(super) members: Vec<Member>,
}

/// A member of a character class.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Member {
    Range(char, char),
    /// `\d`, `\s`, `\w`, and their negations.
    Perl {
        kind: char,
        negated: bool,
    },
    /// The name in `\p{…}`, in the engine's spelling.
    Property {
        name: String,
        negated: bool,
    },
}

impl Member {
    pub(super) fn single(character: char) -> Self {
        Self::Range(character, character)
    }
}

/// A parsed pattern.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Tree {
    pub(super) root: Node,
    /// Whether anything refers to captures.
    pub(super) has_references: bool,
}
