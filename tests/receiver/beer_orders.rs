//! A document of the wild: its key has the `$` outside of the braces, its response keys are integers, it refers to a
//! schema that does not exist, and its operation has a path parameter.

#![allow(
    deprecated,
    reason = "a warning of the macro, here of the malformed key, is the use of something deprecated"
)]

use crate::support;

use beer::order_status_change::{self, Request, Response};
use beer::{CallbackHandler, CallbackSender, OrderStatusChange};
use callbacks::HandlerError;
use support::{Consumer, OK, Provider, Received, json_post, post_json};

#[callbacks::openapi("tests/fixtures/beer-orders.yaml")]
mod beer {}

const ORDERS: &str = "/v1/customers/0f8d1c0e-8e0f-4f57-9f5c-0d6a4d1b1a5e/orders";

struct Pub(Received<Request>);

impl CallbackHandler for Pub {
    async fn order_status_change(&self, callback: Request) -> Result<Response, HandlerError> {
        self.0.push(callback);
        Ok(Response::Ok)
    }
}

async fn provider() -> Provider {
    Provider::start("/v1/customers/{customerId}/orders", |exchange| {
        order_status_change::resolve(&exchange)
    })
    .await
}

#[test]
fn the_malformed_key_is_read_as_its_author_meant_it() {
    assert_eq!(
        order_status_change::KEY.as_str(),
        "{$request.body#/orderStatusCallbackUrl}"
    );
}

#[tokio::test]
async fn a_pub_hears_of_its_beer() {
    let received = Received::default();
    let consumer = Consumer::start(beer::router(Pub(received.clone()))).await;
    let provider = provider().await;

    let callback_url = consumer.url(order_status_change::BASE_PATH);
    let order = format!(
        r#"{{"customerId":"0f8d1c0e-8e0f-4f57-9f5c-0d6a4d1b1a5e","orderStatusCallbackUrl":"{callback_url}"}}"#
    );
    let answer = post_json(provider.address(), ORDERS, &order).await;
    assert_eq!(answer.status(), 201);
    assert_eq!(provider.stored(), [format!("\"{callback_url}\"")]);

    let change = OrderStatusChange {
        order_id: Some("c2d29867-3d0b-d497-9191-18a9d8ee7830".to_owned()),
        order_status: Some("READY".to_owned()),
    };
    let answer = support::client()
        .order_status_change(&provider.target(), Some(&change))
        .await;
    assert_eq!(answer.unwrap(), Response::Ok);
    assert_eq!(received.take(), [Request { body: Some(change) }]);

    let (request, answer) = consumer.take();
    let body = r#"{"orderId":"c2d29867-3d0b-d497-9191-18a9d8ee7830","orderStatus":"READY"}"#;
    let expected = json_post(consumer.address(), "/order-status-change", body);
    assert_eq!(request.to_string(), expected);
    assert_eq!(answer.to_string(), OK);
}

#[tokio::test]
async fn an_order_without_a_callback_url_is_placed_all_the_same() {
    let provider = provider().await;
    let answer = post_json(provider.address(), ORDERS, r#"{"customerId":"x"}"#).await;
    assert_eq!(answer.status(), 202);
    let answer = post_json(
        provider.address(),
        ORDERS,
        r#"{"orderStatusCallbackUrl":"/x"}"#,
    )
    .await;
    assert_eq!((answer.status(), &*answer.body), (400, "relative-url"));
    assert_eq!(provider.stored(), [""; 0]);
}
