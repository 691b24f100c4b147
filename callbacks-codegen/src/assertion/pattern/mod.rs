//! Regular expressions: from ECMA-262, which JSON Schema asks for, to the syntax of the runtime's engine.
//!
//! Patterns are read as with the flag `u`, by code points. What only Annex B of ECMA-262 allows is read as it says, where
//! that can be what the author meant: an escaped letter that is no escape, or `{,5}`, is meant for another engine.

mod budget;
mod captures;
mod class;
mod escape;
mod parse;
mod property;
mod property_names;
#[cfg(test)]
mod tests;
mod tree;
mod write;

use std::ops::Range;

/// Why a pattern cannot be translated.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Fault {
    /// The bytes of the pattern that are wrong.
    pub(super) range: Range<usize>,
    pub(super) message: String,
}

impl Fault {
    fn new(range: Range<usize>, message: impl Into<String>) -> Self {
        Self {
            range,
            message: message.into(),
        }
    }
}

/// The pattern in the syntax of the engine that the runtime has.
///
/// # Errors
///
/// When it is no regular expression of ECMA-262, or one that the engine cannot do.
pub(super) fn translate(pattern: &str) -> Result<String, Fault> {
    if let Some(fault) = delimited(pattern) {
        return Err(fault);
    }
    let tree = parse::parse(pattern)?;
    captures::check(&tree)?;
    budget::check(&tree, pattern)?;
    Ok(write::write(&tree))
}

/// `/^a$/i` is how JavaScript writes a regular expression in a program, where the slashes are not part of it. As a pattern
/// it would allow nothing.
fn delimited(pattern: &str) -> Option<Fault> {
    let (inner, flags) = pattern.strip_prefix("/^")?.rsplit_once('/')?;
    let is_meant = inner.ends_with('$') && flags.chars().all(|flag| "dgimsuvy".contains(flag));
    is_meant.then(|| {
        let message = "the slashes around the pattern are part of it, so that nothing matches";
        Fault::new(0..pattern.len(), message)
    })
}
