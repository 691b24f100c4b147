//! The service that a consumer mounts.

mod answering;
#[cfg(feature = "axum")]
mod axum;
mod find;
mod hooks;
mod refuse;
mod service;
mod settings;
mod span;
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
use super::going_on::{Executor, Remaining};
use super::handler_error::HandlerError;
use super::idempotency::Idempotency;
use super::incoming::Settings;
use super::path_pattern::{self, PathPattern};
use super::routes::{Route, Routes};
use super::validation::Validation;
#[cfg(feature = "cloudevents")]
use crate::cloud_events::AllowedOrigins;
use crate::operation::Operation;
use crate::signature::Verifier;

/// Receives the callbacks of a generated module: a `tower::Service` over `http` types.
///
/// It mounts in anything that speaks those: in axum through `axum::Router::from` (feature `axum`), in hyper as a
/// service, in tests through [`InMemory`](crate::InMemory).
///
/// A request is checked in a fixed order before the handler sees it, and the first check that fails decides the answer: path
/// (404), method (405 with `Allow`), credentials (401, where they are [judged](Router::authenticate)), content coding (415),
/// size (413), time for the body (408), signature and its timestamp (401, when there is a [verifier](Router::verify)),
/// whether the message was handled before (answered as then, where that is [remembered](Router::idempotent)), media type
/// (415), syntax (400), schema (422, also where it takes [too much work](Router::work_per_byte) to find out). What is refused is answered with problem details (RFC 9457). A handler that fails or
/// panics is answered 500, which tells nothing of why, and so is what panics of all else that the router was given.
#[derive(Clone, Debug)]
pub struct Router {
    shared: Arc<Shared>,
    remaining: Arc<Remaining>,
}

#[derive(Clone)]
struct Shared {
    routes: Arc<[Route]>,
    /// Routes without parameters, by path: few services have so few that a search is faster.
    literal: Arc<HashMap<String, Vec<usize>>>,
    reading: Reading,
    settings: Settings,
    hooks: Hooks,
    verifier: Option<Arc<dyn Verifier>>,
    authenticators: Authenticators,
    idempotency: Option<Idempotency>,
    acknowledging: Option<Acknowledging>,
    executor: Option<Arc<Executor>>,
    #[cfg(feature = "cloudevents")]
    origins: Option<AllowedOrigins>,
    #[cfg(feature = "cloudevents")]
    is_binary_understood: bool,
    clock: Arc<Clock>,
}

type Clock = dyn Fn() -> SystemTime + Send + Sync;

/// How handlers run after their requests were answered.
#[derive(Clone)]
struct Acknowledging {
    status: StatusCode,
    spawn: Arc<dyn Fn(Work) -> Result<(), HandlerError> + Send + Sync>,
}

/// A handler at work.
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

/// A router without routes: every path is unknown to it.
impl Default for Router {
    fn default() -> Self {
        Self::of(Vec::new())
    }
}

impl<H: Send + Sync + 'static> Routes<H> {
    /// The finished router: one route for each path and method.
    pub fn into_router(self) -> Router {
        Router::of(self.at_their_paths())
    }

    /// The router that receives everything at one URL, whatever its path.
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

    /// Expects an operation at another path than the one that its name makes: where the URL that is registered is given
    /// beforehand. The path may hold `{name}` for each path parameter of the operation.
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
    /// When the path does not start with `/`.
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

    /// How many bytes a request's body may have; 256 KiB unless set.
    #[must_use]
    pub fn body_limit(mut self, bytes: usize) -> Self {
        Arc::make_mut(&mut self.shared).reading.limit = bytes;
        self
    }

    /// Hands requests over that their schemas refuse, and sends such answers: nothing is checked beyond what the types
    /// hold.
    ///
    /// That is for a provider who departs from the document, and for those who check on their own
    /// ([`Validate`](crate::Validate)). Which branch of a choice (`oneOf`, `anyOf`) a value is still depends on what the
    /// branches ask for.
    ///
    /// ```
    /// # let router = callbacks_runtime::Router::default();
    /// let router = router.without_validation();
    /// ```
    #[must_use]
    pub fn without_validation(self) -> Self {
        self.validation(Validation::Off)
    }

    /// Chooses what becomes of requests whose values are not as their schemas say: [`Validation::Enforced`] unless set.
    ///
    /// [`Validation::Reported`] is for a consumer whose provider departs from its document. The handler runs wherever the
    /// generated types can hold the values, and the violations are in its [`Context`](crate::Context), in the log and in
    /// [`on_request`](Self::on_request).
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

    /// Lets only those requests through whose signature is right, before anything of them is decoded.
    ///
    /// All others get the same answer, 401, whatever was wrong. [`on_failure`](Self::on_failure) is told the reason, an
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

    /// The work of earlier requests, where it may outlive them.
    fn remaining(&self) -> Option<Arc<Remaining>> {
        let is_any = self.shared.idempotency.is_some();
        is_any.then(|| Arc::clone(&self.remaining))
    }

    /// The functions that judge credentials.
    pub(super) fn authenticators(&mut self) -> &mut Authenticators {
        &mut Arc::make_mut(&mut self.shared).authenticators
    }

    /// Answers before the handler runs, as soon as a request is known to be verified and valid: for handlers that take longer
    /// than the sender waits. The handler runs where the given function lets it, and its answer is not sent; whether it fails
    /// is told to [`on_failure`](Self::on_failure).
    ///
    /// The sender takes the answer for a success and does not send again. What is under way is lost with the process, so a
    /// handler that must not lose anything writes it down before it answers, and does the work later. A function that cannot
    /// take more work says so by an error, which is the answer then.
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
    /// When the status is not of class 2xx.
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

    /// Takes the time that timestamps are held against from elsewhere than the system: for tests.
    #[must_use]
    pub fn clock(mut self, clock: impl Fn() -> SystemTime + Send + Sync + 'static) -> Self {
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
