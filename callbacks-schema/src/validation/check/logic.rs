//! Schemas that apply to the same value (JSON Schema core, section 10.2).

use super::Checker;
use crate::validation::compile::{LogicRules, Node};
use crate::validation::instance::Instance;
use crate::validation::path::Path;

impl Checker<'_> {
    pub(super) fn logic(
        &mut self,
        rules: &'static LogicRules,
        instance: Instance<'_>,
        path: &Path<'_>,
    ) -> bool {
        let mut is_valid = true;
        for node in &rules.all {
            is_valid &= self.apply(node, instance, path);
            if !is_valid && !self.goes_on() {
                return false;
            }
        }
        if let Some(branches) = &rules.any {
            is_valid &= self.any(branches, instance, path);
        }
        if let Some(branches) = &rules.one
            && (is_valid || self.goes_on())
        {
            is_valid &= self.one(branches, instance, path);
        }
        if let Some(node) = &rules.not
            && (is_valid || self.goes_on())
            && self.holds(node, instance)
        {
            is_valid = self.fail(path, "not", || {
                "found what the schema under `not` allows".to_owned()
            });
        }
        if let Some(test) = &rules.test
            && (is_valid || self.goes_on())
        {
            let branch = if self.holds(test, instance) {
                &rules.then
            } else {
                &rules.otherwise
            };
            if let Some(node) = branch {
                is_valid &= self.apply(node, instance, path);
            }
        }
        is_valid && self.halt.is_none()
    }

    fn any(&mut self, branches: &'static [Node], instance: Instance<'_>, path: &Path<'_>) -> bool {
        branches.iter().any(|branch| self.holds(branch, instance))
            || self.no_branch("anyOf", branches, instance, path)
    }

    fn one(&mut self, branches: &'static [Node], instance: Instance<'_>, path: &Path<'_>) -> bool {
        let mut matched = None;
        for (index, branch) in branches.iter().enumerate() {
            if !self.holds(branch, instance) {
                continue;
            }
            if let Some(first) = matched {
                return self.fail_both(branches, [first, index], path);
            }
            matched = Some(index);
        }
        matched.is_some() || self.no_branch("oneOf", branches, instance, path)
    }
}
