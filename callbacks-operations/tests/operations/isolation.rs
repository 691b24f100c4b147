//! Who sees and changes what: every route with every access, from the route table.

use callbacks_operations::{Access, ROUTES, Scope};
use http::StatusCode;

use crate::kit::{self, Tenant, of_tenant, operator, outbox, page, request, send, state};

/// One tenant gets nothing of another one, whatever it asks for, and changes nothing there.
#[tokio::test]
async fn a_tenant_reaches_nothing_of_another_one() {
    for route in ROUTES {
        let outbox = outbox();
        let (blue, red) = (
            kit::tenant(&outbox, "blue").await,
            kit::tenant(&outbox, "red").await,
        );
        let before = state(&outbox, &blue).await;
        let page = page(&outbox, of_tenant("red"));
        let got = send(&page, request(route, &blue)).await;
        for secret in blue.secrets() {
            assert!(
                !got.text.contains(&secret),
                "{route:?} shows {secret}:\n{}",
                got.text
            );
        }
        assert_eq!(
            state(&outbox, &blue).await,
            before,
            "{route:?} changed something"
        );
        let names_something = ["{endpoint}", "{target}", "{message}", "{job}", "{event}"]
            .iter()
            .any(|name| route.path.contains(name));
        if names_something {
            assert_eq!(got.status, StatusCode::NOT_FOUND, "{route:?}: {}", got.text);
        }
        drop(red);
    }
}

/// The test above could pass because nothing works. So the tenant itself gets an answer from every route.
#[tokio::test]
async fn a_tenant_reaches_its_own() {
    let mut seen = Vec::new();
    for route in ROUTES {
        let outbox = outbox();
        let blue = kit::tenant(&outbox, "blue").await;
        let before = state(&outbox, &blue).await;
        let got = send(&page(&outbox, of_tenant("blue")), request(route, &blue)).await;
        assert!(
            got.status.is_success() || got.status.is_redirection(),
            "{route:?}: {} {}",
            got.status,
            got.text
        );
        let is_count = route.path.ends_with("/count");
        if route.is_change() && !is_count {
            assert_ne!(
                state(&outbox, &blue).await,
                before,
                "{route:?} changed nothing"
            );
        }
        seen.extend(
            blue.secrets()
                .into_iter()
                .filter(|secret| got.text.contains(secret)),
        );
    }
    // Each kind of secret is seen somewhere by its owner.
    for secret in Tenant::secrets(&kit::tenant(&outbox(), "blue").await) {
        assert!(seen.contains(&secret), "nobody sees {secret}");
    }
}

/// Who may only look changes and reveals nothing.
#[tokio::test]
async fn a_reader_changes_and_reveals_nothing() {
    for scope in [Scope::Everything, Scope::tenant("blue")] {
        for route in ROUTES {
            let outbox = outbox();
            let blue = kit::tenant(&outbox, "blue").await;
            let before = state(&outbox, &blue).await;
            let page = page(
                &outbox,
                Access::Read {
                    scope: scope.clone(),
                },
            );
            let got = send(&page, request(route, &blue)).await;
            for secret in [
                "blue-payload",
                "blue-header",
                "blue-whsec",
                "blue-received",
                "blue-uri",
            ] {
                assert!(!got.text.contains(secret), "{route:?} shows {secret}");
            }
            assert_eq!(state(&outbox, &blue).await, before, "{route:?}");
            assert_eq!(
                got.status == StatusCode::FORBIDDEN,
                route.is_change(),
                "{route:?}: {}",
                got.status
            );
        }
    }
}

#[tokio::test]
async fn without_access_every_route_is_closed() {
    let outbox = outbox();
    let blue = kit::tenant(&outbox, "blue").await;
    let page = page(&outbox, Access::Denied);
    for route in ROUTES {
        let got = send(&page, request(route, &blue)).await;
        assert_eq!(got.status, StatusCode::FORBIDDEN, "{route:?}");
        assert!(!got.text.contains("blue"), "{route:?}: {}", got.text);
    }
}

/// Every answer, of every route and access, has the headers that protect it.
#[tokio::test]
async fn every_answer_is_protected() {
    let outbox = outbox();
    let blue = kit::tenant(&outbox, "blue").await;
    for access in [Access::Denied, operator(), of_tenant("red")] {
        let page = page(&outbox, access);
        for route in ROUTES {
            let got = send(&page, request(route, &blue)).await;
            let header = |name: &str| {
                got.headers
                    .get(name)
                    .map_or("", |value| value.to_str().unwrap())
            };
            assert_eq!(header("cache-control"), "no-store", "{route:?}");
            assert_eq!(header("x-content-type-options"), "nosniff", "{route:?}");
            // No other site shows it in a frame, reads it, or learns where somebody came from.
            assert_eq!(header("x-frame-options"), "DENY", "{route:?}");
            assert_eq!(header("referrer-policy"), "same-origin", "{route:?}");
            for name in ["cross-origin-resource-policy", "cross-origin-opener-policy"] {
                assert_eq!(header(name), "same-origin", "{route:?} {name}");
            }
            assert!(
                got.headers
                    .keys()
                    .all(|name| !name.as_str().starts_with("access-control-")),
                "{route:?}"
            );
            let policy = header("content-security-policy");
            for part in [
                "frame-ancestors 'none'",
                "form-action 'self'",
                "base-uri 'none'",
                "object-src 'none'",
            ] {
                assert!(policy.contains(part), "{route:?}: {policy}");
            }
            assert!(
                policy.starts_with("default-src 'self'") && !policy.contains("unsafe"),
                "{route:?}"
            );
            // What the policy forbids is not there.
            for inline in [" style=", "<style", " onclick", "<script>", "javascript:"] {
                assert!(
                    !got.text.contains(inline) || route.path.ends_with(".js"),
                    "{route:?} has {inline}"
                );
            }
        }
    }
}

/// Scopes come from the access function alone.
#[tokio::test]
async fn a_scope_cannot_be_forged() {
    let outbox = outbox();
    let blue = kit::tenant(&outbox, "blue").await;
    kit::tenant(&outbox, "red").await;
    let page = page(&outbox, of_tenant("red"));
    for path in [
        "/messages?tenant=blue",
        "/messages?tenant=&tenant=blue",
        "/dead?tenant=blue",
        "/endpoints?tenant=blue",
        "/audit?tenant=blue",
        "/jobs?tenant=blue",
        "/overview?tenant=blue&scope=everything",
        "/api/messages?tenant=blue&scope=everything",
        "/api/messages/msg_red_2?message=msg_blue_2",
        "/api/endpoints/ep_red?endpoint=ep_blue",
        "/messages?endpoint=ep_blue",
    ] {
        let got = kit::get(&page, path).await;
        for secret in blue.secrets() {
            assert!(!got.text.contains(&secret), "{path} shows {secret}");
        }
    }
    // An endpoint that red registers belongs to red, whatever it says.
    let got = kit::post(
        &page,
        "/register",
        &[("url", "https://x.example/"), ("tenant", "blue")],
    )
    .await;
    assert_eq!(got.status, StatusCode::SEE_OTHER, "{}", got.text);
    let own = kit::get(&page, "/api/endpoints").await.json();
    assert_eq!(own["items"].as_array().unwrap().len(), 2, "{own}");
    // Bulk work is limited to red's dead letters.
    let got = kit::post_json(
        &page,
        "/api/jobs/count",
        &serde_json::json!({ "work": "recover", "tenant": "blue" }),
    )
    .await;
    assert_eq!(got.json()["total"], 1);
    assert!(got.json()["work"].as_str().unwrap().contains("tenant red"));
}
