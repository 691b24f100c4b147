//! Group 9: values that would become other headers, or other requests.

use std::time::SystemTime;

use callbacks::signature::{StandardKey, StandardWebhooks, ToVerify, Verifier};

use super::*;

/// What headers must not contain, wherever it comes from.
fn hostile() -> Vec<String> {
    let mut values: Vec<_> = (0..=0x1f_u8)
        .filter(|byte| *byte != b'\t')
        .chain([0x7f])
        .map(|byte| format!("canary{}canary", char::from(byte)))
        .collect();
    values.extend(
        [
            "canary\r\nX-Admin: 1",
            "canary\r\n folded",
            "canary\r\n\r\nGET /admin HTTP/1.1\r\nHost: a\r\n\r\n",
            "canary\u{560a}\u{560d}X-Admin: 1",
            "canary é",
            "canary 🦀",
        ]
        .map(str::to_owned),
    );
    values.push("canary".repeat(64 * 1024));
    values
}

#[tokio::test]
async fn s11_no_value_of_a_parameter_makes_another_header() {
    let recording = recording();
    let client = Client::over(recording.clone());
    for value in hostile() {
        for request in [
            Request {
                x_trace: Some(value.clone()),
                ..request()
            },
            Request {
                webhook_id: Some(value.clone()),
                ..request()
            },
        ] {
            let error = send(&client, &request).await.unwrap_err();
            assert!(error.is_encode(), "{value:.40?}");
            assert!(!support::printed(&error).contains("canary"));
        }
        assert_eq!(recording.count(), 0, "{value:.40?}");
        // In a cookie everything is percent-encoded, up to the length of a header.
        let session = Some(value.clone());
        let sent = send(
            &client,
            &Request {
                session,
                ..request()
            },
        )
        .await;
        assert_eq!(sent.is_ok(), value.len() < 1024);
        for sent in recording.take() {
            let cookie = sent.headers["cookie"].to_str().unwrap().to_owned();
            let encoded = cookie.strip_prefix("session=").unwrap();
            let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"%-._~".contains(&byte);
            assert!(encoded.bytes().all(is_plain), "{encoded}");
        }
    }
}

#[tokio::test]
async fn s11_no_header_of_the_user_makes_another_one() {
    let client = Client::over(recording());
    for value in hostile() {
        let error = client.clone().with_header("X-Tenant", &value).unwrap_err();
        assert!(!format!("{error} {error:?}").contains("canary"));
    }
    for name in [
        "Host",
        "content-length",
        "Transfer-Encoding",
        "connection",
        "TE",
        "trailer",
        "Upgrade",
        "Expect",
        "Keep-Alive",
        "Proxy-Authorization",
        "X-A\r\nX-Admin",
        "",
        "X Admin",
    ] {
        assert!(client.clone().with_header(name, "1").is_err(), "{name}");
    }
    let signing = client.with_signer(StandardWebhooks::new(StandardKey::generate()));
    for name in ["Webhook-Id", "webhook-timestamp", "webhook-signature"] {
        let error = signing.clone().with_header(name, "1").unwrap_err();
        let name = name.to_ascii_lowercase();
        let expected = format!("header `{name}` is the signer's to set");
        assert_eq!(error.to_string(), expected);
    }
}

/// S11: a secret is in nothing that is printed, and marked for those who print requests and compress headers.
#[tokio::test]
async fn s11_headers_of_the_user_are_secrets() {
    let recording = recording();
    let client = Client::over(recording.clone());
    let client = client
        .with_header("Authorization", "Bearer canary")
        .unwrap();
    let client = client.with_header("X-Key", "canary").unwrap();
    send(&client, &request()).await.unwrap();
    let sent = recording.take();
    for name in ["authorization", "x-key"] {
        assert!(sent[0].headers[name].is_sensitive(), "{name}");
    }
    assert_eq!(sent[0].headers["authorization"], "Bearer canary");
    assert!(!format!("{client:?} {sent:?} {:?}", sent[0].headers).contains("canary"));
}

/// What the document declares goes before what the user adds to every request.
#[tokio::test]
async fn s11_the_user_overrides_no_parameter() {
    let recording = recording();
    let mut client = Client::over(recording.clone());
    for (name, value) in [
        ("X-Trace", "the user's"),
        ("Content-Type", "text/plain"),
        ("Accept", "text/plain"),
        ("Cookie", "session=the-user's"),
        ("X-Tenant", "green"),
        ("X-Tenant", "blue"),
    ] {
        client = client.with_header(name, value).unwrap();
    }
    let declared = Request {
        x_trace: Some("declared".to_owned()),
        session: Some("declared".to_owned()),
        ..request()
    };
    for (request, trace, cookie) in [
        (declared, "declared", "session=declared"),
        (request(), "the user's", "session=the-user's"),
    ] {
        send(&client, &request).await.unwrap();
        let headers = recording.take().remove(0).headers;
        for (name, value) in [
            ("x-trace", trace),
            ("cookie", cookie),
            ("content-type", "application/json"),
            ("accept", "application/json"),
            ("x-tenant", "blue"),
        ] {
            let all: Vec<_> = headers.get_all(name).iter().collect();
            assert_eq!(all, [value], "{name}");
        }
    }
}

/// A document may declare a header that the signer sets, and a user may have set one before there was a signer.
#[tokio::test]
async fn s11_the_signer_overrides_all() {
    let recording = recording();
    let scheme = StandardWebhooks::new(StandardKey::generate());
    let client = Client::over(recording.clone());
    let client = client
        .with_header("webhook-signature", "v1,forged")
        .unwrap();
    let client = client.with_header("webhook-timestamp", "0").unwrap();
    let declared = Request {
        webhook_id: Some("msg_declared".to_owned()),
        ..request()
    };
    send(&client, &declared).await.unwrap();
    assert_eq!(recording.take()[0].headers["webhook-id"], "msg_declared");

    let client = client.with_signer(scheme.clone());
    send(&client, &declared).await.unwrap();
    let sent = recording.take().remove(0);
    for name in ["webhook-id", "webhook-timestamp", "webhook-signature"] {
        assert_eq!(sent.headers.get_all(name).iter().count(), 1, "{name}");
    }
    assert_ne!(sent.headers["webhook-id"], "msg_declared");
    let arrived = ToVerify::new(&sent.headers, &sent.body, SystemTime::now());
    scheme.verify(&arrived).unwrap();
}

/// A payload that is wrong in several places is reported in one error, and never sent.
#[tokio::test]
async fn all_that_is_wrong_is_told_at_once() {
    let recording = recording();
    let client = Client::over(recording.clone());
    let wrong = Request {
        subscription: "s-1".to_owned(),
        tag: Some("canary ".repeat(4)),
        x_trace: Some("canary\n".to_owned()),
        webhook_id: Some("é".to_owned()),
        session: None,
        body: Status {
            state: "canary canary".to_owned(),
        },
    };
    let error = send(&client, &wrong).await.unwrap_err();
    assert_eq!(
        error.to_string(),
        "callback `statusNotification`: parameter `tag` is not as the document says: `maxLength` at `#`; \
         parameter `X-Trace` holds a character that no header may hold; \
         parameter `webhook-id` holds a character that no header may hold; \
         the body is not as the document says: `maxLength` at `#/state`"
    );
    let places: Vec<_> = error
        .all_violations()
        .flat_map(|(name, violations)| violations.iter().map(move |each| (name, &each.pointer)))
        .collect();
    assert_eq!(
        places,
        [
            (Some("tag"), &"#".to_owned()),
            (None, &"#/state".to_owned())
        ]
    );
    assert!(error.is_invalid() && !error.is_encode());
    assert!(!support::printed(&error).contains("canary"));
    assert_eq!(recording.count(), 0);
}
