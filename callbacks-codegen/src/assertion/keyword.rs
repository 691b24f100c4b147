//! The keywords that say which values are allowed. All others describe, or belong to the document.

/// What the value of a keyword must be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// How many there may be.
    Count,
    /// A number above zero.
    Positive,
    Flag,
    Text,
    Pattern,
    /// A list of names.
    Names,
    /// Lists of names by names.
    NamesByName,
    Schema,
    SchemasByName,
    /// Read before those for the members that it does not name.
    SchemasByPattern,
    /// An XML Object, which is kept as it is.
    Xml,
    /// What is written together with other keywords.
    Together,
}

/// What a keyword is, if it says which values are allowed.
pub(super) fn kind(keyword: &str) -> Option<Kind> {
    Some(match keyword {
        "minLength" | "maxLength" | "minItems" | "maxItems" | "minProperties" | "maxProperties" => {
            Kind::Count
        }
        "multipleOf" => Kind::Positive,
        "uniqueItems" => Kind::Flag,
        "format" | "contentEncoding" => Kind::Text,
        "pattern" => Kind::Pattern,
        "required" => Kind::Names,
        "dependentRequired" => Kind::NamesByName,
        "additionalProperties"
        | "propertyNames"
        | "not"
        | "unevaluatedItems"
        | "unevaluatedProperties" => Kind::Schema,
        "properties" | "dependentSchemas" => Kind::SchemasByName,
        "patternProperties" => Kind::SchemasByPattern,
        "xml" => Kind::Xml,
        "$ref" | "$dynamicRef" | "type" | "nullable" | "enum" | "const" | "allOf" | "anyOf"
        | "oneOf" | "minimum" | "maximum" | "exclusiveMinimum" | "exclusiveMaximum" | "items"
        | "prefixItems" | "additionalItems" | "contains" | "minContains" | "maxContains"
        | "dependencies" | "if" | "then" | "else" => Kind::Together,
        _ => return None,
    })
}
