//! The structure of a value before it is written.

/// The structure of a value, as far as parameters can represent it. OpenAPI defines nothing for deeper nesting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// The parameter is left out.
    Absent,
    Text(String),
    List(Vec<String>),
    /// The members in order, each with its strings. A member may be a list only in the whole query.
    Object(Vec<(String, Member)>),
}

/// A member of an object.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Member {
    Text(String),
    List(Vec<String>),
}
