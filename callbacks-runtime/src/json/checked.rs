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

#[cfg(test)]
mod tests {
    use super::{BodyFault, decode_checked};
    use crate::validation::{Schema, SchemaRef, Violations};

    static SCHEMAS: [Schema; 2] = [
        Schema::new(
            "Bytes",
            r#"{"type":"array","items":{"type":"integer","maximum":255},"maxItems":3}"#,
        ),
        Schema::new("Anything", "true"),
    ];

    fn decode(text: &str, index: usize) -> Result<Vec<u16>, BodyFault> {
        decode_checked(text.as_bytes(), SchemaRef::new(&SCHEMAS, index))
    }

    fn violations(text: &str, index: usize) -> Violations {
        match decode(text, index) {
            Err(BodyFault::Schema(violations)) => violations,
            other => panic!("{other:?}"),
        }
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
                matches!(decode(text, 0), Err(BodyFault::Syntax(_))),
                "{text}"
            );
        }
    }
}
