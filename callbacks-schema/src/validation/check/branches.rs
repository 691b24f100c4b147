//! Why no branch of `anyOf` or `oneOf` fits, or more than one.

use super::budget::STEP;
use super::{Checker, Mode};
use crate::validation::compile::{Node, Reference, Rules};
use crate::validation::instance::{Instance, Members};
use crate::validation::message::{quote_text, shorten};
use crate::validation::path::Path;

/// How many branches a message mentions, and how many characters it has for each.
const MOST: usize = 4;
const LONGEST: usize = 110;

/// How many references are followed to find the meaning of a branch.
const STEPS: usize = 8;

impl Checker<'_> {
    /// Reports that no branch fits. Returns `false`.
    #[cold]
    pub(super) fn no_branch(
        &mut self,
        keyword: &'static str,
        branches: &'static [Node],
        instance: Instance<'_>,
        path: &Path<'_>,
    ) -> bool {
        if self.mode == Mode::Ask || self.halt.is_some() {
            return false;
        }
        // If only one branch can be meant, its violations are reported.
        if let Some(meant) = self.meant(branches, instance) {
            self.apply(meant, instance, path);
            return false;
        }
        // A branch inside a branch reports no details, because the work would double with each level.
        let reasons = match self.mode {
            Mode::All => self.reasons(branches, instance, path),
            _ => String::new(),
        };
        self.fail(path, keyword, || {
            format!("no branch of `{keyword}` fits{reasons}")
        })
    }

    fn reasons(
        &mut self,
        branches: &'static [Node],
        instance: Instance<'_>,
        path: &Path<'_>,
    ) -> String {
        let mut reasons = Vec::new();
        for (index, branch) in branches.iter().enumerate().take(MOST) {
            let name = self.branch_name(branch, index);
            let Some(reason) = self.first(branch, instance, path) else {
                continue;
            };
            let place = match reason.pointer == path.pointer() {
                true => String::new(),
                false => format!(" at `{}`", shorten(&reason.pointer, LONGEST / 2)),
            };
            let message = shorten(&reason.message, LONGEST);
            reasons.push(format!("{name}: {message}{place}"));
        }
        if branches.len() > MOST {
            reasons.push(format!("and {} others", branches.len() - MOST));
        }
        match reasons.as_slice() {
            [] => String::new(),
            reasons => format!(": {}", reasons.join("; ")),
        }
    }

    /// Reports that two branches of `oneOf` fit. Returns `false`.
    #[cold]
    pub(super) fn fail_both(
        &mut self,
        branches: &'static [Node],
        places: [usize; 2],
        path: &Path<'_>,
    ) -> bool {
        let [first, second] = places.map(|index| self.branch_name(&branches[index], index));
        self.fail(path, "oneOf", || {
            format!("expected exactly one branch of `oneOf` to fit, but {first} and {second} do")
        })
    }

    fn branch_name(&self, branch: &Node, index: usize) -> String {
        let name = match branch {
            Node::Entry(target) => self.table.get(*target),
            Node::Rules(rules) => match rules.reference {
                Some(Reference::Entry(target)) => self.table.get(target),
                _ => None,
            },
            _ => None,
        };
        match name {
            Some(schema) => quote_text(schema.name()),
            None => format!("branch {}", index + 1),
        }
    }

    /// The only branch for values of this kind, or the only one whose constants match.
    fn meant(
        &mut self,
        branches: &'static [Node],
        instance: Instance<'_>,
    ) -> Option<&'static Node> {
        let by_kind = self.only(branches, |checker, node| {
            checker.is_kind(node, instance, STEPS)
        });
        by_kind.or_else(|| {
            let Instance::Object(members) = instance else {
                return None;
            };
            self.only(branches, |checker, node| {
                checker.is_kind(node, instance, STEPS) && checker.is_tagged(node, members, STEPS)
            })
        })
    }

    fn only(
        &mut self,
        branches: &'static [Node],
        mut is_meant: impl FnMut(&mut Self, &'static Node) -> bool,
    ) -> Option<&'static Node> {
        let mut meant = branches.iter().filter(|branch| is_meant(self, branch));
        let first = meant.next()?;
        meant.next().is_none().then_some(first)
    }

    /// Whether a schema is for values of this kind, as far as a quick look shows.
    fn is_kind(&mut self, node: &'static Node, instance: Instance<'_>, steps: usize) -> bool {
        match self.resolved(node) {
            Some(Node::Anything) => true,
            Some(Node::Rules(rules)) => {
                rules.kinds.include(instance)
                    && self.parts(rules, steps, |checker, part, steps| {
                        checker.is_kind(part, instance, steps)
                    })
            }
            _ => false,
        }
    }

    /// Whether the members have the constants of a schema.
    fn is_tagged(&mut self, node: &'static Node, members: Members<'_>, steps: usize) -> bool {
        let Some(Node::Rules(rules)) = self.resolved(node) else {
            return true;
        };
        let tags = rules.object.iter().flat_map(|object| &object.members);
        for rule in tags {
            let Some(node) = &rule.node else { continue };
            if self.spend(STEP)
                && self.is_constant(node)
                && !members.get(&rule.name).is_absent()
                && !self.holds(node, members.get(&rule.name))
            {
                return false;
            }
        }
        self.parts(rules, steps, |checker, part, steps| {
            checker.is_tagged(part, members, steps)
        })
    }

    /// Whether a schema only has constants.
    fn is_constant(&mut self, node: &'static Node) -> bool {
        let resolved = self.resolved(node);
        matches!(resolved, Some(Node::Rules(rules)) if rules.constant.is_some() || rules.choices.is_some())
    }

    /// Whether every part of a schema satisfies a test.
    fn parts(
        &mut self,
        rules: &'static Rules,
        steps: usize,
        mut is_so: impl FnMut(&mut Self, &'static Node, usize) -> bool,
    ) -> bool {
        if steps == 0 || !self.spend(STEP) {
            return true;
        }
        if let Some(Reference::Entry(index)) = rules.reference
            && let Some(node) = self.target(index)
            && !is_so(self, node, steps - 1)
        {
            return false;
        }
        let mut parts = rules.logic.iter().flat_map(|logic| &logic.all);
        parts.all(|part| is_so(self, part, steps - 1))
    }
}
