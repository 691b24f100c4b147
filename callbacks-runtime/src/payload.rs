//! Bodies as generated modules describe them: [`Payload`] is a type with its schema, and [`Link`] is a member that leads
//! back to its own type.

use std::fmt;

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::json::{self, Decode, JsonFault};
use crate::validation::{AsInstance, Instance, SchemaRef, Violation, Violations, foreign};
use crate::work;

pub use crate::json::{Link, UnknownValue};

/// The JSON body of an operation: its type, and the schema of its values.
///
/// Each generated operation with a JSON body has one, called `BODY`. Use it to read and write bodies without the
/// generated router or client, for example from a queue.
pub struct Payload<T> {
    schema: SchemaRef,
    decode: fn(&[u8]) -> Result<T, JsonFault>,
    view: for<'v> fn(&'v T) -> Instance<'v>,
}

/// Why a text is not a valid payload.
#[derive(Debug)]
pub(crate) enum PayloadFault {
    /// It is not JSON, or does not fit the type.
    Type(JsonFault),
    /// It does not match the schema.
    Violations(Violations),
}

impl From<PayloadFault> for Violations {
    fn from(fault: PayloadFault) -> Self {
        match fault {
            PayloadFault::Type(fault) if fault.is_syntax() => only("#", "syntax", fault.detail()),
            PayloadFault::Type(fault) => only(fault.pointer(), "type", fault.detail()),
            PayloadFault::Violations(violations) => violations,
        }
    }
}

impl fmt::Display for PayloadFault {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Type(fault) => write!(formatter, "{fault}"),
            Self::Violations(violations) => write!(formatter, "{violations}"),
        }
    }
}

fn only(pointer: &str, keyword: &'static str, message: String) -> Violations {
    let violation = Violation::new(pointer, keyword, message);
    Violations::from_vec(vec![violation]).expect("one is not none")
}

impl<T: AsInstance + for<'de> Decode<'de>> Payload<T> {
    /// A payload with this schema.
    pub const fn new(schema: SchemaRef) -> Self {
        Self {
            schema,
            decode: decode_exactly::<T>,
            view: T::as_instance,
        }
    }
}

impl<T: Serialize + DeserializeOwned> Payload<T> {
    /// A payload with this schema, of a user's own type.
    pub const fn foreign(schema: SchemaRef) -> Self {
        Self {
            schema,
            decode: decode_by_serde::<T>,
            view: foreign::<T>,
        }
    }
}

impl<T> Payload<T> {
    #[cfg(feature = "samples")]
    pub(crate) fn schema(&self) -> SchemaRef {
        self.schema
    }

    /// Validates a value, like [`Validate`](crate::Validate) for types that know their schema.
    ///
    /// # Errors
    ///
    /// Returns all violations of the schema.
    pub fn validate(&self, value: &T) -> Result<(), Violations> {
        self.schema.check((self.view)(value))
    }

    /// Decodes a value from JSON and validates it.
    ///
    /// # Errors
    ///
    /// Returns all violations of the schema, or why the value does not fit the type.
    pub fn decode(&self, text: &[u8]) -> Result<T, Violations> {
        Ok(self.read(text, true)?)
    }

    /// Reads a value, and validates it if required.
    pub(crate) fn read(&self, text: &[u8], is_validated: bool) -> Result<T, PayloadFault> {
        let read = || self.read_within(text, is_validated);
        let read = work::bounded(text.len(), work::PER_BYTE, read);
        read.unwrap_or_else(|_| Err(PayloadFault::Type(JsonFault::too_much())))
    }

    fn read_within(&self, text: &[u8], is_validated: bool) -> Result<T, PayloadFault> {
        if !is_validated {
            return (self.decode)(text).map_err(PayloadFault::Type);
        }
        let value = (self.decode)(text).map_err(|fault| explain(text, self.schema, fault))?;
        self.validate(&value).map_err(PayloadFault::Violations)?;
        Ok(value)
    }

    /// Reads JSON that was converted from another media type. Its binary parts are not in the JSON.
    pub(crate) fn read_stand_in(&self, text: &[u8], is_validated: bool) -> Result<T, PayloadFault> {
        let read = || {
            let value = (self.decode)(text).map_err(PayloadFault::Type)?;
            if is_validated {
                self.validate(&value).map_err(PayloadFault::Violations)?;
            }
            Ok(value)
        };
        let read = work::bounded(text.len(), work::PER_BYTE, read);
        read.unwrap_or_else(|_| Err(PayloadFault::Type(JsonFault::too_much())))
    }

    /// Validates a value and encodes it as JSON.
    ///
    /// # Errors
    ///
    /// Returns all violations of the schema.
    pub fn encode(&self, value: &T) -> Result<Vec<u8>, Violations> {
        self.validate(value)?;
        serde_json::to_vec(&(self.view)(value))
            .map_err(|error| only("#", "type", error.to_string()))
    }
}

fn decode_exactly<T: for<'de> Decode<'de>>(text: &[u8]) -> Result<T, JsonFault> {
    json::decode_exactly(text)
}

fn decode_by_serde<T: DeserializeOwned>(text: &[u8]) -> Result<T, JsonFault> {
    json::decode(text)
}

/// For a longer text only the first error is reported. All errors need a tree, which takes 16 times the memory of the
/// text.
const LONGEST_EXPLAINED: usize = 1024 * 1024;

/// Finds all errors of a text. The decoder only reports the first one.
fn explain(text: &[u8], schema: SchemaRef, fault: JsonFault) -> PayloadFault {
    if fault.is_syntax() {
        return PayloadFault::Type(fault);
    }
    // Reading it again is work too.
    if text.len() > LONGEST_EXPLAINED || !work::spend(text.len()) {
        return PayloadFault::Type(fault);
    }
    // The text after the error has not been read yet, and may be invalid JSON.
    let value = match json::decode::<Value>(text) {
        Ok(value) => value,
        Err(fault) => return PayloadFault::Type(fault),
    };
    match schema.check(value.as_instance()) {
        Err(violations) => PayloadFault::Violations(violations),
        Ok(()) => PayloadFault::Type(fault),
    }
}

impl<T> fmt::Debug for Payload<T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Payload")
            .field("schema", &self.schema)
            .finish()
    }
}

#[cfg(test)]
mod tests {
    use super::{Payload, PayloadFault};
    use crate::validation::{Schema, SchemaRef, Violations};

    static SCHEMAS: [Schema; 2] = [
        Schema::new(
            "Bytes",
            r#"{"type":"array","items":{"type":"integer","maximum":255},"maxItems":3}"#,
        ),
        Schema::new("Anything", "true"),
    ];

    fn decode(text: &str, index: usize) -> Result<Vec<u32>, PayloadFault> {
        Payload::new(SchemaRef::new(&SCHEMAS, index)).read(text.as_bytes(), true)
    }

    fn violations(text: &str, index: usize) -> Violations {
        decode(text, index).expect_err("it is refused").into()
    }

    #[test]
    fn what_is_decoded_is_checked() {
        assert_eq!(decode("[1,255]", 0).expect("valid"), [1, 255]);
        let found = violations("[1,256]", 0);
        assert_eq!(
            found.to_string(),
            "expected at most 255, found `256` at `#/1`"
        );
    }

    #[test]
    fn a_decoder_that_stops_early_does_not_hide_the_other_violations() {
        let found = violations(r#"["a",256,-1,{}]"#, 0);
        let pointers: Vec<_> = found.iter().map(|found| found.pointer.as_str()).collect();
        assert_eq!(pointers, ["#", "#/0", "#/1", "#/3"]);
    }

    #[test]
    fn what_only_the_decoder_refuses_is_told_in_its_words() {
        let found = violations("[1,-1]", 1);
        assert_eq!(found.iter().count(), 1);
        let found = found.into_vec().remove(0);
        assert_eq!(found.pointer, "#/1");
        assert!(found.message.contains("-1"), "{}", found.message);
    }

    #[test]
    fn what_is_no_json_is_kept_apart() {
        for text in ["[1,", "", r#"["a",}"#, "[1]]", r#"["a"] x"#] {
            assert!(
                matches!(decode(text, 0), Err(PayloadFault::Type(fault)) if fault.is_syntax()),
                "{text}"
            );
        }
    }
}
