//! Regular expressions as keywords.

use super::pattern::{self, Fault};
use super::render::Renderer;
use crate::source::{Location, View, write_string};

impl<'s> Renderer<'_, '_, 's> {
    pub(super) fn pattern(&mut self, value: View<'s>) {
        let Some(text) = value.as_text() else {
            let expected = "a regular expression";
            self.table.faults.expected(value, "pattern", expected);
            return;
        };
        let place = |range| value.part(range);
        let Some(translated) = self.translated(text, place) else {
            return;
        };
        self.key("pattern");
        write_string(text, &mut self.out);
        // `pattern` is what messages show, and this is what matches.
        if translated != text {
            self.key("regex");
            write_string(&translated, &mut self.out);
        }
    }

    /// Patterns of names. One that cannot be translated would let `additionalProperties` beside it refuse what it allows, so
    /// these are then left out as well.
    pub(super) fn patterns_of_names(&mut self, value: View<'s>) -> bool {
        if !self.is_map("patternProperties", value) {
            return true;
        }
        let mut is_complete = true;
        let mut translated: Vec<(String, Vec<View<'s>>)> = Vec::new();
        for (key, schema) in value.entries() {
            match self.translated(key.text, |range| key.part(range)) {
                Some(pattern) => {
                    // Two ways to write one pattern may become the same.
                    match translated.iter_mut().find(|(known, _)| *known == pattern) {
                        Some((_, schemas)) => schemas.push(schema),
                        None => translated.push((pattern, vec![schema])),
                    }
                }
                None => is_complete = false,
            }
        }
        if !translated.is_empty() {
            self.key("patternProperties");
            self.out.push('{');
            for (pattern, schemas) in translated {
                self.name(&pattern);
                match schemas.as_slice() {
                    [only] => self.within(*only),
                    several => self.all_within(several),
                }
            }
            self.out.push('}');
        }
        is_complete
    }

    fn all_within(&mut self, schemas: &[View<'s>]) {
        self.out.push_str("{\"allOf\":[");
        for schema in schemas {
            self.item();
            self.within(*schema);
        }
        self.out.push_str("]}");
    }

    fn translated(
        &mut self,
        text: &str,
        place: impl Fn(std::ops::Range<usize>) -> Location,
    ) -> Option<String> {
        match pattern::translate(text) {
            Ok(translated) => Some(translated),
            Err(Fault { range, message }) => {
                let message = format!("the pattern is not checked: {message}");
                self.table.faults.unchecked(place(range), message);
                None
            }
        }
    }
}
