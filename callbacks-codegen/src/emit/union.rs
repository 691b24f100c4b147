//! Choices between types: the enum, and how it is read and written.

use super::template::quote;
use super::tokens::{Ident, TokenStream};
use rustc_hash::FxHashSet;

use super::ident::ident;
use super::literal::{Text, strings};
use super::part::part;
use super::paths::{Paths, Scope};
use super::{docs, lints, traits};
use crate::ir::{Pointer, Tag, Type, TypeDefinition, Union, UnionVariant};
use crate::markdown::{Markdown, code, markdown};

/// The enum.
pub(super) fn emit(definition: &TypeDefinition, union: &Union, paths: &Paths) -> TokenStream {
    let name = ident(&definition.name);
    let docs = docs::of(&definition.documentation, []);
    let allow = paths.allow_deprecated_in(definition);
    let derive = traits::derive(definition, paths);
    let variants = union.variants.iter().map(|variant| {
        part(move || {
            let docs = docs::comment(variant_documentation(union, variant));
            let name = ident(&variant.name);
            let ty = part(|| paths.behind(&variant.ty, variant.pointer));
            quote!(#docs #name(#ty))
        })
    });
    let names = union.variants.iter().map(|variant| variant.name.as_str());
    let names = lints::variant_names(&definition.name, &names);
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

fn variant_documentation(union: &Union, variant: &UnionVariant) -> Markdown {
    if variant.is_unknown {
        return markdown!("Anything else. A newer version of the API may send it.");
    }
    if let (Some(tag), [first, others @ ..]) = (&union.tag, variant.texts.as_slice()) {
        /// How many strings are listed. A document may map thousands to one branch.
        const LISTED: usize = 20;
        let more = if others.len() > LISTED {
            " or another"
        } else {
            ""
        };
        let others = others.iter().take(LISTED);
        let others = others.map(|text| markdown!(" or {}", code(text)));
        return markdown!(
            "{} is {}{}{}.",
            code(&tag.property),
            code(first),
            Markdown::join(others, ""),
            more
        );
    }
    match &variant.ty {
        Type::Null => markdown!("`null`."),
        Type::Value => markdown!("Any other JSON."),
        // The type says it.
        _ => Markdown::default(),
    }
}

/// The impls that make it JSON.
pub(super) fn impls(definition: &TypeDefinition, union: &Union, paths: &Paths) -> TokenStream {
    let name = &ident(&definition.name);
    let read = part(|| match &union.tag {
        Some(tag) => read_by_tag(union, tag),
        None => read_by_trying(definition, union, paths),
    });
    let views = part(|| views(union));
    let conversions = part(|| conversions(&definition.name, name, union, paths));
    quote! {
        impl ReadUnion for super::#name {
            fn read(choice: &mut Choice) -> Option<Self> {
                #read
            }
        }
        impl AsInstance for super::#name {
            fn as_instance(&self) -> Instance<'_> {
                match self {
                    #views
                }
            }
        }
        #conversions
    }
}

fn read_by_tag(union: &Union, tag: &Tag) -> TokenStream {
    let property = Text(&tag.property);
    let arms = union.known().map(|variant| {
        let texts = strings(&variant.texts);
        let read = part(|| read(variant));
        quote!(Some(#(#texts)|*) => #read)
    });
    let otherwise = part(|| match tag.default {
        Some(default) => read(&union.variants[default]),
        None => {
            let texts = union.variants.iter().flat_map(|variant| &variant.texts);
            let texts = strings(texts);
            quote!(choice.unknown(#property, &[#(#texts),*]))
        }
    });
    quote! {
        match choice.tag(#property)?.as_deref() {
            #(#arms,)*
            _ => #otherwise,
        }
    }
}

fn read_by_trying(definition: &TypeDefinition, union: &Union, paths: &Paths) -> TokenStream {
    let attempt = |index: &'_ usize| {
        let variant = &union.variants[*index];
        part(move || attempt(variant, paths))
    };
    let mut order = union.order.iter().map(attempt);
    let first = order.next();
    // Two objects may be one value.
    let named = |variant: &&UnionVariant| matches!(variant.ty, Type::Named(_) | Type::Own(_));
    let is_one = union.unknown().is_none();
    let whole = (is_one && union.variants.iter().filter(named).count() > 1).then(|| {
        let schema = paths.schema(definition.schema);
        quote!(.filter(|_| choice.allows(#schema)))
    });
    let unknown = union.unknown().map(|unknown| {
        let read = read(unknown);
        quote!(.or_else(|| #read))
    });
    quote!(#first #(.or_else(|| #order))* #unknown #whole)
}

/// A branch that the tag leads to.
fn read(variant: &UnionVariant) -> TokenStream {
    let (text, name) = (Text(&variant.name), ident(&variant.name));
    let method = if variant.ty.is_foreign() {
        quote!(read_foreign)
    } else {
        quote!(read)
    };
    quote!(choice.#method(#text, Self::#name))
}

/// Tries a branch, if its own schema allows the value.
fn attempt(variant: &UnionVariant, paths: &Paths) -> TokenStream {
    let (text, name) = (Text(&variant.name), ident(&variant.name));
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
        let view = part(|| {
            if variant.ty.is_foreign() {
                quote!(foreign(value))
            } else {
                quote!(value.as_instance())
            }
        });
        match &union.tag {
            Some(Tag { property, .. }) if variant.writes_tag && !variant.texts.is_empty() => {
                let (property, texts) = (Text(property), strings(&variant.texts));
                quote!(Self::#name(value) => #view.tagged(&(#property, &[#(#texts),*])),)
            }
            _ => quote!(Self::#name(value) => #view,),
        }
    });
    arms.collect()
}

/// Whether the type determines the variant. A user type may be any type, so it does not.
pub(super) fn is_tagged(union: &Union) -> bool {
    let mut seen = FxHashSet::default();
    let mut types = union.known().map(|variant| &variant.ty);
    types.all(|ty| seen.insert(ty) && !ty.is_foreign())
}

/// `From` for each type, and `TryFrom` back, if the type determines the variant.
fn conversions(own: &str, name: &Ident, union: &Union, paths: &Paths) -> TokenStream {
    if !is_tagged(union) {
        return TokenStream::new();
    }
    let impls = union.known().map(|variant| {
        let variant_name = ident(&variant.name);
        let ty = paths.ty(&variant.ty, Scope::Inner);
        let how = if paths.is_choice_with(&variant.ty, own) {
            // There it is a variant as well, so `TryFrom` back would conflict.
            Some(quote!(into))
        } else {
            match variant.pointer {
                Pointer::None => None,
                Pointer::Box => Some(quote!(boxed)),
                Pointer::Link => Some(quote!(linked)),
            }
        };
        quote!(variant!(#how super::#name, #variant_name, #ty);)
    });
    impls.collect()
}
