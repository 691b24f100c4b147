//! What is wrong with a document, where, and what to do about it.

mod clean;
mod code;
mod collect;
mod excerpt;
mod render;

#[cfg(test)]
mod tests;

pub use code::Code;
pub use collect::Diagnostics;
pub use render::render_all;

use crate::span::Location;

/// A problem of a document: what is wrong, where, and what to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    code: Code,
    severity: Severity,
    message: String,
    primary: Option<Label>,
    secondary: Vec<Label>,
    help: Vec<String>,
    /// Helps that the command line shows instead, and their places among the others.
    command_line: Vec<(usize, String)>,
}

/// A place, with a text that may be empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    /// The place.
    pub location: Location,
    /// The text at its mark.
    pub text: String,
}

/// The severity of a diagnostic.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Severity {
    /// Code cannot be generated.
    Error,
    /// Code is generated, but something in the document is ignored or repaired.
    Warning,
}

impl Diagnostic {
    /// Creates an error at a place.
    pub fn error(code: Code, location: Location, message: impl Into<String>) -> Self {
        Self::new(code, Severity::Error, Some(location), message.into())
    }

    /// Creates a warning at a place.
    pub fn warning(code: Code, location: Location, message: impl Into<String>) -> Self {
        Self::new(code, Severity::Warning, Some(location), message.into())
    }

    /// Creates an error without a place: the document is missing, or a setting is wrong.
    pub fn without_place(code: Code, message: impl Into<String>) -> Self {
        Self::new(code, Severity::Error, None, message.into())
    }

    fn new(code: Code, severity: Severity, place: Option<Location>, message: String) -> Self {
        Self {
            code,
            severity,
            message,
            primary: place.map(|location| Label {
                location,
                text: String::new(),
            }),
            secondary: Vec::new(),
            help: Vec::new(),
            command_line: Vec::new(),
        }
    }

    /// Sets the text at the mark of the place.
    #[must_use]
    pub fn label(mut self, text: impl Into<String>) -> Self {
        if let Some(primary) = &mut self.primary {
            primary.text = text.into();
        }
        self
    }

    /// Adds a second place, for example the other of two that conflict.
    #[must_use]
    pub fn also(mut self, location: Location, text: impl Into<String>) -> Self {
        self.secondary.push(Label {
            location,
            text: text.into(),
        });
        self
    }

    /// Adds a help that says what to do.
    #[must_use]
    pub fn help(mut self, text: impl Into<String>) -> Self {
        self.help.push(text.into());
        self
    }

    /// Adds a help that names an argument of the attribute, and the one that is shown instead at the command line, which has other
    /// words for it. See [`Settings::with_command_line`](crate::Settings::with_command_line).
    #[must_use]
    pub fn help_or(mut self, argument: impl Into<String>, command_line: impl Into<String>) -> Self {
        self.command_line
            .push((self.help.len(), command_line.into()));
        self.help(argument)
    }

    /// The same diagnostic for users of the command line.
    pub(crate) fn at_command_line(mut self) -> Self {
        for (place, text) in std::mem::take(&mut self.command_line) {
            if let Some(help) = self.help.get_mut(place) {
                *help = text;
            }
        }
        self
    }

    /// Sets the place if there is none. A missing file is reported where it is named.
    #[must_use]
    pub fn or_at(mut self, location: Location) -> Self {
        self.primary.get_or_insert(Label {
            location,
            text: String::new(),
        });
        self
    }

    /// Turns a warning into an error.
    #[must_use]
    pub fn promote_to_error(mut self) -> Self {
        self.severity = Severity::Error;
        self
    }

    /// The code.
    #[must_use]
    pub fn code(&self) -> Code {
        self.code
    }

    /// The severity of a diagnostic.
    #[must_use]
    pub fn severity(&self) -> Severity {
        self.severity
    }

    /// Whether it is an error.
    #[must_use]
    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }

    /// The message, without the code.
    #[must_use]
    pub fn message(&self) -> &str {
        &self.message
    }

    /// The place with its text.
    #[must_use]
    pub fn primary(&self) -> Option<&Label> {
        self.primary.as_ref()
    }

    /// The place.
    #[must_use]
    pub fn location(&self) -> Option<Location> {
        self.primary.as_ref().map(|label| label.location)
    }

    /// The further places.
    #[must_use]
    pub fn secondary(&self) -> &[Label] {
        &self.secondary
    }

    /// The helps: what to do.
    #[must_use]
    pub fn helps(&self) -> &[String] {
        &self.help
    }
}
