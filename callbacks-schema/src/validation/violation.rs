//! What a schema refuses about a value.

use std::fmt;

use crate::validation::excerpt::{MOST_SHOWN, without_values, write_more};

/// What a check says that ended because there were too many violations.
pub const MORE: &str = "… and more violations, which are not listed";

/// One thing that a schema refuses.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Violation {
    /// The place in the value, as the fragment of a JSON Pointer (RFC 6901 section 6): `#/items/0/id`.
    pub pointer: String,
    /// The keyword of JSON Schema that is not satisfied: `maxLength`. It is empty where the check ended before it was
    /// complete, because there were too many violations or it was too much work.
    pub keyword: &'static str,
    /// What was expected, and what is there.
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

/// Everything that a schema refuses about a value; never empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Violations(Vec<Violation>);

impl Violations {
    /// All of them; `None` when there are none.
    pub fn from_vec(violations: Vec<Violation>) -> Option<Self> {
        (!violations.is_empty()).then_some(Self(violations))
    }

    /// One by one, in the order of the value.
    pub fn iter(&self) -> std::slice::Iter<'_, Violation> {
        self.0.iter()
    }

    /// What is wrong where: the missing member, the expected type, or else the keyword. The values themselves are left out:
    /// they may be secrets.
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

/// The first of them: there may be a hundred.
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
