//! The keywords of objects.

use std::collections::BTreeSet;

use super::document::{self, Fields, Text};
use super::rules::{Dependency, MemberRule, Node, ObjectRules};
use super::{Compiler, Pattern};

impl Compiler<'_> {
    pub(super) fn object(&mut self, object: &mut ObjectRules, keyword: &str, value: &Text) {
        match keyword {
            "maxProperties" => object.most = document::count(value),
            "minProperties" => object.least = document::count(value),
            "dependentRequired" => object.dependent_names = dependent_names(value),
            "patternProperties" => {
                let pattern = |(name, node): (String, _)| (Pattern::new(&name, &name), node);
                object.patterns = self.named(value).into_iter().map(pattern).collect();
            }
            "additionalProperties" => object.additional = self.node(value),
            "propertyNames" => object.names = self.node(value),
            "dependentSchemas" => {
                let dependent = |(name, node): (String, _)| (name.into_boxed_str(), node);
                object.dependent = self.named(value).into_iter().map(dependent).collect();
            }
            "unevaluatedProperties" => object.unevaluated = self.node(value),
            // `properties` and `required` are read together.
            _ => {}
        }
    }

    /// Reads named members: `properties` and `required`.
    pub(super) fn members(&mut self, object: &mut ObjectRules, fields: &Fields<'_>) {
        let mut members: Vec<MemberRule> = Vec::new();
        let mut names = Vec::new();
        for (keyword, value) in &fields.0 {
            match keyword.as_str() {
                "properties" => {
                    let rule = |(name, node): (String, _)| MemberRule {
                        name: name.into(),
                        node: Some(node),
                        is_required: false,
                    };
                    members.extend(self.named(value).into_iter().map(rule));
                }
                "required" => names = document::strings(value).unwrap_or_default(),
                _ => {}
            }
        }
        let mut told = BTreeSet::new();
        names.retain(|name| told.insert(name.clone()));
        let mut by_name = in_order(&members);
        let known = by_name.len();
        for name in names {
            let place = |place: &u32| (*members[*place as usize].name).cmp(&name);
            match by_name[..known].binary_search_by(place) {
                Ok(found) => members[by_name[found] as usize].is_required = true,
                Err(_) => members.push(MemberRule {
                    name,
                    node: None,
                    is_required: true,
                }),
            }
        }
        if members.len() > known {
            by_name = in_order(&members);
        }
        object.members = members.into();
        object.by_name = by_name.into();
    }

    /// Schemas by name.
    fn named(&mut self, value: &Text) -> Vec<(String, Node)> {
        let fields = Fields::of(value).map_or_else(Vec::new, |fields| fields.0);
        let fields = fields.into_iter();
        fields
            .map(|(name, text)| (name, self.node(text).unwrap_or(Node::Anything)))
            .collect()
    }
}

fn in_order(members: &[MemberRule]) -> Vec<u32> {
    let mut places: Vec<u32> = (0..).take(members.len()).collect();
    places.sort_by(|this, that| {
        let name = |place: &u32| &members[*place as usize].name;
        name(this).cmp(name(that))
    });
    places
}

fn dependent_names(value: &Text) -> Box<[Dependency]> {
    let fields = Fields::of(value).map_or_else(Vec::new, |fields| fields.0);
    let names = fields.into_iter().filter_map(|(name, text)| {
        let names = document::strings(text)?;
        Some(Dependency {
            name: name.into(),
            needed: names.into(),
        })
    });
    names.collect()
}
