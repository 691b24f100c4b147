//! Payload types: structs and enumerations, with their `Serialize` and `Deserialize` impls.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::docs;
use super::paths::{Paths, Scope, ident};
use crate::ir::{
    Documentation, Field, StringEnum, Struct, TypeDefinition, TypeKind, UnknownMembers,
};

/// A type and its impls.
pub(super) fn emit(definition: &TypeDefinition, paths: &Paths) -> TokenStream {
    match &definition.kind {
        TypeKind::Struct(object) => emit_struct(definition, object, paths),
        TypeKind::Enum(values) => emit_enum(definition, values, paths),
    }
}

fn emit_struct(definition: &TypeDefinition, object: &Struct, paths: &Paths) -> TokenStream {
    let name = ident(&definition.name);
    let docs = docs::of(
        &definition.documentation,
        &format!("The schema `{}`.", definition.name),
        &[],
    );
    let fields = object.fields.iter().map(|field| {
        let docs = docs::of(&field.documentation, &field_fallback(field), &field_notes(field));
        let (name, ty) = (ident(&field.name), paths.field(field));
        quote!(#docs pub #name: #ty)
    });
    let kept = kept_field(object, paths);
    let default = object
        .fields
        .iter()
        .all(|field| !field.presence.required)
        .then(|| quote!(, Default));
    let read = read_impl(&definition.name, &name, object, paths);
    let write = write_impl(&name, object, paths);
    quote! {
        #docs
        #[derive(Clone, Debug, PartialEq #default)]
        pub struct #name {
            #(#fields,)*
            #kept
        }
        #read
        #write
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
    let UnknownMembers::Keep { field, ty } = &object.unknown else { return None };
    let name = ident(field);
    let string = paths.prelude("String", Scope::Module);
    let ty = paths.ty(ty, Scope::Module);
    let docs = docs::comment("Members that the schema does not name.");
    Some(quote!(#docs pub #name: ::std::collections::BTreeMap<#string, #ty>))
}

fn read_impl(type_name: &str, name: &Ident, object: &Struct, paths: &Paths) -> TokenStream {
    let krate = &paths.krate;
    let (result, ok) = (paths.prelude("Result", Scope::Module), paths.prelude("Ok", Scope::Module));
    let expected = format!("an object (`{type_name}`)");
    let members = object.fields.iter().map(|field| &field.json_name);
    let unknown = match &object.unknown {
        UnknownMembers::Skip => None,
        UnknownMembers::Refuse => Some(quote!(Refuse)),
        UnknownMembers::Keep { .. } => Some(quote!(Keep)),
    };
    let unknown = unknown.map(|unknown| {
        quote!(const UNKNOWN: #krate::__private::Unknown = #krate::__private::Unknown::#unknown;)
    });
    let body = read_body(object, paths, &ok);
    quote! {
        impl<'de> #krate::__private::ReadObject<'de> for #name {
            const EXPECTED: &'static str = #expected;
            const MEMBERS: &'static [&'static str] = &[#(#members),*];
            #unknown
            fn read<A: #krate::__private::serde::de::MapAccess<'de>>(
                members: &mut #krate::__private::Members<'de, A>,
            ) -> #result<Self, A::Error> {
                #body
            }
        }
        impl<'de> #krate::__private::serde::Deserialize<'de> for #name {
            fn deserialize<D: #krate::__private::serde::Deserializer<'de>>(
                deserializer: D,
            ) -> #result<Self, D::Error> {
                #krate::__private::read_object(deserializer)
            }
        }
    }
}

/// Each member goes into a slot of its own; then the slots become the fields.
fn read_body(object: &Struct, paths: &Paths, ok: &TokenStream) -> TokenStream {
    let (some, none) = (paths.prelude("Some", Scope::Module), paths.prelude("None", Scope::Module));
    let slots: Vec<_> = object.fields.iter().map(|field| slot(&field.name)).collect();
    let last = object.fields.len();
    let is_kept = matches!(object.unknown, UnknownMembers::Keep { .. });
    let arms = slots.iter().enumerate().map(|(index, slot)| {
        let pattern = if index + 1 == last && !is_kept { quote!(_) } else { number(index) };
        quote!(#pattern => members.fill(&mut #slot)?)
    });
    let fields = object.fields.iter().zip(&slots).enumerate().map(|(index, (field, slot))| {
        let (name, index) = (ident(&field.name), number(index));
        match (field.presence.required, field.presence.nullable) {
            (true, _) => quote!(#name: members.required(#index, #slot)?),
            (false, true) => quote!(#name: #slot.unwrap_or_default()),
            (false, false) if *slot == name => quote!(#name),
            (false, false) => quote!(#name: #slot),
        }
    });
    if let UnknownMembers::Keep { field, .. } = &object.unknown {
        let (kept, field) = (slot(field), ident(field));
        return quote! {
            #(let mut #slots = #none;)*
            let mut #kept = ::std::collections::BTreeMap::new();
            while let #some(member) = members.next()? {
                match member {
                    #(#arms,)*
                    _ => members.keep(&mut #kept)?,
                }
            }
            #ok(Self { #(#fields,)* #field: #kept })
        };
    }
    if object.fields.is_empty() {
        return quote! {
            while members.next()?.is_some() {}
            #ok(Self {})
        };
    }
    quote! {
        #(let mut #slots = #none;)*
        while let #some(member) = members.next()? {
            match member {
                #(#arms,)*
            }
        }
        #ok(Self { #(#fields,)* })
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
    let literal = proc_macro2::Literal::usize_unsuffixed(index);
    quote!(#literal)
}

fn write_impl(name: &Ident, object: &Struct, paths: &Paths) -> TokenStream {
    let krate = &paths.krate;
    let result = paths.prelude("Result", Scope::Module);
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
    let binding = if is_empty { quote!(let object) } else { quote!(let mut object) };
    quote! {
        impl #krate::__private::serde::Serialize for #name {
            fn serialize<S: #krate::__private::serde::Serializer>(
                &self,
                serializer: S,
            ) -> #result<S::Ok, S::Error> {
                #binding = #krate::__private::ObjectWriter::begin(serializer)?;
                #(#members)*
                #kept
                object.end()
            }
        }
    }
}

fn emit_enum(definition: &TypeDefinition, values: &StringEnum, paths: &Paths) -> TokenStream {
    let krate = &paths.krate;
    let result = paths.prelude("Result", Scope::Module);
    let name = ident(&definition.name);
    let docs = docs::of(
        &definition.documentation,
        &format!("The values of `{}`.", definition.name),
        &[],
    );
    let variants: Vec<_> = values.variants.iter().map(|variant| ident(&variant.name)).collect();
    let texts: Vec<_> = values.variants.iter().map(|variant| &variant.text).collect();
    let variant_docs = texts.iter().map(|text| {
        docs::of(&Documentation::default(), &format!("`{text}`"), &[])
    });
    quote! {
        #docs
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum #name {
            #(#variant_docs #variants,)*
        }
        impl #krate::__private::StringEnum for #name {
            const ALL: &'static [Self] = &[#(Self::#variants),*];
            fn as_str(&self) -> &'static str {
                match self {
                    #(Self::#variants => #texts,)*
                }
            }
        }
        impl #name {
            /// Every value, in the order of the document.
            pub const ALL: &'static [Self] = <Self as #krate::__private::StringEnum>::ALL;
            /// The text of the value.
            pub fn as_str(&self) -> &'static str {
                #krate::__private::StringEnum::as_str(self)
            }
        }
        impl ::core::fmt::Display for #name {
            fn fmt(&self, formatter: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                formatter.pad(self.as_str())
            }
        }
        impl ::core::str::FromStr for #name {
            type Err = #krate::UnknownValue;
            fn from_str(text: &str) -> #result<Self, Self::Err> {
                #krate::__private::parse_enum(text)
            }
        }
        impl<'de> #krate::__private::serde::Deserialize<'de> for #name {
            fn deserialize<D: #krate::__private::serde::Deserializer<'de>>(
                deserializer: D,
            ) -> #result<Self, D::Error> {
                #krate::__private::read_enum(deserializer)
            }
        }
        impl #krate::__private::serde::Serialize for #name {
            fn serialize<S: #krate::__private::serde::Serializer>(
                &self,
                serializer: S,
            ) -> #result<S::Ok, S::Error> {
                #krate::__private::write_enum(self, serializer)
            }
        }
    }
}
