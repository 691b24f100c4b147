//! Bodies as they are sent in practice, and the sequential media types of OpenAPI 3.2.

#![allow(
    clippy::unwrap_used,
    reason = "the helpers of a test are as much a test as the rest"
)]

use crate::support;

use bytes::Bytes;
use callbacks::client::InMemory;
use callbacks::testing::Recording;
use callbacks::{Binary, Client, HandlerError, Router, Target};
use http::{Request, Response};
use http_body_util::{BodyExt, Full};
use mail::{
    CallbackSender, Line, Notice, attached, batched, commanded, logged, mailed, notified, recorded,
    streamed,
};
use support::Received;
use tower_service::Service;

#[callbacks::openapi("tests/fixtures/practice.yaml")]
mod mail {}

/// Records the arguments of each method.
#[derive(Clone, Default)]
struct Inbox(Received<String>);

impl mail::CallbackHandler for Inbox {
    async fn notified(&self, call: notified::Request) -> Result<notified::Response, HandlerError> {
        self.0.push(call.body.message);
        Ok(notified::Response::NoContent)
    }

    async fn commanded(
        &self,
        call: commanded::Request,
    ) -> Result<commanded::Response, HandlerError> {
        let body = call.body;
        self.0.push(format!(
            "{} {:?} {:?} {:?} {:?}",
            body.command, body.text, body.is_enterprise, body.media_count, body.price
        ));
        Ok(commanded::Response::NoContent)
    }

    async fn mailed(&self, call: mailed::Request) -> Result<mailed::Response, HandlerError> {
        let body = call.body;
        self.0.push(format!(
            "{} {:?} {:?}",
            body.from, body.subject, body.attachments
        ));
        Ok(mailed::Response::NoContent)
    }

    async fn logged(&self, call: logged::Request) -> Result<logged::Response, HandlerError> {
        self.0.push(format!("{:?}", call.body));
        Ok(logged::Response::NoContent)
    }

    async fn recorded(&self, call: recorded::Request) -> Result<recorded::Response, HandlerError> {
        Ok(recorded::Response::Ok(call.body))
    }

    async fn attached(&self, call: attached::Request) -> Result<attached::Response, HandlerError> {
        let (line, image) = call.body;
        self.0.push(format!("{line:?} {:?}", image.bytes()));
        Ok(attached::Response::NoContent)
    }

    async fn batched(&self, call: batched::Request) -> Result<batched::Response, HandlerError> {
        self.0.push(format!("{:?}", call.body));
        Ok(batched::Response::NoContent)
    }

    async fn streamed(&self, call: streamed::Request) -> Result<streamed::Response, HandlerError> {
        let events = call.body.into_iter().map(|event| event.data);
        self.0.push(events.collect::<Vec<_>>().join("|"));
        Ok(streamed::Response::NoContent)
    }
}

async fn post(
    router: &Router,
    path: &str,
    content_type: &str,
    body: impl Into<Bytes>,
) -> Response<Full<Bytes>> {
    let request = Request::post(path).header("content-type", content_type);
    let request = request.body(Full::new(body.into())).unwrap();
    router.clone().call(request).await.unwrap()
}

/// The status, and what is wrong.
async fn refused(response: Response<Full<Bytes>>) -> (u16, String) {
    let status = response.status().as_u16();
    let body = response.into_body().collect().await.unwrap().to_bytes();
    (status, String::from_utf8(body.to_vec()).unwrap())
}

const NOTE: &str = r#"{"Message": "hi"}"#;

/// Case 20.
#[tokio::test]
async fn json_that_calls_itself_text_is_read_where_that_is_wanted() {
    let inbox = Inbox::default();
    let strict = mail::router(inbox.clone());
    let text = "text/plain; charset=UTF-8";
    assert_eq!(post(&strict, "/notified", text, NOTE).await.status(), 415);
    let lenient = strict.json_as_text();
    assert_eq!(post(&lenient, "/notified", text, NOTE).await.status(), 204);
    assert_eq!(inbox.0.take(), ["hi"]);
    let html = post(&lenient, "/notified", "text/html", NOTE).await;
    assert_eq!(html.status(), 415);
}

#[tokio::test]
async fn an_empty_media_type_says_nothing() {
    let inbox = Inbox::default();
    let router = mail::router(inbox.clone());
    for content_type in ["", "  "] {
        let answer = post(&router, "/notified", content_type, NOTE).await;
        assert_eq!(answer.status(), 204, "{content_type:?}");
    }
}

#[tokio::test]
async fn a_mark_of_the_byte_order_is_passed_over() {
    let inbox = Inbox::default();
    let router = mail::router(inbox.clone());
    let body = format!("\u{feff}{NOTE}");
    let answer = post(&router, "/notified", "application/json", body.clone()).await;
    assert_eq!(answer.status(), 204);
    assert_eq!(
        notified::BODY.decode(body.as_bytes()).unwrap().message,
        "hi"
    );
    let twice = format!("\u{feff}{body}");
    let answer = post(&router, "/notified", "application/json", twice).await;
    assert_eq!(answer.status(), 400);
    let form = "\u{feff}command=%2Fgo&text=";
    let kind = "application/x-www-form-urlencoded";
    assert_eq!(post(&router, "/commanded", kind, form).await.status(), 204);
    inbox.0.take();
}

/// Case 21.
#[tokio::test]
async fn an_empty_field_of_a_form_is_an_absent_number() {
    let inbox = Inbox::default();
    let router = mail::router(inbox.clone());
    let kind = "application/x-www-form-urlencoded";
    let form = "command=%2Fgo&text=&is_enterprise=False&media_count=&price=";
    assert_eq!(post(&router, "/commanded", kind, form).await.status(), 204);
    let form = "command=%2Fgo&text=a&is_enterprise=&media_count=2&price=1.5";
    assert_eq!(post(&router, "/commanded", kind, form).await.status(), 204);
    let expected = [
        r#"/go "" Some(false) None None"#,
        r#"/go "a" None Some(2) Some(1.5)"#,
    ];
    assert_eq!(inbox.0.take(), expected);
    let form = "command=%2Fgo&text=a&media_count=two";
    assert_eq!(post(&router, "/commanded", kind, form).await.status(), 422);
}

fn part(name: &str, headers: &str, body: &[u8]) -> Vec<u8> {
    let head = format!("--b\r\nContent-Disposition: form-data; name=\"{name}\"\r\n{headers}\r\n");
    [head.as_bytes(), body, b"\r\n"].concat()
}

async fn mailed(router: &Router, parts: &[Vec<u8>]) -> Response<Full<Bytes>> {
    let body = [&parts.concat()[..], b"--b--\r\n"].concat();
    post(router, "/mailed", "multipart/form-data; boundary=b", body).await
}

/// Case 22.
#[tokio::test]
async fn texts_of_parts_are_in_their_charsets() {
    let inbox = Inbox::default();
    let router = mail::router(inbox.clone());
    let latin = "Content-Type: text/plain; charset=iso-8859-1\r\n";
    let parts = [
        part("from", latin, b"Zo\xeb"),
        part(
            "subject",
            "Content-Type: text/plain; charset=utf-16\r\n",
            b"\xff\xfea\0",
        ),
        part("attachments", "", b""),
    ];
    assert_eq!(mailed(&router, &parts).await.status(), 204);
    assert_eq!(inbox.0.take(), ["Zoë Some(\"a\") None"]);

    // A form may say the charset of all of its texts (RFC 7578 section 4.6).
    let parts = [
        part("_charset_", "", b"windows-1252"),
        part("from", "", b"\x80"),
    ];
    assert_eq!(mailed(&router, &parts).await.status(), 204);
    assert_eq!(inbox.0.take(), ["€ None None"]);

    // What is not read is wrong in its place, and the message is still understood as a whole.
    let parts = [
        part("from", "", b"a"),
        part(
            "subject",
            "Content-Type: text/plain; charset=shift_jis\r\n",
            b"\x83\x5c",
        ),
    ];
    let (status, why) = refused(mailed(&router, &parts).await).await;
    assert_eq!(status, 422, "{why}");
    assert!(
        why.contains("#/subject") && why.contains("shift_jis"),
        "{why}"
    );
}

fn lines() -> Vec<Line> {
    let text = Some("a\nb".to_owned());
    vec![
        Line { level: 1, text },
        Line {
            level: 2,
            text: None,
        },
    ]
}

#[tokio::test]
async fn sequences_are_typed_lists_in_both_directions() {
    let inbox = Inbox::default();
    let router = mail::router(inbox.clone());
    let sent = Recording::over(InMemory::new(router));
    let client = Client::over(sent.clone());
    let at = |path| Target::new(&format!("https://a.example{path}")).unwrap();
    let lines = lines();
    let answer = client.logged(&at("/logged"), &lines).await.unwrap();
    assert_eq!(answer, logged::Response::NoContent);
    assert_eq!(inbox.0.take(), [format!("{lines:?}")]);
    let answer = client.recorded(&at("/recorded"), &lines).await.unwrap();
    assert_eq!(answer, recorded::Response::Ok(lines.clone()));
    let notices = r#"[{"event": "paid", "data": "a\nb"}, {"data": "c", "retry": 5}]"#;
    let notices: Vec<Notice> = serde_json::from_str(notices).unwrap();
    client.streamed(&at("/streamed"), &notices).await.unwrap();
    assert_eq!(inbox.0.take(), ["a\nb|c"]);
    let sent = sent.take();
    assert_eq!(sent[0].headers["content-type"], "application/jsonl");
    assert_eq!(
        sent[0].body,
        "{\"level\":1,\"text\":\"a\\nb\"}\n{\"level\":2}\n"
    );
    assert_eq!(sent[1].headers["content-type"], "application/json-seq");
    assert_eq!(
        sent[1].body,
        "\u{1e}{\"level\":1,\"text\":\"a\\nb\"}\n\u{1e}{\"level\":2}\n"
    );
    assert_eq!(sent[2].headers["content-type"], "text/event-stream");
    assert_eq!(
        sent[2].body,
        "event: paid\ndata: a\ndata: b\n\ndata: c\nretry: 5\n\n"
    );
}

#[tokio::test]
async fn parts_have_places() {
    let inbox = Inbox::default();
    let sent = Recording::over(InMemory::new(mail::router(inbox.clone())));
    let client = Client::over(sent.clone());
    let at = |path| Target::new(&format!("https://a.example{path}")).unwrap();
    let [first, second] = <[Line; 2]>::try_from(lines()).unwrap();
    let pair = (first.clone(), Binary::from(b"PNG".to_vec()));
    let answer = client.attached(&at("/attached"), &pair).await.unwrap();
    assert_eq!(answer, attached::Response::NoContent);
    assert_eq!(inbox.0.take(), [format!("{first:?} b\"PNG\"")]);
    let batch = vec![first, second];
    client.batched(&at("/batched"), &batch).await.unwrap();
    assert_eq!(inbox.0.take(), [format!("{batch:?}")]);
    let body = String::from_utf8(sent.take()[0].body.to_vec()).unwrap();
    let types: Vec<_> = body
        .lines()
        .filter(|line| line.starts_with("Content-Type"))
        .collect();
    assert_eq!(
        types,
        ["Content-Type: application/json", "Content-Type: image/png"]
    );
}

#[tokio::test]
async fn each_item_of_a_sequence_is_checked() {
    let inbox = Inbox::default();
    let router = mail::router(inbox.clone());
    let answer = post(
        &router,
        "/logged",
        "application/jsonl",
        "{\"level\":1}\n{\"level\":0}",
    )
    .await;
    let (status, why) = refused(answer).await;
    assert_eq!(status, 422);
    assert!(why.contains("#/1/level"), "{why}");
    let answer = post(&router, "/logged", "application/jsonl", "{\"level\":1}\n{").await;
    assert_eq!(refused(answer).await.0, 400);
    let text = "event: paid\ndata: a\ndata: b\n\n: a comment\n\nevent: voided\ndata: c\n\n";
    let answer = post(&router, "/streamed", "text/event-stream", text).await;
    assert_eq!(answer.status(), 204);
    assert_eq!(inbox.0.take(), ["a\nb|c"]);
    let answer = post(
        &router,
        "/streamed",
        "text/event-stream",
        "event: sent\ndata: a\n\n",
    )
    .await;
    let (status, why) = refused(answer).await;
    assert!(status == 422 && why.contains("#/0/event"), "{why}");
    let limited = router.body_limit(8);
    let answer = post(&limited, "/logged", "application/jsonl", "{\"level\":1}\n").await;
    assert_eq!(answer.status(), 413);
}

/// Samples take the examples of properties, and full ones all members and other branches.
#[cfg(feature = "samples")]
#[test]
fn samples_have_the_examples_of_members() {
    let sample = notified::Request::sample().body;
    assert_eq!(sample.message, "out of stock");
    assert_eq!(sample.note, None);
    let full = notified::Request::sample_full().body;
    assert_eq!(full.message, "out of stock");
    assert_eq!(full.note.as_deref(), Some("fragile"));
    assert_eq!(full.count, Some(7));
    assert!(full.way.is_some());
    assert!(notified::BODY.validate(&full).is_ok());
}
