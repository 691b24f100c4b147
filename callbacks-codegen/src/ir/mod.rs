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
pub(crate) use content::{Codec, Content, Contents, Encoding, Sequence};
pub(crate) use event::{Endpoint, Event, Group};
pub(crate) use facts::Facts;
pub(crate) use parameter::{Format, Parameter};
pub(crate) use security::{Demand, SchemeKind, Security, SecurityScheme};
pub(crate) use types::{
    Constant, Enumeration, Field, Integer, Limit, Pointer, Presence, Scalar, SchemaRequest, Struct,
    Subtype, Tag, Type, TypeDefinition, TypeId, TypeKind, Union, UnionVariant, UnknownMembers,
    Variant,
};

/// Everything that a document's callbacks and webhooks become.
#[derive(Debug)]
pub(crate) struct Api {
    pub(crate) title: Option<String>,
    pub(crate) version: Option<String>,
    pub(crate) callbacks: Vec<Callback>,
    pub(crate) operations: Vec<Operation>,
    /// Operations that arrive at one URL and that nothing tells apart.
    pub(crate) groups: Vec<Group>,
    /// What receives all webhooks at one URL, if they can be told apart.
    pub(crate) endpoint: Option<Endpoint>,
    pub(crate) types: Vec<TypeDefinition>,
    pub(crate) facts: Rc<Facts>,
    /// The schemas that values are checked against, each with its name.
    pub(crate) schemas: Vec<(String, String)>,
    /// For each [`SchemaRequest`] the place of its schema.
    pub(crate) requested: Vec<usize>,
    pub(crate) counted: SchemaCount,
    /// Types that stand in for schemas: the name under which the module knows them, and their paths.
    pub(crate) replacements: Vec<(String, String)>,
    /// The name of the private module that makes the types JSON.
    pub(crate) serialization_module: String,
    /// The security schemes that operations ask for.
    pub(crate) security_schemes: Vec<SecurityScheme>,
    /// The name of the module that holds them.
    pub(crate) security_module: String,
}

impl Api {
    /// The types that are generated.
    pub(crate) fn generated_types(&self) -> impl Iterator<Item = &TypeDefinition> {
        self.types.iter().filter(|definition| !definition.is_unused)
    }
}

/// How many schemas were given a type.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct SchemaCount {
    pub(crate) all: usize,
    /// Those that became any JSON though they say which values they allow.
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
    /// Whether there is nothing to say: a text without a word says nothing either.
    pub(crate) fn is_empty(&self) -> bool {
        let is_blank = |text: &Option<String>| text.iter().all(|text| text.trim().is_empty());
        is_blank(&self.summary) && is_blank(&self.description)
    }
}

/// One key of a callback: where its requests are sent.
#[derive(Debug)]
pub(crate) struct Callback {
    /// The module that holds the key, and also the operation when the key has just one.
    pub(crate) module: String,
    /// The callback's name in the document.
    pub(crate) name: String,
    /// The key, repaired if need be; `None` when it can be evaluated by nobody, so that targets are given by hand.
    pub(crate) key: Option<Key>,
    /// What the query of its key says literally, decoded.
    pub(crate) query: Vec<(String, String)>,
    pub(crate) parent: Parent,
    pub(crate) sent_by: Side,
    /// Where the receiver mounts what is sent to the key's base expression.
    pub(crate) base_path: Option<String>,
    pub(crate) documentation: Documentation,
}

/// A callback's key, as far as generated code needs it.
#[derive(Debug)]
pub(crate) struct Key {
    /// The text, which parses strictly.
    pub(crate) text: String,
    /// The parameters that stand in it as `{name}`.
    pub(crate) path_parameters: Vec<String>,
    pub(crate) reads_response: bool,
    /// Whether a URL given by hand can stand for its expressions.
    pub(crate) has_base_only: bool,
    /// The URL of the callback's own server, to which a relative key is appended.
    pub(crate) server: Option<String>,
}

/// The operation of the API that a callback belongs to.
#[derive(Clone, Debug)]
pub(crate) struct Parent {
    pub(crate) method: String,
    pub(crate) path: String,
    pub(crate) is_nested: bool,
}

/// One request of a callback or a webhook.
#[derive(Debug)]
pub(crate) struct Operation {
    /// The name of the module and of the methods.
    pub(crate) module: String,
    /// The key of its callback, or the name of its webhook.
    pub(crate) location: Location,
    /// The name for people: its id in the document, or that of the callback or webhook.
    pub(crate) name: String,
    pub(crate) origin: Origin,
    pub(crate) sent_by: Side,
    /// The HTTP method.
    pub(crate) method: String,
    /// The path at which the consumer's router expects it.
    pub(crate) route: String,
    /// How its requests are known among others at the same URL.
    pub(crate) event: Option<Event>,
    pub(crate) documentation: Documentation,
    pub(crate) parameters: Vec<Parameter>,
    pub(crate) body: Option<Body>,
    pub(crate) responses: Vec<Response>,
    /// `None` where no scheme is asked for.
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

/// Where an operation comes from, which decides how its URL is found.
#[derive(Clone, Debug)]
pub(crate) enum Origin {
    /// A callback, by its place in [`Api::callbacks`].
    Callback(usize),
    /// A webhook of this name.
    Webhook(String),
}

/// The body of a request.
#[derive(Debug)]
pub(crate) struct Body {
    pub(crate) contents: Contents,
    pub(crate) required: bool,
    pub(crate) documentation: Documentation,
}

/// A declared answer, which is a variant of the response.
#[derive(Debug)]
pub(crate) struct Response {
    pub(crate) variant: String,
    pub(crate) status: Status,
    /// With any, the variant holds a struct of them and of the body.
    pub(crate) headers: Vec<Parameter>,
    pub(crate) body: Option<Contents>,
    pub(crate) description: Option<String>,
}

impl Response {
    /// Whether it is for one status; the variants of others hold the status that came.
    pub(crate) fn is_exact(&self) -> bool {
        matches!(self.status, Status::Code(_))
    }

    /// The types of headers and body.
    pub(crate) fn types(&self) -> impl Iterator<Item = &Type> {
        let headers = self.headers.iter().map(|header| &header.ty);
        headers.chain(self.body.iter().flat_map(Contents::types))
    }
}
