//! Follows redirects, if the user enables them and the document declares them.
//!
//! Each hop is a request of its own: the transport checks its URL and addresses like those of the first, and it is
//! signed again. Only what the operation declares leaves the origin of the target.

use std::fmt;
use std::time::SystemTime;

use http::header::{AUTHORIZATION, COOKIE, HeaderMap, LOCATION};
use url::Url;

use super::attachments::{Attachments, authorize_and_sign};
use super::{Client, exchange};
use crate::answer::Answer;
use crate::operation::Operation;
use crate::outgoing_request::OutgoingRequest;
use crate::transport::{Transport, TransportError};

/// More than a move within the consumer's network needs.
const MOST_HOPS: usize = 3;

/// The maximum length of a target.
const LONGEST: usize = 8 * 1024;

/// Identifies the message to the consumer, wherever it arrives.
const MESSAGE_ID: &str = "webhook-id";

/// Which redirects are followed, and which headers they get.
#[derive(Clone, Debug)]
pub(crate) struct Redirects {
    statuses: &'static [u16],
    /// The headers for origins other than the target's own.
    portable: HeaderMap,
}

impl<T> Client<T> {
    /// Follows the redirects that the document declares for an operation: `307 Temporary Redirect` and `308 Permanent
    /// Redirect` (RFC 9110 section 15.4). 3GPP network functions use them to hand subscriptions over. Otherwise a
    /// redirect is an answer like any other.
    ///
    /// Method and body stay the same. A call follows at most three hops, and none from `https` to `http`. The
    /// transport's [`TargetPolicy`](crate::TargetPolicy) checks every hop. Each one is signed again and has the
    /// transport's full timeout. Another origin (scheme, host and port) only receives what the operation declares: no
    /// cookies, no `Authorization`, and no headers of [`with_header`](Self::with_header).
    ///
    /// A redirect that cannot be followed is an error, [`Error::is_redirect`](crate::Error::is_redirect). Redirects are
    /// not remembered, even permanent ones.
    ///
    /// ```
    /// # use callbacks_runtime::{Client, Operation, Router};
    /// # use callbacks_runtime::client::InMemory;
    /// # let client = Client::over(InMemory::new(Router::default()));
    /// # mod notify { pub static OPERATION: callbacks_runtime::Operation =
    /// #     callbacks_runtime::Operation::new("notify", "POST", "/").with_redirects(&[307, 308]); }
    /// // `notify` is a generated module.
    /// let client = client.following_redirects(&notify::OPERATION);
    /// ```
    #[must_use]
    pub fn following_redirects(mut self, operation: &'static Operation) -> Self {
        self.following.push(operation);
        self
    }

    /// The redirects that may be followed. The request only contains what its operation declares.
    pub(super) fn redirects(
        &self,
        operation: &'static Operation,
        declared: &HeaderMap,
    ) -> Option<Redirects> {
        let is_followed = |other: &&Operation| std::ptr::eq(*other, operation);
        if operation.redirects.is_empty() || !self.following.iter().any(is_followed) {
            return None;
        }
        let mut portable = declared.clone();
        portable.remove(COOKIE);
        portable.remove(AUTHORIZATION);
        let statuses = operation.redirects;
        Some(Redirects { statuses, portable })
    }
}

/// Sends a request and follows its redirects.
pub(super) async fn follow<T: Transport>(
    transport: &T,
    request: OutgoingRequest,
    time_of_day: impl Fn() -> SystemTime + Send + Sync,
) -> Result<Answer, TransportError> {
    let attached = Attachments::of(&request);
    let Some(redirects) = attached.and_then(|attached| attached.redirects.as_ref()) else {
        return exchange(transport, request).await;
    };
    let mut visited = vec![parse(&request.url)?];
    let mut hop = request.clone();
    loop {
        let here = &visited[visited.len() - 1];
        let answer = exchange(transport, hop).await?;
        if !redirects.statuses.contains(&answer.status().as_u16()) {
            return Ok(answer);
        }
        if visited.len() > MOST_HOPS {
            return Err(RedirectFault::TooMany.into());
        }
        let next = destination(here, answer.headers())?;
        if visited.contains(&next) {
            return Err(RedirectFault::Loop.into());
        }
        let is_at_home = next.origin() == visited[0].origin();
        hop = headers_for_origin(&request, redirects, is_at_home);
        hop.url = next.as_str().to_owned();
        authorize_and_sign(&mut hop, &time_of_day).await?;
        visited.push(next);
    }
}

/// The request for the origin of the target, or for another one. Headers that were added to those of the operation are
/// only for the first.
fn headers_for_origin(
    request: &OutgoingRequest,
    redirects: &Redirects,
    is_at_home: bool,
) -> OutgoingRequest {
    let mut hop = request.clone();
    if !is_at_home {
        hop.headers.clone_from(&redirects.portable);
        if let Some(id) = request.headers.get(MESSAGE_ID) {
            hop.headers.insert(MESSAGE_ID, id.clone());
        }
    }
    hop
}

/// The destination of a redirect, resolved against the URL that answered (RFC 9110 section 10.2.2).
fn destination(from: &Url, headers: &HeaderMap) -> Result<Url, RedirectFault> {
    let mut lines = headers.get_all(LOCATION).iter();
    let (Some(location), None) = (lines.next(), lines.next()) else {
        return Err(RedirectFault::Location);
    };
    // The parser would remove tabs, and read a backslash as a slash.
    let location = location
        .to_str()
        .ok()
        .filter(|text| !text.is_empty() && text.len() <= LONGEST && !text.contains(['\t', '\\']))
        .ok_or(RedirectFault::Location)?;
    let mut next = from.join(location).map_err(|_| RedirectFault::Location)?;
    next.set_fragment(None);
    let is_plain = next.username().is_empty() && next.password().is_none() && next.has_host();
    match (from.scheme(), next.scheme()) {
        _ if !is_plain || next.as_str().len() > LONGEST => Err(RedirectFault::Location),
        (_, "https") | ("http", "http") => Ok(next),
        ("https", "http") => Err(RedirectFault::Downgrade),
        _ => Err(RedirectFault::Location),
    }
}

fn parse(url: &str) -> Result<Url, TransportError> {
    Url::parse(url).map_err(TransportError::refused)
}

/// Why a redirect is not followed. Its destination may contain a secret and is not shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum RedirectFault {
    Location,
    Downgrade,
    Loop,
    TooMany,
}

impl fmt::Display for RedirectFault {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Location => "it has no `Location` that is a URL",
            Self::Downgrade => "it leads from `https` to `http`",
            Self::Loop => "it leads in a circle",
            Self::TooMany => "it is the fourth in a row",
        })
    }
}

impl std::error::Error for RedirectFault {}

impl From<RedirectFault> for TransportError {
    fn from(fault: RedirectFault) -> Self {
        Self::redirect(fault)
    }
}

#[cfg(test)]
mod tests {
    use http::HeaderValue;

    use super::*;

    const FROM: &str = "https://one.example/a/b?c=d";

    fn lead(location: &[u8]) -> Result<String, RedirectFault> {
        let mut headers = HeaderMap::new();
        headers.insert(LOCATION, HeaderValue::from_bytes(location).unwrap());
        let from = Url::parse(FROM).unwrap();
        destination(&from, &headers).map(String::from)
    }

    #[test]
    fn s23_a_location_is_a_url_or_relative_to_one() {
        for (location, expected) in [
            ("https://two.example/x?y#z", "https://two.example/x?y"),
            ("HTTPS://TWO.example:443", "https://two.example/"),
            ("/x", "https://one.example/x"),
            ("x", "https://one.example/a/x"),
            ("../x", "https://one.example/x"),
            ("?x", "https://one.example/a/b?x"),
            ("//two.example/x", "https://two.example/x"),
        ] {
            assert_eq!(
                lead(location.as_bytes()).as_deref(),
                Ok(expected),
                "{location}"
            );
        }
    }

    #[test]
    fn s23_no_other_location_is_followed() {
        for location in [
            &b""[..],
            b"https://",
            b"https://user@two.example/",
            b"https://:pw@two.example/",
            b"file:///etc/passwd",
            b"gopher://two.example/",
            b"data:text/plain,x",
            b"javascript:alert(1)",
            b"https://two.example\\@three.example/",
            b"\\\\two.example",
            b"/a\tb",
            b"/\xff",
            &[b'a'; LONGEST + 1],
        ] {
            assert_eq!(lead(location), Err(RedirectFault::Location), "{location:?}");
        }
        assert_eq!(lead(b"http://one.example/a"), Err(RedirectFault::Downgrade));
        let from = Url::parse(FROM).unwrap();
        let mut headers = HeaderMap::new();
        assert_eq!(destination(&from, &headers), Err(RedirectFault::Location));
        headers.append(LOCATION, HeaderValue::from_static("/x"));
        headers.append(LOCATION, HeaderValue::from_static("/y"));
        assert_eq!(destination(&from, &headers), Err(RedirectFault::Location));
    }
}
