//! The format `regex` (JSON Schema validation, section 7.3.8).

use super::{Grammar, parse};

/// Whether a string is a regular expression of ECMA-262 section 22.2.1 "Patterns", in Unicode mode.
///
/// Only the syntax is checked. Nothing is compiled, so an untrusted string only costs time in proportion to its length.
/// Names of character properties are not checked, because they change with Unicode.
///
/// ```
/// use callbacks_schema::ecma::is_pattern;
///
/// assert!(is_pattern("^(a|b)+$"));
/// assert!(!is_pattern("^(a|b+$"));
/// ```
pub fn is_pattern(text: &str) -> bool {
    parse::parse(text, Grammar::Strict).is_ok()
}

#[cfg(test)]
mod tests {
    use super::is_pattern;

    #[test]
    fn expressions() {
        for text in [
            "",
            "a|b",
            "|",
            "()",
            "(|)",
            "^a+$",
            "([abc])+\\s+$",
            "(?<=a)b",
            "(?<!a)b",
            "(?=a)b",
            "a(?!b)",
            "\\cA",
            "\\d{2,3}?",
            "a{2}",
            "a{2,}",
            "(?<n>a)\\k<n>",
            "\\k<n>(?<n>a)",
            "(a)\\1",
            "\\p{L}",
            "\\P{Script=Greek}",
            "\\u0041",
            "\\u{1F600}",
            "\\x41",
            "\\0",
            "[\\w-]",
            "[a-z\\-\\b]",
            "[]",
            "[^]",
            "[-a]",
            "[a-]",
            "(?:a)*",
            "(?i-m:a)",
            "\\/",
            "\\$",
            "[$^(|]",
            "ü+",
        ] {
            assert!(is_pattern(text), "{text}");
        }
        for text in [
            "^(abc]",
            "(",
            ")",
            "a)",
            "*",
            "a**",
            "a|*",
            "\\",
            "\\a",
            "\\Z",
            "[b-a]",
            "[\\w-a]",
            "[",
            "a{3,2}",
            "{",
            "}",
            "]",
            "a{",
            "a{1",
            "a{,2}",
            "(?",
            "(?a)",
            "(?<n)",
            "(?<>a)",
            "(?<1>a)",
            "\\1",
            "\\k<n>",
            "\\p",
            "\\pL",
            "\\p{}",
            "\\p{=L}",
            "\\p{L=}",
            "\\u{110000}",
            "\\x4",
            "\\u004",
            "\\01",
            "^*",
            "(?=a)*",
            "\\b+",
            "(?ii:a)",
            "(?-:a)",
            "\\c1",
        ] {
            assert!(!is_pattern(text), "{text}");
        }
        assert!(!is_pattern(&"(".repeat(100_000)));
        let nested = |depth| format!("{}{}", "(".repeat(depth), ")".repeat(depth));
        assert!(is_pattern(&nested(128)) && !is_pattern(&nested(129)));
    }
}
