//! Workers over the store.

use std::collections::BTreeMap;
use std::time::Duration;

use callbacks_delivery::store::Queue;
use callbacks_delivery::{Operations, Outbox, PostgresStore, TargetId, Worker};
use callbacks_runtime::client::{OutgoingRequest, Transport};
use callbacks_runtime::testing::Recording;
use callbacks_runtime::{Client, Operation, StatusCode};

use crate::support::{Database, message};

pub(crate) static PAID: Operation = Operation::new("paid", "POST", "/paid");

/// A worker that asks often, so that tests are quick.
pub(crate) fn worker<T: Transport + Clone + 'static>(
    store: &PostgresStore,
    consumer: &T,
) -> Worker<PostgresStore, T> {
    let outbox = Outbox::new(store.clone());
    let operations = Operations::new([&PAID]).unwrap();
    Worker::new(&outbox, Client::over(consumer.clone()), operations)
        .poll(Duration::from_millis(5), Duration::from_millis(50))
}

/// A consumer that accepts everything.
pub(crate) fn accepting() -> Recording<impl Transport + Clone + 'static> {
    Recording::answering(|_: &OutgoingRequest| Ok(StatusCode::OK.into()))
}

/// Waits until a query returns the number. The test ends with the value that it last saw, if that takes minutes.
pub(crate) async fn until(database: &Database, sql: &str, expected: i64) {
    let mut last = None;
    for _ in 0..6_000 {
        let number = database.number(sql).await;
        if number == expected {
            return;
        }
        last = Some(number);
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    panic!("{sql}: {last:?} instead of {expected}");
}

/// Waits until nothing is pending.
pub(crate) async fn settled(database: &Database) {
    let pending =
        "SELECT (SELECT count(*) FROM callbacks.outbox) + (SELECT count(*) FROM callbacks.due)";
    until(database, pending, 0).await;
}

/// How often each message arrived.
pub(crate) fn arrivals(sent: &[OutgoingRequest]) -> BTreeMap<String, usize> {
    let mut arrivals = BTreeMap::new();
    for request in sent {
        let id = request.headers["webhook-id"].to_str().unwrap();
        *arrivals.entry(id.to_owned()).or_default() += 1;
    }
    arrivals
}

/// Enqueues messages to a few targets.
pub(crate) async fn enqueue(store: &PostgresStore, prefix: &str, count: usize) {
    let messages = (0..count).map(|number| {
        let target = TargetId::of_name(&format!("target-{}", number % 100));
        message(&format!("{prefix}_{number}"), target)
    });
    store.enqueue(messages.collect()).await.unwrap();
}

const OWNERS: &str =
    "SELECT count(DISTINCT owner) FROM callbacks.shard WHERE lease_until > callbacks.clock()";

/// D3, D9: two workers share the shards, also while messages flow, and no message is sent twice. When one leaves, the other
/// goes on alone.
#[tokio::test]
async fn d3_two_workers_share_one_database() {
    let Some(database) = Database::start().await else {
        return;
    };
    let (first, second) = (accepting(), accepting());
    // Leases that do not expire on a busy machine: this is about handing over.
    let lease = Duration::from_secs(120);
    let one = worker(&database.store, &first).lease(lease).start();
    enqueue(&database.store, "early", 200).await;
    let other_store = database.options().connect().await.unwrap();
    let other = worker(&other_store, &second).lease(lease).start();
    enqueue(&database.store, "joining", 200).await;
    let halves = "SELECT min(count) FROM (SELECT count(*) FROM callbacks.shard GROUP BY owner) o HAVING count(*) = 2";
    let halves = format!("SELECT coalesce(({halves}), 0)");
    until(&database, &halves, 32).await;
    let (before, also) = (first.count(), second.count());
    enqueue(&database.store, "shared", 200).await;
    settled(&database).await;
    assert!(first.count() > before && second.count() > also);
    one.shutdown(Duration::from_secs(60)).await;
    until(&database, OWNERS, 1).await;
    enqueue(&database.store, "late", 200).await;
    settled(&database).await;
    other.shutdown(Duration::from_secs(60)).await;
    assert_eq!(database.number(OWNERS).await, 0);

    let mut sent = first.take();
    sent.extend(second.take());
    let arrivals = arrivals(&sent);
    assert_eq!(arrivals.len(), 800);
    let twice: Vec<_> = arrivals.iter().filter(|(_, count)| **count > 1).collect();
    assert_eq!(twice, []);
    assert_eq!(
        database
            .number("SELECT count(*) FROM callbacks.attempt")
            .await,
        800
    );
}

/// D15: the database's clock alone decides, however far off the clocks of workers are.
#[tokio::test]
async fn d15_a_clock_that_is_an_hour_off_changes_nothing() {
    for offset in ["-01:00", "01:00"] {
        let Some(database) = Database::start().await else {
            return;
        };
        // The database's clock against the worker's: what counts is the distance.
        let clock = format!(
            "CREATE OR REPLACE FUNCTION callbacks.clock() RETURNS timestamptz LANGUAGE sql VOLATILE
             AS 'SELECT clock_timestamp() + interval ''{offset}'''"
        );
        database.run(&clock).await;
        let start = "SELECT (extract(epoch FROM callbacks.clock()) * 1000)::bigint";
        let start = database.number(start).await;
        let failing_once = Recording::answering({
            let seen = std::sync::Mutex::new(std::collections::BTreeSet::new());
            move |request: &OutgoingRequest| {
                let is_new = seen
                    .lock()
                    .unwrap()
                    .insert(request.headers["webhook-id"].clone().as_bytes().to_vec());
                let status = if is_new {
                    StatusCode::SERVICE_UNAVAILABLE
                } else {
                    StatusCode::OK
                };
                Ok(status.into())
            }
        });
        // A second one whose time of day is off as well. Neither takes the other's shards.
        let off = || std::time::SystemTime::now() + Duration::from_secs(3_600);
        let lease = Duration::from_secs(120);
        let schedule = callbacks_runtime::retry::Schedule::table([Duration::from_secs(1)]);
        let policy = callbacks_runtime::retry::RetryPolicy::new(schedule);
        let one = worker(&database.store, &failing_once)
            .lease(lease)
            .policy(policy.clone())
            .start();
        let other = worker(&database.store, &failing_once)
            .lease(lease)
            .policy(policy)
            .time_of_day(off)
            .start();
        enqueue(&database.store, "msg", 100).await;
        settled(&database).await;
        let arrivals = arrivals(&failing_once.take());
        assert_eq!(arrivals.len(), 100);
        assert!(arrivals.values().all(|count| *count == 2), "{arrivals:?}");
        assert_eq!(
            database.number("SELECT count(*) FROM callbacks.dead").await,
            0
        );
        let strange = format!(
            "SELECT count(*) FROM callbacks.attempt
             WHERE extract(epoch FROM began) * 1000 < {start} OR began > callbacks.clock()"
        );
        assert_eq!(database.number(&strange).await, 0, "{offset}");
        one.shutdown(Duration::from_secs(60)).await;
        other.shutdown(Duration::from_secs(60)).await;
    }
}

/// D16, in a short form: an old transaction keeps every dead row. What a poll reads does not grow with them, as it begins
/// behind its bound.
#[tokio::test]
async fn d16_a_poll_does_not_read_what_is_dead() {
    let Some(database) = Database::start().await else {
        return;
    };
    let old = database.client().await;
    old.batch_execute("BEGIN ISOLATION LEVEL REPEATABLE READ")
        .await
        .unwrap();
    old.query_one(&database.sql("SELECT count(*) FROM callbacks.outbox"), &[])
        .await
        .unwrap();
    let consumer = accepting();
    let worker = worker(&database.store, &consumer).start();
    for round in 0..10 {
        enqueue(&database.store, &format!("round{round}"), 1_000).await;
        settled(&database).await;
    }
    assert_eq!(arrivals(&consumer.take()).len(), 10_000);
    worker.shutdown(Duration::from_secs(60)).await;
    let seen = old
        .query_one(&database.sql("SELECT count(*) FROM callbacks.outbox"), &[])
        .await
        .unwrap();
    assert_eq!(seen.get::<_, i64>(0), 0);
    database.run("VACUUM callbacks.outbox").await;
    let dead =
        "SELECT n_dead_tup FROM pg_stat_user_tables WHERE relid = 'callbacks.outbox'::regclass";
    until_at_least(&database, dead, 10_000).await;

    let poll = include_str!("../../src/postgres/sql/poll.sql");
    let last = database
        .number("SELECT last_value FROM callbacks.message_seq")
        .await;
    let read = async |after: i64| {
        let poll = database.sql(poll).replace("$4", "200");
        let poll = poll.replace("$1", "(SELECT array_agg(n) FROM generate_series(0, 63) n)");
        let poll = poll.replace("$2", &format!("array_fill({after}::bigint, ARRAY[64])"));
        let poll = poll.replace("$3", "array_fill(0::bigint, ARRAY[64])");
        let poll = poll.replace(
            "SELECT o.day",
            "EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) SELECT o.day",
        );
        let row = database.admin.query_one(&poll, &[]).await.unwrap();
        row.get::<_, Json>(0).0[0]["Plan"]["Shared Hit Blocks"]
            .as_u64()
            .unwrap()
    };
    let (behind, whole) = (read(last).await, read(0).await);
    // A few pages for each shard.
    assert!(
        behind <= 64 * 6,
        "{behind} pages, and {whole} from the start"
    );
}

async fn until_at_least(database: &Database, sql: &str, least: i64) {
    until(
        database,
        &format!("SELECT (({sql}) >= {least})::integer::bigint"),
        1,
    )
    .await;
}

struct Json(serde_json::Value);

impl<'a> tokio_postgres::types::FromSql<'a> for Json {
    fn from_sql(
        _: &tokio_postgres::types::Type,
        raw: &'a [u8],
    ) -> Result<Self, Box<dyn std::error::Error + Sync + Send>> {
        Ok(Self(serde_json::from_slice(raw)?))
    }

    fn accepts(of: &tokio_postgres::types::Type) -> bool {
        *of == tokio_postgres::types::Type::JSON
    }
}
