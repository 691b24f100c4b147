//! Parameters of a request, and how they are written.

use super::{Documentation, SchemaRequest, Type};
use crate::document::{In, Style};

/// A parameter, which is a field of the request.
#[derive(Debug)]
pub(crate) struct Parameter {
    pub(crate) field: String,
    pub(crate) name: String,
    pub(crate) place: In,
    pub(crate) required: bool,
    pub(crate) ty: Type,
    /// The schema of its values. `None` if the type guarantees it.
    pub(crate) schema: Option<SchemaRequest>,
    pub(crate) format: Format,
    /// The names of the other parameters there, if this one is a map of all the rest.
    pub(crate) others: Vec<String>,
    pub(crate) documentation: Documentation,
}

/// How the value of a parameter is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Format {
    /// `None` for JSON.
    pub(crate) style: Option<Style>,
    pub(crate) explode: bool,
    pub(crate) allow_reserved: bool,
    pub(crate) allow_empty: bool,
}

impl Format {
    /// JSON, percent-encoded where the location requires it.
    pub(crate) const JSON: Self = Self {
        style: None,
        explode: false,
        allow_reserved: false,
        allow_empty: false,
    };

    /// The default form of a style (OpenAPI "Parameter Object", `explode`).
    pub(crate) fn of(style: Style) -> Self {
        Self {
            style: Some(style),
            explode: matches!(style, Style::Form | Style::Cookie),
            ..Self::JSON
        }
    }

    /// The default form in this location.
    pub(crate) fn default_in(place: In) -> Self {
        Self::of(Style::default_in(place))
    }
}
