//! The width and sign of integers.

use crate::ir::Integer;
use crate::schema::{Gathered, Keyword};
use crate::source::View;

/// The type that holds every integer that a schema allows: by its format (OpenAPI Format Registry), else by its bounds.
///
/// What neither says is as wide as what JSON implementations exchange exactly: 64 bits, with and without a sign.
pub(super) fn width(schema: &Gathered<'_>) -> Integer {
    match schema.text(Keyword::Format) {
        Some("int32" | "int16" | "int8" | "uint16" | "uint8") => return Integer::I32,
        Some("int64") => return Integer::I64,
        Some("uint32") => return Integer::U32,
        Some("uint64") => return Integer::U64,
        _ => {}
    }
    let least = bound(schema, Keyword::Minimum, Keyword::ExclusiveMinimum).reduce(i128::max);
    let most = bound(schema, Keyword::Maximum, Keyword::ExclusiveMaximum).reduce(i128::min);
    let (smallest, largest) = (i128::from(i64::MIN), i128::from(i64::MAX));
    match (least, most) {
        (_, Some(most)) if most <= largest && least.is_none_or(|least| least >= smallest) => {
            Integer::I64
        }
        (Some(least), _) if least >= -1 && is_positive(schema, least) => Integer::U64,
        _ => Integer::I128,
    }
}

/// Whether no negative integer is allowed.
fn is_positive(schema: &Gathered<'_>, least: i128) -> bool {
    least >= 0
        || schema
            .all(Keyword::ExclusiveMinimum)
            .any(|bound| bound.as_i128() == Some(-1))
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

/// A bound with a fraction, near enough to choose a type by.
fn rounded(number: f64) -> Option<i128> {
    #[allow(
        clippy::cast_possible_truncation,
        reason = "it saturates, and a bound beyond 128 bits bounds nothing"
    )]
    number.is_finite().then_some(number.floor() as i128)
}
