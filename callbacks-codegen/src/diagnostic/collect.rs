//! Collecting diagnostics.

use std::collections::HashSet;

use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::span::Location;

/// What the stages found so far: they record and continue with the next object.
///
/// The same message at the same place is reported once, even if several users of an object find it.
///
/// It must be read with [`Diagnostics::finish`]; in debug builds, dropping diagnostics that nobody
/// has seen panics, because a build would then go on in silence.
#[derive(Debug, Default)]
#[must_use]
pub struct Diagnostics {
    found: Vec<Diagnostic>,
    known: HashSet<(Code, Severity, Option<Location>, String)>,
}

impl Diagnostics {
    /// Without any yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Records one, unless it was recorded before.
    pub fn push(&mut self, diagnostic: impl Into<Diagnostic>) {
        let diagnostic = diagnostic.into();
        let kind = (diagnostic.code(), diagnostic.severity());
        let message = diagnostic.message().to_owned();
        if self
            .known
            .insert((kind.0, kind.1, diagnostic.location(), message))
        {
            self.found.push(diagnostic);
        }
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
        diagnostics
            .into_iter()
            .for_each(|diagnostic| self.push(diagnostic));
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
