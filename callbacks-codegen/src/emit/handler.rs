//! The trait that those implement who are called back, and the router that leads to it.

use proc_macro2::TokenStream;
use quote::quote;

use super::operation;
use super::paths::{Paths, Scope, ident};
use crate::document::Side;
use crate::ir::Api;

/// `CallbackHandler` and `router` for what the provider sends; for callbacks of callbacks, which the consumer sends,
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
    let result = paths.prelude("Result", Scope::Root);
    let (send, sync) = (
        paths.prelude("Send", Scope::Root),
        paths.prelude("Sync", Scope::Root),
    );
    let methods = operations().map(|operation| {
        let docs = operation::method_documentation(operation, api);
        let name = ident(&operation.module);
        quote! {
            #docs
            fn #name(
                &self,
                callback: #name::Request,
            ) -> impl ::core::future::Future<
                Output = #result<#name::Response, #krate::HandlerError>,
            > + #send;
        }
    });
    let routes = operations().map(|operation| {
        let name = ident(&operation.module);
        quote! {
            .on(&#name::OPERATION, |handler: ::std::sync::Arc<H>, callback| async move {
                handler.#name(callback).await
            })
        }
    });
    let allow = paths.allow_deprecated();
    let (name, router, what) = if is_nested {
        let what = " Receives the callbacks of callbacks: implemented by their provider, whom the consumer calls in turn.";
        ("NestedCallbackHandler", "nested_router", what)
    } else {
        let what = " Receives the callbacks and webhooks: implemented by their consumer.";
        ("CallbackHandler", "router", what)
    };
    let label = "this handler receives no callbacks";
    let note = format!(
        "implement the generated trait `{name}` for it: one async method for each callback"
    );
    let (name, router) = (ident(name), ident(router));
    quote! {
        #[doc = #what]
        ///
        /// A method sees only requests that are as the document declares them. What it answers is declared as well; an
        /// error is answered 500 and tells the sender nothing.
        #[diagnostic::on_unimplemented(label = #label, note = #note)]
        pub trait #name: #send + #sync + 'static {
            #(#methods)*
        }
        #allow
        /// The router that leads each request to the handler's method: a `tower::Service`.
        pub fn #router<H: #name>(handler: H) -> #krate::Router {
            #krate::__private::Routes::new(handler)
                #(#routes)*
                .into_router()
        }
    }
}
