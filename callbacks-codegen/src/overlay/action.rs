//! Reading overlays (OpenAPI Overlay 1.0 and 1.1).

use super::jsonpath::Query;
use super::target;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::names;
use crate::source::View;

/// An Action Object.
pub(super) struct Action<'s> {
    /// The node of the query.
    pub(super) target: View<'s>,
    pub(super) query: Query,
    pub(super) change: Change<'s>,
}

/// What an action does with what its target selects.
pub(super) enum Change<'s> {
    Remove,
    Update(View<'s>),
    /// Merges what the query of a node selects.
    Copy(View<'s>, Query),
}

/// Where what is wrong with an overlay is reported.
pub(super) struct Report<'a> {
    pub(super) diagnostics: &'a mut Diagnostics,
    pub(super) strict: bool,
}

impl Report<'_> {
    pub(super) fn error(&mut self, node: View<'_>, message: impl Into<String>) {
        let code = Code::INVALID_OVERLAY;
        self.diagnostics
            .push(Diagnostic::error(code, node.location(), message));
    }

    pub(super) fn lenient(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push_lenient(diagnostic, self.strict);
    }

    /// Says which fields of an object the specification does not know.
    fn check_fields(&mut self, object: View<'_>, known: &[&str]) {
        for (key, _) in object.entries() {
            if known.contains(&key.text) || key.text.starts_with("x-") {
                continue;
            }
            let message = format!("an overlay has no field `{}` here", key.text);
            let warning = Diagnostic::warning(Code::INVALID_OVERLAY, key.location, message);
            let nearest = names::nearest(key.text, known.iter().copied());
            self.lenient(match nearest {
                Some(name) => warning.help(format!("there is `{name}`")),
                None => warning.help(format!("there are `{}`", known.join("`, `"))),
            });
        }
    }
}

/// The actions of an overlay, in their order.
pub(super) fn read<'s>(report: &mut Report<'_>, root: View<'s>) -> Vec<Action<'s>> {
    let Some(version) = root.get("overlay") else {
        report.error(
            root,
            "the field `overlay` is missing: this is no Overlay document",
        );
        return Vec::new();
    };
    let text = version.as_text().unwrap_or_default();
    let is = |minor: &str| text == minor || text.starts_with(&format!("{minor}."));
    if !is("1.0") && !is("1.1") {
        let message = format!("Overlay `{text}` is not supported: there are 1.0 and 1.1");
        report.error(version, message);
        return Vec::new();
    }
    report.check_fields(root, &["overlay", "info", "extends", "actions"]);
    check_info(report, root);
    let Some(actions) = root.get("actions").filter(|actions| actions.is_sequence()) else {
        let node = root.get("actions").unwrap_or(root);
        report.error(node, "an overlay needs a list of `actions`");
        return Vec::new();
    };
    if actions.items().len() == 0 {
        let message = "the overlay has no action, so it changes nothing";
        let code = Code::INVALID_OVERLAY;
        report.lenient(Diagnostic::warning(code, actions.location(), message));
    }
    let is_first = is("1.0");
    let actions = actions.items();
    actions
        .filter_map(|action| read_action(report, action, is_first))
        .collect()
}

/// Nothing depends on it, but other tools may refuse an overlay without it.
fn check_info(report: &mut Report<'_>, root: View<'_>) {
    let info = root.get("info");
    for field in ["title", "version"] {
        let text = info.and_then(|info| info.get(field)?.as_text());
        if text.is_none() {
            let place = info.unwrap_or(root).location();
            let message = format!("`info` of an overlay needs `{field}`");
            report.lenient(Diagnostic::warning(Code::INVALID_OVERLAY, place, message));
        }
    }
}

fn read_action<'s>(
    report: &mut Report<'_>,
    action: View<'s>,
    is_first_version: bool,
) -> Option<Action<'s>> {
    if !action.is_mapping() {
        let message = format!("expected an action, found {}", action.kind_name());
        report.error(action, message);
        return None;
    }
    let fields = ["target", "description", "update", "remove", "copy"];
    report.check_fields(action, &fields);
    let Some(node) = action.get("target") else {
        report.error(action, "the action has no `target`");
        return None;
    };
    let query = parsed(report, node)?;
    let change = read_change(report, action, is_first_version)?;
    Some(Action {
        target: node,
        query,
        change,
    })
}

fn read_change<'s>(
    report: &mut Report<'_>,
    action: View<'s>,
    is_first_version: bool,
) -> Option<Change<'s>> {
    let removes = match action.get("remove") {
        None => false,
        Some(remove) => remove.as_bool().or_else(|| {
            let found = remove.kind_name();
            report.error(remove, format!("expected `true` or `false`, found {found}"));
            None
        })?,
    };
    let (update, copy) = (action.get("update"), action.get("copy"));
    match (removes, update, copy) {
        (true, _, _) => Some(Change::Remove),
        (false, Some(_), Some(copy)) => {
            report.error(copy, "an action has `update` or `copy`, not both");
            None
        }
        (false, Some(update), None) => Some(Change::Update(update)),
        (false, None, Some(copy)) if is_first_version => {
            let code = Code::INVALID_OVERLAY;
            let message = "`copy` came with Overlay 1.1";
            let error = Diagnostic::error(code, copy.location(), message);
            report
                .diagnostics
                .push(error.help("write `overlay: 1.1.0`"));
            None
        }
        (false, None, Some(copy)) => {
            let query = parsed(report, copy)?;
            Some(Change::Copy(copy, query))
        }
        (false, None, None) => {
            let code = Code::INVALID_OVERLAY;
            let message =
                "the action has neither `update`, `remove` nor `copy`, so it does nothing";
            report.lenient(Diagnostic::warning(code, action.location(), message));
            None
        }
    }
}

fn parsed(report: &mut Report<'_>, node: View<'_>) -> Option<Query> {
    match target::parse(node) {
        Ok(query) => Some(query),
        Err(diagnostic) => {
            report.diagnostics.push(*diagnostic);
            None
        }
    }
}
