//! Rust code. Nothing here can fail, because all faults were found before.

mod call;
mod callback;
mod construct;
mod constructor;
mod content;
mod docs;
mod dynamic;
mod event;
mod handler;
mod ident;
mod inventory;
mod lints;
mod literal;
mod media;
mod operation;
mod origin;
mod parameter;
mod part;
mod paths;
mod payload;
mod request;
mod response;
mod sample;
mod schema;
mod security;
mod sender;
mod serialization;
mod sides;
mod template;
mod tokens;
mod traits;
mod type_name;
mod union;
mod wrap;

use std::collections::{BTreeMap, BTreeSet};

use crate::document::Side;
use crate::ir::Api;
use crate::markdown::{line, markdown};
use crate::settings::Settings;
pub(crate) use content::sent_json;
pub(crate) use inventory::bodies;
use paths::Paths;
pub(crate) use sample::{event_values, examples_and_defaults_of};
use template::quote;
use tokens::{ToTokens, TokenStream};

/// The items of the generated module.
pub(crate) fn emit(api: &Api, settings: &Settings) -> String {
    let paths = Paths::new(api, settings);
    let sides = [Side::Provider, Side::Consumer];
    let handlers = sides.iter().filter(|side| paths.is_received(**side));
    let handlers = handlers.map(|side| handler::emit(api, *side, &paths));
    let senders = sides.iter().filter(|side| paths.is_sent(**side));
    let senders = senders.map(|side| sender::emit(api, *side, &paths));
    let replacements = api.replacements.iter().filter_map(|(name, path)| {
        let name = ident::ident(name);
        let path = TokenStream::of_user(path)?;
        Some(quote!(type #name = #path;))
    });
    let modules = modules(api, &paths);
    let events = event::emit(api, &paths);
    let payloads = api
        .generated_types()
        .map(|definition| payload::emit(definition, &paths));
    let serialization = serialization::emit(api, &paths);
    let mut tokens = TokenStream::new();
    tokens.extend(handlers.chain(senders).chain(replacements));
    let security = security::emit(api, &paths);
    let samples = sample::emit(api, &paths);
    let after = modules
        .into_iter()
        .chain([security, serialization, samples]);
    tokens.extend(payloads.chain([events]).chain(after));
    tokens.into_text()
}

/// The documentation of the module.
pub(crate) fn module_documentation(api: &Api) -> String {
    let title = match api.title.as_deref().map(line) {
        Some(title) if !title.is_empty() => title,
        _ => markdown!("an API without a title"),
    };
    let version = api.version.as_deref().map(line).unwrap_or_default();
    let space = if version.is_empty() { "" } else { " " };
    markdown!("Callbacks and webhooks of {}{}{}.", title, space, version).to_string()
}

/// A module inside the generated one.
#[derive(Default)]
struct Module {
    documentation: TokenStream,
    imports: BTreeSet<&'static str>,
    private_imports: BTreeSet<&'static str>,
    items: TokenStream,
}

/// A module for each operation, and for each key with several operations. A key with one operation shares its module.
fn modules(api: &Api, paths: &Paths) -> Vec<TokenStream> {
    let mut order = Vec::new();
    let mut modules: BTreeMap<&str, Module> = BTreeMap::new();
    for callback in &api.callbacks {
        order.push(callback.module.as_str());
        let module = modules.entry(&callback.module).or_default();
        let documentation = callback::documentation(callback);
        documentation.to_tokens(&mut module.documentation);
        module.imports.extend(callback::imports(callback, paths));
        module.items.extend([callback::emit(callback, paths)]);
    }
    for operation in &api.operations {
        order.push(operation.module.as_str());
        let module = modules.entry(&operation.module).or_default();
        if module.documentation.is_empty() {
            let documentation = origin::documentation(operation, api);
            documentation.to_tokens(&mut module.documentation);
        }
        module.imports.extend(operation::imports(operation, paths));
        module
            .private_imports
            .extend(operation::private_imports(operation, paths));
        module
            .items
            .extend([operation::emit(operation, api, paths)]);
    }
    let in_order = order
        .iter()
        .filter_map(|name| Some((*name, modules.remove(name)?)));
    in_order
        .map(|(name, module)| emit_module(name, module, paths))
        .collect()
}

fn emit_module(name: &str, module: Module, paths: &Paths) -> TokenStream {
    let Module {
        documentation,
        imports,
        private_imports,
        items,
    } = module;
    let (name, krate) = (ident::ident(name), &paths.krate);
    let allow = paths.allow_deprecated();
    let imports = import(imports, &quote!(#krate));
    let private_imports = import(private_imports, &quote!(#krate::__private));
    quote! {
        #documentation
        #allow
        pub mod #name {
            #imports
            #private_imports
            #items
        }
    }
}

/// Imports names of a module, and names of its submodules that are written as `module::Name`.
fn import(names: BTreeSet<&'static str>, from: &TokenStream) -> TokenStream {
    let mut modules = BTreeMap::<_, Vec<_>>::new();
    for path in names {
        let (module, name) = path.rsplit_once("::").unwrap_or(("", path));
        modules.entry(module).or_default().push(ident::ident(name));
    }
    let imports = modules.into_iter().map(|(module, names)| {
        let module = (!module.is_empty())
            .then(|| ident::ident(module))
            .into_iter();
        quote!(use #from #(::#module)*::{#(#names),*};)
    });
    imports.collect()
}
