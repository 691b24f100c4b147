//! Keywords that are read together with others.

use super::place::Place;
use super::reference::{self, Target};
use super::render::{Position, Renderer};
use crate::source::View;

impl<'s> Renderer<'_, '_, 's> {
    /// A reference beside other keywords, which hold as well.
    pub(super) fn references(
        &mut self,
        node: View<'s>,
        place: &mut Place<'s>,
        also: &mut Vec<String>,
    ) {
        for value in reference::references(node) {
            let sources = self.table.sources;
            let target = reference::step(sources, value)
                .and_then(|schema| reference::canonical(sources, schema));
            match target {
                Ok(target) => {
                    let target = Target {
                        reference: target.reference.or(value.as_str()),
                        ..target
                    };
                    also.push(self.apart(|this| this.target(target, place, Position::Also)));
                }
                Err(diagnostic) => self.table.faults.push(*diagnostic),
            }
        }
        if let Some(value) = node.get("$ref").filter(|value| value.as_str().is_none()) {
            self.table.faults.expected(value, "$ref", "a reference");
        }
    }

    /// `items` as a list was what `prefixItems` is, and `additionalItems` what `items` is beside it.
    pub(super) fn items(&mut self, node: View<'s>) {
        let items = node.get("items").filter(|items| !items.is_null());
        let (prefix, rest) = match items {
            Some(list) if list.is_sequence() => (Some(list), node.get("additionalItems")),
            schema => (node.get("prefixItems"), schema),
        };
        if let Some(prefix) = prefix.filter(|list| list.items().len() > 0 || !list.is_sequence())
            && self.is_list_of_schemas("prefixItems", prefix)
        {
            self.key("prefixItems");
            self.out.push('[');
            for schema in prefix.items() {
                self.item();
                self.within(schema);
            }
            self.out.push(']');
        }
        if let Some(rest) = rest {
            self.key("items");
            self.within(rest);
        }
        if let Some(contains) = node.get("contains") {
            let before = self.table.faults.left_out;
            self.key("contains");
            self.within(contains);
            let is_whole = before == self.table.faults.left_out;
            if let Some(value) = node.get("minContains") {
                self.count("minContains", value);
            }
            if let Some(value) = node.get("maxContains").filter(|_| is_whole) {
                self.count("maxContains", value);
            }
        }
    }

    /// `then` and `else` mean nothing without `if`.
    pub(super) fn conditions(&mut self, node: View<'s>, place: &mut Place<'s>) {
        let Some(condition) = node.get("if") else {
            return;
        };
        let outcomes = ["then", "else"].map(|keyword| (keyword, node.get(keyword)));
        if outcomes.iter().all(|(_, outcome)| outcome.is_none()) {
            return;
        }
        if !self.negated("if", condition, place) {
            return;
        }
        for (keyword, outcome) in outcomes {
            if let Some(schema) = outcome {
                self.key(keyword);
                self.schema(schema, place, Position::Branch);
            }
        }
    }

    /// `dependencies` of earlier drafts is `dependentRequired` and `dependentSchemas` in one.
    pub(super) fn dependencies(
        &mut self,
        node: View<'s>,
        place: &mut Place<'s>,
        also: &mut Vec<String>,
    ) {
        let Some(value) = node.get("dependencies") else {
            return;
        };
        if !self.is_map("dependencies", value) {
            return;
        }
        let text = self.apart(|this| {
            this.out.push('{');
            let (lists, schemas): (Vec<_>, Vec<_>) = value
                .entries()
                .partition(|(_, dependency)| dependency.is_sequence());
            if !lists.is_empty() {
                this.key("dependentRequired");
                this.out.push('{');
                for (name, list) in lists {
                    let names = this.names_of("dependencies", list, &place.not_owned);
                    this.name(name.text);
                    this.list_of_names(&names.unwrap_or_default());
                }
                this.out.push('}');
            }
            if !schemas.is_empty() {
                this.key("dependentSchemas");
                this.out.push('{');
                for (name, schema) in schemas {
                    this.name(name.text);
                    this.schema(schema, place, Position::Branch);
                }
                this.out.push('}');
            }
            this.out.push('}');
        });
        also.push(text);
    }

    /// `allOf`, and what else must hold.
    pub(super) fn all_of(&mut self, node: View<'s>, place: &mut Place<'s>, also: Vec<String>) {
        let mut parts = also;
        if let Some(list) = node.get("allOf").filter(|list| !list.is_null())
            && self.is_list_of_schemas("allOf", list)
        {
            for schema in list.items() {
                parts.push(self.apart(|this| this.schema(schema, place, Position::Also)));
            }
        }
        parts.retain(|part| part != "true");
        if parts.is_empty() {
            return;
        }
        self.key("allOf");
        self.out.push('[');
        for part in parts {
            self.item();
            self.out.push_str(&part);
        }
        self.out.push(']');
    }
}
