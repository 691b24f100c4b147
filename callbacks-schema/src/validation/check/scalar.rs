//! Numbers and strings (JSON Schema validation, sections 6.2 and 6.3; formats, section 7).

use std::cmp::Ordering;

use super::{Checker, Mode};
use crate::validation::compile::{NumberRules, Rules, StringRules};
use crate::validation::format::Format;
use crate::validation::instance::Instance;
use crate::validation::literal::number_of;
use crate::validation::message::{count, quote, quote_text, shorten};
use crate::validation::number::{Bound, Number};
use crate::validation::path::Path;
use crate::validation::pattern::{Match, Pattern};

/// How many characters of a pattern a message shows.
const LONGEST_PATTERN: usize = 100;

/// A bound, its keyword, its words, and the allowed comparisons.
type Limit = (
    &'static Option<Bound>,
    &'static str,
    &'static str,
    fn(Ordering) -> bool,
);

impl Checker<'_> {
    pub(super) fn number(
        &mut self,
        rules: &'static Rules,
        instance: Instance<'_>,
        path: &Path<'_>,
    ) -> bool {
        let Some(number) = number_of(instance) else {
            return true;
        };
        let mut is_valid = match &rules.number {
            Some(rules) => self.bounds(rules, number, instance, path),
            None => true,
        };
        if let Some(format) = rules.format
            && !format.allows_number(number)
            && (is_valid || self.goes_on())
        {
            is_valid = self.fail_format("format", format, instance, path);
        }
        is_valid
    }

    fn bounds(
        &mut self,
        rules: &'static NumberRules,
        number: Number,
        instance: Instance<'_>,
        path: &Path<'_>,
    ) -> bool {
        let mut is_valid = true;
        let bounds: [Limit; 4] = [
            (&rules.minimum, "minimum", "at least", Ordering::is_ge),
            (
                &rules.exclusive_minimum,
                "exclusiveMinimum",
                "more than",
                Ordering::is_gt,
            ),
            (&rules.maximum, "maximum", "at most", Ordering::is_le),
            (
                &rules.exclusive_maximum,
                "exclusiveMaximum",
                "less than",
                Ordering::is_lt,
            ),
        ];
        for (bound, keyword, words, is_within) in bounds {
            if let Some(bound) = bound
                && !is_within(bound.compare(number))
                && (is_valid || self.goes_on())
            {
                is_valid = self.fail(path, keyword, || {
                    let bound = shorten(bound.text(), LONGEST_PATTERN);
                    format!("expected {words} {bound}, found {}", quote(instance))
                });
            }
        }
        if let Some(divisor) = &rules.divisor
            && !divisor.divides(number)
            && (is_valid || self.goes_on())
        {
            is_valid = self.fail(path, "multipleOf", || {
                let divisor = shorten(divisor.text(), LONGEST_PATTERN);
                format!(
                    "expected a multiple of {divisor}, found {}",
                    quote(instance)
                )
            });
        }
        is_valid
    }

    pub(super) fn string(&mut self, rules: &'static Rules, text: &str, path: &Path<'_>) -> bool {
        if rules.string.is_none() && rules.format.is_none() {
            return true;
        }
        // Formats and lengths read each byte.
        if !self.spend(text.len() / 4) {
            return false;
        }
        let mut is_valid = match &rules.string {
            Some(rules) => self.text(rules, text, path),
            None => true,
        };
        if let Some(format) = rules.format
            && (is_valid || self.goes_on())
            && !format.allows_text(text)
        {
            is_valid = self.fail_format("format", format, Instance::String(text), path);
        }
        is_valid
    }

    fn text(&mut self, rules: &'static StringRules, text: &str, path: &Path<'_>) -> bool {
        let mut is_valid = self.length(rules, text, path);
        if let Some(pattern) = &rules.pattern
            && (is_valid || self.goes_on())
        {
            is_valid &= self.pattern(pattern, text, path);
        }
        if let Some(encoding) = rules.encoding
            && (is_valid || self.goes_on())
            && !encoding.allows_text(text)
        {
            is_valid = self.fail_format("contentEncoding", encoding, Instance::String(text), path);
        }
        is_valid
    }

    /// A length counts characters (RFC 8259), not bytes.
    fn length(&mut self, rules: &'static StringRules, text: &str, path: &Path<'_>) -> bool {
        let longest = rules.longest.unwrap_or(usize::MAX);
        let shortest = rules.shortest.unwrap_or(0);
        // A character has one to four bytes, which is often enough to decide.
        if text.len() <= longest && text.len().div_ceil(4) >= shortest {
            return true;
        }
        let length = text.chars().count();
        if length < shortest {
            self.fail(path, "minLength", || {
                let expected = count(shortest, "character");
                format!("expected at least {expected}, found {length}")
            })
        } else if length > longest {
            self.fail(path, "maxLength", || {
                let expected = count(longest, "character");
                format!("expected at most {expected}, found {length}")
            })
        } else {
            true
        }
    }

    fn pattern(&mut self, pattern: &'static Pattern, text: &str, path: &Path<'_>) -> bool {
        match self.is_match(pattern, text) {
            Match::Yes | Match::Unknown => true,
            Match::No => self.fail(path, "pattern", || {
                let pattern = shorten(pattern.text(), LONGEST_PATTERN);
                format!(
                    "expected a match of `{pattern}`, found {}",
                    quote_text(text)
                )
            }),
            // Other keywords may depend on the result.
            Match::TooHard if self.mode == Mode::Ask => {
                self.exhausted();
                false
            }
            Match::TooHard => self.fail(path, "pattern", || {
                let pattern = shorten(pattern.text(), LONGEST_PATTERN);
                format!(
                    "it takes too long to match `{pattern}` against {}",
                    quote_text(text)
                )
            }),
        }
    }

    /// Whether a pattern matches a string, as far as the budget allows.
    pub(super) fn is_match(&mut self, pattern: &'static Pattern, text: &str) -> Match {
        let (matched, units) = pattern.is_match(text, self.budget.left());
        let is_bounded = self.spend(units);
        if matched == Match::TooHard || !is_bounded {
            return Match::TooHard;
        }
        matched
    }

    #[cold]
    fn fail_format(
        &mut self,
        keyword: &'static str,
        format: Format,
        instance: Instance<'_>,
        path: &Path<'_>,
    ) -> bool {
        self.fail(path, keyword, || {
            format!(
                "expected {}, found {}",
                format.description(),
                quote(instance)
            )
        })
    }
}
