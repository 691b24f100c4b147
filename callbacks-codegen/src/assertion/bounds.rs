//! Bounds of numbers. Up to OpenAPI 3.0, `exclusiveMinimum` is a flag that modifies `minimum`.

use super::render::Renderer;
use super::tree::Clause;
use crate::schema::{Keyword, Schema};
use crate::source::View;

impl<'s> Renderer<'_, '_, 's> {
    pub(super) fn bounds(&mut self, schema: &Schema<'s>, out: &mut Vec<Clause<'s>>) {
        self.bound(schema, Keyword::Minimum, Keyword::ExclusiveMinimum, out);
        self.bound(schema, Keyword::Maximum, Keyword::ExclusiveMaximum, out);
    }

    fn bound(
        &mut self,
        schema: &Schema<'s>,
        inclusive: Keyword,
        exclusive: Keyword,
        out: &mut Vec<Clause<'s>>,
    ) {
        let flag = schema.get(exclusive).and_then(|flag| flag.as_bool());
        if let Some(value) = schema.get(inclusive) {
            let meant = if flag == Some(true) {
                exclusive
            } else {
                inclusive
            };
            out.extend(self.number(meant, inclusive, value));
        }
        if let Some(value) = schema.get(exclusive).filter(|_| flag.is_none()) {
            out.extend(self.number(exclusive, exclusive, value));
        }
    }

    /// The exact text of a number. `said` is the keyword in the document.
    fn number(&mut self, meant: Keyword, said: Keyword, value: View<'s>) -> Option<Clause<'s>> {
        match value.as_number() {
            Some(number) => Some(Clause::Number(meant, number)),
            None => self.expected(value, said, "a number"),
        }
    }
}
