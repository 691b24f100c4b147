//! The service that a consumer mounts.

mod settings;

use std::collections::HashMap;
use std::convert::Infallible;
use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::SystemTime;

use bytes::Bytes;
use http::header::{ALLOW, HeaderValue, WWW_AUTHENTICATE};
use http::request::Parts;
use http::{Method, Request, Response, StatusCode};
use http_body::Body;
use http_body_util::Full;
use tower_service::Service;

use super::body::Reading;
use super::handler_error::HandlerError;
use super::idempotency::{Claim, Idempotency, Unclaimed};
use super::incoming::Incoming;
use super::path_pattern::PathPattern;
use super::problem::problem;
use super::routes::{Outcome, Route};
#[cfg(feature = "cloudevents")]
use crate::cloud_events::{self, AllowedOrigins, Asked};
use crate::operation::Operation;
use crate::signature::{ToVerify, Verified, Verifier};

/// Receives the callbacks of a generated module: a `tower::Service` over `http` types.
///
/// It mounts in anything that speaks those: in axum through `axum::Router::from` (feature `axum`), in hyper as a
/// service, in tests through [`InMemory`](crate::InMemory).
///
/// A request is checked in a fixed order before the handler sees it: path (404), method (405 with `Allow`), size (413), content coding (415), time for the body (408),
/// signature (401, when there is a verifier), media type (415), syntax (400), schema (422). What is refused is answered with problem details (RFC 9457). A handler
/// that fails or panics is answered 500, which tells nothing of why.
#[derive(Clone, Debug)]
pub struct Router {
    shared: Arc<Shared>,
}

#[derive(Clone)]
struct Shared {
    routes: Arc<[Route]>,
    /// Routes without parameters, by path: few services have so few that a search is faster.
    literal: Arc<HashMap<String, Vec<usize>>>,
    reading: Reading,
    is_checked: bool,
    on_failure: Option<Arc<FailureHook>>,
    verifier: Option<Arc<dyn Verifier>>,
    idempotency: Option<Idempotency>,
    #[cfg(feature = "cloudevents")]
    origins: Option<AllowedOrigins>,
    #[cfg(feature = "cloudevents")]
    is_binary_understood: bool,
    clock: Arc<Clock>,
}

type Clock = dyn Fn() -> SystemTime + Send + Sync;

/// As long as GitHub waits for an answer.
#[cfg(feature = "axum")]
const UPLOAD_DEADLINE: std::time::Duration = std::time::Duration::from_secs(10);

type FailureHook = dyn Fn(&'static str, &HandlerError) + Send + Sync;

impl fmt::Debug for Shared {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Shared")
            .field("routes", &self.routes)
            .field("reading", &self.reading)
            .field("is_checked", &self.is_checked)
            .field("is_verified", &self.verifier.is_some())
            .finish_non_exhaustive()
    }
}

/// A router without routes: every path is unknown to it.
impl Default for Router {
    fn default() -> Self {
        Self::of(Vec::new())
    }
}

impl Router {
    pub(super) fn of(routes: Vec<Route>) -> Self {
        let shared = Shared {
            literal: Arc::new(literal_paths(&routes)),
            routes: routes.into(),
            reading: Reading::default(),
            is_checked: true,
            on_failure: None,
            verifier: None,
            idempotency: None,
            #[cfg(feature = "cloudevents")]
            origins: None,
            #[cfg(feature = "cloudevents")]
            is_binary_understood: false,
            clock: Arc::new(SystemTime::now),
        };
        Self {
            shared: Arc::new(shared),
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
    #[must_use]
    pub fn at(mut self, operation: &Operation, path: &str) -> Self {
        let shared = Arc::make_mut(&mut self.shared);
        let mut routes = shared.routes.to_vec();
        for route in routes
            .iter_mut()
            .filter(|route| route.operation == operation)
        {
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
    pub fn without_validation(mut self) -> Self {
        Arc::make_mut(&mut self.shared).is_checked = false;
        self
    }

    /// Calls a function with the operation's name and the error whenever a handler fails or a request could not be
    /// verified: the sender is told nothing, so this is where failures are logged. A panic arrives as an error that says
    /// so.
    #[must_use]
    pub fn on_failure(
        mut self,
        hook: impl Fn(&'static str, &HandlerError) + Send + Sync + 'static,
    ) -> Self {
        Arc::make_mut(&mut self.shared).on_failure = Some(Arc::new(hook));
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

    /// Takes the time that timestamps are held against from elsewhere than the system: for tests.
    #[must_use]
    pub fn clock(mut self, clock: impl Fn() -> SystemTime + Send + Sync + 'static) -> Self {
        Arc::make_mut(&mut self.shared).clock = Arc::new(clock);
        self
    }

    /// Every path that the router knows, once.
    #[cfg(feature = "axum")]
    fn axum_paths(&self) -> std::collections::BTreeSet<String> {
        self.shared
            .routes
            .iter()
            .map(|route| route.pattern.for_axum())
            .collect()
    }
}

/// The routes without parameters, by path.
fn literal_paths(routes: &[Route]) -> HashMap<String, Vec<usize>> {
    let mut literal: HashMap<_, Vec<_>> = HashMap::new();
    for (index, route) in routes.iter().enumerate() {
        if route.pattern.is_literal() {
            literal.entry(route.path.clone()).or_default().push(index);
        }
    }
    literal
}

impl<B> Service<Request<B>> for Router
where
    B: Body + Send + 'static,
    B::Data: Send,
    B::Error: Into<Box<dyn std::error::Error + Send + Sync>>,
{
    type Response = Response<Full<Bytes>>;
    type Error = Infallible;
    type Future = Pin<Box<dyn Future<Output = Result<Self::Response, Infallible>> + Send>>;

    fn poll_ready(&mut self, _context: &mut Context<'_>) -> Poll<Result<(), Infallible>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, request: Request<B>) -> Self::Future {
        let shared = Arc::clone(&self.shared);
        Box::pin(async move {
            #[cfg(feature = "cloudevents")]
            let asked = Asked::of(shared.origins.as_ref(), request.method(), request.headers());
            let response = shared.answer(request).await;
            #[cfg(feature = "cloudevents")]
            let response = Asked::answer(asked, response);
            Ok(response)
        })
    }
}

/// The route of a request, with the raw values of its path parameters.
type Found<'a> = (&'a Route, Vec<(String, String)>);

impl Shared {
    async fn answer<B>(&self, request: Request<B>) -> Response<Full<Bytes>>
    where
        B: Body + Send,
        B::Data: Send,
        B::Error: Into<Box<dyn std::error::Error + Send + Sync>>,
    {
        let (mut parts, body) = request.into_parts();
        let (route, path_values) = match self.find(parts.uri.path(), &parts.method) {
            Ok(found) => found,
            Err(refusal) => return *refusal,
        };
        let body = match self.reading.read(&parts.headers, body).await {
            Ok(body) => body,
            Err(unread) => return self.reading.refuse(unread),
        };
        match self.verified(&parts, &body) {
            Ok(None) => {}
            Ok(Some(verified)) => {
                parts.extensions.insert(verified);
            }
            Err(error) => return self.unverified(route, &error),
        }
        let body = match self.reading.decode(&mut parts.headers, body) {
            Ok(body) => body,
            Err(unread) => return self.reading.refuse(unread),
        };
        #[cfg(feature = "cloudevents")]
        let body = match self.structured(&mut parts, body) {
            Ok(body) => body,
            Err(response) => return *response,
        };
        let claim = match self.claim(route, &parts, &body).await {
            Ok(claim) => claim,
            Err(response) => return *response,
        };
        let outcome = (route.call)(Incoming::new(parts, body, path_values, self.is_checked)).await;
        let response = self.respond(route, outcome);
        if let Err(error) = claim.end(response.status(), (self.clock)()).await {
            self.tell(route, &error);
        }
        response
    }

    /// The body of an event in binary mode as it would be in structured mode.
    #[cfg(feature = "cloudevents")]
    fn structured(
        &self,
        parts: &mut Parts,
        body: Bytes,
    ) -> Result<Bytes, Box<Response<Full<Bytes>>>> {
        if !self.is_binary_understood {
            return Ok(body);
        }
        let structured = cloud_events::structured(&mut parts.headers, body);
        structured.map_err(|_| Box::new(problem(StatusCode::BAD_REQUEST, &[])))
    }

    /// The right to handle the message, or the answer if it must not be handled now.
    async fn claim(
        &self,
        route: &Route,
        parts: &Parts,
        body: &Bytes,
    ) -> Result<Claim, Box<Response<Full<Bytes>>>> {
        let claimed = Claim::of(self.idempotency.as_ref(), parts, body, (self.clock)()).await;
        claimed.map_err(|unclaimed| {
            Box::new(match unclaimed {
                Unclaimed::Answered(response) => response,
                Unclaimed::Failed(error) => self.failed(route, &error),
            })
        })
    }

    fn find(&self, path: &str, method: &Method) -> Result<Found<'_>, Box<Response<Full<Bytes>>>> {
        let mut allowed = Vec::new();
        let literal = self.literal.get(path).into_iter().flatten();
        let literal = literal.map(|index| (&self.routes[*index], Vec::new()));
        let patterns = self
            .routes
            .iter()
            .filter(|route| !route.pattern.is_literal());
        let patterns = patterns.filter_map(|route| Some((route, route.pattern.matches(path)?)));
        for (route, values) in literal.chain(patterns) {
            if route.operation.method == method.as_str() {
                return Ok((route, values));
            }
            allowed.push(route.operation.method);
        }
        Err(Box::new(refuse(&mut allowed)))
    }

    fn verified(&self, parts: &Parts, body: &[u8]) -> Result<Option<Verified>, HandlerError> {
        let verifier = self.verifier.as_deref();
        let verify = |verifier: &dyn Verifier| {
            let arrived = ToVerify::new(&parts.headers, body, (self.clock)());
            verifier.verify(&arrived.with_line(&parts.method, &parts.uri))
        };
        let verified = verifier.map(verify).transpose();
        verified.map_err(|error| HandlerError::new(error).with_status(StatusCode::UNAUTHORIZED))
    }

    /// The same answer whatever was wrong, with the challenge that RFC 9110 section 15.5.2 asks for.
    fn unverified(&self, route: &Route, error: &HandlerError) -> Response<Full<Bytes>> {
        let mut response = self.failed(route, error);
        let challenge = HeaderValue::from_static("Signature");
        response.headers_mut().insert(WWW_AUTHENTICATE, challenge);
        response
    }

    fn tell(&self, route: &Route, error: &HandlerError) {
        if let Some(hook) = &self.on_failure {
            hook(route.operation.name, error);
        }
    }

    fn failed(&self, route: &Route, error: &HandlerError) -> Response<Full<Bytes>> {
        self.tell(route, error);
        problem(error.status(), &[])
    }

    fn respond(&self, route: &Route, outcome: Outcome) -> Response<Full<Bytes>> {
        let error = match outcome {
            Outcome::Reply(reply) => return reply.into_response(),
            Outcome::Rejected(rejection) => return rejection.into_response(),
            Outcome::Failed(error) => error,
            Outcome::Panicked => HandlerError::new("the handler panicked"),
        };
        self.failed(route, &error)
    }
}

/// 404 when no method is allowed, else 405 with those that are (RFC 9110 section 15.5.6).
fn refuse(allowed: &mut Vec<&'static str>) -> Response<Full<Bytes>> {
    if allowed.is_empty() {
        return problem(StatusCode::NOT_FOUND, &[]);
    }
    allowed.sort_unstable();
    allowed.dedup();
    let mut response = problem(StatusCode::METHOD_NOT_ALLOWED, &[]);
    let value = HeaderValue::from_str(&allowed.join(", "))
        .expect("the generator only emits methods that are HTTP tokens");
    response.headers_mut().insert(ALLOW, value);
    response
}

#[cfg(feature = "axum")]
impl<S: Clone + Send + Sync + 'static> From<Router> for axum::Router<S> {
    /// Every path of the router becomes a route of axum's, so that both can be merged and nested.
    ///
    /// Where the router has no deadline for bodies yet, it gets one of ten seconds.
    fn from(router: Router) -> Self {
        let router = if router.shared.reading.deadline.is_none() {
            router.upload_deadline(UPLOAD_DEADLINE, crate::retry::TokioClock::default())
        } else {
            router
        };
        let paths = router.axum_paths();
        paths.iter().fold(Self::new(), |axum, path| {
            axum.route_service(path, router.clone())
        })
    }
}
