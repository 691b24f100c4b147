//! Messages that are designed to cost much, or to cause long answers. Their cost is measured in units of work and in
//! bytes.

#![allow(
    clippy::unwrap_used,
    reason = "the helpers of a test are as much a test as the rest"
)]

extern crate callbacks_runtime as callbacks;

use std::future::Future;
use std::pin::pin;
use std::task::{Context, Poll, Waker};

use burdens::{Load, carried, form, markup, parts};
use bytes::Bytes;
use callbacks::__private::{
    DecodeAnswer, DecodeEvent, DecodeRequest, IncomingRequest, Rejection, count_work,
};
use callbacks::receiver::{UnwrapError, Unwrapper};
use callbacks::signature::{StandardKey, StandardWebhooks};
use callbacks::{Answer, HandlerError, Operation, Router, StatusCode};
use http::header::CONTENT_TYPE;
use http::{HeaderMap, HeaderValue, Method, Request};
use http_body_util::{BodyExt, Full};
use tower_service::Service;

/// The printed module of `tests/fixtures/burdens.yaml`.
#[allow(
    dead_code,
    unreachable_pub,
    clippy::large_enum_variant,
    reason = "only what receives is used"
)]
mod burdens {
    include!("../../tests/golden/burdens.rs");
}

/// The units of each message, and of each of its bytes.
const START: usize = 1_048_576;
const PER_BYTE: usize = 128;

/// Answers with what it is given.
struct Porter;

impl burdens::CallbackHandler for Porter {
    async fn carried(&self, request: carried::Request) -> Result<carried::Response, HandlerError> {
        Ok(carried::Response::Ok(request.body))
    }

    async fn form(&self, _: form::Request) -> Result<form::Response, HandlerError> {
        Ok(form::Response::NoContent)
    }

    async fn parts(&self, _: parts::Request) -> Result<parts::Response, HandlerError> {
        Ok(parts::Response::NoContent)
    }

    async fn markup(&self, _: markup::Request) -> Result<markup::Response, HandlerError> {
        Ok(markup::Response::NoContent)
    }
}

/// The answer, and what it cost.
#[derive(Debug)]
struct Outcome {
    status: StatusCode,
    text: String,
}

impl Outcome {
    fn is(&self, status: u16) -> &Self {
        let start = self.text.get(..self.text.len().min(2000));
        assert_eq!(self.status, status, "{start:?}");
        self
    }

    fn says(&self, text: &str) -> &Self {
        assert!(self.text.contains(text), "{text}: {}", self.text);
        self
    }
}

/// Polls a future that never waits.
fn at_once<T>(future: impl Future<Output = T>) -> T {
    match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(value) => value,
        Poll::Pending => panic!("a router waits for nothing but its handler and the body"),
    }
}

/// Sends a request, and checks the limits of its cost and its answer.
fn send_to(router: Router, request: Request<Vec<u8>>) -> Outcome {
    send_within(PER_BYTE, router, request)
}

fn send_within(per_byte: usize, mut router: Router, request: Request<Vec<u8>>) -> Outcome {
    let headers = request.headers().iter();
    let headers: usize = headers
        .map(|(name, value)| name.as_str().len() + value.len())
        .sum();
    let line = request.uri().to_string().len();
    let request_bytes = request.body().len() + headers + line;
    let request = request.map(|body| Full::new(Bytes::from(body)));
    let (response, units) = count_work(|| at_once(router.call(request)));
    let (head, body) = response.unwrap_or_else(|never| match never {}).into_parts();
    let text = at_once(body.collect()).unwrap().to_bytes().to_vec();
    let text = String::from_utf8(text).unwrap();
    // The last step before the budget is spent may be one over the whole body.
    let most = START + (per_byte + 4) * request_bytes;
    assert!(units <= most, "{units} units for {request_bytes} bytes");
    if !head.status.is_success() {
        let longest = (5_000 + 4 * request_bytes).min(34_000);
        assert!(
            text.len() <= longest,
            "{} for {request_bytes} bytes",
            text.len()
        );
        assert_eq!(head.headers["x-content-type-options"], "nosniff");
        assert_eq!(head.headers["content-type"], "application/problem+json");
    }
    Outcome {
        status: head.status,
        text,
    }
}

fn router() -> Router {
    burdens::router(Porter).body_limit(16 << 20)
}

fn post_to(router: Router, path: &str, media_type: &str, body: impl Into<Vec<u8>>) -> Outcome {
    let request = Request::post(path).header("content-type", media_type);
    send_to(router, request.body(body.into()).unwrap())
}

fn post(body: impl Into<Vec<u8>>) -> Outcome {
    post_to(router(), carried::BASE_PATH, "application/json", body)
}

fn nested(open: &str, inner: &str, close: &str, depth: usize) -> String {
    format!("{}{inner}{}", open.repeat(depth), close.repeat(depth))
}

fn tree(depth: usize) -> String {
    nested(r#"{"left":"#, r#""x""#, "}", depth)
}

const TOO_MUCH: &str = "too much work";

#[test]
fn branches_within_branches_have_one_budget_for_the_whole_body() {
    let list = vec![tree(60); 60].join(",");
    for body in [
        format!(r#"{{"tree":{}}}"#, tree(60)),
        format!(r#"{{"trees":[{list}]}}"#),
        format!(r#"{{"tree":[{list}]}}"#),
        format!(
            r#"{{"either":{}}}"#,
            nested(r#"{"inner":"#, r#""x""#, "}", 60)
        ),
    ] {
        post(body.clone()).is(422).says(TOO_MUCH);
        let unchecked = router().validation(callbacks_runtime::Validation::Off);
        post_to(unchecked, carried::BASE_PATH, "application/json", body).is(422);
    }
}

#[test]
fn the_budget_is_the_routers_to_set() {
    // Each level is tried as two branches.
    let body = format!(r#"{{"either":{}}}"#, nested(r#"{"inner":"#, "1", "}", 12));
    post(body.clone()).is(200);
    let body = format!(
        r#"{{"either":{}}}"#,
        nested(r#"{"inner":"#, r#""x""#, "}", 14)
    );
    post(body.clone()).is(422).says(TOO_MUCH);
    let ample = router().work_per_byte(1 << 20);
    let request = Request::post(carried::BASE_PATH).header("content-type", "application/json");
    let outcome = send_within(1 << 20, ample, request.body(body.into_bytes()).unwrap());
    outcome.is(422);
    assert!(!outcome.text.contains(TOO_MUCH), "{}", outcome.text);
}

#[test]
fn large_bodies_that_are_as_the_document_says_are_taken() {
    let numbers: Vec<_> = (0..100_000).map(|number| number.to_string()).collect();
    let numbers = numbers.join(",");
    let texts = vec![r#""x""#; 50_000].join(",");
    let objects: Vec<_> = (0..10_000)
        .map(|number| {
            format!(
                r#""a{}":[1,2,3]"#,
                "b".repeat(number % 7) + &number.to_string()
            )
        })
        .collect();
    for body in [
        format!(r#"{{"any":[{numbers}]}}"#),
        format!(r#"{{"unique":[{numbers}]}}"#),
        format!(r#"{{"contained":[1,1,{numbers}]}}"#),
        format!(r#"{{"trees":[{texts}]}}"#),
        format!(r#"{{"tree":[{texts}]}}"#),
        format!(r#"{{"map":{{{}}}}}"#, objects.join(",")),
        format!(r#"{{"plain":"{}"}}"#, "a".repeat(200_000)),
        format!(r#"{{"spread":{{"kind":"{}"}}}}"#, "a".repeat(200_000)),
        format!(r#"{{"any":{}}}"#, nested("[", "1", "]", 120)),
    ] {
        post(body).is(200);
    }
}

#[test]
fn patterns_that_step_back_are_given_up() {
    let hard = "a".repeat(60);
    let long = "a".repeat(100_000);
    let many = vec![format!("\"{hard}\""); 10_000].join(",");
    let names: Vec<_> = (0..1_000)
        .map(|number| {
            format!(
                r#""{hard}{}":1"#,
                "a".repeat(number % 50) + &number.to_string()
            )
        })
        .collect();
    let names = names.join(",");
    for body in [
        format!(r#"{{"hard":"{hard}"}}"#),
        format!(r#"{{"hard":"{long}"}}"#),
        format!(r#"{{"hards":[{many}]}}"#),
        format!(r#"{{"names":{{"{hard}":1}}}}"#),
        format!(r#"{{"names":{{{names}}}}}"#),
        format!(r#"{{"patterns":{{"{hard}":1}}}}"#),
        format!(r#"{{"patterns":{{"{long}":1}}}}"#),
    ] {
        post(body).is(422);
    }
    post_to(
        router(),
        form::BASE_PATH,
        "application/x-www-form-urlencoded",
        format!("hard={hard}"),
    )
    .is(422);
}

#[test]
fn items_are_compared_in_time_that_is_linear() {
    let numbers: Vec<_> = (0..100_000).map(|number| number.to_string()).collect();
    let numbers = numbers.join(",");
    post(format!(r#"{{"unique":[{numbers},7]}}"#))
        .is(422)
        .says("items 7 and 100000");
    let members: Vec<_> = (0..20_000)
        .map(|number| format!(r#""m{number}":1"#))
        .collect();
    let object = format!("{{{}}}", members.join(","));
    post(format!(r#"{{"unique":[{object},{object}]}}"#))
        .is(422)
        .says("items 0 and 1");
    let list = nested("[", "", "]", 100);
    post(format!(r#"{{"unique":[{list},{list}]}}"#))
        .is(422)
        .says("items 0 and 1");
}

#[test]
fn members_that_no_branch_evaluates() {
    let members: Vec<_> = (0..20_000)
        .map(|number| format!(r#""m{number}":1"#))
        .collect();
    post(format!(r#"{{"spread":{{{}}}}}"#, members.join(","))).is(200);
}

#[test]
fn numbers_of_any_size() {
    let digits = "9".repeat(10 << 20);
    for (body, status) in [
        (r#"{"fine":1e999999999}"#.to_owned(), 400),
        (r#"{"fine":1e-999999999}"#.to_owned(), 200),
        (r#"{"fine":1.7e308}"#.to_owned(), 200),
        (r#"{"fine":5e-324}"#.to_owned(), 422),
        (r#"{"coarse":1e299}"#.to_owned(), 422),
        (r#"{"coarse":0}"#.to_owned(), 200),
        (format!(r#"{{"fine":{digits}}}"#), 400),
        (format!(r#"{{"fine":0.{digits}}}"#), 200),
        (format!(r#"{{"integer":{digits}}}"#), 422),
        (
            r#"{"integer":170141183460469231731687303715884105727}"#.to_owned(),
            422,
        ),
        (r#"{"integer":9223372036854775807}"#.to_owned(), 200),
        (r#"{"integer":9223372036854775808}"#.to_owned(), 422),
        (r#"{"integer":-9223372036854775808}"#.to_owned(), 200),
        (
            r#"{"unique":[170141183460469231731687303715884105727,1e38,1e308,1]}"#.to_owned(),
            200,
        ),
    ] {
        post(body).is(status);
    }
    let status = post(format!(r#"{{"integer":1e{digits}}}"#)).status;
    assert!(status.is_client_error(), "{status}");
}

#[test]
fn formats_of_long_texts() {
    let a = "a".repeat(200_000);
    let groups = "(".repeat(100_000);
    for body in [
        format!(r#"{{"mail":"{a}@{a}"}}"#),
        format!(r#"{{"mail":"{}"}}"#, "a.".repeat(100_000)),
        format!(r#"{{"expression":"{groups}"}}"#),
        format!(r#"{{"expression":"{}"}}"#, "[a-".repeat(60_000)),
        format!(r#"{{"host":"xn--{a}"}}"#),
        format!(r#"{{"host":"{}"}}"#, "ä".repeat(100_000)),
        format!(r#"{{"host":"{}"}}"#, "ä.".repeat(60_000)),
    ] {
        post(body).is(422);
    }
}

#[test]
fn nesting_is_bounded_in_every_media_type() {
    for depth in [126, 127, 128, 1_000, 100_000] {
        post(format!(r#"{{"any":{}}}"#, nested("[", "", "]", depth))).is(if depth < 127 {
            200
        } else {
            400
        });
        let status = post(format!(r#"{{"tree":{}}}"#, nested("[", "", "]", depth))).status;
        assert!(status.is_client_error() || depth < 128, "{depth}: {status}");
        let xml = format!("<load>{}</load>", nested("<tree>", "", "</tree>", depth));
        let status = post_to(router(), markup::BASE_PATH, "application/xml", xml).status;
        assert!(status.is_client_error(), "{depth}: {status}");
        let load = nested("[", "", "]", depth);
        let body = part("name=\"load\"", &format!(r#"{{"any":{load}}}"#)) + "--b--";
        post_to(
            router(),
            parts::BASE_PATH,
            "multipart/form-data; boundary=b",
            body,
        )
        .is(if depth < 126 { 204 } else { 400 });
    }
}

fn part(disposition: &str, body: &str) -> String {
    format!("--b\r\nContent-Disposition: form-data; {disposition}\r\n\r\n{body}\r\n")
}

#[test]
fn namespaces_of_xml_are_few() {
    let declared = |depth: usize| -> String {
        let names = (0..100).map(|number| format!(" xmlns:n{depth}x{number}='u'"));
        names.collect()
    };
    let xml = |levels: usize| {
        let open: String = (0..levels)
            .map(|depth| format!("<a{}>", declared(depth)))
            .collect();
        format!(
            "<load>{open}{}{}</load>",
            "<b/>".repeat(1_000),
            "</a>".repeat(levels)
        )
    };
    post_to(router(), markup::BASE_PATH, "application/xml", xml(50))
        .is(400)
        .says("namespace bindings");
    let outcome = post_to(router(), markup::BASE_PATH, "application/xml", xml(1));
    assert!(
        !outcome.text.contains("namespace bindings"),
        "{}",
        outcome.text
    );
}

#[test]
fn names_of_members_do_not_multiply_in_the_answer() {
    let name = "n".repeat(200_000);
    let nines = vec!["9"; 100].join(",");
    let outcome = post(format!(r#"{{"map":{{"{name}":[{nines}]}}}}"#));
    outcome.is(422).says("…").says("/0\"");
    let many: Vec<_> = (0..200)
        .map(|number| format!(r#""{number}":[9]"#))
        .collect();
    post(format!(r#"{{"map":{{{}}}}}"#, many.join(",")))
        .is(422)
        .says("more violations");
    let few: Vec<_> = (0..97).map(|number| format!(r#""{number}":[9]"#)).collect();
    let outcome = post(format!(r#"{{"map":{{{}}}}}"#, few.join(",")));
    outcome.is(422);
    let details: serde_json::Value = serde_json::from_str(&outcome.text).unwrap();
    let errors = details["errors"].as_array().unwrap();
    let rest = 97 - (errors.len() - 1);
    assert_eq!(
        errors.last().unwrap()["detail"],
        format!("… and {rest} more violations")
    );

    // The name itself is wrong, or is quoted for a value of the same length.
    for body in [
        format!(r#"{{"{name}":1,"{name}":2}}"#),
        format!(r#"{{"any":{{"{name}":1,"{name}":2}}}}"#),
        format!(r#"{{"integer":"{name}"}}"#),
        format!(r#"{{"hard":"{name}"}}"#),
        format!(r#"{{"tree":{{"left":{{"{name}":1}}}}}}"#),
        format!(r#"{{"spread":{{"{name}":1,"b":1,"c":1}},"integer":"x"}}"#),
    ] {
        post(body).is(422);
    }
    let escaped = "/~%é\u{1}".repeat(20_000).replace('\u{1}', "\\u0001");
    post(format!(r#"{{"map":{{"{escaped}":[{nines}]}}}}"#)).is(422);
}

#[test]
fn names_of_parts_fields_elements_and_parameters_do_not_multiply() {
    let name = "n".repeat(20_000);
    let pairs: Vec<_> = (0..500)
        .map(|number| format!("{name}{number}=long"))
        .collect();
    let form = "application/x-www-form-urlencoded";
    post_to(router(), form::BASE_PATH, form, pairs.join("&"))
        .is(422)
        .says("more violations");
    post_to(
        router(),
        form::BASE_PATH,
        form,
        format!("hard=a&hard={name}"),
    )
    .is(422);
    let list: String = (0..20_000)
        .map(|number| format!("list={number}&"))
        .collect();
    post_to(router(), form::BASE_PATH, form, format!("{list}list=x")).is(422);

    let multipart = "multipart/form-data; boundary=b";
    let short = "n".repeat(8_000);
    let body = part(&format!("name=\"{short}\""), "long") + "--b--";
    post_to(router(), parts::BASE_PATH, multipart, body).is(422);
    let many: String = (0..20_000)
        .map(|number| part(&format!("name={number}"), "a"))
        .collect();
    post_to(router(), parts::BASE_PATH, multipart, many + "--b--")
        .is(400)
        .says("128 parts");

    let element = format!("<load><{name}>long</{name}></load>");
    post_to(router(), markup::BASE_PATH, "application/xml", element).is(422);
    let prefix = format!("<load><{name}:a/></load>");
    post_to(router(), markup::BASE_PATH, "application/xml", prefix).is(400);

    let query: String = (0..1_000)
        .map(|number| format!("filter[{number}]=long&"))
        .collect();
    for query in [
        query,
        format!("label={}", "x".repeat(50_000)),
        format!("filter[{}]=long", "x".repeat(50_000)),
        "filter[a][b][c]=long".to_owned(),
        format!("filter[{}]=long", "%C3%A9".repeat(8_000)),
    ] {
        let uri = format!("{}?{query}", carried::BASE_PATH);
        let request = Request::post(uri).header("content-type", "application/json");
        send_to(router(), request.body(b"{}".to_vec()).unwrap()).is(422);
    }
    let mut request = Request::post(carried::BASE_PATH).header("content-type", "application/json");
    for _ in 0..1_000 {
        request = request.header("x-weights", "1,2,x");
    }
    send_to(router(), request.body(b"{}".to_vec()).unwrap()).is(422);
}

#[test]
fn many_members_and_duplicates() {
    let unknown: Vec<_> = (0..50_000)
        .map(|number| format!(r#""u{number}":1"#))
        .collect();
    let unknown = unknown.join(",");
    post(format!("{{{unknown}}}")).is(200);
    post(format!(r#"{{{unknown},"u7":1}}"#))
        .is(422)
        .says("duplicate member `u7`");
    let same = vec![r#""integer":1"#; 50_000].join(",");
    post(format!("{{{same}}}"))
        .is(422)
        .says("duplicate member `integer`");
}

#[test]
fn every_answer_of_the_router_itself_forbids_sniffing() {
    let small = || router().body_limit(10);
    post("{").is(400);
    post(r#"{"integer":"x"}"#).is(422);
    post_to(router(), carried::BASE_PATH, "text/html", "<p>").is(415);
    post_to(router(), "/nowhere", "application/json", "{}").is(404);
    post_to(
        small(),
        carried::BASE_PATH,
        "application/json",
        r#"{"integer":1}"#,
    )
    .is(413);
    let coded = Request::post(carried::BASE_PATH).header("content-encoding", "br");
    send_to(router(), coded.body(Vec::new()).unwrap()).is(415);
    let other = Request::builder()
        .method(Method::PUT)
        .uri(carried::BASE_PATH);
    send_to(router(), other.body(Vec::new()).unwrap()).is(405);
}

/// A full log must not end a connection.
#[test]
fn a_hook_that_panics_changes_no_answer() {
    let verifier = StandardWebhooks::new(StandardKey::generate());
    let router = router().verify(verifier);
    let router = router.on_failure(|_, _| panic!("the log is full"));
    let outcome = post_to(router, carried::BASE_PATH, "application/json", "{}");
    assert_eq!(outcome.status, StatusCode::UNAUTHORIZED);
}

#[test]
fn values_are_left_out_of_problem_details_on_request() {
    let secret = "s3cr3t";
    let requests = [
        format!(r#"{{"integer":"{secret}"}}"#),
        format!(r#"{{"hard":"{secret}"}}"#),
        format!(r#"{{"names":{{"b":1}},"hard":"{secret}","mail":"{secret}"}}"#),
        format!(r#"{{"tree":[1,"{secret}",{{"left":"{secret}"}}]}}"#),
        format!(r#"{{"plain":"{secret}" {secret}"#),
    ];
    for body in requests {
        let silent = router().without_values();
        let outcome = post_to(silent, carried::BASE_PATH, "application/json", body);
        assert!(outcome.status.is_client_error());
        assert!(!outcome.text.contains(secret), "{}", outcome.text);
    }
    let shown = post(format!(r#"{{"hard":"{secret}"}}"#));
    shown.is(422).says(secret);
    let uri = format!("{}?label={secret}", carried::BASE_PATH);
    let request = || Request::post(&uri).header("content-type", "application/json");
    let outcome = send_to(
        router().without_values(),
        request().body(b"{}".to_vec()).unwrap(),
    );
    outcome
        .is(422)
        .says("parameter `label` is not as `maxLength` says");
    assert!(!outcome.text.contains(secret), "{}", outcome.text);
}

#[test]
fn an_unwrapper_leaves_values_out_as_well() {
    let headers: HeaderMap = [(CONTENT_TYPE, HeaderValue::from_static("application/json"))]
        .into_iter()
        .collect();
    let read = |unwrapper: Unwrapper<Carried>, body: &str| {
        let unwrapped = unwrapper.unwrap(&headers, body.to_owned());
        match unwrapped.map(|_| ()).unwrap_err() {
            UnwrapError::Invalid(invalid) => invalid,
            other => panic!("{other}"),
        }
    };
    let body = r#"{"hard":"s3cr3t"}"#;
    let shown = read(Unwrapper::new(), body).problem_details();
    assert!(shown.contains("s3cr3t"), "{shown}");
    let silent = read(Unwrapper::new().without_values(), body).problem_details();
    assert!(
        !silent.contains("s3cr3t") && silent.contains("#/hard"),
        "{silent}"
    );

    let too_much = format!(r#"{{"tree":{}}}"#, tree(60));
    let details = read(Unwrapper::new(), &too_much).problem_details();
    assert!(details.contains(TOO_MUCH), "{details}");

    let name = "n".repeat(10_000);
    let many: Vec<_> = (0..200)
        .map(|number| format!(r#""{name}{number}":[9]"#))
        .collect();
    let invalid = read(
        Unwrapper::new(),
        &format!(r#"{{"map":{{{}}}}}"#, many.join(",")),
    );
    let text = invalid.to_string();
    assert!(
        text.len() < 10_000 && text.contains("more violations"),
        "{text}"
    );
}

/// The one event, for an [`Unwrapper`].
#[derive(Debug)]
struct Carried;

impl DecodeEvent for Carried {
    const OPERATIONS: &'static [&'static Operation] = &[&carried::OPERATION];

    fn decode(_index: usize, incoming: IncomingRequest) -> Result<Self, Rejection> {
        <carried::Request as DecodeRequest>::decode(incoming).map(|_| Self)
    }
}

#[test]
fn an_answer_has_a_budget_and_its_errors_are_short() {
    let decode = |body: String| {
        let bytes = body.len();
        let answer = Answer::from(StatusCode::OK).with_body("application/json", body);
        let (decoded, units) = count_work(|| carried::Response::decode(&answer));
        assert!(units <= START + (PER_BYTE + 4) * bytes, "{units}");
        let error = decoded.map(|_| ()).unwrap_err();
        assert!(error.is_decode());
        let fault = error.answer_fault().unwrap();
        let texts = [fault.clone(), error.to_string(), format!("{error:?}")];
        assert!(texts.iter().all(|text| text.len() < 10_000), "{texts:?}");
        fault
    };
    assert!(decode(format!(r#"{{"tree":{}}}"#, tree(60))).contains(TOO_MUCH));
    let list = vec![tree(60); 60].join(",");
    assert!(decode(format!(r#"{{"trees":[{list}]}}"#)).contains(TOO_MUCH));
    let name = "n".repeat(200_000);
    let nines = vec!["9"; 100].join(",");
    let fault = decode(format!(r#"{{"map":{{"{name}":[{nines}]}}}}"#));
    assert!(
        fault.contains("…") && fault.contains("80 more violations"),
        "{fault}"
    );
    decode(format!(r#"{{"integer":"{name}"}}"#));
}

#[test]
fn a_value_that_is_to_be_sent_has_a_budget_too() {
    let load = Load {
        hard: Some("a".repeat(60)),
        ..Load::default()
    };
    let (checked, units) = count_work(|| callbacks::Validate::validate(&load));
    let violations = checked.unwrap_err();
    assert!(units < START + 100 * PER_BYTE, "{units}");
    assert!(violations.to_string().len() < 1_000);
}
