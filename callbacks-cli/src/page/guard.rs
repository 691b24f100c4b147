//! Who may see the page: this machine, with a random token.

use std::fmt;

use axum::extract::Request;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use http::{HeaderName, HeaderValue, Method, StatusCode, header};

use crate::failure::Failure;

/// What only the person at the terminal knows.
#[derive(Clone)]
pub(crate) struct Token(String);

impl Token {
    pub(crate) fn random() -> Result<Self, Failure> {
        let mut bytes = [0; 16];
        let filled = getrandom::fill(&mut bytes);
        filled
            .map_err(|error| Failure::io(format!("the system has no random numbers: {error}")))?;
        Ok(Self(
            bytes.iter().map(|byte| format!("{byte:02x}")).collect(),
        ))
    }
}

impl fmt::Display for Token {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

/// Lets only this machine in, and no other site.
pub(super) async fn guard(request: Request, next: Next) -> Response {
    let headers = request.headers();
    let own = |name: HeaderName| headers.get(name).and_then(|value| value.to_str().ok());
    let is_local = own(header::HOST).is_some_and(is_this_machine);
    let origin = own(header::ORIGIN).and_then(|origin| origin.split_once("://"));
    let is_own_site = headers.get(header::ORIGIN).is_none()
        || origin.is_some_and(|(_, origin)| own(header::HOST) == Some(origin));
    if !is_local || (request.method() != Method::GET && !is_own_site) {
        return (StatusCode::FORBIDDEN, "the page is only for this machine").into_response();
    }
    let mut response = next.run(request).await;
    let policy = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; form-action 'none'; \
                  frame-ancestors 'none'; base-uri 'none'";
    for (name, value) in [
        (header::CONTENT_SECURITY_POLICY, policy),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::REFERRER_POLICY, "no-referrer"),
        (header::CACHE_CONTROL, "no-store"),
    ] {
        response
            .headers_mut()
            .insert(name, HeaderValue::from_static(value));
    }
    response
}

/// Whether a `Host` is this machine, against names that lead here from elsewhere.
fn is_this_machine(host: &str) -> bool {
    let name = match host.strip_prefix('[') {
        Some(rest) => rest.split(']').next().unwrap_or_default(),
        None => host.split(':').next().unwrap_or_default(),
    };
    ["localhost", "127.0.0.1", "::1"].contains(&name)
}
