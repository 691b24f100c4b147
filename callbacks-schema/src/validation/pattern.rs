//! Regular expressions of schemas.

use std::collections::HashMap;
use std::sync::{Arc, LazyLock, Mutex, OnceLock, PoisonError};

use fancy_regex::{Regex, RegexBuilder};

/// How often a match may backtrack. The engine does not report it, so the limits are tried one after the other, as far
/// as the budget of the check allows. Only patterns with a look-around or a back-reference backtrack. All others take
/// linear time.
const BACKTRACKS: [usize; 5] = [0, 1 << 6, 1 << 10, 1 << 13, 100_000];

/// The maximum size of a compiled pattern: enough for a counted repetition of a Unicode class.
const SIZE: usize = 64 << 20;

/// A pattern. It matches anywhere in a string.
#[derive(Debug)]
pub(super) struct Pattern {
    text: Box<str>,
    engines: Arc<Engines>,
    overlap: usize,
}

/// A pattern in the syntax of the engine, compiled when it is needed. Equal patterns of all schemas share it, because
/// it may take megabytes.
#[derive(Debug)]
struct Engines {
    regex: Box<str>,
    /// For each limit. `None` if it does not compile. The generator leaves out patterns that it cannot translate, with a
    /// warning. If one fails here anyway, it is not checked, because otherwise every value would fail.
    compiled: [OnceLock<Option<Regex>>; BACKTRACKS.len()],
}

impl Engines {
    fn of(regex: &str) -> Arc<Self> {
        static ALL: LazyLock<Mutex<HashMap<Box<str>, Arc<Engines>>>> =
            LazyLock::new(Mutex::default);
        let mut all = ALL.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = all.get(regex) {
            return Arc::clone(known);
        }
        let engines = Arc::new(Self {
            regex: regex.into(),
            compiled: [const { OnceLock::new() }; BACKTRACKS.len()],
        });
        all.insert(regex.into(), Arc::clone(&engines));
        engines
    }

    fn get(&self, bound: usize) -> Option<&Regex> {
        let compile = || {
            let regex = RegexBuilder::new(&self.regex)
                .backtrack_limit(BACKTRACKS[bound])
                .delegate_size_limit(SIZE)
                .build();
            regex.ok()
        };
        self.compiled[bound].get_or_init(compile).as_ref()
    }
}

/// The result of a match.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Match {
    Yes,
    No,
    /// It would take too long.
    TooHard,
    /// The pattern does not compile.
    Unknown,
}

impl Pattern {
    /// A pattern, in the syntax of the engine and of the document.
    pub(super) fn new(regex: &str, text: &str) -> Self {
        Self {
            text: text.into(),
            engines: Engines::of(regex),
            overlap: overlap(regex),
        }
    }

    /// The pattern of the document, in the syntax of ECMA-262.
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// Whether it matches a string, within this many units of work, and how many it used at most.
    pub(super) fn is_match(&self, text: &str, units: usize) -> (Match, usize) {
        let weight = 1 + self.overlap.min(text.len()).saturating_sub(FEW) / STATES;
        let mut spent = text.len().saturating_mul(weight);
        if spent > units && weight > 1 {
            return (Match::TooHard, units);
        }
        for (bound, steps) in BACKTRACKS.into_iter().enumerate() {
            let cost = cost(steps, text);
            if bound > 0 && spent.saturating_add(cost) > units {
                break;
            }
            let Some(regex) = self.engines.get(bound) else {
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
}

/// The units of some steps. Each may read much of the string.
fn cost(steps: usize, text: &str) -> usize {
    steps.saturating_mul(2 + text.len() / 8)
}

/// Up to this number of simultaneous states, the engine uses a table.
const FEW: usize = 16;

/// How many states the engine handles in the time of one unit, if there are more.
const STATES: usize = 2;

/// The maximum number of simultaneous states of a pattern. Usually there are one or a few, and the engine uses a table.
/// But a counted part (`.{500}`) may begin at each byte, and each beginning is a state.
fn overlap(regex: &str) -> usize {
    let mut scan = Scan {
        bytes: regex.as_bytes(),
        at: 0,
        depth: 0,
    };
    scan.alternatives(!regex.starts_with('^')).overlap
}

/// The size of a part of a pattern.
#[derive(Clone, Copy, Default)]
struct Part {
    /// Its states, with counts expanded.
    places: usize,
    /// The number of them that may be active at once.
    overlap: usize,
    /// Whether it matches strings of several lengths.
    varies: bool,
}

/// Scans a valid pattern for repetitions.
struct Scan<'r> {
    bytes: &'r [u8],
    at: usize,
    depth: usize,
}

/// Patterns with deeper parentheses do not compile.
const DEEPEST: usize = 250;

impl Scan<'_> {
    fn next(&mut self) -> Option<u8> {
        let byte = self.bytes.get(self.at).copied();
        self.at += 1;
        byte
    }

    fn is_at(&self, byte: u8) -> bool {
        self.bytes.get(self.at) == Some(&byte)
    }

    /// The part between two parentheses. `is_loose` means that a match may begin at several places.
    fn alternatives(&mut self, is_loose: bool) -> Part {
        let mut whole = Part::default();
        let mut is_loose_here = is_loose;
        while let Some(byte) = self.next() {
            let atom = match byte {
                b')' => break,
                b'|' => {
                    is_loose_here = is_loose;
                    whole.varies = true;
                    continue;
                }
                b'(' if self.depth < DEEPEST => {
                    self.depth += 1;
                    let group = self.alternatives(is_loose_here);
                    self.depth -= 1;
                    group
                }
                b'[' => {
                    self.skip_class();
                    ONE
                }
                b'\\' => {
                    self.skip_escape();
                    ONE
                }
                _ => ONE,
            };
            let part = self.repeated(atom, is_loose_here);
            whole.places = whole.places.saturating_add(part.places);
            whole.overlap = whole.overlap.saturating_add(part.overlap);
            whole.varies |= part.varies;
            is_loose_here |= part.varies;
        }
        whole
    }

    /// An atom with its repetition.
    fn repeated(&mut self, mut atom: Part, is_loose: bool) -> Part {
        if is_loose {
            atom.overlap = atom.places;
        }
        loop {
            if self.is_at(b'*') || self.is_at(b'+') || self.is_at(b'?') {
                self.at += 1;
                atom.varies = true;
                continue;
            }
            let Some((counts, end)) = self.counts() else {
                return atom;
            };
            self.at = end;
            let (least, most) = counts;
            let most = most.unwrap_or(least).max(least);
            let places = atom.places.saturating_mul(most);
            if is_loose || atom.varies {
                atom.overlap = places;
            }
            atom.places = places;
            atom.varies |= least != most;
        }
    }

    /// `{2}`, `{2,}` or `{2,3}`, and its end.
    fn counts(&self) -> Option<((usize, Option<usize>), usize)> {
        let rest = self.bytes.get(self.at..)?.strip_prefix(b"{")?;
        let length = rest.iter().position(|byte| *byte == b'}')?;
        let text = std::str::from_utf8(&rest[..length]).ok()?;
        let (least, most) = text.split_once(',').unwrap_or((text, text));
        let least = least.parse().ok()?;
        Some(((least, most.parse().ok()), self.at + length + 2))
    }

    fn skip_class(&mut self) {
        // A bracket in first position is a member of the class.
        self.at += usize::from(self.is_at(b'^'));
        self.at += usize::from(self.is_at(b']'));
        while let Some(byte) = self.next() {
            match byte {
                b']' => return,
                b'[' => self.skip_class(),
                b'\\' => self.skip_escape(),
                _ => {}
            }
        }
    }

    /// `\d`, `\p{L}`, `\x{41}`
    fn skip_escape(&mut self) {
        let has_braces = matches!(self.next(), Some(b'p' | b'P' | b'x' | b'u' | b'U'));
        if has_braces && self.is_at(b'{') {
            while self.next().is_some_and(|byte| byte != b'}') {}
        }
    }
}

const ONE: Part = Part {
    places: 1,
    overlap: 0,
    varies: false,
};

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
    fn equal_patterns_share_what_is_compiled() {
        let regex = "^shared [0-9]{2}$";
        let [first, second] = [Pattern::new(regex, "a"), Pattern::new(regex, "b")];
        assert!(std::sync::Arc::ptr_eq(&first.engines, &second.engines));
        assert_eq!((first.text(), second.text()), ("a", "b"));
        assert_eq!(second.is_match("shared 12", AMPLE).0, Match::Yes);
        assert!(first.engines.compiled[0].get().is_some());
    }

    #[test]
    fn a_plain_pattern_costs_its_text_and_no_more() {
        let text = format!("{}b", "a".repeat(100_000));
        for pattern in ["^(a+)+$", "(a+a+)+c", "^(a|aa|a*)*$"] {
            let spent = check(pattern, &text, AMPLE, Match::No);
            assert!(spent <= 3 * text.len(), "{pattern}: {spent}");
        }
    }

    #[test]
    fn what_is_counted_weighs_where_matches_overlap() {
        for plain in [
            "^[a-z]{1,4000}$",
            r"^\p{L}{2}[0-9]{1,500}$",
            r"^([a-z]{3}-){40}x$",
            r"^[^\]\[{2}(]*[]{}]$",
            &format!("^{}a*", "(".repeat(1_000)),
        ] {
            assert!(super::overlap(plain) < 8, "{plain}");
        }
        for (counting, least) in [
            ("^.*a.{500}$", 501),
            ("a.{500}", 501),
            (r"^([a-z]{1,60}\.?){1,40}$", 2_400),
            ("^(a|b{3,}){70}", 280),
        ] {
            let overlap = super::overlap(counting);
            assert!(
                (least..2 * least).contains(&overlap),
                "{counting}: {overlap}"
            );
        }
    }

    #[test]
    fn a_pattern_that_counts_is_given_up_before_it_is_tried() {
        let pattern = "^.*a.{500}$";
        let text = "ab".repeat(2_000);
        let spent = check(pattern, &text, AMPLE, Match::No);
        assert!(spent > 200 * text.len(), "{spent}");
        assert_eq!(check(pattern, &text, 100_000, Match::TooHard), 100_000);
        let short = "ab".repeat(5);
        assert_eq!(check(pattern, &short, 100_000, Match::No), short.len());
    }

    /// Exponential in any backtracking engine.
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
