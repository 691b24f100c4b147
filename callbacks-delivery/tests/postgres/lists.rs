//! Lists among many messages: what is looked for is found by an index, and not by reading all others.

use callbacks_delivery::store::{
    Cause, DeliveryState, Filter, Journal, Ledger, MessageFilter, Queue,
};
use callbacks_delivery::{MessageKey, TargetId};

use crate::support::{Database, message_with};

/// More than one call examines.
const OTHERS: usize = 25_000;

/// One old message of a tenant, which is a dead letter, and newer ones of another tenant, which are dead letters too.
async fn among_others(database: &Database) -> MessageKey {
    let members = serde_json::json!({"tenant": "blue", "tags": ["order-7", "all"]});
    let message = message_with("msg_blue", TargetId::of_name("a"), &members);
    let store = &database.store;
    store.enqueue(vec![message]).await.unwrap();
    let key = store.find("msg_blue".to_owned()).await.unwrap().unwrap();
    let bury = "INSERT INTO callbacks.dead (day, seq, target, died, cause, detail)
                SELECT day, seq, 1, now(), 'gone', '' FROM callbacks.message";
    database
        .run(&format!(
            "INSERT INTO callbacks.message (day, seq, accepted, id, operation, tenant, target, tags, envelope)
             SELECT {day}, {seq} + n, callbacks.clock(), 'msg_' || n, 'shipped', 'red', 1, ARRAY['all'], '{{}}'
             FROM generate_series(1, {OTHERS}) n",
            day = key.day,
            seq = key.seq,
        ))
        .await;
    database.run(bury).await;
    key
}

#[tokio::test]
async fn a_tenant_and_a_tag_are_found_at_once_among_many_messages() {
    let Some(database) = Database::start().await else {
        return;
    };
    let key = among_others(&database).await;
    let store = &database.store;
    let listed = async |change: &dyn Fn(&mut MessageFilter)| {
        let mut filter = MessageFilter::all();
        change(&mut filter);
        let page = store.messages(filter, None, 10).await.unwrap();
        let keys: Vec<_> = page.rows.iter().map(|row| row.key).collect();
        (keys, page.next)
    };
    let found = (vec![key], None);
    let tenant = |filter: &mut MessageFilter| filter.tenant = Some("blue".to_owned());
    assert_eq!(listed(&tenant).await, found);
    let tag = |filter: &mut MessageFilter| filter.tag = Some("order-7".to_owned());
    assert_eq!(listed(&tag).await, found);
    let dead = |filter: &mut MessageFilter| {
        filter.tenant = Some("blue".to_owned());
        filter.state = Some(DeliveryState::Dead);
    };
    assert_eq!(listed(&dead).await, found);
    // A tag that all of them have is no shortcut, and no trap: the newest ones are first.
    let all = |filter: &mut MessageFilter| filter.tag = Some("all".to_owned());
    let (newest, next) = listed(&all).await;
    assert_eq!(newest.len(), 0, "their envelopes have no tags");
    assert!(next.is_some());
}

#[tokio::test]
async fn dead_letters_of_a_tenant_are_found_at_once() {
    let Some(database) = Database::start().await else {
        return;
    };
    let key = among_others(&database).await;
    // The letter of the tenant is the newest of all.
    database
        .run(&format!(
            "UPDATE callbacks.message SET seq = {seq} + {OTHERS} + 1 WHERE seq = {seq};
             UPDATE callbacks.dead SET seq = {seq} + {OTHERS} + 1 WHERE seq = {seq}",
            seq = key.seq
        ))
        .await;
    let store = &database.store;
    let blue = Filter::all().tenant("blue");
    let page = store.letters(blue.clone(), None, 10).await.unwrap();
    assert_eq!(page.rows.len(), 1);
    assert_eq!(
        (page.rows[0].id.as_str(), page.rows[0].operation.as_str()),
        ("msg_blue", "paid")
    );
    assert_eq!(page.next, None);
    let causes = store.causes(blue.clone()).await.unwrap();
    assert_eq!(
        (causes.counts, causes.is_complete),
        (vec![(Cause::Gone, 1)], true)
    );
    assert_eq!(store.count_dead(blue).await.unwrap(), 1);
}

/// Dead letters that are older than version 5 get what they are looked for by.
#[tokio::test]
async fn the_migration_describes_dead_letters_that_are_there() {
    let Some(database) = Database::start().await else {
        return;
    };
    let members = serde_json::json!({"tenant": "blue", "tags": ["order-7"]});
    let message = message_with("msg_1", TargetId::of_name("a"), &members);
    database.store.enqueue(vec![message]).await.unwrap();
    database
        .run(
            "ALTER TABLE callbacks.dead DISABLE TRIGGER describe_dead;
             INSERT INTO callbacks.dead (day, seq, target, died, cause, detail)
             SELECT day, seq, 1, now(), 'gone', '' FROM callbacks.message;
             DELETE FROM callbacks.version WHERE version = 5",
        )
        .await;
    let blue = Filter::all().tenant("blue");
    assert_eq!(database.store.count_dead(blue.clone()).await.unwrap(), 0);
    database.options().migrate().await.unwrap();
    assert_eq!(database.store.count_dead(blue).await.unwrap(), 1);
}
