//! Keys of every kind: where they lead, and which they share.
#![allow(clippy::unwrap_used, reason = "helpers of tests unwrap as tests do")]
#![allow(
    deprecated,
    reason = "a key of the document is none, and a warning says so"
)]

use callbacks::{Exchange, Target};

#[callbacks::openapi("tests/fixtures/keys.yaml")]
mod jobs {}

use jobs::{moved_begun, moved_done, named, polled, started};

fn subscription() -> Exchange {
    let request = http::Request::post("/jobs/night%20shift")
        .header("content-type", "application/json")
        .body(r#"{"id":7,"url":"https://client.example/hooks/"}"#);
    let (parts, body) = request.unwrap().into_parts();
    Exchange::new(&parts, body)
}

fn url(target: Result<Option<Target>, callbacks::Error>) -> String {
    target.unwrap().unwrap().as_str().to_owned()
}

#[test]
fn a_key_that_reads_the_answer_takes_it() {
    let location = "https://api.example/jobs/7";
    let answer = http::Response::builder()
        .status(201)
        .header("location", location);
    let (answer, ()) = answer.body(()).unwrap().into_parts();
    assert_eq!(
        url(started::resolve(&subscription().with_response(&answer, ""))),
        location
    );
}

#[test]
fn a_relative_key_is_appended_to_the_callback_s_own_server() {
    let expected = "https://eu.client.example/v1/hooks/night%20shift/7";
    assert_eq!(url(polled::resolve(&subscription())), expected);
    assert_eq!(polled::OPERATION.path, "/hooks/{$1}/{$2}");
}

#[test]
fn keys_of_one_callback_share_the_path_that_is_registered() {
    assert_eq!(
        url(moved_begun::resolve(&subscription())),
        "https://client.example/hooks/begun"
    );
    let expected = "https://client.example/hooks/done/{step}";
    assert_eq!(url(moved_done::resolve(&subscription())), expected);
    assert_eq!(moved_begun::BASE_PATH, moved_done::BASE_PATH);
    assert_eq!(moved_done::OPERATION.path, "/moved-begun/done/{step}");
}

#[test]
fn what_nobody_can_evaluate_is_sent_to_a_url_given_by_hand() {
    use jobs::CallbackSender as _;
    let client = callbacks::Client::over(callbacks::client::InMemory::new(
        callbacks::Router::default(),
    ));
    let target = Target::new("https://client.example/named").unwrap();
    let _future = client.named(&target);
    assert_eq!(named::OPERATION.path, named::BASE_PATH);
}
