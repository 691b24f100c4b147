//! Keywords that constrain a value without changing its type.

use super::parts::Schema;
use crate::lower::Lowering;

/// Constraints that no check is generated for yet.
const CONSTRAINTS: [&str; 23] = [
    "multipleOf",
    "maximum",
    "exclusiveMaximum",
    "minimum",
    "exclusiveMinimum",
    "maxLength",
    "minLength",
    "pattern",
    "maxItems",
    "minItems",
    "uniqueItems",
    "contains",
    "prefixItems",
    "maxProperties",
    "minProperties",
    "patternProperties",
    "propertyNames",
    "dependentRequired",
    "dependentSchemas",
    "unevaluatedProperties",
    "unevaluatedItems",
    "not",
    "if",
];

impl<'s> Lowering<'_, 's> {
    /// Counts the constraints of a schema that are not checked.
    pub(super) fn note_constraints(&mut self, schema: &Schema<'s>, is_enumeration: bool) {
        for view in schema.views() {
            let values = ["enum", "const"].into_iter().filter(|_| !is_enumeration);
            for keyword in CONSTRAINTS.into_iter().chain(values) {
                if let Some(location) = view.key_location(keyword) {
                    self.note_unchecked(keyword, location);
                }
            }
        }
    }
}
