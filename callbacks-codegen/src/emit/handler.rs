//! The trait that the consumer implements, and the router that leads to it.

use proc_macro2::TokenStream;
use quote::quote;

use super::operation;
use super::paths::{Paths, Scope, ident};
use crate::ir::Api;

/// `CallbackHandler` and `router`.
pub(super) fn emit(api: &Api, paths: &Paths) -> TokenStream {
    let krate = &paths.krate;
    let result = paths.prelude("Result", Scope::Root);
    let (send, sync) = (
        paths.prelude("Send", Scope::Root),
        paths.prelude("Sync", Scope::Root),
    );
    let methods = api.operations.iter().map(|operation| {
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
    let routes = api.operations.iter().map(|operation| {
        let name = ident(&operation.module);
        quote! {
            .on(&#name::OPERATION, |handler: ::std::sync::Arc<H>, callback| async move {
                handler.#name(callback).await
            })
        }
    });
    let allow = paths.allow_deprecated();
    let label = "this handler receives no callbacks";
    let note = "implement the generated trait `CallbackHandler` for it: one async method for each callback";
    quote! {
        /// Receives the callbacks and webhooks: implemented by their consumer.
        ///
        /// A method sees only requests that are as the document declares them. What it answers is declared as well; an
        /// error is answered 500 and tells the sender nothing.
        #[diagnostic::on_unimplemented(label = #label, note = #note)]
        pub trait CallbackHandler: #send + #sync + 'static {
            #(#methods)*
        }
        #allow
        /// The router that leads each request to the handler's method: a `tower::Service`.
        pub fn router<H: CallbackHandler>(handler: H) -> #krate::Router {
            #krate::__private::Routes::new(handler)
                #(#routes)*
                .into_router()
        }
    }
}
