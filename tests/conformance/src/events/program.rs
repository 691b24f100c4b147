//! The program that receives events: its source, and how it is asked.

use std::fs::File;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use super::module::{Endpoint, Module, Received};
use crate::cost::crates::Needs;

/// What the program needs beside `callbacks` and JSON.
pub(crate) const NEEDS: Needs = Needs {
    features: &["samples"],
    dependencies: "bytes = \"1\"\nhttp = \"1\"\nhttp-body-util = \"0.1\"\ntower-service = \"0.3\"\n",
};

/// A program that was built.
pub(crate) struct Program {
    pub(crate) file: PathBuf,
    /// Where what it is asked is put.
    pub(crate) input: PathBuf,
}

impl Program {
    /// What it reports about as many requests as it was given.
    ///
    /// # Errors
    ///
    /// When it cannot be run, or says something else.
    pub(crate) fn ask<T>(
        &self,
        about: &str,
        input: &str,
        count: usize,
        parse: impl Fn(&str) -> Option<T>,
    ) -> Result<Vec<T>, String> {
        let wrong = |file: &Path, error| format!("{}: {error}", file.display());
        std::fs::write(&self.input, input).map_err(|error| wrong(&self.input, error))?;
        let input = File::open(&self.input).map_err(|error| wrong(&self.input, error))?;
        let output = Command::new(&self.file)
            .arg(about)
            .stdin(Stdio::from(input))
            .output()
            .map_err(|error| wrong(&self.file, error))?;
        let lines = String::from_utf8_lossy(&output.stdout).into_owned();
        let told: Vec<_> = lines.lines().filter_map(parse).collect();
        match told.len() == count {
            true => Ok(told),
            false => Err(format!(
                "the program said {} things of {count} {about}: {}",
                told.len(),
                String::from_utf8_lossy(&output.stderr)
            )),
        }
    }
}

/// The handlers, within the generated module: each method notes its name and what it was given, and answers something that no
/// router would.
pub(crate) fn handlers(module: &Module) -> String {
    let handlers = module.handlers.iter().map(|handler| {
        let methods = handler.methods.iter().map(|(name, signature)| {
            let given = match signature.contains("request :") {
                true => "format!(\"{request:?}\")",
                false => "String::new()",
            };
            format!("    {signature} {{ crate::note({name:?}, {given}); async {{ Err(crate::seen()) }} }}\n")
        });
        let methods: String = methods.collect();
        format!("impl {} for crate::Noting {{\n{methods}}}\n", handler.name)
    });
    handlers.collect()
}

/// The program. Asked for `samples` it prints what became of each, asked for `messages` what became of those that it is given.
pub(crate) fn source(module: &Module) -> String {
    let messages = module.endpoint.as_ref().map(of_endpoint);
    let messages = messages.unwrap_or_else(|| "fn messages() {}\n".to_owned());
    format!("{HEAD}{SHARED}{SAMPLES}{}{messages}", samples(module))
}

/// How many lines are printed of an operation's sample.
pub(crate) fn places(operation: &Received, endpoint: Option<&Endpoint>) -> usize {
    1 + usize::from(webhook(operation, endpoint).is_some())
}

fn webhook<'e>(operation: &Received, endpoint: Option<&'e Endpoint>) -> Option<&'e Endpoint> {
    endpoint.filter(|endpoint| {
        let mut webhooks = endpoint.webhooks.iter();
        webhooks.any(|webhook| webhook.module == operation.module)
    })
}

/// `try_sample(0, api::router(Noting), api::paid::Request::sample, "on_paid", None);`
fn samples(module: &Module) -> String {
    let mut lines = String::new();
    for (index, operation) in module.operations.iter().enumerate() {
        let router = module.handlers[operation.handler].router;
        let endpoint = webhook(operation, module.endpoint.as_ref());
        let endpoint = endpoint.map(|endpoint| format!("{}::endpoint", endpoint.module));
        for service in std::iter::once(router.to_owned()).chain(endpoint) {
            lines.push_str(&format!(
                "    try_sample({index}, api::{service}(Noting), api::{}::Request::sample, {:?}, {:?});\n",
                operation.module, operation.method, operation.variant,
            ));
        }
    }
    format!("\nfn samples() {{\n{lines}}}\n")
}

/// Of each line of a webhook's number, headers and a body it prints the method that ran and the variant that
/// came; of a body that is not read as that of the webhook no method, and why: whether that is right of one instance is what
/// `--payloads` finds out.
///
/// Headers that operations ask for are added as the answer says, until it says no more.
fn of_endpoint(endpoint: &Endpoint) -> String {
    let name = &endpoint.module;
    let variants = endpoint.webhooks.iter().map(|webhook| {
        let variant = &webhook.variant;
        format!("        Event::{variant}(_) => {variant:?},\n")
    });
    let variants: String = variants.collect();
    let reads = endpoint
        .webhooks
        .iter()
        .enumerate()
        .map(|(index, webhook)| {
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
    let verbs: Vec<_> = endpoint.webhooks.iter().map(|each| &each.verb).collect();
    format!(
        "\nuse api::{name}::{{Event, endpoint}};\n\n\
         const VERBS: &[&str] = &{verbs:?};\n\n\
         fn variant(event: &Event) -> &'static str {{\n    match event {{\n{variants}    }}\n}}\n\n\
         fn read(webhook: usize, body: &[u8]) -> Result<(), String> {{\n    match webhook {{\n{reads}        _ => Err(String::from(\"no webhook\")),\n    }}\n}}\n{MESSAGES}"
    )
}

pub(crate) const HEAD: &str = r#"#![allow(warnings)]
#![recursion_limit = "512"]
mod api;

use std::cell::RefCell;
use std::fmt::Debug;
use std::future::Future;
use std::io::BufRead;
use std::pin::pin;
use std::task::{Context, Poll, Waker};
use std::time::{Duration, SystemTime};

use bytes::Bytes;
use callbacks::signature::{MessageId, Signer, StandardKey, StandardWebhooks, ToSign};
use callbacks::testing::{self, EncodeRequest, Recording};
use callbacks::{Client, HandlerError, Router, StatusCode};
use callbacks::client::InMemory;
use callbacks::receiver::{UnwrapError, Unwrapper};
use http::{HeaderMap, HeaderName, HeaderValue, Method, Request};
use http_body_util::{BodyExt, Full};
use tower_service::Service;
"#;

pub(crate) const SHARED: &str = r#"
thread_local! {
    static NOTED: RefCell<Vec<(&'static str, String)>> = RefCell::default();
}

#[derive(Clone)]
struct Noting;

fn note(name: &'static str, given: String) {
    NOTED.with_borrow_mut(|noted| noted.push((name, given)));
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

fn in_line(text: &str) -> String {
    text.replace(['\t', '\n', '\r'], " ")
}

fn main() {
    match std::env::args().nth(1).as_deref() {
        Some("samples") => samples(),
        _ => messages(),
    }
}
"#;

const SAMPLES: &str = r#"
fn try_sample<Q: EncodeRequest + Debug>(index: usize, router: Router, make: fn() -> Q, method: &str, variant: Option<&str>) {
    std::panic::set_hook(Box::new(|_| {}));
    let made = std::panic::catch_unwind(make);
    let _ = std::panic::take_hook();
    let request = match made {
        Ok(request) => request,
        Err(panic) => {
            let reason = panic.downcast_ref::<String>().cloned().unwrap_or_default();
            return println!("{index}\tunmade\t{}", in_line(&reason));
        }
    };
    let transport = Recording::over(InMemory::new(router));
    let client = Client::over(transport.clone());
    let answer = at_once(testing::send(&client, "https://shop.example", &request));
    let noted = NOTED.take();
    let mut expected = format!("{request:?}");
    if let Some(variant) = variant {
        expected = format!("{variant}({expected})");
    }
    match (answer, noted.as_slice()) {
        (Err(error), _) => println!("{index}\tunsent\t{}", in_line(&error.to_string())),
        (Ok(answer), [(name, given)]) if answer.status() == StatusCode::IM_A_TEAPOT && *name != "unknown_event" => {
            let sent = transport.take().pop().map(|sent| sent.body).unwrap_or_default();
            let sent = in_line(&String::from_utf8_lossy(&sent));
            let of = given.split_once('(').map_or("", |(of, _)| of);
            match (*name == method, *given == expected) {
                (true, true) => println!("{index}\tseen\t"),
                (true, false) if variant.is_none_or(|variant| variant == of) => {
                    println!("{index}\tchanged\t{}", in_line(&format!("{expected} became {given}")))
                }
                _ => println!("{index}\ttaken\t{name}\t{of}\t{sent}"),
            }
        }
        (Ok(answer), _) => {
            let body = String::from_utf8_lossy(answer.body());
            println!("{index}\tanswered\t{}", in_line(&format!("{} {body}", answer.status())))
        }
    }
}
"#;

const MESSAGES: &str = r#"
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
fn send(router: &mut callbacks::Router, verb: &str, headers: &HeaderMap, body: &Bytes) -> Result<String, Vec<String>> {
    let mut request = Request::builder().method(verb).uri("/any/path").body(Full::new(body.clone())).expect("a request");
    *request.headers_mut() = headers.clone();
    let answer = at_once(router.call(request)).unwrap_or_else(|never| match never {});
    let noted: Vec<_> = NOTED.take().into_iter().map(|(name, _)| name).collect();
    let noted = noted.join("+");
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

fn messages() {
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
        let webhook: usize = webhook.parse().expect("a number");
        if let Err(reason) = read(webhook, &body) {
            println!("\t{}", reason.replace(['\t', '\n'], " "));
            continue;
        }
        let mut method = send(&mut router, VERBS[webhook], &signed(&scheme, &headers, &body), &body);
        if let Err(names) = &method {
            // Webhooks of one document mostly ask for the same ones.
            asked.extend(names.iter().map(|name| (name.clone(), "1".to_owned())));
            headers.extend(asked.iter().cloned());
            method = send(&mut router, VERBS[webhook], &signed(&scheme, &headers, &body), &body);
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
