//! The module of an operation, apart from its request and response.

use super::literal::string;
use super::paths::Paths;
use super::template::quote;
use super::tokens::{Literal, TokenStream};
use super::{callback, content, event, parameter, request, response, security};
use crate::document::Status;
use crate::ir::{Api, Operation, Origin};

/// `OPERATION`, `Request` and `Response` with their impls.
pub(super) fn emit(operation: &Operation, api: &Api, paths: &Paths) -> TokenStream {
    let route = &operation.route;
    let is_webhook = matches!(operation.origin, Origin::Webhook(_));
    let base_path = (is_webhook && paths.is_received(operation.sent_by))
        .then(|| callback::emit_base_path(route, paths));
    // A side that only sends it has no decoder for it.
    let body = operation
        .body
        .as_ref()
        .filter(|_| paths.is_received(operation.sent_by))
        .and_then(|body| content::emit_payload(&body.contents, paths));
    let (requirements, with_security) = security::emit_requirements(operation, api);
    let request = request::emit(operation, api, paths);
    let response = response::emit(operation, paths);
    let contents = content::emit(operation, paths);
    let event = event::with_event(operation, paths);
    let redirects = redirects(operation);
    let (name, method) = (string(&operation.name), string(&operation.method));
    let route = string(route);
    quote! {
        #requirements
        /// The operation, for settings of the client and of the router.
        pub static OPERATION: Operation = Operation::new(#name, #method, #route) #redirects #with_security #event;
        #base_path
        #body
        #request
        #response
        #contents
    }
}

/// The declared redirects that preserve method and body (RFC 9110 sections 15.4.8 and 15.4.9).
fn redirects(operation: &Operation) -> Option<TokenStream> {
    let is_declared = |code: &u16| {
        let status = Status::Code(*code);
        operation.responses.iter().any(|each| each.status == status)
    };
    let statuses: Vec<_> = [307, 308].into_iter().filter(is_declared).collect();
    let statuses = statuses.into_iter().map(Literal::u16_unsuffixed);
    (statuses.len() > 0).then(|| quote!(.with_redirects(&[#(#statuses),*])))
}

/// The private items that the module of an operation imports.
pub(super) fn private_imports(operation: &Operation, paths: &Paths) -> Vec<&'static str> {
    let mut names = event::imports(operation, paths).to_vec();
    if paths.is_received(operation.sent_by) {
        names.extend([
            "DecodeRequest",
            "EncodeAnswer",
            "IncomingRequest",
            "Rejection",
            "OutgoingAnswer",
        ]);
        names.extend(parameter::read_imports(operation));
    }
    if paths.is_sent(operation.sent_by) {
        names.push("DecodeAnswer");
    }
    names.extend(operation.security.is_some().then_some("Demand"));
    names.extend(parameter::header_imports(operation));
    names.extend(content::private_imports(operation, paths));
    names
}

/// The public items that the module of an operation imports.
pub(super) fn imports(operation: &Operation, paths: &Paths) -> Vec<&'static str> {
    let mut names = vec!["Operation"];
    if content::names_payload(operation, paths) {
        names.push("payload::Payload");
    }
    if paths.is_received(operation.sent_by) {
        names.push("HandlerError");
    }
    if paths.is_sent(operation.sent_by) {
        names.extend(["Answer", "Error", "UndeclaredAnswer"]);
    }
    if operation
        .responses
        .iter()
        .any(|response| !response.is_exact())
    {
        names.push("StatusCode");
    }
    names
}
