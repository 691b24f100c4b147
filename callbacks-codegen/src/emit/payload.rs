//! Payload types: structs and enumerations.

use super::ident::ident;
use super::literal::{Text, float};
use super::part::part;
use super::paths::{Paths, Scope};
use super::template::quote;
use super::tokens::{Literal, ToTokens, TokenStream};
use super::{construct, docs, lints, traits, union};
use crate::ir::{
    Enumeration, Field, Scalar, Struct, Type, TypeDefinition, TypeKind, UnknownMembers,
};
use crate::markdown::{Markdown, code, markdown};
use crate::names;

/// A type, without the impls that make it JSON.
pub(super) fn emit(definition: &TypeDefinition, paths: &Paths) -> TokenStream {
    match &definition.kind {
        TypeKind::Struct(object) => emit_struct(definition, object, paths),
        TypeKind::Enum(values) => emit_enum(definition, values, paths),
        TypeKind::Union(union) => union::emit(definition, union, paths),
        TypeKind::Wrapper(ty) => emit_wrapper(definition, ty, paths),
    }
}

fn emit_struct(definition: &TypeDefinition, object: &Struct, paths: &Paths) -> TokenStream {
    let name = ident(&definition.name);
    let constants = object.constants.iter().map(|constant| {
        let value = code(&constant.value.to_string());
        markdown!(
            "In JSON, {} is always {}.",
            code(&constant.json_name),
            value
        )
    });
    let docs = docs::of(&definition.documentation, constants);
    let fields = object.fields.iter().map(|field| {
        part(move || {
            let docs = docs::of(&field.documentation, field_notes(field));
            let (name, ty) = (ident(&field.name), paths.field(field));
            quote!(#docs pub #name: #ty)
        })
    });
    let kept = kept_field(object, paths);
    let allow = paths.allow_deprecated_in(definition);
    let derive = traits::derive(definition, paths);
    let construct = part(|| construct::emit(definition, object, paths));
    quote! {
        #docs
        #allow
        #derive
        pub struct #name {
            #(#fields,)*
            #kept
        }
        #construct
    }
}

fn emit_wrapper(definition: &TypeDefinition, ty: &Type, paths: &Paths) -> TokenStream {
    let name = ident(&definition.name);
    let docs = docs::of(&definition.documentation, []);
    let allow = paths.allow_deprecated_in(definition);
    let derive = traits::derive(definition, paths);
    let ty = paths.ty(ty, Scope::Root);
    quote! {
        #docs
        #allow
        #derive
        pub struct #name(pub #ty);
    }
}

fn field_notes(field: &Field) -> Vec<Markdown> {
    let mut notes = Vec::new();
    if !names::is_spelling_of(&field.name, &field.json_name) {
        notes.push(markdown!("In JSON it is {}.", code(&field.json_name)));
    }
    if let Some(default) = &field.default {
        let text = match default {
            Scalar::String(text) if text.is_empty() => markdown!("the empty string"),
            value => code(&value.to_string()),
        };
        notes.push(markdown!("The default is {}.", text));
    }
    let limits = field.limits.iter().map(|limit| {
        let space = if limit.behind == "." { "" } else { " " };
        markdown!(
            "{} {}{}{}",
            limit.before,
            code(&limit.value),
            space,
            limit.behind
        )
    });
    notes.push(Markdown::join(limits.collect::<Vec<_>>(), " "));
    if field.read_only {
        notes.push(markdown!("Read-only: set by the provider of the API."));
    }
    if field.write_only {
        notes.push(markdown!("Write-only: set by the client of the API."));
    }
    notes
}

fn kept_field(object: &Struct, paths: &Paths) -> Option<impl ToTokens> {
    let UnknownMembers::Keep { field, ty } = &object.unknown else {
        return None;
    };
    Some(part(|| {
        let name = ident(field);
        let string = paths.prelude("String", Scope::Root);
        let ty = paths.ty(ty, Scope::Root);
        quote!(#[doc = " All other members."] pub #name: ::std::collections::BTreeMap<#string, #ty>)
    }))
}

fn emit_enum(definition: &TypeDefinition, values: &Enumeration, paths: &Paths) -> TokenStream {
    let name = ident(&definition.name);
    let docs = docs::of(&definition.documentation, []);
    let allow = paths.allow_deprecated_in(definition);
    let derive = traits::derive(definition, paths);
    let is_constant = values.variants.len() == 1 && values.other.is_none();
    let variants = values.variants.iter().map(|variant| {
        part(move || {
            let docs = docs::comment(code(&variant.value.to_string()));
            let default = is_constant.then(|| quote!(#[default]));
            let name = ident(&variant.name);
            quote!(#docs #default #name)
        })
    });
    let other = values.other.as_ref().map(|other| {
        let (other, string) = (ident(other), paths.prelude("String", Scope::Root));
        let docs = if values.is_tolerant {
            " A value that the document does not have. A newer version of the API may send it."
        } else {
            " Any other string."
        };
        quote! {
            #[doc = #docs]
            #other(#string),
        }
    });
    let names = values.variants.iter().map(|variant| ident(&variant.name));
    let all = if values.other.is_some() {
        " The values in the document, in its order."
    } else {
        " All values, in the order of the document."
    };
    let accessor = part(|| accessor(values, paths).unwrap_or_default());
    let lints = values.variants.iter().map(|variant| variant.name.as_str());
    let lints = lints::variant_names(&definition.name, &lints);
    quote! {
        #docs
        #lints
        #allow
        #derive
        pub enum #name {
            #(#variants,)*
            #other
        }
        #allow
        impl #name {
            #[doc = #all]
            pub const ALL: &'static [Self] = &[#(Self::#names),*];
            #accessor
        }
    }
}

/// The common Rust type of an enumeration's values: a string, an integer or a number. `None` if they differ.
fn accessor(values: &Enumeration, paths: &Paths) -> Option<TokenStream> {
    let primitive = |name| paths.primitive(name, Scope::Root);
    let arms = |literal: &dyn Fn(&Scalar) -> TokenStream| {
        values
            .variants
            .iter()
            .map(|variant| {
                let (name, value) = (ident(&variant.name), literal(&variant.value));
                quote!(Self::#name => #value,)
            })
            .collect::<TokenStream>()
    };
    let is = |test: fn(&Scalar) -> bool| values.variants.iter().all(|each| test(&each.value));
    if values.is_of_strings() {
        let str = primitive("str");
        let arms = arms(&|value| {
            let text = value.to_string();
            Text(&text).into_token_stream()
        });
        return Some(match &values.other {
            None => quote! {
                /// The value as a string.
                pub const fn as_str(self) -> &'static #str {
                    match self { #arms }
                }
            },
            Some(other) => {
                let other = ident(other);
                quote! {
                    /// The value as a string.
                    pub fn as_str(&self) -> &#str {
                        match self {
                            #arms
                            Self::#other(text) => text,
                        }
                    }
                }
            }
        });
    }
    if is(|value| matches!(value, Scalar::Integer(value) if i64::try_from(*value).is_ok())) {
        let arms = arms(&|value| integer(value));
        let i64 = primitive("i64");
        return Some(quote! {
            /// The value as an integer.
            pub const fn as_i64(self) -> #i64 {
                match self { #arms }
            }
        });
    }
    if is(|value| matches!(value, Scalar::Integer(_))) {
        let arms = arms(&|value| integer(value));
        let i128 = primitive("i128");
        return Some(quote! {
            /// The value as an integer.
            pub const fn as_i128(self) -> #i128 {
                match self { #arms }
            }
        });
    }
    if is(|value| matches!(value, Scalar::Integer(_) | Scalar::Number(_))) {
        let arms = arms(&|value| {
            let value = float(&value.to_string());
            quote!(#value)
        });
        let f64 = primitive("f64");
        return Some(quote! {
            /// The value as a number.
            pub const fn as_f64(self) -> #f64 {
                match self { #arms }
            }
        });
    }
    None
}

fn integer(value: &Scalar) -> TokenStream {
    let value = match value {
        Scalar::Integer(value) => *value,
        _ => 0,
    };
    let value = Literal::i128_unsuffixed(value);
    quote!(#value)
}
