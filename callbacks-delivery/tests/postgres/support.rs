//! A database for one test.

use std::io::Write;
use std::sync::Mutex;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use callbacks_delivery::postgres::PostgresOptions;
use callbacks_delivery::store::{Bound, Queue, Row};
use callbacks_delivery::testing::{Harness, Tamper};
use callbacks_delivery::{Message, MessageKey, PostgresStore, Shard, TargetId};
use tokio_postgres::{Client, Config, NoTls};

const VARIABLE: &str = "CALLBACKS_TEST_POSTGRES";
const DEFAULT: &str = "postgres://postgres@127.0.0.1:5432/test";

/// A schema of a server, and a store in it.
pub(crate) struct Database {
    pub(crate) schema: String,
    pub(crate) config: Config,
    pub(crate) store: PostgresStore,
    /// A connection that does not belong to the store.
    pub(crate) admin: Client,
    passed: Mutex<Duration>,
}

impl Database {
    /// `None` if there is no server: the test says that it was skipped.
    pub(crate) async fn start() -> Option<Self> {
        let (config, admin) = server().await?;
        let (config, schema) = own_schema(config);
        let options = options(&config, &schema);
        options.migrate().await.unwrap();
        let store = options.connect().await.unwrap();
        Some(Self {
            schema,
            config,
            store,
            admin,
            passed: Mutex::default(),
        })
    }

    pub(crate) fn options(&self) -> PostgresOptions {
        options(&self.config, &self.schema)
    }

    /// Runs SQL of which `callbacks.` is this schema.
    pub(crate) async fn run(&self, sql: &str) {
        self.admin.batch_execute(&self.sql(sql)).await.unwrap();
    }

    pub(crate) fn sql(&self, sql: &str) -> String {
        sql.replace("callbacks.", &format!("{}.", self.schema))
    }

    /// A number that a query returns.
    pub(crate) async fn number(&self, sql: &str) -> i64 {
        let row = self.admin.query_one(&self.sql(sql), &[]).await.unwrap();
        row.get(0)
    }

    /// Another connection of an application.
    pub(crate) async fn client(&self) -> Client {
        connect(&self.config).await.unwrap()
    }

    pub(crate) async fn new_rows(&self) -> Vec<Row> {
        new_rows(&self.store).await
    }
}

/// A configuration whose connections can be found by the name of the schema, which nobody else uses.
pub(crate) fn own_schema(mut config: Config) -> (Config, String) {
    static NUMBER: AtomicU32 = AtomicU32::new(0);
    let number = NUMBER.fetch_add(1, Ordering::Relaxed);
    let schema = format!("callbacks_test_{}_{number}", std::process::id());
    config.application_name(&schema);
    (config, schema)
}

pub(crate) fn options(config: &Config, schema: &str) -> PostgresOptions {
    PostgresOptions::from_config(config.clone())
        .schema(schema)
        .unwrap()
        .connections(4)
}

/// The server and a connection to it.
pub(crate) async fn server() -> Option<(Config, Client)> {
    let url = std::env::var(VARIABLE);
    let is_chosen = url.is_ok();
    let config: Config = url.as_deref().unwrap_or(DEFAULT).parse().unwrap();
    match connect(&config).await {
        Ok(admin) => Some((config, admin)),
        Err(error) if is_chosen => panic!("no PostgreSQL at {VARIABLE}: {error}"),
        Err(error) => {
            skipped(&format!(
                "no PostgreSQL at {DEFAULT} ({error}); {VARIABLE} names another one"
            ));
            None
        }
    }
}

/// Is seen even though the test passes.
pub(crate) fn skipped(why: &str) {
    let name = std::thread::current().name().unwrap_or("test").to_owned();
    writeln!(std::io::stderr(), "{name} SKIPPED: {why}").unwrap();
}

pub(crate) async fn connect(config: &Config) -> Result<Client, tokio_postgres::Error> {
    let (client, connection) = config.connect(NoTls).await?;
    tokio::spawn(connection);
    Ok(client)
}

pub(crate) async fn new_rows(store: &PostgresStore) -> Vec<Row> {
    let bounds = Shard::all().map(|shard| Bound { shard, after: None });
    store.poll(bounds.collect(), 100_000).await.unwrap()
}

/// A message to a target.
pub(crate) fn message(id: &str, target: TargetId) -> Message {
    message_with(id, target, &serde_json::json!({}))
}

/// A message whose envelope has more members.
pub(crate) fn message_with(id: &str, target: TargetId, more: &serde_json::Value) -> Message {
    let mut envelope = serde_json::json!({
        "v": 1, "id": id, "op": "paid", "method": "POST", "url": "https://c.example/hook",
        "shard": target.shard().number(), "target": target.number(),
    });
    for (name, value) in more.as_object().unwrap() {
        envelope[name] = value.clone();
    }
    Message::restored(&envelope.to_string(), format!("\0{id}").into()).unwrap()
}

impl Harness for Database {
    type Store = PostgresStore;

    fn store(&self) -> &PostgresStore {
        &self.store
    }

    async fn pass(&self, time: Duration) {
        let passed = {
            let mut passed = self.passed.lock().unwrap();
            *passed += time;
            passed.as_micros()
        };
        let clock = format!(
            "CREATE OR REPLACE FUNCTION callbacks.clock() RETURNS timestamptz LANGUAGE sql VOLATILE
             AS 'SELECT clock_timestamp() + {passed} * interval ''1 microsecond'''"
        );
        self.run(&clock).await;
    }

    async fn tamper(&self, key: MessageKey, tamper: Tamper) {
        let MessageKey { day, seq } = key;
        let sql = match tamper {
            Tamper::Remove => "DELETE FROM callbacks.message".to_owned(),
            Tamper::Envelope(text) => format!("UPDATE callbacks.message SET envelope = '{text}'"),
        };
        self.run(&format!("{sql} WHERE day = {day} AND seq = {seq}"))
            .await;
    }
}

impl Drop for Database {
    fn drop(&mut self) {
        let (mut config, schema) = (self.config.clone(), self.schema.clone());
        // The runtime of the test does not run any more, so transactions that it left open stay open until they are ended.
        config.application_name("callbacks_test_clean");
        let end =
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = $1";
        let clean = move || {
            let runtime = tokio::runtime::Builder::new_current_thread()
                .enable_all()
                .build();
            runtime.unwrap().block_on(async {
                let client = connect(&config).await.unwrap();
                client.query(end, &[&schema]).await.unwrap();
                let drop = format!("DROP SCHEMA IF EXISTS {schema} CASCADE");
                client.batch_execute(&drop).await.unwrap();
            });
        };
        std::thread::spawn(clean).join().unwrap();
    }
}
