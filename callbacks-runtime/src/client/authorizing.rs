//! Credentials in a request. They are added for each hop and each attempt, and removed before the next one.

use std::fmt;
use std::time::SystemTime;

use bytes::Bytes;
use http::header::{COOKIE, HeaderName, HeaderValue};

use super::attachments::Attachments;
use crate::credential::{
    CredentialError, Credentials, Message, Presented, Secret, Security, choose,
};
use crate::outgoing_request::OutgoingRequest;
use crate::parameter::{self, Place, Style};

/// The credentials that the operation requires, and those that the client has.
#[derive(Clone, Default)]
pub(crate) struct Authorizing {
    security: Security,
    credentials: Credentials,
    /// A parameter is the whole query, so no key can be added to it.
    has_whole_query: bool,
    written: Written,
}

/// What was added to the request, so that it can be removed.
#[derive(Clone, Default)]
struct Written {
    /// The headers, with their former values.
    headers: Vec<(HeaderName, Option<HeaderValue>)>,
    /// The URL with the credentials, and the URL without them.
    url: Option<(Secret, String)>,
}

impl Authorizing {
    pub(crate) fn new(security: Security, credentials: Credentials) -> Self {
        Self {
            security,
            credentials,
            has_whole_query: false,
            written: Written::default(),
        }
    }

    /// Whether the operation requires any credentials.
    pub(crate) fn is_needed(&self) -> bool {
        !self.security.alternatives().is_empty()
    }

    /// Whether a parameter is the whole query.
    pub(super) fn has_whole_query(&self) -> bool {
        self.has_whole_query
    }

    /// Marks a request in which one parameter is the whole query (OpenAPI 3.2, `in: querystring`).
    pub(crate) fn with_whole_query(mut self, is_whole: bool) -> Self {
        self.has_whole_query = is_whole;
        self
    }
}

/// Replaces the credentials of a request with those for its origin. Signatures are made afterwards.
///
/// # Errors
///
/// Returns an error if a required credential is missing.
pub(crate) async fn authorize(
    request: &mut OutgoingRequest,
    time: SystemTime,
) -> Result<(), CredentialError> {
    strip(request);
    let Some(attached) = Attachments::of(request) else {
        return Ok(());
    };
    let Authorizing {
        security,
        credentials,
        has_whole_query,
        ..
    } = &attached.authorizing;
    let message = Message {
        url: &request.url,
        has_whole_query: *has_whole_query,
        time,
    };
    let presented = choose(security, credentials, &message).await?;
    presented.into_iter().for_each(|each| write(request, each));
    Ok(())
}

/// Removes the credentials from a request.
pub(crate) fn strip(request: &mut OutgoingRequest) {
    let Written { headers, url } = written(request).map(std::mem::take).unwrap_or_default();
    for (name, before) in headers.into_iter().rev() {
        match before {
            Some(value) => request.headers.insert(name, value),
            None => request.headers.remove(name),
        };
    }
    // If the URL is a different one by now, it is the URL of another hop.
    if let Some((with, without)) = url
        && with.expose() == request.url
    {
        request.url = without;
    }
}

fn written(request: &mut OutgoingRequest) -> Option<&mut Written> {
    Attachments::of_mut(request).map(|attached| &mut attached.authorizing.written)
}

fn write(request: &mut OutgoingRequest, presented: Presented) {
    match presented {
        Presented::Nothing => {}
        Presented::Header(name, value) => insert(request, name, value),
        Presented::Query(name, key) => append(request, name, &key),
        Presented::Cookie(name, key) => {
            let before = request.headers.get(COOKIE);
            let mut cookies = before.map_or_else(Vec::new, |before| before.as_bytes().to_vec());
            if !cookies.is_empty() {
                cookies.extend(b"; ");
            }
            cookies.extend(format!("{name}={}", key.expose()).bytes());
            let mut value = HeaderValue::from_maybe_shared(Bytes::from(cookies))
                .expect("names are tokens, keys were checked, and the rest was a header before");
            value.set_sensitive(true);
            insert(request, COOKIE, value);
        }
    }
}

/// Adds a key to the query.
fn append(request: &mut OutgoingRequest, name: &str, key: &Secret) {
    let pair = parameter::write(Style::FORM, Place::Query, name, key.expose());
    let pair = Secret::new(pair.ok().flatten().unwrap_or_default());
    let before = request.url.clone();
    request
        .url
        .push(if before.contains('?') { '&' } else { '?' });
    request.url.push_str(pair.expose());
    let with = Secret::new(request.url.as_str());
    if let Some(written) = written(request) {
        let before = written.url.take().map_or(before, |(_, before)| before);
        written.url = Some((with, before));
    }
}

fn insert(request: &mut OutgoingRequest, name: HeaderName, value: HeaderValue) {
    let before = request.headers.insert(name.clone(), value);
    if let Some(written) = written(request) {
        written.headers.push((name, before));
    }
}

impl fmt::Debug for Authorizing {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Authorizing")
            .field("security", &self.security)
            .field("credentials", &self.credentials)
            .finish_non_exhaustive()
    }
}
