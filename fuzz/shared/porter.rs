//! Messages to the router of `tests/fixtures/burdens.yaml`, whose schemas ask for much work and for long answers.

use std::future::Future;
use std::pin::pin;
use std::sync::LazyLock;
use std::task::{Context, Poll, Waker};

use bytes::Bytes;
use callbacks::{HandlerError, Router};
use http::{HeaderValue, Request, Response};
use http_body_util::{BodyExt, Full};
use tower_service::Service;

/// The printed module of the fixture.
#[allow(dead_code, reason = "only what receives is used")]
mod burdens {
    include!("../../tests/golden/burdens.rs");
}

struct Porter;

impl burdens::CallbackHandler for Porter {
    async fn carried(
        &self,
        _: burdens::carried::Request,
    ) -> Result<burdens::carried::Response, HandlerError> {
        Ok(burdens::carried::Response::Ok(burdens::Load::default()))
    }

    async fn form(
        &self,
        _: burdens::form::Request,
    ) -> Result<burdens::form::Response, HandlerError> {
        Ok(burdens::form::Response::NoContent)
    }

    async fn parts(
        &self,
        _: burdens::parts::Request,
    ) -> Result<burdens::parts::Response, HandlerError> {
        Ok(burdens::parts::Response::NoContent)
    }

    async fn markup(
        &self,
        _: burdens::markup::Request,
    ) -> Result<burdens::markup::Response, HandlerError> {
        Ok(burdens::markup::Response::NoContent)
    }
}

/// With values in its answers, and without validation.
static ROUTERS: LazyLock<[Router; 2]> = LazyLock::new(|| {
    let router = burdens::router(Porter);
    [router.clone(), router.validation(callbacks::Validation::Off)]
});

/// A short input makes a long message: `0x02`, a count and a length repeat what follows.
const REPEAT: u8 = 2;
const LONGEST: usize = 256 * 1024;

fn unfold(mut input: &[u8]) -> Vec<u8> {
    let mut message = Vec::new();
    while let Some((first, rest)) = input.split_first() {
        input = rest;
        match (*first, rest) {
            (REPEAT, [count, length, rest @ ..]) => {
                let repeated = &rest[..usize::from(*length).min(rest.len())];
                for _ in 0..usize::from(*count) * 16 {
                    if message.len() + repeated.len() <= LONGEST {
                        message.extend_from_slice(repeated);
                    }
                }
                input = &rest[repeated.len()..];
            }
            (byte, _) if message.len() < LONGEST => message.push(byte),
            _ => {}
        }
    }
    message
}

/// A request whose first byte chooses the operation; for parameters the rest is a query and a header.
pub fn request(input: &[u8]) -> Option<(Router, Request<Full<Bytes>>, usize)> {
    let (choice, input) = input.split_first()?;
    let router = ROUTERS[usize::from(*choice >> 7)].clone();
    let message = unfold(input);
    let size = message.len();
    let (path, media_type) = match choice % 5 {
        0 => (burdens::carried::BASE_PATH, "application/json"),
        1 => (
            burdens::form::BASE_PATH,
            "application/x-www-form-urlencoded",
        ),
        2 => (burdens::parts::BASE_PATH, "multipart/form-data; boundary=b"),
        3 => (burdens::markup::BASE_PATH, "application/xml"),
        _ => {
            let message = message.get(..message.len().min(60_000))?;
            let query = String::from_utf8_lossy(message).replace([' ', '#'], "_");
            let uri = format!("{}?{query}", burdens::carried::BASE_PATH);
            let request = Request::post(uri)
                .header("content-type", "application/json")
                .header("x-weights", HeaderValue::from_bytes(message).ok()?);
            return Some((
                router,
                request.body(Full::new(Bytes::from("{}"))).ok()?,
                2 * size,
            ));
        }
    };
    let request = Request::post(path).header("content-type", media_type);
    let request = request.body(Full::new(Bytes::from(message))).ok()?;
    Some((router, request, size))
}

/// Nothing here takes time.
pub fn at_once<T>(future: impl Future<Output = T>) -> T {
    match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(value) => value,
        Poll::Pending => panic!("a router waits for nothing but its handler and the body"),
    }
}

/// The answer with its body.
pub fn answer(mut router: Router, request: Request<Full<Bytes>>) -> Response<Bytes> {
    let answer = at_once(router.call(request)).unwrap_or_else(|never| match never {});
    let (head, body) = answer.into_parts();
    let body = at_once(body.collect())
        .expect("a body in memory")
        .to_bytes();
    Response::from_parts(head, body)
}
