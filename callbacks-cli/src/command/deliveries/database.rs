//! The operations API of this process, over the PostgreSQL database of an application.

use axum::Router;
use axum::body::Body;
use callbacks_delivery::postgres::PostgresOptions;
use callbacks_delivery::{AnyTarget, Inbox, Outbox, StoreError};
use callbacks_operations::{Access, Page, Scope};
use http::{Request, StatusCode, header};
use http_body_util::BodyExt;
use serde_json::Value;
use tower::ServiceExt;

use super::tls::Trust;
use crate::failure::{Exit, Failure};
use crate::output::{self, Output};

fn options(database: &str, schema: &str) -> Result<PostgresOptions, Failure> {
    let (database, trust) = Trust::of(database)?;
    let options = PostgresOptions::new(&database).map_err(|error| {
        let failure = Failure::usage(format!("the URL of the database is wrong: {error}"));
        failure.help("write `postgres://user:password@host/database`")
    })?;
    options
        .tls(trust.connector()?)
        .schema(schema)
        .map_err(|error| Failure::usage(error.to_string()))
}

/// Who changes something, for the audit log.
fn actor() -> String {
    let names = ["USER", "LOGNAME", "USERNAME"].into_iter();
    let mut names = names.filter_map(|name| std::env::var(name).ok());
    let name = names.find(|name| !name.is_empty());
    format!("{} (command line)", name.as_deref().unwrap_or("somebody"))
}

pub(super) async fn router(database: &str, schema: &str) -> Result<Router, Failure> {
    let store = options(database, schema)?.connect().await;
    let store = store.map_err(|error| match error.is_version() {
        true => Failure::finding(error.to_string()).help("run `callbacks deliveries migrate`"),
        false => unreached(&error),
    })?;
    let actor = actor();
    // It registers no endpoint, so there is no target to check.
    let outbox = Outbox::new(store);
    let page = Page::new(&outbox, AnyTarget, move |_| Access::Operate {
        scope: Scope::Everything,
        actor: actor.clone(),
    });
    let page = page.inbox(&Inbox::beside(&outbox));
    Ok(page.router())
}

fn unreached(error: &StoreError) -> Failure {
    let failure = Failure::io(format!("the database does not answer: {error}"));
    let text = error.to_string();
    // The texts of the driver, of rustls and of PostgreSQL.
    failure.help(if text.contains("server does not support TLS") {
        "the server does not offer TLS: turn it on there, or give `sslmode=disable` in a network that you trust"
    } else if text.contains("not valid for name") {
        "the certificate is for another name: use that name as the host in the URL"
    } else if text.contains("invalid peer certificate") {
        "give the certificate of its authority: `sslrootcert=FILE` in the URL"
    } else if text.contains("no encryption") || text.contains("SSL off") {
        "the server requires TLS: give `sslmode=verify-full`, or `sslmode=require`, in the URL"
    } else {
        "check `--database-url`, and that the server runs"
    })
}

pub(super) async fn call(
    router: &Router,
    path: &str,
    body: Option<&Value>,
) -> Result<(StatusCode, Vec<u8>), Failure> {
    let request = Request::builder()
        .uri(format!("/api{path}"))
        .header(header::CONTENT_TYPE, "application/json");
    let request = match body {
        Some(body) => request.method("POST").body(Body::from(body.to_string())),
        None => request.body(Body::empty()),
    };
    let request = request.map_err(|error| Failure::usage(format!("`{path}`: {error}")))?;
    let Ok(response) = router.clone().oneshot(request).await;
    let status = response.status();
    let body = response.into_body().collect().await;
    let body = body.map_err(|error| Failure::io(error.to_string()))?;
    Ok((status, body.to_bytes().to_vec()))
}

pub(super) async fn migrate(
    database: &str,
    schema: &str,
    is_printed: bool,
    output: Output,
) -> Result<Exit, Failure> {
    let options = options(database, schema)?;
    if is_printed {
        for text in options.migrations() {
            output::verbatim(&text)?;
        }
        return Ok(Exit::Fine);
    }
    options.migrate().await.map_err(|error| unreached(&error))?;
    output.note(format_args!(
        "the tables in the schema `{schema}` are up to date"
    ));
    Ok(Exit::Fine)
}
