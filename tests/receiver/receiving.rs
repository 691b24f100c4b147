//! What a consumer's handler is given and may answer, and how its router answers for it.
#![allow(clippy::unwrap_used, reason = "helpers of tests unwrap as tests do")]

use std::sync::{Arc, Mutex};
use std::time::Duration;

use bytes::Bytes;
use callbacks::{Context, HandlerError, Router, StatusCode};
use http::{Method, Request, Response};
use http_body_util::{BodyExt, Full};
use tokio::sync::Notify;
use tower_service::Service;

#[callbacks::openapi("tests/fixtures/receiving.yaml", context)]
mod shop {}

use shop::{paid, ready};

type Fail = fn() -> HandlerError;

/// Reports what it was given.
#[derive(Clone, Default)]
struct Shop {
    seen: Arc<Mutex<Vec<String>>>,
    fail: Option<Fail>,
    may_end: Option<Arc<Notify>>,
}

impl shop::CallbackHandler for Shop {
    async fn paid(
        &self,
        callback: paid::Request,
        context: Context,
    ) -> Result<paid::Response, HandlerError> {
        if let Some(may_end) = &self.may_end {
            may_end.notified().await;
        }
        self.seen.lock().unwrap().push(format!(
            "{} {} {} {:?} {:?} {:?}",
            context.method(),
            context.uri(),
            callback.body.amount,
            context.body(),
            context.headers().get("x-tenant"),
            context.extension::<u16>(),
        ));
        match self.fail {
            Some(fail) => Err(fail()),
            None => Ok(paid::Response::NoContent),
        }
    }

    async fn ready(
        &self,
        _callback: ready::Request,
        context: Context,
    ) -> Result<ready::Response, HandlerError> {
        assert!(context.verified().is_none());
        Ok(ready::Response::Ok("ready".to_owned()))
    }
}

async fn call(mut router: Router, method: Method, path: &str, body: &str) -> Response<Full<Bytes>> {
    let request = Request::builder()
        .method(method)
        .uri(path)
        .header("content-type", "application/json")
        .header("x-tenant", "blue")
        .extension(7_u16);
    let body = Full::new(Bytes::from(body.to_owned()));
    router.call(request.body(body).unwrap()).await.unwrap()
}

async fn pay(router: Router) -> Response<Full<Bytes>> {
    call(router, Method::POST, paid::BASE_PATH, r#"{"amount": 1}"#).await
}

async fn text(response: Response<Full<Bytes>>) -> String {
    let body = response.into_body().collect().await.unwrap().to_bytes();
    String::from_utf8(body.to_vec()).unwrap()
}

#[tokio::test]
async fn a_handler_is_given_all_that_came_with_a_request() {
    let shop = Shop::default();
    let answer = pay(shop::router(shop.clone())).await;
    assert_eq!(answer.status(), 204);
    let expected = r#"POST /paid 1 b"{\"amount\": 1}" Some("blue") Some(7)"#;
    assert_eq!(*shop.seen.lock().unwrap(), [expected]);
}

/// R9: 429 and 503 with `Retry-After`, 410 to unsubscribe.
#[tokio::test]
async fn r9_a_handler_tells_when_to_send_again_and_when_never() {
    let check = async |fail: Fail, status: u16, retry_after: Option<&str>| {
        let shop = Shop {
            fail: Some(fail),
            ..Shop::default()
        };
        let answer = pay(shop::router(shop)).await;
        assert_eq!(answer.status(), status);
        let header = answer.headers().get("retry-after");
        assert_eq!(header.map(|value| value.to_str().unwrap()), retry_after);
    };
    check(
        || HandlerError::overloaded(Duration::from_millis(1500)),
        503,
        Some("2"),
    )
    .await;
    check(
        || {
            HandlerError::overloaded(Duration::from_secs(7))
                .with_status(StatusCode::TOO_MANY_REQUESTS)
        },
        429,
        Some("7"),
    )
    .await;
    check(
        || HandlerError::overloaded(Duration::MAX),
        503,
        Some("18446744073709551615"),
    )
    .await;
    check(HandlerError::gone, 410, None).await;
    check(|| HandlerError::new("a secret"), 500, None).await;
}

/// R10: verified and valid requests are answered at once, all others as usual.
#[tokio::test]
async fn r10_a_request_is_acknowledged_before_it_is_handled() {
    let shop = Shop {
        may_end: Some(Arc::default()),
        ..Shop::default()
    };
    let failures = Arc::new(Mutex::new(Vec::new()));
    let told = Arc::clone(&failures);
    let working = Arc::new(Mutex::new(Vec::new()));
    let spawned = Arc::clone(&working);
    let router = |shop: &Shop| {
        let (told, spawned) = (Arc::clone(&told), Arc::clone(&spawned));
        shop::router(shop.clone())
            .on_failure(move |name, error| told.lock().unwrap().push(format!("{name}: {error}")))
            .acknowledging(StatusCode::ACCEPTED, move |work| {
                spawned.lock().unwrap().push(tokio::spawn(work));
                Ok(())
            })
    };
    let answer = pay(router(&shop)).await;
    assert_eq!(answer.status(), 202);
    assert!(shop.seen.lock().unwrap().is_empty());
    shop.may_end.as_ref().unwrap().notify_one();
    let work = working.lock().unwrap().pop().unwrap();
    work.await.unwrap();
    assert_eq!(shop.seen.lock().unwrap().len(), 1);

    let invalid = call(router(&shop), Method::POST, "/paid", r#"{"amount": 0}"#).await;
    assert_eq!(invalid.status(), 422);
    assert!(working.lock().unwrap().is_empty());

    let failing = Shop {
        fail: Some(|| HandlerError::new("out of paper")),
        ..Shop::default()
    };
    assert_eq!(pay(router(&failing)).await.status(), 202);
    let work = working.lock().unwrap().pop().unwrap();
    work.await.unwrap();
    assert_eq!(*failures.lock().unwrap(), ["paid: out of paper"]);
}

#[tokio::test]
async fn head_is_get_without_a_body_and_options_tells_the_methods() {
    let answer = async |method, path: &str| {
        let answer = call(shop::router(Shop::default()), method, path, "").await;
        let allow = answer.headers().get("allow").cloned();
        let allow = allow.map(|value| value.to_str().unwrap().to_owned());
        (answer.status().as_u16(), allow, text(answer).await)
    };
    let told = |allow: &str| Some(allow.to_owned());
    assert_eq!(
        answer(Method::GET, "/ready").await,
        (200, None, "ready".to_owned())
    );
    assert_eq!(
        answer(Method::HEAD, "/ready").await,
        (200, None, String::new())
    );
    assert_eq!(
        answer(Method::OPTIONS, "/ready").await,
        (204, told("GET, HEAD"), String::new())
    );
    assert_eq!(
        answer(Method::OPTIONS, "/paid").await,
        (204, told("POST"), String::new())
    );
    let (status, allow, body) = answer(Method::HEAD, "/paid").await;
    assert_eq!((status, allow, body), (405, told("POST"), String::new()));
    assert_eq!(answer(Method::OPTIONS, "/nowhere").await.0, 404);
}

#[test]
fn the_url_to_register_is_below_the_public_address() {
    for public in ["https://shop.example/hooks", "https://shop.example/hooks/"] {
        assert_eq!(
            paid::registration_url(public),
            "https://shop.example/hooks/paid"
        );
    }
}

/// A handler is tried with a callback of each kind, signed as in production, and without a network.
#[tokio::test]
async fn a_sample_of_each_callback_reaches_the_handler() {
    use callbacks::client::InMemory;
    use callbacks::signature::{StandardKey, StandardWebhooks};
    use callbacks::{Client, Target};
    use shop::CallbackSender;

    let key = StandardKey::generate();
    let shop = Shop::default();
    let router = shop::router(shop.clone()).verify(StandardWebhooks::new(key.clone()));
    let client = Client::over(InMemory::new(router)).with_signer(StandardWebhooks::new(key));
    let target = Target::new(&paid::registration_url("https://shop.example")).unwrap();
    let answer = client
        .paid(&target, &paid::Request::sample().body)
        .await
        .unwrap();
    assert_eq!(answer, paid::Response::NoContent);
    assert_eq!(paid::Request::sample().body.amount, 1);
    assert_eq!(shop.seen.lock().unwrap().len(), 1);
}

/// R6 with R10: what was acknowledged counts as handled only when it is.
#[tokio::test]
async fn r6_a_message_is_acknowledged_once() {
    use callbacks::receiver::idempotency::{Idempotency, InMemoryStore};

    let shop = Shop {
        may_end: Some(Arc::default()),
        ..Shop::default()
    };
    let tenant = http::HeaderName::from_static("x-tenant");
    let working = Arc::new(Mutex::new(Vec::new()));
    let spawned = Arc::clone(&working);
    let router = shop::router(shop.clone())
        .idempotent(Idempotency::new(InMemoryStore::default()).by_header(tenant))
        .acknowledging(StatusCode::ACCEPTED, move |work| {
            spawned.lock().unwrap().push(tokio::spawn(work));
            Ok(())
        });
    assert_eq!(pay(router.clone()).await.status(), 202);
    let early = pay(router.clone()).await;
    assert_eq!(early.status(), 503, "it is still being handled");
    assert!(early.headers().contains_key("retry-after"));
    shop.may_end.as_ref().unwrap().notify_one();
    let work = working.lock().unwrap().pop().unwrap();
    work.await.unwrap();
    assert_eq!(pay(router).await.status(), 202, "as it was answered then");
    assert!(working.lock().unwrap().is_empty());
    assert_eq!(shop.seen.lock().unwrap().len(), 1);
}

/// R10: what nobody can take is not acknowledged, and may come again.
#[tokio::test]
async fn r10_work_that_cannot_be_taken_is_not_acknowledged() {
    let shop = Shop::default();
    let router = shop::router(shop.clone()).acknowledging(StatusCode::ACCEPTED, |_work| {
        Err(HandlerError::overloaded(Duration::from_secs(3)))
    });
    let answer = pay(router).await;
    assert_eq!(answer.status(), 503);
    assert_eq!(answer.headers()["retry-after"], "3");
    assert!(shop.seen.lock().unwrap().is_empty());
}

/// The router works behind layers of tower like any other service, and handlers see their results.
#[tokio::test]
async fn layers_of_tower_compose() {
    let shop = Shop::default();
    let mut service = tower::ServiceBuilder::new()
        .timeout(Duration::from_secs(60))
        .concurrency_limit(2)
        .map_request(|mut request: Request<Full<Bytes>>| {
            request.extensions_mut().insert(9_u16);
            request
        })
        .service(shop::router(shop.clone()));
    let request = Request::post(paid::BASE_PATH)
        .header("content-type", "application/json")
        .body(Full::new(Bytes::from_static(br#"{"amount": 1}"#)))
        .unwrap();
    let ready = tower::ServiceExt::ready(&mut service).await.unwrap();
    let answer = ready.call(request).await.unwrap();
    assert_eq!(answer.status(), 204);
    assert!(shop.seen.lock().unwrap()[0].ends_with("Some(9)"));
}
