//! The settings of a worker.

use std::sync::Arc;
use std::time::{Duration, SystemTime};

use callbacks_runtime::Client;
use callbacks_runtime::retry::{BreakerPolicy, Random, RetryPolicy};

use super::event::{Event, Hook};
use crate::attempt::Operations;
use crate::task::call;

pub(super) struct Settings<T> {
    pub(super) client: Client<T>,
    pub(super) operations: Operations,
    pub(super) policy: RetryPolicy,
    pub(super) breaker: BreakerPolicy,
    pub(super) lease: Duration,
    /// The shortest and the longest time between two polls.
    pub(super) poll: (Duration, Duration),
    pub(super) concurrency: usize,
    pub(super) origin_concurrency: usize,
    pub(super) target_concurrency: u16,
    pub(super) held: usize,
    /// How many bytes of payloads wait in memory.
    pub(super) payloads: usize,
    pub(super) target_held: usize,
    pub(super) hook: Option<Arc<Hook>>,
    pub(super) random: Arc<dyn Random>,
    pub(super) time_of_day: Arc<dyn Fn() -> SystemTime + Send + Sync>,
}

impl<T> Settings<T> {
    /// Calls the function for events. A panic in it is its own problem.
    pub(super) fn report(&self, event: &Event<'_>) {
        if let Some(hook) = &self.hook {
            call(|| hook(event));
        }
    }

    pub(super) fn new(client: Client<T>, operations: Operations) -> Self {
        Self {
            client,
            operations,
            policy: RetryPolicy::default(),
            breaker: BreakerPolicy::default(),
            lease: Duration::from_secs(5),
            poll: (Duration::from_millis(50), Duration::from_millis(500)),
            concurrency: 256,
            origin_concurrency: 8,
            target_concurrency: 8,
            held: 3_000,
            payloads: 128 * 1024 * 1024,
            target_held: 600,
            hook: None,
            random: super::process_random(),
            time_of_day: Arc::new(SystemTime::now),
        }
    }
}
