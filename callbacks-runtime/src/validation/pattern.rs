//! Regular expressions of schemas.

use std::sync::OnceLock;

use fancy_regex::{Regex, RegexBuilder};

/// How often a match may step back. The engine does not say how often it did, so the bounds are tried one after the other, as
/// far as the budget of the check allows. Only patterns with a look-around or a back-reference step back at all; the others
/// take time in proportion to the text.
const BACKTRACKS: [usize; 5] = [0, 1 << 6, 1 << 10, 1 << 13, 100_000];

/// The room that a compiled pattern may take: enough for a counted repetition of a Unicode class.
const SIZE: usize = 64 << 20;

/// A pattern, which matches anywhere in a text.
#[derive(Debug)]
pub(super) struct Pattern {
    regex: Box<str>,
    text: Box<str>,
    /// For each bound of steps, compiled when it is needed. `None` when it does not compile. What the generator cannot
    /// translate it leaves out, with a warning; should one fail here all the same, it is not checked, as every value would
    /// fail.
    compiled: [OnceLock<Option<Regex>>; BACKTRACKS.len()],
    weight: usize,
}

/// What a pattern says of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Match {
    Yes,
    No,
    /// It would take too long to tell.
    TooHard,
    /// The pattern does not compile.
    Unknown,
}

impl Pattern {
    /// A pattern, in the syntax of the engine and as the document has it.
    pub(super) fn new(regex: &str, text: &str) -> Self {
        Self {
            regex: regex.into(),
            text: text.into(),
            compiled: [const { OnceLock::new() }; BACKTRACKS.len()],
            weight: weight(regex),
        }
    }

    /// As the document has it, by ECMA-262.
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// Whether it matches a text, found within so many units of work; and how many it took at most.
    pub(super) fn is_match(&self, text: &str, units: usize) -> (Match, usize) {
        let mut spent = text.len().saturating_mul(self.weight);
        for (bound, steps) in BACKTRACKS.into_iter().enumerate() {
            let cost = cost(steps, text);
            if bound > 0 && spent.saturating_add(cost) > units {
                break;
            }
            let compiled = &self.compiled[bound];
            let Some(regex) = compiled.get_or_init(|| self.compile(steps)) else {
                return (Match::Unknown, 0);
            };
            spent = spent.saturating_add(cost);
            match regex.is_match(text) {
                Ok(true) => return (Match::Yes, spent),
                Ok(false) => return (Match::No, spent),
                Err(_) => {}
            }
        }
        (Match::TooHard, spent)
    }

    fn compile(&self, steps: usize) -> Option<Regex> {
        let regex = RegexBuilder::new(&self.regex)
            .backtrack_limit(steps)
            .delegate_size_limit(SIZE)
            .build();
        regex.ok()
    }
}

/// The units of some steps: each may look at much of the text.
fn cost(steps: usize, text: &str) -> usize {
    steps.saturating_mul(2 + text.len() / 8)
}

/// How many times as long as a plain one a pattern takes for each byte: what it counts, it has to count for each byte that
/// it may begin at.
fn weight(regex: &str) -> usize {
    if regex.starts_with('^') {
        return 1;
    }
    let counts = regex.split('{').skip(1).filter_map(|rest| {
        let counts = rest.split('}').next()?;
        counts
            .split(',')
            .filter_map(|count| count.parse().ok())
            .max()
    });
    1 + counts.fold(0_usize, usize::saturating_add) / 32
}

#[cfg(test)]
mod tests {
    use super::{Match, Pattern};

    const AMPLE: usize = 1 << 24;

    fn check(pattern: &str, text: &str, units: usize, expected: Match) -> usize {
        let (matched, spent) = Pattern::new(pattern, pattern).is_match(text, units);
        assert_eq!(matched, expected, "{pattern} on {} bytes", text.len());
        spent
    }

    #[test]
    fn a_plain_pattern_costs_its_text_and_no_more() {
        let text = format!("{}b", "a".repeat(100_000));
        for pattern in ["^(a+)+$", "(a+a+)+c", "^(a|aa|a*)*$"] {
            let spent = check(pattern, &text, AMPLE, Match::No);
            assert!(spent <= 3 * text.len(), "{pattern}: {spent}");
        }
    }

    /// Exponential in any engine that steps back.
    const HARD: &str = r"^(?=(a|aa)+$)(a|a?)*\1b$";

    #[test]
    fn a_pattern_that_steps_back_costs_its_steps() {
        let text = "a".repeat(60);
        let spent = check(HARD, &text, AMPLE, Match::TooHard);
        assert!((100_000..2_000_000).contains(&spent), "{spent}");
    }

    #[test]
    fn a_pattern_ends_with_what_it_may_cost() {
        for length in [60, 1_000, 100_000] {
            let text = "a".repeat(length);
            for units in [0, 10_000, 100_000, 1_000_000] {
                let spent = check(HARD, &text, units, Match::TooHard);
                assert!(spent <= units + text.len(), "{units}: {spent}");
            }
        }
    }

    #[test]
    fn a_usual_look_around_costs_little() {
        let pattern = r"^(?=.*[A-Z])(?=.*\d).{8,}$";
        let spent = check(pattern, "correct Horse 1 battery", 4096, Match::Yes);
        assert!(spent < 512, "{spent}");
        check(pattern, "correct horse 1 battery", 4096, Match::No);
    }
}
