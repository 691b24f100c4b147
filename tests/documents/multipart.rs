//! Bodies of several parts: typed JSON, texts and files, with names, ids or neither.

#![allow(
    clippy::unwrap_used,
    reason = "the helpers of a test are as much a test as the rest"
)]

use crate::support;

use std::collections::BTreeMap;

use callbacks::{Binary, HandlerError, Target};
use parts::{CallbackHandler, CallbackSender, Header, Summary, Upload, UploadMultipart};
use parts::{files, signal, upload};
use support::{Consumer, Message, Received, ask};

#[callbacks::openapi("tests/fixtures/multipart.yaml")]
mod parts {}

#[derive(Debug, PartialEq)]
enum Call {
    Upload(upload::Body),
    Signal(parts::Signal),
    Files(Option<BTreeMap<String, Binary>>),
}

struct Archive(Received<Call>);

impl CallbackHandler for Archive {
    async fn upload(&self, callback: upload::Request) -> Result<upload::Response, HandlerError> {
        self.0.push(Call::Upload(callback.body));
        let pages = vec![Binary::from("%PDF-1"), Binary::from("%PDF-2")];
        let summary = Summary { lines: 2 };
        Ok(upload::Response::Ok(parts::UploadResponse {
            summary,
            pages,
        }))
    }

    async fn signal(&self, callback: signal::Request) -> Result<signal::Response, HandlerError> {
        self.0.push(Call::Signal(callback.body));
        Ok(signal::Response::NoContent)
    }

    async fn files(&self, callback: files::Request) -> Result<files::Response, HandlerError> {
        self.0.push(Call::Files(callback.body));
        Ok(files::Response::NoContent)
    }
}

async fn consumer() -> (Consumer, Received<Call>) {
    let received = Received::default();
    let router = parts::router(Archive(received.clone()));
    (Consumer::start(router).await, received)
}

fn target(consumer: &Consumer, path: &str) -> Target {
    Target::new(&consumer.url(path)).unwrap()
}

/// The media type and the body of a message, with `B` for the boundary and short line breaks.
fn shown(message: &Message) -> (String, String) {
    let content_type = message.header("content-type").unwrap();
    let boundary = content_type.split("boundary=").nth(1).unwrap();
    let boundary = boundary.split(';').next().unwrap();
    assert_eq!(boundary.len(), 32);
    let shown = |text: &str| text.replace(boundary, "B").replace("\r\n", "\n");
    (shown(content_type), shown(&message.body))
}

#[tokio::test]
async fn a_form_carries_texts_json_and_files() {
    let (consumer, received) = consumer().await;
    let target = target(&consumer, upload::BASE_PATH);
    let body = upload::Body::Multipart(UploadMultipart {
        title: "größer".to_owned(),
        count: Some(2),
        summary: Some(Summary { lines: 1 }),
        tags: Some(vec!["a".to_owned(), "b\n".to_owned()]),
        photo: Binary::from("PNG").with_file_name("me.png"),
        attachments: Some(vec![
            Binary::from("1"),
            Binary::from("2")
                .with_media_type("text/plain")
                .with_header("X-Page", "2"),
        ]),
        icon: Some("AAAA".to_owned()),
    });
    let answer = support::client().upload(&target, &body).await.unwrap();
    let pages = vec![Binary::from("%PDF-1"), Binary::from("%PDF-2")];
    let with_id =
        |(index, page): (usize, Binary)| page.with_content_id(format!("pages.{}", index + 1));
    let pages = pages.into_iter().enumerate().map(with_id).collect();
    let summary = Summary { lines: 2 };
    let expected = parts::UploadResponse { summary, pages };
    assert_eq!(answer, upload::Response::Ok(expected));
    assert_eq!(received.take(), [Call::Upload(body)]);

    let (request, answer) = consumer.take();
    let (content_type, body) = shown(&request);
    assert_eq!(content_type, "multipart/form-data; boundary=B");
    let expected = "--B\nContent-Disposition: form-data; name=\"title\"\n\ngrößer\n\
        --B\nContent-Disposition: form-data; name=\"count\"\n\n2\n\
        --B\nContent-Type: application/json\nContent-Disposition: form-data; name=\"summary\"\n\n{\"lines\":1}\n\
        --B\nContent-Disposition: form-data; name=\"tags\"\n\na\n\
        --B\nContent-Disposition: form-data; name=\"tags\"\n\nb\n\n\
        --B\nContent-Type: image/png\nContent-Disposition: form-data; name=\"photo\"; filename=\"me.png\"\n\nPNG\n\
        --B\nContent-Type: application/octet-stream\nContent-Disposition: form-data; name=\"attachments\"\n\n1\n\
        --B\nContent-Type: text/plain\nContent-Disposition: form-data; name=\"attachments\"\nx-page: 2\n\n2\n\
        --B\nContent-Disposition: form-data; name=\"icon\"\n\nAAAA\n\
        --B--\n";
    assert_eq!(body, expected);
    assert_eq!(request.header("accept"), Some("multipart/mixed"));
    let (content_type, body) = shown(&answer);
    assert_eq!(content_type, "multipart/mixed; boundary=B");
    let expected = "--B\nContent-Type: application/json\nContent-ID: summary\n\n{\"lines\":2}\n\
        --B\nContent-Type: application/pdf\nContent-ID: pages.1\n\n%PDF-1\n\
        --B\nContent-Type: application/pdf\nContent-ID: pages.2\n\n%PDF-2\n\
        --B--\n";
    assert_eq!(body, expected);
}

/// The same schema in JSON, where bytes are a text.
#[tokio::test]
async fn a_schema_has_a_type_for_json_and_one_for_parts() {
    let (consumer, received) = consumer().await;
    let target = target(&consumer, upload::BASE_PATH);
    let body = upload::Body::Json(Upload {
        title: "t".to_owned(),
        count: None,
        summary: None,
        tags: None,
        photo: "p".to_owned(),
        attachments: None,
        icon: None,
    });
    support::client().upload(&target, &body).await.unwrap();
    assert_eq!(received.take(), [Call::Upload(body)]);
    assert_eq!(consumer.take().0.body, r#"{"title":"t","photo":"p"}"#);
}

#[tokio::test]
async fn related_parts_are_found_by_their_ids_or_types() {
    let (consumer, received) = consumer().await;
    let target = target(&consumer, signal::BASE_PATH);
    let body = |payload, key| parts::Signal {
        payload,
        key,
        header: Header {
            content_id: "s1".to_owned(),
        },
    };
    let sent = body(
        Some(Binary::from("\u{1}\r\n--").with_content_id("s1")),
        None,
    );
    support::client().signal(&target, &sent).await.unwrap();
    assert_eq!(received.take(), [Call::Signal(sent)]);
    let (content_type, text) = shown(&consumer.take().0);
    let expected = "multipart/related; boundary=B; type=\"application/json\"";
    assert_eq!(content_type, expected);
    let expected = "--B\nContent-Type: application/json\nContent-ID: header\n\n{\"contentId\":\"s1\"}\n\
        --B\nContent-Type: application/vnd.signal\nContent-ID: s1\nContent-Disposition: attachment; name=\"payload\"\n\n\u{1}\n--\n\
        --B--\n";
    assert_eq!(text, expected);

    // What others send: nothing but types, in their own order.
    let text = "--x\r\nContent-Type: application/json\r\n\r\n{\"contentId\":\"s1\"}\r\n\
        --x\r\nContent-Type: application/pkix-cert\r\n\r\nK\r\n\
        --x\r\nContent-Type: application/vnd.signal\r\nContent-Id: <s1>\r\n\r\nP\r\n--x--";
    let header = "Content-Type: multipart/related; boundary=x";
    let answer = ask(consumer.address(), "POST /signal", &[header], text).await;
    assert_eq!(answer.status(), 204);
    let payload = Binary::from("P").with_content_id("<s1>");
    let expected = body(Some(payload), Some(Binary::from("K")));
    assert_eq!(received.take(), [Call::Signal(expected)]);
}

#[tokio::test]
async fn files_may_have_any_names() {
    let (consumer, received) = consumer().await;
    let target = target(&consumer, files::BASE_PATH);
    let all = BTreeMap::from([
        ("a \"b\"".to_owned(), Binary::from("1")),
        (
            "c".to_owned(),
            Binary::from("2").with_media_type("font/otf"),
        ),
    ]);
    support::client().files(&target, Some(&all)).await.unwrap();
    assert_eq!(received.take(), [Call::Files(Some(all))]);
    support::client().files(&target, None).await.unwrap();
    assert_eq!(received.take(), [Call::Files(None)]);
}

#[tokio::test]
async fn what_is_not_as_declared_is_refused_by_its_place() {
    let (consumer, received) = consumer().await;
    let part = |name: &str, rest: &str| {
        format!("--x\r\nContent-Disposition: form-data; name={name}\r\n{rest}\r\n")
    };
    let good = part("title", "\r\nt") + &part("photo", "Content-Type: image/gif\r\n\r\nGIF");
    for (more, status, pointer, detail) in [
        (String::new(), 200, "", ""),
        (
            part("title", "\r\nu"),
            422,
            "#/title",
            "may occur only once",
        ),
        (
            part("count", "\r\none"),
            422,
            "#/count",
            "invalid type: string \"one\", expected an integer of 64 bits",
        ),
        (
            part("summary", "\r\n{}"),
            422,
            "#/summary",
            "missing member `lines`",
        ),
        (
            part("summary", "\r\n{"),
            400,
            "#/summary",
            "is no JSON: EOF while parsing an object at line 1 column 1",
        ),
        (part("more", "\r\n"), 422, "#/more", "unknown member `more`"),
        (part("photo", "\r\n"), 422, "#/photo", "may occur only once"),
        (
            part("tags", "Content-Type: font/otf\r\n\r\n"),
            415,
            "#/tags/0",
            "the part must be a text",
        ),
        ("--x\r\n\r\n\r\n".to_owned(), 400, "", "part 3 has no name"),
    ] {
        let body = format!("{good}{more}--x--\r\n");
        let header = "Content-Type: multipart/form-data; boundary=x";
        let answer = ask(consumer.address(), "POST /upload", &[header], &body).await;
        assert_eq!(answer.status(), status, "{more}");
        if status != 200 {
            let error = &answer.json()["errors"][0];
            assert_eq!(error["detail"], detail);
            assert_eq!(error["pointer"].as_str().unwrap_or_default(), pointer);
        }
    }
    assert_eq!(received.take().len(), 1);
}
