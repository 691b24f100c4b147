//! Time, so that tests need not wait for it.

use std::fmt::Debug;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, SystemTime};

/// The time, and waiting for it to pass.
pub trait Clock: Debug + Send + Sync {
    /// The time since an origin of the clock's own. It never goes back.
    fn now(&self) -> Duration;

    /// The time of day, which may jump: for dates in headers and records alone.
    fn time_of_day(&self) -> SystemTime;

    /// Waits.
    fn sleep(&self, wait: Duration) -> Pin<Box<dyn Future<Output = ()> + Send + '_>>;
}

/// A clock that is seen from several places: a test lets the time pass by which others wait.
impl<C: Clock + ?Sized> Clock for Arc<C> {
    fn now(&self) -> Duration {
        (**self).now()
    }

    fn time_of_day(&self) -> SystemTime {
        (**self).time_of_day()
    }

    fn sleep(&self, wait: Duration) -> Pin<Box<dyn Future<Output = ()> + Send + '_>> {
        (**self).sleep(wait)
    }
}

/// tokio's time, also where a test has paused it.
#[cfg(any(feature = "axum", feature = "client"))]
#[derive(Debug)]
pub struct TokioClock(tokio::time::Instant);

#[cfg(any(feature = "axum", feature = "client"))]
impl Default for TokioClock {
    fn default() -> Self {
        Self(tokio::time::Instant::now())
    }
}

#[cfg(any(feature = "axum", feature = "client"))]
impl Clock for TokioClock {
    fn now(&self) -> Duration {
        self.0.elapsed()
    }

    fn time_of_day(&self) -> SystemTime {
        SystemTime::now()
    }

    fn sleep(&self, wait: Duration) -> Pin<Box<dyn Future<Output = ()> + Send + '_>> {
        Box::pin(tokio::time::sleep(wait))
    }
}

/// A clock for tests: waiting takes no time, but moves the clock.
#[derive(Debug, Default)]
pub struct SimulatedClock(AtomicU64);

impl SimulatedClock {
    /// The moment of 1970 with which it starts: 6 November 1994, 08:49:37 UTC.
    pub const START: Duration = Duration::from_secs(784_111_777);

    /// Lets time pass.
    pub fn pass(&self, time: Duration) {
        self.0.fetch_add(nanoseconds(time), Ordering::SeqCst);
    }
}

impl Clock for SimulatedClock {
    fn now(&self) -> Duration {
        Duration::from_nanos(self.0.load(Ordering::SeqCst))
    }

    fn time_of_day(&self) -> SystemTime {
        SystemTime::UNIX_EPOCH + Self::START + self.now()
    }

    /// Several that wait at once wait side by side, not one after the other.
    fn sleep(&self, wait: Duration) -> Pin<Box<dyn Future<Output = ()> + Send + '_>> {
        let end = nanoseconds(self.now().saturating_add(wait));
        Box::pin(async move {
            self.0.fetch_max(end, Ordering::SeqCst);
        })
    }
}

/// 584 years at most.
fn nanoseconds(time: Duration) -> u64 {
    u64::try_from(time.as_nanos()).unwrap_or(u64::MAX)
}
