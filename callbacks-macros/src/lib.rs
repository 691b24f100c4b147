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
/// The path is relative to the `Cargo.toml` of your crate, or else to the file with the attribute. The module needs a body:
/// `mod orders;` does not work. A change of the document, or of a file that it refers to, rebuilds your crate.
///
/// Every error in the document is reported in one build, with file, line and column. Everything that is correct is
/// generated even if there are errors. The guide has a chapter about each diagnostic.
///
/// # What is generated
///
/// - `CallbackHandler`: the trait that a consumer implements, with a method for each callback and webhook.
/// - `router(handler)`: the consumer's router.
/// - `CallbackSender`: the trait that a provider calls. `callbacks::Client` implements it.
/// - A module for each operation, with its `Request` and `Response`. For a callback it also has `resolve`, which finds the URL
///   to call, and `registration_url`, which is the URL to register. With the feature `samples`, `Request::sample()`
///   and `Request::sample_full()` make requests for tests.
/// - `webhooks`, if there are any: the endpoint that receives all of them, and an enum of them.
/// - `security`, if the document declares security schemes.
/// - A type for each schema that these reach.
///
/// # Items of your own
///
/// Items in the body of the module stay. A type with the name of a schema replaces the generated one. It needs `Clone`,
/// `Debug`, `PartialEq`, `Serialize` and `Deserialize`.
///
/// # Arguments
///
/// The path of the document comes first. All other arguments are optional.
///
/// What to generate:
///
/// - `only(onPaid, "pet.created")`: only these. A name belongs to a callback, a webhook, an operation (itself, or the
///   one with a callback), or a tag. Nothing else is read or checked.
/// - `except(...)`: everything except these.
/// - `sender = false`, `receiver = false`: leaves out the provider's or the consumer's side. Without the feature
///   `receiver`, the consumer's side is left out by default.
/// - `context`: each method of the handler also gets a `callbacks::Context`. It has all headers, the bytes of the body, what
///   the signature covers, and what middleware stored in the request's extensions.
/// - `dynamic`: also generates the traits for trait objects. `Arc<dyn DynCallbackSender>` is a `CallbackSender`, and
///   `Arc<dyn DynCallbackHandler>` is a `CallbackHandler`. Every sender and handler can be one.
///
/// Types:
///
/// - `derive(Eq, Hash)`: traits that payload types derive in addition to their own.
/// - `replace(Money = crate::Money)`: your type replaces that of a schema. It decides which values are possible,
///   instead of the schema's `enum`.
/// - `types(Subscription, "order.item")`: also generates the types of these schemas, which no callback reaches. An example is
///   the request that subscribes.
/// - `rename(invoice_paid_post = invoicePaid, Foo = Invoice)`: other names for operations, callbacks, webhooks and schemas. An
///   operation whose id consists of its path and method, as FastAPI writes it, has the name of its callback anyway.
/// - `format("date-time" = chrono::DateTime<chrono::Utc>, uuid = uuid::Uuid)`: your types for strings of a format. Serde must
///   read and write them as strings. By default such strings are a `String`, which is preserved as it is.
/// - `assert_formats`, `assert_formats("date-time", uuid)`: validates all formats and encodings of strings, or these.
///   By default, `format` and `contentEncoding` only describe a string, as in JSON Schema 2020-12 and OpenAPI, because
///   many providers send `""` where the document says `uri`. Formats of numbers, such as `int32`, are always validated.
/// - `integers = i128`: the type of integers without format and bounds. The default is `i64`, and a larger integer in a
///   message is a violation.
///
/// The document:
///
/// - `strict`: warnings are errors.
/// - `allow(misspelt-keyword, unknown-field)`: hides the warnings with these codes, also under `strict`. The code is in
///   brackets after each message. `#[allow(deprecated)]` on the module hides all warnings, because stable Rust gives
///   macros no other lint.
/// - `tolerant`: accepts what the document does not know, see below.
/// - `expression(onPaid = "{$request.body#/url}")`: replaces the key of a callback.
/// - `map("https://example.com/schemas/" = "openapi/copies")`: reads a file or a folder instead of references that start like
///   this, because a build does not use the network. The path is relative to your `Cargo.toml`.
///   `map("../../common.yaml" = "../../common.yaml")` allows a file outside of your workspace.
/// - `overlay("corrections.yaml", ...)`: overlays that correct the document, see below.
///
/// Events:
///
/// - `dispatch(header = "X-GitHub-Event", pointer = "/action")`: how webhooks at one URL are distinguished, if the
///   document has no constants for it. A value is a constant of a schema, or else the name of the webhook in any
///   spelling. Several values make one name, such as `issues-opened`. If all webhooks have the same constants, their
///   names decide, even without the first words of the value: `crm.lead.deleted` is `LeadDeleted`.
/// - `dispatch(pointer = "/type", "deal:won" = DealClosed)`: the webhook of a value, if no name matches. For several
///   places there are several values: `("deal", "won") = DealClosed`.
///
/// Other:
///
/// - `crate = path`: where generated code finds the `callbacks` crate, if you renamed or re-exported it.
///
/// # Tolerance
///
/// Providers add values, members and kinds of events before their documents have them. With `tolerant`, received
/// messages may contain them:
///
/// ```ignore
/// #[callbacks::openapi("openapi/provider.yaml", tolerant)]
/// pub mod provider {}
///
/// match order.status {
///     provider::Status::Paid => ship(&order),
///     provider::Status::Unknown(status) => tracing::warn!(status, "a new status"),
///     _ => {}
/// }
/// ```
///
/// - Enumerations have a variant `Unknown` with the value. If the values are not strings, the variants are `Known` and
///   `Unknown`. A member with only one value is an enumeration as well.
/// - Choices have a variant `Unknown` with the JSON: for an unknown discriminator, or a value that fits no branch.
/// - Closed objects (`additionalProperties: false`) preserve other members in `additional_properties`.
///
/// If you send such a value, it is written as it was received. Everything else is still validated: required members,
/// types, lengths, patterns.
///
/// # Overlays
///
/// An overlay corrects a document that you do not control, in a file of its own
/// ([OpenAPI Overlay](https://spec.openapis.org/overlay/v1.1.0.html) 1.0 and 1.1). It needs the feature `overlay`:
///
/// ```ignore
/// #[callbacks::openapi("openapi/provider.yaml", overlay("openapi/corrections.yaml"))]
/// pub mod provider {}
/// ```
///
/// ```yaml
/// overlay: 1.1.0
/// info: {title: What the provider really sends, version: '1'}
/// extends: ./provider.yaml
/// actions:
///   # An enum value that the document lacks.
///   - target: $.components.schemas.Status.enum
///     update: refunded
///   # A member that is not always present.
///   - target: $.components.schemas.Order.required[?@ == 'customer']
///     remove: true
///   # A webhook that is like another one.
///   - target: $.webhooks
///     update: {orderReopened: {}}
///   - target: $.webhooks.orderReopened
///     copy: $.webhooks.orderPaid
/// ```
///
/// - `target` is a JSONPath ([RFC 9535](https://www.rfc-editor.org/rfc/rfc9535)). `update` and `copy` (1.1) merge objects, append to
///   arrays and replace single values; `remove` removes.
/// - Actions are applied in their order, and several overlays in theirs.
/// - A diagnostic about a value from an overlay points to the overlay.
/// - An action whose target selects nothing is a warning (`overlay-without-effect`): the provider may have corrected the
///   document. So is an `extends` that names another document (`overlay-of-another`).
/// - An overlay changes the document itself, not the files that it refers to. A `$ref` in an overlay is relative to the
///   document.
/// - A path is relative to the crate or to the file of the attribute. A change of the overlay rebuilds the crate.
///
/// # Files that a document may read
///
/// A document is untrusted. A `$ref` may only read files of your workspace, of the document's folder, and of `map`. The
/// workspace is the one that cargo finds. A crate from a registry only has its own files. Symbolic links are resolved
/// first. Only regular files are read, and none in `/proc`, `/sys` and `/dev`. A file may have 64 MiB. All files
/// together may be 1,024, with 256 MiB. Anything else is the error `forbidden-file`, which shows nothing of the file.
#[proc_macro_attribute]
pub fn openapi(arguments: TokenStream, item: TokenStream) -> TokenStream {
    expand::expand(arguments.into(), &item.into()).into()
}
