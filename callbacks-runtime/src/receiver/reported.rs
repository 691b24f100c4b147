//! Violations of a request that is not refused.

use std::sync::{Arc, Mutex, PoisonError};

use super::problem::MOST;
use super::violation::RequestViolation;

/// The violations found while a request is decoded. Decoding consumes the request, so the caller has a clone with the
/// same list.
#[derive(Clone, Debug, Default)]
pub(super) struct Reported(Option<Arc<Mutex<Vec<RequestViolation>>>>);

impl Reported {
    /// A list, if violations are collected. Most routers refuse such requests.
    pub(super) fn kept(is_kept: bool) -> Self {
        Self(is_kept.then(Arc::default))
    }

    pub(super) fn add(&self, found: impl IntoIterator<Item = RequestViolation>) {
        let Some(list) = &self.0 else { return };
        let mut list = list.lock().unwrap_or_else(PoisonError::into_inner);
        let room = MOST.saturating_sub(list.len());
        list.extend(found.into_iter().take(room));
    }

    pub(super) fn is_empty(&self) -> bool {
        let is_empty = |list: &Arc<Mutex<Vec<_>>>| {
            let list = list.lock();
            list.unwrap_or_else(PoisonError::into_inner).is_empty()
        };
        self.0.as_ref().is_none_or(is_empty)
    }

    pub(super) fn take(&self) -> Vec<RequestViolation> {
        let Some(list) = &self.0 else {
            return Vec::new();
        };
        std::mem::take(&mut *list.lock().unwrap_or_else(PoisonError::into_inner))
    }
}
