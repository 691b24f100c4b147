//! Exact numbers: a number of the document is compared as it is written.
//!
//! An `f64` means its shortest decimal, so `0.1` is exactly a tenth, and `0.3` a multiple of it. Nothing is rounded,
//! however many digits a document has.

mod bound;
mod decimal;
mod divisor;

use std::cmp::Ordering;

pub(super) use bound::Bound;
pub(super) use decimal::Decimal;
pub(super) use divisor::Divisor;

use decimal::Digits;

/// The exact integer of a JSON number, however it is written. `None` for fractions, for integers beyond 128 bits, and
/// for strings that are not numbers.
pub fn integer_of(text: &str) -> Option<i128> {
    Decimal::parse(text)?.to_integer()
}

/// The number of a value.
#[derive(Clone, Copy, Debug)]
pub(super) enum Number {
    /// Written as an integer.
    Integer(i128),
    /// Any other finite number.
    Float(f64),
}

impl Number {
    /// Whether there are no digits after the point: `1.0` is an integer.
    pub(super) fn is_integral(self) -> bool {
        match self {
            Self::Integer(_) => true,
            Self::Float(value) => value.fract() == 0.0,
        }
    }

    /// Whether it is an integer in this range.
    pub(super) fn is_integer_within(self, least: i128, greatest: i128) -> bool {
        match self {
            Self::Integer(value) => (least..=greatest).contains(&value),
            Self::Float(_) => {
                let bound = |integer: i128| Digits::of_integer(integer);
                self.is_integral()
                    && self.digits().view().cmp(&bound(least).view()) != Ordering::Less
                    && self.digits().view().cmp(&bound(greatest).view()) != Ordering::Greater
            }
        }
    }

    /// Whether both are the same number, however written.
    pub(super) fn equals(self, other: Self) -> bool {
        match (self, other) {
            (Self::Integer(this), Self::Integer(that)) => this == that,
            // An `f64` has exactly one shortest decimal.
            (Self::Float(this), Self::Float(that)) => this == that,
            _ => self.digits().view().cmp(&other.digits().view()) == Ordering::Equal,
        }
    }

    /// Its decimal digits.
    pub(super) fn digits(self) -> Digits {
        match self {
            Self::Integer(value) => Digits::of_integer(value),
            Self::Float(value) => Digits::of_float(value),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Bound, Divisor, Number};
    use std::cmp::Ordering;

    #[test]
    fn numbers_are_equal_however_written() {
        let same = |this, that| assert!(Number::equals(this, that), "{this:?} {that:?}");
        same(Number::Integer(1), Number::Float(1.0));
        same(Number::Integer(0), Number::Float(-0.0));
        same(Number::Integer(-25), Number::Float(-25.0));
        same(Number::Integer(10_i128.pow(23)), Number::Float(1e23));
        let other = |this, that| assert!(!Number::equals(this, that), "{this:?} {that:?}");
        other(
            Number::Integer(9_007_199_254_740_993),
            Number::Float(9_007_199_254_740_992.0),
        );
        other(Number::Integer(1), Number::Float(-1.0));
        other(Number::Integer(i128::MIN), Number::Float(1e300));
    }

    #[test]
    fn ranges_of_integers() {
        let byte = |number: Number| number.is_integer_within(-128, 127);
        assert!(byte(Number::Float(127.0)) && byte(Number::Float(-128.0)));
        assert!(!byte(Number::Float(128.0)) && !byte(Number::Float(1e300)));
        assert!(!byte(Number::Float(0.5)) && !byte(Number::Integer(128)));
        let long = |value| {
            Number::Float(value).is_integer_within(i128::from(i64::MIN), i128::from(i64::MAX))
        };
        // The shortest decimal of 2^63 is 9223372036854775808 = 9.223372036854776e18, which is out of range.
        assert!(!long(9_223_372_036_854_775_808.0));
        assert!(long(9_223_372_036_854_774_784.0));
    }

    #[test]
    fn bounds_are_exact() {
        let case = |number: Number, bound: &str, expected| {
            let bound = Bound::parse(bound).expect("a number");
            assert_eq!(bound.compare(number), expected, "{number:?} {bound:?}");
        };
        case(Number::Integer(3), "3.0", Ordering::Equal);
        case(
            Number::Integer(3),
            "2.99999999999999999999999",
            Ordering::Greater,
        );
        case(
            Number::Integer(3),
            "3.00000000000000000000001",
            Ordering::Less,
        );
        case(Number::Float(0.1), "0.1", Ordering::Equal);
        case(Number::Float(0.1), "1e-1", Ordering::Equal);
        case(Number::Float(0.1), "0.10000000000000000001", Ordering::Less);
        case(
            Number::Float(-0.1),
            "-0.10000000000000000001",
            Ordering::Greater,
        );
        case(Number::Float(f64::MAX), "1e400", Ordering::Less);
        case(Number::Float(f64::MIN), "-1e400", Ordering::Greater);
        case(Number::Float(5e-324), "1e-400", Ordering::Greater);
        case(Number::Float(0.0), "-0", Ordering::Equal);
        case(
            Number::Float(0.0),
            "0e999999999999999999999",
            Ordering::Equal,
        );
        case(
            Number::Integer(i128::MAX),
            "1e999999999999999999999",
            Ordering::Less,
        );
        case(
            Number::Integer(1),
            "1e-999999999999999999999",
            Ordering::Greater,
        );
        case(
            Number::Integer(18_446_744_073_709_551_616),
            "18446744073709551615",
            Ordering::Greater,
        );
        case(
            Number::Integer(i128::MAX),
            "170141183460469231731687303715884105727",
            Ordering::Equal,
        );
    }

    #[test]
    fn multiples_are_of_decimals() {
        let case = |number: Number, divisor: &str, expected| {
            let divisor = Divisor::parse(divisor).expect("a positive number");
            assert_eq!(divisor.divides(number), expected, "{number:?} {divisor:?}");
        };
        case(Number::Float(0.3), "0.1", true);
        case(Number::Float(0.35), "0.1", false);
        case(Number::Float(0.007_5), "0.0001", true);
        case(Number::Float(0.007_51), "0.0001", false);
        case(Number::Float(19.99), "0.01", true);
        case(Number::Float(1e308), "0.5", true);
        case(Number::Float(1e308), "0.123456789", false);
        case(Number::Float(4.5), "1.5", true);
        case(Number::Float(1e-7), "1e-8", true);
        case(Number::Float(1e-8), "1e-7", false);
        case(Number::Float(0.0), "1e400", true);
        case(Number::Float(1.0), "1e400", false);
        case(Number::Float(1e300), "1e-400", true);
        case(Number::Integer(7), "2", false);
        case(Number::Integer(-8), "2", true);
        case(Number::Integer(1), "0.0001", true);
        case(
            Number::Integer(i128::MAX),
            "170141183460469231731687303715884105727",
            true,
        );
        case(
            Number::Integer(i128::MAX),
            "170141183460469231731687303715884105726",
            false,
        );
        case(Number::Integer(12), "1.2e1", true);
        case(Number::Integer(12), "1e1", false);
        assert!(Divisor::parse("0").is_none() && Divisor::parse("-1").is_none());
        assert!(Divisor::parse("0.0").is_none());
    }
}
