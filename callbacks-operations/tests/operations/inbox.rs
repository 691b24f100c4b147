//! The inbox: what its pages show, and replaying.

use callbacks_delivery::inbox::{EventFilter, EventState, Settle};
use callbacks_delivery::store::{JobState, Journal, Ledger};
use callbacks_delivery::{AnyTarget, Inbox, MemoryStore};
use callbacks_operations::{Page, ROUTES};
use http::StatusCode;
use serde_json::json;

use crate::kit::{self, get, inbox_of, of_tenant, operator, outbox, page, post, post_json, until};

/// An operator sees why an event was not handled, and has it handled again.
#[tokio::test]
async fn a_dead_event_is_explained_and_replayed() {
    let outbox = outbox();
    let inbox = inbox_of(&outbox);
    let key = kit::received(&inbox, "blue").await;
    let page = page(&outbox, operator());
    let overview = get(&page, "/overview").await.text;
    assert!(overview.contains("href=\"inbox?state=dead\""), "{overview}");
    let list = get(&page, "/inbox?state=dead&tenant=blue").await.text;
    assert!(list.contains("in_blue") && list.contains("does not match the document"));
    let path = format!("/event?event={}", key.0);
    let event = get(&page, &path).await.text;
    for expected in [
        "It was given up after 1 attempt. The event does not match the document.",
        "#/blue-pointer",
        "maxLength",
        "POST /hooks?•••",
        "x-secret",
    ] {
        assert!(event.contains(expected), "{expected}: {event}");
    }
    for secret in ["blue-received", "blue-header", "blue-uri"] {
        assert!(!event.contains(secret), "{secret}");
    }
    let number = key.0.to_string();
    let revealed = post(&page, "/reveal-event", &[("event", &number)])
        .await
        .text;
    for secret in ["blue-received is too long", "blue-header", "blue-uri"] {
        assert!(revealed.contains(secret), "{secret}: {revealed}");
    }

    let replayed = post(&page, "/replay", &[("event", &number)]).await;
    assert_eq!(replayed.status, StatusCode::SEE_OTHER, "{}", replayed.text);
    let after = get(&page, &format!("/{}", replayed.location())).await.text;
    assert!(after.contains("It is being handled again."), "{after}");
    assert!(after.contains("given up: invalid"), "{after}");
    assert!(after.contains("data-live=\"2\""), "{after}");
    kit::settle_events(&inbox, Settle::Keep(std::time::Duration::from_secs(60))).await;
    let after = get(&page, &format!("/{}", replayed.location())).await.text;
    assert!(after.contains("It was handled at"), "{after}");
    assert!(after.contains("It was replayed, and is handled now."));
    // The old number leads nowhere, and says why.
    let gone = get(&page, &path).await;
    assert_eq!(gone.status, StatusCode::NOT_FOUND);
    assert!(gone.text.contains("or it was handled and is not kept"));
    let log = outbox.store().audited(None, None, 2).await.unwrap();
    let actions: Vec<_> = log.iter().map(|each| each.entry.action.as_str()).collect();
    assert_eq!(actions, ["replay", "reveal-event"]);
    assert_eq!(log[0].entry.tenant.as_deref(), Some("blue"));
}

/// What waits is not replayed, and what fails has its failures.
#[tokio::test]
async fn failures_of_a_handler_are_a_timeline() {
    let outbox = outbox();
    let inbox = inbox_of(&outbox);
    let request = kit::request_of("in_1", "blue", "{}");
    let failed = Settle::Retry {
        wait: std::time::Duration::from_secs(90),
        reason: "the database is full".to_owned(),
    };
    let key = kit::receive(&inbox, request, failed).await;
    let page = page(&outbox, operator());
    let path = format!("/api/inbox/{}", key.0);
    let event = get(&page, &path).await.json();
    assert_eq!(event["state"], "waiting");
    assert_eq!(event["timeline"][0]["reason"], "the database is full");
    assert!(
        event["explanation"]
            .as_str()
            .unwrap()
            .contains("The next one is in 1m")
    );
    let replayed = post_json(&page, &format!("{path}/replay"), &json!({}))
        .await
        .json();
    assert_eq!(
        replayed,
        json!({ "replayed": 0, "event": key.0.to_string() })
    );
    // A customer sees that it failed, but not the inside of this program.
    let own = kit::page(&outbox, of_tenant("blue"));
    let event = get(&own, &path).await.json();
    assert_eq!(event["timeline"][0]["reason"], "•••");
    let list = get(&own, "/api/inbox").await.json();
    assert!(list["figures"].is_null());
    assert_eq!(list["items"][0]["message"], "in_1");
}

/// A bulk replay is counted first, has a rate, and ends even if everything becomes dead again at once.
#[tokio::test(start_paused = true)]
async fn dead_events_are_replayed_in_bulk() {
    let outbox = outbox();
    let inbox = inbox_of(&outbox);
    for number in 0..30 {
        let tenant = if number < 25 { "blue" } else { "red" };
        let request = kit::request_of(&format!("in_{number}"), tenant, "{}");
        kit::receive(&inbox, request, kit::invalid(tenant)).await;
    }
    let page = page(&outbox, operator());
    let fields = [("work", "events"), ("tenant", "blue"), ("rate", "10")];
    let counted = post(&page, "/count", &fields).await.text;
    assert!(
        counted.contains("This replays <b>25</b> events. At 10 a second it takes about 3s."),
        "{counted}"
    );
    assert!(counted.contains("replay dead letters of the inbox: tenant blue"));
    let started = post(&page, "/start", &fields).await;
    let id = started
        .location()
        .strip_prefix("job?job=")
        .unwrap()
        .to_owned();
    let store = outbox.store();
    let began = tokio::time::Instant::now();
    until(async || {
        kit::settle_events(&inbox, kit::invalid("blue")).await;
        store.job(id.clone()).await.unwrap().unwrap().state == JobState::Done
    })
    .await;
    assert!(began.elapsed() >= std::time::Duration::from_secs(2));
    let job = store.job(id).await.unwrap().unwrap();
    assert_eq!(
        (job.total, job.progress.seen, job.progress.sent),
        (25, 25, 25)
    );
    assert_eq!(inbox.count_dead(EventFilter::all()).await.unwrap(), 30);
}

/// A dead letter is deleted with its payload. What waits is not, and the audit log says who did it.
#[tokio::test]
async fn a_dead_event_is_discarded() {
    let outbox = outbox();
    let inbox = inbox_of(&outbox);
    let key = kit::received(&inbox, "blue").await;
    let waits = Settle::Retry {
        wait: std::time::Duration::from_secs(90),
        reason: "full".to_owned(),
    };
    let waiting = kit::receive(&inbox, kit::request_of("in_1", "blue", "{}"), waits).await;
    let page = page(&outbox, operator());
    let event = get(&page, &format!("/event?event={}", key.0)).await.text;
    assert!(event.contains("action=\"discard\""), "{event}");
    let number = key.0.to_string();
    let discarded = post(&page, "/discard", &[("event", &number), ("sure", "yes")]).await;
    // No link says that something happened.
    let list = get(&page, "/inbox?done=discarded").await.text;
    assert!(list.contains("The dead letter is deleted"), "{list}");
    let other = kit::page(&outbox, kit::of_tenant("blue"));
    let list = get(&other, "/inbox?done=discarded").await.text;
    assert!(!list.contains("is deleted"), "{list}");
    assert_eq!(discarded.location(), "inbox?state=dead");
    let list = get(&page, &format!("/{}", discarded.location())).await.text;
    assert!(list.contains("The dead letter is deleted"), "{list}");
    assert_eq!(inbox.body(key).await.unwrap(), None);

    let number = waiting.0.to_string();
    let event = get(&page, &format!("/event?event={number}")).await.text;
    assert!(!event.contains("action=\"discard\""), "{event}");
    let refused = post(&page, "/discard", &[("event", &number), ("sure", "yes")]).await;
    let refused = get(&page, &format!("/{}", refused.location())).await.text;
    assert!(
        refused.contains("Nothing was deleted: it is not a dead letter."),
        "{refused}"
    );
    assert!(inbox.body(waiting).await.unwrap().is_some());
    let path = format!("/api/inbox/{number}/discard");
    let refused = post_json(&page, &path, &json!({})).await.json();
    assert_eq!(refused, json!({ "discarded": 0 }));
    let log = outbox.store().audited(None, None, 9).await.unwrap();
    let entry = &log.last().unwrap().entry;
    assert_eq!(
        (entry.action.as_str(), entry.tenant.as_deref()),
        ("discard", Some("blue"))
    );
    assert_eq!(log[0].entry.detail, "it is not dead in_1");
}

/// Deleting many is counted first, and leaves those of others alone.
#[tokio::test(start_paused = true)]
async fn dead_events_are_discarded_in_bulk() {
    let outbox = outbox();
    let inbox = inbox_of(&outbox);
    for number in 0..30 {
        let tenant = if number < 25 { "blue" } else { "red" };
        let request = kit::request_of(&format!("in_{number}"), tenant, "{}");
        kit::receive(&inbox, request, kit::invalid(tenant)).await;
    }
    // The scope counts, and not what the form says.
    let page = page(&outbox, of_tenant("blue"));
    let fields = [("work", "discard"), ("tenant", "red"), ("rate", "10")];
    let counted = post(&page, "/count", &fields).await.text;
    assert!(
        counted.contains("This deletes <b>25</b> events with their payloads. It cannot be undone."),
        "{counted}"
    );
    assert!(counted.contains("delete dead letters of the inbox: tenant blue"));
    let started = post(&page, "/start", &fields).await;
    let id = started.location().strip_prefix("job?job=").unwrap();
    let store = outbox.store();
    until(async || store.job(id.to_owned()).await.unwrap().unwrap().state == JobState::Done).await;
    let job = store.job(id.to_owned()).await.unwrap().unwrap();
    assert_eq!((job.total, job.progress.sent), (25, 25));
    assert_eq!(inbox.count_dead(EventFilter::all()).await.unwrap(), 5);
    let shown = get(&page, &format!("/job?job={id}")).await.text;
    assert!(shown.contains("25 deleted"), "{shown}");
    let log = store.audited(None, None, 1).await.unwrap();
    assert_eq!(log[0].entry.detail, "deleted 25 of 25");
}

/// The same is true of `Inbox::replay`.
#[tokio::test]
async fn a_replay_ends_although_everything_fails_again() {
    let inbox = Inbox::new(MemoryStore::new());
    for number in 0..3 {
        let request = kit::request_of(&format!("in_{number}"), "blue", "{}");
        kit::receive(&inbox, request, kit::invalid("blue")).await;
    }
    let worker = inbox.clone();
    let task = tokio::spawn(async move {
        loop {
            kit::settle_events(&worker, kit::invalid("blue")).await;
            tokio::task::yield_now().await;
        }
    });
    let rate = std::num::NonZeroU32::new(1_000).unwrap();
    assert_eq!(
        inbox.replay_slowly(EventFilter::all(), rate).await.unwrap(),
        3
    );
    task.abort();
}

/// Lists are filtered, and their pages follow each other.
#[tokio::test]
async fn events_are_filtered_and_paged() {
    let outbox = outbox();
    let inbox = inbox_of(&outbox);
    for number in 0..12 {
        let request = kit::request_of(&format!("in_{number}"), "blue", "{}");
        let settle = match number % 3 {
            0 => kit::invalid("blue"),
            1 => Settle::Keep(std::time::Duration::from_secs(60)),
            _ => Settle::Retry {
                wait: std::time::Duration::from_secs(60),
                reason: "full".to_owned(),
            },
        };
        kit::receive(&inbox, request, settle).await;
    }
    let page = page(&outbox, operator());
    for (state, count) in [("dead", 4), ("handled", 4), ("waiting", 4)] {
        assert!(EventState::ALL.iter().any(|each| each.as_str() == state));
        let (mut query, mut ids) = (String::new(), Vec::new());
        loop {
            let list = get(&page, &format!("/api/inbox?state={state}&limit=3{query}"))
                .await
                .json();
            let items = list["items"].as_array().unwrap();
            ids.extend(items.iter().map(|item| item["message"].clone()));
            let Some(next) = list["next"].as_str() else {
                break;
            };
            query = format!("&before={next}");
        }
        assert_eq!(ids.len(), count, "{state}: {ids:?}");
    }
    let found = get(&page, "/api/inbox?message=in_4").await.json();
    assert_eq!(found["items"].as_array().unwrap().len(), 1);
    assert_eq!(found["items"][0]["state"], "handled");
    let handled = get(&page, "/inbox?state=handled").await.text;
    assert!(handled.contains("kept for 1h"), "{handled}");
}

/// Without an inbox, its pages are not there, and nothing leads to them.
#[tokio::test]
async fn a_page_without_an_inbox_has_no_link_to_it() {
    let outbox = outbox();
    let page = Page::new(&outbox, AnyTarget, |_| operator()).router();
    assert!(!get(&page, "/overview").await.text.contains("\"inbox"));
    let blue = kit::tenant(&outbox, "blue").await;
    for route in ROUTES.iter().filter(|route| {
        ["inbox", "event", "replay", "discard"]
            .iter()
            .any(|word| route.path.split('/').any(|part| part.starts_with(word)))
    }) {
        if route.path.starts_with("/reveal") {
            continue;
        }
        let got = kit::send(&page, kit::request(route, &blue)).await;
        assert_eq!(got.status, StatusCode::NOT_FOUND, "{route:?}");
    }
    assert_eq!(outbox.store().gauges().await.unwrap().dead, 1);
}
