//! What a router does with a verified request, with a clock that the test controls.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use bytes::Bytes;
use callbacks_signature::{
    SharedSecret, Signer, SlackSignature, StandardKey, StandardWebhooks, ToSign, Verified,
};
use http::{HeaderMap, Method, Request, StatusCode};
use http_body_util::Full;
use tower_service::Service;

use super::incoming_request::{DecodeRequest, IncomingRequest, Rejection};
use super::outgoing_answer::{EncodeAnswer, OutgoingAnswer};
use super::routes::Routes;
use super::{HandlerError, Router};
use crate::operation::Operation;

static EVENT: Operation = Operation::new("event", "POST", "/event");

/// What the decoder sees of the signature.
struct Seen(Option<Verified>);

impl DecodeRequest for Seen {
    fn decode(incoming: IncomingRequest) -> Result<Self, Rejection> {
        Ok(Self(incoming.context().verified().cloned()))
    }
}

struct Answered(StatusCode);

impl EncodeAnswer for Answered {
    fn encode(&self, answer: OutgoingAnswer) -> Result<OutgoingAnswer, HandlerError> {
        answer.status(self.0.as_u16())
    }
}

/// Answers 200 if this was signed, and 500 otherwise.
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

fn at(seconds: u64) -> SystemTime {
    UNIX_EPOCH + Duration::from_secs(seconds)
}

/// The headers that sign an empty object at this time.
fn signed(signer: &dyn Signer, seconds: u64) -> HeaderMap {
    let (url, headers) = ("https://consumer.example/event", HeaderMap::new());
    let id = "msg_1".parse().unwrap();
    let request = ToSign::new(&Method::POST, url, &headers, b"{}", &id, at(seconds));
    signer.sign(&request).unwrap()
}

fn standard() -> StandardWebhooks {
    let key: StandardKey = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw".parse().unwrap();
    StandardWebhooks::new(key)
}

#[tokio::test]
async fn the_id_and_the_time_that_were_signed_come_with_the_request() {
    let signed = signed(&standard(), 1000);
    let mut vouched = Verified::default();
    vouched.id = Some("msg_1".to_owned());
    vouched.time = Some(at(1000));
    let router = expecting(Some(vouched))
        .verify(standard())
        .time_of_day(|| at(1000));
    assert_eq!(status(&router, &signed).await, 200);
    assert_eq!(status(&router, &HeaderMap::new()).await, 401);

    // Without a verifier the same headers prove nothing.
    assert_eq!(status(&expecting(None), &signed).await, 200);
}

#[tokio::test]
async fn an_old_request_cannot_be_sent_again() {
    let slack = SlackSignature::new(SharedSecret::new("secret").unwrap());
    let now = Arc::new(AtomicU64::new(1000));
    let clock = Arc::clone(&now);
    let mut vouched = Verified::default();
    vouched.time = Some(at(1000));
    let router = expecting(Some(vouched))
        .verify(slack.clone())
        .time_of_day(move || at(clock.load(Ordering::Relaxed)));
    let signed = signed(&slack, 1000);
    for (time, expected) in [(1000, 200), (1300, 200), (1301, 401), (699, 401)] {
        now.store(time, Ordering::Relaxed);
        assert_eq!(status(&router, &signed).await, expected, "{time}");
    }
}
