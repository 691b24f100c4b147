//! The URL of a request in one form for both sides. The sender has it as it is sent. The receiver has its public address
//! and the request line.

use std::fmt;

use http::Uri;
use http::uri::{Authority, PathAndQuery};

/// An absolute `http` or `https` URL in its normal form (RFC 9110 section 4.2.3).
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct TargetUri {
    scheme: &'static str,
    authority: String,
    path: String,
    query: Option<String>,
}

impl TargetUri {
    /// The URL of an outgoing request.
    #[cfg(feature = "url")]
    pub(super) fn sent_to(url: &str) -> Option<Self> {
        // HTTP clients such as reqwest send the URL in the form of this parser.
        Self::parse(url::Url::parse(url).ok()?.as_str())
    }

    /// The URL of an outgoing request.
    #[cfg(not(feature = "url"))]
    pub(super) fn sent_to(url: &str) -> Option<Self> {
        Self::parse(url)
    }

    pub(super) fn parse(url: &str) -> Option<Self> {
        let url = url.split('#').next().unwrap_or_default();
        let uri: Uri = url.parse().ok()?;
        let scheme = match uri.scheme_str()? {
            "http" => "http",
            "https" => "https",
            _ => return None,
        };
        let authority = normal_authority(scheme, uri.authority()?)?;
        let (path, query) = split(uri.path_and_query());
        Some(Self {
            scheme,
            authority,
            path: path.to_owned(),
            query: query.map(str::to_owned),
        })
    }

    /// The URL of a received request below this one.
    pub(super) fn below(&self, request: &Uri) -> Self {
        let (path, query) = split(request.path_and_query());
        Self {
            path: format!("{}{path}", self.path.trim_end_matches('/')),
            query: query.map(str::to_owned),
            ..self.clone()
        }
    }

    /// The same for a router that sees `/` at its mount: the request may have been for that path itself.
    pub(super) fn itself(&self, request: &Uri) -> Option<Self> {
        let path = self.path.trim_end_matches('/');
        (request.path() == "/" && !path.is_empty()).then(|| Self {
            path: path.to_owned(),
            ..self.below(request)
        })
    }

    pub(super) fn has_query(&self) -> bool {
        self.query.is_some()
    }

    pub(super) fn scheme(&self) -> &'static str {
        self.scheme
    }

    pub(super) fn authority(&self) -> &str {
        &self.authority
    }

    pub(super) fn path(&self) -> &str {
        &self.path
    }

    /// The query with its question mark, which is present even without a query (RFC 9421 section 2.2.7).
    pub(super) fn query(&self) -> String {
        format!("?{}", self.query.as_deref().unwrap_or_default())
    }

    /// Path and query of the request line.
    pub(super) fn request_target(&self) -> String {
        let (mark, query) = match &self.query {
            Some(query) => ("?", query.as_str()),
            None => ("", ""),
        };
        format!("{}{mark}{query}", self.path)
    }
}

impl fmt::Display for TargetUri {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (scheme, authority) = (self.scheme, &self.authority);
        write!(formatter, "{scheme}://{authority}{}", self.request_target())
    }
}

fn split(path_and_query: Option<&PathAndQuery>) -> (&str, Option<&str>) {
    let path = path_and_query.map_or("/", PathAndQuery::path);
    (path, path_and_query.and_then(PathAndQuery::query))
}

/// In lower case, without the port that the scheme implies, and without the dot that says that a name is complete.
fn normal_authority(scheme: &str, authority: &Authority) -> Option<String> {
    if authority.as_str().contains('@') || authority.host().is_empty() {
        return None;
    }
    let host = authority.host().to_ascii_lowercase();
    let host = host.strip_suffix('.').unwrap_or(&host);
    match (scheme, authority.port_u16()) {
        (_, None) | ("http", Some(80)) | ("https", Some(443)) => Some(host.to_owned()),
        (_, Some(port)) => Some(format!("{host}:{port}")),
    }
}
