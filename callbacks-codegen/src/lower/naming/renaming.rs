//! The final names of types, once everything that affects them is known.
//!
//! A type with one use has the name of that use. A type with several uses is named by the words that its names for all
//! uses end with: `IssuesOpenedIssueUser` and `IssuesClosedIssueUser` are an `IssueUser`. If these words say nothing,
//! or are the name of another type, the words that all names start with are added: `BatchFailedData` and
//! `BatchExpiredData` are `BatchData`. If there are none either, it has the shortest of the names, and among those the
//! first. All other names are given before. So one use more or less does not rename types that are not used there.

use super::{Base, Name, Naming, take, words};
use crate::names::{self, Scope};

/// Names types after those that contain them.
pub(super) struct Renaming<'n> {
    naming: &'n Naming,
    /// The names so far, for types that are not renamed.
    given: &'n [&'n str],
    /// The other names of each type.
    uses: Vec<Vec<&'n Name>>,
    scope: Scope,
    names: Vec<Option<String>>,
    /// The types that are being named. A type may contain itself through references.
    open: Vec<bool>,
}

impl<'n> Renaming<'n> {
    pub(super) fn new(naming: &'n Naming, given: &'n [&'n str], scope: Scope) -> Self {
        let mut uses = vec![Vec::new(); given.len()];
        for (id, name) in &naming.uses {
            if naming.types.get(*id).is_some_and(|own| !own.is_component()) {
                uses[*id].push(name);
            }
        }
        Self {
            naming,
            given,
            uses,
            scope,
            names: vec![None; given.len()],
            open: vec![false; given.len()],
        }
    }

    pub(super) fn all(mut self) -> Vec<String> {
        for is_shared in [false, true] {
            for id in 0..self.given.len() {
                if self.is_shared(id) == is_shared {
                    self.name(id);
                }
            }
        }
        let given = self.given.iter().map(|name| (*name).to_owned());
        let names = self.names.into_iter().zip(given);
        names.map(|(name, given)| name.unwrap_or(given)).collect()
    }

    /// Whether a type, or one that it is named after, has several uses.
    fn is_shared(&self, mut id: usize) -> bool {
        loop {
            if !self.uses[id].is_empty() {
                return true;
            }
            match self.naming.types.get(id).map(|name| &name.base) {
                Some(Base::Type(outer)) => id = *outer,
                _ => return false,
            }
        }
    }

    fn name(&mut self, id: usize) {
        let naming = self.naming;
        let Some(own) = naming.types.get(id) else {
            return;
        };
        if self.names[id].is_some() || self.open[id] {
            return;
        }
        self.open[id] = true;
        let own_text = self.text(own).unwrap_or_else(|| self.given[id].to_owned());
        let mut texts = vec![own_text];
        for other in self.uses[id].clone() {
            texts.extend(self.text(other));
        }
        self.open[id] = false;
        let name = self.choose(id, own, &texts);
        self.names[id] = Some(name);
    }

    /// The name made of its parts, if the first part has a name already.
    fn text(&mut self, name: &Name) -> Option<String> {
        if let Base::Type(outer) = name.base {
            self.name(outer);
        }
        let base = self.base(name);
        match name.base {
            Base::Nothing => Some(names::pascal(&name.rest)),
            _ => base.map(|base| name.behind(base)),
        }
    }

    fn base<'a>(&'a self, name: &'a Name) -> Option<&'a str> {
        match &name.base {
            Base::Nothing => None,
            Base::Component(component) => Some(self.naming.claims.name(component)),
            Base::Type(outer) => self.names[*outer].as_deref(),
        }
    }

    fn choose(&mut self, id: usize, own: &Name, texts: &[String]) -> String {
        let claims = &self.naming.claims;
        let is_one = texts.iter().all(|text| *text == texts[0]);
        let shortest = texts.iter().min_by_key(|text| text.chars().count());
        let shortest = shortest.cloned().unwrap_or_default();
        let common = match is_one {
            true => Vec::new(),
            false => words::common(texts, self.owner(id, own)),
        };
        let mut common = common.into_iter().map(|name| names::pascal(&name));
        let is_free = |name: &String| !claims.is_kept(name) && self.scope.take_free(name);
        if let Some(name) = common.find(is_free) {
            return name;
        }
        take(claims, own, shortest, &mut self.scope)
    }

    /// The name of the only schema that contains all uses.
    fn owner<'a>(&'a self, id: usize, own: &'a Name) -> Option<&'a str> {
        let base = self.base(own)?;
        let mut others = self.uses[id].iter();
        others
            .all(|other| self.base(other) == Some(base))
            .then_some(base)
    }
}
