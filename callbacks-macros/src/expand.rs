//! Turns the annotated module into the generated one.

use std::panic::catch_unwind;
use std::path::{Path, PathBuf};

use callbacks_codegen::diagnostic::Severity;
use callbacks_codegen::{Expansion, Features, Report, Settings};
use proc_macro2::{Ident, Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::{ItemMod, LitStr};

use crate::arguments::Arguments;
use crate::items;

/// Expands the attribute. The user's own module stays in any case, so that rustc does not report it as missing.
pub(crate) fn expand(arguments: TokenStream, item: &TokenStream) -> TokenStream {
    let module = match module(item.clone()) {
        Ok(module) => module,
        Err(error) => {
            let error = error.to_compile_error();
            return quote!(#item #error);
        }
    };
    match syn::parse2::<Arguments>(arguments) {
        Ok(arguments) => expand_module(&arguments, &module),
        Err(error) => {
            let error = error.to_compile_error();
            quote!(#module #error)
        }
    }
}

fn module(item: TokenStream) -> syn::Result<ItemMod> {
    let module: ItemMod = syn::parse2(item).map_err(|error| {
        syn::Error::new(
            error.span(),
            "`openapi` belongs on a module: `mod orders {}`",
        )
    })?;
    if module.content.is_none() {
        let message = "the module needs a body: write `{}` instead of `;`";
        return Err(syn::Error::new(module.ident.span(), message));
    }
    Ok(module)
}

fn expand_module(arguments: &Arguments, module: &ItemMod) -> TokenStream {
    let settings = match settings(arguments, module) {
        Ok(settings) => settings,
        Err(error) => {
            let error = error.to_compile_error();
            return quote!(#module #error);
        }
    };
    // A panic of a procedural macro is reported without a place, and hides all other diagnostics.
    let expand = || {
        let expansion = callbacks_codegen::expand(&settings);
        let generated = expansion.tokens();
        (expansion, generated)
    };
    let Ok((expansion, generated)) = catch_unwind(expand) else {
        let message = "the generator panicked, which is a fault of `callbacks`: please report it with the document";
        let error = syn::Error::new(arguments.document.span(), message).to_compile_error();
        return quote!(#module #error);
    };
    assemble(arguments, module, &expansion, &generated)
}

fn settings(arguments: &Arguments, module: &ItemMod) -> syn::Result<Settings> {
    let document = find(&arguments.document)?;
    let overlays: syn::Result<Vec<_>> = arguments.overlays.iter().map(find).collect();
    let own = module
        .content
        .as_ref()
        .map(|(_, items)| items.as_slice())
        .unwrap_or_default();
    let (names, has_glob) = items::names(own);
    let mut settings = Settings::new(document)
        // Cargo runs rustc in the folder of the workspace, so paths look like those of source files. The document may also
        // refer to files of this folder.
        .with_base(callbacks_codegen::workspace(&manifest_dir()))
        .with_strict(arguments.strict)
        .with_tolerant(arguments.tolerant)
        .with_only(&arguments.only)
        .with_except(&arguments.except)
        .with_sender(arguments.sender)
        .with_receiver(receiver(arguments))
        .with_features(features())
        .with_context(arguments.context)
        .with_integers(arguments.integers)
        .with_asserted_formats(arguments.asserted_formats.clone())
        .with_dynamic(arguments.dynamic)
        .with_own_items(names, has_glob);
    settings.overlays = overlays?;
    settings.allowed.clone_from(&arguments.allowed);
    settings.types.clone_from(&arguments.types);
    settings.renames.clone_from(&arguments.renames);
    settings.derives.clone_from(&arguments.derives);
    settings.replacements.clone_from(&arguments.replacements);
    settings.formats.clone_from(&arguments.formats);
    settings.expressions.clone_from(&arguments.expressions);
    settings.dispatch.clone_from(&arguments.dispatch);
    settings.events.clone_from(&arguments.events);
    let mappings = arguments.mappings.iter();
    settings.mappings = mappings
        .map(|(url, path)| (url.clone(), manifest_dir().join(path)))
        .collect();
    Ok(match &arguments.krate {
        Some(path) => settings.with_crate(path.to_string()),
        None => settings,
    })
}

/// Whether the consumer's side is generated. By default it is, if possible.
fn receiver(arguments: &Arguments) -> bool {
    let wanted = arguments.receiver.as_ref().map(|flag| flag.value);
    wanted.unwrap_or(cfg!(feature = "receiver"))
}

/// The features of the facade, which enables those of this crate.
fn features() -> Features {
    Features::default()
        .with_receiver(cfg!(feature = "receiver"))
        .with_xml(cfg!(feature = "xml"))
        .with_multipart(cfg!(feature = "multipart"))
}

/// The user's module, with the generated items after its own.
fn assemble(
    arguments: &Arguments,
    module: &ItemMod,
    expansion: &Expansion,
    generated: &TokenStream,
) -> TokenStream {
    let ItemMod {
        attrs, vis, ident, ..
    } = module;
    let own = module.content.iter().flat_map(|(_, items)| items);
    let mut documentation = format!(" {}", expansion.documentation);
    if arguments.receiver.is_none() && !cfg!(feature = "receiver") {
        documentation.push_str(
            "\n\n There is no consumer's side: it needs the feature `receiver` of the crate `callbacks`.",
        );
    }
    let span = arguments.document.span();
    let reports = expansion.diagnostics.iter().enumerate();
    // Warnings are inside the module, so that its own `#[allow(deprecated)]` applies to them.
    let (errors, warnings): (Vec<_>, Vec<_>) =
        reports.partition(|(_, report)| report.severity == Severity::Error);
    let emit = |(index, report)| emit_report(index, report, span);
    let (errors, warnings) = (errors.into_iter().map(emit), warnings.into_iter().map(emit));
    let files = expansion.files.iter().filter_map(|file| track(file));
    quote! {
        #(#attrs)*
        #[doc = #documentation]
        #[allow(
            rustdoc::bare_urls,
            rustdoc::broken_intra_doc_links,
            rustdoc::invalid_html_tags,
            reason = "descriptions of the document are not written for rustdoc"
        )]
        // Few users need everything in a document, and a document need not describe everything.
        #[allow(dead_code, missing_docs)]
        #vis mod #ident {
            #(#own)*
            #generated
            #(#warnings)*
        }
        #(#errors)*
        #(#files)*
    }
}

/// An error, or a warning in the only form that stable Rust offers: the use of a deprecated item.
fn emit_report(index: usize, report: &Report, span: Span) -> TokenStream {
    let text = &report.text;
    match report.severity {
        Severity::Error => quote_spanned!(span=> ::core::compile_error! { #text }),
        Severity::Warning => {
            let name = Ident::new("openapi_document", span);
            let number = Ident::new(&format!("warning_{index}"), Span::call_site());
            quote_spanned! {span=>
                const _: () = {
                    #[deprecated(note = #text)]
                    #[allow(non_upper_case_globals)]
                    const #name: () = ();
                    #[allow(non_upper_case_globals, dead_code)]
                    const #number: () = #name;
                };
            }
        }
    }
}

/// Makes rustc rebuild if the file changes.
fn track(file: &Path) -> Option<TokenStream> {
    let path = file.to_str()?;
    Some(quote!(
        const _: &[u8] = ::core::include_bytes!(#path);
    ))
}

/// A file that an argument names: relative to the crate's manifest, or else to the file with the attribute.
fn find(file: &LitStr) -> syn::Result<PathBuf> {
    let name = PathBuf::from(file.value());
    if name.is_absolute() {
        return Ok(name);
    }
    let mut tried = vec![manifest_dir().join(&name)];
    if let Some(source) = file.span().unwrap().local_file() {
        let folder = std::env::current_dir().unwrap_or_default().join(source);
        tried.extend(folder.parent().map(|folder| folder.join(&name)));
    }
    match tried.iter().find(|path| path.is_file()) {
        Some(path) => Ok(path.clone()),
        None => {
            let base = std::env::current_dir().unwrap_or_default();
            let places = tried
                .iter()
                .map(|path| path.strip_prefix(&base).unwrap_or(path));
            let places: Vec<_> = places.map(|path| format!("  {}", path.display())).collect();
            let shown = name.display();
            let places = places.join("\n");
            let message = format!("there is no file `{shown}`; looked for\n{places}");
            Err(syn::Error::new(file.span(), message))
        }
    }
}

fn manifest_dir() -> PathBuf {
    let by_cargo = std::env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from);
    by_cargo.unwrap_or_else(|| std::env::current_dir().unwrap_or_default())
}
