//! Which document an overlay was written for.

use std::path::Path;

use percent_encoding::percent_decode_str;

use super::action::Report;
use crate::diagnostic::{Code, Diagnostic};
use crate::source::{SourceMap, View};

/// Warns if `extends` names another document than the one that the overlay is applied to.
///
/// A URL can only be compared where something says which file it is: a mapping, or `$self` of the document (OpenAPI 3.2).
pub(super) fn check<'s>(
    report: &mut Report<'_>,
    sources: &SourceMap<'s>,
    overlay: View<'s>,
    document: View<'s>,
) {
    let Some(node) = overlay.get("extends") else {
        return;
    };
    let Some(reference) = node.as_text() else {
        let found = node.kind_name();
        report.error(node, format!("expected a URI reference, found {found}"));
        return;
    };
    let (reference, _) = reference.split_once('#').unwrap_or((reference, ""));
    let own = document.get("$self").and_then(|own| own.as_text());
    let is_of_document = match sources.mapped(reference) {
        Some(path) => sources.is_file(document, &path),
        None if reference.contains("://") => own.is_none_or(|own| own == reference),
        None => {
            let name = percent_decode_str(reference).decode_utf8_lossy();
            let folder = node.source().path().parent().unwrap_or(Path::new(""));
            sources.is_file(document, &folder.join(name.as_ref()))
        }
    };
    if !is_of_document {
        let shown = document.source().shown_path().display();
        let message =
            format!("the overlay was written for `{reference}`, and is applied to `{shown}`");
        let warning = Diagnostic::warning(Code::OVERLAY_OF_ANOTHER, node.location(), message);
        report.lenient(warning.help("correct `extends`, or leave it out"));
    }
}
