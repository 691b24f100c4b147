//! Security schemes, and which of them an operation requires.

use std::marker::PhantomData;

/// How a caller is authenticated (OpenAPI "Security Scheme Object").
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum SchemeKind {
    /// User name and password (RFC 7617).
    Basic,
    /// A bearer token (RFC 6750).
    Bearer,
    /// Another scheme of the header `Authorization` (RFC 9110 section 11.6.2), by name.
    Http(&'static str),
    /// A key in the header with this name.
    ApiKeyInHeader(&'static str),
    /// A key in the query parameter with this name.
    ApiKeyInQuery(&'static str),
    /// A key in the cookie with this name.
    ApiKeyInCookie(&'static str),
    /// A bearer token of OAuth 2.0 (RFC 6749).
    OAuth2,
    /// A bearer token of OpenID Connect, with the discovery URL of its provider.
    OpenIdConnect(&'static str),
    /// A client certificate.
    MutualTls,
}

/// A security scheme of a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Scheme {
    name: &'static str,
    kind: SchemeKind,
}

impl Scheme {
    /// Its name in the document.
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// How a caller is authenticated.
    pub const fn kind(&self) -> SchemeKind {
        self.kind
    }
}

/// A security scheme with credentials of type `C`. The module `security` of generated code has one for each scheme that
/// its operations require.
#[derive(Debug)]
pub struct SecurityScheme<C> {
    scheme: Scheme,
    credential: PhantomData<fn() -> C>,
}

/// For generated code.
impl<C> SecurityScheme<C> {
    const fn of(name: &'static str, kind: SchemeKind) -> Self {
        Self {
            scheme: Scheme { name, kind },
            credential: PhantomData,
        }
    }

    /// The scheme without the type of its credentials.
    pub const fn scheme(&'static self) -> &'static Scheme {
        &self.scheme
    }

    /// A requirement of this scheme.
    #[doc(hidden)]
    pub const fn demand(&'static self, scopes: &'static [&'static str]) -> Demand {
        Demand {
            scheme: &self.scheme,
            scopes,
        }
    }
}

macro_rules! constructors {
    ($($credential:ident: $($what:literal $name:ident($($detail:ident)?) => $kind:ident;)*)*) => {$(
        impl SecurityScheme<super::$credential> {$(
            #[doc = $what]
            pub const fn $name(name: &'static str $(, $detail: &'static str)?) -> Self {
                Self::of(name, SchemeKind::$kind $(($detail))?)
            }
        )*}
    )*};
}

constructors! {
    Basic:
        "The scheme of this name: [`SchemeKind::Basic`]." basic() => Basic;
    Bearer:
        "The scheme of this name: [`SchemeKind::Bearer`]." bearer() => Bearer;
        "The scheme of this name: [`SchemeKind::OAuth2`]." oauth2() => OAuth2;
        "The scheme of this name: [`SchemeKind::OpenIdConnect`]." open_id_connect(url) => OpenIdConnect;
    Authorization:
        "The scheme of this name: [`SchemeKind::Http`]." http(scheme) => Http;
    ApiKey:
        "The scheme of this name: [`SchemeKind::ApiKeyInHeader`]." api_key_in_header(header) => ApiKeyInHeader;
        "The scheme of this name: [`SchemeKind::ApiKeyInQuery`]." api_key_in_query(parameter) => ApiKeyInQuery;
        "The scheme of this name: [`SchemeKind::ApiKeyInCookie`]." api_key_in_cookie(cookie) => ApiKeyInCookie;
    ClientCertificate:
        "The scheme of this name: [`SchemeKind::MutualTls`]." mutual_tls() => MutualTls;
}

/// A required scheme, with the OAuth 2.0 scopes that a token needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Demand {
    pub(super) scheme: &'static Scheme,
    pub(super) scopes: &'static [&'static str],
}

impl Demand {
    /// The scheme.
    pub const fn scheme(&self) -> &'static Scheme {
        self.scheme
    }

    /// The scopes, or whatever else the document lists with the scheme.
    pub const fn scopes(&self) -> &'static [&'static str] {
        self.scopes
    }
}

/// What an operation requires (OpenAPI "Security Requirement Object"): one of several alternatives. Each alternative
/// lists schemes that are required together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Security {
    alternatives: &'static [&'static [Demand]],
    is_inherited: bool,
}

impl Security {
    /// A requirement of the operation itself.
    pub(crate) const fn own(alternatives: &'static [&'static [Demand]]) -> Self {
        Self {
            alternatives,
            is_inherited: false,
        }
    }

    /// A requirement of the document's root, for all operations.
    pub(crate) const fn inherited(alternatives: &'static [&'static [Demand]]) -> Self {
        Self {
            alternatives,
            is_inherited: true,
        }
    }

    /// The alternatives, in document order. An empty alternative requires nothing. Without alternatives, nothing is
    /// required either.
    pub const fn alternatives(&self) -> &'static [&'static [Demand]] {
        self.alternatives
    }

    /// Whether the requirement comes from the root of the document, not from the operation.
    pub const fn is_inherited(&self) -> bool {
        self.is_inherited
    }

    /// Whether a request without credentials matches the document.
    pub fn allows_none(&self) -> bool {
        self.alternatives.is_empty() || self.alternatives.iter().any(|each| each.is_empty())
    }
}
