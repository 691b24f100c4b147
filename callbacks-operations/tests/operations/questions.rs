//! What cannot be taken back asks first, on a page that says what will happen, without any script.

use callbacks_delivery::MemoryStore;
use callbacks_delivery::Outbox;
use callbacks_delivery::store::Then;
use http::StatusCode;

use crate::kit::{self, get, operator, page, post};

/// An endpoint with a dead letter and two deliveries that wait, and a dead letter of the inbox.
async fn filled() -> Outbox<MemoryStore> {
    let outbox = kit::outbox();
    kit::tenant(&outbox, "blue").await;
    for id in ["msg_1", "msg_2"] {
        outbox.enqueue(kit::event(id, "blue")).await.unwrap();
    }
    let wait = Then::Wait {
        wait: std::time::Duration::from_secs(90),
        charged: 1,
        uncharged: 0,
        began: None,
    };
    kit::settle(outbox.store(), &wait, 500, "").await;
    outbox
}

#[tokio::test(start_paused = true)]
async fn each_question_says_what_will_happen_and_changes_nothing() {
    let outbox = filled().await;
    let page = page(&outbox, operator());
    let endpoint = ("endpoint", "ep_blue");
    for (action, fields, expected) in [
        (
            "disable",
            vec![endpoint],
            vec![
                "Disable this endpoint?",
                "2 deliveries wait for it now and are given up.",
            ],
        ),
        (
            "remove",
            vec![endpoint],
            vec![
                "Remove this endpoint?",
                "2 deliveries wait for it now and are never sent.",
                "1 dead letter cannot be sent to it again.",
                "This cannot be undone.",
            ],
        ),
        (
            "rotate",
            vec![endpoint, ("hours", "36")],
            vec![
                "Rotate the secret?",
                "The old secret signs too for 36 hours.",
            ],
        ),
        (
            "rotate",
            vec![endpoint, ("hours", "0")],
            vec!["The old secret ends at once."],
        ),
        (
            "discard",
            vec![("event", "1")],
            vec![
                "Discard this dead letter?",
                "1 event is deleted with its payload of",
            ],
        ),
    ] {
        let before = kit::state_of(&outbox, "blue").await;
        let asked = post(&page, &format!("/{action}"), &fields).await;
        assert_eq!(asked.status, StatusCode::OK, "{action}");
        for expected in expected {
            assert!(asked.text.contains(expected), "{action}: {}", asked.text);
        }
        assert_eq!(kit::state_of(&outbox, "blue").await, before, "{action}");
        // The form has everything that was sent, and the answer.
        for (name, value) in fields.iter().chain(&[("sure", "yes")]) {
            let field = format!(r#"name="{name}" value="{value}""#);
            assert!(asked.text.contains(&field), "{action}: {}", asked.text);
        }
    }
}

#[tokio::test]
async fn an_answer_is_carried_out() {
    let outbox = filled().await;
    let page = page(&outbox, operator());
    for (action, field) in [
        ("discard", ("event", "1")),
        ("rotate", ("endpoint", "ep_blue")),
        ("disable", ("endpoint", "ep_blue")),
        ("remove", ("endpoint", "ep_blue")),
    ] {
        let before = kit::state_of(&outbox, "blue").await;
        let done = post(&page, &format!("/{action}"), &[field, ("sure", "yes")]).await;
        assert_eq!(done.status, StatusCode::SEE_OTHER, "{action}");
        assert_ne!(kit::state_of(&outbox, "blue").await, before, "{action}");
    }
    let gone = get(&page, "/endpoint?endpoint=ep_blue").await;
    assert_eq!(gone.status, StatusCode::NOT_FOUND);
}

/// A mistake in the form is reported before anything is asked.
#[tokio::test]
async fn a_mistake_is_reported_first() {
    let outbox = filled().await;
    let page = page(&outbox, operator());
    let fields = [("endpoint", "ep_blue"), ("hours", "100000")];
    let refused = post(&page, "/rotate", &fields).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    let other = kit::page(&outbox, kit::of_tenant("red"));
    let hidden = post(&other, "/remove", &fields).await;
    assert_eq!(hidden.status, StatusCode::NOT_FOUND);
}

/// Sending all dead letters again names the endpoints that would refuse them again.
#[tokio::test]
async fn sending_everything_again_names_endpoints_in_trouble() {
    let outbox = filled().await;
    kit::tenant(&outbox, "red").await;
    let page = page(&outbox, operator());
    let fields = [("work", "recover"), ("everything", "true")];
    let counted = post(&page, "/count", &fields).await.text;
    assert!(!counted.contains("note warn"), "{counted}");
    let blue = [("endpoint", "ep_blue")];
    post(&page, "/pause", &blue).await;
    let counted = post(&page, "/count", &fields).await.text;
    let doubt =
        "https://c.example/blue-path is paused now: what goes there waits until you enable it.";
    assert!(counted.contains(doubt), "{counted}");
    // Those of others are not named.
    let other = kit::page(&outbox, kit::of_tenant("red"));
    let counted = post(&other, "/count", &fields).await.text;
    assert!(!counted.contains("blue"), "{counted}");
}
