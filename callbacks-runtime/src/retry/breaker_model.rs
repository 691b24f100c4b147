//! Tries every order in which several senders can use one breaker. They hold its lock for each step, so concurrency can
//! only change the order of steps.

use super::*;

const SENDERS: usize = 3;
const STEPS: usize = 7;
const PROBE: Duration = Duration::from_secs(10);
const LONGEST_PAUSE: Duration = Duration::from_secs(4);

fn policy() -> BreakerPolicy {
    BreakerPolicy::default()
        .consecutive(2)
        .pause(Duration::from_secs(1), LONGEST_PAUSE)
        .probe(PROBE)
}

/// A permit, and when it was issued.
type Held = Option<(Permit, Duration)>;

#[derive(Clone)]
struct World {
    breaker: Breaker,
    held: [Held; SENDERS],
    now: Duration,
    is_open: bool,
    /// When it last closed.
    closed_at: Option<Duration>,
}

/// What a sender does with its permit.
#[derive(Clone, Copy)]
enum Step {
    Succeed,
    Fail,
    GiveBack,
    /// It is cancelled without an outcome.
    Vanish,
}

impl World {
    /// A sender without a permit asks for one.
    fn ask(&mut self, sender: usize, policy: &BreakerPolicy) {
        let permit = self.breaker.permit(policy, self.now);
        match permit {
            Permit::Go(_) => assert!(!self.is_open, "an open breaker lets nobody through"),
            Permit::Probe(_) => {
                assert!(self.is_open);
                let is_probing = |held: &Held| matches!(held, Some((Permit::Probe(_), given)) if *given + PROBE > self.now);
                assert!(!self.held.iter().any(is_probing), "one probe at a time");
            }
            Permit::Wait(wait) => {
                assert!(self.is_open && !wait.is_zero());
                // If one waits, time passes for all.
                self.now += wait;
                return;
            }
        }
        self.held[sender] = Some((permit, self.now));
    }

    fn end(&mut self, sender: usize, step: Step, policy: &BreakerPolicy) {
        let Some((permit, given)) = self.held[sender].take() else {
            return;
        };
        let opened = match step {
            Step::Vanish => return,
            Step::GiveBack => {
                self.breaker.release(permit, self.now);
                None
            }
            Step::Succeed | Step::Fail => {
                let is_ill = matches!(step, Step::Fail);
                self.breaker.note(policy, permit, is_ill, self.now, 1 << 63)
            }
        };
        if opened.is_some() {
            assert!(matches!(step, Step::Fail), "a success opens nothing");
            let is_new = self.closed_at.is_none_or(|closed| given >= closed);
            assert!(is_new, "what began before it opened decides nothing");
            self.is_open = true;
        } else if self.is_open && self.breaker.is_closed() {
            let is_probe = matches!(permit, Permit::Probe(_));
            assert!(is_probe && matches!(step, Step::Succeed));
            self.is_open = false;
            self.closed_at = Some(self.now);
        }
        assert_eq!(self.is_open, !self.breaker.is_closed());
    }

    /// In every state, whatever was cancelled, progress is possible.
    fn go_on(mut self, policy: &BreakerPolicy) {
        self.now += PROBE + LONGEST_PAUSE * 2;
        self.held = [None; SENDERS];
        self.ask(0, policy);
        assert!(self.held[0].is_some(), "somebody is let through at last");
        self.end(0, Step::Succeed, policy);
        assert!(!self.is_open);
    }

    /// Explores every next step. Returns the number of states.
    fn explore(&self, steps: usize, policy: &BreakerPolicy) -> usize {
        if steps == 0 {
            self.clone().go_on(policy);
            return 1;
        }
        let mut worlds = 0;
        for sender in 0..SENDERS {
            let mut go = |act: &dyn Fn(&mut Self)| {
                let mut next = self.clone();
                act(&mut next);
                worlds += next.explore(steps - 1, policy);
            };
            if self.held[sender].is_none() {
                go(&|world| world.ask(sender, policy));
                continue;
            }
            for step in [Step::Succeed, Step::Fail, Step::GiveBack, Step::Vanish] {
                go(&|world| world.end(sender, step, policy));
            }
        }
        worlds
    }
}

/// S31: from a closed breaker, and from one that is about to open or to close.
#[test]
fn s31_no_order_of_steps_breaks_a_promise() {
    let policy = policy();
    let mut world = World {
        breaker: Breaker::default(),
        held: [None; SENDERS],
        now: Duration::from_secs(100),
        is_open: false,
        closed_at: None,
    };
    let mut worlds = world.explore(STEPS, &policy);
    // Two attempts are running while it opens and closes.
    world.ask(1, &policy);
    world.ask(2, &policy);
    for _ in 0..2 {
        world.ask(0, &policy);
        world.end(0, Step::Fail, &policy);
        worlds += world.explore(STEPS, &policy);
    }
    assert!(world.is_open);
    // Its pause is over, and a probe is running.
    world.now += LONGEST_PAUSE;
    world.ask(0, &policy);
    worlds += world.explore(STEPS, &policy);
    assert!(worlds > 100_000, "{worlds}");
}
