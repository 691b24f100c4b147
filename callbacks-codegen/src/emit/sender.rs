//! The trait of the sender, and its impl for the runtime's client.

use super::content::Given;
use super::dynamic::{self, Method};
use super::ident::ident;
use super::paths::{Paths, Scope};
use super::template::quote;
use super::tokens::{Ident, TokenStream};
use super::{call, content, origin, parameter};
use crate::document::Side;
use crate::ir::{Api, Operation};

/// `CallbackSender`, and its impl for `Client`. For callbacks of callbacks, which the consumer sends,
/// `NestedCallbackSender`.
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
    let methods: Vec<_> = operations()
        .map(|operation| method(operation, paths))
        .collect();
    let declarations = operations().zip(&methods).map(|(operation, method)| {
        let docs = origin::method_documentation(operation, api);
        let signature = method.asynchronous(paths);
        quote!(#docs #signature;)
    });
    let definitions = operations().map(|operation| {
        let name = ident(&operation.module);
        let argument = argument(operation, paths).map(|(name, ty)| quote!(#name: #ty,));
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
        let what = " Sends the callbacks of callbacks, from the consumer to the provider. `Client` implements it.";
        ("NestedCallbackSender", what)
    } else {
        let what =
            " Sends the callbacks and webhooks. `Client` implements it, and fakes in tests can.";
        ("CallbackSender", what)
    };
    let trait_name = ident(trait_name);
    let dynamic = dynamic::emit(&trait_name, &methods, paths);
    let shared = paths
        .is_dynamic
        .then(|| shared_impl(&trait_name, &methods, paths));
    quote! {
        #[doc = #what]
        #allow
        pub trait #trait_name: #send + #sync {
            #(#declarations)*
        }
        #allow
        impl<#transport: #krate::client::Transport> #trait_name for #krate::Client<#transport> {
            #(#definitions)*
        }
        #shared
        #dynamic
    }
}

/// The impl for a shared sender.
fn shared_impl(sender_trait: &Ident, methods: &[Method], paths: &Paths) -> TokenStream {
    let sender = paths.type_parameter("S");
    let methods = methods.iter().map(|method| {
        let (name, signature) = (&method.name, method.async_fn());
        let arguments = method.parameters.iter().map(|(name, _)| name);
        quote!(#signature { #sender_trait::#name(&**self, #(#arguments),*).await })
    });
    let allow = paths.allow_deprecated();
    quote! {
        #allow
        impl<#sender: #sender_trait + ?::core::marker::Sized> #sender_trait for ::std::sync::Arc<#sender> {
            #(#methods)*
        }
    }
}

fn method(operation: &Operation, paths: &Paths) -> Method {
    let (krate, name) = (&paths.krate, ident(&operation.module));
    let result = paths.prelude("Result", Scope::Root);
    let target = (ident("target"), quote!(&#krate::Target));
    let parameters = [target].into_iter().chain(argument(operation, paths));
    Method {
        parameters: parameters.collect(),
        output: quote!(#result<#name::Response, #krate::Error>),
        name,
    }
}

/// A request without parameters is given as its body.
fn argument(operation: &Operation, paths: &Paths) -> Option<(Ident, TokenStream)> {
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
            Some((ident("body"), quote!(#ty)))
        }
        None if operation.parameters.is_empty() => None,
        _ => Some((ident("request"), quote!(&#module::Request))),
    }
}
