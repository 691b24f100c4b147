//! The files read: their texts and their trees.

use std::cell::OnceCell;
use std::fmt;
use std::path::{Path, PathBuf};
use std::rc::Rc;

use crate::diagnostic::Diagnostic;
use crate::source::identifier::Identifiers;
use crate::source::limits::MAX_FILES;
use crate::source::node::Tree;
use crate::span::{FileId, LineColumn, floor_boundary, offset};

/// Owns every file read, so that nodes can be borrowed while further files are loaded.
///
/// Files are only ever added, to a fixed number of places: references to those already there stay
/// valid without unsafe code.
pub struct Texts {
    files: Box<[OnceCell<Rc<SourceFile>>]>,
}

impl Texts {
    /// Without any file yet.
    #[must_use]
    pub fn new() -> Self {
        Self {
            files: (0..MAX_FILES).map(|_| OnceCell::new()).collect(),
        }
    }

    /// The id that the next file gets, if there is room for one.
    pub(super) fn next_id(&self) -> Option<FileId> {
        let index = self.files.iter().position(|file| file.get().is_none())?;
        Some(FileId(offset(index)))
    }

    /// Adds a file at the place of its id, which must be the free one of [`Texts::next_id`].
    pub(super) fn add(&self, file: SourceFile) -> &SourceFile {
        let cell = &self.files[file.id.0 as usize];
        cell.get_or_init(|| Rc::new(file))
    }

    pub(super) fn get(&self, id: FileId) -> Option<&SourceFile> {
        self.files.get(id.0 as usize)?.get().map(Rc::as_ref)
    }

    /// A file that another one holds parts of.
    #[cfg(feature = "overlay")]
    pub(super) fn shared(&self, id: FileId) -> Option<Rc<SourceFile>> {
        self.files.get(id.0 as usize)?.get().cloned()
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = &SourceFile> {
        self.files.iter().map_while(OnceCell::get).map(Rc::as_ref)
    }
}

impl Default for Texts {
    fn default() -> Self {
        Self::new()
    }
}

impl fmt::Debug for Texts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.iter()).finish()
    }
}

/// How a file is written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Format {
    /// JSON, as RFC 8259 defines it.
    Json,
    /// YAML 1.2.
    Yaml,
}

/// A file that was read.
pub struct SourceFile {
    pub(super) id: FileId,
    /// The path that it was read from.
    pub(super) path: PathBuf,
    /// The path that diagnostics show.
    pub(super) shown: PathBuf,
    /// Without a byte order mark; bytes that are not UTF-8 are replaced.
    pub(super) text: String,
    pub(super) format: Format,
    /// The tree, or why there is none. Diagnostics quote a broken file too.
    pub(super) tree: Result<Tree, Box<Diagnostic>>,
    /// The tree with overlays applied, which takes the place of the other one.
    pub(super) overlaid: OnceCell<Overlaid>,
    pub(super) lines: OnceCell<Vec<u32>>,
    /// How schemas of the file are called: few documents say so.
    pub(super) identifiers: OnceCell<Identifiers>,
    pub(super) has_identifiers: OnceCell<bool>,
    pub(super) has_dynamic_anchors: OnceCell<bool>,
}

/// The tree of a document that overlays have changed.
#[cfg_attr(
    not(feature = "overlay"),
    allow(dead_code, reason = "only overlays make one")
)]
pub(super) struct Overlaid {
    pub(super) tree: Tree,
    /// The overlays, of which the tree holds parts.
    pub(super) files: Vec<Rc<SourceFile>>,
}

impl SourceFile {
    /// What the document is: with its overlays, if it has any.
    pub(super) fn tree(&self) -> Option<&Tree> {
        match self.overlaid.get() {
            Some(overlaid) => Some(&overlaid.tree),
            None => self.tree.as_ref().ok(),
        }
    }

    /// The file in which a part of this one is written: itself or an overlay.
    pub(super) fn written(&self, file: FileId) -> &SourceFile {
        let overlays = self.overlaid.get().map(|overlaid| &overlaid.files);
        let mut overlays = overlays.into_iter().flatten();
        overlays
            .find(|overlay| overlay.id == file)
            .map_or(self, Rc::as_ref)
    }

    /// Its id.
    #[must_use]
    pub fn id(&self) -> FileId {
        self.id
    }

    /// The path that it was read from, without `.` and `..` where they can be resolved.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The path that diagnostics show.
    #[must_use]
    pub fn shown_path(&self) -> &Path {
        &self.shown
    }

    /// Its text, to which the offsets of a [`Location`](crate::source::Location) refer.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// How it is written.
    #[must_use]
    pub fn format(&self) -> Format {
        self.format
    }

    /// Line and column of an offset.
    pub(crate) fn line_column(&self, at: u32) -> LineColumn {
        let line = self.line_index(at);
        let start = self.line_starts()[line] as usize;
        let end = floor_boundary(&self.text, at as usize).max(start);
        let before = self.text.get(start..end).unwrap_or_default();
        LineColumn {
            line: offset(line + 1),
            column: offset(before.chars().count() + 1),
        }
    }

    /// The text of the line that an offset lies in, without its line break, and where it starts.
    pub(crate) fn line_at(&self, at: u32) -> (usize, &str) {
        let line = self.line_index(at);
        let starts = self.line_starts();
        let start = starts[line] as usize;
        let end = starts
            .get(line + 1)
            .map_or(self.text.len(), |&next| next as usize);
        let text = self.text.get(start..end).unwrap_or_default();
        (start, text.trim_end_matches(['\r', '\n']))
    }

    fn line_index(&self, at: u32) -> usize {
        // The first line starts at 0, so at least one start is not after the offset.
        self.line_starts().partition_point(|&start| start <= at) - 1
    }

    /// Where lines start. A line ends with LF, CR LF or a lone CR, as in YAML and in editors.
    fn line_starts(&self) -> &[u32] {
        self.lines.get_or_init(|| {
            let bytes = self.text.as_bytes();
            let breaks = bytes.iter().enumerate().filter(|&(at, &byte)| {
                byte == b'\n' || (byte == b'\r' && bytes.get(at + 1) != Some(&b'\n'))
            });
            std::iter::once(0)
                .chain(breaks.map(|(at, _)| offset(at + 1)))
                .collect()
        })
    }
}

impl fmt::Debug for SourceFile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SourceFile")
            .field("id", &self.id)
            .field("path", &self.path)
            .finish_non_exhaustive()
    }
}
