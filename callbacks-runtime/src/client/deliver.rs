//! A client that sends again, and says what it did.

use std::fmt;
use std::future::Future;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::Client;
use super::deliver_loop::Message;
use super::observe::Observing;
use crate::answer::Answer;
use crate::clock::Clock;
use crate::error::Error;
use crate::lru::LruMap;
use crate::outgoing::Outgoing;
use crate::retry::{Attempt, Breaker, BreakerPolicy, End, Event, Health};
use crate::retry::{ProcessRandom, Random, RetryPolicy};
use crate::transport::{Transport, TransportError};

/// A transport that sends again over another one, under a [`RetryPolicy`].
///
/// It stands below the senders, so every generated one works with it unchanged, and a body is checked and serialised once
/// however often it is sent. Each attempt hands the same request to the transport below, which vets every address
/// anew; what the client signs is signed anew, with the same id and the time that it is then. A message without `webhook-id` gets
/// one, which all its attempts carry: by it the consumer knows a repetition.
///
/// What waits is held in memory, and lost with the process. Clones share breakers and disabled targets.
#[derive(Clone)]
pub struct Retrying<T> {
    pub(super) inner: T,
    pub(super) policy: Arc<RetryPolicy>,
    pub(super) breaker: Arc<BreakerPolicy>,
    pub(super) clock: Arc<dyn Clock>,
    pub(super) random: Arc<dyn Random>,
    pub(super) state: Arc<State>,
    hook: Option<Arc<Hook>>,
    log: Option<Arc<Mutex<Log>>>,
}

type Hook = dyn Fn(&Event<'_>) + Send + Sync;

/// What is remembered across messages.
pub(super) struct State {
    breakers: Mutex<LruMap<Breaker>>,
    targets: Mutex<LruMap<Health>>,
}

#[derive(Default)]
struct Log {
    attempts: Vec<Attempt>,
    end: Option<End>,
}

/// What came of a [`deliver`](Client::deliver).
#[derive(Debug)]
#[non_exhaustive]
pub struct Delivery<R> {
    /// The last answer, as the document declares it, or why there is none.
    ///
    /// It may be `Ok` though the message was given up: a declared 503 is a typed answer too. [`Delivery::end`] says which.
    pub result: Result<R, Error>,
    /// Every attempt, in order.
    pub attempts: Vec<Attempt>,
    /// How it ended; `None` if there was nothing to send, because the payload is not as the document says.
    pub end: Option<End>,
}

impl<R> Delivery<R> {
    /// Whether the consumer took the message: it answered 2xx.
    pub fn is_delivered(&self) -> bool {
        self.end == Some(End::Delivered)
    }

    /// Whether the target is gone, or was disabled before: its subscription should be deleted.
    pub fn is_gone(&self) -> bool {
        matches!(self.end, Some(End::Gone | End::Disabled))
    }
}

impl<T> Retrying<T> {
    /// Sends again over a transport.
    pub fn new(inner: T, policy: RetryPolicy, clock: impl Clock + 'static) -> Self {
        let breaker = BreakerPolicy::default();
        Self {
            inner,
            policy: Arc::new(policy),
            state: Arc::new(State::new(&breaker)),
            breaker: Arc::new(breaker),
            clock: Arc::new(clock),
            random: Arc::new(ProcessRandom::default()),
            hook: None,
            log: None,
        }
    }

    /// Other settings of the breakers. All that was remembered is forgotten.
    #[must_use]
    pub fn breaker(mut self, policy: BreakerPolicy) -> Self {
        self.state = Arc::new(State::new(&policy));
        self.breaker = Arc::new(policy);
        self
    }

    /// Another source of randomness: [`SeededRandom`](crate::retry::SeededRandom) in tests.
    #[must_use]
    pub fn random(mut self, random: impl Random + 'static) -> Self {
        self.random = Arc::new(random);
        self
    }

    /// Tells a function all that happens. It is called between attempts, so it must not block.
    #[must_use]
    pub fn on_event(mut self, hook: impl Fn(&Event<'_>) + Send + Sync + 'static) -> Self {
        self.hook = Some(Arc::new(hook));
        self
    }

    /// The transport below.
    pub fn inner(&self) -> &T {
        &self.inner
    }

    /// Whether nothing is sent to this URL any more: it answered 410, or failed for too long.
    ///
    /// The URL is the whole one that was called, as [`Event::url`] tells it. Of very many disabled targets the oldest are
    /// forgotten; keep them with their subscriptions.
    pub fn is_disabled(&self, url: &str) -> bool {
        self.state
            .targets()
            .get(url)
            .is_some_and(Health::is_disabled)
    }

    /// Lets messages through to a URL that was disabled.
    pub fn enable(&self, url: &str) {
        self.state.targets().remove(url);
    }

    pub(super) fn tell(&self, event: &Event<'_>) {
        if let Some(hook) = &self.hook {
            hook(event);
        }
    }

    pub(super) fn record(&self, attempt: Attempt) {
        if let Some(log) = &self.log {
            locked(log).attempts.push(attempt);
        }
    }

    pub(super) fn record_end(&self, end: End) {
        if let Some(log) = &self.log {
            locked(log).end = Some(end);
        }
    }
}

impl State {
    fn new(policy: &BreakerPolicy) -> Self {
        Self {
            breakers: Mutex::new(LruMap::new(policy.remembers())),
            targets: Mutex::new(LruMap::new(policy.remembers())),
        }
    }

    pub(super) fn breakers(&self) -> MutexGuard<'_, LruMap<Breaker>> {
        locked(&self.breakers)
    }

    pub(super) fn targets(&self) -> MutexGuard<'_, LruMap<Health>> {
        locked(&self.targets)
    }
}

/// Nothing panics while it holds one of these locks, so a poisoned one guards no broken promise.
fn locked<V>(mutex: &Mutex<V>) -> MutexGuard<'_, V> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl<T: Transport> Transport for Retrying<T> {
    fn send(
        &self,
        request: Outgoing,
    ) -> impl Future<Output = Result<Answer, TransportError>> + Send {
        Observing::take_over(&request);
        Message::new(self, request).deliver()
    }
}

/// Without what is remembered: URLs may hold secrets.
impl<T: fmt::Debug> fmt::Debug for Retrying<T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Retrying")
            .field("inner", &self.inner)
            .field("policy", &self.policy)
            .field("breaker", &self.breaker)
            .finish_non_exhaustive()
    }
}

impl<T> Client<T> {
    /// The same client, but one that sends again what failed, in tokio's time. Its plain calls return the last answer;
    /// [`Client::deliver`] reports every attempt.
    ///
    /// ```no_run
    /// # #[cfg(feature = "client")]
    /// # {
    /// use callbacks_runtime::{Client, retry::RetryPolicy};
    ///
    /// let client = Client::new().retrying(RetryPolicy::brief());
    /// # }
    /// ```
    #[cfg(feature = "client")]
    #[must_use]
    pub fn retrying(self, policy: RetryPolicy) -> Client<Retrying<T>> {
        self.retrying_with(|inner| {
            Retrying::new(inner, policy, crate::clock::TokioClock::default())
        })
    }

    /// The same client over its transport with retries as the function sets them up.
    ///
    /// ```
    /// use callbacks_runtime::retry::{RetryPolicy, SeededRandom, SimulatedClock};
    /// use callbacks_runtime::{Client, InMemory, Retrying, Router};
    ///
    /// let client = Client::over(InMemory::new(Router::default())).retrying_with(|transport| {
    ///     Retrying::new(transport, RetryPolicy::brief(), SimulatedClock::default())
    ///         .random(SeededRandom::new(7))
    ///         .on_event(|event| println!("{event:?}"))
    /// });
    /// ```
    #[must_use]
    pub fn retrying_with(self, set_up: impl FnOnce(T) -> Retrying<T>) -> Client<Retrying<T>> {
        Client {
            transport: set_up(self.transport),
            is_checked: self.is_checked,
            signing: self.signing,
            headers: self.headers,
            #[cfg(feature = "client")]
            following: self.following,
            credentials: self.credentials,
            hook: self.hook,
        }
    }
}

impl<T: Clone> Client<Retrying<T>> {
    /// Sends, again and again where that helps, and reports every attempt: of all calls that the function makes with the
    /// client that it is given.
    ///
    /// Dropping the future ends it; a message may then have arrived nevertheless.
    /// The README has an example.
    pub async fn deliver<R, F>(&self, send: impl FnOnce(Self) -> F) -> Delivery<R>
    where
        F: Future<Output = Result<R, Error>>,
    {
        let log = Arc::new(Mutex::new(Log::default()));
        let mut client = self.clone();
        client.transport.log = Some(Arc::clone(&log));
        let result = send(client).await;
        let Log { attempts, end } = std::mem::take(&mut *locked(&log));
        Delivery {
            result,
            attempts,
            end,
        }
    }
}
