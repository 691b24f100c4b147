//! Converts between actix-web and the router. actix has its own types for requests, and an older `http`.

use actix_web::error::{ErrorBadRequest, ErrorInternalServerError};
use actix_web::http::StatusCode;
use actix_web::web::{Bytes, Data};
use actix_web::{HttpRequest, HttpResponse};
use callbacks::Router;
use http_body_util::{BodyExt, Full};
use tower_service::Service;

/// A router, and the path below which it is mounted.
pub(crate) struct Mounted(pub(crate) &'static str, pub(crate) Router);

/// A handler for `actix_web::web::to`, of an app that has the mounted router as its data.
///
/// actix reads bodies itself. Its `PayloadConfig` limits them; the default is 256 KiB.
///
/// # Errors
///
/// If the request or the answer cannot be expressed in the other version of `http`.
pub(crate) async fn receive(
    request: HttpRequest,
    body: Bytes,
    mounted: Data<Mounted>,
) -> actix_web::Result<HttpResponse> {
    let target = request.uri().path_and_query();
    let target = target.and_then(|target| target.as_str().strip_prefix(mounted.0));
    let mut received = http::Request::builder()
        .method(request.method().as_str())
        .uri(target.unwrap_or("/"));
    for (name, value) in request.headers() {
        received = received.header(name.as_str(), value.as_bytes());
    }
    let received = received.body(Full::new(body)).map_err(ErrorBadRequest)?;
    let Ok(answer) = mounted.1.clone().call(received).await;
    let status = answer.status().as_u16();
    let status = StatusCode::from_u16(status).map_err(ErrorInternalServerError)?;
    let mut response = HttpResponse::build(status);
    for (name, value) in answer.headers() {
        response.append_header((name.as_str(), value.as_bytes()));
    }
    let Ok(body) = answer.into_body().collect().await;
    Ok(response.body(body.to_bytes()))
}
