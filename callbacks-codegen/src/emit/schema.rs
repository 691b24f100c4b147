//! The schemas that values are checked against, as a table of texts.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::part::part;
use crate::ir::Api;

/// The table, and the function by which the rest of the module names an entry.
pub(super) fn emit(api: &Api) -> TokenStream {
    let count = Literal::usize_unsuffixed(api.schemas.len());
    let entries = api.schemas.iter().map(|(name, text)| {
        part(move || {
            let text = part(|| raw(text));
            quote!(Schema::new(#name, #text))
        })
    });
    quote! {
        pub(super) const fn schema(index: usize) -> SchemaRef {
            SchemaRef::new(&SCHEMAS, index)
        }
        static SCHEMAS: [Schema; #count] = [#(#entries),*];
    }
}

/// The text as it reads best: without escapes.
pub(super) fn raw(text: &str) -> TokenStream {
    let longest = text
        .split('"')
        .skip(1)
        .map(|rest| rest.bytes().take_while(|byte| *byte == b'#').count() + 1);
    let marks = "#".repeat(longest.max().unwrap_or_default());
    let is_plain = !text.contains(['\r']) && marks.len() < 200;
    let literal = format!("r{marks}\"{text}\"{marks}");
    match literal.parse() {
        Ok(literal) if is_plain => literal,
        _ => {
            let literal = Literal::string(text);
            quote!(#literal)
        }
    }
}
