//! The arguments of the attribute.

use callbacks_codegen::{AssertedFormats, Discriminator, Integers};
use proc_macro2::TokenStream;
use quote::ToTokens;
use syn::ext::IdentExt;
use syn::parse::{Parse, ParseStream};
use syn::punctuated::Punctuated;
use syn::token::Paren;
use syn::{Ident, LitBool, LitStr, Path, Token, Type, parenthesized};

/// The arguments of the attribute, as written.
pub(crate) struct Arguments {
    pub(crate) document: LitStr,
    pub(crate) overlays: Vec<LitStr>,
    pub(crate) strict: bool,
    pub(crate) tolerant: bool,
    pub(crate) context: bool,
    pub(crate) dynamic: bool,
    pub(crate) krate: Option<TokenStream>,
    /// Codes of warnings that are left out.
    pub(crate) allowed: Vec<String>,
    pub(crate) only: Vec<String>,
    pub(crate) except: Vec<String>,
    pub(crate) sender: bool,
    /// The user's choice, with its place.
    pub(crate) receiver: Option<LitBool>,
    pub(crate) types: Vec<String>,
    /// Names in the document, and names in the module.
    pub(crate) renames: Vec<(String, String)>,
    pub(crate) derives: Vec<String>,
    /// Schema and type.
    pub(crate) replacements: Vec<(String, String)>,
    /// Format and type.
    pub(crate) formats: Vec<(String, String)>,
    pub(crate) integers: Integers,
    /// The formats that are asserted.
    pub(crate) asserted_formats: AssertedFormats,
    /// Callback and key.
    pub(crate) expressions: Vec<(String, String)>,
    /// URL and path.
    pub(crate) mappings: Vec<(String, String)>,
    /// How webhooks are distinguished.
    pub(crate) dispatch: Vec<Discriminator>,
    /// Values that distinguish webhooks, and the webhook of each.
    pub(crate) events: Vec<(Vec<String>, String)>,
}

const KNOWN: &str = "there are `strict`, `tolerant`, `allow(...)`, `only(...)`, `except(...)`, `sender = false`, \
                     `receiver = false`, `context`, `dynamic`, `derive(...)`, `types(...)`, `rename(...)`, `replace(...)`, \
                     `format(...)`, `assert_formats`, `integers = i128`, `expression(...)`, `map(...)`, `overlay(...)`, \
                     `dispatch(...)` and `crate = path`";

impl Parse for Arguments {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        if !input.peek(LitStr) {
            let example =
                "expected the path of an OpenAPI document: `#[openapi(\"openapi/orders.yaml\")]`";
            return Err(input.error(example));
        }
        let mut arguments = Self {
            document: input.parse()?,
            overlays: Vec::new(),
            strict: false,
            tolerant: false,
            context: false,
            dynamic: false,
            krate: None,
            allowed: Vec::new(),
            only: Vec::new(),
            except: Vec::new(),
            sender: true,
            receiver: None,
            types: Vec::new(),
            renames: Vec::new(),
            derives: Vec::new(),
            replacements: Vec::new(),
            formats: Vec::new(),
            integers: Integers::default(),
            asserted_formats: AssertedFormats::None,
            expressions: Vec::new(),
            mappings: Vec::new(),
            dispatch: Vec::new(),
            events: Vec::new(),
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
            "tolerant" => self.tolerant = true,
            "context" => self.context = true,
            "dynamic" => self.dynamic = true,
            "crate" => {
                input.parse::<Token![=]>()?;
                self.krate = Some(input.call(Path::parse_mod_style)?.into_token_stream());
            }
            "allow" => self.allowed.extend(list(input, code)?),
            "only" => self.only.extend(list(input, name_or_text)?),
            "except" => self.except.extend(list(input, name_or_text)?),
            "sender" => self.sender = flag(input)?.value,
            "receiver" => self.receiver = Some(receiver(input)?),
            "types" => self.types.extend(list(input, name_or_text)?),
            "rename" => self.renames.extend(list(input, rename)?),
            "derive" => self.derives.extend(list(input, path)?),
            "replace" => self.replacements.extend(list(input, replacement)?),
            "format" => self.formats.extend(list(input, replacement)?),
            "integers" => self.integers = integers(input)?,
            "assert_formats" => self.asserted_formats = asserted(input)?,
            "expression" => self.expressions.extend(list(input, text)?),
            "overlay" => self.overlays.extend(list(input, literal)?),
            "map" => self.mappings.extend(list(input, text)?),
            "dispatch" => {
                for entry in list(input, dispatch)? {
                    match entry {
                        Dispatch::By(place) => self.dispatch.push(place),
                        Dispatch::Event(values, webhook) => self.events.push((values, webhook)),
                    }
                }
            }
            _ => {
                let message = format!("unknown argument `{name}`: {KNOWN}");
                return Err(syn::Error::new(name.span(), message));
            }
        }
        Ok(())
    }
}

fn literal(input: ParseStream<'_>) -> syn::Result<LitStr> {
    input.parse()
}

fn flag(input: ParseStream<'_>) -> syn::Result<LitBool> {
    input.parse::<Token![=]>()?;
    input.parse()
}

fn receiver(input: ParseStream<'_>) -> syn::Result<LitBool> {
    let flag = flag(input)?;
    if flag.value && !cfg!(feature = "receiver") {
        let message = "this needs the feature `receiver` of the crate `callbacks`: \
                       `cargo add callbacks --features receiver`";
        return Err(syn::Error::new(flag.span, message));
    }
    Ok(flag)
}

fn integers(input: ParseStream<'_>) -> syn::Result<Integers> {
    input.parse::<Token![=]>()?;
    let name = input.call(Ident::parse_any)?;
    match name.to_string().as_str() {
        "i64" => Ok(Integers::I64),
        "i128" => Ok(Integers::I128),
        _ => Err(syn::Error::new(name.span(), "integers are `i64` or `i128`")),
    }
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

/// All formats, or those of a list.
fn asserted(input: ParseStream<'_>) -> syn::Result<AssertedFormats> {
    if input.peek(Paren) {
        return list(input, name_or_text).map(AssertedFormats::Only);
    }
    Ok(AssertedFormats::All)
}

/// A name of the document, quoted unless it is an identifier.
fn name_or_text(input: ParseStream<'_>) -> syn::Result<String> {
    if input.peek(LitStr) {
        return Ok(input.parse::<LitStr>()?.value());
    }
    Ok(input.call(Ident::parse_any)?.to_string())
}

/// The code of a diagnostic, as it is printed, quoted or not: `misspelt-keyword`.
fn code(input: ParseStream<'_>) -> syn::Result<String> {
    let mut code = name_or_text(input)?;
    while input.peek(Token![-]) {
        input.parse::<Token![-]>()?;
        code = format!("{code}-{}", name_or_text(input)?);
    }
    Ok(code)
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

/// An entry of `dispatch`.
enum Dispatch {
    /// Where to look.
    By(Discriminator),
    /// A value, and its webhook.
    Event(Vec<String>, String),
}

/// A place, or `"value" = webhook`, or for several places `("value", "other value") = webhook`.
fn dispatch(input: ParseStream<'_>) -> syn::Result<Dispatch> {
    let values = if input.peek(LitStr) {
        vec![input.parse::<LitStr>()?.value()]
    } else if input.peek(Paren) {
        let values = list(input, literal)?.into_iter();
        values.map(|value| value.value()).collect()
    } else {
        return Ok(Dispatch::By(discriminator(input)?));
    };
    input.parse::<Token![=]>()?;
    Ok(Dispatch::Event(values, name_or_text(input)?))
}

/// `header = "X-Event"` or `pointer = "/type"`.
fn discriminator(input: ParseStream<'_>) -> syn::Result<Discriminator> {
    let kind = input.call(Ident::parse_any)?;
    input.parse::<Token![=]>()?;
    let text = input.parse::<LitStr>()?;
    let value = text.value();
    match kind.to_string().as_str() {
        "header" if is_token(&value) => Ok(Discriminator::Header(value)),
        "header" => Err(syn::Error::new(
            text.span(),
            "the name of a header is letters, digits and some signs (RFC 9110 section 5.1)",
        )),
        "pointer" if value.starts_with('/') => Ok(Discriminator::Pointer(value)),
        "pointer" => Err(syn::Error::new(
            text.span(),
            "a JSON Pointer starts with `/`: `pointer = \"/type\"` (RFC 6901)",
        )),
        _ => Err(syn::Error::new(
            kind.span(),
            "events are distinguished by `header = \"..\"` and `pointer = \"/..\"`",
        )),
    }
}

/// A token of HTTP (RFC 9110 section 5.6.2).
fn is_token(text: &str) -> bool {
    let is_sign = |byte: u8| b"!#$%&'*+-.^_`|~".contains(&byte);
    !text.is_empty()
        && text
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || is_sign(byte))
}

/// A name of the document, and its new name.
fn rename(input: ParseStream<'_>) -> syn::Result<(String, String)> {
    let from = name_or_text(input)?;
    input.parse::<Token![=]>()?;
    Ok((from, name_or_text(input)?))
}

/// A name and a text.
fn text(input: ParseStream<'_>) -> syn::Result<(String, String)> {
    let name = name_or_text(input)?;
    input.parse::<Token![=]>()?;
    Ok((name, input.parse::<LitStr>()?.value()))
}
