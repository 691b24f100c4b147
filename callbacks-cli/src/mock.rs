//! A provider for development: it takes the subscriptions of a document, answers samples, and sends the callbacks.

mod fire;
mod parent;

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant, SystemTime};

use bytes::Bytes;
use callbacks_runtime::Target;
use http::HeaderMap;
use serde_json::{Value, json};

use crate::contract::{Contract, Received};
use crate::failure::Failure;
use crate::listener::{Event, History, Source, identity, problem};
use crate::message::Message;
use crate::scheme::Keys;
use crate::send::{Reach, Reply, Sender};
pub(crate) use parent::Parents;

/// How many subscriptions are remembered.
const MOST: usize = 1_000;

/// A provider.
#[derive(Debug)]
pub(crate) struct Provider {
    /// The callbacks and webhooks.
    pub(crate) contract: Contract,
    pub(crate) parents: Parents,
    pub(crate) keys: Option<Keys>,
    pub(crate) settings: Settings,
    pub(crate) history: History,
    sender: Sender,
    subscriptions: Mutex<Vec<Arc<Subscription>>>,
}

/// What a provider does.
#[derive(Debug, Default)]
pub(crate) struct Settings {
    pub(crate) firing: Firing,
    /// Whether bodies have required members only.
    pub(crate) is_minimal: bool,
    /// Which targets are allowed.
    pub(crate) reach: Reach,
    /// A line that subscribes here, for people.
    pub(crate) invitation: String,
}

/// When callbacks are sent.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Firing {
    /// So long after a subscription.
    After(Duration),
    /// When somebody asks for it.
    #[default]
    Manually,
}

/// A request of a client that wants callbacks.
#[derive(Debug)]
pub(crate) struct Subscription {
    /// The number of its event.
    pub(crate) id: u64,
    /// The name of its operation.
    pub(crate) operation: String,
    /// Its callbacks, with what their keys lead to.
    pub(crate) callbacks: Vec<Callback>,
}

/// A callback of a subscription.
#[derive(Debug)]
pub(crate) struct Callback {
    /// The index in [`Contract::operations`].
    pub(crate) operation: usize,
    /// The target, or why the subscription has no target for this callback.
    pub(crate) target: Result<Target, String>,
}

impl Provider {
    pub(crate) fn new(
        contract: Contract,
        parents: Parents,
        keys: Option<Keys>,
        settings: Settings,
    ) -> Result<Self, Failure> {
        let sender = Sender::within(settings.reach.clone(), Duration::from_secs(30))?;
        Ok(Self {
            contract,
            parents,
            keys,
            settings,
            history: History::default(),
            sender,
            subscriptions: Mutex::default(),
        })
    }

    fn lock(&self) -> MutexGuard<'_, Vec<Arc<Subscription>>> {
        self.subscriptions
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    }

    /// The subscriptions, oldest first.
    pub(crate) fn subscriptions(&self) -> Vec<Arc<Subscription>> {
        self.lock().clone()
    }

    /// Takes a request of a client, answers it, and sends the callbacks that it asks for.
    pub(crate) async fn handle(self: &Arc<Self>, message: Message, source: Source) -> Reply {
        let (at, started) = (SystemTime::now(), Instant::now());
        let found = self.parents.find(&message);
        let (received, mut reply) = match found {
            Some((index, values)) => {
                let received = self.parents.contract.receive_as(index, &message, values);
                let reply = self.answer(index, &received).await;
                (received, reply)
            }
            None => self.parents.unknown(&message),
        };
        reply.took = started.elapsed();
        let operation = found_name(&self.parents, &received);
        let id = self.history.next_id();
        let identity = identity(&message);
        let duplicate_of = self.history.first_like(identity);
        let is_taken = (200..300).contains(&reply.status);
        let subscription = is_taken
            .then(|| self.subscribe(id, &message, &received, &reply))
            .flatten();
        self.history.remember(Event {
            id,
            at,
            message,
            operation,
            also: Vec::new(),
            received,
            signature: None,
            identity,
            duplicate_of,
            reply: reply.clone(),
            answer_faults: Vec::new(),
            failure: None,
            is_forwarded: false,
            saved: None,
            source,
            is_sent: false,
        });
        if let (Some(subscription), Firing::After(wait)) = (subscription, self.settings.firing) {
            let provider = Arc::clone(self);
            tokio::spawn(async move {
                // The client has its answer before the first callback.
                tokio::time::sleep(wait.max(Duration::from_millis(20))).await;
                provider.fire_all(&subscription).await;
            });
        }
        reply
    }

    async fn answer(&self, index: usize, received: &Received) -> Reply {
        if !received.faults.is_empty() {
            let faults: Vec<_> = received.faults.iter().map(ToString::to_string).collect();
            return problem(received.status, &faults.join("; "));
        }
        let operation = &self.parents.contract.operations()[index];
        match operation.sample_answer().await {
            Ok(sample) => sample.into(),
            Err(failure) => problem(500, &failure.to_string()),
        }
    }

    /// Evaluates the keys of the callbacks.
    fn subscribe(
        &self,
        id: u64,
        message: &Message,
        received: &Received,
        reply: &Reply,
    ) -> Option<Arc<Subscription>> {
        let parent = self.parents.parent(received.operation?)?;
        let callbacks = parent.callbacks.iter().map(|index| Callback {
            operation: *index,
            target: fire::target(&self.contract.operations()[*index], message, reply),
        });
        let subscription = Arc::new(Subscription {
            id,
            operation: found_name(&self.parents, received).unwrap_or_default(),
            callbacks: callbacks.collect(),
        });
        let mut all = self.lock();
        if all.len() == MOST {
            all.remove(0);
        }
        all.push(Arc::clone(&subscription));
        Some(subscription)
    }

    /// What can be sent, for the page.
    pub(crate) fn offers(&self) -> Value {
        let name = |index: usize| self.contract.operations()[index].name();
        let subscriptions = self.subscriptions();
        let subscriptions = subscriptions.iter().rev().take(50).map(|subscription| {
            let callbacks = subscription.callbacks.iter();
            let callbacks: Vec<_> = callbacks
                .map(|callback| {
                    json!({
                        "name": name(callback.operation),
                        "target": callback.target.as_ref().ok().map(Target::as_str),
                        "reason": callback.target.as_ref().err(),
                    })
                })
                .collect();
            json!({"id": subscription.id, "operation": subscription.operation, "callbacks": callbacks})
        });
        let subscriptions: Vec<_> = subscriptions.collect();
        let webhooks = self.webhooks();
        let webhooks: Vec<_> = webhooks.map(|index| name(index).to_owned()).collect();
        json!({"subscriptions": subscriptions, "webhooks": webhooks})
    }
}

fn found_name(parents: &Parents, received: &Received) -> Option<String> {
    let index = received.operation?;
    Some(parents.contract.operations()[index].name().to_owned())
}

/// An answer that nobody gave.
fn no_reply() -> Reply {
    Reply {
        status: 0,
        headers: HeaderMap::new(),
        body: Bytes::new(),
        took: Duration::ZERO,
    }
}
