//! Regular expressions of ECMA-262, the syntax that JSON Schema recommends. The generator and the runtime share this
//! parser.
//!
//! [`translate`] turns the `pattern` of a document into the syntax of the engine. It reads patterns with the flag `u`,
//! by code points, and accepts the additions of Annex B of ECMA-262 if the author can have meant them. An escaped
//! letter that is no escape, or `{,5}`, is written for another engine, and is an error. [`is_pattern`] checks strings
//! of the format `regex`, without Annex B.

mod budget;
mod captures;
mod class;
mod escape;
mod parse;
mod property;
mod property_names;
mod syntax;
#[cfg(test)]
mod tests;
mod tree;
mod write;

use std::ops::Range;

pub use syntax::is_pattern;

/// Why a pattern cannot be translated.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The range of the fault in the pattern, in bytes.
    pub range: Range<usize>,
    /// What is wrong there.
    pub message: String,
}

impl Fault {
    fn new(range: Range<usize>, message: impl Into<String>) -> Self {
        Self {
            range,
            message: message.into(),
        }
    }
}

/// Translates a pattern to the syntax of the crate `fancy-regex`.
///
/// ```
/// use callbacks_schema::ecma::translate;
///
/// assert_eq!(translate(r"^\d+$").unwrap(), r"^[0-9]+\z");
/// assert_eq!(translate("a{,5}").unwrap_err().range, 1..5);
/// ```
///
/// # Errors
///
/// Returns an error if it is not a regular expression of ECMA-262 (section 22.2.1 "Patterns", annex B.1.2), or the
/// engine does not support it.
pub fn translate(pattern: &str) -> Result<String, Fault> {
    measure(pattern).map(|(regex, _)| regex)
}

/// The same, with the approximate size of the compiled pattern, in units of 70 bytes. The engine expands counted
/// repetitions, so short patterns may need megabytes.
///
/// ```
/// use callbacks_schema::ecma::measure;
///
/// assert_eq!(measure("^a{3}$").unwrap(), (r"^a{3}\z".to_owned(), 7));
/// assert!(measure(r"^\p{L}{200}$").unwrap().1 > 90_000);
/// ```
///
/// # Errors
///
/// The same as those of [`translate`].
pub fn measure(pattern: &str) -> Result<(String, u64), Fault> {
    if let Some(fault) = delimited(pattern) {
        return Err(fault);
    }
    let tree = parse::parse(pattern, Grammar::AnnexB)?;
    captures::check(&tree)?;
    let size = budget::check(&tree, pattern)?;
    Ok((write::write(&tree), size))
}

/// What a parser accepts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Grammar {
    /// Also the additions of Annex B of ECMA-262. Only what the engine supports.
    AnnexB,
    /// Only Unicode mode, whether or not the engine supports it.
    Strict,
}

/// `/^a$/i` is a regular expression literal in JavaScript. The slashes are not part of the pattern. With them it would
/// match nothing.
fn delimited(pattern: &str) -> Option<Fault> {
    let (inner, flags) = pattern.strip_prefix("/^")?.rsplit_once('/')?;
    let is_meant = inner.ends_with('$') && flags.chars().all(|flag| "dgimsuvy".contains(flag));
    is_meant.then(|| {
        let message = "the slashes around the pattern are part of it, so that nothing matches";
        Fault::new(0..pattern.len(), message)
    })
}
