//! Choices between types: the enum, and how it is read and written.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::paths::{Paths, Scope, ident};
use super::{docs, traits};
use crate::ir::{Tag, Type, TypeDefinition, Union, UnionVariant};
use crate::names;

/// The enum.
pub(super) fn emit(definition: &TypeDefinition, union: &Union, paths: &Paths) -> TokenStream {
    let name = ident(&definition.name);
    let docs = docs::of(&definition.documentation, &definition.origin, &[]);
    let allow = paths.allow_deprecated_in(definition);
    let derive = traits::derive(definition, paths);
    let variants = union.variants.iter().map(|variant| {
        let docs = docs::comment(&docs::escape(&variant_documentation(union, variant, paths)));
        let name = ident(&variant.name);
        let ty = payload_type(variant, paths);
        quote!(#docs #name(#ty))
    });
    let names =
        repeats_names(definition, union).then(|| quote!(#[allow(clippy::enum_variant_names)]));
    quote! {
        #docs
        #allow
        #names
        #derive
        pub enum #name {
            #(#variants,)*
        }
    }
}

/// Whether clippy would have the names of the schemas shortened, by which a reader of the document knows the variants.
fn repeats_names(definition: &TypeDefinition, union: &Union) -> bool {
    let words =
        |name: &str| -> Vec<String> { names::snake(name).split('_').map(str::to_owned).collect() };
    let own = words(&definition.name);
    let variants: Vec<_> = union
        .variants
        .iter()
        .map(|variant| words(&variant.name))
        .collect();
    let is_shared = |word: fn(&Vec<String>) -> Option<&String>| {
        let first = variants.first().and_then(word);
        variants.iter().all(|variant| word(variant) == first)
    };
    variants
        .iter()
        .any(|variant| variant.starts_with(&own) || variant.ends_with(&own))
        || is_shared(|words| words.first())
        || is_shared(|words| words.last())
}

fn payload_type(variant: &UnionVariant, paths: &Paths) -> TokenStream {
    let ty = paths.ty(&variant.ty, Scope::Root);
    if variant.boxed {
        let boxed = paths.prelude("Box", Scope::Root);
        quote!(#boxed<#ty>)
    } else {
        ty
    }
}

fn variant_documentation(union: &Union, variant: &UnionVariant, paths: &Paths) -> String {
    if let (Some(tag), [first, others @ ..]) = (&union.tag, variant.texts.as_slice()) {
        let others = others.iter().map(|text| format!(" or `{text}`"));
        return format!(
            "`{}` is `{first}`{}.",
            tag.property,
            others.collect::<String>()
        );
    }
    let text = match &variant.ty {
        Type::Null => "`null`.",
        Type::Bool => "`true` or `false`.",
        Type::Integer(_) => "An integer.",
        Type::F64 => "A number.",
        Type::String => "A text.",
        Type::Value => "Any JSON.",
        Type::Binary => "Binary data.",
        Type::List(_) | Type::Tuple(_) => "A list.",
        Type::Map(_) => "A map.",
        Type::Nullable(_) | Type::Named(_) | Type::Own(_) => {
            return format!("A value of [`{}`].", paths.ty(&variant.ty, Scope::Root));
        }
    };
    text.to_owned()
}

/// The impls that make it JSON.
pub(super) fn impls(definition: &TypeDefinition, union: &Union, paths: &Paths) -> TokenStream {
    let name = ident(&definition.name);
    let read = paths.is_read(definition).then(|| {
        let read = match &union.tag {
            Some(tag) => read_by_tag(union, tag),
            None => read_by_trying(union, paths),
        };
        quote! {
            impl ReadUnion for super::#name {
                fn read(choice: &mut Choice) -> Option<Self> {
                    #read
                }
            }
        }
    });
    let views = views(union);
    let from = from_impls(&name, union, paths);
    quote! {
        #read
        impl AsInstance for super::#name {
            fn as_instance(&self) -> Instance<'_> {
                match self {
                    #views
                }
            }
        }
        #from
    }
}

fn read_by_tag(union: &Union, tag: &Tag) -> TokenStream {
    let property = &tag.property;
    let arms = union.variants.iter().map(|variant| {
        let texts = &variant.texts;
        let read = read(variant);
        quote!(Some(#(#texts)|*) => #read)
    });
    let otherwise = match tag.default {
        Some(default) => read(&union.variants[default]),
        None => {
            let texts = union.variants.iter().flat_map(|variant| &variant.texts);
            quote!(choice.unknown(#property, &[#(#texts),*]))
        }
    };
    quote! {
        match choice.tag(#property)?.as_deref() {
            #(#arms,)*
            _ => #otherwise,
        }
    }
}

fn read_by_trying(union: &Union, paths: &Paths) -> TokenStream {
    let attempt = |index: &usize| attempt(&union.variants[*index], paths);
    let mut order = union.order.iter().map(attempt);
    let first = order.next();
    quote!(#first #(.or_else(|| #order))*)
}

/// A branch that the tag leads to.
fn read(variant: &UnionVariant) -> TokenStream {
    let (text, name) = (&variant.name, ident(&variant.name));
    if variant.ty.is_foreign() {
        return quote!(choice.read_foreign(#text, Self::#name));
    }
    quote!(choice.read(#text, Self::#name))
}

/// A branch that may be meant: only if its own schema agrees.
fn attempt(variant: &UnionVariant, paths: &Paths) -> TokenStream {
    let (text, name) = (&variant.name, ident(&variant.name));
    let schema = paths.schema(variant.schema);
    let method = if variant.ty.is_foreign() {
        quote!(attempt_foreign)
    } else {
        quote!(attempt)
    };
    quote!(choice.#method(#text, #schema, Self::#name))
}

fn views(union: &Union) -> TokenStream {
    let arms = union.variants.iter().map(|variant| {
        let name = ident(&variant.name);
        let view = if variant.ty.is_foreign() {
            quote!(foreign(value))
        } else {
            quote!(value.as_instance())
        };
        match (&union.tag, variant.texts.first()) {
            (Some(Tag { property, .. }), Some(text)) if variant.writes_tag => {
                quote!(Self::#name(value) => #view.tagged(#property, #text),)
            }
            _ => quote!(Self::#name(value) => #view,),
        }
    });
    quote!(#(#arms)*)
}

/// `From` for each type, where a type tells the variant. A type of the user's own may be any type, so it does not.
fn from_impls(name: &Ident, union: &Union, paths: &Paths) -> TokenStream {
    let types: Vec<_> = union.variants.iter().map(|variant| &variant.ty).collect();
    let is_told = (1..types.len()).all(|index| !types[..index].contains(&types[index]))
        && !types.iter().any(|ty| ty.is_foreign());
    if !is_told {
        return TokenStream::new();
    }
    let impls = union.variants.iter().map(|variant| {
        let variant_name = ident(&variant.name);
        let ty = paths.ty(&variant.ty, Scope::Inner);
        let value = if variant.boxed {
            quote!(Box::new(value))
        } else {
            quote!(value)
        };
        quote! {
            impl From<#ty> for super::#name {
                fn from(value: #ty) -> Self {
                    Self::#variant_name(#value)
                }
            }
        }
    });
    quote!(#(#impls)*)
}
