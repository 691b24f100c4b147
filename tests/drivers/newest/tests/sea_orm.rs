//! `sea-orm`: the message commits and rolls back with the order.

use drivers_test::{Database, Statement};
use sea_orm::{ConnectionTrait, DatabaseTransaction, DbBackend, DbErr, TransactionTrait};

async fn enqueue(transaction: &DatabaseTransaction, statement: &Statement) -> Result<(), DbErr> {
    let values = [statement.messages().into(), statement.bodies().into()];
    let query =
        sea_orm::Statement::from_sql_and_values(DbBackend::Postgres, statement.sql(), values);
    transaction.execute_raw(query).await.map(drop)
}

#[tokio::test]
async fn a_message_commits_and_rolls_back_with_the_application() {
    let Some(database) = Database::start("sea_orm").await else {
        return;
    };
    let connection = sea_orm::Database::connect(&database.url).await.unwrap();
    let order = database.insert_order();

    let transaction = connection.begin().await.unwrap();
    transaction.execute_unprepared(&order).await.unwrap();
    enqueue(&transaction, &database.statement("msg_lost"))
        .await
        .unwrap();
    transaction.rollback().await.unwrap();

    let transaction = connection.begin().await.unwrap();
    transaction.execute_unprepared(&order).await.unwrap();
    enqueue(&transaction, &database.statement("msg_kept"))
        .await
        .unwrap();
    transaction.commit().await.unwrap();
    database.check("msg_kept").await;
}
