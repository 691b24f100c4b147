//! Why a request has not the credentials that it needs.

use std::fmt;

use crate::error::Error;

type BoxError = Box<dyn std::error::Error + Send + Sync>;

/// Why a request was not sent: it has not the credentials that its operation asks for. It holds no secret; what a provider's own
/// error holds is the provider's.
#[derive(Debug)]
pub struct CredentialError {
    scheme: &'static str,
    fault: Fault,
}

/// What is wrong with it.
#[derive(Debug)]
pub enum Fault {
    /// There is none.
    Missing,
    /// It would be sent in the open.
    Insecure,
    /// It is no longer valid.
    Expired,
    /// It has no form that could be sent.
    Unsendable,
    /// It would stand beside a parameter that is the whole query.
    WholeQuery,
    /// It could not be had.
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

    /// Whether the target is one of plain `http`, over which no credential is sent.
    pub fn is_insecure(&self) -> bool {
        matches!(self.fault, Fault::Insecure)
    }

    /// Whether the provider of the credential failed: trying again may help.
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
                "cannot stand beside a parameter that is the whole query",
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

/// Credentials that a request has not.
impl Error {
    /// Whether the request has not the credentials that its operation asks for; nothing was sent.
    pub fn is_credential(&self) -> bool {
        self.credential().is_some()
    }

    /// Which credential is missing, expired or cannot be sent.
    pub fn credential(&self) -> Option<&CredentialError> {
        self.fault()
    }
}
