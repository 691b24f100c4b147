//! The schemas that values are checked against, as a table of texts.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::literal::{raw, string};
use super::part::part;
use crate::ir::Api;

/// The table, and the function by which the rest of the module names an entry.
pub(super) fn emit(api: &Api) -> TokenStream {
    let count = Literal::usize_unsuffixed(api.schemas.len());
    let entries = api.schemas.iter().map(|(name, text)| {
        part(move || {
            let (name, text) = (string(name), raw(text));
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
