//! A schema as an entry.

use super::place::Place;
use super::tree::{Assertion, Clause};
use super::{Draft, EntryId, Senders, Table, composition, name};
use crate::schema::{Form, Keyword, Schema, SchemaId, Target};

/// How many schemas that lead back to each other are written out in one entry. Further ones are not checked.
const MAX_WRITTEN_OUT: usize = 200;

/// How deep schemas are nested in one entry. Deeper ones become entries. JSON parsers limit the depth, and each schema
/// may need four levels.
const MAX_DEPTH: usize = 20;

/// Schemas whose JSON is shorter than this are repeated, rather than referred to.
const TRIVIAL: usize = 60;

/// Renders one entry.
#[derive(Debug)]
pub(super) struct Renderer<'t, 'a, 's> {
    pub(super) table: &'t mut Table<'a, 's>,
    /// The entry.
    entry: EntryId,
    pub(super) senders: Senders,
    written_out: usize,
    pub(super) depth: usize,
    /// How often a schema was left out because it is already being checked.
    pub(super) assumed: usize,
}

/// The relation of a schema to the outer one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Position {
    /// It applies to the same value.
    Also,
    /// It is one of several that may apply to the same value.
    Branch,
    /// It applies to a member, an item or a name.
    Within,
}

impl<'t, 'a, 's> Renderer<'t, 'a, 's> {
    pub(super) fn new(table: &'t mut Table<'a, 's>, entry: EntryId, senders: Senders) -> Self {
        Self {
            table,
            entry,
            senders,
            written_out: 0,
            depth: 0,
            assumed: 0,
        }
    }

    /// Renders schemas that all apply.
    pub(super) fn entry(mut self, draft: &Draft) -> Assertion<'s> {
        let schemas = draft.schemas.as_slice();
        let mut place = self.place(schemas);
        if let [only] = schemas {
            place.bare = draft.is_bare.then_some(*only);
            return self.body(*only, &mut place);
        }
        let parts = schemas.iter();
        let parts = parts.map(|schema| self.schema(*schema, &mut place, Position::Also));
        Assertion::all(parts.collect())
    }

    /// A value without schemas so far.
    fn place(&mut self, schemas: &[SchemaId]) -> Place<'s> {
        let table = &mut *self.table;
        let senders = table
            .ownership
            .relevant(table.schemas, schemas, self.senders);
        let mut place = Place::default();
        if !senders.own_all() {
            place.not_owned = composition::not_owned(table.schemas, schemas, senders);
        }
        place
    }

    /// Renders a schema that applies on a condition. It does not require members that it marks itself as not set by the
    /// sender.
    pub(super) fn conditional(&mut self, schema: SchemaId, place: &mut Place<'s>) -> Assertion<'s> {
        let own = self.not_owned_by(schema);
        let before = place.not_owned.len();
        place.not_owned.extend(own);
        let assertion = self.schema(schema, place, Position::Branch);
        place.not_owned.truncate(before);
        assertion
    }

    /// The members that a schema marks as not set by the sender.
    pub(super) fn not_owned_by(&self, schema: SchemaId) -> Vec<&'s str> {
        match self.senders.own_all() {
            true => Vec::new(),
            false => composition::not_owned(self.table.schemas, &[schema], self.senders),
        }
    }

    /// Renders a schema for a member, an item or a name.
    pub(super) fn within(&mut self, schema: SchemaId) -> Assertion<'s> {
        let mut place = self.place(&[schema]);
        self.schema(schema, &mut place, Position::Within)
    }

    /// Renders an inner schema: as a reference if it is an entry.
    pub(super) fn schema(
        &mut self,
        schema: SchemaId,
        place: &mut Place<'s>,
        position: Position,
    ) -> Assertion<'s> {
        match self.table.schemas.canonical(schema) {
            Ok(target) => self.target(target, place, position),
            Err(diagnostic) => {
                self.table.faults.push(*diagnostic);
                Assertion::Anything
            }
        }
    }

    pub(super) fn target(
        &mut self,
        target: Target<'s>,
        place: &mut Place<'s>,
        position: Position,
    ) -> Assertion<'s> {
        let schema = target.schema;
        if self.is_decided(schema, place) {
            let entry = self.table.bare(schema, self.senders);
            return self.refer(entry);
        }
        if place.open.contains(&schema) {
            self.assumed += 1;
            return Assertion::Anything;
        }
        let table = &mut *self.table;
        let is_circular = position != Position::Within
            && table.cycles.leads_back(table.schemas, schema, &place.open);
        if self.depends(schema, place, position, is_circular) {
            return self.write_out(schema, place);
        }
        let known = self.table.known(schema, self.senders);
        let entry = match (known, target.reference) {
            (Some(entry), _) => entry,
            (None, None) if self.depth < MAX_DEPTH => {
                return match self.equal(schema, position) {
                    Some(entry) => self.refer(entry),
                    None => self.body(schema, place),
                };
            }
            (None, reference) => {
                if let Some(trivial) = self.trivial(schema) {
                    return trivial;
                }
                let name = match reference {
                    Some(reference) => name::of_reference(reference),
                    None => format!("{}Part", self.table.drafts[self.entry.0].name),
                };
                self.table.entry(&name, vec![schema], self.senders)
            }
        };
        if !is_circular || self.table.cycles.connect(self.entry, entry) {
            self.refer(entry)
        } else {
            self.write_out(schema, place)
        }
    }

    /// Whether a schema means something else here than alone: it leads back to an open one, or requires members that
    /// only others mark as not set by the sender.
    fn depends(
        &mut self,
        schema: SchemaId,
        place: &Place<'s>,
        position: Position,
        is_circular: bool,
    ) -> bool {
        let schemas = self.table.schemas;
        if is_circular {
            // A subtype whose base is open means the same alone.
            return position == Position::Also
                || !composition::has_base(schemas, schema, &place.open);
        }
        if position == Position::Within || place.not_owned.is_empty() {
            return false;
        }
        let own = composition::not_owned(schemas, &[schema], self.senders);
        let mut others = place.not_owned.clone();
        others.retain(|name| !own.contains(name));
        !others.is_empty() && composition::requires_any(schemas, schema, &others)
    }

    fn write_out(&mut self, schema: SchemaId, place: &mut Place<'s>) -> Assertion<'s> {
        self.written_out += 1;
        if self.written_out > MAX_WRITTEN_OUT || self.depth > MAX_DEPTH {
            let message = "schemas that lead back to one another in too many ways are not checked";
            let location = self.table.schemas.get(schema).location();
            self.table.faults.unchecked(location, message.to_owned());
            return Assertion::Anything;
        }
        self.body(schema, place)
    }

    /// The entry of an equal schema. Only for members and items: elsewhere schemas may lead back to open ones, which
    /// depend on their place.
    fn equal(&mut self, schema: SchemaId, position: Position) -> Option<EntryId> {
        if position != Position::Within {
            return None;
        }
        let entry = self.table.known_equal(schema, self.senders)?;
        self.trivial(schema).is_none().then_some(entry)
    }

    /// A schema that is too small for an entry.
    fn trivial(&mut self, schema: SchemaId) -> Option<Assertion<'s>> {
        if !self.is_small(schema) {
            return None;
        }
        let mut place = self.place(&[schema]);
        let assertion = self.body(schema, &mut place);
        let mut has_references = false;
        assertion.references(&mut |_| has_references = true);
        (!has_references && assertion.to_string().len() < TRIVIAL).then_some(assertion)
    }

    /// Whether a schema is small enough to be repeated.
    fn is_small(&self, schema: SchemaId) -> bool {
        /// Subschemas and listed values.
        const FEW: usize = 6;
        let schemas = self.table.schemas;
        let mut stack = vec![schema];
        let mut count = 0;
        while let Some(schema) = stack.pop() {
            let schema = schemas.get(schema);
            let values = schema.get(Keyword::Enum);
            count += 1 + values.map_or(0, |list| list.items().len());
            if count > FEW || schemas.targets(schema).next().is_some() {
                return false;
            }
            stack.extend(schema.subschemas());
        }
        true
    }

    pub(super) fn refer(&mut self, entry: EntryId) -> Assertion<'s> {
        if self.table.incomplete.contains(&entry) {
            self.table.faults.left_out += 1;
        }
        let name = self.table.drafts[entry.0].name.clone();
        Assertion::All(vec![Clause::Reference(entry, name)])
    }

    /// A schema as it is.
    fn body(&mut self, schema: SchemaId, place: &mut Place<'s>) -> Assertion<'s> {
        let schema = self.table.schemas.get(schema);
        match schema.form {
            Form::Anything => Assertion::Anything,
            Form::Nothing => Assertion::Nothing,
            Form::Keywords => match self.subtypes(schema, place) {
                Some(selection) => self.one_of_subtypes(schema.id, selection, place),
                None => self.keywords(schema, place),
            },
            Form::Wrong => {
                let message = format!("expected a schema, found {}", schema.view.kind_name());
                self.table.faults.unchecked(schema.location(), message);
                Assertion::Anything
            }
        }
    }

    fn keywords(&mut self, schema: &'a Schema<'s>, place: &mut Place<'s>) -> Assertion<'s> {
        self.depth += 1;
        let was_string = place.is_string;
        place.open.push(schema.id);
        let values = self.values(schema, place);
        place.is_string = values.is_string;
        let or_null = values.or_null;
        let mut clauses = Vec::new();
        values.add_to(&mut clauses);
        self.clauses(schema, place, &mut clauses);
        place.open.pop();
        place.is_string = was_string;
        self.depth -= 1;
        match Assertion::of(clauses) {
            Assertion::Anything => Assertion::Anything,
            assertion if or_null => {
                let branches = vec![Assertion::null(), assertion];
                Assertion::All(vec![Clause::Schemas(Keyword::AnyOf, branches)])
            }
            assertion => assertion,
        }
    }

    /// Its keywords except `type`, `enum` and `const`: first those that do not depend on others, in document order.
    fn clauses(
        &mut self,
        schema: &'a Schema<'s>,
        place: &mut Place<'s>,
        out: &mut Vec<Clause<'s>>,
    ) {
        // Schemas that apply as well, for which no keyword is free.
        let mut also = self.references(schema, place);
        let is_complete = self.patterns_of_names(schema, out);
        for said in &schema.keywords {
            match said.keyword {
                Keyword::Pattern => out.extend(self.pattern(said.value)),
                Keyword::Format | Keyword::ContentEncoding => out.extend(self.format(schema, said)),
                keyword if !is_complete && is_for_others(keyword) => {}
                _ => out.extend(self.simple(said, place)),
            }
        }
        self.bounds(schema, out);
        self.choices(schema, place, out);
        self.items(schema, out);
        self.conditions(schema, place, out);
        also.extend(self.dependencies(schema, place));
        out.extend(self.all_of(schema, place, also));
    }
}

/// Whether a keyword is for the members that no other keyword names.
fn is_for_others(keyword: Keyword) -> bool {
    matches!(
        keyword,
        Keyword::AdditionalProperties | Keyword::UnevaluatedProperties
    )
}
