//! Why a request lacks a credential.

use std::fmt;

use crate::error::Error;

type BoxError = Box<dyn std::error::Error + Send + Sync>;

/// Why a request was not sent: it lacks the credentials that its operation requires. It contains no secret, unless a
/// provider's own error does.
#[derive(Debug)]
pub struct CredentialError {
    scheme: &'static str,
    fault: Fault,
}

/// What is wrong with the credential.
#[derive(Debug)]
pub enum Fault {
    /// The client has none.
    Missing,
    /// It would be sent unencrypted.
    Insecure,
    /// It has expired.
    Expired,
    /// It has a value that cannot be sent.
    Unsendable,
    /// It would have to be added to a parameter that is the whole query.
    WholeQuery,
    /// Its provider failed.
    Provider(BoxError),
}

impl CredentialError {
    pub(super) fn new(scheme: &'static str, fault: Fault) -> Self {
        Self { scheme, fault }
    }

    /// The name of the security scheme in the document.
    pub const fn scheme(&self) -> &'static str {
        self.scheme
    }

    /// Whether the client has no credential for the scheme and the origin.
    pub fn is_missing(&self) -> bool {
        matches!(self.fault, Fault::Missing)
    }

    /// Whether the credential has expired.
    pub fn is_expired(&self) -> bool {
        matches!(self.fault, Fault::Expired)
    }

    /// Whether the target uses plain `http`, over which credentials are never sent.
    pub fn is_insecure(&self) -> bool {
        matches!(self.fault, Fault::Insecure)
    }

    /// Whether the provider of the credential failed. A retry may help.
    pub fn is_provider(&self) -> bool {
        matches!(self.fault, Fault::Provider(_))
    }
}

impl fmt::Display for CredentialError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (what, fault) = match self.fault {
            Fault::Missing => (
                "no credential",
                "for this origin: give the client one by `with_credential`",
            ),
            Fault::Insecure => ("a credential", "is not sent over plain `http`"),
            Fault::Expired => ("the credential", "has expired"),
            Fault::Unsendable => (
                "the credential",
                "is empty or holds a character that cannot be sent",
            ),
            Fault::WholeQuery => (
                "the credential",
                "cannot be added to a parameter that is the whole query",
            ),
            Fault::Provider(_) => ("the provider", "failed"),
        };
        let scheme = self.scheme;
        write!(
            formatter,
            "{what} of the security scheme `{scheme}` {fault}"
        )
    }
}

impl std::error::Error for CredentialError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match &self.fault {
            Fault::Provider(error) => Some(error.as_ref()),
            _ => None,
        }
    }
}

/// Questions about missing credentials.
impl Error {
    /// Whether the request lacks the credentials that its operation requires. Nothing was sent.
    pub fn is_credential(&self) -> bool {
        self.credential().is_some()
    }

    /// Which credential is missing, expired or cannot be sent.
    pub fn credential(&self) -> Option<&CredentialError> {
        self.fault()
    }
}
