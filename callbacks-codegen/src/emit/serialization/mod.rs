//! The impls that make payload types JSON, in their own module, where no name of the document can interfere.

mod conforms;
mod read;
mod view;

use crate::emit::template::quote;
use crate::emit::tokens::{Ident, Literal, ToTokens, TokenStream};
use std::collections::BTreeSet;

use super::ident::ident;
use super::literal::{float, string};
use super::part::part;
use super::paths::Paths;
use super::{schema, union};
use crate::ir::{Api, Enumeration, Scalar, Struct, TypeDefinition, TypeKind, UnknownMembers};
use read::read_impl;
use view::{each_impl, visitor};

/// The module of the impls and of the schemas.
pub(super) fn emit(api: &Api, paths: &Paths) -> TokenStream {
    if api.schemas.is_empty() {
        return TokenStream::new();
    }
    let krate = &paths.krate;
    let name = ident(&api.serialization_module);
    let imports = imports(api);
    let imports = (!imports.is_empty()).then(|| {
        let names = imports.iter().map(|name| ident(name));
        quote!(use #krate::__private::{#(#names),*};)
    });
    let map_access = api
        .generated_types()
        .any(|each| matches!(each.kind, TypeKind::Struct(_)))
        .then(|| quote!(use #krate::__private::serde::de::MapAccess;));
    let control_flow = api
        .generated_types()
        .any(|each| matches!(each.kind, TypeKind::Struct(_)))
        .then(|| {
            quote!(
                use ::std::ops::ControlFlow;
            )
        });
    let impls = api.generated_types();
    let impls = impls.map(|each| part(|| emit_type(each, paths)));
    let table = part(|| schema::emit(api, paths));
    let allow = paths.allow_deprecated();
    quote! {
        #allow
        mod #name {
            #control_flow
            #map_access
            #imports
            #(#impls)*
            #table
        }
    }
}

/// The private items that the impls need.
fn imports(api: &Api) -> BTreeSet<&'static str> {
    let mut names = BTreeSet::new();
    for definition in api.generated_types() {
        names.extend(["payload", "received"]);
        match &definition.kind {
            TypeKind::Struct(object) => struct_imports(object, &mut names),
            TypeKind::Enum(values) if values.is_of_strings() => {
                names.insert("StringEnum");
            }
            TypeKind::Enum(_) => names.extend(["Scalar", "ScalarEnum"]),
            TypeKind::Union(union) => {
                names.extend(["AsInstance", "Choice", "Instance", "ReadUnion"]);
                if union::is_tagged(union) {
                    names.insert("variant");
                }
                if union.variants.iter().any(|variant| variant.ty.is_foreign()) {
                    names.insert("foreign");
                }
            }
            TypeKind::Wrapper(_) => {}
        }
    }
    names
}

fn struct_imports(object: &Struct, names: &mut BTreeSet<&'static str>) {
    names.extend(["Members", "Object", "ReadObject", "Visit"]);
    if !matches!(object.unknown, UnknownMembers::Skip) {
        names.insert("Unknown");
    }
    if let Some(conformity) = &object.conformity {
        names.insert("SchemaRef");
        conforms::imports(conformity, names);
    }
    if !object.constants.is_empty() {
        names.insert("Scalar");
    }
    for field in &object.fields {
        names.insert(visitor(field).import());
    }
    if let UnknownMembers::Keep { ty, .. } = &object.unknown
        && ty.is_foreign()
    {
        names.insert("foreign_each");
    }
}

fn emit_type(definition: &TypeDefinition, paths: &Paths) -> TokenStream {
    let name = &ident(&definition.name);
    let schema = paths.schema(definition.schema);
    match &definition.kind {
        TypeKind::Struct(object) => {
            let read = part(|| read_impl(&definition.name, name, object));
            let received = part(|| quote!(received!(object super::#name);));
            let each = part(|| each_impl(name, object, &schema.to_token_stream(), paths));
            quote! {
                #read
                #each
                payload!(object super::#name, #schema);
                #received
            }
        }
        TypeKind::Enum(values) if values.is_of_strings() => {
            let received = part(|| quote!(received!(string super::#name);));
            let values = part(|| string_impl(name, values));
            quote!(#values payload!(string super::#name, #schema); #received)
        }
        TypeKind::Enum(values) => {
            let received = part(|| quote!(received!(scalar super::#name);));
            let values = part(|| scalar_impl(name, values));
            quote!(#values payload!(scalar super::#name, #schema); #received)
        }
        TypeKind::Union(union) => {
            let impls = part(|| union::impls(definition, union, paths));
            let received = part(|| quote!(received!(union super::#name);));
            quote!(#impls payload!(super::#name, #schema); #received)
        }
        TypeKind::Wrapper(_) => {
            let received = part(|| quote!(received!(wrapper super::#name);));
            quote!(payload!(wrapper super::#name, #schema); #received)
        }
    }
}

/// `Scalar::String("order.created")`
fn scalar(value: &Scalar) -> TokenStream {
    match value {
        Scalar::Boolean(value) => quote!(Scalar::Boolean(#value)),
        Scalar::Integer(value) => {
            let value = Literal::i128_unsuffixed(*value);
            quote!(Scalar::Integer(#value))
        }
        Scalar::Number(text) => {
            let value = float(text);
            quote!(Scalar::Number(#value))
        }
        Scalar::String(text) => {
            let text = string(text);
            quote!(Scalar::String(#text))
        }
    }
}

fn string_impl(name: &Ident, values: &Enumeration) -> TokenStream {
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
    }
}

fn scalar_impl(name: &Ident, values: &Enumeration) -> TokenStream {
    let arms = values.variants.iter().map(|variant| {
        part(|| {
            let (name, value) = (ident(&variant.name), scalar(&variant.value));
            quote!(Self::#name => #value)
        })
    });
    quote! {
        impl ScalarEnum for super::#name {
            const ALL: &'static [Self] = Self::ALL;
            fn value(self) -> Scalar {
                match self {
                    #(#arms,)*
                }
            }
        }
    }
}
