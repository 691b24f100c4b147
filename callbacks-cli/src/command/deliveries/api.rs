//! The operations API: of a running application over HTTP, or of this process over the application's database.

use std::time::Duration;

use clap::Args;
use http::{HeaderMap, HeaderValue, StatusCode, header};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::Value;
use url::Url;

use crate::failure::{Exit, Failure};
use crate::output::Output;

/// Where the messages are.
#[derive(Args, Clone, Debug)]
#[command(next_help_heading = "The application")]
pub(super) struct Connection {
    /// The operations page of a running application, such as `https://shop.example/operations`
    #[arg(long, value_name = "URL", global = true)]
    url: Option<String>,
    /// The access token of the page. It is sent as `Authorization: Bearer`
    #[arg(
        long,
        env = "CALLBACKS_TOKEN",
        hide_env_values = true,
        global = true,
        requires = "url"
    )]
    token: Option<String>,
    /// Add a header to requests, for example a credential
    #[arg(short = 'H', long, value_name = "NAME: VALUE", global = true)]
    header: Vec<String>,
    /// The PostgreSQL database of an application. `--url` comes first. `sslmode=verify-full` in it requires TLS and a valid certificate,
    /// which `sslrootcert=FILE` may sign; `sslmode=require` only encrypts
    #[arg(
        long,
        env = "DATABASE_URL",
        hide_env_values = true,
        value_name = "URL",
        global = true
    )]
    database_url: Option<String>,
    /// The schema of the tables in the database
    #[arg(long, value_name = "NAME", default_value = "callbacks", global = true)]
    #[cfg_attr(
        not(feature = "postgres"),
        allow(dead_code, reason = "only databases have schemas")
    )]
    schema: String,
}

impl Connection {
    pub(super) async fn open(&self) -> Result<Api, Failure> {
        match (&self.url, &self.database_url) {
            (Some(url), _) => self.remote(url).map(Api::Remote),
            (None, Some(database)) => self.local(database).await,
            (None, None) => Err(nowhere()),
        }
    }

    fn remote(&self, url: &str) -> Result<Remote, Failure> {
        let base = Url::parse(url).ok();
        let base = base.filter(|url| ["http", "https"].contains(&url.scheme()));
        let base = base.ok_or_else(|| {
            let failure = Failure::usage(format!("`{url}` is no URL of an operations page"));
            failure.help("write an absolute URL, such as `https://shop.example/operations`")
        })?;
        let mut headers = HeaderMap::new();
        for text in &self.header {
            let (name, value) = crate::command::header(text)?;
            headers.append(name, value);
        }
        if let Some(token) = &self.token {
            let value = HeaderValue::from_str(&format!("Bearer {token}"));
            let mut value =
                value.map_err(|_| Failure::usage("the token has characters that no header has"))?;
            value.set_sensitive(true);
            headers.insert(header::AUTHORIZATION, value);
        }
        let client = reqwest::Client::builder()
            .redirect(reqwest::redirect::Policy::none())
            .timeout(Duration::from_secs(60))
            .build();
        let client =
            client.map_err(|error| Failure::io(format!("TLS could not be set up: {error}")))?;
        Ok(Remote {
            client,
            base,
            headers,
        })
    }

    #[cfg(feature = "postgres")]
    async fn local(&self, database: &str) -> Result<Api, Failure> {
        let router = super::database::router(database, &self.schema).await?;
        Ok(Api::Local(router))
    }

    #[cfg(not(feature = "postgres"))]
    #[allow(clippy::unused_async, reason = "databases need it")]
    async fn local(&self, _database: &str) -> Result<Api, Failure> {
        Err(without_postgres())
    }

    pub(super) async fn migrate(&self, is_printed: bool, output: Output) -> Result<Exit, Failure> {
        if self.url.is_some() {
            let failure = Failure::usage("a running application migrates its own database");
            return Err(failure.help("give `--database-url` instead of `--url`"));
        }
        let Some(database) = &self.database_url else {
            return Err(nowhere());
        };
        #[cfg(feature = "postgres")]
        return super::database::migrate(database, &self.schema, is_printed, output).await;
        #[cfg(not(feature = "postgres"))]
        {
            let _ = (database, is_printed, output);
            Err(without_postgres())
        }
    }
}

fn nowhere() -> Failure {
    let failure = Failure::usage("it is not clear which application you mean");
    let failure = failure.help("give its operations page: `--url https://shop.example/operations`");
    failure.help("or give its database: `--database-url`, or `DATABASE_URL` in the environment")
}

#[cfg(not(feature = "postgres"))]
fn without_postgres() -> Failure {
    let failure = Failure::usage("this `callbacks` was built without PostgreSQL");
    let failure = failure.help("install it with `cargo install callbacks-cli --features postgres`");
    failure.help("or use a running application: `--url https://shop.example/operations`")
}

/// A running application.
pub(super) struct Remote {
    client: reqwest::Client,
    base: Url,
    headers: HeaderMap,
}

/// The operations API.
pub(super) enum Api {
    Remote(Remote),
    #[cfg(feature = "postgres")]
    Local(axum::Router),
}

/// A name as one segment of a path (RFC 3986 section 3.3).
pub(super) fn segment(name: &str) -> String {
    const UNRESERVED: &AsciiSet = &NON_ALPHANUMERIC
        .remove(b'-')
        .remove(b'.')
        .remove(b'_')
        .remove(b'~');
    utf8_percent_encode(name, UNRESERVED).to_string()
}

impl Api {
    /// Whether bulk jobs run in this process.
    pub(super) fn is_local(&self) -> bool {
        !matches!(self, Self::Remote(_))
    }

    pub(super) async fn get(
        &self,
        path: &str,
        query: &[(&'static str, String)],
    ) -> Result<Value, Failure> {
        let mut encoded = url::form_urlencoded::Serializer::new(String::new());
        let path = match query {
            [] => path.to_owned(),
            query => format!("{path}?{}", encoded.extend_pairs(query).finish()),
        };
        self.call(&path, None).await
    }

    pub(super) async fn post(&self, path: &str, body: &Value) -> Result<Value, Failure> {
        self.call(path, Some(body)).await
    }

    /// The first rows of a list, from as many pages as it takes. `cursor` is the field that names the next page.
    pub(super) async fn pages(
        &self,
        path: &str,
        cursor: &'static str,
        query: Vec<(&'static str, String)>,
        limit: u32,
    ) -> Result<Value, Failure> {
        const PAGE: usize = 200;
        let limit = usize::try_from(limit).unwrap_or(usize::MAX);
        let (mut all, mut next): (Option<Value>, Option<String>) = (None, None);
        loop {
            let known = all.as_ref().map_or(0, |all| rows(all).len());
            let mut query = query.clone();
            query.push(("limit", (limit - known).min(PAGE).to_string()));
            query.extend(next.map(|next| (cursor, next)));
            let mut page = self.get(path, &query).await?;
            next = page["next"].as_str().map(str::to_owned);
            if let Some(all) = &mut all {
                let items = all["items"].as_array_mut();
                let more = page["items"].as_array_mut().map(std::mem::take);
                items
                    .into_iter()
                    .for_each(|items| items.extend(more.clone().unwrap_or_default()));
            }
            let all = all.get_or_insert(page);
            if next.is_none() || rows(all).len() >= limit {
                match &next {
                    Some(next) => all["next"] = next.as_str().into(),
                    None => _ = all.as_object_mut().map(|all| all.remove("next")),
                }
                return Ok(all.take());
            }
        }
    }

    async fn call(&self, path: &str, body: Option<&Value>) -> Result<Value, Failure> {
        let (status, text) = match self {
            Self::Remote(remote) => remote.call(path, body).await?,
            #[cfg(feature = "postgres")]
            Self::Local(router) => super::database::call(router, path, body).await?,
        };
        let value: Option<Value> = serde_json::from_slice(&text).ok();
        match value {
            Some(value) if status.is_success() => Ok(value),
            value => Err(self.refused(status, &value.unwrap_or_default())),
        }
    }

    /// Why there is no result.
    fn refused(&self, status: StatusCode, problem: &Value) -> Failure {
        let title = problem["title"].as_str();
        let title = title.map_or_else(|| format!("the answer is {status}"), str::to_owned);
        match status {
            StatusCode::UNAUTHORIZED | StatusCode::FORBIDDEN => Failure::usage(title).help(
                "give credentials of somebody who may: `--token`, or `--header 'NAME: VALUE'`",
            ),
            _ if problem.get("title").is_none() => {
                let failure = Failure::io(format!("this is no operations API: {title}"));
                failure.help("give the URL where the application mounts its operations page, and credentials if it needs some")
            }
            StatusCode::NOT_FOUND => Failure::finding(title),
            status if status.is_server_error() => Failure::io(title),
            _ => Failure::usage(title),
        }
    }
}

/// The rows of a page.
pub(super) fn rows(page: &Value) -> &[Value] {
    page["items"].as_array().map_or(&[], Vec::as_slice)
}

impl Remote {
    async fn call(
        &self,
        path: &str,
        body: Option<&Value>,
    ) -> Result<(StatusCode, Vec<u8>), Failure> {
        let base = self.base.as_str();
        let base = base.split(['?', '#']).next().unwrap_or_default();
        let base = base.trim_end_matches('/');
        let base = base.strip_suffix("/api").unwrap_or(base);
        let url = format!("{base}/api{path}");
        let request = match body {
            Some(body) => self
                .client
                .post(&url)
                .header(header::CONTENT_TYPE, "application/json")
                .body(body.to_string()),
            None => self.client.get(&url),
        };
        let unreached = |error: reqwest::Error| {
            let reason = crate::send::reason(&error);
            let failure = Failure::io(format!("no answer from `{base}`: {reason}"));
            failure.help("check that the application runs there")
        };
        let response = request.headers(self.headers.clone()).send().await;
        let response = response.map_err(unreached)?;
        let status = response.status();
        let text = response.bytes().await.map_err(unreached)?;
        Ok((status, text.to_vec()))
    }
}
