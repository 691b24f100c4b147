//! The user's selection of callbacks and webhooks.

use std::collections::BTreeSet;

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::names;
use crate::settings::Settings;
use crate::source::View;

/// The user's choice, and the names that it was made from.
#[derive(Debug, Default)]
pub(crate) struct Selection<'s> {
    only: Vec<String>,
    except: Vec<String>,
    seen: BTreeSet<&'s str>,
}

/// The names by which an operation can be selected, outermost first.
#[derive(Clone, Debug, Default)]
pub(super) struct Names<'s>(Vec<&'s str>);

impl<'s> Names<'s> {
    /// Adds the name of a callback or webhook.
    pub(super) fn and(&self, name: &'s str) -> Self {
        let mut names = self.clone();
        names.0.push(name);
        names
    }

    /// Adds the id and the tags of an operation.
    pub(super) fn and_operation(&self, operation: View<'s>) -> Self {
        let mut names = self.clone();
        names
            .0
            .extend(operation.get("operationId").and_then(|id| id.as_text()));
        let tags = operation
            .get("tags")
            .into_iter()
            .flat_map(|tags| tags.items());
        names.0.extend(tags.filter_map(|tag| tag.as_text()));
        names
    }
}

impl<'s> Selection<'s> {
    pub(crate) fn new(settings: &Settings) -> Self {
        Self {
            only: settings.only.clone(),
            except: settings.except.clone(),
            seen: BTreeSet::new(),
        }
    }

    /// Whether an operation with these names is selected.
    pub(super) fn admits(&mut self, names: &Names<'s>) -> bool {
        if self.only.is_empty() && self.except.is_empty() {
            return true;
        }
        self.seen.extend(&names.0);
        let is_in = |list: &[String]| {
            names
                .0
                .iter()
                .any(|name| list.iter().any(|each| each == name))
        };
        (self.only.is_empty() || is_in(&self.only)) && !is_in(&self.except)
    }

    /// Reports a name that nothing has. What it was meant to exclude would be generated unnoticed.
    pub(crate) fn report_unknown(&self, diagnostics: &mut Diagnostics) {
        for (argument, list) in [("only", &self.only), ("except", &self.except)] {
            let unknown = list
                .iter()
                .filter(|name| !self.seen.contains(name.as_str()));
            for name in unknown {
                diagnostics.push(self.unknown(argument, name));
            }
        }
    }

    fn unknown(&self, argument: &str, name: &str) -> Diagnostic {
        let message = format!(
            "`{argument}` names `{name}`, but no callback, webhook, operation or tag has that name"
        );
        let diagnostic = Diagnostic::without_place(Code::UNKNOWN_SELECTION, message);
        match names::nearest(name, self.seen.iter().copied()) {
            Some(nearest) => diagnostic.help(format!("there is `{nearest}`")),
            None => {
                let some: Vec<_> = self
                    .seen
                    .iter()
                    .take(8)
                    .map(|name| format!("`{name}`"))
                    .collect();
                diagnostic.help(format!(
                    "there are {} names, such as {}",
                    self.seen.len(),
                    some.join(", ")
                ))
            }
        }
    }
}
