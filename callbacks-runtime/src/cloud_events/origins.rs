//! The consumer's answer to a handshake.

use std::fmt;
use std::num::NonZeroU32;

use bytes::Bytes;
use http::header::{ALLOW, HeaderValue};
use http::{HeaderMap, Method, Response, StatusCode};
use http_body_util::Full;

use super::{ALLOWED_ORIGIN, ALLOWED_RATE, REQUEST_ORIGIN, REQUEST_RATE, only};

/// The maximum length of a DNS name.
const MAX_ORIGIN: usize = 253;

/// Whose events a consumer agrees to receive, and how many of them per minute.
///
/// An origin is the name under which a provider sends, such as `eventemitter.example.com`. The provider claims it
/// without proof.
///
/// ```
/// use callbacks_runtime::cloud_events::AllowedOrigins;
///
/// # let router = callbacks_runtime::Router::default();
/// let router = router.consent_to(AllowedOrigins::new(["provider.example"])?.rate(600)?);
/// # Ok::<(), callbacks_runtime::cloud_events::InvalidOrigin>(())
/// ```
#[derive(Clone, Debug)]
pub struct AllowedOrigins {
    /// `None` for every origin.
    origins: Option<Vec<String>>,
    rate: Option<NonZeroU32>,
}

impl AllowedOrigins {
    /// Allows these origins only.
    ///
    /// # Errors
    ///
    /// Returns an error if an origin is not a DNS name.
    pub fn new<O: AsRef<str>>(origins: impl IntoIterator<Item = O>) -> Result<Self, InvalidOrigin> {
        let origins = origins.into_iter().map(|origin| checked(origin.as_ref()));
        Ok(Self {
            origins: Some(origins.collect::<Result<_, _>>()?),
            rate: None,
        })
    }

    /// Allows every origin.
    pub fn any() -> Self {
        Self {
            origins: None,
            rate: None,
        }
    }

    /// Sets how many requests each origin may send per minute. The default is any number. The rate is announced, not
    /// enforced.
    ///
    /// # Errors
    ///
    /// Returns an error if the number is zero.
    pub fn rate(mut self, requests_per_minute: u32) -> Result<Self, InvalidOrigin> {
        let rate = NonZeroU32::new(requests_per_minute);
        self.rate = Some(rate.ok_or(InvalidOrigin(()))?);
        Ok(self)
    }

    fn allows(&self, origin: &str) -> bool {
        let is_it = |known: &String| known.eq_ignore_ascii_case(origin);
        let listed = self.origins.as_ref();
        listed.is_none_or(|origins| origins.iter().any(is_it))
    }

    /// The lower rate, if both sides name one.
    fn rate_for(&self, headers: &HeaderMap) -> Option<NonZeroU32> {
        let wanted = only(headers, &REQUEST_RATE).and_then(|text| text.parse().ok());
        match (self.rate, wanted) {
            (Some(most), Some(wanted)) => Some(most.min(wanted)),
            (Some(most), None) => Some(most),
            (None, _) => None,
        }
    }
}

/// The consent for a request that asks for it.
#[derive(Debug)]
pub(crate) struct Asked {
    origin: HeaderValue,
    rate: HeaderValue,
}

impl Asked {
    /// What is agreed to. `None` if the request does not ask.
    pub(crate) fn of(
        allowed: Option<&AllowedOrigins>,
        method: &Method,
        headers: &HeaderMap,
    ) -> Option<Self> {
        let allowed = allowed.filter(|_| method == Method::OPTIONS)?;
        let origin = only(headers, &REQUEST_ORIGIN)?;
        let origin = checked(origin).ok()?;
        if !allowed.allows(&origin) {
            return None;
        }
        let rate = allowed.rate_for(headers);
        Some(Self {
            origin: HeaderValue::try_from(origin).ok()?,
            rate: rate.map_or(HeaderValue::from_static("*"), |rate| rate.get().into()),
        })
    }

    /// The answer to the handshake, based on the router's answer without one. If the router does not know the path,
    /// nothing is agreed to.
    pub(crate) fn answer(
        asked: Option<Self>,
        refusal: Response<Full<Bytes>>,
    ) -> Response<Full<Bytes>> {
        let allow = refusal.headers().get(ALLOW).cloned();
        let (Some(asked), Some(allow)) = (asked, allow) else {
            return refusal;
        };
        let mut response = Response::default();
        *response.status_mut() = StatusCode::NO_CONTENT;
        let headers = response.headers_mut();
        headers.insert(ALLOW, allow);
        headers.insert(ALLOWED_ORIGIN, asked.origin);
        headers.insert(ALLOWED_RATE, asked.rate);
        response
    }
}

/// Checks that an origin is a DNS name, possibly with a wildcard.
pub(super) fn checked(origin: &str) -> Result<String, InvalidOrigin> {
    let allowed = |byte: u8| byte.is_ascii_alphanumeric() || b".-_".contains(&byte);
    if origin.is_empty() || origin.len() > MAX_ORIGIN || !origin.bytes().all(allowed) {
        return Err(InvalidOrigin(()));
    }
    Ok(origin.to_owned())
}

/// An origin that is not a DNS name, or a rate of zero.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InvalidOrigin(pub(super) ());

impl fmt::Display for InvalidOrigin {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("an origin is a name of DNS, and a rate at least one request a minute")
    }
}

impl std::error::Error for InvalidOrigin {}
