//! The consumer: it counts how often each message arrived.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use callbacks::HandlerError;

use crate::BoxError;
use crate::events::counted::{Request, Response};
use crate::events::{CallbackHandler, router};

/// How often each number arrived.
#[derive(Clone, Default)]
pub(crate) struct Counts(Arc<Mutex<HashMap<i64, usize>>>);

impl Counts {
    pub(crate) fn all(&self) -> HashMap<i64, usize> {
        self.0
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }

    /// How many different numbers arrived.
    pub(crate) fn len(&self) -> usize {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).len()
    }
}

impl CallbackHandler for Counts {
    async fn counted(&self, callback: Request) -> Result<Response, HandlerError> {
        let mut counts = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        *counts.entry(callback.body.number).or_default() += 1;
        Ok(Response::NoContent)
    }
}

/// Serves on a free port, and returns the URL.
pub(crate) async fn serve(counts: Counts) -> Result<String, BoxError> {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await?;
    let url = format!("http://{}/counted", listener.local_addr()?);
    let app = axum::Router::from(router(counts));
    tokio::spawn(async move { axum::serve(listener, app).await });
    Ok(url)
}
