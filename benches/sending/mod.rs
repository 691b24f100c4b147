//! What the benchmarks of sending share: a consumer on loopback, an event of one kilobyte, and the two ways to send it.

#![allow(
    dead_code,
    reason = "each benchmark is a crate of its own and uses a part"
)]

mod by_hand;

use std::net::SocketAddr;

use axum::routing::post;
use by_hand::ByHand;
use bytes::Bytes;
use callbacks::client::HttpTransport;
use callbacks::signature::{StandardKey, StandardWebhooks};
use callbacks::{Client, Target, TargetPolicy};
use http::StatusCode;
use http::header::CONTENT_TYPE;
use shipments::{CallbackSender, Parcel, Shipment, ShipmentCarrier, shipped};

#[callbacks::openapi("benches/sending/shipment.yaml")]
pub(crate) mod shipments {}

/// The most requests at once, to one consumer.
pub(crate) const MOST_AT_ONCE: usize = 64;

/// A consumer on loopback, in this runtime, that takes everything.
pub(crate) async fn consumer() -> SocketAddr {
    let app = axum::Router::new().route("/hook", post(async |_: Bytes| StatusCode::NO_CONTENT));
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await;
    let listener = listener.expect("a port of loopback is free");
    let address = listener.local_addr().expect("it is bound");
    tokio::spawn(async move { axum::serve(listener, app).await });
    address
}

/// An event of one kilobyte of JSON.
pub(crate) fn event() -> Shipment {
    let parcel = |index| Parcel {
        sku: sku(index),
        quantity: 2,
        grams: Some(120.5),
        fragile: Some(false),
    };
    Shipment {
        id: "ship_4fz1k2".to_owned(),
        carrier: ShipmentCarrier::Rail,
        shipped_at: "2026-01-31T12:00:00Z".to_owned(),
        note: Some(note()),
        parcels: (0..9).map(parcel).collect(),
    }
}

fn sku(index: usize) -> String {
    format!("SKU-{index:04}")
}

fn note() -> String {
    "Leave it with the neighbours. ".repeat(12)
}

/// Somebody who sends.
#[derive(Clone)]
#[allow(clippy::large_enum_variant, reason = "there are five of them")]
pub(crate) enum Sender {
    /// The yardstick: a pooled client, and bytes that are there already.
    Bare {
        client: reqwest::Client,
        url: String,
        body: Bytes,
    },
    /// The same work by hand.
    ByHand(ByHand),
    /// A generated sender.
    Generated {
        client: Client,
        target: Target,
        event: Shipment,
    },
}

impl Sender {
    pub(crate) fn bare(consumer: SocketAddr) -> Self {
        Self::Bare {
            client: client(),
            url: format!("http://{consumer}/hook"),
            body: shipped::BODY.encode(&event()).expect("it is valid").into(),
        }
    }

    pub(crate) fn by_hand(consumer: SocketAddr, is_signed: bool) -> Self {
        let by_hand = ByHand::new(client(), format!("http://{consumer}/hook"), is_signed);
        let generated = shipped::BODY.encode(&event()).expect("it is valid");
        assert_eq!(by_hand.body(), generated);
        Self::ByHand(by_hand)
    }

    pub(crate) fn generated(consumer: SocketAddr, set_up: fn(Client) -> Client) -> Self {
        let transport = HttpTransport::builder()
            .policy(TargetPolicy::development())
            .concurrency_per_origin(MOST_AT_ONCE);
        let client = Client::over(transport.build().expect("TLS can be set up"));
        Self::Generated {
            client: set_up(client),
            target: Target::new(&format!("http://{consumer}/hook")).expect("it is a URL"),
            event: event(),
        }
    }

    pub(crate) async fn send(&self) {
        match self {
            Self::Bare { client, url, body } => {
                let request = client.post(url).header(CONTENT_TYPE, "application/json");
                let answer = request.body(body.clone()).send().await;
                let answer = answer.expect("the consumer answers");
                assert_eq!(answer.status(), StatusCode::NO_CONTENT);
                answer.bytes().await.expect("the answer ends");
            }
            Self::ByHand(by_hand) => by_hand.send().await,
            Self::Generated {
                client,
                target,
                event,
            } => {
                let sent = client.shipped(target, event).await;
                assert_eq!(
                    sent.expect("the consumer answers"),
                    shipped::Response::NoContent
                );
            }
        }
    }
}

fn client() -> reqwest::Client {
    let builder = reqwest::Client::builder().no_proxy();
    builder.build().expect("TLS can be set up")
}

/// A way to set up a client, its name, and whether it signs.
pub(crate) type Variant = (&'static str, bool, fn(Client) -> Client);

/// The variants of the generated sender. The policy of targets is a part of all: there is no sending without.
pub(crate) const VARIANTS: [Variant; 4] = [
    ("plain", false, |client| client.without_validation()),
    ("validated", false, |client| client),
    ("signed", true, |client| signed(client.without_validation())),
    ("validated, signed", true, signed),
];

fn signed(client: Client) -> Client {
    client.with_signer(StandardWebhooks::new(StandardKey::generate()))
}
