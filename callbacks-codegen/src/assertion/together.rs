//! Keywords that depend on others.

use std::rc::Rc;

use super::place::Place;
use super::render::{Position, Renderer};
use super::tree::{Assertion, Clause, Tagged};
use crate::diagnostic::Diagnostics;
use crate::schema::{Gathered, Keyword, Schema, SchemaId, Selection, Target, TypeName, Walk};

impl<'a, 's> Renderer<'_, 'a, 's> {
    /// References beside other keywords, which apply as well.
    pub(super) fn references(
        &mut self,
        schema: &'a Schema<'s>,
        place: &mut Place<'s>,
    ) -> Vec<Assertion<'s>> {
        let schemas = self.table.schemas;
        let mut also = Vec::new();
        for target in schemas.targets(schema) {
            let target = target.and_then(|step| {
                let target = schemas.canonical(step.schema)?;
                let reference = target.reference.or(step.reference);
                Ok(Target {
                    reference,
                    ..target
                })
            });
            match target {
                Ok(target) => also.push(self.target(target, place, Position::Also)),
                Err(diagnostic) => self.table.faults.push(*diagnostic),
            }
        }
        if schemas.is_set_anew(schema)
            && let Some(value) = schema.get(Keyword::DynamicRef)
        {
            let message = "what it leads to depends on who refers to the schema around it, and is not checked";
            self.table
                .faults
                .unchecked(value.location(), message.to_owned());
        }
        if let Some(value) = schema.get(Keyword::Ref)
            && !schema.is_reference()
        {
            self.expected::<()>(value, Keyword::Ref, "a reference");
        }
        also
    }

    /// The choices of a schema. A choice is left out if one of its branches is open: a base lists its subtypes, and is
    /// being checked for one of them.
    pub(super) fn choices(
        &mut self,
        schema: &'a Schema<'s>,
        place: &mut Place<'s>,
        out: &mut Vec<Clause<'s>>,
    ) {
        for keyword in [Keyword::AnyOf, Keyword::OneOf] {
            let has_other = keyword == Keyword::OneOf && schema.has(Keyword::AnyOf);
            out.extend(self.choice(schema, keyword, place, has_other));
        }
    }

    fn choice(
        &mut self,
        schema: &'a Schema<'s>,
        keyword: Keyword,
        place: &mut Place<'s>,
        has_other: bool,
    ) -> Option<Clause<'s>> {
        let value = schema.get(keyword)?;
        if !self.is_list_of_schemas(keyword, value) {
            return None;
        }
        let branches = schema.list(keyword);
        let known = self.table.schemas.branches_canonical(schema.id, keyword);
        if place.open.iter().any(|open| known.contains(open)) {
            self.assumed += 1;
            return None;
        }
        let is_tolerant =
            self.senders.tolerant && self.table.opened.choices.contains(&(schema.id, keyword));
        if let Some(selection) = self.table.schemas.selection(schema.id, keyword) {
            return Some(self.selected(selection, place, is_tolerant));
        }
        if is_tolerant {
            return None;
        }
        let before = self.table.faults.left_out;
        let is_typed = keyword == Keyword::OneOf && self.is_typed(branches);
        let branches = branches.iter();
        let branches = branches.map(|branch| self.branch(keyword, *branch, is_typed, place));
        let branches = branches.collect();
        // An incomplete branch may be true where it must not be, in addition to the right one.
        let is_whole = before == self.table.faults.left_out;
        match (is_whole, has_other) {
            (true, _) => Some(Clause::Schemas(keyword, branches)),
            (false, false) => Some(Clause::Schemas(Keyword::AnyOf, branches)),
            (false, true) => None,
        }
    }

    /// Only the branch that the discriminator names counts.
    fn selected(
        &mut self,
        selection: Rc<Selection>,
        place: &mut Place<'s>,
        is_tolerant: bool,
    ) -> Clause<'s> {
        let branches = selection.branches.iter();
        let branches = branches.map(|branch| self.schema(branch.schema, place, Position::Branch));
        let mut branches: Vec<_> = branches.collect();
        let mut default = selection.default;
        if is_tolerant && default.is_none() {
            default = Some(branches.len());
            branches.push(Assertion::Anything);
        }
        let mut types = vec![TypeName::Object];
        if selection.allows_null {
            types.push(TypeName::Null);
        }
        Clause::Tagged(Box::new(Tagged {
            selection,
            default,
            branches,
            otherwise: Assertion::All(vec![Clause::Types(types)]),
        }))
    }

    fn branch(
        &mut self,
        keyword: Keyword,
        branch: SchemaId,
        is_typed: bool,
        place: &mut Place<'s>,
    ) -> Assertion<'s> {
        if keyword != Keyword::OneOf {
            return self.schema(branch, place, Position::Branch);
        }
        let before = self.table.faults.left_out;
        let assertion = self.exclusive_branch(branch, place);
        // What is left out never refuses more.
        let is_whole = before == self.table.faults.left_out;
        match self.implied_type(branch).filter(|_| is_typed && is_whole) {
            Some(name) => assertion.with_type(name),
            None => assertion,
        }
    }

    /// Whether a choice is between types, rather than between restrictions of what is beside it.
    fn is_typed(&self, branches: &[SchemaId]) -> bool {
        let schemas = self.table.schemas;
        let mut branches = branches.iter().copied();
        branches.any(|branch| Walk::chosen(schemas, &[branch]).any(Schema::shapes))
    }

    /// The type that a branch means. Otherwise, it would also allow the values of another branch.
    fn implied_type(&self, branch: SchemaId) -> Option<TypeName> {
        let schemas = self.table.schemas;
        if schemas.resolved(branch)?.has(Keyword::Type) {
            return None;
        }
        // Dangling references are reported elsewhere.
        let gathered = Gathered::gather(schemas, &mut Diagnostics::new(), &[branch])?;
        gathered.implied_type_of_branch()
    }

    fn exclusive_branch(&mut self, branch: SchemaId, place: &mut Place<'s>) -> Assertion<'s> {
        // Branches that only require members are distinguished by these members.
        let own = self.not_owned_by(branch);
        let outer = std::mem::replace(&mut place.not_owned, own);
        let assertion = self.schema(branch, place, Position::Branch);
        place.not_owned = outer;
        assertion
    }

    /// A list in `items` was the former `prefixItems`, with `additionalItems` as the former `items`.
    pub(super) fn items(&mut self, schema: &'a Schema<'s>, out: &mut Vec<Clause<'s>>) {
        let items = schema.get(Keyword::Items).filter(|items| !items.is_null());
        let (first, rest) = match items {
            Some(list) if list.is_sequence() => {
                let rest = schema.schema(Keyword::AdditionalItems);
                (Some((list, schema.list(Keyword::Items))), rest)
            }
            items => {
                let first = schema.get(Keyword::PrefixItems);
                let first = first.map(|list| (list, schema.list(Keyword::PrefixItems)));
                let rest = items.and_then(|_| schema.schema(Keyword::Items));
                (first, rest)
            }
        };
        let is_said =
            |list: &crate::source::View<'s>| list.items().len() > 0 || !list.is_sequence();
        if let Some((list, schemas)) = first.filter(|(list, _)| is_said(list))
            && self.is_list_of_schemas(Keyword::PrefixItems, list)
        {
            let schemas = schemas.iter().map(|schema| self.within(*schema));
            out.push(Clause::Schemas(Keyword::PrefixItems, schemas.collect()));
        }
        if let Some(rest) = rest {
            out.push(Clause::Schema(Keyword::Items, self.within(rest)));
        }
        if let Some(contains) = schema.schema(Keyword::Contains) {
            let before = self.table.faults.left_out;
            let tolerant = std::mem::take(&mut self.senders.tolerant);
            out.push(Clause::Schema(Keyword::Contains, self.within(contains)));
            self.senders.tolerant = tolerant;
            let is_whole = before == self.table.faults.left_out;
            if let Some(value) = schema.get(Keyword::MinContains) {
                out.extend(self.count(Keyword::MinContains, value));
            }
            if let Some(value) = schema.get(Keyword::MaxContains).filter(|_| is_whole) {
                out.extend(self.count(Keyword::MaxContains, value));
            }
        }
    }

    /// `then` and `else` have no effect without `if`. Alone, `if` refuses nothing, but it counts for
    /// `unevaluatedProperties`.
    pub(super) fn conditions(
        &mut self,
        schema: &'a Schema<'s>,
        place: &mut Place<'s>,
        out: &mut Vec<Clause<'s>>,
    ) {
        let Some(condition) = schema.schema(Keyword::If) else {
            return;
        };
        let outcomes = [Keyword::Then, Keyword::Else];
        let outcomes = outcomes.map(|keyword| Some((keyword, schema.schema(keyword)?)));
        let Some(condition) = self.negated(condition, place) else {
            return;
        };
        out.push(Clause::Schema(Keyword::If, condition));
        for (keyword, outcome) in outcomes.into_iter().flatten() {
            let outcome = self.conditional(outcome, place);
            out.push(Clause::Schema(keyword, outcome));
        }
    }

    /// `dependencies` of earlier drafts combines `dependentRequired` and `dependentSchemas`.
    pub(super) fn dependencies(
        &mut self,
        schema: &'a Schema<'s>,
        place: &mut Place<'s>,
    ) -> Option<Assertion<'s>> {
        let value = schema.get(Keyword::Dependencies)?;
        if !self.is_map(Keyword::Dependencies, value) {
            return None;
        }
        let (mut lists, mut schemas) = (Vec::new(), Vec::new());
        for member in schema.members(Keyword::Dependencies) {
            let (name, dependency) = (member.key.text, self.table.schemas.get(member.schema).view);
            if dependency.is_sequence() {
                let names = self.names(Keyword::Dependencies, dependency, &place.not_owned);
                lists.push((name, names.unwrap_or_default()));
            } else {
                schemas.push((name, member.schema));
            }
        }
        let mut clauses = Vec::new();
        if !lists.is_empty() {
            clauses.push(Clause::NamesByName(Keyword::DependentRequired, lists));
        }
        if !schemas.is_empty() {
            let schemas = schemas.into_iter().map(|(name, schema)| {
                let schema = self.conditional(schema, place);
                (name.into(), schema)
            });
            let schemas = schemas.collect();
            clauses.push(Clause::SchemasByName(Keyword::DependentSchemas, schemas));
        }
        Some(Assertion::of(clauses))
    }

    /// `allOf`, and what else applies.
    pub(super) fn all_of(
        &mut self,
        schema: &'a Schema<'s>,
        place: &mut Place<'s>,
        also: Vec<Assertion<'s>>,
    ) -> Option<Clause<'s>> {
        let mut parts = also;
        if let Some(list) = schema.get(Keyword::AllOf).filter(|list| !list.is_null())
            && self.is_list_of_schemas(Keyword::AllOf, list)
        {
            for part in schema.list(Keyword::AllOf) {
                parts.push(self.schema(*part, place, Position::Also));
            }
        }
        parts.retain(|part| !part.is_anything());
        (!parts.is_empty()).then_some(Clause::Schemas(Keyword::AllOf, parts))
    }
}
