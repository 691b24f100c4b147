//! Arrays (JSON Schema core, section 10.3.1; validation, section 6.4).

use super::Checker;
use super::unique::find_repeated;
use crate::validation::compile::{ArrayRules, Node};
use crate::validation::instance::Array;
use crate::validation::message::count;
use crate::validation::path::Path;

impl Checker<'_> {
    pub(super) fn array(
        &mut self,
        rules: &'static ArrayRules,
        items: &dyn Array,
        path: &Path<'_>,
    ) -> bool {
        let mut is_valid = self.item_count(rules, items.len(), path);
        if is_valid || self.goes_on() {
            is_valid &= self.items(rules, items, path);
        }
        if rules.is_unique && (is_valid || self.goes_on()) {
            is_valid &= self.unique(items, path);
        }
        if let Some(node) = &rules.contains
            && (is_valid || self.goes_on())
        {
            is_valid &= self.contains(rules, node, items, path);
        }
        is_valid
    }

    fn item_count(&mut self, rules: &'static ArrayRules, len: usize, path: &Path<'_>) -> bool {
        match (rules.least, rules.most) {
            (Some(least), _) if len < least => self.fail(path, "minItems", || {
                format!("expected at least {}, found {len}", count(least, "item"))
            }),
            (_, Some(most)) if len > most => self.fail(path, "maxItems", || {
                format!("expected at most {}, found {len}", count(most, "item"))
            }),
            _ => true,
        }
    }

    fn items(&mut self, rules: &'static ArrayRules, items: &dyn Array, path: &Path<'_>) -> bool {
        let mut is_valid = true;
        for index in 0..items.len() {
            let Some(node) = rules.first.get(index).or(rules.rest.as_ref()) else {
                break;
            };
            let place = path.item(index);
            is_valid &= match node {
                Node::Nothing if index >= rules.first.len() => {
                    self.unexpected_items(index, items.len(), "items", &place);
                    return false;
                }
                node => self.apply(node, items.item(index), &place),
            };
            if !is_valid && !self.goes_on() {
                break;
            }
        }
        is_valid
    }

    /// One violation is enough for all items after the last allowed one.
    #[cold]
    pub(super) fn unexpected_items(
        &mut self,
        most: usize,
        len: usize,
        keyword: &'static str,
        place: &Path<'_>,
    ) -> bool {
        self.fail(place, keyword, || {
            format!("expected no more than {}, found {len}", count(most, "item"))
        })
    }

    fn unique(&mut self, items: &dyn Array, path: &Path<'_>) -> bool {
        let (repeated, units) = find_repeated(items);
        if !self.spend(units) {
            return false;
        }
        match repeated {
            None => true,
            Some((first, second)) => self.fail(path, "uniqueItems", || {
                format!("expected unique items, but items {first} and {second} are equal")
            }),
        }
    }

    fn contains(
        &mut self,
        rules: &'static ArrayRules,
        node: &'static Node,
        items: &dyn Array,
        path: &Path<'_>,
    ) -> bool {
        let least = rules.least_contained.unwrap_or(1);
        let mut found = 0;
        for index in 0..items.len() {
            if found >= least && rules.most_contained.is_none() {
                return true;
            }
            found += usize::from(self.holds(node, items.item(index)));
            if self.halt.is_some() {
                return false;
            }
        }
        match (found < least, rules.most_contained) {
            (true, _) => {
                let keyword = match rules.least_contained {
                    Some(_) => "minContains",
                    None => "contains",
                };
                self.fail(path, keyword, || {
                    let least = count(least, "item");
                    format!("expected at least {least} that `contains` allows, found {found}")
                })
            }
            (false, Some(most)) if found > most => self.fail(path, "maxContains", || {
                let most = count(most, "item");
                format!("expected at most {most} that `contains` allows, found {found}")
            }),
            _ => true,
        }
    }
}
