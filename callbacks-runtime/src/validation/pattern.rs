//! Regular expressions of schemas.

use fancy_regex::{Regex, RegexBuilder};

/// How often a match may step back before it counts as none. Only patterns with a look-around or a back-reference do
/// that at all; the others take time in proportion to the text.
const BACKTRACKS: usize = 100_000;

/// The room that a compiled pattern may take: enough for a counted repetition of a Unicode class.
const SIZE: usize = 64 << 20;

/// A pattern, which matches anywhere in a text.
#[derive(Debug)]
pub(super) struct Pattern {
    text: Box<str>,
    /// `None` when it does not compile. What the generator cannot translate it leaves out, with a warning; should one
    /// fail here all the same, it is not checked, as every value would fail.
    regex: Option<Regex>,
}

/// What a pattern says of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Match {
    Yes,
    No,
    /// It would take too long to tell.
    TooHard,
    /// The pattern does not compile.
    Unknown,
}

impl Pattern {
    /// A pattern, in the syntax of the engine and as the document has it.
    pub(super) fn new(regex: &str, text: &str) -> Self {
        let regex = RegexBuilder::new(regex)
            .backtrack_limit(BACKTRACKS)
            .delegate_size_limit(SIZE)
            .build();
        Self {
            text: text.into(),
            regex: regex.ok(),
        }
    }

    /// As the document has it, by ECMA-262.
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    pub(super) fn is_match(&self, text: &str) -> Match {
        match self.regex.as_ref().map(|regex| regex.is_match(text)) {
            Some(Ok(true)) => Match::Yes,
            Some(Ok(false)) => Match::No,
            Some(Err(_)) => Match::TooHard,
            None => Match::Unknown,
        }
    }
}
