//! Which letters identifiers have.
//!
//! rustc warns of letters that are rarely used, and of those that look like letters of other scripts (`uncommon_codepoints`,
//! `mixed_script_confusables`). Both lints are the crate's alone, so generated code cannot allow them: names have none of
//! these letters. The tables are those that rustc has.

use std::borrow::Cow;

use unicode_ident::is_xid_continue;
use unicode_security::mixed_script::AugmentedScriptSet;
use unicode_security::{
    GeneralSecurityProfile, is_potential_mixed_script_confusable_char, skeleton,
};

use crate::markdown::needs_escape;

/// A name with other letters for those that rustc warns of: what a letter looks like, or else its number. What is part of no
/// identifier becomes a space.
pub(super) fn common(name: &str) -> Cow<'_, str> {
    if name.is_ascii() {
        return Cow::Borrowed(name);
    }
    let looks_ascii = skeleton(name).all(|each| each.is_ascii());
    let known: Vec<_> = name
        .chars()
        .filter(|each| !each.is_ascii() && !is_potential_mixed_script_confusable_char(*each))
        .map(AugmentedScriptSet::for_char)
        .collect();
    let mut common = String::with_capacity(name.len());
    for each in name.chars() {
        if each.is_ascii() {
            common.push(if is_xid_continue(each) { each } else { ' ' });
        } else if !is_xid_continue(each) || needs_escape(each) {
            common.push(' ');
        } else if looks_ascii || !is_common(each, &known) {
            push_other(each, &mut common);
        } else {
            common.push(each);
        }
    }
    Cow::Owned(common)
}

/// Whether a letter is in use, and the name has another one of its script that shows which one that is. Latin is known.
fn is_common(each: char, known: &[AugmentedScriptSet]) -> bool {
    let script = AugmentedScriptSet::for_char(each);
    let is_known = script == AugmentedScriptSet::for_char('a') || known.contains(&script);
    let is_clear = !is_potential_mixed_script_confusable_char(each) || is_known;
    each.identifier_allowed() && is_clear
}

fn push_other(each: char, name: &mut String) {
    let mut buffer = [0; 4];
    let look: String = skeleton(each.encode_utf8(&mut buffer)).collect();
    let is_letter = |each: char| each.is_ascii_alphanumeric();
    if !look.is_empty() && look.chars().all(is_letter) {
        name.push_str(&look);
    } else {
        name.push_str(&format!("u{:x}", u32::from(each)));
    }
}

#[cfg(test)]
mod tests {
    use super::common;

    #[test]
    fn letters_are_those_that_rustc_does_not_warn_of() {
        for (name, expected) in [
            ("größe", "größe"),
            ("имя", "имя"),
            ("注文", "注文"),
            ("가", "가"),
            // Cyrillic letters that look like Latin ones, alone and among others.
            ("\u{430}", "a"),
            ("p\u{430}ypal", "paypal"),
            // Letters that nobody sees.
            ("a\u{3164}b\u{200d}c", "a b c"),
            // A ligature, letters of full width, and one of no living language.
            ("\u{fb01}x", "fix"),
            ("\u{ff21}\u{ff42}", "Ab"),
            ("\u{16a0}", "u16a0"),
            ("a😀b", "a b"),
        ] {
            assert_eq!(common(name), expected, "{name}");
        }
    }
}
