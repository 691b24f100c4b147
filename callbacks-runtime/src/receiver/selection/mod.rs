//! Finds the operation of a request if several share a URL.

mod peek;

pub(super) use peek::scalar_at;

use std::collections::HashMap;

use callbacks_expression::normalised_name;
use http::HeaderMap;

use super::incoming_request::{IncomingRequest, Rejection};
use super::unknown_event::UnknownEvent;
use crate::operation::{Discriminator, Event, Operation};

/// The operations at one URL, and how they are distinguished.
#[derive(Clone, Debug)]
pub(super) struct Selection {
    discriminators: &'static [Discriminator],
    events: Vec<Entry>,
    /// Operations with constants, by their first discriminator with one.
    by_value: HashMap<(usize, &'static str), Vec<usize>>,
    /// Operations without constants, by name.
    by_name: HashMap<String, Vec<usize>>,
    /// Operations without constants, if names do not count.
    rest: Vec<usize>,
}

#[derive(Clone, Debug)]
struct Entry {
    name: String,
    values: &'static [Option<&'static [&'static str]>],
}

/// What a request says about its event.
#[derive(Debug)]
pub(super) struct Selected {
    /// The possible operations, in the order in which to try them.
    pub(super) candidates: Vec<usize>,
    /// Whether a value of the request led to them.
    pub(super) is_distinguished: bool,
    /// The value of each discriminator.
    pub(super) values: Vec<Option<String>>,
}

/// How many events are tried if none has a place for all members of the message.
const MOST_FITS: usize = 16;

/// The event of a message if nothing distinguishes the candidates: the first that has a place for all its members, else
/// the first that fits. The schema alone is not enough, because it may require nothing.
pub(super) struct Fits<T> {
    first: Option<T>,
    count: usize,
}

impl<T> Default for Fits<T> {
    fn default() -> Self {
        Self {
            first: None,
            count: 0,
        }
    }
}

impl<T> Fits<T> {
    /// Takes the next fit. Returns the final one once it is known.
    pub(super) fn offer(&mut self, fit: T, is_lossy: bool) -> Option<T> {
        if !is_lossy {
            return Some(fit);
        }
        self.first.get_or_insert(fit);
        self.count += 1;
        if self.count < MOST_FITS {
            return None;
        }
        self.first.take()
    }

    pub(super) fn is_any(&self) -> bool {
        self.first.is_some()
    }

    pub(super) fn first(self) -> Option<T> {
        self.first
    }
}

impl Selected {
    /// The outcome if no candidate fits. A request that names an unknown event is unknown. Otherwise the reasons of the
    /// candidates are reported.
    pub(super) fn not_taken(
        &self,
        incoming: &IncomingRequest,
        rejections: Vec<(&'static str, Rejection)>,
    ) -> Result<UnknownEvent, Rejection> {
        let is_unknown = !self.is_distinguished && self.values.iter().any(Option::is_some);
        if is_unknown || rejections.is_empty() {
            Ok(UnknownEvent::of(incoming, &self.values))
        } else {
            Err(Rejection::of_all(rejections))
        }
    }
}

impl Selection {
    /// Analyzes the operations. Those that nothing distinguishes are tried in turn.
    pub(super) fn of<'o>(operations: impl IntoIterator<Item = &'o Operation>) -> Self {
        let mut selection = Self {
            discriminators: &[],
            events: Vec::new(),
            by_value: HashMap::new(),
            by_name: HashMap::new(),
            rest: Vec::new(),
        };
        for operation in operations {
            selection.add(operation.event);
        }
        selection
    }

    fn add(&mut self, event: Option<Event>) {
        let index = self.events.len();
        let values = event.map_or(&[][..], |event| event.values);
        let name = event.map_or_else(String::new, |event| normalised_name([event.name]));
        let first = values
            .iter()
            .enumerate()
            .find_map(|(place, values)| Some((place, (*values)?)));
        if let Some(event) = event {
            self.discriminators = event.discriminators;
        }
        if let Some((place, values)) = first {
            for value in values {
                self.by_value.entry((place, value)).or_default().push(index);
            }
        } else if event.is_some_and(|event| event.is_named) {
            self.by_name.entry(name.clone()).or_default().push(index);
        } else {
            self.rest.push(index);
        }
        self.events.push(Entry { name, values });
    }

    /// Reads the event of the request. The body need not be JSON.
    pub(super) fn select(&self, headers: &HeaderMap, query: &str, body: &[u8]) -> Selected {
        let values: Vec<_> = self
            .discriminators
            .iter()
            .map(|discriminator| value(*discriminator, headers, query, body))
            .collect();
        let mut candidates = self.by_constants(&values);
        if candidates.is_empty() {
            candidates = self.by_names(&values);
        }
        let is_distinguished = !candidates.is_empty();
        if !is_distinguished {
            candidates.clone_from(&self.rest);
        }
        Selected {
            candidates,
            is_distinguished,
            values,
        }
    }

    /// The operations whose constants match all values. If there are several, their names decide where possible.
    fn by_constants(&self, values: &[Option<String>]) -> Vec<usize> {
        let mut found = Vec::new();
        for (place, value) in values.iter().enumerate() {
            let Some(value) = value else { continue };
            let led_to = self.by_value.get(&(place, value.as_str()));
            found.extend(led_to.into_iter().flatten().copied());
        }
        found.retain(|index| self.agrees(&self.events[*index], values));
        if found.len() > 1 {
            let named = |index: &usize| is_named(&self.events[*index], values);
            let named: Vec<_> = found.iter().copied().filter(named).collect();
            if !named.is_empty() {
                return named;
            }
        }
        found
    }

    fn agrees(&self, entry: &Entry, values: &[Option<String>]) -> bool {
        let mut decides_all = true;
        for (known, value) in entry.values.iter().zip(values) {
            match (known, value) {
                (Some(known), Some(value)) if known.contains(&value.as_str()) => {}
                (Some(_), _) => return false,
                (None, _) => decides_all = false,
            }
        }
        decides_all || is_named(entry, values)
    }

    fn by_names(&self, values: &[Option<String>]) -> Vec<usize> {
        if self.by_name.is_empty() {
            return Vec::new();
        }
        let mut spellings = spellings(values, &[]);
        let found = spellings.find_map(|name| self.by_name.get(&name));
        found.cloned().unwrap_or_default()
    }
}

/// The value of a header or query parameter that occurs once, or of a scalar in the body.
fn value(
    discriminator: Discriminator,
    headers: &HeaderMap,
    query: &str,
    body: &[u8],
) -> Option<String> {
    match discriminator {
        Discriminator::Header(name) => {
            let mut lines = headers.get_all(name).iter();
            let line = lines.next()?.to_str().ok()?;
            lines.next().is_none().then(|| line.to_owned())
        }
        Discriminator::Pointer(pointer) => peek::scalar_at(body, pointer),
        Discriminator::Query(name) => {
            let pairs = query.split('&').filter(|pair| !pair.is_empty());
            let pairs = pairs.map(|pair| pair.split_once('=').unwrap_or((pair, "")));
            let mut values = pairs.filter(|(known, _)| decoded(known) == name);
            let (_, value) = values.next()?;
            values.next().is_none().then(|| decoded(value))
        }
    }
}

/// Decodes a name or value of a query.
fn decoded(text: &str) -> String {
    let text = text.replace('+', " ");
    percent_encoding::percent_decode_str(&text)
        .decode_utf8_lossy()
        .into_owned()
}

fn is_named(entry: &Entry, values: &[Option<String>]) -> bool {
    spellings(values, entry.values).any(|name| name == entry.name)
}

/// Possible names of an event with these values: all of them, those without constants, or the first alone.
fn spellings<'v>(
    values: &'v [Option<String>],
    known: &'v [Option<&'static [&'static str]>],
) -> impl Iterator<Item = String> + 'v {
    let all = normalised_name(values.iter().flatten());
    let is_explained = |place: usize| known.get(place).is_some_and(Option::is_some);
    let unexplained = values
        .iter()
        .enumerate()
        .filter(move |(place, _)| !is_explained(*place))
        .filter_map(|(_, value)| value.as_ref());
    let first = values.iter().flatten().take(1);
    let names = [all, normalised_name(unexplained), normalised_name(first)];
    names.into_iter().filter(|name| !name.is_empty())
}

#[cfg(test)]
mod tests;
