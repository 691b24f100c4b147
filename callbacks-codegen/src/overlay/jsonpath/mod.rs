//! JSONPath (RFC 9535).
//!
//! An overlay may come from the same place as its document, so a query is untrusted. A short one can ask for more values than
//! any memory holds (`$..*..*..*..*`), so every query has a budget of steps.

mod evaluate;
mod filter;
mod function;
mod parse;
#[cfg(test)]
mod tests;
mod text;

use serde_json::Value;

pub(super) use evaluate::{Budget, TooMuch, select};
pub(super) use parse::parse;

/// A query: the segments behind `$`, or behind `@` in a filter.
#[derive(Debug)]
pub(super) struct Query {
    /// Whether it starts at the root, rather than at the value that a filter looks at.
    is_absolute: bool,
    segments: Vec<Segment>,
}

#[derive(Debug)]
struct Segment {
    /// `..`: it applies to all values within, too.
    is_descendant: bool,
    selectors: Vec<Selector>,
}

#[derive(Debug)]
enum Selector {
    Name(String),
    Wildcard,
    Index(i64),
    Slice {
        start: Option<i64>,
        end: Option<i64>,
        step: i64,
    },
    Filter(Test),
}

/// A logical expression.
#[derive(Debug)]
enum Test {
    Any(Vec<Test>),
    All(Vec<Test>),
    Not(Box<Test>),
    /// The query selects something.
    Exists(Query),
    Compare(Operand, Comparison, Operand),
    /// `match` (the whole string) or `search`.
    Matches {
        is_whole: bool,
        text: Operand,
        pattern: Operand,
    },
}

/// What is compared.
#[derive(Debug)]
enum Operand {
    Literal(Value),
    /// A query that selects one value at most.
    Singular(Query),
    Length(Box<Operand>),
    Count(Query),
    Value(Query),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Comparison {
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
}

impl Query {
    /// Section 2.3.5.1.
    fn is_singular(&self) -> bool {
        self.segments.iter().all(|segment| {
            let one = matches!(
                segment.selectors[..],
                [Selector::Name(_) | Selector::Index(_)]
            );
            one && !segment.is_descendant
        })
    }
}

/// Why a text is no query, and where.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Fault {
    /// In bytes.
    pub(super) at: usize,
    pub(super) what: &'static str,
}
