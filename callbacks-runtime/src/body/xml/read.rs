//! From elements to JSON.

use std::borrow::Cow;
use std::cell::RefCell;
use std::collections::BTreeMap;

use super::names::{Name, Place};
use super::plan::{Planned, Plans};
use super::tree::{self, Attribute, Element};
use crate::body::fault::BodyFault;
use crate::body::layout::{Shape, push_list, push_name};

/// Converts a document to JSON.
pub(in crate::body) fn to_json(shape: &Shape<'_>, text: &str) -> Result<String, BodyFault> {
    let root = tree::parse(text)?;
    let name = Name::of(shape, &root.local);
    if !name.is(&root.local, root.namespace.as_deref()) {
        let namespace = name.namespace.map(|uri| format!(" of `{uri}`"));
        let namespace = namespace.unwrap_or_default();
        let detail = format!("the root element must be `{}`{namespace}", name.local);
        return Err(BodyFault::value(detail));
    }
    let mut json = String::new();
    let mut reader = Reader {
        plans: Plans::default(),
    };
    reader.push_value(&mut json, shape, &root)?;
    Ok(json)
}

struct Reader<'l> {
    plans: Plans<'l>,
}

/// The attributes and elements of one member.
#[derive(Default)]
struct Found<'e> {
    elements: Vec<&'e Element>,
    attribute: Option<&'e Attribute>,
}

impl<'l> Reader<'l> {
    /// Adds the value of one element.
    fn push_value(
        &mut self,
        out: &mut String,
        shape: &Shape<'l>,
        element: &Element,
    ) -> Result<(), BodyFault> {
        let kinds = shape.kinds();
        let has_parts = !element.children.is_empty() || !element.attributes.is_empty();
        let is_object = kinds.object && (has_parts || kinds.is_compound());
        if element.is_nil && (kinds.null || !is_object) {
            out.push_str("null");
            Ok(())
        } else if kinds.array && !is_object {
            self.push_items(out, shape, &element.children)
        } else if is_object || shape.is_empty() && !element.children.is_empty() {
            self.push_object(out, shape, element)
        } else if element.children.is_empty() {
            push_text(out, shape, &element.text);
            Ok(())
        } else {
            Err(BodyFault::value("must be a text, and holds elements"))
        }
    }

    fn push_items<'e>(
        &mut self,
        out: &mut String,
        shape: &Shape<'l>,
        items: impl IntoIterator<Item = &'e Element>,
    ) -> Result<(), BodyFault> {
        push_list(out, items, |out, index, item| {
            self.push_value(out, &shape.item(index), item)
                .map_err(|fault| fault.within_item(index))
        })
    }

    fn push_object(
        &mut self,
        out: &mut String,
        shape: &Shape<'l>,
        element: &Element,
    ) -> Result<(), BodyFault> {
        let plans = RefCell::new(&mut self.plans);
        let chosen = shape.chosen(&|name| {
            let plan = plans.borrow_mut().of(shape);
            plan.text_of(name, element).map(Cow::Borrowed)
        });
        let shape = chosen.as_ref().unwrap_or(shape);
        let plan = self.plans.of(shape);
        let mut found: BTreeMap<usize, Found<'_>> = BTreeMap::new();
        let mut other_elements: BTreeMap<&str, Vec<&Element>> = BTreeMap::new();
        let mut others: BTreeMap<&str, &Attribute> = BTreeMap::new();
        for child in &element.children {
            match plan.of_element(child) {
                Some(index) => found.entry(index).or_default().elements.push(child),
                None => other_elements.entry(&child.local).or_default().push(child),
            }
        }
        for attribute in &element.attributes {
            match plan.of_attribute(attribute) {
                Some(index) => found.entry(index).or_default().attribute = Some(attribute),
                None => {
                    others.insert(&attribute.local, attribute);
                }
            }
        }
        out.push('{');
        for (index, found) in &found {
            let planned = &plan.members[*index];
            push_name(out, planned.member.key);
            self.push_member(out, planned, found)
                .map_err(|fault| fault.within(planned.member.key))?;
        }
        for (index, planned) in plan.members.iter().enumerate() {
            if planned.member.place == Place::Text {
                push_name(out, planned.member.key);
                push_text(out, &planned.member.shape, &element.text);
            } else if planned.is_list && planned.is_required && !found.contains_key(&index) {
                // An empty list has no element.
                push_name(out, planned.member.key);
                out.push_str("[]");
            }
        }
        // What the schema does not name. The type preserves, skips or refuses it. An element may have the JSON name of
        // a member that has another name in XML.
        for (name, attribute) in others {
            if !shape.names(name) && !other_elements.contains_key(name) {
                push_name(out, name);
                push_text(out, &shape.member(name), &attribute.value);
            }
        }
        for (name, elements) in other_elements {
            if !shape.names(name) {
                push_name(out, name);
                self.push_other(out, &shape.member(name), &elements)
                    .map_err(|fault| fault.within(name))?;
            }
        }
        out.push('}');
        Ok(())
    }

    fn push_member(
        &mut self,
        out: &mut String,
        planned: &Planned<'l>,
        found: &Found<'_>,
    ) -> Result<(), BodyFault> {
        let shape = &planned.member.shape;
        match (found.attribute, found.elements.as_slice()) {
            (Some(attribute), _) => {
                push_text(out, shape, &attribute.value);
                Ok(())
            }
            (None, items) if planned.is_list => self.push_items(out, shape, items.iter().copied()),
            (None, [only]) => self.push_value(out, shape, only),
            _ => Err(BodyFault::value("may occur only once")),
        }
    }

    fn push_other(
        &mut self,
        out: &mut String,
        shape: &Shape<'l>,
        elements: &[&Element],
    ) -> Result<(), BodyFault> {
        match elements {
            [only] if !shape.kinds().array => self.push_value(out, shape, only),
            _ => {
                let is_list = shape.kinds().array;
                push_list(out, elements, |out, index, element| {
                    let item = shape.item(index);
                    let shape = if is_list { &item } else { shape };
                    self.push_value(out, shape, element)
                        .map_err(|fault| fault.within_item(index))
                })
            }
        }
    }
}

/// Whitespace around a number or a boolean is only formatting.
fn push_text(out: &mut String, shape: &Shape<'_>, text: &str) {
    let kinds = shape.kinds();
    let is_text = kinds.string && !kinds.number && !kinds.boolean;
    shape.push_scalar(out, if is_text { text } else { text.trim() });
}
