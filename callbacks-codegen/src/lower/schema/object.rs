//! Objects: structs if members are named, else maps.

use std::collections::HashSet;

use super::enumeration::scalar_values;
use super::{Lowered, limits};
use crate::ir::{
    Constant, Field, Pointer, Presence, Scalar, Struct, Type, TypeKind, UnknownMembers,
};
use crate::lower::{Lowering, documentation};
use crate::names::{self, Scope};
use crate::schema::{Form, Gathered, Keyword, Keywords, Schema, SchemaId, Schemas, Walk};

/// The maximum number of members of a struct. Its values are on the stack, and functions that read one need twenty
/// times their size without optimization. The time of rustc grows faster than the number of members.
const MAX_MEMBERS: usize = 1_000;

impl<'a> Lowering<'a, '_> {
    /// An object with named members is a struct, otherwise a map.
    pub(super) fn lower_object(&mut self, schema: &Gathered<'a>, name: &str) -> Type {
        let mut parts = schema.parts();
        let has_members = parts.any(|part| !part.members(Keyword::Properties).is_empty());
        let has_patterns = schema.has(Keyword::PatternProperties);
        if has_members && schema.properties().len() > MAX_MEMBERS {
            self.unsupported(
                schema.first(),
                "an object with more than 1000 properties is not typed: it is given as a map",
            );
            return Type::Map(Box::new(Type::Value));
        }
        if has_members || (schema.is_closed(self.schemas) && !has_patterns) {
            return self.lower_struct(schema, name);
        }
        let value = self.lower_unnamed(schema, name).unwrap_or(Type::Value);
        Type::Map(Box::new(value))
    }

    fn lower_struct(&mut self, schema: &Gathered<'a>, name: &str) -> Type {
        let (id, type_name) = self.begin(schema, name);
        let mut scope = Scope::default();
        let required = schema.required();
        self.count_repeated(schema, schema.properties().len());
        let (mut fields, mut constants) = (Vec::new(), Vec::new());
        for (json_name, property) in schema.properties() {
            let name = scope.take([names::snake(json_name)]);
            let required = required.contains(json_name);
            if let Some(value) = self.constant(&property).filter(|_| required) {
                let json_name = json_name.to_owned();
                constants.push(Constant {
                    name,
                    json_name,
                    value,
                });
                continue;
            }
            fields.push(self.lower_field(&type_name, name, json_name, &property, required));
        }
        self.report_required(schema);
        let unknown = self.lower_unknown(schema, &type_name, &mut scope);
        let subtypes = self.subtypes(schema);
        self.finish(
            id,
            type_name,
            schema,
            TypeKind::Struct(Struct {
                fields,
                constants,
                subtypes,
                unknown,
                conformity: None,
            }),
        )
    }

    /// The only possible value of a member. A member that its sender may leave out is not a constant.
    fn constant(&mut self, property: &[SchemaId]) -> Option<Scalar> {
        if self.tolerant {
            return None;
        }
        let schema = self.gather_all(property)?;
        let has_direction = [Keyword::ReadOnly, Keyword::WriteOnly]
            .into_iter()
            .any(|keyword| self.has_flag(property, keyword));
        let is_typed = !schema.is_no_mapping() && !schema.has_choices();
        if has_direction
            || !is_typed
            || self.own.of_schema(&schema).is_some()
            || schema.allows_null()
        {
            return None;
        }
        match scalar_values(&schema)?.as_slice() {
            [only] => Some(only.clone()),
            _ => None,
        }
    }

    /// Whether a keyword is `true` in a schema of a member, also beside its reference or behind it.
    fn has_flag(&self, property: &[SchemaId], keyword: Keyword) -> bool {
        let mut schemas = property.iter();
        schemas.any(|schema| Walk::parts(self.schemas, *schema).any(|part| part.flag(keyword)))
    }

    fn lower_field(
        &mut self,
        owner: &str,
        name: String,
        json_name: &str,
        property: &[SchemaId],
        required: bool,
    ) -> Field {
        let Lowered { ty, nullable } = self.lower_all(property, &format!("{owner} {json_name}"));
        // Any JSON includes `null`.
        let nullable = nullable && ty != Type::Value;
        let presence = Presence { required, nullable };
        let schema = self.gather_all(property);
        let limits = schema.as_ref().map(|schema| limits::of(schema, &ty));
        Field {
            name,
            json_name: json_name.to_owned(),
            default: self.default(property, &ty, presence),
            ty,
            presence,
            pointer: Pointer::None,
            read_only: self.has_flag(property, Keyword::ReadOnly),
            write_only: self.has_flag(property, Keyword::WriteOnly),
            limits: limits.unwrap_or_default(),
            documentation: property
                .iter()
                .map(|schema| documentation(&self.schemas.get(*schema).texts()))
                .find(|documentation| {
                    !documentation.is_empty()
                        || documentation.deprecated
                        || documentation.example.is_some()
                })
                .unwrap_or_default(),
        }
    }

    /// The type of unnamed members, if the schema mentions them.
    fn lower_unnamed(&mut self, schema: &Gathered<'a>, owner: &str) -> Option<Type> {
        let hint = format!("{owner} Value");
        let additional: Vec<_> = schema.schemas(Keyword::AdditionalProperties).collect();
        let parts = schema.parts();
        let patterns = parts.flat_map(|part| part.members(Keyword::PatternProperties));
        let patterns: Vec<_> = patterns.map(|member| member.schema).collect();
        let schemas = self.schemas;
        let is_false = |values: &SchemaId| schemas.get(*values).form == Form::Nothing;
        if patterns.is_empty() {
            return (!additional.is_empty())
                .then(|| self.lower_all(&additional, &hint).into_type());
        }
        // Names may match several patterns, or none. There is one type only if all agree.
        let others = additional.iter().copied().filter(|each| !is_false(each));
        let is_open = additional.is_empty();
        let types = patterns
            .into_iter()
            .chain(others)
            .map(|values| self.lower_schema(values, &hint).into_type());
        let types: Vec<_> = types.collect();
        let (first, rest) = types.split_first()?;
        let is_one = !is_open && rest.iter().all(|ty| ty == first);
        Some(if is_one { first.clone() } else { Type::Value })
    }

    fn lower_unknown(
        &mut self,
        schema: &Gathered<'a>,
        owner: &str,
        scope: &mut Scope,
    ) -> UnknownMembers {
        let has_patterns = schema.has(Keyword::PatternProperties);
        if schema.is_closed(self.schemas) && !has_patterns {
            if !self.tolerant {
                return UnknownMembers::Refuse;
            }
            return UnknownMembers::Keep {
                field: scope.take(["additional_properties".to_owned()]),
                ty: Type::Value,
            };
        }
        let ty = match self.lower_unnamed(schema, owner) {
            Some(ty) => ty,
            None if depends_on_unknown(self.schemas, schema) => Type::Value,
            None => return UnknownMembers::Skip,
        };
        UnknownMembers::Keep {
            field: scope.take(["additional_properties".to_owned()]),
            ty,
        }
    }
}

/// Whether unnamed members affect the validity of a value. Then they are preserved, so that the value can be validated.
fn depends_on_unknown<'s>(schemas: &'s Schemas<'s, '_>, schema: &Gathered<'s>) -> bool {
    const COUNTS: Keywords = Keywords::of(&[
        Keyword::MinProperties,
        Keyword::MaxProperties,
        Keyword::PropertyNames,
        Keyword::UnevaluatedProperties,
    ]);
    if schema.has_any(COUNTS) {
        return true;
    }
    let members = schema
        .parts()
        .flat_map(|part| part.members(Keyword::Properties));
    let search = Search {
        schemas,
        whole: schema,
        known: members.map(|member| member.key.text).collect(),
    };
    schema.parts().any(|part| search.names_unknown(part, 0))
}

/// A search for members that a schema requires without naming them.
struct Search<'w, 's, 'd> {
    schemas: &'s Schemas<'s, 'd>,
    whole: &'w Gathered<'s>,
    known: HashSet<&'s str>,
}

impl<'s> Search<'_, 's, '_> {
    fn is_unknown(&self, name: &str) -> bool {
        !self.known.contains(name)
    }

    /// Whether a schema requires members that are not among the known ones: by `required`, or in a branch.
    fn names_unknown(&self, schema: &Schema<'_>, depth: usize) -> bool {
        /// How deep branches are searched. Deeper ones are assumed to matter.
        const DEEPEST: usize = 8;
        if depth > DEEPEST {
            return true;
        }
        let mut required = schema.names(Keyword::Required);
        if required.any(|name| self.is_unknown(name)) {
            return true;
        }
        let dependent = schema.get(Keyword::DependentRequired).into_iter();
        let dependent = dependent.flat_map(|map| map.entries());
        let mut dependent = dependent.map(|(key, _)| key.text);
        let schemas = schema.members(Keyword::DependentSchemas).iter();
        let mut by_name = schemas.clone().map(|member| member.key.text);
        if dependent.any(|name| self.is_unknown(name)) || by_name.any(|name| self.is_unknown(name))
        {
            return true;
        }
        let single = [Keyword::Not, Keyword::If, Keyword::Then, Keyword::Else];
        let single = single
            .into_iter()
            .filter_map(|keyword| schema.schema(keyword));
        // If a choice is decided, the branch is a part itself.
        let choices = [Keyword::OneOf, Keyword::AnyOf].into_iter();
        let choices = choices.filter(|keyword| !self.whole.is_settled(schema.id, *keyword));
        let listed = choices.flat_map(|keyword| schema.list(keyword).iter().copied());
        let by_name = schemas.map(|member| member.schema);
        let mut branches = single.chain(listed).chain(by_name);
        branches.any(|branch| {
            let branch = self.schemas.get(branch);
            let mut members = branch.members(Keyword::Properties).iter();
            members.any(|member| self.is_unknown(member.key.text))
                || self.names_unknown(branch, depth + 1)
        })
    }
}
