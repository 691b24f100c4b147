//! The page of `listen` and of `mock`, and the receiver of requests.
//!
//! The page is for this machine only. It has a port of its own, so that a tunnel to the receiver does not lead to it. Requests
//! need a random token in the path and a `Host` that is this machine, so that no other site can read it.

mod detail;
mod guard;
mod inspected;
mod lines;
mod receiver;
mod rust;

use std::convert::Infallible;
use std::path::Path as FilePath;
use std::sync::Arc;

use askama::Template;
use axum::Router;
use axum::extract::{Path, Query, State};
use axum::middleware::from_fn;
use axum::response::sse::{self, KeepAlive, Sse};
use axum::response::{Html, IntoResponse, Response};
use axum::routing::{get, post};
use bytes::Bytes;
use http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use serde::Deserialize;
use serde_json::{Value, json};
use tokio_stream::wrappers::BroadcastStream;
use tokio_stream::{Stream, StreamExt};

pub(crate) use guard::Token;
pub(crate) use receiver::receiver;

use guard::guard;

use crate::command::kept_id;
use crate::contract::{Contract, Operation};
use crate::failure::Failure;
use crate::listener::{Event, History};
use crate::message::Message;
use crate::output::count;
use crate::scheme::Keys;
use crate::send::Reply;

/// What the page shows: requests that arrive, and those that are sent.
pub(crate) trait Inspected: Send + Sync + Sized + 'static {
    /// The callbacks and webhooks.
    fn contract(&self) -> &Contract;
    fn history(&self) -> &History;
    fn keys(&self) -> Option<&Keys>;
    /// The folder for requests.
    fn folder(&self) -> Option<&FilePath>;
    /// A line that sends a request here, for people.
    fn invitation(&self) -> &str;
    /// What it does, for the head of the page.
    fn facts(&self) -> Vec<&'static str>;
    /// Whether it can send callbacks and webhooks when asked.
    fn offers(&self) -> Option<Value> {
        None
    }
    /// The operation of an event.
    fn operation(&self, event: &Event) -> Option<&Operation>;
    /// Takes a request from the network.
    fn receive(self: Arc<Self>, message: Message) -> impl Future<Output = Reply> + Send;
    /// Sends an event again, with another message.
    fn again(
        self: Arc<Self>,
        event: Arc<Event>,
        message: Message,
    ) -> impl Future<Output = Reply> + Send;
    /// Sends something for the first time.
    fn fire(
        self: Arc<Self>,
        _wanted: Wanted,
    ) -> impl Future<Output = Result<Reply, Failure>> + Send {
        async { Err(Failure::usage("nothing can be sent from here")) }
    }
}

/// A callback or webhook that somebody wants to be sent.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct Wanted {
    /// The name of the operation.
    pub(crate) operation: String,
    /// The number of the subscription, for callbacks.
    pub(crate) subscription: Option<u64>,
    /// The URL, for webhooks.
    pub(crate) to: Option<String>,
}

type Shared<I> = State<Arc<I>>;

/// The page, below its token.
pub(crate) fn page<I: Inspected>(inspected: Arc<I>, token: &Token) -> Router {
    let routes = Router::new()
        .route(
            "/page.css",
            get(|| async { file("text/css", include_str!("../assets/page.css")) }),
        )
        .route(
            "/page.js",
            get(|| async { file("text/javascript", include_str!("../assets/page.js")) }),
        )
        .route("/events", get(events::<I>))
        .route("/list", get(list::<I>))
        .route("/export", get(export::<I>))
        .route("/offers", get(offers::<I>))
        .route("/fire", post(fire::<I>))
        .route("/event/{id}", get(detail::<I>))
        .route("/event/{id}/replay", post(replay::<I>))
        .route("/event/{id}/save", post(save::<I>))
        .route("/event/{id}/raw", get(raw::<I>))
        .with_state(Arc::clone(&inspected));
    // With the slash, so that relative links lead below it.
    Router::new()
        .route(&format!("/{token}/"), get(index::<I>))
        .with_state(inspected)
        .nest(&format!("/{token}"), routes)
        .layer(from_fn(guard))
}

#[derive(Template)]
#[template(path = "index.html")]
struct Index {
    title: String,
    operations: String,
    is_signing: bool,
    is_mock: bool,
    facts: Vec<&'static str>,
    invitation: String,
}

async fn index<I: Inspected>(State(inspected): Shared<I>) -> Response {
    let model = inspected.contract().model();
    rendered(&Index {
        title: model
            .title
            .clone()
            .unwrap_or_else(|| "an API without a title".to_owned()),
        operations: count(model.operations.len(), "operation"),
        is_signing: inspected.keys().is_some(),
        is_mock: inspected.offers().is_some(),
        facts: inspected.facts(),
        invitation: inspected.invitation().to_owned(),
    })
}

fn rendered(template: &impl Template) -> Response {
    match template.render() {
        Ok(html) => Html(html).into_response(),
        Err(error) => (StatusCode::INTERNAL_SERVER_ERROR, error.to_string()).into_response(),
    }
}

fn file(media_type: &'static str, text: &'static str) -> Response {
    ([(header::CONTENT_TYPE, media_type)], text).into_response()
}

/// Events as they arrive (HTML, "Server-sent events").
async fn events<I: Inspected>(
    State(inspected): Shared<I>,
) -> Sse<impl Stream<Item = Result<sse::Event, Infallible>>> {
    let news = BroadcastStream::new(inspected.history().subscribe());
    let news = news
        .filter_map(|event| event.ok()?.upgrade())
        .map(|event| Ok(sse::Event::default().data(event.summary().to_string())));
    Sse::new(news).keep_alive(KeepAlive::default())
}

#[derive(Deserialize)]
struct Search {
    #[serde(default)]
    q: String,
}

async fn list<I: Inspected>(State(inspected): Shared<I>, Query(search): Query<Search>) -> Response {
    let events = inspected.history().events();
    let found = events
        .iter()
        .filter(|event| search.q.is_empty() || event.matches(&search.q));
    let found: Vec<_> = found.map(|event| event.summary()).collect();
    json_response(&json!(found))
}

/// All events, a JSON object per line.
async fn export<I: Inspected>(State(inspected): Shared<I>) -> Response {
    let lines = inspected
        .history()
        .events()
        .iter()
        .map(|event| format!("{}\n", event.to_json()))
        .collect::<String>();
    let headers = [
        (header::CONTENT_TYPE, "application/x-ndjson"),
        (
            header::CONTENT_DISPOSITION,
            "attachment; filename=\"events.jsonl\"",
        ),
    ];
    (headers, lines).into_response()
}

#[derive(Deserialize)]
struct Compared {
    with: Option<u64>,
}

async fn detail<I: Inspected>(
    State(inspected): Shared<I>,
    Path(id): Path<u64>,
    Query(compared): Query<Compared>,
) -> Response {
    let history = inspected.history();
    let Some(event) = history.event(id) else {
        return gone();
    };
    let other = compared.with.and_then(|other| history.event(other));
    rendered(&detail::Detail::of(&*inspected, &event, other.as_deref()))
}

async fn raw<I: Inspected>(State(inspected): Shared<I>, Path(id): Path<u64>) -> Response {
    let Some(event) = inspected.history().event(id) else {
        return gone();
    };
    let name = format!("attachment; filename=\"{:04}.http\"", event.id);
    let headers = [
        (header::CONTENT_TYPE, "application/octet-stream".to_owned()),
        (header::CONTENT_DISPOSITION, name),
    ];
    (headers, event.message.to_http()).into_response()
}

async fn save<I: Inspected>(State(inspected): Shared<I>, Path(id): Path<u64>) -> Response {
    let Some(event) = inspected.history().event(id) else {
        return gone();
    };
    let default = FilePath::new("callbacks-events");
    let folder = inspected.folder().unwrap_or(default);
    let saved = std::fs::create_dir_all(folder)
        .map_err(|error| Failure::file(folder, &error))
        .and_then(|()| event.save(folder));
    match saved {
        Ok(path) => json_response(&json!({"saved": path})),
        Err(failure) => (StatusCode::INTERNAL_SERVER_ERROR, failure.to_string()).into_response(),
    }
}

/// A body that the user has changed.
#[derive(Deserialize)]
struct Edited {
    body: Option<String>,
    /// Whether the request is signed again.
    #[serde(default)]
    sign: bool,
}

async fn replay<I: Inspected>(
    State(inspected): Shared<I>,
    Path(id): Path<u64>,
    body: Bytes,
) -> Response {
    let Some(event) = inspected.history().event(id) else {
        return gone();
    };
    let edited: Edited = match serde_json::from_slice(&body) {
        Ok(edited) => edited,
        Err(error) => return (StatusCode::BAD_REQUEST, error.to_string()).into_response(),
    };
    match replayed(&*inspected, &event, edited) {
        Ok(message) => answered(&inspected.again(event, message).await),
        Err(failure) => (StatusCode::BAD_REQUEST, failure.to_string()).into_response(),
    }
}

fn answered(reply: &Reply) -> Response {
    json_response(&json!({"status": reply.status}))
}

async fn offers<I: Inspected>(State(inspected): Shared<I>) -> Response {
    json_response(&inspected.offers().unwrap_or_default())
}

async fn fire<I: Inspected>(State(inspected): Shared<I>, body: Bytes) -> Response {
    let wanted: Wanted = match serde_json::from_slice(&body) {
        Ok(wanted) => wanted,
        Err(error) => return (StatusCode::BAD_REQUEST, error.to_string()).into_response(),
    };
    match inspected.fire(wanted).await {
        Ok(reply) => answered(&reply),
        Err(failure) => (StatusCode::BAD_REQUEST, failure.to_string()).into_response(),
    }
}

fn replayed(inspected: &impl Inspected, event: &Event, edited: Edited) -> Result<Message, Failure> {
    let mut message = event.message.clone();
    if let Some(body) = edited.body {
        message.body = Bytes::from(body);
    }
    if let Some(keys) = inspected.keys().filter(|_| edited.sign) {
        let id = kept_id(&message.headers);
        keys.sign(&mut message, &id, std::time::SystemTime::now())?;
    }
    Ok(message)
}

fn gone() -> Response {
    (
        StatusCode::NOT_FOUND,
        "the event is not remembered any more",
    )
        .into_response()
}

fn json_response(value: &serde_json::Value) -> Response {
    (
        [(header::CONTENT_TYPE, "application/json")],
        value.to_string(),
    )
        .into_response()
}

/// The headers of a message for a person. Credentials and signatures of others are masked.
fn shown_headers(headers: &HeaderMap) -> Vec<(String, String)> {
    const SECRET: [&str; 6] = [
        "authorization",
        "cookie",
        "set-cookie",
        "proxy-authorization",
        "x-api-key",
        "api-key",
    ];
    let shown = |name: &HeaderName, value: &HeaderValue| match SECRET.contains(&name.as_str()) {
        true => "••••••••".to_owned(),
        false => String::from_utf8_lossy(value.as_bytes()).into_owned(),
    };
    headers
        .iter()
        .map(|(name, value)| (name.to_string(), shown(name, value)))
        .collect()
}
