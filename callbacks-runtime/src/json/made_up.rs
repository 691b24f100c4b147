//! Reports missing tags while sample values are decoded.

use std::cell::{Cell, RefCell};

use serde_json::Value;

use crate::validation::binary;

thread_local! {
    static IS_ON: Cell<bool> = const { Cell::new(false) };
    static MISSING: RefCell<Option<MissingTag>> = const { RefCell::new(None) };
}

/// An object that lacks the tag of its branch. Schemas do not say which tags lead to branches.
pub(crate) struct MissingTag {
    pub(crate) object: Value,
    pub(crate) property: &'static str,
    pub(crate) expected: Vec<String>,
}

/// Decodes a sample, and returns the first missing tag.
pub(crate) fn making<T>(decode: impl FnOnce() -> T) -> (T, Option<MissingTag>) {
    let before = IS_ON.replace(true);
    let value = binary::reading_text(decode);
    IS_ON.set(before);
    (value, MISSING.take())
}

/// Records an object whose tag leads to no branch.
pub(super) fn tag_is_missing(object: &str, property: &'static str, expected: &[&str]) {
    let is_first = || MISSING.with_borrow(Option::is_none);
    if IS_ON.get()
        && is_first()
        && let Ok(object) = serde_json::from_str(object)
    {
        let expected = expected.iter().map(|&text| text.to_owned()).collect();
        MISSING.set(Some(MissingTag {
            object,
            property,
            expected,
        }));
    }
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
