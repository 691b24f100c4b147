//! The compiled form of a schema.

use std::collections::{HashMap, HashSet};

use crate::validation::format::Format;
use crate::validation::instance::Instance;
use crate::validation::kind::Kinds;
use crate::validation::literal::Literal;
use crate::validation::number::{Bound, Divisor};
use crate::validation::pattern::Pattern;

/// A schema or a part of one.
#[derive(Debug)]
pub(in crate::validation) enum Node {
    /// `true`
    Anything,
    /// `false`
    Nothing,
    /// Only a `$ref` to the entry with this index.
    Entry(usize),
    /// Any other.
    Rules(Box<Rules>),
}

/// The keywords of a schema. Missing ones take no room.
#[derive(Debug, Default)]
pub(in crate::validation) struct Rules {
    pub(in crate::validation) kinds: Kinds,
    pub(in crate::validation) reference: Option<Reference>,
    pub(in crate::validation) constant: Option<Literal>,
    pub(in crate::validation) choices: Option<Choices>,
    pub(in crate::validation) format: Option<Format>,
    pub(in crate::validation) number: Option<Box<NumberRules>>,
    pub(in crate::validation) string: Option<Box<StringRules>>,
    pub(in crate::validation) array: Option<Box<ArrayRules>>,
    pub(in crate::validation) object: Option<Box<ObjectRules>>,
    pub(in crate::validation) logic: Option<Box<LogicRules>>,
    pub(in crate::validation) tagged: Option<Box<TaggedRules>>,
}

/// The values of `enum`.
#[derive(Debug)]
pub(in crate::validation) struct Choices {
    all: Box<[Literal]>,
    /// The index for long lists, because an untrusted peer chooses how often they are searched.
    index: Option<Index>,
}

#[derive(Debug, Default)]
struct Index {
    texts: HashSet<Box<str>>,
    integers: HashSet<i128>,
}

impl Choices {
    pub(in crate::validation) fn new(all: Box<[Literal]>) -> Self {
        const FEW: usize = 16;
        let index = (all.len() > FEW).then(|| {
            let mut index = Index::default();
            for literal in &all {
                match literal {
                    Literal::String(text) => {
                        index.texts.insert(text.clone());
                    }
                    Literal::Number(_, number) => index.integers.extend(number.to_integer()),
                    _ => {}
                }
            }
            index
        });
        Self { all, index }
    }

    pub(in crate::validation) fn all(&self) -> &[Literal] {
        &self.all
    }

    /// Whether a value is one of them, and how many it was compared with.
    pub(in crate::validation) fn find(&self, instance: Instance<'_>) -> (bool, usize) {
        match (&self.index, instance) {
            (Some(index), Instance::String(text)) => (index.texts.contains(text), 1),
            (Some(index), Instance::Integer(integer)) => {
                (index.integers.contains(&integer.get()), 1)
            }
            _ => {
                let place = self.all.iter().position(|choice| choice.equals(instance));
                (place.is_some(), place.unwrap_or(self.all.len()))
            }
        }
    }
}

/// The target of a `$ref`.
#[derive(Debug)]
pub(in crate::validation) enum Reference {
    /// The entry with this index.
    Entry(usize),
    /// None: the table has no entry with this name.
    Missing(Box<str>),
}

#[derive(Debug, Default)]
pub(in crate::validation) struct NumberRules {
    pub(in crate::validation) divisor: Option<Divisor>,
    pub(in crate::validation) maximum: Option<Bound>,
    pub(in crate::validation) exclusive_maximum: Option<Bound>,
    pub(in crate::validation) minimum: Option<Bound>,
    pub(in crate::validation) exclusive_minimum: Option<Bound>,
}

#[derive(Debug, Default)]
pub(in crate::validation) struct StringRules {
    pub(in crate::validation) longest: Option<usize>,
    pub(in crate::validation) shortest: Option<usize>,
    pub(in crate::validation) pattern: Option<Pattern>,
    pub(in crate::validation) encoding: Option<Format>,
}

#[derive(Debug, Default)]
pub(in crate::validation) struct ArrayRules {
    pub(in crate::validation) most: Option<usize>,
    pub(in crate::validation) least: Option<usize>,
    pub(in crate::validation) is_unique: bool,
    pub(in crate::validation) first: Box<[Node]>,
    pub(in crate::validation) rest: Option<Node>,
    pub(in crate::validation) contains: Option<Node>,
    pub(in crate::validation) least_contained: Option<usize>,
    pub(in crate::validation) most_contained: Option<usize>,
    pub(in crate::validation) unevaluated: Option<Node>,
}

#[derive(Debug, Default)]
pub(in crate::validation) struct ObjectRules {
    pub(in crate::validation) most: Option<usize>,
    pub(in crate::validation) least: Option<usize>,
    /// `properties` and `required`, in document order.
    pub(in crate::validation) members: Box<[MemberRule]>,
    /// The indices of the members, sorted by name.
    pub(in crate::validation) by_name: Box<[u32]>,
    pub(in crate::validation) patterns: Box<[(Pattern, Node)]>,
    pub(in crate::validation) additional: Option<Node>,
    pub(in crate::validation) names: Option<Node>,
    pub(in crate::validation) dependent_names: Box<[Dependency]>,
    pub(in crate::validation) dependent: Box<[(Box<str>, Node)]>,
    pub(in crate::validation) unevaluated: Option<Node>,
}

/// A member, and the members that it requires.
#[derive(Debug)]
pub(in crate::validation) struct Dependency {
    pub(in crate::validation) name: Box<str>,
    pub(in crate::validation) needed: Box<[Box<str>]>,
}

#[derive(Debug)]
pub(in crate::validation) struct MemberRule {
    pub(in crate::validation) name: Box<str>,
    /// `None` for a required member without a schema.
    pub(in crate::validation) node: Option<Node>,
    pub(in crate::validation) is_required: bool,
}

#[derive(Debug, Default)]
pub(in crate::validation) struct LogicRules {
    pub(in crate::validation) all: Box<[Node]>,
    pub(in crate::validation) any: Option<Box<[Node]>>,
    pub(in crate::validation) one: Option<Box<[Node]>>,
    pub(in crate::validation) not: Option<Node>,
    pub(in crate::validation) test: Option<Node>,
    pub(in crate::validation) then: Option<Node>,
    pub(in crate::validation) otherwise: Option<Node>,
}

/// `discriminator`: the string of one member selects the schema of an object.
#[derive(Debug)]
pub(in crate::validation) struct TaggedRules {
    pub(in crate::validation) property: Box<str>,
    /// The known strings, for messages.
    pub(in crate::validation) texts: Box<[Box<str>]>,
    /// The branch of each string.
    pub(in crate::validation) by_text: HashMap<Box<str>, usize>,
    pub(in crate::validation) branches: Box<[Node]>,
    /// The branch of an object with another string, or without one.
    pub(in crate::validation) default: Option<usize>,
    /// The schema of values that are not objects.
    pub(in crate::validation) otherwise: Node,
}

impl ObjectRules {
    /// The index of a member. Members mostly arrive in document order, so the guess is the index after the last one.
    #[inline]
    pub(in crate::validation) fn find(&self, name: &str, guess: usize) -> Option<usize> {
        match self.members.get(guess) {
            Some(rule) if *rule.name == *name => Some(guess),
            _ => self.search(name, guess),
        }
    }

    /// Some members are missing, so those after the guess are searched first.
    fn search(&self, name: &str, guess: usize) -> Option<usize> {
        const NEAR: usize = 8;
        let behind = self.members.get(guess..).unwrap_or_default();
        let mut near = behind.iter().take(NEAR);
        if let Some(further) = near.position(|rule| *rule.name == *name) {
            return Some(guess + further);
        }
        let named = |place: &u32| self.members.get(*place as usize).map(|rule| &*rule.name);
        let found = self
            .by_name
            .binary_search_by(|place| named(place).cmp(&Some(name)));
        found.ok().map(|index| self.by_name[index] as usize)
    }
}
