//! `diesel`: the message commits and rolls back with the order.

use callbacks_delivery::Statement;
use diesel::prelude::*;
use diesel::result::Error;
use diesel::sql_types::{Binary, Text};
use drivers_test::Database;

fn enqueue(connection: &mut PgConnection, statement: &Statement) -> QueryResult<usize> {
    let query = diesel::sql_query(statement.sql());
    let query = query
        .bind::<Text, _>(statement.messages())
        .bind::<Binary, _>(statement.bodies());
    query.execute(connection)
}

#[tokio::test]
async fn a_message_commits_and_rolls_back_with_the_application() {
    let Some(database) = Database::start("diesel").await else {
        return;
    };
    let mut connection = PgConnection::establish(&database.url).unwrap();
    let order = database.insert_order();

    let rolled_back: QueryResult<()> = connection.transaction(|connection| {
        diesel::sql_query(&order).execute(connection)?;
        enqueue(connection, &database.statement("msg_lost"))?;
        Err(Error::RollbackTransaction)
    });
    assert!(matches!(rolled_back, Err(Error::RollbackTransaction)));

    connection
        .transaction(|connection| {
            diesel::sql_query(&order).execute(connection)?;
            enqueue(connection, &database.statement("msg_kept"))
        })
        .unwrap();
    database.check("msg_kept").await;
}
