use std::borrow::Cow;

use serde::de::DeserializeOwned;
use serde_json::value::RawValue;

use crate::EvalErrorCode;

/// The value of an expression, with its JSON type.
///
/// Numbers, objects and arrays preserve their text in the body, so an integer of any size stays exact.
///
/// ```
/// use callbacks_expression::Value;
///
/// let value = Value::Number("18446744073709551616".into());
/// assert_eq!(value.to_json(), "18446744073709551616");
/// assert_eq!(Value::String("a\"b".into()).to_json(), r#""a\"b""#);
/// ```
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum Value<'a> {
    /// `null`: a value, not an absent one.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A number, as its JSON text.
    Number(Cow<'a, str>),
    /// A string, decoded.
    String(Cow<'a, str>),
    /// An array, as its JSON text.
    Array(Cow<'a, RawValue>),
    /// An object, as its JSON text.
    Object(Cow<'a, RawValue>),
}

impl<'a> Value<'a> {
    /// The value that a part of JSON text means.
    pub(crate) fn from_raw(raw: &'a RawValue) -> Result<Self, EvalErrorCode> {
        let text = raw.get();
        Ok(match text.as_bytes().first() {
            Some(b'n') => Value::Null,
            Some(b't') => Value::Bool(true),
            Some(b'f') => Value::Bool(false),
            Some(b'"') => Value::String(unquote(text)?),
            Some(b'[') => Value::Array(Cow::Borrowed(raw)),
            Some(b'{') => Value::Object(Cow::Borrowed(raw)),
            _ => Value::Number(Cow::Borrowed(text)),
        })
    }

    /// The content of a string; `None` for any other type.
    ///
    /// ```
    /// use callbacks_expression::Value;
    ///
    /// assert_eq!(Value::String("POST".into()).as_str(), Some("POST"));
    /// assert_eq!(Value::Number("7".into()).as_str(), None);
    /// ```
    pub fn as_str(&self) -> Option<&str> {
        match self {
            Value::String(text) => Some(text),
            _ => None,
        }
    }

    /// Whether the value is `null`.
    pub fn is_null(&self) -> bool {
        matches!(self, Value::Null)
    }

    /// The value, independent of the exchange that it came from.
    ///
    /// ```
    /// use callbacks_expression::Value;
    ///
    /// let value: Value<'static> = Value::String(String::from("POST").as_str().into()).into_owned();
    /// assert_eq!(value.as_str(), Some("POST"));
    /// ```
    pub fn into_owned(self) -> Value<'static> {
        match self {
            Value::Null => Value::Null,
            Value::Bool(value) => Value::Bool(value),
            Value::Number(text) => Value::Number(Cow::Owned(text.into_owned())),
            Value::String(text) => Value::String(Cow::Owned(text.into_owned())),
            Value::Array(raw) => Value::Array(Cow::Owned(raw.into_owned())),
            Value::Object(raw) => Value::Object(Cow::Owned(raw.into_owned())),
        }
    }

    /// The value as JSON text.
    pub fn to_json(&self) -> String {
        match self {
            Value::Null => "null".to_owned(),
            Value::Bool(value) => value.to_string(),
            Value::Number(text) => text.clone().into_owned(),
            Value::String(text) => serde_json::Value::from(text.as_ref()).to_string(),
            Value::Array(raw) | Value::Object(raw) => raw.get().to_owned(),
        }
    }

    /// The value as a type of serde's, such as [`serde_json::Value`].
    ///
    /// ```
    /// use callbacks_expression::Value;
    ///
    /// let value: serde_json::Value = Value::Bool(true).deserialize()?;
    /// assert_eq!(value, serde_json::json!(true));
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// If the value does not fit the type, or nests deeper than serde_json allows.
    pub fn deserialize<T: DeserializeOwned>(&self) -> Result<T, serde_json::Error> {
        match self {
            Value::Number(text) => serde_json::from_str(text),
            Value::Array(raw) | Value::Object(raw) => serde_json::from_str(raw.get()),
            Value::Null | Value::Bool(_) | Value::String(_) => {
                serde_json::from_str(&self.to_json())
            }
        }
    }

    /// The value as part of a URL (V1 to V5).
    pub(crate) fn text(&self) -> Result<&str, EvalErrorCode> {
        match self {
            Value::String(text) | Value::Number(text) => Ok(text),
            Value::Bool(true) => Ok("true"),
            Value::Bool(false) => Ok("false"),
            Value::Null => Err(EvalErrorCode::NullValue),
            Value::Array(_) | Value::Object(_) => Err(EvalErrorCode::NonScalar),
        }
    }
}

/// Decodes a JSON string. It is borrowed if it has no escapes.
fn unquote(json: &str) -> Result<Cow<'_, str>, EvalErrorCode> {
    if !json.contains('\\') {
        return Ok(Cow::Borrowed(&json[1..json.len() - 1]));
    }
    // JSON can spell half of a surrogate pair, which no string can contain.
    serde_json::from_str(json)
        .map(Cow::Owned)
        .map_err(|_| EvalErrorCode::InvalidEncoding)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The name of the type, the text in a URL or the code of the error, and whether the value is `null`.
    fn seen(json: &str) -> (&'static str, Result<String, EvalErrorCode>, bool) {
        let raw = RawValue::from_string(json.to_owned()).unwrap();
        let value = Value::from_raw(&raw).unwrap();
        let name = match value {
            Value::Null => "null",
            Value::Bool(_) => "boolean",
            Value::Number(_) => "number",
            Value::String(_) => "string",
            Value::Array(_) => "array",
            Value::Object(_) => "object",
        };
        // A value that is independent of the exchange is the same.
        let owned = value.clone().into_owned();
        assert_eq!(owned.to_json(), value.to_json());
        assert_eq!(owned.text(), value.text());
        (name, value.text().map(str::to_owned), value.is_null())
    }

    #[test]
    fn each_type_of_json_is_known() {
        let text = |text: &str| Ok(text.to_owned());
        for (json, expected) in [
            ("null", ("null", Err(EvalErrorCode::NullValue), true)),
            ("true", ("boolean", text("true"), false)),
            ("false", ("boolean", text("false"), false)),
            ("0", ("number", text("0"), false)),
            ("-1.50e3", ("number", text("-1.50e3"), false)),
            ("\"\"", ("string", text(""), false)),
            ("\"null\"", ("string", text("null"), false)),
            (r#""\u0041\n""#, ("string", text("A\n"), false)),
            ("[]", ("array", Err(EvalErrorCode::NonScalar), false)),
            ("{}", ("object", Err(EvalErrorCode::NonScalar), false)),
        ] {
            assert_eq!(seen(json), expected, "{json}");
        }
    }

    #[test]
    fn a_value_is_written_as_it_was_read() {
        for json in [
            "null",
            "true",
            "false",
            "18446744073709551616",
            "\"a\"",
            "[ 1]",
            "{\"a\" :1}",
        ] {
            let raw = RawValue::from_string(json.to_owned()).unwrap();
            let value = Value::from_raw(&raw).unwrap();
            assert_eq!(value.to_json(), json);
            let parsed: serde_json::Value = value.deserialize().unwrap();
            assert_eq!(
                parsed,
                serde_json::from_str::<serde_json::Value>(json).unwrap()
            );
        }
    }

    #[test]
    fn half_of_a_surrogate_pair_is_no_string() {
        let raw = RawValue::from_string(r#""\ud800""#.to_owned()).unwrap();
        let error = Value::from_raw(&raw).unwrap_err();
        assert_eq!(error, EvalErrorCode::InvalidEncoding);
    }

    #[test]
    fn a_string_without_escapes_is_borrowed() {
        let raw = RawValue::from_string("\"abc\"".to_owned()).unwrap();
        let value = Value::from_raw(&raw).unwrap();
        assert!(matches!(value, Value::String(Cow::Borrowed("abc"))));
    }
}
