//! `deliveries inbox` over the operations API of a running application.

use std::time::Duration;

use callbacks_delivery::inbox::{ClaimToken, DeadCause, EventFilter, InboxStore, NewEvent, Settle};
use callbacks_delivery::{AnyTarget, Inbox, MemoryStore, Outbox};
use callbacks_operations::Page;
use callbacks_runtime::receiver::inbox::StoredRequest;

use super::{Application, access};

const HOUR: Duration = Duration::from_secs(3_600);

/// Receives an event, and settles it.
async fn receive(inbox: &Inbox<MemoryStore>, id: &str, tenant: &str, settle: Settle) {
    let body = format!("{{\"card\": \"secret-{tenant}\"}}").into();
    let uri = "/hooks?token=secret-query".parse().expect("a URI");
    let headers = http::HeaderMap::new();
    let mut request = StoredRequest::new(http::Method::POST, uri, headers, body);
    request.message_id = Some(id.to_owned());
    request.tenant = Some(tenant.to_owned());
    let store = inbox.store();
    let accepted = store.accept_event(NewEvent::of(request), HOUR).await;
    accepted.expect("it is stored");
    let token = ClaimToken(1);
    let claimed = store.claim_events(token, HOUR, 1).await.expect("a claim");
    let settled = claimed.iter().map(|event| (event.key, settle.clone()));
    let settled = store.settle_events(token, settled.collect()).await;
    settled.expect("it is settled");
}

fn invalid() -> Settle {
    Settle::Dead {
        cause: DeadCause::Invalid,
        detail: "the body is not as described\u{1b}[2J".to_owned(),
        operation: Some("orderPaid".to_owned()),
        violations: Vec::new(),
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn received_events_are_seen_replayed_and_discarded() {
    let outbox = Outbox::new(MemoryStore::new());
    let inbox = Inbox::beside(&outbox).keep_handled(HOUR);
    receive(&inbox, "in_done", "blue", Settle::Keep(HOUR)).await;
    for number in 0..5 {
        receive(&inbox, &format!("in_{number}"), "blue", invalid()).await;
    }
    receive(&inbox, "in_red", "red", invalid()).await;
    let page = Page::new(&outbox, AnyTarget, access).inbox(&inbox);
    let socket = tokio::net::TcpListener::bind("127.0.0.1:0").await;
    let socket = socket.expect("a port");
    let at = socket.local_addr().expect("it is bound");
    tokio::spawn(async move { axum::serve(socket, page.router()).await });
    let url = format!("http://{at}/");
    let application = Application {
        arguments: ["--url", &url, "--token", "operator"]
            .map(str::to_owned)
            .to_vec(),
    };

    let list = application.fine(&["inbox", "list", "--state", "dead"]);
    assert!(list.contains("in_0") && list.contains("in_red"), "{list}");
    assert!(!list.contains("in_done"), "{list}");
    // A sender's text does nothing to the terminal.
    assert!(!list.contains('\u{1b}'), "{list}");
    let all = application.fine(&["inbox", "list"]);
    assert!(all.contains("in_done") && all.contains("handled"), "{all}");
    let some = application.json(&["inbox", "list", "--tenant", "red"]);
    assert_eq!(some["items"][0]["message"], "in_red");

    // By the sender's id, and by number.
    let shown = application.fine(&["inbox", "show", "in_0"]);
    for expected in [
        "orderPaid",
        "invalid",
        "the body is not as described",
        "POST /hooks?",
    ] {
        assert!(shown.contains(expected), "{expected}: {shown}");
    }
    assert!(!shown.contains("secret-"), "{shown}");
    let number = some["items"][0]["event"].as_str().expect("a number");
    let revealed = application.fine(&["inbox", "show", number, "--reveal"]);
    assert!(revealed.contains("secret-red"), "{revealed}");
    let missing = application.run(&["inbox", "show", "in_other"]);
    assert_eq!(missing.code, 1, "{}", missing.stderr);

    let replayed = application.fine(&["inbox", "replay", "in_0"]);
    assert!(replayed.contains("`in_0` is handled again"), "{replayed}");
    let waits = application.fine(&["inbox", "replay", "in_done"]);
    assert!(waits.contains("nothing was replayed"), "{waits}");

    // Nothing is deleted without a word.
    let unconfirmed = application.run(&["inbox", "discard", "in_1"]);
    assert_eq!(unconfirmed.code, 2, "{}", unconfirmed.stdout);
    let counted = application.fine(&["inbox", "discard", "in_1", "--dry-run"]);
    assert!(counted.contains("`in_1` would be deleted"), "{counted}");
    let dead = || inbox.count_dead(EventFilter::all());
    assert_eq!(dead().await.expect("a count"), 5);
    let deleted = application.fine(&["inbox", "discard", "in_1", "--yes"]);
    assert!(deleted.contains("`in_1` is deleted"), "{deleted}");

    let blue = ["--tenant", "blue", "--rate", "1000"];
    let bulk = |command: &'static str, more: &'static str| {
        application.fine(&[&["inbox", command], &blue[..], &[more]].concat())
    };
    let counted = bulk("discard-dead", "--dry-run");
    assert!(counted.contains("3 events would be deleted"), "{counted}");
    let deleted = bulk("discard-dead", "--yes");
    assert!(deleted.contains("done: 3 events deleted"), "{deleted}");
    assert_eq!(dead().await.expect("a count"), 1);
    let replayed = application.fine(&["inbox", "replay-dead", "--yes"]);
    assert!(
        replayed.contains("done: 1 event will be handled again"),
        "{replayed}"
    );
    assert_eq!(dead().await.expect("a count"), 0);
}
