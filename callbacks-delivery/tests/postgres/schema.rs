//! Migrations and versions.

use callbacks_delivery::TargetId;
use callbacks_delivery::postgres::PostgresOptions;
use callbacks_delivery::store::{Journal, Queue};

use crate::support::{Database, message};

/// Several processes may start, and migrate, at the same time, and again.
#[tokio::test]
async fn a_migration_may_be_repeated() {
    let Some(database) = Database::start().await else {
        return;
    };
    let target = TargetId::of_name("a");
    database
        .store
        .enqueue(vec![message("msg_1", target)])
        .await
        .unwrap();
    let options = database.options();
    let (one, two, three) = tokio::join!(options.migrate(), options.migrate(), options.migrate());
    for result in [one, two, three] {
        result.unwrap();
    }
    for text in options.migrations() {
        database.admin.batch_execute(&text).await.unwrap();
    }
    assert_eq!(database.new_rows().await.len(), 1);
    assert_eq!(
        database
            .number("SELECT count(*) FROM callbacks.shard")
            .await,
        64
    );
}

/// A store does not touch tables that it does not know.
#[tokio::test]
async fn an_unknown_version_is_refused() {
    let Some(database) = Database::start().await else {
        return;
    };
    database
        .run("INSERT INTO callbacks.version (version) VALUES (7)")
        .await;
    let problem = format!(
        "the tables in the schema `{}` have version 7, but this program only knows versions up to 5: update it",
        database.schema
    );
    let options = database.options();
    for error in [
        options.connect().await.unwrap_err(),
        options.migrate().await.unwrap_err(),
    ] {
        assert!(
            error.is_version() && error.to_string().contains(&problem),
            "{error}"
        );
    }
    database
        .run("DELETE FROM callbacks.version WHERE version = 7")
        .await;
    options.connect().await.unwrap();
}

#[tokio::test]
async fn without_tables_the_error_says_what_to_do() {
    let Some(database) = Database::start().await else {
        return;
    };
    let elsewhere = database.options().schema("callbacks_test_nothing").unwrap();
    let error = elsewhere.connect().await.unwrap_err();
    assert!(
        error.is_version() && error.to_string().contains("run the migrations first"),
        "{error}"
    );
    // The tables vanish below a store.
    database
        .run(&format!("DROP SCHEMA {} CASCADE", database.schema))
        .await;
    let error = database.store.gauges().await.unwrap_err();
    assert!(error.is_version(), "{error}");
}

/// What the database cannot keep is refused for good, and spoils nothing else.
#[tokio::test]
async fn a_value_that_cannot_be_kept_is_refused() {
    let Some(database) = Database::start().await else {
        return;
    };
    let target = TargetId::of_name("a");
    let tenant = serde_json::json!({"tenant": "a\0b"});
    let odd = crate::support::message_with("msg_1", target, &tenant);
    let both = vec![message("msg_0", target), odd];
    let error = database.store.enqueue(both).await.unwrap_err();
    assert!(error.is_refused(), "{error}");
    assert_eq!(database.new_rows().await, []);
    database
        .store
        .enqueue(vec![message("msg_2", target)])
        .await
        .unwrap();
    assert!(
        PostgresOptions::new("postgres://db")
            .unwrap()
            .schema("A; DROP")
            .is_err()
    );
}
