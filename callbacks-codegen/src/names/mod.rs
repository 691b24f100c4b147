//! Names of Rust items from names of the document.
//!
//! Words are split where the case changes and at everything that is part of no identifier, and cased as Rust wants. rustc
//! compares identifiers in Unicode's normal form C, so names are brought into it: `é` is one name however it is written.

mod ascii;
mod letters;
mod misspelt;
mod nearest;
mod values;

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use heck::{ToKebabCase, ToSnakeCase, ToUpperCamelCase};
use unicode_ident::is_xid_start;
use unicode_normalization::UnicodeNormalization;

pub(crate) use misspelt::misspelt;
pub(crate) use nearest::nearest;
pub(crate) use values::of_values;

/// The name of a field, method or module: `callbackUrl` is `callback_url`.
pub(crate) fn snake(text: &str) -> String {
    let words = words(text);
    let name = ascii::snake(&words).unwrap_or_else(|| words.to_snake_case());
    identifier(&recomposed(&name), "n")
}

/// The name of a type or variant: `order status` is `OrderStatus`.
pub(crate) fn pascal(text: &str) -> String {
    let words = words(text);
    let name = ascii::pascal(&words).unwrap_or_else(|| words.to_upper_camel_case());
    identifier(&recomposed(&name), "N")
}

/// The name of a static: `bearerAuth` is `BEARER_AUTH`.
pub(crate) fn constant(text: &str) -> String {
    let words = words(text);
    let name = ascii::snake(&words).unwrap_or_else(|| words.to_snake_case());
    match recomposed(&name.to_uppercase()).as_ref() {
        "" => "UNNAMED".to_owned(),
        name => identifier(name, "N"),
    }
}

/// A segment of a path: `onOrderStatusChange` is `on-order-status-change`.
pub(crate) fn kebab(text: &str) -> String {
    let name = words(text).to_kebab_case();
    if name.is_empty() {
        "unnamed".to_owned()
    } else {
        name
    }
}

/// Whether a name only differs from one of the document by its case and by what separates words: `order_id` and `orderId`.
pub(crate) fn is_spelling_of(name: &str, original: &str) -> bool {
    let letters = |text: &'_ str| -> String {
        let letters = text.chars().filter(|each| each.is_alphanumeric());
        letters.flat_map(char::to_lowercase).collect()
    };
    let is_separated = |each: char| each.is_alphanumeric() || "_- ".contains(each);
    original.chars().all(is_separated) && letters(name) == letters(original)
}

/// Everything that is part of no identifier separates words; a sign before a number is a word of its own, so that `+1`
/// and `-1` stay apart.
fn words(text: &str) -> Cow<'_, str> {
    let signed = match text.split_at_checked(1) {
        Some(("+", rest)) => Cow::Owned(format!("plus {rest}")),
        Some(("-", rest)) if rest.starts_with(|next: char| next.is_ascii_digit()) => {
            Cow::Owned(format!("minus {rest}"))
        }
        _ => Cow::Borrowed(text),
    };
    if signed.is_ascii() {
        return signed;
    }
    Cow::Owned(letters::common(&composed(&signed)).into_owned())
}

/// A name that was cased. Another case may be of other letters: those have to be common as well.
fn recomposed(name: &str) -> Cow<'_, str> {
    match composed(name) {
        Cow::Borrowed(name) => Cow::Borrowed(name),
        Cow::Owned(name) => Cow::Owned(letters::common(&name).replace(' ', "")),
    }
}

/// Normal form C, before words are split, where a mark of its own would split them, and after, because another case may be
/// another form.
fn composed(text: &str) -> Cow<'_, str> {
    if text.is_ascii() {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(text.nfc().collect())
    }
}

/// An identifier must not be empty nor start with a digit or a mark of any script, and some keywords cannot even be raw
/// identifiers.
fn identifier(name: &str, before_digit: &str) -> String {
    /// Bytes of a name. Names within names would otherwise make code that is much larger than its document.
    const LONGEST: usize = 200;
    let mut ends = (0..=LONGEST.min(name.len())).rev();
    let end = ends.find(|end| name.is_char_boundary(*end));
    let name = &name[..end.unwrap_or_default()];
    match name {
        "" if before_digit == "N" => "Unnamed".to_owned(),
        "" => "unnamed".to_owned(),
        "self" | "Self" | "super" | "crate" => format!("{name}_"),
        _ if !name.starts_with(is_xid_start) => {
            format!("{before_digit}{name}")
        }
        _ => name.to_owned(),
    }
}

/// Hands out names of one scope, each once.
#[derive(Clone, Debug, Default)]
pub(crate) struct Scope {
    taken: HashSet<String>,
    /// The number to try next for a name, because thousands may be alike.
    next: HashMap<String, usize>,
}

impl Scope {
    /// A scope in which these names are taken.
    pub(crate) fn with_taken(names: impl IntoIterator<Item = String>) -> Self {
        Self {
            taken: names.into_iter().collect(),
            next: HashMap::new(),
        }
    }

    /// Takes the first of the candidates that is free, or else the last with a number.
    pub(crate) fn take<const N: usize>(&mut self, mut candidates: [String; N]) -> String {
        let is_free = |name: &String| !self.taken.contains(name);
        let free = candidates.iter().position(is_free);
        let name = std::mem::take(&mut candidates[free.unwrap_or(N - 1)]);
        let name = match free {
            Some(_) => name,
            None => self.numbered(&name),
        };
        self.taken.insert(name.clone());
        name
    }

    fn numbered(&mut self, name: &str) -> String {
        // `self_` is numbered as `self` would be.
        let plain = name.trim_end_matches('_');
        let separator = separator(plain);
        let next = self.next.entry(name.to_owned()).or_insert(2);
        loop {
            let numbered = format!("{plain}{separator}{next}");
            *next += 1;
            if !self.taken.contains(&numbered) {
                return numbered;
            }
        }
    }

    /// Takes a name if it is free.
    pub(crate) fn take_free(&mut self, name: &str) -> bool {
        self.taken.insert(name.to_owned())
    }

    /// Frees a name that nothing has after all.
    pub(crate) fn give_back(&mut self, name: &str) {
        self.taken.remove(name);
        self.next.clear();
    }

    /// Takes names that other items have, whether or not they are free.
    pub(crate) fn reserve<'n>(&mut self, names: impl IntoIterator<Item = &'n String>) {
        self.taken.extend(names.into_iter().cloned());
    }
}

/// A number behind a snake-case name, or one that ends in a digit, is set off.
fn separator(name: &str) -> &'static str {
    let is_snake = name
        .chars()
        .next()
        .is_some_and(|first| first.is_lowercase());
    if is_snake || name.ends_with(|last: char| last.is_ascii_digit()) {
        "_"
    } else {
        ""
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn statics_are_in_upper_case_whatever_their_name_is() {
        for (text, expected) in [
            ("bearerAuth", "BEARER_AUTH"),
            ("\u{202e}", "UNNAMED"),
            ("", "UNNAMED"),
        ] {
            assert_eq!(constant(text), expected);
        }
    }

    #[test]
    fn names_follow_the_conventions_of_rust() {
        for (text, as_snake, as_pascal) in [
            ("callbackUrl", "callback_url", "CallbackUrl"),
            ("callbackURL", "callback_url", "CallbackUrl"),
            (
                "pull_request.opened",
                "pull_request_opened",
                "PullRequestOpened",
            ),
            ("+1", "plus_1", "Plus1"),
            ("-1", "minus_1", "Minus1"),
            ("3gpp", "n3gpp", "N3gpp"),
            ("Self", "self_", "Self_"),
            ("größe", "größe", "Größe"),
            // rustc takes a letter and its mark for the letter that has it, and the sign of ångström for the letter.
            ("cafe\u{301}", "café", "Café"),
            ("\u{212b}ngstro\u{308}m", "ångström", "Ångström"),
            ("\u{1100}\u{1161}", "가", "가"),
            // In upper case a letter with two marks is a letter and two marks, of which one is part of it.
            ("\u{390}x", "\u{390}x", "\u{3aa}\u{301}x"),
            // A digit and a vowel sign, which no identifier starts with.
            ("\u{663}x", "n\u{663}x", "N\u{663}x"),
            ("\u{93e}x", "n\u{93e}x", "N\u{93e}x"),
            ("", "unnamed", "Unnamed"),
            ("*", "unnamed", "Unnamed"),
            ("type", "type", "Type"),
        ] {
            assert_eq!(
                (snake(text).as_str(), pascal(text).as_str()),
                (as_snake, as_pascal)
            );
        }
        assert_eq!(kebab("onOrderStatusChange"), "on-order-status-change");
    }

    #[test]
    fn a_scope_gives_each_name_once() {
        let mut scope = Scope::default();
        let mut take = |name: &str| scope.take([name.to_owned(), format!("{name}Payload")]);
        assert_eq!(take("Order"), "Order");
        assert_eq!(take("Order"), "OrderPayload");
        assert_eq!(take("Order"), "OrderPayload2");
        let mut scope = Scope::default();
        let taken = ["self_", "self_", "Self_", "Self_"].map(|name| scope.take([name.to_owned()]));
        assert_eq!(taken, ["self_", "self_2", "Self_", "Self2"]);
    }
}
