//! Character properties: `\p{…}`.

use super::property_names::{BINARY, CATEGORIES, SCRIPTS};

/// The translation of the name in braces, if ECMA-262 defines it ("Runtime Semantics: UnicodeMatchProperty"). Names are
/// exact.
pub(super) fn translate(name: &str) -> Option<String> {
    let is_in = |names: &str, name: &str| names.split_whitespace().any(|known| known == name);
    match name.split_once('=') {
        None if is_in(CATEGORIES, name) => Some(format!("gc={name}")),
        None => is_in(BINARY, name).then(|| name.to_owned()),
        Some(("General_Category" | "gc", value)) => {
            is_in(CATEGORIES, value).then(|| format!("gc={value}"))
        }
        Some(("Script" | "sc", value)) => is_in(SCRIPTS, value).then(|| format!("sc={value}")),
        Some(("Script_Extensions" | "scx", value)) => {
            is_in(SCRIPTS, value).then(|| format!("scx={value}"))
        }
        Some(_) => None,
    }
}

/// Whether it has the form of a property name, or of a name and a value.
pub(super) fn is_name(text: &str) -> bool {
    let is_word = |word: &str| {
        let is_part = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_';
        !word.is_empty() && word.bytes().all(is_part)
    };
    match text.split_once('=') {
        Some((name, value)) => is_word(name) && is_word(value),
        None => is_word(text),
    }
}
