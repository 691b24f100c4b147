//! A schema as the text of an entry.

use super::keyword::{self, Kind};
use super::place::Place;
use super::reference::{self, Target};
use super::{EntryId, Senders, Table, composition, name};
use crate::source::View;

/// Schemas that lead back to one another are written out where one entry cannot refer to the next. Beyond so many in one
/// entry they are not checked.
const MAX_WRITTEN_OUT: usize = 200;

/// Schemas within schemas in one entry: what is deeper is another entry. Readers of JSON bound its depth, and each schema may
/// take four levels of it.
const MAX_DEPTH: usize = 20;

/// Texts shorter than this are repeated rather than referred to.
const TRIVIAL: usize = 60;

/// Writes one entry.
#[derive(Debug)]
pub(super) struct Renderer<'t, 'a, 's> {
    pub(super) table: &'t mut Table<'a, 's>,
    pub(super) out: String,
    /// The entry that is written.
    entry: EntryId,
    pub(super) senders: Senders,
    written_out: usize,
    depth: usize,
    /// How often a schema was not written because it is being checked already.
    pub(super) assumed: usize,
}

/// How a schema stands to the one that it is within.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Position {
    /// It must hold for the same value.
    Also,
    /// It is one of several that may hold for the same value.
    Branch,
    /// It is for a member, an item or a name.
    Within,
}

impl<'t, 'a, 's> Renderer<'t, 'a, 's> {
    pub(super) fn new(table: &'t mut Table<'a, 's>, entry: EntryId, senders: Senders) -> Self {
        Self {
            table,
            out: String::new(),
            entry,
            senders,
            written_out: 0,
            depth: 0,
            assumed: 0,
        }
    }

    /// The text of schemas that must all hold.
    pub(super) fn entry(mut self, schemas: &[View<'s>]) -> String {
        let mut place = self.place(schemas);
        if let [only] = schemas {
            self.body(*only, &mut place);
            return self.out;
        }
        let parts: Vec<_> = schemas
            .iter()
            .map(|schema| self.apart(|this| this.schema(*schema, &mut place, Position::Also)))
            .filter(|text| text != "true")
            .collect();
        match parts.as_slice() {
            [] => "true".to_owned(),
            [only] => only.clone(),
            several => format!("{{\"allOf\":[{}]}}", several.join(",")),
        }
    }

    /// A value that no schema was entered for yet.
    fn place(&mut self, schemas: &[View<'s>]) -> Place<'s> {
        let table = &mut *self.table;
        let senders = table
            .ownership
            .relevant(table.sources, schemas, self.senders);
        let mut place = Place::default();
        if !senders.own_all() {
            place.not_owned = composition::not_owned(table.sources, schemas, senders);
        }
        place
    }

    /// Writes a schema for a member, an item or a name.
    pub(super) fn within(&mut self, schema: View<'s>) {
        let mut place = self.place(&[schema]);
        self.schema(schema, &mut place, Position::Within);
    }

    /// What is written, apart from the rest.
    pub(super) fn apart(&mut self, write: impl FnOnce(&mut Self)) -> String {
        let before = std::mem::take(&mut self.out);
        write(self);
        std::mem::replace(&mut self.out, before)
    }

    /// Writes a schema that stands within another: as a reference where it is an entry.
    pub(super) fn schema(&mut self, schema: View<'s>, place: &mut Place<'s>, position: Position) {
        match reference::canonical(self.table.sources, schema) {
            Ok(target) => self.target(target, place, position),
            Err(diagnostic) => {
                self.table.faults.push(*diagnostic);
                self.out.push_str("true");
            }
        }
    }

    pub(super) fn target(&mut self, target: Target<'s>, place: &mut Place<'s>, position: Position) {
        let node = target.schema;
        if place.open.contains(&node.id()) {
            self.assumed += 1;
            self.out.push_str("true");
            return;
        }
        let is_circular = position != Position::Within
            && self
                .table
                .cycles
                .leads_back(self.table.sources, node, &place.open);
        if self.depends(node, place, position, is_circular) {
            self.write_out(node, place);
            return;
        }
        let known = self.table.known(node, self.senders);
        let entry = match (known, target.reference) {
            (Some(entry), _) => entry,
            (None, None) if self.depth < MAX_DEPTH => {
                return match self.equal(node, position) {
                    Some(entry) => self.refer(entry),
                    None => self.body(node, place),
                };
            }
            (None, reference) => {
                if let Some(text) = self.trivial(node) {
                    self.out.push_str(&text);
                    return;
                }
                let name = match reference {
                    Some(reference) => name::of_reference(reference),
                    None => format!("{}Part", self.table.drafts[self.entry.0].name),
                };
                self.table.entry(&name, vec![node], self.senders)
            }
        };
        if !is_circular || self.table.cycles.connect(self.entry, entry) {
            self.refer(entry);
        } else {
            self.write_out(node, place);
        }
    }

    /// Whether a schema means something else here than on its own: it leads back to one that is open, or requires members
    /// that only others say are not the sender's own.
    fn depends(
        &mut self,
        node: View<'s>,
        place: &Place<'s>,
        position: Position,
        is_circular: bool,
    ) -> bool {
        let sources = self.table.sources;
        if is_circular {
            // A subtype whose base is open says the same on its own.
            return position == Position::Also
                || !composition::has_base(sources, node, &place.open);
        }
        if position == Position::Within || place.not_owned.is_empty() {
            return false;
        }
        let own = composition::not_owned(sources, &[node], self.senders);
        let mut others = place.not_owned.clone();
        others.retain(|name| !own.contains(name));
        !others.is_empty() && composition::requires_any(sources, node, &others)
    }

    fn write_out(&mut self, node: View<'s>, place: &mut Place<'s>) {
        self.written_out += 1;
        if self.written_out > MAX_WRITTEN_OUT || self.depth > MAX_DEPTH {
            let message = "schemas that lead back to one another in too many ways are not checked";
            self.table
                .faults
                .unchecked(node.location(), message.to_owned());
            self.out.push_str("true");
            return;
        }
        self.body(node, place);
    }

    /// The entry of a schema that says the same. It is for members and items: elsewhere schemas may lead back to open ones,
    /// which are told by their nodes and not by what they say.
    fn equal(&mut self, node: View<'s>, position: Position) -> Option<EntryId> {
        if position != Position::Within {
            return None;
        }
        let entry = self.table.known_equal(node, self.senders)?;
        self.trivial(node).is_none().then_some(entry)
    }

    /// The text of a schema that is not worth an entry.
    fn trivial(&mut self, node: View<'s>) -> Option<String> {
        if !reference::is_small(node) {
            return None;
        }
        let text = self.apart(|this| {
            let mut place = this.place(&[node]);
            this.body(node, &mut place);
        });
        (text.len() < TRIVIAL && !text.contains("\"$ref\"")).then_some(text)
    }

    fn refer(&mut self, entry: EntryId) {
        if self.table.incomplete.contains(&entry) {
            self.table.faults.left_out += 1;
        }
        self.out.push_str("{\"$ref\":");
        crate::source::write_string(&self.table.drafts[entry.0].name, &mut self.out);
        self.out.push('}');
    }

    /// Writes a schema as it is.
    fn body(&mut self, node: View<'s>, place: &mut Place<'s>) {
        match node.as_bool() {
            Some(true) => self.out.push_str("true"),
            Some(false) => self.out.push_str("false"),
            None if node.is_mapping() => self.mapping(node, place),
            None => {
                let message = format!("expected a schema, found {}", node.kind_name());
                self.table.faults.unchecked(node.location(), message);
                self.out.push_str("true");
            }
        }
    }

    fn mapping(&mut self, node: View<'s>, place: &mut Place<'s>) {
        self.depth += 1;
        let was_string = place.is_string;
        place.open.push(node.id());
        let values = self.values(node, place);
        place.is_string = values.is_string;
        let start = self.out.len();
        if values.or_null {
            self.out.push_str("{\"anyOf\":[{\"type\":\"null\"},");
        }
        let inner = self.out.len();
        self.out.push('{');
        self.write_values(&values);
        self.keywords(node, place);
        self.out.push('}');
        if self.out.ends_with("{}") && self.out.len() == inner + 2 {
            self.out.truncate(start);
            self.out.push_str("true");
        } else if values.or_null {
            self.out.push_str("]}");
        }
        place.open.pop();
        place.is_string = was_string;
        self.depth -= 1;
    }

    fn keywords(&mut self, node: View<'s>, place: &mut Place<'s>) {
        // Schemas that must hold as well, and for which no keyword is free.
        let mut also = Vec::new();
        self.references(node, place, &mut also);
        let patterns = node.get("patternProperties");
        let is_complete = patterns.is_none_or(|patterns| self.patterns_of_names(patterns));
        for (key, value) in node.entries() {
            match keyword::kind(key.text) {
                None | Some(Kind::Together | Kind::SchemasByPattern) => {}
                Some(_) if !is_complete && is_for_others(key.text) => {}
                Some(kind) => self.keyword(kind, key.text, value, place),
            }
        }
        self.bounds(node);
        self.choices(node, place);
        self.items(node);
        self.conditions(node, place);
        self.dependencies(node, place, &mut also);
        self.all_of(node, place, also);
    }

    /// Begins a member of the schema that is written.
    pub(super) fn key(&mut self, keyword: &str) {
        if !self.out.ends_with('{') {
            self.out.push(',');
        }
        self.out.push('"');
        self.out.push_str(keyword);
        self.out.push_str("\":");
    }

    /// Begins a member whose name the document gives.
    pub(super) fn name(&mut self, name: &str) {
        if !self.out.ends_with('{') {
            self.out.push(',');
        }
        crate::source::write_string(name, &mut self.out);
        self.out.push(':');
    }

    /// Begins an item.
    pub(super) fn item(&mut self) {
        if !self.out.ends_with('[') {
            self.out.push(',');
        }
    }
}

/// Whether a keyword is for the members that no other names.
fn is_for_others(keyword: &str) -> bool {
    matches!(keyword, "additionalProperties" | "unevaluatedProperties")
}
