//! Claiming a message as data: one SQL text with two parameters.

use std::fmt;

use callbacks_runtime::receiver::idempotency::IdempotencyKey;

use crate::statement::{SCHEMA, is_schema};

/// A statement that claims a message in PostgreSQL, within the transaction of its handler.
///
/// It inserts one row if the message is new, and none if a handler has committed it before. So deduplication and the changes of your
/// handler commit together: the effects happen exactly once, even if the process dies between the commit and the answer. If
/// another transaction has just claimed the message, the statement waits until that one ends.
///
/// It is data: run [`sql`](Self::sql) with two parameters, [`message`](Self::message) as `bytea` and [`handler`](Self::handler) as
/// `text`, with whatever driver your application has.
///
/// ```
/// use callbacks_delivery::inbox::ClaimStatement;
/// # use callbacks_runtime::receiver::idempotency::IdempotencyKey;
/// # let key = IdempotencyKey::from_bytes([7; 32]);
///
/// // In a handler, `context.message_key()` has the key.
/// let claim = ClaimStatement::of(&key).with_handler("books");
/// // tokio-postgres: transaction.execute(claim.sql(), &[&claim.message(), &claim.handler()]).await? == 1
/// // sqlx: query(claim.sql()).bind(claim.message()).bind(claim.handler()).execute(&mut *transaction).await?.rows_affected() == 1
/// assert_eq!((claim.message(), claim.handler()), (&[7; 32][..], "books"));
/// ```
///
/// The rows are in the table `handled` of the library's schema, which the migrations make. Remove old ones with
/// `PostgresStore::prune_claims`.
#[derive(Clone, PartialEq, Eq)]
pub struct ClaimStatement {
    sql: String,
    message: IdempotencyKey,
    handler: String,
}

impl ClaimStatement {
    /// A statement for a message. [`Context::message_key`](callbacks_runtime::Context::message_key) has the key.
    pub fn of(message: &IdempotencyKey) -> Self {
        Self {
            sql: sql(SCHEMA),
            message: *message,
            handler: String::new(),
        }
    }

    /// Claims the message for one of several handlers: each name claims it once. Without a name, all handlers of the database share
    /// one claim.
    #[must_use]
    pub fn with_handler(mut self, name: impl Into<String>) -> Self {
        self.handler = name.into();
        self
    }

    /// The same for tables in another schema.
    ///
    /// # Panics
    ///
    /// If the name has other characters than lower-case letters, digits and `_`, begins with a digit, or is longer than 40
    /// bytes.
    #[must_use]
    pub fn in_schema(mut self, schema: &str) -> Self {
        assert!(is_schema(schema), "`{schema}` is no name for the schema");
        self.sql = sql(schema);
        self
    }

    /// The SQL text. It is the same for all messages.
    pub fn sql(&self) -> &str {
        &self.sql
    }

    /// The first parameter, of type `bytea`: the key of the message.
    pub fn message(&self) -> &[u8] {
        self.message.as_bytes()
    }

    /// The second parameter, of type `text`: the name of the handler.
    pub fn handler(&self) -> &str {
        &self.handler
    }
}

/// The key has 32 bytes, so no two pairs of key and name give the same digest.
fn sql(schema: &str) -> String {
    format!(
        r#"INSERT INTO "{schema}".handled (message) VALUES (sha256($1::bytea || convert_to($2::text, 'UTF8'))) ON CONFLICT DO NOTHING"#
    )
}

impl fmt::Debug for ClaimStatement {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("ClaimStatement")
            .field("message", &self.message)
            .field("handler", &self.handler)
            .finish_non_exhaustive()
    }
}
