//! Enqueueing in the transaction of the application (D2, D19).

use callbacks_delivery::store::{Endpoint, Journal, Loaded, Queue, Registry};
use callbacks_delivery::{Message, Statement, TargetId};
use tokio_postgres::Transaction;

use crate::support::{Database, message, message_with};

/// What the guide shows for `tokio-postgres`.
async fn enqueue(transaction: &Transaction<'_>, statement: &Statement) {
    transaction
        .execute(
            statement.sql(),
            &[&statement.messages(), &statement.bodies()],
        )
        .await
        .unwrap();
}

async fn place_order(database: &Database, transaction: &Transaction<'_>) {
    let order = database.sql("INSERT INTO callbacks.orders DEFAULT VALUES");
    transaction.execute(&order, &[]).await.unwrap();
}

/// D2: the order and its message are both there, or none of them.
#[tokio::test]
async fn d2_a_message_commits_and_rolls_back_with_the_application() {
    let Some(database) = Database::start().await else {
        return;
    };
    database
        .run("CREATE TABLE callbacks.orders (id bigserial)")
        .await;
    let target = TargetId::of_name("a");
    let mut client = database.client().await;

    let transaction = client.transaction().await.unwrap();
    place_order(&database, &transaction).await;
    let statement = message("msg_lost", target)
        .statement()
        .in_schema(&database.schema);
    enqueue(&transaction, &statement).await;
    transaction.rollback().await.unwrap();
    assert_eq!(database.new_rows().await, []);
    assert_eq!(
        database
            .number("SELECT count(*) FROM callbacks.orders")
            .await,
        0
    );

    let kept = message("msg_kept", target);
    let transaction = client.transaction().await.unwrap();
    place_order(&database, &transaction).await;
    enqueue(&transaction, &kept.statement().in_schema(&database.schema)).await;
    // Nobody sees it before the commit.
    assert_eq!(database.new_rows().await, []);
    transaction.commit().await.unwrap();
    let rows = database.new_rows().await;
    assert_eq!((rows.len(), rows[0].key.target), (1, target));
    let loaded = database
        .store
        .load(vec![rows[0].key.message])
        .await
        .unwrap();
    assert_eq!(loaded, [Loaded::Message(Box::new(kept))]);
    assert_eq!(
        database
            .number("SELECT count(*) FROM callbacks.orders")
            .await,
        1
    );
}

/// A batch is one statement too, and its rows say what became of each message.
#[tokio::test]
async fn d2_a_batch_is_one_statement() {
    let Some(database) = Database::start().await else {
        return;
    };
    let endpoint = Endpoint::new("https://a.example", ["paid"]);
    database.store.put_endpoint(endpoint.clone()).await.unwrap();
    let target = TargetId::of_name("a");
    let key = serde_json::json!({"dedup": "k"});
    let event = r#"{"v":1,"id":"msg_e","op":"paid","method":"POST","url":"https://endpoint.invalid/","fanout":true}"#;
    let batch = [
        message("msg_1", target),
        message_with("msg_2", target, &key),
        message_with("msg_3", target, &key),
        Message::restored(event, bytes(b"\xff\0\x01")).unwrap(),
    ];
    let statement = Statement::of(&batch).in_schema(&database.schema);
    let mut client = database.client().await;
    let transaction = client.transaction().await.unwrap();
    let rows = transaction
        .query(
            statement.sql(),
            &[&statement.messages(), &statement.bodies()],
        )
        .await
        .unwrap();
    transaction.commit().await.unwrap();
    let results: Vec<(i32, Option<String>)> = rows
        .iter()
        .map(|row| (row.get("deliveries"), row.get("duplicate_of")))
        .collect();
    let duplicate = Some("msg_2".to_owned());
    assert_eq!(results, [(1, None), (1, None), (0, duplicate), (1, None)]);
    let mut found = Vec::new();
    for row in database.new_rows().await {
        let loaded = database.store.load(vec![row.key.message]).await.unwrap();
        let [Loaded::Message(message)] = &loaded[..] else {
            panic!("{loaded:?}");
        };
        found.push((
            message.id().to_owned(),
            row.key.target,
            message.body().clone(),
        ));
    }
    found.sort();
    let expected = |index: usize, target| {
        let message: &Message = &batch[index];
        (message.id().to_owned(), target, message.body().clone())
    };
    let expected = [
        expected(0, target),
        expected(1, target),
        expected(3, endpoint.target()),
    ];
    assert_eq!(found, expected);
}

fn bytes(bytes: &'static [u8]) -> bytes::Bytes {
    bytes::Bytes::from_static(bytes)
}

/// D19: a key never swallows a message whose first transaction rolled back, even while that one is still open
/// (breeze#4095).
#[tokio::test]
async fn d19_a_key_of_a_transaction_that_rolled_back_is_free() {
    let Some(database) = Database::start().await else {
        return;
    };
    let target = TargetId::of_name("a");
    let draft = |id: &str| message_with(id, target, &serde_json::json!({"dedup": "k"}));
    let mut client = database.client().await;
    let first = client.transaction().await.unwrap();
    enqueue(
        &first,
        &draft("msg_1").statement().in_schema(&database.schema),
    )
    .await;
    let store = database.store.clone();
    let second = tokio::spawn({
        let second = draft("msg_2");
        async move { store.enqueue(vec![second]).await.unwrap() }
    });
    // The second one waits for the first.
    let waiting = "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND application_name = current_setting('application_name')";
    let observer = database.client().await;
    while observer
        .query_one(waiting, &[])
        .await
        .unwrap()
        .get::<_, i64>(0)
        == 0
    {
        tokio::time::sleep(std::time::Duration::from_millis(10)).await;
    }
    first.rollback().await.unwrap();
    let accepted = second.await.unwrap();
    assert!(accepted[0].key().is_some(), "{accepted:?}");
    assert_eq!(database.new_rows().await.len(), 1);
    // The other way round: the first commits, and the second is the duplicate.
    let again = database.store.enqueue(vec![draft("msg_3")]).await.unwrap();
    let duplicate = callbacks_delivery::store::Enqueued::Duplicate {
        of: "msg_2".to_owned(),
    };
    assert_eq!(again, [duplicate]);
    assert_eq!(database.store.find("msg_3".to_owned()).await.unwrap(), None);
}
