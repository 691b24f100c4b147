//! Keywords that do not depend on others.

use rustc_hash::FxHashSet;

use super::place::Place;
use super::render::{Position, Renderer};
use super::tree::{Assertion, Clause};
use crate::schema::{Form, Keyword, Said, Schema, SchemaId, TypeName, Within, is_of_integers};
use crate::source::View;

impl<'a, 's> Renderer<'_, 'a, 's> {
    /// Renders such a keyword. `None` for all others.
    pub(super) fn simple(
        &mut self,
        said: &'a Said<'s>,
        place: &mut Place<'s>,
    ) -> Option<Clause<'s>> {
        let (keyword, value) = (said.keyword, said.value);
        match keyword {
            Keyword::MinLength
            | Keyword::MaxLength
            | Keyword::MinItems
            | Keyword::MaxItems
            | Keyword::MinProperties
            | Keyword::MaxProperties => self.count(keyword, value),
            Keyword::MultipleOf => self.positive(keyword, value),
            Keyword::UniqueItems => self.flag(keyword, value),
            Keyword::Required => {
                let names = self.names(keyword, value, &place.not_owned)?;
                (!names.is_empty()).then_some(Clause::Names(keyword, names))
            }
            Keyword::DependentRequired => self.names_by_name(keyword, value, place),
            Keyword::Not => {
                let Within::One(schema) = said.within else {
                    return None;
                };
                let schema = self.negated(schema, place)?;
                Some(Clause::Schema(keyword, schema))
            }
            Keyword::AdditionalProperties
            | Keyword::PropertyNames
            | Keyword::UnevaluatedItems
            | Keyword::UnevaluatedProperties => {
                let Within::One(schema) = said.within else {
                    return None;
                };
                let is_closing = matches!(
                    keyword,
                    Keyword::AdditionalProperties | Keyword::UnevaluatedProperties
                );
                if self.senders.tolerant && is_closing && self.is_nothing(schema) {
                    return None;
                }
                Some(Clause::Schema(keyword, self.within(schema)))
            }
            Keyword::Properties | Keyword::DependentSchemas => self.schemas_by_name(said, place),
            Keyword::Xml if value.is_mapping() => Some(Clause::Xml(value)),
            _ => None,
        }
    }

    /// Whether a schema allows no value.
    fn is_nothing(&self, schema: SchemaId) -> bool {
        self.table.schemas.get(schema).form == Form::Nothing
    }

    pub(super) fn count(&mut self, keyword: Keyword, value: View<'s>) -> Option<Clause<'s>> {
        match value.as_u64() {
            Some(count) => Some(Clause::Count(keyword, count)),
            None => self.expected(value, keyword, "a whole number that is not negative"),
        }
    }

    fn positive(&mut self, keyword: Keyword, value: View<'s>) -> Option<Clause<'s>> {
        let is_positive = |number: &&str| {
            let digits = number.split(['e', 'E']).next().unwrap_or_default();
            !number.starts_with('-') && digits.contains(|digit| matches!(digit, '1'..='9'))
        };
        match value.as_number().filter(is_positive) {
            Some(number) => Some(Clause::Number(keyword, number)),
            None => self.expected(value, keyword, "a number above zero"),
        }
    }

    fn flag(&mut self, keyword: Keyword, value: View<'s>) -> Option<Clause<'s>> {
        match value.as_bool() {
            Some(flag) => flag.then_some(Clause::Flag(keyword)),
            None => self.expected(value, keyword, "`true` or `false`"),
        }
    }

    /// A format is an annotation (JSON Schema validation, section 7.2.1), unless the user asserts it. The format of an
    /// integer determines its type.
    pub(super) fn format(&mut self, schema: &Schema<'s>, said: &Said<'s>) -> Option<Clause<'s>> {
        let keyword = said.keyword;
        let Some(name) = said.value.as_text() else {
            return self.expected(said.value, keyword, "a string");
        };
        let types = &schema.types;
        let is_integer = types.contains(TypeName::Integer) && !types.contains(TypeName::Number);
        let is_validated =
            (is_integer && is_of_integers(name)) || self.table.formats.contains(name);
        Some(match is_validated {
            true => Clause::Text(keyword, name),
            false => Clause::Annotation(keyword, name),
        })
    }

    /// Reports that the value of a keyword is invalid, so the keyword is not checked.
    pub(super) fn expected<T>(
        &mut self,
        value: View<'s>,
        keyword: Keyword,
        expected: &str,
    ) -> Option<T> {
        self.table.faults.expected(value, keyword.name(), expected);
        None
    }

    /// A list of names, without those that the sender does not set.
    pub(super) fn names(
        &mut self,
        keyword: Keyword,
        value: View<'s>,
        but: &[&str],
    ) -> Option<Vec<&'s str>> {
        if !value.is_sequence() {
            if value.is_null() {
                return None;
            }
            return self.expected(value, keyword, "a list of names");
        }
        let mut names = Vec::new();
        let mut known = FxHashSet::default();
        for item in value.items() {
            match item.as_text() {
                Some(name) if known.insert(name) && !but.contains(&name) => names.push(name),
                Some(_) => {}
                None => {
                    let faults = &mut self.table.faults;
                    faults.expected(item, keyword.name(), "a list of names");
                }
            }
        }
        Some(names)
    }

    fn names_by_name(
        &mut self,
        keyword: Keyword,
        value: View<'s>,
        place: &Place<'s>,
    ) -> Option<Clause<'s>> {
        if !self.is_map(keyword, value) {
            return None;
        }
        let lists = value.entries().filter_map(|(name, value)| {
            let names = self.names(keyword, value, &place.not_owned)?;
            Some((name.text, names))
        });
        Some(Clause::NamesByName(keyword, lists.collect()))
    }

    fn schemas_by_name(&mut self, said: &'a Said<'s>, place: &mut Place<'s>) -> Option<Clause<'s>> {
        let keyword = said.keyword;
        let Within::Map(members) = &said.within else {
            return None;
        };
        if !self.is_map(keyword, said.value) {
            return None;
        }
        let members = members.iter().map(|member| {
            let schema = match keyword {
                Keyword::DependentSchemas => self.conditional(member.schema, place),
                _ => self.within(member.schema),
            };
            (member.key.text.into(), schema)
        });
        Some(Clause::SchemasByName(keyword, members.collect()))
    }

    /// A schema that values must not satisfy. It is not relaxed, and left out as a whole if a part of it is left out,
    /// because it would refuse more.
    pub(super) fn negated(
        &mut self,
        schema: SchemaId,
        place: &mut Place<'s>,
    ) -> Option<Assertion<'s>> {
        // It means what it means alone: members that only others mark are required.
        let own = self.not_owned_by(schema);
        let not_owned = std::mem::replace(&mut place.not_owned, own);
        let before = (self.table.faults.left_out, self.assumed);
        // A relaxed condition would be true where it must not be.
        let tolerant = std::mem::take(&mut self.senders.tolerant);
        let schema = self.schema(schema, place, Position::Branch);
        self.senders.tolerant = tolerant;
        place.not_owned = not_owned;
        let is_whole = before == (self.table.faults.left_out, self.assumed);
        is_whole.then_some(schema)
    }

    pub(super) fn is_map(&mut self, keyword: Keyword, value: View<'s>) -> bool {
        let is_map = value.is_mapping();
        if !is_map && !value.is_null() {
            self.expected::<()>(value, keyword, "a mapping");
        }
        is_map && value.entries().len() > 0
    }

    pub(super) fn is_list_of_schemas(&mut self, keyword: Keyword, value: View<'s>) -> bool {
        let is_list = value.is_sequence() && value.items().len() > 0;
        if !is_list {
            self.expected::<()>(value, keyword, "a list of schemas that is not empty");
        }
        is_list
    }
}
