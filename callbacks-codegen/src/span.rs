//! Places in files.

use std::ops::Range;

/// A file of a [`SourceMap`](crate::source::SourceMap).
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub struct FileId(pub(crate) u32);

/// A place in a file: a range of bytes of its text.
///
/// It is cheap: line, column and JSON Pointer are computed when a diagnostic is printed. Offsets
/// count from after a byte order mark.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub struct Location {
    /// The file.
    pub file: FileId,
    /// The first byte.
    pub start: u32,
    /// The byte after the last one.
    pub end: u32,
}

impl Location {
    /// A place given by byte offsets; those beyond `u32` do not occur, because files are bounded.
    pub(crate) fn new(file: FileId, start: usize, end: usize) -> Self {
        Self {
            file,
            start: offset(start),
            end: offset(end.max(start)),
        }
    }

    /// The part of this place given by byte offsets from its start, cut at its end.
    ///
    /// It knows nothing of quotes: for a part of a scalar's text use
    /// [`View::part`](crate::source::View::part) or [`KeyView::part`](crate::source::KeyView::part).
    #[must_use]
    pub fn narrow(self, range: Range<usize>) -> Self {
        let length = self.end - self.start;
        let start = offset(range.start).min(length);
        let end = offset(range.end).clamp(start, length);
        Self {
            file: self.file,
            start: self.start + start,
            end: self.start + end,
        }
    }

    /// Whether `other` lies within this place.
    #[must_use]
    pub fn contains(self, other: Self) -> bool {
        self.file == other.file && self.start <= other.start && other.end <= self.end
    }
}

/// A place as editors count: both numbers start at 1, and the column counts characters.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub struct LineColumn {
    /// The line.
    pub line: u32,
    /// The column.
    pub column: u32,
}

/// An offset as it is kept, saturating: a bounded file has no offset that large.
pub(crate) fn offset(value: usize) -> u32 {
    u32::try_from(value).unwrap_or(u32::MAX)
}

/// The last boundary of a character that is not after `at`.
pub(crate) fn floor_boundary(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}
