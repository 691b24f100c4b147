//! Security schemes, and what operations ask for.

use super::Documentation;
use crate::document::In;

/// A security scheme, which is a static of the module that holds them.
#[derive(Debug)]
pub(crate) struct SecurityScheme {
    /// The name of the static.
    pub(crate) constant: String,
    /// The name in the document.
    pub(crate) name: String,
    pub(crate) kind: SchemeKind,
    pub(crate) documentation: Documentation,
}

/// How a caller is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum SchemeKind {
    Basic,
    /// With the format of tokens, as a hint.
    Bearer(Option<String>),
    /// Another scheme of HTTP.
    Http(String),
    ApiKey(In, String),
    /// With the URL from which a program gets tokens.
    OAuth2(Option<String>),
    /// With the URL by which its provider is discovered.
    OpenIdConnect(String),
    MutualTls,
}

/// What an operation asks for.
#[derive(Debug)]
pub(crate) struct Security {
    /// Whether the operation says it itself, and not the document of all its operations.
    pub(crate) is_own: bool,
    /// Of these one; at least one asks for a scheme.
    pub(crate) alternatives: Vec<Vec<Demand>>,
}

/// One scheme, with the scopes that are asked for.
#[derive(Debug)]
pub(crate) struct Demand {
    /// Its place in [`Api::security_schemes`](super::Api::security_schemes).
    pub(crate) scheme: usize,
    pub(crate) scopes: Vec<String>,
}
