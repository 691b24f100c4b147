//! Requests as curl lines.

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use bytes::Bytes;
use http::header::CONTENT_TYPE;
use http::{HeaderMap, HeaderValue, Method};

use super::Message;
use super::file::add;

/// Options without a value that do not change the request.
const IGNORED: [&str; 16] = [
    "-i",
    "--include",
    "-s",
    "--silent",
    "-S",
    "--show-error",
    "-v",
    "--verbose",
    "-k",
    "--insecure",
    "-L",
    "--location",
    "--compressed",
    "-f",
    "-g",
    "--globoff",
];

impl Message {
    pub(super) fn of_curl(text: &str) -> Result<Self, String> {
        // Lines that go on with a backslash. In single quotes it would be a part of the value, which nobody pastes.
        let text = text.replace("\\\r\n", " ").replace("\\\n", " ");
        let words = shlex::split(&text).ok_or("a quote is not closed")?;
        let (mut method, mut url, mut body) = (None, None, None);
        let mut headers = HeaderMap::new();
        let mut words = words.into_iter().skip(1);
        while let Some(word) = words.next() {
            // `-XPOST`, `--request=POST`
            let (name, glued) = match word.split_once('=') {
                Some((name, value)) if name.starts_with("--") => {
                    (name.to_owned(), Some(value.to_owned()))
                }
                _ if word.len() > 2 && ["-X", "-H", "-d"].iter().any(|it| word.starts_with(it)) => {
                    (word[..2].to_owned(), Some(word[2..].to_owned()))
                }
                _ => (word.clone(), None),
            };
            let mut value = || {
                let value = glued.clone().or_else(|| words.next());
                value.ok_or_else(|| format!("`{name}` has no value"))
            };
            match name.as_str() {
                "-X" | "--request" => method = Some(value()?),
                "--url" => url = Some(value()?),
                "-H" | "--header" => {
                    let header = value()?;
                    let (name, value) = header
                        .split_once(':')
                        .ok_or_else(|| format!("`{header}` is no header"))?;
                    add(&mut headers, name, value)?;
                }
                "-d" | "--data" | "--data-raw" | "--data-binary" | "--data-ascii" | "--json" => {
                    let is_raw = name == "--data-raw";
                    if name == "--json" {
                        headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                    }
                    body = Some(data(&value()?, is_raw)?);
                }
                name if IGNORED.contains(&name) => {}
                name if name.starts_with('-') => {
                    return Err(format!("the curl option `{name}` is not supported"));
                }
                _ => url = Some(word),
            }
        }
        let default = if body.is_some() { "POST" } else { "GET" };
        let method = method.as_deref().unwrap_or(default);
        Ok(Self {
            method: Method::from_bytes(method.as_bytes())
                .map_err(|_| format!("`{method}` is no method"))?,
            url: url.ok_or("the curl line has no URL")?,
            headers,
            body: body.unwrap_or_default(),
        })
    }

    /// The request as a line for a shell. The sender is untrusted, so the shell runs no part of the request.
    pub fn to_curl(&self) -> String {
        // A method may be any token (RFC 9110 section 9.1), and tokens may have backticks, `$`, `&` and `|`.
        let method = self.method.as_str();
        let is_word = method.bytes().all(|byte| byte.is_ascii_alphanumeric());
        let method = if is_word {
            method.to_owned()
        } else {
            quoted(method)
        };
        // Curl takes brackets and braces in a URL for many URLs.
        let glob = if self.url.contains(['[', ']', '{', '}']) {
            "-g "
        } else {
            ""
        };
        let mut words = vec![format!("curl {glob}-X {method} {}", quoted(&self.url))];
        for (name, value) in &self.headers {
            let value = String::from_utf8_lossy(value.as_bytes()).replace(is_key, " ");
            words.push(format!("-H {}", quoted(&format!("{name}: {value}"))));
        }
        let text = std::str::from_utf8(&self.body).ok();
        let Some(text) = text.filter(|text| !text.contains(is_key)) else {
            words.push("--data-binary @-".to_owned());
            let base64 = BASE64_STANDARD.encode(&self.body);
            return format!("echo {base64} | base64 -d | {}", words.join(" \\\n  "));
        };
        if !text.is_empty() {
            words.push(format!("--data-raw {}", quoted(text)));
        }
        words.join(" \\\n  ")
    }
}

fn data(value: &str, is_raw: bool) -> Result<Bytes, String> {
    match value.strip_prefix('@').filter(|_| !is_raw) {
        Some(file) => std::fs::read(file)
            .map(Bytes::from)
            .map_err(|error| format!("`{file}`: {error}")),
        None => Ok(Bytes::copy_from_slice(value.as_bytes())),
    }
}

/// Whether a terminal takes a character of a pasted text for a key, which may end the quotes or the line.
fn is_key(letter: char) -> bool {
    letter.is_control() && letter != '\n'
}

/// A word in single quotes, which every shell reads alike.
fn quoted(text: &str) -> String {
    format!("'{}'", text.replace('\'', r"'\''"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_curl_line_is_read_as_it_is_written() {
        let mut headers = HeaderMap::new();
        headers.insert("x-note", HeaderValue::from_static("it's"));
        let message = Message {
            method: Method::PUT,
            url: "http://127.0.0.1/a?b=$c".to_owned(),
            headers,
            body: Bytes::from_static(b"{\"a\": \"it's $5\\n\"}"),
        };
        assert_eq!(Message::parse(message.to_curl().as_bytes()), Ok(message));
        let pasted = Message::parse(b"curl -XPOST --json '{}' -s http://h.example").unwrap();
        assert_eq!(
            (pasted.method, pasted.body.as_ref()),
            (Method::POST, &b"{}"[..])
        );
        assert!(Message::parse(b"curl --proxy x http://h.example").is_err());
    }

    #[test]
    fn nothing_of_a_request_is_run_by_the_shell() {
        let mut headers = HeaderMap::new();
        headers.insert("x-note", HeaderValue::from_static("'; touch h; '\tx"));
        let message = Message {
            method: Method::from_bytes(b"A`touch$IFS-m`&|'B").unwrap(),
            url: "http://127.0.0.1/{a,b}[1-9]?`touch u`$(touch v)'".to_owned(),
            headers,
            body: Bytes::from_static(b"'$(touch b)`touch c`\n\\"),
        };
        let line = message.to_curl();
        let words = shlex::split(&line.replace("\\\n", " ")).unwrap();
        let expected = [
            "curl",
            "-g",
            "-X",
            message.method.as_str(),
            &message.url,
            "-H",
            "x-note: '; touch h; ' x",
            "--data-raw",
            "'$(touch b)`touch c`\n\\",
        ];
        assert_eq!(words, expected);
        let keys = Message {
            body: Bytes::from_static(b"\x03\x1b[201~touch k\r"),
            ..message
        };
        let line = keys.to_curl();
        assert!(!line.contains(|letter: char| letter.is_control() && letter != '\n'));
        assert!(line.contains("base64 -d"), "{line}");
    }
}
