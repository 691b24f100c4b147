//! Classifies errors of the HTTP client.

use std::io;

use super::TransportError;
use super::name_service::{OwnFault, is_of_this_process};
use super::proxy::Proxy;
use crate::policy::RefusedTarget;

/// An error and its causes, including those inside I/O errors, which `source` skips.
fn causes(error: &reqwest::Error) -> impl Iterator<Item = &(dyn std::error::Error + 'static)> {
    std::iter::successors(std::error::Error::source(error), |error| {
        let io = error.downcast_ref::<io::Error>();
        match io.and_then(io::Error::get_ref) {
            Some(within) => Some(within),
            None => error.source(),
        }
    })
}

/// Removes the URL from reqwest's errors, because its query may contain a secret.
pub(super) fn classify(error: reqwest::Error, proxy: &Proxy) -> TransportError {
    // If our resolver refuses an address, reqwest reports a failed connection.
    if let Some(refusal) = causes(&error).find_map(|cause| cause.downcast_ref::<RefusedTarget>()) {
        return (*refusal).into();
    }
    let error = error.without_url();
    if is_own_fault(&error, proxy) {
        TransportError::infrastructure(error)
    } else if error.is_timeout() {
        TransportError::timeout(error)
    } else if error.is_connect() {
        TransportError::connect(error)
    } else {
        TransportError::other(error)
    }
}

/// Whether nothing was sent because of the provider's own name service, machine, network or proxy.
fn is_own_fault(error: &reqwest::Error, proxy: &Proxy) -> bool {
    error.is_connect()
        && causes(error).any(|cause| {
            let io = cause.downcast_ref::<io::Error>();
            cause.is::<OwnFault>() || io.is_some_and(is_of_this_process) || proxy.is_at_fault(cause)
        })
}
