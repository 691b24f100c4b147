//! The kinds of credentials, and how each is written into a request.

use std::time::SystemTime;

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use bytes::Bytes;
use http::header::{AUTHORIZATION, HeaderName, HeaderValue};
use http::request::Parts;

use super::error::Fault;
use super::provider::Granted;
use super::read;
use super::scheme::{Scheme, SchemeKind};
use super::secret::Secret;
use crate::target::Target;

/// What a credential adds to a request.
#[derive(Debug)]
pub enum Presented {
    /// A header, marked as sensitive.
    Header(HeaderName, HeaderValue),
    /// A query parameter. The value is not yet encoded.
    Query(&'static str, Secret),
    /// A cookie.
    Cookie(&'static str, Secret),
    /// Nothing. The transport presents it.
    Nothing,
}

/// A credential: one of the types of this module.
pub trait Credential: Sized + Send + Sync + 'static {
    /// Writes it into a request.
    #[doc(hidden)]
    fn present(&self, scheme: &Scheme, time: SystemTime) -> Result<Presented, Fault>;

    /// Reads it from a request.
    #[doc(hidden)]
    fn read(scheme: &Scheme, parts: &Parts) -> Option<Self>;
}

/// Methods that say which origins may see a credential.
macro_rules! grants {
    ($($ty:ident,)*) => {$(
        impl $ty {
            /// Only sends it to the origin of this target.
            pub fn for_origin_of(self, target: &Target) -> Granted<Self> {
                Granted::to_origin_of(self, target)
            }

            /// Sends it to every target.
            ///
            /// Every target learns it: an untrusted subscriber could present it to other consumers and impersonate the
            /// provider. If your consumers do not trust each other, give each one its own credential.
            pub fn for_any_origin(self) -> Granted<Self> {
                Granted::to_any(self)
            }
        }
    )*};
}

grants!(Basic, Bearer, ApiKey, Authorization, ClientCertificate,);

/// A user name and password (RFC 7617).
///
/// ```
/// use callbacks_runtime::credential::Basic;
///
/// let basic = Basic::new("Aladdin", "open sesame");
/// assert_eq!(format!("{basic:?}"), "Basic { user: .., password: .. }");
/// ```
#[derive(Clone, Debug)]
pub struct Basic {
    user: Secret,
    password: Secret,
}

impl Basic {
    /// A user name and password. A name with a colon cannot be sent (RFC 7617 section 2).
    pub fn new(user: impl Into<String>, password: impl Into<String>) -> Self {
        Self {
            user: Secret::new(user),
            password: Secret::new(password),
        }
    }

    /// The user name.
    pub fn user(&self) -> &str {
        self.user.expose()
    }

    /// The password, to check it elsewhere. Never log it.
    pub fn password(&self) -> &str {
        self.password.expose()
    }

    /// Whether the password is equal. Takes constant time.
    pub fn has_password(&self, password: &str) -> bool {
        self.password.is(password)
    }
}

impl Credential for Basic {
    fn present(&self, _scheme: &Scheme, _time: SystemTime) -> Result<Presented, Fault> {
        if self.user.expose().contains(':') {
            return Err(Fault::Unsendable);
        }
        let pair = Secret::new(format!("{}:{}", self.user.expose(), self.password.expose()));
        // RFC 7617 section 2: control characters are not allowed.
        if pair.expose().contains(char::is_control) {
            return Err(Fault::Unsendable);
        }
        authorization("Basic", &Secret::new(BASE64_STANDARD.encode(pair.expose())))
    }

    fn read(_scheme: &Scheme, parts: &Parts) -> Option<Self> {
        let (user, password) = read::basic(parts)?;
        Some(Self { user, password })
    }
}

/// A bearer token (RFC 6750), for the scheme `bearer`, OAuth 2.0 and OpenID Connect.
///
/// ```
/// use callbacks_runtime::credential::Bearer;
///
/// let bearer = Bearer::new("mF_9.B5f-4.1JqM");
/// assert_eq!(format!("{bearer:?}"), "Bearer { token: .., expires: None }");
/// ```
#[derive(Clone, Debug)]
pub struct Bearer {
    token: Secret,
    expires: Option<SystemTime>,
}

impl Bearer {
    /// A token without a known expiry.
    pub fn new(token: impl Into<String>) -> Self {
        Self {
            token: Secret::new(token),
            expires: None,
        }
    }

    /// Sets the time from which the token is not sent.
    #[must_use]
    pub fn expires_at(mut self, time: SystemTime) -> Self {
        self.expires = Some(time);
        self
    }

    /// The time from which it is not sent, if known.
    pub fn expires(&self) -> Option<SystemTime> {
        self.expires
    }

    /// Whether the token has expired at this time.
    pub fn is_expired(&self, time: SystemTime) -> bool {
        self.expires.is_some_and(|expires| expires <= time)
    }

    /// Whether the token is equal. Takes constant time.
    pub fn is(&self, token: &str) -> bool {
        self.token.is(token)
    }

    /// The token, to check it elsewhere. Never log it.
    pub fn expose(&self) -> &str {
        self.token.expose()
    }
}

impl Credential for Bearer {
    fn present(&self, _scheme: &Scheme, time: SystemTime) -> Result<Presented, Fault> {
        if self.is_expired(time) {
            return Err(Fault::Expired);
        }
        // RFC 6750 section 2.1: a token has no whitespace.
        if self.token.expose().contains(char::is_whitespace) {
            return Err(Fault::Unsendable);
        }
        authorization("Bearer", &self.token)
    }

    fn read(_scheme: &Scheme, parts: &Parts) -> Option<Self> {
        Some(Self {
            token: read::authorization(parts, "Bearer")?,
            expires: None,
        })
    }
}

/// The value after the scheme name in the header `Authorization` (RFC 9110 section 11.6.2), for HTTP schemes other than
/// basic and bearer.
///
/// ```
/// use callbacks_runtime::credential::Authorization;
///
/// let authorization = Authorization::new(r#"id="7", mac="bhCQXTVyfj5cmA9uKkPFx1zeOXM=""#);
/// assert_eq!(format!("{authorization:?}"), "Authorization(..)");
/// ```
#[derive(Clone, Debug)]
pub struct Authorization(Secret);

impl Authorization {
    /// A token or parameters.
    pub fn new(text: impl Into<String>) -> Self {
        Self(Secret::new(text))
    }

    /// The value, to check it elsewhere. Never log it.
    pub fn expose(&self) -> &str {
        self.0.expose()
    }
}

impl Credential for Authorization {
    fn present(&self, scheme: &Scheme, _time: SystemTime) -> Result<Presented, Fault> {
        let SchemeKind::Http(name) = scheme.kind() else {
            return Err(Fault::Unsendable);
        };
        authorization(name, &self.0)
    }

    fn read(scheme: &Scheme, parts: &Parts) -> Option<Self> {
        let SchemeKind::Http(name) = scheme.kind() else {
            return None;
        };
        read::authorization(parts, name).map(Self)
    }
}

/// A key in a header, the query or a cookie, as the document says.
///
/// A key in the query appears in every log of URLs, also on the consumer's side. Only the author of the document can
/// change that.
///
/// ```
/// use callbacks_runtime::credential::ApiKey;
///
/// assert_eq!(format!("{:?}", ApiKey::new("k-123")), "ApiKey(..)");
/// ```
#[derive(Clone, Debug)]
pub struct ApiKey(Secret);

impl ApiKey {
    /// A credential with this key.
    pub fn new(key: impl Into<String>) -> Self {
        Self(Secret::new(key))
    }

    /// Whether the key is equal. Takes constant time.
    pub fn is(&self, key: &str) -> bool {
        self.0.is(key)
    }

    /// The key, to check it elsewhere. Never log it.
    pub fn expose(&self) -> &str {
        self.0.expose()
    }
}

impl Credential for ApiKey {
    fn present(&self, scheme: &Scheme, _time: SystemTime) -> Result<Presented, Fault> {
        let key = self.0.expose();
        match scheme.kind() {
            SchemeKind::ApiKeyInHeader(name) => {
                let name = HeaderName::from_bytes(name.as_bytes());
                header(name.map_err(|_| Fault::Unsendable)?, key)
            }
            _ if key.is_empty() => Err(Fault::Unsendable),
            SchemeKind::ApiKeyInQuery(name) => Ok(Presented::Query(name, self.0.clone())),
            SchemeKind::ApiKeyInCookie(name) if key.bytes().all(is_in_cookie) => {
                Ok(Presented::Cookie(name, self.0.clone()))
            }
            _ => Err(Fault::Unsendable),
        }
    }

    fn read(scheme: &Scheme, parts: &Parts) -> Option<Self> {
        read::key(parts, scheme.kind()).map(Self)
    }
}

/// A client certificate (mutual TLS). TLS presents it, so nothing is written into a request.
///
/// A sender declares with it that its transport presents a certificate, as with `HttpTransportBuilder::identity`. A
/// receiver gets what its server put into the extensions of the request.
///
/// ```
/// use callbacks_runtime::credential::ClientCertificate;
///
/// let mut request = http::Request::new(());
/// request.extensions_mut().insert(ClientCertificate::of_der(vec![0x30, 0x82]));
/// assert_eq!(ClientCertificate::by_transport().der(), None);
/// ```
#[derive(Clone, Debug)]
pub struct ClientCertificate(Option<Bytes>);

impl ClientCertificate {
    /// The certificate of the transport: of `HttpTransport::builder().identity(pem)`, or of your own transport.
    pub const fn by_transport() -> Self {
        Self(None)
    }

    /// A certificate that the server received from a client and verified: X.509 in DER.
    pub fn of_der(certificate: impl Into<Bytes>) -> Self {
        Self(Some(certificate.into()))
    }

    /// The certificate, if it is known.
    pub fn der(&self) -> Option<&[u8]> {
        self.0.as_deref()
    }
}

impl Credential for ClientCertificate {
    fn present(&self, _scheme: &Scheme, _time: SystemTime) -> Result<Presented, Fault> {
        Ok(Presented::Nothing)
    }

    fn read(_scheme: &Scheme, parts: &Parts) -> Option<Self> {
        parts.extensions.get().cloned()
    }
}

/// RFC 6265 section 4.1.1: `cookie-octet`.
fn is_in_cookie(byte: u8) -> bool {
    byte.is_ascii_graphic() && !b"\",;\\".contains(&byte)
}

fn authorization(scheme: &str, credentials: &Secret) -> Result<Presented, Fault> {
    if credentials.expose().is_empty() {
        return Err(Fault::Unsendable);
    }
    let text = Secret::new(format!("{scheme} {}", credentials.expose()));
    header(AUTHORIZATION, text.expose())
}

fn header(name: HeaderName, text: &str) -> Result<Presented, Fault> {
    // There is no common encoding of headers beyond ASCII (RFC 9110 section 5.5).
    let is_plain = |byte: u8| byte.is_ascii_graphic() || byte == b' ';
    if text.is_empty() || !text.bytes().all(is_plain) {
        return Err(Fault::Unsendable);
    }
    let value = HeaderValue::from_str(text);
    let mut value = value.map_err(|_| Fault::Unsendable)?;
    value.set_sensitive(true);
    Ok(Presented::Header(name, value))
}
