//! Where what a group captured is not the same in both engines.
//!
//! ECMA-262 forgets what the groups within a repetition captured each time it begins anew ("RepeatMatcher"), and the other
//! engine does not: that makes a difference if something refers to a group that a later round passes by.

use std::collections::HashMap;

use super::Fault;
use super::tree::{Node, Tree};

pub(super) fn check(tree: &Tree, pattern: &str) -> Result<(), Fault> {
    if !tree.has_references {
        return Ok(());
    }
    let mut walk = Walk::default();
    walk.node(&tree.root);
    for (groups, loops, range) in &walk.references {
        let is_kept = |group: &usize| {
            walk.groups.get(group).is_none_or(|group| {
                let is_same_round = loops.starts_with(&group.loops);
                is_same_round && !(group.is_optional && !group.loops.is_empty())
            })
        };
        if !groups.iter().all(is_kept) {
            let range = range.start..range.end.min(pattern.len());
            let message = "a reference to a group that is repeated cannot be checked";
            return Err(Fault::new(range, message));
        }
    }
    Ok(())
}

#[derive(Default)]
struct Walk {
    /// The repetitions that are open, by number.
    loops: Vec<usize>,
    begun: usize,
    /// Whether the innermost repetition may pass by what is walked through.
    is_optional: bool,
    groups: HashMap<usize, Captured>,
    references: Vec<(Vec<usize>, Vec<usize>, std::ops::Range<usize>)>,
}

struct Captured {
    loops: Vec<usize>,
    is_optional: bool,
}

impl Walk {
    fn node(&mut self, node: &Node) {
        let outer = self.is_optional;
        match node {
            Node::Sequence(terms) => terms.iter().for_each(|term| self.node(term)),
            Node::Alternatives(alternatives) => {
                self.is_optional = true;
                alternatives.iter().for_each(|each| self.node(each));
            }
            Node::Group { number, inner, .. } => {
                if let Some(number) = number {
                    let captured = Captured {
                        loops: self.loops.clone(),
                        is_optional: self.is_optional,
                    };
                    self.groups.insert(*number, captured);
                }
                self.node(inner);
            }
            Node::Look { inner, .. } => self.node(inner),
            Node::Repeat {
                min, max, inner, ..
            } if *max == Some(1) => {
                self.is_optional |= *min == 0;
                self.node(inner);
            }
            Node::Repeat { inner, .. } => {
                self.begun += 1;
                self.loops.push(self.begun);
                self.is_optional = false;
                self.node(inner);
                self.loops.pop();
            }
            Node::Reference { groups, range } => {
                let reference = (groups.clone(), self.loops.clone(), range.clone());
                self.references.push(reference);
            }
            _ => {}
        }
        self.is_optional = outer;
    }
}
