//! Values of path, query and header parameters, in the styles that OpenAPI has by default: `simple` in a path or a
//! header (a list is joined by commas), `form` exploded in a query (a list repeats the name).

use std::borrow::Cow;
use std::fmt;

use crate::json::{self, StringEnum};

/// The type of a parameter: a string, number, boolean, enumeration, a list of those, or an optional one.
pub trait Parameter: Sized {
    /// Whether one parameter can have several texts.
    const LIST: bool = false;

    /// The texts of the value: none when it is absent, several for a list.
    fn write(&self) -> Vec<Cow<'_, str>>;

    /// Reads the value from its texts.
    ///
    /// # Errors
    ///
    /// When there is no text, more than one, or one of a wrong form.
    fn read(texts: &[Cow<'_, str>]) -> Result<Self, ParameterFault>;
}

/// Why a parameter could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ParameterFault {
    /// It is required, and not there.
    Missing,
    /// It is there more than once.
    Repeated,
    /// Its text is not of the form that the schema asks for.
    Invalid(String),
}

impl fmt::Display for ParameterFault {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Missing => formatter.write_str("is required"),
            Self::Repeated => formatter.write_str("may occur only once"),
            Self::Invalid(expected) => write!(formatter, "must be {expected}"),
        }
    }
}

/// A parameter of one text.
trait Scalar: Sized {
    fn to_text(&self) -> Cow<'_, str>;
    fn from_text(text: &str) -> Result<Self, ParameterFault>;
}

fn read_scalar<T: Scalar>(texts: &[Cow<'_, str>]) -> Result<T, ParameterFault> {
    match texts {
        [] => Err(ParameterFault::Missing),
        [text] => T::from_text(text),
        _ => Err(ParameterFault::Repeated),
    }
}

macro_rules! scalar_parameters {
    ($($ty:ty: $expected:literal),* $(,)?) => {$(
        impl Scalar for $ty {
            fn to_text(&self) -> Cow<'_, str> {
                Cow::Owned(self.to_string())
            }

            fn from_text(text: &str) -> Result<Self, ParameterFault> {
                let fault = || ParameterFault::Invalid($expected.to_owned());
                // Rust also reads `+1`, `inf` and `NaN`, which no schema means.
                if text.starts_with(|first: char| first != '-' && !first.is_ascii_digit())
                    && !matches!(text, "true" | "false")
                {
                    return Err(fault());
                }
                text.parse().map_err(|_| fault())
            }
        }

        impl Parameter for $ty {
            fn write(&self) -> Vec<Cow<'_, str>> {
                vec![self.to_text()]
            }

            fn read(texts: &[Cow<'_, str>]) -> Result<Self, ParameterFault> {
                read_scalar(texts)
            }
        }
    )*};
}

scalar_parameters! {
    bool: "`true` or `false`",
    i32: "an integer of 32 bits",
    i64: "an integer of 64 bits",
    f64: "a number",
}

impl Scalar for String {
    fn to_text(&self) -> Cow<'_, str> {
        Cow::Borrowed(self)
    }

    fn from_text(text: &str) -> Result<Self, ParameterFault> {
        Ok(text.to_owned())
    }
}

impl Parameter for String {
    fn write(&self) -> Vec<Cow<'_, str>> {
        vec![self.to_text()]
    }

    fn read(texts: &[Cow<'_, str>]) -> Result<Self, ParameterFault> {
        read_scalar(texts)
    }
}

impl<T: StringEnum> Parameter for T {
    fn write(&self) -> Vec<Cow<'_, str>> {
        vec![Cow::Borrowed(self.as_str())]
    }

    fn read(texts: &[Cow<'_, str>]) -> Result<Self, ParameterFault> {
        match texts {
            [] => Err(ParameterFault::Missing),
            [text] => json::parse_enum(text)
                .map_err(|_| ParameterFault::Invalid(json::expected_values::<T>())),
            _ => Err(ParameterFault::Repeated),
        }
    }
}

impl<T: Parameter> Parameter for Option<T> {
    const LIST: bool = T::LIST;

    fn write(&self) -> Vec<Cow<'_, str>> {
        self.as_ref().map_or_else(Vec::new, Parameter::write)
    }

    fn read(texts: &[Cow<'_, str>]) -> Result<Self, ParameterFault> {
        if texts.is_empty() {
            Ok(None)
        } else {
            T::read(texts).map(Some)
        }
    }
}

/// An empty list and an absent one are the same on the wire: a required list that is not there is missing.
impl<T: Parameter> Parameter for Vec<T> {
    const LIST: bool = true;

    fn write(&self) -> Vec<Cow<'_, str>> {
        self.iter().flat_map(Parameter::write).collect()
    }

    fn read(texts: &[Cow<'_, str>]) -> Result<Self, ParameterFault> {
        if texts.is_empty() {
            return Err(ParameterFault::Missing);
        }
        texts
            .iter()
            .map(|text| T::read(std::slice::from_ref(text)))
            .collect()
    }
}
