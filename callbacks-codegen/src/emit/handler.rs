//! The trait of the handler, and its router.

use super::template::quote;
use super::tokens::{Ident, ToTokens, TokenStream};
use std::collections::HashMap;

use super::dynamic::{self, Method};
use super::ident::ident;
use super::part::part;
use super::paths::{Paths, Scope};
use super::{docs, origin};
use crate::document::Side;
use crate::ir::{Api, Group, Operation, Origin};
use crate::markdown::{Markdown, markdown};

/// What a method of the handler receives.
enum Receiver<'a> {
    Operation(&'a Operation),
    Group(&'a Group),
}

impl Receiver<'_> {
    /// The name of the method, and of the module with its types.
    fn name(&self) -> &str {
        match self {
            Self::Operation(operation) => &operation.module,
            Self::Group(group) => &group.module,
        }
    }

    fn is_webhook(&self) -> bool {
        match self {
            Self::Operation(operation) => matches!(operation.origin, Origin::Webhook(_)),
            Self::Group(_) => false,
        }
    }

    /// The call that routes its requests to the method.
    fn route(&self, handler_trait: &TokenStream, api: &Api, paths: &Paths) -> TokenStream {
        let name = ident(self.name());
        let (on, operations) = match self {
            Self::Operation(_) => (ident("on"), quote!(&#name::OPERATION)),
            Self::Group(group) => {
                let members = group.members.iter();
                let members = members.map(|index| ident(&api.operations[*index].module));
                (ident("on_any"), quote!(&[#(&#members::OPERATION),*]))
            }
        };
        let method = method_call(handler_trait, &name, paths);
        quote!(.#on(#operations, #method))
    }

    fn method(&self, paths: &Paths) -> Method {
        let (krate, name) = (&paths.krate, ident(self.name()));
        let result = paths.prelude("Result", Scope::Root);
        let request = (ident("request"), quote!(#name::Request));
        let context = (ident("context"), quote!(#krate::Context));
        let context = paths.has_context.then_some(context);
        Method {
            parameters: [request].into_iter().chain(context).collect(),
            output: quote!(#result<#name::Response, #krate::HandlerError>),
            name,
        }
    }

    /// The method without its body.
    fn signature(&self, paths: &Paths) -> TokenStream {
        self.method(paths).asynchronous(paths)
    }

    fn documentation(&self, api: &Api) -> TokenStream {
        match self {
            Self::Operation(operation) => origin::method_documentation(operation, api),
            Self::Group(group) => {
                let members = group.members.iter().map(|index| &api.operations[*index]);
                let origins = members.map(|each| markdown!("- the {}", origin::origin(each, api)));
                let text = markdown!(
                    "Several callbacks to one URL that nothing distinguishes. A request is the first of these that it \
                     fits:\n\n{}",
                    Markdown::join(origins, "\n")
                );
                docs::comment(text).into_token_stream()
            }
        }
    }
}

/// The methods in document order. A group is at the position of its first member.
fn receivers(api: &Api, sent_by: Side) -> Vec<Receiver<'_>> {
    let mut receivers = Vec::new();
    let groups = api.groups.iter();
    let groups = groups.flat_map(|group| group.members.iter().map(move |member| (member, group)));
    let groups: HashMap<_, _> = groups.collect();
    for (index, operation) in api.operations.iter().enumerate() {
        if operation.sent_by != sent_by {
            continue;
        }
        let group = groups.get(&index).copied();
        match group {
            None => receivers.push(Receiver::Operation(operation)),
            Some(group) if group.members.first() == Some(&index) => {
                receivers.push(Receiver::Group(group));
            }
            Some(_) => {}
        }
    }
    receivers
}

/// `CallbackHandler` and `router` for requests of the provider. For callbacks of callbacks, which the consumer sends,
/// `NestedCallbackHandler` and `nested_router`.
pub(super) fn emit(api: &Api, sent_by: Side, paths: &Paths) -> TokenStream {
    let is_nested = sent_by == Side::Consumer;
    let operations = || {
        api.operations
            .iter()
            .filter(|operation| operation.sent_by == sent_by)
    };
    if is_nested && operations().next().is_none() {
        return TokenStream::new();
    }
    let krate = &paths.krate;
    let (send, sync) = (
        paths.prelude("Send", Scope::Root),
        paths.prelude("Sync", Scope::Root),
    );
    let receivers = receivers(api, sent_by);
    let methods = receivers.iter().map(|receiver| {
        let (docs, signature) = (receiver.documentation(api), receiver.signature(paths));
        quote!(#docs #signature;)
    });
    let (name, router, what) = if is_nested {
        let what = " Receives the callbacks of callbacks, which the consumer sends. The provider implements it.";
        ("NestedCallbackHandler", "nested_router", what)
    } else {
        let what = " Receives the callbacks and webhooks. The consumer implements it.";
        ("CallbackHandler", "router", what)
    };
    let handler_trait = ident(name).into_token_stream();
    // Webhooks are routed by their endpoint, if there is one.
    let endpoint = api.endpoint.as_ref().filter(|_| !is_nested);
    let is_here = |receiver: &&Receiver<'_>| endpoint.is_none() || !receiver.is_webhook();
    let routes = receivers
        .iter()
        .filter(is_here)
        .map(|receiver| receiver.route(&handler_trait, api, paths));
    let has_unknown = has_unknown(api, sent_by);
    let unknown_method = has_unknown.then(|| unknown_method(paths));
    let start = match endpoint {
        Some(endpoint) => {
            let module = ident(&endpoint.module);
            quote!(#module::routes(#krate::__private::Routes::new(handler)))
        }
        None => {
            let unknown = has_unknown.then(|| unknown_route(&handler_trait));
            quote!(#krate::__private::Routes::new(handler) #unknown)
        }
    };
    let allow = paths.allow_deprecated();
    let label = "this handler receives no callbacks";
    let note = format!(
        "implement the generated trait `{name}` for it: one async method for each callback"
    );
    let (name, router) = (ident(name), ident(router));
    let shared = part(|| shared_impl(&name, &receivers, has_unknown, paths));
    let unknown = has_unknown.then(|| unknown_event(paths));
    let all = receivers.iter().map(|receiver| receiver.method(paths));
    let all: Vec<_> = all.chain(unknown).collect();
    let dynamic = dynamic::emit(&name, &all, paths);
    quote! {
        #[doc = #what]
        ///
        /// Methods only get requests that match the document, and return answers that it declares. An error is answered
        /// with its status, by default 500. The sender does not see its reason.
        #[diagnostic::on_unimplemented(label = #label, note = #note)]
        pub trait #name: #send + #sync {
            #(#methods)*
            #unknown_method
        }
        #shared
        #dynamic
        /// A router that passes each request to its method of the handler. It is a `tower::Service`.
        #allow
        pub fn #router<H: #name + 'static>(handler: H) -> #krate::Router {
            #start
                #(#routes)*
                .into_router()
        }
    }
}

/// The impl for a shared handler.
fn shared_impl(
    handler_trait: &Ident,
    receivers: &[Receiver<'_>],
    has_unknown: bool,
    paths: &Paths,
) -> TokenStream {
    let handler = paths.type_parameter("H");
    let context = paths.has_context.then(|| quote!(, context));
    let methods = receivers.iter().map(|receiver| {
        let (name, signature) = (ident(receiver.name()), receiver.signature(paths));
        quote!(#signature { #handler_trait::#name(&**self, request #context) })
    });
    let unknown = has_unknown.then(|| {
        let signature = unknown_signature(paths);
        quote!(#signature { #handler_trait::unknown_event(&**self, event) })
    });
    let allow = paths.allow_deprecated();
    let bounds = paths.is_dynamic.then(|| quote!(+ ?::core::marker::Sized));
    quote! {
        #allow
        impl<#handler: #handler_trait #bounds> #handler_trait for ::std::sync::Arc<#handler> {
            #(#methods)*
            #unknown
        }
    }
}

/// The closure that calls a method of the handler. It names the trait, because an operation may have the name of any
/// method in scope.
pub(super) fn method_call(handler_trait: &TokenStream, name: &Ident, paths: &Paths) -> TokenStream {
    let (parameter, argument) = if paths.has_context {
        (quote!(context), Some(quote!(, context)))
    } else {
        (quote!(_), None)
    };
    quote! {
        |handler: ::std::sync::Arc<H>, request, #parameter| async move {
            #handler_trait::#name(&*handler, request #argument).await
        }
    }
}

/// The method for unknown events.
fn unknown_method(paths: &Paths) -> TokenStream {
    let (err, signature) = (paths.prelude("Err", Scope::Root), unknown_signature(paths));
    quote! {
        /// Receives an event that this module does not know: a newer one, or one that was not chosen.
        ///
        /// By default it is answered with 404. To accept it, return a status of success.
        #signature {
            async move { #err(event.refuse()) }
        }
    }
}

fn unknown_signature(paths: &Paths) -> TokenStream {
    unknown_event(paths).asynchronous(paths)
}

fn unknown_event(paths: &Paths) -> Method {
    let krate = &paths.krate;
    let result = paths.prelude("Result", Scope::Root);
    Method {
        name: ident("unknown_event"),
        parameters: vec![(ident("event"), quote!(#krate::receiver::UnknownEvent))],
        output: quote!(#result<#krate::StatusCode, #krate::HandlerError>),
    }
}

/// The call that routes unknown events to their method.
pub(super) fn unknown_route(handler_trait: &TokenStream) -> TokenStream {
    quote! {
        .unknown(|handler: ::std::sync::Arc<H>, event| async move {
            #handler_trait::unknown_event(&*handler, event).await
        })
    }
}

/// Whether an unknown event may arrive.
fn has_unknown(api: &Api, sent_by: Side) -> bool {
    api.operations
        .iter()
        .any(|operation| operation.sent_by == sent_by && operation.event.is_some())
}
