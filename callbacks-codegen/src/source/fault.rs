//! What is wrong with a document in either format.

use crate::diagnostic::{Code, Diagnostic};
use crate::source::limits::{MAX_DEPTH, MAX_NODES};
use crate::source::node::{Duplicate, Key};
use crate::span::{FileId, Location};

pub(super) fn too_deep(place: Location) -> Box<Diagnostic> {
    Box::new(Diagnostic::error(
        Code::TOO_DEEP,
        place,
        format!("mappings and sequences are nested more than {MAX_DEPTH} levels deep"),
    ))
}

pub(super) fn too_many_nodes(place: Location) -> Box<Diagnostic> {
    Box::new(Diagnostic::error(
        Code::TOO_MANY_NODES,
        place,
        format!("the document has more than {MAX_NODES} values"),
    ))
}

pub(super) fn expanded_too_far(place: Location) -> Box<Diagnostic> {
    Box::new(Diagnostic::error(
        Code::TOO_MANY_NODES,
        place,
        format!("with aliases expanded, the document has more than {MAX_NODES} values"),
    ))
}

pub(super) fn duplicate_key(file: FileId, source: &str, keys: &Duplicate) -> Box<Diagnostic> {
    let place = |key: &Key| Location {
        file,
        start: key.start,
        end: key.end,
    };
    let name = keys.second.text.as_str(source);
    Box::new(
        Diagnostic::error(
            Code::DUPLICATE_KEY,
            place(&keys.second),
            format!("key `{name}` is given twice"),
        )
        .label("it is given again here")
        .also(place(&keys.first), "it is given here first"),
    )
}
