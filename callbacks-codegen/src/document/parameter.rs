//! Parameters of a request.

use super::content::MediaType;
use super::{Reader, Texts};
use crate::diagnostic::{Code, Diagnostic};
use crate::source::{Location, View};

/// Where a parameter is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum In {
    Path,
    Query,
    Header,
    Cookie,
    /// The whole query, of 3.2.
    Querystring,
}

/// A Parameter Object.
#[derive(Clone, Debug)]
pub(crate) struct Parameter<'s> {
    pub(crate) name: &'s str,
    pub(crate) location: Location,
    pub(crate) place: In,
    pub(crate) required: bool,
    pub(crate) texts: Texts<'s>,
    pub(crate) schema: Option<View<'s>>,
    pub(crate) style: Option<&'s str>,
    pub(crate) explode: Option<bool>,
    /// `content`, which stands instead of a schema.
    pub(crate) content: Vec<MediaType<'s>>,
}

impl<'s> Parameter<'s> {
    /// The parameters of an operation or a path item.
    pub(super) fn read_all(reader: &mut Reader<'_, 's>, holder: View<'s>) -> Vec<Self> {
        let Some(list) = reader.list(holder, "parameters") else {
            return Vec::new();
        };
        let parameters = list.items().filter_map(|item| Self::read(reader, item));
        parameters.collect()
    }

    fn read(reader: &mut Reader<'_, 's>, item: View<'s>) -> Option<Self> {
        let view = reader.object(item, "a Parameter Object")?;
        let name = reader.required_text(view, "name")?;
        let place = read_place(reader, view)?;
        if place == In::Header && is_ignored_header(name) {
            return None;
        }
        Some(Self {
            name,
            location: view.location(),
            place,
            required: reader.flag(view, "required") || place == In::Path,
            texts: Texts::of(view),
            schema: view.get("schema"),
            style: view.get("style").and_then(|style| style.as_text()),
            explode: view.get("explode").and_then(|flag| flag.as_bool()),
            content: MediaType::read_all(reader, view),
        })
    }
}

fn read_place<'s>(reader: &mut Reader<'_, 's>, view: View<'s>) -> Option<In> {
    let place = match reader.required_text(view, "in")? {
        "path" => In::Path,
        "query" => In::Query,
        "header" => In::Header,
        "cookie" => In::Cookie,
        "querystring" => In::Querystring,
        other => {
            let node = view.get("in").unwrap_or(view);
            let message = format!("a parameter cannot be in `{other}`");
            reader.diagnostics.push(
                Diagnostic::error(Code::UNEXPECTED_TYPE, node.location(), message)
                    .help("write `path`, `query`, `header` or `cookie`"),
            );
            return None;
        }
    };
    Some(place)
}

/// OpenAPI "Parameter Object": these header parameters are ignored, since other fields define them.
fn is_ignored_header(name: &str) -> bool {
    ["Accept", "Content-Type", "Authorization"]
        .iter()
        .any(|known| known.eq_ignore_ascii_case(name))
}

/// An operation's parameter stands in for the path item's of the same name and place.
pub(super) fn merge<'s>(shared: &[Parameter<'s>], own: Vec<Parameter<'s>>) -> Vec<Parameter<'s>> {
    let overridden = |parameter: &&Parameter<'s>| {
        !own.iter()
            .any(|other| other.name == parameter.name && other.place == parameter.place)
    };
    let mut merged: Vec<_> = shared.iter().filter(overridden).cloned().collect();
    merged.extend(own);
    merged
}
