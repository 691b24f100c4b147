//! One finding.

use std::path::Path;

use callbacks_codegen::diagnostic::Severity;
use callbacks_codegen::{Place, Report};

/// Something that is wrong with a document.
#[derive(Clone, Debug)]
pub(super) struct Finding {
    pub(super) severity: Severity,
    pub(super) code: &'static str,
    /// What is wrong, in one sentence.
    pub(super) message: String,
    /// What to do.
    pub(super) helps: Vec<String>,
    pub(super) place: Option<Place>,
    /// The text for a terminal, without the severity.
    pub(super) text: String,
}

impl From<&Report> for Finding {
    fn from(report: &Report) -> Self {
        Self {
            severity: report.severity,
            code: report.code.name(),
            message: report.message.clone(),
            helps: report.helps.clone(),
            place: report.place.clone(),
            text: report.text.clone(),
        }
    }
}

impl Finding {
    /// A warning of the lint.
    pub(super) fn warning(code: &'static str, place: &Place, message: String, help: &str) -> Self {
        let (file, line, column) = (place.file.display(), place.line, place.column);
        let text = format!(
            "{message} [{code}]\n        --> {file}:{line}:{column}\n          = at: {}\n          = help: {help}",
            place.pointer
        );
        Self {
            severity: Severity::Warning,
            code,
            message,
            helps: vec![help.to_owned()],
            place: Some(place.clone()),
            text,
        }
    }

    pub(super) fn severity_name(&self) -> &'static str {
        match self.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
        }
    }

    pub(super) fn file(&self) -> Option<&Path> {
        self.place.as_ref().map(|place| place.file.as_path())
    }

    /// Whether it is at a place.
    pub(super) fn is_at(&self, place: &Place) -> bool {
        let own = self.place.as_ref();
        own.is_some_and(|own| own.file == place.file && own.line == place.line)
    }
}
