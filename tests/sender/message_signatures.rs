//! HTTP Message Signatures between a provider and a consumer, over loopback and behind a mount path.

#![allow(
    clippy::unwrap_used,
    reason = "the helpers of a test are as much a test as the rest"
)]

use crate::shop;
use crate::support;

use callbacks::signature::{MessageKey, MessageSigner, MessageVerifier, SharedSecret};
use callbacks::{StatusCode, Target};
use shop::Shop;
use shop::orders::on_order_status_change::{self, BASE_PATH, Response};
use shop::orders::{self, CallbackSender, OrderStatusChange};
use support::{HttpServer, Received};

fn key() -> MessageKey {
    MessageKey::hmac_sha256("k1", SharedSecret::new("a secret of both").unwrap()).unwrap()
}

/// A consumer whose router is mounted below `/hooks` of its server, with its operation at a path.
async fn shop(path: &str, received: &Received<OrderStatusChange>) -> HttpServer {
    // The verifier gets the public address, which is only known once the server runs, as behind a proxy.
    let address = "http://shop.localhost/hooks";
    let router = orders::router(Shop(received.clone()))
        .at(&on_order_status_change::OPERATION, path)
        .verify(MessageVerifier::new(key(), address).unwrap().covering_id());
    HttpServer::start(axum::Router::new().nest("/hooks", router.into())).await
}

async fn tell(server: &HttpServer, url: &str) -> Result<Response, callbacks::Error> {
    let transport = support::transport().resolve("shop.localhost", server.address());
    let client = callbacks::Client::over(transport.build().unwrap())
        .with_signer(MessageSigner::new(key()).covering_id());
    let event = OrderStatusChange::default();
    client
        .on_order_status_change(&Target::new(url).unwrap(), &event)
        .await
}

/// S36, R13: what is signed is the URL as the provider knows it, whatever of it the router sees.
#[tokio::test]
async fn s36_the_url_is_the_public_one() {
    let received = Received::default();
    let server = shop(BASE_PATH, &received).await;
    let url = format!("http://shop.localhost/hooks{BASE_PATH}");
    assert_eq!(tell(&server, &url).await.unwrap(), Response::Ok);
    let with_query = format!("{url}?a=%2F&b");
    assert_eq!(tell(&server, &with_query).await.unwrap(), Response::Ok);
    assert_eq!(received.take().len(), 2);

    // The same server under another name is somebody else's URL.
    let url = format!("http://{}/hooks{BASE_PATH}", server.address());
    let error = tell(&server, &url).await.unwrap_err();
    assert_eq!(error.status(), Some(StatusCode::UNAUTHORIZED));
    assert_eq!(received.take(), []);
}

/// A mounted router sees `/`, and cannot know whether the URL ends with it.
#[tokio::test]
async fn s36_the_mount_path_itself() {
    let received = Received::default();
    let server = shop("/", &received).await;
    let answer = tell(&server, "http://shop.localhost/hooks").await;
    assert_eq!(answer.unwrap(), Response::Ok);
    assert_eq!(received.take().len(), 1);
}
