//! What a handler knows about an event from the inbox: its version, its attempt, and the trace of its request.

#![allow(
    clippy::unwrap_used,
    reason = "the helpers of a test are as much a test as the rest"
)]

use crate::support;

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use bytes::Bytes;
use callbacks::delivery::MemoryStore;
use callbacks::delivery::inbox::{Inbox, InboxWorker};
use callbacks::receiver::inbox::{Storing, TraceContext};
use callbacks::{Context, HandlerError, Router};
use http::Request;
use http_body_util::Full;
use support::Capture;

#[callbacks::openapi("examples/openapi/stock.yaml", context)]
mod stock {}

use stock::stock_changed::{self, Response};

/// The pieces of each article with their version, written only by newer events. That is what
/// `UPDATE … WHERE version < new` does.
#[derive(Clone, Default)]
struct Warehouse {
    articles: Arc<Mutex<BTreeMap<String, (i64, i64)>>>,
    /// How often it fails first.
    failures: Arc<Mutex<usize>>,
}

impl stock::CallbackHandler for Warehouse {
    async fn stock_changed(
        &self,
        request: stock_changed::Request,
        context: Context,
    ) -> Result<Response, HandlerError> {
        let mut failures = self.failures.lock().unwrap();
        if *failures > 0 {
            *failures -= 1;
            return Err("the database is away".into());
        }
        let arrival = context.arrival().expect("it comes from the inbox");
        let version = arrival.version.ok_or("an event without a version")?;
        let mut articles = self.articles.lock().unwrap();
        let row = articles.entry(request.body.article).or_default();
        if row.0 < version {
            *row = (version, request.body.pieces);
        }
        Ok(Response::NoContent)
    }
}

const PARENT: &str = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

async fn send(router: &Router, id: usize, article: &str, pieces: i64, counted: &str) {
    let body = format!(
        r#"{{"article": "{article}", "pieces": {pieces}, "countedAt": "2026-11-30T{counted}"}}"#
    );
    let request = Request::post("/stock-changed")
        .header("content-type", "application/json")
        .header("traceparent", PARENT)
        .header("tracestate", "a=b")
        .header("x-id", id.to_string());
    let request = request.body(Full::new(Bytes::from(body))).unwrap();
    let answer = tower_service::Service::call(&mut router.clone(), request).await;
    assert_eq!(answer.unwrap().status(), 202);
}

async fn work(inbox: &Inbox<MemoryStore>, router: &Router) {
    let worker = InboxWorker::new(inbox, router.clone()).start();
    while inbox.gauges().await.unwrap().waiting > 0 {
        tokio::time::sleep(Duration::from_secs(1)).await;
    }
    worker.shutdown(Duration::from_secs(1)).await;
}

fn storing(inbox: &Inbox<MemoryStore>) -> Storing {
    Storing::new(inbox.clone()).by_header("x-id".parse().unwrap())
}

/// Whatever the order of arrival, and however often an event comes, the newest one decides.
#[tokio::test(start_paused = true)]
async fn an_older_event_does_not_overwrite_a_newer_state() {
    // The same moment in other zones, fractions, and what is newer by a microsecond.
    let counted = [
        "08:00:00Z",
        "10:00:00.5+02:00",
        "08:00:00.500001Z",
        "07:59:59-01:00",
        "22:00:00.25+14:00",
    ];
    let orders: [[usize; 5]; 4] = [
        [0, 1, 2, 3, 4],
        [4, 3, 2, 1, 0],
        [2, 0, 4, 1, 3],
        [3, 4, 1, 2, 0],
    ];
    for order in orders {
        let (warehouse, inbox) = (Warehouse::default(), Inbox::new(MemoryStore::new()));
        let router = stock::router(warehouse.clone());
        let storing = storing(&inbox).versioned_by("/countedAt");
        let receiving = router.clone().inbox(storing);
        for (position, index) in order.into_iter().enumerate() {
            let pieces = i64::try_from(index).unwrap();
            send(&receiving, position, "chair", pieces, counted[index]).await;
            // Sent again with another id, and handled at once or later.
            send(&receiving, 100 + position, "chair", pieces, counted[index]).await;
            if position % 2 == 0 {
                work(&inbox, &router).await;
            }
        }
        work(&inbox, &router).await;
        // The fourth one: 08:59:59 UTC.
        let newest = 1_796_029_199_000_000;
        let stored = warehouse.articles.lock().unwrap()["chair"];
        assert_eq!(stored, (newest, 3), "{order:?}");
        assert_eq!(inbox.gauges().await.unwrap().dead, 0);
    }
}

/// Each attempt is a span with the trace of the request that stored the event, also after a failure.
#[tokio::test(start_paused = true)]
async fn attempts_are_linked_to_the_request_that_stored_the_event() {
    let capture = Capture::start();
    let (warehouse, inbox) = (Warehouse::default(), Inbox::new(MemoryStore::new()));
    *warehouse.failures.lock().unwrap() = 1;
    let router = stock::router(warehouse.clone());
    let receiving = router
        .clone()
        .inbox(storing(&inbox).versioned_by("/countedAt"));
    send(&receiving, 1, "chair", 1, "08:00:00Z").await;
    work(&inbox, &router).await;
    let spans = capture.spans("handle");
    assert_eq!(spans.len(), 2);
    for (span, (attempt, outcome, error)) in spans
        .iter()
        .zip([("1", "failed", "500"), ("2", "handled", "")])
    {
        assert_eq!(span.field("callback.attempt"), attempt);
        assert_eq!(span.field("callback.outcome"), outcome);
        assert_eq!(span.field("error.type"), error);
        assert_eq!(span.field("otel.kind"), "consumer");
        assert_eq!(span.field("callback.operation"), "stock.changed");
        assert_eq!(span.field("messaging.message.id"), "1");
        assert_eq!(span.field("link.traceparent"), PARENT);
        let id = "4bf92f3577b34da6a3ce929d0e0e4736";
        assert_eq!(span.field("link.trace_id"), id);
        assert_eq!(span.field("link.tracestate"), "a=b");
    }
    let received = capture.spans("receive");
    let id = "4bf92f3577b34da6a3ce929d0e0e4736";
    assert_eq!(received[0].field("trace_id"), id);

    // With OpenTelemetry, the stored trace is that of the span of the request.
    let own = "00-4bf92f3577b34da6a3ce929d0e0e4736-1234567890abcdef-01";
    let storing = storing(&inbox).versioned_by("/countedAt");
    let receiving = router.clone().inbox(storing.trace(move |context| {
        let current = tracing::Span::current();
        let name = current.metadata().map(tracing::Metadata::name);
        assert_eq!(name, Some("receive"));
        assert!(context.headers().contains_key("traceparent"));
        TraceContext::new(own, None)
    }));
    send(&receiving, 2, "chair", 1, "08:00:00Z").await;
    work(&inbox, &router).await;
    let spans = capture.spans("handle");
    assert_eq!(spans[2].field("link.traceparent"), own);
    assert_eq!(spans[2].field("link.tracestate"), "");
}
