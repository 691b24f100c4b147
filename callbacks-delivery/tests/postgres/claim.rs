//! Claiming a message in the transaction of its handler.

use std::time::Duration;

use callbacks_delivery::inbox::ClaimStatement;
use callbacks_runtime::receiver::idempotency::IdempotencyKey;
use tokio_postgres::Transaction;

use crate::support::Database;

/// What the guide shows for `tokio-postgres`. Whether this is the first time.
async fn claim(transaction: &Transaction<'_>, claim: &ClaimStatement) -> bool {
    transaction
        .execute(claim.sql(), &[&claim.message(), &claim.handler()])
        .await
        .unwrap()
        == 1
}

async fn apply(database: &Database, transaction: &Transaction<'_>) {
    let effect = database.sql("INSERT INTO callbacks.effects DEFAULT VALUES");
    transaction.execute(&effect, &[]).await.unwrap();
}

async fn start() -> Option<(Database, ClaimStatement)> {
    let database = Database::start().await?;
    database
        .run("CREATE TABLE callbacks.effects (id bigserial)")
        .await;
    let message = ClaimStatement::of(&IdempotencyKey::from_bytes([0xff; 32]));
    let message = message.in_schema(&database.schema);
    Some((database, message))
}

const EFFECTS: &str = "SELECT count(*) FROM callbacks.effects";

/// The effects and the claim commit together or roll back together.
#[tokio::test]
async fn a_claim_commits_and_rolls_back_with_the_effects() {
    let Some((database, message)) = start().await else {
        return;
    };
    let mut client = database.client().await;
    for (commits, first, effects) in [
        (false, true, 0),
        (false, true, 0),
        (true, true, 1),
        (true, false, 1),
    ] {
        let transaction = client.transaction().await.unwrap();
        assert_eq!(claim(&transaction, &message).await, first);
        if first {
            apply(&database, &transaction).await;
        }
        match commits {
            true => transaction.commit().await.unwrap(),
            false => transaction.rollback().await.unwrap(),
        }
        assert_eq!(database.number(EFFECTS).await, effects);
    }
    // Each handler claims it once.
    let transaction = client.transaction().await.unwrap();
    let other = message.clone().with_handler("mails");
    assert!(claim(&transaction, &other).await);
    assert!(!claim(&transaction, &other).await);
    assert!(!claim(&transaction, &message).await);
}

/// A handler that claims what another one has just claimed waits for its end: that decides.
#[tokio::test]
async fn a_claim_waits_for_the_transaction_that_has_it() {
    for commits in [true, false] {
        let Some((database, message)) = start().await else {
            return;
        };
        let (mut one, mut other) = (database.client().await, database.client().await);
        let first = one.transaction().await.unwrap();
        assert!(claim(&first, &message).await);
        let second = other.transaction().await.unwrap();
        let waiting = claim(&second, &message);
        tokio::pin!(waiting);
        let early = tokio::time::timeout(Duration::from_millis(100), waiting.as_mut()).await;
        assert!(early.is_err(), "it does not wait");
        match commits {
            true => first.commit().await.unwrap(),
            false => first.rollback().await.unwrap(),
        }
        assert_eq!(waiting.await, !commits);
    }
}

/// Old claims are removed, and only them.
#[tokio::test]
async fn old_claims_are_pruned() {
    let Some((database, message)) = start().await else {
        return;
    };
    database
        .run(
            "INSERT INTO callbacks.handled (message, at)
             SELECT sha256(n::text::bytea), clock_timestamp() - interval '8 days' FROM generate_series(1, 12000) n;
             INSERT INTO callbacks.handled (message, at) VALUES ('recent', clock_timestamp() - interval '6 days')",
        )
        .await;
    let mut client = database.client().await;
    let transaction = client.transaction().await.unwrap();
    assert!(claim(&transaction, &message).await);
    transaction.commit().await.unwrap();
    // Several processes at once, while a message is being claimed.
    let other = database.options().connect().await.unwrap();
    let week = Duration::from_secs(7 * 24 * 60 * 60);
    let transaction = client.transaction().await.unwrap();
    assert!(!claim(&transaction, &message).await);
    let (one, two) = tokio::join!(database.store.prune_claims(week), other.prune_claims(week));
    transaction.commit().await.unwrap();
    let rest = database.store.prune_claims(week).await.unwrap();
    assert_eq!(one.unwrap() + two.unwrap() + rest, 12_000);
    let left = "SELECT count(*) FROM callbacks.handled";
    assert_eq!(database.number(left).await, 2);
    let huge = Duration::from_secs(1_000 * 365 * 24 * 60 * 60);
    assert_eq!(database.store.prune_claims(huge).await.unwrap(), 0);
}
