//! A database for one test, with a table `orders` of an application.

use std::io::Write;

pub use callbacks_delivery::Statement;
use callbacks_delivery::postgres::{PostgresOptions, tokio_postgres};
use callbacks_delivery::store::{Bound, Loaded, Queue};
use callbacks_delivery::{Message, PostgresStore, Shard, TargetId};

const VARIABLE: &str = "CALLBACKS_TEST_POSTGRES";
const DEFAULT: &str = "postgres://postgres@127.0.0.1:5432/test";

pub struct Database {
    pub url: String,
    pub schema: String,
    store: PostgresStore,
    admin: tokio_postgres::Client,
}

impl Database {
    /// `None` if there is no server: the test says that it was skipped.
    pub async fn start(driver: &str) -> Option<Self> {
        let chosen = std::env::var(VARIABLE).ok();
        let url = chosen.clone().unwrap_or_else(|| DEFAULT.to_owned());
        let admin = match tokio_postgres::connect(&url, tokio_postgres::NoTls).await {
            Ok((admin, connection)) => {
                tokio::spawn(connection);
                admin
            }
            Err(error) if chosen.is_some() => panic!("no PostgreSQL at {VARIABLE}: {error}"),
            Err(error) => {
                let mut output = std::io::stderr();
                writeln!(
                    output,
                    "{driver} SKIPPED: no PostgreSQL at {DEFAULT} ({error})"
                )
                .unwrap();
                return None;
            }
        };
        let schema = format!("callbacks_test_{driver}_{}", std::process::id());
        let options = PostgresOptions::new(&url).unwrap().schema(&schema).unwrap();
        options.migrate().await.unwrap();
        let store = options.connect().await.unwrap();
        let orders = format!("CREATE TABLE {schema}.orders (id bigserial)");
        admin.batch_execute(&orders).await.unwrap();
        Some(Self {
            url,
            schema,
            store,
            admin,
        })
    }

    /// The statement of a message whose body is no text.
    pub fn statement(&self, id: &str) -> Statement {
        let target = TargetId::of_name("a");
        let envelope = format!(
            r#"{{"v":1,"id":"{id}","op":"paid","method":"POST","url":"https://c.example/h","shard":{},"target":{}}}"#,
            target.shard().number(),
            target.number(),
        );
        let message = Message::restored(&envelope, vec![0, 0xff, b'{'].into()).unwrap();
        message.statement().in_schema(&self.schema)
    }

    pub fn insert_order(&self) -> String {
        format!("INSERT INTO {}.orders DEFAULT VALUES", self.schema)
    }

    pub async fn run(&self, sql: &str) {
        self.admin.batch_execute(sql).await.unwrap();
    }

    /// Checks that the order and the message that committed are there, and those that rolled back are not.
    pub async fn check(self, id: &str) {
        let orders = format!("SELECT count(*) FROM {}.orders", self.schema);
        let row = self.admin.query_one(&orders, &[]).await.unwrap();
        assert_eq!(row.get::<_, i64>(0), 1);
        let bounds = Shard::all().map(|shard| Bound { shard, after: None });
        let rows = self.store.poll(bounds.collect(), 10).await.unwrap();
        assert_eq!(rows.len(), 1);
        let loaded = self.store.load(vec![rows[0].key.message]).await.unwrap();
        let [Loaded::Message(message)] = &loaded[..] else {
            panic!("{loaded:?}");
        };
        assert_eq!(
            (message.id(), &message.body()[..]),
            (id, &[0, 0xff, b'{'][..])
        );
        let clean = format!("DROP SCHEMA {} CASCADE", self.schema);
        self.admin.batch_execute(&clean).await.unwrap();
    }
}
