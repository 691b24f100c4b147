//! Security: the schemes, and which of them an operation requires.

use super::repeats::DEMAND;
use super::scheme::{SchemeKind, SecurityScheme};
use super::style::In;
use super::token::{is_framing, is_token};
use super::{Reader, Texts};
use crate::diagnostic::{Code, Diagnostic};
use crate::names;
use crate::resolve;
use crate::source::{KeyView, View};

/// What an operation requires: one of several alternatives.
#[derive(Clone, Debug, Default)]
pub(crate) struct Security<'s> {
    /// Whether the operation says so itself. Otherwise the document does, for all its operations.
    pub(crate) is_own: bool,
    pub(crate) alternatives: Vec<Alternative<'s>>,
}

/// A Security Requirement Object: schemes that are required together. Without any, nothing is required.
pub(crate) type Alternative<'s> = Vec<Demand<'s>>;

/// One scheme, with the required scopes.
#[derive(Clone, Debug)]
pub(crate) struct Demand<'s> {
    pub(crate) scheme: SecurityScheme<'s>,
    pub(crate) scopes: Vec<&'s str>,
}

impl<'s> Security<'s> {
    /// The operation's own requirement. `None` if it has none.
    pub(super) fn read(reader: &mut Reader<'_, 's>, operation: View<'s>) -> Option<Self> {
        let alternatives = read_alternatives(reader, operation, true)?;
        Some(Self {
            is_own: true,
            alternatives,
        })
    }
}

pub(super) fn read_alternatives<'s>(
    reader: &mut Reader<'_, 's>,
    holder: View<'s>,
    is_own: bool,
) -> Option<Vec<Alternative<'s>>> {
    let list = reader.list(holder, "security")?;
    let mut alternatives = Vec::new();
    for item in list.items() {
        if !item.is_mapping() {
            reader.unexpected(item, "a Security Requirement Object");
            continue;
        }
        if !reader.may_read(item, item.entries().len() * DEMAND) {
            break;
        }
        let demands = item
            .entries()
            .map(|(key, scopes)| read_demand(reader, item, key, scopes, is_own));
        let demands: Vec<_> = demands.collect();
        // An alternative with an unknown part cannot be satisfied.
        alternatives.extend(demands.into_iter().collect::<Option<Alternative<'s>>>());
    }
    Some(alternatives)
}

fn read_demand<'s>(
    reader: &mut Reader<'_, 's>,
    requirement: View<'s>,
    key: KeyView<'s>,
    scopes: View<'s>,
    is_own: bool,
) -> Option<Demand<'s>> {
    let Some((name, written)) = find(reader, requirement, key.text) else {
        report_unknown(reader, requirement, key, is_own);
        return None;
    };
    let view = reader.mapping(written, "a Security Scheme Object")?;
    let known = reader.schemes.known.get(&view.id()).copied();
    let kind = known.unwrap_or_else(|| {
        let kind = read_kind(reader, view);
        reader.schemes.known.insert(view.id(), kind);
        kind
    });
    Some(Demand {
        scheme: SecurityScheme {
            name,
            id: view.id(),
            texts: Texts::of(view),
            kind: kind?,
        },
        scopes: scopes.items().filter_map(|scope| scope.as_text()).collect(),
    })
}

/// The scheme with a name: in the document, or else in the file that requires it. Since 3.2 a name may also be the URI
/// of a scheme (OpenAPI 3.2 "Security Requirement Object"), whose name is then its last part.
fn find<'s>(
    reader: &Reader<'_, 's>,
    requirement: View<'s>,
    name: &'s str,
) -> Option<(&'s str, View<'s>)> {
    let own = requirement.source().root();
    let roots = reader.schemes.root.into_iter().chain(own);
    let mut found = roots.filter_map(|root| declared(root)?.get(name));
    if let Some(view) = found.next() {
        return Some((name, view));
    }
    let is_uri = name.contains(['#', '/']);
    let followed = is_uri.then(|| resolve::follow(reader.sources, requirement, name));
    let last = name.rsplit(['#', '/']).next().unwrap_or(name);
    Some((last, followed?.ok()?))
}

fn declared<'s>(root: View<'s>) -> Option<View<'s>> {
    root.get("components")?.get("securitySchemes")
}

/// An unknown scheme of the operation itself is an error. An unknown scheme of the document's root is not, because
/// callbacks are not part of the API.
fn report_unknown<'s>(
    reader: &mut Reader<'_, 's>,
    requirement: View<'s>,
    key: KeyView<'s>,
    is_own: bool,
) {
    let name = key.text;
    let message = format!("security scheme `{name}` is not declared");
    let own = requirement.source().root();
    let roots = reader.schemes.root.into_iter().chain(own);
    let schemes: Vec<_> = roots.filter_map(declared).collect();
    let count = schemes.iter().map(|schemes| schemes.entries().len()).sum();
    let nearest = reader.sources.suggestion(key.location, count, || {
        let names = schemes.iter().flat_map(|schemes| schemes.entries());
        names::nearest(name, names.map(|(key, _)| key.text)).map(str::to_owned)
    });
    let help = match nearest {
        Some(nearest) => format!("there is `{nearest}`"),
        None => format!("declare it: `components: {{securitySchemes: {{{name}: …}}}}`"),
    };
    let code = Code::UNKNOWN_SECURITY_SCHEME;
    if is_own {
        let error = Diagnostic::error(code, key.location, message);
        reader.diagnostics.push(error.help(help));
    } else {
        let warning = Diagnostic::warning(code, key.location, message);
        let warning = warning.label("this alternative is passed over");
        reader.lenient(warning.help(help));
    }
}

fn read_kind<'s>(reader: &mut Reader<'_, 's>, view: View<'s>) -> Option<SchemeKind<'s>> {
    Some(match reader.required_text(view, "type")? {
        "http" => match reader.required_text(view, "scheme")? {
            scheme if scheme.eq_ignore_ascii_case("basic") => SchemeKind::Basic,
            scheme if scheme.eq_ignore_ascii_case("bearer") => {
                let format = view.get("bearerFormat");
                SchemeKind::Bearer(format.and_then(|format| format.as_text()))
            }
            scheme if is_token(scheme) => SchemeKind::Http(scheme),
            scheme => return invalid(reader, view, "scheme", scheme),
        },
        "apiKey" => {
            let name = reader.required_text(view, "name")?;
            SchemeKind::ApiKey(read_place(reader, view, name)?, name)
        }
        "oauth2" => SchemeKind::OAuth2(token_url(view)),
        "openIdConnect" => {
            SchemeKind::OpenIdConnect(reader.required_text(view, "openIdConnectUrl")?)
        }
        "mutualTLS" => SchemeKind::MutualTls,
        other => {
            let node = view.get("type").unwrap_or(view);
            let message = format!("a security scheme cannot be of type `{other}`");
            let error = Diagnostic::error(Code::UNEXPECTED_TYPE, node.location(), message);
            let help = "write `apiKey`, `http`, `mutualTLS`, `oauth2` or `openIdConnect`";
            reader.diagnostics.push(error.help(help));
            return None;
        }
    })
}

/// The location of an API key, if it is possible with its name.
fn read_place<'s>(reader: &mut Reader<'_, 's>, view: View<'s>, name: &str) -> Option<In> {
    let place = match reader.required_text(view, "in")? {
        "query" => In::Query,
        "header" => In::Header,
        "cookie" => In::Cookie,
        other => {
            let node = view.get("in").unwrap_or(view);
            let message = format!("an API key cannot be in `{other}`");
            let error = Diagnostic::error(Code::UNEXPECTED_TYPE, node.location(), message);
            let help = "write `query`, `header` or `cookie`";
            reader.diagnostics.push(error.help(help));
            return None;
        }
    };
    let is_name = place == In::Query || is_token(name) && !is_framing(name);
    if is_name {
        Some(place)
    } else {
        invalid(reader, view, "name", name)
    }
}

fn invalid<'s, T>(
    reader: &mut Reader<'_, 's>,
    view: View<'s>,
    field: &str,
    value: &str,
) -> Option<T> {
    let location = view.get(field).unwrap_or(view).location();
    let message = format!("a credential cannot be sent under the {field} `{value}`");
    let error = Diagnostic::error(Code::INVALID_PARAMETER_NAME, location, message);
    reader.diagnostics.push(error);
    None
}

/// Where a program that acts for itself gets its tokens (RFC 6749 section 4.4).
fn token_url<'s>(view: View<'s>) -> Option<&'s str> {
    let flow = view.get("flows")?.get("clientCredentials")?;
    flow.get("tokenUrl")?.as_text()
}
