//! Names of the values of an enumeration.
//!
//! A name follows from its value, so that it does not move when a value is inserted. Only values that would have one name
//! need more: then each of them spells its signs (`EtcGmtPlus1` and `EtcGmtMinus1`), its case (`UpperA` and `LowerA`), or in
//! the end has a number that is made of its text.

use rustc_hash::FxHashMap;
use unicode_ident::is_xid_continue;

use super::pascal;

/// How much of a value its name says.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Detail {
    Words,
    PlusAndMinus,
    Signs,
    Case,
    Number,
}

impl Detail {
    fn more(self) -> Self {
        match self {
            Self::Words => Self::PlusAndMinus,
            Self::PlusAndMinus => Self::Signs,
            Self::Signs => Self::Case,
            Self::Case | Self::Number => Self::Number,
        }
    }
}

/// The names of values, each of which is given with the name of its kind.
pub(crate) fn of_values(values: &[(&'static str, &str)]) -> Vec<String> {
    /// Names that say more may clash with others, but not for long.
    const ROUNDS: usize = 8;
    let mut details = vec![Detail::Words; values.len()];
    let words: Vec<_> = values.iter().map(|(_, text)| simple(text)).collect();
    raise(&words, &mut details);
    for _ in 0..ROUNDS {
        let names = names(values, &details);
        if !raise(&names, &mut details) {
            return names;
        }
    }
    names(values, &details)
}

fn names(values: &[(&'static str, &str)], details: &[Detail]) -> Vec<String> {
    let each = values.iter().zip(details);
    each.map(|((kind, text), detail)| name(kind, text, *detail))
        .collect()
}

/// Asks for more where several names are the same. `false` when there are none, or none that can say more.
fn raise(names: &[String], details: &mut [Detail]) -> bool {
    let mut counts: FxHashMap<&str, usize> = FxHashMap::default();
    for name in names {
        *counts.entry(name).or_default() += 1;
    }
    let mut is_raised = false;
    for (name, detail) in names.iter().zip(details) {
        if counts[name.as_str()] > 1 && *detail != Detail::Number {
            *detail = detail.more();
            is_raised = true;
        }
    }
    is_raised
}

fn name(kind: &str, text: &str, detail: Detail) -> String {
    match detail {
        // A plus before a digit is never just a separator.
        Detail::Words if has_signed_digit(text) => pascal(&spelled(text, |sign| sign == '+')),
        Detail::Words => simple(text),
        Detail::PlusAndMinus if text.contains(is_word) => {
            pascal(&spelled(text, |sign| matches!(sign, '+' | '-')))
        }
        Detail::PlusAndMinus => simple(text),
        Detail::Signs => pascal(&spelled(text, |_| true)),
        Detail::Case => pascal(&format!("{} {}", case(kind, text), spelled(text, |_| true))),
        Detail::Number => {
            let number = digest(kind, text);
            pascal(&format!("{} x{number:08x}", spelled(text, |_| true)))
        }
    }
}

fn has_signed_digit(text: &str) -> bool {
    let mut pairs = text.as_bytes().windows(2);
    pairs.any(|pair| pair[0] == b'+' && pair[1].is_ascii_digit())
}

/// The words of a value, or the signs of one without a word.
fn simple(text: &str) -> String {
    match text {
        "" => "Empty".to_owned(),
        "<=" => "LessThanOrEqual".to_owned(),
        ">=" => "GreaterThanOrEqual".to_owned(),
        "!=" | "<>" => "NotEqual".to_owned(),
        _ if text.contains(is_word) => pascal(text),
        _ => pascal(&spelled(text, |_| true)),
    }
}

fn case(kind: &str, text: &str) -> String {
    let (mut lower, mut upper) = (false, false);
    for each in text.chars() {
        lower |= each.is_lowercase();
        upper |= each.is_uppercase();
    }
    match (lower, upper) {
        (true, false) => "Lower".to_owned(),
        (false, true) => "Upper".to_owned(),
        (true, true) => "Mixed".to_owned(),
        (false, false) => kind.to_owned(),
    }
}

/// FNV-1a, which is the same for every compiler and machine.
fn digest(kind: &str, text: &str) -> u32 {
    let bytes = kind.bytes().chain(text.bytes());
    bytes.fold(0x811c_9dc5, |digest, byte| {
        (digest ^ u32::from(byte)).wrapping_mul(0x0100_0193)
    })
}

/// Whether a character is part of a word.
fn is_word(each: char) -> bool {
    each != '_' && is_xid_continue(each)
}

/// The text with words for some of its signs.
fn spelled(text: &str, is_meant: impl Fn(char) -> bool) -> String {
    let mut words = String::with_capacity(text.len() + 16);
    for each in text.chars() {
        if is_word(each) || !is_meant(each) {
            words.push(each);
        } else {
            words.push(' ');
            words.push_str(&word_of(each));
            words.push(' ');
        }
    }
    words
}

fn word_of(sign: char) -> String {
    let word = match sign {
        '+' => "plus",
        '-' => "minus",
        '*' => "asterisk",
        '/' => "slash",
        '\\' => "backslash",
        '.' => "dot",
        ',' => "comma",
        ':' => "colon",
        ';' => "semicolon",
        '!' => "not",
        '?' => "question",
        '=' => "equal",
        '<' => "less_than",
        '>' => "greater_than",
        '&' => "and",
        '|' => "or",
        '^' => "caret",
        '~' => "tilde",
        '%' => "percent",
        '$' => "dollar",
        '#' => "hash",
        '@' => "at",
        '\'' => "apostrophe",
        '"' => "quote",
        '`' => "backtick",
        '(' => "open_parenthesis",
        ')' => "close_parenthesis",
        '[' => "open_bracket",
        ']' => "close_bracket",
        '{' => "open_brace",
        '}' => "close_brace",
        '_' => "underscore",
        ' ' => "space",
        '\t' => "tab",
        '\n' => "newline",
        '≤' => "less_than_or_equal",
        '≥' => "greater_than_or_equal",
        '≠' => "not_equal",
        _ => return format!("u{:x}", u32::from(sign)),
    };
    word.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(texts: &[&str], expected: &[&str]) {
        let values: Vec<_> = texts.iter().map(|text| ("text", *text)).collect();
        assert_eq!(of_values(&values), expected, "{texts:?}");
    }

    #[test]
    fn symbols_have_names_that_say_them() {
        check(
            &["=", "!=", "<", "<=", ">", ">=", "==", "*", "", " ", "&&"],
            &[
                "Equal",
                "NotEqual",
                "LessThan",
                "LessThanOrEqual",
                "GreaterThan",
                "GreaterThanOrEqual",
                "EqualEqual",
                "Asterisk",
                "Empty",
                "Space",
                "AndAnd",
            ],
        );
        check(&["!=", "<>"], &["NotEqual", "LessThanGreaterThan"]);
        check(&["\u{1f600}", "→"], &["U1f600", "U2192"]);
    }

    #[test]
    fn signs_are_spelled_where_they_tell_values_apart() {
        check(
            &["Etc/GMT+1", "Etc/GMT-1", "Etc/GMT", "Etc/GMT+2", "utf-8"],
            &[
                "EtcGmtPlus1",
                "EtcGmtMinus1",
                "EtcGmt",
                "EtcGmtPlus2",
                "Utf8",
            ],
        );
        check(&["A+", "A", "A-"], &["APlus", "A", "AMinus"]);
        check(&["1.5", "15", "-15"], &["N1Dot5", "N15", "Minus15"]);
        check(
            &["order.paid", "order/paid", "order-shipped"],
            &["OrderDotPaid", "OrderSlashPaid", "OrderShipped"],
        );
        check(&["a", "a "], &["A", "ASpace"]);
        check(&["+1", "plus 1"], &["Plus1", "PlusSpace1"]);
    }

    #[test]
    fn case_and_kind_are_spelled_where_nothing_else_tells() {
        check(&["a", "A", "b"], &["LowerA", "UpperA", "B"]);
        let values = [("text", "1"), ("integer", "1")];
        assert_eq!(of_values(&values), ["Text1", "Integer1"]);
        let names = of_values(&[("text", "aB"), ("text", "Ab")]);
        assert_ne!(names[0], names[1]);
    }

    #[test]
    fn other_scripts_keep_their_letters() {
        check(&["größe", "東京", "Москва"], &["Größe", "東京", "Москва"]);
    }

    /// Inserting a value moves no name, in front or behind.
    #[test]
    fn names_follow_from_values_alone() {
        let texts = [
            "<=",
            "Etc/GMT+1",
            "Etc/GMT-1",
            "a",
            "A",
            "aB",
            "Ab",
            "new",
            "x y",
        ];
        let values: Vec<_> = texts.iter().map(|text| ("text", *text)).collect();
        let names = of_values(&values);
        for inserted in ["<", "Etc/GMT", "==", "b", "", "x"] {
            let mut more = vec![("text", inserted)];
            more.extend(&values);
            assert_eq!(of_values(&more)[1..], names, "{inserted}");
        }
        let mut reversed = values.clone();
        reversed.reverse();
        let mut expected = names;
        expected.reverse();
        assert_eq!(of_values(&reversed), expected);
    }
}
