//! Keywords that mean the same whatever stands beside them.

use super::keyword::Kind;
use super::place::Place;
use super::render::{Position, Renderer};
use super::{composition, reference};
use crate::source::{View, write_string};

impl<'s> Renderer<'_, '_, 's> {
    pub(super) fn keyword(
        &mut self,
        kind: Kind,
        keyword: &str,
        value: View<'s>,
        place: &mut Place<'s>,
    ) {
        match kind {
            Kind::Count => self.count(keyword, value),
            Kind::Positive => self.positive(keyword, value),
            Kind::Flag => self.flag(keyword, value),
            Kind::Text => self.text(keyword, value),
            Kind::Names => self.names(keyword, value, &place.not_owned),
            Kind::NamesByName => self.names_by_name(keyword, value, place),
            Kind::Schema if keyword == "not" => {
                self.negated(keyword, value, place);
            }
            Kind::Schema => {
                self.key(keyword);
                self.within(value);
            }
            Kind::SchemasByName => self.schemas_by_name(keyword, value, place),
            Kind::Xml if value.is_mapping() => {
                self.key(keyword);
                value.write_json(&mut self.out);
            }
            Kind::Pattern => self.pattern(value),
            Kind::SchemasByPattern | Kind::Xml | Kind::Together => {}
        }
    }

    pub(super) fn count(&mut self, keyword: &str, value: View<'s>) {
        let Some(count) = value.as_u64() else {
            let expected = "a whole number that is not negative";
            self.table.faults.expected(value, keyword, expected);
            return;
        };
        self.key(keyword);
        self.out.push_str(&count.to_string());
    }

    fn positive(&mut self, keyword: &str, value: View<'s>) {
        let is_positive = |number: &&str| {
            let digits = number.split(['e', 'E']).next().unwrap_or_default();
            !number.starts_with('-') && digits.contains(|digit| matches!(digit, '1'..='9'))
        };
        match value.as_number().filter(is_positive) {
            Some(number) => {
                self.key(keyword);
                self.out.push_str(number);
            }
            None => {
                let expected = "a number above zero";
                self.table.faults.expected(value, keyword, expected);
            }
        }
    }

    fn flag(&mut self, keyword: &str, value: View<'s>) {
        match value.as_bool() {
            Some(true) => {
                self.key(keyword);
                self.out.push_str("true");
            }
            Some(false) => {}
            None => self
                .table
                .faults
                .expected(value, keyword, "`true` or `false`"),
        }
    }

    fn text(&mut self, keyword: &str, value: View<'s>) {
        match value.as_text() {
            Some(text) => {
                self.key(keyword);
                write_string(text, &mut self.out);
            }
            None => self.table.faults.expected(value, keyword, "a string"),
        }
    }

    /// Writes a list of names without those that are not the sender's own.
    fn names(&mut self, keyword: &str, value: View<'s>, but: &[&str]) {
        let Some(names) = self.names_of(keyword, value, but) else {
            return;
        };
        if !names.is_empty() {
            self.key(keyword);
            self.list_of_names(&names);
        }
    }

    pub(super) fn list_of_names(&mut self, names: &[&str]) {
        self.out.push('[');
        for name in names {
            self.item();
            write_string(name, &mut self.out);
        }
        self.out.push(']');
    }

    pub(super) fn names_of(
        &mut self,
        keyword: &str,
        value: View<'s>,
        but: &[&str],
    ) -> Option<Vec<&'s str>> {
        if !value.is_sequence() {
            if !value.is_null() {
                self.table
                    .faults
                    .expected(value, keyword, "a list of names");
            }
            return None;
        }
        let mut names = Vec::new();
        for item in value.items() {
            match item.as_text() {
                Some(name) if !names.contains(&name) && !but.contains(&name) => names.push(name),
                Some(_) => {}
                None => self.table.faults.expected(item, keyword, "a list of names"),
            }
        }
        Some(names)
    }

    fn names_by_name(&mut self, keyword: &str, value: View<'s>, place: &Place<'s>) {
        if !self.is_map(keyword, value) {
            return;
        }
        self.key(keyword);
        self.out.push('{');
        for (name, value) in value.entries() {
            if let Some(names) = self.names_of(keyword, value, &place.not_owned) {
                self.name(name.text);
                self.list_of_names(&names);
            }
        }
        self.out.push('}');
    }

    /// Writes a schema that values are refused for if it holds. It is not relaxed, and left out as a whole where a part of it
    /// is: it would refuse more.
    pub(super) fn negated(
        &mut self,
        keyword: &str,
        value: View<'s>,
        place: &mut Place<'s>,
    ) -> bool {
        let not_owned = std::mem::take(&mut place.not_owned);
        let before = (self.table.faults.left_out, self.assumed);
        let text = self.apart(|this| this.schema(value, place, Position::Branch));
        place.not_owned = not_owned;
        let is_whole = before == (self.table.faults.left_out, self.assumed);
        if is_whole {
            self.key(keyword);
            self.out.push_str(&text);
        }
        is_whole
    }

    /// Writes the choices of a schema. One is left out if one of its branches is open: a base lists its subtypes, and is checked for one of them.
    pub(super) fn choices(&mut self, node: View<'s>, place: &mut Place<'s>) {
        let any_of = node.get("anyOf");
        if let Some(value) = any_of {
            self.choice("anyOf", value, place, false);
        }
        if let Some(value) = node.get("oneOf") {
            self.choice("oneOf", value, place, any_of.is_some());
        }
    }

    fn choice(&mut self, keyword: &str, value: View<'s>, place: &mut Place<'s>, has_other: bool) {
        if !self.is_list_of_schemas(keyword, value) {
            return;
        }
        let sources = self.table.sources;
        let is_decided = value.items().any(|branch| {
            let target = reference::canonical(sources, branch);
            target.is_ok_and(|target| place.open.contains(&target.schema.id()))
        });
        if is_decided {
            self.assumed += 1;
            return;
        }
        let before = self.table.faults.left_out;
        let branches = self.apart(|this| {
            for (index, branch) in value.items().enumerate() {
                if index > 0 {
                    this.out.push(',');
                }
                this.branch(keyword, branch, place);
            }
        });
        // A branch of which something is left out may hold where it should not, beside the one that should.
        let is_whole = before == self.table.faults.left_out;
        if !is_whole && has_other {
            return;
        }
        self.key(if is_whole { keyword } else { "anyOf" });
        self.out.push('[');
        self.out.push_str(&branches);
        self.out.push(']');
    }

    fn branch(&mut self, keyword: &str, branch: View<'s>, place: &mut Place<'s>) {
        if keyword != "oneOf" || place.not_owned.is_empty() {
            self.schema(branch, place, Position::Branch);
            return;
        }
        // Branches that only require members are told apart by them, whoever owns those.
        let own = composition::not_owned(self.table.sources, &[branch], self.senders);
        let outer = std::mem::replace(&mut place.not_owned, own);
        self.schema(branch, place, Position::Branch);
        place.not_owned = outer;
    }

    fn schemas_by_name(&mut self, keyword: &str, value: View<'s>, place: &mut Place<'s>) {
        if !self.is_map(keyword, value) {
            return;
        }
        self.key(keyword);
        self.out.push('{');
        for (name, schema) in value.entries() {
            self.name(name.text);
            if keyword == "dependentSchemas" {
                self.schema(schema, place, Position::Branch);
            } else {
                self.within(schema);
            }
        }
        self.out.push('}');
    }

    pub(super) fn is_map(&mut self, keyword: &str, value: View<'s>) -> bool {
        let is_map = value.is_mapping();
        if !is_map && !value.is_null() {
            self.table.faults.expected(value, keyword, "a mapping");
        }
        is_map && value.entries().len() > 0
    }

    pub(super) fn is_list_of_schemas(&mut self, keyword: &str, value: View<'s>) -> bool {
        let is_list = value.is_sequence() && value.items().len() > 0;
        if !is_list {
            let expected = "a list of schemas that is not empty";
            self.table.faults.expected(value, keyword, expected);
        }
        is_list
    }
}
