//! What rustc reports if the HTTP client is not compiled in.

use std::convert::Infallible;

use super::Client;

/// Has no implementation, because the feature is off.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "`Client::new()` needs the feature `client` of the crate `callbacks`",
    label = "this feature is not enabled",
    note = "enable it, or give a transport of your own to `Client::over`"
)]
pub trait Enabled {}

#[doc(hidden)]
#[derive(Debug)]
pub struct FeatureClient;

impl Client<Infallible> {
    /// Needs the feature `client`.
    #[doc(hidden)]
    #[allow(
        clippy::new_without_default,
        reason = "nobody can call it, and so it has no default either"
    )]
    pub fn new() -> Self
    where
        // The lifetime makes rustc check the bound at the call.
        for<'a> FeatureClient: Enabled,
    {
        unreachable!("the bound cannot be met")
    }
}
