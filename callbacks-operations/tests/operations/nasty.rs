//! Values that nobody meant, in every field of every route.

use axum::body::Body;
use callbacks_operations::{Access, Page, ROUTES, Scope};
use http::{Request, StatusCode, header};
use serde_json::{Value, json};

use crate::kit::{self, operator, outbox, page, send};

const NASTY: [&str; 15] = [
    "999999999d",
    "20800d",
    "99999999999999999999",
    "18446744073709551615",
    "-9223372036854775808",
    "1e400",
    "NaN",
    "1e-45",
    "9999-12-31T23:59:60",
    "1969-12-31",
    "2026-11-30T99:99",
    "ää.ää.ää",
    "-2147483648.1.1",
    "\u{0}",
    "\u{202e}\u{feff}\u{ffff}",
];

/// Whatever somebody sends, there is an answer, and it never says that the page failed.
#[tokio::test(start_paused = true)]
async fn no_value_of_any_field_makes_a_page_fail() {
    let outbox = outbox();
    let blue = kit::tenant(&outbox, "blue").await;
    let page = page(&outbox, operator());
    for route in ROUTES {
        for name in route.fields().iter().copied() {
            for value in NASTY
                .map(str::to_owned)
                .into_iter()
                .chain(["9".repeat(5_000)])
            {
                let mut fields = blue.fields();
                fields.retain(|(each, _)| each != name && route.fields().contains(&each.as_str()));
                if name == "since" && route.fields().contains(&"work") {
                    fields.retain(|(each, _)| each != "work");
                    fields.push(("work".to_owned(), "replay".to_owned()));
                }
                fields.push((name.to_owned(), value.clone()));
                let (parts, _) = kit::request(route, &blue).into_parts();
                let path = match parts.uri.path() {
                    path if route.path.contains(&format!("{{{name}}}")) => {
                        let own = blue.field(name);
                        let other = kit::encoded(&[("", &value)]);
                        path.replace(&own, other.trim_start_matches('='))
                    }
                    path => path.to_owned(),
                };
                let mut request = Request::new(Body::empty());
                *request.method_mut() = parts.method.clone();
                *request.headers_mut() = parts.headers.clone();
                match route.is_change() {
                    false => {
                        *request.uri_mut() =
                            format!("{path}?{}", kit::encoded(&fields)).parse().unwrap()
                    }
                    true => {
                        *request.uri_mut() = path.parse().unwrap();
                        let map = fields.into_iter().map(|(name, value)| (name, value.into()));
                        *request.body_mut() = match route.is_api() {
                            true => Value::from(map.collect::<serde_json::Map<_, _>>())
                                .to_string()
                                .into(),
                            false => {
                                let fields: Vec<_> = map
                                    .map(|(name, value): (String, Value)| {
                                        (name, value.as_str().unwrap().to_owned())
                                    })
                                    .collect();
                                kit::encoded(&fields).into()
                            }
                        };
                    }
                }
                let got = send(&page, request).await;
                assert!(
                    !got.status.is_server_error(),
                    "{route:?} {name}={value}: {} {}",
                    got.status,
                    got.text
                );
            }
        }
    }
}

/// What an access function does is not the page's fault, and still gets an answer.
#[tokio::test]
async fn a_panic_is_an_answer() {
    let router: axum::Router = Page::new(&outbox(), callbacks_delivery::AnyTarget, |_| {
        panic!("a user's mistake")
    })
    .router();
    for (path, kind) in [
        ("/overview", "text/html; charset=utf-8"),
        ("/api/overview", "application/problem+json"),
        ("/nowhere", "text/html; charset=utf-8"),
    ] {
        let got = kit::get(&router, path).await;
        assert_eq!(got.status, StatusCode::INTERNAL_SERVER_ERROR, "{path}");
        assert_eq!(got.headers[header::CONTENT_TYPE], kind);
        assert!(got.text.contains("this page failed"), "{}", got.text);
        assert!(!got.text.contains("mistake"), "{}", got.text);
    }
}

/// Every address has an answer with a body that leads on, in the form of its half.
#[tokio::test]
async fn what_is_nowhere_says_so() {
    let outbox = outbox();
    kit::tenant(&outbox, "blue").await;
    let page = page(&outbox, operator());
    for (path, status, link) in [
        ("/nowhere", 404, "href=\"overview\""),
        ("/overview/", 404, "href=\"../overview\""),
        ("/a/b/c", 404, "href=\"../../overview\""),
        ("/secret", 405, "href=\"overview\""),
        ("/count", 405, "href=\"overview\""),
        ("/resend", 405, "href=\"overview\""),
    ] {
        let got = kit::get(&page, path).await;
        assert_eq!(got.status.as_u16(), status, "{path}");
        assert!(got.text.contains(link), "{path}: {}", got.text);
        assert_eq!(got.headers["cache-control"], "no-store", "{path}");
    }
    for (path, status) in [("/api/nowhere", 404), ("/api/forget", 405)] {
        let got = kit::get(&page, path).await;
        assert_eq!(got.status.as_u16(), status, "{path}");
        assert_eq!(got.json()["status"], status, "{path}");
    }
    let post = |kind: &'static str, body: &'static str| {
        let request = Request::post("/api/jobs").header("sec-fetch-site", "same-origin");
        send(
            &page,
            request
                .header(header::CONTENT_TYPE, kind)
                .body(body.into())
                .unwrap(),
        )
    };
    for (kind, body, status) in [
        ("text/plain", "work=recover", 415),
        ("application/json", "{", 400),
        ("application/json", "[]", 422),
    ] {
        assert_eq!(
            post(kind, body).await.status.as_u16(),
            status,
            "{kind} {body}"
        );
    }
    let denied = kit::page(
        &outbox,
        Access::Read {
            scope: Scope::tenant("blue"),
        },
    );
    assert_eq!(
        kit::get(&denied, "/nowhere").await.status,
        StatusCode::NOT_FOUND
    );
}

/// A slip never means more than somebody wanted.
#[tokio::test]
async fn the_api_refuses_what_it_does_not_know() {
    let outbox = outbox();
    kit::tenant(&outbox, "blue").await;
    let page = page(&outbox, operator());
    for path in [
        "/api/messages?tenants=blue",
        "/api/overview?x=1",
        "/api/jobs?before=1",
        "/api/messages?limit=0",
        "/api/messages?limit=201",
        "/api/messages?before=1",
        "/api/audit?before=x",
        "/api/inbox?before=x",
        "/api/dead?after=x",
    ] {
        let got = kit::get(&page, path).await;
        assert_eq!(
            got.status,
            StatusCode::UNPROCESSABLE_ENTITY,
            "{path}: {}",
            got.text
        );
    }
    for body in [
        json!({}),
        json!({ "tenant": "blue" }),
        json!({ "work": "recover" }),
        json!({ "work": "recover", "everything": false }),
        json!({ "work": "events" }),
        json!({ "work": "replay", "endpoint": "ep_blue" }),
        json!({ "work": "recover", "tenant": "blue", "rate": 0 }),
        json!({ "work": "recover", "tenant": "blue", "rate": 1001 }),
        json!({ "work": "recover", "tenants": "blue" }),
    ] {
        for path in ["/api/jobs", "/api/jobs/count"] {
            let got = kit::post_json(&page, path, &body).await;
            assert_eq!(
                got.status,
                StatusCode::UNPROCESSABLE_ENTITY,
                "{path} {body}: {}",
                got.text
            );
        }
    }
    let all = json!({ "work": "recover", "everything": true });
    let got = kit::post_json(&page, "/api/jobs/count", &all).await;
    assert_eq!(got.json()["total"], 1, "{}", got.text);
    let unknown = json!({ "target": "12" });
    let got = kit::post_json(&page, "/api/messages/msg_blue_2/resend", &unknown).await;
    assert_eq!(got.status, StatusCode::NOT_FOUND, "{}", got.text);
}

/// The document names the fields that routes read, and the other way round.
#[test]
fn the_document_has_every_field_of_the_api() {
    let document: Value = serde_json::from_str(callbacks_operations::DOCUMENT).unwrap();
    for route in ROUTES
        .iter()
        .filter(|route| route.path.len() > "/api".len() && route.is_api())
    {
        let operation =
            &document["paths"][&route.path["/api".len()..]][route.method.as_str().to_lowercase()];
        let parameters = operation["parameters"]
            .as_array()
            .cloned()
            .unwrap_or_default();
        let query = parameters.iter().filter(|each| each["in"] == "query");
        let mut described: Vec<_> = query
            .map(|each| each["name"].as_str().unwrap().to_owned())
            .collect();
        let body = &operation["requestBody"]["content"]["application/json"]["schema"]["properties"];
        described.extend(
            body.as_object()
                .into_iter()
                .flatten()
                .map(|(name, _)| name.clone()),
        );
        for name in &described {
            assert!(
                route.fields().contains(&name.as_str()),
                "{route:?} does not read {name}"
            );
        }
        let is_shared = |name: &str| {
            // These routes also have an address for each kind of item.
            let named = [
                "endpoint", "target", "message", "event", "job", "tag", "tenant",
            ];
            named.contains(&name) && (route.path.contains('{') || route.path == "/api/forget")
        };
        for name in route.fields().iter().copied() {
            let is_known = described.iter().any(|each| each == name) || is_shared(name);
            assert!(is_known, "{route:?}: the document lacks {name}");
        }
    }
}
