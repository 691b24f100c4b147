//! From parts to JSON, which contains the indices of its binaries.

use std::borrow::Cow;

use bytes::Bytes;

use super::assign::{self, Declared, fits_any};
use super::parse::{self, Part};
use crate::Binary;
use crate::body::encoding::Encoding;
use crate::body::fault::BodyFault;
use crate::body::form::push_json;
use crate::body::layout::{Shape, push_list, push_name};
use crate::body::media_type::MediaType;
use crate::body::text;
use crate::validation::binary::as_text;

/// Converts a body to JSON, with a table of its binaries.
pub(in crate::body) fn to_json(
    shape: &Shape<'_>,
    encodings: &[Encoding],
    media_type: MediaType<'_>,
    body: &Bytes,
) -> Result<(String, Vec<Binary>), BodyFault> {
    let declared = Declared { shape, encodings };
    let parts = parse::parts(media_type, body)?;
    if shape.kinds().array {
        return by_place(declared, &parts);
    }
    let assigned = if media_type.is("multipart/form-data") {
        assign::by_name(&parts)?
    } else {
        assign::by_kind(declared, &parts)
    };
    let chosen = shape.chosen(&|name| match assigned.get(name)?.as_slice() {
        [only] => std::str::from_utf8(&only.body).ok().map(Cow::Borrowed),
        _ => None,
    });
    let shape = chosen.as_ref().unwrap_or(shape);
    let mut reader = Reader {
        declared: Declared { shape, encodings },
        charset: default_charset(&parts),
        binaries: Vec::new(),
    };
    let mut json = String::from("{");
    for (name, parts) in &assigned {
        if reader.is_left_open(name, parts) {
            continue;
        }
        push_name(&mut json, name);
        reader
            .push_member(&mut json, name, parts)
            .map_err(|fault| fault.within(name))?;
    }
    // An empty list has no part.
    for name in shape.required() {
        if !assigned.contains_key(name) && shape.member(name).kinds().array {
            push_name(&mut json, name);
            json.push_str("[]");
        }
    }
    json.push('}');
    Ok((json, reader.binaries))
}

/// Parts without names, found by position: the items of a list (OpenAPI 3.2, "Encoding By Position").
fn by_place(declared: Declared<'_>, parts: &[Part]) -> Result<(String, Vec<Binary>), BodyFault> {
    let mut reader = Reader {
        declared,
        charset: None,
        binaries: Vec::new(),
    };
    let mut json = String::new();
    push_list(&mut json, parts, |out, index, part| {
        let encoding = declared.encoding(&index.to_string());
        let item = declared.shape.item(index);
        let read = reader.push_part(out, &item, encoding, part);
        read.map_err(|fault| fault.within_item(index))
    })?;
    Ok((json, reader.binaries))
}

struct Reader<'a> {
    declared: Declared<'a>,
    /// The charset of strings without one of their own.
    charset: Option<String>,
    binaries: Vec<Binary>,
}

/// The member of a form with the charset (RFC 7578 section 4.6).
const CHARSET: &str = "_charset_";

fn default_charset(parts: &[Part]) -> Option<String> {
    let mut parts = parts.iter();
    let part = parts.find(|part| part.disposition("name").as_deref() == Some(CHARSET))?;
    let name = std::str::from_utf8(&part.body).ok()?;
    Some(name.trim().to_owned())
}

impl Reader<'_> {
    /// Whether the member is a number field that was left empty.
    fn is_left_open(&self, name: &str, parts: &[&Part]) -> bool {
        let is_empty = matches!(parts, [part] if part.body.is_empty());
        is_empty && self.declared.shape.may_be_left_open(name)
    }

    /// A string in an unsupported charset is an invalid value. The rest of the message can still be read.
    fn text<'p>(&self, part: &'p Part) -> Result<Cow<'p, str>, BodyFault> {
        let said = part.media_type().and_then(|own| own.parameter("charset"));
        let charset = said.as_deref().or(self.charset.as_deref());
        let text = text::decode_as(charset, &part.body);
        text.map_err(|fault| BodyFault::value(fault.detail()))
    }

    fn push_member(
        &mut self,
        out: &mut String,
        name: &str,
        parts: &[&Part],
    ) -> Result<(), BodyFault> {
        let shape = self.declared.shape.member(name);
        let encoding = self.declared.encoding(name);
        let is_unknown = encoding.is_none() && shape.is_empty();
        if shape.kinds().array || is_unknown && parts.len() > 1 {
            return push_list(out, parts, |out, index, part| {
                self.push_part(out, &shape.item(index), encoding, part)
                    .map_err(|fault| fault.within_item(index))
            });
        }
        match parts {
            // A member that the schema does not name is only read if the schema allows such members.
            [_] if is_unknown && !self.declared.shape.takes_others() => out.push_str("null"),
            [part] => self.push_part(out, &shape, encoding, part)?,
            _ => return Err(BodyFault::value("may occur only once")),
        }
        Ok(())
    }

    fn push_part(
        &mut self,
        out: &mut String,
        shape: &Shape<'_>,
        encoding: Option<&Encoding>,
        part: &Part,
    ) -> Result<(), BodyFault> {
        check_transfer(part)?;
        let media_type = part.media_type();
        let content_type = encoding.and_then(|encoding| encoding.content_type);
        if let (Some(media_type), Some(content_type)) = (media_type, content_type)
            && !fits_any(media_type, content_type)
        {
            let detail = format!("the part must be `{content_type}`");
            return Err(BodyFault::media_type(detail));
        }
        if encoding.is_some_and(|encoding| encoding.is_binary) {
            let binary = binary(part, content_type);
            match as_text(binary.bytes()) {
                Some(text) => out.push_str(&text),
                None => {
                    out.push_str(&self.binaries.len().to_string());
                    self.binaries.push(binary);
                }
            }
            return Ok(());
        }
        let is_json = match (media_type, content_type) {
            (Some(media_type), _) if media_type.is_json() => true,
            (None, Some(content_type)) => MediaType::new(content_type).is_json(),
            (None, None) => shape.kinds().is_compound(),
            (Some(_), None) if shape.kinds().is_compound() => {
                return Err(BodyFault::media_type("the part must be JSON"));
            }
            (Some(media_type), None) if !media_type.is_text() => {
                return Err(BodyFault::media_type("the part must be a text"));
            }
            (Some(_), _) => false,
        };
        let text = self.text(part)?;
        if is_json {
            push_json(out, &text)
        } else {
            shape.push_scalar(out, &text);
            Ok(())
        }
    }
}

/// HTTP carries bytes as they are. Transfer encodings of mail (RFC 2045 section 6) are not decoded.
fn check_transfer(part: &Part) -> Result<(), BodyFault> {
    let Some(coding) = part.header("content-transfer-encoding") else {
        return Ok(());
    };
    let identity = ["binary", "8bit", "7bit"];
    if identity
        .iter()
        .any(|known| coding.eq_ignore_ascii_case(known))
    {
        Ok(())
    } else {
        let detail = format!("`Content-Transfer-Encoding` must not be `{coding}`");
        Err(BodyFault::media_type(detail))
    }
}

fn binary(part: &Part, content_type: Option<&str>) -> Binary {
    let mut binary = Binary::from(part.body.clone());
    let default = sent_content_type(content_type);
    let media_type = part.header("content-type");
    if let Some(media_type) = media_type.filter(|own| !own.eq_ignore_ascii_case(default)) {
        binary = binary.with_media_type(media_type);
    }
    if let Some(name) = part.disposition("filename") {
        binary = binary.with_file_name(name);
    }
    let known = ["content-type", "content-disposition"];
    let headers = part.headers.iter();
    for (name, value) in headers.filter(|(name, _)| !known.contains(&name.as_str())) {
        binary = binary.with_header(name, value);
    }
    binary
}

/// The media type sent for binary data without one of its own: the first declared one that is not a range.
pub(super) fn sent_content_type(content_type: Option<&str>) -> &str {
    let declared = content_type.into_iter().flat_map(|all| all.split(','));
    let mut concrete = declared.map(str::trim).filter(|each| !each.contains('*'));
    concrete.next().unwrap_or("application/octet-stream")
}
