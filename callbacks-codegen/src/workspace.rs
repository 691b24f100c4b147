//! Where a crate's workspace is.

use std::env;
use std::path::{Path, PathBuf};

use crate::source::read_regular;

/// The folder of the workspace that a crate belongs to, by the folder of its manifest: its files may refer to each other.
///
/// It is found as cargo finds it: what the manifest names as `package.workspace`, else the nearest folder at or above it
/// whose `Cargo.toml` has a table `[workspace]`. A crate without one, such as one that came from a registry, is on its own.
///
/// ```
/// use std::path::Path;
///
/// let own = Path::new(env!("CARGO_MANIFEST_DIR"));
/// assert_eq!(Some(callbacks_codegen::workspace(own).as_path()), own.parent());
/// ```
pub fn workspace(manifest_dir: &Path) -> PathBuf {
    let own = manifest(manifest_dir);
    if let Some(named) = own.as_deref().and_then(named_workspace) {
        return manifest_dir.join(named);
    }
    // Cargo does not look beyond its home either: what it downloaded is in nobody's workspace.
    let home = cargo_home();
    let mut folders = manifest_dir
        .ancestors()
        .take_while(|folder| home.as_deref() != Some(folder));
    let root = folders.find(|folder| manifest(folder).is_some_and(|it| has_workspace(&it)));
    root.unwrap_or(manifest_dir).to_owned()
}

/// The workspace of the crate that cargo builds or runs right now.
pub(crate) fn current() -> Option<PathBuf> {
    let manifest_dir = env::var_os("CARGO_MANIFEST_DIR")?;
    Some(workspace(Path::new(&manifest_dir)))
}

fn cargo_home() -> Option<PathBuf> {
    let named = env::var_os("CARGO_HOME").map(PathBuf::from);
    named.or_else(|| Some(env::home_dir()?.join(".cargo")))
}

fn manifest(folder: &Path) -> Option<String> {
    let bytes = read_regular(&folder.join("Cargo.toml")).ok()?;
    String::from_utf8(bytes).ok()
}

/// The lines of a manifest, each with the name of the table that it is in. That is all of TOML that is needed here: a table
/// has a line of its own.
fn lines(manifest: &str) -> impl Iterator<Item = (String, &str)> {
    let mut table = String::new();
    manifest.lines().map(move |line| {
        let line = line.trim();
        if let Some((name, _)) = line.strip_prefix('[').and_then(|rest| rest.split_once(']')) {
            table = name.trim().to_owned();
        }
        (table.clone(), line)
    })
}

fn has_workspace(manifest: &str) -> bool {
    lines(manifest).any(|(table, line)| {
        let is_inline =
            table.is_empty() && key_value(line).is_some_and(|(key, _)| key == "workspace");
        table == "workspace" || table.starts_with("workspace.") || is_inline
    })
}

/// What `package.workspace` says.
fn named_workspace(manifest: &str) -> Option<&str> {
    let mut lines = lines(manifest).filter(|(table, _)| table == "package");
    lines.find_map(|(_, line)| {
        let (key, value) = key_value(line)?;
        let quote = value.chars().next().filter(|it| matches!(it, '"' | '\''))?;
        let (path, _) = value[1..].split_once(quote)?;
        (key == "workspace").then_some(path)
    })
}

fn key_value(line: &str) -> Option<(&str, &str)> {
    let (key, value) = line.split_once('=')?;
    Some((key.trim(), value.trim()))
}
