//! Answers with headers: structs of the headers and the body.

use crate::emit::constructor::Constructor;
use crate::emit::ident::ident;
use crate::emit::paths::Paths;
use crate::emit::template::quote;
use crate::emit::tokens::{Ident, TokenStream};
use crate::emit::{content, docs, parameter};
use crate::ir::{Documentation, Operation, Response};
use crate::markdown::markdown;

/// The struct of an answer. Only answers with headers have one.
pub(super) fn name(response: &Response) -> Option<Ident> {
    let has_headers = !response.headers.is_empty();
    has_headers.then(|| ident(&format!("{}Response", response.variant)))
}

/// The structs of an operation's answers, with their constructors and conversions to `Response`.
pub(super) fn emit(operation: &Operation, paths: &Paths) -> TokenStream {
    let named = operation
        .responses
        .iter()
        .filter_map(|response| Some((response, name(response)?)));
    named
        .map(|(response, name)| emit_one(response, &name, paths))
        .collect()
}

fn emit_one(response: &Response, name: &Ident, paths: &Paths) -> TokenStream {
    let docs = documentation(response);
    let variant = ident(&response.variant);
    let status = (!response.is_exact()).then(|| {
        quote! {
            /// The status.
            pub status: StatusCode,
        }
    });
    let headers = response
        .headers
        .iter()
        .map(|header| parameter::field(header, paths));
    let body = body_type(response, paths).map(|ty| {
        quote! {
            /// The body.
            pub body: #ty,
        }
    });
    let constructor = constructor(response, paths);
    let default = constructor.requires_nothing().then(|| quote!(Default,));
    let new = constructor.emit(name);
    quote! {
        #docs
        #[derive(Clone, Debug, #default PartialEq)]
        pub struct #name {
            #status
            #(#headers,)*
            #body
        }
        #new
        impl From<#name> for Response {
            fn from(answer: #name) -> Self {
                Self::#variant(answer)
            }
        }
    }
}

fn body_type(response: &Response, paths: &Paths) -> Option<TokenStream> {
    let contents = response.body.as_ref()?;
    Some(content::ty(contents, paths, None))
}

/// `new` with the required parts.
fn constructor(response: &Response, paths: &Paths) -> Constructor {
    let mut constructor = Constructor::default();
    if !response.is_exact() {
        constructor.require("status", &quote!(StatusCode));
    }
    constructor.add_all(&response.headers, paths);
    if let Some(ty) = body_type(response, paths) {
        constructor.require("body", &ty);
    }
    constructor
}

/// The fields, and the calls that read them.
pub(super) fn read(response: &Response, paths: &Paths) -> TokenStream {
    let status = (!response.is_exact()).then(|| quote!(status: answer.status(),));
    let headers = response.headers.iter().map(|header| {
        let (name, read) = (ident(&header.field), parameter::read_header(header, paths));
        quote!(#name: answer.#read?,)
    });
    let body = response.body.as_ref().map(|contents| {
        let read = content::read_answer(contents, paths);
        quote!(body: answer.#read?,)
    });
    quote!(#status #(#headers)* #body)
}

/// The calls that write the headers of an answer.
pub(super) fn write(response: &Response, paths: &Paths) -> TokenStream {
    let headers = response
        .headers
        .iter()
        .map(|header| parameter::write_header(header, paths));
    quote!(#(?.#headers)*)
}

/// The document's description of an answer.
pub(super) fn documentation(response: &Response) -> docs::Docs {
    let documentation = Documentation {
        description: response.description.clone(),
        ..Default::default()
    };
    docs::with_note(&documentation, markdown!("Status `{}`.", response.status))
}
