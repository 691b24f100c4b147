//! The rules of the semantics, by example, where the vectors leave cases open.

#![expect(clippy::unwrap_used, reason = "helpers of tests unwrap as tests do")]

#[path = "../support/mod.rs"]
mod support;

mod expressions;
mod joins;
mod keys;
mod lenient;
mod lookups;
mod positions;
mod templates;
mod urls;

use callbacks_expression::{CallbackKey, EvalError, EvaluateOptions};
use support::{Fixture, Message};

/// An exchange whose request has this JSON body.
fn json(body: &str) -> Fixture {
    body_of("application/json", body.as_bytes())
}

fn body_of(content_type: &str, body: &[u8]) -> Fixture {
    let request = Message {
        content_type: Some(content_type.to_owned()),
        body: Some(body.to_vec()),
        ..Message::default()
    };
    Fixture {
        request,
        ..Fixture::default()
    }
}

/// The URL of a key over a JSON body, or the code of its error.
fn url(key: &str, body: &str) -> Result<String, &'static str> {
    url_with(key, body, &EvaluateOptions::default())
}

fn url_with(key: &str, body: &str, options: &EvaluateOptions<'_>) -> Result<String, &'static str> {
    let names: Vec<&str> = options
        .path_parameters
        .iter()
        .map(|(name, _)| *name)
        .collect();
    let key = CallbackKey::parse(key, &names).unwrap();
    key.evaluate(&json(body), options).map_err(code)
}

#[expect(clippy::needless_pass_by_value, reason = "for `map_err`")]
fn code(error: EvalError) -> &'static str {
    error.code().as_str()
}
