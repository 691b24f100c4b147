//! `unevaluatedItems` and `unevaluatedProperties` (JSON Schema core, section 11).
//!
//! Instead of collecting what the subschemas evaluate, each of them is asked about the member or item in question.
//! Which branches fit is remembered for the same value.

use std::collections::HashMap;
use std::ops::ControlFlow;

use super::Checker;
use super::budget::STEP;
use super::object::has;
use crate::validation::compile::{ArrayRules, LogicRules, Node, ObjectRules, Reference, Rules};
use crate::validation::instance::{Array, Instance, Members};
use crate::validation::path::Path;
use crate::validation::pattern::Match;

/// A member or an item.
#[derive(Clone, Copy)]
enum Part<'p> {
    Member(&'p str),
    Item(usize),
}

/// Which branches fit a value, as far as known. There are as many as in the document.
#[derive(Default)]
struct Verdicts {
    few: [Option<(&'static Node, bool)>; FEW],
    next: usize,
    others: HashMap<*const Node, bool>,
}

/// How many branches are remembered without an allocation.
const FEW: usize = 8;

impl Verdicts {
    fn get(&self, node: &'static Node) -> Option<bool> {
        let mut few = self.few.iter().flatten();
        few.find(|(known, _)| std::ptr::eq(*known, node))
            .map(|(_, holds)| *holds)
            .or_else(|| self.others.get(&std::ptr::from_ref(node)).copied())
    }

    fn set(&mut self, node: &'static Node, holds: bool) {
        match self.few.get_mut(self.next) {
            Some(free) => {
                *free = Some((node, holds));
                self.next += 1;
            }
            None => {
                self.others.insert(std::ptr::from_ref(node), holds);
            }
        }
    }
}

impl Checker<'_> {
    /// Applies the two keywords to everything that the rest of the schema does not evaluate.
    pub(super) fn unevaluated(
        &mut self,
        rules: &'static Rules,
        instance: Instance<'_>,
        path: &Path<'_>,
    ) -> bool {
        match instance {
            Instance::Array(items) => match rules.array.as_ref() {
                Some(array) => match &array.unevaluated {
                    Some(node) => self.unevaluated_items(rules, node, items, path),
                    None => true,
                },
                None => true,
            },
            Instance::Object(members) => match rules.object.as_ref() {
                Some(object) => match &object.unevaluated {
                    Some(node) => self.unevaluated_members(rules, node, members, path),
                    None => true,
                },
                None => true,
            },
            _ => true,
        }
    }

    fn unevaluated_members(
        &mut self,
        rules: &'static Rules,
        node: &'static Node,
        members: Members<'_>,
        path: &Path<'_>,
    ) -> bool {
        let mut verdicts = Verdicts::default();
        let mut is_valid = true;
        let _ = members.each(&mut |name, value| {
            let part = Part::Member(name);
            if !self.spend(STEP) {
                is_valid = false;
            } else if !self.is_evaluated(rules, Instance::Object(members), part, &mut verdicts) {
                let place = path.member(name);
                is_valid &= match node {
                    Node::Nothing => self.unknown_member("unevaluatedProperties", name, &place),
                    node => self.apply(node, value, &place),
                };
            }
            if is_valid || self.goes_on() {
                ControlFlow::Continue(())
            } else {
                ControlFlow::Break(())
            }
        });
        is_valid
    }

    fn unevaluated_items(
        &mut self,
        rules: &'static Rules,
        node: &'static Node,
        items: &dyn Array,
        path: &Path<'_>,
    ) -> bool {
        let mut verdicts = Verdicts::default();
        let mut is_valid = true;
        for index in 0..items.len() {
            let part = Part::Item(index);
            if !self.spend(STEP) {
                return false;
            }
            if self.is_evaluated(rules, Instance::Array(items), part, &mut verdicts) {
                continue;
            }
            let place = path.item(index);
            is_valid &= match node {
                Node::Nothing => self.fail(&place, "unevaluatedItems", || {
                    "unknown item, which no part of the schema speaks of".to_owned()
                }),
                node => self.apply(node, items.item(index), &place),
            };
            if !is_valid && !self.goes_on() {
                return false;
            }
        }
        is_valid
    }

    /// Whether a schema that allows the value evaluates a part of it.
    fn evaluates(
        &mut self,
        node: &'static Node,
        instance: Instance<'_>,
        part: Part<'_>,
        verdicts: &mut Verdicts,
    ) -> bool {
        let Some(Node::Rules(rules)) = self.resolved(node) else {
            return false;
        };
        let has_keyword = match part {
            Part::Member(_) => rules
                .object
                .as_ref()
                .is_some_and(|o| o.unevaluated.is_some()),
            Part::Item(_) => rules
                .array
                .as_ref()
                .is_some_and(|a| a.unevaluated.is_some()),
        };
        has_keyword || self.is_evaluated(rules, instance, part, verdicts)
    }

    /// The same, except for the keyword itself.
    fn is_evaluated(
        &mut self,
        rules: &'static Rules,
        instance: Instance<'_>,
        part: Part<'_>,
        verdicts: &mut Verdicts,
    ) -> bool {
        // A schema that leads to itself has already been reported.
        if !self.spend(STEP) || self.depth >= super::DEEPEST {
            return false;
        }
        self.depth += 1;
        let by_itself = match (part, instance) {
            (Part::Member(name), Instance::Object(members)) => match rules.object.as_ref() {
                Some(object) => {
                    self.evaluates_member(object, name)
                        || self.dependents(object, members, part, verdicts)
                }
                None => false,
            },
            (Part::Item(index), Instance::Array(items)) => match rules.array.as_ref() {
                Some(array) => self.evaluates_item(array, items, index),
                None => false,
            },
            _ => false,
        };
        let is_evaluated = by_itself
            || match rules.reference {
                Some(Reference::Entry(index)) => match self.target(index) {
                    Some(node) => self.evaluates(node, instance, part, verdicts),
                    None => false,
                },
                _ => false,
            }
            || match rules.logic.as_ref() {
                Some(logic) => self.branches(logic, instance, part, verdicts),
                None => false,
            }
            || match (rules.tagged.as_deref(), instance) {
                (Some(tagged), Instance::Object(members)) => match tagged.branch(members) {
                    Some(branch) => self.evaluates(branch, instance, part, verdicts),
                    None => false,
                },
                _ => false,
            };
        self.depth -= 1;
        is_evaluated
    }

    fn evaluates_member(&mut self, rules: &'static ObjectRules, name: &str) -> bool {
        let is_named = || {
            let rule = rules
                .find(name, 0)
                .and_then(|index| rules.members.get(index));
            rule.is_some_and(|rule| rule.node.is_some())
        };
        rules.additional.is_some()
            || is_named()
            || rules
                .patterns
                .iter()
                .any(|(pattern, _)| match self.is_match(pattern, name) {
                    Match::Yes | Match::Unknown => true,
                    Match::No => false,
                    Match::TooHard => {
                        self.exhausted();
                        false
                    }
                })
    }

    fn evaluates_item(
        &mut self,
        rules: &'static ArrayRules,
        items: &dyn Array,
        index: usize,
    ) -> bool {
        rules.rest.is_some()
            || index < rules.first.len()
            || match &rules.contains {
                Some(node) => self.holds(node, items.item(index)),
                None => false,
            }
    }

    fn dependents(
        &mut self,
        rules: &'static ObjectRules,
        members: Members<'_>,
        part: Part<'_>,
        verdicts: &mut Verdicts,
    ) -> bool {
        rules.dependent.iter().any(|(name, node)| {
            has(members, name) && self.evaluates(node, Instance::Object(members), part, verdicts)
        })
    }

    fn branches(
        &mut self,
        rules: &'static LogicRules,
        instance: Instance<'_>,
        part: Part<'_>,
        verdicts: &mut Verdicts,
    ) -> bool {
        if rules
            .all
            .iter()
            .any(|node| self.evaluates(node, instance, part, verdicts))
        {
            return true;
        }
        let choices = [&rules.any, &rules.one];
        let mut branches = choices.into_iter().flatten().flatten();
        // A branch only counts if it fits, which takes longer to find out.
        if branches.any(|node| {
            self.evaluates(node, instance, part, verdicts) && self.fits(node, instance, verdicts)
        }) {
            return true;
        }
        let Some(test) = &rules.test else {
            return false;
        };
        if self.fits(test, instance, verdicts) {
            self.evaluates(test, instance, part, verdicts)
                || match &rules.then {
                    Some(node) => self.evaluates(node, instance, part, verdicts),
                    None => false,
                }
        } else {
            match &rules.otherwise {
                Some(node) => self.evaluates(node, instance, part, verdicts),
                None => false,
            }
        }
    }

    fn fits(
        &mut self,
        node: &'static Node,
        instance: Instance<'_>,
        verdicts: &mut Verdicts,
    ) -> bool {
        verdicts.get(node).unwrap_or_else(|| {
            let holds = self.holds(node, instance);
            verdicts.set(node, holds);
            holds
        })
    }
}
