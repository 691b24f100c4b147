//! Which targets a client calls: whatever is refused is refused before any socket is opened.
//!
//! `TARGET_VECTORS=/path/to/other.tsv cargo test --all-features --test sender policy::` checks the rows of another
//! file.

#![allow(
    clippy::unwrap_used,
    reason = "the helpers of a test are as much a test as the rest"
)]

use crate::support;

use std::io;
use std::net::IpAddr;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use axum::routing::post;
use callbacks::client::{HttpTransport, NameService};
use callbacks::{Client, Error, Target, TargetPolicy};
use items::{CallbackSender as _, Item, on_item_created};
use support::{FOREVER, HttpServer, PATIENCE, SHORT, TcpServer, printed};
use tokio::net::TcpListener;
use tokio::time::timeout;

#[callbacks::openapi("tests/fixtures/items.yaml")]
mod items {}

type Answer = io::Result<Vec<IpAddr>>;

type Answers = dyn Fn(usize, &str) -> Answer + Send + Sync;

/// A name service that answers as the test says, and counts.
#[derive(Clone)]
struct Names {
    answer: Arc<Answers>,
    asked: Arc<AtomicUsize>,
}

impl Names {
    fn new(answer: impl Fn(usize, &str) -> Answer + Send + Sync + 'static) -> Self {
        Self {
            answer: Arc::new(answer),
            asked: Arc::default(),
        }
    }

    fn always(addresses: &[&str]) -> Self {
        let addresses = parse(addresses);
        Self::new(move |_, _| Ok(addresses.clone()))
    }

    fn asked(&self) -> usize {
        self.asked.load(Ordering::SeqCst)
    }
}

impl NameService for Names {
    async fn addresses(&self, host: &str) -> Answer {
        (self.answer)(self.asked.fetch_add(1, Ordering::SeqCst), host)
    }
}

fn parse(addresses: &[&str]) -> Vec<IpAddr> {
    addresses.iter().map(|text| text.parse().unwrap()).collect()
}

/// By `http` too: what is tested here is where a URL leads.
fn plain() -> TargetPolicy {
    TargetPolicy::new().allow_http()
}

fn client(policy: TargetPolicy, names: impl NameService) -> Client {
    let transport = HttpTransport::builder().policy(policy).name_service(names);
    Client::over(transport.build().unwrap())
}

async fn call(client: &Client, url: &str) -> Result<on_item_created::Response, Error> {
    let target = Target::new(url)?;
    let item = Item::default();
    let call = client.on_item_created(&target, Some(&item));
    timeout(PATIENCE, call).await.unwrap()
}

struct Row {
    kind: String,
    value: String,
    is_allowed: bool,
    why: String,
}

impl Row {
    /// The value as a client would name it.
    fn url(&self) -> String {
        match self.kind.as_str() {
            "ipv4" => format!("http://{}/", self.value),
            "ipv6" => format!("http://[{}]/", self.value),
            "url" => self.value.clone(),
            other => panic!("{other}"),
        }
    }
}

fn rows() -> Vec<Row> {
    let text = match std::env::var_os("TARGET_VECTORS") {
        Some(path) => std::fs::read_to_string(path).unwrap(),
        None => include_str!("../fixtures/targets.tsv").to_owned(),
    };
    let rows: Vec<_> = text.lines().skip(1).map(row).collect();
    assert!(rows.len() > 100, "{} rows", rows.len());
    rows
}

fn row(line: &str) -> Row {
    let [kind, value, verdict, why] = line.split('\t').collect::<Vec<_>>()[..] else {
        panic!("{line}");
    };
    let is_allowed = match verdict {
        "ALLOW" => true,
        "BLOCK" => false,
        other => panic!("{other}"),
    };
    Row {
        kind: kind.to_owned(),
        value: serde_json::from_str(value).unwrap(),
        is_allowed,
        why: why.to_owned(),
    }
}

/// Answers as nip.io: a name that begins with an address has it.
fn nip(_: usize, host: &str) -> Answer {
    let address: Vec<_> = host.split('.').take(4).collect();
    let address = address.join(".").parse();
    address.map_or(Err(io::ErrorKind::NotFound.into()), |address| {
        Ok(vec![address])
    })
}

/// S3, S4: whatever the spelling of an address.
#[tokio::test]
async fn every_row_has_its_verdict() {
    let policy = plain();
    let names = Names::new(nip);
    let client = client(policy.clone(), names.clone());
    let mut failures = Vec::new();
    let (mut refused, mut allowed) = (0, 0);
    for row in rows() {
        let asked = names.asked();
        let url = row.url();
        let is_as_told = if row.is_allowed {
            allowed += 1;
            policy.check_url(&url).is_ok()
        } else {
            refused += 1;
            let is_early = policy.check_url(&url).is_err();
            // Only of a name that looks like any other must the addresses be found out. What is wrongly allowed is not
            // called: this is somebody's machine.
            let lookups = usize::from(!is_early);
            (is_early || url.contains("nip.io"))
                && call(&client, &url)
                    .await
                    .is_err_and(|error| error.is_target())
                && names.asked() - asked == lookups
        };
        if !is_as_told {
            failures.push(format!("{url:.100}: {}", row.why));
        }
    }
    println!("{refused} refused, {allowed} allowed");
    assert!(failures.is_empty(), "failed:\n{}", failures.join("\n"));
    assert!(refused > 0 && allowed > 0);
}

/// S5: An address that is no literal of the URL is refused alike, and spoils those beside it.
#[tokio::test]
async fn an_address_has_its_verdict_behind_a_name() {
    let policy = plain();
    let answer = Arc::new(Mutex::new(Vec::new()));
    let given = Arc::clone(&answer);
    let names = Names::new(move |_, _| Ok(given.lock().unwrap().clone()));
    let client = client(policy.clone(), names);
    for row in rows().into_iter().filter(|row| row.kind != "url") {
        assert_eq!(
            policy.allows_address(row.value.parse().unwrap()),
            row.is_allowed,
            "{}",
            row.value
        );
        if row.is_allowed {
            continue;
        }
        for addresses in [
            &[row.value.as_str()][..],
            &["9.9.9.9", &row.value],
            &[&row.value, "2606:2800:220::7"],
        ] {
            *answer.lock().unwrap() = parse(addresses);
            let error = call(&client, "http://shop.example/hook").await.unwrap_err();
            assert!(error.is_refused(), "{addresses:?}: {error}");
        }
    }
}

/// S8: The test above, where the environment names a proxy for everything.
#[tokio::test]
async fn no_proxy_of_the_environment_is_asked_instead() {
    support::repeat_behind_proxy("policy::every_row_has_its_verdict").await;
}

/// S3: The same spellings with a port on which somebody listens, and no rule of ports in the way.
#[tokio::test]
async fn no_spelling_of_this_machine_opens_a_socket() {
    let server = TcpServer::answering("HTTP/1.1 200 OK\r\n\r\n").await;
    let port = server.address().port();
    let policy = plain().allow_any_port();
    let client = client(policy, Names::always(&["127.0.0.1"]));
    for host in [
        "127.0.0.1",
        "127.1",
        "127.0.0.1.",
        "2130706433",
        "0x7f.1",
        "0x7f000001",
        "017700000001",
        "0177.0.0.1",
        "0",
        "0.0.0.0",
        "localhost",
        "localhost.",
        "a.localhost",
        "[::1]",
        "[::]",
        "[::ffff:127.0.0.1]",
        "[::ffff:7f00:1]",
        "[::127.0.0.1]",
        "shop.example",
    ] {
        let error = call(&client, &format!("http://{host}:{port}/hook")).await;
        assert!(error.unwrap_err().is_target(), "{host}");
    }
    assert_eq!(server.connections(), 0);

    let permitted = support::client();
    let answer = call(&permitted, &format!("http://127.1:{port}/hook")).await;
    assert_eq!(answer.unwrap(), on_item_created::Response::Ok);
    assert_eq!(server.connections(), 1);
}

/// S6: Two addresses of this machine represent the internet and the provider's own network. The name has the first one
/// in the first lookup, and the other one in the next.
#[tokio::test]
async fn a_name_that_changes_its_addresses_gains_nothing() {
    const TRIES: usize = 1000;
    let inside = TcpServer::answering("HTTP/1.1 200 OK\r\n\r\n").await;
    let port = inside.address().port();
    let outside = TcpListener::bind(("127.0.0.2", port)).await.unwrap();
    let answer = axum::Router::new().route("/hook", post(async || [("Connection", "close")]));
    let outside = tokio::spawn(async move { axum::serve(outside, answer).await });

    let names = Names::new(|asked, _| {
        Ok(match asked % 3 {
            0 => parse(&["127.0.0.2"]),
            1 => parse(&["127.0.0.1"]),
            _ => parse(&["127.0.0.2", "127.0.0.1"]),
        })
    });
    let policy = plain().allow_cidr("127.0.0.2/32").unwrap();
    let client = client(policy.allow_port(port), names.clone());
    let url = format!("http://shop.example:{port}/hook");
    let (mut arrived, mut refused) = (0, 0);
    for _ in 0..TRIES {
        match call(&client, &url).await {
            Ok(_) => arrived += 1,
            Err(error) => {
                assert!(error.is_refused(), "{error}");
                refused += 1;
            }
        }
    }
    outside.abort();
    assert_eq!(inside.connections(), 0);
    assert_eq!(names.asked(), TRIES);
    assert_eq!(
        (arrived, refused),
        (TRIES.div_ceil(3), TRIES - TRIES.div_ceil(3))
    );
}

/// S5: A name is looked up once for each connection, not for each request.
#[tokio::test]
async fn a_connection_that_is_kept_needs_no_name_service() {
    let server = HttpServer::start(axum::Router::new().route("/hook", post(async || ()))).await;
    let port = server.address().port();
    let names = Names::always(&["127.0.0.1"]);
    let policy = TargetPolicy::development().allow_port(port);
    let client = client(policy, names.clone());
    for host in ["shop.example", "SHOP.example", "shop.example."] {
        let url = format!("http://{host}:{port}/hook");
        call(&client, &url).await.unwrap();
    }
    assert_eq!(names.asked(), 1);
}

/// S5: All addresses are checked, even if there are more than needed.
#[tokio::test]
async fn many_addresses_are_all_judged() {
    let mut addresses = vec!["9.9.9.9"; 100];
    addresses.push("10.1.2.3");
    let client = client(plain(), Names::always(&addresses));
    let error = call(&client, "http://shop.example/").await.unwrap_err();
    assert!(error.is_refused());
}

/// S5: Connecting tries one after the other, and no more than sixteen. Nobody listens but at the last.
#[tokio::test]
async fn sixteen_addresses_are_tried_and_no_more() {
    let server = TcpServer::answering("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n").await;
    let url = format!("http://shop.localhost:{}/", server.address().port());
    for (others, is_reached) in [(15, true), (16, false)] {
        let mut addresses: Vec<_> = (2..2 + others)
            .map(|last| format!("127.0.0.{last}"))
            .collect();
        addresses.push("127.0.0.1".to_owned());
        let addresses: Vec<_> = addresses.iter().map(String::as_str).collect();
        let client = client(TargetPolicy::development(), Names::always(&addresses));
        assert_eq!(call(&client, &url).await.is_ok(), is_reached, "{others}");
    }
    assert_eq!(server.connections(), 1);
}

/// No address is no refusal: it may have some the next time.
#[tokio::test]
async fn a_host_without_addresses_is_told_apart() {
    let unknown = Names::new(|_, _| Err(io::ErrorKind::NotFound.into()));
    for names in [unknown, Names::always(&[])] {
        let client = client(plain(), names);
        let error = call(&client, "http://shop.example/").await.unwrap_err();
        assert!(error.is_connect() && !error.is_refused(), "{error}");
    }
}

/// Never answers.
struct Silent;

impl NameService for Silent {
    async fn addresses(&self, _host: &str) -> Answer {
        std::future::pending().await
    }
}

/// S5, S24: a lookup has a deadline of its own.
#[tokio::test]
async fn a_lookup_must_end() {
    const DEADLINE: Duration = Duration::from_millis(200);
    let transport = HttpTransport::builder()
        .policy(plain())
        .name_service(Silent)
        .timeout(FOREVER)
        .connect_timeout(FOREVER)
        .lookup_timeout(DEADLINE);
    let client = Client::over(transport.build().unwrap());
    let start = Instant::now();
    let answer = timeout(PATIENCE, call(&client, "http://shop.example/")).await;
    let error = answer.expect("the lookup ends").unwrap_err();
    assert!(error.is_infrastructure() && !error.is_refused(), "{error}");
    assert!(start.elapsed() >= DEADLINE);
}

/// S33: a name service that does not work says nothing of the target; what it knows of the host does.
#[tokio::test]
async fn s33_the_own_name_service_is_not_charged_to_the_target() {
    use io::ErrorKind::{ConnectionRefused, NetworkUnreachable, NotFound, Other, TimedOut};
    for (kind, is_own) in [
        (TimedOut, true),
        (ConnectionRefused, true),
        (NetworkUnreachable, true),
        (NotFound, false),
        (Other, false),
    ] {
        let client = client(plain(), Names::new(move |_, _| Err(kind.into())));
        let error = call(&client, "http://shop.example/").await.unwrap_err();
        let told = (
            error.is_infrastructure(),
            error.is_connect(),
            error.is_target(),
        );
        assert_eq!(
            told,
            (is_own, !is_own, false),
            "{kind}: {}",
            printed(&error)
        );
    }
}

/// Answers for all hosts but one.
struct Others;

impl NameService for Others {
    async fn addresses(&self, host: &str) -> Answer {
        match host {
            "slow.example" => std::future::pending().await,
            _ => Err(io::ErrorKind::NotFound.into()),
        }
    }
}

/// S33: who runs slow name servers of his own is charged with them, as the service answers others meanwhile.
#[tokio::test]
async fn s33_a_slow_zone_is_its_owners_fault() {
    let transport = HttpTransport::builder()
        .policy(plain())
        .name_service(Others)
        .timeout(FOREVER)
        .connect_timeout(FOREVER)
        .lookup_timeout(SHORT);
    let client = Client::over(transport.build().unwrap());
    let others = async {
        tokio::time::sleep(Duration::from_millis(50)).await;
        call(&client, "http://other.example/").await
    };
    let (slow, other) = tokio::join!(call(&client, "http://slow.example/"), others);
    let (slow, other) = (slow.unwrap_err(), other.unwrap_err());
    assert!(slow.is_timeout() && !slow.is_infrastructure(), "{slow}");
    assert!(other.is_connect(), "{other}");
}

/// S7: A refusal only reveals what the URL itself does, and is the same for literal and resolved addresses.
#[tokio::test]
async fn a_refusal_tells_nothing_of_the_network() {
    let found = client(plain(), Names::always(&["10.77.88.99"]));
    let found = call(&found, "http://shop.example/canary?canary").await;
    let found = found.unwrap_err();
    assert!(found.is_refused() && !found.is_connect() && !found.is_timeout());
    assert_eq!(found.code(), Some("host-not-allowed"));
    for told in [printed(&found), format!("{found:?}")] {
        assert!(
            !told.contains("10.77") && !told.contains("canary"),
            "{told}"
        );
    }
    let written = client(plain(), Names::always(&[]));
    let written = call(&written, "http://10.77.88.99/").await.unwrap_err();
    assert_eq!(
        printed(&written.without_url()),
        printed(&found.without_url())
    );
}

/// Neither does a connection that fails: it would be a way to look for open ports.
#[tokio::test]
async fn an_error_does_not_print_the_address_behind_a_name() {
    let listener = TcpListener::bind("127.0.0.9:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    drop(listener);
    let policy = TargetPolicy::development().allow_port(port);
    let client = client(policy, Names::always(&["127.0.0.9"]));
    let url = format!("http://shop.example:{port}/");
    let error = call(&client, &url).await.unwrap_err();
    assert!(error.is_connect());
    assert!(!format!("{error} {error:?}").contains("127.0.0.9"));
}

/// S9: A registered URL is checked early by the same policy, and its error may be shown to the client.
#[tokio::test]
async fn a_subscription_is_judged_before_it_is_kept() {
    let asked = Arc::new(Mutex::new(0));
    let counter = Arc::clone(&asked);
    let names = Names::new(move |_, _| {
        *counter.lock().unwrap() += 1;
        Ok(vec![])
    });
    let client = client(TargetPolicy::new(), names);
    let check = |url: &str| -> Result<(), Error> {
        Ok(client.transport().policy().check(&Target::new(url)?)?)
    };
    check("https://shop.example/hook").unwrap();
    for (url, code) in [
        ("http://shop.example/hook", "scheme-not-allowed"),
        ("https://10.1.2.3/hook", "host-not-allowed"),
        ("https://shop.example:25/hook", "port-not-allowed"),
        ("https://shop.example/%00", "malformed-target"),
    ] {
        let error = check(url).unwrap_err();
        assert!(error.is_refused() && error.is_target(), "{url}");
        assert_eq!(error.code(), Some(code), "{url}");
    }
    assert_eq!(*asked.lock().unwrap(), 0);
}
