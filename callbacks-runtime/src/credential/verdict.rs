//! What an authenticator decides about credentials.

use std::any::Any;
use std::fmt;
use std::sync::Arc;

/// The result of an authenticator: whether the credentials are accepted (`bool`), or who owns them (`Option`).
pub trait Verdict {
    /// `None` if the credentials are refused.
    #[doc(hidden)]
    fn into_found(self) -> Option<Principal>;
}

impl Verdict for bool {
    fn into_found(self) -> Option<Principal> {
        self.then_some(Principal(None))
    }
}

impl<P: Send + Sync + 'static> Verdict for Option<P> {
    fn into_found(self) -> Option<Principal> {
        self.map(|found| Principal(Some(Arc::new(found))))
    }
}

/// The owner of accepted credentials, if the authenticator named one.
#[derive(Clone)]
pub struct Principal(Option<Arc<dyn Any + Send + Sync>>);

impl Principal {
    pub(crate) fn is_named(&self) -> bool {
        self.0.is_some()
    }

    pub(crate) fn downcast_ref<P: 'static>(&self) -> Option<&P> {
        self.0.as_ref()?.downcast_ref()
    }
}

impl fmt::Debug for Principal {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Principal")
    }
}
