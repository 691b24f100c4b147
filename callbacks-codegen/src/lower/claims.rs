//! Which schema has a name that several have.
//!
//! A schema of the root document has the plain name, whether or not anything reaches it. So has a schema of another file, if
//! no other file that is read has one of that name. Where several have, each of them gets its file's name before its own:
//! `Problem` of `common.yaml` is `CommonProblem`, and with the folder before that where files of one name are meant:
//! `V2CommonProblem`. A schema without a name of its own leaves all these names alone. So no name depends on which schema is
//! reached first; and a schema that becomes part of a file, or a use of one, renames nothing but schemas of its own name.
//!
//! Equal copies in two files stay two types: that they are equal today does not mean that they are meant to stay so.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::path::Path;

use crate::document::Document;
use crate::names;
use crate::source::{FileId, SourceFile, SourceMap};

/// A type that was named.
#[derive(Debug)]
pub(super) struct Named {
    /// Its plain name.
    pub(super) plain: String,
    /// The letters of what that was made of.
    letters: u64,
    /// The file whose schema it is; `None` for a schema without a name of its own.
    pub(super) file: Option<FileId>,
}

impl Named {
    pub(super) fn new(name: &str, file: Option<FileId>) -> Self {
        Self {
            plain: names::pascal(name),
            letters: letters(name),
            file,
        }
    }
}

/// What is known of names before they are given.
#[derive(Debug)]
pub(super) struct Claims {
    root: FileId,
    of_root: HashSet<String>,
    /// The names that schemas of other files have instead of their plain ones.
    longer: HashMap<(String, FileId), String>,
    /// All names that schemas of other files have.
    of_others: HashSet<String>,
}

impl Claims {
    /// What the root document has a schema for.
    pub(super) fn of_root(document: &Document<'_>) -> Self {
        let names = document.schema_names.iter();
        Self {
            root: document.root.file(),
            of_root: names.map(|name| names::pascal(name)).collect(),
            longer: HashMap::new(),
            of_others: HashSet::new(),
        }
    }

    /// The same with what is known when all types were named once, and with that all files read.
    pub(super) fn with(&self, sources: &SourceMap<'_>, named: &[Named]) -> Self {
        let mut files: BTreeMap<&str, BTreeSet<FileId>> = BTreeMap::new();
        for each in named {
            if let Some(file) = each.file.filter(|file| *file != self.root) {
                files.entry(&each.plain).or_default().insert(file);
            }
        }
        let reached = files.clone();
        add_unreached(sources, self.root, named, &mut files);
        let mut claims = Self {
            root: self.root,
            of_root: self.of_root.clone(),
            longer: HashMap::new(),
            of_others: HashSet::new(),
        };
        for (plain, reached) in reached {
            let rivals = &files[plain];
            let is_contested = rivals.len() > 1 || self.of_root.contains(plain);
            for file in reached {
                let name = if is_contested {
                    self.longer(sources, plain, file, rivals)
                } else {
                    plain.to_owned()
                };
                claims.of_others.insert(name.clone());
                claims.longer.insert((plain.to_owned(), file), name);
            }
        }
        claims
    }

    /// The name with as many folders before it as tell the file from its rivals.
    fn longer(
        &self,
        sources: &SourceMap<'_>,
        plain: &str,
        file: FileId,
        rivals: &BTreeSet<FileId>,
    ) -> String {
        let path = |file| sources.file(file).path();
        let name = |file, folders| names::pascal(&format!("{} {plain}", tail(path(file), folders)));
        let is_unique = |folders| {
            let own = name(file, folders);
            let mut others = rivals.iter().filter(|rival| **rival != file);
            !self.of_root.contains(&own) && others.all(|rival| name(*rival, folders) != own)
        };
        let mut folders = 0..path(file).components().count();
        folders
            .find(|folders| is_unique(*folders))
            .map(|folders| name(file, folders))
            .unwrap_or_else(|| {
                // `a-b.yaml` and `a_b.yaml`: the order of paths is all that is left.
                let before = rivals.iter().filter(|rival| path(**rival) < path(file));
                format!("{}Payload{}", name(file, 0), before.count() + 1)
            })
    }

    /// The name of a type, of which the plain one is known. It may still be taken by another of the same file.
    pub(super) fn name<'n>(&'n self, plain: &'n str, file: Option<FileId>) -> Cow<'n, str> {
        match file {
            Some(file) if file != self.root => match self.longer.get(&(plain.to_owned(), file)) {
                Some(longer) => Cow::Borrowed(longer),
                None => Cow::Borrowed(plain),
            },
            _ => Cow::Borrowed(plain),
        }
    }

    /// Whether a schema without a name of its own may not have this one.
    pub(super) fn is_kept(&self, plain: &str, file: Option<FileId>) -> bool {
        file.is_none() && (self.of_root.contains(plain) || self.of_others.contains(plain))
    }

    /// Whether all types have the names that they would have by other claims.
    pub(super) fn agree_with(&self, other: &Self, named: &[Named]) -> bool {
        named.iter().all(|each| {
            let (plain, file) = (each.plain.as_str(), each.file);
            self.name(plain, file) == other.name(plain, file)
                && self.is_kept(plain, file) == other.is_kept(plain, file)
        })
    }
}

/// Adds to the files that have schemas of these names those in which they are not reached.
fn add_unreached(
    sources: &SourceMap<'_>,
    root: FileId,
    named: &[Named],
    files: &mut BTreeMap<&str, BTreeSet<FileId>>,
) {
    let others = named
        .iter()
        .filter(|each| each.file.is_some_and(|file| file != root));
    let wanted: HashSet<_> = others.map(|each| each.letters).collect();
    if wanted.is_empty() {
        return;
    }
    for file in sources.files().filter(|file| file.id() != root) {
        // Few of thousands of names are among them.
        for name in schema_names(file).filter(|name| wanted.contains(&letters(name))) {
            if let Some(files) = files.get_mut(names::pascal(name).as_str()) {
                files.insert(file.id());
            }
        }
    }
}

/// The names of the schemas of a file.
fn schema_names(file: &SourceFile) -> impl Iterator<Item = &str> {
    let root = file.root();
    let components = root.and_then(|root| root.get("components")?.get("schemas"));
    let definitions = root.and_then(|root| root.get("$defs"));
    let maps = components.into_iter().chain(definitions);
    maps.flat_map(|map| map.entries()).map(|(key, _)| key.text)
}

/// What names have in common that are one in Rust: cheaper to find than the name itself.
fn letters(name: &str) -> u64 {
    let letters = name.bytes().filter(u8::is_ascii_alphanumeric);
    letters.fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte.to_ascii_lowercase())).wrapping_mul(0x0100_0000_01b3)
    })
}

/// The name of a file without its extension, with so many of its folders.
fn tail(path: &Path, folders: usize) -> String {
    let path = path.with_extension("");
    let parts: Vec<_> = path
        .components()
        .map(|part| part.as_os_str().to_string_lossy())
        .collect();
    parts[parts.len().saturating_sub(folders + 1)..].join(" ")
}
