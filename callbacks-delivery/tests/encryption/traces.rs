//! Nothing of a payload or a secret is in what a store wrote (D11).

use std::time::Duration;

use callbacks_delivery::store::{Filter, Journal};
use callbacks_delivery::{AnyTarget, EncryptedStore, Message, Outbox, Registration, Store};
use callbacks_runtime::signature::StandardKey;

use super::keys;
use super::kit::{Consumer, Reply, message, with, worker};

/// In the URL, a header, the payload and the answer.
const NEEDLE: &str = "n33dle";

/// A secret with the needle in it.
const SECRET: &str = "whsec_n33dlen33dlen33dlen33dlen33dlen3";

fn needled(id: &str) -> Message {
    let url = format!("https://c.example/{NEEDLE}?token={NEEDLE}");
    let more = serde_json::json!({ "headers": [["x-customer", NEEDLE]], "tenant": "blue" });
    let plain = with(id, &url, more);
    let body = format!("{{\"name\": \"{NEEDLE}\"}}");
    Message::restored(&plain.envelope().to_json(), body.into()).unwrap()
}

/// Delivers one message, buries another one, and registers an endpoint.
async fn leave_traces<S: Store>(store: EncryptedStore<S>) -> Outbox<EncryptedStore<S>> {
    let outbox = Outbox::new(store);
    let secret: StandardKey = SECRET.parse().unwrap();
    let url = format!("https://c.example/{NEEDLE}");
    let registration = Registration::new(url).secret(secret);
    outbox.register(registration, &AnyTarget).await.unwrap();
    let consumer = Consumer::new(|seen| match seen.id.as_str() {
        "msg_dead" => Reply::Body(410, NEEDLE),
        _ => Reply::Body(200, NEEDLE),
    });
    let messages = vec![
        needled("msg_sent"),
        needled("msg_dead"),
        message("msg_x", "https://x.example/"),
    ];
    outbox.enqueue_all(messages).await.unwrap();
    let running = worker(&outbox, &consumer).start();
    for _ in 0..6_000 {
        let gauges = outbox.store().gauges().await.unwrap();
        if gauges.outbox + gauges.due == 0 {
            break;
        }
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    running.shutdown(Duration::from_secs(30)).await;
    assert_eq!(consumer.count(), 3);
    let dead = outbox.store().count_dead(Filter::all()).await.unwrap();
    assert_eq!(dead, 1);
    outbox
}

#[cfg(feature = "inbox")]
async fn leave_events<S: callbacks_delivery::inbox::InboxStore>(store: &EncryptedStore<S>) {
    use callbacks_delivery::inbox::{
        ClaimToken, DeadCause, InboxStore, NewEvent, Settle, StoredViolation,
    };
    use callbacks_runtime::receiver::inbox::StoredRequest;
    let request = |id: &str| {
        let mut headers = http::HeaderMap::new();
        headers.append("authorization", NEEDLE.parse().unwrap());
        let uri = format!("/{NEEDLE}").parse().unwrap();
        let mut request = StoredRequest::new(http::Method::POST, uri, headers, NEEDLE.into());
        request.message_id = Some(id.to_owned());
        request
    };
    let day = Duration::from_secs(86_400);
    store
        .accept_event(NewEvent::of(request("one")), day)
        .await
        .unwrap();
    let claimed = store.claim_events(ClaimToken(1), day, 10).await.unwrap();
    assert_eq!(claimed[0].body, NEEDLE);
    let violation = StoredViolation {
        detail: format!("`{NEEDLE}` is no number"),
        pointer: None,
        keyword: None,
        parameter: None,
    };
    let dead = Settle::Dead {
        cause: DeadCause::Invalid,
        detail: format!("`{NEEDLE}`"),
        operation: None,
        violations: vec![violation.clone()],
    };
    store
        .settle_events(ClaimToken(1), vec![(claimed[0].key, dead)])
        .await
        .unwrap();
    store
        .accept_event(NewEvent::of(request("two")), day)
        .await
        .unwrap();
    let dead = store
        .dead_events(Default::default(), None, 10)
        .await
        .unwrap();
    assert_eq!(dead[0].violations, [violation]);
    assert_eq!(dead[0].detail, format!("`{NEEDLE}`"));
    assert_eq!(dead[0].body, NEEDLE);
}

#[cfg(feature = "redb")]
mod redb {
    use callbacks_delivery::RedbStore;

    use super::*;

    fn contains(file: &std::path::Path, needle: &str) -> bool {
        let bytes = std::fs::read(file).unwrap();
        bytes
            .windows(needle.len())
            .any(|part| part == needle.as_bytes())
    }

    #[tokio::test]
    async fn d11_a_file_has_no_traces() {
        let name = format!("callbacks-encryption-{}", std::process::id());
        let folder = std::env::temp_dir().join(name);
        std::fs::create_dir_all(&folder).unwrap();
        let file = folder.join("outbox.redb");
        let outbox = leave_traces(EncryptedStore::new(
            RedbStore::open(&file).unwrap(),
            keys(&[1]),
        ))
        .await;
        #[cfg(feature = "inbox")]
        leave_events(outbox.store()).await;
        // The search finds what is there.
        assert!(contains(&file, "msg_sent"));
        assert!(!contains(&file, NEEDLE));
        drop(outbox);
        // Another program with the keys reads it all.
        let store = EncryptedStore::new(RedbStore::open(&file).unwrap(), keys(&[2, 1]));
        let attempts = Outbox::new(store).attempts("msg_sent").await.unwrap();
        assert_eq!(attempts[0].1.excerpt, NEEDLE);
        std::fs::remove_dir_all(&folder).unwrap();
    }
}

#[cfg(feature = "postgres")]
mod postgres {
    use super::*;
    use crate::support::{Database, new_rows};

    /// Every row of every table as text, with binary columns as bytes in hexadecimal digits.
    async fn everything(database: &Database) -> String {
        let tables =
            "SELECT table_name::text FROM information_schema.tables WHERE table_schema = $1";
        let tables = database
            .admin
            .query(tables, &[&database.schema])
            .await
            .unwrap();
        let mut all = String::new();
        for table in tables {
            let name: String = table.get(0);
            let rows = format!("SELECT t::text FROM {}.{name} t", database.schema);
            for row in database.admin.query(&rows, &[]).await.unwrap() {
                all.push_str(row.get(0));
                all.push('\n');
            }
        }
        all
    }

    fn contains(all: &str, needle: &str) -> bool {
        let hex: String = needle.bytes().map(|byte| format!("{byte:02x}")).collect();
        all.contains(needle) || all.contains(&hex)
    }

    #[tokio::test]
    async fn d11_a_database_has_no_traces() {
        let Some(database) = Database::start().await else {
            return;
        };
        let outbox = leave_traces(EncryptedStore::new(database.store.clone(), keys(&[1]))).await;
        #[cfg(feature = "inbox")]
        leave_events(outbox.store()).await;
        let all = everything(&database).await;
        assert!(contains(&all, "msg_sent"));
        assert!(!contains(&all, NEEDLE), "{all}");
        drop(outbox);
    }

    /// D2, D11: a message is encrypted before it is part of the user's transaction.
    #[tokio::test]
    async fn d11_a_statement_has_no_traces() {
        let Some(database) = Database::start().await else {
            return;
        };
        let plain = needled("msg_1");
        let statement = plain.clone().seal(&keys(&[1])).unwrap().statement();
        let statement = statement.in_schema(&database.schema);
        assert!(!contains(statement.messages(), NEEDLE));
        let mut client = database.client().await;
        let transaction = client.transaction().await.unwrap();
        transaction
            .execute(
                statement.sql(),
                &[&statement.messages(), &statement.bodies()],
            )
            .await
            .unwrap();
        transaction.commit().await.unwrap();
        assert!(!contains(&everything(&database).await, NEEDLE));
        let rows = new_rows(&database.store).await;
        let store = EncryptedStore::new(database.store.clone(), keys(&[2, 1]));
        let loaded =
            callbacks_delivery::store::Queue::load(&store, vec![rows[0].key.message]).await;
        let expected = callbacks_delivery::store::Loaded::Message(Box::new(plain));
        assert_eq!(loaded.unwrap(), [expected]);
    }
}
