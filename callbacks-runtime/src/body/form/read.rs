//! From pairs of names and values to JSON.

use std::borrow::Cow;
use std::collections::BTreeMap;

use percent_encoding::percent_decode_str;
use serde::de::IgnoredAny;

use crate::body::encoding::{self, Encoding};
use crate::body::fault::BodyFault;
use crate::body::layout::{Shape, push_list, push_name};
use crate::body::media_type::MediaType;
use crate::parameter::{Fault, Raw, Style};

/// The decoded strings of each name.
type Pairs<'b> = BTreeMap<Cow<'b, str>, Vec<Cow<'b, str>>>;

/// Converts a form to JSON.
pub(in crate::body) fn to_json(
    shape: &Shape<'_>,
    encodings: &[Encoding],
    text: &str,
) -> Result<String, BodyFault> {
    let mut pairs = pairs(text)?;
    let chosen = shape.chosen(&|name| match pairs.get(name)?.as_slice() {
        [only] => Some(Cow::Borrowed(&**only)),
        _ => None,
    });
    let shape = chosen.as_ref().unwrap_or(shape);
    let mut json = String::from("{");
    for encoding in encodings {
        if let Some(style) = encoding.style {
            let member = shape.member(encoding.name);
            push_styled(&mut json, &member, encoding.name, style, text, &mut pairs)?;
        }
    }
    for (name, texts) in pairs {
        let is_empty = matches!(texts.as_slice(), [text] if text.is_empty());
        if is_empty && shape.may_be_left_open(&name) {
            continue;
        }
        push_name(&mut json, &name);
        let encoding = encoding::of(encodings, &name);
        push_value(&mut json, &shape.member(&name), encoding, &texts)
            .map_err(|fault| fault.within(&name))?;
    }
    json.push('}');
    Ok(json)
}

fn pairs(text: &str) -> Result<Pairs<'_>, BodyFault> {
    let mut pairs = Pairs::new();
    for pair in text.split('&').filter(|pair| !pair.is_empty()) {
        let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
        pairs.entry(decode(name)?).or_default().push(decode(value)?);
    }
    Ok(pairs)
}

/// Decodes `+` as a space, and `%` with two hexadecimal digits.
fn decode(text: &str) -> Result<Cow<'_, str>, BodyFault> {
    if !text.contains(['+', '%']) {
        return Ok(Cow::Borrowed(text));
    }
    let bytes = text.as_bytes();
    let is_triplet = |start: usize| {
        let digits = bytes.get(start + 1..start + 3);
        digits.is_some_and(|digits| digits.iter().all(u8::is_ascii_hexdigit))
    };
    if !text.match_indices('%').all(|(start, _)| is_triplet(start)) {
        return Err(BodyFault::syntax("the form is not percent-encoded"));
    }
    let spaced = text.replace('+', " ");
    match percent_decode_str(&spaced).decode_utf8() {
        Ok(text) => Ok(Cow::Owned(text.into_owned())),
        Err(_) => Err(BodyFault::syntax("the form is not UTF-8")),
    }
}

fn push_value(
    out: &mut String,
    shape: &Shape<'_>,
    encoding: Option<&Encoding>,
    texts: &[Cow<'_, str>],
) -> Result<(), BodyFault> {
    let kinds = shape.kinds();
    let is_list = kinds.array || shape.is_empty() && texts.len() > 1;
    match texts {
        [text] if text.is_empty() && kinds.array => {
            out.push_str("[]");
            Ok(())
        }
        _ if is_list => push_list(out, texts, |out, index, text| {
            push_one(out, &shape.item(index), encoding, text)
                .map_err(|fault| fault.within_item(index))
        }),
        [text] => push_one(out, shape, encoding, text),
        _ => Err(BodyFault::value("may occur only once")),
    }
}

/// Adds one value. It must be JSON if no other form can hold it.
fn push_one(
    out: &mut String,
    shape: &Shape<'_>,
    encoding: Option<&Encoding>,
    text: &str,
) -> Result<(), BodyFault> {
    let content_type = encoding.and_then(|encoding| encoding.content_type);
    let is_json = match content_type {
        Some(content_type) => MediaType::new(content_type).is_json(),
        None => shape.kinds().is_compound(),
    };
    if is_json {
        push_json(out, text)
    } else {
        shape.push_scalar(out, text);
        Ok(())
    }
}

/// Adds a string that must be JSON.
pub(in crate::body) fn push_json(out: &mut String, text: &str) -> Result<(), BodyFault> {
    match serde_json::from_str::<IgnoredAny>(text) {
        Ok(_) => out.push_str(text),
        Err(error) => return Err(BodyFault::syntax(format!("is no JSON: {error}"))),
    }
    Ok(())
}

/// Adds a member that is written like a query parameter, and takes its pairs out.
fn push_styled(
    out: &mut String,
    shape: &Shape<'_>,
    name: &str,
    style: Style,
    text: &str,
    pairs: &mut Pairs<'_>,
) -> Result<(), BodyFault> {
    let raw = Raw::query(style, name, text);
    let kinds = shape.kinds();
    let mut value = String::new();
    let read = if kinds.object {
        let names = shape.members();
        let wanted = (!names.is_empty()).then_some(names.as_slice());
        raw.object(wanted)
            .map_err(|fault| self::fault(&fault))
            .and_then(|members| {
                let Some(members) = members else {
                    return Ok(());
                };
                value.push('{');
                for (member, texts) in &members {
                    pairs.remove(member.as_str());
                    pairs.remove(format!("{name}[{member}]").as_str());
                    push_name(&mut value, member);
                    let texts: Vec<_> = texts
                        .iter()
                        .map(|text| Cow::Borrowed(text.as_str()))
                        .collect();
                    push_value(&mut value, &shape.member(member), None, &texts)
                        .map_err(|fault| fault.within(member))?;
                }
                value.push('}');
                Ok(())
            })
    } else if kinds.array {
        raw.list()
            .map_err(|fault| self::fault(&fault))
            .and_then(|texts| {
                let Some(texts) = texts else {
                    return Ok(());
                };
                push_list(&mut value, &texts, |out, index, text| {
                    shape.item(index).push_scalar(out, text);
                    Ok(())
                })
            })
    } else {
        raw.text().map_err(|fault| self::fault(&fault)).map(|text| {
            if let Some(text) = text {
                shape.push_scalar(&mut value, &text);
            }
        })
    };
    read.map_err(|fault| fault.within(name))?;
    pairs.remove(name);
    if !value.is_empty() {
        push_name(out, name);
        out.push_str(&value);
    }
    Ok(())
}

fn fault(fault: &Fault) -> BodyFault {
    if fault.is_malformed() {
        BodyFault::syntax(fault.to_string())
    } else {
        BodyFault::value(fault.to_string())
    }
}
