//! Encrypted payloads and secrets (D11).
#![allow(clippy::unwrap_used, reason = "helpers of tests unwrap as tests do")]

#[path = "../worker/kit.rs"]
#[allow(dead_code, reason = "the tests of the worker use all of it")]
mod kit;
#[cfg(feature = "postgres")]
#[path = "../postgres/support.rs"]
#[allow(
    dead_code,
    clippy::explicit_write,
    reason = "the tests of PostgreSQL use all of it"
)]
mod support;

mod conformance;
mod delivery;
mod traces;

use callbacks_delivery::{EncryptionKey, EncryptionKeys};

/// The keys of these numbers, the newest first.
fn keys(numbers: &[u8]) -> EncryptionKeys {
    let key = |number: &u8| EncryptionKey::new(format!("key-{number}"), &[*number; 32]).unwrap();
    let mut keys = numbers.iter().map(key);
    let newest = EncryptionKeys::new(keys.next().unwrap());
    keys.fold(newest, EncryptionKeys::and)
}
