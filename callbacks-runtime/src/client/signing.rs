//! What a client knows of signing.

use std::fmt;
use std::sync::Arc;
use std::time::SystemTime;

use callbacks_signature::{MessageId, SignError, Signer, ToSign};

use crate::transport::Outgoing;

/// Who signs a client's requests, if anyone, and which message they are.
#[derive(Clone, Default)]
pub(crate) struct Signing {
    pub(crate) signer: Option<Arc<dyn Signer>>,
    pub(crate) message: Option<MessageId>,
}

impl Signing {
    /// What signs all attempts to send one message. Without an id from the user, each call is a message of its own.
    pub(crate) fn of_one_message(&self) -> Self {
        let is_signed = self.signer.is_some();
        let message = self.message.clone();
        Self {
            signer: self.signer.clone(),
            message: message.or_else(|| is_signed.then(MessageId::generate)),
        }
    }

    /// Signs one attempt to send a message, in place of an earlier one.
    pub(crate) fn sign(&self, request: &mut Outgoing, time: SystemTime) -> Result<(), SignError> {
        let (Some(signer), Some(id)) = (&self.signer, &self.message) else {
            return Ok(());
        };
        let added = signer.sign(&ToSign::new(
            &request.method,
            &request.url,
            &request.headers,
            &request.body,
            id,
            time,
        ))?;
        request.headers.extend(added);
        Ok(())
    }
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
