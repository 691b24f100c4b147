//! What can go wrong.

use std::fmt;

use crate::envelope::EnvelopeError;

type Source = Box<dyn std::error::Error + Send + Sync>;

/// Why a message could not be prepared, stored or looked up.
#[derive(Debug)]
pub struct Error(Kind);

#[derive(Debug)]
pub(crate) enum Kind {
    /// The call itself: not as the document declares it, or without a target.
    Call(callbacks_runtime::Error),
    /// The function made no call, or several.
    Calls(usize),
    /// The payload is larger than the limit.
    TooLarge { bytes: usize, limit: usize },
    /// A header cannot be stored.
    Header(String),
    /// The stored form.
    Envelope(EnvelopeError),
    /// The store.
    Store(StoreError),
    /// What the caller gave is invalid.
    Invalid(String),
}

impl Error {
    pub(crate) const fn new(kind: Kind) -> Self {
        Self(kind)
    }

    /// The error of the call, if the call itself is at fault: the payload is not as the document declares it.
    pub fn as_call(&self) -> Option<&callbacks_runtime::Error> {
        match &self.0 {
            Kind::Call(error) => Some(error),
            _ => None,
        }
    }

    /// The error of the store, if the store is at fault.
    pub fn as_store(&self) -> Option<&StoreError> {
        match &self.0 {
            Kind::Store(error) => Some(error),
            _ => None,
        }
    }

    /// Whether the payload is larger than the limit.
    pub fn is_too_large(&self) -> bool {
        matches!(self.0, Kind::TooLarge { .. })
    }

    /// Whether the stored form has a version that this program does not know.
    pub fn is_unknown_version(&self) -> bool {
        matches!(&self.0, Kind::Envelope(error) if error.is_unknown_version())
    }
}

impl fmt::Display for Error {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Kind::Call(error) => error.fmt(formatter),
            Kind::Calls(0) => {
                formatter.write_str("the function made no call, so there is no message")
            }
            Kind::Calls(count) => write!(
                formatter,
                "the function made {count} calls, but a message is one call"
            ),
            Kind::TooLarge { bytes, limit } => write!(
                formatter,
                "the payload has {bytes} bytes, and {limit} are allowed"
            ),
            Kind::Header(name) => write!(
                formatter,
                "the header `{name}` has a character that cannot be stored"
            ),
            Kind::Envelope(error) => error.fmt(formatter),
            Kind::Store(error) => error.fmt(formatter),
            Kind::Invalid(problem) => formatter.write_str(problem),
        }
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match &self.0 {
            Kind::Call(error) => error.source(),
            Kind::Envelope(error) => error.source(),
            Kind::Store(error) => error.source(),
            _ => None,
        }
    }
}

impl From<StoreError> for Error {
    fn from(error: StoreError) -> Self {
        Self(Kind::Store(error))
    }
}

impl From<EnvelopeError> for Error {
    fn from(error: EnvelopeError) -> Self {
        Self(Kind::Envelope(error))
    }
}

impl From<callbacks_runtime::Error> for Error {
    fn from(error: callbacks_runtime::Error) -> Self {
        Self(Kind::Call(error))
    }
}

/// Why a store failed. A worker tries again after each of these errors, for ever.
#[derive(Debug)]
pub struct StoreError {
    kind: StoreErrorKind,
    source: Option<Source>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum StoreErrorKind {
    Unavailable,
    InUse,
    Corrupted,
    Version,
    Full,
    Refused,
}

impl StoreError {
    /// The store cannot be reached, or is only readable at the moment.
    pub fn unavailable(source: impl Into<Source>) -> Self {
        Self::new(StoreErrorKind::Unavailable, source)
    }

    /// Another process has the store.
    pub fn in_use(source: impl Into<Source>) -> Self {
        Self::new(StoreErrorKind::InUse, source)
    }

    /// What is stored cannot be read.
    pub fn corrupted(source: impl Into<Source>) -> Self {
        Self::new(StoreErrorKind::Corrupted, source)
    }

    /// Another version of this library made the store.
    pub fn version(source: impl Into<Source>) -> Self {
        Self::new(StoreErrorKind::Version, source)
    }

    /// The disk is full.
    pub fn full(source: impl Into<Source>) -> Self {
        Self::new(StoreErrorKind::Full, source)
    }

    /// The store cannot keep a value, such as a tenant with a NUL.
    pub fn refused(source: impl Into<Source>) -> Self {
        Self::new(StoreErrorKind::Refused, source)
    }

    fn new(kind: StoreErrorKind, source: impl Into<Source>) -> Self {
        Self {
            kind,
            source: Some(source.into()),
        }
    }

    /// The same error for another caller.
    #[cfg(any(feature = "postgres", feature = "redb"))]
    pub(crate) fn again(&self) -> Self {
        Self {
            kind: self.kind,
            source: self.source.as_ref().map(|source| source.to_string().into()),
        }
    }

    /// Whether the store cannot be reached.
    pub fn is_unavailable(&self) -> bool {
        self.kind == StoreErrorKind::Unavailable
    }

    /// Whether another process has the store.
    pub fn is_in_use(&self) -> bool {
        self.kind == StoreErrorKind::InUse
    }

    /// Whether what is stored cannot be read.
    pub fn is_corrupted(&self) -> bool {
        self.kind == StoreErrorKind::Corrupted
    }

    /// Whether another version of this library made the store.
    pub fn is_version(&self) -> bool {
        self.kind == StoreErrorKind::Version
    }

    /// Whether the disk is full.
    pub fn is_full(&self) -> bool {
        self.kind == StoreErrorKind::Full
    }

    /// Whether the store cannot keep a value that it got: it will refuse it again.
    pub fn is_refused(&self) -> bool {
        self.kind == StoreErrorKind::Refused
    }
}

impl fmt::Display for StoreError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self.kind {
            StoreErrorKind::Unavailable => "the store is not available",
            StoreErrorKind::InUse => "another process has the store",
            StoreErrorKind::Corrupted => "the store is damaged",
            StoreErrorKind::Version => "another version of this library made the store",
            StoreErrorKind::Full => "the disk of the store is full",
            StoreErrorKind::Refused => "the store cannot keep a value",
        })?;
        match &self.source {
            Some(source) => write!(formatter, ": {source}"),
            None => Ok(()),
        }
    }
}

impl std::error::Error for StoreError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.source.as_deref().map(|source| source as _)
    }
}
