//! What is generated, in terms of the document and of names, before there are any Rust tokens.

mod conformity;
mod content;
mod event;
mod facts;
mod parameter;
mod security;
mod types;

use std::rc::Rc;

use crate::document::{Side, Status};
use crate::source::Location;

pub(crate) use conformity::{Condition, Conformity, Counts, IsAllowed, Test};
pub(crate) use content::{Codec, Content, Contents, Encoding, Example, Sequence};
pub(crate) use event::{Endpoint, Event, Group};
pub(crate) use facts::Facts;
pub(crate) use parameter::{Format, Parameter};
pub(crate) use security::{Demand, SchemeKind, Security, SecurityScheme};
pub(crate) use types::{
    Constant, Enumeration, Field, Integer, Limit, Pointer, Presence, Scalar, SchemaRequest, Struct,
    Subtype, Tag, Type, TypeDefinition, TypeId, TypeKind, Union, UnionVariant, UnknownMembers,
    Variant,
};

/// Everything that is generated from a document.
#[derive(Debug)]
pub(crate) struct Api {
    pub(crate) title: Option<String>,
    pub(crate) version: Option<String>,
    pub(crate) callbacks: Vec<Callback>,
    pub(crate) operations: Vec<Operation>,
    /// Operations at one URL that nothing distinguishes.
    pub(crate) groups: Vec<Group>,
    /// The endpoint of all webhooks at one URL, if they can be distinguished.
    pub(crate) endpoint: Option<Endpoint>,
    pub(crate) types: Vec<TypeDefinition>,
    pub(crate) facts: Rc<Facts>,
    /// The schemas that values are validated against, with their names.
    pub(crate) schemas: Vec<(String, String)>,
    /// For each [`SchemaRequest`] the index of its schema.
    pub(crate) requested: Vec<usize>,
    pub(crate) counted: SchemaCount,
    /// Types that replace schemas: their names in the module, and their paths.
    pub(crate) replacements: Vec<(String, String)>,
    /// The name of the private module that makes the types JSON.
    pub(crate) serialization_module: String,
    /// The security schemes that operations require.
    pub(crate) security_schemes: Vec<SecurityScheme>,
    /// The name of their module.
    pub(crate) security_module: String,
}

impl Api {
    /// The types that are generated.
    pub(crate) fn generated_types(&self) -> impl Iterator<Item = &TypeDefinition> {
        self.types.iter().filter(|definition| !definition.is_unused)
    }
}

/// How many schemas have a type.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct SchemaCount {
    pub(crate) all: usize,
    /// The number of those that became any JSON although they restrict their values.
    pub(crate) untyped: usize,
}

/// The texts that document an item.
#[derive(Clone, Debug, Default)]
pub(crate) struct Documentation {
    pub(crate) summary: Option<String>,
    pub(crate) description: Option<String>,
    pub(crate) deprecated: bool,
    /// A short example, as JSON.
    pub(crate) example: Option<String>,
}

impl Documentation {
    /// Whether it is empty. A blank text counts as empty.
    pub(crate) fn is_empty(&self) -> bool {
        let is_blank = |text: &Option<String>| text.iter().all(|text| text.trim().is_empty());
        is_blank(&self.summary) && is_blank(&self.description)
    }
}

/// A key of a callback: where its requests are sent.
#[derive(Debug)]
pub(crate) struct Callback {
    /// The module with the key. It also contains the operation if the key has only one.
    pub(crate) module: String,
    /// The callback's name in the document.
    pub(crate) name: String,
    /// The key as the document has it.
    pub(crate) written: String,
    /// The key, repaired if necessary. `None` if it cannot be evaluated, so that targets are given directly.
    pub(crate) key: Option<Key>,
    /// The literal query of its key, decoded.
    pub(crate) query: Vec<(String, String)>,
    pub(crate) parent: Parent,
    pub(crate) sent_by: Side,
    /// The path in the receiver's router of the key's base expression.
    pub(crate) base_path: Option<String>,
    pub(crate) documentation: Documentation,
}

/// A callback's key, as far as generated code needs it.
#[derive(Debug)]
pub(crate) struct Key {
    /// The text, which parses strictly.
    pub(crate) text: String,
    /// The parameters in it, as `{name}`.
    pub(crate) path_parameters: Vec<String>,
    pub(crate) reads_response: bool,
    /// Whether a base URL can replace its expressions.
    pub(crate) has_base_only: bool,
    /// The URL of the callback's own server, to which a relative key is appended.
    pub(crate) server: Option<String>,
}

/// The operation with a callback.
#[derive(Clone, Debug)]
pub(crate) struct Parent {
    pub(crate) method: String,
    pub(crate) path: String,
    pub(crate) is_nested: bool,
}

/// A request of a callback or a webhook.
#[derive(Debug)]
pub(crate) struct Operation {
    /// The name of the module and of the methods.
    pub(crate) module: String,
    /// The key of its callback, or the name of its webhook.
    pub(crate) location: Location,
    /// The name for people: its id in the document, or the name of the callback or webhook.
    pub(crate) name: String,
    /// Its id in the document.
    pub(crate) operation_id: Option<String>,
    pub(crate) origin: Origin,
    pub(crate) sent_by: Side,
    /// The HTTP method.
    pub(crate) method: String,
    /// The path in the consumer's router.
    pub(crate) route: String,
    /// How its requests are distinguished from others at the same URL.
    pub(crate) event: Option<Event>,
    pub(crate) documentation: Documentation,
    pub(crate) parameters: Vec<Parameter>,
    pub(crate) body: Option<Body>,
    pub(crate) responses: Vec<Response>,
    /// `None` if no scheme is required.
    pub(crate) security: Option<Security>,
}

impl Operation {
    /// The parameters of the request, and the headers of the answers.
    pub(crate) fn fields(&self) -> impl Iterator<Item = &Parameter> {
        let answers = self.responses.iter();
        let headers = answers.flat_map(|response| &response.headers);
        self.parameters.iter().chain(headers)
    }
}

/// The origin of an operation, which determines how its URL is found.
#[derive(Clone, Debug)]
pub(crate) enum Origin {
    /// A callback, by its index in [`Api::callbacks`].
    Callback(usize),
    /// A webhook with this name.
    Webhook(String),
}

/// The body of a request.
#[derive(Debug)]
pub(crate) struct Body {
    pub(crate) contents: Contents,
    pub(crate) required: bool,
    pub(crate) documentation: Documentation,
}

/// A declared answer: a variant of the response.
#[derive(Debug)]
pub(crate) struct Response {
    pub(crate) variant: String,
    pub(crate) status: Status,
    /// If there are any, the variant contains a struct of them and of the body.
    pub(crate) headers: Vec<Parameter>,
    pub(crate) body: Option<Contents>,
    pub(crate) description: Option<String>,
}

impl Response {
    /// Whether it is for one status. The variants of others contain the received status.
    pub(crate) fn is_exact(&self) -> bool {
        matches!(self.status, Status::Code(_))
    }

    /// The types of headers and body.
    pub(crate) fn types(&self) -> impl Iterator<Item = &Type> {
        let headers = self.headers.iter().map(|header| &header.ty);
        headers.chain(self.body.iter().flat_map(Contents::types))
    }
}
