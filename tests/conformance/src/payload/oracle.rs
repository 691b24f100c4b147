//! The oracle, which shares no code with ours: the `jsonschema` crate over the document's own schema.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use jsonschema::{Draft, ValidationOptions, Validator};
use serde_json::{Value, json};

/// Reasons that are kept of a refusal; branches of unions can give hundreds.
const MAX_REASONS: usize = 8;

/// What the oracle says of an instance.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Verdict {
    /// The keywords that refuse it; none when it is valid.
    pub(crate) keywords: BTreeSet<String>,
    pub(crate) reasons: Vec<String>,
}

impl Verdict {
    pub(crate) fn is_valid(&self) -> bool {
        self.keywords.is_empty()
    }
}

/// A compiled schema.
#[derive(Debug)]
pub(crate) struct Oracle {
    validator: Validator,
}

impl Oracle {
    /// For a bundle, or for a schema of one.
    ///
    /// # Errors
    ///
    /// With what the validator has against the schema.
    pub(crate) fn new(schema: &Value) -> Result<Self, String> {
        let options = jsonschema::options()
            .should_validate_formats(true)
            .with_format("date-time", is_date_time)
            .with_format("idn-email", is_idn_email)
            .with_format("byte", is_base64)
            .with_format("base64", is_base64)
            .with_format("base64url", is_base64_url);
        Self::build(options, schema)
    }

    /// The same, where `format` only annotates.
    pub(crate) fn without_formats(schema: &Value) -> Result<Self, String> {
        Self::build(jsonschema::options().should_validate_formats(false), schema)
    }

    fn build(options: ValidationOptions, schema: &Value) -> Result<Self, String> {
        match options.with_draft(Draft::Draft202012).build(schema) {
            Ok(validator) => Ok(Self { validator }),
            Err(error) => Err(format!("{error} at {}", error.instance_path())),
        }
    }

    /// For one schema among the definitions of a bundle.
    pub(crate) fn part(bundle: &Value, schema: &Value) -> Result<Self, String> {
        let definitions = bundle.get("$defs").cloned().unwrap_or_else(|| json!({}));
        Self::new(&json!({"allOf": [schema], "$defs": definitions}))
    }

    pub(crate) fn is_valid(&self, instance: &Value) -> bool {
        self.validator.is_valid(instance)
    }

    pub(crate) fn judge(&self, instance: &Value) -> Verdict {
        let mut verdict = Verdict::default();
        if self.validator.is_valid(instance) {
            return verdict;
        }
        for error in self.validator.iter_errors(instance) {
            let keyword = error.kind().keyword();
            verdict.keywords.insert(keyword.to_owned());
            if verdict.reasons.len() < MAX_REASONS {
                let place = error.schema_path();
                let text = error.masked().to_string();
                let text: String = text.chars().take(200).collect();
                verdict.reasons.push(format!(
                    "{keyword} at #{}: {text} ({place})",
                    error.instance_path()
                ));
            }
        }
        // A refusal without a reason is a refusal.
        if verdict.keywords.is_empty() {
            verdict.keywords.insert("unknown".to_owned());
        }
        verdict
    }
}

/// RFC 3339 section 5.6. The crate only checks that the day and the hour exist: it accepts signs and points among the digits
/// of seconds.
fn is_date_time(text: &str) -> bool {
    static BUILT_IN: LazyLock<Option<Validator>> = LazyLock::new(|| built_in("date-time"));
    has_date_time_shape(text.as_bytes()) && allows(&BUILT_IN, text)
}

/// RFC 6531: a mailbox has a local part and a domain. The crate accepts an empty text.
fn is_idn_email(text: &str) -> bool {
    static BUILT_IN: LazyLock<Option<Validator>> = LazyLock::new(|| built_in("idn-email"));
    !text.is_empty() && allows(&BUILT_IN, text)
}

/// What the crate itself checks of a format.
fn built_in(format: &str) -> Option<Validator> {
    let options = jsonschema::options().with_draft(Draft::Draft202012);
    let options = options.should_validate_formats(true);
    options.build(&json!({ "format": format })).ok()
}

fn allows(format: &LazyLock<Option<Validator>>, text: &str) -> bool {
    let format = format.as_ref();
    format.is_some_and(|format| format.is_valid(&Value::from(text)))
}

/// `dddd-dd-ddTdd:dd:dd`, a fraction if any, and `Z` or `+dd:dd`.
fn has_date_time_shape(text: &[u8]) -> bool {
    let Some((start, rest)) = text.split_at_checked(19) else {
        return false;
    };
    let rest = match rest {
        [b'.', rest @ ..] => {
            let digits = rest.iter().take_while(|byte| byte.is_ascii_digit()).count();
            match digits {
                0 => return false,
                digits => &rest[digits..],
            }
        }
        rest => rest,
    };
    let is_offset =
        matches!(rest, b"Z" | b"z") || matches!(rest, [b'+' | b'-', ..] if fits(rest, b"#dd:dd"));
    fits(start, b"dddd-dd-ddTdd:dd:dd") && is_offset
}

/// Whether a text is of a form in which `d` is a digit, `T` either case of it, and `#` anything.
fn fits(text: &[u8], form: &[u8]) -> bool {
    text.len() == form.len()
        && text.iter().zip(form).all(|(byte, form)| match form {
            b'd' => byte.is_ascii_digit(),
            b'T' => byte.eq_ignore_ascii_case(&b'T'),
            b'#' => true,
            other => byte == other,
        })
}

/// RFC 4648 section 4.
fn is_base64(text: &str) -> bool {
    is_encoded(text, |byte| matches!(byte, b'+' | b'/'))
}

/// RFC 4648 section 5, whose padding may be left out.
fn is_base64_url(text: &str) -> bool {
    let body = text.trim_end_matches('=');
    let has_right_padding = body.len() == text.len() || text.len().is_multiple_of(4);
    let is_known = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
    has_right_padding
        && text.len() - body.len() <= 2
        && body.len() % 4 != 1
        && body.bytes().all(is_known)
}

fn is_encoded(text: &str, is_special: impl Fn(u8) -> bool) -> bool {
    let body = text.trim_end_matches('=');
    let is_known = |byte: u8| byte.is_ascii_alphanumeric() || is_special(byte);
    text.len().is_multiple_of(4) && text.len() - body.len() <= 2 && body.bytes().all(is_known)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_verdict_tells_why() {
        let schema = json!({"$ref": "#/$defs/s0", "$defs": {"s0": {
            "properties": {"id": {"type": "integer"}, "at": {"format": "date-time"}, "data": {"format": "byte"}},
            "required": ["id"],
        }}});
        let oracle = Oracle::new(&schema).unwrap();
        assert!(
            oracle
                .judge(&json!({"id": 1.0, "at": "2020-01-01T00:00:00Z", "data": "AA=="}))
                .is_valid()
        );
        let verdict = oracle.judge(&json!({"at": "yesterday", "data": "A"}));
        assert_eq!(
            verdict.keywords.iter().collect::<Vec<_>>(),
            ["format", "required"]
        );
        assert_eq!(verdict.reasons.len(), 3, "{:?}", verdict.reasons);
    }

    #[test]
    fn a_schema_that_is_none_is_told() {
        assert!(Oracle::new(&json!({"type": 1})).is_err());
    }

    #[test]
    fn seconds_are_digits() {
        for text in [
            "2018-02-02T22:25:20.5Z",
            "2018-02-02t22:25:20-08:00",
            "2024-02-29T23:59:59z",
        ] {
            assert!(is_date_time(text), "{text}");
        }
        for text in [
            "2018-02-02T22:25:2-.52Z",
            "2018-02-02T22:25:20.Z",
            "2018-02-30T22:25:20Z",
            "2018-02-02T22:25:20",
            "",
            "2018-02-02T25:25:20Z",
        ] {
            assert!(!is_date_time(text), "{text}");
        }
    }

    #[test]
    fn base64_has_two_alphabets() {
        assert!(is_base64("") && is_base64("+/A=") && !is_base64("-_A=") && !is_base64("AAA"));
        assert!(
            is_base64_url("-_A")
                && is_base64_url("-_A=")
                && !is_base64_url("+/A")
                && !is_base64_url("A")
        );
    }
}
