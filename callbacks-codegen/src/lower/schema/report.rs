//! Reports about schemas on their way to types.

use super::enumeration::contradicting_values;
use crate::diagnostic::{Code, Diagnostic};
use crate::lower::Lowering;
use crate::schema::{Form, Gathered, Keyword, Schema};

impl<'a> Lowering<'a, '_> {
    /// Once: there may be thousands more.
    pub(super) fn report_repeated(&mut self, schema: &Gathered<'a>) {
        if !std::mem::replace(&mut self.types.repeats_too_much, true) {
            let message = "`allOf` and choices repeat members of schemas in too many types";
            let location = schema.first().location();
            self.diagnostics
                .push(Diagnostic::error(Code::TOO_MANY_NODES, location, message));
        }
    }

    /// Reports that no value satisfies all parts of a schema, once for each place.
    pub(super) fn report_contradiction(&mut self, schema: &Gathered<'a>) {
        let place = match schema.contradiction() {
            Some(part) => part.place_of(Keyword::Type).unwrap_or(part.location()),
            None if schema.allows_null() => return,
            None => match contradicting_values(schema) {
                Some(list) => list.location(),
                None => return,
            },
        };
        if self.types.impossible.insert(place) {
            let message =
                "no value can be of this schema: what must hold beside it allows none of the same";
            let warning = Diagnostic::warning(Code::IMPOSSIBLE_SCHEMA, place, message);
            self.lenient(warning);
        }
    }

    /// JSON Schema allows `true` and `false` as schemas: anything, or nothing.
    pub(super) fn report_wrong(&mut self, schema: &Gathered<'a>) {
        if let Some(wrong) = schema.parts().find(|part| part.form == Form::Wrong) {
            let message = format!("expected a schema, found {}", wrong.view.kind_name());
            self.unsupported(wrong, &message);
        }
    }

    pub(super) fn unsupported(&mut self, schema: &Schema<'_>, message: &str) {
        self.diagnostics.push(Diagnostic::warning(
            Code::UNSUPPORTED_SCHEMA,
            schema.location(),
            message,
        ));
    }
}
