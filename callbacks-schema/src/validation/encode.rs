//! Writes values as JSON: one function for all generated types.

use std::ops::ControlFlow;

use serde::ser::{Error as _, Serialize, SerializeMap, SerializeSeq, Serializer};

use super::instance::{Array, AsInstance, Instance, Members};

/// Writes a value. The body of a generated `Serialize` impl.
///
/// # Errors
///
/// Returns an error if the serializer fails, or a part of the value cannot be serialized.
pub fn write<T: AsInstance + ?Sized, S: Serializer>(
    value: &T,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    value.as_instance().serialize(serializer)
}

impl Serialize for Instance<'_> {
    #[inline]
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match *self {
            // Objects leave out absent members. Alone, one can only be written as `null`.
            Self::Absent | Self::Null => serializer.serialize_none(),
            Self::Boolean(value) => serializer.serialize_bool(value),
            Self::Integer(value) => write_integer(value.get(), serializer),
            Self::Number(value) => serializer.serialize_f64(value),
            Self::String(text) => serializer.serialize_str(text),
            Self::Array(items) => write_array(items, serializer),
            Self::Object(members) => write_object(members, serializer),
            Self::Binary(value) => value.serialize(serializer),
            Self::Foreign(value) => value
                .to_json()
                .map_err(S::Error::custom)?
                .serialize(serializer),
        }
    }
}

fn write_integer<S: Serializer>(value: i128, serializer: S) -> Result<S::Ok, S::Error> {
    if let Ok(value) = i64::try_from(value) {
        serializer.serialize_i64(value)
    } else if let Ok(value) = u64::try_from(value) {
        serializer.serialize_u64(value)
    } else {
        serializer.serialize_i128(value)
    }
}

fn write_array<S: Serializer>(items: &dyn Array, serializer: S) -> Result<S::Ok, S::Error> {
    let mut sequence = serializer.serialize_seq(Some(items.len()))?;
    for index in 0..items.len() {
        sequence.serialize_element(&items.item(index))?;
    }
    sequence.end()
}

fn write_object<S: Serializer>(members: Members<'_>, serializer: S) -> Result<S::Ok, S::Error> {
    let mut map = serializer.serialize_map(None)?;
    let mut failure = None;
    let _ = members.each_slot(&mut |name, value| {
        if value.is_absent() {
            return ControlFlow::Continue(());
        }
        let written = map.serialize_key(name).and_then(|()| match value {
            // Most members are strings, so their kind is not checked again.
            Instance::String(text) => map.serialize_value(text),
            value => map.serialize_value(&value),
        });
        match written {
            Ok(()) => ControlFlow::Continue(()),
            Err(error) => {
                failure = Some(error);
                ControlFlow::Break(())
            }
        }
    });
    match failure {
        Some(error) => Err(error),
        None => map.end(),
    }
}
