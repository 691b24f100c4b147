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
        let warning = |place, reason: &str| {
            let message = format!("no value can match this schema: {reason}");
            Diagnostic::warning(Code::IMPOSSIBLE_SCHEMA, place, message)
        };
        let type_of = |part: &Schema<'_>| part.place_of(Keyword::Type).unwrap_or(part.location());
        let (place, warning) = match schema.contradiction() {
            Some([first, second]) => {
                let place = type_of(first);
                let warning = warning(
                    place,
                    "two schemas that apply to it require different types",
                )
                .label("one requires this type")
                .also(type_of(second), "the other requires this one");
                (place, warning)
            }
            None if schema.allows_null() => return,
            None => match contradicting_values(schema) {
                Some(list) => {
                    let reason = "another schema that applies to it allows none of these values";
                    (list.location(), warning(list.location(), reason))
                }
                None => return,
            },
        };
        if self.types.impossible.insert(place) {
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
