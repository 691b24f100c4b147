//! Members that other schemas than a type's own look at.
//!
//! `uniqueItems` compares items as a whole. Conditions, `contains` and `enum` may name members that the type of the value
//! does not have. A value is checked after it was read, so its type has to preserve these members.

use super::Search;
use crate::ir::{Struct, Type, TypeKind};
use crate::schema::{Gathered, Keyword, Keywords, Schema, SchemaId, Schemas, Walk};

/// A type, and what looks at its values.
#[derive(Debug)]
pub(in crate::lower) struct Inspected {
    ty: Type,
    schemas: Vec<Look>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Look {
    /// A part of the schema that the type is made of.
    Own(SchemaId),
    /// Another schema.
    Other(SchemaId),
}

/// Keywords of a schema that look at members or items whose types are made of other schemas.
const OWN: Keywords = Keywords::of(&[
    Keyword::UniqueItems,
    Keyword::Contains,
    Keyword::Enum,
    Keyword::Const,
    Keyword::PatternProperties,
    Keyword::AdditionalProperties,
]);

/// Keywords with schemas for the same value that do not affect its type.
const CONDITIONS: Keywords = Keywords::of(&[
    Keyword::Not,
    Keyword::If,
    Keyword::Then,
    Keyword::Else,
    Keyword::DependentSchemas,
    Keyword::Dependencies,
]);

/// Keywords that concern members without naming them.
const UNNAMED: Keywords = Keywords::of(&[
    Keyword::MinProperties,
    Keyword::MaxProperties,
    Keyword::PropertyNames,
    Keyword::PatternProperties,
    Keyword::AdditionalProperties,
    Keyword::UnevaluatedProperties,
]);

impl Inspected {
    /// What looks at the values of a type, besides the schemas of its members: keywords of its schema, and branches that
    /// only restrict values. `None` if nothing does.
    pub(in crate::lower) fn find(
        schema: &Gathered<'_>,
        restrictions: Vec<SchemaId>,
        ty: &Type,
    ) -> Option<Self> {
        let mut schemas: Vec<_> = restrictions.into_iter().map(Look::Other).collect();
        for part in schema.parts() {
            if part.has_any(OWN) {
                schemas.push(Look::Own(part.id));
            }
            if part.has_any(CONDITIONS) {
                let keywords = part.keywords.iter();
                let conditions = keywords.filter(|said| CONDITIONS.contains(said.keyword));
                let conditions = conditions.flat_map(|said| said.within.schemas());
                schemas.extend(conditions.map(Look::Other));
            }
        }
        (!schemas.is_empty()).then(|| Self {
            ty: ty.clone(),
            schemas,
        })
    }
}

impl<'t> Search<'t> {
    /// Lets types preserve the members that other schemas look at.
    pub(super) fn inspect(&mut self, schemas: &Schemas<'_, '_>, list: &'t [Inspected]) {
        let mut open = Vec::new();
        for inspected in list {
            open.extend(inspected.schemas.iter().map(|look| (&inspected.ty, *look)));
            while let Some((ty, look)) = open.pop() {
                self.look(schemas, ty, look, &mut open);
            }
        }
    }

    fn look(
        &mut self,
        schemas: &Schemas<'_, '_>,
        ty: &'t Type,
        look: Look,
        open: &mut Vec<(&'t Type, Look)>,
    ) {
        if let Type::Named(id) = ty {
            if !self.inspected.insert((id.0, look)) {
                return;
            }
            if !self.may_take(1) {
                return self.keep_all_in(id.0);
            }
        }
        match look {
            Look::Own(id) => self.apply(schemas.get(id), true, ty, open),
            Look::Other(id) => {
                for schema in Walk::in_place(schemas, &[id]) {
                    self.apply(schema, false, ty, open);
                }
            }
        }
    }

    /// Finds what one schema looks at.
    fn apply(
        &mut self,
        schema: &Schema<'_>,
        is_own: bool,
        ty: &'t Type,
        open: &mut Vec<(&'t Type, Look)>,
    ) {
        if lists_parts(schema) {
            return self.keep_all(ty);
        }
        let look = if is_own { Look::Own } else { Look::Other };
        let other = |keyword| schema.schema(keyword).map(Look::Other);
        match ty {
            Type::Nullable(inner) => open.push((inner, look(schema.id))),
            Type::List(inner) => {
                if schema.flag(Keyword::UniqueItems) {
                    self.keep_all(inner);
                }
                open.extend(other(Keyword::Contains).map(|look| (&**inner, look)));
                if !is_own {
                    let all = of_items(schema);
                    open.extend(all.map(|item| (&**inner, Look::Other(item))));
                }
            }
            Type::Tuple(items) => {
                for (place, item) in items.iter().enumerate() {
                    if schema.flag(Keyword::UniqueItems) {
                        self.keep_all(item);
                    }
                    open.extend(other(Keyword::Contains).map(|look| (item, look)));
                    let listed = schema.list(Keyword::PrefixItems).get(place).copied();
                    let at_place = listed.or(schema.schema(Keyword::Items));
                    if !is_own {
                        open.extend(at_place.map(|each| (item, Look::Other(each))));
                    }
                }
            }
            Type::Map(inner) if !is_own => {
                let named = schema.members(Keyword::Properties).iter();
                let all = named.map(|member| member.schema).chain(of_members(schema));
                open.extend(all.map(|each| (&**inner, Look::Other(each))));
            }
            Type::Named(id) => match &self.types[id.0].kind {
                TypeKind::Struct(object) => {
                    if !is_own && names_unknown(schema, object) && self.is_open(id.0) {
                        self.found.insert(id.0);
                    }
                    look_at_members(schema, is_own, object, open);
                }
                TypeKind::Union(union) => {
                    let variants = union.variants.iter();
                    open.extend(variants.map(|variant| (&variant.ty, look(schema.id))));
                }
                TypeKind::Wrapper(inner) => open.push((inner, look(schema.id))),
                TypeKind::Enum(_) => {}
            },
            _ => {}
        }
    }
}

fn look_at_members<'t>(
    schema: &Schema<'_>,
    is_own: bool,
    object: &'t Struct,
    open: &mut Vec<(&'t Type, Look)>,
) {
    if !schema.has_any(UNNAMED) && !schema.has(Keyword::Properties) {
        return;
    }
    let members = schema.members(Keyword::Properties);
    for field in &object.fields {
        let name = field.json_name.as_str();
        let named = members.iter().find(|member| member.key.text == name);
        let own = named.filter(|_| !is_own).map(|member| member.schema);
        let patterns = schema.members(Keyword::PatternProperties).iter();
        let patterns = patterns.map(|member| member.schema);
        let unnamed = match named {
            Some(_) => None,
            None => schema.schema(Keyword::AdditionalProperties),
        };
        let unevaluated = schema.schema(Keyword::UnevaluatedProperties);
        let all = own.into_iter().chain(patterns).chain(unnamed);
        let all = all.chain(unevaluated.filter(|_| !is_own));
        open.extend(all.map(|each| (&field.ty, Look::Other(each))));
    }
}

/// Whether a schema looks at members that a struct does not have.
fn names_unknown(schema: &Schema<'_>, object: &Struct) -> bool {
    let is_unknown = |name: &str| !super::names(object).any(|known| known == name);
    let mut named = schema.members(Keyword::Properties).iter();
    let dependent = [Keyword::DependentRequired, Keyword::Dependencies].into_iter();
    let dependent = dependent.filter_map(|keyword| schema.get(keyword));
    let mut dependent = dependent.flat_map(|map| map.entries());
    let mut by_name = schema.members(Keyword::DependentSchemas).iter();
    schema.has_any(UNNAMED)
        || named.any(|member| is_unknown(member.key.text))
        || schema.names(Keyword::Required).any(is_unknown)
        || dependent.any(|(key, _)| is_unknown(key.text))
        || by_name.any(|member| is_unknown(member.key.text))
}

/// Whether a schema lists values with members or items, which are compared as a whole.
fn lists_parts(schema: &Schema<'_>) -> bool {
    let has_parts = |value: crate::source::View<'_>| value.is_mapping() || value.is_sequence();
    let mut listed = schema.get(Keyword::Enum).into_iter();
    schema.get(Keyword::Const).is_some_and(has_parts)
        || listed.any(|list| list.items().any(has_parts))
}

fn of_items<'a>(schema: &'a Schema<'_>) -> impl Iterator<Item = SchemaId> + 'a {
    let lists = [Keyword::PrefixItems, Keyword::Items].into_iter();
    let lists = lists.flat_map(|keyword| schema.list(keyword).iter().copied());
    let single = [
        Keyword::Items,
        Keyword::AdditionalItems,
        Keyword::UnevaluatedItems,
    ];
    lists.chain(
        single
            .into_iter()
            .filter_map(|keyword| schema.schema(keyword)),
    )
}

fn of_members<'a>(schema: &'a Schema<'_>) -> impl Iterator<Item = SchemaId> + 'a {
    let patterns = schema.members(Keyword::PatternProperties).iter();
    let single = [
        Keyword::AdditionalProperties,
        Keyword::UnevaluatedProperties,
    ];
    let single = single
        .into_iter()
        .filter_map(|keyword| schema.schema(keyword));
    patterns.map(|member| member.schema).chain(single)
}
