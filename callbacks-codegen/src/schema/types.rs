//! The types that a schema names.

use crate::source::View;

/// A type of JSON Schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum TypeName {
    Null,
    Boolean,
    Object,
    Array,
    Number,
    String,
    Integer,
}

impl TypeName {
    pub(crate) const ALL: [Self; 7] = [
        Self::Null,
        Self::Boolean,
        Self::Object,
        Self::Array,
        Self::Number,
        Self::String,
        Self::Integer,
    ];

    /// Its name.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Null => "null",
            Self::Boolean => "boolean",
            Self::Object => "object",
            Self::Array => "array",
            Self::Number => "number",
            Self::String => "string",
            Self::Integer => "integer",
        }
    }

    /// Parses a name. YAML reads `[string, null]` as a string and null.
    pub(crate) fn read(name: View<'_>) -> Option<Self> {
        if name.is_null() {
            return Some(Self::Null);
        }
        let text = name.as_text()?;
        Self::ALL.into_iter().find(|each| each.name() == text)
    }

    /// The type of a value of the document.
    pub(crate) fn of_value(value: View<'_>) -> Self {
        if value.is_null() {
            Self::Null
        } else if value.as_bool().is_some() {
            Self::Boolean
        } else if value.as_number().is_some() {
            Self::Number
        } else if value.is_mapping() {
            Self::Object
        } else if value.is_sequence() {
            Self::Array
        } else {
            Self::String
        }
    }
}

/// The value of `type`: one name up to OpenAPI 3.0, possibly several since.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Types {
    names: [TypeName; 7],
    count: u8,
    /// Whether the value is invalid. Then there are no names.
    pub(crate) is_wrong: bool,
}

impl Types {
    pub(super) const NONE: Self = Self {
        names: [TypeName::Null; 7],
        count: 0,
        is_wrong: false,
    };

    pub(super) fn read(value: View<'_>) -> Self {
        const WRONG: Types = Types {
            is_wrong: true,
            ..Types::NONE
        };
        let mut types = Self::NONE;
        for name in Self::names_in(value) {
            match TypeName::read(name) {
                Some(name) => types.add(name),
                None => return WRONG,
            }
        }
        if types.count == 0 { WRONG } else { types }
    }

    /// The values where names of types are expected.
    pub(crate) fn names_in<'s>(value: View<'s>) -> impl Iterator<Item = View<'s>> {
        let single = value.is_scalar().then_some(value);
        single.into_iter().chain(value.items())
    }

    fn add(&mut self, name: TypeName) {
        if !self.contains(name) {
            self.names[usize::from(self.count)] = name;
            self.count += 1;
        }
    }

    /// The names, each once, in document order.
    pub(crate) fn names(&self) -> &[TypeName] {
        &self.names[..usize::from(self.count)]
    }

    pub(crate) fn contains(&self, name: TypeName) -> bool {
        self.names().contains(&name)
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.count == 0
    }

    /// The names except `null`.
    pub(crate) fn of_values(&self) -> impl Iterator<Item = TypeName> + '_ {
        let names = self.names().iter().copied();
        names.filter(|name| *name != TypeName::Null)
    }
}

/// Whether a format is of integers (OpenAPI Format Registry).
pub(crate) fn is_of_integers(format: &str) -> bool {
    let bits = format.strip_prefix("uint").or(format.strip_prefix("int"));
    bits.is_some_and(|bits| matches!(bits, "8" | "16" | "32" | "64"))
}
