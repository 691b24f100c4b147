//! The generator behind the attribute of the `callbacks` crate: OpenAPI documents become typed Rust callbacks.
//!
//! A document goes through stages, each with its own types. Files are parsed into nodes that know their place ([`source`]).
//! References are resolved, and everything that callbacks reach is read. Schemas get names and become types. Rules that span
//! objects are checked, and tokens are emitted. Problems are collected on the way ([`diagnostic`]), and everything that is
//! correct is generated.
//!
//! ```
//! use callbacks_codegen::{Settings, expand_with};
//!
//! let document = r#"{
//!     "openapi": "3.1.0",
//!     "info": {"title": "Shop", "version": "1"},
//!     "webhooks": {"newOrder": {"post": {"responses": {"204": {"description": "Taken"}}}}}
//! }"#;
//! let expansion = expand_with(&Settings::new("shop.json"), |_| Ok(document.into()));
//! assert!(expansion.diagnostics.is_empty());
//! assert!(expansion.code.contains("fn new_order"));
//! ```

mod assertion;
mod check;
pub mod diagnostic;
mod document;
mod emit;
mod expansion;
mod ir;
mod lower;
mod markdown;
pub mod model;
mod names;
#[cfg(feature = "openapiv3")]
mod openapi_value;
#[cfg(feature = "pretty")]
mod output;
#[cfg(feature = "overlay")]
mod overlay;
#[cfg(feature = "pretty")]
mod print;
mod resolve;
mod schema;
mod settings;
pub mod source;
mod span;
mod workspace;

use std::io;
use std::path::Path;

pub use expansion::{BodyInfo, Expansion, Place, Report, SchemaPlace};
#[cfg(feature = "openapiv3")]
pub use openapi_value::expand_openapi;
#[cfg(all(feature = "openapiv3", feature = "pretty"))]
pub use output::generate_openapi;
#[cfg(feature = "pretty")]
pub use output::{OutputError, generate};
pub use settings::{AssertedFormats, Discriminator, Features, Integers, Settings};
pub use workspace::workspace;

use diagnostic::{Code, Diagnostic, Diagnostics};
use document::{Document, Nesting, Reader, Repeats, Schemes, Selection};
use schema::Schemas;
use source::{Scope, SourceMap, Texts, View};

/// Generates the content of a module from a document on the disk.
///
/// The document may refer to files below [`Settings::base`], in its own folder, and to those of a mapping.
pub fn expand(settings: &Settings) -> Expansion {
    let texts = Texts::new();
    let sources = SourceMap::new(&texts, scope(settings));
    run(
        settings,
        &sources
            .with_base(&settings.base)
            .with_mappings(&settings.mappings),
    )
}

/// Generates the content of a module from files that a function reads. The function decides which files the document may
/// refer to.
pub fn expand_with(settings: &Settings, read: impl Fn(&Path) -> io::Result<Vec<u8>>) -> Expansion {
    let texts = Texts::new();
    let sources = SourceMap::with_reader(&texts, Box::new(read));
    run(
        settings,
        &sources
            .with_base(&settings.base)
            .with_mappings(&settings.mappings),
    )
}

/// Reads the callbacks and webhooks of a document as data, without generating code. Tools use it that show operations, or
/// send and receive their requests.
///
/// ```no_run
/// use callbacks_codegen::{Settings, describe};
///
/// let model = describe(&Settings::new("openapi/orders.yaml"));
/// for operation in &model.operations {
///     println!("{} {}", operation.method, operation.name);
/// }
/// ```
pub fn describe(settings: &Settings) -> model::Model {
    let texts = Texts::new();
    let sources = SourceMap::new(&texts, scope(settings));
    describe_from(settings, sources)
}

/// Does the same with files that a function reads. The function decides which files the document may refer to.
pub fn describe_with(
    settings: &Settings,
    read: impl Fn(&Path) -> io::Result<Vec<u8>>,
) -> model::Model {
    let texts = Texts::new();
    let sources = SourceMap::with_reader(&texts, Box::new(read));
    describe_from(settings, sources)
}

fn describe_from(settings: &Settings, sources: SourceMap<'_>) -> model::Model {
    let sources = sources
        .with_base(&settings.base)
        .with_mappings(&settings.mappings);
    let (api, diagnostics) = read(settings, &sources);
    model::of(api.as_ref(), settings, &sources, diagnostics)
}

/// Which files may be read: those that an argument names, and those of the user's workspace.
fn scope(settings: &Settings) -> Scope {
    let base = Some(settings.base.clone()).filter(|base| !base.as_os_str().is_empty());
    let base = base.or_else(workspace::current);
    let mut scope = Scope::default().with_document(&settings.document);
    let mappings = settings.mappings.iter().map(|(_, path)| path);
    for folder in base.iter().chain(mappings).chain(&settings.overlays) {
        scope = scope.with(folder);
    }
    scope
}

fn run(settings: &Settings, sources: &SourceMap<'_>) -> Expansion {
    let (api, diagnostics) = read(settings, sources);
    Expansion::new(api.as_ref(), settings, sources, diagnostics)
}

/// Everything before code is emitted.
fn read(settings: &Settings, sources: &SourceMap<'_>) -> (Option<ir::Api>, Diagnostics) {
    let mut diagnostics = diagnostics(settings);
    let api = match sources.load(&settings.document) {
        Ok(root) => {
            let root = overlaid(settings, sources, root, &mut diagnostics);
            stages(settings, sources, root, &mut diagnostics)
        }
        Err(error) => {
            diagnostics.push(error);
            None
        }
    };
    (api, diagnostics)
}

/// The document with the overlays of the settings.
#[cfg(feature = "overlay")]
use overlay::apply as overlaid;

#[cfg(not(feature = "overlay"))]
fn overlaid<'s>(
    settings: &Settings,
    _sources: &SourceMap<'s>,
    root: View<'s>,
    diagnostics: &mut Diagnostics,
) -> View<'s> {
    if !settings.overlays.is_empty() {
        let message = "overlays need the feature `overlay` of `callbacks`";
        let code = Code::INVALID_OVERLAY;
        let error = Diagnostic::without_place(code, message);
        diagnostics
            .push(error.help("write `callbacks = { version = \"..\", features = [\"overlay\"] }`"));
    }
    root
}

/// Without what the settings allow.
fn diagnostics(settings: &Settings) -> Diagnostics {
    let codes = settings.allowed.iter();
    let codes = codes.filter_map(|name| Code::from_name(name));
    let mut diagnostics = Diagnostics::new().allowing(codes);
    for name in &settings.allowed {
        if Code::from_name(name).is_none() {
            let message = format!("`allow` names `{name}`, but no diagnostic has that code");
            let error = Diagnostic::without_place(Code::UNKNOWN_SELECTION, message);
            let known = Code::ALL.iter().map(|code| code.name());
            diagnostics.push(match names::nearest(name, known) {
                Some(nearest) => error.help(format!("there is `{nearest}`")),
                None => error.help("the code is in brackets behind each message"),
            });
        }
    }
    diagnostics
}

/// Reads, lowers and checks the document, and records its problems.
fn stages<'s>(
    settings: &Settings,
    sources: &SourceMap<'s>,
    root: View<'s>,
    diagnostics: &mut Diagnostics,
) -> Option<ir::Api> {
    let selection = Selection::new(settings);
    let mut reader = Reader {
        sources,
        diagnostics,
        strict: settings.strict,
        selection,
        nesting: Nesting::default(),
        schemes: Schemes::default(),
        repeats: Repeats::default(),
    };
    let document = Document::read(&mut reader, root)?;
    reader.selection.report_unknown(reader.diagnostics);
    check::operation_id::check(&mut reader, &document, root);
    let roots: Vec<_> = document.schemas().collect();
    let schemas = Schemas::of(sources, &roots);
    let api = lower::lower(&schemas, &document, settings, diagnostics);
    check::mistakes::check(&schemas, settings.strict, diagnostics);
    check::check(&api, root, diagnostics);
    Some(api)
}
