//! Security schemes, and what operations require.

use super::Documentation;
use crate::document::In;

/// A security scheme. It becomes a static.
#[derive(Debug)]
pub(crate) struct SecurityScheme {
    /// The name of the static.
    pub(crate) constant: String,
    /// The name in the document.
    pub(crate) name: String,
    pub(crate) kind: SchemeKind,
    pub(crate) documentation: Documentation,
}

/// How a caller is authenticated.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum SchemeKind {
    Basic,
    /// With the format of tokens, as a hint.
    Bearer(Option<String>),
    /// Another scheme of HTTP.
    Http(String),
    ApiKey(In, String),
    /// With the URL where a program gets tokens.
    OAuth2(Option<String>),
    /// With the discovery URL of its provider.
    OpenIdConnect(String),
    MutualTls,
}

/// What an operation requires.
#[derive(Debug)]
pub(crate) struct Security {
    /// Whether the operation says so itself, and not the document for all operations.
    pub(crate) is_own: bool,
    /// The alternatives. At least one requires a scheme.
    pub(crate) alternatives: Vec<Vec<Demand>>,
}

/// One scheme, with the required scopes.
#[derive(Debug)]
pub(crate) struct Demand {
    /// Its index in [`Api::security_schemes`](super::Api::security_schemes).
    pub(crate) scheme: usize,
    pub(crate) scopes: Vec<String>,
}
