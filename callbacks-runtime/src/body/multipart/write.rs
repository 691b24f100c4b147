//! From a value to parts.

use std::borrow::Cow;
use std::hash::{BuildHasher, RandomState};

use http::{HeaderName, HeaderValue};
use memchr::memmem;
use serde_json::value::RawValue;

use super::assign::{Declared, fits_any};
use super::read::sent_content_type;
use crate::Binary;
use crate::body::encoding::Encoding;
use crate::body::fault::EncodeFault;
use crate::body::json_view::{View, text_of};
use crate::body::layout::Shape;
use crate::body::media_type::MediaType;

/// A body and its media type.
pub(in crate::body) struct Written {
    pub(in crate::body) content_type: String,
    pub(in crate::body) body: Vec<u8>,
}

/// One outgoing part.
struct Outgoing {
    headers: Vec<(String, String)>,
    body: Vec<u8>,
}

/// Writes an object as parts.
pub(in crate::body) fn from_view(
    shape: &Shape<'_>,
    encodings: &[Encoding],
    media_type: &str,
    view: View<'_>,
    binaries: &mut [Binary],
) -> Result<Written, EncodeFault> {
    let chosen = match &view {
        View::Object(members) => shape.chosen(&|name| text_of(members, name).map(Cow::Owned)),
        _ => None,
    };
    let shape = chosen.as_ref().unwrap_or(shape);
    let essence = MediaType::new(media_type).essence();
    let mut writer = Writer {
        declared: Declared { shape, encodings },
        is_form: essence.eq_ignore_ascii_case("multipart/form-data"),
        binaries,
        parts: Vec::new(),
    };
    let mut members = match view {
        View::Object(members) => members,
        View::Array(items) if shape.kinds().array => {
            for (index, item) in items.into_iter().enumerate() {
                let (name, id) = (index.to_string(), (index + 1).to_string());
                writer
                    .push_part(&name, &id, &shape.item(index), item)
                    .map_err(|fault| fault.within(&name))?;
            }
            return Ok(assemble(essence, &writer.parts));
        }
        _ => {
            let detail = "a multipart body is made of the members of an object";
            return Err(EncodeFault::new(detail));
        }
    };
    if !writer.is_form {
        // The root comes first (RFC 2387 section 3.2).
        let is_root = |name: &str| writer.is_json(name);
        if let Some(root) = members.iter().position(|(name, _)| is_root(name)) {
            members[..=root].rotate_right(1);
        }
    }
    for (name, value) in members {
        writer
            .push_member(&name, value)
            .map_err(|fault| fault.within(&name))?;
    }
    Ok(assemble(essence, &writer.parts))
}

struct Writer<'a> {
    declared: Declared<'a>,
    is_form: bool,
    binaries: &'a mut [Binary],
    parts: Vec<Outgoing>,
}

impl Writer<'_> {
    fn is_json(&self, name: &str) -> bool {
        let encoding = self.declared.encoding(name);
        match encoding.and_then(|encoding| encoding.content_type) {
            Some(content_type) => MediaType::new(content_type).is_json(),
            None => {
                let is_binary = encoding.is_some_and(|encoding| encoding.is_binary);
                let kinds = self.declared.shape.member(name).kinds();
                !is_binary && kinds.object && kinds.is_compound()
            }
        }
    }

    fn push_member(&mut self, name: &str, value: &RawValue) -> Result<(), EncodeFault> {
        let shape = self.declared.shape.member(name);
        match View::of(value)? {
            View::Array(items) if shape.kinds().array || shape.is_empty() => {
                for (index, item) in items.into_iter().enumerate() {
                    let id = format!("{name}.{}", index + 1);
                    self.push_part(name, &id, &shape.item(index), item)
                        .map_err(|fault| fault.within(&index.to_string()))?;
                }
                Ok(())
            }
            _ => self.push_part(name, name, &shape, value),
        }
    }

    fn push_part(
        &mut self,
        name: &str,
        id: &str,
        shape: &Shape<'_>,
        value: &RawValue,
    ) -> Result<(), EncodeFault> {
        let encoding = self.declared.encoding(name);
        let content_type = encoding.and_then(|encoding| encoding.content_type);
        let mut headers = Vec::new();
        if encoding.is_some_and(|encoding| encoding.is_binary) {
            let number = serde_json::from_str::<usize>(value.get()).ok();
            let found = number.and_then(|number| self.binaries.get_mut(number));
            let Some(binary) = found.map(std::mem::take) else {
                return Err(EncodeFault::new("holds `null`, which is no part"));
            };
            let media_type = binary.media_type();
            if let (Some(own), Some(content_type)) = (media_type, content_type)
                && !fits_any(MediaType::new(own), content_type)
            {
                let detail = format!("`{own}` is not `{content_type}`");
                return Err(EncodeFault::new(detail));
            }
            let sent = media_type.unwrap_or(sent_content_type(content_type));
            headers.push(("Content-Type".to_owned(), sent.to_owned()));
            self.push_names(&mut headers, name, id, Some(&binary))?;
            for (name, value) in binary.headers().filter(|(name, _)| *name != "content-id") {
                headers.push((name.to_owned(), value.to_owned()));
            }
            let body = binary.bytes().to_vec();
            return self.push(headers, body);
        }
        let (own, text) = text(shape, content_type, value)?;
        if let Some(own) = own.or((!self.is_form).then_some("text/plain; charset=utf-8")) {
            headers.push(("Content-Type".to_owned(), own.to_owned()));
        }
        self.push_names(&mut headers, name, id, None)?;
        self.push(headers, text.into_bytes())
    }

    /// Adds the headers that identify a part.
    fn push_names(
        &self,
        headers: &mut Vec<(String, String)>,
        name: &str,
        id: &str,
        binary: Option<&Binary>,
    ) -> Result<(), EncodeFault> {
        let own_id = binary.and_then(Binary::content_id);
        let file_name = binary.and_then(Binary::file_name);
        if let Some(id) = own_id.or((!self.is_form).then_some(id)) {
            headers.push(("Content-ID".to_owned(), id.to_owned()));
        }
        let kind = if self.is_form {
            "form-data"
        } else {
            "attachment"
        };
        // If the id is the name, the name is not repeated.
        let is_named = self.is_form || own_id.is_some_and(|own| own != id);
        let mut disposition = kind.to_owned();
        for (parameter, value) in [("name", is_named.then_some(name)), ("filename", file_name)] {
            if let Some(value) = value {
                disposition.push_str(&format!("; {parameter}={}", quoted(value)));
            }
        }
        if disposition != kind {
            headers.push(("Content-Disposition".to_owned(), disposition));
        }
        Ok(())
    }

    fn push(&mut self, headers: Vec<(String, String)>, body: Vec<u8>) -> Result<(), EncodeFault> {
        for (name, value) in &headers {
            let is_name = HeaderName::try_from(name.as_str()).is_ok();
            if !is_name || HeaderValue::from_bytes(value.as_bytes()).is_err() {
                let detail = "has a header with a character that none may hold";
                return Err(EncodeFault::new(detail));
            }
        }
        self.parts.push(Outgoing { headers, body });
        Ok(())
    }
}

/// Writes one value, and returns its media type if it is not plain text.
fn text<'e>(
    shape: &Shape<'_>,
    content_type: Option<&'e str>,
    value: &RawValue,
) -> Result<(Option<&'e str>, String), EncodeFault> {
    let kinds = shape.kinds();
    let is_json = match content_type {
        Some(content_type) => MediaType::new(content_type).is_json(),
        None => kinds.is_compound(),
    };
    let declared = content_type.map(|content_type| sent_content_type(Some(content_type)));
    if is_json {
        let name = declared.unwrap_or("application/json");
        return Ok((Some(name), value.get().to_owned()));
    }
    match View::of(value)? {
        View::Null if kinds.null && !kinds.string => Ok((declared, String::new())),
        View::Null => Err(EncodeFault::new("holds `null`, which has no text")),
        // If the schema says nothing, JSON at least shows the kind of the value.
        View::Array(_) | View::Object(_) => Ok((Some("application/json"), value.get().to_owned())),
        view => Ok((declared, view.into_text().unwrap_or_default())),
    }
}

/// A quoted string (RFC 9110 section 5.6.4). Invalid header characters are found later.
fn quoted(text: &str) -> String {
    let escaped = text.replace('\\', "\\\\").replace('"', "\\\"");
    format!("\"{escaped}\"")
}

fn assemble(essence: &str, parts: &[Outgoing]) -> Written {
    let boundary = boundary(parts);
    let mut body = Vec::new();
    for part in parts {
        body.extend_from_slice(format!("--{boundary}\r\n").as_bytes());
        for (name, value) in &part.headers {
            body.extend_from_slice(format!("{name}: {value}\r\n").as_bytes());
        }
        body.extend_from_slice(b"\r\n");
        body.extend_from_slice(&part.body);
        body.extend_from_slice(b"\r\n");
    }
    body.extend_from_slice(format!("--{boundary}--\r\n").as_bytes());
    let mut content_type = format!("{essence}; boundary={boundary}");
    let root = parts.first().and_then(|part| part.headers.first());
    if let Some((_, media_type)) = root
        && essence.eq_ignore_ascii_case("multipart/related")
    {
        // RFC 2387 section 3.1: the media type of the root.
        let root = MediaType::new(media_type).essence();
        content_type.push_str(&format!("; type=\"{root}\""));
    }
    Written { content_type, body }
}

/// A string that occurs in no part. It differs for each message, so the author of a part cannot guess the boundary.
fn boundary(parts: &[Outgoing]) -> String {
    loop {
        let random = || RandomState::new().hash_one(parts.len());
        let boundary = format!("{:016x}{:016x}", random(), random());
        let is_free = |part: &Outgoing| memmem::find(&part.body, boundary.as_bytes()).is_none();
        if parts.iter().all(is_free) {
            return boundary;
        }
    }
}
