//! The names of members that were skipped: one that occurs twice is refused whether or not a schema names it.

use std::borrow::Cow;
use std::collections::BTreeSet;

/// So many names are compared one by one: that is faster than a search as long as they are few.
const FEW: usize = 8;

/// Names, borrowed from the text where it has them without an escape.
#[derive(Debug, Default)]
pub(super) struct Skipped<'de> {
    few: Vec<Cow<'de, str>>,
    /// What came behind the few: a stranger may send any number.
    many: Option<BTreeSet<Cow<'de, str>>>,
}

impl<'de> Skipped<'de> {
    /// Adds a name; one that was added before is returned.
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
