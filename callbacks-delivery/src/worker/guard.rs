//! Panics of a store become its failures, so that the worker goes on.

use std::future::Future;

use crate::error::StoreError;
use crate::store::Result;
use crate::task::caught;

/// Runs an operation of a store.
pub(crate) async fn guarded<R>(operation: impl Future<Output = Result<R>>) -> Result<R> {
    let failed = |panic| Err(StoreError::unavailable(format!("it panicked: {panic}")));
    caught(operation).await.unwrap_or_else(failed)
}
