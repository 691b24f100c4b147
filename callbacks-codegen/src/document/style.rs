//! The locations of parameters, and how they are written.

use super::Reader;
use crate::diagnostic::{Code, Diagnostic};
use crate::source::View;

/// The location of a parameter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum In {
    Path,
    Query,
    Header,
    Cookie,
    /// The whole query, of 3.2.
    Querystring,
}

impl In {
    /// Its name in the document.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Path => "path",
            Self::Query => "query",
            Self::Header => "header",
            Self::Cookie => "cookie",
            Self::Querystring => "querystring",
        }
    }
}

/// How a parameter with a schema is written (OpenAPI "Style Values").
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Style {
    Matrix,
    Label,
    Simple,
    Form,
    SpaceDelimited,
    PipeDelimited,
    DeepObject,
    /// Of 3.2.
    Cookie,
}

impl Style {
    /// The default style in this location.
    pub(crate) fn default_in(place: In) -> Self {
        match place {
            In::Path | In::Header => Self::Simple,
            In::Query | In::Cookie | In::Querystring => Self::Form,
        }
    }

    /// Its name in the document.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Matrix => "matrix",
            Self::Label => "label",
            Self::Simple => "simple",
            Self::Form => "form",
            Self::SpaceDelimited => "spaceDelimited",
            Self::PipeDelimited => "pipeDelimited",
            Self::DeepObject => "deepObject",
            Self::Cookie => "cookie",
        }
    }

    /// The styles that a location allows.
    fn allowed_in(place: In) -> &'static [Self] {
        match place {
            In::Path => &[Self::Simple, Self::Label, Self::Matrix],
            In::Header => &[Self::Simple],
            In::Query => &[
                Self::Form,
                Self::SpaceDelimited,
                Self::PipeDelimited,
                Self::DeepObject,
            ],
            In::Cookie => &[Self::Form, Self::Cookie],
            In::Querystring => &[],
        }
    }
}

pub(super) fn read_style<'s>(reader: &mut Reader<'_, 's>, view: View<'s>, place: In) -> Style {
    let default = Style::default_in(place);
    let Some(node) = view.get("style") else {
        return default;
    };
    let Some(given) = reader.required_text(view, "style") else {
        return default;
    };
    let allowed = Style::allowed_in(place);
    if let Some(style) = allowed.iter().find(|style| style.name() == given) {
        return *style;
    }
    let message = format!("`{}` has no style `{given}`", place.name());
    let names: Vec<_> = allowed
        .iter()
        .map(|style| format!("`{}`", style.name()))
        .collect();
    let help = match names.as_slice() {
        [] => "the query as a whole has no style: say in `content` what it is".to_owned(),
        [only] => format!("there it can only be {only}"),
        [others @ .., last] => format!("there it can be {} or {last}", others.join(", ")),
    };
    let diagnostic = Diagnostic::error(Code::INVALID_STYLE, node.location(), message);
    reader.diagnostics.push(diagnostic.help(help));
    default
}
