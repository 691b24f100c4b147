//! The security schemes of operations: a module of statics, for the credentials of a client.

use super::template::quote;
use super::tokens::{Ident, TokenStream};
use std::collections::BTreeSet;

use super::docs;
use super::ident::ident;
use super::literal::{string, strings};
use super::paths::Paths;
use crate::document::In;
use crate::ir::{Api, Demand, Operation, SchemeKind, SecurityScheme};
use crate::markdown::{Markdown, code, markdown};

/// The module, if there are any schemes.
pub(super) fn emit(api: &Api, paths: &Paths) -> TokenStream {
    let schemes = &api.security_schemes;
    if schemes.is_empty() {
        return TokenStream::new();
    }
    let (module, krate) = (ident(&api.security_module), &paths.krate);
    let names: BTreeSet<_> = schemes
        .iter()
        .map(|scheme| credential(&scheme.kind))
        .chain(["SecurityScheme"])
        .collect();
    let names = names.into_iter().map(ident);
    let statics = schemes.iter().map(emit_scheme);
    quote! {
        /// The security schemes that the operations require. `Client::with_credential` takes credentials for them.
        pub mod #module {
            use #krate::credential::{#(#names),*};
            #(#statics)*
        }
    }
}

/// The requirement of an operation, and the call that sets it.
pub(super) fn emit_requirements(
    operation: &Operation,
    api: &Api,
) -> (Option<TokenStream>, Option<TokenStream>) {
    let Some(security) = &operation.security else {
        return (None, None);
    };
    let alternatives = security.alternatives.iter().map(|demands| {
        let demands = demands.iter().map(|demand| emit_demand(demand, api));
        quote!(&[#(#demands),*])
    });
    let requirements = quote!(static SECURITY: &[&[Demand]] = &[#(#alternatives),*];);
    let with = if security.is_own {
        quote!(.with_security(SECURITY))
    } else {
        quote!(.with_inherited_security(SECURITY))
    };
    (Some(requirements), Some(with))
}

fn emit_demand(demand: &Demand, api: &Api) -> TokenStream {
    let module = ident(&api.security_module);
    let scheme = ident(&api.security_schemes[demand.scheme].constant);
    let scopes = strings(&demand.scopes);
    quote!(super::#module::#scheme.demand(&[#(#scopes),*]))
}

fn emit_scheme(scheme: &SecurityScheme) -> TokenStream {
    let (name, kind) = (code(&scheme.name), description(&scheme.kind));
    let note = markdown!("The scheme {}: {}.", name, kind);
    let docs = docs::with_note(&scheme.documentation, note);
    let (constant, name) = (ident(&scheme.constant), string(&scheme.name));
    let credential = ident(credential(&scheme.kind));
    let (new, detail) = constructor(&scheme.kind);
    let detail = detail.map(string);
    let detail = detail.map(|detail| quote!(, #detail));
    quote! {
        #docs
        pub static #constant: SecurityScheme<#credential> = SecurityScheme::#new(#name #detail);
    }
}

/// The type of the credentials.
fn credential(kind: &SchemeKind) -> &'static str {
    match kind {
        SchemeKind::Basic => "Basic",
        SchemeKind::Bearer(_) | SchemeKind::OAuth2(_) | SchemeKind::OpenIdConnect(_) => "Bearer",
        SchemeKind::Http(_) => "Authorization",
        SchemeKind::ApiKey(..) => "ApiKey",
        SchemeKind::MutualTls => "ClientCertificate",
    }
}

fn constructor(kind: &SchemeKind) -> (Ident, Option<&str>) {
    let (name, detail) = match kind {
        SchemeKind::Basic => ("basic", None),
        SchemeKind::Bearer(_) => ("bearer", None),
        SchemeKind::Http(scheme) => ("http", Some(scheme)),
        SchemeKind::ApiKey(In::Query, name) => ("api_key_in_query", Some(name)),
        SchemeKind::ApiKey(In::Cookie, name) => ("api_key_in_cookie", Some(name)),
        SchemeKind::ApiKey(_, name) => ("api_key_in_header", Some(name)),
        SchemeKind::OAuth2(_) => ("oauth2", None),
        SchemeKind::OpenIdConnect(url) => ("open_id_connect", Some(url)),
        SchemeKind::MutualTls => ("mutual_tls", None),
    };
    (ident(name), detail.map(String::as_str))
}

fn description(kind: &SchemeKind) -> Markdown {
    match kind {
        SchemeKind::Basic => markdown!("a user name and a password (RFC 7617)"),
        SchemeKind::Bearer(None) => markdown!("a bearer token (RFC 6750)"),
        SchemeKind::Bearer(Some(format)) => {
            markdown!("a bearer token (RFC 6750) in the format {}", code(format))
        }
        SchemeKind::Http(scheme) => {
            markdown!("the scheme {} of the header `Authorization`", code(scheme))
        }
        SchemeKind::ApiKey(place, name) => {
            markdown!("an API key, {} in the {}", code(name), place.name())
        }
        SchemeKind::OAuth2(None) => markdown!("an OAuth 2.0 bearer token (RFC 6749)"),
        SchemeKind::OAuth2(Some(url)) => {
            let url = code(url);
            markdown!(
                "an OAuth 2.0 bearer token (RFC 6749), with client credentials from {}",
                url
            )
        }
        SchemeKind::OpenIdConnect(url) => {
            let url = code(url);
            markdown!("an OpenID Connect bearer token, with discovery at {}", url)
        }
        SchemeKind::MutualTls => markdown!("a client certificate, which the transport presents"),
    }
}
