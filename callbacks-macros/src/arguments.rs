//! The arguments of the attribute.

use proc_macro2::TokenStream;
use quote::ToTokens;
use syn::ext::IdentExt;
use syn::parse::{Parse, ParseStream};
use syn::punctuated::Punctuated;
use syn::{Ident, LitBool, LitStr, Path, Token, Type, parenthesized};

/// The arguments of the attribute, as written.
pub(crate) struct Arguments {
    pub(crate) document: LitStr,
    pub(crate) strict: bool,
    pub(crate) krate: Option<TokenStream>,
    pub(crate) only: Vec<String>,
    pub(crate) except: Vec<String>,
    pub(crate) sender: bool,
    pub(crate) receiver: bool,
    pub(crate) derives: Vec<String>,
    /// Schema and type.
    pub(crate) replacements: Vec<(String, String)>,
    /// Format and type.
    pub(crate) formats: Vec<(String, String)>,
    /// Callback and key.
    pub(crate) expressions: Vec<(String, String)>,
    /// URL and path.
    pub(crate) mappings: Vec<(String, String)>,
}

const KNOWN: &str = "there are `strict`, `only(...)`, `except(...)`, `sender = false`, `receiver = false`, \
                     `derive(...)`, `replace(...)`, `format(...)`, `expression(...)`, `map(...)` and \
                     `crate = path`";

impl Parse for Arguments {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        if !input.peek(LitStr) {
            let example =
                "expected the path of an OpenAPI document: `#[openapi(\"openapi/orders.yaml\")]`";
            return Err(input.error(example));
        }
        let mut arguments = Self {
            document: input.parse()?,
            strict: false,
            krate: None,
            only: Vec::new(),
            except: Vec::new(),
            sender: true,
            receiver: true,
            derives: Vec::new(),
            replacements: Vec::new(),
            formats: Vec::new(),
            expressions: Vec::new(),
            mappings: Vec::new(),
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
        let name = input.call(Ident::parse_any)?;
        match name.to_string().as_str() {
            "strict" => self.strict = true,
            "crate" => {
                input.parse::<Token![=]>()?;
                self.krate = Some(input.call(Path::parse_mod_style)?.into_token_stream());
            }
            "only" => self.only.extend(list(input, name_or_text)?),
            "except" => self.except.extend(list(input, name_or_text)?),
            "sender" => self.sender = flag(input)?,
            "receiver" => self.receiver = flag(input)?,
            "derive" => self.derives.extend(list(input, path)?),
            "replace" => self.replacements.extend(list(input, replacement)?),
            "format" => self.formats.extend(list(input, replacement)?),
            "expression" => self.expressions.extend(list(input, text)?),
            "map" => self.mappings.extend(list(input, text)?),
            _ => {
                let message = format!("unknown argument `{name}`: {KNOWN}");
                return Err(syn::Error::new(name.span(), message));
            }
        }
        Ok(())
    }
}

fn flag(input: ParseStream<'_>) -> syn::Result<bool> {
    input.parse::<Token![=]>()?;
    Ok(input.parse::<LitBool>()?.value)
}

fn list<T>(
    input: ParseStream<'_>,
    item: fn(ParseStream<'_>) -> syn::Result<T>,
) -> syn::Result<Vec<T>> {
    let content;
    parenthesized!(content in input);
    let items = Punctuated::<T, Token![,]>::parse_terminated_with(&content, item)?;
    Ok(items.into_iter().collect())
}

/// A name of the document, quoted unless it is an identifier.
fn name_or_text(input: ParseStream<'_>) -> syn::Result<String> {
    if input.peek(LitStr) {
        return Ok(input.parse::<LitStr>()?.value());
    }
    Ok(input.call(Ident::parse_any)?.to_string())
}

fn path(input: ParseStream<'_>) -> syn::Result<String> {
    Ok(input.parse::<Path>()?.into_token_stream().to_string())
}

fn replacement(input: ParseStream<'_>) -> syn::Result<(String, String)> {
    let schema = name_or_text(input)?;
    input.parse::<Token![=]>()?;
    Ok((
        schema,
        input.parse::<Type>()?.into_token_stream().to_string(),
    ))
}

/// A name and a text.
fn text(input: ParseStream<'_>) -> syn::Result<(String, String)> {
    let name = name_or_text(input)?;
    input.parse::<Token![=]>()?;
    Ok((name, input.parse::<LitStr>()?.value()))
}
