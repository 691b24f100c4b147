//! Regular expressions as keywords.

use callbacks_schema::ecma::{self, Fault};
use rustc_hash::{FxHashMap, FxHashSet};

use super::render::Renderer;
use super::tree::{Assertion, Clause};
use crate::schema::{Keyword, Schema, SchemaId};
use crate::source::{Location, View};

impl<'a, 's> Renderer<'_, 'a, 's> {
    pub(super) fn pattern(&mut self, value: View<'s>) -> Vec<Clause<'s>> {
        let Some(text) = value.as_text() else {
            let expected = self.expected(value, Keyword::Pattern, "a regular expression");
            return expected.unwrap_or_default();
        };
        let place = |range| value.part(range);
        let Some(translated) = self.translated(text, place) else {
            return Vec::new();
        };
        let mut clauses = vec![Clause::Text(Keyword::Pattern, text)];
        // Messages show `pattern`. This is what matches.
        if translated != text {
            clauses.push(Clause::Regex(translated));
        }
        clauses
    }

    /// Patterns of names. If one cannot be translated, `additionalProperties` would refuse what it allows, so it is
    /// left out as well. Returns `false` in that case.
    pub(super) fn patterns_of_names(
        &mut self,
        schema: &'a Schema<'s>,
        out: &mut Vec<Clause<'s>>,
    ) -> bool {
        let Some(value) = schema.get(Keyword::PatternProperties) else {
            return true;
        };
        if !self.is_map(Keyword::PatternProperties, value) {
            return true;
        }
        let mut is_complete = true;
        let mut translated: Vec<(String, Vec<SchemaId>)> = Vec::new();
        let mut places = FxHashMap::default();
        for member in schema.members(Keyword::PatternProperties) {
            let key = member.key;
            match self.translated(key.text, |range| key.part(range)) {
                Some(pattern) => {
                    // Two spellings of a pattern may be translated to the same.
                    let place = *places.entry(pattern.clone()).or_insert(translated.len());
                    match translated.get_mut(place) {
                        Some((_, schemas)) => schemas.push(member.schema),
                        None => translated.push((pattern, vec![member.schema])),
                    }
                }
                None => is_complete = false,
            }
        }
        if !translated.is_empty() {
            let schemas = translated.into_iter().map(|(pattern, schemas)| {
                let assertion = match schemas.as_slice() {
                    [only] => self.within(*only),
                    several => {
                        let all = several.iter().map(|schema| self.within(*schema));
                        let all = Clause::Schemas(Keyword::AllOf, all.collect());
                        Assertion::All(vec![all])
                    }
                };
                (pattern.into(), assertion)
            });
            let schemas = schemas.collect();
            out.push(Clause::SchemasByName(Keyword::PatternProperties, schemas));
        }
        is_complete
    }

    fn translated(
        &mut self,
        text: &str,
        place: impl Fn(std::ops::Range<usize>) -> Location,
    ) -> Option<String> {
        let whole = 0..text.len();
        let translated = ecma::measure(text).and_then(|(translated, size)| {
            match self.table.patterns.add(&translated, size) {
                true => Ok(translated),
                false => Err(Fault {
                    range: whole,
                    message: "the patterns of the document are too large together".to_owned(),
                }),
            }
        });
        match translated {
            Ok(translated) => Some(translated),
            Err(Fault { range, message }) => {
                let message = format!("the pattern is not checked: {message}");
                self.table.faults.unchecked(place(range), message);
                None
            }
        }
    }
}

/// The patterns of a module. The runtime compiles each of them once, and never drops it. A pattern of a few bytes may
/// take megabytes, so a document could take all the memory of its receiver.
#[derive(Debug, Default)]
pub(super) struct Patterns {
    known: FxHashSet<Box<str>>,
    size: u64,
}

/// The maximum size of all patterns together, in units of about 70 bytes: 140 MB.
const MAX_SIZE: u64 = 2_000_000;

impl Patterns {
    /// Adds a pattern, unless that would be too much.
    fn add(&mut self, translated: &str, size: u64) -> bool {
        if self.known.contains(translated) {
            return true;
        }
        let size = self.size.saturating_add(size);
        if size > MAX_SIZE {
            return false;
        }
        self.size = size;
        self.known.insert(translated.into());
        true
    }
}
