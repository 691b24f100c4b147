//! ECMA-262 section 22.2.1 "Patterns", as far as a light check can tell.

/// The room that a compiled pattern may take: it is only looked at.
const SIZE: usize = 1 << 20;

/// Whether a text is a regular expression. One of ECMA-262 that another dialect reads as well, but for the few escapes
/// that only the other knows.
pub(super) fn is_regex(text: &str) -> bool {
    if has_foreign_escape(text) {
        return false;
    }
    fancy_regex::RegexBuilder::new(&translate(text))
        .delegate_size_limit(SIZE)
        .build()
        .is_ok()
}

/// Escapes of letters that ECMA-262 does not have in its Unicode mode.
fn has_foreign_escape(text: &str) -> bool {
    let mut characters = text.chars();
    while let Some(character) = characters.next() {
        if character != '\\' {
            continue;
        }
        match characters.next() {
            None => return true,
            Some(letter)
                if letter.is_ascii_alphabetic() && !"bBcdDfknprsStuvwWxP".contains(letter) =>
            {
                return true;
            }
            Some(_) => {}
        }
    }
    false
}

/// What ECMA-262 writes in its own way.
fn translate(text: &str) -> String {
    let mut translated = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('\\') {
        let (before, escape) = rest.split_at(at);
        translated.push_str(before);
        let length = control_length(escape);
        rest = if length > 0 {
            translated.push_str("\\x01");
            &escape[length..]
        } else {
            let length = 1 + escape[1..].chars().next().map_or(0, char::len_utf8);
            translated.push_str(&escape[..length]);
            &escape[length..]
        };
    }
    translated.push_str(rest);
    translated
}

/// `\cX`
fn control_length(escape: &str) -> usize {
    match escape.as_bytes() {
        [b'\\', b'c', letter, ..] if letter.is_ascii_alphabetic() => 3,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::is_regex;

    #[test]
    fn expressions() {
        for text in [
            "",
            "^a+$",
            "([abc])+\\s+$",
            "(?<=a)b",
            "\\cA",
            "\\d{2,3}",
            "(?<n>a)\\k<n>",
            "\\p{L}",
            "\\u0041",
            "[\\w-]",
        ] {
            assert!(is_regex(text), "{text}");
        }
        for text in ["^(abc]", "(", "a**", "\\", "\\a", "\\Z", "[b-a]"] {
            assert!(!is_regex(text), "{text}");
        }
    }
}
