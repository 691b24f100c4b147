//! Any `Retry-After` gives a wait within the bounds of the policy, or none.
#![no_main]

use std::time::{Duration, SystemTime};

use callbacks::StatusCode;
use callbacks::retry::{Decision, Jitter, Outcome, Progress, RetryPolicy, Schedule, retry_after};
use libfuzzer_sys::fuzz_target;

const DAY: Duration = Duration::from_secs(86_400);

fuzz_target!(|lines: &[u8]| {
    let mut headers = http::HeaderMap::new();
    for line in lines.split(|byte| *byte == b'\n') {
        if let Ok(value) = http::HeaderValue::from_bytes(line) {
            headers.append(http::header::RETRY_AFTER, value);
        }
    }
    let now = SystemTime::UNIX_EPOCH + Duration::from_secs(784_111_777);
    let hint = retry_after(&headers, now);
    assert!(hint.is_none() || headers.len() == 1);
    let outcome = Outcome::Answered {
        status: StatusCode::SERVICE_UNAVAILABLE,
        retry_after: hint,
    };
    let policy = RetryPolicy::new(Schedule::table([Duration::ZERO])).jitter(Jitter::None);
    match policy.next(&Progress::new(Duration::ZERO), outcome, Duration::ZERO, 0) {
        Decision::Retry { wait, .. } => assert_eq!(wait, hint.unwrap_or_default().min(DAY)),
        other => panic!("{other:?}"),
    }
});
