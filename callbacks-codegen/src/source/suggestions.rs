//! What wrong names may have meant, each looked for once.

use std::cell::{Cell, RefCell};
use std::collections::HashMap;

use crate::span::Location;

/// So many names are compared with wrong ones in all. A document of two thousand references to as many schemas, all wrong,
/// would otherwise keep a build busy for suggestions that no one reads.
const MAX_COMPARED: usize = 100_000;

/// The suggestions so far.
#[derive(Debug, Default)]
pub(super) struct Suggestions {
    known: RefCell<HashMap<Location, Option<String>>>,
    compared: Cell<usize>,
}

impl Suggestions {
    /// The suggestion for a place, for which `candidates` names are compared.
    pub(super) fn at(
        &self,
        place: Location,
        candidates: usize,
        find: impl FnOnce() -> Option<String>,
    ) -> Option<String> {
        if let Some(known) = self.known.borrow().get(&place) {
            return known.clone();
        }
        if !self.affords(candidates) {
            return None;
        }
        let found = find();
        self.known.borrow_mut().insert(place, found.clone());
        found
    }

    /// Whether a wrong name may be compared with so many names, which are counted.
    pub(super) fn affords(&self, candidates: usize) -> bool {
        let compared = self.compared.get();
        let affords = compared <= MAX_COMPARED;
        if affords {
            self.compared.set(compared + candidates);
        }
        affords
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::span::FileId;

    #[test]
    fn a_name_is_looked_for_once_and_not_for_ever() {
        let suggestions = Suggestions::default();
        let at = |place| Location::new(FileId(0), place, place);
        let find = |place| suggestions.at(at(place), MAX_COMPARED, || Some(place.to_string()));
        assert_eq!(
            [find(1), find(2)],
            [Some("1".to_owned()), Some("2".to_owned())]
        );
        assert_eq!([find(3), find(1)], [None, Some("1".to_owned())]);
        assert_eq!(
            suggestions.at(at(2), 1, || unreachable!()),
            Some("2".to_owned())
        );
    }
}
