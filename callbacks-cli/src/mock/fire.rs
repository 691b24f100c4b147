//! Sends callbacks and webhooks.

use std::sync::Arc;
use std::time::SystemTime;

use callbacks_codegen::model::Origin;
use callbacks_runtime::Target;
use callbacks_runtime::signature::MessageId;
use http::{Response, StatusCode};

use super::{Provider, Subscription, no_reply};
use crate::command::resolve;
use crate::contract::{Content, Operation, Received};
use crate::explain::explain;
use crate::failure::Failure;
use crate::listener::{Event, Source, identity};
use crate::message::Message;
use crate::page::Wanted;
use crate::send::Reply;

/// Where a callback goes after a subscription and its answer, or why it goes nowhere.
pub(super) fn target(
    operation: &Operation,
    message: &Message,
    reply: &Reply,
) -> Result<Target, String> {
    let found = || -> Result<Option<Target>, Failure> {
        let key = resolve::key(operation)?;
        let exchange = resolve::exchange(message, operation, None)?;
        let status = StatusCode::from_u16(reply.status).unwrap_or(StatusCode::OK);
        let mut response = Response::new(());
        *response.status_mut() = status;
        *response.headers_mut() = reply.headers.clone();
        let (parts, ()) = response.into_parts();
        let exchange = exchange.with_response(&parts, reply.body.clone());
        key.resolve(&exchange)
            .map_err(|error| Failure::finding(error.to_string()))
    };
    match found() {
        Ok(Some(target)) => Ok(target),
        Ok(None) => Err("the subscription gives no URL for it".to_owned()),
        Err(failure) => Err(failure.to_string()),
    }
}

impl Provider {
    /// The webhooks, as indices of operations.
    pub(super) fn webhooks(&self) -> impl Iterator<Item = usize> {
        let operations = self.contract.operations().iter().enumerate();
        operations
            .filter(|(_, each)| matches!(each.model().origin, Origin::Webhook(_)))
            .map(|(index, _)| index)
    }

    /// What somebody on the page wants to be sent: its operation, where, and why.
    pub(crate) fn wanted(&self, wanted: &Wanted) -> Result<(usize, String, Source), Failure> {
        let is_named =
            |index: &usize| self.contract.operations()[*index].name() == wanted.operation;
        let Some(id) = wanted.subscription else {
            let index = self.webhooks().find(is_named);
            let index = index.ok_or_else(|| {
                Failure::usage(format!("there is no webhook `{}`", wanted.operation))
            })?;
            let url = wanted.to.clone().unwrap_or_default();
            return Ok((index, url, Source::Page));
        };
        let all = self.subscriptions();
        let subscription = all.iter().find(|each| each.id == id);
        let mut callbacks = subscription.iter().flat_map(|each| &each.callbacks);
        let callback = callbacks.find(|each| is_named(&each.operation));
        let callback = callback.ok_or_else(|| {
            let text = format!(
                "the subscription #{id} has no callback `{}`",
                wanted.operation
            );
            Failure::usage(text)
        })?;
        let target = callback.target.as_ref();
        let target = target.map_err(|reason| Failure::finding(reason.clone()))?;
        let url = target.as_str().to_owned();
        Ok((callback.operation, url, Source::Subscription(id)))
    }

    /// Sends all callbacks of a subscription.
    pub(super) async fn fire_all(self: &Arc<Self>, subscription: &Subscription) {
        for callback in &subscription.callbacks {
            let source = Source::Subscription(subscription.id);
            match &callback.target {
                Ok(target) => _ = self.fire(callback.operation, target.as_str(), source).await,
                Err(reason) => {
                    let url = resolve::key(&self.contract.operations()[callback.operation]);
                    let url = url.map_or_else(|_| String::new(), |key| key.as_str().to_owned());
                    self.fail(callback.operation, &url, source, reason.clone());
                }
            }
        }
    }

    /// Sends a sample of an operation, and remembers it. Returns the answer.
    pub(crate) async fn fire(&self, index: usize, url: &str, source: Source) -> Reply {
        match self.sample(index, url).await {
            Ok(message) => self.send(index, message, source).await,
            Err(failure) => {
                self.fail(index, url, source, failure.to_string());
                no_reply()
            }
        }
    }

    async fn sample(&self, index: usize, url: &str) -> Result<Message, Failure> {
        let operation = &self.contract.operations()[index];
        let body = match self.settings.is_minimal {
            true => operation.minimal_sample()?,
            false => operation.sample(None)?,
        };
        let body = body.map(Content::Json);
        let mut message = operation.request(url, body).await?;
        if let Some(keys) = &self.keys {
            keys.sign(&mut message, &MessageId::generate(), SystemTime::now())?;
        }
        Ok(message)
    }

    /// Sends a message of an operation as it is, and remembers it.
    pub(crate) async fn send(&self, index: usize, message: Message, source: Source) -> Reply {
        let at = SystemTime::now();
        let sent = self.sender.send(&message).await;
        let (reply, failure) = match sent {
            Ok(reply) => (reply, None),
            Err(failure) => (no_reply(), Some(failure.to_string())),
        };
        self.note(index, message, source, at, reply.clone(), failure);
        reply
    }

    /// Remembers what was not sent.
    fn fail(&self, index: usize, url: &str, source: Source, reason: String) {
        let method = self.contract.operations()[index].model().method.parse();
        let message = Message {
            method: method.unwrap_or_default(),
            url: url.to_owned(),
            headers: http::HeaderMap::new(),
            body: bytes::Bytes::new(),
        };
        let at = SystemTime::now();
        self.note(index, message, source, at, no_reply(), Some(reason));
    }

    fn note(
        &self,
        index: usize,
        message: Message,
        source: Source,
        at: SystemTime,
        reply: Reply,
        failure: Option<String>,
    ) {
        let keys = self.keys.as_ref().filter(|_| failure.is_none());
        let signature = keys.and_then(|keys| explain(&message, keys, at).ok());
        let received = match failure {
            Some(_) => Received {
                operation: Some(index),
                ..Received::default()
            },
            None => self.contract.receive_as(index, &message, Vec::new()),
        };
        // A value in the path is where the consumer's router has it, which is not known here.
        let received = Received {
            faults: received
                .faults
                .into_iter()
                .filter(|fault| {
                    let place = fault.parameter.as_deref().unwrap_or_default();
                    !place.starts_with("path ")
                })
                .collect(),
            ..received
        };
        let operation = &self.contract.operations()[index];
        let answer_faults = match failure {
            None => operation.check_answer(reply.status, &reply.headers, &reply.body),
            Some(_) => Vec::new(),
        };
        self.history.remember(Event {
            id: self.history.next_id(),
            at,
            operation: Some(operation.name().to_owned()),
            also: Vec::new(),
            answer_faults,
            identity: identity(&message),
            duplicate_of: None,
            message,
            received,
            signature,
            reply,
            failure,
            is_forwarded: true,
            saved: None,
            source,
            is_sent: true,
        });
    }
}
