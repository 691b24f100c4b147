//! Backlogs of one target.

use std::time::Duration;

use callbacks_delivery::store::{Queue, Registry, TargetCommand};
use callbacks_delivery::{Message, TargetId};

use crate::delivery::{accepting, settled, until, worker};
use crate::support::{Database, message};

const BACKLOG: i64 = 3_000;

/// Entries of the index that were read. Connections report them when they end.
const READ: &str = "SELECT idx_tup_read FROM pg_stat_user_indexes
                    WHERE schemaname || '.' = 'callbacks.' AND indexrelname = 'due_pkey'";

/// D16: an old transaction keeps every deleted row of a backlog that is being delivered. A worker does not read over them again and
/// again.
#[tokio::test]
async fn d16_a_backlog_is_not_read_from_its_start_again_and_again() {
    let Some(database) = Database::start().await else {
        return;
    };
    let target = TargetId::of_name("slow");
    let control = async |command| database.store.control(target, command).await.unwrap();
    control(TargetCommand::Pause).await;
    let own = database.options().connect().await.unwrap();
    let consumer = accepting();
    let running = worker(&own, &consumer).start();
    let messages = (0..BACKLOG).map(|number| message(&format!("msg_{number}"), target));
    let messages: Vec<Message> = messages.collect();
    database.store.enqueue(messages).await.unwrap();
    until(&database, "SELECT count(*) FROM callbacks.due", BACKLOG).await;
    let old = database.client().await;
    old.batch_execute("BEGIN ISOLATION LEVEL REPEATABLE READ")
        .await
        .unwrap();
    old.query_one(&database.sql("SELECT count(*) FROM callbacks.due"), &[])
        .await
        .unwrap();
    control(TargetCommand::Enable).await;
    settled(&database).await;
    running.shutdown(Duration::from_secs(60)).await;
    assert_eq!(consumer.count(), BACKLOG as usize);
    drop(own);
    let mut read = 0;
    for _ in 0..100 {
        let now = database.number(READ).await;
        if now > 0 && now == read {
            break;
        }
        read = now;
        tokio::time::sleep(Duration::from_millis(200)).await;
    }
    // Each row is read when it is sent and when it is deleted, and some more times at the edges of pages: 160,000 entries from the start.
    assert!(read >= BACKLOG, "{read}");
    assert!(read <= 40 * BACKLOG, "{read} entries");
}
