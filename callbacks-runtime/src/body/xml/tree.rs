//! An XML document as a tree of elements.

use std::collections::HashSet;
use std::rc::Rc;

use quick_xml::XmlVersion;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesStart, Event};
use quick_xml::name::ResolveResult;
use quick_xml::reader::NsReader;

use super::names::INSTANCE;
use crate::body::fault::BodyFault;

/// The maximum depth of elements. Each is up to two levels of JSON, which may have 128.
const MAX_DEPTH: usize = 60;

/// The maximum number of attributes of an element. They are compared pairwise to find duplicates.
const MAX_ATTRIBUTES: usize = 128;

/// The maximum length of a namespace name. Each element is compared with it, and may declare another.
const MAX_NAMESPACE_BYTES: usize = 1024;

const XML: &str = "http://www.w3.org/XML/1998/namespace";

#[derive(Debug, Default)]
pub(super) struct Element {
    pub(super) local: String,
    pub(super) namespace: Option<Rc<str>>,
    pub(super) attributes: Vec<Attribute>,
    pub(super) children: Vec<Element>,
    /// Its own text, without that of its children.
    pub(super) text: String,
    pub(super) is_nil: bool,
}

/// An attribute, except those that concern XML itself.
#[derive(Debug)]
pub(super) struct Attribute {
    pub(super) local: String,
    pub(super) namespace: Option<Rc<str>>,
    pub(super) value: String,
}

/// Parses a document and returns its root element.
pub(super) fn parse(text: &str) -> Result<Element, BodyFault> {
    let mut reader = NsReader::from_str(text.strip_prefix('\u{feff}').unwrap_or(text));
    reader.config_mut().expand_empty_elements = true;
    let mut namespaces = Namespaces::default();
    let mut open: Vec<Element> = Vec::new();
    let mut root = None;
    loop {
        let event = reader.read_event().map_err(|error| malformed(&error))?;
        match event {
            Event::Start(start) => {
                if root.is_some() {
                    return Err(BodyFault::syntax("the XML has more than one root element"));
                }
                if open.len() == MAX_DEPTH {
                    return Err(BodyFault::syntax("the XML is nested too deep"));
                }
                open.push(element(&reader, &start, &mut namespaces)?);
            }
            Event::End(_) => {
                let Some(element) = open.pop() else {
                    return Err(BodyFault::syntax(
                        "the XML ends an element that is not open",
                    ));
                };
                match open.last_mut() {
                    Some(parent) => parent.children.push(element),
                    None => root = Some(element),
                }
            }
            Event::Text(text) => push_text(&mut open, &text.xml10_content())?,
            Event::CData(text) => push_text(&mut open, &text.xml10_content())?,
            Event::GeneralRef(reference) => {
                let char = reference.resolve_char_ref();
                let char = char.map_err(|error| malformed(&error))?;
                let mut buffer = [0; 4];
                let text = match char {
                    Some(char) => Some(&*char.encode_utf8(&mut buffer)),
                    None => resolve_predefined_entity(&reference),
                };
                let Some(text) = text else {
                    return Err(BodyFault::syntax(
                        "the XML names an entity that XML does not have",
                    ));
                };
                push_text(&mut open, text)?;
            }
            Event::DocType(_) => {
                return Err(BodyFault::syntax("the XML must not have a document type"));
            }
            Event::Decl(declaration) => {
                let encoding = declaration.encoding().and_then(Result::ok);
                let is_utf8 = encoding.is_none_or(|name| {
                    name.eq_ignore_ascii_case("utf-8") || name.eq_ignore_ascii_case("us-ascii")
                });
                if !is_utf8 {
                    return Err(BodyFault::media_type("the encoding must be `UTF-8`"));
                }
            }
            Event::Empty(_) | Event::Comment(_) | Event::PI(_) => {}
            Event::Eof => break,
        }
    }
    if !open.is_empty() {
        return Err(BodyFault::syntax("the XML ends within an element"));
    }
    root.ok_or_else(|| BodyFault::syntax("the XML has no root element"))
}

fn malformed(error: &quick_xml::Error) -> BodyFault {
    BodyFault::syntax(format!("is no XML: {error}"))
}

fn push_text(open: &mut [Element], text: &str) -> Result<(), BodyFault> {
    match open.last_mut() {
        Some(element) => element.text.push_str(text),
        None if text.trim().is_empty() => {}
        None => {
            return Err(BodyFault::syntax(
                "the XML has text outside its root element",
            ));
        }
    }
    Ok(())
}

fn element(
    reader: &NsReader<&[u8]>,
    start: &BytesStart<'_>,
    namespaces: &mut Namespaces,
) -> Result<Element, BodyFault> {
    let resolver = reader.resolver();
    let (namespace, local) = resolver.resolve_element(start.name());
    let mut element = Element {
        local: local.as_ref().to_owned(),
        namespace: namespaces.bound(&namespace)?,
        ..Element::default()
    };
    for (index, attribute) in start.attributes().enumerate() {
        if index == MAX_ATTRIBUTES {
            return Err(BodyFault::syntax(
                "an element of the XML has too many attributes",
            ));
        }
        let attribute = attribute.map_err(|error| malformed(&error.into()))?;
        if attribute.key.as_namespace_binding().is_some() {
            continue;
        }
        let value = attribute.normalized_value(XmlVersion::Implicit1_0);
        let value = value.map_err(|error| malformed(&error))?.into_owned();
        let (namespace, local) = resolver.resolve_attribute(attribute.key);
        let namespace = namespaces.bound(&namespace)?;
        let local = local.as_ref().to_owned();
        match namespace.as_deref() {
            Some(INSTANCE) => {
                element.is_nil |= local == "nil" && matches!(value.trim(), "true" | "1");
            }
            Some(XML) => {}
            _ => element.attributes.push(Attribute {
                local,
                namespace,
                value,
            }),
        }
    }
    Ok(element)
}

/// The namespace names of a document. Elements share them, because a name may be long and used by many elements.
#[derive(Default)]
struct Namespaces(HashSet<Rc<str>>);

impl Namespaces {
    fn bound(&mut self, namespace: &ResolveResult<'_>) -> Result<Option<Rc<str>>, BodyFault> {
        let name: &str = match namespace {
            ResolveResult::Bound(namespace) => namespace.as_ref(),
            ResolveResult::Unbound => return Ok(None),
            ResolveResult::Unknown(_) => {
                return Err(BodyFault::syntax(
                    "the XML has a prefix without a namespace",
                ));
            }
        };
        if name.len() > MAX_NAMESPACE_BYTES {
            return Err(BodyFault::syntax(
                "the XML has a namespace whose name is too long",
            ));
        }
        if let Some(known) = self.0.get(name) {
            return Ok(Some(Rc::clone(known)));
        }
        let name: Rc<str> = name.into();
        self.0.insert(Rc::clone(&name));
        Ok(Some(name))
    }
}
