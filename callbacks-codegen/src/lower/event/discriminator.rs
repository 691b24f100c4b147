//! The place whose constants tell operations apart best.

use std::collections::HashMap;

use callbacks_expression::normalised_name;

use super::constants::Constants;
use super::event_name;
use crate::ir::Operation;
use crate::settings::Discriminator;

/// An operation with its values in one place.
type Values = (usize, Vec<String>);

/// The places where some of several operations have constants.
pub(super) struct Candidates {
    /// In the order in which they were met, each with the values of every operation that has some there.
    places: Vec<(Discriminator, Vec<Values>)>,
    names: Vec<String>,
}

impl Candidates {
    pub(super) fn of<'o>(
        operations: impl IntoIterator<Item = &'o Operation>,
        constants: &Constants<'_>,
    ) -> Self {
        let mut candidates = Self {
            places: Vec::new(),
            names: Vec::new(),
        };
        let mut by_place = HashMap::new();
        for (index, operation) in operations.into_iter().enumerate() {
            candidates
                .names
                .push(normalised_name([event_name(operation)]));
            for (place, values) in constants.of(operation) {
                let at = *by_place.entry(place.clone()).or_insert_with(|| {
                    candidates.places.push((place, Vec::new()));
                    candidates.places.len() - 1
                });
                candidates.places[at].1.push((index, values));
            }
        }
        candidates
    }

    /// The place that tells most operations apart, if those are enough: of several the one whose values are spelt like the
    /// events' names, and of those the first.
    pub(super) fn best(self, is_enough: impl Fn(usize) -> bool) -> Option<Told> {
        let mut best: Option<((usize, usize), Told)> = None;
        for (place, values) in self.places {
            let Some((named, led_by)) = told(&values, &self.names) else {
                continue;
            };
            let rank = (values.len(), named);
            // A constant of a single event tells it from those that are not known, if it is its name.
            let tells = values.len() > 1 || named == 1;
            let is_better = best.as_ref().is_none_or(|(known, _)| *known < rank);
            if tells && is_enough(values.len()) && is_better {
                best = Some((rank, Told { place, led_by }));
            }
        }
        best.map(|(_, told)| told)
    }
}

/// A place whose values tell operations apart.
pub(super) struct Told {
    pub(super) place: Discriminator,
    /// The values that lead to each operation; `None` for those that have no constants there.
    pub(super) led_by: Vec<Option<Vec<String>>>,
}

/// Which values lead to each operation, and to how many their names do; nothing if one would never be reached. Where several
/// have the same value, it is the one's whose name it is; one that is nobody's name leads nowhere.
fn told(values: &[Values], names: &[String]) -> Option<(usize, Vec<Option<Vec<String>>>)> {
    let mut by_value: HashMap<&str, Vec<usize>> = HashMap::new();
    for (index, values) in values {
        for value in values {
            let operations = by_value.entry(value).or_default();
            if operations.last() != Some(index) {
                operations.push(*index);
            }
        }
    }
    let mut by_name: HashMap<&str, Vec<usize>> = HashMap::new();
    for (index, name) in names.iter().enumerate() {
        by_name.entry(name).or_default().push(index);
    }
    let mut led_by = vec![None; names.len()];
    let mut named = 0;
    for (index, values) in values {
        let mut is_shared = false;
        let mut own = Vec::new();
        let mut is_named = false;
        for value in values {
            let others = &by_value[value.as_str()];
            let name = normalised_name([value]);
            let led_to = match others.as_slice() {
                [only] => Some(only),
                _ => {
                    let mut named = by_name.get(name.as_str()).into_iter().flatten();
                    named.find(|index| others.binary_search(index).is_ok())
                }
            };
            if led_to == Some(index) {
                is_named |= names[*index] == name;
                own.push(value.clone());
            } else if led_to.is_none() {
                is_shared = true;
            }
        }
        if own.is_empty() {
            return None;
        }
        named += usize::from(is_named);
        // A value of several that names none of them tells nothing, which is well for those that are told by their names.
        if is_shared && !is_named {
            return None;
        }
        led_by[*index] = Some(own);
    }
    Some((named, led_by))
}
