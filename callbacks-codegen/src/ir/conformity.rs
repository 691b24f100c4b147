//! What must be checked of a value, beyond its type, to know that it matches its schema.

/// What must be checked of a struct's values.
#[derive(Clone, Debug, Default)]
pub(crate) struct Conformity {
    /// The tests of its fields.
    pub(crate) fields: Vec<(usize, Test)>,
    /// Whether it must have no unnamed members.
    pub(crate) has_no_others: bool,
}

/// The test of a field.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Test {
    /// All of these conditions, if the value is present.
    Value(Vec<Condition>),
    /// The schema of a member, by the index of the schema that names it.
    Member(usize),
}

/// A condition for a value.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Condition {
    /// The length of a string.
    Length(Counts),
    /// The format of a string.
    Format(String),
    /// A number that JSON can represent.
    Finite,
    /// An integer that is not less, or not more.
    AtLeast(i128),
    AtMost(i128),
    /// A number that is more, or less, or equal if that is allowed.
    Above(f64, IsAllowed),
    Below(f64, IsAllowed),
    /// The number of items or members.
    Count(Counts),
    /// Conditions for every item or member.
    Each(Vec<Condition>),
    /// A struct that conforms to the schema with this index, which is its own.
    Conforms(usize),
    /// A value that satisfies the schema with this index.
    Admitted(usize),
}

/// Whether the bound itself is allowed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct IsAllowed(pub(crate) bool);

/// The allowed numbers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Counts {
    pub(crate) least: Option<u64>,
    pub(crate) most: Option<u64>,
}

impl Counts {
    pub(crate) fn is_any(self) -> bool {
        self.least.unwrap_or(0) == 0 && self.most.is_none()
    }
}

impl Conformity {
    /// Whether nothing has to be checked.
    pub(crate) fn is_sure(&self) -> bool {
        self.fields.is_empty() && !self.has_no_others
    }

    /// Visits the index of every schema that is applied.
    pub(crate) fn each_schema(&mut self, take: &mut dyn FnMut(&mut usize)) {
        for (_, test) in &mut self.fields {
            match test {
                Test::Value(conditions) => each_schema(conditions, take),
                Test::Member(schema) => take(schema),
            }
        }
    }
}

fn each_schema(conditions: &mut [Condition], take: &mut dyn FnMut(&mut usize)) {
    for condition in conditions {
        match condition {
            Condition::Each(conditions) => each_schema(conditions, take),
            Condition::Conforms(schema) | Condition::Admitted(schema) => take(schema),
            _ => {}
        }
    }
}
