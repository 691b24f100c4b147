//! From a request to a response: access, origin, scope, and the headers of every answer.

use std::future::Future;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::pin::pin;
use std::sync::Arc;
use std::task::Poll;

use axum::RequestExt;
use axum::body::{Body, Bytes};
use axum::extract::{OriginalUri, RawPathParams};
use axum::response::Response;
use callbacks_delivery::Store;
use http::Request;
use http::request::Parts;
use serde::Serialize;
use serde_json::json;

use crate::act::{self, Done};
use crate::bulk::{self, Counted};
use crate::failure::Failure;
use crate::fields::Fields;
use crate::health::{self, Worker};
use crate::respond::{protected, refuse, respond};
use crate::routes::{Name, Route};
use crate::{
    Access, Inner, Scope, endpoints, explain, find, html, inbox, look, message, notice, origin,
    question, targets,
};

const STYLE: &str = include_str!("../assets/style.css");
const SCRIPT: &str = include_str!("../assets/script.js");

/// Forms are small.
const BODY: usize = 64 * 1024;

/// A request that was let in.
pub(crate) struct Ask<'a, S> {
    pub(crate) inner: &'a Inner<S>,
    pub(crate) scope: Scope,
    /// `None` if it may only look.
    pub(crate) actor: Option<String>,
    pub(crate) fields: Fields,
    /// How the workers fare, for pages of everything.
    pub(crate) workers: Vec<Worker>,
}

impl<S: Store> Ask<'_, S> {
    pub(crate) fn store(&self) -> &S {
        self.inner.outbox.store()
    }
}

pub(crate) enum Reply {
    Page(String),
    /// A form with what is wrong in it.
    Refused(String),
    Json(String),
    Document,
    Asset(&'static str, &'static str),
    SeeOther(String),
}

pub(crate) async fn serve<S: Store>(
    inner: &Arc<Inner<S>>,
    route: &'static Route,
    request: Request<Body>,
) -> Response {
    let result = caught(answer(inner, route, request)).await;
    let response = match result.unwrap_or_else(|panic| Err(Failure::Panicked(panic))) {
        Ok(reply) => respond(reply, route),
        Err(failure) => refuse(&inner.title, route.is_api(), route.path, &failure),
    };
    protected(response)
}

/// What is at no address, or not with this method. It says so to those who have access, as everything else does.
pub(crate) async fn lost<S: Store>(
    inner: &Arc<Inner<S>>,
    is_api: bool,
    failure: Failure,
    request: Request<Body>,
) -> Response {
    let (parts, _) = request.into_parts();
    let access = caught(async { (inner.access)(&parts) }).await;
    let failure = match access {
        Ok(Access::Denied) => Failure::Forbidden("access is denied"),
        Ok(_) => failure,
        Err(panic) => Failure::Panicked(panic),
    };
    protected(refuse(&inner.title, is_api, parts.uri.path(), &failure))
}

/// The result of a future, or the message of its panic: a connection never ends without an answer.
async fn caught<R>(future: impl Future<Output = R>) -> Result<R, String> {
    let mut future = pin!(future);
    std::future::poll_fn(|context| {
        let poll = || future.as_mut().poll(context);
        match catch_unwind(AssertUnwindSafe(poll)) {
            Ok(poll) => poll.map(Ok),
            Err(panic) => {
                let text = panic.downcast_ref::<&str>().copied();
                let text = text.or_else(|| panic.downcast_ref::<String>().map(String::as_str));
                Poll::Ready(Err(text.unwrap_or("no message").to_owned()))
            }
        }
    })
    .await
}

async fn answer<S: Store>(
    inner: &Arc<Inner<S>>,
    route: &'static Route,
    mut request: Request<Body>,
) -> Result<Reply, Failure> {
    let mut fields = Fields::default();
    if let Ok(names) = request.extract_parts::<RawPathParams>().await {
        // A router around this one may have parameters of its own.
        let is_own = |name: &str| route.path.contains(&format!("{{{name}}}"));
        names
            .iter()
            .filter(|(name, _)| is_own(name))
            .for_each(|(name, value)| fields.add(name, value));
    }
    let (parts, body) = request.into_parts();
    let (scope, actor) = admit(route, &parts, (inner.access)(&parts))?;
    if route.is_change() {
        origin::check(&parts, route.is_api()).map_err(Failure::Forbidden)?;
    }
    // What is in the path comes first, and a body cannot replace it.
    fields.add_encoded(parts.uri.query().unwrap_or_default().as_bytes());
    let too_large = |_| Failure::TooLarge(BODY);
    let body: Bytes = axum::body::to_bytes(body, BODY).await.map_err(too_large)?;
    match origin::is_json(&parts.headers) {
        true => fields.add_json(&body)?,
        false if route.is_api() && !body.is_empty() => {
            return Err(Failure::Unsupported(
                "send `content-type: application/json`",
            ));
        }
        false => fields.add_encoded(&body),
    }
    if route.is_api() {
        fields.check_names(route.fields())?;
    }
    let mut ask = Ask {
        inner,
        scope,
        actor,
        fields,
        workers: Vec::new(),
    };
    match (route.name, route.is_api()) {
        (Name::Root, _) => Ok(Reply::SeeOther(first_page(&parts))),
        (Name::Style, _) => Ok(Reply::Asset("text/css; charset=utf-8", STYLE)),
        (Name::Script, _) => Ok(Reply::Asset("text/javascript; charset=utf-8", SCRIPT)),
        (Name::Document, _) => Ok(Reply::Document),
        (_, true) => api(inner, &ask, route).await,
        (_, false) => {
            // What waits is that of everybody, so a tenant does not see it.
            if ask.scope.limit().is_none() {
                ask.workers = health::workers(inner).await;
            }
            match page(inner, &ask, route).await {
                Err(Failure::Invalid(problem)) => form(&ask, route, problem).await,
                result => result,
            }
        }
    }
}

fn admit(
    route: &Route,
    _parts: &Parts,
    access: Access,
) -> Result<(Scope, Option<String>), Failure> {
    match access {
        Access::Denied => Err(Failure::Forbidden("access is denied")),
        Access::Read { .. } if route.is_change() => {
            Err(Failure::Forbidden("you may look, but not change anything"))
        }
        Access::Read { scope } => Ok((scope, None)),
        Access::Operate { scope, actor } => Ok((scope, Some(actor))),
    }
}

/// The link to the overview: the page may be mounted with or without a slash at the end.
fn first_page(parts: &Parts) -> String {
    let original = parts.extensions.get::<OriginalUri>();
    let path = original.map_or(parts.uri.path(), |uri| uri.0.path());
    match path.rsplit('/').next() {
        None | Some("") => "overview".to_owned(),
        // With a colon, it would be the scheme of another address.
        Some(last) => format!("./{last}/overview"),
    }
}

fn json(value: &impl Serialize) -> Result<Reply, Failure> {
    let text = serde_json::to_string(value).map_err(|error| Failure::Store(error.to_string()))?;
    Ok(Reply::Json(text))
}

async fn api<S: Store>(
    inner: &Arc<Inner<S>>,
    ask: &Ask<'_, S>,
    route: &Route,
) -> Result<Reply, Failure> {
    match route.name {
        Name::Overview => json(&look::overview(ask).await?),
        Name::Endpoints => json(&endpoints::list(ask).await?),
        Name::Endpoint => {
            let endpoint = targets::endpoint(ask).await?;
            json(&targets::views(ask.store(), &[endpoint], &[]).await?.first())
        }
        Name::Messages => json(&look::messages(ask).await?),
        Name::Message => json(&message::view(ask, false).await?),
        Name::Dead => json(&look::dead(ask).await?),
        Name::Inbox => json(&inbox::list(ask).await?),
        Name::Event => json(&inbox::view(ask, false).await?),
        Name::RevealEvent => json(&reveal_event(ask).await?),
        Name::Audit => json(&look::audit(ask).await?),
        Name::Jobs => json(&look::jobs(ask).await?),
        Name::Job => json(&look::job(ask).await?),
        Name::Reveal => json(&reveal(ask).await?),
        Name::Secret => {
            let (_, secrets) = secret(ask).await?;
            let keys: Vec<_> = secrets.into_iter().map(|(key, _)| key).collect();
            json(&json!({ "secrets": keys }))
        }
        Name::Register => {
            let same = act::same(ask).await?;
            let endpoint = act::register(ask).await?;
            let key = endpoint.secrets.first().map(|secret| &secret.key);
            let mut answer = json!({ "endpoint": endpoint.id.as_str(), "secret": key });
            if let Some(same) = same {
                answer["same"] = same.id.as_str().into();
            }
            json(&answer)
        }
        Name::Count => {
            let (work, _) = act::work(ask).await?;
            let Counted { total, is_complete } = bulk::count(ask.inner, &work).await?;
            act::rate(ask)?;
            let endpoints = targets::of_works(ask, std::iter::once(&work)).await?;
            let work = explain::work(&work, &endpoints);
            json(&json!({ "work": work, "total": total, "isComplete": is_complete }))
        }
        name => json(&act::act(inner, ask, name).await?.json),
    }
}

async fn page<S: Store>(
    inner: &Arc<Inner<S>>,
    ask: &Ask<'_, S>,
    route: &Route,
) -> Result<Reply, Failure> {
    if let Some(question) = question::of(ask, route.name).await? {
        return html::question(ask, question).map(Reply::Page);
    }
    let html = match route.name {
        Name::Find => match find::find(ask).await? {
            Some(page) => return Ok(Reply::SeeOther(page)),
            None => html::nothing(ask),
        },
        Name::Overview => html::overview(ask, look::overview(ask).await?),
        Name::Endpoints => html::endpoints(ask, endpoints::list(ask).await?, None).await,
        Name::Endpoint => {
            html::endpoint(ask, targets::endpoint(ask).await?, Vec::new(), None).await
        }
        Name::Messages => html::messages(ask, look::messages(ask).await?),
        Name::Message => html::message(ask, message::view(ask, false).await?).await,
        Name::Dead => html::dead(ask, look::dead(ask).await?),
        Name::Inbox => html::inbox(ask, inbox::list(ask).await?).await,
        Name::Event => html::event(ask, inbox::view(ask, false).await?).await,
        Name::RevealEvent => html::event(ask, reveal_event(ask).await?).await,
        Name::Audit => html::audit(ask, look::audit(ask).await?),
        Name::Jobs => html::jobs(ask, look::jobs(ask).await?),
        Name::Job => html::job(ask, look::job(ask).await?),
        Name::Reveal => html::message(ask, reveal(ask).await?).await,
        Name::Secret => {
            let (endpoint, secrets) = secret(ask).await?;
            html::endpoint(ask, endpoint, secrets, None).await
        }
        Name::Register => {
            if let Some(same) = act::same(ask).await? {
                return html::registered_already(ask, &same).map(Reply::Page);
            }
            let endpoint = act::register(ask).await?;
            return Ok(Reply::SeeOther(act::endpoint_page(&endpoint)));
        }
        Name::Count => {
            let (work, _) = act::work(ask).await?;
            let counted = bulk::count(ask.inner, &work).await?;
            html::count(ask, &work, counted, act::rate(ask)?).await
        }
        name => {
            let Done { page, .. } = act::act(inner, ask, name).await?;
            return Ok(Reply::SeeOther(page));
        }
    };
    html.map(Reply::Page)
}

/// The page of a form again, with what was typed and what is wrong with it.
async fn form<S: Store>(
    ask: &Ask<'_, S>,
    route: &Route,
    problem: String,
) -> Result<Reply, Failure> {
    let html = match route.name {
        Name::Register => html::endpoints(ask, endpoints::list(ask).await?, Some(problem)).await,
        Name::Limit | Name::Update | Name::Rotate | Name::Test
            if ask.fields.get("endpoint").is_some() =>
        {
            let endpoint = targets::endpoint(ask).await?;
            html::endpoint(ask, endpoint, Vec::new(), Some(problem)).await
        }
        _ => Err(Failure::Invalid(problem)),
    };
    html.map(Reply::Refused)
}

fn may_reveal<S>(ask: &Ask<'_, S>) -> Result<(), Failure> {
    match ask.inner.may_reveal {
        true => Ok(()),
        false => Err(Failure::Forbidden(
            "this page reveals neither payloads nor secrets",
        )),
    }
}

async fn reveal<S: Store>(ask: &Ask<'_, S>) -> Result<crate::model::MessageView, Failure> {
    may_reveal(ask)?;
    let view = message::view(ask, true).await?;
    act::note(
        ask,
        view.row.tenant.clone(),
        "reveal-payload",
        &view.row.id,
        String::new(),
    )
    .await?;
    Ok(view)
}

async fn reveal_event<S: Store>(ask: &Ask<'_, S>) -> Result<inbox::EventView, Failure> {
    may_reveal(ask)?;
    let view = inbox::view(ask, true).await?;
    let tenant = view.row.tenant.clone();
    let event = format!("event {}", view.row.event);
    let detail = view.row.message.clone().unwrap_or_default();
    act::note(ask, tenant, "reveal-event", &event, detail).await?;
    Ok(view)
}

type Secrets = Vec<(String, String)>;

async fn secret<S: Store>(
    ask: &Ask<'_, S>,
) -> Result<(callbacks_delivery::store::Endpoint, Secrets), Failure> {
    let endpoint = targets::endpoint(ask).await?;
    // Its secret has to be handed over, so the person who registered the endpoint sees it once.
    if !notice::is_first_look(ask, &endpoint).await? {
        may_reveal(ask)?;
    }
    let id = endpoint.id.as_str();
    act::note(
        ask,
        endpoint.tenant.clone(),
        "reveal-secret",
        id,
        String::new(),
    )
    .await?;
    let secrets = act::secrets(&endpoint);
    Ok((endpoint, secrets))
}
