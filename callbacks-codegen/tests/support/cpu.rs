//! Time that does not depend on what else the machine does.

use std::sync::LazyLock;
use std::time::{Duration, Instant};

/// The time that the processor has spent on this thread, or else that of a clock.
pub(crate) fn now() -> Duration {
    static START: LazyLock<Instant> = LazyLock::new(Instant::now);
    let spent = std::fs::read_to_string("/proc/thread-self/schedstat").ok();
    let spent = spent.and_then(|spent| spent.split(' ').next()?.parse().ok());
    spent.map_or_else(|| START.elapsed(), Duration::from_nanos)
}
