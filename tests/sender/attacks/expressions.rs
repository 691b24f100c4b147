//! Group 11: subscriptions whose expressions find what nobody expects.

use std::fmt::Write;

use callbacks::{Exchange, Target};
use http::HeaderValue;
use serde_json::{Value, json};

use super::*;

fn resolve_body(body: impl Into<bytes::Bytes>) -> Result<Option<Target>, Error> {
    let (parts, ()) = http::Request::post("/subscriptions")
        .header("content-type", "application/json")
        .body(())
        .unwrap()
        .into_parts();
    status_notification::resolve(&Exchange::new(&parts, body))
}

fn resolve(value: &Value) -> Result<Option<Target>, Error> {
    resolve_body(json!({ "notifUri": value }).to_string())
}

/// Only a text can be a URL, and only one.
#[test]
fn a_value_that_is_no_text_is_no_target() {
    let url = "https://shop.example/n";
    for value in [
        json!([url]),
        json!([url, url]),
        json!({ "url": url }),
        json!([]),
        json!({}),
        json!(1e300),
        json!(true),
        Value::Array(vec![json!(url); 100_000]),
    ] {
        let error = resolve(&value).unwrap_err();
        assert!(error.is_target(), "{error}");
        assert!(error.to_string().len() < 300);
    }
}

#[test]
fn what_is_left_out_is_no_subscription_and_no_error() {
    assert!(resolve_body("{}").unwrap().is_none());
}

/// What cannot be read is reported as such.
#[test]
fn a_body_that_is_no_json_has_no_target() {
    for body in [
        "",
        "{",
        "null",
        "[]",
        "\"https://shop.example\"",
        "{\"notifUri\":",
        "\u{feff}{}",
    ] {
        if let Ok(found) = resolve_body(body) {
            assert!(found.is_none(), "{body}");
        }
    }
    let deep = "[".repeat(200_000);
    assert!(resolve_body(format!("{{\"notifUri\":{deep}")).is_err());
    assert!(resolve_body(&b"{\"notifUri\":\"https://shop.example/\xff\"}"[..]).is_err());
}

/// S1: one megabyte is refused as a URL, and its error does not repeat it.
#[test]
fn s1_a_result_of_a_megabyte_is_refused() {
    let long = format!("https://shop.example/{}", "a".repeat(1 << 20));
    let error = resolve(&json!(long)).unwrap_err();
    assert_eq!(error.code(), Some("invalid-url"));
    assert!(error.is_target() && support::printed(&error).len() < 1_000);
    let error = resolve(&json!("x".repeat(1 << 20))).unwrap_err();
    assert!(error.is_target() && support::printed(&error).len() < 1_000);
}

/// One is taken, by the rules of JSON readers: none of the two may slip past the policy by standing second.
#[test]
fn a_name_that_stands_twice_gives_one_target() {
    let mut body = String::from("{");
    for number in 0..1_000 {
        write!(body, "\"notifUri\":\"https://shop-{number}.example/n\",").unwrap();
    }
    body.push_str("\"x\":1}");
    if let Ok(Some(target)) = resolve_body(body) {
        assert_eq!(target.as_str().matches("https://").count(), 1);
    }
}

/// A subscription is one target, whatever is in the request beside it.
#[test]
fn headers_of_a_subscription_do_not_matter_to_an_expression_over_its_body() {
    let mut request = http::Request::post("/subscriptions").body(()).unwrap();
    for _ in 0..1_000 {
        let value = HeaderValue::from_static("https://evil.example/");
        request.headers_mut().append("notifUri", value);
    }
    let (parts, ()) = request.into_parts();
    let exchange = Exchange::new(&parts, r#"{"notifUri":"https://shop.example/n"}"#);
    let target = status_notification::resolve(&exchange).unwrap().unwrap();
    assert!(target.as_str().starts_with("https://shop.example/n"));
}
