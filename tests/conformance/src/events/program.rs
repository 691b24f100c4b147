//! The source of the program that receives events.

use super::module::Module;

/// What the program needs beside `callbacks` and JSON.
pub(crate) const DEPENDENCIES: &str =
    "bytes = \"1\"\nhttp = \"1\"\nhttp-body-util = \"0.1\"\ntower-service = \"0.3\"\n";

/// The handler, within the generated module: each method notes its name, and answers something that no router would.
pub(crate) fn handler(module: &Module) -> String {
    let methods = module.methods.iter().map(|(name, signature)| {
        format!("    {signature} {{ crate::note({name:?}); async {{ Err(crate::seen()) }} }}\n")
    });
    let methods: String = methods.collect();
    format!("impl CallbackHandler for crate::Noting {{\n{methods}}}\n")
}

/// The program. Of each line of a webhook's number, headers and a body it prints the method that ran and the variant that
/// came; of a body that is not read as that of the webhook no method, and why: whether that is right of one instance is what
/// `--payloads` finds out.
///
/// Headers that operations ask for are added as the answer says, until it says no more.
pub(crate) fn source(module: &Module) -> String {
    let endpoint = &module.endpoint;
    let variants = module.webhooks.iter().map(|webhook| {
        let variant = &webhook.variant;
        format!("        Event::{variant}(_) => {variant:?},\n")
    });
    let variants: String = variants.collect();
    let reads = module.webhooks.iter().enumerate().map(|(index, webhook)| {
        let read = match webhook.has_body {
            true => format!(
                "api::{}::BODY.decode(body).map(drop).map_err(|wrong| wrong.to_string())",
                webhook.module
            ),
            false => "Ok(())".to_owned(),
        };
        format!("        {index} => {read},\n")
    });
    let reads: String = reads.collect();
    format!(
        "{HEAD}\nuse api::{endpoint}::{{Event, endpoint}};\n\n\
         fn variant(event: &Event) -> &'static str {{\n    match event {{\n{variants}    }}\n}}\n\n\
         fn read(webhook: usize, body: &[u8]) -> Result<(), String> {{\n    match webhook {{\n{reads}        _ => Err(String::from(\"no webhook\")),\n    }}\n}}\n{BODY}"
    )
}

const HEAD: &str = r#"#![allow(warnings)]
#![recursion_limit = "512"]
mod api;

use std::cell::RefCell;
use std::future::Future;
use std::io::BufRead;
use std::pin::pin;
use std::task::{Context, Poll, Waker};
use std::time::{Duration, SystemTime};

use bytes::Bytes;
use callbacks::signature::{MessageId, Signer, StandardKey, StandardWebhooks, ToSign};
use callbacks::{HandlerError, StatusCode, UnwrapError, Unwrapper};
use http::{HeaderMap, HeaderName, HeaderValue, Method, Request};
use http_body_util::{BodyExt, Full};
use tower_service::Service;
"#;

const BODY: &str = r#"
thread_local! {
    static NOTED: RefCell<Vec<&'static str>> = RefCell::default();
}

struct Noting;

fn note(name: &'static str) {
    NOTED.with_borrow_mut(|noted| noted.push(name));
}

fn seen() -> HandlerError {
    HandlerError::new("seen").with_status(StatusCode::IM_A_TEAPOT)
}

fn at_once<T>(future: impl Future<Output = T>) -> T {
    match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(value) => value,
        Poll::Pending => panic!("something waits"),
    }
}

fn signed(scheme: &StandardWebhooks, headers: &[(String, String)], body: &Bytes) -> HeaderMap {
    let id = MessageId::generate();
    let none = HeaderMap::new();
    let request = ToSign::new(&Method::POST, "https://shop.example/", &none, body, &id, SystemTime::now());
    let mut signed = scheme.sign(&request).expect("a key that signs");
    for (name, value) in headers {
        let name: HeaderName = name.parse().expect("a name");
        signed.insert(name, value.parse().expect("a value"));
    }
    if !body.is_empty() {
        signed.insert("content-type", HeaderValue::from_static("application/json"));
    }
    signed
}

/// The method that ran, or how the router answered, or the headers that it misses.
fn send(router: &mut callbacks::Router, headers: &HeaderMap, body: &Bytes) -> Result<String, Vec<String>> {
    let mut request = Request::post("/any/path").body(Full::new(body.clone())).expect("a request");
    *request.headers_mut() = headers.clone();
    let answer = at_once(router.call(request)).unwrap_or_else(|never| match never {});
    let noted = NOTED.take().join("+");
    let status = answer.status();
    if !noted.is_empty() && status == StatusCode::IM_A_TEAPOT && noted != "unknown_event" {
        return Ok(noted);
    }
    let body = at_once(answer.into_body().collect()).expect("a body").to_bytes();
    let text = String::from_utf8_lossy(&body).into_owned();
    let problem: callbacks::Value = serde_json::from_str(&text).unwrap_or_default();
    let faults = problem["errors"].as_array().into_iter().flatten();
    let headers = faults.filter(|fault| fault["in"] == "header").filter_map(|fault| fault["parameter"].as_str());
    let mut missing: Vec<String> = headers.map(str::to_owned).collect();
    missing.sort();
    missing.dedup();
    match missing.is_empty() {
        true => Ok(format!("{noted} {status} {text}")),
        false => Err(missing),
    }
}

fn main() {
    let scheme = StandardWebhooks::new(StandardKey::generate());
    let mut router = endpoint(Noting).body_limit(64 << 20).verify(scheme.clone());
    let unwrapper = Unwrapper::<Event>::new().verify(scheme.clone());
    let mut asked: Vec<(String, String)> = Vec::new();
    for line in std::io::stdin().lock().lines() {
        let line = line.expect("lines");
        let (webhook, line) = line.split_once('\t').expect("a number");
        let (headers, body) = line.split_once('\t').expect("headers and a body");
        let mut headers: Vec<(String, String)> = serde_json::from_str(headers).expect("headers");
        headers.extend(asked.iter().cloned());
        let body = Bytes::copy_from_slice(body.as_bytes());
        if let Err(reason) = read(webhook.parse().expect("a number"), &body) {
            println!("\t{}", reason.replace(['\t', '\n'], " "));
            continue;
        }
        let mut method = send(&mut router, &signed(&scheme, &headers, &body), &body);
        if let Err(names) = &method {
            // Webhooks of one document mostly ask for the same ones.
            asked.extend(names.iter().map(|name| (name.clone(), "1".to_owned())));
            headers.extend(asked.iter().cloned());
            method = send(&mut router, &signed(&scheme, &headers, &body), &body);
        }
        let method = method.unwrap_or_else(|names| format!("headers {names:?}"));
        let headers = signed(&scheme, &headers, &body);
        let came = match unwrapper.unwrap(&headers, body) {
            Ok(event) => variant(&event).to_owned(),
            Err(error) => format!("{error:?}"),
        };
        println!("{method}\t{}", came.replace(['\t', '\n'], " "));
    }
}
"#;
