//! Where the members of an object are in its element. This is computed once per schema and document, because a body may
//! have thousands of elements, and a schema hundreds of members.

use std::collections::HashMap;
use std::rc::Rc;

use super::names::{Member, Name, Place};
use super::tree::{Attribute, Element};
use crate::body::layout::Shape;

/// The members of one schema.
#[derive(Debug)]
pub(super) struct Plan<'l> {
    pub(super) members: Vec<Planned<'l>>,
    by_local_name: HashMap<&'l str, Vec<usize>>,
}

/// A member, and how it is found.
#[derive(Debug)]
pub(super) struct Planned<'l> {
    pub(super) member: Member<'l>,
    /// The name of its element. For a list, the name of each item.
    name: Name<'l>,
    pub(super) is_list: bool,
    pub(super) is_required: bool,
}

impl<'l> Plan<'l> {
    fn of(shape: &Shape<'l>) -> Self {
        let required: Vec<_> = shape.required().collect();
        let mut plan = Self {
            members: Vec::new(),
            by_local_name: HashMap::new(),
        };
        for key in shape.members() {
            let member = Member::of(shape, key);
            let is_list =
                member.place == Place::Element && !member.is_wrapped && member.shape.kinds().array;
            let name = if is_list {
                member.item_name(&member.shape.item(0))
            } else {
                member.name
            };
            let places = plan.by_local_name.entry(name.local).or_default();
            places.push(plan.members.len());
            plan.members.push(Planned {
                member,
                name,
                is_list,
                is_required: required.contains(&key),
            });
        }
        plan
    }

    /// The member of an element.
    pub(super) fn of_element(&self, element: &Element) -> Option<usize> {
        let namespace = element.namespace.as_deref();
        self.find(&element.local, namespace, Place::Element)
    }

    /// The member of an attribute.
    pub(super) fn of_attribute(&self, attribute: &Attribute) -> Option<usize> {
        let namespace = attribute.namespace.as_deref();
        self.find(&attribute.local, namespace, Place::Attribute)
    }

    /// The string of a member, if it is a scalar and in the element.
    pub(super) fn text_of<'e>(&self, key: &str, element: &'e Element) -> Option<&'e str> {
        let mut members = self.members.iter();
        let index = members.position(|planned| planned.member.key == key)?;
        match self.members[index].member.place {
            Place::Text => Some(&element.text),
            Place::Attribute => {
                let mut attributes = element.attributes.iter();
                let found = attributes.find(|each| self.of_attribute(each) == Some(index))?;
                Some(&found.value)
            }
            Place::Element => {
                let mut children = element.children.iter();
                let found = children.find(|each| self.of_element(each) == Some(index))?;
                Some(found.text.trim())
            }
        }
    }

    fn find(&self, local: &str, namespace: Option<&str>, place: Place) -> Option<usize> {
        let mut places = self.by_local_name.get(local)?.iter().copied();
        places.find(|index| {
            let planned = &self.members[*index];
            planned.member.place == place && planned.name.is(local, namespace)
        })
    }
}

/// The plans of the schemas used so far in a document.
#[derive(Debug, Default)]
pub(super) struct Plans<'l>(HashMap<Vec<usize>, Rc<Plan<'l>>>);

impl<'l> Plans<'l> {
    pub(super) fn of(&mut self, shape: &Shape<'l>) -> Rc<Plan<'l>> {
        let plan = self.0.entry(shape.identity());
        Rc::clone(plan.or_insert_with(|| Rc::new(Plan::of(shape))))
    }
}
