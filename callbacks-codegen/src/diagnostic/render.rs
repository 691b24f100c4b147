//! The text of a diagnostic.
//!
//! ```text
//! callback `onPaymentSettled`: runtime expression is not closed [malformed-runtime-expression]
//!         --> api/openapi.yaml:41:37
//!           |
//!        41 |         '{$request.body#/callbackUrl':
//!           |                                     ^ expected `}` before this quote
//!           = at: #/paths/~1payments/post/callbacks/onPaymentSettled
//!           = help: write `{$request.body#/callbackUrl}`
//! ```

use crate::diagnostic::clean::{LONGEST, clean};
use crate::diagnostic::excerpt::Excerpt;
use crate::diagnostic::{Diagnostic, Label};
use crate::source::SourceMap;
use crate::span::FileId;

/// Renders several diagnostics, with an empty line between them.
#[must_use]
pub fn render_all(diagnostics: &[Diagnostic], sources: &SourceMap<'_>) -> String {
    let texts: Vec<String> = diagnostics
        .iter()
        .map(|diagnostic| diagnostic.render(sources))
        .collect();
    texts.join("\n\n")
}

impl Diagnostic {
    /// The text shown to the user, with excerpts of the files, without a severity and without a
    /// final line break: it becomes the text of `compile_error!`, before which rustc says `error`.
    #[must_use]
    pub fn render(&self, sources: &SourceMap<'_>) -> String {
        render(self, sources)
    }
}

fn render(diagnostic: &Diagnostic, sources: &SourceMap<'_>) -> String {
    let message = clean(diagnostic.message());
    let mut lines = vec![format!("{message} [{}]", diagnostic.code())];
    for (file, labels) in by_file(diagnostic) {
        render_file(file, &labels, sources, &mut lines);
    }
    if let Some(place) = diagnostic.location() {
        // More than is shown, in bytes: a character has at most four.
        let pointer = sources.start_of_pointer(place, 4 * (LONGEST + 1));
        if !pointer.is_empty() {
            lines.push(format!("          = at: {}", clean(&pointer)));
        }
    }
    for help in diagnostic.helps() {
        lines.push(format!("          = help: {}", clean(help)));
    }
    lines.join("\n")
}

/// A label, and whether it is the primary one.
type Marked<'a> = (&'a Label, bool);

/// The labels of each file, the file of the primary one first.
fn by_file(diagnostic: &Diagnostic) -> Vec<(FileId, Vec<Marked<'_>>)> {
    let primary = diagnostic.primary().map(|label| (label, true));
    let secondary = diagnostic.secondary().iter().map(|label| (label, false));
    let mut files: Vec<(FileId, Vec<Marked<'_>>)> = Vec::new();
    for (label, is_primary) in primary.into_iter().chain(secondary) {
        let id = label.location.file;
        match files.iter_mut().find(|(file, _)| *file == id) {
            Some((_, labels)) => labels.push((label, is_primary)),
            None => files.push((id, vec![(label, is_primary)])),
        }
    }
    files
}

/// The excerpts of one file, in the order of its lines; the first label gives the place named.
fn render_file(
    file: FileId,
    labels: &[Marked<'_>],
    sources: &SourceMap<'_>,
    lines: &mut Vec<String>,
) {
    let source = sources.file(file);
    if let Some((first, _)) = labels.first() {
        let place = sources.line_column(first.location);
        let path = source.shown_path().display().to_string();
        lines.push(format!(
            "        --> {}:{}:{}",
            clean(&path),
            place.line,
            place.column
        ));
        lines.push("          |".to_owned());
    }
    let mut sorted = labels.to_vec();
    sorted.sort_by_key(|(label, _)| label.location);
    let mut last: Option<Excerpt<'_>> = None;
    for (label, is_primary) in sorted {
        let excerpt = Excerpt::new(source, label, is_primary);
        if last
            .as_ref()
            .is_some_and(|last| last.line + 1 < excerpt.line)
        {
            lines.push("      ...".to_owned());
        }
        if !last.is_some_and(|last| last.shows_same(&excerpt)) {
            lines.push(excerpt.text());
        }
        lines.push(excerpt.mark());
        last = Some(excerpt);
    }
}
