//! What a value is before it is written.

/// A value, as far as parameters can tell values apart: OpenAPI defines no text for anything nested deeper.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// Nothing: the parameter is left out.
    Absent,
    Text(String),
    List(Vec<String>),
    /// The members in order, each with its texts: a list may stand in the query as a whole, and nowhere else.
    Object(Vec<(String, Member)>),
}

/// A member of an object.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Member {
    Text(String),
    List(Vec<String>),
}
