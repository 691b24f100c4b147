//! A subscription names its callback URL in its body, is called back there, and acknowledges.

use crate::support;

use callbacks::HandlerError;
use items::on_item_created::{self, Request, Response};
use items::{CallbackHandler, CallbackSender, Item};
use support::{Consumer, OK, Provider, Received, USER_AGENT, post_json};

#[callbacks::openapi("tests/fixtures/items.yaml")]
mod items {}

struct Catalogue(Received<Request>);

impl CallbackHandler for Catalogue {
    async fn on_item_created(&self, callback: Request) -> Result<Response, HandlerError> {
        self.0.push(callback);
        Ok(Response::Ok)
    }
}

async fn consumer() -> (Consumer, Received<Request>) {
    let received = Received::default();
    let router = items::router(Catalogue(received.clone()));
    (Consumer::start(router).await, received)
}

async fn provider() -> Provider {
    Provider::start("/items", |exchange| on_item_created::resolve(&exchange)).await
}

#[tokio::test]
async fn a_subscriber_is_called_back_at_the_url_in_its_body_and_acknowledges() {
    let (consumer, received) = consumer().await;
    let provider = provider().await;

    let callback_url = consumer.url(on_item_created::BASE_PATH);
    let subscription = format!(r#"{{"name":"Lamp","callbackUrl":"{callback_url}"}}"#);
    let answer = post_json(provider.address(), "/items", &subscription).await;
    assert_eq!(answer.status(), 201);
    assert_eq!(provider.stored(), [format!("\"{callback_url}\"")]);
    assert!(consumer.is_idle());

    let item = Item {
        id: Some("item-1".to_owned()),
        name: Some("Lamp".to_owned()),
    };
    let acknowledgement = support::client()
        .on_item_created(&provider.target(), Some(&item))
        .await;
    assert_eq!(acknowledgement.unwrap(), Response::Ok);
    assert_eq!(received.take(), [Request { body: Some(item) }]);

    let (request, answer) = consumer.take();
    let expected = format!(
        "POST /on-item-created HTTP/1.1\n\
         accept: */*\n\
         content-length: 29\n\
         content-type: application/json\n\
         host: {}\n\
         user-agent: {USER_AGENT}\n\
         \n\
         {{\"id\":\"item-1\",\"name\":\"Lamp\"}}",
        consumer.address(),
    );
    assert_eq!(request.to_string(), expected);
    assert_eq!(answer.to_string(), OK);
}

/// The document says `required` of neither the body nor its members: each may be left out, and stays away.
#[tokio::test]
async fn what_is_left_out_is_not_sent() {
    let (consumer, received) = consumer().await;
    let target = on_item_created::at(&consumer.url(on_item_created::BASE_PATH)).unwrap();
    let client = support::client();
    let nameless = Item {
        id: Some("item-2".to_owned()),
        ..Item::default()
    };
    for (body, text, content_type) in [
        (
            Some(nameless),
            r#"{"id":"item-2"}"#,
            Some("application/json"),
        ),
        (Some(Item::default()), "{}", Some("application/json")),
        (None, "", None),
    ] {
        let answer = client.on_item_created(&target, body.as_ref()).await;
        assert_eq!(answer.unwrap(), Response::Ok);
        assert_eq!(received.take(), [Request { body }]);
        let (request, _) = consumer.take();
        assert_eq!(request.body, text);
        assert_eq!(request.header("content-type"), content_type);
    }
}

#[tokio::test]
async fn a_client_that_names_no_callback_url_is_not_called_back() {
    let provider = provider().await;
    for body in [r#"{"name":"Lamp"}"#, r#"{"callbackUrl":null}"#, ""] {
        let answer = post_json(provider.address(), "/items", body).await;
        assert_eq!(answer.status(), 202, "{body}");
    }
    assert_eq!(provider.stored(), [""; 0]);
}

#[tokio::test]
async fn a_callback_url_that_cannot_be_called_is_the_fault_of_the_subscriber() {
    let provider = provider().await;
    for (body, code) in [
        (r#"{"callbackUrl":"/hook"}"#, "relative-url"),
        (r#"{"callbackUrl":"shop.example/hook"}"#, "relative-url"),
        (r#"{"callbackUrl":7}"#, "relative-url"),
        (r#"{"callbackUrl":""}"#, "empty-url"),
        (
            r#"{"callbackUrl":"ftp://shop.example/"}"#,
            "unsupported-scheme",
        ),
        (r#"{"callbackUrl":"https://u:p@shop.example/"}"#, "userinfo"),
        (r#"{"callbackUrl":"https://"}"#, "invalid-url"),
        (
            r#"{"callbackUrl":"https://shop.example/a b"}"#,
            "invalid-url",
        ),
        (r#"{"callbackUrl":["https://shop.example/"]}"#, "non-scalar"),
        (r#"{"callbackUrl":"#, "body-not-json"),
    ] {
        let answer = post_json(provider.address(), "/items", body).await;
        assert_eq!((answer.status(), &*answer.body), (400, code), "{body}");
    }
    assert_eq!(provider.stored(), [""; 0]);
}
