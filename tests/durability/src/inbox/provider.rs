//! The provider: it sends events until each is accepted, some of them twice and in another order.

use std::collections::HashSet;
use std::sync::{Arc, Mutex, PoisonError, RwLock};
use std::time::Duration;

use callbacks::client::HttpTransport;
use callbacks::signature::{StandardKey, StandardWebhooks};
use callbacks::{Client, Target, TargetPolicy};
use tokio::sync::watch;

use super::KEY;
use super::received::{CallbackSender, Counted};
use crate::BoxError;

/// How many tasks send at the same time.
const SENDERS: usize = 16;

/// What all senders share.
#[derive(Clone, Default)]
pub(crate) struct Provider {
    /// Where consumers listen at the moment.
    pub(crate) urls: Arc<RwLock<Vec<Option<String>>>>,
    accepted: Arc<Mutex<HashSet<i64>>>,
}

impl Provider {
    pub(crate) fn set(&self, consumer: usize, url: Option<String>) {
        let mut urls = self.urls.write().unwrap_or_else(PoisonError::into_inner);
        let count = urls.len().max(consumer + 1);
        urls.resize(count, None);
        urls[consumer] = url;
    }

    /// One of the consumers that run.
    fn url(&self, random: u64) -> Option<String> {
        let urls = self.urls.read().unwrap_or_else(PoisonError::into_inner);
        let running: Vec<_> = urls.iter().flatten().collect();
        let index = usize::try_from(random).ok()?.checked_rem(running.len())?;
        Some(running[index].clone())
    }

    /// The numbers of the events that were accepted.
    pub(crate) fn accepted(&self) -> HashSet<i64> {
        let accepted = self.accepted.lock();
        accepted.unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Waits until so many events were accepted.
    pub(crate) async fn reach(&self, events: usize) {
        while self.count() < events {
            tokio::time::sleep(Duration::from_millis(2)).await;
        }
    }

    fn count(&self) -> usize {
        let accepted = self.accepted.lock();
        accepted.unwrap_or_else(PoisonError::into_inner).len()
    }

    /// Sends until it is stopped. Each event that was begun is sent until it is accepted.
    pub(crate) fn start(
        &self,
        stop: &watch::Receiver<bool>,
    ) -> Result<tokio::task::JoinSet<Result<(), BoxError>>, BoxError> {
        let client = client()?;
        let mut senders = tokio::task::JoinSet::new();
        for _ in 0..SENDERS {
            senders.spawn(send(self.clone(), client.clone(), stop.clone()));
        }
        Ok(senders)
    }
}

/// A client that signs, and may call this machine.
pub(super) fn client() -> Result<Client<HttpTransport>, BoxError> {
    let policy = TargetPolicy::development().allow_any_port();
    let transport = HttpTransport::builder().policy(policy);
    let transport = transport.timeout(Duration::from_secs(5)).build()?;
    let key = KEY.parse::<StandardKey>()?;
    Ok(Client::over(transport).with_signer(StandardWebhooks::new(key)))
}

async fn send(
    provider: Provider,
    client: Client<HttpTransport>,
    stop: watch::Receiver<bool>,
) -> Result<(), BoxError> {
    // Events that are sent again, or later than others.
    let mut later = Vec::new();
    while !*stop.borrow() || !later.is_empty() {
        let random = random()?;
        let number = match (*stop.borrow(), random % 4) {
            (false, 0 | 1) => i64::try_from(random >> 1)?,
            (false, 2) => {
                later.push(i64::try_from(random >> 1)?);
                continue;
            }
            _ => match later.pop() {
                Some(number) => number,
                None => continue,
            },
        };
        deliver(&provider, &client, number).await?;
        if random % 16 < 4 {
            // A duplicate at once, and one much later.
            deliver(&provider, &client, number).await?;
            if random % 16 == 0 && !*stop.borrow() {
                later.insert(0, number);
            }
        }
    }
    Ok(())
}

async fn deliver(
    provider: &Provider,
    client: &Client<HttpTransport>,
    number: i64,
) -> Result<(), BoxError> {
    let client = client.clone().for_message(format!("msg_{number}").parse()?);
    let payload = Counted::new(number);
    loop {
        if let Some(url) = provider.url(random()?) {
            let target = Target::new(&url)?;
            if client.counted(&target, &payload).await.is_ok() {
                let mut accepted = provider.accepted.lock();
                let accepted = accepted.as_mut().map_err(|_| "a sender panicked")?;
                accepted.insert(number);
                return Ok(());
            }
        }
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
}

fn random() -> Result<u64, BoxError> {
    Ok(getrandom::u64()?)
}
