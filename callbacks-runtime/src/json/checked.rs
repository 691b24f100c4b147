//! Decoding of a whole body together with the check of its schema.

use serde::de::DeserializeOwned;
use serde_json::Value;

use super::fault::{JsonFault, decode};
use crate::validation::{AsInstance, SchemaRef, Violation, Violations};

/// Why a body is refused.
#[derive(Debug)]
pub(crate) enum BodyFault {
    /// The text is no JSON.
    Syntax(JsonFault),
    /// The text is JSON, but not as the schema says.
    Schema(Violations),
}

impl BodyFault {
    /// As violations, whichever it is.
    pub(crate) fn into_violations(self) -> Violations {
        match self {
            Self::Syntax(fault) => one(&fault),
            Self::Schema(violations) => violations,
        }
    }
}

/// Decodes a JSON text, and checks what it says.
///
/// # Errors
///
/// When the text is no JSON; else with everything that the schema refuses, or what the type cannot hold.
pub(crate) fn decode_checked<T: DeserializeOwned + AsInstance>(
    text: &[u8],
    schema: SchemaRef,
) -> Result<T, BodyFault> {
    match decode::<T>(text) {
        Ok(value) => match schema.check(value.as_instance()) {
            Ok(()) => Ok(value),
            Err(violations) => Err(BodyFault::Schema(violations)),
        },
        Err(fault) if fault.is_syntax() => Err(BodyFault::Syntax(fault)),
        Err(fault) => Err(explain(text, schema, &fault)),
    }
}

/// A decoder stops at the first fault; the schema tells all of them, in its own words.
fn explain(text: &[u8], schema: SchemaRef, fault: &JsonFault) -> BodyFault {
    // What is behind the fault has not been read yet: it may be no JSON.
    let value = match decode::<Value>(text) {
        Ok(value) => value,
        Err(fault) => return BodyFault::Syntax(fault),
    };
    match schema.check(value.as_instance()) {
        Err(violations) => BodyFault::Schema(violations),
        Ok(()) => BodyFault::Schema(one(fault)),
    }
}

fn one(fault: &JsonFault) -> Violations {
    let violation = Violation::new(fault.pointer(), "type", fault.detail());
    Violations::from_vec(vec![violation]).expect("there is one")
}
