//! D26: the trace of a request leads to the attempts that follow from it. A program of its own, because a subscriber is for all
//! threads.
#![allow(clippy::unwrap_used, reason = "helpers of tests unwrap as tests do")]

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use callbacks_delivery::store::Journal;
use callbacks_delivery::{MemoryStore, Message, Operations, Outbox, TargetId, Worker};
use callbacks_runtime::testing::Recording;
use callbacks_runtime::{Client, Operation, StatusCode};
use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id};
use tracing_subscriber::layer::{Context, Layer, SubscriberExt};
use tracing_subscriber::registry::LookupSpan;

static PAID: Operation = Operation::new("paid", "POST", "/paid");

#[derive(Clone, Default)]
struct Spans(Arc<Mutex<Vec<Fields>>>);

#[derive(Default)]
struct Fields(BTreeMap<&'static str, String>);

impl Visit for Fields {
    fn record_debug(&mut self, field: &Field, value: &dyn std::fmt::Debug) {
        self.0.insert(field.name(), format!("{value:?}"));
    }

    fn record_str(&mut self, field: &Field, value: &str) {
        self.0.insert(field.name(), value.to_owned());
    }
}

impl<S: tracing::Subscriber + for<'a> LookupSpan<'a>> Layer<S> for Spans {
    fn on_new_span(&self, attributes: &Attributes<'_>, _: &Id, _: Context<'_, S>) {
        if attributes.metadata().name() == "delivery" {
            let mut fields = Fields::default();
            attributes.record(&mut fields);
            self.0.lock().unwrap().push(fields);
        }
    }
}

#[test]
fn d26_the_stored_trace_is_in_the_span_of_each_attempt() {
    let spans = Spans::default();
    let subscriber = tracing_subscriber::registry().with(spans.clone());
    tracing::subscriber::set_global_default(subscriber).unwrap();
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_time()
        .start_paused(true)
        .build()
        .unwrap();
    runtime.block_on(async {
        let outbox = Outbox::new(MemoryStore::new());
        let target = TargetId::of_url("https://c.example/s3cret");
        let json = serde_json::json!({
            "v": 1, "id": "msg_1", "op": "paid", "method": "POST", "url": "https://c.example/s3cret", "tenant": "blue",
            "target": target.number(), "shard": target.shard().number(),
            "trace": { "traceparent": "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01", "tracestate": "a=b" },
        });
        let message = Message::restored(&json.to_string(), "{}".into()).unwrap();
        outbox.enqueue(message).await.unwrap();
        let count = Arc::new(Mutex::new(0));
        let client = Client::over(Recording::answering(move |_| {
            let mut count = count.lock().unwrap();
            *count += 1;
            let status = if *count == 1 { StatusCode::BAD_GATEWAY } else { StatusCode::OK };
            Ok(status.into())
        }));
        let worker = Worker::new(&outbox, client, Operations::new([&PAID]).unwrap()).start();
        while outbox.store().gauges().await.unwrap().outbox + outbox.store().gauges().await.unwrap().due > 0 {
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        worker.shutdown(Duration::from_secs(1)).await;
    });
    let spans = spans.0.lock().unwrap();
    assert_eq!(spans.len(), 2);
    for (number, Fields(span)) in spans.iter().enumerate() {
        assert_eq!(span["messaging.message.id"], "msg_1");
        assert_eq!(span["callback.operation"], "paid");
        assert_eq!(span["callback.attempt"], (number + 1).to_string());
        assert_eq!(span["callback.tenant"], "blue");
        assert_eq!(span["link.trace_id"], "4bf92f3577b34da6a3ce929d0e0e4736");
        assert_eq!(span["link.tracestate"], "a=b");
        assert!(!format!("{span:?}").contains("s3cret"));
    }
}
