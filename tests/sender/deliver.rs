//! A client that sends again: over loopback and in memory, in time that nobody waits for.

#![allow(
    clippy::unwrap_used,
    reason = "the helpers of a test are as much a test as the rest"
)]

use crate::support;

use std::collections::VecDeque;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant, SystemTime};

use axum::http::{HeaderMap, Request};
use axum::routing::post;
use bytes::Bytes;
use callbacks::Error;
use callbacks::client::TransportError;
use callbacks::client::{HttpTransport, OutgoingRequest, Retrying, Transport};
use callbacks::retry::{
    BreakerPolicy, Class, End, EventKind, Failure, Jitter, Outcome, RetryPolicy, Schedule,
    SeededRandom, SimulatedClock,
};
use callbacks::{Answer, Client, StatusCode, Target};
use orders::{CallbackSender, OrderStatusChange, on_order_status_change::Response};
use store::CallbackSender as _;
use support::{HttpServer, TcpServer};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::time::timeout;

#[callbacks::openapi("tests/fixtures/orders.yaml")]
mod orders {}

/// Its answers are declared with bodies.
#[callbacks::openapi("tests/fixtures/store-ack.yaml")]
mod store {}

const URL: &str = "https://consumer.example/hooks/7?token=CANARY";

type Step = Box<dyn Fn() -> Result<Answer, TransportError> + Send>;

/// Gives scripted answers, the last one forever, and records requests.
#[derive(Clone, Default)]
struct Script(Arc<Mutex<(VecDeque<Step>, Vec<OutgoingRequest>)>>);

impl Script {
    fn of(steps: impl IntoIterator<Item = Step>) -> Self {
        let script = Self::default();
        script.0.lock().unwrap().0.extend(steps);
        script
    }

    fn sent(&self) -> Vec<OutgoingRequest> {
        self.0.lock().unwrap().1.clone()
    }
}

impl Transport for Script {
    async fn send(&self, request: OutgoingRequest) -> Result<Answer, TransportError> {
        let (steps, sent) = &mut *self.0.lock().unwrap();
        sent.push(request);
        match steps.len() {
            1 => steps[0](),
            _ => steps.pop_front().unwrap()(),
        }
    }
}

fn answer(status: u16) -> Step {
    hinting(status, "")
}

fn hinting(status: u16, retry_after: &'static str) -> Step {
    Box::new(move || {
        let mut headers = HeaderMap::new();
        if !retry_after.is_empty() {
            headers.insert("retry-after", retry_after.parse().unwrap());
        }
        let status = StatusCode::from_u16(status).unwrap();
        Ok(Answer::new(status, headers, Bytes::new()))
    })
}

fn failure(fail: fn(&'static str) -> TransportError) -> Step {
    Box::new(move || Err(fail("as the test wants")))
}

type Events = Arc<Mutex<Vec<String>>>;

/// 6 November 1994, 08:49:37 UTC: the example of RFC 9110, section 5.6.7.
fn start() -> SystemTime {
    SystemTime::UNIX_EPOCH + Duration::from_secs(784_111_777)
}

/// A client over a script with the table of Standard Webhooks, without jitter and without a breaker that would matter.
fn client(script: &Script, policy: RetryPolicy) -> (Client<Retrying<Script>>, Events) {
    let quiet = BreakerPolicy::default()
        .consecutive(1_000)
        .half_of(1_000, Duration::from_secs(60));
    client_with(script, policy, quiet)
}

fn client_with(
    script: &Script,
    policy: RetryPolicy,
    breaker: BreakerPolicy,
) -> (Client<Retrying<Script>>, Events) {
    let events = Events::default();
    let told = Arc::clone(&events);
    let client = Client::over(script.clone()).retrying_with(|transport| {
        Retrying::new(transport, policy, SimulatedClock::starting_at(start()))
            .random(SeededRandom::new(5))
            .breaker(breaker)
            .on_event(move |event| {
                assert!(!format!("{event:?}").contains("CANARY"));
                assert!(event.url().starts_with(URL));
                let kind = match event.kind() {
                    EventKind::Attempt(attempt) => format!("attempt {}", attempt.number),
                    EventKind::Success { attempts } => format!("success {attempts}"),
                    EventKind::Failure { attempts, end } => format!("failure {attempts} {end:?}"),
                    EventKind::BreakerOpened { pause } => format!("opened {}", pause.as_secs()),
                    other => format!("{other:?}").to_lowercase(),
                };
                told.lock().unwrap().push(kind);
            })
    });
    (client, events)
}

fn plain() -> RetryPolicy {
    RetryPolicy::default().jitter(Jitter::None)
}

fn told(events: &Events) -> String {
    std::mem::take(&mut *events.lock().unwrap()).join(", ")
}

async fn deliver<T: Transport + Clone>(
    client: &Client<Retrying<T>>,
    url: &str,
) -> callbacks::client::Delivery<Response> {
    let target = Target::new(url).unwrap();
    let change = OrderStatusChange::default();
    client
        .deliver(async |client| client.on_order_status_change(&target, &change).await)
        .await
}

fn statuses<R>(delivery: &callbacks::client::Delivery<R>) -> Vec<u16> {
    let status = |outcome: Outcome| match outcome {
        Outcome::Answered { status, .. } => status.as_u16(),
        _ => 0,
    };
    let attempts = delivery.attempts.iter();
    attempts.map(|attempt| status(attempt.outcome)).collect()
}

fn waits<R>(delivery: &callbacks::client::Delivery<R>) -> Vec<Option<u64>> {
    let attempts = delivery.attempts.iter();
    attempts
        .map(|attempt| attempt.next_in.map(|wait| wait.as_secs()))
        .collect()
}

/// Two failures and a success, over HTTP: the same message three times, in five minutes that take no time.
#[tokio::test]
async fn a_consumer_that_fails_twice_gets_its_message() {
    let requests = Arc::new(Mutex::new(Vec::new()));
    let seen = Arc::clone(&requests);
    let hook = async move |headers: HeaderMap, body: Bytes| {
        let mut seen = seen.lock().unwrap();
        seen.push((headers["webhook-id"].clone(), body));
        match seen.len() {
            1 => StatusCode::INTERNAL_SERVER_ERROR,
            2 => StatusCode::NOT_FOUND,
            _ => StatusCode::OK,
        }
    };
    let server = HttpServer::start(axum::Router::new().route("/hook", post(hook))).await;
    let client = support::client().retrying_with(|transport| {
        Retrying::new(transport, plain(), SimulatedClock::default()).random(SeededRandom::new(1))
    });
    // It waits for 305 seconds, none of them real.
    let url = server.url("/hook");
    let delivery = timeout(support::PATIENCE, deliver(&client, &url))
        .await
        .unwrap();
    assert!(delivery.is_delivered());
    assert_eq!(statuses(&delivery), [500, 404, 200]);
    assert_eq!(waits(&delivery), [Some(5), Some(300), None]);
    assert_eq!(delivery.result.unwrap(), Response::Ok);
    let began = |number: usize| delivery.attempts[number].began;
    assert_eq!(
        began(2).duration_since(began(0)).unwrap(),
        Duration::from_secs(305)
    );
    let requests = requests.lock().unwrap();
    assert_eq!(requests.len(), 3);
    assert!(requests.iter().all(|request| *request == requests[0]));
    let id = requests[0].0.to_str().unwrap();
    assert!(
        id.len() <= 128
            && id
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
    );
}

/// Real time for once, and a future that can be spawned.
#[tokio::test]
async fn the_default_clock_is_tokios() {
    let script = Script::of([answer(500), answer(500), answer(200)]);
    let wait = Duration::from_millis(20);
    let policy = RetryPolicy::new(Schedule::table([wait, wait])).jitter(Jitter::None);
    let client = Client::over(script.clone()).retrying(policy);
    let before = Instant::now();
    let task = tokio::spawn(async move { deliver(&client, URL).await.is_delivered() });
    assert!(task.await.unwrap());
    assert!(before.elapsed() >= 2 * wait);
}

/// Without retries, one call sends once.
#[tokio::test]
async fn one_call_sends_once_by_default() {
    let script = Script::of([answer(500)]);
    let client = Client::over(script.clone());
    let target = Target::new(URL).unwrap();
    let change = OrderStatusChange::default();
    let error = client
        .on_order_status_change(&target, &change)
        .await
        .unwrap_err();
    assert_eq!(error.status().unwrap(), 500);
    assert_eq!(script.sent().len(), 1);
    assert!(script.sent()[0].headers.get("webhook-id").is_none());
}

#[tokio::test]
async fn s21_an_id_that_the_message_has_stays() {
    let script = Script::of([answer(500), answer(200)]);
    let (client, _) = client(&script, plain());
    let mut request = {
        deliver(&client, URL).await;
        script.sent()[0].clone()
    };
    request
        .headers
        .insert("webhook-id", "msg_own".parse().unwrap());
    client.transport().send(request).await.unwrap();
    let ids: Vec<_> = script
        .sent()
        .iter()
        .map(|sent| sent.headers["webhook-id"].clone())
        .collect();
    assert_eq!(ids[0], ids[1]);
    assert_ne!(ids[0], ids[2]);
    assert_eq!(ids[2], "msg_own");
}

#[tokio::test]
async fn s21_each_attempt_is_signed_anew() {
    use callbacks::signature::{StandardKey, StandardWebhooks};

    let script = Script::of([answer(500), answer(500), answer(200)]);
    let (client, _) = client(&script, plain());
    let client = client.with_signer(StandardWebhooks::new(StandardKey::generate()));
    deliver(&client, URL).await;
    let sent = script.sent();
    assert_eq!(sent.len(), 3);
    let header = |name: &str| -> Vec<_> { sent.iter().map(|sent| &sent.headers[name]).collect() };
    let is_one = |name: &str| header(name).iter().all(|each| *each == header(name)[0]);
    assert!(is_one("webhook-id"));
    let signatures: std::collections::HashSet<_> =
        header("webhook-signature").into_iter().collect();
    assert_eq!(signatures.len(), 3);
    let times: std::collections::HashSet<_> = header("webhook-timestamp").into_iter().collect();
    assert_eq!(times.len(), 3);
    for name in ["webhook-signature", "webhook-timestamp", "webhook-id"] {
        let is_single = |each: &OutgoingRequest| each.headers.get_all(name).iter().count() == 1;
        assert!(sent.iter().all(is_single), "{name}");
    }
}

/// Signs once, and then has no key any more.
struct Once(AtomicUsize);

impl callbacks::signature::Signer for Once {
    fn sign(
        &self,
        _request: &callbacks::signature::ToSign<'_>,
    ) -> Result<HeaderMap, callbacks::signature::SignError> {
        match self.0.fetch_add(1, Ordering::SeqCst) {
            0 => Ok(HeaderMap::new()),
            _ => Err(callbacks::signature::SignError::new("no key any more")),
        }
    }
}

/// S33: that a later attempt cannot be signed is the provider's own fault, and the target is not charged with it.
#[tokio::test]
async fn s33_a_key_that_is_gone_is_not_charged_to_the_target() {
    let script = Script::of([answer(500)]);
    let (client, events) = client(&script, plain().attempts(3));
    let client = client.with_signer(Once(AtomicUsize::new(0)));
    let delivery = deliver(&client, URL).await;
    assert_eq!(script.sent().len(), 1);
    let error = delivery.result.unwrap_err();
    assert!(error.is_signature(), "{error}");
    assert!(!error.is_target() && !error.is_refused());
    let own = Outcome::Failed(Failure::Infrastructure);
    let later = &delivery.attempts[1..];
    assert!(later.len() > 1 && later.iter().all(|attempt| attempt.outcome == own));
    assert!(told(&events).ends_with("failure 4 OutOfAttempts"));
}

#[tokio::test]
async fn s27_failures_are_tried_again_and_events_tell_it() {
    let script = Script::of([
        failure(TransportError::timeout),
        failure(TransportError::connect),
        failure(TransportError::other),
        answer(302),
        answer(408),
        answer(425),
        answer(200),
    ]);
    let (client, events) = client(&script, plain());
    let delivery = deliver(&client, URL).await;
    assert!(delivery.is_delivered());
    assert_eq!(statuses(&delivery), [0, 0, 0, 302, 408, 425, 200]);
    assert_eq!(
        delivery.attempts[0].outcome,
        Outcome::Failed(Failure::Timeout)
    );
    assert_eq!(
        told(&events),
        "attempt 1, attempt 2, attempt 3, attempt 4, attempt 5, attempt 6, attempt 7, success 7"
    );
}

#[tokio::test]
async fn s27_what_is_final_is_sent_once() {
    let script = Script::of([failure(TransportError::refused)]);
    let (client, events) = client(&script, plain());
    let delivery = deliver(&client, URL).await;
    assert_eq!(
        (delivery.end, delivery.attempts.len()),
        (Some(End::Final), 1)
    );
    assert_eq!(told(&events), "attempt 1, failure 1 Final");
    assert!(delivery.result.is_err());
}

/// A port that speaks no TLS: no certificate will ever be shown there.
#[tokio::test]
async fn s27_a_target_without_tls_is_final() {
    let server = TcpServer::start(async |mut stream| {
        let plain = b"HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n";
        stream.write_all(plain).await.unwrap();
        // Until the client hangs up.
        let _ = stream.read(&mut [0; 4_096]).await;
        let _ = stream.read(&mut [0; 4_096]).await;
    })
    .await;
    let client = support::client().retrying_with(|transport: HttpTransport| {
        Retrying::new(transport, plain(), SimulatedClock::default())
    });
    let url = server.url("/hook").replace("http:", "https:");
    let delivery = deliver(&client, &url).await;
    let attempt = delivery.attempts[0];
    assert_eq!(
        (attempt.outcome, attempt.class),
        (Outcome::Failed(Failure::Tls), Class::Final)
    );
    assert_eq!((delivery.end, server.connections()), (Some(End::Final), 1));
}

/// Nobody listens: that may change.
#[tokio::test]
async fn s27_a_closed_port_is_tried_again() {
    let url = TcpServer::answering("").await.url("/hook");
    let client = support::client().retrying_with(|transport| {
        Retrying::new(transport, plain().attempts(3), SimulatedClock::default())
    });
    let delivery = deliver(&client, &url).await;
    assert_eq!(delivery.end, Some(End::OutOfAttempts));
    let connect = Outcome::Failed(Failure::Connect);
    assert!(
        delivery
            .attempts
            .iter()
            .all(|attempt| attempt.outcome == connect)
    );
    assert_eq!(delivery.attempts.len(), 3);
    assert!(delivery.result.unwrap_err().is_connect());
}

/// The last answer is typed as the document declares it, or an undeclared success.
#[tokio::test]
async fn s27_the_last_answer_is_decoded_and_a_success_that_is_not_as_declared_is_not_repeated() {
    let script = Script::of([answer(503), answer(200)]);
    let (client, _) = client(&script, plain());
    let request = store::payment_result_get::Request {
        success: true,
        ref_id: 7,
    };
    let target = Target::new(URL).unwrap();
    let delivery = client
        .deliver(async |client| client.payment_result_get(&target, &request).await)
        .await;
    assert!(matches!(
        delivery.result,
        Ok(store::payment_result_get::Response::Undeclared(_))
    ));
    assert_eq!(
        (delivery.end, script.sent().len()),
        (Some(End::Delivered), 2)
    );
}

/// A declared 400 is a typed answer, and yet the message did not arrive.
#[tokio::test]
async fn s27_a_declared_failure_is_typed_and_told_as_a_failure() {
    let script = Script::of([answer(400)]);
    let (client, _) = client(&script, plain().terminal_4xx());
    let request = store::payment_result_get::Request {
        success: true,
        ref_id: 7,
    };
    let target = Target::new(URL).unwrap();
    let delivery = client
        .deliver(async |client| client.payment_result_get(&target, &request).await)
        .await;
    let declared = store::payment_result_get::Response::BadRequest;
    assert_eq!(delivery.result.as_ref().unwrap(), &declared);
    assert_eq!(
        (delivery.end, delivery.is_delivered()),
        (Some(End::Final), false)
    );
}

#[tokio::test]
async fn s28_a_hint_lengthens_the_wait_in_all_its_forms() {
    // The simulated clock starts at 08:49:37.
    let script = Script::of([
        hinting(429, "120"),
        hinting(503, "Sun, 06 Nov 1994 09:49:37 GMT"),
        hinting(503, "Sunday, 06-Nov-94 08:00:00 GMT"),
        hinting(503, "1e300"),
        hinting(429, "999999999999999999999999999999"),
        answer(429),
        answer(200),
    ]);
    let (client, _) = client(&script, plain());
    let delivery = deliver(&client, URL).await;
    let day = 86_400;
    let expected = [120, 3_480, 1_800, 7_200, day, 36_000].map(Some);
    assert_eq!(waits(&delivery)[..6], expected);
}

#[tokio::test]
async fn s29_ten_attempts_at_most() {
    let script = Script::of([answer(500)]);
    let (client, events) = client(&script, plain());
    let delivery = deliver(&client, URL).await;
    assert_eq!(
        (delivery.end, script.sent().len()),
        (Some(End::OutOfAttempts), 10)
    );
    assert!(told(&events).ends_with("attempt 10, failure 10 OutOfAttempts"));
    assert_eq!(delivery.result.unwrap_err().status().unwrap(), 500);
}

#[tokio::test]
async fn the_whole_duration_is_bounded() {
    let script = Script::of([answer(500)]);
    let (client, _) = client(&script, plain().duration(Duration::from_secs(400)));
    let delivery = deliver(&client, URL).await;
    assert_eq!(delivery.end, Some(End::OutOfTime));
    assert_eq!(waits(&delivery), [Some(5), Some(300), None]);
}

#[tokio::test]
async fn s31_the_breaker_of_an_origin_delays_without_charging() {
    let mut steps: Vec<_> = (0..5).map(|_| answer(500)).collect();
    steps.extend([answer(500), answer(200)]);
    let script = Script::of(steps);
    let policy = RetryPolicy::new(Schedule::table([Duration::from_secs(1)]))
        .jitter(Jitter::None)
        .attempts(7);
    let (client, events) = client_with(&script, policy, BreakerPolicy::default());
    let delivery = deliver(&client, URL).await;
    assert!(delivery.is_delivered());
    let gap = |number: usize| {
        let began = |number: usize| delivery.attempts[number].began;
        began(number)
            .duration_since(began(number - 1))
            .unwrap()
            .as_secs()
    };
    assert_eq!((gap(1), gap(4)), (1, 1));
    assert!(
        (24..=44).contains(&gap(5)) && (48..=87).contains(&gap(6)),
        "{} {}",
        gap(5),
        gap(6)
    );
    let told = told(&events);
    assert_eq!(told.matches("opened").count(), 2, "{told}");
    assert!(told.ends_with("attempt 7, success 7"), "{told}");
}

/// The breaker stays open for longer than the policy waits: the second message is not sent at all.
#[tokio::test]
async fn s31_an_open_breaker_keeps_other_messages_back() {
    let script = Script::of([answer(500)]);
    let policy = plain().attempts(1).duration(Duration::from_secs(10));
    let breaker = BreakerPolicy::default().consecutive(1);
    let (client, _) = client_with(&script, policy, breaker);
    deliver(&client, URL).await;
    let second = deliver(&client, URL).await;
    assert_eq!(
        (second.end, second.attempts.len()),
        (Some(End::OutOfTime), 0)
    );
    assert!(second.result.is_err());
    assert_eq!(script.sent().len(), 1);
}

/// An overloaded origin gets fewer requests from all messages, not only from one.
#[tokio::test]
async fn s27_an_origin_that_is_throttled_is_spared_by_other_messages() {
    for (first, is_spared) in [
        (hinting(429, "30"), true),
        (hinting(503, "30"), true),
        (hinting(500, "30"), false),
        (hinting(429, "3"), false),
    ] {
        let script = Script::of([first, answer(200)]);
        let (client, _) = client(
            &script,
            plain().attempts(1).duration(Duration::from_secs(10)),
        );
        let refused = deliver(&client, URL).await;
        let status = refused.result.unwrap_err().status();
        let other = deliver(&client, &format!("{URL}&other")).await;
        let expected = if is_spared {
            End::OutOfTime
        } else {
            End::Delivered
        };
        assert_eq!(other.end, Some(expected), "{status:?}");
        assert_eq!(
            script.sent().len(),
            if is_spared { 1 } else { 2 },
            "{status:?}"
        );
    }
}

/// Attack 8: 410, then 200.
#[tokio::test]
async fn s32_a_target_that_is_gone_is_disabled_until_it_is_enabled() {
    let script = Script::of([answer(410), answer(200)]);
    let (client, events) = client(&script, plain());
    let gone = deliver(&client, URL).await;
    assert!(gone.is_gone() && gone.end == Some(End::Gone));
    assert_eq!(told(&events), "attempt 1, gone, disabled, failure 1 Gone");

    let refused = deliver(&client, URL).await;
    assert!(refused.is_gone() && refused.attempts.is_empty());
    assert_eq!(told(&events), "failure 0 Disabled");
    assert_eq!(script.sent().len(), 1);

    assert!(client.transport().is_disabled(URL));
    client.transport().enable(URL);
    assert!(deliver(&client, URL).await.is_delivered());
    assert_eq!(told(&events), "attempt 1, success 1");
}

#[tokio::test]
async fn s32_five_days_of_failure_disable() {
    let script = Script::of([answer(500)]);
    let (client, events) = client(&script, plain());
    let first = deliver(&client, URL).await;
    assert_eq!(first.end, Some(End::OutOfAttempts));
    assert!(!told(&events).contains("disabled"));
    let second = deliver(&client, URL).await;
    assert_eq!(second.end, Some(End::Disabled));
    assert!(told(&events).contains("disabled"));
    assert!(client.transport().is_disabled(URL));
}

#[tokio::test]
async fn s33_what_the_provider_spoils_is_not_charged() {
    let mut steps: Vec<_> = (0..6)
        .map(|_| failure(TransportError::infrastructure))
        .collect();
    steps.extend([answer(407), answer(500), answer(200)]);
    let script = Script::of(steps);
    let breaker = BreakerPolicy::default().consecutive(2);
    let policy = plain().attempts(8);
    let (client, events) = client_with(&script, policy, breaker);
    let delivery = deliver(&client, URL).await;
    assert!(delivery.is_delivered());
    let waits = waits(&delivery);
    assert_eq!(
        waits,
        [Some(5); 8].into_iter().chain([None]).collect::<Vec<_>>()
    );
    assert!(!told(&events).contains("opened"));
}

/// What is not as the document says never leaves, so there is nothing to report.
#[tokio::test]
async fn a_call_that_fails_before_sending_has_no_attempt() {
    let (client, events) = client(&Script::of([answer(200)]), plain());
    let relative = async |_| Err::<(), Error>(Target::new("/hook").unwrap_err());
    let delivery = client.deliver(relative).await;
    assert_eq!((delivery.end, delivery.attempts.len()), (None, 0));
    assert!(!delivery.is_delivered() && told(&events).is_empty());
}

/// Many messages to one dead origin: the breaker lets few of them through.
#[tokio::test]
async fn s31_a_dead_origin_is_not_hammered() {
    let requests = Arc::new(AtomicUsize::new(0));
    let counter = Arc::clone(&requests);
    let hook = async move |_: Request<axum::body::Body>| {
        counter.fetch_add(1, Ordering::SeqCst);
        StatusCode::BAD_GATEWAY
    };
    let server = HttpServer::start(axum::Router::new().route("/{*path}", post(hook))).await;
    let client = support::client().retrying_with(|transport| {
        let policy = plain().attempts(1).duration(Duration::from_secs(5));
        Retrying::new(transport, policy, SimulatedClock::default())
    });
    for number in 0..50 {
        deliver(&client, &server.url(&format!("/hook/{number}"))).await;
    }
    let requests = requests.load(Ordering::SeqCst);
    assert!((5..=10).contains(&requests), "{requests}");
}
