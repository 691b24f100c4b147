//! Parts of templates that are made when they are needed.

use proc_macro2::TokenStream;
use quote::ToTokens;

/// A part that is made when a template needs it. A token stream would be copied into the template token by token. For
/// thousands of types that takes longer than making it, so the result is moved instead.
pub(super) fn part<F: Fn() -> TokenStream>(make: F) -> Part<F> {
    Part(make)
}

pub(super) struct Part<F>(F);

impl<F: Fn() -> TokenStream> ToTokens for Part<F> {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        tokens.extend([self.to_token_stream()]);
    }

    fn to_token_stream(&self) -> TokenStream {
        (self.0)()
    }
}
