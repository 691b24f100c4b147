//! Calls as data: captured before they are sent, stored, and sent later.

use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::SystemTime;

use http::{HeaderMap, HeaderValue, Method};

use super::Client;
use super::attachments::{Attachments, authorize_and_sign};
use super::authorizing::Authorizing;
use super::deliver_loop::MESSAGE_ID;
use super::observe::Observing;
use crate::answer::Answer;
use crate::operation::Operation;
use crate::outgoing_request::OutgoingRequest;
use crate::signature::MessageId;
use crate::transport::{Transport, TransportError};

/// One call of a generated method as data: validated and serialized, without credentials and without a signature.
///
/// A store can keep it, and [`Client::send_captured`] sends it, as often as necessary. `Debug` shows neither the URL nor
/// headers nor the body, because they may contain secrets.
#[derive(Clone)]
#[non_exhaustive]
pub struct CapturedRequest {
    /// The operation that was called.
    pub operation: &'static Operation,
    /// The method.
    pub method: Method,
    /// The absolute URL.
    pub url: String,
    /// The headers that the operation declares, and `Content-Type` and `Accept`.
    pub headers: HeaderMap,
    /// The body as it is sent.
    pub body: bytes::Bytes,
    /// The id that the caller chose with [`Client::for_message`].
    pub id: Option<MessageId>,
    /// Whether one parameter is the whole query, so that nothing may be added to it (OpenAPI 3.2, `in: querystring`).
    pub has_whole_query: bool,
}

impl CapturedRequest {
    /// A call as it was stored, of an operation that the document still has.
    pub fn restored(
        operation: &'static Operation,
        method: Method,
        url: String,
        headers: HeaderMap,
        body: bytes::Bytes,
    ) -> Self {
        Self {
            operation,
            method,
            url,
            headers,
            body,
            id: None,
            has_whole_query: false,
        }
    }

    fn of(request: OutgoingRequest) -> Option<Self> {
        let operation = Observing::operation(&request)?;
        let attached = Attachments::of(&request)?;
        Some(Self {
            operation,
            id: attached.signing.message.clone(),
            has_whole_query: attached.authorizing.has_whole_query(),
            method: request.method,
            url: request.url,
            headers: request.headers,
            body: request.body,
        })
    }
}

impl fmt::Debug for CapturedRequest {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("CapturedRequest")
            .field("operation", &self.operation.name)
            .field("body_bytes", &self.body.len())
            .finish_non_exhaustive()
    }
}

/// A transport that sends nothing. It keeps each call as a [`CapturedRequest`], before credentials and signatures are added.
///
/// The generated methods of a client over it return an error, because there is no answer. A call that is not as the document
/// declares it is an error as well, and is not kept. Clones share what is kept.
///
/// ```
/// use callbacks_runtime::Client;
/// use callbacks_runtime::client::Capturing;
///
/// let capturing = Capturing::default();
/// let client = Client::over(capturing.clone());
/// // Call generated methods of `client` here.
/// # let _ = client;
/// assert!(capturing.take().is_empty());
/// ```
#[derive(Clone, Default)]
pub struct Capturing(Arc<Mutex<Vec<CapturedRequest>>>);

impl Capturing {
    /// The calls since they were last taken, in order.
    pub fn take(&self) -> Vec<CapturedRequest> {
        std::mem::take(&mut *self.locked())
    }

    /// Nothing panics while it has the lock.
    fn locked(&self) -> MutexGuard<'_, Vec<CapturedRequest>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Transport for Capturing {
    async fn send(&self, request: OutgoingRequest) -> Result<Answer, TransportError> {
        self.locked().extend(CapturedRequest::of(request));
        Err(TransportError::other("the call was captured and not sent"))
    }

    fn captures(&self) -> bool {
        true
    }
}

impl fmt::Debug for Capturing {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut tuple = formatter.debug_tuple("Capturing");
        tuple.field(&self.locked().len()).finish()
    }
}

impl<T: Transport> Client<T> {
    /// Sends a captured call once, with this client's headers, credentials and signature. The transport checks the target.
    ///
    /// The request has the id in the header `webhook-id`, signed or not. `time_of_day` is the time in the signature.
    ///
    /// # Errors
    ///
    /// If a credential is missing, the request cannot be signed, the target is refused, or no answer came. Any answer is `Ok`.
    pub async fn send_captured(
        &self,
        captured: CapturedRequest,
        id: &MessageId,
        time_of_day: impl Fn() -> SystemTime + Send + Sync,
    ) -> Result<Answer, TransportError> {
        let CapturedRequest {
            operation,
            method,
            url,
            headers,
            body,
            has_whole_query,
            ..
        } = captured;
        let mut request = OutgoingRequest::new(method, url, headers, body);
        let authorizing = Authorizing::new(operation.security, self.credentials.clone())
            .with_whole_query(has_whole_query);
        let signing = self.signing.of_message(id.clone());
        self.attach(&mut request, operation, authorizing, signing);
        let id = HeaderValue::from_str(id.as_str()).map_err(TransportError::infrastructure)?;
        request.headers.insert(MESSAGE_ID, id);
        authorize_and_sign(&mut request, &time_of_day).await?;
        super::send(&self.transport, request, time_of_day).await
    }
}

#[cfg(test)]
mod tests {
    use http::StatusCode;

    use super::super::call::Call;
    use super::*;
    use crate::credential::{ApiKey, Demand, SecurityScheme};
    use crate::signature::{StandardKey, StandardWebhooks};
    use crate::testing::Recording;
    use crate::{Error, Target};

    static KEY: SecurityScheme<ApiKey> = SecurityScheme::api_key_in_header("key", "X-Api-Key");
    static SECURITY: &[&[Demand]] = &[&[KEY.demand(&[])]];
    static EVENT: Operation = Operation::new("event", "POST", "/event").with_security(SECURITY);

    async fn capture(client: Client<Capturing>) -> Result<Answer, Error> {
        let target = Target::new("https://c.example/hook").unwrap();
        Call::of(&client, &EVENT)
            .query("page", &1_i64)
            .send::<_, Answer>(&client, &target)
            .await
    }

    #[tokio::test]
    async fn a_captured_call_needs_no_credential_and_is_signed_when_it_is_sent() {
        let capturing = Capturing::default();
        let sent = capture(Client::over(capturing.clone())).await;
        assert!(sent.is_err());
        let [captured] = <[_; 1]>::try_from(capturing.take()).unwrap();
        assert_eq!(captured.operation, &EVENT);
        assert_eq!(captured.url, "https://c.example/hook?page=1");
        assert!(captured.headers.get("X-Api-Key").is_none());

        let recording = Recording::answering(|_| Ok(StatusCode::OK.into()));
        let client = Client::over(recording.clone())
            .with_signer(StandardWebhooks::new(StandardKey::generate()))
            .with_credential(&KEY, ApiKey::new("k-1").for_any_origin());
        let id = MessageId::generate();
        for _ in 0..2 {
            let sent = client.send_captured(captured.clone(), &id, SystemTime::now);
            assert_eq!(sent.await.unwrap().status(), StatusCode::OK);
        }
        for request in recording.take() {
            assert_eq!(request.headers["webhook-id"], id.as_str());
            assert_eq!(request.headers["x-api-key"], "k-1");
            assert!(request.headers.contains_key("webhook-signature"));
            assert_eq!(request.url, "https://c.example/hook?page=1");
        }
    }

    #[tokio::test]
    async fn the_caller_chooses_the_id() {
        let capturing = Capturing::default();
        let id: MessageId = "msg_order-7".parse().unwrap();
        let client = Client::over(capturing.clone()).for_message(id.clone());
        assert!(capture(client).await.is_err());
        assert_eq!(capturing.take()[0].id, Some(id));
    }
}
