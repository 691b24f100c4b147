//! What the page shows of a listener and of a mock.

use std::path::Path;
use std::sync::Arc;

use serde_json::Value;

use super::{Inspected, Wanted};
use crate::contract::{Contract, Operation};
use crate::failure::Failure;
use crate::listener::{Event, History, Listener, Source};
use crate::message::Message;
use crate::mock::Provider;
use crate::scheme::Keys;
use crate::send::Reply;

impl Inspected for Listener {
    fn contract(&self) -> &Contract {
        &self.contract
    }

    fn history(&self) -> &History {
        &self.history
    }

    fn keys(&self) -> Option<&Keys> {
        self.keys.as_ref()
    }

    fn folder(&self) -> Option<&Path> {
        self.settings.save.as_deref()
    }

    fn invitation(&self) -> &str {
        &self.settings.invitation
    }

    fn facts(&self) -> Vec<&'static str> {
        let mut facts = vec![match self.keys {
            Some(_) => "signatures are verified",
            None => "signatures are not verified",
        }];
        if self.settings.forward.is_some() {
            facts.push("requests are forwarded");
        }
        facts
    }

    fn operation(&self, event: &Event) -> Option<&Operation> {
        self.contract.operations().get(event.received.operation?)
    }

    async fn receive(self: Arc<Self>, message: Message) -> Reply {
        self.handle(message, Source::Network).await
    }

    async fn again(self: Arc<Self>, event: Arc<Event>, message: Message) -> Reply {
        self.handle(message, Source::Replay(event.id)).await
    }
}

impl Inspected for Provider {
    fn contract(&self) -> &Contract {
        &self.contract
    }

    fn history(&self) -> &History {
        &self.history
    }

    fn keys(&self) -> Option<&Keys> {
        self.keys.as_ref()
    }

    fn folder(&self) -> Option<&Path> {
        None
    }

    fn invitation(&self) -> &str {
        &self.settings.invitation
    }

    fn facts(&self) -> Vec<&'static str> {
        vec![match self.keys {
            Some(_) => "callbacks are signed",
            None => "callbacks are not signed",
        }]
    }

    fn offers(&self) -> Option<Value> {
        Some(self.offers())
    }

    fn operation(&self, event: &Event) -> Option<&Operation> {
        let contract = match event.is_sent {
            true => &self.contract,
            false => &self.parents.contract,
        };
        contract.operations().get(event.received.operation?)
    }

    async fn receive(self: Arc<Self>, message: Message) -> Reply {
        self.handle(message, Source::Network).await
    }

    async fn again(self: Arc<Self>, event: Arc<Event>, message: Message) -> Reply {
        let source = Source::Replay(event.id);
        match (event.is_sent, event.received.operation) {
            (true, Some(operation)) => self.send(operation, message, source).await,
            _ => self.handle(message, source).await,
        }
    }

    async fn fire(self: Arc<Self>, wanted: Wanted) -> Result<Reply, Failure> {
        let (operation, url, source) = self.wanted(&wanted)?;
        Ok(Self::fire(&self, operation, &url, source).await)
    }
}
