//! Errors say what to do.

#![allow(
    clippy::unwrap_used,
    reason = "the helpers of a test are as much a test as the rest"
)]

use crate::support;

use bytes::Bytes;
use callbacks::expression::Join;
use callbacks::{Client, Exchange, Target, TargetPolicy};
use orders::{CallbackSender, OrderStatusChange, on_order_status_change};
use support::TcpServer;

#[callbacks::openapi("tests/fixtures/orders.yaml")]
mod orders {}

#[callbacks::openapi("tests/fixtures/notifications.yaml")]
mod suffixed {}

async fn failed(client: &Client, url: &str) -> String {
    let change = OrderStatusChange::default();
    let target = Target::new(url).unwrap();
    let sent = client.on_order_status_change(&target, &change).await;
    sent.unwrap_err().to_string()
}

#[tokio::test]
async fn a_refused_target_says_why_and_what_permits_it() {
    let client = Client::new();
    let check = async |url: &str, why: &[&str]| {
        let said = failed(&client, url).await;
        assert!(why.iter().all(|part| said.contains(part)), "{url}: {said}");
    };
    let scheme = ["the scheme", "`TargetPolicy::allow_http()`"];
    check("http://shop.example/hook", &scheme).await;
    let host = ["the host", "`TargetPolicy::development()`", "allow_cidr"];
    check("https://127.0.0.1/hook", &host).await;
    let port = ["the port", "allow_port"];
    check("https://shop.example:22/hook", &port).await;
    let refusal = TargetPolicy::new().check_url("http://shop.example/");
    assert!(
        refusal
            .unwrap_err()
            .help()
            .unwrap()
            .contains("allow_http()")
    );
}

#[tokio::test]
async fn no_connection_says_why() {
    let closed = TcpServer::answering("").await.url("/");
    let said = failed(&support::client(), &closed).await;
    assert!(said.contains("no connection: "), "{said}");
    // A connection that was already waiting when the server went is reset.
    let why = said.to_lowercase();
    assert!(why.contains("refused") || why.contains("reset"), "{said}");
    let said = failed(&support::client(), "http://nowhere.invalid/").await;
    assert!(!said.ends_with("no connection"), "{said}");
}

fn subscription(body: &str) -> Exchange {
    let request = http::Request::post("/orders").header("content-type", "application/json");
    let (parts, body) = request.body(body.to_owned()).unwrap().into_parts();
    Exchange::new(&parts, Bytes::from(body))
}

#[test]
fn a_callback_url_is_called_what_it_is() {
    let check = |url: &str, expected: &str| {
        let exchange = subscription(&format!(r#"{{"callbackUrl": {url}}}"#));
        let error = on_order_status_change::resolve(&exchange).unwrap_err();
        assert!(error.to_string().contains(expected), "{url}: {error}");
    };
    check("5", "the callback URL is a number, send a string");
    check("-1.5", "the callback URL is a number");
    check("true", "the callback URL is a boolean");
    check(r#"" https://a.example/""#, "has a space in front");
    check(r#""https://a.example/ ""#, "has a space behind");
    check(r#""a.example""#, "the callback URL is relative");
    check(r#""https://a b.example/""#, "the callback URL is malformed");
}

#[test]
fn a_suffix_behind_a_query_says_how_to_allow_it() {
    use suffixed::status_notification::KEY;

    assert_eq!(
        KEY.as_str(),
        "{$request.body#/notifUri}/notify/{subscription}"
    );
    let azure = "https://f.example/api/hook?code=s3cret";
    let said = KEY.at(azure).unwrap_err().to_string();
    assert!(said.contains("`Join::BeforeQuery`"), "{said}");
    let check = |base: &str, expected: &str| {
        let target = KEY.at_joining(base, Join::BeforeQuery).unwrap();
        assert_eq!(target.as_str(), expected, "{base}");
    };
    let path = "https://f.example/api/hook/notify/{subscription}";
    check(azure, &format!("{path}?code=s3cret"));
    check(
        "https://f.example/api/hook/?code=s3cret&",
        &format!("{path}?code=s3cret"),
    );
    check("https://f.example/api/hook?", path);
    check("https://f.example/api/hook", path);
    assert!(
        KEY.at_joining("https://f.example/#a", Join::BeforeQuery)
            .is_err()
    );
}
