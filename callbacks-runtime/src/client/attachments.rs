//! What a client attaches to a request: it travels in the request's extensions, through transports that know nothing of it.

use std::time::SystemTime;

use super::authorizing::{self, Authorizing};
use super::observe::Observing;
#[cfg(feature = "client")]
use super::redirect::Redirects;
use super::signing::{self, Signing};
use crate::credential::CredentialError;
use crate::outgoing::Outgoing;
use crate::transport::TransportError;

/// What a client attaches to a request.
#[derive(Clone, Debug, Default)]
pub(crate) struct Attachments {
    /// How to sign each hop and each attempt.
    pub(crate) signing: Signing,
    /// The credentials for each hop and each attempt.
    pub(crate) authorizing: Authorizing,
    /// Who is notified of the outcome.
    pub(crate) observing: Option<Observing>,
    /// Which redirects are followed.
    #[cfg(feature = "client")]
    pub(crate) redirects: Option<Redirects>,
}

impl Attachments {
    pub(crate) fn of(request: &Outgoing) -> Option<&Self> {
        request.extensions.get()
    }

    pub(crate) fn of_mut(request: &mut Outgoing) -> Option<&mut Self> {
        request.extensions.get_mut()
    }
}

/// Puts credentials and then a signature into a request, in place of those that it has: for each hop and each attempt. What is
/// changed after this is not signed.
pub(super) async fn authorize_and_sign(
    request: &mut Outgoing,
    time_of_day: impl Fn() -> SystemTime,
) -> Result<(), TransportError> {
    if Attachments::of(request).is_some_and(|attached| attached.authorizing.is_needed()) {
        // Boxed, because most requests do not need its room.
        let authorized = Box::pin(authorizing::authorize(request, time_of_day())).await;
        authorized.map_err(unauthorized)?;
    }
    // No target can be blamed for a request that cannot be signed.
    signing::sign(request, time_of_day()).map_err(TransportError::infrastructure)
}

/// The error of a request that lacks a credential.
fn unauthorized(error: CredentialError) -> TransportError {
    if error.is_provider() {
        TransportError::infrastructure(error)
    } else {
        TransportError::refused(error)
    }
}
