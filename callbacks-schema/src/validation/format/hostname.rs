//! RFC 1123 section 2.1 "Host Names and Numbers"; RFC 5890 section 2.3.2.3 for names beyond ASCII.

use super::punycode::decodes_without;

/// The maximum lengths of a label and of a name (RFC 1034 section 3.1).
const LABEL: usize = 63;
const NAME: usize = 253;

pub(super) fn is_hostname(text: &str) -> bool {
    text.len() <= NAME && text.split('.').all(is_label)
}

fn is_label(label: &str) -> bool {
    label.len() <= LABEL
        && is_framed(label)
        && label
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
        && !is_reserved(label)
}

/// A label neither begins nor ends with a hyphen.
fn is_framed(label: &str) -> bool {
    !label.is_empty() && !label.starts_with('-') && !label.ends_with('-')
}

/// RFC 5891 section 4.2.3.1: hyphens in the third and fourth place are reserved, as in `xn--`.
fn is_reserved(label: &str) -> bool {
    match label.as_bytes() {
        [b'x' | b'X', b'n' | b'N', b'-', b'-', ..] => {
            let is_wrong = |character: char| !is_beyond(character) || character.is_uppercase();
            decodes_without(&label[4..], is_wrong).is_none()
        }
        [_, _, b'-', b'-', ..] => true,
        _ => false,
    }
}

/// A lenient check. Which letters are allowed depends on tables that change with Unicode.
pub(super) fn is_idn_hostname(text: &str) -> bool {
    // UTS 46 section 4: these are full stops too.
    let is_stop = |character| matches!(character, '.' | '\u{3002}' | '\u{FF0E}' | '\u{FF61}');
    let is_short = text.chars().count() <= NAME;
    is_short && text.split(is_stop).all(is_idn_label)
}

fn is_idn_label(label: &str) -> bool {
    if label.is_ascii() {
        return is_label(label);
    }
    let is_hyphened = label.chars().skip(2).take(2).eq(['-', '-']);
    label.chars().count() <= LABEL
        && is_framed(label)
        && !is_hyphened
        && label.chars().all(|character| {
            character.is_ascii_alphanumeric() || character == '-' || is_beyond(character)
        })
}

/// Whether it may be a letter or a combining mark.
fn is_beyond(character: char) -> bool {
    !character.is_ascii() && !character.is_control() && !character.is_whitespace()
}

#[cfg(test)]
mod tests {
    use super::{is_hostname, is_idn_hostname};

    #[test]
    fn names() {
        let longest = format!("{0}.{0}.{0}.{1}", "a".repeat(63), "a".repeat(61));
        for name in [
            "example.com",
            "a",
            "1.2",
            "EXAMPLE-1",
            "xn--bcher-kva.example",
            &longest,
        ] {
            assert!(is_hostname(name) && is_idn_hostname(name), "{name}");
        }
        let long = format!("{longest}a");
        let label = "a".repeat(64);
        for name in [
            "", ".", "a.", ".a", "a..b", "-a", "a-", "a_b", "a b", "ab--c", "xn--", &long, &label,
            "a\n",
        ] {
            assert!(!is_hostname(name), "{name}");
            assert!(!is_idn_hostname(name), "{name}");
        }
        for name in ["bücher.example", "실례.테스트", "例え。テスト"] {
            assert!(!is_hostname(name) && is_idn_hostname(name), "{name}");
        }
        for name in ["ü b", "-ü", "ab--ü", "ü\u{85}"] {
            assert!(!is_idn_hostname(name), "{name}");
        }
    }
}
