//! A transport with scripted faults.

use std::collections::VecDeque;
use std::io;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use super::locked;
use crate::answer::Answer;
use crate::clock::Clock;
use crate::outgoing_request::OutgoingRequest;
use crate::transport::{Transport, TransportError};

/// A fault of one request.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum Fault {
    /// No fault: the request passes.
    None,
    /// The request passes after a delay.
    Delay(Duration),
    /// The connection is refused. Nothing arrives.
    Refused,
    /// The connection breaks while the request is sent. Nothing arrives.
    Reset,
    /// There is no answer within the timeout. Nothing arrives.
    Timeout(Duration),
    /// The request arrives but the answer is lost. The sender cannot know that it arrived.
    AnswerLost,
    /// This answer is returned. Nothing arrives.
    Answer(Answer),
    /// This answer is returned, but its body is slow and may exceed the timeout.
    SlowBody {
        /// The answer.
        answer: Answer,
        /// How long its body takes.
        takes: Duration,
        /// The timeout of the sender.
        timeout: Duration,
    },
}

impl Fault {
    /// An answer, for example only a status.
    pub fn answer(answer: impl Into<Answer>) -> Self {
        Self::Answer(answer.into())
    }
}

/// Applies the next fault of a script to each request. After the script, all requests pass. Clones share the script.
///
/// ```
/// use std::time::Duration;
/// use callbacks_runtime::retry::SimulatedClock;
/// use callbacks_runtime::testing::{Fault, Faulty};
/// use callbacks_runtime::{Answer, Client, Router, StatusCode};
/// use callbacks_runtime::client::InMemory;
///
/// # let router = Router::default();
/// let clock = SimulatedClock::default();
/// let faulty = Faulty::new(InMemory::new(router), clock, [
///     Fault::Refused,
///     Fault::AnswerLost,
///     Fault::answer(Answer::from(StatusCode::TOO_MANY_REQUESTS)),
///     Fault::Timeout(Duration::from_secs(20)),
/// ]);
/// let client = Client::over(faulty);
/// # let _ = client;
/// ```
///
/// It waits with the given clock. With a [`SimulatedClock`](crate::retry::SimulatedClock), tests do not wait.
#[derive(Clone, Debug)]
pub struct Faulty<T> {
    inner: T,
    clock: Arc<dyn Clock>,
    script: Arc<Mutex<VecDeque<Fault>>>,
}

impl<T> Faulty<T> {
    /// Adds faults to a transport.
    pub fn new(
        inner: T,
        clock: impl Clock + 'static,
        script: impl IntoIterator<Item = Fault>,
    ) -> Self {
        let script = script.into_iter().collect();
        Self {
            inner,
            clock: Arc::new(clock),
            script: Arc::new(Mutex::new(script)),
        }
    }

    /// Appends faults to the script.
    pub fn then(&self, faults: impl IntoIterator<Item = Fault>) {
        locked(&self.script).extend(faults);
    }

    /// How many faults are left in the script.
    pub fn left(&self) -> usize {
        locked(&self.script).len()
    }

    /// The inner transport.
    pub fn inner(&self) -> &T {
        &self.inner
    }
}

impl<T: Transport> Transport for Faulty<T> {
    async fn send(&self, request: OutgoingRequest) -> Result<Answer, TransportError> {
        let fault = locked(&self.script).pop_front().unwrap_or(Fault::None);
        let broken = |kind: io::ErrorKind| io::Error::from(kind);
        match fault {
            Fault::None => self.inner.send(request).await,
            Fault::Delay(delay) => {
                self.clock.sleep(delay).await;
                self.inner.send(request).await
            }
            Fault::Refused => Err(TransportError::connect(broken(
                io::ErrorKind::ConnectionRefused,
            ))),
            Fault::Reset => Err(TransportError::other(broken(
                io::ErrorKind::ConnectionReset,
            ))),
            Fault::Timeout(timeout) => {
                self.clock.sleep(timeout).await;
                Err(TransportError::timeout(broken(io::ErrorKind::TimedOut)))
            }
            Fault::AnswerLost => {
                self.inner.send(request).await?;
                Err(TransportError::other(broken(
                    io::ErrorKind::ConnectionReset,
                )))
            }
            Fault::Answer(answer) => Ok(answer),
            Fault::SlowBody {
                answer,
                takes,
                timeout,
            } => {
                self.clock.sleep(takes.min(timeout)).await;
                if takes <= timeout {
                    Ok(answer)
                } else {
                    Err(TransportError::timeout(broken(io::ErrorKind::TimedOut)))
                }
            }
        }
    }
}
