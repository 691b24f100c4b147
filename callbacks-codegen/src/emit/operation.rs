//! What the module of an operation holds: its request and its response.

use proc_macro2::TokenStream;
use quote::quote;

use super::paths::{Paths, Scope, ident};
use super::{callback, docs};
use crate::document::{In, Status};
use crate::ir::{Api, Body, Documentation, Operation, Origin, Parameter, Response};

/// The comment of the methods.
pub(super) fn method_documentation(operation: &Operation, api: &Api) -> TokenStream {
    let comment = documentation(operation, api);
    let deprecated = operation.documentation.deprecated.then(|| quote!(#[deprecated]));
    quote!(#comment #deprecated)
}

/// The comment of the module, which is not deprecated itself: generated code names it throughout.
pub(super) fn documentation(operation: &Operation, api: &Api) -> TokenStream {
    let note = format!(
        "{}: a `{}` request.",
        origin(operation, api),
        operation.method
    );
    let said = &Documentation { deprecated: false, ..operation.documentation.clone() };
    if said.is_empty() {
        docs::of(said, &note, &[])
    } else {
        docs::of(said, "", &[note])
    }
}

fn origin(operation: &Operation, api: &Api) -> String {
    match &operation.origin {
        Origin::Callback(index) => callback::origin(&api.callbacks[*index]),
        Origin::Webhook(name) => format!("The webhook `{name}`"),
    }
}

/// `OPERATION`, `Request` and `Response` with their impls.
pub(super) fn emit(operation: &Operation, api: &Api, paths: &Paths) -> TokenStream {
    let (name, method, route) = (&operation.name, &operation.method, &operation.route);
    let request = request(operation, api, paths);
    let response = response(operation, paths);
    quote! {
        /// What the document says of the operation.
        pub static OPERATION: Operation = Operation::new(#name, #method, #route);
        #request
        #response
    }
}

fn request(operation: &Operation, api: &Api, paths: &Paths) -> TokenStream {
    let fallback = format!("What is sent. {}.", origin(operation, api));
    let docs = docs::comment(&docs::escape(&fallback));
    let parameters = operation
        .parameters
        .iter()
        .map(|parameter| parameter_field(parameter, paths));
    let body = operation.body.as_ref().map(|body| body_field(body, paths));
    let decode = decode(operation);
    let allow = paths.allow_deprecated();
    let incoming = if operation.parameters.is_empty() && operation.body.is_none() {
        quote!(_incoming)
    } else {
        quote!(mut incoming)
    };
    quote! {
        #docs
        #[derive(Clone, Debug, PartialEq)]
        pub struct Request {
            #(#parameters,)*
            #body
        }
        #allow
        impl DecodeRequest for Request {
            fn decode(
                #incoming: Incoming,
            ) -> Result<Self, Rejection> {
                #decode
            }
        }
    }
}

fn parameter_field(parameter: &Parameter, paths: &Paths) -> TokenStream {
    let place = match parameter.place {
        In::Path => "path",
        In::Header => "header",
        _ => "query",
    };
    let note = format!("`{}` in the {place}.", parameter.name);
    let said = &parameter.documentation;
    let docs = if said.is_empty() {
        docs::of(said, &note, &[])
    } else {
        docs::of(said, "", &[note])
    };
    let name = ident(&parameter.field);
    let ty = paths.ty(&parameter.ty, Scope::Inner);
    let ty = if parameter.required {
        ty
    } else {
        paths.option(&ty, Scope::Inner)
    };
    quote!(#docs pub #name: #ty)
}

fn body_field(body: &Body, paths: &Paths) -> TokenStream {
    let docs = docs::of(&body.documentation, "The body.", &[]);
    let ty = paths.ty(&body.ty, Scope::Inner);
    let ty = if body.required {
        ty
    } else {
        paths.option(&ty, Scope::Inner)
    };
    quote!(#docs pub body: #ty)
}

/// All parts are taken before any is missed, so that one answer names every fault.
fn decode(operation: &Operation) -> TokenStream {
    let parameters = operation.parameters.iter().map(|parameter| {
        let (field, name) = (ident(&parameter.field), &parameter.name);
        let method = match parameter.place {
            In::Path => quote!(path),
            In::Header => quote!(header),
            _ => quote!(query),
        };
        (field, quote!(incoming.#method(#name)))
    });
    let body = operation.body.as_ref().map(|body| {
        let method = if body.required {
            quote!(json)
        } else {
            quote!(optional_json)
        };
        (ident("body"), quote!(incoming.#method()))
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

fn response(operation: &Operation, paths: &Paths) -> TokenStream {
    let variants = operation
        .responses
        .iter()
        .map(|response| variant(response, paths));
    let encode = operation
        .responses
        .iter()
        .map(|response| encode_arm(response));
    let decode = operation
        .responses
        .iter()
        .map(|response| decode_arm(response));
    let has_default = operation
        .responses
        .iter()
        .any(|each| each.status == Status::Default);
    let undeclared = (!has_default).then(|| quote!(_ => Err(answer.undeclared()),));
    quote! {
        /// What is answered, as the document declares it.
        #[derive(Clone, Debug, PartialEq)]
        pub enum Response {
            #(#variants,)*
        }
        impl EncodeReply for Response {
            fn encode(&self) -> Result<Reply, HandlerError> {
                match self {
                    #(#encode,)*
                }
            }
        }
        impl DecodeAnswer for Response {
            fn decode(answer: &Answer) -> Result<Self, Error> {
                match answer.status().as_u16() {
                    #(#decode,)*
                    #undeclared
                }
            }
        }
    }
}

fn variant(response: &Response, paths: &Paths) -> TokenStream {
    let documentation = Documentation {
        description: response.description.clone(),
        ..Default::default()
    };
    let status = format!("Status `{}`.", response.status);
    let docs = if documentation.is_empty() {
        docs::of(&documentation, &status, &[])
    } else {
        docs::of(&documentation, "", &[status])
    };
    let name = ident(&response.variant);
    let status = (!is_exact(response)).then(|| quote!(StatusCode));
    let body = response
        .body
        .as_ref()
        .map(|(ty, _)| paths.ty(ty, Scope::Inner));
    let parts: Vec<_> = status.into_iter().chain(body).collect();
    if parts.is_empty() {
        quote!(#docs #name)
    } else {
        quote!(#docs #name(#(#parts),*))
    }
}

/// What the module of an operation names of the facade's inside.
pub(super) const PRIVATE_IMPORTS: [&str; 6] = [
    "DecodeAnswer",
    "DecodeRequest",
    "EncodeReply",
    "Incoming",
    "Rejection",
    "Reply",
];

/// The public items of the facade that the module of an operation names.
pub(super) fn imports(operation: &Operation) -> Vec<&'static str> {
    let mut names = vec!["Answer", "Error", "HandlerError", "Operation"];
    if operation
        .responses
        .iter()
        .any(|response| !is_exact(response))
    {
        names.push("StatusCode");
    }
    names
}

fn is_exact(response: &Response) -> bool {
    matches!(response.status, Status::Code(_))
}

fn encode_arm(response: &Response) -> TokenStream {
    let name = ident(&response.variant);
    let reply = match response.status {
        Status::Code(code) => {
            let code = number(code);
            quote!(Reply::new(#code))
        }
        Status::Range(class) => {
            let class = number(class);
            quote!(Reply::in_class(#class, *status))
        }
        Status::Default => quote!(Reply::default_with(*status)),
    };
    let status = (!is_exact(response)).then(|| quote!(status));
    let body = response.body.as_ref().map(|_| quote!(body));
    let parts: Vec<_> = status.into_iter().chain(body).collect();
    let pattern = if parts.is_empty() {
        None
    } else {
        Some(quote!((#(#parts),*)))
    };
    match &response.body {
        None => quote!(Self::#name #pattern => #reply),
        Some((_, media_type)) => quote!(Self::#name #pattern => #reply?.json(#media_type, body)),
    }
}

fn decode_arm(response: &Response) -> TokenStream {
    let name = ident(&response.variant);
    let pattern = match response.status {
        Status::Code(code) => number(code),
        Status::Range(class) => {
            let (first, last) = (number(class * 100), number(class * 100 + 99));
            quote!(#first..=#last)
        }
        Status::Default => quote!(_),
    };
    let status = (!is_exact(response)).then(|| quote!(answer.status()));
    let body = response.body.as_ref().map(|_| quote!(answer.json()?));
    let parts: Vec<_> = status.into_iter().chain(body).collect();
    let parts = if parts.is_empty() {
        None
    } else {
        Some(quote!((#(#parts),*)))
    };
    quote!(#pattern => Ok(Self::#name #parts))
}

fn number(value: u16) -> TokenStream {
    let literal = proc_macro2::Literal::u16_unsuffixed(value);
    quote!(#literal)
}
