//! A transport that fails as it is told.

use std::collections::VecDeque;
use std::io;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use super::locked;
use crate::answer::Answer;
use crate::clock::Clock;
use crate::outgoing::Outgoing;
use crate::transport::{Transport, TransportError};

/// Something that goes wrong with one request.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum Fault {
    /// Nothing: the request passes.
    None,
    /// The request passes after a while.
    Delay(Duration),
    /// Nobody listens: no connection, and nothing arrives.
    Refused,
    /// The connection breaks while the request is sent: nothing arrives.
    Reset,
    /// No answer comes, and the deadline ends after so long: nothing arrives.
    Timeout(Duration),
    /// The request passes and its answer is lost: it arrived, though the sender cannot know.
    AnswerLost,
    /// This is answered, and nothing arrives.
    Answer(Answer),
    /// This is answered, but its body takes so long to come that the deadline may end before it.
    SlowBody {
        /// The answer.
        answer: Answer,
        /// How long its body takes.
        takes: Duration,
        /// How long the sender waits.
        deadline: Duration,
    },
}

impl Fault {
    /// An answer, such as a status alone.
    pub fn answer(answer: impl Into<Answer>) -> Self {
        Self::Answer(answer.into())
    }
}

/// Meets each request with the next fault of a script, and lets pass all that come after it. Clones share the script.
///
/// ```
/// use std::time::Duration;
/// use callbacks_runtime::retry::SimulatedClock;
/// use callbacks_runtime::testing::{Fault, Faulty};
/// use callbacks_runtime::{Answer, Client, InMemory, Router, StatusCode};
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
/// It waits by the clock that it is given: in a test with a [`SimulatedClock`](crate::retry::SimulatedClock) nobody does.
#[derive(Clone, Debug)]
pub struct Faulty<T> {
    inner: T,
    clock: Arc<dyn Clock>,
    script: Arc<Mutex<VecDeque<Fault>>>,
}

impl<T> Faulty<T> {
    /// Stands between a sender and a transport.
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

    /// Appends to what is left of the script.
    pub fn then(&self, faults: impl IntoIterator<Item = Fault>) {
        locked(&self.script).extend(faults);
    }

    /// How many faults are left of the script.
    pub fn left(&self) -> usize {
        locked(&self.script).len()
    }

    /// The transport below.
    pub fn inner(&self) -> &T {
        &self.inner
    }
}

impl<T: Transport> Transport for Faulty<T> {
    async fn send(&self, request: Outgoing) -> Result<Answer, TransportError> {
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
            Fault::Timeout(deadline) => {
                self.clock.sleep(deadline).await;
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
                deadline,
            } => {
                self.clock.sleep(takes.min(deadline)).await;
                if takes <= deadline {
                    Ok(answer)
                } else {
                    Err(TransportError::timeout(broken(io::ErrorKind::TimedOut)))
                }
            }
        }
    }
}
