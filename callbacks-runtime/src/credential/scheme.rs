//! Security schemes, and which of them an operation asks for.

use std::marker::PhantomData;

/// How a caller is known (OpenAPI "Security Scheme Object").
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum SchemeKind {
    /// User name and password (RFC 7617).
    Basic,
    /// A bearer token (RFC 6750).
    Bearer,
    /// Another scheme in the header `Authorization` (RFC 9110 section 11.6.2), by its name.
    Http(&'static str),
    /// A key in a header of this name.
    ApiKeyInHeader(&'static str),
    /// A key in a query parameter of this name.
    ApiKeyInQuery(&'static str),
    /// A key in a cookie of this name.
    ApiKeyInCookie(&'static str),
    /// A bearer token by OAuth 2.0 (RFC 6749).
    OAuth2,
    /// A bearer token by OpenID Connect, with the URL by which its provider is discovered.
    OpenIdConnect(&'static str),
    /// A certificate of the client.
    MutualTls,
}

/// A security scheme of a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Scheme {
    name: &'static str,
    kind: SchemeKind,
}

impl Scheme {
    /// The name that it has in the document.
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// How a caller is known by it.
    pub const fn kind(&self) -> SchemeKind {
        self.kind
    }
}

/// A security scheme whose credentials are of the type `C`. The module `security` of a generated module has one for each
/// scheme that its operations ask for.
#[derive(Debug)]
pub struct SecurityScheme<C> {
    scheme: Scheme,
    credential: PhantomData<fn() -> C>,
}

/// Called by generated code.
impl<C> SecurityScheme<C> {
    const fn of(name: &'static str, kind: SchemeKind) -> Self {
        Self {
            scheme: Scheme { name, kind },
            credential: PhantomData,
        }
    }

    /// What is known of it without the type.
    pub const fn scheme(&'static self) -> &'static Scheme {
        &self.scheme
    }

    /// What an operation asks for.
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

/// One scheme that is asked for, with the scopes of OAuth 2.0 that a token must have.
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

    /// The scopes, or what else the document lists with the scheme.
    pub const fn scopes(&self) -> &'static [&'static str] {
        self.scopes
    }
}

/// What an operation asks for (OpenAPI "Security Requirement Object"): one of several alternatives, each of them schemes
/// that are asked for together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Security {
    alternatives: &'static [&'static [Demand]],
    is_inherited: bool,
}

impl Security {
    /// What an operation itself asks for.
    pub(crate) const fn own(alternatives: &'static [&'static [Demand]]) -> Self {
        Self {
            alternatives,
            is_inherited: false,
        }
    }

    /// What the document asks for of all its operations.
    pub(crate) const fn inherited(alternatives: &'static [&'static [Demand]]) -> Self {
        Self {
            alternatives,
            is_inherited: true,
        }
    }

    /// The alternatives, in the order of the document. One without any scheme asks for nothing; without any alternative
    /// nothing is asked for at all.
    pub const fn alternatives(&self) -> &'static [&'static [Demand]] {
        self.alternatives
    }

    /// Whether the operation says nothing of it and only the document does, of all its operations.
    pub const fn is_inherited(&self) -> bool {
        self.is_inherited
    }

    /// Whether a request without any credential is as the document says.
    pub fn allows_none(&self) -> bool {
        self.alternatives.is_empty() || self.alternatives.iter().any(|each| each.is_empty())
    }
}
