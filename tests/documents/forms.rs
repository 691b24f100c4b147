//! Forms: every kind of member, with and without a style, and everything that a consumer refuses.

#![allow(
    clippy::unwrap_used,
    reason = "the helpers of a test are as much a test as the rest"
)]

use crate::support;

use std::collections::BTreeMap;

use callbacks::{HandlerError, Target};
use forms::{Call, CallPartiesItem, CallPlace, CallState, CallbackHandler, CallbackSender, Extra};
use forms::{call_ended, call_noted};
use support::{Consumer, Received, ask};

#[callbacks::openapi("tests/fixtures/forms.yaml")]
mod forms {}

#[derive(Debug, PartialEq)]
enum Event {
    Ended(Call),
    Noted(Option<call_noted::Body>),
}

struct Phone(Received<Event>);

impl CallbackHandler for Phone {
    async fn call_ended(
        &self,
        callback: call_ended::Request,
    ) -> Result<call_ended::Response, HandlerError> {
        self.0.push(Event::Ended(callback.body));
        let next = BTreeMap::from([("redial".to_owned(), 3), ("wait ms".to_owned(), -1)]);
        Ok(call_ended::Response::Ok(next))
    }

    async fn call_noted(
        &self,
        callback: call_noted::Request,
    ) -> Result<call_noted::Response, HandlerError> {
        self.0.push(Event::Noted(callback.body));
        Ok(call_noted::Response::NoContent)
    }
}

async fn consumer() -> (Consumer, Received<Event>) {
    let received = Received::default();
    let router = forms::router(Phone(received.clone()));
    (Consumer::start(router).await, received)
}

fn target(consumer: &Consumer, path: &str) -> Target {
    Target::new(&consumer.url(path)).unwrap()
}

fn a_call() -> Call {
    Call {
        call_sid: "CA 1&2".to_owned(),
        duration: 42,
        answered: None,
        digits: None,
        path: None,
        place: None,
        parties: None,
        extra: None,
        secret: None,
        state: None,
    }
}

#[tokio::test]
async fn a_form_carries_members_of_every_kind() {
    let (consumer, received) = consumer().await;
    let target = target(&consumer, "/call-ended");
    let full = Call {
        answered: Some(true),
        digits: Some(vec!["1".to_owned(), "#".to_owned()]),
        path: Some(vec![10, 20]),
        place: Some(CallPlace {
            city: Some("Köln".to_owned()),
            zip: Some(50667),
        }),
        parties: Some(vec![CallPartiesItem {
            name: "A+B".to_owned(),
        }]),
        extra: Some(Extra::Text(forms::ExtraText {
            text: "t".to_owned(),
        })),
        secret: Some("s".to_owned()),
        state: Some(CallState::Failed),
        ..a_call()
    };
    let form = "CallSid=CA%201%262&duration=42&answered=true&digits=1&digits=%23&path=10%7C20\
                &place%5Bcity%5D=K%C3%B6ln&place%5Bzip%5D=50667\
                &parties=%7B%22name%22%3A%22A%2BB%22%7D&extra=%7B%22text%22%3A%22t%22%7D\
                &secret=%22s%22&state=failed";
    for (call, form) in [(a_call(), "CallSid=CA%201%262&duration=42"), (full, form)] {
        let answer = support::client().call_ended(&target, &call).await.unwrap();
        let next = BTreeMap::from([("redial".to_owned(), 3), ("wait ms".to_owned(), -1)]);
        assert_eq!(answer, call_ended::Response::Ok(next));
        assert_eq!(received.take(), [Event::Ended(call)]);
        let (request, answer) = consumer.take();
        let content_type = Some("application/x-www-form-urlencoded");
        assert_eq!(request.body, form);
        assert_eq!(request.header("content-type"), content_type);
        assert_eq!(answer.body, "redial=3&wait%20ms=-1");
        assert_eq!(answer.header("content-type"), content_type);
    }
}

#[tokio::test]
async fn a_form_of_which_nothing_is_known_is_a_map() {
    use call_noted::Body;
    let (consumer, received) = consumer().await;
    let target = target(&consumer, "/call-ended/noted");
    let map = BTreeMap::from([
        ("a".to_owned(), "1".into()),
        ("b".to_owned(), vec!["x", "y"].into()),
    ]);
    for (body, text) in [
        (Body::Form(map), "a=1&b=x&b=y"),
        (
            Body::Json(a_call()),
            r#"{"CallSid":"CA 1&2","duration":42}"#,
        ),
    ] {
        support::client()
            .call_noted(&target, Some(&body))
            .await
            .unwrap();
        assert_eq!(received.take(), [Event::Noted(Some(body))]);
        assert_eq!(consumer.take().0.body, text);
    }
}

#[tokio::test]
async fn what_is_not_as_declared_is_refused_by_its_place() {
    let (consumer, received) = consumer().await;
    let cases = [
        ("CallSid=1", 422, "#", "missing member `duration`"),
        (
            "CallSid=1&duration=x",
            422,
            "#/duration",
            "expected an integer, found a string",
        ),
        (
            "CallSid=1&duration=1&CallSid=2",
            422,
            "#/CallSid",
            "may occur only once",
        ),
        (
            "CallSid=1&duration=1&more=2",
            422,
            "#/more",
            "unknown member `more`",
        ),
        (
            "CallSid=1&duration=1&state=lost",
            422,
            "#/state",
            "expected one of `ended`, `failed`, found `lost`",
        ),
        (
            "CallSid=1&duration=1&path=1%7Cx",
            422,
            "#/path/1",
            "expected an integer, found a string",
        ),
        (
            "CallSid=1&duration=1&parties=%7B%7D",
            422,
            "#/parties/0",
            "missing member `name`",
        ),
        (
            "CallSid=1&duration=1&parties=x",
            400,
            "#/parties/0",
            "is no JSON: expected value at line 1 column 1",
        ),
        (
            "CallSid=%zz&duration=1",
            400,
            "",
            "the form is not percent-encoded",
        ),
    ];
    for (form, status, pointer, detail) in cases {
        let header = "Content-Type: application/x-www-form-urlencoded; charset=UTF-8";
        let answer = ask(consumer.address(), "POST /call-ended", &[header], form).await;
        assert_eq!(answer.status(), status, "{form}: {}", answer.body);
        let error = &answer.json()["errors"][0];
        assert_eq!(error["detail"], detail);
        assert_eq!(error["pointer"].as_str().unwrap_or_default(), pointer);
    }
    assert_eq!(received.take(), []);
}
