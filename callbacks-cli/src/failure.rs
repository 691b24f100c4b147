//! Why a command ends early.

use std::fmt;
use std::io::{self, Write};

use crate::output::{harmless, style};

/// The exit codes of all commands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Exit {
    /// All is well.
    Fine,
    /// There are findings, or a delivery failed.
    Findings,
    /// The command was used wrongly.
    Usage,
    /// Something could not be read, written or reached.
    Io,
}

impl Exit {
    pub(crate) fn code(self) -> u8 {
        match self {
            Self::Fine => 0,
            Self::Findings => 1,
            Self::Usage => 2,
            Self::Io => 3,
        }
    }
}

/// Why something cannot be done: what is wrong, and what to do next.
#[derive(Debug)]
pub struct Failure {
    pub(crate) exit: Exit,
    message: String,
    help: Vec<String>,
    is_closed_pipe: bool,
}

impl Failure {
    fn new(exit: Exit, message: impl Into<String>) -> Self {
        Self {
            exit,
            message: message.into(),
            help: Vec::new(),
            is_closed_pipe: false,
        }
    }

    /// The user asked for something that does not exist or does not fit together.
    pub(crate) fn usage(message: impl Into<String>) -> Self {
        Self::new(Exit::Usage, message)
    }

    /// Something was found, or a delivery failed.
    pub(crate) fn finding(message: impl Into<String>) -> Self {
        Self::new(Exit::Findings, message)
    }

    /// A file or a peer could not be read or written.
    pub(crate) fn io(message: impl Into<String>) -> Self {
        Self::new(Exit::Io, message)
    }

    /// A file that could not be read or written.
    pub(crate) fn file(path: &std::path::Path, error: &io::Error) -> Self {
        Self::io(format!("`{}`: {error}", path.display()))
    }

    /// Adds what to do next.
    #[must_use]
    pub(crate) fn help(mut self, text: impl Into<String>) -> Self {
        self.help.push(text.into());
        self
    }

    /// Whether the reader of the output has left, as `head` does.
    pub(crate) fn is_closed_pipe(&self) -> bool {
        self.is_closed_pipe
    }

    pub(crate) fn print(&self) {
        let mut stderr = anstream::stderr().lock();
        let (error, reset) = (style::ERROR, style::ERROR.render_reset());
        let _ = writeln!(stderr, "{error}error{reset}: {}", harmless(&self.message));
        for help in &self.help {
            let (dim, reset) = (style::HELP, style::HELP.render_reset());
            let _ = writeln!(stderr, "  {dim}help{reset}: {}", harmless(help));
        }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.message)?;
        self.help
            .iter()
            .try_for_each(|help| write!(formatter, " ({help})"))
    }
}

impl std::error::Error for Failure {}

/// The output could not be written.
impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Self {
            is_closed_pipe: error.kind() == io::ErrorKind::BrokenPipe,
            ..Self::io(format!("the output could not be written: {error}"))
        }
    }
}
