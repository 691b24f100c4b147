//! Descriptions of operations.

use super::template::quote;
use super::tokens::TokenStream;
use super::{callback, docs};
use crate::ir::{Api, Documentation, Operation, Origin};
use crate::markdown::{Markdown, code, markdown};

/// The comment of the methods.
pub(super) fn method_documentation(operation: &Operation, api: &Api) -> TokenStream {
    let comment = documentation(operation, api);
    let deprecated = operation
        .documentation
        .deprecated
        .then(|| quote!(#[deprecated]));
    quote!(#comment #deprecated)
}

/// The comment of the module. It is not deprecated, because generated code uses it everywhere.
pub(super) fn documentation(operation: &Operation, api: &Api) -> docs::Docs {
    let method = code(&operation.method);
    let note = markdown!("The {}, a {} request.", origin(operation, api), method);
    let said = &Documentation {
        deprecated: false,
        ..operation.documentation.clone()
    };
    docs::with_note(said, note)
}

/// What the operation belongs to.
pub(super) fn origin(operation: &Operation, api: &Api) -> Markdown {
    match &operation.origin {
        Origin::Callback(index) => callback::origin(&api.callbacks[*index]),
        Origin::Webhook(name) => markdown!("webhook {}", code(name)),
    }
}
