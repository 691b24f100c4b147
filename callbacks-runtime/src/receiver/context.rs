//! The whole request, beside what its operation declares.

use std::any::Any;
use std::fmt;
use std::sync::Arc;

use bytes::Bytes;
use http::request::Parts;
use http::{HeaderMap, Method, Uri};

use super::authenticate::Admitted;
use super::violation::RequestViolation;
use crate::operation::Operation;
use crate::signature::Verified;

/// Everything that was received with a callback. If the module has the argument `context`, each method of the handler
/// gets one.
///
/// Clones are cheap and share the data.
#[derive(Clone)]
pub struct Context {
    parts: Arc<Parts>,
    body: Bytes,
    /// The operation of the request, if known.
    operation: Option<&'static Operation>,
    /// The principal that a test sets.
    given: Option<Arc<dyn Any + Send + Sync>>,
    /// How the request departs from the document, if that is only reported.
    violations: Arc<[RequestViolation]>,
}

impl Context {
    /// A context for tests of handlers, and for callers without a router.
    ///
    /// ```
    /// use callbacks_runtime::Context;
    ///
    /// let (parts, ()) = http::Request::post("/paid").header("x-tenant", "blue").body(())?.into_parts();
    /// let context = Context::new(parts, "{}").with_principal("warehouse");
    /// assert_eq!(context.headers()["x-tenant"], "blue");
    /// assert_eq!(context.principal(), Some(&"warehouse"));
    /// # Ok::<(), http::Error>(())
    /// ```
    pub fn new(parts: impl Into<Arc<Parts>>, body: impl Into<Bytes>) -> Self {
        Self {
            parts: parts.into(),
            body: body.into(),
            given: None,
            operation: None,
            violations: Arc::default(),
        }
    }

    /// Sets the operation.
    pub(super) fn of(mut self, operation: Option<&'static Operation>) -> Self {
        self.operation = operation;
        self
    }

    /// Sets the violations.
    pub(super) fn departing(mut self, violations: Arc<[RequestViolation]>) -> Self {
        self.violations = violations;
        self
    }

    /// How the request departs from the document, if the router [reports](crate::Validation::Reported) violations
    /// instead of refusing the request. Empty otherwise.
    ///
    /// ```
    /// # use callbacks_runtime::Context;
    /// fn is_doubtful(context: &Context) -> bool {
    ///     context.violations().iter().any(|violation| violation.pointer() == Some("#/amount"))
    /// }
    /// ```
    pub fn violations(&self) -> &[RequestViolation] {
        &self.violations
    }

    /// The HTTP method.
    pub fn method(&self) -> &Method {
        &self.parts.method
    }

    /// The URI of the request line, as the server passed it to the router: relative to the path where the router is
    /// mounted.
    pub fn uri(&self) -> &Uri {
        &self.parts.uri
    }

    /// All headers.
    pub fn headers(&self) -> &HeaderMap {
        &self.parts.headers
    }

    /// The body. Signatures are verified over these bytes. A content coding has been removed.
    pub fn body(&self) -> &Bytes {
        &self.body
    }

    /// The id and the time of the message, as signed. `None` without a verifier.
    pub fn verified(&self) -> Option<&Verified> {
        self.extension()
    }

    /// The owner of the credentials, if a function of [`Router::authenticate`] returned this type. If several
    /// operations share a URL, each one sees the owners for its own schemes.
    ///
    /// `None` if the request comes from an [inbox](crate::receiver::inbox): a principal may be of any type and refer to this process, so it is not
    /// stored. Store what identifies it with [`Storing::tenant`](crate::receiver::inbox::Storing::tenant), and load the rest in the handler.
    ///
    /// ```
    /// # use callbacks_runtime::{Context, HandlerError, StatusCode};
    /// struct Tenant(String);
    ///
    /// fn tenant(context: &Context) -> Result<&Tenant, HandlerError> {
    ///     let unknown = || HandlerError::new("no credentials");
    ///     context.principal().ok_or_else(unknown)
    /// }
    /// ```
    ///
    /// [`Router::authenticate`]: crate::Router::authenticate
    pub fn principal<P: Send + Sync + 'static>(&self) -> Option<&P> {
        let given = self.given.as_deref().and_then(|given| given.downcast_ref());
        if given.is_some() {
            return given;
        }
        let admitted: &Admitted = self.extension()?;
        admitted.principal(&self.operation?.security)
    }

    /// Sets the principal, as if a function of [`Router::authenticate`](crate::Router::authenticate) had returned it.
    /// For tests.
    #[must_use]
    pub fn with_principal<P: Send + Sync + 'static>(mut self, principal: P) -> Self {
        self.given = Some(Arc::new(principal));
        self
    }

    /// Adds an extension to the request: the result of a middleware, or a [`Verified`](crate::signature::Verified) as
    /// if a verifier had returned it. For tests.
    #[must_use]
    pub fn with_extension<T: Clone + Send + Sync + 'static>(mut self, extension: T) -> Self {
        Arc::make_mut(&mut self.parts).extensions.insert(extension);
        self
    }

    /// An extension that a server or a middleware added to the request: `axum::extract::ConnectInfo<SocketAddr>` for
    /// the remote address in axum, or the tenant.
    pub fn extension<T: Send + Sync + 'static>(&self) -> Option<&T> {
        self.parts.extensions.get()
    }
}

/// Headers and body may contain secrets.
impl fmt::Debug for Context {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Context")
            .field("method", &self.parts.method)
            .field("body_bytes", &self.body.len())
            .finish_non_exhaustive()
    }
}
