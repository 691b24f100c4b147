//! What a router does with a verified request, its clock in the hands of the test.

use std::sync::atomic::{AtomicU64, Ordering};

use bytes::Bytes;
use http::{Request, StatusCode};
use http_body_util::Full;
use tower_service::Service;

use super::*;
use crate::operation::Operation;
use crate::receiver::{
    DecodeRequest, EncodeReply, HandlerError, Incoming, Rejection, Reply, Router, Routes,
};

static EVENT: Operation = Operation::new("event", "POST", "/event");

/// What the decoder of a request is told of its signature.
struct Seen(Option<Verified>);

impl DecodeRequest for Seen {
    fn decode(incoming: Incoming) -> Result<Self, Rejection> {
        Ok(Self(incoming.context().verified().cloned()))
    }
}

struct Answered(StatusCode);

impl EncodeReply for Answered {
    fn encode(&self, reply: Reply) -> Result<Reply, HandlerError> {
        reply.status(self.0.as_u16())
    }
}

/// Answers 200 if what is vouched for is this, and 500 otherwise.
fn expecting(expected: Option<Verified>) -> Router {
    let method = |expected: Arc<Option<Verified>>, seen: Seen, _context| async move {
        if *expected == seen.0 {
            Ok(Answered(StatusCode::OK))
        } else {
            Err(HandlerError::new("vouches for something else"))
        }
    };
    Routes::new(expected).on(&EVENT, method).into_router()
}

async fn status(router: &Router, headers: &HeaderMap) -> u16 {
    let mut request = Request::post("/event")
        .body(Full::new(Bytes::from("{}")))
        .unwrap();
    request.headers_mut().clone_from(headers);
    router
        .clone()
        .call(request)
        .await
        .unwrap()
        .status()
        .as_u16()
}

#[tokio::test]
async fn the_id_and_the_time_that_were_signed_come_with_the_request() {
    let signed = sign(&standard(K1), "msg_1", 1000, b"{}").unwrap();
    let vouched = Verified {
        id: Some("msg_1".to_owned()),
        time: Some(at(1000)),
    };
    let router = expecting(Some(vouched))
        .verify(standard(K1))
        .clock(|| at(1000));
    assert_eq!(status(&router, &signed).await, 200);
    assert_eq!(status(&router, &HeaderMap::new()).await, 401);

    // Without a verifier the same headers vouch for nothing.
    assert_eq!(status(&expecting(None), &signed).await, 200);
}

#[tokio::test]
async fn an_old_request_cannot_be_sent_again() {
    let now = Arc::new(AtomicU64::new(1000));
    let clock = Arc::clone(&now);
    let router = expecting(Some(Verified {
        id: None,
        time: Some(at(1000)),
    }))
    .verify(SlackSignature::new(shared("secret")))
    .clock(move || at(clock.load(Ordering::Relaxed)));
    let signed = sign(&SlackSignature::new(shared("secret")), "msg_1", 1000, b"{}").unwrap();
    for (time, expected) in [(1000, 200), (1300, 200), (1301, 401), (699, 401)] {
        now.store(time, Ordering::Relaxed);
        assert_eq!(status(&router, &signed).await, expected, "{time}");
    }
}
