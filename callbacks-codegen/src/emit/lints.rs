//! Clippy lints in generated code that is in a file.

use super::template::quote;
use super::tokens::TokenStream;

/// Clippy ignores enums with fewer variants (`enum-variant-name-threshold`).
const FEWEST: usize = 3;

/// Allows names of variants that clippy would shorten, because readers know them from the document.
pub(super) fn variant_names<'n>(
    own: &str,
    variants: &(impl Iterator<Item = &'n str> + Clone),
) -> Option<TokenStream> {
    let is_shared = |word: fn(&'n str) -> &'n str| {
        let mut words = variants.clone().map(word);
        let first = words.next();
        words.all(|word| Some(word) == first)
    };
    let repeats_own = |variant: &str| variant.starts_with(own) || variant.ends_with(own);
    let is_met = variants.clone().count() >= FEWEST
        && (is_shared(first_word) || is_shared(last_word))
        || variants.clone().any(repeats_own);
    is_met.then(|| quote!(#[allow(clippy::enum_variant_names)]))
}

/// `LimitReached` starts with `Limit`.
fn first_word(name: &str) -> &str {
    let mut starts = name.char_indices().skip(1);
    let end = starts.find(|(_, each)| each.is_uppercase());
    end.map_or(name, |(end, _)| &name[..end])
}

/// `LimitReached` ends with `Reached`.
fn last_word(name: &str) -> &str {
    name.rfind(char::is_uppercase)
        .map_or(name, |start| &name[start..])
}
