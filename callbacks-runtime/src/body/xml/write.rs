//! From a value to elements.

use std::borrow::Cow;

use serde_json::value::RawValue;

use super::names::{INSTANCE, Member, Name, Place};
use crate::body::fault::EncodeFault;
use crate::body::json_view::{View, text_of};
use crate::body::layout::Shape;

/// Writes a value as a document. The root element has this name unless the schema gives another.
pub(in crate::body) fn from_view(
    shape: &Shape<'_>,
    root: &str,
    value: &RawValue,
) -> Result<String, EncodeFault> {
    let mut writer = Writer {
        xml: String::from(r#"<?xml version="1.0" encoding="UTF-8"?>"#),
        namespaces: Vec::new(),
        outer: 0,
    };
    writer.element(&Name::of(shape, root), shape, value)?;
    Ok(writer.xml)
}

struct Writer {
    xml: String,
    /// The namespaces declared so far in the open elements, with their prefixes.
    namespaces: Vec<(String, String)>,
    /// How many of them were declared outside of the current element.
    outer: usize,
}

impl Writer {
    fn element(
        &mut self,
        name: &Name<'_>,
        shape: &Shape<'_>,
        value: &RawValue,
    ) -> Result<(), EncodeFault> {
        let declared = self.namespaces.len();
        let tag = self.open(name)?;
        match View::of(value)? {
            View::Null => {
                self.xml
                    .push_str(&format!(" xmlns:xsi=\"{INSTANCE}\" xsi:nil=\"true\">"));
            }
            View::Array(items) => {
                self.xml.push('>');
                self.items(name, shape, items)?;
            }
            View::Object(members) => self.members(shape, &members)?,
            view => {
                self.xml.push('>');
                push_escaped(&mut self.xml, &view.into_text().unwrap_or_default(), false)?;
            }
        }
        self.close(&tag, declared);
        Ok(())
    }

    /// Begins a start tag. Returns the name for the end tag.
    fn open(&mut self, name: &Name<'_>) -> Result<String, EncodeFault> {
        let tag = qualified(name)?;
        self.outer = self.namespaces.len();
        self.xml.push('<');
        self.xml.push_str(&tag);
        if let Some(namespace) = name.namespace {
            self.declare(name.prefix.unwrap_or_default(), namespace)?;
        }
        Ok(tag)
    }

    fn close(&mut self, tag: &str, declared: usize) {
        self.xml.push_str(&format!("</{tag}>"));
        self.namespaces.truncate(declared);
    }

    /// Declares a prefix for a namespace, unless it is already declared.
    fn declare(&mut self, prefix: &str, namespace: &str) -> Result<(), EncodeFault> {
        let mut known = self.namespaces.iter().rev();
        let current = known.find(|(known, _)| known == prefix);
        if current.is_some_and(|(_, known)| known == namespace) {
            return Ok(());
        }
        let mut own = self.namespaces[self.outer..].iter();
        if own.any(|(known, _)| known == prefix) {
            let detail = format!("the prefix `{prefix}` has two namespaces");
            return Err(EncodeFault::new(detail));
        }
        let colon = if prefix.is_empty() { "" } else { ":" };
        self.xml.push_str(&format!(" xmlns{colon}{prefix}=\""));
        push_escaped(&mut self.xml, namespace, true)?;
        self.xml.push('"');
        self.namespaces
            .push((prefix.to_owned(), namespace.to_owned()));
        Ok(())
    }

    /// Writes attributes, then the end of the start tag, then everything else.
    fn members(
        &mut self,
        shape: &Shape<'_>,
        members: &[(String, &RawValue)],
    ) -> Result<(), EncodeFault> {
        let chosen = shape.chosen(&|name| text_of(members, name).map(Cow::Owned));
        let shape = chosen.as_ref().unwrap_or(shape);
        let mut texts = String::new();
        let mut elements = Vec::new();
        for (key, value) in members {
            let member = Member::of(shape, key);
            let written = match member.place {
                Place::Element => {
                    elements.push((member, *value));
                    Ok(())
                }
                Place::Attribute => self.attribute(&member.name, value),
                Place::Text => scalar(value).map(|text| texts.extend(text)),
            };
            written.map_err(|fault| fault.within(key))?;
        }
        self.xml.push('>');
        push_escaped(&mut self.xml, &texts, false)?;
        for (member, value) in elements {
            self.member(&member, value)
                .map_err(|fault| fault.within(member.key))?;
        }
        Ok(())
    }

    fn attribute(&mut self, name: &Name<'_>, value: &RawValue) -> Result<(), EncodeFault> {
        let Some(text) = scalar(value)? else {
            return Err(EncodeFault::new("holds `null`, which no attribute can"));
        };
        // A default namespace does not apply to attributes.
        let invented = format!("ns{}", self.namespaces.len() + 1);
        let prefix = name.prefix.or(name.namespace.map(|_| invented.as_str()));
        let name = Name { prefix, ..*name };
        if let (Some(prefix), Some(namespace)) = (prefix, name.namespace) {
            self.declare(prefix, namespace)?;
        }
        self.xml.push_str(&format!(" {}=\"", qualified(&name)?));
        push_escaped(&mut self.xml, &text, true)?;
        self.xml.push('"');
        Ok(())
    }

    fn member(&mut self, member: &Member<'_>, value: &RawValue) -> Result<(), EncodeFault> {
        match View::of(value)? {
            View::Array(items) if member.is_wrapped => {
                let declared = self.namespaces.len();
                let tag = self.open(&member.name)?;
                self.xml.push('>');
                self.items(&member.name, &member.shape, items)?;
                self.close(&tag, declared);
                Ok(())
            }
            View::Array(items) => self.items(&member.name, &member.shape, items),
            _ => self.element(&member.name, &member.shape, value),
        }
    }

    /// Writes the items of a list, one element each, named by the item or else by the list.
    fn items(
        &mut self,
        list: &Name<'_>,
        shape: &Shape<'_>,
        items: Vec<&RawValue>,
    ) -> Result<(), EncodeFault> {
        for (index, item) in items.into_iter().enumerate() {
            let item_shape = shape.item(index);
            self.element(&Name::of(&item_shape, list.local), &item_shape, item)
                .map_err(|fault| fault.within(&index.to_string()))?;
        }
        Ok(())
    }
}

/// The string of a scalar. `None` for `null`.
fn scalar(value: &RawValue) -> Result<Option<String>, EncodeFault> {
    match View::of(value)? {
        View::Null => Ok(None),
        View::Array(_) | View::Object(_) => {
            let detail = "has a list or an object where only a string is possible";
            Err(EncodeFault::new(detail))
        }
        view => Ok(view.into_text()),
    }
}

/// `prefix:local`, if both are names (Namespaces in XML 1.0, section 3). A prefix without a namespace is ignored.
fn qualified(name: &Name<'_>) -> Result<String, EncodeFault> {
    let prefix = name.prefix.filter(|_| name.namespace.is_some());
    for part in [Some(name.local), prefix].into_iter().flatten() {
        let mut chars = part.chars();
        let is_first = |char: char| char == '_' || char.is_alphabetic();
        let is_other = |char: char| is_first(char) || char.is_numeric() || ".-·".contains(char);
        if !chars.next().is_some_and(is_first) || !chars.all(is_other) {
            let detail = format!("`{part}` is no name that XML can have");
            return Err(EncodeFault::new(detail));
        }
    }
    Ok(match prefix {
        Some(prefix) => format!("{prefix}:{}", name.local),
        None => name.local.to_owned(),
    })
}

/// Escapes a string so that it is read back unchanged (XML 1.0 sections 2.2, 2.4, 2.11 and 3.3.3).
fn push_escaped(out: &mut String, text: &str, is_attribute: bool) -> Result<(), EncodeFault> {
    for char in text.chars() {
        match char {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' if is_attribute => out.push_str("&quot;"),
            '\t' | '\n' if is_attribute => out.push_str(&format!("&#{};", u32::from(char))),
            '\r' => out.push_str("&#13;"),
            '\t' | '\n' => out.push(char),
            '\0'..' ' | '\u{fffe}' | '\u{ffff}' => {
                return Err(EncodeFault::new("holds a character that XML cannot have"));
            }
            char => out.push(char),
        }
    }
    Ok(())
}
