//! Bodies of several media types and of others than JSON: which one it is, and the bytes on the wire.

#![allow(
    clippy::unwrap_used,
    reason = "the helpers of a test are as much a test as the rest"
)]

use crate::support;

use callbacks::{Binary, HandlerError, StatusCode, Target};
use media::{CallbackHandler, CallbackSender, Receipt, Report, Verdict};
use media::{anything, note, report, scan};
use support::{Consumer, Received, ask};

#[callbacks::openapi("tests/fixtures/media_types.yaml")]
mod media {}

/// What the handler was called with, of whichever operation.
#[derive(Debug, PartialEq)]
enum Call {
    Report(report::Body),
    Note(Option<String>),
    Scan(scan::Request),
    Anything(Option<anything::Body>),
}

struct Office(Received<Call>);

impl CallbackHandler for Office {
    async fn report(&self, callback: report::Request) -> Result<report::Response, HandlerError> {
        use report::{Body, OkBody, Response};
        let answer = match &callback.body {
            Body::Json(_) => Response::Ok(OkBody::Json(Receipt { accepted: true })),
            Body::Text(_) => Response::Ok(OkBody::Text(Verdict::Good)),
            Body::Csv(text) => Response::ClientError(StatusCode::GONE, format!("<p>{text}</p>")),
            Body::Image(_) => {
                let own = Binary::from("a,b").with_media_type("text/csv; header=absent");
                Response::Default(StatusCode::ACCEPTED, own)
            }
            _ => Response::Default(StatusCode::ACCEPTED, Binary::from("?")),
        };
        self.0.push(Call::Report(callback.body));
        Ok(answer)
    }

    async fn note(&self, callback: note::Request) -> Result<note::Response, HandlerError> {
        let length = callback.body.as_ref().map_or(-1, |text| text.len() as i64);
        self.0.push(Call::Note(callback.body));
        Ok(note::Response::Ok(length))
    }

    async fn scan(&self, callback: scan::Request) -> Result<scan::Response, HandlerError> {
        let image = Binary::new(callback.body.bytes().clone());
        let name = callback.x_page.map(|_| "image/webp");
        self.0.push(Call::Scan(callback));
        Ok(scan::Response::Ok(match name {
            Some(name) => image.with_media_type(name),
            None => image,
        }))
    }

    async fn anything(
        &self,
        callback: anything::Request,
    ) -> Result<anything::Response, HandlerError> {
        self.0.push(Call::Anything(callback.body));
        Ok(anything::Response::NoContent)
    }
}

async fn consumer() -> (Consumer, Received<Call>) {
    let received = Received::default();
    let router = media::router(Office(received.clone()));
    (Consumer::start(router).await, received)
}

fn target(consumer: &Consumer, path: &str) -> Target {
    Target::new(&consumer.url(path)).unwrap()
}

fn a_report() -> Report {
    Report {
        id: 9_007_199_254_740_993,
        title: Some("é".to_owned()),
    }
}

#[tokio::test]
async fn each_body_is_sent_with_its_media_type_and_read_by_it() {
    use report::{Body, OkBody, Response};
    let (consumer, received) = consumer().await;
    let target = target(&consumer, report::BASE_PATH);
    let json = r#"{"id":9007199254740993,"title":"é"}"#;
    let ok = |body| Response::Ok(body);
    let other = || Response::Default(StatusCode::ACCEPTED, octets("?"));
    let csv = || {
        let own = Binary::from("a,b").with_media_type("text/csv; header=absent");
        Response::Default(StatusCode::ACCEPTED, own)
    };
    for (body, media_type, text, answered) in [
        (
            Body::Json(a_report()),
            "application/json",
            json,
            ok(OkBody::Json(Receipt { accepted: true })),
        ),
        (
            Body::CloudeventsJson(a_report()),
            "application/cloudevents+json",
            json,
            other(),
        ),
        (
            Body::Text("ü".to_owned()),
            "text/plain; charset=utf-8",
            "ü",
            ok(OkBody::Text(Verdict::Good)),
        ),
        (
            Body::Csv("1,2".to_owned()),
            "text/csv; charset=utf-8",
            "1,2",
            Response::ClientError(StatusCode::GONE, "<p>1,2</p>".to_owned()),
        ),
        (
            Body::Binary(Binary::from("\0\u{1}")),
            "application/octet-stream",
            "\0\u{1}",
            other(),
        ),
        (
            Body::Image(Binary::from("I").with_media_type("image/gif")),
            "image/gif",
            "I",
            csv(),
        ),
        (
            Body::Other(Binary::from("<a/>").with_media_type("font/otf")),
            "font/otf",
            "<a/>",
            other(),
        ),
    ] {
        let answer = support::client().report(&target, &body).await.unwrap();
        assert_eq!(answer, answered);
        assert_eq!(received.take(), [Call::Report(body)]);
        let (request, _) = consumer.take();
        assert_eq!(request.header("content-type"), Some(media_type));
        let accepted = "application/json, text/plain, text/html, */*";
        assert_eq!(request.header("accept"), Some(accepted));
        assert_eq!(request.body, text);
    }
}

/// What a body of `*/*` is when nobody said it.
fn octets(text: &'static str) -> Binary {
    Binary::from(text).with_media_type("application/octet-stream")
}

#[tokio::test]
async fn the_most_specific_media_type_wins() {
    use report::Body;
    let (consumer, received) = consumer().await;
    let typed = |name: &str| Binary::from("{\"id\":1}").with_media_type(name);
    let one = || Report { id: 1, title: None };
    for (content_type, expected) in [
        ("Application/JSON; charset=utf-8", Body::Json(one())),
        (
            "application/cloudevents+json; x=1",
            Body::CloudeventsJson(one()),
        ),
        (
            "TEXT/csv;header=present",
            Body::Csv("{\"id\":1}".to_owned()),
        ),
        ("image/png", Body::Image(typed("image/png"))),
        ("application/pdf", Body::Other(typed("application/pdf"))),
        (
            "application/octet-stream; a=b",
            Body::Binary(typed("application/octet-stream; a=b")),
        ),
        ("text/html", Body::Other(typed("text/html"))),
        // A range is what the document says; that other JSON is like JSON is only a guess.
        (
            "application/vnd.x+json",
            Body::Other(typed("application/vnd.x+json")),
        ),
    ] {
        let header = format!("Content-Type: {content_type}");
        ask(consumer.address(), "POST /report", &[&header], "{\"id\":1}").await;
        assert_eq!(received.take(), [Call::Report(expected)], "{content_type}");
    }
    ask(consumer.address(), "POST /report", &[], "{\"id\":1}").await;
    assert_eq!(received.take(), [Call::Report(Body::Json(one()))]);
}

#[tokio::test]
async fn a_text_may_be_left_out_or_empty() {
    let (consumer, received) = consumer().await;
    let target = target(&consumer, note::BASE_PATH);
    for (text, length) in [(None, -1), (Some(""), 0), (Some("a\r\nb"), 4)] {
        let answer = support::client().note(&target, text).await;
        assert_eq!(answer.unwrap(), note::Response::Ok(length));
        assert_eq!(received.take(), [Call::Note(text.map(str::to_owned))]);
        let (request, answer) = consumer.take();
        let content_type = text.map(|_| "text/plain; charset=utf-8");
        assert_eq!(request.header("content-type"), content_type);
        assert_eq!(answer.body, length.to_string());
    }
}

#[tokio::test]
async fn bytes_pass_as_they_are() {
    let (consumer, received) = consumer().await;
    let target = target(&consumer, scan::BASE_PATH);
    let request = |x_page| scan::Request {
        x_page,
        body: Binary::from("\u{89}PNG\r\n"),
    };
    let answer = support::client()
        .scan(&target, &request(Some(2)))
        .await
        .unwrap();
    let expected = Binary::from("\u{89}PNG\r\n").with_media_type("image/webp");
    assert_eq!(answer, scan::Response::Ok(expected));
    assert_eq!(received.take(), [Call::Scan(request(Some(2)))]);
    let (sent, _) = consumer.take();
    assert_eq!(sent.header("content-type"), Some("image/png"));

    // A handler cannot answer with an image of unknown type.
    let error = support::client()
        .scan(&target, &request(None))
        .await
        .unwrap_err();
    assert_eq!(error.status(), Some(StatusCode::INTERNAL_SERVER_ERROR));

    // Nor can a sender send another type than the declared one.
    let mut wrong = request(None);
    wrong.body = wrong.body.with_media_type("image/gif");
    let error = support::client().scan(&target, &wrong).await.unwrap_err();
    assert!(error.is_encode());
    assert_eq!(
        error.to_string(),
        "callback `scan`: `image/gif` is not `image/png`"
    );
}

#[tokio::test]
async fn a_range_with_a_schema_is_json() {
    use anything::Body;
    let (consumer, received) = consumer().await;
    let target = target(&consumer, anything::BASE_PATH);
    let body = Body::Other(a_report());
    support::client()
        .anything(&target, Some(&body))
        .await
        .unwrap();
    assert_eq!(received.take(), [Call::Anything(Some(body))]);
    let (request, _) = consumer.take();
    assert_eq!(request.header("content-type"), Some("application/json"));

    let body = Body::Text("x".to_owned());
    support::client()
        .anything(&target, Some(&body))
        .await
        .unwrap();
    assert_eq!(received.take(), [Call::Anything(Some(body))]);
    let (request, _) = consumer.take();
    assert_eq!(
        request.header("content-type"),
        Some("text/plain; charset=utf-8")
    );

    support::client().anything(&target, None).await.unwrap();
    assert_eq!(received.take(), [Call::Anything(None)]);
}

#[tokio::test]
async fn what_is_not_declared_is_refused() {
    let (consumer, received) = consumer().await;
    let cases = [
        (
            "POST /note",
            "application/json",
            "1",
            415,
            "the body must be `text/plain`",
        ),
        (
            "POST /note",
            "text/plain; charset=shift_jis",
            "1",
            415,
            "the charset `shift_jis` is not read here",
        ),
        (
            "PUT /scan",
            "image/gif",
            "1",
            415,
            "the body must be `image/png`",
        ),
        (
            "POST /anything",
            "image/gif",
            "1",
            415,
            "the body must be one of `*/*`, `text/plain; charset=utf-8`",
        ),
        (
            "POST /anything",
            "application/json",
            "{",
            400,
            "EOF while parsing an object at line 1 column 1",
        ),
        (
            "POST /anything",
            "application/json",
            "{}",
            422,
            "missing member `id`",
        ),
        ("POST /report", "nonsense", "1", 0, ""),
    ];
    for (request, content_type, body, status, detail) in cases {
        let header = format!("Content-Type: {content_type}");
        let answer = ask(consumer.address(), request, &[&header], body).await;
        if status == 0 {
            // `*/*` takes whatever comes.
            assert_eq!(answer.status(), 202);
            received.take();
            continue;
        }
        assert_eq!(answer.status(), status, "{request} {content_type}");
        assert_eq!(answer.json()["errors"][0]["detail"], detail);
    }
    assert_eq!(received.take(), []);
}
