//! Bounds of numbers. Up to OpenAPI 3.0 `exclusiveMinimum` is a flag that says how `minimum` is meant.

use super::render::Renderer;
use crate::source::View;

impl<'s> Renderer<'_, '_, 's> {
    pub(super) fn bounds(&mut self, node: View<'s>) {
        self.bound(node, "minimum", "exclusiveMinimum");
        self.bound(node, "maximum", "exclusiveMaximum");
    }

    fn bound(&mut self, node: View<'s>, inclusive: &str, exclusive: &str) {
        let is_exclusive = node.get(exclusive).and_then(|flag| flag.as_bool());
        if let Some(value) = node.get(inclusive) {
            let keyword = if is_exclusive == Some(true) {
                exclusive
            } else {
                inclusive
            };
            self.number(keyword, inclusive, value);
        }
        if let Some(value) = node.get(exclusive).filter(|_| is_exclusive.is_none()) {
            self.number(exclusive, exclusive, value);
        }
    }

    /// Writes the exact text of a number. `said` is the keyword that the document has.
    fn number(&mut self, keyword: &str, said: &str, value: View<'s>) {
        match value.as_number() {
            Some(number) => {
                self.key(keyword);
                self.out.push_str(number);
            }
            None => self.table.faults.expected(value, said, "a number"),
        }
    }
}
