//! Objects: structs where members are named, maps where they are not.

use std::collections::HashSet;

use super::Lowered;
use super::enumeration::{scalar, scalar_values};
use super::parts::{Schema, Types};
use crate::document::Texts;
use crate::ir::{Constant, Field, Presence, Scalar, Struct, Type, TypeKind, UnknownMembers};
use crate::lower::{Lowering, documentation};
use crate::names::{self, Scope};
use crate::source::View;

impl<'s> Lowering<'_, 's> {
    /// An object with named members is a struct; one without is a map.
    pub(super) fn lower_object(&mut self, schema: &Schema<'s>, name: &str) -> Type {
        let has_members = schema.all("properties").any(|map| map.entries().len() > 0);
        let has_patterns = schema.get("patternProperties").is_some();
        if has_members || (is_closed(schema) && !has_patterns) {
            return self.lower_struct(schema, name);
        }
        let value = self.lower_unnamed(schema, name).unwrap_or(Type::Value);
        Type::Map(Box::new(value))
    }

    fn lower_struct(&mut self, schema: &Schema<'s>, name: &str) -> Type {
        let (id, type_name) = self.begin(schema, name);
        let mut scope = Scope::default();
        let required = schema.required();
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

    /// The only value that a member can have. One that its sender may leave out is no constant.
    fn constant(&mut self, property: &[View<'s>]) -> Option<Scalar> {
        let schema = self.gather_all(property)?;
        let has_direction = flag(&schema, "readOnly") || flag(&schema, "writeOnly");
        let is_typed = !schema.is_no_mapping() && schema.choices().is_empty();
        if has_direction || !is_typed || self.own_name(&schema).is_some() || schema.allows_null() {
            return None;
        }
        match scalar_values(&schema)?.as_slice() {
            [only] => Some(only.clone()),
            _ => None,
        }
    }

    fn lower_field(
        &mut self,
        owner: &str,
        name: String,
        json_name: &str,
        property: &[View<'s>],
        required: bool,
    ) -> Field {
        let Lowered { ty, nullable } = self.lower_all(property, &format!("{owner} {json_name}"));
        // A value of any kind may be `null` without being anything else than a value.
        let nullable = nullable && ty != Type::Value;
        let presence = Presence { required, nullable };
        let schema = self.gather_all(property);
        let is = |name| schema.as_ref().is_some_and(|schema| flag(schema, name));
        Field {
            name,
            json_name: json_name.to_owned(),
            default: self.default(property, &ty, presence),
            ty,
            presence,
            boxed: false,
            read_only: is("readOnly"),
            write_only: is("writeOnly"),
            documentation: property
                .iter()
                .map(|schema| documentation(&Texts::of_schema(*schema)))
                .find(|documentation| {
                    !documentation.is_empty()
                        || documentation.deprecated
                        || documentation.example.is_some()
                })
                .unwrap_or_default(),
        }
    }

    /// What the schema says that an absent member means, if it is a value of the type.
    fn default(&mut self, property: &[View<'s>], ty: &Type, presence: Presence) -> Option<Scalar> {
        if presence.required || presence.nullable {
            return None;
        }
        let schema = self.gather_all(property)?;
        let value = schema.get("default")?;
        let kind = match ty {
            Type::Bool => Types::One("boolean"),
            Type::Integer(_) => Types::One("integer"),
            Type::F64 => Types::One("number"),
            Type::String => Types::One("string"),
            Type::Named(id) => {
                // An enumeration that is still being lowered cannot be meant: it contains nothing.
                let definition = self.types.get(id.0)?.as_ref()?;
                let TypeKind::Enum(values) = &definition.kind else {
                    return None;
                };
                let value = scalar(value, &schema.types())?;
                let is_known = values.variants.iter().any(|known| known.value == value);
                return is_known.then_some(value);
            }
            _ => return None,
        };
        scalar(value, &kind)
    }

    /// The type of members that are not named, if the schema says anything of them.
    fn lower_unnamed(&mut self, schema: &Schema<'s>, owner: &str) -> Option<Type> {
        let hint = format!("{owner} Value");
        let additional: Vec<_> = schema.all("additionalProperties").collect();
        let maps = schema.all("patternProperties");
        let patterns: Vec<_> = maps
            .flat_map(|map| map.entries().map(|(_, values)| values))
            .collect();
        let is_false = |values: &View<'s>| values.as_bool() == Some(false);
        if patterns.is_empty() {
            return (!additional.is_empty())
                .then(|| self.lower_all(&additional, &hint).into_type());
        }
        // Names may match several patterns, or none: only where all agree is there one type.
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
        schema: &Schema<'s>,
        owner: &str,
        scope: &mut Scope,
    ) -> UnknownMembers {
        let has_patterns = schema.get("patternProperties").is_some();
        if is_closed(schema) && !has_patterns {
            return UnknownMembers::Refuse;
        }
        let ty = match self.lower_unnamed(schema, owner) {
            Some(ty) => ty,
            None if depends_on_unknown(schema) => Type::Value,
            None => return UnknownMembers::Skip,
        };
        UnknownMembers::Keep {
            field: scope.take(["additional_properties".to_owned()]),
            ty,
        }
    }
}

fn flag(schema: &Schema<'_>, name: &str) -> bool {
    schema
        .all(name)
        .any(|flag: View<'_>| flag.as_bool() == Some(true))
}

/// Whether members that no part names are refused.
fn is_closed(schema: &Schema<'_>) -> bool {
    let refuses = |keyword| {
        schema
            .all(keyword)
            .any(|values: View<'_>| values.as_bool() == Some(false))
    };
    // `unevaluatedProperties` sees the members that branches name, too.
    let has_branches = ["oneOf", "anyOf", "if", "dependentSchemas"]
        .iter()
        .any(|keyword| schema.get(keyword).is_some());
    refuses("additionalProperties") || (refuses("unevaluatedProperties") && !has_branches)
}

/// Whether it matters for the validity of a value which members it has that the schema does not name: then they are kept,
/// so that the value can be checked.
fn depends_on_unknown(schema: &Schema<'_>) -> bool {
    let counts = [
        "minProperties",
        "maxProperties",
        "propertyNames",
        "unevaluatedProperties",
    ];
    if counts.iter().any(|keyword| schema.get(keyword).is_some()) {
        return true;
    }
    let maps = schema.all("properties");
    let known: HashSet<_> = maps
        .flat_map(|map| map.entries())
        .map(|(key, _)| key.text)
        .collect();
    schema
        .views()
        .any(|view| names_unknown(schema, view, &known, 0))
}

/// Whether a schema asks for members that are not among the known ones: by `required`, or in a branch.
fn names_unknown<'s>(
    whole: &Schema<'s>,
    schema: View<'s>,
    known: &HashSet<&str>,
    depth: usize,
) -> bool {
    /// Branches within branches; deeper ones are taken to matter.
    const DEEPEST: usize = 8;
    if depth > DEEPEST {
        return true;
    }
    let is_unknown = |name: &str| !known.contains(name);
    let required = schema.get("required").into_iter();
    let mut required = required.flat_map(|list| list.items());
    if required.any(|name| name.as_text().is_some_and(is_unknown)) {
        return true;
    }
    let dependent = ["dependentRequired", "dependentSchemas"];
    let mut keys = dependent
        .iter()
        .filter_map(|keyword| schema.get(keyword))
        .flat_map(|map| map.entries());
    if keys.any(|(key, _)| is_unknown(key.text)) {
        return true;
    }
    let single = ["not", "if", "then", "else"];
    let single = single.iter().filter_map(|keyword| schema.get(keyword));
    let listed = ["oneOf", "anyOf"];
    let listed = listed
        .iter()
        .filter_map(|keyword| schema.get(keyword))
        // Of a choice that is decided the branch is a part itself.
        .filter(|list| !whole.is_settled(*list))
        .flat_map(|list| list.items());
    let mapped = dependent
        .iter()
        .filter_map(|keyword| schema.get(keyword))
        .flat_map(|map| map.entries().map(|(_, value)| value));
    single.chain(listed).chain(mapped).any(|branch| {
        let properties = branch.get("properties").into_iter();
        let mut properties = properties.flat_map(|map| map.entries());
        properties.any(|(key, _)| is_unknown(key.text))
            || names_unknown(whole, branch, known, depth + 1)
    })
}
