//! The schemas behind the branches of a choice.
//!
//! A base may list its subtypes, and each subtype has the base in its `allOf`. So for each of thousands of subtypes it is asked
//! whether the list leads to it.

use std::cell::RefCell;
use std::rc::Rc;

use rustc_hash::{FxHashMap, FxHashSet};

use super::keyword::Keyword;
use super::{SchemaId, Schemas};

/// The schemas behind the branches of a choice.
type Branches = Rc<FxHashSet<SchemaId>>;

/// The branches of the choices that were asked for.
#[derive(Default)]
pub(super) struct Known {
    resolved: RefCell<FxHashMap<(SchemaId, Keyword), Branches>>,
    canonical: RefCell<FxHashMap<(SchemaId, Keyword), Branches>>,
}

impl Schemas<'_, '_> {
    /// The schemas behind the references of a choice's branches.
    pub(crate) fn branches_resolved(&self, holder: SchemaId, keyword: Keyword) -> Branches {
        let known = &self.branches.resolved;
        self.branches_by(known, holder, keyword, |branch| {
            Some(self.resolve(branch).ok()?.schema)
        })
    }

    /// The same behind `allOf`s of one schema as well.
    pub(crate) fn branches_canonical(&self, holder: SchemaId, keyword: Keyword) -> Branches {
        let known = &self.branches.canonical;
        self.branches_by(known, holder, keyword, |branch| {
            Some(self.canonical(branch).ok()?.schema)
        })
    }

    fn branches_by(
        &self,
        known: &RefCell<FxHashMap<(SchemaId, Keyword), Branches>>,
        holder: SchemaId,
        keyword: Keyword,
        find: impl Fn(SchemaId) -> Option<SchemaId>,
    ) -> Branches {
        let key = (holder, keyword);
        if let Some(branches) = known.borrow().get(&key) {
            return Rc::clone(branches);
        }
        let list = self.get(holder).list(keyword).iter();
        let branches: Branches = Rc::new(list.filter_map(|branch| find(*branch)).collect());
        known.borrow_mut().insert(key, Rc::clone(&branches));
        branches
    }
}
