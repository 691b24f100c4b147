//! The generated module as a file, for build scripts.

use std::fmt;
use std::fs;
use std::io;
use std::path::Path;

use crate::diagnostic::Severity;
use crate::expansion::Expansion;
use crate::settings::Settings;

/// Why a module was not written.
#[derive(Debug)]
#[non_exhaustive]
pub enum OutputError {
    /// The document has errors. The string has all of them, with their places.
    Document(String),
    /// The file could not be written.
    Io(io::Error),
}

impl fmt::Display for OutputError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Document(text) => formatter.write_str(text),
            Self::Io(error) => write!(formatter, "the module could not be written: {error}"),
        }
    }
}

impl std::error::Error for OutputError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Document(_) => None,
            Self::Io(error) => Some(error),
        }
    }
}

/// Writes the module of a document to a file, for build scripts. It is the code that the attribute generates, formatted.
///
/// It reports to cargo which files were read, so that the script only runs again if one of them changes. It prints
/// warnings. It does not touch a file that is up to date.
///
/// ```no_run
/// // build.rs
/// use callbacks_codegen::{Settings, generate};
///
/// let out = std::path::PathBuf::from(std::env::var("OUT_DIR").unwrap());
/// let settings = Settings::new("openapi/orders.yaml").with_only(["onOrderStatusChange"]);
/// generate(&settings, &out.join("orders.rs")).unwrap_or_else(|error| panic!("{error}"));
/// ```
///
/// Include it in your crate: `mod orders { include!(concat!(env!("OUT_DIR"), "/orders.rs")); }`.
///
/// # Errors
///
/// Returns an error if the document has errors, or the file cannot be written.
pub fn generate(settings: &Settings, file: &Path) -> Result<(), OutputError> {
    write(&crate::expand(settings), file)
}

/// Does the same with a document that your build script already has as a value, see [`expand_openapi`](crate::expand_openapi).
///
/// ```no_run
/// // build.rs
/// use callbacks_codegen::{Settings, generate_openapi};
///
/// # fn build(api: &openapiv3::OpenAPI) {
/// let out = std::path::PathBuf::from(std::env::var("OUT_DIR").unwrap());
/// let settings = Settings::new("openapi.json");
/// generate_openapi(&settings, api, &out.join("orders.rs")).unwrap_or_else(|error| panic!("{error}"));
/// # }
/// ```
///
/// # Errors
///
/// The same as those of [`generate`].
#[cfg(feature = "openapiv3")]
pub fn generate_openapi(
    settings: &Settings,
    document: &openapiv3::OpenAPI,
    file: &Path,
) -> Result<(), OutputError> {
    write(&crate::expand_openapi(settings, document), file)
}

fn write(expansion: &Expansion, file: &Path) -> Result<(), OutputError> {
    for read in &expansion.files {
        println!("cargo::rerun-if-changed={}", watched(read).display());
    }
    let mut errors = Vec::new();
    for report in &expansion.diagnostics {
        match report.severity {
            Severity::Error => errors.push(format!("error: {}", report.text)),
            Severity::Warning => warn(&report.text),
        }
    }
    if !errors.is_empty() {
        return Err(OutputError::Document(errors.join("\n\n")));
    }
    write_if_changed(expansion, file).map_err(OutputError::Io)
}

/// The path for cargo to watch. Cargo reads one line at a time, so the rest of a name with a line break would be another
/// instruction. Of such a file, the folder is watched.
fn watched(file: &Path) -> &Path {
    let is_line = |path: &&Path| !path.to_string_lossy().contains(['\n', '\r']);
    file.ancestors().find(is_line).unwrap_or(Path::new("."))
}

/// Cargo reads one line at a time.
fn warn(text: &str) {
    for line in text.lines() {
        println!("cargo::warning={line}");
    }
}

/// The module as text. Its items have the attributes that the module has where the attribute makes it: a file that is included
/// cannot have any of its own.
fn source(expansion: &Expansion) -> String {
    let mut file: syn::File =
        syn::parse2(expansion.tokens()).expect("generated tokens are Rust items");
    let allow: syn::Attribute = syn::parse_quote! {
        #[allow(
            dead_code,
            missing_docs,
            rustdoc::bare_urls,
            rustdoc::broken_intra_doc_links,
            rustdoc::invalid_html_tags
        )]
    };
    for item in &mut file.items {
        if let Some(attributes) = attributes(item) {
            attributes.push(allow.clone());
        }
    }
    crate::print::print(file)
}

/// The attributes of an item that has a use for them.
fn attributes(item: &mut syn::Item) -> Option<&mut Vec<syn::Attribute>> {
    Some(match item {
        syn::Item::Enum(item) => &mut item.attrs,
        syn::Item::Fn(item) => &mut item.attrs,
        syn::Item::Impl(item) => &mut item.attrs,
        syn::Item::Mod(item) => &mut item.attrs,
        syn::Item::Struct(item) => &mut item.attrs,
        syn::Item::Trait(item) => &mut item.attrs,
        syn::Item::Type(item) => &mut item.attrs,
        _ => return None,
    })
}

fn write_if_changed(expansion: &Expansion, file: &Path) -> io::Result<()> {
    let source = source(expansion);
    match fs::read_to_string(file) {
        Ok(present) if present == source => Ok(()),
        _ => fs::write(file, source),
    }
}
