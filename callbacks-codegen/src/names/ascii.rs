//! Names in ASCII, which nearly all are. `heck` writes each character through `fmt`, and thousands of names are made.

/// `callbackUrl` is `callback_url`; `None` where the text is not ASCII.
pub(super) fn snake(text: &str) -> Option<String> {
    cased(text, |word, name| {
        if !name.is_empty() {
            name.push('_');
        }
        push_lower(word, name);
    })
}

/// `order status` is `OrderStatus`; `None` where the text is not ASCII.
pub(super) fn pascal(text: &str) -> Option<String> {
    cased(text, |word, name| {
        let start = name.len();
        push_lower(word, name);
        name[start..=start].make_ascii_uppercase();
    })
}

fn push_lower(word: &str, name: &mut String) {
    let start = name.len();
    name.push_str(word);
    name[start..].make_ascii_lowercase();
}

fn cased(text: &str, mut push: impl FnMut(&str, &mut String)) -> Option<String> {
    if !text.is_ascii() {
        return None;
    }
    let mut name = String::with_capacity(text.len() + 4);
    for part in text.split(|each: char| !each.is_ascii_alphanumeric()) {
        let mut rest = part;
        while !rest.is_empty() {
            let (word, behind) = rest.split_at(end_of_word(rest.as_bytes()));
            push(word, &mut name);
            rest = behind;
        }
    }
    Some(name)
}

/// Where the first word ends, as `heck` finds it: before a capital behind a small letter (`callback|Url`), and before the
/// last of several capitals (`HTTP|Request`). Digits belong to the letters before them.
fn end_of_word(text: &[u8]) -> usize {
    /// The case of the last letter.
    #[derive(PartialEq)]
    enum Case {
        None,
        Lower,
        Upper,
    }
    let mut case = Case::None;
    for (at, pair) in text.windows(2).enumerate() {
        let (this, next) = (pair[0], pair[1]);
        if case == Case::Upper && this.is_ascii_uppercase() && next.is_ascii_lowercase() {
            return at;
        }
        if this.is_ascii_lowercase() {
            case = Case::Lower;
        } else if this.is_ascii_uppercase() {
            case = Case::Upper;
        }
        if case == Case::Lower && next.is_ascii_uppercase() {
            return at + 1;
        }
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use heck::{ToSnakeCase, ToUpperCamelCase};

    /// All texts of a few kinds of characters.
    #[test]
    fn words_are_what_heck_takes_them_for() {
        const KINDS: [char; 5] = ['a', 'B', 'C', '1', '-'];
        let mut texts = vec![String::new()];
        for length in 1..=6 {
            let longer: Vec<_> = texts
                .iter()
                .filter(|text| text.len() + 1 == length)
                .flat_map(|text| KINDS.map(|kind| format!("{text}{kind}")))
                .collect();
            texts.extend(longer);
        }
        assert_eq!(texts.len(), 19_531);
        for text in texts {
            assert_eq!(super::snake(&text), Some(text.to_snake_case()), "{text}");
            assert_eq!(
                super::pascal(&text),
                Some(text.to_upper_camel_case()),
                "{text}"
            );
        }
        assert_eq!(super::snake("ä"), None);
    }
}
