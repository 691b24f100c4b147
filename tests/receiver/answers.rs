//! A consumer that answers 2xx has taken the message, whatever else it says.

#![allow(
    clippy::unwrap_used,
    reason = "the helpers of a test are as much a test as the rest"
)]

use std::sync::Arc;

use callbacks::client::{InMemory, Retrying};
use callbacks::retry::{RetryPolicy, SeededRandom, SimulatedClock};
use callbacks::testing::Recording;
use callbacks::{Answer, Client, Error, HandlerError, StatusCode, Target};
use parcels::{CallbackSender, Shipped, asked, counted, shipped};

#[callbacks::openapi("tests/fixtures/answers.yaml")]
mod parcels {}

fn target() -> Target {
    Target::new("https://shop.example/hooks").unwrap()
}

fn parcel() -> Shipped {
    Shipped {
        parcel: "p-1".to_owned(),
    }
}

fn answering(answer: Answer) -> Client<Recording<impl callbacks::client::Transport + Clone>> {
    Client::over(Recording::answering(move |_| Ok(answer.clone())))
}

async fn ship(answer: Answer) -> Result<shipped::Response, Error> {
    answering(answer).shipped(&target(), &parcel()).await
}

fn status(status: u16) -> Answer {
    StatusCode::from_u16(status).unwrap().into()
}

#[tokio::test]
async fn another_success_is_no_error() {
    let reasons = [
        (status(204), "204"),
        (status(202), "202"),
        (status(200), "not as declared"),
        (status(200).with_body("text/plain", "OK"), "media type"),
        (
            status(200).with_body("application/json", "{}"),
            "as declared",
        ),
        (
            status(200).with_body("application/json", "{"),
            "as declared",
        ),
        (
            status(200).with_body("application/json", "{").truncated(),
            "too large",
        ),
    ];
    for (answer, reason) in reasons {
        let shipped::Response::Undeclared(undeclared) = ship(answer.clone()).await.unwrap() else {
            panic!("{answer:?} is declared");
        };
        assert_eq!(undeclared.answer().status(), answer.status());
        assert_eq!(undeclared.answer().body(), answer.body());
        let said = undeclared.reason();
        assert!(said.contains(reason), "{said}");
    }
}

#[tokio::test]
async fn what_is_declared_is_as_ever() {
    let answer = status(200).with_body("application/json", r#"{"ok":true}"#);
    let answer = ship(answer).await.unwrap();
    assert!(matches!(answer, shipped::Response::Ok(body) if body.ok));
    let answer = status(422).with_body("application/json", r#""why""#);
    let answer = ship(answer).await.unwrap();
    let expected = shipped::Response::UnprocessableContent("why".to_owned());
    assert_eq!(answer, expected);
}

#[tokio::test]
async fn what_is_no_success_is_an_error() {
    assert!(ship(status(500)).await.unwrap_err().is_undeclared_status());
    assert!(ship(status(302)).await.unwrap_err().is_undeclared_status());
    assert!(ship(status(422)).await.unwrap_err().is_decode());
}

#[tokio::test]
async fn headers_and_defaults_count_too() {
    let client = answering(status(204));
    let answer = client.counted(&target()).await.unwrap();
    assert!(matches!(answer, counted::Response::Undeclared(_)));
    let answer = client.asked(&target()).await.unwrap();
    assert!(matches!(answer, asked::Response::Undeclared(_)));
    let error = answering(status(500)).asked(&target()).await.unwrap_err();
    assert!(error.is_decode());
}

#[tokio::test]
async fn a_delivery_and_a_plain_call_agree() {
    for (answer, is_delivered) in [(status(204), true), (status(400), false)] {
        let client = answering(answer).retrying_with(|transport| {
            Retrying::new(transport, RetryPolicy::brief(), SimulatedClock::default())
                .random(SeededRandom::new(7))
        });
        let plain = client.shipped(&target(), &parcel()).await;
        let delivery = client
            .deliver(async |client| client.shipped(&target(), &parcel()).await)
            .await;
        assert_eq!(delivery.is_delivered(), is_delivered);
        assert_eq!(
            (delivery.result.is_ok(), plain.is_ok()),
            (is_delivered, is_delivered)
        );
    }
}

/// A consumer that answers what it received from elsewhere answers nothing that the document does not declare.
#[tokio::test]
async fn no_handler_answers_what_is_not_declared() {
    struct Echo;

    impl parcels::CallbackHandler for Echo {
        async fn shipped(
            &self,
            _callback: shipped::Request,
        ) -> Result<shipped::Response, HandlerError> {
            let answer = callbacks::UndeclaredAnswer::new(status(204), "it is another one");
            Ok(shipped::Response::Undeclared(answer))
        }

        async fn counted(
            &self,
            _callback: counted::Request,
        ) -> Result<counted::Response, HandlerError> {
            Err(HandlerError::gone())
        }

        async fn asked(&self, _callback: asked::Request) -> Result<asked::Response, HandlerError> {
            Err(HandlerError::gone())
        }
    }

    let client = Client::over(InMemory::new(parcels::router(Arc::new(Echo))));
    let target = Target::new("https://shop.example/shipped").unwrap();
    let error = client.shipped(&target, &parcel()).await.unwrap_err();
    assert_eq!(error.answer().unwrap().status(), 500);
}
