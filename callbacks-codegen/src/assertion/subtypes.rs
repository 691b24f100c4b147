//! Bases: schemas with a discriminator. A value of a base is a value of a schema that inherits from it.
//!
//! A base becomes two entries: what it requires itself, to which its subtypes refer, and the choice between these.

use std::rc::Rc;

use super::place::Place;
use super::render::{Position, Renderer};
use super::tree::{Assertion, Clause, Tagged};
use crate::schema::{Keyword, Schema, SchemaId, Selection, TypeName, Walk};

impl<'a, 's> Renderer<'_, 'a, 's> {
    /// The choices of a base, unless it is meant without its subtypes.
    pub(super) fn subtypes(&self, schema: &Schema<'s>, place: &Place<'s>) -> Option<Rc<Selection>> {
        if place.bare == Some(schema.id) {
            return None;
        }
        self.table.schemas.selection_of_base(schema.id)
    }

    /// Whether one of the subtypes of a base is being checked already.
    pub(super) fn is_decided(&self, base: SchemaId, place: &Place<'s>) -> bool {
        let schemas = self.table.schemas;
        let mut open = place.open.iter();
        open.any(|open| schemas.is_subtype(*open, base))
            && schemas.selection_of_base(base).is_some()
    }

    /// A value of a base is a value of a subtype, and so also of the base itself.
    pub(super) fn one_of_subtypes(
        &mut self,
        base: SchemaId,
        selection: Rc<Selection>,
        place: &mut Place<'s>,
    ) -> Assertion<'s> {
        let schemas = self.table.schemas;
        place.open.push(base);
        self.depth += 1;
        let branches = selection.branches.iter().map(|branch| {
            if branch.schema == base {
                return self.bare(base);
            }
            let own = self.schema(branch.schema, place, Position::Branch);
            let mut parts = Walk::parts(schemas, branch.schema);
            match parts.any(|part| part.id == base) {
                true => own,
                false => Assertion::all(vec![self.bare(base), own]),
            }
        });
        let mut branches: Vec<_> = branches.collect();
        self.depth -= 1;
        place.open.pop();
        let mut default = selection.default;
        let opened = &self.table.opened.choices;
        let is_tolerant = self.senders.tolerant && opened.contains(&(base, Keyword::Discriminator));
        if is_tolerant && default.is_none() {
            // An unknown subtype must still satisfy the base.
            default = Some(branches.len());
            branches.push(self.bare(base));
        }
        let mut types = vec![TypeName::Object];
        if selection.allows_null {
            types.push(TypeName::Null);
        }
        Assertion::All(vec![Clause::Tagged(Box::new(Tagged {
            selection,
            default,
            branches,
            otherwise: Assertion::All(vec![Clause::Types(types)]),
        }))])
    }

    fn bare(&mut self, base: SchemaId) -> Assertion<'s> {
        let entry = self.table.bare(base, self.senders);
        self.refer(entry)
    }
}
