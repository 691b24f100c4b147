//! Erasing: what is named, of nobody else, and with an entry in the audit log.

use callbacks_delivery::store::{Ledger, MessageFilter};
use callbacks_delivery::{MemoryStore, Outbox};
use http::StatusCode;
use serde_json::json;

use crate::kit::{self, of_tenant, operator, outbox, page, post_json};

/// The ids of messages that are not erased.
async fn remaining(outbox: &Outbox<MemoryStore>) -> Vec<String> {
    let page = outbox.store().messages(MessageFilter::all(), None, 100);
    let rows = page.await.unwrap().rows;
    let envelopes = rows.into_iter().filter_map(|row| row.envelope);
    let mut ids: Vec<_> = envelopes.map(|envelope| envelope.id).collect();
    ids.sort();
    ids
}

async fn two_tenants() -> Outbox<MemoryStore> {
    let outbox = outbox();
    for name in ["blue", "red"] {
        kit::tenant(&outbox, name).await;
        // Both have messages of the same person.
        let more = json!({ "tags": ["person-7"] });
        let message = kit::event_with(&format!("msg_{name}_7"), name, &more);
        outbox.enqueue(message).await.unwrap();
    }
    outbox
}

#[tokio::test]
async fn one_message_is_erased() {
    let outbox = two_tenants().await;
    let page = page(&outbox, operator());
    let got = post_json(&page, "/api/messages/msg_blue_2/forget", &json!({})).await;
    assert_eq!(got.json()["erased"], 1, "{}", got.text);
    let left = remaining(&outbox).await;
    assert_eq!(left.len(), 5);
    assert!(!left.contains(&"msg_blue_2".to_owned()));
    let audit = outbox.store().audited(None, None, 1).await.unwrap();
    let entry = &audit[0].entry;
    assert_eq!((&*entry.action, &*entry.subject), ("forget", "msg_blue_2"));
    assert_eq!((&*entry.actor, &*entry.detail), ("ann", "1 erased"));
    // It is gone, so it cannot be erased twice.
    let again = post_json(&page, "/api/messages/msg_blue_2/forget", &json!({})).await;
    assert_eq!(again.status, StatusCode::NOT_FOUND, "{}", again.text);
}

#[tokio::test]
async fn a_tag_is_erased_for_everybody_or_for_one_tenant() {
    let person = json!({ "tag": "person-7" });
    let outbox = two_tenants().await;
    let got = post_json(&page(&outbox, operator()), "/api/forget", &person).await;
    assert_eq!(got.json()["erased"], 2, "{}", got.text);

    // A tenant erases its own, whatever it says.
    let outbox = two_tenants().await;
    let red = page(&outbox, of_tenant("red"));
    let forged = json!({ "tag": "person-7", "tenant": "blue" });
    let got = post_json(&red, "/api/forget", &forged).await;
    assert_eq!(got.json()["erased"], 1, "{}", got.text);
    let left = remaining(&outbox).await;
    assert!(left.contains(&"msg_blue_7".to_owned()), "{left:?}");
    assert!(!left.contains(&"msg_red_7".to_owned()), "{left:?}");

    // What is not named is never everything.
    for body in [json!({}), json!({ "tag": "" }), json!({ "tenant": "red" })] {
        let got = post_json(&red, "/api/forget", &body).await;
        assert_eq!(got.status, StatusCode::UNPROCESSABLE_ENTITY, "{body}");
    }
}
