//! A body's type together with its schema.

use std::marker::PhantomData;

use serde::de::DeserializeOwned;

use super::instance::AsInstance;
use super::schema::SchemaRef;
use super::violation::{Violation, Violations};
use crate::json;

/// The JSON that an operation carries: its type, and the schema that its values must satisfy.
///
/// Each generated operation with a JSON body has one, `BODY`, for those who read and write bodies without the generated
/// router or client: from a queue, say.
pub struct Payload<T> {
    schema: SchemaRef,
    marker: PhantomData<fn() -> T>,
}

impl<T> Payload<T> {
    /// A payload of this schema.
    pub const fn new(schema: SchemaRef) -> Self {
        Self {
            schema,
            marker: PhantomData,
        }
    }

    /// The schema.
    pub const fn schema(&self) -> SchemaRef {
        self.schema
    }
}

impl<T: AsInstance> Payload<T> {
    /// Checks a value, as [`Validate`](super::Validate) does for types that know their schema.
    ///
    /// # Errors
    ///
    /// With everything that the schema refuses.
    pub fn validate(&self, value: &T) -> Result<(), Violations> {
        self.schema.check(value.as_instance())
    }

    /// Writes a value as JSON, after checking it.
    ///
    /// # Errors
    ///
    /// With everything that the schema refuses.
    pub fn encode(&self, value: &T) -> Result<Vec<u8>, Violations> {
        self.validate(value)?;
        serde_json::to_vec(&value.as_instance()).map_err(|error| {
            let violation = Violation::new("#", "type", error.to_string());
            Violations::from_vec(vec![violation]).expect("there is one")
        })
    }
}

impl<T: DeserializeOwned + AsInstance> Payload<T> {
    /// Reads a value from JSON and checks it.
    ///
    /// # Errors
    ///
    /// With everything that the schema refuses, or else with what the type cannot hold.
    pub fn decode(&self, text: &[u8]) -> Result<T, Violations> {
        json::decode_checked(text, self.schema).map_err(json::BodyFault::into_violations)
    }
}

impl<T> std::fmt::Debug for Payload<T> {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter
            .debug_struct("Payload")
            .field("schema", &self.schema)
            .finish()
    }
}
