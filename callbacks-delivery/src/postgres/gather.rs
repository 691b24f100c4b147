//! Messages that are accepted at the same time share a transaction, and so a write to the disk.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::sync::oneshot;
use tokio_postgres::types::Type;

use super::Inner;
use super::error::{is_transient, store_error};
use super::queue::enqueued;
use crate::error::StoreError;
use crate::message::Message;
use crate::statement::Statement;
use crate::store::{Enqueued, Result};

/// How many transactions accept messages at the same time. While they run, callers wait and make up the next group: the more
/// callers, the larger the groups. A single caller never waits.
const GROUPS: usize = 2;

/// How large a group becomes: messages, and bytes of their bodies.
const MESSAGES: usize = 512;
const BYTES: usize = 4 * 1024 * 1024;

/// An event becomes a delivery for each endpoint. It counts like so many messages.
const EVENT: usize = 16;

/// How often a statement is repeated that came into conflict with another one.
const CONFLICTS: usize = 5;

/// The callers that wait for their messages to be accepted.
#[derive(Debug, Default)]
pub(super) struct Gathering(Mutex<State>);

#[derive(Debug, Default)]
struct State {
    waiting: VecDeque<Call>,
    running: usize,
}

/// What one caller wants, all or none.
#[derive(Debug)]
struct Call {
    messages: Vec<Message>,
    reply: oneshot::Sender<Result<Vec<Enqueued>>>,
}

impl Call {
    fn weight(&self) -> usize {
        let weight = |message: &Message| if message.envelope().fanout { EVENT } else { 1 };
        self.messages.iter().map(weight).sum()
    }

    fn bytes(&self) -> usize {
        let size = |message: &Message| message.body().len();
        self.messages.iter().map(size).sum()
    }
}

impl Gathering {
    fn locked(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Adds a call. Whether it needs a new task.
    fn add(&self, call: Call) -> bool {
        let mut state = self.locked();
        state.waiting.push_back(call);
        let needs_task = state.running < GROUPS;
        state.running += usize::from(needs_task);
        needs_task
    }

    /// The next group. Without one, the task that calls this must end.
    fn next(&self) -> Option<Vec<Call>> {
        let mut state = self.locked();
        let (mut group, mut weight, mut bytes) = (Vec::new(), 0, 0);
        while let Some(call) = state.waiting.pop_front() {
            if call.reply.is_closed() {
                // Its caller has given up.
                continue;
            }
            weight += call.weight();
            bytes += call.bytes();
            if !group.is_empty() && (weight > MESSAGES || bytes > BYTES) {
                state.waiting.push_front(call);
                break;
            }
            group.push(call);
        }
        if group.is_empty() {
            state.running -= 1;
            return None;
        }
        Some(group)
    }
}

/// A task that accepts one group after the other.
struct Acceptor {
    inner: Arc<Inner>,
    has_ended: bool,
}

impl Acceptor {
    async fn run(mut self) {
        while let Some(group) = self.inner.gathering.next() {
            self.inner.accept_group(group).await;
        }
        self.has_ended = true;
    }
}

/// If the task is stopped with its runtime, nobody waits for it in vain.
impl Drop for Acceptor {
    fn drop(&mut self) {
        if !self.has_ended {
            let mut state = self.inner.gathering.locked();
            state.running -= 1;
            if state.running == 0 {
                state.waiting.clear();
            }
        }
    }
}

impl Inner {
    /// Accepts messages, all or none, together with those of other callers.
    ///
    /// A deduplication key makes a statement wait while another transaction has inserted the same key, for as long as that
    /// transaction is open. So messages with such a key have a transaction of their own.
    pub(super) async fn accept(self: &Arc<Self>, messages: Vec<Message>) -> Result<Vec<Enqueued>> {
        if messages
            .iter()
            .any(|message| message.envelope().deduplication.is_some())
        {
            return self.accept_now(&messages).await?;
        }
        let (reply, result) = oneshot::channel();
        if self.gathering.add(Call { messages, reply }) {
            let acceptor = Acceptor {
                inner: Arc::clone(self),
                has_ended: false,
            };
            // A caller that gives up does not stop the others of its group.
            tokio::spawn(acceptor.run());
        }
        let ended = |_| StoreError::unavailable("the runtime is shutting down");
        result.await.map_err(ended)?
    }

    async fn accept_group(&self, group: Vec<Call>) {
        let all = group.iter().flat_map(|call| &call.messages);
        match self.accept_now(all).await {
            Ok(Ok(mut accepted)) => {
                for call in group {
                    let rest = accepted.split_off(call.messages.len().min(accepted.len()));
                    let _ = call.reply.send(Ok(std::mem::replace(&mut accepted, rest)));
                }
            }
            // The server has rolled everything back, perhaps because of a single message: only its caller gets the error.
            Ok(Err(_)) if group.len() > 1 => {
                for call in group {
                    let accepted = self.accept_now(&call.messages).await;
                    let _ = call.reply.send(accepted.and_then(|accepted| accepted));
                }
            }
            Ok(Err(error)) | Err(error) => {
                for call in group {
                    let _ = call.reply.send(Err(error.again()));
                }
            }
        }
    }

    /// Runs one statement. The inner error is the server's answer: nothing was accepted. After the outer one nobody knows.
    async fn accept_now<'a>(
        &self,
        messages: impl IntoIterator<Item = &'a Message>,
    ) -> Result<Result<Vec<Enqueued>>> {
        let messages: Vec<_> = messages.into_iter().collect();
        let statement = Statement::of(messages.iter().copied()).in_schema(&self.schema);
        let mut conflicts = 0;
        loop {
            let mut connection = self.connections.get().await?;
            let parameters = [
                (&statement.messages() as _, Type::TEXT),
                (&statement.bodies() as _, Type::BYTEA),
            ];
            match connection.raw_query(statement.sql(), &parameters).await? {
                Ok(rows) => {
                    let ids = messages.iter().map(|message| message.id());
                    let results = rows.iter().zip(ids);
                    return Ok(results.map(|(row, id)| enqueued(row, id)).collect());
                }
                Err(error) if is_transient(&error) && conflicts < CONFLICTS => conflicts += 1,
                Err(error) => return Ok(Err(store_error(error))),
            }
        }
    }
}
