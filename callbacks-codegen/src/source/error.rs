//! Why a file could not be loaded.

use std::fmt;
use std::io;
use std::path::PathBuf;

use crate::diagnostic::{Code, Diagnostic};
use crate::source::limits::{MAX_FILE_BYTES, MAX_FILES, MAX_TOTAL_BYTES};
use crate::source::scope::Forbidden;

/// Why a file could not be loaded. It converts into a [`Diagnostic`].
#[derive(Debug)]
#[non_exhaustive]
pub enum LoadError {
    /// The file is missing or cannot be read.
    Io {
        /// The file, as shown to the user.
        path: PathBuf,
        /// What the system said.
        error: io::Error,
    },
    /// The file is larger than is accepted.
    TooLarge {
        /// The file, as shown to the user.
        path: PathBuf,
    },
    /// More files would be read than is accepted.
    TooManyFiles {
        /// The file that was one too many, as shown to the user.
        path: PathBuf,
    },
    /// With the file, more bytes would be read than is accepted.
    TooMuch {
        /// The file that was one too many, as shown to the user.
        path: PathBuf,
    },
    /// The file may not be read, whatever it holds.
    Forbidden {
        /// The file, as shown to the user.
        path: PathBuf,
        /// Why.
        reason: Forbidden,
    },
    /// The file is not UTF-8 text.
    NotUtf8(Box<Diagnostic>),
    /// The file is not a YAML or JSON document that can be read.
    Syntax(Box<Diagnostic>),
}

impl From<LoadError> for Diagnostic {
    fn from(error: LoadError) -> Self {
        match error {
            LoadError::NotUtf8(diagnostic) | LoadError::Syntax(diagnostic) => *diagnostic,
            LoadError::Io { path, error } => unreadable(&path.display().to_string(), &error),
            LoadError::TooLarge { path } => Self::without_place(
                Code::FILE_TOO_LARGE,
                format!(
                    "file `{}` is larger than {} MiB",
                    path.display(),
                    MAX_FILE_BYTES / (1024 * 1024)
                ),
            ),
            LoadError::TooMuch { path } => Self::without_place(
                Code::FILE_TOO_LARGE,
                format!(
                    "file `{}` exceeds the limit: all files together may have at most {} MiB",
                    path.display(),
                    MAX_TOTAL_BYTES / (1024 * 1024)
                ),
            ),
            LoadError::Forbidden { path, reason } => Self::without_place(
                Code::FORBIDDEN_FILE,
                format!("file `{}` {reason}", path.display()),
            ),
            LoadError::TooManyFiles { path } => Self::without_place(
                Code::TOO_MANY_FILES,
                format!(
                    "file `{}` is one too many: at most {MAX_FILES} files are read",
                    path.display()
                ),
            ),
        }
    }
}

fn unreadable(path: &str, error: &io::Error) -> Diagnostic {
    if error.kind() == io::ErrorKind::NotFound {
        Diagnostic::without_place(
            Code::FILE_NOT_FOUND,
            format!("file `{path}` does not exist"),
        )
    } else {
        Diagnostic::without_place(
            Code::UNREADABLE_FILE,
            format!("file `{path}` cannot be read: {error}"),
        )
    }
}

impl fmt::Display for LoadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Io { path, error } => write!(f, "cannot read `{}`: {error}", path.display()),
            Self::Forbidden { path, reason } => write!(f, "`{}` {reason}", path.display()),
            Self::TooMuch { path } => write!(f, "too many bytes to read `{}`", path.display()),
            Self::TooLarge { path } => write!(f, "file `{}` is too large", path.display()),
            Self::TooManyFiles { path } => {
                write!(f, "too many files to read `{}`", path.display())
            }
            Self::NotUtf8(diagnostic) | Self::Syntax(diagnostic) => {
                f.write_str(diagnostic.message())
            }
        }
    }
}

impl std::error::Error for LoadError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Io { error, .. } => Some(error),
            _ => None,
        }
    }
}
