//! A transport without a network.

use bytes::Bytes;
use http::{HeaderValue, Request, Response, Uri, header};
use http_body::Body;
use http_body_util::{BodyExt, Full};
use tower_service::Service;

use super::{Transport, TransportError};
use crate::answer::Answer;
use crate::outgoing_request::OutgoingRequest;

/// Passes every request to a service, whatever its host. For tests without a network.
///
/// The service is the consumer's [`Router`](crate::Router), an `axum::Router`, or any `tower::Service` of HTTP
/// requests. It sees requests as a server does: the path and query as the URI, the authority in `Host`.
///
/// ```
/// # use callbacks_runtime::{Client, Router};
/// # use callbacks_runtime::client::InMemory;
/// # let router = Router::default();
/// let client = Client::over(InMemory::new(router));
/// ```
#[derive(Clone, Debug)]
pub struct InMemory<S> {
    service: S,
}

impl<S> InMemory<S> {
    /// A transport to a service.
    pub fn new(service: S) -> Self {
        Self { service }
    }
}

impl<S, B> Transport for InMemory<S>
where
    S: Service<Request<Full<Bytes>>, Response = Response<B>> + Clone + Send + Sync,
    S::Error: Into<Box<dyn std::error::Error + Send + Sync>>,
    S::Future: Send,
    B: Body + Send,
    B::Data: Send,
    B::Error: Into<Box<dyn std::error::Error + Send + Sync>>,
{
    async fn send(&self, request: OutgoingRequest) -> Result<Answer, TransportError> {
        let request = as_received(request)?;
        let mut service = self.service.clone();
        std::future::poll_fn(|context| service.poll_ready(context))
            .await
            .map_err(TransportError::connect)?;
        let response = service.call(request).await.map_err(TransportError::other)?;
        let (parts, body) = response.into_parts();
        let body = body
            .collect()
            .await
            .map_err(TransportError::other)?
            .to_bytes();
        Ok(Answer::new(parts.status, parts.headers, body))
    }
}

/// The request as a server's HTTP library would pass it on.
fn as_received(outgoing: OutgoingRequest) -> Result<Request<Full<Bytes>>, TransportError> {
    let url: Uri = outgoing.url.parse().map_err(TransportError::other)?;
    let target = url.path_and_query().map_or("/", |target| target.as_str());
    let mut request = Request::new(Full::new(outgoing.body.clone()));
    *request.method_mut() = outgoing.method;
    *request.uri_mut() = target.parse().map_err(TransportError::other)?;
    *request.headers_mut() = outgoing.headers;
    if let Some(authority) = url.authority() {
        let host = HeaderValue::from_str(authority.as_str()).map_err(TransportError::other)?;
        request.headers_mut().insert(header::HOST, host);
    }
    if !outgoing.body.is_empty() {
        request
            .headers_mut()
            .insert(header::CONTENT_LENGTH, outgoing.body.len().into());
    }
    Ok(request)
}
