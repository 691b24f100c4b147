//! The width and sign of integers.

use crate::ir::Integer;
use crate::schema::{Gathered, Keyword};
use crate::settings::Integers;
use crate::source::View;

/// The type for all integers that a schema allows: by its format (OpenAPI Format Registry), else by its bounds.
///
/// A side without a bound is as wide as the user chose: 64 bits by default, or 128.
pub(super) fn width(schema: &Gathered<'_>, integers: Integers) -> Integer {
    match schema.text(Keyword::Format) {
        Some("int32" | "int16" | "int8" | "uint16" | "uint8") => return Integer::I32,
        Some("int64") => return Integer::I64,
        Some("uint32") => return Integer::U32,
        Some("uint64") => return Integer::U64,
        _ => {}
    }
    let least = bound(schema, Keyword::Minimum, Keyword::ExclusiveMinimum).reduce(i128::max);
    let most = bound(schema, Keyword::Maximum, Keyword::ExclusiveMaximum).reduce(i128::min);
    let is_positive = least.is_some_and(|least| is_positive(schema, least));
    let (smallest, largest) = (i128::from(i64::MIN), i128::from(i64::MAX));
    let unbounded = match integers {
        Integers::I64 if is_positive => u64::MAX.into(),
        Integers::I64 => largest,
        Integers::I128 if is_positive && most.is_none() => u64::MAX.into(),
        Integers::I128 => i128::MAX,
    };
    let most = most.unwrap_or(unbounded);
    let least = least.unwrap_or(match integers {
        Integers::I64 => smallest,
        // A schema with only an upper bound hardly allows numbers far below zero.
        Integers::I128 if most <= largest => smallest,
        Integers::I128 => i128::MIN,
    });
    if least >= smallest && most <= largest {
        Integer::I64
    } else if is_positive && least.max(most) <= u64::MAX.into() {
        Integer::U64
    } else {
        Integer::I128
    }
}

/// Whether no negative integer is allowed.
fn is_positive(schema: &Gathered<'_>, least: i128) -> bool {
    let exclusive = schema.all(Keyword::ExclusiveMinimum);
    let mut exclusive = exclusive.filter_map(|bound| bound.as_i128());
    least >= 0 || (least == -1 && exclusive.any(|bound| bound == -1))
}

fn bound<'v>(
    schema: &'v Gathered<'_>,
    inclusive: Keyword,
    exclusive: Keyword,
) -> impl Iterator<Item = i128> + 'v {
    let number = |view: View<'_>| {
        view.as_i128()
            .or_else(|| rounded(view.as_number()?.parse().ok()?))
    };
    let values = schema.all(inclusive).chain(schema.all(exclusive));
    values.filter_map(number)
}

/// A bound with a fraction, precise enough to choose a type.
fn rounded(number: f64) -> Option<i128> {
    #[allow(
        clippy::cast_possible_truncation,
        reason = "it saturates, and a bound beyond 128 bits bounds nothing"
    )]
    number.is_finite().then_some(number.floor() as i128)
}
