//! Why there was no answer.

use std::fmt;

use callbacks_expression::EvalErrorCode as Code;

use crate::error::Error;
#[cfg(feature = "client")]
use crate::error::Kind;

/// Why there was no answer.
pub struct TransportError {
    kind: TransportErrorKind,
    source: Box<dyn std::error::Error + Send + Sync>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum TransportErrorKind {
    Refused,
    Timeout,
    Connect,
    Infrastructure,
    #[cfg(feature = "client")]
    Redirect,
    #[cfg(feature = "client")]
    Settings,
    Overloaded,
    Other,
}

impl TransportError {
    /// The target must not be called. Nothing was sent, and a retry will not help.
    pub fn refused(source: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Self {
        Self {
            kind: TransportErrorKind::Refused,
            source: source.into(),
        }
    }

    /// There was no answer within the timeout.
    pub fn timeout(source: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Self {
        Self {
            kind: TransportErrorKind::Timeout,
            source: source.into(),
        }
    }

    /// The connection failed.
    pub fn connect(source: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Self {
        Self {
            kind: TransportErrorKind::Connect,
            source: source.into(),
        }
    }

    /// The provider's own side failed, such as its resolver or its proxy. This says nothing about the target.
    pub fn infrastructure(source: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Self {
        Self {
            kind: TransportErrorKind::Infrastructure,
            source: source.into(),
        }
    }

    /// A redirect that cannot be followed.
    #[cfg(feature = "client")]
    pub(crate) fn redirect(source: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Self {
        Self {
            kind: TransportErrorKind::Redirect,
            source: source.into(),
        }
    }

    /// The settings of a transport are invalid.
    #[cfg(feature = "client")]
    pub(crate) fn settings(source: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Self {
        Self {
            kind: TransportErrorKind::Settings,
            source: source.into(),
        }
    }

    /// Too many requests are running, so this one could not begin in time. Nothing was sent. This says nothing about
    /// the target.
    pub fn overloaded(source: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Self {
        Self {
            kind: TransportErrorKind::Overloaded,
            source: source.into(),
        }
    }

    /// Anything else.
    pub fn other(source: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Self {
        Self {
            kind: TransportErrorKind::Other,
            source: source.into(),
        }
    }

    /// Whether the target must not be called. A retry does not help.
    pub fn is_refused(&self) -> bool {
        self.kind == TransportErrorKind::Refused
    }

    /// The source of this error, if it has that type.
    pub(crate) fn into_source<E: std::error::Error + 'static>(self) -> Result<Box<E>, Self> {
        let Self { kind, source } = self;
        source.downcast().map_err(|source| Self { kind, source })
    }

    /// The code of the refusal.
    pub(crate) fn code(&self) -> Option<&'static str> {
        #[cfg(feature = "client")]
        let code = self
            .source
            .downcast_ref()
            .map(crate::policy::RefusedTarget::code);
        #[cfg(not(feature = "client"))]
        let code = None;
        code
    }

    /// Whether there was no answer within the timeout.
    pub fn is_timeout(&self) -> bool {
        self.kind == TransportErrorKind::Timeout
    }

    /// Whether the connection failed.
    pub fn is_connect(&self) -> bool {
        self.kind == TransportErrorKind::Connect
    }

    /// Whether the provider's own side failed.
    pub fn is_infrastructure(&self) -> bool {
        self.kind == TransportErrorKind::Infrastructure
    }

    /// Whether the consumer redirected to a place that cannot be followed.
    #[cfg(feature = "client")]
    pub fn is_redirect(&self) -> bool {
        self.kind == TransportErrorKind::Redirect
    }

    /// Whether the request could not begin in time, because too many others are running.
    pub fn is_overloaded(&self) -> bool {
        self.kind == TransportErrorKind::Overloaded
    }
}

impl TransportError {
    /// The root cause.
    fn root(&self) -> &(dyn std::error::Error + 'static) {
        let mut root: &(dyn std::error::Error + 'static) = self.source.as_ref();
        while let Some(source) = root.source() {
            root = source;
        }
        root
    }

    #[cfg(feature = "client")]
    fn write_refusal(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Some(refusal) = self.source.downcast_ref::<crate::policy::RefusedTarget>() else {
            return Ok(());
        };
        write!(formatter, ": {refusal}")?;
        match refusal.help() {
            Some(help) => write!(formatter, " ({help})"),
            None => Ok(()),
        }
    }

    #[cfg(not(feature = "client"))]
    fn write_refusal(&self, _: &mut fmt::Formatter<'_>) -> fmt::Result {
        Ok(())
    }
}

impl fmt::Display for TransportError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let what = match self.kind {
            TransportErrorKind::Refused => "the target may not be called",
            TransportErrorKind::Timeout => "no answer within the timeout",
            TransportErrorKind::Connect => "no connection",
            TransportErrorKind::Infrastructure => "the sender's own side is at fault",
            #[cfg(feature = "client")]
            TransportErrorKind::Redirect => "the redirect cannot be followed",
            #[cfg(feature = "client")]
            TransportErrorKind::Settings => "the transport cannot be built",
            TransportErrorKind::Overloaded => "too many requests are on their way",
            TransportErrorKind::Other => "the exchange broke off",
        };
        formatter.write_str(what)?;
        match self.kind {
            TransportErrorKind::Refused => self.write_refusal(formatter),
            // The errors in between only say that it failed.
            TransportErrorKind::Connect | TransportErrorKind::Infrastructure => {
                write!(formatter, ": {}", self.root())
            }
            #[cfg(feature = "client")]
            TransportErrorKind::Settings => write!(formatter, ": {}", self.root()),
            _ => Ok(()),
        }
    }
}

/// Shows the source with `Display`, because its fields may contain addresses of the provider's network.
impl fmt::Debug for TransportError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("TransportError")
            .field("kind", &self.kind)
            .field("source", &self.source.to_string())
            .finish()
    }
}

#[cfg(feature = "client")]
impl From<crate::policy::RefusedTarget> for TransportError {
    fn from(refusal: crate::policy::RefusedTarget) -> Self {
        Self::refused(refusal)
    }
}

impl std::error::Error for TransportError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(self.source.as_ref())
    }
}

/// For targets that are checked before they are stored.
#[cfg(feature = "client")]
impl From<crate::policy::RefusedTarget> for Error {
    fn from(refusal: crate::policy::RefusedTarget) -> Self {
        Self::new(Kind::Transport, TransportError::from(refusal))
    }
}

/// Questions about targets that cannot be called, and missing answers.
impl Error {
    fn transport(&self) -> Option<&TransportError> {
        self.fault()
    }

    /// Whether the client's own request is at fault: its callback URL is relative, has another scheme than `http` and
    /// `https`, or is not a URL at all. Answer such a subscription with 400. A target that the policy refuses is
    /// included. A mistake of the provider, such as a missing setting, is not.
    pub fn is_target(&self) -> bool {
        self.is_refused()
            || self.expression().is_some_and(|error| {
                !matches!(
                    error.code(),
                    Code::NoUrl
                        | Code::MissingParameter
                        | Code::OutsideBase
                        | Code::NoBase
                        | Code::NoResponse
                )
            })
    }

    /// The code of a faulty expression or URL, such as `relative-url`, for the answer to a subscription.
    pub fn code(&self) -> Option<&'static str> {
        match self.transport() {
            Some(error) => error.code(),
            None => self.expression().map(|error| error.code().as_str()),
        }
    }

    /// Whether the policy refuses the target. Nothing was sent, and a retry does not help.
    pub fn is_refused(&self) -> bool {
        self.transport().is_some_and(TransportError::is_refused)
    }

    /// Whether there was no answer within the timeout.
    pub fn is_timeout(&self) -> bool {
        self.transport().is_some_and(TransportError::is_timeout)
    }

    /// Whether the connection failed.
    pub fn is_connect(&self) -> bool {
        self.transport().is_some_and(TransportError::is_connect)
    }

    /// Whether the provider's own side failed, such as its name service. Nothing was sent, and this says nothing about
    /// the target.
    pub fn is_infrastructure(&self) -> bool {
        self.transport()
            .is_some_and(TransportError::is_infrastructure)
    }

    /// Whether the consumer redirected to a place that cannot be followed
    /// ([`following_redirects`](crate::Client::following_redirects)). The source says why.
    #[cfg(feature = "client")]
    pub fn is_redirect(&self) -> bool {
        self.transport().is_some_and(TransportError::is_redirect)
    }

    /// Whether the request could not begin in time, because too many others are running. Nothing was sent.
    pub fn is_overloaded(&self) -> bool {
        self.transport().is_some_and(TransportError::is_overloaded)
    }
}
