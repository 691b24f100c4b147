//! Violations of a schema.

use std::fmt;

use crate::validation::excerpt::{MOST_SHOWN, without_values, write_more};

/// The message of a check that ended because there were too many violations.
pub const MORE: &str = "… and more violations, which are not listed";

/// One violation of a schema.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Violation {
    /// The place in the value, as the fragment of a JSON Pointer (RFC 6901 section 6): `#/items/0/id`.
    pub pointer: String,
    /// The violated keyword of JSON Schema: `maxLength`. It is empty if the check ended early, because there were too
    /// many violations or it took too much work.
    pub keyword: &'static str,
    /// What was expected, and what was found.
    pub message: String,
}

impl Violation {
    /// A violation at a place.
    pub fn new(
        pointer: impl Into<String>,
        keyword: &'static str,
        message: impl Into<String>,
    ) -> Self {
        Self {
            pointer: pointer.into(),
            keyword,
            message: message.into(),
        }
    }
}

impl fmt::Display for Violation {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{} at `{}`", self.message, self.pointer)
    }
}

/// All violations of a value. Never empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Violations(Vec<Violation>);

impl Violations {
    /// The violations. `None` if there are none.
    pub fn from_vec(violations: Vec<Violation>) -> Option<Self> {
        (!violations.is_empty()).then_some(Self(violations))
    }

    /// The violations, in the order of the value.
    pub fn iter(&self) -> std::slice::Iter<'_, Violation> {
        self.0.iter()
    }

    /// The place of each violation, and the missing member, the expected type, or else the keyword. Values are left
    /// out, because they may be secrets.
    pub fn places(&self) -> String {
        let places = self.iter().take(MOST_SHOWN);
        let places = places.map(|violation| {
            let what = without_values(&violation.message);
            let what = what.unwrap_or_else(|| format!("`{}`", violation.keyword));
            format!(" {what} at `{}`", violation.pointer)
        });
        let mut text = places.collect::<Vec<_>>().join(",");
        match self.0.len().saturating_sub(MOST_SHOWN) {
            0 => {}
            more => text.push_str(&format!(", … and {more} more")),
        }
        text
    }

    /// All of them.
    pub fn into_vec(self) -> Vec<Violation> {
        self.0
    }
}

impl<'v> IntoIterator for &'v Violations {
    type Item = &'v Violation;
    type IntoIter = std::slice::Iter<'v, Violation>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

/// Shows the first ones, because there may be a hundred.
impl fmt::Display for Violations {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, violation) in self.0.iter().take(MOST_SHOWN).enumerate() {
            if index > 0 {
                formatter.write_str("; ")?;
            }
            write!(formatter, "{violation}")?;
        }
        write_more(formatter, self.0.len().saturating_sub(MOST_SHOWN))
    }
}

impl std::error::Error for Violations {}
