//! What is left to ask of a value, beside its type, to know that it is as its schema says.

/// How a value of a struct is known to be as the struct's own schema says, without that being read.
#[derive(Clone, Debug, Default)]
pub(crate) struct Conformity {
    /// What its fields must satisfy.
    pub(crate) fields: Vec<(usize, Test)>,
    /// Whether it must have no members beside those that the schema names.
    pub(crate) has_no_others: bool,
}

/// What is asked of a field.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Test {
    /// All of these, of the value if there is one.
    Value(Vec<Condition>),
    /// The schema of a member, by the place of the schema that names it.
    Member(usize),
}

/// What is asked of a value.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Condition {
    /// A text has so many characters.
    Length(Counts),
    /// A text is of a format.
    Format(String),
    /// A number is one that JSON can write.
    Finite,
    /// An integer is not less, or not more.
    AtLeast(i128),
    AtMost(i128),
    /// A number is more, or less, or just as much where that is allowed.
    Above(f64, IsAllowed),
    Below(f64, IsAllowed),
    /// There are so many items or members.
    Count(Counts),
    /// Every item or member satisfies these.
    Each(Vec<Condition>),
    /// A value of a struct is as the schema at this place says, which is the struct's own.
    Conforms(usize),
    /// A value is as the schema at this place says.
    Admitted(usize),
}

/// Whether the bound itself is allowed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct IsAllowed(pub(crate) bool);

/// How many there may be.
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
    /// Whether there is nothing left to ask.
    pub(crate) fn is_sure(&self) -> bool {
        self.fields.is_empty() && !self.has_no_others
    }

    /// Takes the place of every schema that is applied.
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
