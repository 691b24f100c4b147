//! Parameters of a request.

use std::borrow::Cow;
use std::collections::hash_map::Entry;
use std::collections::{HashMap, HashSet};

use super::content::MediaType;
use super::fields;
use super::style::{In, Style, read_style};
use super::token::{is_among, is_framing, is_token};
use super::{Reader, Texts};
use crate::diagnostic::{Code, Diagnostic};
use crate::source::{Location, View};

/// The kind of object. Both are read alike (OpenAPI "Header Object").
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A parameter of a request.
    Parameter,
    /// A header of an answer.
    Header,
}

impl Kind {
    /// Its name in messages.
    pub(crate) fn noun(self) -> &'static str {
        match self {
            Self::Parameter => "parameter",
            Self::Header => "header",
        }
    }
}

/// A Parameter Object, or a Header Object with its name.
#[derive(Clone, Debug)]
pub(crate) struct Parameter<'s> {
    pub(crate) kind: Kind,
    pub(crate) name: &'s str,
    pub(crate) location: Location,
    pub(crate) place: In,
    pub(crate) required: bool,
    pub(crate) texts: Texts<'s>,
    pub(crate) schema: Option<View<'s>>,
    pub(crate) style: Style,
    /// The place of `style`, if the document has it.
    pub(crate) style_location: Option<Location>,
    pub(crate) explode: Option<bool>,
    pub(crate) allow_reserved: bool,
    pub(crate) allow_empty: bool,
    /// `content`, which replaces a schema.
    pub(crate) content: Vec<MediaType<'s>>,
}

impl<'s> Parameter<'s> {
    /// The parameters of an operation or a path item.
    pub(super) fn read_all(reader: &mut Reader<'_, 's>, holder: View<'s>) -> Vec<Self> {
        let Some(list) = reader.list(holder, "parameters") else {
            return Vec::new();
        };
        let mut parameters = Distinct::default();
        for item in list.items() {
            if let Some(parameter) = Self::read(reader, item) {
                parameters.add(reader, parameter);
            }
        }
        parameters.all
    }

    fn read(reader: &mut Reader<'_, 's>, item: View<'s>) -> Option<Self> {
        let view = reader.object(item, "a Parameter Object")?;
        reader.check_fields(view, &fields::PARAMETER);
        let name = reader.required_text(view, "name")?;
        let place = read_place(reader, view)?;
        let location = view.get("name").unwrap_or(view).location();
        if place == In::Header && is_ignored_header(name)
            || !check_name(reader, location, name, place)
        {
            return None;
        }
        Some(Self::read_fields(
            reader,
            view,
            Kind::Parameter,
            name,
            place,
        ))
    }

    /// What parameters and headers have in common.
    pub(super) fn read_fields(
        reader: &mut Reader<'_, 's>,
        view: View<'s>,
        kind: Kind,
        name: &'s str,
        place: In,
    ) -> Self {
        let explode = view.get("explode").map(|_| reader.flag(view, "explode"));
        Self {
            kind,
            name,
            location: view.location(),
            place,
            required: reader.flag(view, "required") || place == In::Path,
            texts: Texts::of(view),
            schema: view.get("schema"),
            style: read_style(reader, view, place),
            style_location: view.get("style").map(|style| style.location()),
            explode,
            allow_reserved: reader.flag(view, "allowReserved"),
            allow_empty: reader.flag(view, "allowEmptyValue"),
            content: MediaType::read_all(reader, view),
        }
    }

    /// OpenAPI "Parameter Object": a parameter is identified by name and location. RFC 9110 section 5.1: names of
    /// headers are case-insensitive.
    fn identity(&self) -> Identity<'s> {
        let name = if self.place == In::Header {
            Cow::Owned(self.name.to_ascii_lowercase())
        } else {
            Cow::Borrowed(self.name)
        };
        (self.place, name)
    }
}

type Identity<'s> = (In, Cow<'s, str>);

/// The parameters of one list, without duplicates.
#[derive(Default)]
pub(super) struct Distinct<'s> {
    pub(super) all: Vec<Parameter<'s>>,
    places: HashMap<Identity<'s>, usize>,
}

impl<'s> Distinct<'s> {
    /// Adds a parameter. A second one with the same name and location is reported and left out.
    pub(super) fn add(&mut self, reader: &mut Reader<'_, 's>, parameter: Parameter<'s>) {
        match self.places.entry(parameter.identity()) {
            Entry::Occupied(first) => {
                reader.lenient(duplicate(&self.all[*first.get()], &parameter));
            }
            Entry::Vacant(place) => {
                place.insert(self.all.len());
                self.all.push(parameter);
            }
        }
    }
}

fn duplicate(first: &Parameter<'_>, second: &Parameter<'_>) -> Diagnostic {
    let (name, place) = (second.name, second.place.name());
    let noun = second.kind.noun();
    let message = format!("{noun} `{name}` in `{place}` is there twice");
    Diagnostic::warning(Code::CONFLICTING_PARAMETER, second.location, message)
        .label("this one is passed over")
        .also(first.location, "the first is here")
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
                    .help("write `path`, `query`, `header`, `cookie` or `querystring`"),
            );
            return None;
        }
    };
    Some(place)
}

/// OpenAPI "Parameter Object": these header parameters are ignored, because other fields define them.
fn is_ignored_header(name: &str) -> bool {
    is_among(name, &["Accept", "Content-Type", "Authorization"])
}

/// Whether a header or cookie can be sent with its name. `false` with a diagnostic.
pub(super) fn check_name(
    reader: &mut Reader<'_, '_>,
    location: Location,
    name: &str,
    place: In,
) -> bool {
    let is_header = place == In::Header;
    if (is_header || place == In::Cookie) && !is_token(name) {
        let kind = if is_header { "header" } else { "cookie" };
        let message = format!("no {kind} can be named `{name}`");
        reader.diagnostics.push(
            Diagnostic::error(Code::INVALID_PARAMETER_NAME, location, message)
                .help("a name is made of letters, digits and any of !#$%&'*+-.^_`|~"),
        );
        return false;
    }
    let help = if !is_header {
        return true;
    } else if is_framing(name) {
        "take it out of the document: it is not for an application to say"
    } else if is_among(name, &["Cookie"]) {
        "declare each cookie by itself: `in: cookie`"
    } else {
        return true;
    };
    let message = format!("HTTP itself sets the header `{name}`: it is left out");
    reader.lenient(Diagnostic::warning(Code::RESERVED_HEADER, location, message).help(help));
    false
}

/// An operation's parameter replaces that of the path item with the same name and location.
pub(super) fn merge<'s>(
    reader: &mut Reader<'_, 's>,
    shared: &[Parameter<'s>],
    own: Vec<Parameter<'s>>,
) -> Vec<Parameter<'s>> {
    let overriding: HashSet<_> = own.iter().map(Parameter::identity).collect();
    let shared = shared.iter();
    let shared = shared.filter(|parameter| !overriding.contains(&parameter.identity()));
    let mut merged: Vec<_> = shared.cloned().collect();
    merged.extend(own);
    retain_one_query(reader, &mut merged);
    merged
}

/// OpenAPI 3.2 "Parameter Locations": the whole query is one parameter, so no other parameter may be in `query`.
fn retain_one_query<'s>(reader: &mut Reader<'_, 's>, parameters: &mut Vec<Parameter<'s>>) {
    let is_whole = |parameter: &Parameter<'s>| parameter.place == In::Querystring;
    let Some(whole) = parameters.iter().find(|each| is_whole(each)) else {
        return;
    };
    let (location, name) = (whole.location, whole.name);
    parameters.retain(|parameter| {
        let is_beside = parameter.place == In::Query || is_whole(parameter);
        if !is_beside || parameter.location == location {
            return true;
        }
        let message = format!(
            "parameter `{}` is a part of the query, which `{name}` is as a whole",
            parameter.name
        );
        let diagnostic =
            Diagnostic::warning(Code::CONFLICTING_PARAMETER, parameter.location, message);
        let diagnostic = diagnostic.label("this one is passed over");
        reader.lenient(diagnostic.also(location, "the whole query is here"));
        false
    });
}
