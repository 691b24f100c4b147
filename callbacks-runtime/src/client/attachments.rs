//! What a client attaches to a request. It travels in the extensions of the request, so transports do not need to know
//! it.

use std::time::SystemTime;

use super::authorizing::{self, Authorizing};
use super::observe::Observing;
#[cfg(feature = "client")]
use super::redirect::Redirects;
use super::signing::{self, Signing};
use crate::credential::CredentialError;
use crate::outgoing_request::OutgoingRequest;
use crate::transport::TransportError;

#[derive(Clone, Debug, Default)]
pub(crate) struct Attachments {
    /// How to sign each hop and each attempt.
    pub(crate) signing: Signing,
    /// The credentials of each hop and each attempt.
    pub(crate) authorizing: Authorizing,
    /// Reports the outcome.
    pub(crate) observing: Option<Observing>,
    /// Which redirects are followed.
    #[cfg(feature = "client")]
    pub(crate) redirects: Option<Redirects>,
}

impl Attachments {
    pub(crate) fn of(request: &OutgoingRequest) -> Option<&Self> {
        request.extensions.get()
    }

    pub(crate) fn of_mut(request: &mut OutgoingRequest) -> Option<&mut Self> {
        request.extensions.get_mut()
    }
}

/// Replaces the credentials and then the signature of a request, for each hop and each attempt. Later changes are not
/// signed.
pub(super) async fn authorize_and_sign(
    request: &mut OutgoingRequest,
    time_of_day: impl Fn() -> SystemTime,
) -> Result<(), TransportError> {
    if Attachments::of(request).is_some_and(|attached| attached.authorizing.is_needed()) {
        // Boxed to keep the common future small.
        let authorized = Box::pin(authorizing::authorize(request, time_of_day())).await;
        authorized.map_err(unauthorized)?;
    }
    // A request that cannot be signed is not the target's fault.
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
