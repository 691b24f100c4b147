//! Bodies of senders that are slow, or send more than they announce (R7).

use std::convert::Infallible;
use std::future::Future;
use std::io::{self, Read};
use std::pin::Pin;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::task::{Context, Poll, Waker};
use std::time::SystemTime;

use http::Request;
use http_body::Frame;
use tower_service::Service;

use super::*;
use crate::Binary;
use crate::body::Media;
use crate::operation::Operation;
use crate::payload::Payload;
use crate::receiver::incoming_request::{DecodeRequest, IncomingRequest, Rejection};
use crate::receiver::outgoing_answer::{EncodeAnswer, OutgoingAnswer};
use crate::receiver::routes::Routes;
use crate::receiver::{HandlerError, Router};
use crate::signature::{GitHubSignature, MessageId, SharedSecret, Signer, ToSign};
use crate::validation::{Schema, SchemaRef};

static EVENT: Operation = Operation::new("event", "POST", "/event");

static ANYTHING: Media = Media::binary("*/*");
static SCHEMAS: [Schema; 1] = [Schema::new("Anything", "true")];
static PAYLOAD: Payload<Binary> = Payload::new(SchemaRef::new(&SCHEMAS, 0));

/// The body as it reaches the handler.
struct Whole(Bytes);

impl DecodeRequest for Whole {
    fn decode(mut incoming: IncomingRequest) -> Result<Self, Rejection> {
        let coding: Option<Option<String>> = incoming.header("content-encoding");
        let coding = coding.flatten().unwrap_or_default().replace("dentity", "");
        assert!(
            ["", "i", "I, i"].contains(&&*coding),
            "{coding} is still to be decoded"
        );
        match incoming.content(&ANYTHING, &PAYLOAD) {
            Some(body) => Ok(Self(body.into_bytes())),
            None => Err(incoming.reject()),
        }
    }
}

struct Done;

impl EncodeAnswer for Done {
    fn encode(&self, answer: OutgoingAnswer) -> Result<OutgoingAnswer, HandlerError> {
        answer.status(204)
    }
}

/// Which bodies reached the handler.
type Seen = Arc<Mutex<Vec<Bytes>>>;

fn router() -> (Router, Seen) {
    let seen = Seen::default();
    let handler = |seen: Arc<Seen>, Whole(body): Whole, _context| async move {
        seen.lock().unwrap().push(body);
        Ok(Done)
    };
    let router = Routes::new(Arc::clone(&seen))
        .on(&EVENT, handler)
        .into_router();
    (router.body_limit(100), seen)
}

async fn post<B>(router: &Router, headers: &[(&str, &str)], body: B) -> Response<Full<Bytes>>
where
    B: Body<Error = Infallible> + Send + 'static,
    B::Data: Send,
{
    let mut request = Request::post("/event");
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    let request = request.body(body).unwrap();
    router.clone().call(request).await.unwrap()
}

async fn status(router: &Router, headers: &[(&str, &str)], body: &'static [u8]) -> u16 {
    let answer = post(router, headers, Full::new(Bytes::from_static(body))).await;
    answer.status().as_u16()
}

/// Frames almost without end. The task waits once before each.
#[derive(Default)]
struct Endless {
    waited: bool,
    polls: Arc<AtomicUsize>,
    frame: &'static [u8],
}

impl Body for Endless {
    type Data = Bytes;
    type Error = Infallible;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
        self.waited = !self.waited;
        if self.waited {
            context.waker().wake_by_ref();
            return Poll::Pending;
        }
        // So that a reader without a limit fails its test instead of hanging.
        if self.polls.fetch_add(1, Ordering::Relaxed) > 1000 {
            return Poll::Ready(None);
        }
        Poll::Ready(Some(Ok(Frame::data(Bytes::from_static(self.frame)))))
    }
}

/// A body that arrives byte by byte.
struct Bytewise(usize);

impl Body for Bytewise {
    type Data = Bytes;
    type Error = Infallible;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        _context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
        let Some(left) = self.0.checked_sub(1) else {
            return Poll::Ready(None);
        };
        self.0 = left;
        Poll::Ready(Some(Ok(Frame::data(Bytes::from_static(b"x")))))
    }
}

#[tokio::test]
async fn r7_a_body_in_single_bytes_takes_the_room_of_its_length() {
    const LENGTH: usize = 100_000;
    let (router, seen) = router();
    let router = router.body_limit(LENGTH);
    let mut answer = pin!(post(&router, &[], Bytewise(LENGTH)));
    let mut status = None;
    let most = allocation_counter::measure(|| {
        let polled = answer
            .as_mut()
            .poll(&mut Context::from_waker(Waker::noop()));
        status = Some(polled.map(|answer| answer.status().as_u16()));
    });
    assert_eq!(status, Some(Poll::Ready(204)));
    assert_eq!(seen.lock().unwrap()[0], "x".repeat(LENGTH));
    assert!(most.bytes_max < 4 * LENGTH as u64, "{}", most.bytes_max);
}

/// A clock that advances a second each time it is read.
#[derive(Debug, Default)]
struct Ticking(AtomicUsize);

impl Clock for Ticking {
    fn now(&self) -> Duration {
        Duration::from_secs(self.0.fetch_add(1, Ordering::Relaxed) as u64)
    }

    fn time_of_day(&self) -> SystemTime {
        SystemTime::UNIX_EPOCH
    }

    fn sleep(&self, wait: Duration) -> Pin<Box<dyn Future<Output = ()> + Send + '_>> {
        let end = self.now() + wait;
        Box::pin(std::future::poll_fn(move |_| {
            if self.now() >= end {
                Poll::Ready(())
            } else {
                Poll::Pending
            }
        }))
    }
}

/// R7: a body that arrives slowly ends with the timeout.
#[tokio::test]
async fn r7_a_slow_upload_has_a_timeout() {
    let (router, seen) = router();
    let router = router.upload_timeout(Duration::from_secs(10), Ticking::default());
    let body = Endless::default();
    let polls = Arc::clone(&body.polls);
    let answer = post(&router, &[], body).await;
    assert_eq!(answer.status(), StatusCode::REQUEST_TIMEOUT);
    assert_eq!(answer.headers()["connection"], "close");
    assert!(polls.load(Ordering::Relaxed) <= 10);
    assert!(seen.lock().unwrap().is_empty());
}

/// R7: the timeout is for the whole body, and a complete body needs no clock.
#[tokio::test]
async fn r7_a_body_that_is_there_is_in_time() {
    #[derive(Debug)]
    struct Never;

    impl Clock for Never {
        fn now(&self) -> Duration {
            unreachable!("nobody asks for the time")
        }

        fn time_of_day(&self) -> SystemTime {
            unreachable!("nobody asks for the time")
        }

        fn sleep(&self, _wait: Duration) -> Pin<Box<dyn Future<Output = ()> + Send + '_>> {
            unreachable!("nobody waits")
        }
    }

    let (router, seen) = router();
    let router = router.upload_timeout(Duration::ZERO, Never);
    assert_eq!(status(&router, &[], b"{}").await, 204);
    assert_eq!(seen.lock().unwrap().len(), 1);
}

/// R7: a body without a length is not read beyond the limit.
#[tokio::test]
async fn r7_a_body_without_a_length_is_read_up_to_the_limit() {
    let (router, seen) = router();
    let body = Endless {
        frame: b"0123456789",
        ..Endless::default()
    };
    let polls = Arc::clone(&body.polls);
    let answer = post(&router, &[], body).await;
    assert_eq!(answer.status(), StatusCode::PAYLOAD_TOO_LARGE);
    assert_eq!(polls.load(Ordering::Relaxed), 11);
    assert_eq!(status(&router, &[], &[b' '; 101]).await, 413);
    assert_eq!(status(&router, &[], &[b' '; 100]).await, 204);
    assert_eq!(seen.lock().unwrap().len(), 1);
}

/// R7: a length beyond the limit is refused without reading the body.
#[tokio::test]
async fn r7_a_declared_length_decides_before_the_body() {
    let (router, _) = router();
    let body = Endless::default();
    let polls = Arc::clone(&body.polls);
    let answer = post(&router, &[("content-length", "101")], body).await;
    assert_eq!(answer.status(), StatusCode::PAYLOAD_TOO_LARGE);
    assert_eq!(polls.load(Ordering::Relaxed), 0);
}

/// R7: a coding is refused unless it is enabled, before the body is requested.
#[tokio::test]
async fn r7_a_content_coding_is_refused() {
    let (router, seen) = router();
    for coding in ["gzip", "br", "identity, gzip", "GZIP", "x", "\u{e9}"] {
        let headers = [("content-encoding", coding)];
        let body = Endless::default();
        let polls = Arc::clone(&body.polls);
        let answer = post(&router, &headers, body).await;
        assert_eq!(polls.load(Ordering::Relaxed), 0, "{coding}");
        assert_eq!(
            answer.status(),
            StatusCode::UNSUPPORTED_MEDIA_TYPE,
            "{coding}"
        );
        assert_eq!(answer.headers()["accept-encoding"], "identity");
    }
    assert!(seen.lock().unwrap().is_empty());
    for coding in ["identity", "", "Identity, identity"] {
        let headers = [("content-encoding", coding), ("content-length", "2")];
        assert_eq!(status(&router, &headers, b"{}").await, 204, "{coding}");
    }
}

/// Reads one byte of each item.
struct Each<I>(I);

impl<I: Iterator<Item = io::Result<u8>>> Read for Each<I> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let Some(byte) = buffer.first_mut() else {
            return Ok(0);
        };
        let Some(item) = self.0.next() else {
            return Ok(0);
        };
        *byte = item?;
        Ok(1)
    }
}

/// A coding in which each byte becomes as many spaces as it says. 0 is malformed.
fn spaces(body: &[u8]) -> Box<dyn Read + '_> {
    let expand = |count: &u8| match count {
        0 => vec![Err(io::ErrorKind::InvalidData.into())],
        count => (0..*count).map(|_| Ok(b' ')).collect(),
    };
    Box::new(Each(body.iter().flat_map(expand)))
}

/// R7: the expanded size of an enabled coding is limited, and nothing is expanded beyond.
#[tokio::test]
async fn r7_an_enabled_coding_has_a_bound_on_its_expanded_size() {
    let (router, seen) = router();
    let decoded = Arc::new(AtomicUsize::new(0));
    let count = Arc::clone(&decoded);
    let router = router
        .content_coding("spaces", spaces)
        .content_coding("endless", move |_| {
            let count = Arc::clone(&count);
            let next = move || {
                count.fetch_add(1, Ordering::Relaxed);
                Ok(b' ')
            };
            Box::new(Each(std::iter::repeat_with(next)))
        });
    let coded = [("content-encoding", "Spaces")];
    assert_eq!(status(&router, &coded, &[60, 40]).await, 204);
    assert_eq!(*seen.lock().unwrap(), [Bytes::from(vec![b' '; 100])]);
    assert_eq!(status(&router, &coded, &[60, 41]).await, 413);
    assert_eq!(status(&router, &coded, &[60, 0]).await, 400);
    assert_eq!(
        status(&router, &[("content-encoding", "spaces, spaces")], b"").await,
        415
    );
    let endless = [("content-encoding", "endless")];
    assert_eq!(status(&router, &endless, b"").await, 413);
    assert_eq!(decoded.load(Ordering::Relaxed), 101);

    let refused = post(
        &router,
        &[("content-encoding", "br")],
        Full::new(Bytes::new()),
    )
    .await;
    assert_eq!(
        refused.headers()["accept-encoding"],
        "spaces, endless, identity"
    );
}

/// R1, R7: the signature covers the body as it was sent. Nothing is expanded before the sender is known.
#[tokio::test]
async fn r7_a_coded_body_is_verified_as_it_was_sent() {
    let (router, seen) = router();
    let scheme = GitHubSignature::new(SharedSecret::new("secret").unwrap());
    let router = router
        .content_coding("spaces", spaces)
        .verify(scheme.clone());
    let (id, none): (MessageId, _) = ("msg_1".parse().unwrap(), HeaderMap::new());
    let request = ToSign::new(&http::Method::POST, "", &none, &[2], &id, SystemTime::now());
    let signed = scheme.sign(&request).unwrap();
    let signature = signed["x-hub-signature-256"].to_str().unwrap();
    let headers = [
        ("content-encoding", "spaces"),
        ("x-hub-signature-256", signature),
    ];
    assert_eq!(status(&router, &headers, &[2]).await, 204);
    assert_eq!(*seen.lock().unwrap(), [Bytes::from_static(b"  ")]);
    assert_eq!(status(&router, &headers[..1], &[0]).await, 401);
}
