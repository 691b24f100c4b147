//! Loading files, each once.

use std::cell::{Cell, OnceCell, RefCell};
use std::collections::HashMap;
use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

use crate::diagnostic::{Code, Diagnostic};
use crate::source::error::LoadError;
use crate::source::file::{Format, SourceFile, Texts};
use crate::source::limits::{MAX_FILE_BYTES, MAX_TOTAL_BYTES};
use crate::source::node::Tree;
use crate::source::path::normalise;
use crate::source::scope::{Forbidden, Scope};
use crate::source::suggestions::Suggestions;
use crate::source::view::{NodeMap, View};
use crate::source::{json, pointer, yaml};
use crate::span::{FileId, LineColumn, Location};

type Reader<'s> = dyn Fn(&Path) -> io::Result<Vec<u8>> + 's;

/// All files read in one expansion, each parsed once.
pub struct SourceMap<'s> {
    texts: &'s Texts,
    reader: Box<Reader<'s>>,
    base: PathBuf,
    mappings: Vec<(String, PathBuf)>,
    by_path: RefCell<HashMap<PathBuf, FileId>>,
    /// How many bytes may still be read.
    room: Cell<usize>,
    suggestions: Suggestions,
    lookups: Cell<u64>,
    /// Where references lead that were followed.
    followed: RefCell<NodeMap<View<'s>>>,
}

impl<'s> SourceMap<'s> {
    /// Reads files of a scope from the disk.
    #[must_use]
    pub fn new(texts: &'s Texts, scope: Scope) -> Self {
        Self::with_reader(texts, Box::new(move |path| scope.read(path)))
    }

    /// Reads files through `reader`, which gets normalised paths. Which of them it gives is its own decision.
    #[must_use]
    pub fn with_reader(texts: &'s Texts, reader: Box<Reader<'s>>) -> Self {
        Self {
            texts,
            reader,
            base: PathBuf::new(),
            mappings: Vec::new(),
            by_path: RefCell::default(),
            room: Cell::new(MAX_TOTAL_BYTES),
            suggestions: Suggestions::default(),
            lookups: Cell::new(0),
            followed: RefCell::default(),
        }
    }

    /// Shows the paths of files below `base` relative to it.
    #[must_use]
    pub fn with_base(mut self, base: &Path) -> Self {
        self.base = normalise(base);
        self
    }

    /// Reads files instead of references: each the start of a reference, and the file or folder for it.
    #[must_use]
    pub fn with_mappings(mut self, mappings: &[(String, PathBuf)]) -> Self {
        self.mappings = mappings.to_vec();
        self
    }

    /// The file to read for a reference, by the longest mapping that it starts with.
    #[must_use]
    pub fn mapped(&self, reference: &str) -> Option<PathBuf> {
        let fitting = self.mappings.iter().filter_map(|(start, path)| {
            let rest = reference.strip_prefix(start.as_str())?;
            let is_whole = rest.is_empty() || start.ends_with('/') || rest.starts_with('/');
            is_whole.then_some((start.len(), path, rest.trim_start_matches('/')))
        });
        let (_, path, rest) = fitting.max_by_key(|(length, ..)| *length)?;
        Some(if rest.is_empty() {
            path.clone()
        } else {
            path.join(rest)
        })
    }

    /// Loads and parses a file unless it was loaded before, and gives its root.
    ///
    /// # Errors
    ///
    /// Returns an error if the file may not or cannot be read, is too large, or is not a YAML or JSON document.
    pub fn load(&self, path: &Path) -> Result<View<'s>, LoadError> {
        let path = normalise(path);
        let known = self.by_path.borrow().get(&path).copied();
        let file = match known {
            Some(id) => self.file(id),
            None => self.read(path)?,
        };
        match &file.tree {
            Ok(tree) => Ok(View::new(file, file, &file.tree().unwrap_or(tree).root)),
            Err(diagnostic) if diagnostic.code() == Code::NOT_UTF8 => {
                Err(LoadError::NotUtf8(diagnostic.clone()))
            }
            Err(diagnostic) => Err(LoadError::Syntax(diagnostic.clone())),
        }
    }

    /// Whether a path is that of a document.
    #[cfg(feature = "overlay")]
    pub(crate) fn is_file(&self, document: View<'_>, path: &Path) -> bool {
        let absolute = |path: &Path| {
            let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
            normalise(&path)
        };
        absolute(document.source().path()) == absolute(path)
    }

    /// A draft of a document, to be changed.
    #[cfg(feature = "overlay")]
    pub(crate) fn draft(&self, document: View<'s>) -> crate::source::Draft<'s> {
        crate::source::Draft::new(document, self.texts)
    }

    /// Whether a file was read before.
    pub(crate) fn is_read(&self, path: &Path) -> bool {
        self.by_path.borrow().contains_key(&normalise(path))
    }

    fn read(&self, path: PathBuf) -> Result<&'s SourceFile, LoadError> {
        let shown = self.shown(&path);
        let Some(id) = self.texts.next_id() else {
            return Err(LoadError::TooManyFiles { path: shown });
        };
        if self.room.get() == 0 {
            return Err(LoadError::TooMuch { path: shown });
        }
        let bytes = match (self.reader)(&path) {
            Ok(bytes) if bytes.len() > MAX_FILE_BYTES => {
                return Err(LoadError::TooLarge { path: shown });
            }
            Ok(bytes) => bytes,
            Err(error) => return Err(unread(shown, error)),
        };
        let Some(room) = self.room.get().checked_sub(bytes.len()) else {
            // From here on nothing is read: the next reference to the same file would read it again.
            self.room.set(0);
            return Err(LoadError::TooMuch { path: shown });
        };
        self.room.set(room);
        let file = self.texts.add(parse(id, path, shown, bytes));
        self.by_path.borrow_mut().insert(file.path.clone(), id);
        Ok(file)
    }

    /// The bytes of all files that were read.
    pub(crate) fn bytes(&self) -> usize {
        MAX_TOTAL_BYTES - self.room.get()
    }

    /// Where a reference leads, if it was followed before.
    pub(crate) fn followed(&self, reference: View<'s>) -> Option<View<'s>> {
        self.followed.borrow().get(&reference.id()).copied()
    }

    /// Keeps where a reference leads.
    pub(crate) fn remember(&self, reference: View<'s>, target: View<'s>) {
        self.followed.borrow_mut().insert(reference.id(), target);
    }

    /// What a wrong name at a place may have meant, remembered and bounded in sum.
    pub(crate) fn suggestion(
        &self,
        place: Location,
        candidates: usize,
        find: impl FnOnce() -> Option<String>,
    ) -> Option<String> {
        self.suggestions.at(place, candidates, find)
    }

    /// Notes that a schema is looked at.
    pub(crate) fn count_lookup(&self) {
        self.lookups.set(self.lookups.get() + 1);
    }

    /// How often schemas were looked at.
    pub(crate) fn lookups(&self) -> u64 {
        self.lookups.get()
    }

    /// Whether a wrong name that is reported once may be compared with so many names.
    pub(crate) fn affords_comparing(&self, candidates: usize) -> bool {
        self.suggestions.affords(candidates)
    }

    fn shown(&self, path: &Path) -> PathBuf {
        match path.strip_prefix(&self.base) {
            Ok(relative) if !self.base.as_os_str().is_empty() => relative.to_owned(),
            _ => path.to_owned(),
        }
    }

    /// A file that was read.
    ///
    /// # Panics
    ///
    /// Panics if the id is not of this map.
    #[must_use]
    pub fn file(&self, id: FileId) -> &'s SourceFile {
        self.texts
            .get(id)
            .expect("a file id is used with the map that gave it")
    }

    /// The schema with an `$id` that is this URI, in a file that was read.
    pub(crate) fn identified(&self, uri: &str) -> Option<View<'s>> {
        let mut files = self.files();
        files.find_map(|file| file.identified(uri))
    }

    /// The schemas of the files that were read that have this `$dynamicAnchor`.
    pub(crate) fn dynamically_anchored(&self, name: &str) -> impl Iterator<Item = View<'s>> {
        let files = self.files();
        files.flat_map(move |file| file.dynamically_anchored(name))
    }

    /// Every file read, in the order of reading.
    pub(crate) fn files(&self) -> impl Iterator<Item = &'s SourceFile> + use<'s> {
        self.texts.iter()
    }

    /// The paths of every file read, in the order of reading: what a build is to be rerun for.
    pub fn paths(&self) -> impl Iterator<Item = &'s Path> + use<'s> {
        self.texts.iter().map(SourceFile::path)
    }

    /// Line and column where a place starts.
    #[must_use]
    pub fn line_column(&self, location: Location) -> LineColumn {
        self.file(location.file).line_column(location.start)
    }

    /// The JSON Pointer of a place, as the text of a URI fragment: `#/paths/~1payments/post`.
    ///
    /// It names the innermost node that holds the place; a key counts as its value. It is empty
    /// for a file that could not be parsed.
    #[must_use]
    pub fn pointer(&self, location: Location) -> String {
        self.file(location.file)
            .root()
            .map_or_else(String::new, |root| {
                pointer::locate(root, location, usize::MAX)
            })
    }

    /// The start of [`pointer`](Self::pointer), of about so many bytes: names of a document may be long, and be shown often.
    pub(crate) fn start_of_pointer(&self, location: Location, longest: usize) -> String {
        self.file(location.file)
            .root()
            .map_or_else(String::new, |root| pointer::locate(root, location, longest))
    }
}

impl fmt::Debug for SourceMap<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SourceMap")
            .field("texts", &self.texts)
            .finish_non_exhaustive()
    }
}

fn unread(path: PathBuf, error: io::Error) -> LoadError {
    match Forbidden::of(&error) {
        Some(reason) => LoadError::Forbidden { path, reason },
        None if error.kind() == io::ErrorKind::FileTooLarge => LoadError::TooLarge { path },
        None => LoadError::Io { path, error },
    }
}

fn parse(id: FileId, path: PathBuf, shown: PathBuf, bytes: Vec<u8>) -> SourceFile {
    let (mut text, invalid) = match String::from_utf8(bytes) {
        Ok(text) => (text, None),
        Err(error) => {
            let at = error.utf8_error().valid_up_to();
            // Up to the first invalid byte, offsets in the replaced text are those in the file.
            (
                String::from_utf8_lossy(error.as_bytes()).into_owned(),
                Some(at),
            )
        }
    };
    let mark = if text.starts_with('\u{feff}') { 3 } else { 0 };
    text.drain(..mark);
    let (format, tree) = match invalid {
        Some(at) => (Format::Yaml, Err(not_utf8(id, at - mark, at))),
        None => parse_text(id, &path, &text),
    };
    SourceFile {
        id,
        path,
        shown,
        text,
        format,
        tree,
        overlaid: OnceCell::new(),
        lines: OnceCell::new(),
        identifiers: OnceCell::new(),
        has_identifiers: OnceCell::new(),
        has_dynamic_anchors: OnceCell::new(),
    }
}

fn not_utf8(file: FileId, at: usize, byte: usize) -> Box<Diagnostic> {
    let replacement = char::REPLACEMENT_CHARACTER.len_utf8();
    let place = Location::new(file, at, at + replacement);
    let message = format!("the file is not UTF-8: byte {byte} is invalid");
    Box::new(Diagnostic::error(Code::NOT_UTF8, place, message).help("save the file as UTF-8"))
}

fn parse_text(file: FileId, path: &Path, text: &str) -> (Format, Result<Tree, Box<Diagnostic>>) {
    let first = text
        .bytes()
        .find(|byte| !matches!(byte, b' ' | b'\t' | b'\r' | b'\n'));
    if !matches!(first, Some(b'{' | b'[')) {
        return (Format::Yaml, yaml::parse(file, text));
    }
    let error = match json::parse(file, text) {
        Ok(tree) => return (Format::Json, Ok(tree)),
        Err(error) => error,
    };
    let is_json_by_name = path
        .extension()
        .is_some_and(|extension| extension.eq_ignore_ascii_case("json"));
    if is_json_by_name || error.code() != Code::INVALID_JSON {
        return (Format::Json, Err(error));
    }
    // A YAML document may be one flow mapping: `{openapi: 3.1.0}`, or JSON with comments.
    match yaml::parse(file, text) {
        Ok(tree) => (Format::Yaml, Ok(tree)),
        Err(_) if looks_like_json(text) => (Format::Json, Err(error)),
        Err(error) => (Format::Yaml, Err(error)),
    }
}

/// Whether the first thing in the outermost collection is quoted, as every JSON key is.
fn looks_like_json(text: &str) -> bool {
    let inner = text.trim_start().get(1..).unwrap_or_default().trim_start();
    inner.starts_with(['"', '}', ']', '{', '['])
}
