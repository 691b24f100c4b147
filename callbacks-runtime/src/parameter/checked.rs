//! The name of a parameter, and the schema of its values.

use serde::Serialize;

use crate::validation::{AsInstance, Instance, SchemaRef, Violations, foreign, foreign_or_absent};

/// How generated code names a parameter: only by its name if the type guarantees the schema, else as a [`Checked`].
pub trait Named<T>: Copy {
    /// The name.
    fn name(&self) -> &'static str;

    /// Validates a value.
    ///
    /// # Errors
    ///
    /// Returns all violations of the schema.
    fn check(&self, value: &T) -> Result<(), Violations>;

    /// The schema. `None` if the type guarantees it.
    #[cfg(feature = "samples")]
    fn schema(&self) -> Option<SchemaRef> {
        None
    }
}

impl<T> Named<T> for &'static str {
    fn name(&self) -> &'static str {
        self
    }

    fn check(&self, _value: &T) -> Result<(), Violations> {
        Ok(())
    }
}

/// A parameter with values that must be validated.
#[derive(Debug)]
pub struct Checked<T> {
    name: &'static str,
    schema: SchemaRef,
    view: for<'v> fn(&'v T) -> Instance<'v>,
}

impl<T> Clone for Checked<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Checked<T> {}

impl<T: AsInstance> Checked<T> {
    /// A parameter with this name and schema.
    pub const fn new(name: &'static str, schema: SchemaRef) -> Self {
        Self {
            name,
            schema,
            view: T::as_instance,
        }
    }
}

impl<T: Serialize> Checked<T> {
    /// The same for a user's own type.
    pub const fn foreign(name: &'static str, schema: SchemaRef) -> Self {
        Self {
            name,
            schema,
            view: foreign::<T>,
        }
    }
}

impl<T: Serialize> Checked<Option<T>> {
    /// The same for an optional value.
    pub const fn optional_foreign(name: &'static str, schema: SchemaRef) -> Self {
        Self {
            name,
            schema,
            view: foreign_or_absent::<T>,
        }
    }
}

impl<T> Named<T> for Checked<T> {
    fn name(&self) -> &'static str {
        self.name
    }

    /// A parameter cannot be `null`. It is absent instead, and not validated.
    fn check(&self, value: &T) -> Result<(), Violations> {
        match (self.view)(value) {
            Instance::Absent | Instance::Null => Ok(()),
            present => self.schema.check(present),
        }
    }

    #[cfg(feature = "samples")]
    fn schema(&self) -> Option<SchemaRef> {
        Some(self.schema)
    }
}
