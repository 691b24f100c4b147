//! What the pages say, and what actions do.

use callbacks_delivery::store::{Journal, Ledger, Position, Registry, TargetState, Then};
use callbacks_operations::{DOCUMENT, ROUTES};
use http::StatusCode;
use serde_json::{Value, json};

use crate::kit::{self, get, operator, outbox, page, post, post_json};

/// An operator finds out why a customer did not get an event, and sends it again.
#[tokio::test]
async fn a_dead_letter_is_explained_and_sent_again() {
    let outbox = outbox();
    let blue = kit::tenant(&outbox, "blue").await;
    let page = page(&outbox, operator());
    let overview = get(&page, "/overview").await;
    assert!(overview.text.contains("out-of-attempts"));
    let list = get(&page, "/messages?tenant=blue&state=dead").await;
    assert!(list.text.contains("msg_blue_2") && !list.text.contains("msg_blue_1"));
    let message = get(&page, "/message?message=msg_blue_2").await;
    assert!(
        message.text.contains("It was given up after 1 attempt."),
        "{}",
        message.text
    );
    assert!(message.text.contains("503") && message.text.contains("blue-answer"));
    assert!(!message.text.contains("blue-payload") && !message.text.contains("blue-header"));
    let target = blue.endpoint.target().number().to_string();
    let sent = post(
        &page,
        "/resend",
        &[("message", "msg_blue_2"), ("target", &target)],
    )
    .await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER);
    assert_eq!(sent.location(), "message?message=msg_blue_2#main");
    let after = get(&page, &format!("/{}", sent.location())).await;
    assert!(after.text.contains("It is queued again."), "{}", after.text);
    assert!(
        after.text.contains("It is queued again, after 1 attempt.")
            && after.text.contains("Sent again by <bdi>ann</bdi>")
    );
    let key = outbox
        .store()
        .find("msg_blue_2".to_owned())
        .await
        .unwrap()
        .unwrap();
    assert_eq!(
        outbox.store().positions(key).await.unwrap()[0].1,
        Position::New
    );
    let log = get(&page, "/audit").await;
    assert!(log.text.contains("resend") && log.text.contains("ann"));
}

/// One field leads to everything that somebody may have at hand.
#[tokio::test]
async fn the_search_finds_what_somebody_has_at_hand() {
    let outbox = outbox();
    kit::tenant(&outbox, "blue").await;
    kit::tenant(&outbox, "red").await;
    let all = page(&outbox, operator());
    let own = page(&outbox, kit::of_tenant("blue"));
    for (text, of_all, of_blue) in [
        (
            "msg_blue_1",
            "message?message=msg_blue_1",
            "message?message=msg_blue_1",
        ),
        ("msg_red_1", "message?message=msg_red_1", ""),
        (
            "ep_blue",
            "endpoint?endpoint=ep_blue",
            "endpoint?endpoint=ep_blue",
        ),
        ("ep_red", "endpoint?endpoint=ep_red", ""),
        ("in_blue", "inbox?message=in_blue", "inbox?message=in_blue"),
        ("in_red", "inbox?message=in_red", ""),
        (
            "https://c.example/blue-path",
            "endpoint?endpoint=ep_blue",
            "endpoint?endpoint=ep_blue",
        ),
        ("C.example/RED", "endpoint?endpoint=ep_red", ""),
        ("blue", "messages?tenant=blue", ""),
        ("Re", "messages?tenant=red", ""),
        ("paid", "messages?operation=paid", "messages?operation=paid"),
        ("blue-tag", "messages?tag=blue-tag", "messages?tag=blue-tag"),
        ("red-tag", "messages?tag=red-tag", ""),
        ("a b&c=\r\nx: y", "", ""),
        ("  ", "messages", "messages"),
    ] {
        let query = kit::encoded(&[("q", text)]);
        for (page, expected) in [(&all, of_all), (&own, of_blue)] {
            let got = get(page, &format!("/find?{query}")).await;
            if expected.is_empty() {
                // It says what it looked for, and keeps the text.
                assert_eq!(got.status, StatusCode::OK, "{text}");
                assert!(got.text.contains("Nothing here is called"), "{}", got.text);
                let value = format!("value=\"{}\"", text.replace('&', "&#38;"));
                assert!(got.text.contains(&value), "{}", got.text);
                continue;
            }
            assert_eq!(
                (got.status, got.location()),
                (StatusCode::SEE_OTHER, expected),
                "{text}"
            );
        }
    }
}

/// Nobody was subscribed: the page says so, instead of showing nothing.
#[tokio::test]
async fn an_event_for_nobody_is_explained() {
    let outbox = outbox();
    outbox.enqueue(kit::event("msg_1", "green")).await.unwrap();
    let page = page(&outbox, operator());
    let text = get(&page, "/message?message=msg_1").await.text;
    assert!(
        text.contains("No endpoint of") && text.contains("was subscribed to"),
        "{text}"
    );
    assert!(
        get(&page, "/messages")
            .await
            .text
            .contains("nobody was subscribed")
    );
}

#[tokio::test]
async fn payloads_and_secrets_are_revealed_on_request_and_noted() {
    let outbox = outbox();
    kit::tenant(&outbox, "blue").await;
    let page = page(&outbox, operator());
    let payload = post(&page, "/reveal", &[("message", "msg_blue_2")]).await;
    assert!(payload.text.contains("blue-payload") && payload.text.contains("blue-header"));
    let secret = post(&page, "/secret", &[("endpoint", "ep_blue")]).await;
    assert!(secret.text.contains("blue-whsec"));
    let log = outbox.store().audited(None, None, 2).await.unwrap();
    let actions: Vec<_> = log.iter().map(|each| each.entry.action.as_str()).collect();
    assert_eq!(actions, ["reveal-secret", "reveal-payload"]);
    assert!(
        log.iter()
            .all(|each| each.entry.tenant.as_deref() == Some("blue"))
    );
}

#[tokio::test]
async fn an_endpoint_is_paused_limited_rotated_and_removed() {
    let outbox = outbox();
    let page = page(&outbox, operator());
    let created = post_json(
        &page,
        "/api/endpoints",
        &json!({ "url": "https://shop.example/hook?token=1", "tenant": "blue", "events": ["paid", "shipped"] }),
    )
    .await;
    assert_eq!(created.status, StatusCode::CREATED, "{}", created.text);
    let id = created.json()["endpoint"].as_str().unwrap().to_owned();
    assert!(
        created.json()["secret"]
            .as_str()
            .unwrap()
            .starts_with("whsec_")
    );
    let at = |action: &str| format!("/api/endpoints/{id}/{action}");
    let record = async || {
        let target = callbacks_delivery::TargetId::of_endpoint(&id);
        outbox.store().targets(vec![target.shard()]).await.unwrap()
    };
    for (action, body) in [
        ("pause", json!({})),
        ("limit", json!({ "rate": 2.5, "concurrency": 3 })),
        ("rotate", json!({ "hours": 1 })),
    ] {
        let got = post_json(&page, &at(action), &body).await;
        assert_eq!(got.status, StatusCode::OK, "{action}: {}", got.text);
    }
    let records = record().await;
    assert_eq!(
        (records[0].state, records[0].rate, records[0].concurrency),
        (TargetState::Paused, Some(2.5), Some(3))
    );
    let shown = get(&page, &format!("/api/endpoints/{id}")).await.json();
    assert_eq!(shown["secrets"], 2);
    assert_eq!(shown["state"], "paused");
    assert_eq!(shown["url"], "https://shop.example/hook?•••");
    // The form sends the masked URL back: what is behind the mask stays.
    post_json(
        &page,
        &format!("/api/endpoints/{id}"),
        &json!({ "url": "https://shop.example/hook?•••", "events": "paid" }),
    )
    .await;
    let endpoint = outbox
        .store()
        .endpoints(None, None, 1)
        .await
        .unwrap()
        .remove(0);
    assert_eq!(
        (endpoint.url.as_str(), &endpoint.events[..]),
        (
            "https://shop.example/hook?token=1",
            &["paid".to_owned()][..]
        )
    );
    post_json(&page, &at("enable"), &json!({})).await;
    assert_eq!(record().await[0].state, TargetState::Active);
    post_json(&page, &at("test"), &json!({})).await;
    let rows = kit::rows(outbox.store()).await;
    assert_eq!(rows.len(), 1);
    assert_eq!(rows[0].key.target, endpoint.target());
    assert_eq!(
        post_json(&page, &at("remove"), &json!({})).await.json()["removed"],
        id
    );
    assert_eq!(
        get(&page, &format!("/api/endpoints/{id}")).await.status,
        StatusCode::NOT_FOUND
    );
    let log = outbox
        .store()
        .audited(Some("blue".to_owned()), None, 20)
        .await
        .unwrap();
    let actions: Vec<_> = log
        .iter()
        .rev()
        .map(|each| each.entry.action.as_str())
        .collect();
    assert_eq!(
        actions,
        [
            "register", "pause", "limit", "rotate", "update", "enable", "test", "remove"
        ]
    );
}

/// A page that is nested anywhere has links that work.
#[tokio::test]
async fn links_are_relative() {
    let outbox = outbox();
    kit::tenant(&outbox, "blue").await;
    let router = page(&outbox, operator());
    let nested: axum::Router = axum::Router::new().nest("/admin/hooks", router.clone());
    assert_eq!(
        get(&nested, "/admin/hooks").await.location(),
        "./hooks/overview"
    );
    let service: axum::Router = axum::Router::new().nest_service("/admin/hooks", router.clone());
    assert_eq!(get(&service, "/admin/hooks/").await.location(), "overview");
    assert_eq!(get(&router, "/").await.location(), "overview");
    for path in [
        "overview",
        "endpoints",
        "messages",
        "message?message=msg_blue_2",
        "dead",
        "audit",
        "jobs",
        "endpoint?endpoint=ep_blue",
    ] {
        let text = get(&nested, &format!("/admin/hooks/{path}")).await.text;
        let links = text.split(['"']).collect::<Vec<_>>();
        for pair in links.windows(2).filter(|pair| {
            pair[0].ends_with("href=") || pair[0].ends_with("action=") || pair[0].ends_with("src=")
        }) {
            assert!(
                !pair[1].starts_with('/') && !pair[1].contains("://"),
                "{path} links to {}",
                pair[1]
            );
        }
    }
}

/// Lists are paged with cursors that keep the filter.
#[tokio::test]
async fn pages_follow_each_other() {
    let outbox = outbox();
    kit::tenant(&outbox, "blue").await;
    for number in 0..30 {
        outbox
            .enqueue(kit::event(&format!("msg_{number}"), "blue"))
            .await
            .unwrap();
    }
    kit::settle(outbox.store(), &Then::Done, 204, "").await;
    let page = page(&outbox, operator());
    let (mut path, mut ids) = ("/messages?state=delivered&limit=10".to_owned(), Vec::new());
    loop {
        // The way back is for people.
        let without = path.split("&trail=").next().unwrap();
        let api = get(&page, &format!("/api{without}")).await.json();
        ids.extend(
            api["items"]
                .as_array()
                .unwrap()
                .iter()
                .map(|item| item["id"].as_str().unwrap().to_owned()),
        );
        let text = get(&page, &path).await.text;
        let Some((_, rest)) = text.split_once("rel=\"next\" href=\"?") else {
            assert!(api["next"].is_null());
            break;
        };
        let query = rest
            .split('"')
            .next()
            .unwrap()
            .replace("&#38;", "&")
            .replace("&amp;", "&");
        assert!(query.contains("state=delivered"));
        path = format!("/messages?{query}");
    }
    assert_eq!(ids.len(), 31);
    assert_eq!(
        (ids[0].as_str(), ids[30].as_str()),
        ("msg_29", "msg_blue_1")
    );
}

#[tokio::test]
async fn everything_that_is_loaded_is_small() {
    let outbox = outbox();
    kit::tenant(&outbox, "blue").await;
    let page = page(&outbox, operator());
    let mut bytes = 0;
    for path in ["/style.css", "/script.js", "/overview"] {
        bytes += get(&page, path).await.text.len();
    }
    assert!(bytes < 60 * 1024, "{bytes} bytes");
}

/// The document describes the routes of the API, and no others.
#[test]
fn the_document_has_every_route_of_the_api() {
    let document: Value = serde_json::from_str(DOCUMENT).unwrap();
    let mut described: Vec<String> = Vec::new();
    for (path, item) in document["paths"].as_object().unwrap() {
        let methods = item
            .as_object()
            .unwrap()
            .keys()
            .filter(|key| ["get", "post"].contains(&key.as_str()));
        described.extend(methods.map(|method| {
            format!("{} /api{path}", method.to_uppercase())
                .trim_end_matches('/')
                .to_owned()
        }));
    }
    let mut routes: Vec<_> = ROUTES
        .iter()
        .filter(|route| route.is_api())
        .map(|route| format!("{} {}", route.method, route.path.trim_end_matches('/')))
        .collect();
    described.sort();
    routes.sort();
    routes.dedup();
    assert_eq!(described, routes);
}
