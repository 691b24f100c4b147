//! The module of a callback's key: where its requests are sent.

use super::docs;
use super::literal::{Text, string, strings};
use super::paths::Paths;
use super::template::quote;
use super::tokens::TokenStream;
use crate::ir::{Callback, Key};
use crate::markdown::{Markdown, code, markdown};

/// The comment of the module.
pub(super) fn documentation(callback: &Callback) -> docs::Docs {
    docs::with_note(
        &callback.documentation,
        markdown!("The {}.", origin(callback)),
    )
}

/// "callback `onItemCreated` of `POST /items`".
pub(super) fn origin(callback: &Callback) -> Markdown {
    let parent = &callback.parent;
    let of = if parent.is_nested {
        "of the callback"
    } else {
        "of"
    };
    let request = code(&format!("{} {}", parent.method, parent.path));
    markdown!("callback {} {} {}", code(&callback.name), of, request)
}

/// The key, and the functions that lead from it to a target.
pub(super) fn emit(callback: &Callback, paths: &Paths) -> TokenStream {
    let key = callback
        .key
        .as_ref()
        .filter(|_| paths.is_sent(callback.sent_by));
    let key = key.map(|key| emit_key(callback, key));
    let base_path = callback
        .base_path
        .as_ref()
        .filter(|_| paths.is_received(callback.sent_by));
    let base_path = base_path.map(|path| emit_base_path(path, paths));
    quote!(#key #base_path)
}

/// The path of the registered URL in the consumer's router, and the URL itself.
pub(super) fn emit_base_path(path: &str, paths: &Paths) -> TokenStream {
    let (krate, path) = (&paths.krate, string(path));
    quote! {
        /// The path of the registered URL within the consumer's router.
        pub const BASE_PATH: &str = #path;
        /// The URL to register if the router is mounted at this address, such as `https://shop.example/hooks`.
        pub fn registration_url(public_address: &str) -> String {
            #krate::__private::registration_url(public_address, BASE_PATH)
        }
    }
}

/// The public items that the module of a key imports.
pub(super) fn imports(callback: &Callback, paths: &Paths) -> Vec<&'static str> {
    match callback
        .key
        .as_ref()
        .filter(|_| paths.is_sent(callback.sent_by))
    {
        None => Vec::new(),
        Some(key) if key.reads_response => vec!["CompletedExchange", "Error", "Key", "Target"],
        Some(_) => vec!["Error", "Exchange", "Key", "Target"],
    }
}

fn emit_key(callback: &Callback, key: &Key) -> TokenStream {
    let text = Text(&key.text);
    let parameters = (!key.path_parameters.is_empty()).then(|| {
        let names = strings(&key.path_parameters);
        quote!(.with_path_parameters(&[#(#names),*]))
    });
    let template = (!callback.parent.is_nested).then(|| {
        let path = string(&callback.parent.path);
        quote!(.with_path_template(#path))
    });
    let server = key
        .server
        .as_ref()
        .map(|server| string(server))
        .map(|server| quote!(.with_server(#server)));
    let exchange = if key.reads_response {
        quote!(CompletedExchange)
    } else {
        quote!(Exchange)
    };
    let request = format!("{} {}", callback.parent.method, callback.parent.path);
    let resolve_docs = docs::comment(markdown!(
        "Evaluates {} over the request to {}{}. Returns the URL to call, or `None` if the client gave none.\n\n# \
         Errors\n\nReturns an error if the client gave something that is not an absolute `http` or `https` URL.",
        code(&key.text),
        code(&request),
        if key.reads_response {
            " and its answer"
        } else {
            ""
        },
    ));
    let at = key.has_base_only.then(|| {
        let docs = docs::comment(markdown!(
            "The target for a base URL of your choice, instead of one from a request.\n\n# Errors\n\nReturns an error \
             if it is not an absolute `http` or `https` URL.",
        ));
        quote! {
            #docs
            pub fn at(base_url: &str) -> Result<Target, Error> {
                KEY.at(base_url)
            }
        }
    });
    quote! {
        /// The key of the callback: the template of the URL to call.
        pub static KEY: Key = Key::new(#text) #parameters #template #server;
        #resolve_docs
        pub fn resolve(
            exchange: &#exchange,
        ) -> Result<Option<Target>, Error> {
            KEY.resolve(exchange)
        }
        #at
    }
}
