//! Reports missing tags while sample values are decoded.

use std::cell::{Cell, RefCell};

use serde_json::Value;

use super::{CONTEXT, scope};
use crate::validation::binary;

/// The part of the context that is about missing tags.
pub(super) struct Slot {
    is_sample: Cell<bool>,
    first: RefCell<Option<MissingTag>>,
}

impl Slot {
    pub(super) const fn new() -> Self {
        Self {
            is_sample: Cell::new(false),
            first: RefCell::new(None),
        }
    }
}

/// An object that lacks the tag of its branch. Schemas do not say which tags lead to branches.
pub(crate) struct MissingTag {
    pub(crate) object: Value,
    pub(crate) property: &'static str,
    pub(crate) expected: Vec<String>,
}

/// Decodes a sample, and returns the first missing tag.
pub(crate) fn decode_sample<T>(decode: impl FnOnce() -> T) -> (T, Option<MissingTag>) {
    let _scope = scope(|context| &context.missing_tag.is_sample, true);
    let value = binary::reading_text(decode);
    let missing = CONTEXT.with(|context| context.missing_tag.first.take());
    (value, missing)
}

/// Records an object whose tag leads to no branch.
pub(in crate::json) fn note(object: &str, property: &'static str, expected: &[&str]) {
    CONTEXT.with(|context| {
        let slot = &context.missing_tag;
        if slot.is_sample.get()
            && slot.first.borrow().is_none()
            && let Ok(object) = serde_json::from_str(object)
        {
            let expected = expected.iter().map(|&text| text.to_owned()).collect();
            slot.first.replace(Some(MissingTag {
                object,
                property,
                expected,
            }));
        }
    });
}

impl MissingTag {
    /// The value with the tag added to the object, wherever it is.
    pub(crate) fn put(&self, text: &str, value: &Value) -> Value {
        if *value == self.object {
            let mut tagged = value.clone();
            if let Some(members) = tagged.as_object_mut() {
                members.insert(self.property.to_owned(), text.into());
            }
            return tagged;
        }
        match value {
            Value::Array(items) => items.iter().map(|item| self.put(text, item)).collect(),
            Value::Object(members) => members
                .iter()
                .map(|(name, member)| (name.clone(), self.put(text, member)))
                .collect(),
            scalar => scalar.clone(),
        }
    }
}
