//! The impls that make payload types JSON, in a module of their own: there no name can clash with the document's.

use proc_macro2::{Ident, Literal, TokenStream};
use quote::quote;

use super::paths::{Paths, ident};
use super::union;
use crate::ir::{Api, Field, StringEnum, Struct, TypeDefinition, TypeKind, UnknownMembers};

/// The module of the impls.
pub(super) fn emit(api: &Api, paths: &Paths) -> TokenStream {
    if api.types.is_empty() {
        return TokenStream::new();
    }
    let krate = &paths.krate;
    let name = ident(&api.serialization_module);
    let is_struct = |each: &&TypeDefinition| matches!(each.kind, TypeKind::Struct(_));
    let structs = api.types.iter().any(|each| is_struct(&each)).then(|| {
        quote! {
            use #krate::__private::serde::de::MapAccess;
            use #krate::__private::{Members, ObjectWriter, ReadObject, read_object};
        }
    });
    let has_rule = |each: &TypeDefinition| matches!(&each.kind, TypeKind::Struct(object) if !matches!(object.unknown, UnknownMembers::Skip));
    let unknown = api
        .types
        .iter()
        .any(has_rule)
        .then(|| quote!(use #krate::__private::Unknown;));
    let is_enum = |each: &TypeDefinition| matches!(each.kind, TypeKind::Enum(_));
    let enums = api.types.iter().any(is_enum).then(|| {
        quote! {
            use #krate::UnknownValue;
            use #krate::__private::{StringEnum, parse_enum, read_enum, write_enum};
        }
    });
    let unions = union_imports(api, krate);
    let impls = api.types.iter().map(|each| emit_type(each, paths));
    let allow = paths.allow_deprecated();
    quote! {
        #allow
        mod #name {
            use #krate::__private::serde::{Deserialize, Deserializer, Serialize, Serializer};
            #structs
            #enums
            #unions
            #unknown
            #(#impls)*
        }
    }
}

fn union_imports(api: &Api, krate: &TokenStream) -> Option<TokenStream> {
    let unions = api.types.iter().filter_map(|each| match &each.kind {
        TypeKind::Union(union) => Some(union),
        _ => None,
    });
    let unions: Vec<_> = unions.collect();
    let mut variants = unions.iter().flat_map(|union| &union.variants);
    let write_tagged = variants
        .any(|variant| variant.writes_tag)
        .then(|| quote!(, write_tagged));
    (!unions.is_empty())
        .then(|| quote!(use #krate::__private::{Choice, ReadUnion, read_union #write_tagged};))
}

fn emit_type(definition: &TypeDefinition, paths: &Paths) -> TokenStream {
    let name = ident(&definition.name);
    match &definition.kind {
        TypeKind::Struct(object) => {
            let read = read_impl(&definition.name, &name, object);
            let write = write_impl(&name, object);
            quote!(#read #write)
        }
        TypeKind::Enum(values) => enum_impls(&name, values),
        TypeKind::Union(union) => union::impls(definition, union, paths),
    }
}

fn read_impl(type_name: &str, name: &Ident, object: &Struct) -> TokenStream {
    let expected = format!("an object (`{type_name}`)");
    let members = object.fields.iter().map(|field| &field.json_name);
    let unknown = match &object.unknown {
        UnknownMembers::Skip => None,
        UnknownMembers::Refuse => Some(quote!(
            const UNKNOWN: Unknown = Unknown::Refuse;
        )),
        UnknownMembers::Keep { .. } => Some(quote!(
            const UNKNOWN: Unknown = Unknown::Keep;
        )),
    };
    let body = read_body(object);
    quote! {
        impl<'de> ReadObject<'de> for super::#name {
            const EXPECTED: &'static str = #expected;
            const MEMBERS: &'static [&'static str] = &[#(#members),*];
            #unknown
            fn read<A: MapAccess<'de>>(members: &mut Members<'de, A>) -> Result<Self, A::Error> {
                #body
            }
        }
        impl<'de> Deserialize<'de> for super::#name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                read_object(deserializer)
            }
        }
    }
}

/// Each member goes into a slot of its own; then the slots become the fields.
fn read_body(object: &Struct) -> TokenStream {
    let slots: Vec<_> = object
        .fields
        .iter()
        .map(|field| slot(&field.name))
        .collect();
    let fields = object.fields.iter().zip(&slots).enumerate();
    let fields = fields.map(|(index, (field, slot))| field_value(index, field, slot));
    let kept = match &object.unknown {
        UnknownMembers::Keep { field, .. } => Some((slot(field), ident(field))),
        _ => None,
    };
    let (declare, keep, give) = match &kept {
        Some((kept, field)) => (
            Some(quote!(let mut #kept = ::std::collections::BTreeMap::new();)),
            Some(quote!(_ => members.keep(&mut #kept)?)),
            Some(if *kept == *field {
                quote!(#field)
            } else {
                quote!(#field: #kept)
            }),
        ),
        None => (None, None, None),
    };
    if slots.is_empty() && kept.is_none() {
        return quote! {
            while members.next()?.is_some() {}
            Ok(Self {})
        };
    }
    if let ([slot], None) = (slots.as_slice(), &kept) {
        return quote! {
            let mut #slot = None;
            while members.next()?.is_some() {
                members.fill(&mut #slot)?;
            }
            Ok(Self { #(#fields),* })
        };
    }
    let last = slots.len();
    let arms = slots.iter().enumerate().map(|(index, slot)| {
        // The numbers end with the last member, so its arm takes the rest.
        let is_rest = index + 1 == last && kept.is_none();
        let pattern = if is_rest { quote!(_) } else { number(index) };
        quote!(#pattern => members.fill(&mut #slot)?)
    });
    let arms = arms.chain(keep);
    quote! {
        #(let mut #slots = None;)*
        #declare
        while let Some(member) = members.next()? {
            match member {
                #(#arms,)*
            }
        }
        Ok(Self { #(#fields,)* #give })
    }
}

fn field_value(index: usize, field: &Field, slot: &Ident) -> TokenStream {
    let (name, index) = (ident(&field.name), number(index));
    match (field.presence.required, field.presence.nullable) {
        (true, _) => quote!(#name: members.required(#index, #slot)?),
        (false, true) => quote!(#name: #slot.unwrap_or_default()),
        (false, false) if *slot == name => quote!(#name),
        (false, false) => quote!(#name: #slot),
    }
}

/// The local variable of a field; two names are taken by what stands around it.
fn slot(field: &str) -> Ident {
    match field {
        "members" | "member" => ident(&format!("{field}_")),
        _ => ident(field),
    }
}

fn number(index: usize) -> TokenStream {
    let literal = Literal::usize_unsuffixed(index);
    quote!(#literal)
}

fn write_impl(name: &Ident, object: &Struct) -> TokenStream {
    let members = object.fields.iter().map(|field| {
        let (json_name, name) = (&field.json_name, ident(&field.name));
        let method = match (field.presence.required, field.presence.nullable) {
            (true, _) => quote!(required),
            (false, true) => quote!(nullable),
            (false, false) => quote!(optional),
        };
        quote!(object.#method(#json_name, &self.#name)?;)
    });
    let kept = match &object.unknown {
        UnknownMembers::Keep { field, .. } => {
            let field = ident(field);
            Some(quote!(object.kept(&self.#field)?;))
        }
        _ => None,
    };
    let is_empty = object.fields.is_empty() && kept.is_none();
    let binding = if is_empty {
        quote!(let object)
    } else {
        quote!(let mut object)
    };
    quote! {
        impl Serialize for super::#name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                #binding = ObjectWriter::begin(serializer)?;
                #(#members)*
                #kept
                object.end()
            }
        }
    }
}

fn enum_impls(name: &Ident, values: &StringEnum) -> TokenStream {
    let this = if values.other.is_some() {
        quote!(self)
    } else {
        quote!(*self)
    };
    let other = values.other.as_ref().map(|other| {
        let other = ident(other);
        quote! {
            fn other(text: &str) -> Option<Self> {
                Some(Self::#other(text.to_owned()))
            }
        }
    });
    quote! {
        impl StringEnum for super::#name {
            const ALL: &'static [Self] = Self::ALL;
            fn as_str(&self) -> &str {
                Self::as_str(#this)
            }
            #other
        }
        impl ::core::fmt::Display for super::#name {
            fn fmt(&self, formatter: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                formatter.pad(self.as_str())
            }
        }
        impl ::core::str::FromStr for super::#name {
            type Err = UnknownValue;
            fn from_str(text: &str) -> Result<Self, UnknownValue> {
                parse_enum(text)
            }
        }
        impl<'de> Deserialize<'de> for super::#name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                read_enum(deserializer)
            }
        }
        impl Serialize for super::#name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                write_enum(self, serializer)
            }
        }
    }
}
