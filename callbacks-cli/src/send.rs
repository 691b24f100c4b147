//! Sends messages as they are: no redirects, no retries, nothing added but `Host` and `Content-Length`.

use std::time::{Duration, Instant};

use bytes::Bytes;
use http::{HeaderMap, HeaderName, header};

use crate::failure::Failure;
use crate::message::Message;

/// The answer to a message.
#[derive(Clone, Debug)]
pub(crate) struct Reply {
    pub(crate) status: u16,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Bytes,
    pub(crate) took: Duration,
}

/// The longest answer that is read, in bytes.
const LONGEST: usize = 1024 * 1024;

/// Sends messages to any host. The user has named it.
#[derive(Clone, Debug)]
pub(crate) struct Sender(reqwest::Client);

/// What belongs to one connection (RFC 9110 section 7.6.1), and what the client writes itself.
const OF_CONNECTION: [HeaderName; 7] = [
    header::HOST,
    header::CONTENT_LENGTH,
    header::TRANSFER_ENCODING,
    header::CONNECTION,
    header::UPGRADE,
    header::TE,
    header::TRAILER,
];

impl Sender {
    pub(crate) fn new(timeout: Duration) -> Result<Self, Failure> {
        let client = reqwest::Client::builder()
            .redirect(reqwest::redirect::Policy::none())
            .timeout(timeout)
            .no_proxy()
            .build();
        let client =
            client.map_err(|error| Failure::io(format!("TLS could not be set up: {error}")))?;
        Ok(Self(client))
    }

    pub(crate) async fn send(&self, message: &Message) -> Result<Reply, Failure> {
        let mut headers = message.headers.clone();
        for name in &OF_CONNECTION {
            headers.remove(name);
        }
        let request = self.0.request(message.method.clone(), &message.url);
        let request = request.headers(headers).body(message.body.clone());
        let started = Instant::now();
        let unreached = |error: &reqwest::Error| {
            let failure = Failure::io(format!(
                "no answer from `{}`: {}",
                message.url,
                reason(error)
            ));
            failure.help(
                "check that the service listens there, and that the scheme and the port are right",
            )
        };
        let mut response = request.send().await.map_err(|error| unreached(&error))?;
        let mut body = Vec::new();
        while let Some(chunk) = response.chunk().await.map_err(|error| unreached(&error))? {
            let room = LONGEST - body.len();
            body.extend_from_slice(&chunk[..chunk.len().min(room)]);
            if body.len() == LONGEST {
                break;
            }
        }
        Ok(Reply {
            status: response.status().as_u16(),
            headers: response.headers().clone(),
            body: body.into(),
            took: started.elapsed(),
        })
    }
}

/// The innermost cause, which says the most.
fn reason(error: &reqwest::Error) -> String {
    let mut innermost: &dyn std::error::Error = error;
    while let Some(source) = innermost.source() {
        innermost = source;
    }
    innermost.to_string()
}
