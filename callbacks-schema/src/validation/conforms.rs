//! Checks in generated code, for types that guarantee most of their schemas.

use std::ops::RangeBounds;

use super::format::Format;

/// Whether a string has this many characters (JSON Schema validation, sections 6.3.1 and 6.3.2).
#[inline]
pub fn has_length(text: &str, characters: impl RangeBounds<usize>) -> bool {
    // A character has one to four bytes, which is often enough to decide.
    let (fewest, most) = (text.len().div_ceil(4), text.len());
    (characters.contains(&fewest) && characters.contains(&most))
        || characters.contains(&text.chars().count())
}

/// Whether a string has a format. An unknown format allows every string.
pub fn has_format(text: &str, name: &str) -> bool {
    Format::named(name).is_none_or(|format| format.allows_text(text))
}

#[cfg(test)]
mod tests {
    use super::{has_format, has_length};

    #[test]
    fn a_length_counts_characters() {
        for (text, length) in [("", 0), ("a", 1), ("äöü", 3), ("🦀🦀", 2), ("abcde", 5)] {
            for least in 0..8 {
                assert_eq!(has_length(text, least..), length >= least, "{text} {least}");
                for most in 0..8 {
                    let is_within = (least..=most).contains(&length);
                    assert_eq!(
                        has_length(text, least..=most),
                        is_within,
                        "{text} {least} {most}"
                    );
                }
            }
        }
    }

    #[test]
    fn a_format_that_is_unknown_says_nothing() {
        assert!(has_format("2026-11-22", "date"));
        assert!(!has_format("2026-11-32", "date"));
        assert!(has_format("2026-11-32", "day"));
        assert!(has_format("2026-11-32", "int32"));
    }
}
