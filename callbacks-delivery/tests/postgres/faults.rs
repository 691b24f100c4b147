//! Faults (D17): each is survived without restarting the process.

use std::sync::Arc;
use std::time::Duration;

use callbacks_delivery::postgres::PostgresOptions;
use callbacks_delivery::store::{Lease, Queue};
use callbacks_delivery::{PostgresStore, TargetId};
use callbacks_runtime::client::{OutgoingRequest, Transport, TransportError};
use callbacks_runtime::testing::Recording;
use callbacks_runtime::{Answer, StatusCode};
use tokio::sync::Semaphore;

use crate::delivery::{accepting, arrivals, settled, until, worker};
use crate::support::{Database, message, message_with, own_schema, server};

const LEASE: Lease = Lease {
    worker: 1,
    token: 2,
};

/// D17: the server ends all connections, again and again. A producer that repeats under a deduplication key loses nothing.
#[tokio::test]
async fn d17_killed_backends_are_replaced() {
    let Some(database) = Database::start().await else {
        return;
    };
    let (_, admin) = server().await.unwrap();
    let kill =
        "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE application_name = $1";
    let consumer = accepting();
    let worker = worker(&database.store, &consumer).start();
    let mut failures = 0;
    for number in 0..60 {
        if number % 20 == 10 {
            // The database's own observer has another name.
            let killed = admin.query_one(kill, &[&database.schema]).await.unwrap();
            assert!(killed.get::<_, i64>(0) > 0);
        }
        let key = serde_json::json!({"dedup": format!("key-{number}")});
        let target = TargetId::of_name(&format!("target-{}", number % 7));
        let draft = || message_with(&format!("msg_{number}"), target, &key);
        while database.store.enqueue(vec![draft()]).await.is_err() {
            failures += 1;
            assert!(failures < 1_000);
        }
    }
    settled(&database).await;
    assert_eq!(arrivals(&consumer.take()).len(), 60);
    worker.shutdown(Duration::from_secs(60)).await;
}

/// D17: while all connections are taken, heartbeats go on, so no lease is lost. Callers get an error in the end.
#[tokio::test]
async fn d17_an_exhausted_pool_loses_no_lease() {
    let Some(database) = Database::start().await else {
        return;
    };
    let one = database.options().connections(1);
    let store = one.connect().await.unwrap();
    database.run("BEGIN; LOCK TABLE callbacks.message").await;
    let target = TargetId::of_name("a");
    let blocked = tokio::spawn({
        let store = store.clone();
        async move { store.enqueue(vec![message("msg_1", target)]).await }
    });
    let observer = database.client().await;
    let waits = "SELECT count(*) FROM pg_locks WHERE NOT granted AND relation = $1::text::regclass";
    let table = database.sql("callbacks.message");
    while observer
        .query_one(waits, &[&table])
        .await
        .unwrap()
        .get::<_, i64>(0)
        == 0
    {
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    // The next one waits for the connection.
    let waiting = store.poll(Vec::new(), 1);
    assert!(
        tokio::time::timeout(Duration::from_millis(50), waiting)
            .await
            .is_err()
    );
    for _ in 0..3 {
        let held = store
            .heartbeat(LEASE, Duration::from_secs(600))
            .await
            .unwrap();
        assert_eq!(held.shards.len(), 64);
    }
    let impatient = one
        .timeout(Duration::from_millis(200))
        .connect()
        .await
        .unwrap();
    let error = impatient
        .enqueue(vec![message("msg_2", target)])
        .await
        .unwrap_err();
    assert!(error.is_unavailable(), "{error}");
    database.run("ROLLBACK").await;
    blocked.await.unwrap().unwrap();
    // What timed out was cancelled with its connection, and the store goes on.
    impatient
        .enqueue(vec![message("msg_3", target)])
        .await
        .unwrap();
    assert!(store.poll(Vec::new(), 1).await.unwrap().is_empty());
}

/// A consumer whose answers wait for permits.
#[derive(Clone)]
struct Gate(Arc<Semaphore>);

impl Transport for Gate {
    async fn send(&self, _: OutgoingRequest) -> Result<Answer, TransportError> {
        self.0.acquire().await.unwrap().forget();
        Ok(StatusCode::OK.into())
    }
}

/// D3, D17: a worker lost its lease while a request ran. What it acknowledges has no effect, and the message is sent again
/// under the same id.
#[tokio::test]
async fn d17_a_lost_lease_fences_its_acknowledgement() {
    let Some(database) = Database::start().await else {
        return;
    };
    let gate = Arc::new(Semaphore::new(0));
    let consumer = Recording::over(Gate(Arc::clone(&gate)));
    let worker = worker(&database.store, &consumer)
        .lease(Duration::from_secs(60))
        .start();
    let target = TargetId::of_name("a");
    database
        .store
        .enqueue(vec![message("msg_1", target)])
        .await
        .unwrap();
    while consumer.count() == 0 {
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    database
        .run("UPDATE callbacks.shard SET owner = 9, token = 9, lease_until = 'infinity'")
        .await;
    gate.add_permits(1);
    // It cannot settle the message, whatever it tries.
    tokio::time::sleep(Duration::from_secs(1)).await;
    assert_eq!(
        database
            .number("SELECT count(*) FROM callbacks.outbox")
            .await,
        1
    );
    assert_eq!(
        database
            .number("SELECT count(*) FROM callbacks.attempt")
            .await,
        0
    );
    database
        .run("UPDATE callbacks.shard SET lease_until = '-infinity'")
        .await;
    gate.add_permits(10);
    settled(&database).await;
    assert_eq!(arrivals(&consumer.take())["msg_1"], 2);
    assert_eq!(
        database
            .number("SELECT count(*) FROM callbacks.attempt")
            .await,
        1
    );
    worker.shutdown(Duration::from_secs(60)).await;
}

/// D17: after a failover, connections reach a server that only reads. They are closed, so the store goes on when the address
/// leads to the new primary (river#1225, graphile/worker#224).
#[tokio::test]
async fn d17_a_read_only_server_is_left() {
    let Some((config, admin)) = server().await else {
        return;
    };
    let (mut config, role) = own_schema(config);
    admin
        .batch_execute(&format!("CREATE ROLE {role} LOGIN SUPERUSER"))
        .await
        .unwrap();
    config.user(&role);
    let options = PostgresOptions::from_config(config).schema(&role).unwrap();
    let result = tokio::spawn(async move { fail_over(&options, admin, &role).await }).await;
    let (_, admin) = server().await.unwrap();
    let clean = "DROP OWNED BY {role} CASCADE; DROP ROLE {role}";
    for role in admin
        .query(
            "SELECT rolname FROM pg_roles WHERE rolname LIKE $1",
            &[&format!("callbacks_test_{}_%", std::process::id())],
        )
        .await
        .unwrap()
    {
        let clean = clean.replace("{role}", role.get(0));
        admin.batch_execute(&clean).await.unwrap();
    }
    result.unwrap();
}

async fn fail_over(options: &PostgresOptions, admin: tokio_postgres::Client, role: &str) {
    options.migrate().await.unwrap();
    let target = TargetId::of_name("a");
    let only_reads = format!("ALTER ROLE {role} SET default_transaction_read_only = on");
    admin.batch_execute(&only_reads).await.unwrap();
    let store = options.connect().await.unwrap();
    for number in 0..3 {
        let error = store
            .enqueue(vec![message(&format!("msg_{number}"), target)])
            .await
            .unwrap_err();
        assert!(
            error.is_unavailable() && error.to_string().contains("25006"),
            "{error}"
        );
        let error = store
            .heartbeat(LEASE, Duration::from_secs(60))
            .await
            .unwrap_err();
        assert!(error.is_unavailable(), "{error}");
    }
    assert_eq!(store.poll(Vec::new(), 1).await.unwrap(), []);
    admin
        .batch_execute(&format!(
            "ALTER ROLE {role} RESET default_transaction_read_only"
        ))
        .await
        .unwrap();
    // One idle connection of the old server may be left: the one that only read.
    let mut failures = 0;
    while store.enqueue(vec![message("msg_9", target)]).await.is_err() {
        failures += 1;
        assert!(failures < 2, "the connections are not replaced");
    }
    heartbeats(&store).await;
}

async fn heartbeats(store: &PostgresStore) {
    let held = store
        .heartbeat(LEASE, Duration::from_secs(60))
        .await
        .unwrap();
    assert_eq!(held.shards.len(), 64);
}

/// A server that is away: each call is an error, and the first after its return works.
#[tokio::test]
async fn d17_a_server_that_is_away_is_asked_again() {
    let Some(database) = Database::start().await else {
        return;
    };
    let front = crate::front::Front::start(&database.config).await;
    let options = PostgresOptions::from_config(front.config(&database.config));
    let options = options.schema(&database.schema).unwrap();
    let store = options.connect().await.unwrap();
    let consumer = accepting();
    let worker = worker(&store, &consumer).start();
    let target = TargetId::of_name("a");
    store.enqueue(vec![message("msg_1", target)]).await.unwrap();
    settled(&database).await;
    front.cut();
    for number in 0..5 {
        let lost = store
            .enqueue(vec![message(&format!("lost_{number}"), target)])
            .await;
        assert!(lost.unwrap_err().is_unavailable());
    }
    front.restore();
    let mut failures = 0;
    while store.enqueue(vec![message("msg_2", target)]).await.is_err() {
        failures += 1;
        assert!(failures < 100);
    }
    until(&database, "SELECT count(*) FROM callbacks.attempt", 2).await;
    worker.shutdown(Duration::from_secs(60)).await;
}
