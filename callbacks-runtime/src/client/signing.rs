//! How a client signs.

use std::fmt;
use std::sync::Arc;
use std::time::SystemTime;

use callbacks_signature::{MessageId, SignError, Signer, ToSign};
use http::HeaderMap;

use super::attachments::Attachments;
use crate::outgoing_request::OutgoingRequest;

/// The signer of a client's requests, if any, and the message that they belong to.
#[derive(Clone, Default)]
pub(crate) struct Signing {
    pub(crate) signer: Option<Arc<dyn Signer>>,
    pub(crate) message: Option<MessageId>,
}

impl Signing {
    /// The signing of all attempts of one message. If the user gave no id, each call is a new message.
    pub(crate) fn of_one_message(&self) -> Self {
        let is_signed = self.signer.is_some();
        let message = self.message.clone();
        Self {
            signer: self.signer.clone(),
            message: message.or_else(|| is_signed.then(MessageId::generate)),
        }
    }

    /// What signs an attempt to send a message that was captured.
    pub(super) fn of_message(&self, id: MessageId) -> Self {
        Self {
            signer: self.signer.clone(),
            message: Some(id),
        }
    }

    /// The signature headers of one attempt.
    fn headers(&self, request: &OutgoingRequest, time: SystemTime) -> Result<HeaderMap, SignError> {
        let (Some(signer), Some(id)) = (&self.signer, &self.message) else {
            return Ok(HeaderMap::new());
        };
        signer.sign(&ToSign::new(
            &request.method,
            &request.url,
            &request.headers,
            &request.body,
            id,
            time,
        ))
    }
}

/// Signs one attempt, and replaces an earlier signature.
pub(super) fn sign(request: &mut OutgoingRequest, time: SystemTime) -> Result<(), SignError> {
    if let Some(attached) = Attachments::of(request) {
        let added = attached.signing.headers(request, time)?;
        request.headers.extend(added);
    }
    Ok(())
}

impl fmt::Debug for Signing {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Signing")
            .field("is_signed", &self.signer.is_some())
            .field("message", &self.message)
            .finish()
    }
}
