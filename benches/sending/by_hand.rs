//! What one would write with reqwest and serde to do the same: a deadline, the event serialised for each send, and signed if
//! that is wanted. It vets no target and checks no payload.

use std::time::{Duration, SystemTime};

use callbacks::signature::{MessageId, Signer, StandardKey, StandardWebhooks, ToSign};
use http::header::{CONTENT_TYPE, HeaderMap};
use http::{HeaderValue, Method, StatusCode};
use serde::Serialize;

const DEADLINE: Duration = Duration::from_secs(20);

#[derive(Clone, Serialize)]
#[serde(rename_all = "camelCase")]
struct Shipment {
    id: String,
    carrier: Carrier,
    shipped_at: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<String>,
    parcels: Vec<Parcel>,
}

#[derive(Clone, Copy, Serialize)]
#[serde(rename_all = "lowercase")]
enum Carrier {
    Rail,
}

#[derive(Clone, Serialize)]
struct Parcel {
    sku: String,
    quantity: i32,
    #[serde(skip_serializing_if = "Option::is_none")]
    grams: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    fragile: Option<bool>,
}

#[derive(Clone)]
pub(crate) struct ByHand {
    client: reqwest::Client,
    url: String,
    event: Shipment,
    signer: Option<StandardWebhooks>,
}

impl ByHand {
    pub(super) fn new(client: reqwest::Client, url: String, is_signed: bool) -> Self {
        let parcel = |index| Parcel {
            sku: super::sku(index),
            quantity: 2,
            grams: Some(120.5),
            fragile: Some(false),
        };
        let event = Shipment {
            id: "ship_4fz1k2".to_owned(),
            carrier: Carrier::Rail,
            shipped_at: "2026-01-31T12:00:00Z".to_owned(),
            note: Some(super::note()),
            parcels: (0..9).map(parcel).collect(),
        };
        Self {
            client,
            url,
            event,
            signer: is_signed.then(|| StandardWebhooks::new(StandardKey::generate())),
        }
    }

    /// The bytes, so that it can be seen that they are the same.
    pub(super) fn body(&self) -> Vec<u8> {
        serde_json::to_vec(&self.event).expect("it is JSON")
    }

    pub(super) async fn send(&self) {
        let body = self.body();
        let mut headers = HeaderMap::new();
        headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
        if let Some(signer) = &self.signer {
            let id = MessageId::generate();
            let now = SystemTime::now();
            let message = ToSign::new(&Method::POST, &self.url, &headers, &body, &id, now);
            let signature = signer.sign(&message).expect("the key is valid");
            headers.extend(signature);
        }
        let request = self.client.post(&self.url).headers(headers).body(body);
        let answer = request.timeout(DEADLINE).send().await;
        let answer = answer.expect("the consumer answers");
        assert_eq!(answer.status(), StatusCode::NO_CONTENT);
        answer.bytes().await.expect("the answer ends");
    }
}
