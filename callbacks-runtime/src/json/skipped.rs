//! The names of skipped members. A repeated member is an error even if the schema does not name it.

use std::borrow::Cow;
use std::collections::BTreeSet;

/// Up to this number, names are compared one by one, which is faster for few names.
const FEW: usize = 8;

/// Borrowed from the text if they have no escapes.
#[derive(Debug, Default)]
pub(super) struct Skipped<'de> {
    few: Vec<Cow<'de, str>>,
    /// The names after the first few. An untrusted peer may send any number.
    many: Option<BTreeSet<Cow<'de, str>>>,
}

impl<'de> Skipped<'de> {
    /// Adds a name. Returns it if it was added before.
    pub(super) fn add(&mut self, name: Cow<'de, str>) -> Option<Cow<'de, str>> {
        if self.few.contains(&name) {
            return Some(name);
        }
        if self.few.len() < FEW {
            self.few.push(name);
            return None;
        }
        self.many.get_or_insert_default().replace(name)
    }
}

#[cfg(test)]
mod tests {
    use super::{Cow, FEW, Skipped};

    #[test]
    fn a_name_is_found_again_among_few_and_among_many() {
        let name = |number: usize| Cow::Owned(number.to_string());
        let mut skipped = Skipped::default();
        for number in 0..4 * FEW {
            assert_eq!(skipped.add(name(number)), None);
        }
        for number in 0..4 * FEW {
            assert_eq!(skipped.add(name(number)), Some(name(number)));
        }
    }
}
