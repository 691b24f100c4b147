//! The time of stores that have no clock of their own.

use std::future::Future;
use std::pin::Pin;
use std::time::{Duration, SystemTime};

use callbacks_runtime::retry::Clock;
use tokio::time::Instant;

/// The system's time, for stores that outlive the process.
#[cfg(feature = "redb")]
#[derive(Debug)]
pub(crate) struct SystemClock;

#[cfg(feature = "redb")]
impl Clock for SystemClock {
    fn now(&self) -> Duration {
        let now = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH);
        now.unwrap_or_default()
    }

    fn time_of_day(&self) -> SystemTime {
        SystemTime::now()
    }

    fn sleep(&self, wait: Duration) -> Pin<Box<dyn Future<Output = ()> + Send + '_>> {
        Box::pin(tokio::time::sleep(wait))
    }
}

/// tokio's time, also as the time of day: it starts at the present and never jumps. A test that pauses tokio's time pauses it.
#[derive(Debug)]
pub(crate) struct TokioClock {
    start: Instant,
    time_of_day: SystemTime,
}

impl Default for TokioClock {
    fn default() -> Self {
        Self {
            start: Instant::now(),
            time_of_day: SystemTime::now(),
        }
    }
}

impl Clock for TokioClock {
    fn now(&self) -> Duration {
        self.start.elapsed()
    }

    fn time_of_day(&self) -> SystemTime {
        self.time_of_day + self.now()
    }

    fn sleep(&self, wait: Duration) -> Pin<Box<dyn Future<Output = ()> + Send + '_>> {
        Box::pin(tokio::time::sleep(wait))
    }
}
