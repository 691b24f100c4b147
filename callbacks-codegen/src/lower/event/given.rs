//! How the user distinguishes webhooks.

use std::collections::{HashMap, HashSet};

use callbacks_expression::normalised_name;

use super::constants::{Constants, Found};
use super::discriminator::Led;
use super::event_name;
use super::owners::Names;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::ir::{Event, Operation, Origin};
use crate::names;
use crate::settings::{Discriminator, Settings};

/// The user's settings for webhooks at one URL.
pub(super) struct Given<'a> {
    /// Where to look.
    places: &'a [Discriminator],
    /// Values at all places, and their webhook.
    events: &'a [(Vec<String>, String)],
}

/// The values of webhooks at each place.
type Places = Vec<Option<Vec<String>>>;

impl<'a> Given<'a> {
    pub(super) fn new(settings: &'a Settings) -> Self {
        Self {
            places: &settings.dispatch,
            events: &settings.events,
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.places.is_empty()
    }

    pub(super) fn places(&self) -> &'a [Discriminator] {
        self.places
    }

    /// Stores with each operation its values at the user's places, and reports operations that are still not
    /// distinguished.
    pub(super) fn note(
        &self,
        operations: &mut [Operation],
        members: &[usize],
        constants: &Constants<'_>,
        diagnostics: &mut Diagnostics,
    ) {
        self.report_undeclared(operations, members, constants, diagnostics);
        let mut found: Vec<Places> = members
            .iter()
            .map(|index| self.constants(&operations[*index], constants))
            .collect();
        let mapped = self.map(operations, members, &mut found, diagnostics);
        let undecided = self.decide(operations, members, &mut found, &mapped);
        if !undecided.is_empty() {
            let names: Vec<_> = undecided
                .iter()
                .map(|at| event_name(&operations[members[*at]]))
                .collect();
            diagnostics.push(self.undecided(&names));
        }
        for (index, values) in members.iter().zip(found) {
            let operation = &mut operations[*index];
            operation.event = Some(Event {
                name: event_name(operation).to_owned(),
                values,
                discriminators: self.places.to_vec(),
                is_named: true,
            });
        }
    }

    fn constants(&self, operation: &Operation, constants: &Constants<'_>) -> Places {
        let places = self.places.iter();
        let values = places.map(|place| match constants.at(operation, place) {
            Found::Values(values) => Some(values),
            Found::Nothing | Found::Anything => None,
        });
        values.collect()
    }

    /// Maps the user's values to their webhooks, and to no others. Returns these webhooks.
    fn map(
        &self,
        operations: &[Operation],
        members: &[usize],
        found: &mut [Places],
        diagnostics: &mut Diagnostics,
    ) -> HashSet<usize> {
        let mut mapped: HashMap<usize, Places> = HashMap::new();
        let mut known: HashMap<&[String], &str> = HashMap::new();
        for (values, webhook) in self.events {
            if values.len() != self.places.len() {
                diagnostics.push(self.wrong_count(values, webhook));
                continue;
            }
            if let Some(other) = known
                .insert(values, webhook)
                .filter(|other| *other != webhook.as_str())
            {
                let values = values.join("`, `");
                let message = format!(
                    "`dispatch` says of `{values}` that it is `{other}` and that it is `{webhook}`"
                );
                diagnostics.push(Diagnostic::without_place(Code::UNKNOWN_SELECTION, message));
            }
            let is_meant = |at: &usize| {
                let operation = &operations[members[*at]];
                event_name(operation) == webhook
                    || operation.name == *webhook
                    || operation.module == *webhook
            };
            let meant: Vec<_> = (0..members.len()).filter(is_meant).collect();
            if meant.is_empty() {
                let names = members.iter().map(|index| event_name(&operations[*index]));
                diagnostics.push(unknown_webhook(webhook, names));
            }
            for at in meant {
                let places = mapped
                    .entry(at)
                    .or_insert_with(|| vec![Some(Vec::new()); values.len()]);
                for (place, value) in places.iter_mut().flatten().zip(values) {
                    if !place.contains(value) {
                        place.push(value.clone());
                    }
                }
            }
        }
        for (at, places) in found.iter_mut().enumerate() {
            if let Some(own) = mapped.get(&at) {
                places.clone_from(own);
            } else if let [Some(values)] = &mut places[..] {
                values.retain(|value| !known.contains_key(std::slice::from_ref(value)));
            }
        }
        mapped.into_keys().collect()
    }

    /// Decides by names between webhooks with equal values. Returns those that are not distinguished.
    fn decide(
        &self,
        operations: &[Operation],
        members: &[usize],
        found: &mut [Places],
        mapped: &HashSet<usize>,
    ) -> Vec<usize> {
        let names = members.iter().map(|index| event_name(&operations[*index]));
        if self.places.len() > 1 {
            let names: Vec<_> = names.map(|name| normalised_name([name])).collect();
            return undecided_of_several(found, mapped, &names);
        }
        let names = Names::new(names);
        let values = found
            .iter()
            .enumerate()
            .filter(|(at, _)| !mapped.contains(at));
        let values = values.filter_map(|(at, places)| Some((at, places.first()?.clone()?)));
        let values: Vec<_> = values.collect();
        let led = Led::new(&values, &names);
        for (at, _) in &values {
            found[*at] = vec![led.by[*at].clone()];
        }
        led.undecided
    }

    fn undecided(&self, names: &[&str]) -> Diagnostic {
        /// Listing more names would not help.
        const SHOWN: usize = 8;
        let shown = names[..names.len().min(SHOWN)].join("`, `");
        let more = match names.len().saturating_sub(SHOWN) {
            0 => String::new(),
            more => format!(" and {more} more"),
        };
        let places: Vec<_> = self.places.iter().map(ToString::to_string).collect();
        let places = places.join(" and ");
        let message = format!(
            "`dispatch` by {places} does not reach `{shown}`{more}: other webhooks allow the same values, and no value is spelt like the name"
        );
        let name = names.first().copied().unwrap_or_default();
        let value = match self.places.len() {
            1 => "\"value\"".to_owned(),
            count => format!("({})", vec!["\"value\""; count].join(", ")),
        };
        Diagnostic::without_place(Code::INDISTINCT_OPERATIONS, message).help(format!(
            "say which value it is: `dispatch(.., {value} = \"{name}\")`"
        ))
    }

    fn wrong_count(&self, values: &[String], webhook: &str) -> Diagnostic {
        let (found, due) = (values.len(), self.places.len());
        let message = format!(
            "`dispatch` gives `{webhook}` {found} values, and there are {due} places where it looks"
        );
        Diagnostic::without_place(Code::UNKNOWN_SELECTION, message)
    }

    /// Reports places that no schema has, and webhooks that do not exist: a mistake in the argument.
    fn report_undeclared(
        &self,
        operations: &[Operation],
        members: &[usize],
        constants: &Constants<'_>,
        diagnostics: &mut Diagnostics,
    ) {
        if members.is_empty() {
            let message = "`dispatch` distinguishes webhooks, but there are none";
            diagnostics.push(Diagnostic::without_place(Code::UNKNOWN_SELECTION, message));
            return;
        }
        for place in self.places {
            let is_declared = members.iter().any(|index| {
                let found = constants.at(&operations[*index], place);
                !matches!(found, Found::Nothing)
            });
            if is_declared || !matches!(place, Discriminator::Pointer(_)) {
                continue;
            }
            let message = format!("`dispatch` names {place}, but no webhook has it");
            let known = members
                .iter()
                .flat_map(|index| constants.of(&operations[*index]));
            let known: HashSet<_> = known.map(|(known, _)| known.to_string()).collect();
            let mut known: Vec<_> = known.into_iter().collect();
            known.sort();
            let nearest = names::nearest(&place.to_string(), known.iter().map(String::as_str));
            let diagnostic = Diagnostic::without_place(Code::UNKNOWN_SELECTION, message);
            diagnostics.push(match nearest {
                Some(nearest) => diagnostic.help(format!("there is {nearest}")),
                None => diagnostic,
            });
        }
    }
}

/// The webhooks with values at all places that another one has too, without one that spells their name.
fn undecided_of_several(found: &[Places], mapped: &HashSet<usize>, names: &[String]) -> Vec<usize> {
    /// How many combinations of values are compared.
    const MOST: usize = 10_000;
    let mut equal: HashMap<&Places, Vec<usize>> = HashMap::new();
    for (at, places) in found.iter().enumerate() {
        if !mapped.contains(&at) && places.iter().all(Option::is_some) {
            equal.entry(places).or_default().push(at);
        }
    }
    let mut undecided = Vec::new();
    for (places, members) in equal {
        let count = places.iter().flatten().map(Vec::len);
        let count = count.fold(1_usize, usize::saturating_mul);
        if members.len() < 2 || count > MOST {
            continue;
        }
        let mut spelt = HashSet::from([String::new()]);
        for values in places.iter().flatten() {
            let longer = spelt.iter().flat_map(|start| {
                values
                    .iter()
                    .map(move |value| start.clone() + &normalised_name([value]))
            });
            spelt = longer.collect();
        }
        let first = places.iter().flatten().next().into_iter().flatten();
        spelt.extend(first.map(|value| normalised_name([value])));
        undecided.extend(
            members
                .into_iter()
                .filter(|at| !spelt.contains(&names[*at])),
        );
    }
    undecided.sort_unstable();
    undecided
}

fn unknown_webhook<'n>(webhook: &str, names: impl Iterator<Item = &'n str>) -> Diagnostic {
    let message = format!("`dispatch` names `{webhook}`, but no webhook has that name");
    let diagnostic = Diagnostic::without_place(Code::UNKNOWN_SELECTION, message);
    match names::nearest(webhook, names) {
        Some(nearest) => diagnostic.help(format!("there is `{nearest}`")),
        None => diagnostic,
    }
}

/// Whether an operation is a webhook.
pub(super) fn is_webhook(operation: &Operation) -> bool {
    matches!(operation.origin, Origin::Webhook(_))
}
