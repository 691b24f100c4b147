//! The request of an operation: a struct of its parameters and its body.

use super::constructor::Constructor;
use super::ident::ident;
use super::paths::{Paths, Scope};
use super::template::quote;
use super::tokens::TokenStream;
use super::{content, docs, origin, parameter};
use crate::ir::{Api, Body, Operation};
use crate::markdown::markdown;

/// `Request`, and its decoder.
pub(super) fn emit(operation: &Operation, api: &Api, paths: &Paths) -> TokenStream {
    if !paths.is_received(operation.sent_by) && operation.parameters.is_empty() {
        // A sender takes a request without parameters as its body.
        return TokenStream::new();
    }
    let origin = origin::origin(operation, api);
    let docs = docs::comment(markdown!("A request of the {}.", origin));
    let parameters = operation
        .parameters
        .iter()
        .map(|each| parameter::field(each, paths));
    let body = operation.body.as_ref().map(|body| body_field(body, paths));
    let decode = paths
        .is_received(operation.sent_by)
        .then(|| decode_impl(operation, paths));
    let constructor = constructor(operation, paths);
    let default = constructor.requires_nothing().then(|| quote!(Default,));
    let new = constructor.emit(&ident("Request"));
    quote! {
        #docs
        #[derive(Clone, Debug, #default PartialEq)]
        pub struct Request {
            #(#parameters,)*
            #body
        }
        #new
        #decode
    }
}

fn constructor(operation: &Operation, paths: &Paths) -> Constructor {
    let mut constructor = Constructor::default();
    constructor.add_all(&operation.parameters, paths);
    match &operation.body {
        Some(body) if body.required => {
            constructor.require("body", &content::ty(&body.contents, paths, None));
        }
        Some(_) => constructor.leave_out("body"),
        None => {}
    }
    constructor
}

fn decode_impl(operation: &Operation, paths: &Paths) -> TokenStream {
    let incoming = if operation.parameters.is_empty() && operation.body.is_none() {
        quote!(_incoming)
    } else {
        quote!(mut incoming)
    };
    let decode = decode(operation, paths);
    quote! {
        impl DecodeRequest for Request {
            fn decode(#incoming: IncomingRequest) -> Result<Self, Rejection> {
                #decode
            }
        }
    }
}

fn body_field(body: &Body, paths: &Paths) -> TokenStream {
    let docs = docs::of(
        &body.documentation,
        body.documentation
            .is_empty()
            .then(|| markdown!("The body.")),
    );
    let ty = content::ty(&body.contents, paths, None);
    let ty = if body.required {
        ty
    } else {
        paths.option(&ty, Scope::Inner)
    };
    quote!(#docs pub body: #ty)
}

/// All parts are read before any fault is returned, so that one answer lists all of them.
fn decode(operation: &Operation, paths: &Paths) -> TokenStream {
    let parameters = operation
        .parameters
        .iter()
        .map(|each| (ident(&each.field), parameter::read(each, paths)));
    let body = operation.body.as_ref().map(|body| {
        let read = content::read_request(&body.contents, body.required);
        (ident("body"), quote!(incoming.#read))
    });
    let (fields, values): (Vec<_>, Vec<_>) = parameters.chain(body).unzip();
    match fields.as_slice() {
        [] => quote!(Ok(Self {})),
        [field] => quote! {
            let Some(#field) = #(#values)* else { return Err(incoming.reject()) };
            Ok(Self { #field })
        },
        _ => quote! {
            let (#(Some(#fields),)*) = (#(#values,)*) else { return Err(incoming.reject()) };
            Ok(Self { #(#fields,)* })
        },
    }
}
