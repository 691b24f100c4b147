//! Requests in files, as HTTP writes them (RFC 9112): request line, headers, an empty line, and the bytes of the body.

use std::path::Path;

use bytes::Bytes;
use http::header::{HeaderName, HeaderValue};
use http::{HeaderMap, Method};

use super::Message;
use crate::failure::Failure;

impl Message {
    /// Reads a request from a file: an HTTP message, or a curl line.
    ///
    /// # Errors
    ///
    /// Returns an error if the file cannot be read, or is neither.
    pub fn read(path: &Path) -> Result<Self, Failure> {
        let bytes = if path == Path::new("-") {
            let mut bytes = Vec::new();
            std::io::Read::read_to_end(&mut std::io::stdin().lock(), &mut bytes).map(|_| bytes)
        } else {
            std::fs::read(path)
        };
        let bytes = bytes.map_err(|error| Failure::file(path, &error))?;
        Self::parse(&bytes).map_err(|reason| {
            let failure = Failure::io(format!("`{}` is no request: {reason}", path.display()));
            failure.help("save one with `callbacks listen --save FOLDER`, or paste a line that begins with `curl`")
        })
    }

    /// Parses an HTTP message, or a curl line.
    ///
    /// # Errors
    ///
    /// Returns what is wrong with it.
    pub fn parse(bytes: &[u8]) -> Result<Self, String> {
        let start = bytes.trim_ascii_start();
        if start.starts_with(b"curl ") {
            let text =
                std::str::from_utf8(start).map_err(|_| "a curl line must be UTF-8".to_owned())?;
            return Self::of_curl(text);
        }
        let (head, body) = split(start);
        let head = std::str::from_utf8(head).map_err(|_| "the headers must be UTF-8".to_owned())?;
        let mut lines = head.lines();
        let mut line = lines.next().unwrap_or_default().split_whitespace();
        let method = line
            .next()
            .and_then(|method| Method::from_bytes(method.as_bytes()).ok());
        let (Some(method), Some(url)) = (method, line.next()) else {
            return Err("the first line must be such as `POST /hooks HTTP/1.1`".to_owned());
        };
        let mut headers = HeaderMap::new();
        for line in lines {
            let header = line
                .split_once(':')
                .ok_or_else(|| format!("`{line}` is no header"))?;
            add(&mut headers, header.0, header.1)?;
        }
        Ok(Self {
            method,
            url: url.to_owned(),
            headers,
            body: Bytes::copy_from_slice(body),
        })
    }

    /// The request as an HTTP message, byte for byte. [`parse`](Self::parse) reads it.
    pub fn to_http(&self) -> Vec<u8> {
        let mut text = format!("{} {} HTTP/1.1\r\n", self.method, self.url).into_bytes();
        for (name, value) in &self.headers {
            text.extend_from_slice(name.as_str().as_bytes());
            text.extend_from_slice(b": ");
            text.extend_from_slice(value.as_bytes());
            text.extend_from_slice(b"\r\n");
        }
        text.extend_from_slice(b"\r\n");
        text.extend_from_slice(&self.body);
        text
    }
}

/// Adds a header of a text.
pub(super) fn add(headers: &mut HeaderMap, name: &str, value: &str) -> Result<(), String> {
    let wrong = || format!("`{name}: {value}` is no header");
    let known = HeaderName::from_bytes(name.trim().as_bytes()).map_err(|_| wrong())?;
    let value = HeaderValue::from_str(value.trim()).map_err(|_| wrong())?;
    headers.append(known, value);
    Ok(())
}

/// The headers and the body. Editors may have replaced the line breaks.
fn split(bytes: &[u8]) -> (&[u8], &[u8]) {
    let find = |end: &[u8]| {
        let place = bytes.windows(end.len()).position(|window| window == end);
        place.map(|place| (place, place + end.len()))
    };
    let places = [find(b"\r\n\r\n"), find(b"\n\n")];
    match places.into_iter().flatten().min() {
        Some((end, start)) => (&bytes[..end], &bytes[start..]),
        None => (bytes, b""),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_saved_is_read_byte_for_byte() {
        let mut headers = HeaderMap::new();
        headers.insert("x-a", HeaderValue::from_static("1"));
        let message = Message {
            method: Method::POST,
            url: "http://127.0.0.1:8080/a?b=c".to_owned(),
            headers,
            body: Bytes::from_static(b"{ \"a\": 1 }\r\n\r\n\xff"),
        };
        assert_eq!(Message::parse(&message.to_http()), Ok(message.clone()));
        assert_eq!(message.path_and_query(), ("/a", "b=c"));
        let url = "/a?b=http://c/d".to_owned();
        let message = Message { url, ..message };
        assert_eq!(message.path_and_query(), ("/a", "b=http://c/d"));
    }

    #[test]
    fn what_is_no_request_is_refused() {
        for text in ["", "POST", "hello", "POST / HTTP/1.1\nno header\n\n"] {
            assert!(Message::parse(text.as_bytes()).is_err(), "{text}");
        }
    }
}
