//! The place whose constants distinguish operations best.

use std::collections::HashMap;

use super::constants::Constants;
use super::event_name;
use super::owners::Names;
use crate::ir::Operation;
use crate::settings::Discriminator;

/// An operation, and its values at one place.
pub(super) type Values = (usize, Vec<String>);

/// The places where some of the operations have constants.
pub(super) struct Candidates {
    /// In the order in which they were found, with the values of every operation that has some there.
    places: Vec<(Discriminator, Vec<Values>)>,
    names: Names,
}

impl Candidates {
    pub(super) fn of<'o>(
        operations: impl IntoIterator<Item = &'o Operation>,
        constants: &Constants<'_>,
    ) -> Self {
        let mut names = Vec::new();
        let mut places: Vec<(Discriminator, Vec<Values>)> = Vec::new();
        let mut by_place = HashMap::new();
        for (index, operation) in operations.into_iter().enumerate() {
            names.push(event_name(operation));
            for (place, values) in constants.of(operation) {
                let at = *by_place.entry(place.clone()).or_insert_with(|| {
                    places.push((place, Vec::new()));
                    places.len() - 1
                });
                places[at].1.push((index, values));
            }
        }
        Self {
            places,
            names: Names::new(names),
        }
    }

    /// The place that distinguishes most operations, if those are enough. Among several, the one with values spelt like
    /// the names of the events, and among those the first.
    pub(super) fn best(self, is_enough: impl Fn(usize) -> bool) -> Option<Told> {
        let mut best: Option<((usize, usize), Told)> = None;
        for (place, values) in self.places {
            let led = Led::new(&values, &self.names);
            if !led.undecided.is_empty() {
                continue;
            }
            let rank = (values.len(), led.named);
            // A single event may be distinguished from unknown ones, if the constant is its name or its type.
            let tells = values.len() > 1
                || led.named == 1
                || (self.names.len() == 1 && is_type(&place, &values));
            let is_better = best.as_ref().is_none_or(|(known, _)| *known < rank);
            if tells && is_enough(values.len()) && is_better {
                let led_by = led.by;
                best = Some((rank, Told { place, led_by }));
            }
        }
        best.map(|(_, told)| told)
    }
}

/// Whether a place has one value, and its name says that it contains a type.
fn is_type(place: &Discriminator, values: &[Values]) -> bool {
    const NAMES: [&str; 7] = [
        "type",
        "event",
        "eventtype",
        "eventname",
        "action",
        "topic",
        "kind",
    ];
    let name = match place {
        Discriminator::Header(name) | Discriminator::Query(name) => name.as_str(),
        Discriminator::Pointer(pointer) => pointer.rsplit('/').next().unwrap_or_default(),
    };
    let name = callbacks_expression::normalised_name([name]);
    let is_named = NAMES
        .iter()
        .any(|known| name == *known || name.strip_prefix('x') == Some(known));
    is_named && values.iter().all(|(_, values)| values.len() == 1)
}

/// A place whose values distinguish operations.
pub(super) struct Told {
    pub(super) place: Discriminator,
    /// The values that lead to each operation. `None` for those without constants there.
    pub(super) led_by: Vec<Option<Vec<String>>>,
}

/// Where the values of one place lead.
pub(super) struct Led {
    /// The values that lead to each operation.
    pub(super) by: Vec<Option<Vec<String>>>,
    /// How many operations have a value that is spelt like their name.
    pub(super) named: usize,
    /// The operations that would never be reached, or whose values are shared and name none of them.
    pub(super) undecided: Vec<usize>,
}

impl Led {
    /// If several operations have a value, it leads to the one with that name. A value that is nobody's name leads
    /// nowhere.
    pub(super) fn new(values: &[Values], names: &Names) -> Self {
        let mut by_value: HashMap<&str, Vec<usize>> = HashMap::new();
        let mut in_order = Vec::new();
        for (index, values) in values {
            for value in values {
                let operations = by_value.entry(value).or_default();
                if operations.is_empty() {
                    in_order.push(value.as_str());
                }
                if operations.last() != Some(index) {
                    operations.push(*index);
                }
            }
        }
        let shared = in_order
            .iter()
            .map(|value| (*value, by_value[value].as_slice()));
        let shared: Vec<_> = shared
            .filter(|(_, operations)| operations.len() > 1)
            .collect();
        let owners = names.owners(&shared);
        let mut led = Self {
            by: vec![None; names.len()],
            named: 0,
            undecided: Vec::new(),
        };
        for (index, values) in values {
            let mut is_shared = false;
            let mut is_named = false;
            let mut own = Vec::new();
            for value in values {
                let is_alone = by_value[value.as_str()].len() == 1;
                let owner = owners.get(value.as_str());
                if is_alone || owner == Some(index) {
                    is_named |= !is_alone || names.is(*index, value);
                    own.push(value.clone());
                } else if owner.is_none() {
                    is_shared = true;
                }
            }
            led.named += usize::from(is_named);
            // A shared value that names no event says nothing. That is fine for events that are distinguished by their
            // names.
            if own.is_empty() || (is_shared && !is_named) {
                led.undecided.push(*index);
            }
            led.by[*index] = Some(own);
        }
        led
    }
}
