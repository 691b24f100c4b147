//! The service that a consumer mounts.

mod answering;
#[cfg(feature = "axum")]
mod axum;
mod checks;
mod find;
mod handling;
mod hooks;
mod refuse;
mod respond;
mod service;
mod settings;
mod span;
mod storing;
mod watch;

use std::collections::HashMap;
use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::time::SystemTime;

use http::StatusCode;

use self::hooks::Hooks;
pub(super) use self::refuse::reason;
use super::authenticate::Authenticators;
use super::body::Reading;
use super::continuation::{Executor, Remaining};
use super::handler_error::HandlerError;
use super::idempotency::Idempotency;
use super::inbox::Storing;
use super::incoming_request::Settings;
use super::path_pattern::{self, PathPattern};
use super::route::Route;
use super::routes::Routes;
use super::validation::Validation;
#[cfg(feature = "cloudevents")]
use crate::cloud_events::AllowedOrigins;
use crate::operation::Operation;
use crate::signature::Verifier;

/// Receives the callbacks of a generated module. It is a `tower::Service` over `http` types.
///
/// You can mount it in any tower server: in axum with `axum::Router::from` (feature `axum`), in hyper as a service, in
/// tests with [`InMemory`](crate::client::InMemory).
///
/// A request is checked in a fixed order before the handler sees it. The first check that fails decides the answer:
///
/// 1. path (404), and method (405 with `Allow`);
/// 2. credentials (401, if you [authenticate](Router::authenticate));
/// 3. content coding (415), size (413), and time to read the body (408);
/// 4. signature and timestamp (401, if you [verify](Router::verify));
/// 5. whether the message was already handled (the same status again, if you use [`idempotent`](Router::idempotent));
/// 6. media type (415), and syntax (400);
/// 7. schema (422, also if the check takes [too much work](Router::work_per_byte)).
///
/// Refusals are problem details (RFC 9457). A handler that fails or panics is answered with 500 and no reason. So are
/// panics of all other functions that you give to the router.
#[derive(Clone, Debug)]
pub struct Router {
    shared: Arc<Shared>,
    remaining: Arc<Remaining>,
}

#[derive(Clone)]
struct Shared {
    routes: Arc<[Route]>,
    /// Routes without parameters, by path.
    literal: Arc<HashMap<String, Vec<usize>>>,
    reading: Reading,
    settings: Settings,
    hooks: Hooks,
    verifier: Option<Arc<dyn Verifier>>,
    authenticators: Authenticators,
    idempotency: Option<Idempotency>,
    acknowledging: Option<Acknowledging>,
    storing: Option<Storing>,
    executor: Option<Arc<Executor>>,
    #[cfg(feature = "cloudevents")]
    origins: Option<AllowedOrigins>,
    #[cfg(feature = "cloudevents")]
    is_binary_understood: bool,
    clock: Arc<Clock>,
}

type Clock = dyn Fn() -> SystemTime + Send + Sync;

/// How handlers run after their requests are answered.
#[derive(Clone)]
struct Acknowledging {
    status: StatusCode,
    spawn: Arc<dyn Fn(Work) -> Result<(), HandlerError> + Send + Sync>,
}

/// A running handler.
type Work = Pin<Box<dyn Future<Output = ()> + Send>>;

impl fmt::Debug for Shared {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Shared")
            .field("routes", &self.routes)
            .field("reading", &self.reading)
            .field("settings", &self.settings)
            .field("hooks", &self.hooks)
            .field("is_verified", &self.verifier.is_some())
            .field("authenticators", &self.authenticators)
            .finish_non_exhaustive()
    }
}

/// A router without routes: every path is unknown.
impl Default for Router {
    fn default() -> Self {
        Self::of(Vec::new())
    }
}

impl<H: Send + Sync + 'static> Routes<H> {
    /// A router with a route for each path and method.
    pub fn into_router(self) -> Router {
        Router::of(self.at_their_paths())
    }

    /// A router that receives everything at one URL, whatever its path.
    pub fn into_endpoint(self) -> Router {
        Router::of(self.at_one_url())
    }
}

impl Router {
    fn of(routes: Vec<Route>) -> Self {
        let shared = Shared {
            literal: Arc::new(literal_paths(&routes)),
            routes: routes.into(),
            reading: Reading::default(),
            settings: Settings::default(),
            hooks: Hooks::default(),
            verifier: None,
            authenticators: Authenticators::default(),
            idempotency: None,
            acknowledging: None,
            storing: None,
            executor: None,
            #[cfg(feature = "cloudevents")]
            origins: None,
            #[cfg(feature = "cloudevents")]
            is_binary_understood: false,
            clock: Arc::new(SystemTime::now),
        };
        Self {
            shared: Arc::new(shared),
            remaining: Arc::default(),
        }
    }

    /// Sets the path of an operation. The default comes from its name. Use it if the registered URL is fixed. The path
    /// may contain `{name}` for each path parameter of the operation.
    ///
    /// ```
    /// # use callbacks_runtime::{Operation, Router};
    /// # static OPERATION: Operation = Operation::new("onPaid", "POST", "/on-paid");
    /// # let router = Router::default();
    /// let router = router.at(&OPERATION, "/");
    /// ```
    ///
    /// # Panics
    ///
    /// Panics if the path does not start with `/`.
    #[must_use]
    pub fn at(mut self, operation: &Operation, path: &str) -> Self {
        assert!(
            path.starts_with('/'),
            "the path of `{}` is {path:?}: a path starts with `/`",
            operation.name
        );
        let shared = Arc::make_mut(&mut self.shared);
        let mut routes = shared.routes.to_vec();
        for route in routes.iter_mut().filter(|route| route.receives(operation)) {
            route.pattern = PathPattern::new(path);
            path.clone_into(&mut route.path);
        }
        shared.literal = Arc::new(literal_paths(&routes));
        shared.routes = routes.into();
        self
    }

    /// Sets the maximum length of a request's body in bytes. The default is 256 KiB.
    #[must_use]
    pub fn body_limit(mut self, bytes: usize) -> Self {
        Arc::make_mut(&mut self.shared).reading.limit = bytes;
        self
    }

    /// Sets how requests are validated. The default is [`Validation::Enforced`].
    ///
    /// [`Validation::Reported`] is for a consumer whose provider departs from its document. The handler runs if the
    /// generated types can hold the values. The violations are in its [`Context`](crate::Context), in the log and in
    /// [`on_request`](Self::on_request).
    ///
    /// [`Validation::Off`] is for a consumer that validates itself with [`Validate`](crate::Validate). The branch of a
    /// choice (`oneOf`, `anyOf`) is still found by the schemas of the branches.
    ///
    /// ```
    /// use callbacks_runtime::Validation;
    ///
    /// # let router = callbacks_runtime::Router::default();
    /// let router = router.validation(Validation::Reported);
    /// ```
    #[must_use]
    pub fn validation(mut self, validation: Validation) -> Self {
        Arc::make_mut(&mut self.shared).settings.validation = validation;
        self
    }

    /// Only accepts requests with a valid signature. It is verified before anything is decoded.
    ///
    /// All others get the same answer, 401. [`on_failure`](Self::on_failure) gets the reason, an
    /// [`Unverified`](crate::signature::Unverified).
    ///
    /// ```
    /// # let router = callbacks_runtime::Router::default();
    /// use callbacks_runtime::signature::{GitHubSignature, SharedSecret};
    ///
    /// let router = router.verify(GitHubSignature::new(SharedSecret::new("It's a Secret")?));
    /// # Ok::<(), callbacks_runtime::signature::KeyError>(())
    /// ```
    #[must_use]
    pub fn verify(mut self, verifier: impl Verifier + 'static) -> Self {
        Arc::make_mut(&mut self.shared).verifier = Some(Arc::new(verifier));
        self
    }

    /// The remaining work of earlier requests, if there can be any.
    fn remaining(&self) -> Option<Arc<Remaining>> {
        let is_any = self.shared.idempotency.is_some();
        is_any.then(|| Arc::clone(&self.remaining))
    }

    /// The functions that check credentials.
    pub(super) fn authenticators(&mut self) -> &mut Authenticators {
        &mut Arc::make_mut(&mut self.shared).authenticators
    }

    /// Answers before the handler runs, once a request is verified and valid. Use it for handlers that take longer than
    /// the sender waits. The given function spawns the handler. The handler's answer is not sent, and its failure goes
    /// to [`on_failure`](Self::on_failure).
    ///
    /// The sender sees a success and does not send again, so running work is lost with the process. An
    /// [inbox](Self::inbox) loses nothing: it stores the message before it answers. If the function cannot take more
    /// work, it returns an error, which is the answer.
    ///
    /// ```
    /// # let router = callbacks_runtime::Router::default();
    /// # use callbacks_runtime::StatusCode;
    /// let router = router.acknowledging(StatusCode::ACCEPTED, |work| {
    ///     tokio::spawn(work);
    ///     Ok(())
    /// });
    /// ```
    ///
    /// # Panics
    ///
    /// Panics if the status is not 2xx.
    #[must_use]
    pub fn acknowledging(
        mut self,
        status: StatusCode,
        spawn: impl Fn(Pin<Box<dyn Future<Output = ()> + Send>>) -> Result<(), HandlerError>
        + Send
        + Sync
        + 'static,
    ) -> Self {
        assert!(
            status.is_success(),
            "an acknowledgement is 2xx, not {status}"
        );
        let spawn = Arc::new(spawn);
        Arc::make_mut(&mut self.shared).acknowledging = Some(Acknowledging { status, spawn });
        self
    }

    /// Sets the clock that timestamps of signatures are compared with, for tests.
    #[must_use]
    pub fn time_of_day(mut self, clock: impl Fn() -> SystemTime + Send + Sync + 'static) -> Self {
        Arc::make_mut(&mut self.shared).clock = Arc::new(clock);
        self
    }
}

/// The routes without parameters, by path.
fn literal_paths(routes: &[Route]) -> HashMap<String, Vec<usize>> {
    let mut literal: HashMap<_, Vec<_>> = HashMap::new();
    for (index, route) in routes.iter().enumerate() {
        if route.pattern.is_literal() {
            let path = path_pattern::encoded(&route.path);
            literal.entry(path).or_default().push(index);
        }
    }
    literal
}
