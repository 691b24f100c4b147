//! Constructors that omit optional members, and getters with defaults.

use super::constructor::MOST_ARGUMENTS;
use super::docs;
use super::ident::ident;
use super::literal::{float, string};
use super::part::part;
use super::paths::{Paths, Scope};
use super::template::quote;
use super::tokens::{Ident, Literal, TokenStream};
use crate::ir::{Field, Pointer, Scalar, Struct, Type, TypeDefinition, UnknownMembers};
use crate::markdown::{code, markdown};

/// `new` with the required members, and getters of members with defaults.
pub(super) fn emit(definition: &TypeDefinition, object: &Struct, paths: &Paths) -> TokenStream {
    let new = constructor(object, paths);
    let defaults: Vec<_> = object
        .fields
        .iter()
        .filter_map(|field| default(field, paths))
        .collect();
    let name = ident(&definition.name);
    let allow = paths.allow_deprecated();
    quote! {
        #allow
        impl #name {
            #new
            #(#defaults)*
        }
    }
}

/// Every struct has `new`, so code that uses it still compiles if the document adds or removes an optional member. With
/// `..` it also replaces the members that a literal would have to name.
fn constructor(object: &Struct, paths: &Paths) -> TokenStream {
    let (required, optional): (Vec<_>, Vec<_>) = object
        .fields
        .iter()
        .partition(|field| field.presence.required);
    let keeps = match &object.unknown {
        UnknownMembers::Keep { field, .. } => Some(ident(field)),
        _ => None,
    };
    let has_more = !optional.is_empty() || keeps.is_some();
    let what = match (required.is_empty(), has_more) {
        (true, true) => {
            return quote! {
                /// Creates a value without members. All of them are optional.
                pub fn new() -> Self {
                    ::std::default::Default::default()
                }
            };
        }
        (true, false) => " Creates the only value.",
        (false, true) => " Creates a value with the required members.",
        (false, false) => " Creates a value from its members.",
    };
    let allow = (required.len() > MOST_ARGUMENTS).then(|| {
        quote!(#[allow(clippy::too_many_arguments, reason = "the document requires so many members")])
    });
    let arguments = required.iter().map(|field| part(|| argument(field, paths)));
    let values = required.iter().map(|field| part(|| value(field, paths)));
    let absent = optional.iter().map(|field| {
        part(|| {
            let name = ident(&field.name);
            if field.presence.nullable {
                let krate = &paths.krate;
                quote!(#name: #krate::Nullable::Absent)
            } else {
                let none = paths.prelude("None", Scope::Root);
                quote!(#name: #none)
            }
        })
    });
    let kept = keeps.map(|name| quote!(#name: ::std::collections::BTreeMap::new(),));
    quote! {
        #[doc = #what]
        #allow
        pub fn new(#(#arguments),*) -> Self {
            Self {
                #(#values,)*
                #(#absent,)*
                #kept
            }
        }
    }
}

fn argument(field: &Field, paths: &Paths) -> TokenStream {
    let name = ident(&field.name);
    if is_text(field) {
        let string = paths.prelude("String", Scope::Root);
        let into = paths.prelude("Into", Scope::Root);
        return quote!(#name: impl #into<#string>);
    }
    if field.pointer != Pointer::None && !field.presence.nullable {
        let ty = paths.ty(&field.ty, Scope::Root);
        quote!(#name: #ty)
    } else {
        let ty = paths.field(field);
        quote!(#name: #ty)
    }
}

fn value(field: &Field, paths: &Paths) -> TokenStream {
    let name = ident(&field.name);
    if is_text(field) {
        let into = paths.prelude("Into", Scope::Root);
        return quote!(#name: #into::into(#name));
    }
    match field.pointer {
        Pointer::Box if !field.presence.nullable => quote!(#name: ::std::boxed::Box::new(#name)),
        Pointer::Link if !field.presence.nullable => {
            let krate = &paths.krate;
            quote!(#name: #krate::payload::Link::new(#name))
        }
        _ => quote!(#name),
    }
}

fn is_text(field: &Field) -> bool {
    field.ty == Type::String && !field.presence.nullable
}

fn default(field: &Field, paths: &Paths) -> Option<TokenStream> {
    let default = field.default.as_ref()?;
    let docs = docs::comment(markdown!(
        "{}, or {} if it is absent.",
        code(&field.json_name),
        code(&default.to_string())
    ));
    let method = ident(&format!("{}_or_default", field.name.trim_end_matches('_')));
    let name = ident(&field.name);
    let deprecated = field
        .documentation
        .deprecated
        .then(|| quote!(#[deprecated]));
    let body = match (&field.ty, default) {
        (Type::String, Scalar::String(text)) => {
            let (text, str) = (string(text), paths.primitive("str", Scope::Root));
            quote! {
                pub fn #method(&self) -> &#str {
                    self.#name.as_deref().unwrap_or(#text)
                }
            }
        }
        (Type::Named(_), value) => enumeration(&method, &name, field, value, paths)?,
        (ty, value) => {
            let (ty, value) = (paths.ty(ty, Scope::Root), literal(value));
            quote! {
                pub fn #method(&self) -> #ty {
                    self.#name.unwrap_or(#value)
                }
            }
        }
    };
    Some(quote!(#docs #deprecated #body))
}

/// An open enumeration contains a string, so it is borrowed. Others are copied.
fn enumeration(
    method: &Ident,
    name: &Ident,
    field: &Field,
    value: &Scalar,
    paths: &Paths,
) -> Option<TokenStream> {
    let ty = paths.ty(&field.ty, Scope::Root);
    let (variant, is_open) = paths.variant(&field.ty, value)?;
    let variant = ident(variant);
    Some(if is_open {
        quote! {
            pub fn #method(&self) -> &#ty {
                self.#name.as_ref().unwrap_or(&#ty::#variant)
            }
        }
    } else {
        quote! {
            pub fn #method(&self) -> #ty {
                self.#name.unwrap_or(#ty::#variant)
            }
        }
    })
}

fn literal(value: &Scalar) -> TokenStream {
    match value {
        Scalar::Boolean(value) => quote!(#value),
        Scalar::Integer(value) => {
            let value = Literal::i128_unsuffixed(*value);
            quote!(#value)
        }
        Scalar::Number(text) => {
            let value = float(text);
            quote!(#value)
        }
        Scalar::String(text) => {
            let text = string(text);
            quote!(#text)
        }
    }
}
