//! Types and listed values, and whether `null` is one of them.

use super::place::Place;
use super::render::Renderer;
use super::tree::{Clause, Value};
use crate::schema::{Keyword, Keywords, Schema, TypeName, Types};
use crate::source::View;

/// The maximum depth of a listed value. JSON parsers limit it.
const MAX_DEPTH: usize = 30;

/// What a schema says about its values as a whole.
#[derive(Clone, Debug, Default)]
pub(super) struct Values<'s> {
    types: Vec<TypeName>,
    list: Option<Vec<View<'s>>>,
    constant: Option<View<'s>>,
    /// Whether scalars in the list are strings.
    pub(super) is_string: bool,
    /// Whether `null` is allowed, whatever the rest says.
    pub(super) or_null: bool,
    /// Whether `null` is added to the list.
    list_null: bool,
}

impl<'s> Renderer<'_, '_, 's> {
    pub(super) fn values(&mut self, schema: &Schema<'s>, place: &Place<'s>) -> Values<'s> {
        self.report_wrong_type(schema);
        let types = schema.types.names().to_vec();
        let mut others = schema.types.of_values();
        let is_string = match (others.next(), others.next()) {
            (Some(only), None) => only == TypeName::String,
            (None, _) => types.is_empty() && (place.is_string || self.refers_to_string(schema)),
            _ => false,
        };
        let list = self.list(schema, &types, is_string);
        let constant = self.constant(schema);
        let is_open = self.is_open(schema);
        let mut values = Values {
            types,
            list: list.filter(|_| !is_open),
            constant: constant.filter(|_| !is_open),
            is_string,
            ..Values::default()
        };
        if schema.nullable {
            values.allow_null(schema);
        } else if only_repeats(schema) && self.table.schemas.parts_allow_null(schema.id) {
            values.allow_type_null();
        }
        values
    }

    /// Whether values other than the listed ones are allowed: the type has a place for them, or is a user type.
    fn is_open(&self, schema: &Schema<'s>) -> bool {
        if self.table.opened.replaced.contains(&schema.id) {
            return true;
        }
        let listed = schema.get(Keyword::Enum).into_iter();
        let mut listed = listed
            .flat_map(|list| list.items())
            .chain(schema.get(Keyword::Const));
        self.senders.tolerant && listed.all(|value| value.is_scalar())
    }

    fn report_wrong_type(&mut self, schema: &Schema<'s>) {
        let Some(value) = schema.get(Keyword::Type).filter(|_| schema.types.is_wrong) else {
            return;
        };
        let mut names = Types::names_in(value);
        let (value, expected) = match names.find(|name| TypeName::read(*name).is_none()) {
            Some(name) => (name, "the name of a type"),
            None => (value, "the name of a type, or a list of such"),
        };
        self.expected::<()>(value, Keyword::Type, expected);
    }

    /// The values of an enumeration. If none has the type, the author has quoted them by mistake, or forgotten to.
    /// Otherwise no value would be allowed.
    fn list(
        &mut self,
        schema: &Schema<'s>,
        types: &[TypeName],
        is_string: bool,
    ) -> Option<Vec<View<'s>>> {
        let value = schema.get(Keyword::Enum)?;
        let list: Vec<_> = value.items().collect();
        if list.is_empty() && value.is_sequence() {
            let message = "`enum` lists no value, so that none would be valid".to_owned();
            self.table.faults.unchecked(value.location(), message);
            return None;
        }
        if list.is_empty() {
            return self.expected(value, Keyword::Enum, "a list of values");
        }
        if is_deep(value, MAX_DEPTH) {
            let message = "`enum` is nested too deep for a check".to_owned();
            self.table.faults.unchecked(value.location(), message);
            return None;
        }
        if !types.is_empty() && !list.iter().any(|value| is_of(*value, types, is_string)) {
            let expected = "a list of values of the `type` beside it";
            return self.expected(value, Keyword::Enum, expected);
        }
        Some(list)
    }

    fn constant(&mut self, schema: &Schema<'s>) -> Option<View<'s>> {
        let value = schema.get(Keyword::Const)?;
        if is_deep(value, MAX_DEPTH) {
            let message = "`const` is nested too deep for a check".to_owned();
            self.table.faults.unchecked(value.location(), message);
            return None;
        }
        Some(value)
    }

    /// Whether a schema without a type is a string because of what it refers to.
    fn refers_to_string(&self, schema: &Schema<'s>) -> bool {
        if !schema.has(Keyword::Enum) && !schema.has(Keyword::Const) {
            return false;
        }
        let schemas = self.table.schemas;
        let parts = schema.list(Keyword::AllOf).iter().copied();
        let mut others = schemas.known_targets(schema).chain(parts);
        others.any(|other| {
            let target = schemas.canonical(other);
            let types = target.map(|target| schemas.get(target.schema).types);
            types.is_ok_and(|types| types.names() == [TypeName::String])
        })
    }
}

/// Whether a value has more than this many levels of mappings and lists.
fn is_deep(value: View<'_>, levels: usize) -> bool {
    let mut inner = value.items().chain(value.entries().map(|(_, value)| value));
    match levels.checked_sub(1) {
        Some(levels) => inner.any(|inner| is_deep(inner, levels)),
        None => inner.next().is_some(),
    }
}

/// Whether a value has one of the types.
fn is_of(value: View<'_>, types: &[TypeName], is_string: bool) -> bool {
    types.iter().any(|name| match name {
        TypeName::Null => value.is_null(),
        TypeName::Boolean => value.as_bool().is_some(),
        TypeName::Object => value.is_mapping(),
        TypeName::Array => value.is_sequence(),
        TypeName::Integer | TypeName::Number => value.as_number().is_some(),
        TypeName::String if is_string => value.as_text().is_some(),
        TypeName::String => value.as_str().is_some(),
    })
}

/// Whether there is only `type` beside an `allOf`. It then repeats the branches, except for `null`.
fn only_repeats(schema: &Schema<'_>) -> bool {
    let mut said = schema
        .constraints()
        .filter(|each| *each != Keyword::Nullable);
    let said = [said.next(), said.next(), said.next()];
    let (ty, all) = (Some(Keyword::Type), Some(Keyword::AllOf));
    said == [ty, all, None] || said == [all, ty, None]
}

impl<'s> Values<'s> {
    /// Adds what they say to a schema.
    pub(super) fn add_to(self, out: &mut Vec<Clause<'s>>) {
        if !self.types.is_empty() {
            out.push(Clause::Types(self.types));
        }
        if let Some(list) = self.list {
            let values = list.into_iter();
            let values = values.map(|value| Value::of(value, self.is_string));
            let null = self.list_null.then_some(Value::Null);
            out.push(Clause::Enum(values.chain(null).collect()));
        }
        let constant = self.constant;
        out.extend(constant.map(|value| Clause::Const(Value::of(value, self.is_string))));
    }

    /// `nullable` of 3.0: `null` is allowed as well, whatever `type`, `enum` and other schemas say.
    fn allow_null(&mut self, schema: &Schema<'_>) {
        const OTHERS: Keywords = Keywords::of(&[
            Keyword::Ref,
            Keyword::DynamicRef,
            Keyword::AllOf,
            Keyword::AnyOf,
            Keyword::OneOf,
            Keyword::Not,
            Keyword::If,
            Keyword::Const,
        ]);
        if schema.has_any(OTHERS) {
            self.or_null = true;
            return;
        }
        self.allow_type_null();
        self.list_null = self.list.as_ref().is_some_and(|list| {
            let is_null = |value: &View<'_>| match self.is_string {
                true => value.is_scalar() && value.as_text().is_none(),
                false => value.is_null(),
            };
            !list.iter().any(is_null)
        });
    }

    fn allow_type_null(&mut self) {
        if !self.types.is_empty() && !self.types.contains(&TypeName::Null) {
            self.types.push(TypeName::Null);
        }
    }
}
