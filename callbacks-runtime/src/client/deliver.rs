//! A client that retries, and reports its attempts.

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
use crate::outgoing_request::OutgoingRequest;
use crate::retry::{Attempt, Breaker, BreakerPolicy, End, Event, Health};
use crate::retry::{ProcessRandom, Random, RetryPolicy};
use crate::transport::{Transport, TransportError};

/// A transport that retries over another one, under a [`RetryPolicy`].
///
/// Every generated sender works with it unchanged. A body is validated and serialized once, however often it is sent.
/// Each attempt hands the same request to the inner transport, which checks every address again. Each attempt is signed
/// again, with the same id and the current time. A message without `webhook-id` gets one, which is the same in all
/// attempts, so the consumer recognizes a repetition.
///
/// Waiting messages are held in memory and lost with the process. Clones share breakers and disabled targets.
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

/// The state that several messages share.
pub(super) struct State {
    breakers: Mutex<LruMap<Breaker>>,
    targets: Mutex<LruMap<Health>>,
}

#[derive(Default)]
struct Log {
    attempts: Vec<Attempt>,
    end: Option<End>,
}

/// The outcome of a [`deliver`](Client::deliver).
#[derive(Debug)]
#[non_exhaustive]
pub struct Delivery<R> {
    /// The last answer, or why there is none.
    ///
    /// It may be `Ok` although the message was given up, because a declared 503 is a typed answer too.
    /// [`Delivery::end`] says which.
    pub result: Result<R, Error>,
    /// Every attempt, in order.
    pub attempts: Vec<Attempt>,
    /// How the delivery ended. `None` if nothing was sent, because the payload does not match the document.
    pub end: Option<End>,
}

impl<R> Delivery<R> {
    /// Whether the consumer took the message: it answered with a 2xx status.
    pub fn is_delivered(&self) -> bool {
        self.end == Some(End::Delivered)
    }

    /// Whether the target is gone, or was already disabled. Delete its subscription.
    pub fn is_gone(&self) -> bool {
        matches!(self.end, Some(End::Gone | End::Disabled))
    }
}

impl<T> Retrying<T> {
    /// Retries over the given transport.
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

    /// Sets the policy of the breakers, and forgets their state.
    #[must_use]
    pub fn breaker(mut self, policy: BreakerPolicy) -> Self {
        self.state = Arc::new(State::new(&policy));
        self.breaker = Arc::new(policy);
        self
    }

    /// Sets the source of randomness: [`SeededRandom`](crate::retry::SeededRandom) in tests.
    #[must_use]
    pub fn random(mut self, random: impl Random + 'static) -> Self {
        self.random = Arc::new(random);
        self
    }

    /// Calls a function with every event. It runs between attempts, so it must not block.
    #[must_use]
    pub fn on_event(mut self, hook: impl Fn(&Event<'_>) + Send + Sync + 'static) -> Self {
        self.hook = Some(Arc::new(hook));
        self
    }

    /// The inner transport.
    pub fn inner(&self) -> &T {
        &self.inner
    }

    /// Whether this URL is disabled: it answered 410, or failed for too long.
    ///
    /// The URL is the complete one that was called, as in [`Event::url`]. If very many targets are disabled, the oldest
    /// are forgotten, so store the state with your subscriptions.
    pub fn is_disabled(&self, url: &str) -> bool {
        self.state
            .targets()
            .get(url)
            .is_some_and(Health::is_disabled)
    }

    /// Enables a disabled URL again.
    pub fn enable(&self, url: &str) {
        self.state.targets().remove(url);
    }

    pub(super) fn report(&self, event: &Event<'_>) {
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

/// Nothing panics while it holds one of these locks, so a poisoned lock protects consistent data.
fn locked<V>(mutex: &Mutex<V>) -> MutexGuard<'_, V> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl<T: Transport> Transport for Retrying<T> {
    fn send(
        &self,
        request: OutgoingRequest,
    ) -> impl Future<Output = Result<Answer, TransportError>> + Send {
        Observing::take_over(&request);
        Message::new(self, request).deliver()
    }
}

/// Does not show the state, because URLs may contain secrets.
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
    /// Retries failed requests, in tokio's time. Plain calls return the last answer. [`Client::deliver`] reports every
    /// attempt.
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

    /// Retries over this client's transport, with retries configured by the function.
    ///
    /// ```
    /// use callbacks_runtime::retry::{RetryPolicy, SeededRandom, SimulatedClock};
    /// use callbacks_runtime::{Client, Router};
    /// use callbacks_runtime::client::{InMemory, Retrying};
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
            is_validated: self.is_validated,
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
    /// Sends a message, retries if that can help, and reports every attempt. Attempts are all calls that the function
    /// makes with the given client.
    ///
    /// Dropping the future stops the delivery. A message may have arrived even so. The README has an example.
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
