//! Applying actions to a document.

use std::collections::BTreeMap;

use super::action::{Action, Change, Report};
use super::jsonpath::{Budget, Query, TooMuch};
use super::{target, value};
use crate::diagnostic::{Code, Diagnostic};
use crate::source::{Draft, MAX_DEPTH, MAX_NODES, Mismatch, Patch, SourceMap, Step, View};
use serde_json::Value;

/// A document, as a tree and as the value that JSONPath selects from.
pub(super) struct Applier<'s> {
    draft: Draft<'s>,
    value: Value,
    /// How many nodes may still be added.
    room: usize,
    budget: Budget,
}

impl<'s> Applier<'s> {
    pub(super) fn new(document: View<'s>, sources: &SourceMap<'s>) -> Self {
        let value = value::value(document);
        let (nodes, _) = value::extent(&value);
        Self {
            draft: sources.draft(document),
            room: MAX_NODES.saturating_sub(nodes),
            value,
            budget: target::budget(nodes),
        }
    }

    /// The paths of what a query selects. `None` if that takes too long, which is reported.
    fn select(
        &mut self,
        report: &mut Report<'_>,
        node: View<'_>,
        query: &Query,
    ) -> Option<Vec<Vec<Step>>> {
        let nodes = MAX_NODES.saturating_sub(self.room);
        let selected = target::select(query, &self.value, nodes, &mut self.budget);
        selected.map_err(|TooMuch| too_much(report, node)).ok()
    }

    #[cfg(test)]
    pub(super) fn value(&self) -> &Value {
        &self.value
    }

    pub(super) fn finish(self) -> View<'s> {
        self.draft.finish()
    }

    pub(super) fn apply(&mut self, report: &mut Report<'_>, action: &Action<'s>) {
        let Some(paths) = self.select(report, action.target, &action.query) else {
            return;
        };
        if paths.is_empty() {
            report.lenient(self.nothing(action.target));
            return;
        }
        match &action.change {
            Change::Remove => self.remove(report, action.target, &paths),
            Change::Update(update) => {
                let patch = self.draft.patch(*update);
                self.merge(report, action, &paths, &patch, &value::value(*update));
            }
            Change::Copy(node, query) => {
                let Some((patch, value)) = self.copied(report, *node, query) else {
                    return;
                };
                self.merge(report, action, &paths, &patch, &value);
            }
        }
    }

    /// Says that a query selects nothing, and what it may have meant.
    fn nothing(&self, target: View<'_>) -> Diagnostic {
        let text = target.as_text().unwrap_or_default();
        let message = format!("`{text}` selects nothing, so the action does nothing");
        let code = Code::OVERLAY_WITHOUT_EFFECT;
        let warning = Diagnostic::warning(code, target.location(), message);
        match target::nearest(text, &self.value) {
            Some(name) => warning.help(format!("there is `{name}`")),
            None => warning,
        }
    }

    fn remove(&mut self, report: &mut Report<'_>, target: View<'_>, paths: &[Vec<Step>]) {
        let mut by_parent: BTreeMap<&[Step], Vec<&Step>> = BTreeMap::new();
        for path in paths {
            let Some((child, parent)) = path.split_last() else {
                report.error(target, "the root of a document cannot be removed");
                continue;
            };
            by_parent.entry(parent).or_default().push(child);
        }
        // The innermost first: removing an item moves those behind it.
        let mut parents: Vec<_> = by_parent.into_iter().collect();
        parents.sort_by_key(|(parent, _)| std::cmp::Reverse(parent.len()));
        for (parent, children) in parents {
            // All children of the parent are looked at.
            let count = value::at(&mut self.value, parent).map_or(0, |it| value::children(it));
            if self.budget.spend(count.saturating_mul(4)).is_err() {
                return too_much(report, target);
            }
            self.draft.remove(parent, &children);
            value::remove(&mut self.value, parent, &children);
        }
    }

    fn copied(
        &mut self,
        report: &mut Report<'_>,
        node: View<'_>,
        query: &Query,
    ) -> Option<(Patch, Value)> {
        let paths = self.select(report, node, query)?;
        let [path] = &paths[..] else {
            let text = node.as_text().unwrap_or_default();
            let count = paths.len();
            let message = format!("`copy` needs one value, and `{text}` selects {count}");
            let code = Code::INVALID_OVERLAY;
            let error = Diagnostic::error(code, node.location(), message);
            report
                .diagnostics
                .push(match target::nearest(text, &self.value) {
                    Some(name) if count == 0 => error.help(format!("there is `{name}`")),
                    _ => error,
                });
            return None;
        };
        let patch = self.draft.copy(path)?;
        let value = value::at(&mut self.value, path)?.clone();
        Some((patch, value))
    }

    fn merge(
        &mut self,
        report: &mut Report<'_>,
        action: &Action<'_>,
        paths: &[Vec<Step>],
        patch: &Patch,
        added: &Value,
    ) {
        if !self.are_of_one_kind(paths) {
            let message = "the target selects values of several kinds, and an action changes either objects, arrays or single values";
            report.error(action.target, message);
            return;
        }
        let (nodes, depth) = value::extent(added);
        let longest = paths.iter().map(Vec::len).max().unwrap_or_default();
        let room = self.room.checked_sub(nodes.saturating_mul(paths.len()));
        let fault = if room.is_none() {
            let message = format!("with this action the document has more than {MAX_NODES} values");
            Some((Code::TOO_MANY_NODES, message))
        } else if longest + depth > MAX_DEPTH {
            let message =
                format!("with this action the document is nested more than {MAX_DEPTH} deep");
            Some((Code::TOO_DEEP, message))
        } else {
            None
        };
        if let Some((code, message)) = fault {
            let place = action.target.location();
            report
                .diagnostics
                .push(Diagnostic::error(code, place, message));
            return;
        }
        self.room = room.unwrap_or_default();
        for path in paths {
            // An array that takes an item is written again.
            let count = value::at(&mut self.value, path).map_or(0, |it| value::children(it));
            if self.budget.spend(nodes.saturating_add(count / 8)).is_err() {
                return too_much(report, action.target);
            }
            for mismatch in self.draft.merge(path, patch) {
                report.diagnostics.push(misfit(&mismatch));
            }
            if let Some(target) = value::at(&mut self.value, path) {
                value::merge_into(target, added);
            }
        }
    }

    /// Overlay 1.1, "Action Object": the selected nodes must be either all objects or all arrays or all primitives.
    fn are_of_one_kind(&mut self, paths: &[Vec<Step>]) -> bool {
        let mut kinds = paths.iter().filter_map(|path| {
            let value = value::at(&mut self.value, path)?;
            Some((value.is_object(), value.is_array()))
        });
        let first = kinds.next();
        kinds.all(|kind| Some(kind) == first)
    }
}

fn too_much(report: &mut Report<'_>, node: View<'_>) {
    let text = node.as_text().unwrap_or_default();
    let message = format!("`{text}` leads to too many values, or to the same ones too often");
    let error = Diagnostic::error(Code::INVALID_OVERLAY, node.location(), message);
    report
        .diagnostics
        .push(error.help("name the members on the way, instead of `..` or `*` several times"));
}

fn misfit(mismatch: &Mismatch) -> Diagnostic {
    let (patch, target) = (mismatch.patch_kind, mismatch.target_kind);
    let message = format!("{patch} cannot be merged into {target}");
    Diagnostic::error(Code::INVALID_OVERLAY, mismatch.patch, message)
        .also(mismatch.target, format!("this is {target}"))
        .help("remove the value with an action before this one")
}
