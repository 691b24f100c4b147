//! The number that a value must be a multiple of.

use super::decimal::View;
use super::{Decimal, Number};

/// The maximum number of factors two or five in a 128-bit divisor.
const TWOS_AND_FIVES: i64 = 128;

/// A divisor: an integer times a power of ten.
#[derive(Debug)]
pub(in crate::validation) struct Divisor {
    text: Box<str>,
    digits: u128,
    exponent: i64,
}

impl Divisor {
    /// Parses a JSON number. `None` if it is not positive (JSON Schema validation, section 6.2.1), or has more digits
    /// than fit in 128 bits, which no value has.
    pub(in crate::validation) fn parse(text: &str) -> Option<Self> {
        let decimal = Decimal::parse(text)?;
        let view = decimal.view();
        if view.negative || view.digits.is_empty() {
            return None;
        }
        let (digits, exponent) = (to_u128(view.digits)?, exponent(&view)?);
        let integer = u32::try_from(exponent)
            .ok()
            .and_then(|exponent| 10_u128.checked_pow(exponent)?.checked_mul(digits));
        Some(Self {
            text: text.into(),
            digits: integer.unwrap_or(digits),
            exponent: integer.map_or(exponent, |_| 0),
        })
    }

    /// As the document writes it.
    pub(in crate::validation) fn text(&self) -> &str {
        &self.text
    }

    /// Whether a number is a multiple.
    pub(in crate::validation) fn divides(&self, number: Number) -> bool {
        if let (Number::Integer(value), 0) = (number, self.exponent) {
            return value.unsigned_abs() % self.digits == 0;
        }
        let digits = number.digits();
        let view = digits.view();
        let (Some(digits), Some(exponent)) = (to_u128(view.digits), exponent(&view)) else {
            return false;
        };
        match exponent - self.exponent {
            shift @ 0.. => is_multiple_scaled(digits, shift, self.digits),
            shift => u32::try_from(-shift)
                .ok()
                .and_then(|shift| 10_u128.checked_pow(shift))
                .and_then(|power| power.checked_mul(self.digits))
                // A divisor beyond 128 bits only divides zero.
                .map_or(digits == 0, |divisor| digits % divisor == 0),
        }
    }
}

fn to_u128(digits: &[u8]) -> Option<u128> {
    digits.iter().try_fold(0_u128, |number, digit| {
        number
            .checked_mul(10)?
            .checked_add(u128::from(digit - b'0'))
    })
}

/// The power of ten of the last digit.
fn exponent(view: &View<'_>) -> Option<i64> {
    view.point.checked_sub(view.digits.len() as i64)
}

/// Whether `digits × 10^shift` is a multiple.
fn is_multiple_scaled(digits: u128, shift: i64, divisor: u128) -> bool {
    let mut rest = digits % divisor;
    // Powers of ten only contribute factors two and five.
    for _ in 0..shift.min(TWOS_AND_FIVES) {
        if rest == 0 {
            break;
        }
        let twice = add(rest, rest, divisor);
        let fourfold = add(twice, twice, divisor);
        let fivefold = add(fourfold, rest, divisor);
        rest = add(fivefold, fivefold, divisor);
    }
    rest == 0
}

/// Adds without overflowing the modulus.
fn add(this: u128, that: u128, modulus: u128) -> u128 {
    let room = modulus - that;
    if this >= room {
        this - room
    } else {
        this + that
    }
}
