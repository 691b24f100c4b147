//! What the `xml` objects of a schema say about its members.

use crate::body::layout::Shape;

/// The namespace of `xsi:nil`, which marks an element as `null` (XML Schema 1.1 part 1, section 2.7.2).
pub(super) const INSTANCE: &str = "http://www.w3.org/2001/XMLSchema-instance";

/// Where a member is written in an element.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    Element,
    Attribute,
    /// The text of the element itself (`nodeType: text` of OpenAPI 3.2).
    Text,
}

/// The name of an element or an attribute.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Name<'n> {
    pub(super) local: &'n str,
    pub(super) namespace: Option<&'n str>,
    pub(super) prefix: Option<&'n str>,
}

/// A member in XML.
#[derive(Clone, Debug)]
pub(super) struct Member<'n> {
    /// Its name in JSON.
    pub(super) key: &'n str,
    pub(super) place: Place,
    pub(super) shape: Shape<'n>,
    /// The name of the element. For a wrapped list, the name of the wrapper.
    pub(super) name: Name<'n>,
    pub(super) is_wrapped: bool,
}

impl<'n> Member<'n> {
    /// A member of an object.
    pub(super) fn of(object: &Shape<'n>, key: &'n str) -> Self {
        let shape = object.member(key);
        let place = place(&shape);
        let is_list = shape.kinds().array;
        let is_wrapped =
            is_list && (shape.xml_flag("wrapped") || shape.xml_text("nodeType") == Some("element"));
        // The name of a list is the name of its wrapper. Without a wrapper it has no effect.
        let name = if is_list && !is_wrapped {
            Name::plain(key)
        } else {
            Name::of(&shape, key)
        };
        Self {
            key,
            place,
            shape,
            name,
            is_wrapped,
        }
    }

    /// The name of an item: its own, else the name of the list.
    pub(super) fn item_name(&self, item: &Shape<'n>) -> Name<'n> {
        Name::of(item, self.name.local)
    }
}

fn place(shape: &Shape<'_>) -> Place {
    match shape.xml_text("nodeType") {
        Some("attribute") => Place::Attribute,
        Some("text" | "cdata") => Place::Text,
        _ if shape.xml_flag("attribute") => Place::Attribute,
        _ => Place::Element,
    }
}

impl<'n> Name<'n> {
    /// A name without a namespace.
    pub(super) fn plain(local: &'n str) -> Self {
        Self {
            local,
            namespace: None,
            prefix: None,
        }
    }

    /// The name that a schema gives, or a default.
    pub(super) fn of(shape: &Shape<'n>, default: &'n str) -> Self {
        Self {
            local: shape.xml_text("name").unwrap_or(default),
            namespace: shape.xml_text("namespace"),
            prefix: shape.xml_text("prefix"),
        }
    }

    /// Whether an element or attribute has this name. The namespace only counts if the schema gives one.
    pub(super) fn is(&self, local: &str, namespace: Option<&str>) -> bool {
        self.local == local && (self.namespace.is_none() || self.namespace == namespace)
    }
}
