//! References (`$ref`): from the text of one to the node that it leads to, in this file or another.

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use percent_encoding::percent_decode_str;

use crate::diagnostic::{Code, Diagnostic};
use crate::source::{Forbidden, LoadError, SourceMap, View, uri};

/// A chain of references longer than this leads nowhere a person would follow it.
pub(crate) const MAX_HOPS: usize = 64;

/// Follows references to a node that is not a reference.
///
/// # Errors
///
/// Returns an error if a reference leads to nothing, into the network, back to itself, or to ever more references.
pub(crate) fn resolve<'s>(
    sources: &SourceMap<'s>,
    view: View<'s>,
) -> Result<View<'s>, Box<Diagnostic>> {
    let mut target = view;
    for _ in 0..MAX_HOPS {
        let Some(node) = target.get("$ref") else {
            return Ok(target);
        };
        // A property may be called `$ref`: only a text is a reference.
        let Some(reference) = node.as_str() else {
            return Ok(target);
        };
        target = follow(sources, node, reference)?;
    }
    Err(Box::new(endless(sources, view)))
}

/// What is wrong with a chain of references that has not ended yet.
pub(crate) fn endless<'s>(sources: &SourceMap<'s>, view: View<'s>) -> Diagnostic {
    let mut known = HashSet::new();
    let mut next = Some(view);
    while let Some(node) = next.filter(|_| known.len() < MAX_HOPS) {
        if !known.insert(node.id()) {
            let message = "a chain of `$ref` leads back to itself";
            return Diagnostic::error(Code::REFERENCE_CYCLE, view.location(), message);
        }
        let reference = node.get("$ref");
        next = reference.and_then(|node| follow(sources, node, node.as_str()?).ok());
    }
    let message = format!("a chain of more than {MAX_HOPS} `$ref` is too long to follow");
    Diagnostic::error(Code::TOO_DEEP, view.location(), message)
        .help("point the `$ref` to the end of the chain")
}

/// One step: `file#pointer`, either part of which may be missing. A fragment may also be the name of an anchor.
pub(crate) fn follow<'s>(
    sources: &SourceMap<'s>,
    node: View<'s>,
    reference: &'s str,
) -> Result<View<'s>, Box<Diagnostic>> {
    // Each stage follows the same references. A node may also contain a name instead of a reference.
    let is_own = node.as_str() == Some(reference);
    if let Some(known) = sources.followed(node).filter(|_| is_own) {
        return Ok(known);
    }
    let target = find(sources, node, reference)?;
    if is_own {
        sources.remember(node, target);
    }
    Ok(target)
}

fn find<'s>(
    sources: &SourceMap<'s>,
    node: View<'s>,
    reference: &'s str,
) -> Result<View<'s>, Box<Diagnostic>> {
    let (file, fragment) = reference.split_once('#').unwrap_or((reference, ""));
    let root = match path_of(sources, node, file) {
        Place::Here => node.resource(),
        Place::Schema(schema) => Some(schema),
        Place::File(path) => Some(load(sources, node, &path)?),
        Place::Network => return Err(Box::new(remote(node, reference))),
    };
    let pointer = percent_decode_str(fragment).decode_utf8_lossy();
    let is_pointer = pointer.is_empty() || pointer.starts_with('/');
    let target = root.and_then(|root| match is_pointer {
        true => root.pointer(&pointer),
        false => root.anchored(&pointer),
    });
    // Authors of OpenAPI documents give schemas an `$id` and still mean the document by `#/components`.
    let of_file = || {
        let root = node.source().root().filter(|_| file.is_empty())?;
        root.pointer(&pointer)
    };
    target
        .or_else(of_file)
        .ok_or_else(|| Box::new(unresolved(sources, node, reference, root, &pointer)))
}

/// Whether a reference leads into a file that was read.
pub(crate) fn is_in_read_file<'s>(
    sources: &SourceMap<'s>,
    node: View<'s>,
    reference: &str,
) -> bool {
    let (file, _) = reference.split_once('#').unwrap_or((reference, ""));
    match path_of(sources, node, file) {
        Place::Here | Place::Schema(_) => true,
        Place::File(path) => sources.is_read(&path),
        Place::Network => false,
    }
}

/// Where the file part of a reference leads.
enum Place<'s> {
    /// Nowhere else.
    Here,
    /// To a schema that has an `$id`.
    Schema(View<'s>),
    File(PathBuf),
    Network,
}

fn path_of<'s>(sources: &SourceMap<'s>, node: View<'s>, file: &str) -> Place<'s> {
    if file.is_empty() {
        return Place::Here;
    }
    let uri = uri::join(node.base_uri(), file);
    if let Some(schema) = sources.identified(&uri) {
        Place::Schema(schema)
    } else if let Some(copy) = sources.mapped(file).or_else(|| sources.mapped(&uri)) {
        Place::File(copy)
    } else if file.contains("://") || file.starts_with("//") {
        Place::Network
    } else {
        let name = percent_decode_str(file).decode_utf8_lossy();
        let folder = node.source().path().parent().unwrap_or(Path::new(""));
        Place::File(folder.join(name.as_ref()))
    }
}

fn load<'s>(
    sources: &SourceMap<'s>,
    node: View<'s>,
    path: &Path,
) -> Result<View<'s>, Box<Diagnostic>> {
    // RFC 3986 section 5: a file is named relative to the one that says so.
    sources.load(path).map_err(|error| {
        if let LoadError::Forbidden { reason, .. } = error {
            return Box::new(forbidden(node, reason));
        }
        let help = "paths in `$ref` are relative to the file that contains the `$ref`";
        Box::new(Diagnostic::from(error).or_at(node.location()).help(help))
    })
}

/// It repeats what the document says, and nothing about the disk.
fn forbidden(node: View<'_>, reason: Forbidden) -> Diagnostic {
    let reference = node.as_str().unwrap_or_default();
    let file = reference
        .split_once('#')
        .map_or(reference, |(file, _)| file);
    let message = format!("file `{file}` {reason}");
    let diagnostic = Diagnostic::error(Code::FORBIDDEN_FILE, node.location(), message);
    match reason {
        Forbidden::Outside => diagnostic.help_or(
            format!(
                "copy the file into the workspace, or allow it: `map(\"{file}\" = \"path/of/the/file\")`"
            ),
            format!(
                "allow the files below a folder: `--root FOLDER`, or only this one: `--map '{file}=path/of/the/file'`"
            ),
        ),
        Forbidden::Special => diagnostic,
    }
}

fn remote(node: View<'_>, reference: &str) -> Diagnostic {
    let is_file = reference
        .split_once("://")
        .is_some_and(|(scheme, _)| scheme.eq_ignore_ascii_case("file"));
    if is_file {
        let message = format!("`{reference}` is a URL of a file on one machine");
        return Diagnostic::error(Code::REMOTE_REFERENCE, node.location(), message)
            .help("name the file by its path relative to this one");
    }
    let message = format!("`{reference}` is in the network, which a build does not use");
    Diagnostic::error(Code::REMOTE_REFERENCE, node.location(), message).help_or(
        "keep a copy of the file and name it: `map(\"https://…\" = \"path/of/the/copy\")`",
        "keep a copy of the file and name it: `--map 'https://…=path/of/the/copy'`",
    )
}

fn unresolved(
    sources: &SourceMap<'_>,
    node: View<'_>,
    reference: &str,
    root: Option<View<'_>>,
    pointer: &str,
) -> Diagnostic {
    let message = format!("`{reference}` leads to nothing");
    let diagnostic = Diagnostic::error(Code::UNRESOLVED_REFERENCE, node.location(), message);
    match root.and_then(|root| nearest(sources, node, root, pointer)) {
        Some(name) => diagnostic.help(format!("there is `{name}`")),
        None => diagnostic,
    }
}

/// The entry beside the missing one whose name is nearest. It is looked for once for each reference, and no more where a
/// document has so many that lead to nothing that another suggestion helps no one.
fn nearest(
    sources: &SourceMap<'_>,
    node: View<'_>,
    root: View<'_>,
    pointer: &str,
) -> Option<String> {
    let (parent, last) = pointer.rsplit_once('/')?;
    let siblings = root.pointer(parent)?;
    sources.suggestion(node.location(), siblings.entries().len(), || {
        let wanted = last.replace("~1", "/").replace("~0", "~");
        let names = siblings.entries().map(|(key, _)| key.text);
        crate::names::nearest(&wanted, names).map(str::to_owned)
    })
}
