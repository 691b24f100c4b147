//! `new` of requests and answers, with the required parts. Code that uses it still compiles if the document adds or
//! removes an optional one.

use super::ident::ident;
use super::paths::{Paths, Scope};
use super::template::quote;
use super::tokens::{Ident, TokenStream};
use crate::ir::{Parameter, Type};

/// Clippy's `too_many_arguments`.
pub(super) const MOST_ARGUMENTS: usize = 7;

/// The parts of a struct, for `new`.
#[derive(Default)]
pub(super) struct Constructor {
    arguments: Vec<TokenStream>,
    values: Vec<TokenStream>,
    absent: Vec<Ident>,
}

impl Constructor {
    /// Adds a required part.
    pub(super) fn require(&mut self, name: &str, ty: &TokenStream) {
        let name = ident(name);
        self.arguments.push(quote!(#name: #ty));
        self.values.push(quote!(#name));
    }

    /// Adds a part that is `None` unless the user sets it.
    pub(super) fn leave_out(&mut self, name: &str) {
        self.absent.push(ident(name));
    }

    /// Adds parameters or headers. Strings have the same argument types as in payloads.
    pub(super) fn add_all(&mut self, parameters: &[Parameter], paths: &Paths) {
        for parameter in parameters {
            let name = ident(&parameter.field);
            if !parameter.required {
                self.absent.push(name);
            } else if parameter.ty == Type::String {
                self.arguments.push(quote!(#name: impl Into<String>));
                self.values.push(quote!(#name: Into::into(#name)));
            } else {
                let ty = paths.ty(&parameter.ty, Scope::Inner);
                self.arguments.push(quote!(#name: #ty));
                self.values.push(quote!(#name));
            }
        }
    }

    /// Whether nothing is required, so that the struct has a default.
    pub(super) fn requires_nothing(&self) -> bool {
        self.arguments.is_empty()
    }

    /// The impl with `new`.
    pub(super) fn emit(&self, name: &Ident) -> TokenStream {
        let Self {
            arguments,
            values,
            absent,
        } = self;
        let allow = (arguments.len() > MOST_ARGUMENTS).then(|| {
            quote!(#[allow(clippy::too_many_arguments, reason = "the document requires so many parts")])
        });
        let what = match (arguments.is_empty(), absent.is_empty()) {
            (_, true) => " Creates a value from its parts.",
            (true, false) => " Creates a value without parts. All of them are optional.",
            (false, false) => " Creates a value with the required parts.",
        };
        quote! {
            impl #name {
                #[doc = #what]
                #allow
                pub fn new(#(#arguments),*) -> Self {
                    Self { #(#values,)* #(#absent: None,)* }
                }
            }
        }
    }
}
