//! What to generate, and from what.

use std::path::PathBuf;

/// What to generate, and from what: macro arguments and build scripts fill this one struct.
///
/// ```
/// use callbacks_codegen::Settings;
///
/// let settings = Settings::new("openapi/orders.yaml").with_strict(true);
/// assert!(settings.strict);
/// ```
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Settings {
    /// The path of the document.
    pub document: PathBuf,
    /// Paths in diagnostics are shown relative to this folder.
    pub base: PathBuf,
    /// Whether what can be repaired or passed over is an error.
    pub strict: bool,
    /// The path under which generated code finds the `callbacks` crate.
    pub krate: String,
    /// The names of types that the user's own items of the module define.
    pub own_types: Vec<String>,
    /// Whether something in the module may shadow names of the standard prelude, such as a glob import.
    pub prelude_shadowed: bool,
}

impl Settings {
    /// The defaults for a document.
    pub fn new(document: impl Into<PathBuf>) -> Self {
        Self {
            document: document.into(),
            base: PathBuf::new(),
            strict: false,
            krate: "::callbacks".to_owned(),
            own_types: Vec::new(),
            prelude_shadowed: false,
        }
    }

    /// Shows paths in diagnostics relative to a folder.
    #[must_use]
    pub fn with_base(mut self, base: impl Into<PathBuf>) -> Self {
        self.base = base.into();
        self
    }

    /// Makes errors of what can be repaired or passed over.
    #[must_use]
    pub fn with_strict(mut self, strict: bool) -> Self {
        self.strict = strict;
        self
    }

    /// Tells where generated code finds the `callbacks` crate, when not at `::callbacks`.
    #[must_use]
    pub fn with_krate(mut self, path: impl Into<String>) -> Self {
        self.krate = path.into();
        self
    }

    /// Tells the names that the user's own items of the module define, and whether a glob import may define more.
    #[must_use]
    pub fn with_own_items(mut self, types: Vec<String>, prelude_shadowed: bool) -> Self {
        self.own_types = types;
        self.prelude_shadowed = prelude_shadowed;
        self
    }
}
