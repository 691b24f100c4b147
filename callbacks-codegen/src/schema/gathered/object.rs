//! The members that a gathered schema names.

use std::collections::{HashMap, HashSet};

use super::Gathered;
use crate::schema::keyword::{Keyword, Keywords};
use crate::schema::{Form, SchemaId, Schemas};

impl<'s> Gathered<'s> {
    /// The properties of all parts in document order, with their schemas.
    pub(crate) fn properties(&self) -> Vec<(&'s str, Vec<SchemaId>)> {
        let mut with = self.parts().filter(|part| part.has(Keyword::Properties));
        if let (Some(only), None) = (with.next(), with.next()) {
            // This is nearly always the case, and the names of one map differ.
            let members = only.members(Keyword::Properties).iter();
            return members
                .map(|member| (member.key.text, vec![member.schema]))
                .collect();
        }
        let mut properties: Vec<(&'s str, Vec<SchemaId>)> = Vec::new();
        let mut places = HashMap::new();
        for member in self
            .parts()
            .flat_map(|part| part.members(Keyword::Properties))
        {
            let place = *places.entry(member.key.text).or_insert_with(|| {
                properties.push((member.key.text, Vec::new()));
                properties.len() - 1
            });
            properties[place].1.push(member.schema);
        }
        properties
    }

    /// The schemas of one property.
    pub(crate) fn property(&self, name: &str) -> Option<Vec<SchemaId>> {
        let members = self
            .parts()
            .flat_map(|part| part.members(Keyword::Properties));
        let members = members.filter(|member| member.key.text == name);
        let schemas: Vec<_> = members.map(|member| member.schema).collect();
        (!schemas.is_empty()).then_some(schemas)
    }

    /// The names that `required` lists in any part.
    pub(crate) fn required(&self) -> HashSet<&'s str> {
        let lists = self.parts();
        lists
            .flat_map(|part| part.names(Keyword::Required))
            .collect()
    }

    /// Whether members that no part names are refused.
    pub(crate) fn is_closed(&self, schemas: &'s Schemas<'s, '_>) -> bool {
        const BRANCHES: Keywords = Keywords::of(&[
            Keyword::OneOf,
            Keyword::AnyOf,
            Keyword::If,
            Keyword::DependentSchemas,
        ]);
        let refuses = |keyword| {
            let mut others = self.schemas(keyword);
            others.any(|schema| schemas.get(schema).form == Form::Nothing)
        };
        // A schema for all other members evaluates them, so `unevaluatedProperties` has none to refuse.
        let allows = |keyword| {
            let mut others = self.schemas(keyword);
            others.any(|schema| schemas.get(schema).form != Form::Nothing)
        };
        let is_evaluated =
            || allows(Keyword::AdditionalProperties) || allows(Keyword::UnevaluatedProperties);
        // `unevaluatedProperties` also takes members of branches into account.
        refuses(Keyword::AdditionalProperties)
            || (refuses(Keyword::UnevaluatedProperties)
                && !self.has_any(BRANCHES)
                && !is_evaluated())
    }
}
