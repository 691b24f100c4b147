//! The attribute macro of the `callbacks` crate. Use it through that crate.

mod arguments;
mod expand;
mod items;

use proc_macro::TokenStream;

/// Generates the callbacks and webhooks of an OpenAPI document into a module.
///
/// ```ignore
/// #[callbacks::openapi("openapi/orders.yaml")]
/// pub mod orders {}
/// ```
///
/// The path is relative to the crate that uses the attribute (its `Cargo.toml`), else to the file that it stands in.
/// Whenever the document or a file that it refers to changes, the crate is built anew. Everything that is wrong with the
/// document is reported in one build, with its place in the document; what is right is generated all the same.
///
/// A document is not trusted. A `$ref` may only read files of the crate's workspace, of the folder of the document, and those
/// that `map` names. The workspace is the folder that cargo takes for it; a crate from a registry is on its own. Symbolic
/// links are followed before that is decided. Nothing but regular files is read, nothing in `/proc`, `/sys` and `/dev`, no
/// file above 64 MiB, and of all files together at most 1024 and 256 MiB. Whatever else is named is an error that shows
/// nothing of the file (`forbidden-file`).
///
/// Items in the module's body stay. A type of the user's own that has the name of a schema stands in for the generated one;
/// it needs `Clone`, `Debug`, `PartialEq`, `Serialize` and `Deserialize` as the generated ones have them. The module must have a body: `mod orders;` is no module of this file.
///
/// # Arguments
///
/// - the path of the document, first;
/// - `only(onPaid, "pet.created")`, `except(...)`: what is generated, by the name of a callback, a webhook, an operation
///   (its own or the one that a callback belongs to) or a tag. What is not wanted is not read;
/// - `sender = false`, `receiver = false`: leaves the provider's or the consumer's side out;
/// - `context`: each method of the handler is given a `callbacks::Context` as well: the bytes of the body, all headers, what the
///   signature vouches for, and what a server or a middleware put into the request's extensions;
/// - `strict`: what can be repaired or passed over in the document is an error instead of a warning;
/// - `derive(Eq, Hash)`: traits that payload types derive besides their own;
/// - `replace(Money = crate::Money)`: a type that stands in for the one of a schema;
/// - `format("date-time" = chrono::DateTime<chrono::Utc>, uuid = uuid::Uuid)`: types for strings of a format, which serde reads
///   and writes as strings. Without it they are `String`s, which are checked for the format and come out as they went in;
/// - `integers = i128`: the type of integers for which the schema has neither a format nor bounds. It is `i64` unless you say
///   so, and a larger integer in a message is a violation;
/// - `expression(onPaid = "{$request.body#/url}")`: a key that stands in for that of a callback;
/// - `map("https://example.com/schemas/" = "openapi/copies")`: a file or folder that stands in for references that start like
///   this: a build does not use the network. `map("../../common.yaml" = "../../common.yaml")` allows a file outside of the
///   workspace. A path is relative to the crate, and references may read what it names;
/// - `dispatch(header = "X-GitHub-Event", pointer = "/action")`: what tells webhooks apart that arrive at one URL, where the
///   document does not say it by a constant of each. A value is one of the constants of a schema, or else the name of the webhook,
///   however it is spelt; several values make one name (`issues-opened`);
/// - `crate = path`: where generated code finds the `callbacks` crate, if it is renamed or re-exported.
///
/// # What is generated
///
/// - `CallbackHandler`, which the consumer implements, and `router`, which mounts it;
/// - `CallbackSender`, which the provider calls, implemented by `callbacks::Client`;
/// - a module for each operation with its `Request` and `Response`, and for a callback `resolve`, which finds out where
///   to call, and `BASE_PATH`, behind which the consumer registers; with the feature `samples` also `sample` and
///   `sample_request`, for tests;
/// - a type for each schema that these reach.
#[proc_macro_attribute]
pub fn openapi(arguments: TokenStream, item: TokenStream) -> TokenStream {
    expand::expand(arguments.into(), &item.into()).into()
}
