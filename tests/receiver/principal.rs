//! Handlers know whose credentials a request has.

#![allow(
    clippy::unwrap_used,
    reason = "the helpers of a test are as much a test as the rest"
)]

use std::sync::{Arc, Mutex};
use std::time::Duration;

use callbacks::__private::{Discriminator, Event, Routes};
use callbacks::credential::{ApiKey, Basic, Bearer};
use callbacks::delivery::{Inbox, InboxWorker, MemoryStore};
use callbacks::receiver::inbox::Storing;
use callbacks::{Context, HandlerError, Operation, Router};
use credentials::{baked, inherited, notified, open, paid, security, shipped};
use http::Request;
use http_body_util::Full;
use tower_service::Service;

#[callbacks::openapi(
    "tests/fixtures/credentials.yaml",
    context,
    sender = false,
    only(notified, paid, shipped, inherited, open, baked)
)]
mod credentials {}

/// Who may call. It need not be `Clone`.
#[derive(Debug, PartialEq)]
struct Tenant(&'static str);

/// How many requests the owner of a key may send.
#[derive(Debug, PartialEq)]
struct Quota(u32);

#[derive(Clone, Default)]
struct Noting(Arc<Mutex<Vec<String>>>);

impl Noting {
    fn note(&self, name: &str, context: &Context) {
        let (tenant, quota) = (context.principal::<Tenant>(), context.principal::<Quota>());
        let mut note = format!(
            "{name} {:?} {:?}",
            tenant.map(|of| of.0),
            quota.map(|of| of.0)
        );
        if let Some(arrival) = context.arrival() {
            note.push_str(&format!(" {:?}", arrival.tenant.as_deref()));
        }
        self.0.lock().unwrap().push(note);
    }

    fn take(&self) -> Vec<String> {
        std::mem::take(&mut *self.0.lock().unwrap())
    }
}

macro_rules! noting {
    ($($module:ident,)*) => {
        impl credentials::CallbackHandler for Noting {$(
            async fn $module(
                &self,
                _callback: $module::Request,
                context: Context,
            ) -> Result<$module::Response, HandlerError> {
                self.note(stringify!($module), &context);
                Ok($module::Response::NoContent)
            }
        )*}
    };
}

noting! {
    notified, paid, shipped, inherited, open, baked,
}

#[allow(deprecated, reason = "a deprecated scheme is judged like any other")]
fn judging(router: Router) -> Router {
    router
        .authenticate(&security::BEARER, async |token: Bearer| {
            Ok(match token.expose() {
                "t-1" => Some(Tenant("one")),
                "t-2" => Some(Tenant("two")),
                _ => None,
            })
        })
        .authenticate(
            &security::NOTIFICATIONS_BEARER_AUTH,
            async |token: Bearer| Ok(token.is("t-3").then_some(Tenant("three"))),
        )
        .authenticate(&security::BASIC, async |basic: Basic| {
            Ok(basic.has_password("open sesame"))
        })
        .authenticate(&security::API_KEY, async |key: ApiKey| {
            Ok(key.is("k-1").then_some(Quota(7)))
        })
        .authenticate(&security::COOKIE_KEY, async |key: ApiKey| {
            Ok(key.is("k-2").then_some(Tenant("cookie")))
        })
}

async fn send(mut router: Router, path: &str, headers: &[(&str, &str)]) -> u16 {
    let mut request = Request::post(path);
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    let request = request.body(Full::<bytes::Bytes>::default()).unwrap();
    router.call(request).await.unwrap().status().as_u16()
}

async fn check(path: &str, headers: &[(&str, &str)], expected: &[&str]) {
    let noting = Noting::default();
    let status = send(judging(credentials::router(noting.clone())), path, headers).await;
    assert_eq!(noting.take(), expected, "{path} {headers:?}");
    assert_eq!(
        status == 204,
        !expected.is_empty(),
        "{path} {headers:?}: {status}"
    );
}

const BASIC: (&str, &str) = ("authorization", "Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==");
const KEY: (&str, &str) = ("x-api-key", "k-1");

/// The handler knows the authenticated principal, by the type that the function returned.
#[tokio::test]
async fn a_handler_knows_whose_credentials_were_judged() {
    let bearer = |token| [("authorization", token)];
    check(
        "/paid",
        &bearer("Bearer t-1"),
        &[r#"paid Some("one") None"#],
    )
    .await;
    check(
        "/paid",
        &bearer("Bearer t-2"),
        &[r#"paid Some("two") None"#],
    )
    .await;
    check("/paid", &bearer("Bearer t-3"), &[]).await;
    check("/inherited", &[KEY], &["inherited None Some(7)"]).await;
    // A function that only returns `true` identifies nobody.
    check("/shipped", &[BASIC, KEY], &["shipped None Some(7)"]).await;
}

/// A scheme that an operation does not require was not checked, and identifies nobody.
#[tokio::test]
async fn who_is_not_asked_for_is_nobody() {
    let bearer = ("authorization", "Bearer t-1");
    check("/open", &[bearer, KEY], &["open None None"]).await;
    check("/notified", &[], &["notified None None"]).await;
    check("/paid", &[bearer, KEY], &[r#"paid Some("one") None"#]).await;
}

/// Two operations of one URL, each with a scheme of its own: who is known by one scheme is nobody to the other operation.
#[tokio::test]
async fn who_is_known_by_one_scheme_is_not_taken_for_another_ones() {
    static PLACES: [Discriminator; 1] = [Discriminator::Header("x-event")];
    let operation = |of: &Operation, event| -> &'static Operation {
        let mut operation = of.with_event(event);
        operation.path = "/shared";
        Box::leak(Box::new(operation))
    };
    let by_token = operation(
        &paid::OPERATION,
        Event::new("token", &PLACES, &[Some(&["token"])]),
    );
    let by_cookie = operation(
        &baked::OPERATION,
        Event::new("cookie", &PLACES, &[Some(&["cookie"])]),
    );
    let noting = Noting::default();
    let note = |name: &'static str| {
        move |noting: Arc<Noting>, _request: paid::Request, context: Context| async move {
            noting.note(name, &context);
            Ok::<_, HandlerError>(paid::Response::NoContent)
        }
    };
    let router = Routes::new(noting.clone())
        .on(by_token, note("token"))
        .on(by_cookie, note("cookie"))
        .into_router();
    let router = judging(router);
    let (token, cookie) = (("authorization", "Bearer t-1"), ("cookie", "key=k-2"));
    for event in ["token", "cookie"] {
        let headers = [token, cookie, ("x-event", event)];
        assert_eq!(send(router.clone(), "/shared", &headers).await, 204);
    }
    let expected = [r#"token Some("one") None"#, r#"cookie Some("cookie") None"#];
    assert_eq!(noting.take(), expected);
    let headers = [token, ("x-event", "cookie")];
    assert_eq!(send(router, "/shared", &headers).await, 401);
}

/// An inbox stores no principal, because it may be of any type. What identifies it is stored as the tenant.
#[tokio::test(start_paused = true)]
async fn a_principal_is_not_stored() {
    let noting = Noting::default();
    let router = judging(credentials::router(noting.clone()));
    let inbox = Inbox::new(MemoryStore::new());
    let storing = Storing::new(inbox.clone());
    let storing = storing.tenant(|context| Some(context.principal::<Tenant>()?.0.to_owned()));
    let receiving = router.clone().inbox(storing);
    for (token, status) in [
        ("Bearer t-1", 202),
        ("Bearer t-2", 202),
        ("Bearer t-3", 401),
    ] {
        let answered = send(receiving.clone(), "/paid", &[("authorization", token)]).await;
        assert_eq!(answered, status);
    }
    let worker = InboxWorker::new(&inbox, router).start();
    while inbox.gauges().await.unwrap().waiting > 0 {
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    worker.shutdown(Duration::from_secs(1)).await;
    let mut notes = noting.take();
    notes.sort_unstable();
    assert_eq!(
        notes,
        [
            r#"paid None None Some("one")"#,
            r#"paid None None Some("two")"#
        ]
    );
}
