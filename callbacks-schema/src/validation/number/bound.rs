//! The minimum or maximum of a value.

use std::cmp::Ordering;

use super::{Decimal, Number};

/// A bound, with forms that are faster to compare.
#[derive(Debug)]
pub(in crate::validation) struct Bound {
    text: Box<str>,
    integer: Option<i128>,
    nearest: f64,
    decimal: Decimal,
}

impl Bound {
    /// Reads a JSON number; `None` if the string is not one.
    pub(in crate::validation) fn parse(text: &str) -> Option<Self> {
        let decimal = Decimal::parse(text)?;
        Some(Self {
            text: text.into(),
            integer: decimal.to_integer(),
            nearest: text.parse().ok()?,
            decimal,
        })
    }

    /// As the document writes it.
    pub(in crate::validation) fn text(&self) -> &str {
        &self.text
    }

    /// How a number compares to it.
    pub(in crate::validation) fn compare(&self, number: Number) -> Ordering {
        match (number, self.integer) {
            (Number::Integer(value), Some(bound)) => value.cmp(&bound),
            // The decimals that read as one `f64` are contiguous, so if two `f64` differ, so do their decimals.
            (Number::Float(value), _) if value != self.nearest => value.total_cmp(&self.nearest),
            _ => number.digits().view().cmp(&self.decimal.view()),
        }
    }
}
