#![doc = include_str!("../README.md")]

mod access;
mod act;
mod bulk;
mod chart;
mod endpoints;
pub mod events;
mod explain;
mod failure;
mod fields;
mod find;
mod forget;
mod health;
mod html;
mod inbox;
mod look;
mod message;
mod model;
mod notice;
mod origin;
mod question;
mod respond;
mod routes;
mod serve;
mod targets;
mod words;

use std::collections::HashSet;
use std::future::Future;
use std::hash::{BuildHasher, Hasher, RandomState};
use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};

use axum::routing::{MethodFilter, on};
use callbacks_delivery::inbox::InboxStore;
use callbacks_delivery::store::Endpoint;
use callbacks_delivery::{Error, Inbox, Message, Outbox, Store, Vet, WorkerStatus};
use callbacks_runtime::Target;
use http::Method;
use http::request::Parts;

pub use access::{Access, Scope};
use failure::Failure;
#[doc(hidden)]
pub use routes::{ROUTES, Route};

type Decide = dyn Fn(&Parts) -> Access + Send + Sync;
type Testing =
    dyn Fn(Endpoint) -> Pin<Box<dyn Future<Output = Result<Message, Error>> + Send>> + Send + Sync;

/// The OpenAPI document of the JSON API and of the operational events.
pub const DOCUMENT: &str = include_str!("../openapi/operations.json");

/// The operations page of an outbox, to mount in an axum router.
///
/// It is a router of its own with relative links, so you can nest it anywhere. There is no session and no login: your access
/// function decides for each request, for example by what your own middleware has put into the extensions.
///
/// ```
/// use callbacks_delivery::{AnyTarget, MemoryStore, Outbox};
/// use callbacks_operations::{Access, Page, Scope};
///
/// # tokio::runtime::Builder::new_current_thread().enable_time().build().unwrap().block_on(async {
/// let outbox = Outbox::new(MemoryStore::new());
/// let page = Page::new(&outbox, AnyTarget, |parts| match parts.headers.get("x-operator") {
///     Some(name) => Access::Operate {
///         scope: Scope::Everything,
///         actor: String::from_utf8_lossy(name.as_bytes()).into_owned(),
///     },
///     None => Access::Denied,
/// });
/// let app: axum::Router = axum::Router::new().nest("/operations", page.router());
/// # let _ = app;
/// # });
/// ```
#[must_use]
pub struct Page<S> {
    inner: Inner<S>,
}

struct Inner<S> {
    outbox: Outbox<S>,
    vet: Policy,
    access: Box<Decide>,
    test: Option<Box<Testing>>,
    inbox: Option<Box<dyn inbox::Received>>,
    workers: health::Workers,
    title: String,
    may_reveal: bool,
    /// Who runs the jobs of this process.
    owner: i64,
    running: Mutex<HashSet<String>>,
}

impl<S> Inner<S> {
    fn runs(&self, job: &str) -> bool {
        let running = self.running.lock().unwrap_or_else(PoisonError::into_inner);
        running.contains(job)
    }

    fn note_run(&self, job: &str) {
        let mut running = self.running.lock().unwrap_or_else(PoisonError::into_inner);
        running.insert(job.to_owned());
    }
}

/// Any policy for targets.
struct Policy(Box<dyn Vet + Send + Sync>);

impl Vet for Policy {
    fn vet(&self, target: &Target) -> Result<(), callbacks_runtime::Error> {
        self.0.vet(target)
    }
}

impl<S> std::fmt::Debug for Page<S> {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter
            .debug_struct("Page")
            .field("title", &self.inner.title)
            .finish_non_exhaustive()
    }
}

impl<S: Store> Page<S> {
    /// A page over an outbox.
    ///
    /// `vet` checks the URLs of endpoints that are registered on the page: give it the policy of your client. `access` decides
    /// what each request may do.
    pub fn new(
        outbox: &Outbox<S>,
        vet: impl Vet + Send + Sync + 'static,
        access: impl Fn(&Parts) -> Access + Send + Sync + 'static,
    ) -> Self {
        Self {
            inner: Inner {
                outbox: outbox.clone(),
                vet: Policy(Box::new(vet)),
                access: Box::new(access),
                test: None,
                inbox: None,
                workers: health::Workers::default(),
                title: "Callbacks".to_owned(),
                may_reveal: true,
                owner: RandomState::new().build_hasher().finish().cast_signed(),
                running: Mutex::default(),
            },
        }
    }

    /// The name in the heading of all pages. Default: `Callbacks`.
    pub fn title(mut self, title: impl Into<String>) -> Self {
        self.inner.title = title.into();
        self
    }

    /// Shows neither payloads nor secrets to anybody. By default, an access that may operate can reveal them, and the audit
    /// log has an entry of it.
    pub fn without_reveal(mut self) -> Self {
        self.inner.may_reveal = false;
        self
    }

    /// Offers a test event for each endpoint. Make one with [`prepare_event`](callbacks_delivery::prepare_event); it is sent to
    /// the one endpoint alone.
    pub fn test_event<F>(mut self, make: impl Fn(Endpoint) -> F + Send + Sync + 'static) -> Self
    where
        F: Future<Output = Result<Message, Error>> + Send + 'static,
    {
        self.inner.test = Some(Box::new(move |endpoint| Box::pin(make(endpoint))));
        self
    }

    /// Shows an inbox as well: what was received, what waits, and what became a dead letter, to be replayed. Its store may be
    /// another one than that of the outbox, which has the audit log and the bulk jobs.
    ///
    /// ```
    /// use callbacks_delivery::{AnyTarget, Inbox, MemoryStore, Outbox};
    /// use callbacks_operations::{Access, Page, Scope};
    ///
    /// # tokio::runtime::Builder::new_current_thread().enable_time().build().unwrap().block_on(async {
    /// // A program that only receives has nothing in its outbox.
    /// let outbox = Outbox::new(MemoryStore::new());
    /// let inbox = Inbox::beside(&outbox);
    /// let access = |_: &_| Access::Read { scope: Scope::Everything };
    /// let app: axum::Router = Page::new(&outbox, AnyTarget, access).inbox(&inbox).router();
    /// # let _ = app;
    /// # });
    /// ```
    pub fn inbox<I: InboxStore>(mut self, inbox: &Inbox<I>) -> Self {
        self.inner.inbox = Some(Box::new(inbox.clone()));
        self
    }

    /// The worker of this process. Every page says whether one runs and keeps up, by what the store knows. With the status it also
    /// says that the one of this process has stopped, or had to start again after a panic.
    ///
    /// ```
    /// # use callbacks_delivery::{AnyTarget, MemoryStore, Outbox, RunningWorker};
    /// # use callbacks_operations::{Access, Page, Scope};
    /// # fn example(outbox: &Outbox<MemoryStore>, worker: &RunningWorker) {
    /// let access = |_: &_| Access::Read { scope: Scope::Everything };
    /// let page = Page::new(outbox, AnyTarget, access).worker(worker.status());
    /// # let _ = page;
    /// # }
    /// ```
    pub fn worker(mut self, status: WorkerStatus) -> Self {
        self.inner.workers.outbox = Some(status);
        self
    }

    /// The worker of the inbox, in this process. The store of an inbox does not know whether a worker runs, so without it a page
    /// only says how long events wait.
    pub fn inbox_worker(mut self, status: WorkerStatus) -> Self {
        self.inner.workers.inbox = Some(status);
        self
    }

    /// The router. In a tokio runtime, it also takes over bulk jobs of processes that ended.
    pub fn router<T: Clone + Send + Sync + 'static>(self) -> axum::Router<T> {
        let inner = Arc::new(self.inner);
        bulk::take_over(&inner);
        let add = |router: axum::Router<T>, route: &'static Route| {
            let inner = Arc::clone(&inner);
            let method = match route.method == Method::POST {
                true => MethodFilter::POST,
                false => MethodFilter::GET,
            };
            let answer = move |request| {
                let inner = Arc::clone(&inner);
                async move { serve::serve(&inner, route, request).await }
            };
            router.route(route.path, on(method, answer))
        };
        let lost = |failure: fn() -> Failure| {
            let inner = Arc::clone(&inner);
            move |request: axum::extract::Request| {
                let inner = Arc::clone(&inner);
                async move {
                    let is_api = routes::is_api(request.uri().path());
                    serve::lost(&inner, is_api, failure(), request).await
                }
            }
        };
        ROUTES
            .iter()
            .fold(axum::Router::new(), add)
            .fallback(lost(|| Failure::NoRoute))
            .method_not_allowed_fallback(lost(|| Failure::BadMethod))
    }
}
