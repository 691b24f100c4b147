//! What a query selects.

use std::rc::Rc;

use serde_json::Value;

use super::filter::Patterns;
use super::{Query, Segment, Selector};
use crate::source::Step;

/// The steps that queries may still take.
pub(in crate::overlay) struct Budget {
    left: usize,
}

/// A query takes more steps than it may.
#[derive(Debug, PartialEq, Eq)]
pub(in crate::overlay) struct TooMuch;

impl Budget {
    pub(in crate::overlay) fn new(steps: usize) -> Self {
        Self { left: steps }
    }

    pub(in crate::overlay) fn spend(&mut self, steps: usize) -> Result<(), TooMuch> {
        self.left = self.left.checked_sub(steps).ok_or(TooMuch)?;
        Ok(())
    }

    pub(in crate::overlay) fn left(&self) -> usize {
        self.left
    }
}

/// The paths of all values that a query selects.
///
/// # Errors
///
/// Returns an error if the budget is spent.
pub(in crate::overlay) fn select(
    query: &Query,
    root: &Value,
    budget: &mut Budget,
) -> Result<Vec<Vec<Step>>, TooMuch> {
    let mut evaluation = Evaluation {
        root,
        budget,
        patterns: Patterns::default(),
    };
    let found = evaluation.query(query, root)?;
    let paths = found.into_iter().map(|found| {
        let path = found.path();
        evaluation.budget.spend(path.len()).map(|()| path)
    });
    paths.collect()
}

pub(super) struct Evaluation<'v, 'b> {
    root: &'v Value,
    pub(super) budget: &'b mut Budget,
    pub(super) patterns: Patterns,
}

/// A value, and how a query came to it.
#[derive(Clone)]
pub(super) struct Found<'v> {
    pub(super) value: &'v Value,
    place: Option<Rc<Place<'v>>>,
}

struct Place<'v> {
    above: Option<Rc<Place<'v>>>,
    child: Child<'v>,
}

#[derive(Clone, Copy)]
enum Child<'v> {
    Name(&'v str),
    Index(usize),
}

impl<'v> Found<'v> {
    fn child(&self, child: Child<'v>, value: &'v Value) -> Self {
        let above = self.place.clone();
        Self {
            value,
            place: Some(Rc::new(Place { above, child })),
        }
    }

    fn path(&self) -> Vec<Step> {
        let mut steps = Vec::new();
        let mut place = self.place.as_deref();
        while let Some(Place { above, child }) = place {
            steps.push(match child {
                Child::Name(name) => Step::Name((*name).to_owned()),
                Child::Index(index) => Step::Index(*index),
            });
            place = above.as_deref();
        }
        steps.reverse();
        steps
    }
}

/// What remembering a value costs.
const KEPT: usize = 4;

impl<'v> Evaluation<'v, '_> {
    /// What a query selects. A relative one starts at `current`.
    pub(super) fn query(
        &mut self,
        query: &Query,
        current: &'v Value,
    ) -> Result<Vec<Found<'v>>, TooMuch> {
        let value = if query.is_absolute {
            self.root
        } else {
            current
        };
        let mut found = vec![Found { value, place: None }];
        for segment in &query.segments {
            let mut next = Vec::new();
            for each in found {
                self.segment(segment, each, &mut next)?;
            }
            found = next;
        }
        Ok(found)
    }

    fn segment(
        &mut self,
        segment: &Segment,
        from: Found<'v>,
        into: &mut Vec<Found<'v>>,
    ) -> Result<(), TooMuch> {
        if !segment.is_descendant {
            return self.selectors(segment, &from, into);
        }
        let mut waiting = vec![from];
        while let Some(each) = waiting.pop() {
            self.selectors(segment, &each, into)?;
            self.children(&each, |_, child| {
                waiting.push(child);
                Ok(())
            })?;
        }
        Ok(())
    }

    fn selectors(
        &mut self,
        segment: &Segment,
        from: &Found<'v>,
        into: &mut Vec<Found<'v>>,
    ) -> Result<(), TooMuch> {
        for selector in &segment.selectors {
            self.budget.spend(1)?;
            match (selector, from.value) {
                (Selector::Name(name), Value::Object(members)) => {
                    if let Some((name, value)) = members.get_key_value(name) {
                        self.keep(from.child(Child::Name(name), value), into)?;
                    }
                }
                (Selector::Index(index), Value::Array(items)) => {
                    let index = from_start(*index, items.len());
                    if let Some((index, value)) = usize::try_from(index)
                        .ok()
                        .and_then(|index| Some((index, items.get(index)?)))
                    {
                        self.keep(from.child(Child::Index(index), value), into)?;
                    }
                }
                (Selector::Slice { start, end, step }, Value::Array(items)) => {
                    for index in slice(*start, *end, *step, items.len()) {
                        let child = from.child(Child::Index(index), &items[index]);
                        self.keep(child, into)?;
                    }
                }
                (Selector::Wildcard, _) => {
                    self.children(from, |_, child| {
                        into.push(child);
                        Ok(())
                    })?;
                }
                (Selector::Filter(test), _) => {
                    self.children(from, |evaluation, child| {
                        if evaluation.holds(test, child.value)? {
                            into.push(child);
                        }
                        Ok(())
                    })?;
                }
                _ => {}
            }
        }
        Ok(())
    }

    fn keep(&mut self, found: Found<'v>, into: &mut Vec<Found<'v>>) -> Result<(), TooMuch> {
        self.budget.spend(KEPT)?;
        into.push(found);
        Ok(())
    }

    /// Takes each child of a value.
    fn children(
        &mut self,
        from: &Found<'v>,
        mut take: impl FnMut(&mut Self, Found<'v>) -> Result<(), TooMuch>,
    ) -> Result<(), TooMuch> {
        match from.value {
            Value::Object(members) => members.iter().try_for_each(|(name, value)| {
                self.budget.spend(KEPT)?;
                take(self, from.child(Child::Name(name), value))
            }),
            Value::Array(items) => items.iter().enumerate().try_for_each(|(index, value)| {
                self.budget.spend(KEPT)?;
                take(self, from.child(Child::Index(index), value))
            }),
            _ => Ok(()),
        }
    }
}

/// An index from the start; a negative one counts from the end.
fn from_start(index: i64, length: usize) -> i64 {
    match index {
        0.. => index,
        _ => index.saturating_add(i64::try_from(length).unwrap_or(i64::MAX)),
    }
}

/// The indices of a slice (section 2.3.4.2.2).
fn slice(start: Option<i64>, end: Option<i64>, step: i64, length: usize) -> Vec<usize> {
    let last = i64::try_from(length).unwrap_or(i64::MAX);
    let bound = |index: i64, least: i64, most: i64| from_start(index, length).clamp(least, most);
    let (mut at, end) = match step {
        0 => return Vec::new(),
        1.. => (
            bound(start.unwrap_or(0), 0, last),
            bound(end.unwrap_or(last), 0, last),
        ),
        _ => (
            start.map_or(last - 1, |start| bound(start, -1, last - 1)),
            end.map_or(-1, |end| bound(end, -1, last - 1)),
        ),
    };
    let mut indices = Vec::new();
    while (step > 0 && at < end) || (step < 0 && at > end) {
        indices.extend(usize::try_from(at));
        at = at.saturating_add(step);
    }
    indices
}
