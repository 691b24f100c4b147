//! The provider's side of the handshake (S34).

use std::collections::VecDeque;
use std::num::NonZeroU32;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use bytes::Bytes;
use http::{HeaderMap, Method, StatusCode};

use super::headers;
use crate::answer::Answer;
use crate::clock::{Clock, SimulatedClock};
use crate::cloud_events::pace::Known;
use crate::cloud_events::{AllowedOrigins, Consenting};
use crate::outgoing_request::OutgoingRequest;
use crate::target::Target;
use crate::transport::{Transport, TransportError};

/// A transport with scripted answers that records requests.
#[derive(Clone, Debug, Default)]
struct Site {
    answers: Arc<Mutex<VecDeque<(u16, HeaderMap)>>>,
    asked: Arc<Mutex<Vec<OutgoingRequest>>>,
}

impl Site {
    fn answers(&self, status: u16, lines: &[(&str, &str)]) {
        let mut answers = self.answers.lock().unwrap();
        answers.push_back((status, headers(lines)));
    }

    /// The methods of the requests since the last call.
    fn methods(&self) -> Vec<Method> {
        let asked = std::mem::take(&mut *self.asked.lock().unwrap());
        asked.into_iter().map(|request| request.method).collect()
    }
}

impl Transport for Site {
    async fn send(&self, request: OutgoingRequest) -> Result<Answer, TransportError> {
        self.asked.lock().unwrap().push(request);
        let next = self.answers.lock().unwrap().pop_front();
        let (status, headers) = next.ok_or_else(|| TransportError::connect("nobody is there"))?;
        Ok(Answer::new(
            StatusCode::from_u16(status).unwrap(),
            headers,
            Bytes::new(),
        ))
    }
}

const ORIGIN: (&str, &str) = ("WebHook-Allowed-Origin", "provider.example");

/// The test advances the clock of the transport.
type Hands = Arc<SimulatedClock>;

fn consenting(site: &Site) -> (Consenting<Site>, Hands) {
    let clock = Hands::default();
    let transport = Consenting::new(site.clone(), "provider.example", clock.clone());
    (transport.unwrap(), clock)
}

async fn post<T: Transport>(transport: &T, url: &str) -> Result<StatusCode, TransportError> {
    let headers = headers(&[("authorization", "Bearer CANARY"), ("content-type", "a/b")]);
    let body = Bytes::from_static(b"{}");
    let request = OutgoingRequest::new(Method::POST, url.to_owned(), headers, body);
    transport.send(request).await.map(|answer| answer.status())
}

const URL: &str = "https://shop.example/hooks?t=1";

/// S34: the request for consent is separate and contains nothing of the event. The event names its origin.
#[tokio::test]
async fn s34_asks_before_the_first_event() {
    let site = Site::default();
    let (transport, _) = consenting(&site);
    let transport = transport.rate(120).unwrap();
    site.answers(405, &[ORIGIN, ("WebHook-Allowed-Rate", "*")]);
    for _ in 0..3 {
        site.answers(204, &[]);
        assert_eq!(post(&transport, URL).await.unwrap(), 204);
    }
    let asked = site.asked.lock().unwrap();
    let [options, event, ..] = &asked[..] else {
        panic!("{asked:?}")
    };
    assert_eq!((&options.method, &*options.url), (&Method::OPTIONS, URL));
    assert_eq!(
        options.headers,
        headers(&[
            ("webhook-request-origin", "provider.example"),
            ("webhook-request-rate", "120")
        ])
    );
    assert!(options.body.is_empty());
    assert_eq!(event.headers["webhook-request-origin"], "provider.example");
    assert_eq!(event.headers["authorization"], "Bearer CANARY");
    assert_eq!(asked.len(), 4, "asked once");
    assert!(!format!("{transport:?}").contains("t=1"));
}

/// S34: only the header with the origin or an asterisk is a consent, whatever the status (attack 17).
#[tokio::test]
async fn s34_consent_is_the_header_alone() {
    type Lines = [(&'static str, &'static str)];
    let cases: &[(u16, &Lines, bool)] = &[
        (200, &[ORIGIN], true),
        (405, &[("webhook-allowed-origin", "*")], true),
        (
            302,
            &[("webhook-allowed-origin", " Provider.Example ")],
            true,
        ),
        (200, &[ORIGIN, ("webhook-allowed-rate", "100")], true),
        (200, &[], false),
        (204, &[("allow", "POST")], false),
        (200, &[("webhook-allowed-origin", "other.example")], false),
        (200, &[("webhook-allowed-origin", "*.example")], false),
        (200, &[("webhook-allowed-origin", "**")], false),
        (200, &[("webhook-allowed-origin", "")], false),
        (
            200,
            &[("webhook-allowed-origin", "provider.example, *")],
            false,
        ),
        (
            200,
            &[("webhook-allowed-origin", "x.provider.example")],
            false,
        ),
        (200, &[ORIGIN, ORIGIN], false),
        (200, &[("access-control-allow-origin", "*")], false),
        (200, &[ORIGIN, ("webhook-allowed-rate", "0")], false),
        (200, &[ORIGIN, ("webhook-allowed-rate", "-1")], false),
        (200, &[ORIGIN, ("webhook-allowed-rate", "many")], false),
        (
            200,
            &[ORIGIN, ("webhook-allowed-rate", "99999999999999999999")],
            false,
        ),
        (
            200,
            &[
                ORIGIN,
                ("webhook-allowed-rate", "1"),
                ("webhook-allowed-rate", "2"),
            ],
            false,
        ),
    ];
    for (status, lines, agrees) in cases {
        let site = Site::default();
        site.answers(*status, lines);
        site.answers(200, &[]);
        let sent = post(&consenting(&site).0, URL).await;
        assert_eq!(sent.is_ok(), *agrees, "{status} {lines:?}");
        if let Err(error) = sent {
            assert!(error.is_refused());
            assert_eq!(site.methods(), [Method::OPTIONS]);
        }
    }
}

/// S34: consents and refusals expire, so targets are not asked for each event.
#[tokio::test]
async fn s34_what_was_answered_is_kept_for_a_time() {
    let site = Site::default();
    let (transport, clock) = consenting(&site);
    let transport = transport.ttl(Duration::from_secs(100));
    site.answers(404, &[]);
    for _ in 0..3 {
        assert!(post(&transport, URL).await.unwrap_err().is_refused());
    }
    clock.pass(Duration::from_secs(299));
    assert!(post(&transport, URL).await.is_err());
    assert_eq!(site.methods(), [Method::OPTIONS]);

    clock.pass(Duration::from_secs(1));
    for _ in 0..2 {
        site.answers(200, &[ORIGIN]);
        for seconds in [0, 99] {
            clock.pass(Duration::from_secs(seconds));
            site.answers(200, &[]);
            assert!(post(&transport, URL).await.is_ok());
        }
        assert_eq!(
            site.methods(),
            [Method::OPTIONS, Method::POST, Method::POST]
        );
        clock.pass(Duration::from_secs(1));
    }
    // Another URL of the same host is another target.
    site.answers(404, &[]);
    assert!(
        post(&transport, "https://shop.example/other")
            .await
            .is_err()
    );
}

/// A site that is down neither agrees nor refuses.
#[tokio::test]
async fn s34_a_site_that_is_down_is_asked_again() {
    let site = Site::default();
    let (transport, _) = consenting(&site);
    for status in [500, 503, 429] {
        site.answers(status, &[]);
        let error = post(&transport, URL).await.unwrap_err();
        assert!(!error.is_refused(), "{status}");
    }
    assert!(post(&transport, URL).await.unwrap_err().is_connect());
    site.answers(200, &[ORIGIN]);
    site.answers(204, &[]);
    assert!(post(&transport, URL).await.is_ok());
}

/// S34: requests per minute do not exceed the agreed rate.
#[tokio::test]
async fn s34_requests_wait_for_their_turn() {
    let site = Site::default();
    let (transport, clock) = consenting(&site);
    site.answers(200, &[ORIGIN, ("webhook-allowed-rate", "6")]);
    let target = Target::new(&format!("{URL}#fragment")).unwrap();
    let consent = transport.ask(&target).await.unwrap();
    assert_eq!(consent.rate, NonZeroU32::new(6));
    let mut times = Vec::new();
    for _ in 0..7 {
        site.answers(200, &[]);
        post(&transport, URL).await.unwrap();
        times.push(clock.now().as_secs());
    }
    assert_eq!(times, [0, 10, 20, 30, 40, 50, 60]);
    clock.pass(Duration::from_secs(600));
    for expected in [660, 670] {
        site.answers(200, &[]);
        post(&transport, URL).await.unwrap();
        assert_eq!(
            clock.now().as_secs(),
            expected,
            "what was not used is not saved up"
        );
    }
}

/// A request that would wait too long fails, without blame for the target.
#[tokio::test]
async fn s34_a_turn_that_is_too_far_off() {
    let mut known = Known::Agreed {
        until: Duration::MAX,
        rate: NonZeroU32::new(1),
        next: Duration::ZERO,
    };
    let minute = Duration::from_secs(60);
    assert_eq!(
        known.take_turn(Duration::ZERO, minute),
        Some(Duration::ZERO)
    );
    assert_eq!(known.take_turn(Duration::ZERO, minute), Some(minute));
    assert_eq!(known.take_turn(Duration::ZERO, minute), None);
    assert_eq!(known.take_turn(minute, minute), Some(minute));
}

#[test]
fn an_origin_is_a_name() {
    let site = Site::default();
    for origin in [
        "",
        "*",
        "a b",
        "a\r\nx: y",
        "\u{e9}.example",
        "https://a",
        &"a".repeat(254),
    ] {
        assert!(
            Consenting::new(site.clone(), origin, Hands::default()).is_err(),
            "{origin}"
        );
        assert!(AllowedOrigins::new([origin]).is_err(), "{origin}");
    }
    assert!(AllowedOrigins::any().rate(0).is_err());
    assert!(consenting(&site).0.rate(0).is_err());
}
