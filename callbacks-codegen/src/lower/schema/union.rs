//! Choices between schemas (`oneOf`, `anyOf`), and between the subtypes of a base.

use super::Lowered;
use super::enumeration::scalar_values;
use super::plan::Variants;
use super::variant::{Branch, Branches};
use crate::ir::{Pointer, Scalar, Type, TypeId, TypeKind, Union, UnionVariant};
use crate::lower::Lowering;
use crate::lower::request::Asker;
use crate::names::{self, Scope};
use crate::schema::{Gathered, Keyword, TypeName};

impl<'a> Lowering<'a, '_> {
    pub(super) fn lower_variants(
        &mut self,
        schema: &Gathered<'a>,
        variants: Variants<'a>,
        name: &str,
    ) -> Lowered {
        let Variants {
            branches,
            tagging,
            nullable,
            is_exclusive,
            is_opened,
        } = variants;
        let nullable = nullable || branches.iter().any(|branch| branch.whole.allows_null());
        let (id, type_name) = self.begin(schema, name);
        self.count_repeated(schema, branches.len());
        if nullable {
            self.types.nullable.insert(id);
        }
        let (mut tag, texts) = match tagging {
            Some(tagging) => (Some(tagging.tag), tagging.texts),
            None => (None, vec![Vec::new(); branches.len()]),
        };
        let mut scope = Scope::default();
        let mut variants = Vec::new();
        let all = Branches::new(&branches);
        for (branch, texts) in branches.iter().zip(texts) {
            // A base that is a branch of itself would have the name of the choice.
            let name = Some(branch.name(&texts, &all)).filter(|name| *name != type_name);
            let name = scope.take([name.unwrap_or_else(|| "Base".to_owned())]);
            let hint = match branch.title() {
                Some(title) => title.to_owned(),
                None => format!("{type_name} {name}"),
            };
            let lowered = self.lower_gathered(&branch.whole, &hint);
            let request = match branch.own.id() == schema.id() {
                // A base that is a branch of itself.
                true => type_name.clone(),
                false => format!("{type_name} {name}"),
            };
            let request = self.request(&names::pascal(&request), &branch.own, Asker::Type(id));
            self.requests.make_exact(request);
            let is_declared = |property| branch.declares(property, self.schemas);
            variants.push(UnionVariant {
                name,
                ty: lowered.ty,
                schema: request,
                pointer: Pointer::None,
                texts,
                writes_tag: tag.as_ref().is_some_and(|tag| !is_declared(&tag.property)),
                is_unknown: false,
            });
        }
        let mut order: Vec<_> = (0..variants.len()).collect();
        order.sort_by_cached_key(|index| branches[*index].rank(self.schemas));
        if is_opened {
            let unknown = self.unknown_variant(schema, id, &type_name, &mut scope);
            if let Some(tag) = &mut tag {
                tag.default.get_or_insert(variants.len());
            }
            variants.push(unknown);
        }
        let union = Union {
            variants,
            order,
            tag,
            is_exclusive,
        };
        let ty = self.finish(id, type_name, schema, TypeKind::Union(union));
        Lowered { ty, nullable }
    }

    /// The variant for values that fit no branch.
    fn unknown_variant(
        &mut self,
        schema: &Gathered<'a>,
        id: TypeId,
        type_name: &str,
        scope: &mut Scope,
    ) -> UnionVariant {
        let name = scope.take(["Unknown".to_owned(), "UnknownValue".to_owned()]);
        UnionVariant {
            schema: self.request(type_name, schema, Asker::Type(id)),
            name,
            ty: Type::Value,
            pointer: Pointer::None,
            texts: Vec::new(),
            writes_tag: false,
            is_unknown: true,
        }
    }

    /// An enumeration of values that are not all strings, or another value.
    pub(super) fn lower_tolerant(
        &mut self,
        schema: &Gathered<'a>,
        values: &[Scalar],
        name: &str,
    ) -> Type {
        if values
            .iter()
            .all(|value| matches!(value, Scalar::Boolean(_)))
        {
            return Type::Bool;
        }
        let (id, type_name) = self.begin(schema, name);
        let known = self.lower_enum(schema, values, &format!("{type_name} Known"), false);
        let mut scope = Scope::default();
        let request = self.request(&format!("{type_name}Known"), schema, Asker::Type(id));
        self.requests.make_exact(request);
        let known = UnionVariant {
            name: scope.take(["Known".to_owned()]),
            ty: known,
            schema: request,
            pointer: Pointer::None,
            texts: Vec::new(),
            writes_tag: false,
            is_unknown: false,
        };
        let unknown = self.unknown_variant(schema, id, &type_name, &mut scope);
        let union = Union {
            variants: vec![known, unknown],
            order: vec![0],
            tag: None,
            is_exclusive: true,
        };
        // The enumeration has the same schema, and was recorded as its type.
        let shared = self.shared_id(schema);
        self.types.by_schema.insert(shared, id);
        self.finish(id, type_name, schema, TypeKind::Union(union))
    }

    /// The branches with different types. Two formats of a string, for example, have the same type.
    pub(super) fn distinct(&mut self, branches: Vec<Branch<'a>>) -> Vec<Branch<'a>> {
        let mut seen = std::collections::HashSet::new();
        branches
            .into_iter()
            .filter(|branch| seen.insert(self.type_key(&branch.whole, 0)))
            .collect()
    }

    /// Two schemas with the same key have the same type.
    fn type_key(&mut self, schema: &Gathered<'a>, depth: usize) -> String {
        let is_named = schema.has_choices()
            || scalar_values(schema).is_some()
            || schema.has(Keyword::Properties)
            || schema.has(Keyword::AdditionalProperties)
            || self.own.of_schema(schema).is_some();
        let format = schema.text(Keyword::Format);
        match schema.only_type() {
            _ if is_named => format!("{:?}", self.shared_id(schema)),
            Some(TypeName::Integer) => {
                format!("{:?}", super::integer::width(schema, self.integers))
            }
            Some(TypeName::String) if format.is_some_and(|format| self.own.has_format(format)) => {
                format!("string of {format:?}")
            }
            Some(
                kind @ (TypeName::String | TypeName::Number | TypeName::Boolean | TypeName::Object),
            ) => kind.name().to_owned(),
            Some(TypeName::Array) if depth < 4 => {
                let items: Vec<_> = schema.schemas(Keyword::Items).collect();
                match self.gather_all(&items) {
                    Some(item) => {
                        let key = self.type_key(&item, depth + 1);
                        format!("array of {key}, {}", item.allows_null())
                    }
                    None => "array".to_owned(),
                }
            }
            _ => format!("{:?}", self.shared_id(schema)),
        }
    }
}
