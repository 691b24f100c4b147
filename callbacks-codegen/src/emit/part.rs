//! Parts of templates that are made where they stand.

use proc_macro2::TokenStream;
use quote::ToTokens;

/// A part that is made when a template comes to it. A stream in its place would be copied there, token by token, which
/// for thousands of types takes longer than making it; what is made here is given away.
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
