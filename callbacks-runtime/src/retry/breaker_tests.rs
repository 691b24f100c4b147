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
