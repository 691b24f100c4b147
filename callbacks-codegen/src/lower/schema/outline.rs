//! Whether the values of a schema can be written as strings. This is found before the schema becomes a type, so that no
//! unused types are left.

use super::array::Items;
use super::plan::Plan;
use crate::ir::Type;
use crate::lower::Lowering;
use crate::lower::shape::{Shape, Shaped};
use crate::schema::{Form, Gathered, Keyword, SchemaId, TypeName};

/// How deep choices with one branch are followed. They may lead back to themselves.
const DEEPEST: usize = 16;

/// The structure of a schema's values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Outline {
    /// Any JSON.
    Value,
    /// One string.
    Text,
    /// A user type.
    Own,
    /// Lists, and whether their items are strings.
    List(bool),
    Object(Members),
    Other,
}

/// The members of an object.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Members {
    Texts,
    /// Strings, and lists of strings.
    Lists,
    Others,
}

impl Outline {
    fn is_text(self) -> bool {
        matches!(self, Self::Value | Self::Text | Self::Own)
    }

    fn as_member(self) -> Members {
        match self {
            _ if self.is_text() => Members::Texts,
            Self::List(true) => Members::Lists,
            _ => Members::Others,
        }
    }
}

impl Members {
    fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::Others, _) | (_, Self::Others) => Self::Others,
            (Self::Lists, _) | (_, Self::Lists) => Self::Lists,
            (Self::Texts, Self::Texts) => Self::Texts,
        }
    }
}

impl<'a> Lowering<'a, '_> {
    /// The type of a schema whose values are strings, if it is known.
    pub(in crate::lower) fn lower_texts(
        &mut self,
        schema: Option<SchemaId>,
        hint: &str,
    ) -> Option<(Type, SchemaId)> {
        let schema = schema?;
        let outline = self.outline(&[schema], 1);
        if !matches!(outline, Outline::Text | Outline::Own) {
            return None;
        }
        let ty = self.lower_schema(schema, hint).ty;
        (ty != Type::Value && self.is_text(&ty)).then_some((ty, schema))
    }

    /// The structure of a schema's values. `has_lists`: members of an object may be lists of strings.
    pub(in crate::lower) fn shape_of(&mut self, schema: SchemaId, has_lists: bool) -> Shaped {
        let known = |shape, is_known| if is_known { Ok(shape) } else { Err(shape) };
        match self.outline(&[schema], 2) {
            Outline::Value | Outline::Text => Ok(Shape::Text),
            Outline::Own => Ok(Shape::Own),
            Outline::List(of_texts) => known(Shape::List, of_texts),
            Outline::Object(Members::Texts) => Ok(Shape::Object),
            Outline::Object(Members::Lists) => known(Shape::Object, has_lists),
            Outline::Object(Members::Others) => Err(Shape::Object),
            Outline::Other => Err(Shape::Text),
        }
    }

    /// `levels`: how many levels of lists and objects are analyzed.
    fn outline(&mut self, schemas: &[SchemaId], levels: usize) -> Outline {
        match self.gather_all(schemas) {
            Some(schema) => self.outline_gathered(&schema, levels, 0),
            None => Outline::Value,
        }
    }

    fn outline_gathered(&mut self, schema: &Gathered<'a>, levels: usize, depth: usize) -> Outline {
        if self.own.of_schema(schema).is_some() {
            return Outline::Own;
        }
        match self.plan(schema) {
            Plan::Value => Outline::Value,
            Plan::Choice(_) | Plan::Several(_) => Outline::Other,
            Plan::Only(only, _) if depth < DEEPEST => {
                self.outline_gathered(&only, levels, depth + 1)
            }
            Plan::Only(..) => Outline::Other,
            Plan::OpenEnumeration(..) | Plan::Enumeration(_) => Outline::Text,
            Plan::One(TypeName::Array) => self.outline_array(schema, levels),
            Plan::One(TypeName::Object) => match levels.checked_sub(1) {
                Some(levels) => Outline::Object(self.outline_members(schema, levels)),
                None => Outline::Object(Members::Others),
            },
            Plan::One(_) => Outline::Text,
        }
    }

    fn outline_array(&mut self, schema: &Gathered<'a>, levels: usize) -> Outline {
        let Some(levels) = levels.checked_sub(1) else {
            return Outline::List(false);
        };
        match self.items(schema) {
            Items::Any => Outline::List(true),
            Items::All(items) => Outline::List(self.outline(&items, levels).is_text()),
            Items::Tuple(_) => Outline::Other,
            Items::Either(items) => {
                let branches = self.distinct_items(&items);
                Outline::List(match branches.as_slice() {
                    [] => true,
                    [only] => self.outline_gathered(&only.whole, levels, 0).is_text(),
                    _ => false,
                })
            }
        }
    }

    fn outline_members(&mut self, schema: &Gathered<'a>, levels: usize) -> Members {
        let mut members = Members::Texts;
        for (_, property) in schema.properties() {
            members = members.and(self.outline(&property, levels).as_member());
        }
        let parts = schema.parts();
        let patterns = parts.flat_map(|part| part.members(Keyword::PatternProperties));
        let mut values: Vec<_> = patterns.map(|member| vec![member.schema]).collect();
        let others: Vec<_> = schema.schemas(Keyword::AdditionalProperties).collect();
        let has_patterns = !values.is_empty();
        let is_false = |schema: &SchemaId| self.schemas.get(*schema).form == Form::Nothing;
        match others.is_empty() {
            // A member that matches no pattern may be anything.
            true => return members,
            false if has_patterns && others.iter().all(is_false) => {}
            false => values.push(others),
        }
        let outlines: Vec<_> = values
            .iter()
            .map(|schemas| self.outline(schemas, levels))
            .collect();
        // If their types differ, each is any JSON.
        match outlines.split_first() {
            Some((first, rest)) if rest.iter().all(|outline| outline == first) => {
                members.and(first.as_member())
            }
            _ => members,
        }
    }
}
