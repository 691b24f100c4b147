//! Constraints of schemas on both sides: violations are reported, unless validation is off.

#![allow(
    clippy::unwrap_used,
    reason = "the helpers of a test are as much a test as the rest"
)]

use crate::support;

use callbacks::{Error, HandlerError, Router, Target};
use constraints::{BookedMeal, BookedPage, Booking, CallbackHandler, CallbackSender, Taken};
use constraints::{booked, left, noted};
use serde_json::Value;
use support::{Consumer, HttpServer, Message, Received, ask, printed};

#[callbacks::openapi("tests/fixtures/constraints.yaml", assert_formats)]
mod constraints {}

struct House(Received<booked::Request>);

/// What is answered is made of what was sent, so it is as long.
impl CallbackHandler for House {
    async fn booked(&self, callback: booked::Request) -> Result<booked::Response, HandlerError> {
        let code = callback.body.guest.clone();
        self.0.push(callback);
        Ok(booked::Response::Ok(Taken { code }))
    }

    async fn left(&self, _callback: left::Request) -> Result<left::Response, HandlerError> {
        Ok(left::Response::NoContent)
    }

    async fn noted(&self, callback: noted::Request) -> Result<noted::Response, HandlerError> {
        Ok(noted::Response::Ok(match callback.body {
            noted::Body::Text(text) => noted::OkBody::Text(text.repeat(2)),
            noted::Body::Json(notes) => noted::OkBody::Json([notes.clone(), notes].concat()),
        }))
    }
}

fn router() -> (Router, Received<booked::Request>) {
    let received = Received::default();
    (constraints::router(House(received.clone())), received)
}

fn request() -> booked::Request {
    booked::Request {
        room: "A-12".to_owned(),
        night: "2024-02-29".to_owned(),
        guests: Some(4),
        tags: Some(vec!["sea".to_owned(), "bar".to_owned()]),
        page: Some(BookedPage { limit: Some(50) }),
        x_trace: Some("0190b6d2-5a6f-7c3e-8b1a-2f4e6d8c0a1b".to_owned()),
        price: Some(19.99),
        session: Some("12345678".to_owned()),
        meal: Some(BookedMeal::Half),
        ids: Some(vec![-1, 2]),
        count: Some(0),
        body: Booking {
            guest: "Ada".to_owned(),
            beds: Some(3),
        },
    }
}

fn violated() -> booked::Request {
    booked::Request {
        guests: Some(5),
        body: Booking {
            guest: "Grace".to_owned(),
            beds: Some(9),
        },
        ..request()
    }
}

fn target(consumer: &Consumer) -> Target {
    booked::at(&consumer.url(booked::BASE_PATH)).unwrap()
}

fn places(error: &Error) -> Vec<(&str, &str)> {
    let violations = error.violations().unwrap().iter();
    violations
        .map(|found| (found.pointer.as_str(), found.keyword))
        .collect()
}

#[tokio::test]
async fn what_is_as_declared_arrives_as_it_was_sent() {
    let (router, received) = router();
    let consumer = Consumer::start(router).await;
    let answer = support::client()
        .booked(&target(&consumer), &request())
        .await;
    let code = "Ada".to_owned();
    assert_eq!(answer.unwrap(), booked::Response::Ok(Taken { code }));
    assert_eq!(received.take(), [request()]);
}

#[tokio::test]
async fn a_sender_refuses_parameters_before_anything_leaves() {
    let (router, _) = router();
    let consumer = Consumer::start(router).await;
    let text = |text: &str| Some(text.to_owned());
    type Case<'a> = (&'a str, booked::Request, &'a [(&'a str, &'a str)]);
    let cases: [Case<'_>; 8] = [
        (
            "room",
            booked::Request {
                room: "a-12".to_owned(),
                ..request()
            },
            &[("#", "pattern")],
        ),
        (
            "night",
            booked::Request {
                night: "2023-02-29".to_owned(),
                ..request()
            },
            &[("#", "format")],
        ),
        (
            "guests",
            booked::Request {
                guests: Some(0),
                ..request()
            },
            &[("#", "minimum")],
        ),
        (
            "tags",
            booked::Request {
                tags: Some(["secret", "a", "a"].map(str::to_owned).to_vec()),
                ..request()
            },
            &[
                ("#", "maxItems"),
                ("#", "uniqueItems"),
                ("#/0", "maxLength"),
            ],
        ),
        (
            "page",
            booked::Request {
                page: Some(BookedPage { limit: Some(51) }),
                ..request()
            },
            &[("#/limit", "maximum")],
        ),
        (
            "X-Trace",
            booked::Request {
                x_trace: text("secret"),
                ..request()
            },
            &[("#", "format")],
        ),
        (
            "price",
            booked::Request {
                price: Some(0.125),
                ..request()
            },
            &[("#", "multipleOf")],
        ),
        (
            "session",
            booked::Request {
                session: text("secret"),
                ..request()
            },
            &[("#", "minLength")],
        ),
    ];
    for (name, request, expected) in cases {
        let error = support::client().booked(&target(&consumer), &request).await;
        let error = error.unwrap_err();
        assert!(error.is_invalid() && !error.is_encode(), "{name}: {error}");
        let mut found = places(&error);
        found.sort_unstable();
        assert_eq!(found, expected, "{name}");
        let said = format!("callback `booked`: parameter `{name}` is not as the document says:");
        assert!(error.to_string().starts_with(&said), "{error}");
        assert!(!printed(&error).contains("secret"), "{error}");
    }
    assert!(consumer.is_idle());
}

/// The status of an answer, and what it says is wrong.
fn errors(answer: &Message) -> (u16, Value) {
    let kind = answer.header("content-type");
    if kind != Some("application/problem+json") {
        return (answer.status(), Value::Null);
    }
    (answer.status(), answer.json()["errors"].clone())
}

async fn post(server: &HttpServer, path: &str, headers: &[&str], body: &str) -> (u16, Value) {
    let headers = [&["Content-Type: application/json"], headers].concat();
    errors(&ask(server.address(), &format!("POST {path}"), &headers, body).await)
}

#[tokio::test]
async fn a_receiver_tells_every_violation_with_its_place() {
    let server = HttpServer::start(router().0).await;
    let path = "/booked/12?night=tomorrow&guests=5&tags=a&tags=long&tags=a&page[limit]=51&count=0";
    let headers = ["X-Trace: 7", "price: 0.125", "Cookie: session=short"];
    let answer = post(&server, path, &headers, r#"{"guest":"","beds":4}"#).await;
    let (status, all) = answer;
    assert_eq!(status, 422);
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let found: Vec<_> = all
        .as_array()
        .unwrap()
        .iter()
        .map(|each| {
            let place = [
                &each["in"],
                &each["parameter"],
                &each["pointer"],
                &each["keyword"],
            ];
            let place = place.map(text).join(" ");
            (place, text(&each["detail"]))
        })
        .collect();
    let found: Vec<_> = found
        .iter()
        .map(|(place, detail)| (place.as_str(), detail.as_str()))
        .collect();
    assert_eq!(
        found,
        [
            (
                "path room  pattern",
                "parameter `room`: expected a match of `^[A-Z]-\\d+$`, found `12`"
            ),
            (
                "query night  format",
                "parameter `night`: expected a date of RFC 3339, found `tomorrow`"
            ),
            (
                "query guests  maximum",
                "parameter `guests`: expected at most 4, found `5`"
            ),
            (
                "query tags  maxItems",
                "parameter `tags`: expected at most 2 items, found 3"
            ),
            (
                "query tags #/1 maxLength",
                "parameter `tags`: expected at most 3 characters, found 4"
            ),
            (
                "query tags  uniqueItems",
                "parameter `tags`: expected unique items, but items 0 and 2 are equal"
            ),
            (
                "query page #/limit maximum",
                "parameter `page`: expected at most 50, found `51`"
            ),
            (
                "header X-Trace  format",
                "parameter `X-Trace`: expected a UUID, found `\"7\"`"
            ),
            (
                "header price  multipleOf",
                "parameter `price`: expected a multiple of 0.01, found `0.125`"
            ),
            (
                "cookie session  minLength",
                "parameter `session`: expected at least 8 characters, found 5"
            ),
            (
                "  #/guest minLength",
                "expected at least 1 character, found 0"
            ),
            ("  #/beds maximum", "expected at most 3, found `4`"),
        ]
    );

    let answer = ask(server.address(), "GET /left?a=1&b=&c=3", &[], "").await;
    let (status, all) = errors(&answer);
    let keywords = all.as_array().unwrap().iter().map(|each| &each["keyword"]);
    assert_eq!(status, 422);
    assert_eq!(keywords.collect::<Vec<_>>(), ["minLength", "maxProperties"]);
}

#[tokio::test]
async fn without_validation_only_types_are_refused() {
    let (router, received) = router();
    let consumer = Consumer::start(router.validation(callbacks::Validation::Off)).await;
    let target = target(&consumer);

    let error = support::client().booked(&target, &violated()).await;
    assert!(error.unwrap_err().is_invalid());
    assert!(consumer.is_idle());

    let lax = support::client().without_validation();
    let answer = lax.booked(&target, &violated()).await.unwrap();
    let code = "Grace".to_owned();
    assert_eq!(answer, booked::Response::Ok(Taken { code }));
    assert_eq!(received.take(), [violated()]);
    consumer.take();

    // The answer is longer than its schema allows.
    let long = booked::Request {
        body: Booking {
            guest: "Grace".to_owned(),
            beds: None,
        },
        ..request()
    };
    let answer = support::client().booked(&target, &long).await.unwrap();
    let booked::Response::Undeclared(undeclared) = answer else {
        panic!("the answer is too long");
    };
    assert_eq!(
        undeclared.reason(),
        "the body of the answer 200 is not as declared"
    );
    consumer.take();

    let address = consumer.address();
    let json = ["Content-Type: application/json"];
    let path = "POST /booked/12?night=&guests=many";
    let answer = ask(address, path, &json, r#"{"guest":"","beds":"all"}"#).await;
    let (status, all) = errors(&answer);
    let all = all.as_array().unwrap();
    assert_eq!(status, 422);
    assert_eq!(all[0]["parameter"], "guests");
    assert_eq!(all[1]["pointer"], "#/beds");
    assert_eq!(all.len(), 2);
    consumer.take();
    assert_eq!(received.take(), [long]);
}

#[tokio::test]
async fn each_side_checks_what_it_was_told_to() {
    let (router, received) = router();
    let consumer = Consumer::start(router).await;
    let lax = support::client().without_validation();
    let error = lax.booked(&target(&consumer), &violated()).await;
    assert_eq!(error.unwrap_err().status().unwrap(), 422);
    assert_eq!(received.take(), []);
    // A handler's answer is checked before it is sent.
    let long = booked::Request {
        body: Booking {
            guest: "Grace".to_owned(),
            beds: None,
        },
        ..request()
    };
    let error = lax.booked(&target(&consumer), &long).await;
    assert_eq!(error.unwrap_err().status().unwrap(), 500);
}

#[tokio::test]
async fn a_body_of_several_media_types_is_checked_or_not_as_well() {
    let checking = HttpServer::start(router().0).await;
    let lax = HttpServer::start(router().0.validation(callbacks::Validation::Off)).await;
    let at = |server: &HttpServer| Target::new(&server.url(noted::BASE_PATH)).unwrap();
    let text = |text: &str| noted::Body::Text(text.to_owned());
    let list =
        |items: &[&str]| noted::Body::Json(items.iter().map(|&each| each.to_owned()).collect());
    for (fits, doubled, keyword) in [
        (text("ab"), text("abc"), "maxLength"),
        (list(&[]), list(&["a"]), "maxItems"),
    ] {
        let (client, trusting) = (support::client(), support::client().without_validation());
        client.noted(&at(&checking), &fits).await.unwrap();
        let error = trusting.noted(&at(&checking), &doubled).await.unwrap_err();
        assert_eq!(error.status().unwrap(), 500, "the answer is too long");
        let answer = client.noted(&at(&lax), &doubled).await.unwrap();
        assert!(
            matches!(answer, noted::Response::Undeclared(_)),
            "{answer:?}"
        );
        let answer = trusting.noted(&at(&lax), &doubled).await.unwrap();
        let noted::Response::Ok(answer) = answer else {
            panic!("nothing is checked");
        };
        let again = match answer {
            noted::OkBody::Text(text) => noted::Body::Text(text),
            noted::OkBody::Json(list) => noted::Body::Json(list),
        };
        let error = client.noted(&at(&lax), &again).await.unwrap_err();
        assert_eq!(places(&error), [("#", keyword)]);
        let error = trusting.noted(&at(&checking), &again).await.unwrap_err();
        assert_eq!(error.status().unwrap(), 422);
        trusting.noted(&at(&lax), &again).await.unwrap();
    }
}
