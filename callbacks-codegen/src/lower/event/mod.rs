//! Operations whose requests arrive at one URL, and how they are distinguished.
//!
//! A consumer registers one URL for a base expression, and often one for all webhooks of an API. A request names its
//! event by a constant in its body or in a header. If the document has no constants, the events are tried in turn.

mod constants;
mod discriminator;
mod given;
mod owners;

use std::collections::BTreeMap;

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::document::Side;
use crate::ir::{Callback, Endpoint, Event, Group, Operation, Origin, TypeDefinition};
use crate::names::{self, Scope};
use crate::settings::Settings;
use constants::Constants;
use discriminator::{Candidates, Told};
use given::{Given, is_webhook};

/// What is known about operations that share a URL.
pub(super) struct Events {
    pub(super) groups: Vec<Group>,
    pub(super) endpoint: Option<Endpoint>,
}

/// Finds out how operations that share a URL are distinguished, and stores it with them.
pub(super) fn distinguish(
    operations: &mut [Operation],
    callbacks: &[Callback],
    types: &[TypeDefinition],
    settings: &Settings,
    scope: &mut Scope,
    diagnostics: &mut Diagnostics,
) -> Events {
    let constants = Constants::new(types, callbacks);
    let groups = groups(operations, callbacks, &constants, scope);
    for group in &groups {
        let warning = indistinct(operations, &group.members, "callbacks");
        diagnostics.push_lenient(
            warning.help(
                "give each key a path or a query of its own, or each payload a property with a constant of its own",
            ),
            settings.strict,
        );
    }
    let endpoint = endpoint(operations, &constants, settings, scope, diagnostics);
    Events { groups, endpoint }
}

/// Reports that nothing distinguishes operations: a message is handled as the first one that it fits.
fn indistinct(operations: &[Operation], members: &[usize], what: &str) -> Diagnostic {
    /// Listing more places would not help.
    const SHOWN: usize = 8;
    let mut names: Vec<_> = members
        .iter()
        .take(SHOWN)
        .map(|index| format!("`{}`", operations[*index].name))
        .collect();
    let last = match members.len().saturating_sub(SHOWN) {
        0 => names.pop().unwrap_or_default(),
        more => format!("{more} more"),
    };
    let message = format!(
        "the {what} {} and {last} arrive at one URL, and nothing distinguishes their messages: each is taken as the first one that it fits",
        names.join(", ")
    );
    let mut places = members
        .iter()
        .take(SHOWN)
        .map(|index| operations[*index].location);
    let code = Code::INDISTINCT_OPERATIONS;
    let Some(first) = places.next() else {
        return Diagnostic::without_place(code, message);
    };
    let warning = Diagnostic::warning(code, first, message);
    places
        .filter(|place| *place != first)
        .fold(warning, |warning, place| warning.also(place, ""))
}

/// Callbacks with one path and method: distinguished by constants, or else a group.
fn groups(
    operations: &mut [Operation],
    callbacks: &[Callback],
    constants: &Constants<'_>,
    scope: &mut Scope,
) -> Vec<Group> {
    let mut places: BTreeMap<_, Vec<usize>> = BTreeMap::new();
    for (index, operation) in operations.iter().enumerate() {
        if matches!(operation.origin, Origin::Callback(_)) {
            let is_nested = operation.sent_by == Side::Consumer;
            let place = (is_nested, operation.route.clone(), operation.method.clone());
            places.entry(place).or_default().push(index);
        }
    }
    let mut shared: Vec<_> = places.into_values().filter(|each| each.len() > 1).collect();
    shared.sort();
    let mut groups = Vec::new();
    for members in shared {
        let candidates = Candidates::of(members.iter().map(|index| &operations[*index]), constants);
        // A single callback without a constant is chosen if no constant matches.
        if let Some(told) = candidates.best(|told| told + 1 >= members.len()) {
            note_told(operations, &members, told);
            continue;
        }
        let first = &operations[members[0]];
        groups.push(Group {
            module: group_name(first, callbacks, scope),
            sent_by: first.sent_by,
            variants: variants(&members, operations),
            members,
        });
    }
    groups
}

/// The group is named after the path of the operation with the callbacks.
fn group_name(first: &Operation, callbacks: &[Callback], scope: &mut Scope) -> String {
    let Origin::Callback(index) = first.origin else {
        return scope.take([first.module.clone()]);
    };
    let parent = &callbacks[index].parent;
    let last = parent.path.rsplit('/').next().unwrap_or_default();
    let short = format!("{} callback", if last.is_empty() { "root" } else { last });
    let long = format!("{} {} callback", parent.method.to_lowercase(), parent.path);
    scope.take([names::snake(&short), names::snake(&long)])
}

/// All webhooks at one URL: if most of them can be distinguished, if the user says how, or if there is only one.
fn endpoint(
    operations: &mut [Operation],
    constants: &Constants<'_>,
    settings: &Settings,
    scope: &mut Scope,
    diagnostics: &mut Diagnostics,
) -> Option<Endpoint> {
    let members: Vec<_> = (0..operations.len())
        .filter(|index| is_webhook(&operations[*index]))
        .collect();
    let given = Given::new(settings);
    let discriminators = if given.is_empty() {
        if !settings.events.is_empty() {
            let message = "`dispatch` says what values mean, but not where they are";
            let error = Diagnostic::without_place(Code::UNKNOWN_SELECTION, message);
            diagnostics.push(error.help("add `header = \"..\"` or `pointer = \"/..\"`"));
        }
        let webhooks = members.iter().map(|index| &operations[*index]);
        let told = Candidates::of(webhooks, constants).best(|told| told * 2 > members.len());
        match told {
            Some(told) => {
                let place = told.place.clone();
                report_rest(operations, &members, &told, settings, diagnostics);
                note_told(operations, &members, told);
                vec![place]
            }
            None if members.len() == 1 => Vec::new(),
            None => return None,
        }
    } else {
        given.note(operations, &members, constants, diagnostics);
        given.places().to_vec()
    };
    if members.is_empty() {
        return None;
    }
    Some(Endpoint {
        module: scope.take(["webhooks".to_owned(), "webhook_events".to_owned()]),
        variants: variants(&members, operations),
        discriminators,
        members,
    })
}

/// Warns of webhooks without a constant where the others have one, if there are several.
fn report_rest(
    operations: &[Operation],
    members: &[usize],
    told: &Told,
    settings: &Settings,
    diagnostics: &mut Diagnostics,
) {
    let rest = members.iter().zip(&told.led_by);
    let rest: Vec<_> = rest
        .filter(|(_, values)| values.is_none())
        .map(|(index, _)| *index)
        .collect();
    if rest.len() < 2 {
        return;
    }
    let warning = indistinct(operations, &rest, "webhooks").help_or(
        format!(
            "the others are distinguished by {}; say where these are: `dispatch(header = \"..\")` or `dispatch(pointer = \"/..\")`",
            told.place
        ),
        format!(
            "the others are distinguished by {}; give these such a constant with an overlay: `--overlay FILE`",
            told.place
        ),
    );
    diagnostics.push_lenient(warning, settings.strict);
}

/// Stores with each operation the values that lead to it.
fn note_told(operations: &mut [Operation], members: &[usize], told: Told) {
    for (index, values) in members.iter().zip(told.led_by) {
        let operation = &mut operations[*index];
        operation.event = Some(Event {
            name: event_name(operation).to_owned(),
            discriminators: vec![told.place.clone()],
            values: vec![values],
            is_named: false,
        });
    }
}

/// The name of an operation's event: that of the webhook, or the operation's own.
fn event_name(operation: &Operation) -> &str {
    match &operation.origin {
        Origin::Webhook(name) => name,
        Origin::Callback(_) => &operation.name,
    }
}

fn variants(members: &[usize], operations: &[Operation]) -> Vec<String> {
    let mut scope = Scope::default();
    let modules = members.iter().map(|index| &operations[*index].module);
    modules
        .map(|module| scope.take([names::pascal(module)]))
        .collect()
}
