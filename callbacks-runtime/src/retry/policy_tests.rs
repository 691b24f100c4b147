use proptest::prelude::*;

use super::super::Failure;
use super::*;

fn answered(status: u16, hint: Option<u64>) -> Outcome {
    Outcome::Answered {
        status: StatusCode::from_u16(status).expect("a status"),
        retry_after: hint.map(Duration::from_secs),
    }
}

fn wait(policy: &RetryPolicy, outcome: Outcome) -> u64 {
    match policy.next(&Progress::new(Duration::ZERO), outcome, Duration::ZERO, 0) {
        Decision::Retry { wait, .. } => wait.as_secs(),
        other => panic!("{other:?}"),
    }
}

fn plain() -> RetryPolicy {
    RetryPolicy::default().jitter(Jitter::None)
}

#[test]
fn s27_what_ends_a_message() {
    let next = |policy: &RetryPolicy, status| {
        policy.next(
            &Progress::new(Duration::ZERO),
            answered(status, Some(1)),
            Duration::ZERO,
            0,
        )
    };
    assert_eq!(next(&plain(), 204), Decision::Delivered);
    assert_eq!(next(&plain(), 410), Decision::Gone);
    let refused = plain().next(
        &Progress::new(Duration::ZERO),
        Outcome::Failed(Failure::Refused),
        Duration::ZERO,
        0,
    );
    assert_eq!(refused, Decision::Final);
    for status in [302, 400, 404, 408, 422, 425, 429, 500, 503] {
        assert!(
            matches!(next(&plain(), status), Decision::Retry { .. }),
            "{status}"
        );
    }
    let strict = plain().terminal_4xx();
    for status in [400, 401, 404, 422, 499] {
        assert_eq!(next(&strict, status), Decision::Final, "{status}");
    }
    for status in [302, 407, 408, 425, 429, 500] {
        assert!(
            matches!(next(&strict, status), Decision::Retry { .. }),
            "{status}"
        );
    }
    let chosen = plain().terminal([StatusCode::UNPROCESSABLE_ENTITY, StatusCode::OK]);
    assert_eq!(next(&chosen, 422), Decision::Final);
    assert_eq!(next(&chosen, 200), Decision::Delivered);
}

#[test]
fn s28_a_hint_only_lengthens_the_wait_up_to_a_day() {
    assert_eq!(wait(&plain(), answered(429, None)), 5);
    assert_eq!(wait(&plain(), answered(429, Some(0))), 5);
    assert_eq!(wait(&plain(), answered(429, Some(120))), 120);
    assert_eq!(wait(&plain(), answered(503, Some(120))), 120);
    assert_eq!(wait(&plain(), answered(503, Some(u64::MAX))), 86_400);
    assert_eq!(wait(&plain(), answered(500, Some(120))), 5);
    assert_eq!(
        wait(&plain().heed_any_retry_after(), answered(500, Some(120))),
        120
    );
    let short = plain().longest_retry_after(Duration::from_secs(7));
    assert_eq!(wait(&short, answered(503, Some(120))), 7);
}

#[test]
fn s29_ten_attempts_along_the_table() {
    let mut progress = Progress::new(Duration::ZERO);
    let (mut now, mut waits) = (Duration::ZERO, Vec::new());
    let end = loop {
        match plain().next(&progress, Outcome::Failed(Failure::Connect), now, 0) {
            Decision::Retry {
                wait,
                progress: next,
            } => {
                waits.push(wait.as_secs());
                (now, progress) = (now + wait, next);
            }
            end => break end,
        }
    };
    assert_eq!(end, Decision::OutOfAttempts);
    assert_eq!(
        waits,
        [5, 300, 1_800, 7_200, 18_000, 36_000, 50_400, 72_000, 86_400]
    );
}

#[test]
fn s33_what_the_provider_spoils_is_not_charged_but_ends() {
    let own = Outcome::Failed(Failure::Infrastructure);
    let mut progress = Progress::restored(Duration::ZERO, 4, 0);
    for spoiled in 1..10 {
        match plain().next(&progress, own, Duration::ZERO, 0) {
            Decision::Retry {
                wait,
                progress: next,
            } => {
                assert_eq!(
                    (wait.as_secs(), next.charged(), next.uncharged()),
                    (5, 4, spoiled)
                );
                progress = next;
            }
            other => panic!("{other:?}"),
        }
    }
    assert_eq!(
        plain().next(&progress, own, Duration::ZERO, 0),
        Decision::OutOfAttempts
    );
}

/// What a queue stores of a message between its attempts.
#[test]
fn s29_progress_can_be_stored() {
    let began = Duration::from_secs(7);
    let policy = plain();
    let decision = policy.next(&Progress::new(began), answered(500, None), began, 0);
    let Decision::Retry { progress, .. } = decision else {
        panic!("{decision:?}");
    };
    let stored = (progress.began(), progress.charged(), progress.uncharged());
    assert_eq!(stored, (began, 1, 0));
    let (began, charged, uncharged) = stored;
    assert_eq!(Progress::restored(began, charged, uncharged), progress);
}

/// The decision after a first failure.
fn after_a_failure(policy: &RetryPolicy, began: Duration, now: Duration) -> Decision {
    policy.next(&Progress::new(began), answered(500, None), now, 0)
}

#[test]
fn s29_the_last_attempt_begins_within_five_days() {
    let began = Duration::from_secs(10);
    let last = began + Duration::from_secs(432_000 - 5);
    let next = |now| after_a_failure(&plain(), began, now);
    assert!(matches!(next(last), Decision::Retry { .. }));
    assert_eq!(next(last + Duration::from_nanos(1)), Decision::OutOfTime);
    let progress = Progress::new(began);
    let wait = Duration::from_secs(5);
    assert!(plain().may_wait(&progress, last, wait));
    assert!(!plain().may_wait(&progress, last, wait + Duration::from_nanos(1)));
    assert_eq!(plain().disables_after(), Duration::from_secs(432_000));
}

#[test]
fn s29_settings_are_heeded() {
    let second = Duration::from_secs(1);
    let next = |policy: RetryPolicy| after_a_failure(&policy, Duration::ZERO, second);
    assert!(matches!(next(plain().attempts(2)), Decision::Retry { .. }));
    assert_eq!(next(plain().attempts(1)), Decision::OutOfAttempts);
    assert!(matches!(
        next(plain().duration(second * 6)),
        Decision::Retry { .. }
    ));
    assert_eq!(next(plain().duration(second * 5)), Decision::OutOfTime);
    assert_eq!(plain().disable_after(second).disables_after(), second);
    let exponential = RetryPolicy::new(Schedule::exponential(second, second));
    let decided = |charged| {
        let progress = Progress::restored(Duration::ZERO, charged, 0);
        exponential.next(&progress, answered(500, None), second, 0)
    };
    assert!(matches!(decided(8), Decision::Retry { .. }));
    assert_eq!(decided(9), Decision::OutOfAttempts);
}

#[test]
fn s29_the_brief_policy_is_of_a_minute() {
    let brief = RetryPolicy::brief().jitter(Jitter::None);
    let (mut progress, mut waits) = (Progress::new(Duration::ZERO), Vec::new());
    let end = loop {
        match brief.next(&progress, answered(500, None), Duration::ZERO, 0) {
            Decision::Retry {
                wait,
                progress: next,
            } => {
                waits.push(wait.as_millis());
                progress = next;
            }
            end => break end,
        }
    };
    assert_eq!(waits, [500, 1_000, 2_000, 4_000]);
    assert_eq!(end, Decision::OutOfAttempts);
    let minute = Duration::from_secs(60);
    let next = |now| after_a_failure(&brief, Duration::ZERO, now);
    let last = minute - Duration::from_millis(500);
    assert!(matches!(next(last), Decision::Retry { .. }));
    assert_eq!(next(last + Duration::from_nanos(1)), Decision::OutOfTime);
    // Each of its waits may be zero.
    assert!(matches!(
        after_a_failure(&RetryPolicy::brief(), Duration::ZERO, Duration::ZERO),
        Decision::Retry {
            wait: Duration::ZERO,
            ..
        }
    ));
}

#[test]
fn a_clock_that_jumps_neither_panics_nor_runs_on() {
    let progress = Progress::new(Duration::from_secs(1_000));
    let next = |now| plain().next(&progress, answered(500, None), now, 0);
    assert!(matches!(next(Duration::ZERO), Decision::Retry { .. }));
    assert_eq!(next(Duration::MAX), Decision::OutOfTime);
}

fn outcomes() -> impl Strategy<Value = Outcome> {
    prop_oneof![
        (100_u16..1_000, proptest::option::of(any::<u64>()))
            .prop_map(|(status, hint)| answered(status, hint)),
        prop_oneof![
            Just(Failure::Timeout),
            Just(Failure::Tls),
            Just(Failure::Infrastructure),
        ]
        .prop_map(Outcome::Failed),
    ]
}

proptest! {
    #[test]
    fn every_message_ends_within_its_attempts_and_its_time(
        outcomes in proptest::collection::vec((outcomes(), any::<u64>()), 60),
        attempts in 0_u32..20,
        duration in 0_u64..1_000_000,
        first in any::<Duration>(),
    ) {
        let policy = RetryPolicy::new(Schedule::exponential(first, Duration::MAX))
            .attempts(attempts)
            .duration(Duration::from_secs(duration));
        let mut progress = Progress::new(Duration::from_secs(7));
        let (mut now, mut sent) = (progress.began(), 0);
        for (outcome, random) in outcomes {
            sent += 1;
            match policy.next(&progress, outcome, now, random) {
                Decision::Retry { wait, progress: next } => {
                    now += wait;
                    prop_assert!(now - progress.began() <= Duration::from_secs(duration));
                    prop_assert!(wait >= policy.hint(outcome).unwrap_or_default());
                    progress = next;
                }
                _ => return Ok(()),
            }
            prop_assert!(sent < 2 * attempts.max(1));
        }
        prop_assert!(false, "no end");
    }
}
