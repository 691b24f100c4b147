//! Keys that are valid after a repair.

use super::{CallbackKey, Repaired};
use crate::ParseError;
use crate::expression::repair::Repairs;

/// Parses a key after repairing it.
pub(super) fn parse(text: &str, declared: &[&str]) -> Result<Repaired, ParseError> {
    let repairs = Repairs::of(text, declared);
    if repairs.is_empty() {
        let key = CallbackKey::parse_strict(text, declared)?;
        return Ok(Repaired { key, text: None });
    }
    let repaired = repairs.apply();
    match CallbackKey::parse_strict(&repaired, declared) {
        Ok(key) => Ok(Repaired {
            key,
            text: Some(repaired),
        }),
        // A valid key stays valid: the only character of a name may be the space that a repair would trim.
        Err(error) => CallbackKey::parse_strict(text, declared)
            .map(|key| Repaired { key, text: None })
            .map_err(|_| error.map_offset(|offset| repairs.original_offset(offset))),
    }
}

/// The repaired form of an invalid key, if that is valid.
pub(super) fn suggest(text: &str, declared: &[&str]) -> Option<String> {
    parse(text, declared).ok()?.text
}
