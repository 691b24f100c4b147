//! Faults of keywords.

use std::collections::HashSet;

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::names;
use crate::schema::TypeName;
use crate::source::{Location, View};

/// The faults, one for each place, because a schema may be rendered several times.
#[derive(Debug, Default)]
pub(super) struct Faults {
    places: HashSet<Location>,
    found: Vec<Diagnostic>,
    /// How often something was left out.
    pub(super) left_out: usize,
    /// Whether it is an error if something is left out.
    pub(super) strict: bool,
}

impl Faults {
    /// Reports that the value of a keyword is invalid, so the keyword is not checked.
    pub(super) fn expected(&mut self, value: View<'_>, keyword: &str, expected: &str) {
        let message = match value.raw_text().filter(|text| text.len() < 40) {
            Some(text) if !value.is_null() => {
                format!("`{keyword}` must be {expected}, not `{text}`")
            }
            _ => format!("`{keyword}` must be {expected}, not {}", value.kind_name()),
        };
        let mut warning = warning(value.location(), message);
        if keyword == "required" && value.as_bool().is_some() {
            warning =
                warning.help("name the member in `required` of the object that it belongs to");
        }
        if keyword == "type"
            && let Some(text) = value.raw_text()
            && let Some(name) = names::nearest(text, TypeName::ALL.iter().map(|each| each.name()))
        {
            warning = warning.help(format!("did you mean `{name}`?"));
        }
        self.push(warning);
    }

    /// Reports something that is not checked.
    pub(super) fn unchecked(&mut self, location: Location, message: String) {
        self.push(warning(location, message));
    }

    /// Reports why something is left out.
    pub(super) fn push(&mut self, diagnostic: Diagnostic) {
        self.left_out += 1;
        if diagnostic
            .location()
            .is_none_or(|place| self.places.insert(place))
        {
            self.found.push(diagnostic);
        }
    }

    /// Reports the faults, except at places where others were reported. An endless chain of references is endless from
    /// each of its places.
    pub(super) fn report(&mut self, diagnostics: &mut Diagnostics) {
        self.found.sort_by_key(Diagnostic::location);
        let reported: HashSet<_> = diagnostics
            .iter()
            .filter_map(Diagnostic::location)
            .collect();
        let is_endless =
            |each: &Diagnostic| [Code::REFERENCE_CYCLE, Code::TOO_DEEP].contains(&each.code());
        let is_endless_reported = diagnostics.iter().any(is_endless);
        let is_new = |each: &Diagnostic| {
            let is_elsewhere = each
                .location()
                .is_none_or(|place| !reported.contains(&place));
            is_elsewhere && !(is_endless_reported && is_endless(each))
        };
        let strict = self.strict;
        diagnostics.extend_lenient(self.found.drain(..).filter(is_new), strict);
    }
}

fn warning(location: Location, message: String) -> Diagnostic {
    Diagnostic::warning(Code::UNCHECKED_KEYWORD, location, message).label("not checked")
}
