//! Writes the shape of a value into a request.

use std::collections::BTreeMap;

use serde::Serialize;

use super::encoding::{Coding, Place};
use super::raw::{Members, Raw};
use super::serializer::{NESTED_PROBLEM, Problem, shape_of};
use super::shape::{Member, Shape};
use super::style::{Kind, Style};

/// The parameter as it is sent: `color=blue&color=black` in a query. `None` if nothing is sent.
pub(crate) fn write<T: Serialize + ?Sized>(
    style: Style,
    place: Place,
    name: &str,
    value: &T,
) -> Result<Option<String>, Problem> {
    let shape = match style.kind {
        Kind::Json => json_shape(value, place)?,
        _ => shape_of(value)?,
    };
    let is_compound = matches!(shape, Shape::List(_) | Shape::Object(_));
    let writer = Writer {
        style,
        place,
        name,
        coding: Coding::of(style, place, is_compound),
    };
    let Some(text) = writer.write(&shape)? else {
        return Ok(None);
    };
    // Unencoded triplets are read as the characters that they encode.
    if style.allow_reserved || is_read_as(&shape, style, place, name, &text) {
        Ok(Some(text))
    } else {
        Err("would be read as another value in its style")
    }
}

/// JSON in a header is ASCII, because headers may contain nothing else.
fn json_shape<T: Serialize + ?Sized>(value: &T, place: Place) -> Result<Shape, Problem> {
    let text = serde_json::to_string(value).map_err(|_| "cannot be written as JSON")?;
    Ok(match text.as_str() {
        "null" => Shape::Absent,
        _ if place == Place::Header => Shape::Text(ascii_json(&text)),
        _ => Shape::Text(text),
    })
}

/// Escapes non-ASCII characters (RFC 8259 section 7). In JSON they only occur in strings.
fn ascii_json(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for char in text.chars() {
        if char.is_ascii() {
            out.push(char);
        } else {
            let units = &mut [0; 2];
            for unit in char.encode_utf16(units) {
                out.push_str(&format!("\\u{unit:04x}"));
            }
        }
    }
    out
}

struct Writer<'a> {
    style: Style,
    place: Place,
    name: &'a str,
    coding: Coding,
}

impl Writer<'_> {
    fn write(&self, shape: &Shape) -> Result<Option<String>, Problem> {
        let is_deep = self.style.kind == Kind::DeepObject;
        let syntax = self.style.syntax(self.place == Place::Cookie);
        let parts: Vec<String> = match shape {
            Shape::Absent if self.place == Place::Path => {
                return Err("must have a value in a path");
            }
            Shape::Absent => return Ok(None),
            Shape::Text(_) | Shape::List(_) if is_deep => return Err("must be an object"),
            Shape::List(_) if self.place == Place::Querystring => return Err("must be an object"),
            Shape::Text(text) if self.place == Place::Querystring => vec![self.encoded(text)],
            Shape::Text(text) => vec![self.named(&self.encoded(text))],
            Shape::List(items) if self.style.explode && !items.is_empty() => items
                .iter()
                .map(|item| self.named(&self.encoded(item)))
                .collect(),
            Shape::List(items) => vec![self.named(&self.joined(items.iter()))],
            Shape::Object(members) if is_deep => self.deep(members)?,
            Shape::Object(members) if self.style.explode => self.exploded(members)?,
            Shape::Object(members) => vec![self.named(&self.joined_members(members)?)],
        };
        if parts.is_empty() {
            // RFC 6570 section 2.3: an object without members is undefined. Among other pairs it disappears.
            let is_pairs = matches!(
                self.place,
                Place::Query | Place::Querystring | Place::Cookie
            );
            return Ok((!is_pairs).then(|| format!("{}{}", syntax.first, self.named(""))));
        }
        Ok(Some(format!(
            "{}{}",
            syntax.first,
            parts.join(syntax.between)
        )))
    }

    fn encoded(&self, text: &str) -> String {
        let mut out = String::with_capacity(text.len());
        self.coding.push(&mut out, text);
        out
    }

    fn encoded_name(&self, name: &str) -> String {
        let mut out = String::with_capacity(name.len());
        self.coding.push_name(&mut out, name);
        out
    }

    /// `name=text`, if the style has names. RFC 6570 section 3.2.7: in a path, an empty string has no `=`.
    fn named(&self, encoded: &str) -> String {
        let name = || self.encoded_name(self.name);
        match self.place {
            Place::Path if self.style.kind == Kind::Matrix && encoded.is_empty() => name(),
            Place::Path | Place::Header if self.style.kind != Kind::Matrix => encoded.to_owned(),
            _ => format!("{}={encoded}", name()),
        }
    }

    /// Several strings in one. The delimiters `|` and space are not allowed in a URL, so they are encoded.
    fn joined<'t>(&self, texts: impl Iterator<Item = &'t String>) -> String {
        let delimiter = match self.style.syntax(false).within {
            "|" => "%7C",
            " " => "%20",
            other => other,
        };
        texts
            .map(|text| self.encoded(text))
            .collect::<Vec<_>>()
            .join(delimiter)
    }

    fn joined_members(&self, members: &[(String, Member)]) -> Result<String, Problem> {
        let mut texts = Vec::with_capacity(members.len() * 2);
        for (name, member) in members {
            texts.extend([name, text(member)?]);
        }
        Ok(self.joined(texts.into_iter()))
    }

    fn exploded(&self, members: &[(String, Member)]) -> Result<Vec<String>, Problem> {
        let mut pairs = Vec::with_capacity(members.len());
        for (name, member) in members {
            let name = self.encoded_name(name);
            let pair = |text: &String| format!("{name}={}", self.encoded(text));
            match member {
                Member::Text(text) => pairs.push(pair(text)),
                Member::List(_) if self.place != Place::Querystring => return Err(NESTED_PROBLEM),
                Member::List(texts) if texts.is_empty() => pairs.push(pair(&String::new())),
                Member::List(texts) => pairs.extend(texts.iter().map(pair)),
            }
        }
        Ok(pairs)
    }

    fn deep(&self, members: &[(String, Member)]) -> Result<Vec<String>, Problem> {
        let pair = |(name, member): &(String, Member)| {
            let name = self.encoded_name(&format!("{}[{name}]", self.name));
            Ok(format!("{name}={}", self.encoded(text(member)?)))
        };
        members.iter().map(pair).collect()
    }
}

fn text(member: &Member) -> Result<&String, Problem> {
    match member {
        Member::Text(text) => Ok(text),
        Member::List(_) => Err(NESTED_PROBLEM),
    }
}

/// The rule of this module: what is written must be read as the same value.
fn is_read_as(shape: &Shape, style: Style, place: Place, name: &str, text: &str) -> bool {
    let raw = match place {
        Place::Path => Raw::path(style, name, text),
        Place::Query => Raw::query(style, name, text),
        Place::Querystring => Raw::querystring(style, name, text),
        Place::Header => Raw::header(style, name, vec![text]),
        Place::Cookie => Raw::cookie(style, name, &[text]),
    };
    match shape {
        Shape::Absent => true,
        Shape::Text(expected) => raw.text() == Ok(Some(expected.clone())),
        Shape::List(expected) => raw.list() == Ok(Some(expected.clone())),
        Shape::Object(expected) => raw.object(None) == Ok(Some(members(expected))),
    }
}

fn members(expected: &[(String, Member)]) -> Members {
    let texts = |member: &Member| match member {
        Member::Text(text) => vec![text.clone()],
        Member::List(texts) if texts.is_empty() => vec![String::new()],
        Member::List(texts) => texts.clone(),
    };
    expected
        .iter()
        .map(|(name, member)| (name.clone(), texts(member)))
        .collect::<BTreeMap<_, _>>()
}
