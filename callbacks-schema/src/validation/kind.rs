//! The kinds of values (JSON Schema validation, section 6.1.1 "type").

use super::instance::Instance;
use super::literal::number_of;

/// The kinds that a schema allows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Kinds(u8);

const NULL: u8 = 1;
const BOOLEAN: u8 = 1 << 1;
const INTEGER: u8 = 1 << 2;
/// A number that is not an integer.
const FRACTION: u8 = 1 << 3;
const STRING: u8 = 1 << 4;
const ARRAY: u8 = 1 << 5;
const OBJECT: u8 = 1 << 6;

/// The names of kinds, in the order of messages.
const NAMES: [(&str, u8, &str); 7] = [
    ("string", STRING, "a string"),
    ("number", INTEGER | FRACTION, "a number"),
    ("integer", INTEGER, "an integer"),
    ("boolean", BOOLEAN, "a boolean"),
    ("array", ARRAY, "an array"),
    ("object", OBJECT, "an object"),
    ("null", NULL, "null"),
];

impl Default for Kinds {
    /// All of them.
    fn default() -> Self {
        Self(u8::MAX)
    }
}

impl Kinds {
    /// The kinds with these names. Unknown names are ignored. If none is left, everything is allowed.
    pub(super) fn named(names: &[Box<str>]) -> Self {
        let known = |name: &str| NAMES.iter().find(|(known, ..)| *known == name);
        let kinds = names.iter().filter_map(|name| known(name));
        match kinds.fold(0, |kinds, (_, kind, _)| kinds | kind) {
            0 => Self::default(),
            kinds => Self(kinds),
        }
    }

    /// Whether a value has one of them. A number that JSON cannot represent has none.
    pub(super) fn include(self, instance: Instance<'_>) -> bool {
        self == Self::default() || self.0 & kind(instance) != 0
    }

    /// Whether they include a JSON value that begins with this byte and is not a number.
    pub(super) fn include_text(self, first: u8) -> bool {
        let kind = match first {
            b'n' => NULL,
            b't' | b'f' => BOOLEAN,
            b'"' => STRING,
            b'[' => ARRAY,
            b'{' => OBJECT,
            _ => u8::MAX,
        };
        self.0 & kind != 0
    }
}

impl std::fmt::Display for Kinds {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let mut rest = self.0;
        let mut separator = "";
        for (_, kind, name) in NAMES {
            if rest & kind == kind {
                write!(formatter, "{separator}{name}")?;
                rest &= !kind;
                separator = " or ";
            }
        }
        Ok(())
    }
}

/// The kind of a value, for a message.
pub(super) fn name(instance: Instance<'_>) -> &'static str {
    match kind(instance) {
        NULL => "null",
        BOOLEAN => "a boolean",
        INTEGER => "an integer",
        FRACTION => "a number",
        STRING => "a string",
        ARRAY => "an array",
        OBJECT => "an object",
        _ => "what JSON cannot write",
    }
}

fn kind(instance: Instance<'_>) -> u8 {
    match instance {
        Instance::Absent | Instance::Null => NULL,
        Instance::Boolean(_) => BOOLEAN,
        Instance::Integer(_) => INTEGER,
        Instance::Number(_) => match number_of(instance) {
            Some(number) if number.is_integral() => INTEGER,
            Some(_) => FRACTION,
            None => 0,
        },
        // In OpenAPI 3.0, bytes are a string (`format: binary`).
        Instance::String(_) | Instance::Binary(_) => STRING,
        Instance::Array(_) => ARRAY,
        Instance::Object(_) => OBJECT,
        // It is converted before it is checked.
        Instance::Foreign(_) => 0,
    }
}
