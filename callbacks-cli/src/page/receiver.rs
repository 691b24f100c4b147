//! The receiver: it takes requests at every path, a bounded amount at a time.

use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::{Body, HttpBody};
use axum::extract::{Request, State};
use axum::response::{IntoResponse, Response};
use bytes::Bytes;
use http::{StatusCode, header};
use http_body_util::BodyExt;
use tokio::sync::Semaphore;
use tokio::time::timeout;

use super::{Inspected, Shared};
use crate::message::Message;

/// The largest request, in bytes.
const LARGEST: usize = 16 * 1024 * 1024;

/// Larger requests, or such of unknown length, are read a few at a time.
const SMALL: u64 = 256 * 1024;

/// How many larger requests are read at a time. Together they take no more than some 128 MB.
const AT_ONCE: usize = 8;

/// How long a sender may take for its body.
const PATIENCE: Duration = Duration::from_secs(30);

/// Receives requests at every path.
pub(crate) fn receiver<I: Inspected>(inspected: Arc<I>) -> Router {
    let turns = Arc::new(Semaphore::new(AT_ONCE));
    let receive =
        move |State(inspected): Shared<I>, request| receive(inspected, Arc::clone(&turns), request);
    Router::new().fallback(receive).with_state(inspected)
}

async fn receive<I: Inspected>(
    inspected: Arc<I>,
    turns: Arc<Semaphore>,
    request: Request,
) -> Response {
    let (parts, body) = request.into_parts();
    let is_small = body
        .size_hint()
        .upper()
        .is_some_and(|length| length <= SMALL);
    // Until the request is handled.
    let _turn = match is_small {
        true => None,
        false => turns.acquire().await.ok(),
    };
    let body = match timeout(PATIENCE, read(body)).await {
        Ok(Ok(body)) => body,
        Ok(Err(status)) => return status.into_response(),
        Err(_) => return StatusCode::REQUEST_TIMEOUT.into_response(),
    };
    let host = parts
        .headers
        .get(header::HOST)
        .and_then(|host| host.to_str().ok());
    let path = parts
        .uri
        .path_and_query()
        .map_or("/", |target| target.as_str());
    let message = Message {
        method: parts.method,
        url: match host {
            Some(host) => format!("http://{host}{path}"),
            None => path.to_owned(),
        },
        headers: parts.headers,
        body,
    };
    let reply = inspected.receive(message).await;
    let mut response = Response::new(Body::from(reply.body));
    *response.status_mut() = StatusCode::from_u16(reply.status).unwrap_or(StatusCode::BAD_GATEWAY);
    *response.headers_mut() = reply.headers;
    for name in [
        header::CONTENT_LENGTH,
        header::TRANSFER_ENCODING,
        header::CONNECTION,
    ] {
        response.headers_mut().remove(name);
    }
    response
}

/// Reads a body into one buffer: pieces of single bytes would take many times their length.
async fn read(mut body: Body) -> Result<Bytes, StatusCode> {
    let mut bytes = Vec::new();
    while let Some(frame) = body.frame().await {
        let frame = frame.map_err(|_| StatusCode::BAD_REQUEST)?;
        let Ok(data) = frame.into_data() else {
            continue;
        };
        if bytes.len() + data.len() > LARGEST {
            return Err(StatusCode::PAYLOAD_TOO_LARGE);
        }
        bytes.extend_from_slice(&data);
    }
    Ok(bytes.into())
}
