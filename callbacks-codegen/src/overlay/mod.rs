//! Overlays: changes to a document that its user makes and its author does not (OpenAPI Overlay 1.0 and 1.1).
//!
//! They are applied to the tree of the document before anything else is read. JSONPath selects from a value of the whole
//! document, which each action changes along with the tree, so an action costs what it touches. All actions together have a budget.

mod action;
mod apply;
mod extends;
mod jsonpath;
mod target;
#[cfg(test)]
mod tests;
mod value;

use std::path::PathBuf;

use action::Report;
use apply::Applier;

use crate::diagnostic::Diagnostics;
use crate::settings::Settings;
use crate::source::{SourceMap, View};

/// Applies the overlays of the settings to a document, in their order, and gives the root of the result.
pub(crate) fn apply<'s>(
    settings: &Settings,
    sources: &SourceMap<'s>,
    document: View<'s>,
    diagnostics: &mut Diagnostics,
) -> View<'s> {
    let overlays = load(&settings.overlays, sources, diagnostics);
    if overlays.is_empty() {
        return document;
    }
    let mut report = Report {
        diagnostics,
        strict: settings.strict,
    };
    let mut applier = Applier::new(document, sources);
    for overlay in overlays {
        let actions = action::read(&mut report, overlay);
        extends::check(&mut report, sources, overlay, document);
        for action in actions {
            applier.apply(&mut report, &action);
        }
    }
    applier.finish()
}

fn load<'s>(
    overlays: &[PathBuf],
    sources: &SourceMap<'s>,
    diagnostics: &mut Diagnostics,
) -> Vec<View<'s>> {
    let loaded = overlays.iter().filter_map(|path| match sources.load(path) {
        Ok(overlay) => Some(overlay),
        Err(error) => {
            diagnostics.push(error);
            None
        }
    });
    loaded.collect()
}
