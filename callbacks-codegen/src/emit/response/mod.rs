//! The response of an operation: an enum of the answers that the document declares.

mod answer;

use super::content;
use super::ident::ident;
use super::paths::Paths;
use crate::document::Status;
use crate::emit::template::quote;
use crate::emit::tokens::{Literal, TokenStream};
use crate::ir::{Operation, Response};

/// `Response`, with its encoder and decoder.
pub(super) fn emit(operation: &Operation, paths: &Paths) -> TokenStream {
    let variants = operation
        .responses
        .iter()
        .map(|response| variant(response, paths));
    let structs = answer::emit(operation, paths);
    let encode = paths
        .is_received(operation.sent_by)
        .then(|| encode_impl(operation, paths));
    let decode = paths
        .is_sent(operation.sent_by)
        .then(|| decode_impl(operation, paths));
    let undeclared = paths.is_sent(operation.sent_by).then(|| {
        quote! {
            /// Another success: a 2xx status that the document does not declare, or one without the declared body or
            /// headers. The consumer has taken the message. Handlers cannot return this.
            Undeclared(UndeclaredAnswer),
        }
    });
    let allow = (!structs.is_empty()).then(|| quote!(#[allow(clippy::large_enum_variant)]));
    quote! {
        /// An answer that the document declares.
        #[derive(Clone, Debug, PartialEq)]
        #allow
        pub enum Response {
            #(#variants,)*
            #undeclared
        }
        #structs
        #encode
        #decode
    }
}

fn encode_impl(operation: &Operation, paths: &Paths) -> TokenStream {
    let arms = operation
        .responses
        .iter()
        .map(|response| encode_arm(response, paths));
    let undeclared = paths
        .is_sent(operation.sent_by)
        .then(|| quote!(Self::Undeclared(_) => outgoing.undeclared(),));
    quote! {
        impl EncodeAnswer for Response {
            fn encode(&self, outgoing: OutgoingAnswer) -> Result<OutgoingAnswer, HandlerError> {
                match self {
                    #(#arms,)*
                    #undeclared
                }
            }
        }
    }
}

fn decode_impl(operation: &Operation, paths: &Paths) -> TokenStream {
    let arms = operation
        .responses
        .iter()
        .map(|response| decode_arm(response, paths));
    let has_default = operation
        .responses
        .iter()
        .any(|each| each.status == Status::Default);
    let undeclared = (!has_default).then(|| quote!(_ => Err(answer.undeclared()),));
    quote! {
        impl DecodeAnswer for Response {
            fn decode(answer: &Answer) -> Result<Self, Error> {
                match answer.status().as_u16() {
                    #(#arms,)*
                    #undeclared
                }
            }
            fn undeclared(answer: UndeclaredAnswer) -> Option<Self> {
                Some(Self::Undeclared(answer))
            }
        }
    }
}

fn variant(response: &Response, paths: &Paths) -> TokenStream {
    let docs = answer::documentation(response);
    let name = ident(&response.variant);
    if let Some(answer) = answer::name(response) {
        return quote!(#docs #name(#answer));
    }
    let status = (!response.is_exact()).then(|| quote!(StatusCode));
    let body = response
        .body
        .as_ref()
        .map(|contents| content::ty(contents, paths, None));
    let parts: Vec<_> = status.into_iter().chain(body).collect();
    if parts.is_empty() {
        quote!(#docs #name)
    } else {
        quote!(#docs #name(#(#parts),*))
    }
}

fn encode_arm(response: &Response, paths: &Paths) -> TokenStream {
    let name = ident(&response.variant);
    let is_struct = !response.headers.is_empty();
    let status = if is_struct {
        quote!(answer.status)
    } else {
        quote!(*status)
    };
    let outgoing = match response.status {
        Status::Code(code) => {
            let code = number(code);
            quote!(outgoing.status(#code))
        }
        Status::Range(class) => {
            let class = number(class);
            quote!(outgoing.in_class(#class, #status))
        }
        Status::Default => quote!(outgoing.default_with(#status)),
    };
    let headers = answer::write(response, paths);
    let body = response.body.as_ref().map(|contents| {
        let body = if is_struct {
            quote!(&answer.body)
        } else {
            quote!(body)
        };
        let write = content::write_answer(contents, &body, paths);
        quote!(?.#write)
    });
    let pattern = encode_pattern(response);
    quote!(Self::#name #pattern => #outgoing #headers #body)
}

fn encode_pattern(response: &Response) -> Option<TokenStream> {
    if !response.headers.is_empty() {
        return Some(quote!((answer)));
    }
    let status = (!response.is_exact()).then(|| quote!(status));
    let body = response.body.as_ref().map(|_| quote!(body));
    let parts: Vec<_> = status.into_iter().chain(body).collect();
    (!parts.is_empty()).then(|| quote!((#(#parts),*)))
}

fn decode_arm(response: &Response, paths: &Paths) -> TokenStream {
    let name = ident(&response.variant);
    let pattern = match response.status {
        Status::Code(code) => number(code),
        Status::Range(class) => {
            let (first, last) = (number(class * 100), number(class * 100 + 99));
            quote!(#first..=#last)
        }
        Status::Default => quote!(_),
    };
    if let Some(answer) = answer::name(response) {
        let parts = answer::read(response, paths);
        return quote!(#pattern => Ok(Self::#name(#answer { #parts })));
    }
    let status = (!response.is_exact()).then(|| quote!(answer.status()));
    let body = response.body.as_ref().map(|contents| {
        let read = content::read_answer(contents, paths);
        quote!(answer.#read?)
    });
    let parts: Vec<_> = status.into_iter().chain(body).collect();
    let parts = if parts.is_empty() {
        None
    } else {
        Some(quote!((#(#parts),*)))
    };
    quote!(#pattern => Ok(Self::#name #parts))
}

fn number(value: u16) -> TokenStream {
    let literal = Literal::u16_unsuffixed(value);
    quote!(#literal)
}
