//! Keys that depend on the request: one endpoint for several tenants.

use std::fmt;

use super::error::Unverified;
use super::{ToVerify, Verified, Verifier};

/// Verifies each request by the keys of its tenant, whom a function finds by the path, a header or what else the request
/// says of itself.
///
/// A tenant whom nobody knows is answered as a wrong signature is, after the same work: by a clone of a stand-in of the same
/// scheme, whose key nobody has. So the function should do no more for those it knows than to find a verifier and clone it;
/// one that is costly to clone stands in an `Arc`.
///
/// ```
/// use std::collections::HashMap;
/// use callbacks_signature::{PerTenant, StandardKey, StandardWebhooks};
///
/// let tenants = HashMap::from([("shop", StandardWebhooks::new(StandardKey::generate()))]);
/// let stand_in = StandardWebhooks::new(StandardKey::generate());
/// let verifier = PerTenant::new(stand_in, move |request| {
///     let name = request.headers.get("x-tenant")?.to_str().ok()?;
///     tenants.get(name).cloned()
/// });
/// ```
#[derive(Clone)]
pub struct PerTenant<V, F> {
    stand_in: V,
    choose: F,
}

impl<V: Verifier + Clone, F: Fn(&ToVerify<'_>) -> Option<V>> PerTenant<V, F> {
    /// A stand-in for tenants who are not known, and the function that finds the verifier of those who are. It is asked
    /// about requests that nobody has verified: a store that it looks into should not be one that a stranger can wear out.
    pub fn new(stand_in: V, choose: F) -> Self
    where
        F: Send + Sync + 'static,
    {
        Self { stand_in, choose }
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
        // A clone, as that of a tenant is one that lies in a map: to count its users takes longer than to look it up. One
        // path through the code then serves both, and drops what it used. What is left is that a look-up finds something
        // or not: 2 ns in 600 (`benches/timing.rs`), where a network shows differences of a hundred and more.
        let verifier = found.unwrap_or_else(|| self.stand_in.clone());
        match verifier.verify(request) {
            // Whatever the stand-in says: nobody is vouched for.
            Ok(_) if !is_known => Err(Unverified::no_match()),
            verified => verified,
        }
    }
}

impl<V: fmt::Debug, F> fmt::Debug for PerTenant<V, F> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("PerTenant")
            .field("stand_in", &self.stand_in)
            .finish_non_exhaustive()
    }
}
