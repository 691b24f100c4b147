//! Parts of templates that are made when they are needed.

use super::tokens::{ToTokens, TokenStream};

/// A part that a template makes when it needs it.
pub(super) fn part<F: Fn() -> TokenStream>(make: F) -> Part<F> {
    Part(make)
}

pub(super) struct Part<F>(F);

impl<F: Fn() -> TokenStream> ToTokens for Part<F> {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        self.to_token_stream().to_tokens(tokens);
    }

    fn to_token_stream(&self) -> TokenStream {
        (self.0)()
    }
}
