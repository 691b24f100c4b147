//! Tricks with methods, paths and headers.

use axum::body::Body;
use callbacks_delivery::store::Ledger;
use callbacks_operations::{Access, ROUTES};
use http::{Method, Request, StatusCode, header};

use crate::kit::{self, of_tenant, operator, outbox, page, send, state};

/// The page, mounted in each way that axum has.
fn mounted(page: &axum::Router) -> [(&'static str, axum::Router); 3] {
    let nested = axum::Router::new().nest("/a/b", page.clone());
    let service = axum::Router::new().nest_service("/a/b", page.clone());
    [("", page.clone()), ("/a/b", nested), ("/a/b", service)]
}

/// Other ways to write the path of a route: none of them is another way around the access function.
fn tricks(path: &str) -> Vec<String> {
    let encoded = path.replacen('/', "/%2f", 1);
    let mut tricks = vec![
        format!("/{path}"),
        format!("{path}/"),
        format!("{path}//"),
        format!("/.{path}"),
        format!("/x/..{path}"),
        format!("/x/%2e%2e{path}"),
        format!("{path}%2f"),
        format!("{path};x=1"),
        format!("{path}%00"),
        format!("{path}%3fendpoint=ep_blue"),
        path.to_uppercase(),
        encoded,
    ];
    if let Some(short) = path.strip_prefix("/api") {
        tricks.push(format!("/api/{short}"));
        tricks.push(format!("/api/..{short}"));
        tricks.push(format!("/%61pi{short}"));
    }
    tricks.retain(|trick| trick != path);
    tricks
}

#[tokio::test]
async fn no_path_leads_around_the_access_function() {
    let outbox = outbox();
    let blue = kit::tenant(&outbox, "blue").await;
    kit::tenant(&outbox, "red").await;
    let before = state(&outbox, &blue).await;
    for access in [Access::Denied, of_tenant("red")] {
        let page = page(&outbox, access.clone());
        for (prefix, app) in mounted(&page) {
            for route in ROUTES {
                let (parts, body) = kit::request(route, &blue).into_parts();
                let body = axum::body::to_bytes(body, 100_000).await.unwrap();
                let query = parts.uri.query().unwrap_or_default();
                for trick in tricks(parts.uri.path()) {
                    let Ok(uri) = format!("{prefix}{trick}?{query}").parse::<http::Uri>() else {
                        continue;
                    };
                    let mut request = Request::new(Body::from(body.clone()));
                    *request.method_mut() = parts.method.clone();
                    *request.headers_mut() = parts.headers.clone();
                    *request.uri_mut() = uri;
                    let got = send(&app, request).await;
                    for secret in blue.secrets() {
                        assert!(!got.text.contains(&secret), "{access:?} {prefix}{trick}");
                    }
                    if access == Access::Denied {
                        assert!(
                            got.status.is_client_error(),
                            "{prefix}{trick}: {}",
                            got.status
                        );
                    }
                }
            }
        }
    }
    assert_eq!(state(&outbox, &blue).await, before);
}

/// The method of the request line alone counts.
#[tokio::test]
async fn a_method_is_not_overridden() {
    let outbox = outbox();
    let blue = kit::tenant(&outbox, "blue").await;
    let before = state(&outbox, &blue).await;
    let page = page(&outbox, operator());
    for (prefix, app) in mounted(&page) {
        for route in ROUTES.iter().filter(|route| route.is_change()) {
            let (parts, _) = kit::request(route, &blue).into_parts();
            let query = kit::encoded(&blue.fields());
            let uri = format!("{prefix}{}?{query}&_method=POST", parts.uri.path());
            let also_read = ROUTES
                .iter()
                .any(|other| other.path == route.path && !other.is_change());
            for method in [
                "GET", "HEAD", "OPTIONS", "PUT", "PATCH", "DELETE", "TRACE", "PROPFIND",
            ] {
                let request = Request::builder()
                    .method(method)
                    .uri(&uri)
                    .header("sec-fetch-site", "same-origin")
                    .header("x-http-method-override", "POST")
                    .header("x-http-method", "POST")
                    .header("x-method-override", "POST")
                    .header(header::CONTENT_TYPE, "application/json");
                let got = send(&app, request.body(Body::from("{}")).unwrap()).await;
                let is_read = also_read && ["GET", "HEAD"].contains(&method);
                // Reading refuses fields of the change.
                let expected: &[_] = match is_read {
                    true => &[StatusCode::OK, StatusCode::UNPROCESSABLE_ENTITY],
                    false => &[StatusCode::METHOD_NOT_ALLOWED],
                };
                assert!(
                    expected.contains(&got.status),
                    "{method} {uri}: {}",
                    got.status
                );
            }
        }
    }
    assert_eq!(state(&outbox, &blue).await, before);
}

/// `HEAD` is `GET` without the body, for those who may; `OPTIONS` invites no other site.
#[tokio::test]
async fn head_and_options_say_no_more() {
    let outbox = outbox();
    let blue = kit::tenant(&outbox, "blue").await;
    for (access, is_open) in [(operator(), true), (Access::Denied, false)] {
        let page = page(&outbox, access);
        for route in ROUTES.iter().filter(|route| !route.is_change()) {
            let ask = async |method: Method| {
                let mut request = kit::request(route, &blue);
                *request.method_mut() = method;
                let headers = request.headers_mut();
                headers.insert(header::ORIGIN, "https://evil.example".parse().unwrap());
                headers.insert("access-control-request-method", "POST".parse().unwrap());
                send(&page, request).await
            };
            let (head, get) = (ask(Method::HEAD).await, ask(Method::GET).await);
            assert_eq!(head.status, get.status, "{route:?}");
            assert_eq!(head.status == StatusCode::FORBIDDEN, !is_open, "{route:?}");
            assert_eq!(head.text, "", "{route:?}");
            assert_eq!(head.headers[header::CACHE_CONTROL], "no-store", "{route:?}");
            let options = ask(Method::OPTIONS).await;
            let expected = match is_open {
                true => StatusCode::METHOD_NOT_ALLOWED,
                false => StatusCode::FORBIDDEN,
            };
            assert_eq!(options.status, expected, "{route:?}");
            assert!(
                options
                    .headers
                    .keys()
                    .all(|name| !name.as_str().starts_with("access-control-"))
            );
        }
    }
}

/// What others chose as an id does not become a header of an answer.
#[tokio::test]
async fn no_id_becomes_a_header() {
    let outbox = outbox();
    kit::tenant(&outbox, "blue").await;
    let id = "msg_\r\nset-cookie: stolen=1\r\n\r\n<script>";
    outbox.enqueue(kit::event(id, "blue")).await.unwrap();
    kit::settle(outbox.store(), &kit::dead("x\r\ny: z"), 503, "").await;
    let inbox = kit::inbox_of(&outbox);
    let request = kit::request_of(id, "blue", "{}");
    let event = kit::receive(&inbox, request, kit::invalid("blue")).await;
    let access = Access::Operate {
        scope: callbacks_operations::Scope::Everything,
        actor: "ann\r\nx: y".to_owned(),
    };
    let page = page(&outbox, access);
    let event = event.0.to_string();
    for (path, fields) in [
        ("/resend", [("message", id)]),
        ("/replay", [("event", event.as_str())]),
    ] {
        let got = kit::post(&page, path, &fields).await;
        assert_eq!(got.status, StatusCode::SEE_OTHER, "{path}: {}", got.text);
        assert!(!got.headers.contains_key(header::SET_COOKIE), "{path}");
        let location = got.location();
        assert!(
            location.is_ascii() && !location.contains(['\r', '\n', '<', ' ']),
            "{location}"
        );
        // It leads to where it should.
        let after = kit::get(&page, &format!("/{location}")).await;
        assert_eq!(after.status, StatusCode::OK, "{location}");
    }
    let log = outbox.store().audited(None, None, 1).await.unwrap();
    assert_eq!(log[0].entry.actor, "ann\r\nx: y");
}

/// A router around the page may have parameters: they are no fields, and none of them leads to another address.
#[tokio::test]
async fn a_parameter_around_the_page_is_no_field() {
    let outbox = outbox();
    kit::tenant(&outbox, "blue").await;
    let page = page(&outbox, operator());
    for parameter in ["tenant", "org"] {
        let around = axum::Router::new().nest(&format!("/of/{{{parameter}}}"), page.clone());
        let found = kit::get(&around, "/of/red/api/messages").await;
        assert_eq!(found.status, StatusCode::OK, "{}", found.text);
        assert!(found.text.contains("msg_blue_2"), "{}", found.text);
        let first = kit::get(&around, "/of/https:evil.example").await;
        assert_eq!(first.location(), "./https:evil.example/overview");
    }
}
