//! JSON as it is written: numbers keep all their digits.

use std::collections::BTreeMap;

use serde_json::value::RawValue;

/// A JSON text, read without loss.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Exact {
    Null,
    Bool(bool),
    Number(Decimal),
    String(String),
    Array(Vec<Exact>),
    Object(BTreeMap<String, Exact>),
}

/// A number in one normal form: `1`, `1.0` and `10e-1` are equal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Decimal {
    is_negative: bool,
    /// Without zeros at either end; empty for zero.
    digits: String,
    exponent: i64,
}

impl Decimal {
    /// A number as JSON writes it.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let (is_negative, text) = match text.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, text),
        };
        let (mantissa, exponent) = match text.split_once(['e', 'E']) {
            Some((mantissa, exponent)) => (mantissa, exponent.parse::<i64>().ok()?),
            None => (text, 0),
        };
        let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        let digits = format!("{whole}{fraction}");
        if digits.is_empty() || !digits.bytes().all(|digit| digit.is_ascii_digit()) {
            return None;
        }
        let ended = digits.trim_end_matches('0');
        let zeros = i64::try_from(digits.len() - ended.len()).ok()?;
        let digits = ended.trim_start_matches('0').to_owned();
        if digits.is_empty() {
            return Some(Self {
                is_negative: false,
                digits,
                exponent: 0,
            });
        }
        let places = i64::try_from(fraction.len()).ok()?;
        let exponent = exponent.checked_sub(places)?.checked_add(zeros)?;
        Some(Self {
            is_negative,
            digits,
            exponent,
        })
    }

    /// The nearest double, which is what most programs make of it.
    pub(crate) fn to_double(&self) -> Option<f64> {
        let sign = if self.is_negative { "-" } else { "" };
        format!("{sign}0{}e{}", self.digits, self.exponent)
            .parse()
            .ok()
    }

    /// It as an integer divided by a power of ten.
    pub(crate) fn scaled(&self) -> Option<(i128, u32)> {
        let digits: i128 = if self.digits.is_empty() {
            0
        } else {
            self.digits.parse().ok()?
        };
        let digits = if self.is_negative { -digits } else { digits };
        match u32::try_from(-self.exponent) {
            Ok(scale) => Some((digits, scale)),
            Err(_) => {
                let factor = 10_i128.checked_pow(u32::try_from(self.exponent).ok()?)?;
                Some((digits.checked_mul(factor)?, 0))
            }
        }
    }
}

impl Exact {
    /// Reads a text; none when it is no JSON.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        match text.trim_start().as_bytes().first()? {
            b'{' => {
                let members: BTreeMap<String, &RawValue> = serde_json::from_str(text).ok()?;
                let members = members
                    .into_iter()
                    .map(|(name, value)| Some((name, Self::parse(value.get())?)));
                members.collect::<Option<_>>().map(Self::Object)
            }
            b'[' => {
                let items: Vec<&RawValue> = serde_json::from_str(text).ok()?;
                items
                    .into_iter()
                    .map(|item| Self::parse(item.get()))
                    .collect::<Option<_>>()
                    .map(Self::Array)
            }
            b'"' => serde_json::from_str(text).ok().map(Self::String),
            b't' | b'f' => serde_json::from_str(text).ok().map(Self::Bool),
            b'n' => Some(Self::Null),
            _ => Decimal::parse(text.trim()).map(Self::Number),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_equal_by_value_and_by_nothing_less() {
        let number = |text| Decimal::parse(text).unwrap();
        for (left, right) in [
            ("1", "1.0"),
            ("100", "1e2"),
            ("-0.10", "-1E-1"),
            ("0", "-0.0"),
            ("120e-1", "12"),
        ] {
            assert_eq!(number(left), number(right));
        }
        assert_ne!(number("9007199254740993"), number("9007199254740992"));
        assert_ne!(number("1"), number("-1"));
        assert_eq!(
            number("-9007199254740993").to_double(),
            Some(-9_007_199_254_740_992.0)
        );
        assert_eq!(Decimal::parse("x"), None);
        assert_eq!(number("0.25").scaled(), Some((25, 2)));
        assert_eq!(number("1e3").scaled(), Some((1000, 0)));
    }

    #[test]
    fn texts_are_read_without_loss() {
        let exact = |text| Exact::parse(text).unwrap();
        assert_eq!(
            exact(r#" {"a":[1.0,"x",null],"b":true}"#),
            exact(r#"{"b":true,"a":[1,"\u0078",null]}"#)
        );
        assert_ne!(
            exact("[18446744073709551617]"),
            exact("[18446744073709551616]")
        );
        assert_eq!(Exact::parse("{"), None);
    }
}
