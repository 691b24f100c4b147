//! Whatever an operation is called and whatever its method is: at the URL that is registered for it, it is received.

#![allow(
    clippy::unwrap_used,
    reason = "the helpers of a test are as much a test as the rest"
)]

use crate::support;

use callbacks::{HandlerError, Target};
use reachable::{CallbackHandler, CallbackSender};
use reachable::{
    alive_head, alive_options, alive_trace, größe, known, maß, seen_get, seen_head, 注文,
};
use support::{Consumer, Received, ask, client};

#[callbacks::openapi("tests/fixtures/reachable.yaml")]
mod reachable {}

#[derive(Clone, Default)]
struct Taking(Received<&'static str>);

macro_rules! taking {
    ($($module:ident: $answer:expr,)*) => {
        impl CallbackHandler for Taking {$(
            async fn $module(
                &self,
                _callback: $module::Request,
            ) -> Result<$module::Response, HandlerError> {
                self.0.push(stringify!($module));
                Ok($answer)
            }
        )*}
    };
}

taking! {
    größe: größe::Response::NoContent,
    maß: maß::Response::NoContent,
    注文: 注文::Response::NoContent,
    seen_get: seen_get::OkResponse::new("get").into(),
    seen_head: seen_head::OkResponse::new("head").into(),
    alive_head: alive_head::Response::NoContent,
    alive_options: alive_options::Response::NoContent,
    alive_trace: alive_trace::Response::NoContent,
    known: known::Response::NoContent,
}

async fn consumer() -> (Consumer, Received<&'static str>) {
    let taking = Taking::default();
    let consumer = Consumer::start(reachable::router(taking.clone())).await;
    (consumer, taking.0)
}

#[tokio::test]
async fn a_name_that_is_not_ascii_has_a_url() {
    let (consumer, received) = consumer().await;
    let (client, address) = (client(), consumer.url(""));
    let url = größe::registration_url(&address);
    assert_eq!(url, format!("{address}/gr%C3%B6%C3%9Fe"));

    client.größe(&größe::at(&url).unwrap()).await.unwrap();
    assert!(
        consumer
            .take()
            .0
            .start_line
            .starts_with("POST /gr%C3%B6%C3%9Fe ")
    );
    let below = maß::at(&url).unwrap();
    client.maß(&below, &maß::Request { id: 7 }).await.unwrap();
    assert!(
        consumer
            .take()
            .0
            .start_line
            .starts_with("POST /gr%C3%B6%C3%9Fe/%C3%A9/7 ")
    );
    let target = Target::new(&注文::registration_url(&address)).unwrap();
    client.注文(&target).await.unwrap();
    // As it would be typed, it is the same URL.
    let target = Target::new(&format!("{address}{}", 注文::BASE_PATH)).unwrap();
    client.注文(&target).await.unwrap();
    assert_eq!(received.take(), ["größe", "maß", "注文", "注文"]);
}

#[tokio::test]
async fn methods_that_routers_answer_themselves_are_operations_where_the_document_says_so() {
    let (consumer, received) = consumer().await;
    let client = client();
    let target = Target::new(&consumer.url("/alive")).unwrap();
    client.alive_head(&target).await.unwrap();
    client.alive_options(&target).await.unwrap();
    client.alive_trace(&target).await.unwrap();
    assert_eq!(
        received.take(),
        ["alive_head", "alive_options", "alive_trace"]
    );

    let target = Target::new(&consumer.url("/seen")).unwrap();
    let (whole, head) = (
        client.seen_get(&target).await,
        client.seen_head(&target).await,
    );
    let (seen_get::Response::Ok(whole), seen_head::Response::Ok(head)) =
        (whole.unwrap(), head.unwrap())
    else {
        panic!("the answers are declared");
    };
    assert_eq!((whole.e_tag.as_str(), head.e_tag.as_str()), ("get", "head"));
    assert_eq!(received.take(), ["seen_get", "seen_head"]);

    // Only where it is no operation, HEAD is GET.
    let answer = ask(consumer.address(), "HEAD /known", &[], "").await;
    assert_eq!(answer.status(), 204);
    assert_eq!(received.take(), ["known"]);
    let answer = ask(consumer.address(), "DELETE /seen", &[], "").await;
    assert_eq!(
        (answer.status(), answer.header("allow")),
        (405, Some("GET, HEAD"))
    );
}
