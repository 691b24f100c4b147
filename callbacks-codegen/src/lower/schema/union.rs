//! Choices between schemas (`oneOf`, `anyOf`), and between the subtypes of a base.

use super::Lowered;
use super::enumeration::{scalar_values, string_values};
use super::parts::{Choice, Schema, Types};
use super::tag::{self, Tagging};
use super::variant::Branch;
use crate::ir::{Scalar, Type, TypeKind, Union, UnionVariant};
use crate::lower::Lowering;
use crate::lower::request::Asker;
use crate::names::{self, Scope};
use crate::source::View;

impl<'s> Lowering<'_, 's> {
    /// The type of a schema that is a choice; `None` when it is none, or one between constraints alone.
    pub(super) fn lower_union(&mut self, schema: &Schema<'s>, name: &str) -> Option<Lowered> {
        for choice in schema.choices() {
            let branches = self.branches(choice.list);
            let is_typed = !branches.iter().all(|branch| self.is_constraint(branch, 0));
            if is_typed {
                // Another choice beside it is one that each of the branches still has.
                return Some(self.lower_choice(schema, choice, branches, name));
            }
        }
        self.lower_subtypes(schema, name)
    }

    fn branches(&mut self, list: View<'s>) -> Vec<Schema<'s>> {
        let items = list.items();
        items
            .filter_map(|item| Schema::gather(self.sources, self.diagnostics, item))
            .collect()
    }

    /// Whether a schema says nothing of the type: `required` alone, or bounds, or a choice between such.
    fn is_constraint(&mut self, branch: &Schema<'s>, depth: usize) -> bool {
        /// Choices within choices, which may lead back to themselves.
        const DEEPEST: usize = 8;
        let shapes = [
            "type",
            "properties",
            "items",
            "enum",
            "const",
            "additionalProperties",
        ];
        let has_shape = shapes.iter().any(|keyword| branch.get(keyword).is_some());
        if branch.is_no_mapping() || has_shape || depth > DEEPEST {
            return false;
        }
        branch.choices().into_iter().all(|choice| {
            let branches = self.branches(choice.list);
            branches
                .iter()
                .all(|branch| self.is_constraint(branch, depth + 1))
        })
    }

    fn lower_choice(
        &mut self,
        schema: &Schema<'s>,
        choice: Choice<'s>,
        branches: Vec<Schema<'s>>,
        name: &str,
    ) -> Lowered {
        let (nulls, others): (Vec<_>, Vec<_>) = branches.into_iter().partition(is_null);
        let nullable = !nulls.is_empty() || schema.allows_null();
        if let Some((texts, known)) = open_enumeration(&others).filter(|_| !says_more(schema)) {
            let ty = self.lower_enum(schema, &texts, name, true);
            return self.nullable_if(ty, nullable || known.allows_null());
        }
        let base = schema.clone().settle(choice.list);
        let mut branches = Vec::new();
        for own in others {
            let is_constraint = self.is_constraint(&own, 0);
            branches.push(Branch::new(&base, own, is_constraint));
        }
        let branches = self.distinct(branches);
        let lowered = match branches.as_slice() {
            [] => return Lowered::of(Type::Value),
            [only] => self.lower_gathered(&only.whole, name),
            _ => {
                let discriminator = choice.holder.get("discriminator");
                let discriminator = discriminator.or_else(|| inherited_discriminator(&branches));
                let tagging = self.tagging(discriminator, &branches);
                let is_exclusive = choice.is_exclusive();
                self.lower_variants(schema, &branches, tagging, name, nullable, is_exclusive)
            }
        };
        Lowered {
            nullable: lowered.nullable || nullable,
            ..lowered
        }
    }

    /// A base whose `discriminator` names the schemas that inherit from it stands for one of them.
    fn lower_subtypes(&mut self, schema: &Schema<'s>, name: &str) -> Option<Lowered> {
        let (base, discriminator) = schema.views().find_map(|view| {
            let discriminator = view.get("discriminator")?;
            let is_open = !schema.is_settled(discriminator);
            (is_open && discriminator.get("mapping").is_some()).then_some((view, discriminator))
        })?;
        // A subtype that the mapping does not name has its base among its parts, but is only itself.
        let is_base = Schema::gather(self.sources, self.diagnostics, base)?.includes(schema);
        if !is_base {
            return None;
        }
        let mut branches: Vec<Branch<'s>> = Vec::new();
        for (_, target) in tag::mapping(self.sources, discriminator) {
            let whole = if target.view.id() == base.id() {
                schema.clone().settle(discriminator)
            } else {
                Schema::gather(self.sources, self.diagnostics, target.view)?
                    .named(tag::target_name(&target))
            };
            let own = Schema::gather(self.sources, self.diagnostics, target.view)?
                .named(tag::target_name(&target));
            let is_new = !branches.iter().any(|known| known.own.is_at(target.view));
            if is_new && whole.has_part(base) {
                branches.push(Branch { own, whole });
            }
        }
        if branches.len() < 2 {
            return None;
        }
        let tagging = self.tagging(Some(discriminator), &branches)?;
        let nullable = schema.allows_null();
        Some(self.lower_variants(schema, &branches, Some(tagging), name, nullable, true))
    }

    pub(super) fn lower_variants(
        &mut self,
        schema: &Schema<'s>,
        branches: &[Branch<'s>],
        tagging: Option<Tagging>,
        name: &str,
        nullable: bool,
        is_exclusive: bool,
    ) -> Lowered {
        let nullable = nullable || branches.iter().any(|branch| branch.whole.allows_null());
        let (id, type_name) = self.begin(schema, name);
        if nullable {
            self.nullable_types.insert(id);
        }
        let (tag, texts) = match tagging {
            Some(tagging) => (Some(tagging.tag), tagging.texts),
            None => (None, vec![Vec::new(); branches.len()]),
        };
        let mut scope = Scope::default();
        let mut variants = Vec::new();
        for (branch, texts) in branches.iter().zip(texts) {
            // A base that is a branch of itself would have the name of the choice.
            let name = Some(branch.name(&texts, branches)).filter(|name| *name != type_name);
            let name = scope.take([name.unwrap_or_else(|| "Base".to_owned())]);
            let hint = match branch.title() {
                Some(title) => title.to_owned(),
                None => format!("{type_name} {name}"),
            };
            let lowered = self.lower_gathered(&branch.whole, &hint);
            let request = format!("{type_name} {name}");
            let request = self.request(&names::pascal(&request), &branch.own, Asker::Type(id));
            let is_declared = |property| branch.declares(property);
            variants.push(UnionVariant {
                name,
                ty: lowered.ty,
                schema: request,
                boxed: false,
                texts,
                writes_tag: tag.as_ref().is_some_and(|tag| !is_declared(&tag.property)),
            });
        }
        let mut order: Vec<_> = (0..variants.len()).collect();
        order.sort_by_cached_key(|index| branches[*index].rank());
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
    pub(super) fn distinct(&mut self, branches: Vec<Branch<'s>>) -> Vec<Branch<'s>> {
        let mut seen = std::collections::HashSet::new();
        branches
            .into_iter()
            .filter(|branch| seen.insert(self.type_key(&branch.whole, 0)))
            .collect()
    }

    /// Two schemas of one key have the same type.
    fn type_key(&mut self, schema: &Schema<'s>, depth: usize) -> String {
        let is_named = !schema.choices().is_empty()
            || scalar_values(schema).is_some()
            || schema.get("properties").is_some()
            || schema.get("additionalProperties").is_some()
            || self.own_name(schema).is_some();
        let format = schema.get("format").and_then(|format| format.as_text());
        match schema.types() {
            _ if is_named => format!("{:?}", self.shared_id(schema)),
            Types::One("integer") => format!("{:?}", super::integer::width(schema)),
            Types::One("string") if format.is_some_and(|format| self.formats.contains(format)) => {
                format!("string of {format:?}")
            }
            Types::One(kind @ ("string" | "number" | "boolean" | "object")) => kind.to_owned(),
            Types::One("array") if depth < 4 => {
                let items: Vec<_> = schema.all("items").collect();
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

    fn nullable_if(&mut self, ty: Type, nullable: bool) -> Lowered {
        if let (Type::Named(id), true) = (&ty, nullable) {
            self.nullable_types.insert(*id);
        }
        Lowered { ty, nullable }
    }
}

/// The open enumeration: known texts, or any other.
fn open_enumeration<'s, 'b>(branches: &'b [Schema<'s>]) -> Option<(Vec<Scalar>, &'b Schema<'s>)> {
    let [one, other] = branches else { return None };
    let known = match (is_any_text(one), is_any_text(other)) {
        (false, true) => one,
        (true, false) => other,
        _ => return None,
    };
    let texts = string_values(known)?.into_iter().map(Scalar::String);
    Some((texts.collect(), known))
}

/// The discriminator of a base that all branches inherit from.
fn inherited_discriminator<'s>(branches: &[Branch<'s>]) -> Option<View<'s>> {
    let (first, others) = branches.split_first()?;
    let is_common = |base: &View<'s>| others.iter().all(|branch| branch.own.has_part(*base));
    let mut bases = first.own.views().filter(is_common);
    bases.find_map(|base| base.get("discriminator"))
}

/// Whether `null` is all that a schema allows.
fn is_null(branch: &Schema<'_>) -> bool {
    let is_only_null =
        |values: View<'_>| values.items().len() > 0 && values.items().all(|value| value.is_null());
    branch.types() == Types::Null || branch.all("enum").any(is_only_null)
}

/// Whether a choice has keywords beside it that shape the value.
pub(super) fn says_more(schema: &Schema<'_>) -> bool {
    [
        "properties",
        "items",
        "enum",
        "const",
        "additionalProperties",
    ]
    .iter()
    .any(|keyword| schema.get(keyword).is_some())
}

fn is_any_text(branch: &Schema<'_>) -> bool {
    branch.types() == Types::One("string")
        && branch.get("enum").is_none()
        && branch.get("const").is_none()
}
