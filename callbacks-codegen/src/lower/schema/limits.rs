//! The limits of values in words.

use crate::ir::{Integer, Limit, Type};
use crate::schema::{Gathered, Keyword};

/// The limits in a member's documentation, and the words around them.
const SHOWN: [(Keyword, &str, &str); 13] = [
    (Keyword::MinLength, "At least", "characters."),
    (Keyword::MaxLength, "At most", "characters."),
    (Keyword::Pattern, "Matches the pattern", "."),
    (Keyword::Minimum, "At least", "."),
    (Keyword::Maximum, "At most", "."),
    (Keyword::ExclusiveMinimum, "More than", "."),
    (Keyword::ExclusiveMaximum, "Less than", "."),
    (Keyword::MultipleOf, "A multiple of", "."),
    (Keyword::MinItems, "At least", "items."),
    (Keyword::MaxItems, "At most", "items."),
    (Keyword::MinProperties, "At least", "members."),
    (Keyword::MaxProperties, "At most", "members."),
    (Keyword::Format, "Format:", "."),
];

/// Formats that the Rust type already shows.
const FORMATS_OF_TYPES: [&str; 6] = ["int32", "int64", "float", "double", "byte", "binary"];

/// The limits that a schema sets, without those that its Rust type has anyway.
pub(super) fn of(schema: &Gathered<'_>, ty: &Type) -> Vec<Limit> {
    /// Longer patterns do not help a reader.
    const LONGEST: usize = 80;
    let is_exclusive = |keyword| {
        schema
            .get(keyword)
            .is_some_and(|value| value.as_bool() == Some(true))
    };
    let limits = SHOWN.iter().filter_map(|(keyword, before, behind)| {
        let value = schema.get(*keyword)?;
        let text = value
            .raw_text()
            .filter(|text| !text.is_empty() && text.len() <= LONGEST)?;
        let is_text = matches!(keyword, Keyword::Pattern | Keyword::Format);
        if !is_text && value.as_number().is_none() {
            return None;
        }
        if *keyword == Keyword::Format && FORMATS_OF_TYPES.contains(&text) {
            return None;
        }
        let is_implied = match keyword {
            Keyword::MinLength | Keyword::MinItems | Keyword::MinProperties => true,
            Keyword::Minimum => {
                !is_exclusive(Keyword::ExclusiveMinimum)
                    && matches!(ty, Type::Integer(Integer::U32 | Integer::U64))
            }
            _ => false,
        };
        if is_implied && value.as_u64() == Some(0) {
            return None;
        }
        // In OpenAPI 3.0 these are flags beside the bounds.
        let before = match keyword {
            Keyword::Minimum if is_exclusive(Keyword::ExclusiveMinimum) => "More than",
            Keyword::Maximum if is_exclusive(Keyword::ExclusiveMaximum) => "Less than",
            _ => before,
        };
        let behind = match (text, *behind) {
            ("1", "characters.") => "character.",
            ("1", "items.") => "item.",
            ("1", "members.") => "member.",
            (_, behind) => behind,
        };
        Some(Limit {
            before,
            value: text.to_owned(),
            behind,
        })
    });
    limits.collect()
}
