//! Reads nodes as objects of the specification.

use super::nesting::Nesting;
use super::repeats::{self, Repeats};
use super::scheme::Schemes;
use super::selection::Selection;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::resolve;
use crate::source::{SourceMap, View};

/// What reading needs at every step: the files, and the diagnostics.
#[derive(Debug)]
pub(crate) struct Reader<'a, 's> {
    pub(crate) sources: &'a SourceMap<'s>,
    pub(crate) diagnostics: &'a mut Diagnostics,
    pub(crate) strict: bool,
    pub(crate) selection: Selection<'s>,
    pub(crate) nesting: Nesting,
    pub(crate) schemes: Schemes<'s>,
    pub(crate) repeats: Repeats,
}

impl<'s> Reader<'_, 's> {
    /// The node behind references, which must be a mapping. `what` names it: "a Response Object". `None` as well if the
    /// document repeats it too often.
    pub(crate) fn object(&mut self, view: View<'s>, what: &str) -> Option<View<'s>> {
        let object = self.mapping(view, what)?;
        self.may_read(object, repeats::OBJECT).then_some(object)
    }

    /// The node behind references, which must be a mapping, and which is generated once.
    pub(crate) fn mapping(&mut self, view: View<'s>, what: &str) -> Option<View<'s>> {
        let resolved = self.follow(view)?;
        if resolved.is_mapping() {
            return Some(resolved);
        }
        self.unexpected(resolved, what);
        None
    }

    /// The node behind references.
    pub(crate) fn follow(&mut self, view: View<'s>) -> Option<View<'s>> {
        match resolve::resolve(self.sources, view) {
            Ok(resolved) => Some(resolved),
            Err(diagnostic) => {
                self.diagnostics.push(*diagnostic);
                None
            }
        }
    }

    /// A member that must be a mapping, if present.
    pub(crate) fn map(&mut self, view: View<'s>, name: &str) -> Option<View<'s>> {
        let member = view.get(name).filter(|member| !member.is_null())?;
        if member.is_mapping() {
            return Some(member);
        }
        self.unexpected(member, &format!("a mapping as the value of `{name}`"));
        None
    }

    /// A member that must be a sequence, if present.
    pub(crate) fn list(&mut self, view: View<'s>, name: &str) -> Option<View<'s>> {
        let member = view.get(name).filter(|member| !member.is_null())?;
        if member.is_sequence() {
            return Some(member);
        }
        self.unexpected(member, &format!("a sequence as the value of `{name}`"));
        None
    }

    /// A member that must be a boolean, if present. `false` otherwise.
    pub(crate) fn flag(&mut self, view: View<'s>, name: &str) -> bool {
        let Some(member) = view.get(name) else {
            return false;
        };
        member.as_bool().unwrap_or_else(|| {
            self.unexpected(
                member,
                &format!("`true` or `false` as the value of `{name}`"),
            );
            false
        })
    }

    /// A member that must be a string.
    pub(crate) fn required_text(&mut self, view: View<'s>, name: &str) -> Option<&'s str> {
        let Some(member) = view.get(name) else {
            let message = format!("the field `{name}` is missing");
            self.diagnostics.push(Diagnostic::error(
                Code::MISSING_FIELD,
                view.location(),
                message,
            ));
            return None;
        };
        let text = member.as_text();
        if text.is_none() {
            self.unexpected(member, &format!("a text as the value of `{name}`"));
        }
        text
    }

    /// Reports that a node has the wrong type.
    pub(crate) fn unexpected(&mut self, view: View<'s>, expected: &str) {
        let message = format!("expected {expected}, found {}", view.kind_name());
        self.diagnostics.push(Diagnostic::error(
            Code::UNEXPECTED_TYPE,
            view.location(),
            message,
        ));
    }

    /// Reports something that is ignored or repaired: a warning, or an error under `strict`.
    pub(crate) fn lenient(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push_lenient(diagnostic, self.strict);
    }
}

/// Whether a name is a specification extension (OpenAPI "Specification Extensions").
pub(crate) fn is_extension(name: &str) -> bool {
    name.starts_with("x-")
}
