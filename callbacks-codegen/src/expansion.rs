//! What an expansion gives: tokens, what is wrong, and which files were read.

use std::path::{Path, PathBuf};

use proc_macro2::TokenStream;

use crate::diagnostic::{Code, Diagnostics, Severity};
use crate::settings::Settings;
use crate::source::SourceMap;
use crate::{emit, ir};

/// A diagnostic, rendered for a terminal.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Report {
    /// Its kind.
    pub code: Code,
    /// Whether it is an error.
    pub severity: Severity,
    /// Its text, with excerpts of the document; the severity is not part of it.
    pub text: String,
}

/// What became of a document.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Expansion {
    /// The content of the module: all that is right, even where something else is wrong.
    pub tokens: TokenStream,
    /// The text that documents the module.
    pub documentation: String,
    /// All that was found, in the order of the document's reading.
    pub diagnostics: Vec<Report>,
    /// Every file that was read: a change of any asks for a new expansion.
    pub files: Vec<PathBuf>,
    /// The number of operations of callbacks and webhooks.
    pub operations: usize,
    /// The number of payload types.
    pub types: usize,
}

impl Expansion {
    pub(crate) fn new(
        api: Option<&ir::Api>,
        settings: &Settings,
        sources: &SourceMap<'_>,
        diagnostics: Diagnostics,
    ) -> Self {
        let diagnostics = diagnostics.finish();
        let reports = diagnostics.iter().map(|diagnostic| Report {
            code: diagnostic.code(),
            severity: diagnostic.severity(),
            text: diagnostic.render(sources),
        });
        Self {
            tokens: api.map(|api| emit::emit(api, settings)).unwrap_or_default(),
            documentation: api.map(emit::module_documentation).unwrap_or_default(),
            diagnostics: reports.collect(),
            files: sources.paths().map(Path::to_owned).collect(),
            operations: api.map_or(0, |api| api.operations.len()),
            types: api.map_or(0, |api| api.types.len()),
        }
    }

    /// Whether something is wrong that must be put right.
    pub fn has_errors(&self) -> bool {
        self.diagnostics
            .iter()
            .any(|report| report.severity == Severity::Error)
    }

    /// The content of the module as Rust source, formatted.
    ///
    /// # Panics
    ///
    /// When the tokens are no Rust items, which would be a fault of this crate.
    #[cfg(feature = "pretty")]
    pub fn to_source(&self) -> String {
        let file = syn::parse2(self.tokens.clone()).expect("generated tokens are Rust items");
        prettyplease::unparse(&file)
    }
}
