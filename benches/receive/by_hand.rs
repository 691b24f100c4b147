//! The yardstick: what one would write with axum and serde.
#![allow(dead_code, reason = "a handler that checks need not read every field")]

use std::hint::black_box;
use std::sync::Arc;
use std::time::SystemTime;

use axum::body::Bytes;
use axum::extract::{DefaultBodyLimit, State};
use axum::http::{HeaderMap, StatusCode};
use axum::routing::post;
use callbacks::signature::{StandardWebhooks, ToVerify, Verifier};
use serde::Deserialize;

#[derive(Debug, Deserialize)]
struct OrderPaid {
    #[serde(rename = "type")]
    kind: Kind,
    id: String,
    currency: Currency,
    total: i64,
    note: Option<String>,
    customer: Customer,
    lines: Vec<Line>,
}

#[derive(Debug, Deserialize)]
enum Kind {
    #[serde(rename = "order.paid")]
    OrderPaid,
}

#[derive(Debug, Deserialize)]
enum Currency {
    #[serde(rename = "EUR")]
    Eur,
    #[serde(rename = "USD")]
    Usd,
    #[serde(rename = "GBP")]
    Gbp,
}

#[derive(Debug, Deserialize)]
struct Customer {
    name: String,
    email: String,
    city: Option<String>,
}

#[derive(Debug, Deserialize)]
struct Line {
    sku: String,
    title: Option<String>,
    count: i32,
    price: i64,
}

impl OrderPaid {
    fn is_valid(&self) -> bool {
        let has =
            |text: &str, least: usize, most: usize| (least..=most).contains(&text.chars().count());
        has(&self.id, 1, 64)
            && self.total >= 1
            && self.note.as_ref().is_none_or(|note| has(note, 0, 500))
            && has(&self.customer.name, 1, usize::MAX)
            && has(&self.customer.email, 3, usize::MAX)
            && !self.lines.is_empty()
            && self
                .lines
                .iter()
                .all(|line| has(&line.sku, 1, usize::MAX) && line.count >= 1 && line.price >= 0)
    }
}

/// What a handler of axum's knows.
struct Checks {
    verifier: Option<StandardWebhooks>,
    validates: bool,
}

pub(crate) fn router(verifier: Option<StandardWebhooks>, validates: bool) -> axum::Router {
    axum::Router::new()
        .route("/order-paid", post(order_paid))
        .layer(DefaultBodyLimit::max(256 * 1024))
        .with_state(Arc::new(Checks {
            verifier,
            validates,
        }))
}

async fn order_paid(
    State(checks): State<Arc<Checks>>,
    headers: HeaderMap,
    body: Bytes,
) -> StatusCode {
    if let Some(verifier) = &checks.verifier {
        let arrived = ToVerify::new(&headers, &body, SystemTime::now());
        if verifier.verify(&arrived).is_err() {
            return StatusCode::UNAUTHORIZED;
        }
    }
    let media_type = headers
        .get("content-type")
        .and_then(|value| value.to_str().ok());
    let essence = media_type.and_then(|value| value.split(';').next());
    if essence.is_none_or(|essence| !essence.trim().eq_ignore_ascii_case("application/json")) {
        return StatusCode::UNSUPPORTED_MEDIA_TYPE;
    }
    match serde_json::from_slice::<OrderPaid>(&body) {
        Ok(order) if !checks.validates || order.is_valid() => {
            black_box(order);
            StatusCode::NO_CONTENT
        }
        Ok(_) => StatusCode::UNPROCESSABLE_ENTITY,
        Err(error) if error.is_data() => StatusCode::UNPROCESSABLE_ENTITY,
        Err(_) => StatusCode::BAD_REQUEST,
    }
}
