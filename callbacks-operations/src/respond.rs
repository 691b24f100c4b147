//! From a reply to a response, with the headers of every answer.

use axum::body::Body;
use axum::response::Response;
use http::{HeaderName, HeaderValue, StatusCode, header};
use serde_json::json;

use crate::failure::Failure;
use crate::routes::{Name, Route};
use crate::serve::Reply;
use crate::{DOCUMENT, html};

const POLICY: &str = "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none'";

pub(crate) fn protected(mut response: Response) -> Response {
    let headers = response.headers_mut();
    for (name, value) in [
        (header::CACHE_CONTROL, "no-store"),
        (header::CONTENT_SECURITY_POLICY, POLICY),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::X_FRAME_OPTIONS, "DENY"),
        (header::REFERRER_POLICY, "same-origin"),
        // No other site embeds an answer, or watches a window that it opened.
        (
            HeaderName::from_static("cross-origin-resource-policy"),
            "same-origin",
        ),
        (
            HeaderName::from_static("cross-origin-opener-policy"),
            "same-origin",
        ),
    ] {
        headers.insert(name, HeaderValue::from_static(value));
    }
    response
}

fn response(status: StatusCode, kind: &'static str, body: impl Into<Body>) -> Response {
    let mut response = Response::new(body.into());
    *response.status_mut() = status;
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    response
}

pub(crate) fn respond(reply: Reply, route: &Route) -> Response {
    let html = "text/html; charset=utf-8";
    match reply {
        Reply::Page(text) => response(StatusCode::OK, html, text),
        Reply::Refused(text) => response(StatusCode::UNPROCESSABLE_ENTITY, html, text),
        Reply::Json(text) => {
            let is_new = route.is_change() && matches!(route.name, Name::Register | Name::Start);
            let status = if is_new {
                StatusCode::CREATED
            } else {
                StatusCode::OK
            };
            response(status, "application/json", text)
        }
        Reply::Document => response(StatusCode::OK, "application/json", DOCUMENT),
        Reply::Asset(kind, text) => response(StatusCode::OK, kind, text),
        Reply::SeeOther(to) => {
            let mut response = response(StatusCode::SEE_OTHER, html, Body::empty());
            // Ids are encoded, so this is a valid header.
            if let Ok(to) = HeaderValue::from_str(&to) {
                response.headers_mut().insert(header::LOCATION, to);
            }
            response
        }
    }
}

pub(crate) fn refuse(title: &str, is_api: bool, path: &str, failure: &Failure) -> Response {
    match failure {
        Failure::Store(error) => {
            tracing::warn!(%error, path, "the operations page could not read the store");
        }
        Failure::Panicked(panic) => tracing::error!(panic, path, "the operations page panicked"),
        _ => {}
    }
    let (status, text) = (failure.status(), failure.text());
    if is_api {
        let problem = json!({ "title": text, "status": status.as_u16() }).to_string();
        return response(status, "application/problem+json", problem);
    }
    let page = html::failure(title, path, status, &text);
    response(status, "text/html; charset=utf-8", page)
}
