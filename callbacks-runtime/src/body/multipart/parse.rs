//! Splits a body at its boundaries.

use std::borrow::Cow;

use bytes::Bytes;
use memchr::memmem::Finder;

use crate::body::fault::BodyFault;
use crate::body::media_type::{MediaType, parameters};

/// A body with more parts is a mistake or an attack.
const MAX_PARTS: usize = 128;

/// The maximum length of the headers of one part.
const MAX_HEADER_BYTES: usize = 8 * 1024;

/// One part. The names of its headers are in lower case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Part {
    pub(super) headers: Vec<(String, String)>,
    pub(super) body: Bytes,
}

impl Part {
    pub(super) fn header(&self, name: &str) -> Option<&str> {
        let found = self.headers.iter().find(|(known, _)| known == name);
        found.map(|(_, value)| value.as_str())
    }

    pub(super) fn media_type(&self) -> Option<MediaType<'_>> {
        self.header("content-type").map(MediaType::new)
    }

    /// A parameter of `Content-Disposition`: `name` or `filename`.
    pub(super) fn disposition(&self, name: &str) -> Option<Cow<'_, str>> {
        let mut all = parameters(self.header("content-disposition")?);
        let found = all.find(|(known, _)| known.eq_ignore_ascii_case(name));
        found.map(|(_, value)| value)
    }

    /// `Content-ID`, without the angle brackets of mail.
    pub(super) fn content_id(&self) -> Option<&str> {
        let id = self.header("content-id")?.trim();
        Some(
            id.strip_prefix('<')
                .and_then(|id| id.strip_suffix('>'))
                .unwrap_or(id),
        )
    }
}

/// The parts of a body.
pub(super) fn parts(media_type: MediaType<'_>, body: &Bytes) -> Result<Vec<Part>, BodyFault> {
    let boundary = media_type.parameter("boundary");
    let boundary = boundary.filter(|boundary| is_boundary(boundary));
    let Some(boundary) = boundary else {
        return Err(BodyFault::syntax("`Content-Type` has no valid `boundary`"));
    };
    let delimiter = format!("\r\n--{boundary}");
    let finder = Finder::new(&delimiter);
    let mut parts = Vec::new();
    let mut start = first(body, &delimiter, &finder)?;
    loop {
        let after = &body[start..];
        if after.starts_with(b"--") {
            return Ok(parts);
        }
        let padding = after
            .iter()
            .take_while(|byte| matches!(byte, b' ' | b'\t'))
            .count();
        if !after[padding..].starts_with(b"\r\n") {
            return Err(BodyFault::syntax("there is text after a boundary"));
        }
        if parts.len() == MAX_PARTS {
            return Err(BodyFault::syntax(format!(
                "there are more than {MAX_PARTS} parts"
            )));
        }
        start += padding;
        // The line break before the next boundary may be the one after this boundary.
        let end = finder.find(&body[start..]);
        let Some(end) = end else {
            return Err(BodyFault::syntax("the last boundary is missing"));
        };
        let part = body.slice(start..start + end);
        parts.push(read_part(&part, parts.len() + 1)?);
        start += end + delimiter.len();
    }
}

/// The end of the first boundary. The text before it is a preamble that is ignored.
fn first(body: &Bytes, delimiter: &str, finder: &Finder<'_>) -> Result<usize, BodyFault> {
    let at_start = &delimiter.as_bytes()[2..];
    if body.starts_with(at_start) {
        return Ok(at_start.len());
    }
    let found = finder.find(body).map(|start| start + delimiter.len());
    found.ok_or_else(|| BodyFault::syntax("the first boundary is missing"))
}

/// RFC 2046 section 5.1.1.
fn is_boundary(boundary: &str) -> bool {
    let is_allowed = |byte: u8| byte.is_ascii_alphanumeric() || b"'()+_,-./:=? ".contains(&byte);
    (1..=70).contains(&boundary.len())
        && boundary.bytes().all(is_allowed)
        && !boundary.ends_with(' ')
}

/// Reads a part. It begins with the line break after its boundary.
fn read_part(part: &Bytes, number: usize) -> Result<Part, BodyFault> {
    let fault = |what: &str| BodyFault::syntax(format!("part {number} {what}"));
    let mut headers = Vec::new();
    let mut start = 2;
    if part.is_empty() {
        // The only line break belongs to the next boundary.
        return Err(fault("has no end of its headers"));
    }
    loop {
        let rest = &part[start..];
        let within = &rest[..rest.len().min(MAX_HEADER_BYTES.saturating_sub(start))];
        let Some(end) = memchr::memmem::find(within, b"\r\n") else {
            return Err(fault(if within.len() < rest.len() {
                "has headers that are too long"
            } else {
                "has no end of its headers"
            }));
        };
        let line = &rest[..end];
        start += end + 2;
        if line.is_empty() {
            let body = part.slice(start..);
            return Ok(Part { headers, body });
        }
        headers.push(read_header(line).ok_or_else(|| fault("has a malformed header"))?);
    }
}

fn read_header(line: &[u8]) -> Option<(String, String)> {
    let (name, value) = std::str::from_utf8(line).ok()?.split_once(':')?;
    let is_token = |byte: u8| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte);
    let is_well_formed = !name.is_empty()
        && name.bytes().all(is_token)
        && !value.contains(|char: char| char.is_control() && char != '\t');
    is_well_formed.then(|| (name.to_ascii_lowercase(), value.trim().to_owned()))
}
