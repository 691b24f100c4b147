//! The generated traits as trait objects, on request: `Arc<dyn DynCallbackSender>`.
//!
//! Each trait gets a second one whose methods return boxed futures. Everything that implements the first implements the
//! second, and trait objects of the second implement the first. So users only name the second one in types, and call
//! the methods of the first.

use super::ident::ident;
use super::paths::{Paths, Scope};
use super::template::quote;
use super::tokens::{Ident, TokenStream};

/// A method of a trait.
pub(super) struct Method {
    pub(super) name: Ident,
    /// The parameters after `&self`, with their types.
    pub(super) parameters: Vec<(Ident, TokenStream)>,
    /// The output of the future.
    pub(super) output: TokenStream,
}

/// The second trait, and the impls in both directions.
pub(super) fn emit(base: &Ident, methods: &[Method], paths: &Paths) -> TokenStream {
    if !paths.is_dynamic {
        return TokenStream::new();
    }
    let name = ident(&format!("Dyn{base}"));
    let [send, sync] = ["Send", "Sync"].map(|name| paths.prelude(name, Scope::Root));
    let implementor = paths.type_parameter("T");
    let what = format!(
        " [`{base}`] as a trait object: `Arc<dyn {name}>` implements it too. Every `{base}` is one."
    );
    let declared = methods.iter().map(|method| {
        let signature = method.boxed(paths);
        quote!(#[doc(hidden)] #signature;)
    });
    let boxing = methods.iter().map(|method| {
        let (signature, call) = (method.boxed(paths), method.call(base, &method.name));
        quote!(#signature { ::std::boxed::Box::pin(#call) })
    });
    let unboxing = methods.iter().map(|method| {
        let signature = method.async_fn();
        let call = method.call(&name, &method.boxed_name());
        quote!(#signature { #call.await })
    });
    let allow = paths.allow_deprecated();
    quote! {
        #[doc = #what]
        #allow
        pub trait #name: #send + #sync {
            #(#declared)*
        }
        #allow
        impl<#implementor: #base> #name for #implementor {
            #(#boxing)*
        }
        #allow
        impl #base for dyn #name {
            #(#unboxing)*
        }
    }
}

impl Method {
    /// Another name, because with both traits in scope a call would be ambiguous.
    fn boxed_name(&self) -> Ident {
        let name = self.name.to_string();
        ident(&format!("dyn_{}", name.trim_start_matches("r#")))
    }

    fn boxed(&self, paths: &Paths) -> TokenStream {
        let (name, output) = (self.boxed_name(), &self.output);
        let send = paths.prelude("Send", Scope::Root);
        let parameters = self.parameters.iter().map(|(name, ty)| {
            // The references live as long as the future.
            let ty = ty.with_lifetime();
            quote!(#name: #ty)
        });
        quote! {
            fn #name<'a>(
                &'a self,
                #(#parameters),*
            ) -> ::core::pin::Pin<::std::boxed::Box<
                dyn ::core::future::Future<Output = #output> + #send + 'a
            >>
        }
    }

    /// The method in the first trait.
    pub(super) fn asynchronous(&self, paths: &Paths) -> TokenStream {
        let (name, output) = (&self.name, &self.output);
        let send = paths.prelude("Send", Scope::Root);
        let parameters = self.parameters.iter();
        let parameters = parameters.map(|(name, ty)| quote!(#name: #ty));
        quote! {
            fn #name(
                &self,
                #(#parameters),*
            ) -> impl ::core::future::Future<Output = #output> + #send
        }
    }

    /// The same as an `async fn`, which may borrow with several lifetimes.
    pub(super) fn async_fn(&self) -> TokenStream {
        let (name, output) = (&self.name, &self.output);
        let parameters = self.parameters.iter();
        let parameters = parameters.map(|(name, ty)| quote!(#name: #ty));
        quote!(async fn #name(&self, #(#parameters),*) -> #output)
    }

    fn call(&self, of: &Ident, name: &Ident) -> TokenStream {
        let arguments = self.parameters.iter().map(|(name, _)| name);
        quote!(#of::#name(self, #(#arguments),*))
    }
}
