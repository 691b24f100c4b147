//! What a router costs, against an axum handler written by hand with the same checks: path, method, content type, size,
//! syntax and values of a callback of 1 KB, in memory.
//!
//! ```text
//! cargo bench -p callbacks --bench receive -- [--messages N] [--only route|endpoint|by-hand]
//! ```
//!
//! Both take turns, so that other load on the machine affects both alike, and medians are printed. A ratio is our throughput
//! as a multiple of the yardstick's. At the end, N messages (200000 by default) show whether memory grows; the benchmark
//! fails if it does. With `--only`, nothing is compared: one of them handles N messages, for a profiler.
#![allow(
    missing_docs,
    clippy::unwrap_used,
    reason = "a benchmark is as much a test as the rest"
)]

mod by_hand;

use std::convert::Infallible;
use std::future::Future;
use std::hint::black_box;
use std::pin::pin;
use std::task::{Context, Poll, Waker};
use std::time::{Duration, Instant, SystemTime};

use bytes::Bytes;
use callbacks::__private::{Discriminator, Event, Routes};
use callbacks::signature::{Signer, StandardKey, StandardWebhooks, ToSign};
use callbacks::{HandlerError, Operation, Router};
use http::{HeaderMap, HeaderValue, Method, Request};
use http_body_util::Full;
use orders::order_paid::{self, BASE_PATH, Response};
use tower_service::Service;

#[callbacks::openapi("benches/receive/orders.yaml")]
mod orders {}

struct Shop;

impl orders::CallbackHandler for Shop {
    async fn order_paid(&self, callback: order_paid::Request) -> Result<Response, HandlerError> {
        black_box(callback);
        Ok(Response::NoContent)
    }
}

/// Rounds of which the median is taken, and requests of each.
const ROUNDS: usize = 61;
const REQUESTS: u32 = 1000;

/// A request of a callback of 1 KB.
struct Message {
    headers: HeaderMap,
    body: Bytes,
}

impl Message {
    /// The name of the event is the last member, as the names are in alphabetical order.
    fn new(scheme: &StandardWebhooks) -> Self {
        let lines = (1..=8).map(|number| {
            serde_json::json!({
                "sku": format!("sku-{number:06}"), "title": format!("Green tea, {number} bags, organic"),
                "count": number, "price": number * 399,
            })
        });
        let body = serde_json::json!({
            "type": "order.paid", "id": "ord_01hv7m9q3k", "currency": "EUR", "total": 14_364,
            "note": "Please leave it with the neighbours on the second floor if nobody opens.",
            "customer": {"name": "Zoë Müller", "email": "zoe@example.com", "city": "Zürich"},
            "lines": lines.collect::<Vec<_>>(),
        });
        Self::signed(scheme, body.to_string())
    }

    /// The same message, with the name of the event as the first member.
    fn with_name_first(&self, scheme: &StandardWebhooks) -> Self {
        let text = std::str::from_utf8(&self.body).unwrap();
        let name = r#""type":"order.paid""#;
        let rest = text.strip_prefix('{').unwrap().strip_suffix('}').unwrap();
        let rest = rest.strip_suffix(name).unwrap().trim_end_matches(',');
        Self::signed(scheme, format!("{{{name},{rest}}}"))
    }

    fn signed(scheme: &StandardWebhooks, body: String) -> Self {
        let body = Bytes::from(body);
        let (none, id) = (HeaderMap::new(), "msg_1".parse().unwrap());
        let url = "https://shop.example/";
        let request = ToSign::new(&Method::POST, url, &none, &body, &id, SystemTime::now());
        let mut headers = scheme.sign(&request).unwrap();
        // What a client sends beside.
        for (name, value) in [
            ("content-type", "application/json"),
            ("user-agent", "callbacks/0.1"),
            ("accept", "*/*"),
            ("host", "shop.example"),
        ] {
            headers.insert(name, HeaderValue::from_static(value));
        }
        headers.insert("content-length", body.len().into());
        Self { headers, body }
    }

    fn request(&self) -> Request<Full<Bytes>> {
        let mut request = Request::post(BASE_PATH)
            .body(Full::new(self.body.clone()))
            .unwrap();
        request.headers_mut().clone_from(&self.headers);
        request
    }
}

/// Nothing here waits.
fn at_once<T>(future: impl Future<Output = Result<T, Infallible>>) -> T {
    match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(Ok(value)) => value,
        Poll::Ready(Err(never)) => match never {},
        Poll::Pending => panic!("a handler waits for something"),
    }
}

/// How long one request takes, of some.
fn round<S, B>(service: &mut S, message: &Message) -> Duration
where
    S: Service<Request<Full<Bytes>>, Response = http::Response<B>, Error = Infallible>,
{
    let start = Instant::now();
    for _ in 0..REQUESTS {
        let answer = at_once(service.call(message.request()));
        assert_eq!(black_box(answer).status(), 204);
    }
    start.elapsed() / REQUESTS
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort_unstable();
    times[times.len() / 2]
}

/// Measures both in turns and prints the ratio.
fn compare<A, B, C, D>(what: &str, mut ours: A, mut yardstick: B, message: &Message)
where
    A: Service<Request<Full<Bytes>>, Response = http::Response<C>, Error = Infallible>,
    B: Service<Request<Full<Bytes>>, Response = http::Response<D>, Error = Infallible>,
{
    let (mut left, mut right) = (Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        left.push(round(&mut ours, message));
        right.push(round(&mut yardstick, message));
    }
    let (left, right) = (median(left), median(right));
    let ratio = right.as_secs_f64() / left.as_secs_f64();
    println!("{what}: {left:?} against {right:?}, ratio {ratio:.2}");
}

/// An endpoint of some events, of which only the last is sent.
fn among(events: usize) -> Router {
    let operations = (1..=events).map(|number| -> &'static Operation {
        let value: &'static str = match number == events {
            true => "order.paid",
            false => Box::leak(format!("order.event-{number}").into_boxed_str()),
        };
        let values = Box::leak(Box::new([Some(&*Box::leak(Box::new([value])) as &[_])]));
        let event = Event::new(value, &[Discriminator::Pointer("/type")], values);
        Box::leak(Box::new(
            Operation::new(value, "POST", "/").with_event(event),
        ))
    });
    let handle = async |_shop: std::sync::Arc<Shop>, callback: order_paid::Request, _| {
        black_box(callback);
        Ok::<_, HandlerError>(Response::NoContent)
    };
    let routes = operations.fold(Routes::new(Shop), |routes, operation| {
        routes.on(operation, handle)
    });
    routes.into_endpoint()
}

fn main() {
    let scheme = StandardWebhooks::new(StandardKey::generate());
    let message = Message::new(&scheme);
    match argument("--only").as_deref() {
        Some("route") => return repeat(&mut orders::router(Shop), &message),
        Some("endpoint") => return repeat(&mut among(1), &message),
        Some("by-hand") => return repeat(&mut by_hand::router(None, true), &message),
        Some(other) => panic!("--only takes route, endpoint or by-hand, not {other}"),
        None => {}
    }
    println!("a callback of {} bytes", message.body.len());
    let router = || orders::router(Shop);
    let by_hand = |verifies: bool, validates: bool| {
        by_hand::router(verifies.then(|| scheme.clone()), validates)
    };
    compare("all checks", router(), by_hand(false, true), &message);
    compare(
        "without validation",
        router().validation(callbacks::Validation::Off),
        by_hand(false, false),
        &message,
    );
    let verified = || router().verify(scheme.clone());
    compare("verified", verified(), by_hand(true, true), &message);
    compare(
        "verified, without validation",
        verified().validation(callbacks::Validation::Off),
        by_hand(true, false),
        &message,
    );
    compare(
        "mounted in axum",
        axum::Router::from(router()),
        by_hand(false, true),
        &message,
    );
    compare(
        "among 261 events, against one",
        among(261),
        among(1),
        &message,
    );
    compare(
        "an endpoint, against a route, event named last",
        among(1),
        router(),
        &message,
    );
    compare(
        "an endpoint, against a route, event named first",
        among(1),
        router(),
        &message.with_name_first(&scheme),
    );
    memory(router().verify(scheme), &message);
}

/// The word after this one on the command line.
fn argument(name: &str) -> Option<String> {
    std::env::args().skip_while(|word| word != name).nth(1)
}

/// How many messages are handled without a clock.
fn messages() -> u32 {
    argument("--messages").map_or(200_000, |word| word.parse().unwrap())
}

/// Handles many messages.
fn repeat<S, B>(service: &mut S, message: &Message)
where
    S: Service<Request<Full<Bytes>>, Response = http::Response<B>, Error = Infallible>,
{
    for _ in 0..messages().div_ceil(REQUESTS) {
        round(service, message);
    }
}

/// Handles many messages and measures the memory of the process, where the system reports it.
fn memory(mut router: Router, message: &Message) {
    let messages = messages();
    let mut handle = |count: u32| {
        for _ in 0..count.div_ceil(REQUESTS) {
            round(&mut router, message);
        }
    };
    handle(20_000);
    let Some(before) = resident_kib() else { return };
    handle(messages);
    let after = resident_kib().unwrap_or(before);
    println!("{messages} messages: {before} KiB before, {after} KiB after");
    assert!(after < before + 2048, "memory grows");
}

/// The resident set of this process (proc_pid_statm(5)), whose pages have 4 KiB on most machines.
fn resident_kib() -> Option<u64> {
    let text = std::fs::read_to_string("/proc/self/statm").ok()?;
    let pages: u64 = text.split_whitespace().nth(1)?.parse().ok()?;
    Some(pages * 4)
}
