//! The schemas that values are validated against, as a table of strings.

use super::ident::ident;
use super::literal::{raw, string};
use super::part::part;
use super::paths::Paths;
use super::template::quote;
use super::tokens::{Ident, Literal, TokenStream};
use crate::ir::Api;
use crate::names::{self, Scope};

/// The statics of the schemas: `OrderItem` is `ORDER_ITEM`.
pub(super) fn names(api: &Api) -> Vec<Ident> {
    let mut scope = Scope::default();
    let schemas = api.schemas.iter();
    schemas
        .map(|(name, _)| ident(&scope.take([names::constant(name)])))
        .collect()
}

/// The table, with a static for each entry. Their values come from an enum, so that a new schema adds lines and changes
/// no others.
pub(super) fn emit(api: &Api, paths: &Paths) -> TokenStream {
    let krate = &paths.krate;
    let names = &paths.schema_names;
    let count = Literal::usize_unsuffixed(api.schemas.len());
    let entries = api.schemas.iter().map(|(name, text)| {
        part(move || {
            let (name, text) = (string(name), raw(text));
            quote!(Schema::new(#name, #text))
        })
    });
    quote! {
        #[allow(dead_code, reason = "some schemas are only part of others")]
        pub(super) mod schema {
            use #krate::__private::{Schema, SchemaRef};

            #(pub static #names: SchemaRef = at(Index::#names);)*

            const fn at(index: Index) -> SchemaRef {
                SchemaRef::new(&SCHEMAS, index as usize)
            }

            #[allow(non_camel_case_types, clippy::upper_case_acronyms, reason = "named like the statics")]
            enum Index {
                #(#names,)*
            }

            static SCHEMAS: [Schema; #count] = [#(#entries),*];
        }
    }
}
