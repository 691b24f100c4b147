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
use crate::outgoing_request::OutgoingRequest;
use crate::target::Target;
use crate::transport::{Transport, TransportError};

const DEFAULT_TTL: Duration = Duration::from_secs(24 * 60 * 60);

/// A target that refused is not asked again for this long. A subscriber may have registered somebody else's site.
const REFUSED_FOR: Duration = Duration::from_secs(5 * 60);

/// The longest that a request waits for its turn. Beyond that the caller gets an error.
const LONGEST_WAIT: Duration = Duration::from_secs(60);

/// The maximum number of targets in memory.
const REMEMBERED: usize = 100_000;

/// A transport that only sends to targets that agreed (CloudEvents, HTTP web hooks, section 4).
///
/// Before the first request it asks with `OPTIONS`, over the inner transport, so the handshake obeys the same rules as
/// requests. It asks again if the consent is older than a day. Only `WebHook-Allowed-Origin` is a consent, never a
/// status. A target that refuses is not called, and not asked again for five minutes. Each request has a
/// `WebHook-Request-Origin`. If the target limits the requests per minute, the others wait for their turn.
///
/// Requests that start before the first answer arrives ask as well. Clones share the consents.
///
/// ```
/// use callbacks_runtime::cloud_events::Consenting;
/// use callbacks_runtime::retry::SimulatedClock;
/// use callbacks_runtime::{Client, Router};
/// use callbacks_runtime::client::InMemory;
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
    /// How many requests it accepts per minute. `None` means any number.
    pub rate: Option<NonZeroU32>,
}

impl<T> Consenting<T> {
    /// Sends over a transport, as an origin: the provider's DNS name.
    ///
    /// # Errors
    ///
    /// Returns an error if the origin is not a DNS name.
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

    /// Requests this number of requests per minute.
    ///
    /// # Errors
    ///
    /// Returns an error if the number is zero.
    pub fn rate(mut self, requests_per_minute: u32) -> Result<Self, InvalidOrigin> {
        let rate = NonZeroU32::new(requests_per_minute);
        self.rate = Some(rate.ok_or(InvalidOrigin(()))?);
        Ok(self)
    }

    /// Sets how long a consent lasts. The default is a day.
    #[must_use]
    pub fn ttl(mut self, ttl: Duration) -> Self {
        self.ttl = ttl;
        self
    }

    /// The inner transport.
    pub fn inner(&self) -> &T {
        &self.inner
    }

    /// Nothing panics while it holds the lock, so a poisoned lock protects consistent data.
    fn known(&self) -> MutexGuard<'_, LruMap<Known>> {
        self.known.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// What the target agrees to. `None` if the answer is no consent. The status does not matter (section 4.2).
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
            // A consent should name a rate. Without one, the requested rate applies.
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
    /// Asks a target now, for example when it is registered.
    ///
    /// # Errors
    ///
    /// Returns an error if there is no answer, or it is no consent ([`TransportError::is_refused`]).
    pub async fn ask(&self, target: &Target) -> Result<Consent, TransportError> {
        let url = target.as_str();
        // Fragments are never sent.
        self.ask_url(url.split('#').next().unwrap_or_default())
            .await
    }

    async fn ask_url(&self, url: &str) -> Result<Consent, TransportError> {
        let mut headers = HeaderMap::with_capacity(2);
        headers.insert(REQUEST_ORIGIN, self.origin.clone());
        if let Some(rate) = self.rate {
            headers.insert(REQUEST_RATE, rate.get().into());
        }
        let request = OutgoingRequest::new(Method::OPTIONS, url.to_owned(), headers, Bytes::new());
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
        mut request: OutgoingRequest,
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

/// Does not show the targets, because URLs may contain secrets.
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
