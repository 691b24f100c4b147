//! The trait that those call who call back, and its impl for the runtime's client.

use proc_macro2::TokenStream;
use quote::quote;

use super::content::Given;
use super::ident::ident;
use super::paths::{Paths, Scope};
use super::{call, content, origin, parameter};
use crate::document::Side;
use crate::ir::{Api, Operation};

/// `CallbackSender`, and its impl for `Client`; for callbacks of callbacks, which the consumer sends, `NestedCallbackSender`.
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
    let declarations = operations().map(|operation| {
        let docs = origin::method_documentation(operation, api);
        let (name, argument) = (ident(&operation.module), argument(operation, paths));
        quote! {
            #docs
            fn #name(
                &self,
                target: &#krate::Target,
                #argument
            ) -> impl ::core::future::Future<
                Output = #result<#name::Response, #krate::Error>,
            > + #send;
        }
    });
    let definitions = operations().map(|operation| {
        let (name, argument) = (ident(&operation.module), argument(operation, paths));
        let given = if operation.parameters.is_empty() {
            Given::Alone
        } else {
            Given::InRequest
        };
        let call = call::emit(operation, &quote!(self), given, paths);
        let imports = parameter::write_imports(operation);
        let imports = (!imports.is_empty()).then(|| {
            let names = imports.into_iter().map(ident);
            quote!(use #krate::__private::{#(#names),*};)
        });
        quote! {
            async fn #name(
                &self,
                target: &#krate::Target,
                #argument
            ) -> #result<#name::Response, #krate::Error> {
                #imports
                let call = #call;
                call.send(self, target).await
            }
        }
    });
    let allow = paths.allow_deprecated();
    let transport = paths.type_parameter("T");
    let (trait_name, what) = if is_nested {
        let what = " Sends the callbacks of callbacks, from the consumer to the provider: implemented by the `Client`.";
        ("NestedCallbackSender", what)
    } else {
        let what = " Sends the callbacks and webhooks: implemented by the `Client`, and by fakes in tests.";
        ("CallbackSender", what)
    };
    let trait_name = ident(trait_name);
    quote! {
        #allow
        #[doc = #what]
        pub trait #trait_name: #send + #sync {
            #(#declarations)*
        }
        #allow
        impl<#transport: #krate::Transport> #trait_name for #krate::Client<#transport> {
            #(#definitions)*
        }
    }
}

/// A request that is a body and nothing else is given as its body.
fn argument(operation: &Operation, paths: &Paths) -> TokenStream {
    let module = ident(&operation.module);
    match &operation.body {
        Some(body) if operation.parameters.is_empty() => {
            let ty = match body.contents.only() {
                Some(only) => paths.borrowed(&only.ty),
                None => {
                    let ty = content::ty(&body.contents, paths, Some(&module));
                    quote!(&#ty)
                }
            };
            let ty = if body.required {
                ty
            } else {
                paths.option(&ty, Scope::Root)
            };
            quote!(body: #ty,)
        }
        None if operation.parameters.is_empty() => TokenStream::new(),
        _ => quote!(request: &#module::Request,),
    }
}
