//! The result of an expansion: code, diagnostics, and the files that were read.

use std::path::{Path, PathBuf};

use proc_macro2::TokenStream;

use crate::diagnostic::{Code, Diagnostic, Diagnostics, Severity};
use crate::settings::Settings;
use crate::source::{Location, SourceMap};
use crate::{emit, ir};

/// A diagnostic, rendered for a terminal.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Report {
    /// Its kind.
    pub code: Code,
    /// Whether it is an error or a warning.
    pub severity: Severity,
    /// Its text, with excerpts of the document, and without the severity.
    pub text: String,
    /// What is wrong, in one sentence, without excerpts.
    pub message: String,
    /// What to do. There may be several suggestions.
    pub helps: Vec<String>,
    /// Its place. `None` if the document is missing, or a setting is wrong.
    pub place: Option<Place>,
}

/// A place in a document.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Place {
    /// The file, relative to [`Settings::base`].
    pub file: PathBuf,
    /// The line, from 1.
    pub line: u32,
    /// The column, in characters from 1.
    pub column: u32,
    /// The JSON Pointer, as the fragment of a URI (RFC 6901 section 6): `#/webhooks/orderPaid`.
    pub pointer: String,
}

impl Place {
    /// The place of a location.
    pub(crate) fn of(location: Location, sources: &SourceMap<'_>) -> Self {
        let at = sources.line_column(location);
        Self {
            file: sources.file(location.file).shown_path().to_owned(),
            line: at.line,
            column: at.column,
            pointer: sources.pointer(location),
        }
    }
}

/// A JSON body of an operation, for tools that read and write it through the generated module.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct BodyInfo {
    /// The module of the operation, within the generated one.
    pub module: String,
    /// The status of the answer, as in the document (`200`, `2XX`, `default`). `None` for the body of a request.
    pub response: Option<String>,
    /// Its type, as an expression within the generated module: `Order`, `Vec<Item>`.
    pub ty: String,
    /// Whether it is one of the module's own types, and not a composition such as a list.
    pub is_named: bool,
    /// Its media type, as it is sent.
    pub media_type: String,
    /// The place of its schema. `None` if it has none.
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

/// The result of an expansion.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Expansion {
    /// The content of the module as Rust code without line breaks: everything that is correct, even if something else is
    /// wrong. [`tokens`](Self::tokens) and `to_source` have it in other forms.
    pub code: String,
    /// The documentation of the module.
    pub documentation: String,
    /// The diagnostics, in the order of reading: at most a hundred errors and a hundred warnings. The last one says how
    /// many more there are.
    pub diagnostics: Vec<Report>,
    /// Every file that was read. If one changes, the document must be expanded again.
    pub files: Vec<PathBuf>,
    /// The number of operations of callbacks and webhooks.
    pub operations: usize,
    /// The number of payload types.
    pub types: usize,
    /// The number of schemas with a type.
    pub schemas: usize,
    /// The number of those that became any JSON (`serde_json::Value`) although they say more.
    pub untyped: usize,
    /// How often a schema was looked at: what an expansion costs, whatever the machine. It grows with the document.
    pub lookups: u64,
    /// The JSON bodies of requests and answers, in the order of the operations, if the settings request them.
    pub bodies: Vec<BodyInfo>,
}

/// How many errors, and how many warnings, are rendered. Readers have to scroll past each, and rustc takes long for
/// thousands.
const SHOWN: usize = 100;

pub(crate) fn reports(
    diagnostics: Vec<Diagnostic>,
    settings: &Settings,
    sources: &SourceMap<'_>,
) -> Vec<Report> {
    let mut reports = Vec::new();
    let (mut errors, mut warnings) = (Shown::default(), Shown::default());
    for diagnostic in diagnostics {
        let shown = match diagnostic.severity() {
            Severity::Error => &mut errors,
            Severity::Warning => &mut warnings,
        };
        shown.count += 1;
        if shown.count <= SHOWN {
            let diagnostic = match settings.command_line {
                true => diagnostic.at_command_line(),
                false => diagnostic,
            };
            shown.last = reports.len();
            reports.push(Report {
                code: diagnostic.code(),
                severity: diagnostic.severity(),
                text: diagnostic.render(sources),
                message: diagnostic.message().to_owned(),
                helps: diagnostic.helps().to_vec(),
                place: diagnostic
                    .location()
                    .map(|location| Place::of(location, sources)),
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
    /// The index of the last report.
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
            code: api.map(|api| emit::emit(api, settings)).unwrap_or_default(),
            documentation: api.map(emit::module_documentation).unwrap_or_default(),
            diagnostics: reports(diagnostics, settings, sources),
            files: sources.paths().map(Path::to_owned).collect(),
            operations: api.map_or(0, |api| api.operations.len()),
            types: api.map_or(0, |api| api.types.len()),
            schemas: api.map_or(0, |api| api.counted.all),
            untyped: api.map_or(0, |api| api.counted.untyped),
            lookups: sources.lookups(),
            bodies: api
                .filter(|_| settings.list_bodies)
                .map(|api| emit::bodies(api, settings, sources))
                .unwrap_or_default(),
        }
    }

    /// The content of the module as tokens. In a procedural macro, the compiler reads the code.
    ///
    /// # Panics
    ///
    /// Panics if the code is not made of tokens, which would be a bug of this crate.
    pub fn tokens(&self) -> TokenStream {
        let tokens = self.code.parse();
        tokens.expect("names and literals are tokens")
    }

    /// Whether there are errors.
    pub fn has_errors(&self) -> bool {
        self.diagnostics
            .iter()
            .any(|report| report.severity == Severity::Error)
    }

    /// The content of the module as Rust source, formatted.
    ///
    /// # Panics
    ///
    /// Panics if the tokens are not Rust items, which would be a bug of this crate.
    #[cfg(feature = "pretty")]
    pub fn to_source(&self) -> String {
        let file = syn::parse2(self.tokens()).expect("generated tokens are Rust items");
        crate::print::print(file)
    }
}
