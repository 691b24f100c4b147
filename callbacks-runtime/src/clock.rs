//! Clocks, so that tests do not need to wait.

use std::fmt::Debug;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, SystemTime};

/// A clock, which can also wait.
pub trait Clock: Debug + Send + Sync {
    /// The time since the clock's own start. It never goes back.
    fn now(&self) -> Duration;

    /// The time of day, which may jump. Only for dates in headers and records.
    fn time_of_day(&self) -> SystemTime;

    /// Waits for this long.
    fn sleep(&self, wait: Duration) -> Pin<Box<dyn Future<Output = ()> + Send + '_>>;
}

/// A shared clock: a test advances the time that other code waits for.
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

/// The time of tokio, which tests may pause.
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

/// A clock for tests. Waiting takes no time but advances the clock. It starts at the present, so a router that uses the
/// system's time accepts what a client signs with this clock.
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

/// A clock that starts at the present.
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

    /// Advances the clock.
    pub fn pass(&self, time: Duration) {
        self.passed.fetch_add(nanoseconds(time), Ordering::SeqCst);
    }
}

impl Clock for SimulatedClock {
    fn now(&self) -> Duration {
        Duration::from_nanos(self.passed.load(Ordering::SeqCst))
    }

    fn time_of_day(&self) -> SystemTime {
        // Beyond the range of the system's time, the clock stops.
        self.start.checked_add(self.now()).unwrap_or(self.start)
    }

    /// Concurrent waits overlap.
    fn sleep(&self, wait: Duration) -> Pin<Box<dyn Future<Output = ()> + Send + '_>> {
        let end = nanoseconds(self.now().saturating_add(wait));
        Box::pin(async move {
            self.passed.fetch_max(end, Ordering::SeqCst);
        })
    }
}

/// At most 584 years.
fn nanoseconds(time: Duration) -> u64 {
    u64::try_from(time.as_nanos()).unwrap_or(u64::MAX)
}
