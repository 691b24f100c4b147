//! Beside a client of reqwest's own, which shows that the features are on.

#![allow(
    clippy::unwrap_used,
    reason = "the helpers of a test are as much a test as the rest"
)]

use std::net::SocketAddr;
use std::process::Command;
use std::sync::{Arc, Mutex};

use callbacks::client::HttpTransport;
use callbacks::{Client, Target, TargetPolicy};
use greetings::{CallbackSender as _, greeted};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;

#[callbacks::openapi("greetings.yaml")]
mod greetings {}

/// `{"text":"hello"}` by `gzip -n`.
const COMPRESSED: &[u8] = include_bytes!("hello.gz");

/// Records the heads of all requests, and answers each alike.
async fn serve(answer: Vec<u8>) -> (SocketAddr, Arc<Mutex<Vec<String>>>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let seen = Arc::new(Mutex::new(Vec::new()));
    let heads = Arc::clone(&seen);
    tokio::spawn(async move {
        while let Ok((mut stream, _)) = listener.accept().await {
            let mut request = vec![0; 4096];
            let length = stream.read(&mut request).await.unwrap();
            let head = String::from_utf8_lossy(&request[..length]);
            heads.lock().unwrap().push(head.to_ascii_lowercase());
            stream.write_all(&answer).await.unwrap();
        }
    });
    (address, seen)
}

fn answer(headers: &str, body: &[u8]) -> Vec<u8> {
    let head = format!(
        "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n{headers}\r\nContent-Length: {}\r\nConnection: close\r\n\r\n",
        body.len()
    );
    [head.as_bytes(), body].concat()
}

fn client() -> Client {
    let policy = TargetPolicy::development();
    Client::over(HttpTransport::builder().policy(policy).build().unwrap())
}

async fn greet(
    client: &Client,
    address: SocketAddr,
) -> Result<greeted::Response, callbacks::Error> {
    let target = Target::new(&format!("http://{address}/hook")).unwrap();
    client.greeted(&target).await
}

#[tokio::test]
async fn nothing_is_decompressed() {
    let (address, seen) = serve(answer("Content-Encoding: gzip", COMPRESSED)).await;
    let plain = reqwest::Client::builder().no_proxy().build().unwrap();
    let text = plain
        .get(format!("http://{address}/"))
        .send()
        .await
        .unwrap();
    assert_eq!(text.text().await.unwrap(), r#"{"text":"hello"}"#);

    let answer = greet(&client(), address).await.unwrap();
    let greeted::Response::Undeclared(undeclared) = answer else {
        panic!("{answer:?}");
    };
    assert_eq!(undeclared.answer().body().as_ref(), COMPRESSED);
    let seen = seen.lock().unwrap();
    assert!(seen[0].contains("accept-encoding: gzip"), "{}", seen[0]);
    assert!(!seen[1].contains("accept-encoding"), "{}", seen[1]);
}

#[tokio::test]
async fn no_cookie_is_kept() {
    let body = br#"{"text":"hello"}"#;
    let (address, seen) = serve(answer("Set-Cookie: a=b; Path=/", body)).await;
    let plain = reqwest::Client::builder().no_proxy().cookie_store(true);
    let plain = plain.build().unwrap();
    let client = client();
    for _ in 0..2 {
        plain
            .get(format!("http://{address}/"))
            .send()
            .await
            .unwrap();
        greet(&client, address).await.unwrap();
    }
    let seen = seen.lock().unwrap();
    let with_cookie = seen.iter().map(|head| head.contains("cookie: a=b"));
    assert_eq!(with_cookie.collect::<Vec<_>>(), [false, false, true, false]);
}

/// Repeats itself in a process whose environment names a proxy.
#[tokio::test]
async fn no_proxy_is_found() {
    const ADDRESS: &str = "UNIFIED_TEST_ADDRESS";
    if let Ok(address) = std::env::var(ADDRESS) {
        let address: SocketAddr = address.parse().unwrap();
        greet(&client(), address).await.unwrap();
        reqwest::get(format!("http://{address}/")).await.unwrap();
        return;
    }
    let body = br#"{"text":"hello"}"#;
    let (address, direct) = serve(answer("X-By: direct", body)).await;
    let (proxy, proxied) = serve(answer("X-By: proxy", body)).await;
    let mut child = Command::new(std::env::current_exe().unwrap());
    child.args(["--exact", "no_proxy_is_found"]);
    child.env(ADDRESS, address.to_string());
    for name in ["HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"] {
        child.env(name, format!("http://{proxy}"));
    }
    for name in ["NO_PROXY", "no_proxy", "REQUEST_METHOD"] {
        child.env_remove(name);
    }
    let output = tokio::task::spawn_blocking(move || child.output());
    let output = output.await.unwrap().unwrap();
    let printed = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success(), "{printed}");
    assert!(printed.contains("1 passed"), "{printed}");
    assert!(
        direct.lock().unwrap()[..]
            .iter()
            .all(|head| head.starts_with("post /hook"))
    );
    assert_eq!(direct.lock().unwrap().len(), 1);
    assert_eq!(proxied.lock().unwrap().len(), 1);
}
