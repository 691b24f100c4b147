//! Enqueueing as data: one SQL text with two parameters.

use std::fmt;

use crate::message::Message;

/// The schema of the tables, unless you choose another one.
pub(crate) const SCHEMA: &str = "callbacks";

/// A statement that accepts messages in PostgreSQL, within your own transaction.
///
/// It is data: run [`sql`](Self::sql) with two parameters, [`messages`](Self::messages) as `text` and
/// [`bodies`](Self::bodies) as `bytea`, with whatever driver your application has. If your transaction commits, the messages
/// are delivered. If it rolls back, they never existed.
///
/// The statement returns a row for each message: `accepted_day`, `accepted_seq`, `deliveries`, and `duplicate_of`, which is the
/// `webhook-id` of the message that had the same deduplication key before. Most callers ignore them.
///
/// ```
/// # use callbacks_delivery::Message;
/// # let message = Message::restored(r#"{"v":1,"id":"msg_1","op":"paid","method":"POST","url":"https://c.example/h",
/// #     "shard":5,"target":5}"#, "{}".into()).unwrap();
/// let statement = message.statement();
/// assert_eq!(statement.sql(), r#"SELECT * FROM "callbacks".enqueue($1, $2)"#);
/// // tokio-postgres: transaction.execute(statement.sql(), &[&statement.messages(), &statement.bodies()]).await?;
/// // sqlx: query(statement.sql()).bind(statement.messages()).bind(statement.bodies()).execute(&mut *transaction).await?;
/// # assert_eq!(statement.bodies(), b"{}");
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct Statement {
    sql: String,
    messages: String,
    bodies: Vec<u8>,
}

impl Statement {
    /// A statement for several messages. All are accepted, or none, except for those whose deduplication key is known.
    pub fn of<'a>(messages: impl IntoIterator<Item = &'a Message>) -> Self {
        let (mut list, mut bodies) = (String::from("["), Vec::new());
        for message in messages {
            if list.len() > 1 {
                list.push(',');
            }
            let (size, envelope) = (message.body().len(), message.envelope().to_json());
            list.push_str(&format!(r#"{{"n":{size},"e":{envelope}}}"#));
            bodies.extend_from_slice(message.body());
        }
        list.push(']');
        Self {
            sql: sql(SCHEMA),
            messages: list,
            bodies,
        }
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

    /// The first parameter, of type `text`: the envelopes as JSON.
    pub fn messages(&self) -> &str {
        &self.messages
    }

    /// The second parameter, of type `bytea`: the bodies.
    pub fn bodies(&self) -> &[u8] {
        &self.bodies
    }
}

/// Neither envelopes nor bodies are shown.
impl fmt::Debug for Statement {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Statement")
            .field("sql", &self.sql)
            .finish_non_exhaustive()
    }
}

impl Message {
    /// A statement that accepts this message in PostgreSQL, within your own transaction.
    pub fn statement(&self) -> Statement {
        Statement::of([self])
    }
}

fn sql(schema: &str) -> String {
    format!(r#"SELECT * FROM "{schema}".enqueue($1, $2)"#)
}

/// Whether a schema may have this name. It is a part of SQL texts, so it has nothing that needs care there.
pub(crate) fn is_schema(name: &str) -> bool {
    let is_plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_';
    (1..=40).contains(&name.len())
        && name.bytes().all(is_plain)
        && !name.as_bytes()[0].is_ascii_digit()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn message(id: &str, body: &'static [u8]) -> Message {
        let envelope = format!(
            r#"{{"v":1,"id":"{id}","op":"paid","method":"POST","url":"https://c.example/h","fanout":true}}"#
        );
        Message::restored(&envelope, body.into()).unwrap()
    }

    #[test]
    fn a_batch_is_one_statement_with_two_parameters() {
        let messages = [
            message("a", b"\xff\0"),
            message("b", b""),
            message("c", b"{}"),
        ];
        let statement = Statement::of(&messages).in_schema("other");
        assert_eq!(statement.sql(), r#"SELECT * FROM "other".enqueue($1, $2)"#);
        assert_eq!(statement.bodies(), b"\xff\0{}");
        let list: serde_json::Value = serde_json::from_str(statement.messages()).unwrap();
        let sizes: Vec<_> = (0..3)
            .map(|index| list[index]["n"].as_u64().unwrap())
            .collect();
        assert_eq!(sizes, [2, 0, 2]);
        assert_eq!(list[2]["e"]["id"], "c");
        assert_eq!(Statement::of([]).messages(), "[]");
    }

    #[test]
    fn the_name_of_a_schema_needs_no_quotes() {
        for name in ["callbacks", "_x9"] {
            assert!(is_schema(name));
        }
        let long = "a".repeat(41);
        for name in ["", "9a", "A", "a\"b", "a.b", "a b", "é", &long] {
            assert!(!is_schema(name), "{name}");
        }
    }
}
