//! Groups 17 and 18: a sender that is to flood others, or itself. S30: limits.

use std::collections::HashSet;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use axum::routing::post;
use callbacks::client::{HttpTransport, NameService, Rate};
use callbacks::{Target, TargetPolicy};
use http::StatusCode as Status;
use support::{FOREVER, HttpServer, PATIENCE, TcpServer, printed, read_request};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::task::JoinSet;
use tokio::time::{sleep, timeout};

use super::*;

async fn call(client: Client, base: String) -> Result<Response, Error> {
    notify(&client, &base).await
}

async fn patiently(client: &Client, base: &str) -> Result<Response, Error> {
    let call = call(client.clone(), base.to_owned());
    timeout(PATIENCE, call).await.expect("the call ends")
}

/// Waits until a condition holds.
async fn until(mut holds: impl FnMut() -> bool) {
    let waiting = async {
        while !holds() {
            sleep(Duration::from_millis(5)).await;
        }
    };
    timeout(PATIENCE, waiting).await.expect("it holds at last");
}

/// S2, S32, group 17: nobody on the way can end a subscription by a 410 of his own, because nothing goes over `http` unless
/// that is permitted.
#[tokio::test]
async fn s32_no_answer_can_be_forged_over_http() {
    let gone = axum::Router::new().route("/{*path}", post(async || Status::GONE));
    let server = HttpServer::start(gone).await;
    let policy = TargetPolicy::new().allow_loopback();
    let transport = HttpTransport::builder().policy(policy).build().unwrap();
    let client = Client::over(transport).retrying(callbacks::retry::RetryPolicy::brief());
    let url = server.url("/hook");
    let delivery = client
        .deliver(|client| async move { notify(&client, &url).await })
        .await;
    assert!(delivery.result.is_err_and(|error| error.is_refused()));
    assert!(!client.transport().is_disabled(&server.url("/hook")));
}

/// S30, group 17: a client that subscribes ten thousand times cannot abuse the sender.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn s30_no_origin_gets_more_than_eight_requests_at_once() {
    let (now, most) = (Arc::new(AtomicUsize::new(0)), Arc::new(AtomicUsize::new(0)));
    let counters = (Arc::clone(&now), Arc::clone(&most));
    let hook = post(async move || {
        let (now, most) = counters;
        most.fetch_max(now.fetch_add(1, Ordering::SeqCst) + 1, Ordering::SeqCst);
        tokio::task::yield_now().await;
        now.fetch_sub(1, Ordering::SeqCst);
        Status::NO_CONTENT
    });
    let server = HttpServer::start(axum::Router::new().route("/{*path}", hook)).await;
    let transport = support::transport().timeout(FOREVER).build().unwrap();
    let client = Client::over(transport);
    let mut calls = JoinSet::new();
    for number in 0..10_000 {
        // Other paths are no other origin.
        calls.spawn(call(client.clone(), server.url(&format!("/n{number}"))));
    }
    for answer in timeout(PATIENCE * 3, calls.join_all()).await.unwrap() {
        assert_eq!(answer.unwrap(), Response::NoContent);
    }
    assert!((1..=8).contains(&most.load(Ordering::SeqCst)));
}

/// S30: those who wait for a dead target keep nobody else waiting.
#[tokio::test]
async fn s30_a_dead_target_slows_nobody_down() {
    let dead = TcpServer::start(async |_stream| sleep(FOREVER).await).await;
    let transport = support::transport().timeout(FOREVER).concurrency(9).build();
    let client = Client::over(transport.unwrap());
    let mut waiting = JoinSet::new();
    for _ in 0..100 {
        waiting.spawn(call(client.clone(), dead.url("/n")));
    }
    until(|| dead.connections() == 8).await;
    for _ in 0..20 {
        let healthy = TcpServer::answering("HTTP/1.1 204 No Content\r\n\r\n").await;
        assert!(patiently(&client, &healthy.url("/n")).await.is_ok());
    }
    assert!(waiting.try_join_next().is_none());
    assert_eq!((waiting.len(), dead.connections()), (100, 8));
}

/// S30: a request that could not begin is reported as such, and nothing was sent.
#[tokio::test]
async fn s30_whoever_cannot_begin_in_time_is_told() {
    let server = TcpServer::answering("HTTP/1.1 204 No Content\r\n\r\n").await;
    let transport = support::transport()
        .timeout(PATIENCE)
        .rate_per_origin(Rate::new(1, FOREVER));
    let client = Client::over(transport.build().unwrap());
    patiently(&client, &server.url("/n")).await.unwrap();
    let error = patiently(&client, &server.url("/n")).await.unwrap_err();
    assert!(error.is_overloaded() && !error.is_timeout() && !error.is_connect());
    let expected = format!(
        "callback `statusNotification` to `http://{}`: too many requests are on their way",
        server.address()
    );
    assert_eq!(error.to_string(), expected);
    assert_eq!(server.connections(), 1);
    let other = TcpServer::answering("HTTP/1.1 204 No Content\r\n\r\n").await;
    patiently(&client, &other.url("/n")).await.unwrap();
}

/// Open connections, as the server sees them.
#[derive(Clone, Default)]
struct Open(Arc<AtomicUsize>);

impl Open {
    fn count(&self) -> usize {
        self.0.load(Ordering::SeqCst)
    }

    /// Answers requests one after the other, as soon as it may, until the client hangs up.
    async fn serve(self, mut stream: TcpStream, may_answer: Arc<AtomicBool>) {
        self.0.fetch_add(1, Ordering::SeqCst);
        let mut buffer = vec![0; 16 * 1024];
        while let Ok(1..) = stream.read(&mut buffer).await {
            if may_answer.load(Ordering::SeqCst) {
                let answer = b"HTTP/1.1 204 No Content\r\n\r\n";
                if stream.write_all(answer).await.is_err() {
                    break;
                }
            }
        }
        self.0.fetch_sub(1, Ordering::SeqCst);
    }
}

async fn serving(may_answer: &Arc<AtomicBool>) -> (TcpServer, Open) {
    let open = Open::default();
    let (serving, may_answer) = (open.clone(), Arc::clone(may_answer));
    let server =
        TcpServer::start(move |stream| serving.clone().serve(stream, Arc::clone(&may_answer)));
    (server.await, open)
}

/// Group 18: what is cancelled gives back its connection and its place.
#[tokio::test]
async fn s30_cancelled_calls_leave_no_connection_and_no_permit() {
    let may_answer = Arc::new(AtomicBool::new(false));
    let (server, open) = serving(&may_answer).await;
    let transport = support::transport().timeout(FOREVER).concurrency(8).build();
    let client = Client::over(transport.unwrap());
    for _ in 0..5 {
        let mut calls = JoinSet::new();
        for _ in 0..100 {
            calls.spawn(call(client.clone(), server.url("/n")));
        }
        until(|| open.count() == 8).await;
        calls.shutdown().await;
        until(|| open.count() == 0).await;
    }
    may_answer.store(true, Ordering::SeqCst);
    for _ in 0..20 {
        assert_eq!(
            patiently(&client, &server.url("/n")).await.unwrap(),
            Response::NoContent
        );
    }
    drop(client);
    until(|| open.count() == 0).await;
}

/// Every name is this machine.
struct Here(Arc<Mutex<HashSet<String>>>);

impl NameService for Here {
    async fn addresses(&self, host: &str) -> std::io::Result<Vec<std::net::IpAddr>> {
        self.0.lock().unwrap().insert(host.to_owned());
        Ok(vec![[127, 0, 0, 1].into()])
    }
}

/// Group 18: an untrusted peer has any number of names, and each would hold a connection.
#[tokio::test]
async fn s30_connections_to_many_hosts_do_not_pile_up() {
    const HOSTS: usize = 200;
    let (server, open) = serving(&Arc::new(AtomicBool::new(true))).await;
    let port = server.address().port();
    let names = Arc::default();
    let transport = HttpTransport::builder()
        .policy(TargetPolicy::development().allow_port(port))
        .name_service(Here(Arc::clone(&names)))
        .idle_origins(10)
        .build();
    let client = Client::over(transport.unwrap());
    for number in 0..HOSTS {
        let base = format!("http://host-{number}.example:{port}/n");
        patiently(&client, &base).await.unwrap();
        until(|| open.count() <= 10).await;
    }
    assert_eq!(server.connections(), HOSTS);
    assert_eq!(names.lock().unwrap().len(), HOSTS);
    // An origin that is called again within the limit keeps its connection.
    let last = format!("http://host-{}.example:{port}/n", HOSTS - 1);
    patiently(&client, &last).await.unwrap();
    assert_eq!(server.connections(), HOSTS);
}

/// Group 17: what is blocked looks the same whether anybody listens there or not.
#[tokio::test]
async fn s7_no_error_tells_open_ports_from_closed_ones() {
    let open = TcpServer::answering("HTTP/1.1 204 No Content\r\n\r\n").await;
    let closed = TcpServer::answering("").await.address();
    let policy = TargetPolicy::new().allow_http().allow_any_port();
    let blocking = HttpTransport::builder().policy(policy).build().unwrap();
    let client = Client::over(blocking);
    let mut told = HashSet::new();
    for port in [open.address().port(), closed.port()] {
        for host in ["127.0.0.1", "[::1]", "localhost", "10.0.0.1"] {
            let error = patiently(&client, &format!("http://{host}:{port}/n")).await;
            told.insert(printed(&error.unwrap_err().without_url()));
        }
    }
    assert_eq!(told.len(), 1, "{told:?}");
    assert_eq!(open.connections(), 0);
}

/// Nothing is opened for a target that cannot be expanded or is refused, and the request is not even counted.
#[tokio::test]
async fn s30_what_is_refused_waits_for_nobody() {
    let dead = TcpServer::start(async |mut stream| {
        read_request(&mut stream).await;
        sleep(FOREVER).await;
    })
    .await;
    let transport = support::transport().timeout(FOREVER).concurrency(1).build();
    let client = Client::over(transport.unwrap());
    let holding = tokio::spawn(call(client.clone(), dead.url("/n")));
    until(|| dead.connections() == 1).await;
    let error = patiently(&client, "http://169.254.169.254/n").await;
    assert!(error.unwrap_err().is_refused());
    let foreign = Target::parse("http://127.0.0.1/{other}").unwrap();
    let error = client.status_notification(&foreign, &request()).await;
    assert!(error.unwrap_err().code().is_some());
    holding.abort();
}
