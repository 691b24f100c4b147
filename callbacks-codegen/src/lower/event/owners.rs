//! Decides by names which event a shared value belongs to.
//!
//! Often every event has one enumeration of all event types. Then a value belongs to the event with the same name.

use std::collections::HashMap;

use callbacks_expression::normalised_name;

use crate::names;

/// Words that documents add to the names of events.
const BEFORE: [&str; 2] = ["on", "when"];
const BEHIND: [&str; 6] = [
    "event",
    "webhook",
    "hook",
    "callback",
    "notification",
    "message",
];

/// Longer names are not split into words.
const MOST_WORDS: usize = 12;

/// The names of events, to be compared with values.
pub(super) struct Names {
    /// In lower case, without punctuation.
    whole: Vec<String>,
    /// Without the words that documents add.
    inner: Vec<String>,
    by_whole: HashMap<String, Vec<usize>>,
    by_inner: HashMap<String, Vec<usize>>,
    /// Whether the inner name has several words. A single word is part of too many values.
    is_long: Vec<bool>,
}

impl Names {
    pub(super) fn new<'n>(names: impl IntoIterator<Item = &'n str>) -> Self {
        let mut all = Self {
            whole: Vec::new(),
            inner: Vec::new(),
            by_whole: HashMap::new(),
            by_inner: HashMap::new(),
            is_long: Vec::new(),
        };
        for (index, name) in names.into_iter().enumerate() {
            let words = words(name);
            let inner = inner(&words);
            all.is_long.push(inner.len() > 1);
            let (whole, inner) = (normalised_name([name]), inner.concat());
            all.by_whole.entry(whole.clone()).or_default().push(index);
            all.by_inner.entry(inner.clone()).or_default().push(index);
            all.whole.push(whole);
            all.inner.push(inner);
        }
        all
    }

    pub(super) fn len(&self) -> usize {
        self.whole.len()
    }

    /// Whether a value is spelt like an event's name.
    pub(super) fn is(&self, index: usize, value: &str) -> bool {
        let value = normalised_name([value]);
        value == self.whole[index] || value == self.inner[index]
    }

    /// The event of each of several values, among the events that have it. The events of a value are in order.
    pub(super) fn owners<'v>(&self, shared: &[(&'v str, &[usize])]) -> HashMap<&'v str, usize> {
        let mut owners = HashMap::new();
        for (value, events) in shared {
            if let Some(owner) = self.called(value, events) {
                owners.insert(*value, owner);
            }
        }
        let mut is_called = vec![false; self.len()];
        owners.values().for_each(|owner| is_called[*owner] = true);
        // The rest is compared without the words that a provider puts first: `crm.lead.deleted`. An event that two such
        // values could mean gets none of them.
        let mut by_end: HashMap<usize, Vec<&'v str>> = HashMap::new();
        for (value, events) in shared {
            if owners.contains_key(value) {
                continue;
            }
            let owner = self
                .at_end(value, events)
                .filter(|owner| !is_called[*owner]);
            if let Some(owner) = owner {
                by_end.entry(owner).or_default().push(*value);
            }
        }
        for (owner, values) in by_end {
            if let [only] = values[..] {
                owners.insert(only, owner);
            }
        }
        owners
    }

    /// The only event with the name of a value.
    fn called(&self, value: &str, events: &[usize]) -> Option<usize> {
        let value = normalised_name([value]);
        self.first(&self.by_whole, &value, events)
            .or_else(|| self.only(&value, events))
    }

    fn first(
        &self,
        by_name: &HashMap<String, Vec<usize>>,
        name: &str,
        events: &[usize],
    ) -> Option<usize> {
        let mut named = by_name.get(name)?.iter();
        named
            .find(|index| events.binary_search(index).is_ok())
            .copied()
    }

    fn only(&self, name: &str, events: &[usize]) -> Option<usize> {
        let named = self.by_inner.get(name)?.iter();
        let mut named = named.filter(|index| events.binary_search(index).is_ok());
        let first = named.next()?;
        named.next().is_none().then_some(*first)
    }

    /// The event whose name, of several words, a value ends with. The longest name wins. A version at the end is
    /// ignored.
    fn at_end(&self, value: &str, events: &[usize]) -> Option<usize> {
        let mut words = words(value);
        while words.last().is_some_and(|last| is_version(last)) {
            words.pop();
        }
        if words.len() > MOST_WORDS {
            return None;
        }
        (0..words.len()).find_map(|start| {
            let owner = self.only(&words[start..].concat(), events)?;
            self.is_long[owner].then_some(owner)
        })
    }
}

fn words(text: &str) -> Vec<String> {
    let kebab = names::kebab(text);
    kebab
        .split('-')
        .map(|word| normalised_name([word]))
        .collect()
}

/// The words of a name without those that are added to many names.
fn inner(words: &[String]) -> &[String] {
    let is_in = |list: &[&str], word: Option<&String>| {
        word.is_some_and(|word| list.contains(&word.as_str()))
    };
    let mut inner = words;
    if inner.len() > 1 && is_in(&BEFORE, inner.first()) {
        inner = &inner[1..];
    }
    while inner.len() > 1 && is_in(&BEHIND, inner.last()) {
        inner = &inner[..inner.len() - 1];
    }
    inner
}

/// `v1` or a number.
fn is_version(word: &str) -> bool {
    let digits = word.strip_prefix('v').unwrap_or(word);
    !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::Names;

    /// The events of values that all of them have.
    #[track_caller]
    fn check(names: &[&str], values: &[&str], expected: &[Option<&str>]) {
        let all: Vec<usize> = (0..names.len()).collect();
        let shared: Vec<(&str, &[usize])> = values.iter().map(|value| (*value, &all[..])).collect();
        let owners = Names::new(names.iter().copied()).owners(&shared);
        let found: Vec<_> = values
            .iter()
            .map(|value| owners.get(value).map(|owner| names[*owner]))
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn values_mean_the_events_that_are_called_like_them() {
        check(
            &["LeadDeleted", "onDealCreated", "InvoicePaidEvent"],
            &["lead.deleted", "DEAL_CREATED", "invoice-paid", "other"],
            &[
                Some("LeadDeleted"),
                Some("onDealCreated"),
                Some("InvoicePaidEvent"),
                None,
            ],
        );
    }

    #[test]
    fn words_before_a_name_and_versions_behind_it_do_not_count() {
        check(
            &["LeadDeleted", "ActivityCreated"],
            &["crm.lead.deleted", "com.example.activity.created.v1"],
            &[Some("LeadDeleted"), Some("ActivityCreated")],
        );
        // The longest name wins.
        check(
            &["ItemAdded", "CartItemAdded"],
            &["shop.item.added", "shop.cart.item.added"],
            &[Some("ItemAdded"), Some("CartItemAdded")],
        );
    }

    #[test]
    fn what_could_be_several_is_none() {
        // A single word is part of too many values.
        check(
            &["Deleted", "LeadCreated"],
            &["crm.person.deleted"],
            &[None],
        );
        check(
            &["LeadDeleted"],
            &["crm.lead.deleted", "sales.lead.deleted"],
            &[None, None],
        );
        // A value that continues a name is another event.
        check(&["OrderCreated"], &["order.created.failed"], &[None]);
        // An event with the same name as a value gets no other value.
        check(
            &["LeadDeleted", "LeadCreated"],
            &["lead.deleted", "soft.lead.deleted"],
            &[Some("LeadDeleted"), None],
        );
    }
}
