//! The types of the model.

use std::path::PathBuf;

use crate::expansion::{Place, Report};
use crate::settings::Discriminator;

/// The callbacks and webhooks of a document.
#[derive(Clone, Debug, Default)]
#[non_exhaustive]
pub struct Model {
    /// `info.title`.
    pub title: Option<String>,
    /// `info.version`.
    pub version: Option<String>,
    /// The operations of callbacks, then those of webhooks, in document order.
    pub operations: Vec<Operation>,
    /// Lists of operations with one URL and method that nothing distinguishes, as indices in `operations`.
    pub groups: Vec<Vec<usize>>,
    /// The schemas of all values. A `$ref` in one is the name of another.
    pub schemas: Vec<Schema>,
    /// The diagnostics, as in [`Expansion::diagnostics`](crate::Expansion::diagnostics).
    pub diagnostics: Vec<Report>,
    /// Every file that was read.
    pub files: Vec<PathBuf>,
    /// The number of bytes of these files.
    pub bytes: u64,
}

/// A schema: JSON Schema 2020-12, in which a `$ref` is the name of another schema of the model.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Schema {
    /// Its name.
    pub name: String,
    /// Its JSON.
    pub text: String,
}

/// A request of a callback or a webhook.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Operation {
    /// The name for people: its id in the document, or the name of the callback or webhook.
    pub name: String,
    /// Its id in the document, if it has one.
    pub operation_id: Option<String>,
    /// The name of the generated method and module.
    pub method_name: String,
    /// Where it comes from.
    pub origin: Origin,
    /// Whether the provider of the API sends it. The consumer sends callbacks of callbacks.
    pub is_sent_by_provider: bool,
    /// The HTTP method.
    pub method: String,
    /// The path in the generated router, with `{name}` for each path parameter.
    pub route: String,
    /// How its requests are distinguished from others at the same URL.
    pub event: Option<Event>,
    /// The values that identify its requests, with the places where they are written.
    pub identity: Vec<(Discriminator, String)>,
    /// A short description in the document.
    pub summary: Option<String>,
    /// A description in the document, in Markdown.
    pub description: Option<String>,
    /// Whether the document deprecates it.
    pub is_deprecated: bool,
    /// Its parameters.
    pub parameters: Vec<Parameter>,
    /// Its body.
    pub body: Option<Body>,
    /// The declared answers, exact statuses first. If the document declares none, any success is allowed.
    pub responses: Vec<Response>,
    /// The alternatives of required security schemes. Empty if none is required.
    pub security: Vec<Vec<Scheme>>,
    /// The place of the callback's key or of the webhook's name.
    pub place: Place,
}

/// The origin of an operation, which determines how its URL is found.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum Origin {
    /// A callback.
    Callback(Callback),
    /// A webhook with this name. Its URL is registered.
    Webhook(String),
}

/// The callback of an operation.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Callback {
    /// Its name in the document.
    pub name: String,
    /// The key as the document has it.
    pub written_key: String,
    /// The key, repaired if necessary. `None` if it cannot be evaluated.
    pub key: Option<Key>,
    /// The HTTP method of the operation that subscribes.
    pub parent_method: String,
    /// The path template of that operation.
    pub parent_path: String,
    /// Whether that operation is itself a callback or webhook.
    pub is_nested: bool,
}

/// The key of a callback.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Key {
    /// Its text, which parses strictly.
    pub text: String,
    /// The callback's own path parameters in it.
    pub path_parameters: Vec<String>,
    /// Whether it reads the answer to the subscription.
    pub reads_response: bool,
    /// The URL of the callback's own server, to which a relative key is appended.
    pub server: Option<String>,
}

/// How the requests of an operation are distinguished from others at the same URL.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Event {
    /// The name in the document.
    pub name: String,
    /// Where to look. The same for all operations at the URL.
    pub discriminators: Vec<Discriminator>,
    /// For each discriminator the values that lead here. `None` if the schema has no constants.
    pub values: Vec<Option<Vec<String>>>,
    /// Whether values are compared with the name if there are no constants.
    pub is_named: bool,
}

/// A parameter of a request, or a header of an answer.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Parameter {
    /// Its name in the document.
    pub name: String,
    /// The field of the generated request.
    pub field: String,
    /// Where it is.
    pub location: Location,
    /// Whether it must be present.
    pub is_required: bool,
    /// Its schema, by the index in [`Model::schemas`].
    pub schema: usize,
    /// What its text is read as.
    pub shape: Shape,
    /// How it is written.
    pub format: Format,
    /// An example, as JSON.
    pub example: Option<String>,
}

/// Where a parameter is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
#[allow(missing_docs, reason = "the names say it")]
pub enum Location {
    Path,
    Query,
    Header,
    Cookie,
    /// The whole query, of OpenAPI 3.2.
    Querystring,
}

impl Location {
    /// Its name in the document.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Path => "path",
            Self::Query => "query",
            Self::Header => "header",
            Self::Cookie => "cookie",
            Self::Querystring => "querystring",
        }
    }
}

/// What the text of a parameter is read as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Shape {
    /// A single value.
    Scalar(Scalar),
    /// A list of such values.
    List(Scalar),
    /// An object, or a value of an unknown kind.
    Object,
}

/// A kind of single values.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
#[allow(missing_docs, reason = "the names say it")]
pub enum Scalar {
    Boolean,
    Integer,
    Number,
    String,
}

/// How a parameter, or a member of a form, is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Format {
    /// `None` for JSON.
    pub style: Option<Style>,
    /// Whether each item or member is written separately.
    pub is_exploded: bool,
    /// Whether reserved characters are written as they are.
    pub allows_reserved: bool,
    /// Whether a parameter without a value is absent.
    pub allows_empty: bool,
}

/// The styles of OpenAPI's "Style Values".
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
#[allow(missing_docs, reason = "the names are those of OpenAPI")]
pub enum Style {
    Matrix,
    Label,
    Simple,
    Form,
    SpaceDelimited,
    PipeDelimited,
    DeepObject,
    Cookie,
}

/// The body of a request.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Body {
    /// Whether it must be present.
    pub is_required: bool,
    /// Its media types, in document order. There is at least one.
    pub contents: Vec<Content>,
}

/// One media type of a body.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Content {
    /// As in the document, possibly a range.
    pub media_type: String,
    /// The media type that is sent.
    pub sent_as: String,
    /// Its schema, by the index in [`Model::schemas`].
    pub schema: usize,
    /// How values become bytes.
    pub codec: Codec,
    /// The examples in the document.
    pub examples: Vec<Example>,
    /// The examples of members, else their defaults, as JSON Pointers and JSON. Members near the root come first.
    pub member_examples: Vec<(String, String)>,
    /// The place of its schema.
    pub place: Option<Place>,
}

/// An example in the document.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Example {
    /// Its name in `examples`.
    pub name: Option<String>,
    /// Its JSON.
    pub json: String,
}

/// How values become bytes. A layout is what the runtime reads the kinds of members from.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Codec {
    /// JSON.
    Json,
    /// A scalar as text, with its layout.
    Text(String),
    /// The bytes themselves.
    Binary,
    /// A form, with its layout.
    Form(String, Vec<Encoding>),
    /// Parts, with their layout.
    Multipart(String, Vec<Encoding>),
    /// XML, with its layout, and the name of the root element if the schema has none.
    Xml(String, String),
    /// The items of a list, one after the other.
    Sequence(Sequence),
}

/// How the items of a sequential media type are separated.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Sequence {
    /// One JSON value per line.
    Lines,
    /// JSON values, each after a record separator (RFC 7464).
    Records,
    /// Server-sent events.
    Events,
}

/// How one member of a form, or one part, is written.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Encoding {
    /// `None` for all members that the schema does not name.
    pub name: Option<String>,
    /// Its media type.
    pub content_type: Option<String>,
    /// Its format, as of a parameter.
    pub format: Option<Format>,
    /// Whether it is bytes.
    pub is_binary: bool,
}

/// A declared answer.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Response {
    /// `200`, `2XX` or `default`.
    pub status: String,
    /// Its description in the document.
    pub description: Option<String>,
    /// Its headers.
    pub headers: Vec<Parameter>,
    /// The media types of its body. Empty if it has none.
    pub contents: Vec<Content>,
}

impl Response {
    /// Whether it declares this status.
    #[must_use]
    pub fn declares(&self, status: u16) -> bool {
        match self.status.as_str() {
            "default" => true,
            text if text.ends_with("XX") => text.starts_with(&(status / 100).to_string()),
            text => text == status.to_string(),
        }
    }
}

/// A required security scheme.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Scheme {
    /// Its name in the document.
    pub name: String,
    /// How it authenticates, in words: `bearer`, `header X-Api-Key`.
    pub kind: String,
    /// The required scopes.
    pub scopes: Vec<String>,
}
