//! Values in schemas (`const`, `enum`), and their equality to values of a payload.
//!
//! JSON Schema 2020-12 core, section 4.2.2 "Instance Equality": numbers are equal by mathematical value, objects
//! whatever the order of their members.

use std::ops::ControlFlow;

use super::instance::{Array, AsInstance, Instance, Members};
use super::number::{Decimal, Number};

/// A value of a schema.
#[derive(Debug)]
pub(super) enum Literal {
    Null,
    Boolean(bool),
    Number(Box<str>, Decimal),
    String(Box<str>),
    Array(Box<[Literal]>),
    /// Sorted by name.
    Object(Box<[(Box<str>, Literal)]>),
}

impl Literal {
    /// Whether a value is equal to this one.
    pub(super) fn equals(&self, instance: Instance<'_>) -> bool {
        match (self, instance) {
            (Self::Null, Instance::Null | Instance::Absent) => true,
            (Self::Boolean(this), Instance::Boolean(that)) => *this == that,
            (Self::Number(_, this), Instance::Integer(_) | Instance::Number(_)) => {
                number_of(instance).is_some_and(|that| this.view() == that.digits().view())
            }
            (Self::String(this), Instance::String(that)) => **this == *that,
            (Self::Array(this), Instance::Array(that)) => {
                this.len() == that.len()
                    && this
                        .iter()
                        .enumerate()
                        .all(|(index, item)| item.equals(that.item(index)))
            }
            (Self::Object(this), Instance::Object(that)) => are_members(this, that),
            (_, Instance::Foreign(that)) => that
                .to_json()
                .is_ok_and(|that| self.equals(that.as_instance())),
            _ => false,
        }
    }
}

fn are_members(expected: &[(Box<str>, Literal)], members: Members<'_>) -> bool {
    let mut count = 0;
    let walk = members.each(&mut |name, value| {
        count += 1;
        let found = expected.binary_search_by(|(known, _)| (**known).cmp(name));
        match found {
            Ok(index) if expected[index].1.equals(value) => ControlFlow::Continue(()),
            _ => ControlFlow::Break(()),
        }
    });
    walk.is_continue() && count == expected.len()
}

/// The number; `None` for values that JSON cannot represent.
pub(super) fn number_of(instance: Instance<'_>) -> Option<Number> {
    match instance {
        Instance::Integer(value) => Some(Number::Integer(value.get())),
        Instance::Number(value) if value.is_finite() => Some(Number::Float(value)),
        _ => None,
    }
}

/// Whether two values of a payload are equal.
pub(super) fn are_equal(this: Instance<'_>, that: Instance<'_>) -> bool {
    match (this, that) {
        (Instance::Foreign(this), that) => this
            .to_json()
            .is_ok_and(|this| are_equal(this.as_instance(), that)),
        (this, Instance::Foreign(that)) => that
            .to_json()
            .is_ok_and(|that| are_equal(this, that.as_instance())),
        (Instance::Null | Instance::Absent, Instance::Null | Instance::Absent) => true,
        (Instance::Boolean(this), Instance::Boolean(that)) => this == that,
        (Instance::String(this), Instance::String(that)) => this == that,
        (Instance::Array(this), Instance::Array(that)) => are_equal_items(this, that),
        (Instance::Object(this), Instance::Object(that)) => are_equal_members(this, that),
        _ => match (number_of(this), number_of(that)) {
            (Some(this), Some(that)) => this.equals(that),
            _ => false,
        },
    }
}

fn are_equal_items(this: &dyn Array, that: &dyn Array) -> bool {
    this.len() == that.len()
        && (0..this.len()).all(|index| are_equal(this.item(index), that.item(index)))
}

fn are_equal_members(this: Members<'_>, that: Members<'_>) -> bool {
    let (mut these, mut those) = (by_name(this), by_name(that));
    these.len() == those.len() && {
        these.sort_unstable_by_key(|(name, _)| *name);
        those.sort_unstable_by_key(|(name, _)| *name);
        let mut pairs = these.iter().zip(&those);
        pairs.all(|((this, value), (that, other))| this == that && are_equal(*value, *other))
    }
}

/// The members by name. Finding a single member may need a walk over all of them, so this is one walk.
fn by_name(members: Members<'_>) -> Vec<(&str, Instance<'_>)> {
    let mut all = Vec::new();
    let _ = members.each(&mut |name, value| {
        all.push((name, value));
        ControlFlow::Continue(())
    });
    all
}
