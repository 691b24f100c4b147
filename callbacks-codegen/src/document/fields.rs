//! The fixed fields of objects. Any other field is a mistake, unless it starts with `x-`.

use super::Reader;
use super::reader::is_extension;
use crate::diagnostic::{Code, Diagnostic};
use crate::names;
use crate::source::View;

/// An object of the specification, with its fixed fields of all versions. Authors copy them from one to another.
#[derive(Debug)]
pub(super) struct Object {
    /// Its name in messages, with an article.
    name: &'static str,
    fields: &'static [&'static str],
}

pub(super) const OPENAPI: Object = Object {
    name: "an OpenAPI Object",
    fields: &[
        "openapi",
        "$self",
        "info",
        "jsonSchemaDialect",
        "servers",
        "paths",
        "webhooks",
        "components",
        "security",
        "tags",
        "externalDocs",
    ],
};

pub(super) const COMPONENTS: Object = Object {
    name: "a Components Object",
    fields: &[
        "schemas",
        "responses",
        "parameters",
        "examples",
        "requestBodies",
        "headers",
        "securitySchemes",
        "links",
        "callbacks",
        "pathItems",
        "mediaTypes",
    ],
};

pub(super) const PATH_ITEM: Object = Object {
    name: "a Path Item Object",
    fields: &[
        "$ref",
        "summary",
        "description",
        "get",
        "put",
        "post",
        "delete",
        "options",
        "head",
        "patch",
        "trace",
        "query",
        "additionalOperations",
        "servers",
        "parameters",
    ],
};

pub(super) const OPERATION: Object = Object {
    name: "an Operation Object",
    fields: &[
        "tags",
        "summary",
        "description",
        "externalDocs",
        "operationId",
        "parameters",
        "requestBody",
        "responses",
        "callbacks",
        "deprecated",
        "security",
        "servers",
    ],
};

pub(super) const REQUEST_BODY: Object = Object {
    name: "a Request Body Object",
    fields: &["description", "content", "required", "summary"],
};

pub(super) const RESPONSE: Object = Object {
    name: "a Response Object",
    fields: &["summary", "description", "headers", "content", "links"],
};

pub(super) const MEDIA_TYPE: Object = Object {
    name: "a Media Type Object",
    fields: &[
        "schema",
        "itemSchema",
        "example",
        "examples",
        "encoding",
        "prefixEncoding",
        "itemEncoding",
        "description",
    ],
};

pub(super) const ENCODING: Object = Object {
    name: "an Encoding Object",
    fields: &[
        "contentType",
        "headers",
        "style",
        "explode",
        "allowReserved",
        "encoding",
        "prefixEncoding",
        "itemEncoding",
    ],
};

pub(super) const PARAMETER: Object = Object {
    name: "a Parameter Object",
    fields: &[
        "name",
        "in",
        "description",
        "required",
        "deprecated",
        "allowEmptyValue",
        "style",
        "explode",
        "allowReserved",
        "schema",
        "example",
        "examples",
        "content",
        "summary",
    ],
};

pub(super) const HEADER: Object = Object {
    name: "a Header Object",
    fields: &[
        "description",
        "required",
        "deprecated",
        "allowEmptyValue",
        "style",
        "explode",
        "allowReserved",
        "schema",
        "example",
        "examples",
        "content",
        "summary",
    ],
};

impl<'s> Reader<'_, 's> {
    /// Reports the fields of an object that the specification does not have.
    pub(super) fn check_fields(&mut self, view: View<'s>, object: &Object) {
        for (key, _) in view.entries() {
            if object.fields.contains(&key.text) || is_extension(key.text) {
                continue;
            }
            let message = format!("{} has no field `{}`", object.name, key.text);
            let warning = Diagnostic::warning(Code::UNKNOWN_FIELD, key.location, message);
            let nearest = names::nearest(key.text, object.fields.iter().copied());
            let warning = match (home(key.text), nearest) {
                (Some(home), _) => warning.help(format!("`{}` belongs {home}", key.text)),
                (None, Some(name)) => warning.label(format!("did you mean `{name}`?")),
                (None, None) => warning
                    .label("it is ignored")
                    .help("the name of an extension starts with `x-`"),
            };
            self.lenient(warning);
        }
    }
}

/// The right level of fields that are often misplaced.
fn home(name: &str) -> Option<&'static str> {
    Some(match name {
        "callbacks" => "to an operation: below `post`, for instance",
        "webhooks" => "to the root of the document",
        "schema" => "to a media type: `content: {application/json: {schema: ..}}`",
        "type" | "format" | "enum" | "items" | "properties" | "minimum" | "maximum" | "pattern"
        | "minLength" | "maxLength" | "default" => "into `schema`",
        "content" => "into `requestBody`, or into one of the `responses`",
        _ => return None,
    })
}
