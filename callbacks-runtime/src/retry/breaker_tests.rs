use super::*;

fn seconds(seconds: u64) -> Duration {
    Duration::from_secs(seconds)
}

/// The middle of the jitter: no jitter.
const MIDDLE: u64 = 1 << 63;

fn fail(breaker: &mut Breaker, policy: &BreakerPolicy, now: u64) -> Option<Duration> {
    let permit = breaker.permit(policy, seconds(now));
    breaker.note(policy, permit, true, seconds(now), MIDDLE)
}

fn succeed(breaker: &mut Breaker, policy: &BreakerPolicy, now: u64) {
    let permit = breaker.permit(policy, seconds(now));
    assert_eq!(
        breaker.note(policy, permit, false, seconds(now), MIDDLE),
        None
    );
}

fn opened(policy: &BreakerPolicy) -> Breaker {
    let mut breaker = Breaker::default();
    for _ in 1..policy.consecutive {
        assert_eq!(fail(&mut breaker, policy, 0), None);
    }
    assert_eq!(fail(&mut breaker, policy, 0), Some(seconds(30)));
    breaker
}

#[test]
fn s31_opens_after_failures_in_a_row() {
    let policy = BreakerPolicy::default();
    let mut breaker = opened(&policy);
    assert_eq!(
        breaker.permit(&policy, seconds(10)),
        Permit::Wait(seconds(20))
    );
    let mut breaker = Breaker::default();
    for _ in 0..4 {
        fail(&mut breaker, &policy, 0);
    }
    succeed(&mut breaker, &policy, 0);
    assert_eq!(fail(&mut breaker, &policy, 0), None);
}

#[test]
fn s31_opens_when_half_of_ten_within_a_minute_failed() {
    let policy = BreakerPolicy::default();
    let mix = |gap: u64| {
        let mut breaker = Breaker::default();
        let mut opened = Vec::new();
        for number in 0..10 {
            succeed(&mut breaker, &policy, number * gap);
            opened.push(fail(&mut breaker, &policy, number * gap).is_some());
            if opened.ends_with(&[true]) {
                break;
            }
        }
        opened.iter().position(|opened| *opened)
    };
    assert_eq!(mix(1), Some(4));
    // No minute has ten.
    assert_eq!(mix(20), None);
}

#[test]
fn s31_half_open_lets_one_probe_through() {
    let policy = BreakerPolicy::default();
    let mut breaker = opened(&policy);
    let probe = breaker.permit(&policy, seconds(30));
    assert_eq!(probe, Permit::Probe(1));
    assert_eq!(
        breaker.permit(&policy, seconds(31)),
        Permit::Wait(seconds(1))
    );
    // An attempt from before the breaker opened does not count.
    assert_eq!(
        breaker.note(&policy, Permit::Go(0), false, seconds(31), MIDDLE),
        None
    );
    assert!(!breaker.is_closed());
    assert_eq!(
        breaker.note(&policy, probe, false, seconds(32), MIDDLE),
        None
    );
    assert!(breaker.is_closed());
    assert_eq!(breaker.permit(&policy, seconds(32)), Permit::Go(1));
}

#[test]
fn s31_what_began_before_it_opened_does_not_count_when_it_has_closed_again() {
    let policy = BreakerPolicy::default().consecutive(2);
    let mut breaker = Breaker::default();
    let late: Vec<_> = (0..9)
        .map(|_| breaker.permit(&policy, seconds(0)))
        .collect();
    fail(&mut breaker, &policy, 0);
    fail(&mut breaker, &policy, 0);
    succeed(&mut breaker, &policy, 30);
    assert!(breaker.is_closed());
    for permit in late {
        let opened = breaker.note(&policy, permit, true, seconds(31), MIDDLE);
        assert_eq!(opened, None);
    }
    assert_eq!(fail(&mut breaker, &policy, 31), None);
    assert!(fail(&mut breaker, &policy, 31).is_some());
}

#[test]
fn s31_each_failed_probe_doubles_the_pause_up_to_a_cap() {
    let policy = BreakerPolicy::default();
    let (mut breaker, mut now) = (opened(&policy), 30);
    let mut pauses = Vec::new();
    for _ in 0..6 {
        let pause = fail(&mut breaker, &policy, now).expect("the probe failed");
        pauses.push(pause.as_secs());
        now += pause.as_secs() + 1;
    }
    assert_eq!(pauses, [60, 120, 240, 480, 600, 600]);
    succeed(&mut breaker, &policy, now);
    for _ in 1..policy.consecutive {
        fail(&mut breaker, &policy, now);
    }
    assert_eq!(fail(&mut breaker, &policy, now), Some(seconds(30)));
}

#[test]
fn s31_a_lost_probe_gives_way_and_its_late_news_count_for_nothing() {
    let policy = BreakerPolicy::default();
    let mut breaker = opened(&policy);
    let lost = breaker.permit(&policy, seconds(30));
    let second = breaker.permit(&policy, seconds(90));
    assert_eq!(second, Permit::Probe(2));
    assert_eq!(
        breaker.note(&policy, lost, false, seconds(91), MIDDLE),
        None
    );
    assert!(!breaker.is_closed());
    breaker.release(second, seconds(92));
    assert_eq!(breaker.permit(&policy, seconds(92)), Permit::Probe(3));
}

/// Only the probe that runs gives its permit back.
#[test]
fn s31_a_lost_probe_that_ends_late_lets_no_second_one_through() {
    let policy = BreakerPolicy::default();
    let mut breaker = opened(&policy);
    let lost = breaker.permit(&policy, seconds(30));
    let running = breaker.permit(&policy, seconds(90));
    breaker.release(lost, seconds(91));
    assert_eq!(
        breaker.permit(&policy, seconds(91)),
        Permit::Wait(seconds(1))
    );
    breaker.release(running, seconds(91));
    assert_eq!(breaker.permit(&policy, seconds(91)), Permit::Probe(3));
}

/// A waiting message looks every second, and at the end of the probe's time.
#[test]
fn s31_nobody_waits_longer_than_a_probe() {
    let policy = BreakerPolicy::default();
    let mut breaker = opened(&policy);
    assert_eq!(breaker.permit(&policy, seconds(30)), Permit::Probe(1));
    let soon = Duration::from_millis(100);
    assert_eq!(
        breaker.permit(&policy, seconds(90) - soon),
        Permit::Wait(soon)
    );
}

#[test]
fn s31_half_of_the_attempts_and_their_window_are_the_users() {
    let policy = BreakerPolicy::default()
        .consecutive(100)
        .half_of(4, seconds(12));
    let alternate = |gap: u64| {
        let mut breaker = Breaker::default();
        (0..10).position(|pair| {
            let now = 1_000 + pair * 2 * gap;
            succeed(&mut breaker, &policy, now);
            fail(&mut breaker, &policy, now + gap).is_some()
        })
    };
    assert_eq!(alternate(1), Some(1));
    assert_eq!(alternate(2), Some(1));
    // Twelve seconds have three of them.
    assert_eq!(alternate(5), None);
}

/// What a store keeps of an open breaker, and the breaker that continues from there.
#[test]
fn s31_an_open_breaker_can_be_stored() {
    let policy = BreakerPolicy::default();
    assert_eq!(Breaker::default().open_until(), None);
    let mut breaker = opened(&policy);
    assert_eq!(breaker.open_until(), Some((1, seconds(30))));
    let probe = breaker.permit(&policy, seconds(40));
    assert_eq!(breaker.open_until(), Some((1, seconds(100))));
    breaker.note(&policy, probe, true, seconds(41), MIDDLE);
    assert_eq!(breaker.open_until(), Some((2, seconds(101))));

    let mut restored = Breaker::restored(2, seconds(101));
    assert_eq!(restored.open_until(), Some((2, seconds(101))));
    for breaker in [&mut breaker, &mut restored] {
        assert!(!breaker.is_closed());
        assert_eq!(
            breaker.permit(&policy, seconds(81)),
            Permit::Wait(seconds(20))
        );
        // The pause doubles from where it was.
        assert_eq!(fail(breaker, &policy, 101), Some(seconds(120)));
        succeed(breaker, &policy, 221);
        assert_eq!(breaker.open_until(), None);
    }
}

#[test]
fn s31_ten_thousand_origins_are_remembered_unless_the_user_says_so() {
    assert_eq!(BreakerPolicy::default().remembers(), 10_000);
    assert_eq!(BreakerPolicy::default().remembered(3).remembers(), 3);
}

#[test]
fn s31_pauses_are_jittered() {
    let policy = BreakerPolicy {
        consecutive: 1,
        ..BreakerPolicy::default()
    };
    let pause =
        |random| Breaker::default().note(&policy, Permit::Go(0), true, Duration::ZERO, random);
    assert_eq!(pause(0), Some(seconds(24)));
    assert!(pause(u64::MAX).is_some_and(|pause| pause > seconds(35) && pause < seconds(36)));
}

#[test]
fn s27_a_throttled_origin_is_left_alone_within_bounds() {
    let policy = BreakerPolicy::default();
    let mut breaker = Breaker::default();
    breaker.throttle(&policy, Some(seconds(20)), seconds(0));
    breaker.throttle(&policy, Some(seconds(5)), seconds(0));
    assert_eq!(
        breaker.permit(&policy, seconds(5)),
        Permit::Wait(seconds(15))
    );
    breaker.throttle(&policy, Some(Duration::MAX), seconds(20));
    assert_eq!(
        breaker.permit(&policy, seconds(20)),
        Permit::Wait(seconds(60))
    );
    assert_eq!(breaker.permit(&policy, seconds(80)), Permit::Go(0));
    breaker.throttle(&policy, None, seconds(80));
    assert_eq!(
        breaker.permit(&policy, seconds(80)),
        Permit::Wait(seconds(1))
    );
}

#[test]
fn s27_the_bounds_of_throttling_are_the_users() {
    let policy = BreakerPolicy::default().throttle(seconds(2), seconds(10));
    for (wait, expected) in [(None, 2), (Some(7), 7), (Some(100), 10)] {
        let mut breaker = Breaker::default();
        breaker.throttle(&policy, wait.map(seconds), seconds(5));
        assert_eq!(
            breaker.permit(&policy, seconds(5)),
            Permit::Wait(seconds(expected))
        );
    }
}

/// A success closes the breaker. It does not shorten what the origin asked for.
#[test]
fn s27_a_probe_that_succeeds_does_not_end_the_throttling() {
    let policy = BreakerPolicy::default();
    let mut breaker = opened(&policy);
    let probe = breaker.permit(&policy, seconds(30));
    breaker.throttle(&policy, Some(seconds(20)), seconds(31));
    breaker.note(&policy, probe, false, seconds(32), MIDDLE);
    assert!(breaker.is_closed());
    assert_eq!(
        breaker.permit(&policy, seconds(40)),
        Permit::Wait(seconds(11))
    );
    assert_eq!(breaker.permit(&policy, seconds(51)), Permit::Go(1));
}

/// Every sequence of eight steps, compared with a model that only knows the promises.
#[test]
fn s31_every_sequence_keeps_the_promises() {
    let policy = BreakerPolicy {
        consecutive: 2,
        minimum: 4,
        pause: seconds(10),
        longest_pause: seconds(10),
        probe: seconds(10),
        ..BreakerPolicy::default()
    };
    const STEPS: usize = 8;
    for sequence in 0..5_usize.pow(STEPS as u32) {
        let mut breaker = Breaker::default();
        let (mut now, mut open) = (Duration::ZERO, Vec::new());
        let (mut in_a_row, mut closed_until) = (0, Duration::ZERO);
        let steps = (0..STEPS).map(|step| sequence / 5_usize.pow(step as u32) % 5);
        for step in steps {
            match step {
                0 => {
                    match breaker.permit(&policy, now) {
                        Permit::Wait(wait) => assert!(wait > Duration::ZERO && wait <= seconds(12)),
                        permit => {
                            assert!(now >= closed_until, "an open breaker lets nothing through");
                            let is_probe = |permit: &Permit| matches!(permit, Permit::Probe(_));
                            if is_probe(&permit) {
                                open.retain(|(other, began): &(Permit, Duration)| {
                                    !is_probe(other) || now - *began >= policy.probe
                                });
                                assert!(
                                    !open.iter().any(|(other, began)| is_probe(other)
                                        && now - *began < policy.probe),
                                    "one probe alone"
                                );
                            }
                            open.push((permit, now));
                        }
                    }
                }
                1 | 2 if !open.is_empty() => {
                    let (permit, _) = open.remove(0);
                    let was_closed = breaker.is_closed();
                    let pause = breaker.note(&policy, permit, step == 1, now, MIDDLE);
                    in_a_row = if step == 1 && was_closed {
                        in_a_row + 1
                    } else {
                        0
                    };
                    if let Some(pause) = pause {
                        assert!(step == 1, "a success never opens");
                        assert!(!breaker.is_closed());
                        closed_until = now + pause;
                        in_a_row = 0;
                    } else if was_closed && matches!(permit, Permit::Go(_)) {
                        assert!(in_a_row < 2, "two in a row open");
                    }
                }
                3 => now += seconds(5),
                4 => now += seconds(11),
                _ => {}
            }
        }
        now += seconds(1_000);
        assert!(
            !matches!(breaker.permit(&policy, now), Permit::Wait(_)),
            "it always opens again"
        );
    }
}
