//! One request that arrived.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use serde_json::{Value, json};

use crate::contract::Received;
use crate::explain::Explanation;
use crate::failure::Failure;
use crate::message::Message;
use crate::send::Reply;

/// A request with everything that is known about it.
#[derive(Clone, Debug)]
pub(crate) struct Event {
    pub(crate) id: u64,
    pub(crate) at: SystemTime,
    pub(crate) message: Message,
    /// The name of its operation.
    pub(crate) operation: Option<String>,
    /// The names of operations that nothing distinguishes from its own.
    pub(crate) also: Vec<String>,
    pub(crate) received: Received,
    /// `None` if there is no secret.
    pub(crate) signature: Option<Explanation>,
    /// What the message is recognized by.
    pub(crate) identity: u64,
    /// The first event with the same message.
    pub(crate) duplicate_of: Option<u64>,
    pub(crate) reply: Reply,
    /// How the answer of another service departs from the document.
    pub(crate) answer_faults: Vec<String>,
    /// Why there is no answer of another service.
    pub(crate) failure: Option<String>,
    /// Whether the answer is that of another service.
    pub(crate) is_forwarded: bool,
    pub(crate) saved: Option<PathBuf>,
    pub(crate) source: Source,
    /// Whether this process sent it. It received all others.
    pub(crate) is_sent: bool,
}

/// Where a request comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Source {
    Network,
    /// The page sent the event with this number again.
    Replay(u64),
    /// It was sent for the subscription with this number.
    Subscription(u64),
    /// Somebody asked for it on the page.
    Page,
}

/// What messages are recognized by: the id that a provider gives them, else their bytes.
pub(crate) fn identity(message: &Message) -> u64 {
    const IDS: [&str; 6] = [
        "webhook-id",
        "svix-id",
        "x-github-delivery",
        "x-shopify-webhook-id",
        "ce-id",
        "idempotency-key",
    ];
    let mut hasher = DefaultHasher::new();
    let id = IDS.iter().find_map(|name| message.headers.get(*name));
    match id {
        Some(id) => id.as_bytes().hash(&mut hasher),
        None => (&message.url, &message.body).hash(&mut hasher),
    }
    hasher.finish()
}

impl Event {
    /// About how much memory it takes, in bytes.
    pub(crate) fn size(&self) -> usize {
        // A value takes more than the text that it was read from: `1,` is two bytes, and its value 32.
        const OF_A_VALUE: usize = 16;
        let body = self.message.body.len();
        let value = match self.received.body {
            Some(_) => body.saturating_mul(OF_A_VALUE),
            None => 0,
        };
        1024 + body + value + self.reply.body.len()
    }

    /// The name of its event, or what it has instead.
    pub(crate) fn name(&self) -> &str {
        let unknown = self.received.unknown_event.as_deref();
        self.operation.as_deref().or(unknown).unwrap_or("unknown")
    }

    /// Whether it may be a request of the operation with this name.
    pub(crate) fn may_be(&self, name: &str) -> bool {
        self.operation.as_deref() == Some(name) || self.also.iter().any(|also| also == name)
    }

    /// Whether it is as the document and the secret require.
    pub(crate) fn is_valid(&self) -> bool {
        self.received.faults.is_empty() && self.signature.as_ref().is_none_or(|it| it.is_valid)
    }

    /// The time of day, in UTC.
    pub(crate) fn time(&self) -> String {
        let time = jiff::Timestamp::try_from(self.at);
        let time = time.map(|time| time.to_string()).unwrap_or_default();
        time.get(11..19).unwrap_or_default().to_owned()
    }

    /// What a list shows.
    pub(crate) fn summary(&self) -> Value {
        json!({
            "id": self.id,
            "at": jiff::Timestamp::try_from(self.at).ok().map(|at| at.to_string()),
            "time": self.time(),
            "event": self.name(),
            "also": self.also,
            "isKnown": self.operation.is_some(),
            "method": self.message.method.as_str(),
            "url": self.message.url,
            "signature": self.signature.as_ref().map(|it| it.is_valid),
            "isLate": self.signature.as_ref().is_some_and(|it| it.is_late),
            "schema": self.received.faults.is_empty(),
            "faults": self.received.faults,
            "duplicateOf": self.duplicate_of,
            "replayOf": match self.source { Source::Replay(id) => Some(id), _ => None },
            "subscription": match self.source { Source::Subscription(id) => Some(id), _ => None },
            "isSent": self.is_sent,
            "status": self.reply.status,
            "milliseconds": self.reply.took.as_millis(),
            "answerFaults": self.answer_faults,
            "failure": self.failure,
            "saved": self.saved,
        })
    }

    /// Everything, for programs.
    pub(crate) fn to_json(&self) -> Value {
        let mut value = self.summary();
        value["headers"] = crate::command::headers(&self.message.headers);
        crate::command::add_body(&mut value, &self.message.body);
        value["explanation"] = json!(self.signature);
        value["answer"] = json!({
            "status": self.reply.status,
            "headers": crate::command::headers(&self.reply.headers),
            "body": String::from_utf8_lossy(&self.reply.body),
        });
        value
    }

    /// The name of a file for it.
    pub(crate) fn file_name(&self) -> String {
        let name: String = self.name().chars().take(60).collect();
        let safe = |letter: char| {
            if letter.is_alphanumeric() || letter == '-' {
                letter
            } else {
                '_'
            }
        };
        let name: String = name.chars().map(safe).collect();
        format!("{:04}-{name}.http", self.id)
    }

    /// Writes the request into a folder, and returns the path. A file of an earlier run is not replaced.
    pub(crate) fn save(&self, folder: &Path) -> Result<PathBuf, Failure> {
        let name = self.file_name();
        let first = folder.join(&name);
        let numbered = (2..10_000).map(|number| folder.join(format!("{number}-{name}")));
        let path = std::iter::once(first)
            .chain(numbered)
            .find(|path| !path.exists());
        let path = path.ok_or_else(|| Failure::io("the folder is full"))?;
        std::fs::write(&path, self.message.to_http())
            .map_err(|error| Failure::file(&path, &error))?;
        Ok(path)
    }

    /// Whether it has a text, or the value `/pointer=value` of the body.
    pub(crate) fn matches(&self, search: &str) -> bool {
        if let Some((pointer, value)) = search.split_once('=').filter(|_| search.starts_with('/')) {
            let found = self
                .received
                .body
                .as_ref()
                .and_then(|body| body.pointer(pointer));
            return found.is_some_and(|found| match found {
                Value::String(text) => text == value,
                other => serde_json::from_str(value).is_ok_and(|value: Value| value == *other),
            });
        }
        let search = search.to_lowercase();
        let has = |bytes: &[u8]| {
            String::from_utf8_lossy(bytes)
                .to_lowercase()
                .contains(&search)
        };
        self.name().to_lowercase().contains(&search)
            || self.message.url.to_lowercase().contains(&search)
            || has(&self.message.body)
            || self
                .message
                .headers
                .iter()
                .any(|(name, value)| name.as_str().contains(&*search) || has(value.as_bytes()))
    }
}
