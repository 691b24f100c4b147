//! The vectors that come with the semantics, `tests/vectors.json`.
//!
//! `EXPRESSION_VECTORS=/path/to/other.json cargo test -p callbacks-expression --test vectors` runs another file.

#![expect(clippy::unwrap_used, reason = "helpers of tests unwrap as tests do")]

mod support;

use std::collections::BTreeMap;

use callbacks_expression::{
    CallbackKey, EvalError, EvaluateOptions, Expression, Join, ParseError, UrlTemplate,
};
use serde::Deserialize;
use serde_json::value::RawValue;
use support::{Fixture, Message};

#[derive(Deserialize)]
struct Vector {
    id: String,
    expression_or_key: String,
    kind: Kind,
    context: Context,
    #[serde(default)]
    options: Options,
    expect: Expect,
}

#[derive(Deserialize, PartialEq)]
#[serde(rename_all = "snake_case")]
enum Kind {
    Expression,
    CallbackKey,
}

#[derive(Deserialize)]
struct Context {
    method: String,
    url: String,
    path_template: Option<String>,
    path_params: BTreeMap<String, String>,
    query: Option<String>,
    request_headers: Vec<(String, String)>,
    request_body: Option<GivenBody>,
    response_status: Option<u16>,
    response_headers: Vec<(String, String)>,
    response_body: Option<GivenBody>,
    #[serde(default)]
    callback_params: BTreeMap<String, String>,
    base_url: Option<String>,
}

/// Raw values, so that no number is rounded on its way into the test.
#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
enum GivenBody {
    Json(Box<RawValue>),
    Raw(String),
}

#[derive(Default, Deserialize)]
struct Options {
    #[serde(default)]
    lenient: bool,
    #[serde(default)]
    join: GivenJoin,
}

#[derive(Clone, Copy, Default, Deserialize)]
#[serde(rename_all = "snake_case")]
enum GivenJoin {
    #[default]
    Smart,
    Textual,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Expect {
    Ok(Box<RawValue>),
    ParseError(String),
    EvalError(String),
}

#[test]
fn vectors() {
    let embedded = || include_str!("vectors.json").to_owned();
    let text = match std::env::var_os("EXPRESSION_VECTORS") {
        Some(path) => std::fs::read_to_string(path).unwrap(),
        None => embedded(),
    };
    let vectors: Vec<Vector> = serde_json::from_str(&text).unwrap();
    let failures: Vec<_> = vectors
        .iter()
        .filter_map(|vector| run(vector).err())
        .collect();
    println!(
        "{} of {} vectors passed",
        vectors.len() - failures.len(),
        vectors.len()
    );
    assert!(failures.is_empty(), "failed:\n{}", failures.join("\n"));
}

fn run(vector: &Vector) -> Result<(), String> {
    let fail = |got: String| {
        let (id, text, expect) = (&vector.id, &vector.expression_or_key, &vector.expect);
        Err(format!(
            "{id}: `{text}`\n  expected {expect:?}\n  got      {got}"
        ))
    };
    let fixture = fixture(&vector.context);
    let got = match vector.kind {
        Kind::Expression => expression(vector, &fixture),
        Kind::CallbackKey => callback_key(vector, &fixture),
    };
    match (&vector.expect, got) {
        (Expect::Ok(expected), Ok(json)) if same(expected.get(), &json) => {}
        (Expect::ParseError(code), Err(Failure::Parse(error))) if error.code().as_str() == code => {
        }
        (Expect::EvalError(code), Err(Failure::Eval(error))) if error.code().as_str() == code => {}
        (_, Err(Failure::Inconsistent(what))) => return fail(what),
        (_, got) => return fail(format!("{got:?}")),
    }
    match path_parameters_agree(&vector.context, &fixture) {
        true => Ok(()),
        false => fail("path parameters that the template does not extract".to_owned()),
    }
}

#[derive(Debug)]
enum Failure {
    Parse(ParseError),
    Eval(EvalError),
    Inconsistent(String),
}

impl From<ParseError> for Failure {
    fn from(error: ParseError) -> Self {
        Failure::Parse(error)
    }
}

impl From<EvalError> for Failure {
    fn from(error: EvalError) -> Self {
        Failure::Eval(error)
    }
}

fn expression(vector: &Vector, fixture: &Fixture) -> Result<String, Failure> {
    let expression = Expression::parse(&vector.expression_or_key)?;
    if Expression::parse(&expression.to_string())? != expression {
        return Err(Failure::Inconsistent(expression.to_string()));
    }
    Ok(expression.evaluate(fixture)?.to_json())
}

fn callback_key(vector: &Vector, fixture: &Fixture) -> Result<String, Failure> {
    let given: Vec<_> = vector.context.callback_params.iter().collect();
    let given: Vec<(&str, &str)> = given
        .iter()
        .map(|(k, v)| (k.as_str(), v.as_str()))
        .collect();
    let declared: Vec<&str> = given.iter().map(|(name, _)| *name).collect();
    let text = &vector.expression_or_key;
    let key = match vector.options.lenient {
        true => CallbackKey::parse_lenient(text, &declared)?.key,
        false => CallbackKey::parse(text, &declared)?,
    };
    if CallbackKey::parse(&key.to_string(), &declared)? != key {
        return Err(Failure::Inconsistent(key.to_string()));
    }
    let options = EvaluateOptions {
        base_url: vector.context.base_url.as_deref(),
        join: match vector.options.join {
            GivenJoin::Smart => Join::Smart,
            GivenJoin::Textual => Join::Textual,
        },
        path_parameters: &given,
    };
    let url = key.evaluate(fixture, &options);
    let stored = key.resolve(fixture, &options).and_then(|template| {
        let stored = UrlTemplate::parse(template.as_str())?;
        stored.expand(&given)
    });
    if !url.as_ref().is_ok_and(|url| url.contains(['{', '}'])) && url != stored {
        return Err(Failure::Inconsistent(format!("{url:?}, stored {stored:?}")));
    }
    Ok(serde_json::to_string(&url?).unwrap())
}

fn fixture(context: &Context) -> Fixture {
    let path_parameters = context.path_params.clone();
    Fixture {
        method: context.method.clone(),
        url: Some(context.url.clone()),
        query: context.query.clone(),
        path_template: context.path_template.clone(),
        path_parameters: path_parameters.into_iter().collect(),
        request: message(&context.request_headers, context.request_body.as_ref()),
        status: context.response_status,
        response: message(&context.response_headers, context.response_body.as_ref()),
    }
}

fn message(headers: &[(String, String)], body: Option<&GivenBody>) -> Message {
    let is_type = |(name, _): &&(String, String)| name.eq_ignore_ascii_case("content-type");
    let content_type = headers.iter().find(is_type).map(|(_, value)| value.clone());
    let json = Some("application/json".to_owned());
    let (content_type, body) = match body {
        None => (content_type, None),
        Some(GivenBody::Json(value)) => (json, Some(value.get().as_bytes().to_vec())),
        Some(GivenBody::Raw(text)) => (content_type, Some(text.as_bytes().to_vec())),
    };
    let headers = headers.iter();
    Message {
        headers: headers
            .map(|(name, value)| (name.clone(), value.as_bytes().to_vec()))
            .collect(),
        content_type,
        body,
    }
}

/// The vectors give path parameters twice: decoded, and as what the template extracts.
fn path_parameters_agree(context: &Context, fixture: &Fixture) -> bool {
    context.path_params.iter().all(|(name, value)| {
        let expression = Expression::parse(&format!("$request.path.{name}")).unwrap();
        let found = expression.evaluate(fixture);
        found.is_ok_and(|found| found.as_str() == Some(value))
    })
}

/// Whether two JSON texts mean the same, numbers compared by their text.
fn same(left: &str, right: &str) -> bool {
    match left.as_bytes().first() {
        Some(b'{') => {
            let object = serde_json::from_str::<BTreeMap<String, Box<RawValue>>>;
            let (Ok(left), Ok(right)) = (object(left), object(right)) else {
                return false;
            };
            left.len() == right.len()
                && left
                    .iter()
                    .zip(&right)
                    .all(|((left_name, left), (right_name, right))| {
                        left_name == right_name && same(left.get(), right.get())
                    })
        }
        Some(b'[') => {
            let array = serde_json::from_str::<Vec<Box<RawValue>>>;
            let (Ok(left), Ok(right)) = (array(left), array(right)) else {
                return false;
            };
            let mut pairs = left.iter().zip(&right);
            left.len() == right.len() && pairs.all(|(left, right)| same(left.get(), right.get()))
        }
        Some(b'"') => {
            let string = serde_json::from_str::<String>;
            matches!((string(left), string(right)), (Ok(left), Ok(right)) if left == right)
        }
        _ => left == right,
    }
}
