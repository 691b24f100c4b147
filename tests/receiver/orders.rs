//! OpenAPI 3.1 with inline schemas: the payload's type has a name that reads well, and is typed on both sides.

use crate::shop;
use crate::support;

use shop::Shop;
use shop::orders::on_order_status_change::{self, Response};
use shop::orders::{self, CallbackSender, OrderStatusChange};
use support::{Consumer, OK, Provider, Received, json_post, post_json};

async fn consumer() -> (Consumer, Received<OrderStatusChange>) {
    let received = Received::default();
    let router = orders::router(Shop(received.clone()));
    (Consumer::start(router).await, received)
}

fn change(order_id: &str, status: &str) -> OrderStatusChange {
    OrderStatusChange {
        order_id: Some(order_id.to_owned()),
        status: Some(status.to_owned()),
    }
}

#[tokio::test]
async fn every_change_of_an_order_reaches_its_subscriber() {
    let (consumer, received) = consumer().await;
    let provider = Provider::start("/orders", |exchange| {
        on_order_status_change::resolve(&exchange)
    })
    .await;

    let callback_url = consumer.url(on_order_status_change::BASE_PATH);
    let order =
        format!(r#"{{"id":"o-1","item":"Lamp","quantity":2,"callbackUrl":"{callback_url}"}}"#);
    let answer = post_json(provider.address(), "/orders", &order).await;
    assert_eq!(answer.status(), 201);

    let client = support::client();
    for (status, body) in [
        ("packed", r#"{"orderId":"o-1","status":"packed"}"#),
        (
            "größer als „1\"",
            r#"{"orderId":"o-1","status":"größer als „1\""}"#,
        ),
        ("", r#"{"orderId":"o-1","status":""}"#),
    ] {
        let change = change("o-1", status);
        let answer = client
            .on_order_status_change(&provider.target(), &change)
            .await;
        assert_eq!(answer.unwrap(), Response::Ok);
        assert_eq!(received.take(), [change]);
        let (request, answer) = consumer.take();
        let expected = json_post(consumer.address(), "/on-order-status-change", body);
        assert_eq!(request.to_string(), expected);
        assert_eq!(answer.to_string(), OK);
    }
}

/// A provider that follows a later version of the document sends members that this consumer does not know.
#[tokio::test]
async fn a_consumer_passes_over_members_that_the_document_does_not_name() {
    let (consumer, received) = consumer().await;
    let body = r#" { "carrier": {"name": ["X", null]}, "status": "packed", "orderId": "o-1" } "#;
    let answer = post_json(consumer.address(), on_order_status_change::BASE_PATH, body).await;
    assert_eq!(answer.status(), 200);
    assert_eq!(received.take(), [change("o-1", "packed")]);
}

/// `required: true` of the request body: without one the handler is not called.
#[tokio::test]
async fn the_body_is_required() {
    let (consumer, received) = consumer().await;
    for (body, status) in [("", 400), ("null", 422), ("[]", 422)] {
        let path = on_order_status_change::BASE_PATH;
        let answer = post_json(consumer.address(), path, body).await;
        assert_eq!(answer.status(), status, "{body}");
    }
    assert_eq!(received.take(), []);
}
