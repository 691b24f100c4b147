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

/// A clock for tests: waiting takes no time, but moves the clock. It starts at the present, so that what a client signs by it
/// is fresh for a router that goes by the system's time.
///
/// ```
/// use std::time::{Duration, SystemTime};
/// use callbacks_runtime::retry::{Clock, SimulatedClock};
///
/// let clock = SimulatedClock::starting_at(SystemTime::UNIX_EPOCH);
/// clock.pass(Duration::from_secs(7));
/// assert_eq!(clock.time_of_day(), SystemTime::UNIX_EPOCH + Duration::from_secs(7));
/// ```
#[derive(Debug)]
pub struct SimulatedClock {
    start: SystemTime,
    /// In nanoseconds.
    passed: AtomicU64,
}

/// It starts at the present.
impl Default for SimulatedClock {
    fn default() -> Self {
        Self::starting_at(SystemTime::now())
    }
}

impl SimulatedClock {
    /// A clock that starts at another time.
    pub fn starting_at(start: SystemTime) -> Self {
        Self {
            start,
            passed: AtomicU64::new(0),
        }
    }

    /// Lets time pass.
    pub fn pass(&self, time: Duration) {
        self.passed.fetch_add(nanoseconds(time), Ordering::SeqCst);
    }
}

impl Clock for SimulatedClock {
    fn now(&self) -> Duration {
        Duration::from_nanos(self.passed.load(Ordering::SeqCst))
    }

    fn time_of_day(&self) -> SystemTime {
        // Beyond what the system knows, time stands still.
        self.start.checked_add(self.now()).unwrap_or(self.start)
    }

    /// Several that wait at once wait side by side, not one after the other.
    fn sleep(&self, wait: Duration) -> Pin<Box<dyn Future<Output = ()> + Send + '_>> {
        let end = nanoseconds(self.now().saturating_add(wait));
        Box::pin(async move {
            self.passed.fetch_max(end, Ordering::SeqCst);
        })
    }
}

/// 584 years at most.
fn nanoseconds(time: Duration) -> u64 {
    u64::try_from(time.as_nanos()).unwrap_or(u64::MAX)
}
