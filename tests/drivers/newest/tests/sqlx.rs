//! `sqlx` 0.9: the message commits and rolls back with the order.

use drivers_test::{Database, Statement};
use sqlx::{AssertSqlSafe, Connection, PgConnection, Postgres, Transaction};

async fn enqueue(
    transaction: &mut Transaction<'_, Postgres>,
    statement: &Statement,
) -> sqlx::Result<()> {
    let query = sqlx::query(AssertSqlSafe(statement.sql()));
    let query = query.bind(statement.messages()).bind(statement.bodies());
    query.execute(&mut **transaction).await.map(drop)
}

#[tokio::test]
async fn a_message_commits_and_rolls_back_with_the_application() {
    let Some(database) = Database::start("sqlx_0_9").await else {
        return;
    };
    let mut connection = PgConnection::connect(&database.url).await.unwrap();
    let order = database.insert_order();

    let mut transaction = connection.begin().await.unwrap();
    sqlx::query(AssertSqlSafe(order.as_str()))
        .execute(&mut *transaction)
        .await
        .unwrap();
    enqueue(&mut transaction, &database.statement("msg_lost"))
        .await
        .unwrap();
    transaction.rollback().await.unwrap();

    let mut transaction = connection.begin().await.unwrap();
    sqlx::query(AssertSqlSafe(order.as_str()))
        .execute(&mut *transaction)
        .await
        .unwrap();
    enqueue(&mut transaction, &database.statement("msg_kept"))
        .await
        .unwrap();
    transaction.commit().await.unwrap();
    database.check("msg_kept").await;
}
