//! The arguments of the attribute.

use proc_macro2::TokenStream;
use quote::ToTokens;
use syn::parse::{Parse, ParseStream};
use syn::{Ident, LitStr, Path, Token};

/// The arguments of the attribute, as written.
pub(crate) struct Arguments {
    pub(crate) document: LitStr,
    pub(crate) strict: bool,
    pub(crate) krate: Option<TokenStream>,
}

impl Parse for Arguments {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        if !input.peek(LitStr) {
            let example =
                "expected the path of an OpenAPI document: `#[openapi(\"openapi/orders.yaml\")]`";
            return Err(input.error(example));
        }
        let document = input.parse()?;
        let mut arguments = Self {
            document,
            strict: false,
            krate: None,
        };
        while !input.is_empty() {
            input.parse::<Token![,]>()?;
            if !input.is_empty() {
                arguments.parse_option(input)?;
            }
        }
        Ok(arguments)
    }
}

impl Arguments {
    fn parse_option(&mut self, input: ParseStream<'_>) -> syn::Result<()> {
        if input.peek(Token![crate]) {
            input.parse::<Token![crate]>()?;
            input.parse::<Token![=]>()?;
            self.krate = Some(input.call(Path::parse_mod_style)?.into_token_stream());
            return Ok(());
        }
        let name: Ident = input.parse()?;
        if name == "strict" {
            self.strict = true;
            return Ok(());
        }
        let message = format!("unknown argument `{name}`: there are `strict` and `crate = path`");
        Err(syn::Error::new(name.span(), message))
    }
}
