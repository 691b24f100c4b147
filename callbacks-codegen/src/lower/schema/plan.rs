//! What a schema will become, before it is lowered.

use rustc_hash::FxHashSet;

use super::enumeration::{scalar_values, string_values};
use super::tag::Tagging;
use super::variant::{Branch, has_shapes};
use crate::ir::{Scalar, Tag};
use crate::lower::Lowering;
use crate::schema::{Choice, Gathered, Keyword, Kind, Schema, SchemaId, TypeName};

/// What a schema will become.
pub(super) enum Plan<'a> {
    /// Any JSON.
    Value,
    /// A choice between types.
    Choice(Variants<'a>),
    /// The only type of a choice, and whether `null` is allowed too.
    Only(Gathered<'a>, bool),
    /// Known strings or any other, and whether `null` is allowed too.
    OpenEnumeration(Vec<Scalar>, bool),
    /// A list of scalar values.
    Enumeration(Vec<Scalar>),
    /// One of several types.
    Several(Vec<TypeName>),
    /// Values of one type.
    One(TypeName),
}

/// The branches of a choice, and how they are distinguished.
pub(super) struct Variants<'a> {
    pub(super) branches: Vec<Branch<'a>>,
    pub(super) tagging: Option<Tagging>,
    pub(super) nullable: bool,
    /// Whether a value fits only one branch.
    pub(super) is_exclusive: bool,
    /// Whether there is a variant for values that fit no branch.
    pub(super) is_opened: bool,
}

impl<'a> Lowering<'a, '_> {
    pub(super) fn plan(&mut self, schema: &Gathered<'a>) -> Plan<'a> {
        if schema.is_no_mapping() {
            return Plan::Value;
        }
        if let Some(plan) = self.plan_union(schema) {
            return plan;
        }
        if let Some(values) = scalar_values(schema) {
            return Plan::Enumeration(values);
        }
        match schema.kind() {
            Kind::One(name) => Plan::One(name),
            Kind::Several(names) => {
                let is_number = |name| matches!(name, &TypeName::Integer | &TypeName::Number);
                match names.iter().all(is_number) {
                    true => Plan::One(TypeName::Number),
                    false => Plan::Several(names),
                }
            }
            Kind::Null => Plan::One(TypeName::Null),
            // The exporter of schemas reports what is wrong with it.
            Kind::Unknown => Plan::Value,
            Kind::Any => schema.implied_type().map_or(Plan::Value, Plan::One),
        }
    }

    /// The plan for a choice. `None` if the schema has none, or only one between constraints.
    fn plan_union(&mut self, schema: &Gathered<'a>) -> Option<Plan<'a>> {
        for choice in schema.choices() {
            let branches = self.branches(choice.branches());
            let is_typed = !branches.iter().all(|branch| self.is_constraint(branch));
            if is_typed {
                // Each branch still has the other choice.
                return Some(self.plan_choice(schema, choice, branches));
            }
        }
        self.plan_subtypes(schema).map(Plan::Choice)
    }

    fn branches(&mut self, list: &[SchemaId]) -> Vec<Gathered<'a>> {
        let gathered = list.iter().map(|branch| self.gather(*branch));
        gathered.flatten().collect()
    }

    /// The branches of choices that do not affect the type.
    pub(super) fn restrictions(&mut self, schema: &Gathered<'a>) -> Vec<SchemaId> {
        let mut found = Vec::new();
        for choice in schema.choices() {
            let branches = choice.branches();
            let mut gathered = self.branches(branches).into_iter();
            if gathered.all(|branch| self.is_constraint(&branch)) {
                found.extend(branches);
            }
        }
        found
    }

    /// Whether a schema does not affect the type: `required` alone, or bounds, or a choice between such schemas.
    fn is_constraint(&mut self, branch: &Gathered<'a>) -> bool {
        let mut open = vec![branch.clone()];
        let mut known = FxHashSet::default();
        while let Some(branch) = open.pop() {
            // Choices may be recursive, or lead to the same schema twice.
            if !known.insert(branch.id().clone()) {
                continue;
            }
            if branch.is_no_mapping() || branch.has(Keyword::Type) || has_shapes(&branch) {
                return false;
            }
            for choice in branch.choices() {
                open.extend(self.branches(choice.branches()));
            }
        }
        true
    }

    fn plan_choice(
        &mut self,
        schema: &Gathered<'a>,
        choice: Choice<'a>,
        branches: Vec<Gathered<'a>>,
    ) -> Plan<'a> {
        let (nulls, others): (Vec<_>, Vec<_>) = branches.into_iter().partition(Gathered::is_null);
        let nullable = !nulls.is_empty() || schema.allows_null();
        if let Some((texts, known)) = open_enumeration(&others).filter(|_| !has_shapes(schema)) {
            return Plan::OpenEnumeration(texts, nullable || known.allows_null());
        }
        let base = schema.clone().settle(choice.holder.id, choice.keyword);
        let mut branches = Vec::new();
        for own in others {
            let is_constraint = self.is_constraint(&own);
            branches.push(Branch::new(&base, own, is_constraint));
        }
        let mut branches = self.distinct(branches);
        match branches.len() {
            0 => Plan::Value,
            1 => Plan::Only(branches.remove(0).whole, nullable),
            _ => {
                let selection = self.schemas.selection(choice.holder.id, choice.keyword);
                let tagging = self.tagging(selection.as_deref(), &branches);
                if self.tolerant {
                    let opened = (choice.holder.id, choice.keyword);
                    self.opened.choices.insert(opened);
                }
                Plan::Choice(Variants {
                    branches,
                    tagging,
                    nullable,
                    is_exclusive: choice.is_exclusive(),
                    is_opened: self.tolerant,
                })
            }
        }
    }

    /// A base with a `discriminator` means one of the schemas that inherit from it. Keywords beside a reference to the
    /// base apply to each of them.
    fn plan_subtypes(&mut self, schema: &Gathered<'a>) -> Option<Variants<'a>> {
        let schemas = self.schemas;
        let is_open = |part: &&Schema<'a>| {
            part.is_base() && !schema.is_settled(part.id, Keyword::Discriminator)
        };
        let mut bases = schema.parts().filter(is_open).map(|part| part.id);
        let (base, selection) =
            bases.find_map(|base| Some((base, schemas.selection_of_base(base)?)))?;
        let bare = schema.clone().settle(base, Keyword::Discriminator);
        let adds_nothing = self.gather(base)?.includes(schema);
        let mut branches: Vec<Branch<'a>> = Vec::new();
        for selected in &selection.branches {
            let own = self.gather(selected.schema)?.named(selected.name.clone());
            let whole = if selected.schema == base {
                bare.clone()
            } else if adds_nothing && own.has_part(base) {
                own.clone()
            } else {
                bare.clone().and(own.clone())
            };
            branches.push(Branch { own, whole });
        }
        if self.tolerant {
            self.opened.choices.insert((base, Keyword::Discriminator));
        }
        let texts = selection.branches.iter();
        let texts = texts.map(|branch| branch.texts.clone());
        let tagging = Tagging {
            tag: Tag {
                property: selection.property.clone(),
                default: selection.default,
            },
            texts: texts.collect(),
        };
        Some(Variants {
            branches,
            tagging: Some(tagging),
            nullable: schema.allows_null(),
            is_exclusive: true,
            is_opened: self.tolerant,
        })
    }
}

/// The open enumeration: known strings, or any other.
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

fn is_any_text(branch: &Gathered<'_>) -> bool {
    branch.only_type() == Some(TypeName::String)
        && !branch.has(Keyword::Enum)
        && !branch.has(Keyword::Const)
}
