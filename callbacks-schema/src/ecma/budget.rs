//! Limits the size of a compiled pattern. The engine expands counted repetitions.

use super::Fault;
use super::tree::{Member, Node, Set, Tree};

/// In units of about 70 bytes, as measured. The engine's own limit is ten megabytes.
const MAX_SIZE: u64 = 100_000;

/// The size of the compiled pattern, if it is not too large.
pub(super) fn check(tree: &Tree, pattern: &str) -> Result<u64, Fault> {
    let size = size(&tree.root);
    if size > MAX_SIZE {
        let message = "what it repeats is too large for a check";
        return Err(Fault::new(0..pattern.len(), message));
    }
    Ok(size)
}

fn size(node: &Node) -> u64 {
    match node {
        Node::Character(_) | Node::Start | Node::End => 1,
        Node::Any => 14,
        Node::Set(set) => set_size(set),
        Node::WordBoundary { .. } => 20,
        Node::Reference { groups, .. } => 20 * groups.len().max(1) as u64,
        Node::Sequence(nodes) | Node::Alternatives(nodes) => {
            let sizes = nodes.iter().map(size);
            sizes.fold(1, u64::saturating_add)
        }
        Node::Group { inner, .. } | Node::Look { inner, .. } => size(inner).saturating_add(2),
        Node::Repeat {
            min, max, inner, ..
        } => {
            let times = u64::from(max.unwrap_or(*min).max(1));
            size(inner).saturating_mul(times).saturating_add(1)
        }
    }
}

fn set_size(set: &Set) -> u64 {
    let members = set.members.iter().map(|member| match member {
        Member::Range(_, last) if last.is_ascii() => 1,
        Member::Range(..) => 8,
        Member::Perl {
            negated: false,
            kind,
        } if *kind != 's' => 1,
        Member::Perl { .. } => 13,
        Member::Property { .. } => 450,
    });
    let beyond = if set.negated { 12 } else { 0 };
    members.fold(1 + beyond, u64::saturating_add)
}
