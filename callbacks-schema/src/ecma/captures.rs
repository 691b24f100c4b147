//! Captures that differ between the two engines.
//!
//! ECMA-262 resets the captures inside a repetition at each round ("RepeatMatcher"), and reads a look-behind from its
//! end. The other engine does neither. This matters if something refers to a group that a later round skips or has not
//! reached yet, or that is in a look-behind.

use std::collections::HashMap;
use std::ops::Range;

use super::Fault;
use super::tree::{Node, Tree};

pub(super) fn check(tree: &Tree) -> Result<(), Fault> {
    if !tree.has_references {
        return Ok(());
    }
    let mut walk = Walk::default();
    walk.node(&tree.root);
    let wrong = walk.references.iter().find(|reference| {
        let mut groups = reference.groups.iter();
        groups.any(|group| {
            walk.groups
                .get(group)
                .is_some_and(|group| reference.differs(group))
        })
    });
    match wrong {
        None => Ok(()),
        Some(reference) => {
            let message = "a reference to a group that is repeated, or in a look-behind";
            Err(Fault::new(reference.range.clone(), message))
        }
    }
}

#[derive(Default)]
struct Walk {
    place: Place,
    /// How many parts have begun so far.
    begun: usize,
    groups: HashMap<usize, Place>,
    references: Vec<Reference>,
}

/// The place of a group or a reference.
#[derive(Clone, Default)]
struct Place {
    order: usize,
    /// The outermost repetition around it.
    repetition: Option<usize>,
    /// Whether a round of that repetition may skip it.
    is_optional: bool,
    is_behind: bool,
}

struct Reference {
    groups: Vec<usize>,
    range: Range<usize>,
    place: Place,
}

impl Reference {
    fn differs(&self, group: &Place) -> bool {
        let is_ahead = group.order > self.place.order
            && group.repetition.is_some()
            && group.repetition == self.place.repetition;
        let is_stale = group.repetition.is_some() && group.is_optional;
        is_ahead || is_stale || group.is_behind || self.place.is_behind
    }
}

impl Walk {
    fn node(&mut self, node: &Node) {
        let outer = self.place.clone();
        self.begun += 1;
        self.place.order = self.begun;
        match node {
            Node::Sequence(terms) => terms.iter().for_each(|term| self.node(term)),
            Node::Alternatives(alternatives) => {
                self.place.is_optional = true;
                alternatives.iter().for_each(|each| self.node(each));
            }
            Node::Group { number, inner, .. } => {
                if let Some(number) = number {
                    self.groups.insert(*number, self.place.clone());
                }
                self.node(inner);
            }
            Node::Look { behind, inner, .. } => {
                self.place.is_behind |= behind;
                self.node(inner);
            }
            Node::Repeat {
                min, max, inner, ..
            } => {
                self.repeat(*min, *max);
                self.node(inner);
            }
            Node::Reference { groups, range } => self.references.push(Reference {
                groups: groups.clone(),
                range: range.clone(),
                place: self.place.clone(),
            }),
            _ => {}
        }
        self.place = outer;
    }

    fn repeat(&mut self, min: u32, max: Option<u32>) {
        let is_outermost = self.place.repetition.is_none() && max != Some(1);
        if is_outermost {
            self.place.repetition = Some(self.begun);
            // A part of a round is not skipped by what is around the repetition.
            self.place.is_optional = false;
        } else {
            self.place.is_optional |= min == 0;
        }
    }
}
