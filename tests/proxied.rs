//! S8: only a configured proxy is used, and it checks what the policy cannot.

#![allow(
    clippy::unwrap_used,
    reason = "the helpers of a test are as much a test as the rest"
)]

mod support;

use std::io;
use std::net::IpAddr;
use std::sync::{Arc, Mutex};

use callbacks::client::{HttpTransport, NameService};
use callbacks::{Client, Error, Target, TargetPolicy};
use items::{CallbackSender as _, Item, on_item_created};
use support::{PATIENCE, Received, TcpServer, printed};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::time::timeout;

#[callbacks::openapi("tests/fixtures/items.yaml")]
mod items {}

/// Answers every request alike, and records their heads.
async fn proxy(answer: &'static str) -> (TcpServer, Received<String>) {
    let heads = Received::<String>::default();
    let kept = heads.clone();
    let server = TcpServer::start(move |mut stream| {
        let heads = kept.clone();
        async move {
            let mut head = vec![0; 4096];
            let length = stream.read(&mut head).await.unwrap();
            heads.push(String::from_utf8_lossy(&head[..length]).into_owned());
            // The client of a tunnel may have closed it.
            let _ = stream.write_all(answer.as_bytes()).await;
        }
    })
    .await;
    (server, heads)
}

/// Only resolves the proxy, in a private network, and records what it was asked.
#[derive(Clone, Default)]
struct Names(Arc<Mutex<Vec<String>>>);

impl NameService for Names {
    async fn addresses(&self, host: &str) -> io::Result<Vec<IpAddr>> {
        self.0.lock().unwrap().push(host.to_owned());
        match host {
            "proxy.internal" => Ok(vec![IpAddr::from([127, 0, 0, 1])]),
            _ => Err(io::ErrorKind::NotFound.into()),
        }
    }
}

fn client(proxy: &str, names: &Names) -> Client {
    let transport = HttpTransport::builder()
        .policy(TargetPolicy::new().allow_http())
        .name_service(names.clone())
        .proxy(proxy)
        .build();
    Client::over(transport.unwrap())
}

async fn call(client: &Client, url: &str) -> Result<on_item_created::Response, Error> {
    let target = Target::new(url)?;
    let item = Item::default();
    let call = client.on_item_created(&target, Some(&item));
    timeout(PATIENCE, call).await.unwrap()
}

#[tokio::test]
async fn s8_a_proxy_is_used_where_it_is_given() {
    let (server, heads) = proxy("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n").await;
    let port = server.address().port();
    for host in ["127.0.0.1", "proxy.internal"] {
        let names = Names::default();
        let client = client(&format!("http://user:c4n4ry@{host}:{port}"), &names);
        call(&client, "http://shop.example/hook").await.unwrap();
        let head = heads.take().remove(0).to_ascii_lowercase();
        assert!(
            head.starts_with("post http://shop.example/hook http/1.1"),
            "{head}"
        );
        assert!(
            head.contains("proxy-authorization: basic dxnlcjpjng40cnk="),
            "{head}"
        );
        // What the target's name leads to is the proxy's to find out.
        assert!(names.0.lock().unwrap().iter().all(|name| name == host));
        assert!(!format!("{client:?}").contains("c4n4ry"));
    }
}

#[tokio::test]
async fn s8_the_policy_judges_what_it_can_see_of_a_target_behind_a_proxy() {
    let (server, _) = proxy("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n").await;
    let client = client(&server.url(""), &Names::default());
    for url in [
        "http://169.254.169.254/latest",
        "http://127.0.0.1/",
        "http://[::1]/",
        "http://2130706433/",
        "https://10.0.0.1/",
        "http://localhost/",
        "https://db.internal/",
        "http://shop.example:22/",
    ] {
        assert!(call(&client, url).await.unwrap_err().is_target(), "{url}");
    }
    assert_eq!(server.connections(), 0);
}

/// What a proxy does not answer for is asked of it through a tunnel, and what it cannot reach is the target's fault.
#[tokio::test]
async fn s33_a_proxy_that_fails_is_not_the_targets_fault() {
    let names = Names::default();
    let (server, heads) = proxy("HTTP/1.1 407 Who are you\r\nContent-Length: 0\r\n\r\n").await;
    let known = client(&server.url(""), &names);
    let error = call(&known, "https://shop.example/hook?c4n4ry")
        .await
        .unwrap_err();
    assert!(error.is_infrastructure(), "{error:?}");
    assert!(heads.take()[0].starts_with("CONNECT shop.example:443 HTTP/1.1"));
    assert!(!printed(&error).contains("c4n4ry"));

    let (server, _) = proxy("HTTP/1.1 502 No such host\r\nContent-Length: 0\r\n\r\n").await;
    let error = call(&client(&server.url(""), &names), "https://shop.example/")
        .await
        .unwrap_err();
    assert!(
        error.is_connect() && !error.is_infrastructure(),
        "{error:?}"
    );

    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let closed = format!("http://{}", listener.local_addr().unwrap());
    drop(listener);
    for proxy in [closed.as_str(), "http://user:c4n4ry@gone.internal:3128"] {
        for url in ["http://shop.example/", "https://shop.example/"] {
            let error = call(&client(proxy, &names), url).await.unwrap_err();
            assert!(error.is_infrastructure(), "{proxy} {error:?}");
            assert!(!printed(&error).contains("c4n4ry"));
        }
    }
}

#[test]
fn s8_what_is_no_proxy_is_told_when_the_transport_is_built() {
    for url in [
        "",
        "proxy",
        "c4n4ry:3128",
        "socks5://c4n4ry",
        "http://",
        "file:///c4n4ry",
    ] {
        let error = HttpTransport::builder().proxy(url).build().unwrap_err();
        assert!(!printed(&error).contains("c4n4ry"), "{url}");
    }
}
