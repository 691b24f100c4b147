//! Schemas in generated code.

use std::sync::OnceLock;

use super::check::Checker;
use super::compile::{Node, compile};
use super::instance::Instance;
use super::violation::{Violation, Violations};

/// A schema of a document: JSON Schema 2020-12, in which a `$ref` is the name of another schema in the same table.
#[derive(Debug)]
pub struct Schema {
    name: &'static str,
    text: &'static str,
    compiled: OnceLock<Option<Node>>,
}

impl Schema {
    /// A schema with this name and text.
    pub const fn new(name: &'static str, text: &'static str) -> Self {
        Self {
            name,
            text,
            compiled: OnceLock::new(),
        }
    }

    pub(super) fn name(&self) -> &'static str {
        self.name
    }

    /// The compiled schema, compiled on first use. `None` if the text is not a schema.
    pub(super) fn node(&'static self, table: &'static [Schema]) -> Option<&'static Node> {
        let compiled = self.compiled.get_or_init(|| compile(self.text, table));
        compiled.as_ref()
    }
}

/// One schema of a table.
#[derive(Clone, Copy)]
pub struct SchemaRef {
    table: &'static [Schema],
    index: usize,
}

impl SchemaRef {
    /// The schema with this index in the table.
    pub const fn new(table: &'static [Schema], index: usize) -> Self {
        Self { table, index }
    }

    /// The name of the schema in the table.
    pub fn name(self) -> Option<&'static str> {
        self.table.get(self.index).map(Schema::name)
    }

    /// The names and texts of all schemas in the table.
    pub fn texts(self) -> impl Iterator<Item = (&'static str, &'static str)> {
        self.table.iter().map(|schema| (schema.name, schema.text))
    }

    /// Validates a value. It reports at most a hundred violations. A check that would take too long ends with a
    /// violation that says so.
    ///
    /// For a valid value nothing is allocated after the first use, except for user types, for patterns with a
    /// look-around or a back-reference, and for many thousands of unique items.
    ///
    /// # Errors
    ///
    /// Returns all violations of the schema.
    pub fn check(self, value: Instance<'_>) -> Result<(), Violations> {
        Checker::new(self.table, value).check(self.index)
    }

    /// The first violation of a value.
    pub fn first(self, value: Instance<'_>) -> Option<Violation> {
        Checker::new(self.table, value).check_first(self.index)
    }

    /// Whether the schema may allow a value whose JSON begins with this byte. Bytes that are not JSON are represented
    /// by numbers, so a number may be anything.
    pub fn may_begin_with(self, first: u8) -> bool {
        Checker::new(self.table, Instance::Null).may_begin_with(self.index, first)
    }

    /// Whether a value certainly satisfies the schema, found with little work. `false` if more work is needed.
    pub fn admits(self, value: Instance<'_>) -> bool {
        Checker::brief(self.table, value).allows(self.index)
    }

    /// The same for a member and its schema in `properties`.
    pub fn admits_member(self, name: &str, value: Instance<'_>) -> bool {
        Checker::brief(self.table, value).allows_member(self.index, name)
    }

    /// Whether a value satisfies the schema.
    pub fn allows(self, value: Instance<'_>) -> bool {
        Checker::new(self.table, value).allows(self.index)
    }
}

/// Compares the table and the index.
impl PartialEq for SchemaRef {
    fn eq(&self, other: &Self) -> bool {
        self.index == other.index && std::ptr::eq(self.table, other.table)
    }
}

impl std::fmt::Debug for SchemaRef {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let name = self.table.get(self.index).map(Schema::name);
        formatter.debug_tuple("SchemaRef").field(&name).finish()
    }
}
