//! Which schema gets a name that several have.
//!
//! A schema of the root document has the plain name, whether or not anything refers to it. So has a schema of another
//! file, if no other file has a schema with that name. If several have one, each gets the name of its file as a prefix:
//! `Problem` of `common.yaml` is `CommonProblem`. If files have the same name, the folder comes before that:
//! `V2CommonProblem`. Anonymous schemas do not take any of these names. So names do not depend on which schema is met
//! first, and adding or using a schema only renames schemas with the same name.
//!
//! Equal copies in two files stay two types. That they are equal today does not mean that they stay equal.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::path::Path;

use crate::document::Document;
use crate::names;
use crate::source::{FileId, SourceFile, SourceMap};

/// A named schema, and its file.
#[derive(Clone, Debug)]
pub(super) struct Component {
    /// Its name as a type.
    pub(super) plain: String,
    /// The letters of the original name.
    letters: u64,
    pub(super) file: FileId,
}

impl Component {
    pub(super) fn new(name: &str, file: FileId) -> Self {
        Self {
            plain: names::pascal(name),
            letters: letters(name),
            file,
        }
    }
}

/// What is known about names before they are given.
#[derive(Debug)]
pub(super) struct Claims {
    root: FileId,
    of_root: HashSet<String>,
    /// The names that schemas of other files have instead of the plain ones.
    longer: HashMap<(String, FileId), String>,
    /// All names of schemas in other files.
    of_others: HashSet<String>,
    /// Whether any of them differs from the plain one.
    is_needed: bool,
}

impl Claims {
    /// The names of the schemas in the root document.
    pub(super) fn of_root(document: &Document<'_>) -> Self {
        let names = document.schema_names.iter();
        Self {
            root: document.root.file(),
            of_root: names.map(|name| names::pascal(name)).collect(),
            longer: HashMap::new(),
            of_others: HashSet::new(),
            is_needed: false,
        }
    }

    /// Adds what is known once all files are read: the schemas that are reached.
    pub(super) fn add(&mut self, sources: &SourceMap<'_>, reached: &[&Component]) {
        let foreign = reached.iter().filter(|each| each.file != self.root);
        let foreign: Vec<_> = foreign.collect();
        let mut files: BTreeMap<&str, BTreeSet<FileId>> = BTreeMap::new();
        for each in &foreign {
            files.entry(&each.plain).or_default().insert(each.file);
        }
        let reached = files.clone();
        let letters = foreign.iter().map(|each| each.letters).collect();
        add_unreached(sources, self.root, &letters, &mut files);
        for (plain, reached) in reached {
            let rivals = &files[plain];
            let is_contested = rivals.len() > 1 || self.of_root.contains(plain);
            for file in reached {
                let name = if is_contested {
                    self.longer(sources, plain, file, rivals)
                } else {
                    plain.to_owned()
                };
                self.is_needed |= is_contested;
                self.of_others.insert(name.clone());
                self.longer.insert((plain.to_owned(), file), name);
            }
        }
    }

    /// The name with as many folders as distinguish the file from the others.
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
                // `a-b.yaml` and `a_b.yaml`: only the order of paths is left.
                let before = rivals.iter().filter(|rival| path(**rival) < path(file));
                format!("{}Payload{}", name(file, 0), before.count() + 1)
            })
    }

    /// The name of a schema's type. Another schema of the same file may already have it.
    pub(super) fn name<'n>(&'n self, component: &'n Component) -> &'n str {
        let Component { plain, file, .. } = component;
        let longer = self.longer.get(&(plain.clone(), *file));
        longer.unwrap_or(plain)
    }

    /// Whether an anonymous schema must not have this name.
    pub(super) fn is_kept(&self, name: &str) -> bool {
        self.of_root.contains(name) || self.of_others.contains(name)
    }

    /// Whether a name differs from what it would be without other files.
    pub(super) fn change(&self, mut inline: impl Iterator<Item = String>) -> bool {
        self.is_needed || inline.any(|name| self.of_others.contains(&name))
    }
}

/// Adds the files that have schemas with these names which are not reached.
fn add_unreached(
    sources: &SourceMap<'_>,
    root: FileId,
    wanted: &HashSet<u64>,
    files: &mut BTreeMap<&str, BTreeSet<FileId>>,
) {
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

/// A hash that is equal for names that are one name in Rust. It is cheaper than the name itself.
fn letters(name: &str) -> u64 {
    let letters = name.bytes().filter(u8::is_ascii_alphanumeric);
    letters.fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte.to_ascii_lowercase())).wrapping_mul(0x0100_0000_01b3)
    })
}

/// The name of a file without its extension, with this many of its folders.
fn tail(path: &Path, folders: usize) -> String {
    let path = path.with_extension("");
    let parts: Vec<_> = path
        .components()
        .map(|part| part.as_os_str().to_string_lossy())
        .collect();
    parts[parts.len().saturating_sub(folders + 1)..].join(" ")
}
