//! One attempt of one stored message.

use std::collections::HashMap;
use std::fmt;
use std::time::{Duration, SystemTime};

use bytes::Bytes;
use callbacks_runtime::client::{CapturedRequest, Transport, TransportError};
use callbacks_runtime::retry::Outcome;
use callbacks_runtime::signature::{KeyRing, StandardKey, StandardWebhooks};
use callbacks_runtime::{Client, Operation};
use tokio::time::Instant;

use crate::error::{Error, Kind};
use crate::message::Message;
use crate::prepare::PLACEHOLDER;
use crate::store::{Cause, Endpoint};

/// How much of an answer is kept.
const EXCERPT: usize = 1024;

/// The operations that a worker sends, by their names.
///
/// A stored message only has the name of its operation. The operation itself says which credentials and redirects it has,
/// so a worker gets the operations of your generated modules.
///
/// ```
/// use callbacks_delivery::Operations;
/// use callbacks_runtime::Operation;
///
/// // Generated modules have one for each callback and webhook.
/// static PAID: Operation = Operation::new("paid", "POST", "/paid");
/// let operations = Operations::new([&PAID])?;
/// assert_eq!(operations.get("paid"), Some(&PAID));
/// # Ok::<(), callbacks_delivery::Error>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct Operations(HashMap<&'static str, &'static Operation>);

impl Operations {
    /// Some operations.
    ///
    /// # Errors
    ///
    /// If two different operations have the same name. Then a name does not say which one is meant: rename one of them.
    pub fn new(operations: impl IntoIterator<Item = &'static Operation>) -> Result<Self, Error> {
        let mut known = HashMap::new();
        for operation in operations {
            let before = known.insert(operation.name, operation);
            if before.is_some_and(|before| before != operation) {
                let problem = format!("two operations have the name `{}`", operation.name);
                return Err(Error::new(Kind::Invalid(problem)));
            }
        }
        Ok(Self(known))
    }

    /// An operation by its name.
    pub fn get(&self, name: &str) -> Option<&'static Operation> {
        self.0.get(name).copied()
    }
}

/// What came of an attempt.
#[derive(Clone)]
#[non_exhaustive]
pub struct Attempted {
    /// What a retry policy needs to know.
    pub outcome: Outcome,
    /// How long it took.
    pub took: Duration,
    /// The first KiB of the answer.
    pub excerpt: Bytes,
    /// The error, if no answer came. It has no secrets.
    pub error: Option<String>,
}

impl fmt::Debug for Attempted {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Attempted")
            .field("outcome", &self.outcome)
            .field("took", &self.took)
            .field("error", &self.error)
            .finish_non_exhaustive()
    }
}

/// A stored message that cannot be sent, however often it is tried.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Unsendable {
    /// Why.
    pub cause: Cause,
    /// More about the cause.
    pub detail: String,
}

impl Unsendable {
    pub(crate) fn new(cause: Cause, detail: impl Into<String>) -> Self {
        Self {
            cause,
            detail: detail.into(),
        }
    }
}

impl fmt::Display for Unsendable {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}: {}", self.cause.as_str(), self.detail)
    }
}

impl std::error::Error for Unsendable {}

/// Sends a stored message once, through your client: it adds credentials, signs and checks the target now.
///
/// This is the step that any queue can drive: the [`Worker`](crate::Worker) of this crate, or a job library. Give the outcome to
/// [`RetryPolicy::next`](callbacks_runtime::retry::RetryPolicy::next), which says whether and when to try again.
///
/// An event needs the endpoint that it goes to. The endpoint's secrets sign it, or the client if the endpoint has none.
///
/// # Errors
///
/// If the message cannot be sent at all: its operation is unknown, its stored form is invalid, or its endpoint is missing. A
/// request that fails is no error, but an [`Outcome`].
///
/// ```
/// use std::time::SystemTime;
/// use callbacks_delivery::{Message, Operations, attempt};
/// use callbacks_runtime::retry::{Class, RetryPolicy};
/// use callbacks_runtime::testing::Recording;
/// use callbacks_runtime::{Client, Operation, StatusCode};
///
/// static PAID: Operation = Operation::new("paid", "POST", "/paid");
///
/// # tokio::runtime::Builder::new_current_thread().enable_time().build().unwrap().block_on(async {
/// let stored = r#"{"v": 1, "id": "msg_1", "op": "paid", "method": "POST", "url": "https://c.example/hook"}"#;
/// let message = Message::restored(stored, "{}".into())?;
/// let client = Client::over(Recording::answering(|_| Ok(StatusCode::OK.into())));
/// let attempted = attempt(&client, &Operations::new([&PAID])?, &message, None, SystemTime::now()).await?;
/// assert_eq!(RetryPolicy::default().class(attempted.outcome), Class::Success);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// # }).unwrap();
/// ```
pub async fn attempt<T: Transport + Clone>(
    client: &Client<T>,
    operations: &Operations,
    message: &Message,
    endpoint: Option<&Endpoint>,
    time_of_day: SystemTime,
) -> Result<Attempted, Unsendable> {
    let envelope = message.envelope();
    let operation = operations.get(&envelope.operation).ok_or_else(|| {
        let detail = format!(
            "this program does not know the operation `{}`",
            envelope.operation
        );
        Unsendable::new(Cause::UnknownOperation, detail)
    })?;
    if let Some(key) = &envelope.sealed {
        let detail = format!(
            "the message is encrypted with the key `{key}`: open it with an `EncryptedStore` or `Message::open`"
        );
        return Err(Unsendable::new(Cause::NoKey, detail));
    }
    if let Some(key) = endpoint.and_then(Endpoint::sealed_with) {
        let detail = format!(
            "the endpoint is encrypted with the key `{key}`, which this program does not have"
        );
        return Err(Unsendable::new(Cause::NoKey, detail));
    }
    let unreadable = |error: Error| Unsendable::new(Cause::Unreadable, error.to_string());
    let (method, headers, id) = envelope.request().map_err(unreadable)?;
    let url = match (envelope.fanout, endpoint) {
        (false, _) => envelope.url.clone(),
        (true, Some(endpoint)) => endpoint_url(&endpoint.url, &envelope.url),
        (true, None) => {
            return Err(Unsendable::new(
                Cause::NoEndpoint,
                "the endpoint was removed",
            ));
        }
    };
    let mut captured =
        CapturedRequest::restored(operation, method, url, headers, message.body().clone());
    captured.has_whole_query = envelope.has_whole_query;
    let signer = endpoint.map(signer).transpose()?.flatten();
    let started = Instant::now();
    let sent = match signer {
        Some(signer) => {
            let client = client.clone().with_signer(signer);
            client.send_captured(captured, &id, || time_of_day).await
        }
        None => client.send_captured(captured, &id, || time_of_day).await,
    };
    let took = started.elapsed();
    let excerpt = sent.as_ref().map(|answer| {
        let body = answer.body();
        body.slice(..body.len().min(EXCERPT))
    });
    Ok(Attempted {
        outcome: Outcome::of(&sent, time_of_day.checked_add(took).unwrap_or(time_of_day)),
        took,
        excerpt: excerpt.unwrap_or_default(),
        error: sent.err().map(|error: TransportError| error.to_string()),
    })
}

/// The URL of an endpoint with the query of an event.
fn endpoint_url(endpoint: &str, captured: &str) -> String {
    let url = endpoint.split('#').next().unwrap_or_default();
    let query = captured
        .strip_prefix(PLACEHOLDER)
        .and_then(|rest| rest.strip_prefix('?'));
    match query {
        None | Some("") => url.to_owned(),
        Some(query) if url.contains('?') => format!("{url}&{query}"),
        Some(query) => format!("{url}?{query}"),
    }
}

/// What signs for an endpoint: `None` if it has no secrets.
fn signer(endpoint: &Endpoint) -> Result<Option<StandardWebhooks>, Unsendable> {
    let unreadable = |_| Unsendable::new(Cause::Unreadable, "a secret of the endpoint is invalid");
    let mut secrets = endpoint.secrets.iter();
    let Some(newest) = secrets.next() else {
        return Ok(None);
    };
    let key: StandardKey = newest.key.parse().map_err(unreadable)?;
    let mut ring = KeyRing::new(key);
    for older in secrets {
        let key: StandardKey = older.key.parse().map_err(unreadable)?;
        ring = match older.expires {
            Some(expires) => ring.and_until(key, expires),
            None => ring.and(key),
        }
        .map_err(unreadable)?;
    }
    Ok(Some(StandardWebhooks::new(ring)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_event_brings_its_query_to_the_url_of_the_endpoint() {
        for (endpoint, captured, expected) in [
            (
                "https://c.example/h",
                "https://endpoint.invalid/",
                "https://c.example/h",
            ),
            (
                "https://c.example/h",
                "https://endpoint.invalid/?a=b",
                "https://c.example/h?a=b",
            ),
            (
                "https://c.example/h?t=1#f",
                "https://endpoint.invalid/?a=b",
                "https://c.example/h?t=1&a=b",
            ),
        ] {
            assert_eq!(endpoint_url(endpoint, captured), expected);
        }
    }

    #[test]
    fn two_operations_of_one_name_are_refused() {
        static ONE: Operation = Operation::new("paid", "POST", "/one");
        static TWO: Operation = Operation::new("paid", "POST", "/two");
        assert!(Operations::new([&ONE, &ONE]).is_ok());
        let error = Operations::new([&ONE, &TWO]).unwrap_err();
        assert_eq!(error.to_string(), "two operations have the name `paid`");
    }
}
