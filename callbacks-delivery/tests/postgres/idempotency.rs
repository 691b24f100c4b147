//! Handled messages in PostgreSQL.

use std::process::{Command, Stdio};

use callbacks_delivery::postgres::PostgresOptions;
use callbacks_runtime::testing::{check_store, compete};

use crate::support::Database;

const SCHEMA: &str = "CALLBACKS_TEST_COMPETE_SCHEMA";
const SCOPE: &str = "several processes";
const MESSAGES: usize = 300;

#[tokio::test]
async fn handled_messages_fulfil_the_contract() {
    let Some(database) = Database::start().await else {
        return;
    };
    check_store(database.store.clone()).await;
    assert_eq!(database.store.prune_reservations().await.unwrap(), 0);
    database
        .run("UPDATE callbacks.reservation SET until = '-infinity'")
        .await;
    assert!(database.store.prune_reservations().await.unwrap() > 10);
    assert_eq!(
        database
            .number("SELECT count(*) FROM callbacks.reservation")
            .await,
        0
    );
}

/// Another process that competes, if it was started as one.
#[tokio::test]
async fn competes_if_asked_by_another_process() {
    let Ok(schema) = std::env::var(SCHEMA) else {
        return;
    };
    let (config, _) = crate::support::server().await.unwrap();
    let store = PostgresOptions::from_config(config).schema(schema).unwrap();
    let store = store.connect().await.unwrap();
    println!("won {}", compete(&store, SCOPE, MESSAGES).await);
}

#[tokio::test]
async fn each_message_is_handled_by_one_of_several_processes() {
    let Some(database) = Database::start().await else {
        return;
    };
    let others: Vec<_> = (0..2)
        .map(|_| {
            Command::new(std::env::current_exe().unwrap())
                .args(["competes_if_asked_by_another_process", "--nocapture"])
                .env(SCHEMA, &database.schema)
                .stdout(Stdio::piped())
                .spawn()
                .unwrap()
        })
        .collect();
    let mut won = compete(&database.store, SCOPE, MESSAGES).await;
    for other in others {
        let output = other.wait_with_output().unwrap();
        let printed = String::from_utf8(output.stdout).unwrap();
        let (_, count) = printed.split_once("won ").unwrap();
        won += count.lines().next().unwrap().parse::<usize>().unwrap();
    }
    assert_eq!(won, MESSAGES);
}
