//! One HTTP/1.1 message as it was on the wire (RFC 9112).

use std::collections::BTreeMap;
use std::fmt;

use serde_json::Value;

/// The `User-Agent` of the default client.
pub(crate) const USER_AGENT: &str = concat!("callbacks/", env!("CARGO_PKG_VERSION"));

/// The whole answer of a handler that says 200 and nothing more.
pub(crate) const OK: &str = "HTTP/1.1 200 OK\ncontent-length: 0\n\n";

/// The whole request with which the default client posts JSON and expects no body.
pub(crate) fn json_post(host: impl fmt::Display, target: &str, body: &str) -> String {
    let length = body.len();
    format!(
        "POST {target} HTTP/1.1\naccept: */*\ncontent-length: {length}\n\
         content-type: application/json\nhost: {host}\nuser-agent: {USER_AGENT}\n\n{body}"
    )
}

/// A request or an answer: start line, headers and body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Message {
    pub(crate) start_line: String,
    headers: BTreeMap<String, String>,
    pub(crate) body: String,
}

impl Message {
    /// Reads exactly one message, whose body is as long as `Content-Length` says: a byte more or less fails the test,
    /// and so does a header that occurs twice.
    pub(crate) fn parse(bytes: &[u8]) -> Self {
        let text = std::str::from_utf8(bytes).unwrap();
        let (head, body) = text
            .split_once("\r\n\r\n")
            .unwrap_or_else(|| panic!("no end of the headers in {text:?}"));
        let mut lines = head.split("\r\n");
        let start_line = lines.next().unwrap().to_owned();
        let mut headers = BTreeMap::new();
        for line in lines {
            let (name, value) = line.split_once(':').unwrap();
            let before = headers.insert(name.to_ascii_lowercase(), value.trim().to_owned());
            assert_eq!(before, None, "{name} occurs twice in {text:?}");
        }
        let length = headers.get("content-length");
        let length = length.map_or(0, |length| length.parse().unwrap());
        assert_eq!(body.len(), length, "the length of the body of {text:?}");
        Self {
            start_line,
            headers,
            body: body.to_owned(),
        }
    }

    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).map(String::as_str)
    }

    /// The status code of an answer.
    pub(crate) fn status(&self) -> u16 {
        self.start_line.split(' ').nth(1).unwrap().parse().unwrap()
    }

    /// The body as JSON.
    pub(crate) fn json(&self) -> Value {
        serde_json::from_str(&self.body).unwrap()
    }
}

/// The whole message to compare with: header names in lower case and sorted, since their order says nothing, and
/// without `Date`, which never is the same.
impl fmt::Display for Message {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(formatter, "{}", self.start_line)?;
        for (name, value) in self.headers.iter().filter(|(name, _)| *name != "date") {
            writeln!(formatter, "{name}: {value}")?;
        }
        write!(formatter, "\n{}", self.body)
    }
}
