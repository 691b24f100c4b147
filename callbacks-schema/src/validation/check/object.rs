//! Objects (JSON Schema core, section 10.3.2; validation, section 6.5).

use std::ops::ControlFlow;

use super::Checker;
use super::budget::STEP;
use crate::validation::compile::{Dependency, Node, ObjectRules};
use crate::validation::instance::{Instance, Members};
use crate::validation::message::{count, quote_text, shorten};
use crate::validation::path::Path;
use crate::validation::pattern::Match;

/// The result of one pass over the members.
#[derive(Default)]
struct Seen {
    count: usize,
    /// The probable index of the next member.
    next: usize,
    required: Required,
}

impl Checker<'_> {
    pub(super) fn object(
        &mut self,
        rules: &'static ObjectRules,
        members: Members<'_>,
        path: &Path<'_>,
    ) -> bool {
        let mut is_valid = true;
        let mut seen = Seen::default();
        let _ = members.each_slot(&mut |name, value| {
            if value.is_absent() {
                return ControlFlow::Continue(());
            }
            is_valid &= self.member(rules, name, value, &mut seen, path);
            if is_valid || self.goes_on() {
                ControlFlow::Continue(())
            } else {
                ControlFlow::Break(())
            }
        });
        if is_valid || self.goes_on() {
            is_valid &= self.member_count(rules, seen.count, path);
        }
        if is_valid || self.goes_on() {
            is_valid &= self.required(rules, members, &seen.required, path);
        }
        if is_valid || self.goes_on() {
            is_valid &= self.dependent(rules, members, path);
        }
        is_valid
    }

    fn member(
        &mut self,
        rules: &'static ObjectRules,
        name: &str,
        value: Instance<'_>,
        seen: &mut Seen,
        path: &Path<'_>,
    ) -> bool {
        if !self.spend(STEP) {
            return false;
        }
        seen.count += 1;
        let place = path.member(name);
        let mut is_valid = true;
        let mut is_evaluated = false;
        if let Some(index) = rules.find(name, seen.next) {
            seen.next = index + 1;
            let rule = &rules.members[index];
            if rule.is_required {
                seen.required.insert(index);
            }
            if let Some(node) = &rule.node {
                is_evaluated = true;
                is_valid = self.apply(node, value, &place);
            }
        }
        for (pattern, node) in &rules.patterns {
            if !is_valid && !self.goes_on() {
                return false;
            }
            match self.is_match(pattern, name) {
                Match::Yes => {
                    is_evaluated = true;
                    is_valid &= self.apply(node, value, &place);
                }
                // A pattern that cannot be compiled may match any name.
                Match::Unknown => is_evaluated = true,
                Match::No => {}
                // Otherwise an untrusted peer could choose a hard name so that its value is not checked.
                Match::TooHard => {
                    self.exhausted();
                    return false;
                }
            }
        }
        if let Some(node) = &rules.additional
            && !is_evaluated
        {
            is_valid &= match node {
                Node::Nothing => self.unknown_member("additionalProperties", name, &place),
                node => self.apply(node, value, &place),
            };
        }
        match &rules.names {
            Some(node) if is_valid || self.goes_on() => self.name(node, name, &place) && is_valid,
            _ => is_valid,
        }
    }

    #[cold]
    pub(super) fn unknown_member(
        &mut self,
        keyword: &'static str,
        name: &str,
        place: &Path<'_>,
    ) -> bool {
        self.fail(place, keyword, || {
            format!("unknown member {}", quote_text(name))
        })
    }

    /// `propertyNames`
    fn name(&mut self, node: &'static Node, name: &str, place: &Path<'_>) -> bool {
        let name = Instance::String(name);
        if self.holds(node, name) {
            return true;
        }
        let reason = self.first(node, name, place);
        self.fail(place, "propertyNames", || {
            let reason = reason.map_or_else(String::new, |reason| reason.message);
            shorten(&format!("a name that is not allowed: {reason}"), 300)
        })
    }

    fn member_count(&mut self, rules: &'static ObjectRules, found: usize, path: &Path<'_>) -> bool {
        match (rules.least, rules.most) {
            (Some(least), _) if found < least => self.fail(path, "minProperties", || {
                format!(
                    "expected at least {}, found {found}",
                    count(least, "member")
                )
            }),
            (_, Some(most)) if found > most => self.fail(path, "maxProperties", || {
                format!("expected at most {}, found {found}", count(most, "member"))
            }),
            _ => true,
        }
    }

    fn required(
        &mut self,
        rules: &'static ObjectRules,
        members: Members<'_>,
        seen: &Required,
        path: &Path<'_>,
    ) -> bool {
        let mut is_valid = true;
        for (index, rule) in rules.members.iter().enumerate() {
            if rule.is_required && !seen.contains(index, || has(members, &rule.name)) {
                is_valid = self.missing_member("required", &rule.name, path);
                if !self.goes_on() {
                    break;
                }
            }
        }
        is_valid
    }

    #[cold]
    fn missing_member(&mut self, keyword: &'static str, name: &str, path: &Path<'_>) -> bool {
        self.fail(path, keyword, || {
            format!("missing member {}", quote_text(name))
        })
    }

    /// `dependentRequired` and `dependentSchemas`
    fn dependent(
        &mut self,
        rules: &'static ObjectRules,
        members: Members<'_>,
        path: &Path<'_>,
    ) -> bool {
        let mut is_valid = true;
        for Dependency { name, needed } in &rules.dependent_names {
            if !has(members, name) {
                continue;
            }
            for needed in needed.iter().filter(|needed| !has(members, needed)) {
                is_valid = self.fail(path, "dependentRequired", || {
                    let (needed, name) = (quote_text(needed), quote_text(name));
                    format!("missing member {needed}, which {name} needs")
                });
                if !self.goes_on() {
                    return false;
                }
            }
        }
        for (name, node) in &rules.dependent {
            if has(members, name) {
                is_valid &= self.apply(node, Instance::Object(members), path);
                if !is_valid && !self.goes_on() {
                    return false;
                }
            }
        }
        is_valid
    }
}

pub(super) fn has(members: Members<'_>, name: &str) -> bool {
    !members.get(name).is_absent()
}

/// The indices of the required members that are present. Few objects have more members than it has bits. The others are
/// searched.
#[derive(Default)]
struct Required(u128);

impl Required {
    fn insert(&mut self, index: usize) {
        self.0 |= bit(index);
    }

    fn contains(&self, index: usize, look: impl FnOnce() -> bool) -> bool {
        match bit(index) {
            0 => look(),
            bit => self.0 & bit != 0,
        }
    }
}

fn bit(index: usize) -> u128 {
    u32::try_from(index)
        .ok()
        .and_then(|index| 1_u128.checked_shl(index))
        .unwrap_or(0)
}
