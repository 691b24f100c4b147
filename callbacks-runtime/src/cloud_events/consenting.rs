//! The provider's side of the handshake.

use std::fmt;
use std::num::NonZeroU32;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use bytes::Bytes;
use http::{HeaderMap, HeaderValue, Method};

use super::origins::{InvalidOrigin, checked};
use super::pace::Known;
use super::{ALLOWED_ORIGIN, ALLOWED_RATE, REQUEST_ORIGIN, REQUEST_RATE, only};
use crate::answer::Answer;
use crate::client::{Observing, exchange};
use crate::clock::Clock;
use crate::lru::LruMap;
use crate::outgoing::Outgoing;
use crate::target::Target;
use crate::transport::{Transport, TransportError};

const DEFAULT_TTL: Duration = Duration::from_secs(24 * 60 * 60);

/// A target that did not agree is left alone for so long: whoever registered it may have meant a site of others.
const REFUSED_FOR: Duration = Duration::from_secs(5 * 60);

/// How long a request waits for its turn. Whoever waits longer should know.
const LONGEST_WAIT: Duration = Duration::from_secs(60);

/// How many targets are remembered.
const REMEMBERED: usize = 100_000;

/// A transport that sends only where the target agreed to (CloudEvents, HTTP web hooks, section 4).
///
/// It asks by `OPTIONS` before the first request, over the transport below, so that the handshake obeys every rule that
/// requests do; and it asks again once the consent is older than a day. Only `WebHook-Allowed-Origin` is consent, never a status. A target
/// that refuses is not called, and not asked again for five minutes. Each request says `WebHook-Request-Origin`, and there are
/// no more in a minute than the target agreed to: they wait for their turn.
///
/// Requests that start before the first answer is there ask as well. Clones share what is remembered.
///
/// ```
/// use callbacks_runtime::cloud_events::Consenting;
/// use callbacks_runtime::retry::SimulatedClock;
/// use callbacks_runtime::{Client, InMemory, Router};
///
/// # let transport = InMemory::new(Router::default());
/// // With a clock of tokio's: `TokioClock::default()`.
/// let transport = Consenting::new(transport, "provider.example", SimulatedClock::default())?.rate(600)?;
/// let client = Client::over(transport);
/// # Ok::<(), callbacks_runtime::cloud_events::InvalidOrigin>(())
/// ```
#[derive(Clone)]
pub struct Consenting<T> {
    inner: T,
    origin: HeaderValue,
    rate: Option<NonZeroU32>,
    ttl: Duration,
    clock: Arc<dyn Clock>,
    known: Arc<Mutex<LruMap<Known>>>,
}

/// What a target agreed to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Consent {
    /// How many requests it takes in a minute; any number, if `None`.
    pub rate: Option<NonZeroU32>,
}

impl<T> Consenting<T> {
    /// Sends over a transport, as an origin: the name of the provider in DNS.
    ///
    /// # Errors
    ///
    /// When it is no such name.
    pub fn new(inner: T, origin: &str, clock: impl Clock + 'static) -> Result<Self, InvalidOrigin> {
        let origin = HeaderValue::try_from(checked(origin)?);
        Ok(Self {
            inner,
            origin: origin.map_err(|_| InvalidOrigin(()))?,
            rate: None,
            ttl: DEFAULT_TTL,
            clock: Arc::new(clock),
            known: Arc::new(Mutex::new(LruMap::new(REMEMBERED))),
        })
    }

    /// Asks for so many requests a minute.
    ///
    /// # Errors
    ///
    /// When that is none.
    pub fn rate(mut self, requests_per_minute: u32) -> Result<Self, InvalidOrigin> {
        let rate = NonZeroU32::new(requests_per_minute);
        self.rate = Some(rate.ok_or(InvalidOrigin(()))?);
        Ok(self)
    }

    /// How long a consent lasts; a day unless set.
    #[must_use]
    pub fn ttl(mut self, ttl: Duration) -> Self {
        self.ttl = ttl;
        self
    }

    /// The transport below.
    pub fn inner(&self) -> &T {
        &self.inner
    }

    /// Nothing panics while it holds the lock, so a poisoned one guards no broken promise.
    fn known(&self) -> MutexGuard<'_, LruMap<Known>> {
        self.known.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// What the target's answer agrees to; `None` if it is no consent. Its status says nothing (section 4.2).
    fn read(&self, answer: &Answer) -> Option<Consent> {
        let origin = only(answer.headers(), &ALLOWED_ORIGIN)?;
        let is_ours = || {
            let own = self.origin.to_str();
            own.is_ok_and(|own| own.eq_ignore_ascii_case(origin))
        };
        if origin != "*" && !is_ours() {
            return None;
        }
        let rate = match only(answer.headers(), &ALLOWED_RATE) {
            Some("*") => None,
            Some(text) => Some(text.parse().ok()?),
            // It should have said; then it is what was asked for.
            None if !answer.headers().contains_key(ALLOWED_RATE) => self.rate,
            None => return None,
        };
        Some(Consent { rate })
    }

    fn remember(&self, url: &str, consent: Option<Consent>) {
        let now = self.clock.now();
        *self.known().entry(url) = match consent {
            Some(Consent { rate }) => Known::Agreed {
                until: now.saturating_add(self.ttl),
                rate,
                next: now,
            },
            None => Known::Refused {
                until: now.saturating_add(REFUSED_FOR),
            },
        };
    }
}

impl<T: Transport> Consenting<T> {
    /// Asks a target, as when it is registered.
    ///
    /// # Errors
    ///
    /// When there is no answer, or it is no consent ([`TransportError::is_refused`]).
    pub async fn ask(&self, target: &Target) -> Result<Consent, TransportError> {
        let url = target.as_str();
        // A fragment is never sent.
        self.ask_url(url.split('#').next().unwrap_or_default())
            .await
    }

    async fn ask_url(&self, url: &str) -> Result<Consent, TransportError> {
        let mut headers = HeaderMap::with_capacity(2);
        headers.insert(REQUEST_ORIGIN, self.origin.clone());
        if let Some(rate) = self.rate {
            headers.insert(REQUEST_RATE, rate.get().into());
        }
        let request = Outgoing::new(Method::OPTIONS, url.to_owned(), headers, Bytes::new());
        let answer = self.inner.send(request).await?;
        let consent = self.read(&answer);
        let status = answer.status();
        if consent.is_none() && (status.is_server_error() || status.as_u16() == 429) {
            let reason = format!("the handshake was answered {}", status.as_u16());
            return Err(TransportError::other(reason));
        }
        self.remember(url, consent);
        consent.ok_or_else(refused)
    }

    /// Waits for the turn of a request to a target that agreed.
    async fn admit(&self, url: &str) -> Result<(), TransportError> {
        let known = self.known().get(url).copied().unwrap_or_default();
        match known.at(self.clock.now()) {
            Known::Agreed { .. } => {}
            Known::Refused { .. } => return Err(refused()),
            Known::Nothing => {
                self.ask_url(url).await?;
            }
        }
        let turn = self
            .known()
            .entry(url)
            .take_turn(self.clock.now(), LONGEST_WAIT);
        let wait = turn.ok_or_else(|| {
            TransportError::infrastructure("the target takes no more requests for now")
        })?;
        if !wait.is_zero() {
            self.clock.sleep(wait).await;
        }
        Ok(())
    }
}

impl<T: Transport> Transport for Consenting<T> {
    fn send(
        &self,
        mut request: Outgoing,
    ) -> impl Future<Output = Result<Answer, TransportError>> + Send {
        Observing::take_over(&request);
        async move {
            self.admit(&request.url).await?;
            request.headers.insert(REQUEST_ORIGIN, self.origin.clone());
            exchange(&self.inner, request).await
        }
    }
}

fn refused() -> TransportError {
    TransportError::refused("the target did not agree to receive events")
}

/// Without what is remembered: URLs may hold secrets.
impl<T: fmt::Debug> fmt::Debug for Consenting<T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Consenting")
            .field("inner", &self.inner)
            .field("origin", &self.origin)
            .field("rate", &self.rate)
            .finish_non_exhaustive()
    }
}
