//! Whether a filter holds.

use std::borrow::Cow;
use std::cmp::Ordering;
use std::collections::HashMap;

use fancy_regex::{Regex, RegexBuilder};
use serde_json::Value;

use super::evaluate::{Evaluation, TooMuch};
use super::{Comparison, Operand, Test};

impl<'v> Evaluation<'v, '_> {
    pub(super) fn holds(&mut self, test: &Test, current: &'v Value) -> Result<bool, TooMuch> {
        self.budget.spend(1)?;
        match test {
            Test::Any(tests) => {
                for test in tests {
                    if self.holds(test, current)? {
                        return Ok(true);
                    }
                }
                Ok(false)
            }
            Test::All(tests) => {
                for test in tests {
                    if !self.holds(test, current)? {
                        return Ok(false);
                    }
                }
                Ok(true)
            }
            Test::Not(test) => Ok(!self.holds(test, current)?),
            Test::Exists(query) => Ok(!self.query(query, current)?.is_empty()),
            Test::Compare(first, comparison, second) => {
                let first = self.value(first, current)?;
                let second = self.value(second, current)?;
                self.compare(first.as_deref(), *comparison, second.as_deref())
            }
            Test::Matches {
                is_whole,
                text,
                pattern,
            } => {
                let (text, pattern) = (self.value(text, current)?, self.value(pattern, current)?);
                match (text.as_deref(), pattern.as_deref()) {
                    (Some(Value::String(text)), Some(Value::String(pattern))) => {
                        self.matches(*is_whole, text, pattern)
                    }
                    _ => Ok(false),
                }
            }
        }
    }

    /// `None` if there is no value: "Nothing" of section 2.4.1.
    fn value<'o>(
        &mut self,
        operand: &'o Operand,
        current: &'v Value,
    ) -> Result<Option<Cow<'o, Value>>, TooMuch>
    where
        'v: 'o,
    {
        Ok(match operand {
            Operand::Literal(value) => Some(Cow::Borrowed(value)),
            Operand::Singular(query) | Operand::Value(query) => {
                match &self.query(query, current)?[..] {
                    [found] => Some(Cow::Borrowed(found.value)),
                    _ => None,
                }
            }
            Operand::Count(query) => Some(Cow::Owned(self.query(query, current)?.len().into())),
            Operand::Length(operand) => {
                let value = self.value(operand, current)?;
                let length = match value.as_deref() {
                    Some(Value::String(text)) => {
                        self.budget.spend(text.len() / 16)?;
                        Some(text.chars().count())
                    }
                    Some(Value::Array(items)) => Some(items.len()),
                    Some(Value::Object(members)) => Some(members.len()),
                    _ => None,
                };
                length.map(|length| Cow::Owned(length.into()))
            }
        })
    }

    /// Section 2.3.5.2.2.
    fn compare(
        &mut self,
        first: Option<&Value>,
        comparison: Comparison,
        second: Option<&Value>,
    ) -> Result<bool, TooMuch> {
        let is_equal = match (first, second) {
            (None, None) => true,
            (Some(first), Some(second)) => self.equal(first, second)?,
            _ => false,
        };
        let order = match (first, second) {
            (Some(Value::String(first)), Some(Value::String(second))) => Some(first.cmp(second)),
            (Some(Value::Number(first)), Some(Value::Number(second))) => {
                if is_equal {
                    Some(Ordering::Equal)
                } else {
                    first.as_f64().partial_cmp(&second.as_f64())
                }
            }
            _ => None,
        };
        Ok(match comparison {
            Comparison::Equal => is_equal,
            Comparison::NotEqual => !is_equal,
            Comparison::Less => order == Some(Ordering::Less),
            Comparison::Greater => order == Some(Ordering::Greater),
            Comparison::LessOrEqual => is_equal || order == Some(Ordering::Less),
            Comparison::GreaterOrEqual => is_equal || order == Some(Ordering::Greater),
        })
    }

    fn equal(&mut self, first: &Value, second: &Value) -> Result<bool, TooMuch> {
        self.budget.spend(1)?;
        match (first, second) {
            (Value::Number(first), Value::Number(second)) => {
                Ok(first == second || first.as_f64() == second.as_f64())
            }
            (Value::String(first), Value::String(second)) => {
                self.budget.spend(first.len().min(second.len()) / 16)?;
                Ok(first == second)
            }
            (Value::Array(first), Value::Array(second)) if first.len() == second.len() => {
                for (first, second) in first.iter().zip(second) {
                    if !self.equal(first, second)? {
                        return Ok(false);
                    }
                }
                Ok(true)
            }
            (Value::Object(first), Value::Object(second)) if first.len() == second.len() => {
                for (name, first) in first {
                    match second.get(name) {
                        Some(second) if self.equal(first, second)? => {}
                        _ => return Ok(false),
                    }
                }
                Ok(true)
            }
            (Value::Array(_) | Value::Object(_), _) => Ok(false),
            (first, second) => Ok(first == second),
        }
    }

    /// Whether a string, or a part of it, matches a pattern. An invalid pattern matches nothing (section 2.4.6).
    fn matches(&mut self, is_whole: bool, text: &str, pattern: &str) -> Result<bool, TooMuch> {
        // What a state of the regular expression costs is not known, but their number is bounded.
        const OF_A_BYTE: usize = 64;
        self.budget.spend(text.len().saturating_mul(OF_A_BYTE))?;
        if !self.patterns.has(is_whole, pattern) {
            self.budget.spend(COMPILING + pattern.len())?;
        }
        let regex = self.patterns.compiled(is_whole, pattern);
        Ok(regex.is_some_and(|regex| regex.is_match(text).unwrap_or_default()))
    }
}

/// What compiling a pattern costs.
const COMPILING: usize = 20_000;

/// The largest pattern once it is compiled, in bytes.
const LARGEST: usize = 1 << 18;

/// How many patterns are remembered. Those that are in the document may be many.
const MOST: usize = 64;

/// Patterns that are compiled.
#[derive(Default)]
pub(super) struct Patterns(HashMap<(bool, String), Option<Regex>>);

impl Patterns {
    fn has(&self, is_whole: bool, pattern: &str) -> bool {
        self.0.contains_key(&(is_whole, pattern.to_owned()))
    }

    fn compiled(&mut self, is_whole: bool, pattern: &str) -> Option<&Regex> {
        let key = (is_whole, pattern.to_owned());
        if self.0.len() == MOST && !self.0.contains_key(&key) {
            self.0.clear();
        }
        let compile = || {
            let dotted = dots(pattern);
            let regex = match is_whole {
                true => format!("^(?:{dotted})$"),
                false => dotted,
            };
            let mut builder = RegexBuilder::new(&regex);
            builder.backtrack_limit(10_000).delegate_size_limit(LARGEST);
            builder.build().ok()
        };
        self.0.entry(key).or_insert_with(compile).as_ref()
    }
}

/// The dot of RFC 9485 matches neither a line feed nor a carriage return.
fn dots(pattern: &str) -> String {
    let (mut translated, mut is_in_class, mut is_escaped) = (String::new(), false, false);
    for letter in pattern.chars() {
        match letter {
            '.' if !is_in_class && !is_escaped => translated.push_str("[^\\n\\r]"),
            letter => translated.push(letter),
        }
        is_in_class = !is_escaped && (letter == '[' || is_in_class && letter != ']')
            || is_escaped && is_in_class;
        is_escaped = letter == '\\' && !is_escaped;
    }
    translated
}
