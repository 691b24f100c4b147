//! The provider's own API: an HTTP server that stores whom to call back.

use std::net::SocketAddr;
use std::sync::{Arc, Mutex};

use axum::body::to_bytes;
use axum::extract::Request;
use axum::routing::any;
use callbacks::{Error, Exchange, Target};
use http::StatusCode;

use super::server::HttpServer;

/// A provider with one operation, to which clients subscribe. It stores each target as JSON, as a database would, and
/// nothing else of the request.
#[derive(Debug)]
pub(crate) struct Provider {
    server: HttpServer,
    stored: Arc<Mutex<Vec<String>>>,
}

impl Provider {
    /// Serves a path of the document. Answers 201 if the client will be called back, 202 if it gave no URL, and 400
    /// with the error's code if its callback URL is invalid.
    pub(crate) async fn start<R>(path_template: &str, resolve: R) -> Self
    where
        R: Fn(Exchange) -> Result<Option<Target>, Error> + Clone + Send + Sync + 'static,
    {
        let stored = Arc::new(Mutex::new(Vec::new()));
        let store = Arc::clone(&stored);
        let subscribe = async move |request: Request| {
            let (parts, body) = request.into_parts();
            let body = to_bytes(body, 64 * 1024).await.unwrap();
            let (status, text) = match resolve(Exchange::new(&parts, body)) {
                Ok(Some(target)) => {
                    let text = serde_json::to_string(&target).unwrap();
                    store.lock().unwrap().push(text);
                    (StatusCode::CREATED, String::new())
                }
                Ok(None) => (StatusCode::ACCEPTED, String::new()),
                Err(error) => {
                    assert!(error.is_target(), "{error}");
                    let code = error.expression().unwrap().code();
                    (StatusCode::BAD_REQUEST, code.to_string())
                }
            };
            (status, text)
        };
        let router = axum::Router::new().route(path_template, any(subscribe));
        Self {
            server: HttpServer::start(router).await,
            stored,
        }
    }

    pub(crate) fn address(&self) -> SocketAddr {
        self.server.address()
    }

    /// What was stored, as the texts that they are.
    pub(crate) fn stored(&self) -> Vec<String> {
        self.stored.lock().unwrap().clone()
    }

    /// The target of the latest subscription, read back from what was stored.
    pub(crate) fn target(&self) -> Target {
        let stored = self.stored();
        serde_json::from_str(stored.last().unwrap()).unwrap()
    }
}
