//! Choices between schemas (`oneOf`, `anyOf`), and between the subtypes of a base.

use super::Lowered;
use super::enumeration::{scalar_values, string_values};
use super::tag::Tagging;
use super::variant::Branch;
use crate::ir::{Scalar, Type, TypeKind, Union, UnionVariant};
use crate::lower::Lowering;
use crate::lower::request::Asker;
use crate::names::{self, Scope};
use crate::schema::{
    Choice, Discriminator, Gathered, Keyword, Keywords, SchemaId, Schemas, TypeName,
};

/// Keywords of a schema with a choice that shape the value beside it.
const SHAPES: Keywords = Keywords::of(&[
    Keyword::Properties,
    Keyword::Items,
    Keyword::Enum,
    Keyword::Const,
    Keyword::AdditionalProperties,
]);

impl<'a> Lowering<'a, '_> {
    /// The type of a schema that is a choice; `None` when it is none, or one between constraints alone.
    pub(super) fn lower_union(&mut self, schema: &Gathered<'a>, name: &str) -> Option<Lowered> {
        for choice in schema.choices() {
            let branches = self.branches(choice.branches());
            let is_typed = !branches.iter().all(|branch| self.is_constraint(branch, 0));
            if is_typed {
                // Another choice beside it is one that each of the branches still has.
                return Some(self.lower_choice(schema, choice, branches, name));
            }
        }
        self.lower_subtypes(schema, name)
    }

    fn branches(&mut self, list: &[SchemaId]) -> Vec<Gathered<'a>> {
        let gathered = list.iter().map(|branch| self.gather(*branch));
        gathered.flatten().collect()
    }

    /// Whether a schema says nothing of the type: `required` alone, or bounds, or a choice between such.
    fn is_constraint(&mut self, branch: &Gathered<'a>, depth: usize) -> bool {
        /// Choices within choices, which may lead back to themselves.
        const DEEPEST: usize = 8;
        let has_shape = branch.says(Keyword::Type) || says_more(branch);
        if branch.is_no_mapping() || has_shape || depth > DEEPEST {
            return false;
        }
        branch.choices().into_iter().all(|choice| {
            let branches = self.branches(choice.branches());
            branches
                .iter()
                .all(|branch| self.is_constraint(branch, depth + 1))
        })
    }

    fn lower_choice(
        &mut self,
        schema: &Gathered<'a>,
        choice: Choice<'a>,
        branches: Vec<Gathered<'a>>,
        name: &str,
    ) -> Lowered {
        let (nulls, others): (Vec<_>, Vec<_>) = branches.into_iter().partition(Gathered::is_null);
        let nullable = !nulls.is_empty() || schema.allows_null();
        if let Some((texts, known)) = open_enumeration(&others).filter(|_| !says_more(schema)) {
            let ty = self.lower_enum(schema, &texts, name, true);
            return self.nullable_if(ty, nullable || known.allows_null());
        }
        let base = schema.clone().settle(choice.holder.id, choice.keyword);
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
                let discriminator = self.schemas.discriminator(choice.holder.id);
                let inherited = || inherited_discriminator(self.schemas, &branches);
                let discriminator = discriminator.or_else(inherited);
                let tagging = self.tagging(discriminator.as_ref(), &branches);
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
    fn lower_subtypes(&mut self, schema: &Gathered<'a>, name: &str) -> Option<Lowered> {
        let mut discriminators = schema.discriminators(self.schemas).into_iter();
        let discriminator = discriminators.find(|each| {
            each.has_mapping && !schema.is_settled(each.holder, Keyword::Discriminator)
        })?;
        let base = discriminator.holder;
        // A subtype that the mapping does not name has its base among its parts, but is only itself.
        let is_base = self.gather(base)?.includes(schema);
        if !is_base {
            return None;
        }
        let mut branches: Vec<Branch<'a>> = Vec::new();
        for (_, target) in discriminator.targets() {
            let own = self.gather(target.schema)?.named(target.mapped_name());
            let whole = if target.schema == base {
                schema.clone().settle(base, Keyword::Discriminator)
            } else {
                own.clone()
            };
            let is_new = !branches.iter().any(|known| known.own.is_at(target.schema));
            if is_new && whole.has_part(base) {
                branches.push(Branch { own, whole });
            }
        }
        if branches.len() < 2 {
            return None;
        }
        let tagging = self.tagging(Some(&discriminator), &branches)?;
        let nullable = schema.allows_null();
        Some(self.lower_variants(schema, &branches, Some(tagging), name, nullable, true))
    }

    pub(super) fn lower_variants(
        &mut self,
        schema: &Gathered<'a>,
        branches: &[Branch<'a>],
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
            let is_declared = |property| branch.declares(property, self.schemas);
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
            || self.own_name(schema).is_some();
        let format = schema.text(Keyword::Format);
        match schema.only_type() {
            _ if is_named => format!("{:?}", self.shared_id(schema)),
            Some(TypeName::Integer) => format!("{:?}", super::integer::width(schema)),
            Some(TypeName::String)
                if format.is_some_and(|format| self.formats.contains(format)) =>
            {
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

    fn nullable_if(&mut self, ty: Type, nullable: bool) -> Lowered {
        if let (Type::Named(id), true) = (&ty, nullable) {
            self.nullable_types.insert(*id);
        }
        Lowered { ty, nullable }
    }
}

/// The open enumeration: known texts, or any other.
fn open_enumeration<'s, 'b>(
    branches: &'b [Gathered<'s>],
) -> Option<(Vec<Scalar>, &'b Gathered<'s>)> {
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
fn inherited_discriminator<'s>(
    schemas: &'s Schemas<'s, '_>,
    branches: &[Branch<'s>],
) -> Option<Discriminator<'s>> {
    let (first, others) = branches.split_first()?;
    let mut discriminators = first.own.discriminators(schemas).into_iter();
    discriminators.find(|each| {
        let mut others = others.iter();
        others.all(|branch| branch.own.has_part(each.holder))
    })
}

/// Whether a choice has keywords beside it that shape the value.
pub(super) fn says_more(schema: &Gathered<'_>) -> bool {
    schema.says_any(SHAPES)
}

fn is_any_text(branch: &Gathered<'_>) -> bool {
    branch.only_type() == Some(TypeName::String)
        && !branch.says(Keyword::Enum)
        && !branch.says(Keyword::Const)
}
