//! Branches with a discriminator in forms and XML: the tag decides which member a string belongs to.
#![allow(
    clippy::unwrap_used,
    reason = "the helpers of a test are as much a test as the rest"
)]

use crate::support;

use callbacks::{HandlerError, Target};
use serde_json::{Value, json};
use support::{Consumer, Received, ask};
use tagged::{CallbackHandler, CallbackSender, Payment, Vehicle};
use tagged::{moved_by_form, moved_by_xml, paid_by_form, paid_by_xml};

#[callbacks::openapi("tests/fixtures/tagged-bodies.yaml")]
mod tagged {}

const DECLARATION: &str = r#"<?xml version="1.0" encoding="UTF-8"?>"#;

/// Notes what it receives as JSON.
struct Notes(Received<Value>);

macro_rules! noted {
    ($($operation:ident)*) => {
        impl CallbackHandler for Notes {
            $(async fn $operation(
                &self,
                callback: $operation::Request,
            ) -> Result<$operation::Response, HandlerError> {
                self.0.push(serde_json::to_value(callback.body).unwrap());
                Ok($operation::Response::NoContent)
            })*
        }
    };
}

noted! { paid_by_form paid_by_xml moved_by_form moved_by_xml }

async fn consumer() -> (Consumer, Received<Value>) {
    let received = Received::default();
    let router = tagged::router(Notes(received.clone()));
    (Consumer::start(router).await, received)
}

/// Sends each value, and checks its bytes and what is received.
macro_rules! check_sent {
    ($ty:ty, $operation:ident, $path:literal, $cases:expr) => {
        let (consumer, received) = consumer().await;
        let target = Target::new(&consumer.url($path)).unwrap();
        for (value, bytes) in $cases {
            let typed: $ty = serde_json::from_value(value.clone()).unwrap();
            let sent = support::client().$operation(&target, &typed).await;
            sent.unwrap_or_else(|error| panic!("{value}: {error}"));
            assert_eq!(received.take(), [value]);
            let (request, _) = consumer.take();
            assert_eq!(
                request
                    .body
                    .strip_prefix(DECLARATION)
                    .unwrap_or(&request.body),
                bytes
            );
        }
    };
}

#[tokio::test]
async fn branches_come_back_from_a_form() {
    check_sent!(
        Payment,
        paid_by_form,
        "/paid-by-form/form/paid",
        [
            (
                json!({"method": "card", "number": 12, "note": "true"}),
                "method=card&number=12&note=true"
            ),
            (
                json!({"method": "cash", "number": "12", "note": true}),
                "method=cash&number=12&note=true"
            ),
        ]
    );
}

#[tokio::test]
async fn branches_come_back_from_xml() {
    check_sent!(
        Payment,
        paid_by_xml,
        "/paid-by-form/xml/paid",
        [
            (
                json!({"method": "card", "number": 12, "note": "true"}),
                "<Payment><method>card</method><number>12</number><remark>true</remark></Payment>"
            ),
            (
                json!({"method": "cash", "number": "12", "note": true}),
                "<Payment number=\"12\"><method>cash</method><note>true</note></Payment>"
            ),
        ]
    );
}

#[tokio::test]
async fn subtypes_come_back_from_a_form() {
    check_sent!(
        Vehicle,
        moved_by_form,
        "/paid-by-form/form/moved",
        [
            (
                json!({"kind": "Car", "wheels": 4, "plate": "7"}),
                "kind=Car&wheels=4&plate=7"
            ),
            (json!({"kind": "Ship", "plate": 7}), "kind=Ship&plate=7"),
            (
                json!({"kind": "Vehicle", "wheels": 1}),
                "kind=Vehicle&wheels=1"
            ),
        ]
    );
}

#[tokio::test]
async fn subtypes_come_back_from_xml() {
    check_sent!(
        Vehicle,
        moved_by_xml,
        "/paid-by-form/xml/moved",
        [
            (
                json!({"kind": "Car", "wheels": 4, "plate": "7", "trailer": {"kind": "Ship", "plate": 7}}),
                "<Vehicle kind=\"Car\"><wheels>4</wheels><sign>7</sign>\
                 <trailer kind=\"Ship\"><plate>7</plate></trailer></Vehicle>"
            ),
            (
                json!({"kind": "Ship", "plate": 7}),
                "<Vehicle kind=\"Ship\"><plate>7</plate></Vehicle>"
            ),
        ]
    );
}

#[tokio::test]
async fn a_tag_may_come_last_and_must_be_known() {
    let (consumer, received) = consumer().await;
    for (path, kind, body, status) in [
        (
            "form",
            "x-www-form-urlencoded",
            "number=12&method=cash",
            204,
        ),
        (
            "form",
            "x-www-form-urlencoded",
            "number=12&method=coin",
            422,
        ),
        ("form", "x-www-form-urlencoded", "number=12", 422),
        (
            "xml",
            "xml",
            "<Payment><number>1</number><method>card</method></Payment>",
            204,
        ),
        ("xml", "xml", "<Payment><number>1</number></Payment>", 422),
    ] {
        let header = format!("Content-Type: application/{kind}");
        let request = format!("POST /paid-by-form/{path}/paid");
        let answer = ask(consumer.address(), &request, &[&header], body).await;
        assert_eq!(answer.status(), status, "{body}: {}", answer.body);
    }
    assert_eq!(
        received.take(),
        [
            json!({"method": "cash", "number": "12"}),
            json!({"method": "card", "number": 1})
        ]
    );
}
