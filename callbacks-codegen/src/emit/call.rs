//! Code that builds a request.

use super::content::Given;
use super::ident::ident;
use super::literal::string;
use super::paths::Paths;
use super::template::quote;
use super::tokens::TokenStream;
use super::{content, parameter};
use crate::ir::{Body, Operation};

/// The request, for a reference to a client.
pub(super) fn emit(
    operation: &Operation,
    client: &TokenStream,
    given: Given,
    paths: &Paths,
) -> TokenStream {
    let krate = &paths.krate;
    let module = ident(&operation.module);
    let accept = accept(operation).map(|media_types| string(&media_types));
    let accept = accept.map(|media_types| quote!(.accept(#media_types)));
    let parameters = operation
        .parameters
        .iter()
        .map(|each| parameter::write(each, paths));
    let body = operation
        .body
        .as_ref()
        .map(|body| body_call(operation, body, given, paths));
    quote!(#krate::__private::Call::of(#client, &#module::OPERATION) #accept #(#parameters)* #body)
}

fn body_call(operation: &Operation, body: &Body, given: Given, paths: &Paths) -> TokenStream {
    let module = ident(&operation.module);
    let write = content::write_request(&body.contents, body.required, &module, given, paths);
    quote!(.#write?)
}

/// The media types of the declared answers.
fn accept(operation: &Operation) -> Option<String> {
    let mut media_types: Vec<&str> = Vec::new();
    let contents = operation
        .responses
        .iter()
        .filter_map(|each| each.body.as_ref());
    for content in contents.flat_map(|contents| &contents.all) {
        let media_type = content::accepted(content);
        if !media_types.contains(&media_type) {
            media_types.push(media_type);
        }
    }
    (!media_types.is_empty()).then(|| media_types.join(", "))
}
