//! Choices between schemas (`oneOf`, `anyOf`), and between the subtypes of a base.

use super::Lowered;
use super::enumeration::scalar_values;
use super::plan::Variants;
use super::variant::{Branch, Branches};
use crate::ir::{Pointer, TypeKind, Union, UnionVariant};
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
        } = variants;
        let nullable = nullable || branches.iter().any(|branch| branch.whole.allows_null());
        let (id, type_name) = self.begin(schema, name);
        if nullable {
            self.types.nullable.insert(id);
        }
        let (tag, texts) = match tagging {
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
            let is_declared = |property| branch.declares(property, self.schemas);
            variants.push(UnionVariant {
                name,
                ty: lowered.ty,
                schema: request,
                pointer: Pointer::None,
                texts,
                writes_tag: tag.as_ref().is_some_and(|tag| !is_declared(&tag.property)),
            });
        }
        let mut order: Vec<_> = (0..variants.len()).collect();
        order.sort_by_cached_key(|index| branches[*index].rank(self.schemas));
        let union = Union {
            variants,
            order,
            tag,
            is_exclusive,
        };
        let ty = self.finish(id, type_name, schema, TypeKind::Union(union));
        Lowered { ty, nullable }
    }

    /// The branches, without those whose type is that of one before: two formats of a string, for instance.
    pub(super) fn distinct(&mut self, branches: Vec<Branch<'a>>) -> Vec<Branch<'a>> {
        let mut seen = std::collections::HashSet::new();
        branches
            .into_iter()
            .filter(|branch| seen.insert(self.type_key(&branch.whole, 0)))
            .collect()
    }

    /// Two schemas of one key have the same type.
    fn type_key(&mut self, schema: &Gathered<'a>, depth: usize) -> String {
        let is_named = schema.has_choices()
            || scalar_values(schema).is_some()
            || schema.says(Keyword::Properties)
            || schema.says(Keyword::AdditionalProperties)
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
