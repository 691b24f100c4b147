//! Payload types: structs and enumerations.

use proc_macro2::TokenStream;
use quote::quote;

use super::paths::{Paths, Scope, ident};
use super::{docs, union};
use crate::ir::{Field, StringEnum, Struct, TypeDefinition, TypeKind, UnknownMembers};

/// A type, without the impls that make it JSON.
pub(super) fn emit(definition: &TypeDefinition, paths: &Paths) -> TokenStream {
    match &definition.kind {
        TypeKind::Struct(object) => emit_struct(definition, object, paths),
        TypeKind::Enum(values) => emit_enum(definition, values, paths),
        TypeKind::Union(union) => union::emit(definition, union, paths),
    }
}

fn emit_struct(definition: &TypeDefinition, object: &Struct, paths: &Paths) -> TokenStream {
    let name = ident(&definition.name);
    let docs = docs::of(&definition.documentation, &definition.origin, &[]);
    let fields = object.fields.iter().map(|field| {
        let docs = docs::of(
            &field.documentation,
            &field_fallback(field),
            &field_notes(field),
        );
        let (name, ty) = (ident(&field.name), paths.field(field));
        quote!(#docs pub #name: #ty)
    });
    let kept = kept_field(object, paths);
    let allow = paths.allow_deprecated_in(definition);
    let has_default = object.fields.iter().all(|field| !field.presence.required);
    let derive = paths.derive(if has_default {
        &["Clone", "Debug", "Default", "PartialEq"]
    } else {
        &["Clone", "Debug", "PartialEq"]
    });
    quote! {
        #docs
        #allow
        #derive
        pub struct #name {
            #(#fields,)*
            #kept
        }
    }
}

fn field_fallback(field: &Field) -> String {
    format!("The member `{}`.", field.json_name)
}

fn field_notes(field: &Field) -> Vec<String> {
    let mut notes = Vec::new();
    let says_name = field.documentation.is_empty();
    if field.json_name != field.name && !says_name {
        notes.push(format!("`{}` in JSON.", field.json_name));
    }
    if field.read_only {
        notes.push("Read-only: set by the provider of the API.".to_owned());
    }
    if field.write_only {
        notes.push("Write-only: set by the client of the API.".to_owned());
    }
    notes
}

fn kept_field(object: &Struct, paths: &Paths) -> Option<TokenStream> {
    let UnknownMembers::Keep { field, ty } = &object.unknown else {
        return None;
    };
    let name = ident(field);
    let string = paths.prelude("String", Scope::Root);
    let ty = paths.ty(ty, Scope::Root);
    let docs = docs::comment("Members that the schema does not name.");
    Some(quote!(#docs pub #name: ::std::collections::BTreeMap<#string, #ty>))
}

fn emit_enum(definition: &TypeDefinition, values: &StringEnum, paths: &Paths) -> TokenStream {
    let name = ident(&definition.name);
    let docs = docs::of(&definition.documentation, &definition.origin, &[]);
    let allow = paths.allow_deprecated_in(definition);
    let variants: Vec<_> = values
        .variants
        .iter()
        .map(|variant| ident(&variant.name))
        .collect();
    let texts: Vec<_> = values
        .variants
        .iter()
        .map(|variant| &variant.text)
        .collect();
    let variant_docs = texts
        .iter()
        .map(|text| docs::comment(&docs::escape(&format!("`{text}`"))));
    let Some(other) = &values.other else {
        let derive = paths.derive(&[
            "Clone",
            "Copy",
            "Debug",
            "PartialEq",
            "Eq",
            "PartialOrd",
            "Ord",
            "Hash",
        ]);
        return quote! {
            #docs
            #derive
            pub enum #name {
                #(#variant_docs #variants,)*
            }
            #allow
            impl #name {
                /// Every value, in the order of the document.
                pub const ALL: &'static [Self] = &[#(Self::#variants),*];
                /// The text of the value.
                pub const fn as_str(self) -> &'static str {
                    match self {
                        #(Self::#variants => #texts,)*
                    }
                }
            }
        };
    };
    let derive = paths.derive(&[
        "Clone",
        "Debug",
        "PartialEq",
        "Eq",
        "PartialOrd",
        "Ord",
        "Hash",
    ]);
    let (other, string) = (ident(other), paths.prelude("String", Scope::Root));
    quote! {
        #docs
        #derive
        pub enum #name {
            #(#variant_docs #variants,)*
            /// Any other text.
            #other(#string),
        }
        #allow
        impl #name {
            /// Every value that the document names, in its order.
            pub const ALL: &'static [Self] = &[#(Self::#variants),*];
            /// The text of the value.
            pub fn as_str(&self) -> &str {
                match self {
                    #(Self::#variants => #texts,)*
                    Self::#other(text) => text,
                }
            }
        }
    }
}
