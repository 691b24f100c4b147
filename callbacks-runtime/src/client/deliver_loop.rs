//! The loop that sends one message until the policy ends it.

use std::fmt;
use std::time::Duration;

use http::HeaderValue;

use super::attachments::authorize_and_sign;
use super::authorizing;
use super::deliver::Retrying;
use crate::answer::Answer;
use crate::origin;
use crate::outgoing_request::OutgoingRequest;
use crate::retry::{Attempt, Class, Decision, End, Event, EventKind, Failure, Jitter, Outcome};
use crate::retry::{Permit, Progress};
use crate::transport::{Transport, TransportError};

/// Identifies the message to the consumer (Standard Webhooks).
pub(super) const MESSAGE_ID: &str = "webhook-id";

type Sent = Result<Answer, TransportError>;

/// One message being delivered.
pub(super) struct Message<'a, T> {
    retrying: &'a Retrying<T>,
    /// Without credentials. Each attempt gets fresh ones, because tokens expire. URLs with keys must not be shown.
    request: OutgoingRequest,
    /// The first attempt, which is complete.
    first: Option<OutgoingRequest>,
    id: String,
    progress: Progress,
    made: u32,
}

impl<'a, T: Transport> Message<'a, T> {
    pub(super) fn new(retrying: &'a Retrying<T>, mut request: OutgoingRequest) -> Self {
        let id = identify(retrying, &mut request);
        let progress = Progress::new(retrying.clock.now());
        let first = request.clone();
        authorizing::strip(&mut request);
        Self {
            retrying,
            request,
            first: Some(first),
            id,
            progress,
            made: 0,
        }
    }

    pub(super) async fn deliver(mut self) -> Sent {
        let mut last = None;
        loop {
            let permit = match self.admitted().await {
                Ok(permit) => permit,
                Err(end) => return self.finish(end, last),
            };
            let (sent, decision) = self.attempt(permit).await;
            let end = match decision {
                Decision::Retry { wait, progress } => {
                    self.progress = progress;
                    last = Some(sent);
                    self.retrying.clock.sleep(wait).await;
                    continue;
                }
                Decision::Delivered => End::Delivered,
                Decision::Gone => End::Gone,
                Decision::Final => End::Final,
                Decision::OutOfAttempts => End::OutOfAttempts,
                Decision::OutOfTime => End::OutOfTime,
            };
            return self.finish(end, Some(sent));
        }
    }

    /// Waits until the breaker of the origin permits an attempt. Waiting does not count as an attempt.
    async fn admitted(&self) -> Result<Permit, End> {
        loop {
            if self.retrying.is_disabled(&self.request.url) {
                return Err(End::Disabled);
            }
            let now = self.retrying.clock.now();
            let permit = self.breaker(|breaker, policy| breaker.permit(policy, now));
            let Permit::Wait(wait) = permit else {
                return Ok(permit);
            };
            // Spreads the messages that wait for the same breaker.
            let wait = wait + Jitter::Full.apply(wait / 5, self.retrying.random.next());
            if !self.retrying.policy.may_wait(&self.progress, now, wait) {
                return Err(End::OutOfTime);
            }
            self.retrying.clock.sleep(wait).await;
        }
    }

    async fn attempt(&mut self, permit: Permit) -> (Sent, Decision) {
        let Retrying {
            inner,
            policy,
            clock,
            random,
            ..
        } = self.retrying;
        let (began, started) = (clock.time_of_day(), clock.now());
        let probe = Probe::of(self.retrying, &self.request.url, permit);
        let sent = match self.prepared().await {
            Ok(request) => super::send(inner, request, || clock.time_of_day()).await,
            Err(error) => Err(error),
        };
        if let Some(probe) = probe {
            probe.end();
        }
        let now = clock.now();
        self.made = self.made.saturating_add(1);
        let outcome = Outcome::of(&sent, clock.time_of_day());
        let class = policy.class(outcome);
        let decision = policy.next(&self.progress, outcome, now, random.next());
        let attempt = Attempt {
            number: self.made,
            began,
            took: now.saturating_sub(started),
            outcome,
            class,
            next_in: match decision {
                Decision::Retry { wait, .. } => Some(wait),
                _ => None,
            },
        };
        self.retrying.record(attempt);
        self.report(EventKind::Attempt(&attempt));
        self.note_breaker(permit, outcome, class, now);
        self.note_health(class, now);
        (sent, decision)
    }

    /// The request of the next attempt. Receivers refuse old signatures, so each attempt is signed again, over fresh
    /// credentials.
    async fn prepared(&mut self) -> Result<OutgoingRequest, TransportError> {
        if let Some(first) = self.first.take() {
            return Ok(first);
        }
        let mut request = self.request.clone();
        let clock = &self.retrying.clock;
        authorize_and_sign(&mut request, || clock.time_of_day()).await?;
        Ok(request)
    }

    fn note_breaker(&self, permit: Permit, outcome: Outcome, class: Class, now: Duration) {
        let hint = self.retrying.policy.hint(outcome);
        let random = self.retrying.random.next();
        let opened = self.breaker(|breaker, policy| {
            if class == Class::Throttled {
                breaker.throttle(policy, hint, now);
            }
            if is_no_sign_of_health(outcome, class) {
                breaker.release(permit, now);
                return None;
            }
            breaker.note(policy, permit, outcome.is_ill(), now, random)
        });
        if let Some(pause) = opened {
            self.report(EventKind::BreakerOpened { pause });
        }
    }

    fn note_health(&self, class: Class, now: Duration) {
        let limit = self.retrying.policy.disables_after();
        let url = &self.request.url;
        let disabled = {
            let mut targets = self.retrying.state.targets();
            if class == Class::Success && targets.get(url).is_none() {
                return;
            }
            let health = targets.entry(url);
            let disabled = health.note(class, limit, now);
            if health.is_well() {
                targets.remove(url);
            }
            disabled
        };
        if class == Class::Gone {
            self.report(EventKind::Gone);
        }
        if disabled {
            self.report(EventKind::Disabled);
        }
    }

    fn finish(&self, end: End, last: Option<Sent>) -> Sent {
        let attempts = self.made;
        self.retrying.record_end(end);
        self.report(match end {
            End::Delivered => EventKind::Success { attempts },
            end => EventKind::Failure { attempts, end },
        });
        last.unwrap_or_else(|| Err(TransportError::refused(NotSent(end))))
    }

    fn breaker<R>(
        &self,
        act: impl FnOnce(&mut crate::retry::Breaker, &crate::retry::BreakerPolicy) -> R,
    ) -> R {
        let mut breakers = self.retrying.state.breakers();
        act(
            breakers.entry(origin::prefix(&self.request.url)),
            &self.retrying.breaker,
        )
    }

    fn report(&self, kind: EventKind<'_>) {
        self.retrying.report(&Event {
            url: &self.request.url,
            message_id: &self.id,
            kind,
        });
    }
}

/// A running probe. If its sender is dropped without an outcome, another probe may start at once.
struct Probe<'a, T> {
    retrying: &'a Retrying<T>,
    origin: String,
    permit: Permit,
    has_ended: bool,
}

impl<'a, T> Probe<'a, T> {
    fn of(retrying: &'a Retrying<T>, url: &str, permit: Permit) -> Option<Self> {
        matches!(permit, Permit::Probe(_)).then(|| Self {
            retrying,
            origin: origin::prefix(url).to_owned(),
            permit,
            has_ended: false,
        })
    }

    fn end(mut self) {
        self.has_ended = true;
    }
}

impl<T> Drop for Probe<'_, T> {
    fn drop(&mut self) {
        if !self.has_ended {
            let now = self.retrying.clock.now();
            let mut breakers = self.retrying.state.breakers();
            breakers.entry(&self.origin).release(self.permit, now);
        }
    }
}

/// Whether the outcome says nothing about the health of the origin.
fn is_no_sign_of_health(outcome: Outcome, class: Class) -> bool {
    class == Class::Uncharged || matches!(outcome, Outcome::Failed(Failure::Refused | Failure::Tls))
}

/// The message id of the request. Adds one if it has none.
fn identify<T>(retrying: &Retrying<T>, request: &mut OutgoingRequest) -> String {
    if let Some(id) = request.headers.get(MESSAGE_ID) {
        return String::from_utf8_lossy(id.as_bytes()).into_owned();
    }
    let random = &retrying.random;
    let id = format!("msg_{:016x}{:016x}", random.next(), random.next());
    if let Ok(value) = HeaderValue::from_str(&id) {
        request.headers.insert(MESSAGE_ID, value);
    }
    id
}

/// Why nothing was sent.
#[derive(Debug)]
struct NotSent(End);

impl fmt::Display for NotSent {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self.0 {
            End::Disabled => "the target is disabled",
            _ => "the breaker of the origin stays open for longer than the policy waits",
        })
    }
}

impl std::error::Error for NotSent {}
