//! Behind PgBouncer in transaction mode (D14).

use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use callbacks_delivery::TargetId;
use callbacks_delivery::postgres::PostgresOptions;
use callbacks_delivery::store::{Journal, Queue};
use tokio_postgres::Config;
use tokio_postgres::config::Host;

use crate::delivery::{accepting, arrivals, enqueue, settled, worker};
use crate::support::{Database, connect, message, skipped};

struct Pooler {
    process: Child,
    directory: PathBuf,
    config: Config,
}

impl Pooler {
    /// Listens on a socket of the file system, so no port is taken. `None` if there is no PgBouncer.
    async fn start(database: &Database) -> Option<Self> {
        let directory = std::env::temp_dir().join(&database.schema);
        std::fs::create_dir_all(&directory).unwrap();
        let Host::Tcp(host) = &database.config.get_hosts()[0] else {
            panic!("the pooler needs a server with an address");
        };
        let port = database.config.get_ports().first().copied().unwrap_or(5432);
        let user = database.config.get_user().unwrap_or("postgres");
        let name = database.config.get_dbname().unwrap_or("test");
        let socket = directory.display();
        // Two connections to the server for everybody: each transaction gets another one than the one before.
        let text = format!(
            "[databases]\n{name} = host={host} port={port} dbname={name} user={user}\n[pgbouncer]\nlisten_addr =\n\
             unix_socket_dir = {socket}\nlisten_port = 6432\nauth_type = any\npool_mode = transaction\n\
             default_pool_size = 2\nmin_pool_size = 2\nserver_round_robin = 1\nmax_client_conn = 100\n"
        );
        let ini = directory.join("pgbouncer.ini");
        std::fs::write(&ini, text).unwrap();
        let mut command = Command::new("pgbouncer");
        // It refuses to run as root.
        if is_root() {
            let owner = Command::new("chown")
                .args(["-R", "nobody"])
                .arg(&directory)
                .status();
            assert!(owner.unwrap().success());
            command.args(["-u", "nobody"]);
        }
        let started = command
            .arg(&ini)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn();
        let process = match started {
            Ok(process) => process,
            Err(error) => {
                skipped(&format!(
                    "no PgBouncer ({error}): install the package `pgbouncer`"
                ));
                let _ = std::fs::remove_dir_all(&directory);
                return None;
            }
        };
        let mut config = Config::new();
        config
            .host_path(&directory)
            .port(6432)
            .user(user)
            .dbname(name);
        let pooler = Self {
            process,
            directory,
            config,
        };
        let mut failure = None;
        for _ in 0..600 {
            match connect(&pooler.config).await {
                Ok(_) => return Some(pooler),
                Err(error) => failure = Some(error),
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        panic!("PgBouncer was started, but does not answer: {failure:?}");
    }
}

fn is_root() -> bool {
    let id = Command::new("id").arg("-u").output().unwrap();
    id.stdout == b"0\n"
}

impl Drop for Pooler {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
        let _ = std::fs::remove_dir_all(&self.directory);
    }
}

/// D14: no statement has a name and no session a state, so each transaction may have another connection. The same for the
/// statement of a producer.
#[tokio::test]
async fn d14_everything_works_behind_a_pooler_in_transaction_mode() {
    let Some(database) = Database::start().await else {
        return;
    };
    let Some(pooler) = Pooler::start(&database).await else {
        return;
    };
    let mut config = pooler.config.clone();
    // PgBouncer refuses parameters that it does not know.
    config.application_name("callbacks");
    let options = PostgresOptions::from_config(config)
        .schema(&database.schema)
        .unwrap();
    options.migrate().await.unwrap();
    let store = options.connect().await.unwrap();
    let consumer = accepting();
    let worker = worker(&store, &consumer).start();
    for round in 0..5 {
        enqueue(&store, &format!("round{round}"), 100).await;
        let mut client = connect(&pooler.config).await.unwrap();
        let transaction = client.transaction().await.unwrap();
        let statement = message(&format!("own_{round}"), TargetId::of_name("a")).statement();
        let statement = statement.in_schema(&database.schema);
        let parameters: [(&(dyn tokio_postgres::types::ToSql + Sync), _); 2] = [
            (&statement.messages(), tokio_postgres::types::Type::TEXT),
            (&statement.bodies(), tokio_postgres::types::Type::BYTEA),
        ];
        transaction
            .query_typed(statement.sql(), &parameters)
            .await
            .unwrap();
        transaction.commit().await.unwrap();
    }
    settled(&database).await;
    assert_eq!(arrivals(&consumer.take()).len(), 505);
    worker.shutdown(Duration::from_secs(60)).await;
    assert_eq!(store.gauges().await.unwrap().owned_shards, 0);
    assert_eq!(store.prune(Duration::from_secs(86_400)).await.unwrap(), 0);
}

/// D14: nothing listens and nothing notifies.
#[tokio::test]
async fn d14_nothing_is_notified() {
    let Some(database) = Database::start().await else {
        return;
    };
    for text in database.options().migrations() {
        assert!(!text.to_lowercase().contains("notify"));
    }
    let target = TargetId::of_name("a");
    database
        .store
        .enqueue(vec![message("msg_1", target)])
        .await
        .unwrap();
    let listens = "SELECT count(*) FROM pg_stat_activity WHERE query ILIKE '%listen%' AND pid <> pg_backend_pid()
                   AND application_name = current_setting('application_name')";
    let observer = database.client().await;
    assert_eq!(
        observer
            .query_one(listens, &[])
            .await
            .unwrap()
            .get::<_, i64>(0),
        0
    );
}
