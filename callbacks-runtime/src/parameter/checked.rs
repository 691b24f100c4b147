//! The name of a parameter, with what its values must satisfy.

use serde::Serialize;

use crate::validation::{AsInstance, Instance, SchemaRef, Violations, foreign, foreign_or_absent};

/// A parameter as generated code names it: by its name alone where the type says all that the schema does, else as a
/// [`Checked`] one.
pub trait Named<T>: Copy {
    /// The name.
    fn name(&self) -> &'static str;

    /// Checks a value that was read, or is to be written.
    ///
    /// # Errors
    ///
    /// With everything that the schema refuses.
    fn check(&self, value: &T) -> Result<(), Violations>;

    /// The schema; none where the type says it all.
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

/// A parameter whose values are checked.
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
    /// A parameter of this name and schema.
    pub const fn new(name: &'static str, schema: SchemaRef) -> Self {
        Self {
            name,
            schema,
            view: T::as_instance,
        }
    }
}

impl<T: Serialize> Checked<T> {
    /// The same of a type of the user's own.
    pub const fn foreign(name: &'static str, schema: SchemaRef) -> Self {
        Self {
            name,
            schema,
            view: foreign::<T>,
        }
    }
}

impl<T: Serialize> Checked<Option<T>> {
    /// The same where there may be none.
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

    /// A parameter has no text for `null`: it is not sent, and what is not there is not checked.
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
