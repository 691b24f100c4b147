//! Keys that depend on the request: one endpoint for several tenants.

use std::fmt;

use super::error::Unverified;
use super::{ToVerify, Verified, Verifier};

/// Verifies each request by the keys of its tenant. Your function finds the tenant by the path, a header or another part
/// of the request.
///
/// A request of an unknown tenant is verified with a fallback of the same scheme, whose key nobody has. So it takes the
/// same time and gets the same answer as a wrong signature. For this to hold, your function should only look up a
/// verifier and clone it. Put a verifier that is expensive to clone into an `Arc`.
///
/// ```
/// use std::collections::HashMap;
/// use callbacks_signature::{PerTenant, StandardKey, StandardWebhooks};
///
/// let tenants = HashMap::from([("shop", StandardWebhooks::new(StandardKey::generate()))]);
/// let fallback = StandardWebhooks::new(StandardKey::generate());
/// let verifier = PerTenant::new(fallback, move |request| {
///     let name = request.headers.get("x-tenant")?.to_str().ok()?;
///     tenants.get(name).cloned()
/// });
/// ```
#[derive(Clone)]
pub struct PerTenant<V, F> {
    fallback: V,
    choose: F,
}

impl<V: Verifier + Clone, F: Fn(&ToVerify<'_>) -> Option<V>> PerTenant<V, F> {
    /// Takes a fallback for unknown tenants, and the function that finds the verifier of a known one.
    ///
    /// The function is called for requests that nobody has verified yet. Do not let an untrusted peer overload a database
    /// with it.
    pub fn new(fallback: V, choose: F) -> Self
    where
        F: Send + Sync + 'static,
    {
        Self { fallback, choose }
    }
}

impl<V, F> Verifier for PerTenant<V, F>
where
    V: Verifier + Clone,
    F: Fn(&ToVerify<'_>) -> Option<V> + Send + Sync,
{
    fn verify(&self, request: &ToVerify<'_>) -> Result<Verified, Unverified> {
        let found = (self.choose)(request);
        let is_known = found.is_some();
        // A clone, because a tenant's verifier is a clone too: counting its users takes longer than looking it up. Both cases
        // then take the same path. What remains is whether a look-up finds something: 2 ns of 600 (`benches/timing.rs`),
        // while a network varies by a hundred and more.
        let verifier = found.unwrap_or_else(|| self.fallback.clone());
        match verifier.verify(request) {
            // Whatever the fallback says: an unknown tenant is never verified.
            Ok(_) if !is_known => Err(Unverified::no_match()),
            verified => verified,
        }
    }
}

impl<V: fmt::Debug, F> fmt::Debug for PerTenant<V, F> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("PerTenant")
            .field("fallback", &self.fallback)
            .finish_non_exhaustive()
    }
}
