//! Reading the keys of a document.

use std::fmt;
use std::ops::Range;

use crate::source::file::SourceFile;
use crate::source::node::{Key, Text};
use crate::span::Location;

/// A key of a mapping.
#[derive(Clone, Copy)]
pub struct KeyView<'s> {
    /// Its text; keys that are not strings are read as their text: `200` is "200".
    pub text: &'s str,
    /// Its place.
    pub location: Location,
    key: &'s Key,
    /// The text of the file in which the key is written.
    written: &'s str,
}

impl<'s> KeyView<'s> {
    /// A key of a mapping of one file, which may be written in another.
    pub(super) fn new(mapping: &'s SourceFile, written: &'s SourceFile, key: &'s Key) -> Self {
        Self {
            text: key.text.as_str(&mapping.text),
            location: Location {
                file: written.id,
                start: key.start,
                end: key.end,
            },
            key,
            written: &written.text,
        }
    }

    /// The place of a part of the key, given by byte offsets in its text.
    ///
    /// It is the place of the whole key if the text is not in the file literally.
    #[must_use]
    pub fn part(&self, range: Range<usize>) -> Location {
        if self.key.file.is_none() {
            return part(&self.key.text, self.location, range);
        }
        // What is written in another file is owned. It may be there word for word all the same, in quotes or without.
        let spanned = self
            .written
            .get(self.location.start as usize..self.location.end as usize);
        let before = spanned.and_then(|spanned| spanned.find(self.text));
        before.map_or(self.location, |before| {
            self.location
                .narrow(range.start.saturating_add(before)..range.end.saturating_add(before))
        })
    }
}

impl fmt::Debug for KeyView<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("KeyView")
            .field("text", &self.text)
            .field("location", &self.location)
            .finish()
    }
}

/// The place of a part of a text at `whole`, quotes included.
pub(super) fn part(text: &Text, whole: Location, range: Range<usize>) -> Location {
    match *text {
        Text::Verbatim { start, .. } => {
            let before = start.saturating_sub(whole.start) as usize;
            whole.narrow(range.start.saturating_add(before)..range.end.saturating_add(before))
        }
        Text::Owned(_) => whole,
    }
}
