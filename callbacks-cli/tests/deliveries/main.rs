//! `deliveries` over the operations API of a running application, and over a PostgreSQL database.

mod inbox;
#[path = "../support/mod.rs"]
mod support;
#[cfg(feature = "postgres")]
mod tls;

use std::net::SocketAddr;
use std::time::{Duration, SystemTime};

use callbacks_delivery::store::{
    Acknowledgement, AttemptRecord, Bound, Cause, Endpoint, EndpointId, Lease, Outcome, Then,
};
use callbacks_delivery::{AnyTarget, MemoryStore, Message, Outbox, Shard, Store};
use callbacks_operations::{Access, Page, Scope};
use serde_json::{Value, json};
use support::Command;

const LEASE: Lease = Lease {
    worker: 1,
    token: 2,
};

/// An event for the endpoint of a tenant.
fn event(id: &str, tag: &str) -> Message {
    let envelope = json!({
        "v": 1, "id": id, "op": "orderPaid", "method": "POST", "url": "https://endpoint.invalid/", "fanout": true,
        "tenant": "blue", "tags": [tag], "headers": [["content-type", "application/json"], ["x-secret", "secret-header"]],
    });
    let body = json!({"card": "secret-payload"}).to_string();
    Message::restored(&envelope.to_string(), body.into()).expect("an envelope")
}

/// Settles everything that is new.
async fn settle(store: &impl Store, then: Then, status: u16) {
    let lease = store.heartbeat(LEASE, Duration::from_secs(86_400)).await;
    lease.expect("a lease");
    let bounds = Shard::all().map(|shard| Bound { shard, after: None });
    let rows = store.poll(bounds.collect(), 1_000).await.expect("rows");
    let settled = rows.iter().map(|row| Acknowledgement {
        key: row.key,
        place: row.place,
        fifo: row.fifo,
        then: then.clone(),
        attempt: Some(AttemptRecord {
            number: row.charged + 1,
            began: SystemTime::UNIX_EPOCH,
            ago: Duration::from_millis(20),
            took: Duration::from_millis(12),
            outcome: Outcome::Status(status),
            excerpt: "try later".to_owned().into(),
        }),
    });
    let settled = store.acknowledge(LEASE, settled.collect(), Vec::new());
    settled.await.expect("it is settled");
}

/// An endpoint with a delivered message, three dead ones, and one that waits.
async fn fill<S: Store>(outbox: &Outbox<S>) {
    let store = outbox.store();
    let mut endpoint = Endpoint::new("https://c.example/hooks?token=secret-query", [""; 0]);
    endpoint.id = EndpointId::from_text("ep_blue");
    endpoint.tenant = Some("blue".to_owned());
    store.put_endpoint(endpoint).await.expect("it is stored");
    let enqueue = async |id: &str, tag: &str| {
        let enqueued = outbox.enqueue(event(id, tag)).await;
        enqueued.expect("it is enqueued");
    };
    enqueue("msg_done", "person-1").await;
    settle(store, Then::Done, 200).await;
    for id in ["msg_dead_1", "msg_dead_2", "msg_dead_3"] {
        enqueue(id, "person-7").await;
    }
    let dead = Then::Dead {
        cause: Cause::OutOfAttempts,
        detail: "status 503".to_owned(),
    };
    settle(store, dead, 503).await;
    enqueue("msg_new", "person-7").await;
}

/// The commands over one application.
struct Application {
    arguments: Vec<String>,
}

impl Application {
    fn run(&self, arguments: &[&str]) -> Command {
        let own = self.arguments.iter().map(String::as_str);
        let all: Vec<&str> = ["deliveries"]
            .into_iter()
            .chain(own)
            .chain(arguments.iter().copied())
            .collect();
        Command::new(&all)
    }

    /// The output of a command that succeeds.
    fn fine(&self, arguments: &[&str]) -> String {
        let done = self.run(arguments);
        assert_eq!(
            done.code, 0,
            "{arguments:?}: {}{}",
            done.stdout, done.stderr
        );
        done.stdout
    }

    fn json(&self, arguments: &[&str]) -> Value {
        let text = self.fine(&[arguments, &["--format", "json"]].concat());
        serde_json::from_str(&text).unwrap_or_else(|_| panic!("no JSON: {text}"))
    }
}

/// Everything that an operator does, in order.
fn an_operator_sees_and_repairs(application: &Application) {
    let stats = application.fine(&["stats"]);
    assert!(stats.contains("dead       3"), "{stats}");
    assert!(stats.contains("out-of-attempts 3"), "{stats}");
    let overview = application.json(&["stats"]);
    assert_eq!(overview["dead"], 3);

    // What there is, by filter and by page.
    let list = application.fine(&["list"]);
    for id in [
        "msg_done",
        "msg_dead_1",
        "msg_dead_2",
        "msg_dead_3",
        "msg_new",
    ] {
        assert!(list.contains(id), "{list}");
    }
    assert!(list.contains("ep_blue"), "{list}");
    assert!(!list.contains("secret-"), "{list}");
    let some = application.json(&["list", "--tag", "person-7", "--limit", "2"]);
    assert_eq!(some["items"].as_array().map(Vec::len), Some(2), "{some}");
    assert!(some["next"].is_string(), "{some}");
    assert_eq!(some["items"][0]["id"], "msg_new");
    let none = application.fine(&["list", "--tenant", "red"]);
    assert_eq!(none, "no messages\n");

    // One message, with its attempts, and masked.
    let shown = application.fine(&["show", "msg_dead_1"]);
    assert!(shown.contains("503 in 12 ms  try later"), "{shown}");
    assert!(shown.contains("given up after 1 attempt"), "{shown}");
    assert!(!shown.contains("secret-"), "{shown}");
    let revealed = application.fine(&["show", "msg_dead_1", "--reveal"]);
    assert!(
        revealed.contains("secret-payload") && revealed.contains("secret-header"),
        "{revealed}"
    );
    let missing = application.run(&["show", "msg/../7"]);
    assert_eq!(missing.code, 1);
    assert!(
        missing.stderr.contains("there is no such message"),
        "{}",
        missing.stderr
    );

    // Dead letters, one of which is sent again.
    let dead = application.fine(&["dead"]);
    assert!(
        dead.contains("msg_dead_2") && dead.contains("status 503"),
        "{dead}"
    );
    assert!(dead.contains("recover --cause out-of-attempts"), "{dead}");
    let resent = application.fine(&["resend", "msg_dead_1", "--endpoint", "ep_blue"]);
    assert_eq!(resent, "1 delivery will be sent again\n");
    let twice = application.fine(&["resend", "msg_dead_1"]);
    assert!(twice.contains("waits already"), "{twice}");
    assert_eq!(
        application
            .run(&["resend", "msg_dead_1", "--endpoint", "ep_red"])
            .code,
        1
    );

    // The others together: counted first, and not without a word.
    let counted = application.fine(&["recover", "--dry-run"]);
    assert_eq!(counted, "2 deliveries would be sent again\n");
    let unconfirmed = application.run(&["recover"]);
    assert_eq!(unconfirmed.code, 2);
    assert!(
        unconfirmed.stderr.contains("`--yes`"),
        "{}",
        unconfirmed.stderr
    );
    assert_eq!(application.json(&["stats"])["dead"], 2);
    let recovered = application.fine(&[
        "recover",
        "--cause",
        "out-of-attempts",
        "--rate",
        "1000",
        "--yes",
    ]);
    assert_eq!(recovered, "done: 2 deliveries will be sent again\n");
    assert_eq!(application.json(&["stats"])["dead"], 0);
    assert_eq!(
        application.fine(&["recover", "--yes"]),
        "nothing is to be sent again\n"
    );
    let wrong = application.run(&["recover", "--cause", "bad-luck", "--yes"]);
    assert_eq!(wrong.code, 2);
    assert!(wrong.stderr.contains("out-of-attempts"), "{}", wrong.stderr);

    // Nothing was missed, because everything was for this endpoint from the start.
    let missing = application.fine(&["replay-missing", "ep_blue", "--since", "24h", "--yes"]);
    assert_eq!(missing, "nothing is to be sent again\n");

    // The endpoint.
    assert!(
        application
            .fine(&["pause", "ep_blue"])
            .contains("is paused")
    );
    assert!(application.fine(&["stats"]).contains("paused"));
    let target = EndpointId::from_text("ep_blue")
        .target()
        .number()
        .to_string();
    assert!(
        application
            .fine(&["enable", &target])
            .contains("is enabled")
    );
    assert_eq!(application.json(&["stats"])["troubled"], json!([]));

    // A person is forgotten.
    let counted = application.fine(&["forget", "--tag", "person-7", "--dry-run"]);
    assert_eq!(counted, "4 messages would be erased\n");
    assert_eq!(application.run(&["forget", "--tag", "person-7"]).code, 2);
    assert_eq!(application.run(&["forget", "--yes"]).code, 2);
    let erased = application.fine(&["forget", "--tag", "person-7", "--yes"]);
    assert_eq!(erased, "4 messages erased\n");
    let left = application.json(&["list", "--tenant", "blue"]);
    assert_eq!(left["items"].as_array().map(Vec::len), Some(1), "{left}");
    assert_eq!(
        application.fine(&["forget", "--message", "msg_done", "--yes"]),
        "1 message erased\n"
    );
}

/// Who has the token may do everything, and others may look.
fn access(parts: &http::request::Parts) -> Access {
    let token = parts.headers.get("authorization");
    match token.map(http::HeaderValue::as_bytes) {
        Some(b"Bearer operator") => Access::Operate {
            scope: Scope::Everything,
            actor: "ann".to_owned(),
        },
        Some(b"Bearer reader") => Access::Read {
            scope: Scope::Everything,
        },
        _ => Access::Denied,
    }
}

/// An application with the operations page below `/admin/operations`.
async fn application() -> SocketAddr {
    let outbox = Outbox::new(MemoryStore::new());
    fill(&outbox).await;
    let page = Page::new(&outbox, AnyTarget, access).router();
    let router = axum::Router::new().nest("/admin/operations", page);
    let socket = tokio::net::TcpListener::bind("127.0.0.1:0").await;
    let socket = socket.expect("a port");
    let at = socket.local_addr().expect("it is bound");
    tokio::spawn(async move { axum::serve(socket, router).await });
    at
}

#[tokio::test(flavor = "multi_thread")]
async fn a_running_application_is_operated() {
    let at = application().await;
    let of = |path: &str, token: &str| Application {
        arguments: ["--url", &format!("http://{at}{path}"), "--token", token]
            .map(str::to_owned)
            .to_vec(),
    };
    // Without credentials, with too few, and at another place of the application.
    let denied = of("/admin/operations", "nobody").run(&["stats"]);
    assert_eq!(denied.code, 2);
    assert!(denied.stderr.contains("`--token`"), "{}", denied.stderr);
    let reader = of("/admin/operations", "reader");
    reader.fine(&["stats"]);
    assert_eq!(reader.run(&["resend", "msg_dead_1"]).code, 2);
    let elsewhere = of("/", "operator").run(&["stats"]);
    assert_eq!(elsewhere.code, 3);
    assert!(
        elsewhere.stderr.contains("no operations API"),
        "{}",
        elsewhere.stderr
    );

    // A job that is left to the application.
    let at_once = of("/admin/operations/", "operator");
    an_operator_sees_and_repairs(&at_once);
    let header = Application {
        arguments: [
            "--url",
            &format!("http://{at}/admin/operations/api"),
            "--header",
            "authorization: Bearer operator",
        ]
        .map(str::to_owned)
        .to_vec(),
    };
    header.fine(&["stats"]);
}

#[test]
fn a_place_that_does_not_answer_is_explained() {
    let nowhere = Command::new(&["deliveries", "stats"]);
    assert_eq!(nowhere.code, 2);
    assert!(nowhere.stderr.contains("`--url"), "{}", nowhere.stderr);
    let closed = Command::new(&["deliveries", "--url", "http://127.0.0.1:1/", "stats"]);
    assert_eq!(closed.code, 3);
    assert!(
        closed.stderr.contains("no answer from"),
        "{}",
        closed.stderr
    );
    let wrong = Command::new(&["deliveries", "--url", "shop.example", "stats"]);
    assert_eq!(wrong.code, 2);
}

#[cfg(not(feature = "postgres"))]
#[test]
fn a_database_needs_a_feature() {
    let without = Command::new(&["deliveries", "--database-url", "postgres://h/d", "stats"]);
    assert_eq!(without.code, 2);
    assert!(
        without.stderr.contains("--features postgres"),
        "{}",
        without.stderr
    );
}

#[cfg(feature = "postgres")]
mod postgres {
    use callbacks_delivery::postgres::PostgresOptions;

    use super::*;

    #[tokio::test(flavor = "multi_thread")]
    async fn a_database_is_operated() {
        let url = std::env::var("CALLBACKS_TEST_POSTGRES");
        let is_chosen = url.is_ok();
        let url = url.unwrap_or_else(|_| "postgres://postgres@127.0.0.1:5432/test".to_owned());
        let Ok((admin, connection)) = tokio_postgres::connect(&url, tokio_postgres::NoTls).await
        else {
            assert!(!is_chosen, "no PostgreSQL at CALLBACKS_TEST_POSTGRES");
            println!("skipped: there is no PostgreSQL; CALLBACKS_TEST_POSTGRES names one");
            return;
        };
        tokio::spawn(connection);
        let schema = format!("callbacks_cli_{}", std::process::id());
        let drop = format!("DROP SCHEMA IF EXISTS {schema} CASCADE");
        admin.batch_execute(&drop).await.expect("it is dropped");
        let application = Application {
            arguments: ["--database-url", &url, "--schema", &schema]
                .map(str::to_owned)
                .to_vec(),
        };
        let early = application.run(&["stats"]);
        assert_eq!(early.code, 1);
        assert!(
            early.stderr.contains("callbacks deliveries migrate"),
            "{}",
            early.stderr
        );
        let sql = application.fine(&["migrate", "--print"]);
        assert!(sql.contains(&format!("\"{schema}\"")), "{sql}");
        for _ in 0..2 {
            application.fine(&["migrate"]);
        }
        let options = PostgresOptions::new(&url).and_then(|options| options.schema(&schema));
        let store = options.expect("options").connect().await.expect("a store");
        fill(&Outbox::new(store)).await;
        an_operator_sees_and_repairs(&application);
        let audit = format!("SELECT count(*) FROM {schema}.audit");
        let entries = admin.query_one(&audit, &[]).await.expect("an audit log");
        assert!(entries.get::<_, i64>(0) > 4);
        admin.batch_execute(&drop).await.expect("it is dropped");
    }
}
