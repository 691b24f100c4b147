//! What attackers try: requests from other sites, and script in everything that others control.

use axum::body::Body;
use callbacks_delivery::Message;
use callbacks_delivery::inbox::{DeadCause, Settle};
use callbacks_delivery::store::{AuditEntry, Endpoint, EndpointId, Ledger, Registry, Then};
use callbacks_operations::{Access, ROUTES, Scope};
use http::{Request, StatusCode, header};
use serde_json::json;

use crate::kit::{self, operator, outbox, page, send, state};

fn change(path: &str, headers: &[(&str, &str)]) -> Request<Body> {
    let mut request = Request::post(path).header(header::HOST, "ops.example");
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    request.body("endpoint=ep_blue".into()).unwrap()
}

/// No form and no script of another site changes anything, on any route.
#[tokio::test]
async fn another_site_changes_nothing() {
    let form = ("content-type", "application/x-www-form-urlencoded");
    let attacks: [&[(&str, &str)]; 9] = [
        &[form],
        &[form, ("sec-fetch-site", "cross-site")],
        &[form, ("sec-fetch-site", "same-site")],
        &[form, ("sec-fetch-site", "none")],
        &[
            form,
            ("sec-fetch-site", "cross-site"),
            ("origin", "http://ops.example"),
        ],
        &[form, ("origin", "https://evil.example")],
        &[form, ("origin", "null")],
        &[("content-type", "text/plain")],
        &[
            ("content-type", "application/json"),
            ("origin", "https://evil.example"),
        ],
    ];
    let outbox = outbox();
    let blue = kit::tenant(&outbox, "blue").await;
    let before = state(&outbox, &blue).await;
    let page = page(&outbox, operator());
    for route in ROUTES.iter().filter(|route| route.is_change()) {
        for attack in attacks {
            let mut request = kit::request(route, &blue);
            request.headers_mut().remove("sec-fetch-site");
            let (parts, body) = request.into_parts();
            let mut request = change(parts.uri.path(), attack);
            *request.body_mut() = body;
            let got = send(&page, request).await;
            assert_eq!(got.status, StatusCode::FORBIDDEN, "{route:?} {attack:?}");
        }
    }
    assert_eq!(state(&outbox, &blue).await, before);
    // The page itself may, in browsers of either kind, and so may a program.
    for own in [
        &[form, ("sec-fetch-site", "same-origin")],
        &[form, ("origin", "https://ops.example")],
    ] {
        assert_eq!(
            send(&page, change("/pause", own)).await.status,
            StatusCode::SEE_OTHER
        );
    }
    let got = kit::post_json(&page, "/api/endpoints/ep_blue/enable", &json!({})).await;
    assert_eq!(got.status, StatusCode::OK, "{}", got.text);
}

/// A link changes nothing: changes are not there with GET.
#[tokio::test]
async fn a_link_changes_nothing() {
    let page = page(&outbox(), operator());
    for route in ROUTES
        .iter()
        .filter(|route| route.is_change() && !route.is_api())
    {
        let got = kit::get(&page, route.path).await;
        assert_eq!(got.status, StatusCode::METHOD_NOT_ALLOWED, "{route:?}");
    }
}

pub(crate) const SCRIPT: &str =
    "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>&quot;{{7*7}}";

/// A store in which everything that somebody else controls is script.
pub(crate) async fn poisoned() -> callbacks_delivery::Outbox<callbacks_delivery::MemoryStore> {
    let outbox = outbox();
    let store = outbox.store();
    let mut endpoint = Endpoint::new(
        format!("https://c.example/{SCRIPT}?{SCRIPT}"),
        [SCRIPT, "paid"],
    );
    endpoint.id = EndpointId::from_text(format!("ep_{SCRIPT}"));
    endpoint.tenant = Some(SCRIPT.to_owned());
    store.put_endpoint(endpoint).await.unwrap();
    let more = json!({
        "op": SCRIPT, "tags": [SCRIPT], "method": SCRIPT, "headers": [[SCRIPT, SCRIPT], ["accept", SCRIPT]],
        "trace": { "traceparent": SCRIPT },
    });
    let id = format!("msg_{SCRIPT}");
    let event = kit::event_with(&id, SCRIPT, &more);
    let event = Message::restored(&event.envelope().to_json(), SCRIPT.into()).unwrap();
    outbox.enqueue(event).await.unwrap();
    kit::settle(store, &kit::dead(SCRIPT), 500, SCRIPT).await;
    let entry = AuditEntry::new(SCRIPT, SCRIPT, SCRIPT)
        .detail(SCRIPT)
        .tenant(Some(SCRIPT.to_owned()));
    store.audit(entry).await.unwrap();
    let url = json!({ "fanout": false, "url": format!("https://c.example/{SCRIPT}"), "target": 7, "shard": 7 });
    outbox
        .enqueue(kit::event_with("msg_callback", SCRIPT, &url))
        .await
        .unwrap();
    kit::settle(store, &Then::Done, 200, SCRIPT).await;
    let mut received = kit::request_of(&format!("in_{SCRIPT}"), "x", SCRIPT);
    received.tenant = Some(SCRIPT.to_owned());
    received.operation = Some(SCRIPT.to_owned());
    received.order_key = Some(SCRIPT.to_owned());
    received.uri = "/<script>alert(1)</script>?<script>alert(1)</script>"
        .parse()
        .unwrap_or_default();
    let name = http::HeaderName::from_static("x-script");
    received
        .headers
        .insert(name, http::HeaderValue::from_str(SCRIPT).unwrap());
    let violation =
        json!({ "detail": SCRIPT, "pointer": SCRIPT, "keyword": SCRIPT, "parameter": SCRIPT });
    let dead = Settle::Dead {
        cause: DeadCause::Invalid,
        detail: SCRIPT.to_owned(),
        operation: Some(SCRIPT.to_owned()),
        violations: vec![serde_json::from_value(violation).unwrap()],
    };
    let inbox = kit::inbox_of(&outbox);
    kit::receive(&inbox, received.clone(), dead).await;
    let failed = Settle::Retry {
        wait: std::time::Duration::from_secs(60),
        reason: SCRIPT.to_owned(),
    };
    kit::receive(&inbox, received, failed).await;
    outbox
}

/// Pages of the poisoned store, with the fields of requests poisoned as well.
pub(crate) fn poisoned_pages() -> Vec<String> {
    let id = kit::encoded(&[("message", format!("msg_{SCRIPT}"))]);
    let endpoint = kit::encoded(&[("endpoint", format!("ep_{SCRIPT}"))]);
    let names = ["tenant", "operation", "tag", "done"];
    let fields: Vec<_> = names.iter().map(|name| (*name, SCRIPT)).collect();
    let fields = kit::encoded(&fields);
    let bad = kit::encoded(&[("since", SCRIPT), ("before", SCRIPT), ("state", SCRIPT)]);
    vec![
        "/overview".to_owned(),
        "/endpoints".to_owned(),
        format!("/endpoint?{endpoint}"),
        "/messages".to_owned(),
        format!("/messages?{fields}"),
        format!("/messages?{bad}"),
        format!("/message?{id}"),
        "/message?message=msg_callback".to_owned(),
        "/dead".to_owned(),
        format!("/dead?{fields}"),
        "/audit".to_owned(),
        "/jobs".to_owned(),
        "/inbox".to_owned(),
        format!("/inbox?{fields}"),
        "/event?event=1".to_owned(),
        "/event?event=2".to_owned(),
    ]
}

#[tokio::test]
async fn script_of_others_is_text() {
    let outbox = poisoned().await;
    let actor = SCRIPT.to_owned();
    let page = page(
        &outbox,
        Access::Operate {
            scope: Scope::Everything,
            actor,
        },
    );
    let mut texts = Vec::new();
    for path in poisoned_pages() {
        texts.push((path.clone(), kit::get(&page, &path).await.text));
    }
    let id = format!("msg_{SCRIPT}");
    let revealed = kit::post(&page, "/reveal", &[("message", &id)]).await;
    texts.push(("/reveal".to_owned(), revealed.text));
    for event in ["1", "2"] {
        let revealed = kit::post(&page, "/reveal-event", &[("event", event)]).await;
        assert_eq!(revealed.status, StatusCode::OK, "{}", revealed.text);
        texts.push((format!("/reveal-event {event}"), revealed.text));
    }
    for name in ["tenant", "operation", "tag", "work", "endpoint", "x"] {
        let counted = kit::post(&page, "/count", &[(name, SCRIPT)]).await;
        texts.push((format!("/count {name}"), counted.text));
    }
    let registered = kit::post(&page, "/register", &[("url", SCRIPT), ("events", SCRIPT)]).await;
    texts.push(("/register".to_owned(), registered.text));
    let mut escaped = 0;
    for (path, text) in texts {
        for bad in ["<script>alert", "<img src=x", "onerror=alert(1)>"] {
            assert!(!text.contains(bad), "{path} has {bad}:\n{text}");
        }
        escaped +=
            usize::from(text.contains("&#60;script&#62;") || text.contains("&lt;script&gt;"));
    }
    assert!(escaped > 10, "only {escaped} pages show the script as text");
}

/// What nobody meant is refused with a sentence, not with a panic.
#[tokio::test]
async fn bad_input_is_explained() {
    let page = page(&outbox(), operator());
    for (path, expected) in [
        (
            "/messages?state=lost",
            "`state` is one of new, waiting, dead, delivered",
        ),
        ("/messages?since=yesterday", "`since` is not a time: write"),
        ("/messages?before=x", "the cursor is not valid"),
        ("/messages?limit=-1", "`limit` is between 1 and 200"),
        ("/dead?after=1.2", "the cursor is not valid"),
        ("/message", "`message` is missing"),
        ("/message?message=unknown", "there is no such message"),
        ("/job?job=unknown", "there is no such job"),
        ("/endpoint?endpoint=unknown", "there is no such endpoint"),
    ] {
        for path in [path.to_owned()] {
            let got = kit::get(&page, &path).await;
            let text = got.text.replace("&#96;", "`");
            assert!(
                got.status.is_client_error() && text.contains(expected),
                "{path}: {} {text}",
                got.status
            );
        }
    }
    let odd = Request::post("/api/jobs").header(header::CONTENT_TYPE, "application/json");
    let got = send(&page, odd.body("[1]".into()).unwrap()).await;
    assert_eq!(got.json()["title"], "the body is not a JSON object");
    let large = vec![b'x'; 100_000];
    let odd = Request::post("/api/jobs").header(header::CONTENT_TYPE, "application/json");
    let got = send(&page, odd.body(large.into()).unwrap()).await;
    assert_eq!(got.status, StatusCode::PAYLOAD_TOO_LARGE);
    for (rate, concurrency) in [
        ("NaN", "1"),
        ("-1", "1"),
        ("0", "1"),
        ("1", "0"),
        ("1", "70000"),
        ("99999999999999999999", "1"),
        ("1e-30", "1"),
        ("inf", "1"),
    ] {
        let fields = json!({ "rate": rate, "concurrency": concurrency });
        let got = kit::post_json(&page, "/api/targets/7/limit", &fields).await;
        assert_eq!(got.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", got.text);
    }
}

/// A name that turns the text around it cannot say something else about a bulk job, or about an endpoint.
#[tokio::test]
async fn a_name_does_not_turn_a_sentence() {
    let outbox = outbox();
    let name = "shop\u{202e}eulb\u{2066}";
    let mut endpoint = Endpoint::new("https://c.example/hooks", ["paid"]);
    endpoint.id = EndpointId::from_text("ep_turned");
    endpoint.tenant = Some(name.to_owned());
    outbox.store().put_endpoint(endpoint).await.unwrap();
    outbox
        .enqueue(kit::event("msg_turned", name))
        .await
        .unwrap();
    kit::settle(outbox.store(), &kit::dead("x"), 500, "").await;
    let page = page(&outbox, operator());
    let recover = [("work", "recover"), ("tenant", name)];
    for (path, fields) in [
        ("/count", &recover[..]),
        ("/disable", &[("endpoint", "ep_turned")]),
        ("/remove", &[("endpoint", "ep_turned")]),
    ] {
        let text = kit::post(&page, path, fields).await.text;
        let lead = text.lines().find(|line| line.contains("class=\"lead"));
        let lead = lead.unwrap_or_else(|| panic!("{path}: {text}"));
        assert!(lead.contains(r"shop\u{202e}eulb\u{2066}"), "{path}: {lead}");
        assert!(!lead.contains(['\u{202e}', '\u{2066}']), "{path}: {lead}");
    }
}
