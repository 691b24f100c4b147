//! Decimal numbers of any size and precision.

use std::cmp::Ordering;
use std::fmt::Write;

/// A number in a document, exactly.
#[derive(Clone, Debug)]
pub(in crate::validation) struct Decimal {
    negative: bool,
    digits: Box<[u8]>,
    point: i64,
}

/// The digits of a value, on the stack.
#[derive(Clone, Copy, Debug)]
pub(in crate::validation) struct Digits {
    negative: bool,
    digits: [u8; LONGEST],
    len: usize,
    point: i64,
}

/// The digits of `i128::MIN`, more than any `f64` has.
const LONGEST: usize = 39;

/// A number: the sign, the digits from the first to the last that is not zero, and how many of them are before the
/// point (possibly negative). Zero has no digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(in crate::validation) struct View<'d> {
    pub(super) negative: bool,
    pub(super) digits: &'d [u8],
    pub(super) point: i64,
}

impl Decimal {
    /// Reads a JSON number (RFC 8259 section 6); `None` if the string is not one.
    pub(in crate::validation) fn parse(text: &str) -> Option<Self> {
        let mut digits = vec![0; text.len()];
        let (negative, range, point) = scan(text, &mut digits)?;
        Some(Self {
            negative,
            digits: digits[range].into(),
            point,
        })
    }

    pub(in crate::validation) fn view(&self) -> View<'_> {
        View {
            negative: self.negative,
            digits: &self.digits,
            point: self.point,
        }
    }

    /// Its value, if it is an integer that fits.
    pub(in crate::validation) fn to_integer(&self) -> Option<i128> {
        let scale = self.point.checked_sub(self.digits.len() as i64)?;
        let power = 10_i128.checked_pow(u32::try_from(scale).ok()?)?;
        let mut integer = 0_i128;
        for digit in &self.digits {
            // Downwards, because there is one more negative integer than positive ones.
            integer = integer
                .checked_mul(10)?
                .checked_sub(i128::from(digit - b'0'))?;
        }
        let integer = integer.checked_mul(power)?;
        if self.negative {
            Some(integer)
        } else {
            integer.checked_neg()
        }
    }
}

impl Digits {
    pub(super) fn of_integer(value: i128) -> Self {
        let mut reversed = [0; LONGEST];
        let mut len = 0;
        let mut rest = value.unsigned_abs();
        let mut point = 0;
        while rest > 0 {
            let digit = b'0' + (rest % 10) as u8;
            rest /= 10;
            point += 1;
            if len > 0 || digit != b'0' {
                reversed[len] = digit;
                len += 1;
            }
        }
        reversed[..len].reverse();
        Self {
            negative: value < 0,
            digits: reversed,
            len,
            point,
        }
    }

    /// The shortest decimal that reads as this number.
    pub(super) fn of_float(value: f64) -> Self {
        let mut text = Text::default();
        let written = write!(text, "{value:e}");
        debug_assert!(written.is_ok(), "it has room for every `f64`");
        let mut digits = [0; LONGEST];
        let (negative, range, point) = scan(text.as_str(), &mut digits).unwrap_or((false, 0..0, 0));
        digits.copy_within(range.clone(), 0);
        Self {
            negative,
            digits,
            len: range.len(),
            point,
        }
    }

    pub(in crate::validation) fn view(&self) -> View<'_> {
        View {
            negative: self.negative,
            digits: &self.digits[..self.len],
            point: self.point,
        }
    }
}

impl View<'_> {
    /// Compares two numbers.
    pub(in crate::validation) fn cmp(&self, other: &View<'_>) -> Ordering {
        match (self.sign(), other.sign()) {
            (1, 1) => self.cmp_magnitude(other),
            (-1, -1) => other.cmp_magnitude(self),
            (this, that) => this.cmp(&that),
        }
    }

    fn sign(&self) -> i8 {
        match (self.digits.is_empty(), self.negative) {
            (true, _) => 0,
            (false, true) => -1,
            (false, false) => 1,
        }
    }

    fn cmp_magnitude(&self, other: &View<'_>) -> Ordering {
        // The first and the last digit are not zero, so as strings they are ordered like fractions.
        let points = self.point.cmp(&other.point);
        points.then_with(|| self.digits.cmp(other.digits))
    }
}

/// Writes the digits of a number into a buffer that is at least as long. Returns its sign, their range, and how many of
/// them are before the point.
fn scan(text: &str, digits: &mut [u8]) -> Option<(bool, std::ops::Range<usize>, i64)> {
    let (negative, text) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text),
    };
    let (mantissa, exponent) = match text.find(['e', 'E']) {
        Some(at) => (&text[..at], parse_exponent(&text[at + 1..])?),
        None => (text, 0),
    };
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let mut len = 0;
    for byte in whole.bytes().chain(fraction.bytes()) {
        if !byte.is_ascii_digit() {
            return None;
        }
        *digits.get_mut(len)? = byte;
        len += 1;
    }
    if whole.is_empty() {
        return None;
    }
    let first = digits[..len].iter().position(|digit| *digit != b'0');
    let (Some(first), Some(last)) = (first, digits[..len].iter().rposition(|d| *d != b'0')) else {
        return Some((false, 0..0, 0));
    };
    let point = whole.len() as i64 - first as i64 + exponent;
    Some((negative, first..last + 1, point))
}

/// An exponent. Beyond the range of all numbers its value does not matter.
fn parse_exponent(text: &str) -> Option<i64> {
    const GREATEST: i64 = 1 << 60;
    let (negative, digits) = match text.as_bytes() {
        [b'-', digits @ ..] => (true, digits),
        [b'+', digits @ ..] | digits => (false, digits),
    };
    if digits.is_empty() {
        return None;
    }
    let mut exponent = 0_i64;
    for digit in digits {
        if !digit.is_ascii_digit() {
            return None;
        }
        exponent = exponent
            .saturating_mul(10)
            .saturating_add(i64::from(digit - b'0'))
            .min(GREATEST);
    }
    Some(if negative { -exponent } else { exponent })
}

/// The string of an `f64`: a sign, 17 digits, a point, and an exponent with three digits.
#[derive(Default)]
struct Text {
    bytes: [u8; 32],
    len: usize,
}

impl Text {
    fn as_str(&self) -> &str {
        std::str::from_utf8(&self.bytes[..self.len]).unwrap_or_default()
    }
}

impl Write for Text {
    fn write_str(&mut self, text: &str) -> std::fmt::Result {
        let end = self.len + text.len();
        let room = self.bytes.get_mut(self.len..end).ok_or(std::fmt::Error)?;
        room.copy_from_slice(text.as_bytes());
        self.len = end;
        Ok(())
    }
}
