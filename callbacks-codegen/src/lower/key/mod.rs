//! Checks callback keys against the operation that they belong to.
//!
//! OpenAPI says about expressions: "Request parameters MUST be declared in the `parameters` section of the parent
//! operation or they cannot be evaluated. This includes request headers." It says nothing about bodies, but a pointer
//! that the request schema does not have is most likely a mistake. Only the parent's parameters and the schemas along a
//! pointer are considered. Dangling references end the check. They are reported where code is generated from them.

mod body;
mod fault;
mod meant;
mod named;
mod parameter;
mod parse;
mod place;
mod schema;
mod step;
mod steps;

use std::collections::HashSet;

use callbacks_expression::{CallbackKey, Part, Position, Source};

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::document::Callback;
use crate::names;
use crate::schema::Schemas;
use crate::source::KeyView;
use place::Place;

pub(super) use parse::{Keys, path_parameters};

/// How many names a help lists.
const MAX_NAMES: usize = 8;

/// Checks the expressions of a key. `false` if it can never be evaluated.
fn check_key<'s>(
    schemas: &Schemas<'_, 's>,
    diagnostics: &mut Diagnostics,
    strict: bool,
    callback: &Callback<'s>,
    key: KeyView<'s>,
    parsed: &CallbackKey,
) -> bool {
    let mut check = Check {
        schemas,
        diagnostics,
        strict,
        callback,
        is_evaluable: true,
    };
    let is_base = |part: &&Part| part.position() == Some(Position::Base);
    let has_one_base = parsed.parts().iter().filter(is_base).count() == 1;
    let braced = parsed
        .parts()
        .iter()
        .filter(|part| !matches!(part, Part::Literal(_)));
    let mut checked = HashSet::new();
    for (part, place) in braced.zip(Place::all(key)) {
        // A fault of an expression is the same wherever the key repeats it.
        let Some(expression) = part.expression().filter(|it| checked.insert(*it)) else {
            continue;
        };
        match expression.source() {
            Source::RequestPath(name) => check.path_parameter(name, &place),
            Source::RequestQuery(name) => check.query_parameter(name, &place),
            Source::RequestHeader(name) => check.header(name, &place),
            Source::RequestBody(pointer) => {
                check.body(pointer, has_one_base && is_base(&part), &place);
            }
            _ => {}
        }
    }
    check.is_evaluable
}

/// What every rule needs.
struct Check<'a, 's> {
    schemas: &'a Schemas<'a, 's>,
    diagnostics: &'a mut Diagnostics,
    strict: bool,
    callback: &'a Callback<'s>,
    is_evaluable: bool,
}

impl Check<'_, '_> {
    /// A message that names the callback.
    fn message(&self, text: &str) -> String {
        format!("callback `{}`: {text}", self.callback.name)
    }

    /// The parent operation as messages name it.
    fn parent(&self) -> String {
        let parent = &self.callback.parent;
        format!("`{} {}`", parent.method, parent.path)
    }

    /// A warning, or an error under `strict`.
    fn lenient(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push_lenient(diagnostic, self.strict);
    }
}

/// A suggestion for a wrong name: the nearest name, or else some of them. `what` names them: "properties".
fn instead(wanted: &str, names: &[&str], what: &str) -> String {
    if let Some(nearest) = names::nearest(wanted, names.iter().copied()) {
        return format!("there is `{nearest}`");
    }
    match names {
        [] => format!("there are no {what}"),
        [only] => format!("there is only `{only}`"),
        _ => format!("the {what} are {}", list(names)),
    }
}

/// Names in backticks, shortened if there are many.
fn list(names: &[&str]) -> String {
    let shown: Vec<_> = names
        .iter()
        .take(MAX_NAMES)
        .map(|name| format!("`{name}`"))
        .collect();
    let rest = names.len() - shown.len();
    let more = if rest > 0 {
        format!(" and {rest} more")
    } else {
        String::new()
    };
    format!("{}{more}", shown.join(", "))
}
