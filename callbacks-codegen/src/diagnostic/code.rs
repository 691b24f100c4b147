//! The kinds of diagnostics.

use std::fmt;

/// A named kind of diagnostic.
///
/// Names are kebab-case and stable.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Code {
    name: &'static str,
    description: &'static str,
}

impl Code {
    /// The name, as printed in brackets: `duplicate-key`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        self.name
    }

    /// A description in one sentence.
    #[must_use]
    pub const fn description(self) -> &'static str {
        self.description
    }

    /// Finds the code with a name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|code| code.name == name)
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name)
    }
}

impl fmt::Debug for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Code({})", self.name)
    }
}

/// Writes the constants and [`Code::ALL`] from one table, so that none is missing.
macro_rules! codes {
    ($($constant:ident = $name:literal: $description:literal,)*) => {
        impl Code {
            $(
                #[doc = $description]
                pub const $constant: Self = Self {
                    name: $name,
                    description: $description,
                };
            )*

            /// Every code.
            pub const ALL: &'static [Self] = &[$(Self::$constant),*];
        }
    };
}

codes! {
    // Reading files.
    FILE_NOT_FOUND = "file-not-found": "a file does not exist",
    UNREADABLE_FILE = "unreadable-file": "a file exists but cannot be read",
    FORBIDDEN_FILE = "forbidden-file": "a reference leads to a file outside of the workspace that no argument allows",
    FILE_TOO_LARGE = "file-too-large": "a file is too large, or all files together are",
    TOO_MANY_FILES = "too-many-files": "a document refers to too many files",
    NOT_UTF8 = "not-utf8": "a file is not UTF-8 text",

    // Parsing files.
    INVALID_JSON = "invalid-json": "a file is not JSON as RFC 8259 defines it",
    INVALID_YAML = "invalid-yaml": "a file is not YAML",
    EMPTY_DOCUMENT = "empty-document": "a file has no content, or only comments",
    MULTIPLE_DOCUMENTS = "multiple-documents": "a YAML file holds more than one document",
    DUPLICATE_KEY = "duplicate-key": "a mapping has two entries with the same key",
    COMPLEX_KEY = "complex-key": "a key of a mapping is itself a mapping or a sequence",
    UNQUOTED_EXPRESSION_KEY = "unquoted-expression-key": "a runtime expression that starts with a brace is not quoted, so YAML reads it as a mapping",
    UNKNOWN_ANCHOR = "unknown-anchor": "an alias names an anchor that is not defined before it",
    RECURSIVE_ALIAS = "recursive-alias": "an alias is inside the node that it refers to",
    INVALID_MERGE_KEY = "invalid-merge-key": "the value of a merge key is not a mapping or a sequence of mappings",
    TOO_DEEP = "too-deep": "mappings, sequences, references or types are nested too deep",
    TOO_MANY_NODES = "too-many-nodes": "a document has too many values, or its aliases expand to too many",

    // Overlays.
    INVALID_OVERLAY = "invalid-overlay": "a file is no overlay, or an action of it cannot be applied",
    OVERLAY_WITHOUT_EFFECT = "overlay-without-effect": "the target of an action of an overlay selects nothing",
    OVERLAY_OF_ANOTHER = "overlay-of-another": "an overlay was written for another document",

    // Reading the document.
    UNSUPPORTED_VERSION = "unsupported-version": "a document is not OpenAPI 3.0, 3.1 or 3.2",
    UNEXPECTED_TYPE = "unexpected-type": "a value does not have the type that the specification requires",
    MISSING_FIELD = "missing-field": "an object lacks a field that the specification requires",
    INVALID_STATUS = "invalid-status": "the key of a response is not a status code, a range or `default`",
    UNRESOLVED_REFERENCE = "unresolved-reference": "a `$ref` does not resolve",
    REFERENCE_CYCLE = "reference-cycle": "a `$ref` leads back to itself",
    REMOTE_REFERENCE = "remote-reference": "a `$ref` leads into the network, which a build does not use",
    NO_OPERATION = "no-operation": "a callback or webhook has a path item without any operation",
    DUPLICATE_OPERATION_ID = "duplicate-operation-id": "two operations have the same `operationId`",
    WEBHOOKS_BEFORE_3_1 = "webhooks-before-3-1": "an OpenAPI 3.0 document has the field `webhooks`, which 3.1 introduced",
    NOTHING_TO_GENERATE = "nothing-to-generate": "a document has neither callbacks nor webhooks",

    // Mistakes that would otherwise pass unseen.
    UNKNOWN_FIELD = "unknown-field": "an object has a field that the specification does not know",
    MISPLACED_FIELD = "misplaced-field": "callbacks or webhooks are where they are ignored",
    CALLBACK_LEVEL = "callback-level": "a callback has a level too many or too few",
    MISSPELT_KEYWORD = "misspelt-keyword": "a schema has a keyword that is nearly one that JSON Schema knows",
    REQUIRED_WITHOUT_PROPERTY = "required-without-property": "an object requires a member that it has no property for",
    DANGLING_MAPPING = "dangling-mapping": "a discriminator maps a value to a schema that does not exist",
    NEVER_FITS = "never-fits": "no value can be of a schema",

    INVALID_DEFAULT = "invalid-default": "the default of a schema is a value that the schema does not allow",
    IMPOSSIBLE_SCHEMA = "impossible-schema": "schemas that must hold for one value have no value in common",

    UNKNOWN_SELECTION = "unknown-selection": "an argument names something that the document does not have",

    // Callback keys.
    MALFORMED_RUNTIME_EXPRESSION = "malformed-runtime-expression": "the key of a callback is not a URL template with runtime expressions",
    REPAIRED_RUNTIME_EXPRESSION = "repaired-runtime-expression": "the key of a callback is malformed, but only one meaning is possible",
    UNDECLARED_PATH_PARAMETER = "undeclared-path-parameter": "a key reads a path parameter that the path does not have",
    UNDECLARED_QUERY_PARAMETER = "undeclared-query-parameter": "a key reads a query parameter that the operation does not declare",
    UNDECLARED_HEADER = "undeclared-header": "a key reads a header that the operation does not declare",
    NO_REQUEST_BODY = "no-request-body": "a key reads the body of a request that has none",
    UNDECLARED_PROPERTY = "undeclared-property": "a key reads a property that the request schema does not have",
    EXPRESSION_NOT_TEXT = "expression-not-text": "a key reads a value that cannot be a part of a URL",
    TRAILING_SPACE = "trailing-space": "a pointer in a key ends in a space, which belongs to the name",

    // Events.
    INDISTINCT_OPERATIONS = "indistinct-operations": "several operations arrive at one URL, and nothing distinguishes them",

    // Parameters.
    INVALID_STYLE = "invalid-style": "the style of a parameter does not fit its location or its type",
    INVALID_PARAMETER_NAME = "invalid-parameter-name": "a header or cookie has an invalid name",
    RESERVED_HEADER = "reserved-header": "a header belongs to HTTP itself",
    CONFLICTING_PARAMETER = "conflicting-parameter": "two parameters have the same name and location",

    // Security.
    UNKNOWN_SECURITY_SCHEME = "unknown-security-scheme": "an operation requires a security scheme that no document declares",

    // What the generator cannot express or does not support.
    MISSING_FEATURE = "missing-feature": "a document needs a feature of the crate `callbacks` that is off",
    UNSUPPORTED_MEDIA_TYPE = "unsupported-media-type": "a schema says more about a body than its media type can express",
    UNNAMED_XML_ROOT = "unnamed-xml-root": "the schema of an XML body has no name, so its root element has none",
    INVALID_XML_NAME = "invalid-xml-name": "a member of an XML body has a name that no element can have",
    UNSUPPORTED_PARAMETER = "unsupported-parameter": "a parameter has values that its style cannot express",
    UNSUPPORTED_HEADER = "unsupported-header": "a response header has values that a header cannot express",
    UNSUPPORTED_SCHEMA = "unsupported-schema": "a value is not a schema, although one is required there",
    UNCHECKED_KEYWORD = "unchecked-keyword": "a schema has a constraint that is not validated",
}
