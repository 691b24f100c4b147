//! What an expansion gives: tokens, what is wrong, and which files were read.

use std::path::{Path, PathBuf};

use proc_macro2::TokenStream;

use crate::diagnostic::{Code, Diagnostic, Diagnostics, Severity};
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

/// A JSON body of an operation: what a tool needs to read and write it through the generated module.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct BodyInfo {
    /// The operation's module within the generated one.
    pub module: String,
    /// The status of the answer that it is the body of, as the document writes it (`200`, `2XX`, `default`); none for
    /// the body of a request.
    pub response: Option<String>,
    /// Its type, as an expression that is right within the generated module: `Order`, `Vec<Item>`.
    pub ty: String,
    /// Whether that is one of the module's own types, and not a composition such as a list.
    pub is_named: bool,
    /// Its media type, as it is sent.
    pub media_type: String,
    /// The place of its schema; `None` if the document has none.
    pub schema: Option<SchemaPlace>,
    /// Whether the provider of the API sends it, which decides what `readOnly` and `writeOnly` mean.
    pub sent_by_provider: bool,
}

/// The place of a schema.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub struct SchemaPlace {
    /// The file, as it was read.
    pub file: PathBuf,
    /// The JSON Pointer, as the fragment of a URI (RFC 6901 section 6): `#/components/schemas/Order`.
    pub pointer: String,
}

/// What became of a document.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Expansion {
    /// The content of the module: everything that is correct, even if something else is wrong.
    pub tokens: TokenStream,
    /// The text that documents the module.
    pub documentation: String,
    /// What was found, in the order of the document's reading: at most a hundred errors and a hundred warnings. The last of
    /// them says how many more there are.
    pub diagnostics: Vec<Report>,
    /// Every file that was read: a change of any asks for a new expansion.
    pub files: Vec<PathBuf>,
    /// The number of operations of callbacks and webhooks.
    pub operations: usize,
    /// The number of payload types.
    pub types: usize,
    /// The number of schemas that were given a type.
    pub schemas: usize,
    /// Those of them that became any JSON (`serde_json::Value`) though they say more.
    pub untyped: usize,
    /// The JSON bodies of requests and answers, in the order of the operations, where the settings ask for them.
    pub bodies: Vec<BodyInfo>,
}

/// How many errors, and how many warnings, are rendered. Each is a few lines, which the reader has to pass to see the next
/// one, and rustc takes long for thousands.
const SHOWN: usize = 100;

fn reports(diagnostics: &[Diagnostic], sources: &SourceMap<'_>) -> Vec<Report> {
    let mut reports = Vec::new();
    let (mut errors, mut warnings) = (Shown::default(), Shown::default());
    for diagnostic in diagnostics {
        let shown = match diagnostic.severity() {
            Severity::Error => &mut errors,
            Severity::Warning => &mut warnings,
        };
        shown.count += 1;
        if shown.count <= SHOWN {
            shown.last = reports.len();
            reports.push(Report {
                code: diagnostic.code(),
                severity: diagnostic.severity(),
                text: diagnostic.render(sources),
            });
        }
    }
    for (shown, noun) in [(errors, "error"), (warnings, "warning")] {
        let more = shown.count.saturating_sub(SHOWN);
        if more > 0 {
            let plural = if more == 1 { "" } else { "s" };
            let text = &mut reports[shown.last].text;
            text.push_str(&format!("\n\n… and {more} more {noun}{plural}"));
        }
    }
    reports
}

/// The diagnostics of one severity.
#[derive(Default)]
struct Shown {
    count: usize,
    /// The place of the last report of them.
    last: usize,
}

impl Expansion {
    pub(crate) fn new(
        api: Option<&ir::Api>,
        settings: &Settings,
        sources: &SourceMap<'_>,
        diagnostics: Diagnostics,
    ) -> Self {
        let diagnostics = diagnostics.finish();
        Self {
            tokens: api.map(|api| emit::emit(api, settings)).unwrap_or_default(),
            documentation: api.map(emit::module_documentation).unwrap_or_default(),
            diagnostics: reports(&diagnostics, sources),
            files: sources.paths().map(Path::to_owned).collect(),
            operations: api.map_or(0, |api| api.operations.len()),
            types: api.map_or(0, |api| api.types.len()),
            schemas: api.map_or(0, |api| api.counted.all),
            untyped: api.map_or(0, |api| api.counted.untyped),
            bodies: api
                .filter(|_| settings.list_bodies)
                .map(|api| emit::bodies(api, settings, sources))
                .unwrap_or_default(),
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
    /// If the tokens are not Rust items, which would be a fault of this crate.
    #[cfg(feature = "pretty")]
    pub fn to_source(&self) -> String {
        let file = syn::parse2(self.tokens.clone()).expect("generated tokens are Rust items");
        crate::print::print(file)
    }
}
