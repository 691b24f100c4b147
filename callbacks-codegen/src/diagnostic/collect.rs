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
    /// What the user does not want to be warned of.
    allowed: HashSet<Code>,
    known: HashSet<(Code, Severity, Option<Location>, String)>,
}

impl Diagnostics {
    /// Without any yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// The same without warnings of some codes. Errors are recorded all the same, but for what would only be an error because
    /// the user wants it strict.
    pub fn allowing(mut self, allowed: impl IntoIterator<Item = Code>) -> Self {
        self.allowed.extend(allowed);
        self
    }

    /// Records one, unless it was recorded before.
    pub fn push(&mut self, diagnostic: impl Into<Diagnostic>) {
        let diagnostic = diagnostic.into();
        let is_warning = diagnostic.severity() == Severity::Warning;
        if is_warning && self.allowed.contains(&diagnostic.code()) {
            return;
        }
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
        if self.allowed.contains(&diagnostic.code()) {
            return;
        }
        self.push(if strict {
            diagnostic.promote_to_error()
        } else {
            diagnostic
        });
    }

    /// Records several that are passed over or repaired.
    pub fn extend_lenient(
        &mut self,
        diagnostics: impl IntoIterator<Item = Diagnostic>,
        strict: bool,
    ) {
        for diagnostic in diagnostics {
            self.push_lenient(diagnostic, strict);
        }
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
