//! Collecting diagnostics.

use crate::diagnostic::{Diagnostic, Severity};

/// What the stages found so far: they record and continue with the next object.
///
/// It must be read with [`Diagnostics::finish`]; in debug builds, dropping diagnostics that nobody
/// has seen panics, because a build would then go on in silence.
#[derive(Debug, Default)]
#[must_use]
pub struct Diagnostics {
    found: Vec<Diagnostic>,
}

impl Diagnostics {
    /// Without any yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Records one.
    pub fn push(&mut self, diagnostic: impl Into<Diagnostic>) {
        self.found.push(diagnostic.into());
    }

    /// Records what is passed over or repaired: a warning, or an error where the user wants it strict.
    pub fn push_lenient(&mut self, diagnostic: Diagnostic, strict: bool) {
        self.push(if strict {
            diagnostic.promote_to_error()
        } else {
            diagnostic
        });
    }

    /// Whether nothing was found.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.found.is_empty()
    }

    /// How many were found.
    #[must_use]
    pub fn len(&self) -> usize {
        self.found.len()
    }

    /// Whether an error was found.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.found.iter().any(Diagnostic::is_error)
    }

    /// How many errors were found.
    #[must_use]
    pub fn error_count(&self) -> usize {
        let errors = self.found.iter();
        errors
            .filter(|found| found.severity() == Severity::Error)
            .count()
    }

    /// What was found so far, in the order of finding.
    pub fn iter(&self) -> std::slice::Iter<'_, Diagnostic> {
        self.found.iter()
    }

    /// Takes everything, in the order of finding.
    #[must_use]
    pub fn finish(mut self) -> Vec<Diagnostic> {
        std::mem::take(&mut self.found)
    }
}

impl Extend<Diagnostic> for Diagnostics {
    fn extend<I: IntoIterator<Item = Diagnostic>>(&mut self, diagnostics: I) {
        self.found.extend(diagnostics);
    }
}

impl<'a> IntoIterator for &'a Diagnostics {
    type Item = &'a Diagnostic;
    type IntoIter = std::slice::Iter<'a, Diagnostic>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl Drop for Diagnostics {
    fn drop(&mut self) {
        if cfg!(debug_assertions) && !self.found.is_empty() && !std::thread::panicking() {
            panic!("{} diagnostics dropped unread", self.found.len());
        }
    }
}
