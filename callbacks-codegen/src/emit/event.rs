//! Operations at one URL: the enums of their requests, and the endpoint of all webhooks.

use super::ident::ident;
use super::literal::{Text, string, strings};
use super::paths::Paths;
use super::template::quote;
use super::tokens::{Ident, TokenStream};
use super::{docs, handler, origin};
use crate::document::Side;
use crate::ir::{Api, Endpoint, Event, Group, Operation};
use crate::markdown::{Markdown, code, markdown};
use crate::settings::Discriminator;

/// How the requests of an operation are distinguished, for its `OPERATION`.
pub(super) fn with_event(operation: &Operation, paths: &Paths) -> Option<TokenStream> {
    let event = operation
        .event
        .as_ref()
        .filter(|_| paths.is_received(operation.sent_by))?;
    let Event { name, is_named, .. } = event;
    let by_name = is_named.then(|| quote!(.by_name()));
    let places = event.discriminators.iter().map(|place| match place {
        Discriminator::Header(name) => {
            let name = string(name);
            quote!(Discriminator::Header(#name))
        }
        Discriminator::Pointer(pointer) => {
            let pointer = string(pointer);
            quote!(Discriminator::Pointer(#pointer))
        }
        Discriminator::Query(name) => {
            let name = string(name);
            quote!(Discriminator::Query(#name))
        }
    });
    let values = event.values.iter().map(|values| match values {
        Some(values) => {
            let values = strings(values);
            quote!(Some(&[#(#values),*]))
        }
        None => quote!(None),
    });
    let name = string(name);
    Some(quote! {
        .with_event(Event::new(#name, &[#(#places),*], &[#(#values),*])#by_name)
    })
}

/// The items that the module of an operation imports for that.
pub(super) fn imports(operation: &Operation, paths: &Paths) -> &'static [&'static str] {
    if operation.event.is_some() && paths.is_received(operation.sent_by) {
        &["Discriminator", "Event"]
    } else {
        &[]
    }
}

/// The modules of all groups and of the endpoint.
pub(super) fn emit(api: &Api, paths: &Paths) -> TokenStream {
    let groups = api
        .groups
        .iter()
        .filter(|group| paths.is_received(group.sent_by))
        .map(|group| emit_group(group, api, paths));
    let endpoint = api
        .endpoint
        .as_ref()
        .filter(|_| paths.is_received(Side::Provider))
        .map(|endpoint| emit_endpoint(endpoint, api, paths));
    quote!(#(#groups)* #endpoint)
}

/// The operations of a group or an endpoint with their modules and variants.
struct Members<'a> {
    operations: Vec<&'a Operation>,
    modules: Vec<Ident>,
    variants: Vec<Ident>,
    docs: Vec<docs::Docs>,
}

impl<'a> Members<'a> {
    fn new(members: &[usize], variants: &[String], api: &'a Api) -> Self {
        let operations: Vec<_> = members
            .iter()
            .map(|index| &api.operations[*index])
            .collect();
        let modules = operations.iter().map(|operation| ident(&operation.module));
        let docs = operations
            .iter()
            .map(|operation| docs::comment(markdown!("The {}.", origin::origin(operation, api))));
        Self {
            modules: modules.collect(),
            variants: variants.iter().map(|variant| ident(variant)).collect(),
            docs: docs.collect(),
            operations,
        }
    }
}

fn emit_group(group: &Group, api: &Api, paths: &Paths) -> TokenStream {
    let krate = &paths.krate;
    let name = ident(&group.module);
    let Members {
        operations,
        modules,
        variants,
        docs,
    } = Members::new(&group.members, &group.variants, api);
    let names = operations.iter().map(|operation| Text(&operation.name));
    let allow = paths.allow_deprecated();
    quote! {
        /// Callbacks to one URL that nothing in the document distinguishes.
        #allow
        pub mod #name {
            use #krate::HandlerError;
            use #krate::__private::{DecodeRequest, EncodeAnswer, IncomingRequest, Rejection, OutgoingAnswer};

            /// A request: the first of these that a message fits.
            #[derive(Clone, Debug, PartialEq)]
            pub enum Request {
                #(#docs #variants(super::#modules::Request),)*
            }
            impl DecodeRequest for Request {
                fn decode(incoming: IncomingRequest) -> Result<Self, Rejection> {
                    incoming.first_of(&[
                        #((#names, |incoming| DecodeRequest::decode(incoming).map(Self::#variants)),)*
                    ])
                }
            }
            /// The answer to one of these requests.
            #[derive(Clone, Debug, PartialEq)]
            pub enum Response {
                #(#docs #variants(super::#modules::Response),)*
            }
            impl EncodeAnswer for Response {
                fn encode(&self, outgoing: OutgoingAnswer) -> Result<OutgoingAnswer, HandlerError> {
                    match self {
                        #(Self::#variants(response) => response.encode(outgoing),)*
                    }
                }
            }
            #(impl From<super::#modules::Response> for Response {
                fn from(response: super::#modules::Response) -> Self {
                    Self::#variants(response)
                }
            })*
        }
    }
}

fn emit_endpoint(endpoint: &Endpoint, api: &Api, paths: &Paths) -> TokenStream {
    let krate = &paths.krate;
    let name = ident(&endpoint.module);
    let Members {
        modules,
        variants,
        docs,
        ..
    } = Members::new(&endpoint.members, &endpoint.variants, api);
    let places: Vec<_> = endpoint
        .discriminators
        .iter()
        .map(|place| match place {
            Discriminator::Header(name) => markdown!("the header {}", code(name)),
            Discriminator::Pointer(pointer) => markdown!("{} of the body", code(pointer)),
            Discriminator::Query(name) => markdown!("the query parameter {}", code(name)),
        })
        .collect();
    let comment = if places.is_empty() {
        docs::comment(markdown!("Receives the webhook at any URL."))
    } else {
        let places = Markdown::join(places, " and ");
        docs::comment(markdown!(
            "Receives all webhooks at one URL. They are distinguished by {}.",
            places
        ))
    };
    let handler_trait = quote!(super::CallbackHandler);
    let methods = modules
        .iter()
        .map(|name| handler::method_call(&handler_trait, name, paths));
    let is_distinguished = !endpoint.discriminators.is_empty();
    let unknown = is_distinguished.then(|| handler::unknown_route(&handler_trait));
    let allow = paths.allow_deprecated();
    quote! {
        #comment
        #allow
        pub mod #name {
            use #krate::{Operation, Router};
            use #krate::receiver::{UnwrapError, Unwrapper};
            use #krate::__private::{
                Bytes, DecodeEvent, DecodeRequest, HeaderMap, IncomingRequest, Rejection, Routes,
            };

            /// A router for one URL that receives every webhook, whatever the path.
            pub fn endpoint<H: super::CallbackHandler + 'static>(handler: H) -> Router {
                routes(Routes::new(handler)).into_endpoint()
            }
            /// The URL to register if the endpoint is mounted at this address, such as `https://shop.example/webhooks`.
            pub fn registration_url(public_address: &str) -> String {
                #krate::__private::registration_url(public_address, "")
            }
            pub(super) fn routes<H: super::CallbackHandler + 'static>(routes: Routes<H>) -> Routes<H> {
                routes
                    #(.on(&super::#modules::OPERATION, #methods))*
                    #unknown
            }
            /// A received webhook.
            #[derive(Clone, Debug, PartialEq)]
            #[allow(clippy::large_enum_variant, reason = "an event is moved once, to its handler")]
            pub enum Event {
                #(#docs #variants(super::#modules::Request),)*
            }
            impl DecodeEvent for Event {
                const OPERATIONS: &'static [&'static Operation] = &[#(&super::#modules::OPERATION),*];
                fn decode(index: usize, incoming: IncomingRequest) -> Result<Self, Rejection> {
                    // A function for each event. One for all would need room on its stack for every event at once.
                    type Decode = fn(IncomingRequest) -> Result<Event, Rejection>;
                    const DECODE: &[Decode] = &[
                        #(|incoming| DecodeRequest::decode(incoming).map(Event::#variants),)*
                    ];
                    match DECODE.get(index) {
                        Some(decode) => decode(incoming),
                        None => Err(incoming.reject()),
                    }
                }
            }
            /// Reads a webhook without a server: from a queue, or in a serverless function.
            ///
            /// It does not verify a signature. `Unwrapper::new().verify(..)` does.
            ///
            /// # Errors
            ///
            /// Returns an error if the event is unknown, or does not match the document.
            pub fn unwrap(headers: &HeaderMap, body: impl Into<Bytes>) -> Result<Event, UnwrapError> {
                Unwrapper::new().unwrap(headers, body)
            }
        }
    }
}
