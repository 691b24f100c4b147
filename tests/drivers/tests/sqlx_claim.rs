//! `sqlx`: the claim of a message commits and rolls back with the effects of its handler.

use callbacks_delivery::inbox::ClaimStatement;
use callbacks_runtime::receiver::idempotency::IdempotencyKey;
use drivers_test::Database;
use sqlx::{Connection, PgConnection, Postgres, Transaction};

/// What the guide shows for `sqlx`. Whether this is the first time.
async fn claim(
    transaction: &mut Transaction<'_, Postgres>,
    claim: &ClaimStatement,
) -> sqlx::Result<bool> {
    let query = sqlx::query(claim.sql());
    let query = query.bind(claim.message()).bind(claim.handler());
    Ok(query.execute(&mut **transaction).await?.rows_affected() == 1)
}

#[tokio::test]
async fn a_claim_commits_and_rolls_back_with_the_effects() {
    let Some(database) = Database::start("sqlx_claim").await else {
        return;
    };
    let mut connection = PgConnection::connect(&database.url).await.unwrap();
    let effect = database.insert_order();
    let message = ClaimStatement::of(&IdempotencyKey::from_bytes([0xff; 32]));
    let message = message.in_schema(&database.schema);
    for (commits, first, effects) in [(false, true, 0), (true, true, 1), (true, false, 1)] {
        let mut transaction = connection.begin().await.unwrap();
        assert_eq!(claim(&mut transaction, &message).await.unwrap(), first);
        if first {
            let query = sqlx::query(&effect);
            query.execute(&mut *transaction).await.unwrap();
        }
        match commits {
            true => transaction.commit().await.unwrap(),
            false => transaction.rollback().await.unwrap(),
        }
        let count = format!("SELECT count(*) FROM {}.orders", database.schema);
        let count: i64 = sqlx::query_scalar(&count)
            .fetch_one(&mut connection)
            .await
            .unwrap();
        assert_eq!(count, effects);
    }
    let mut transaction = connection.begin().await.unwrap();
    let other = message.with_handler("mails");
    assert!(claim(&mut transaction, &other).await.unwrap());
    transaction.rollback().await.unwrap();
    let clean = format!("DROP SCHEMA {} CASCADE", database.schema);
    sqlx::raw_sql(&clean).execute(&mut connection).await.unwrap();
}
