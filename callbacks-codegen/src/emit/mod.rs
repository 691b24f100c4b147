//! Rust tokens. Nothing here can fail: what could go wrong was found before.

mod callback;
mod docs;
mod handler;
mod operation;
mod payload;
mod paths;
mod sender;

use std::collections::BTreeMap;

use proc_macro2::TokenStream;
use quote::quote;

use crate::ir::Api;
use crate::settings::Settings;
use paths::Paths;

/// The content of the generated module, without the attributes of the module itself.
pub(crate) fn emit(api: &Api, settings: &Settings) -> TokenStream {
    let paths = Paths::new(api, settings);
    let handler = handler::emit(api, &paths);
    let sender = sender::emit(api, &paths);
    let modules = modules(api, &paths);
    let payloads = api.types.iter().map(|definition| payload::emit(definition, &paths));
    quote! {
        #handler
        #sender
        #(#modules)*
        #(#payloads)*
    }
}

/// The text that documents the module.
pub(crate) fn module_documentation(api: &Api) -> String {
    let title = api.title.as_deref().unwrap_or("an API without a title");
    let version = api.version.as_deref().map(|version| format!(" {version}")).unwrap_or_default();
    docs::escape(&format!("Callbacks and webhooks of {title}{version}."))
}

/// One module for each operation and for each key with several; a key with one operation shares its module.
fn modules(api: &Api, paths: &Paths) -> Vec<TokenStream> {
    let mut order = Vec::new();
    let mut parts: BTreeMap<&str, (TokenStream, TokenStream)> = BTreeMap::new();
    for callback in &api.callbacks {
        order.push(callback.module.as_str());
        let (docs, items) = parts.entry(&callback.module).or_default();
        docs.extend(callback::documentation(callback));
        items.extend(callback::emit(callback, paths));
    }
    for operation in &api.operations {
        order.push(operation.module.as_str());
        let (docs, items) = parts.entry(&operation.module).or_default();
        if docs.is_empty() {
            docs.extend(operation::documentation(operation, api));
        }
        items.extend(operation::emit(operation, api, paths));
    }
    let mut modules = Vec::new();
    for name in order {
        if let Some((docs, items)) = parts.remove(name) {
            let name = paths::ident(name);
            modules.push(quote! {
                #docs
                pub mod #name {
                    #items
                }
            });
        }
    }
    modules
}
