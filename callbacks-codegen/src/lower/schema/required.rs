//! Members that an object requires without a property for them.

use std::collections::HashSet;

use crate::diagnostic::{Code, Diagnostic};
use crate::lower::Lowering;
use crate::names;
use crate::schema::{Form, Gathered, Keyword, Schema};
use crate::source::View;

impl<'a> Lowering<'a, '_> {
    /// Reports required members that no property names, and closed parts that forbid what other parts require, so that
    /// no value is valid.
    pub(super) fn report_required(&mut self, schema: &Gathered<'a>) {
        if schema.has(Keyword::PatternProperties) {
            return;
        }
        let properties: Vec<_> = schema
            .properties()
            .into_iter()
            .map(|(name, _)| name)
            .collect();
        let known: HashSet<_> = properties.iter().copied().collect();
        let has_choice = schema.has(Keyword::OneOf) || schema.has(Keyword::AnyOf);
        let required: Vec<_> = schema.parts().flat_map(required_by).collect();
        let mut forbidden = HashSet::new();
        let closed: Vec<_> = schema
            .parts()
            .filter(|part| self.is_closed_alone(part))
            .collect();
        for part in closed {
            let own = part.members(Keyword::Properties).iter();
            let own: HashSet<_> = own.map(|member| member.key.text).collect();
            if let Some((name, item)) = required.iter().find(|(name, _)| !own.contains(name)) {
                forbidden.insert(*name);
                self.report_never_fits(part, name, *item);
            }
        }
        for (name, item) in required {
            if known.contains(name) || forbidden.contains(name) {
                continue;
            }
            let affords = self.schemas.sources.affords_comparing(properties.len());
            let near = properties.iter().copied().filter(|_| affords);
            let nearest = names::nearest(name, near);
            // A member of another branch of a choice is no mistake.
            if nearest.is_none() && has_choice {
                continue;
            }
            let message = format!("`{name}` is required, but is no property");
            let code = Code::REQUIRED_WITHOUT_PROPERTY;
            let warning = Diagnostic::warning(code, item.location(), message);
            self.lenient(match nearest {
                Some(nearest) => warning.label(format!("did you mean `{nearest}`?")),
                None => warning.help("declare the property, or it has no type"),
            });
        }
    }

    /// Whether a part only allows the members that it names.
    fn is_closed_alone(&self, part: &Schema<'_>) -> bool {
        let additional = part.schema(Keyword::AdditionalProperties);
        additional.is_some_and(|values| self.schemas.get(values).form == Form::Nothing)
    }

    fn report_never_fits(&mut self, part: &Schema<'_>, name: &str, item: View<'_>) {
        let place = part.place_of(Keyword::AdditionalProperties);
        let place = place.unwrap_or(part.location());
        let message = format!(
            "no value can be of this schema: it forbids the member `{name}`, which is required"
        );
        let warning = Diagnostic::warning(Code::NEVER_FITS, place, message)
            .also(item.location(), "required here")
            .help("leave `additionalProperties: false` to the schema that has all the members, or use `unevaluatedProperties`");
        self.lenient(warning);
    }
}

fn required_by<'s>(part: &Schema<'s>) -> impl Iterator<Item = (&'s str, View<'s>)> {
    let list = part.get(Keyword::Required).into_iter();
    let items = list.flat_map(|list| list.items());
    items.filter_map(|item| Some((item.as_text()?, item)))
}
