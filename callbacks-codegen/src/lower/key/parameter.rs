//! Path parameters, query parameters and headers in keys.

use super::place::Place;
use super::step::Step;
use super::steps::Steps;
use super::{Check, instead};
use crate::diagnostic::{Code, Diagnostic};
use crate::resolve::resolve;
use crate::source::View;

/// Headers that need no declaration. OpenAPI does not allow to declare `Accept`, `Content-Type` and `Authorization`.
/// The others belong to the protocol, to proxies and to browsers. In lower case.
const UNDECLARED_HEADERS: &[&str] = &[
    "accept",
    "accept-charset",
    "accept-encoding",
    "accept-language",
    "authorization",
    "cache-control",
    "connection",
    "content-encoding",
    "content-language",
    "content-length",
    "content-location",
    "content-type",
    "cookie",
    "date",
    "dnt",
    "expect",
    "forwarded",
    "from",
    "host",
    "if-match",
    "if-modified-since",
    "if-none-match",
    "if-unmodified-since",
    "origin",
    "pragma",
    "prefer",
    "priority",
    "proxy-authorization",
    "range",
    "referer",
    "te",
    "traceparent",
    "tracestate",
    "trailer",
    "transfer-encoding",
    "upgrade",
    "user-agent",
    "via",
    "x-real-ip",
    "x-requested-with",
];

/// The parameters of the parent operation and its path item.
struct Parameters<'s> {
    declared: Vec<Declared<'s>>,
    /// Whether all of them could be read.
    is_complete: bool,
}

struct Declared<'s> {
    name: &'s str,
    /// The value of `in`.
    place: &'s str,
    view: View<'s>,
}

impl<'s> Parameters<'s> {
    fn names(&self, place: &str) -> Vec<&'s str> {
        let at_place = self.declared.iter().filter(|each| each.place == place);
        at_place.map(|each| each.name).collect()
    }
}

impl<'s> Check<'_, 's> {
    /// `$request.path.name`: the router only knows the parameters of the template.
    pub(super) fn path_parameter(&mut self, name: &str, place: &Place<'s>) {
        let parent = &self.callback.parent;
        let names = if parent.is_nested {
            // The path of a nested callback's parent is a key, which only contains declared parameters.
            let parameters = self.parameters();
            if !parameters.is_complete {
                return;
            }
            parameters.names("path")
        } else {
            template_names(parent.path)
        };
        if names.contains(&name) {
            return;
        }
        let message = format!("the path of {} has no parameter `{name}`", self.parent());
        let code = Code::UNDECLARED_PATH_PARAMETER;
        let diagnostic = Diagnostic::warning(code, place.name(name), self.message(&message))
            .label("no such path parameter")
            .help(instead(name, &names, "path parameters"))
            .help("the callback is generated without its key, which can never be evaluated");
        self.lenient(diagnostic);
        self.is_evaluable = false;
    }

    /// `$request.query.name`.
    pub(super) fn query_parameter(&mut self, name: &str, place: &Place<'s>) {
        let parameters = self.parameters();
        let is_declared = |each: &Declared<'s>| match each.place {
            "query" => each.name == name || self.is_spread(each, name),
            // The whole query of 3.2: its names are those of its schema.
            "querystring" => true,
            _ => false,
        };
        if parameters.declared.iter().any(is_declared) {
            return;
        }
        let message = format!("{} declares no query parameter `{name}`", self.parent());
        let names = parameters.names("query");
        let diagnostic = Diagnostic::warning(
            Code::UNDECLARED_QUERY_PARAMETER,
            place.name(name),
            self.message(&message),
        )
        .label("no such query parameter");
        self.undeclared(diagnostic, name, &parameters, &names, "query parameters");
    }

    /// `$request.header.name`.
    pub(super) fn header(&mut self, name: &str, place: &Place<'s>) {
        let lower = name.to_ascii_lowercase();
        if UNDECLARED_HEADERS.contains(&lower.as_str()) || lower.starts_with("x-forwarded-") {
            return;
        }
        let parameters = self.parameters();
        let names = parameters.names("header");
        if names
            .iter()
            .any(|declared| declared.eq_ignore_ascii_case(name))
        {
            return;
        }
        let message = format!("{} declares no header `{name}`", self.parent());
        let diagnostic = Diagnostic::warning(
            Code::UNDECLARED_HEADER,
            place.name(name),
            self.message(&message),
        )
        .label("no such header parameter");
        self.undeclared(diagnostic, name, &parameters, &names, "header parameters");
    }

    /// Reports a parameter that is declared elsewhere, or not at all.
    fn undeclared(
        &mut self,
        diagnostic: Diagnostic,
        name: &str,
        parameters: &Parameters<'s>,
        names: &[&str],
        what: &str,
    ) {
        if !parameters.is_complete {
            return;
        }
        let elsewhere = parameters
            .declared
            .iter()
            .find(|each| each.name.eq_ignore_ascii_case(name));
        self.lenient(match elsewhere {
            Some(other) if !names.contains(&other.name) => {
                let location = other.view.get("in").unwrap_or(other.view).location();
                let help = match other.place {
                    "cookie" => "no expression reads a cookie".to_owned(),
                    place => format!("write `$request.{place}.{}`", other.name),
                };
                let label = format!("`{}` is declared here, `in: {}`", other.name, other.place);
                diagnostic.also(location, label).help(help)
            }
            _ if names.is_empty() => diagnostic
                .help(instead(name, names, what))
                .help("declare it in the `parameters` of the operation"),
            _ => diagnostic.help(instead(name, names, what)),
        });
    }

    /// Whether the properties of an object are query parameters themselves: with `explode`, the default, as `name`, and
    /// with the style `deepObject` as `parameter[name]`.
    fn is_spread(&self, parameter: &Declared<'s>, name: &str) -> bool {
        let in_brackets = |rest: &str| rest.starts_with('[') && rest.ends_with(']');
        if name.strip_prefix(parameter.name).is_some_and(in_brackets) {
            return true;
        }
        let Some(schema) = parameter.view.get("schema") else {
            return false;
        };
        matches!(
            Steps::new(self.schemas, name).step(self.schemas.id(schema)),
            Step::Found(_)
        )
    }

    fn parameters(&self) -> Parameters<'s> {
        let parent = &self.callback.parent;
        let mut parameters = Parameters {
            declared: Vec::new(),
            is_complete: true,
        };
        for holder in [parent.operation, parent.path_item] {
            let list = holder.get("parameters");
            for item in list.into_iter().flat_map(|list| list.items()) {
                match self.declared(item) {
                    Some(declared) => parameters.declared.push(declared),
                    None => parameters.is_complete = false,
                }
            }
        }
        parameters
    }

    fn declared(&self, item: View<'s>) -> Option<Declared<'s>> {
        let view = resolve(self.schemas.sources, item).ok()?;
        Some(Declared {
            name: view.get("name")?.as_text()?,
            place: view.get("in")?.as_text()?,
            view,
        })
    }
}

/// The names in a path template: `orderId` of `/orders/{orderId}`.
fn template_names(template: &str) -> Vec<&str> {
    let braced = template.split('{').skip(1);
    braced
        .filter_map(|rest| Some(rest.split_once('}')?.0))
        .collect()
}
