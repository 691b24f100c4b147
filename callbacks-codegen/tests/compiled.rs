//! What rustc, rustdoc and cargo make of modules of hostile documents: no warning, no error, no test and no HTML of theirs.
//!
//! All of them are one package, which is built once. `COMPILED_SEEDS=FROM..TO cargo test -p callbacks-codegen --features pretty
//! --test compiled` tries other random strings.
#![allow(clippy::unwrap_used, reason = "helpers of tests unwrap as tests do")]

#[path = "support/html.rs"]
mod html;
#[allow(dead_code, reason = "some kinds of documents are not compiled")]
#[path = "support/large.rs"]
mod large;
#[path = "support/package.rs"]
mod package;
#[allow(dead_code, reason = "only whole documents are of interest")]
#[path = "support/texts.rs"]
mod texts;

use std::fmt::Write as _;
use std::ops::Range;

use callbacks_codegen::{Settings, expand_with};
use package::Package;

/// Types in a chain: rustc once gave up on half of them (E0275).
const LEVELS: usize = 120;

/// Webhooks at one endpoint.
const EVENTS: usize = 261;

/// The seeds of random documents.
fn seeds() -> Range<u64> {
    let Ok(text) = std::env::var("COMPILED_SEEDS") else {
        return 0..5;
    };
    let (from, to) = text.split_once("..").unwrap();
    from.parse().unwrap()..to.parse().unwrap()
}

/// Documents whose every string is bad, as they are printed and as the attribute expands them.
fn add_strings(package: &mut Package) {
    let mut expanded = 0;
    for seed in seeds() {
        let document = texts::document(seed).to_string();
        package.printed(&format!("printed{seed}"), &document);
        let settings = Settings::new("api.json");
        // The attribute reports what is wrong with a document as an error.
        if !expand_with(&settings, |_| Ok(document.as_str().into())).has_errors() {
            package.attribute(&format!("expanded{seed}"), &document);
            expanded += 1;
        }
    }
    assert!(expanded > 0, "all documents are wrong");
}

/// Documents whose types are many, or deep within each other.
fn add_sizes(package: &mut Package) {
    let plain: fn(&str) -> String = str::to_owned;
    let map: fn(&str) -> String =
        |next| format!(r#"{{"type":"object","additionalProperties":{next}}}"#);
    let list: fn(&str) -> String = |next| format!(r#"{{"type":"array","items":{next}}}"#);
    for (name, form, is_circle) in [
        ("chain", plain, false),
        ("lists", list, false),
        ("circle", plain, true),
        ("maps", map, false),
        ("circle_of_lists", list, true),
    ] {
        // A map in a member is a member itself.
        let levels = if name == "maps" { LEVELS / 2 } else { LEVELS };
        package.printed(name, &large::nested(levels, form, is_circle));
        package.handler(name, "Porter", ["hook".to_owned()]);
    }
    for (name, kind, count) in [
        ("values", "values of an enumeration", 5_000),
        ("members", "members of an object", 1_000),
        ("subtypes", "subtypes in a mapping", 100),
    ] {
        let mut kinds = large::KINDS.into_iter();
        let (_, make) = kinds.find(|(known, _)| *known == kind).unwrap();
        package.printed_undocumented(name, &make(count));
        package.handler(name, "Porter", ["hook".to_owned()]);
    }
    package.printed_undocumented("events", &large::events(EVENTS));
    let events = (0..EVENTS).map(|number| format!("event{number}"));
    package.handler("events", "Porter", events);
}

/// Each event in a thread of half a megabyte, by the endpoint and by the function for queues.
const RECEIVING: &str = r##"
use std::future::Future;
use std::pin::pin;
use std::task::{Context, Poll, Waker};

use bytes::Bytes;
use hostile::events::webhooks;
use http::{HeaderMap, HeaderValue, Request};
use http_body_util::Full;
use tower_service::Service;

fn body(number: usize) -> String {
    let strings = |name: &str| {
        let members: Vec<_> = (0..18).map(|each| format!("\"{name}{each}\":\"text\"")).collect();
        members.join(",")
    };
    let (buyer, seller) = (strings("buyer"), strings("seller"));
    format!(r#"{{"type":"event.{number}","order":{{"buyer":{{{buyer}}},"seller":{{{seller}}}}}}}"#)
}

fn receive() {
    let mut router = webhooks::endpoint(Porter);
    let mut headers = HeaderMap::new();
    headers.insert("content-type", HeaderValue::from_static("application/json"));
    for number in 0..EVENTS {
        let event = webhooks::unwrap(&headers, body(number));
        assert!(event.is_ok(), "{number}: {event:?}");
        let request = Request::post("/").header("content-type", "application/json");
        let request = request.body(Full::new(Bytes::from(body(number)))).unwrap();
        let mut call = pin!(router.call(request));
        match call.as_mut().poll(&mut Context::from_waker(Waker::noop())) {
            Poll::Ready(Ok(answer)) => assert_eq!(answer.status(), 204),
            Poll::Ready(Err(never)) => match never {},
            Poll::Pending => panic!("nothing waits"),
        }
    }
}

#[test]
fn a_small_stack_is_enough() {
    let thread = std::thread::Builder::new().stack_size(512 * 1024);
    thread.spawn(receive).unwrap().join().unwrap();
}

/// Nothing here runs. Behind these types, rustc proves that the futures of handlers can be sent.
#[test]
fn routers_of_all_documents_are_made() {
    let _ = [ROUTERS];
}
"##;

#[test]
fn modules_of_hostile_documents_compile_and_hold_no_test_and_no_html() {
    let mut package = Package::new("hostile");
    add_strings(&mut package);
    add_sizes(&mut package);
    let mut routers = String::new();
    for module in package.handled() {
        write!(routers, "hostile::{module}::router(Porter), ").unwrap();
    }
    let receiving = RECEIVING.replace("ROUTERS", &routers);
    let receiving = receiving.replace("EVENTS", &EVENTS.to_string());
    package.test("receive", &receiving);

    let tests = package.cargo_test();
    let counts: Vec<_> = tests
        .lines()
        .filter(|line| line.starts_with("running "))
        .collect();
    // Those above, and what rustdoc finds in the documentation.
    assert_eq!(counts, ["running 2 tests", "running 0 tests"], "{tests}");

    let pages = package.rustdoc();
    assert!(pages.len() > 100, "{} pages", pages.len());
    let mut from_documents = 0;
    for (path, page) in &pages {
        if let Some(fault) = html::fault(page) {
            panic!("{}: {fault}", path.display());
        }
        from_documents += usize::from(page.contains("&lt;script&gt;alert"));
    }
    assert!(from_documents > 0, "nothing of the documents is there");
}
