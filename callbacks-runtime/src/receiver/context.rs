//! What came with a request beside what its operation declares.

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

/// What came with a callback beside what the document declares: handed to each method of a handler whose module is generated
/// with the argument `context`.
///
/// A clone shares all of it.
#[derive(Clone)]
pub struct Context {
    parts: Arc<Parts>,
    body: Bytes,
    /// What the request is for, where that is known.
    operation: Option<&'static Operation>,
    /// Whom a test says that it is from.
    given: Option<Arc<dyn Any + Send + Sync>>,
    /// How it departs from the document, where that is only reported.
    violations: Arc<[RequestViolation]>,
}

impl Context {
    /// What came with a request: for tests of handlers, and for those who call them without a router.
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

    /// The same of a request that is for an operation.
    pub(super) fn of(mut self, operation: Option<&'static Operation>) -> Self {
        self.operation = operation;
        self
    }

    /// The same of a request that departs from the document.
    pub(super) fn departing(mut self, violations: Arc<[RequestViolation]>) -> Self {
        self.violations = violations;
        self
    }

    /// How the request departs from the document, where the router [reports](crate::Validation::Reported) that instead of
    /// refusing the request; empty otherwise.
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

    /// The method.
    pub fn method(&self) -> &Method {
        &self.parts.method
    }

    /// The URI of the request line, as the server gave it to the router: below where that is mounted.
    pub fn uri(&self) -> &Uri {
        &self.parts.uri
    }

    /// All headers.
    pub fn headers(&self) -> &HeaderMap {
        &self.parts.headers
    }

    /// The bytes of the body, over which a signature was verified; without its content coding, if it had one.
    pub fn body(&self) -> &Bytes {
        &self.body
    }

    /// What the request's signature vouches for, when there is a verifier: the id and the time of the message.
    pub fn verified(&self) -> Option<&Verified> {
        self.extension()
    }

    /// Who was authenticated by the credentials of the request: what a function of [`Router::authenticate`] found, if it was this
    /// type. Of operations with one URL each sees whom the schemes have found that it asks for itself.
    ///
    /// ```
    /// # use callbacks_runtime::{Context, HandlerError, StatusCode};
    /// struct Tenant(String);
    ///
    /// fn tenant(context: &Context) -> Result<&Tenant, HandlerError> {
    ///     let unknown = || HandlerError::new("nobody judged the credentials");
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

    /// The same of a request from somebody, as if a function of [`Router::authenticate`](crate::Router::authenticate) had found
    /// him: for tests.
    #[must_use]
    pub fn with_principal<P: Send + Sync + 'static>(mut self, principal: P) -> Self {
        self.given = Some(Arc::new(principal));
        self
    }

    /// The same with something in the request's extensions: what a middleware finds out, or a
    /// [`Verified`](crate::signature::Verified) as if a verifier had found it. For tests.
    #[must_use]
    pub fn with_extension<T: Clone + Send + Sync + 'static>(mut self, extension: T) -> Self {
        Arc::make_mut(&mut self.parts).extensions.insert(extension);
        self
    }

    /// What a server or a middleware put into the request's extensions: `axum::extract::ConnectInfo<SocketAddr>` for the
    /// remote address in axum, the tenant that a middleware found.
    pub fn extension<T: Send + Sync + 'static>(&self) -> Option<&T> {
        self.parts.extensions.get()
    }
}

/// Headers and body may hold secrets.
impl fmt::Debug for Context {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Context")
            .field("method", &self.parts.method)
            .field("body_bytes", &self.body.len())
            .finish_non_exhaustive()
    }
}
