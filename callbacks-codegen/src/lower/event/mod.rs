//! Operations whose requests arrive at one URL: what tells them apart.
//!
//! A consumer registers one URL for a base expression, and often one for all webhooks of an API. A request says by a constant
//! of its body or of a header which event it is; where the document has none, only trying is left.

mod constants;
mod discriminator;

use std::collections::{BTreeMap, HashSet};

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::document::Side;
use crate::ir::{Callback, Endpoint, Event, Group, Operation, Origin, TypeDefinition};
use crate::names::{self, Scope};
use crate::settings::Discriminator;
use constants::{Constants, Found};
use discriminator::{Candidates, Told};

/// What is known of operations that share a URL.
pub(super) struct Events {
    pub(super) groups: Vec<Group>,
    pub(super) endpoint: Option<Endpoint>,
}

/// Finds out how the operations that share a URL are told apart, and notes it with them.
pub(super) fn tell_apart(
    operations: &mut [Operation],
    callbacks: &[Callback],
    types: &[TypeDefinition],
    given: &[Discriminator],
    scope: &mut Scope,
    diagnostics: &mut Diagnostics,
) -> Events {
    let constants = Constants::new(types);
    let groups = groups(operations, callbacks, &constants, scope);
    let endpoint = endpoint(operations, &constants, given, scope, diagnostics);
    Events { groups, endpoint }
}

/// Callbacks that arrive at one path by one method: told apart by constants, or else a group.
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
        // One alone without a constant is what is left when no constant is met.
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

/// The group is called after the path of the operation that its callbacks belong to.
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

/// All webhooks at one URL, if most of them can be told apart or the user says where to look.
fn endpoint(
    operations: &mut [Operation],
    constants: &Constants<'_>,
    given: &[Discriminator],
    scope: &mut Scope,
    diagnostics: &mut Diagnostics,
) -> Option<Endpoint> {
    let is_webhook = |operation: &Operation| matches!(operation.origin, Origin::Webhook(_));
    let members: Vec<_> = (0..operations.len())
        .filter(|index| is_webhook(&operations[*index]))
        .collect();
    let discriminators = if given.is_empty() {
        let webhooks = members.iter().map(|index| &operations[*index]);
        let told = Candidates::of(webhooks, constants).best(|told| told * 2 > members.len())?;
        let place = told.place.clone();
        note_told(operations, &members, told);
        vec![place]
    } else {
        report_undeclared(operations, &members, given, constants, diagnostics);
        note_given(operations, &members, given, constants);
        given.to_vec()
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

/// Notes with each operation which values of the place that was found lead to it.
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

/// Notes with each operation which values it has where the user says.
fn note_given(
    operations: &mut [Operation],
    members: &[usize],
    given: &[Discriminator],
    constants: &Constants<'_>,
) {
    for index in members {
        let operation = &mut operations[*index];
        let values = given
            .iter()
            .map(|place| match constants.at(operation, place) {
                Found::Values(values) => Some(values),
                Found::Nothing | Found::Anything => None,
            });
        operation.event = Some(Event {
            name: event_name(operation).to_owned(),
            values: values.collect(),
            discriminators: given.to_vec(),
            is_named: true,
        });
    }
}

/// The name that the document gives what an operation tells of: that of the webhook, or the operation's own.
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

/// A property that no schema has, or no webhook at all, is a mistake of the argument.
fn report_undeclared(
    operations: &[Operation],
    members: &[usize],
    given: &[Discriminator],
    constants: &Constants<'_>,
    diagnostics: &mut Diagnostics,
) {
    if members.is_empty() {
        let message = "`dispatch` tells webhooks apart, but there are none";
        diagnostics.push(Diagnostic::without_place(Code::UNKNOWN_SELECTION, message));
        return;
    }
    for discriminator in given {
        let is_declared = members.iter().any(|index| {
            let found = constants.at(&operations[*index], discriminator);
            !matches!(found, Found::Nothing)
        });
        if is_declared || matches!(discriminator, Discriminator::Header(_)) {
            continue;
        }
        let message = format!("`dispatch` names {discriminator}, but no webhook has it");
        let mut known: Vec<_> = members
            .iter()
            .flat_map(|index| constants.of(&operations[*index]))
            .map(|(known, _)| known.to_string())
            .collect::<HashSet<_>>()
            .into_iter()
            .collect();
        known.sort();
        let wanted = discriminator.to_string();
        let nearest = names::nearest(&wanted, known.iter().map(String::as_str));
        let diagnostic = Diagnostic::without_place(Code::UNKNOWN_SELECTION, message);
        diagnostics.push(match nearest {
            Some(nearest) => diagnostic.help(format!("there is {nearest}")),
            None => diagnostic,
        });
    }
}
