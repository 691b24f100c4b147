//! The impls that make payload types JSON, in a module of their own: there no name can clash with the document's.

use std::collections::BTreeSet;

use proc_macro2::{Ident, Literal, TokenStream};
use quote::quote;

use super::paths::{Paths, ident};
use super::{schema, union};
use crate::ir::{
    Api, Constant, Enumeration, Field, Scalar, Struct, TypeDefinition, TypeKind, UnknownMembers,
};

/// The module of the impls and of the schemas.
pub(super) fn emit(api: &Api, paths: &Paths) -> TokenStream {
    if api.schemas.is_empty() {
        return TokenStream::new();
    }
    let krate = &paths.krate;
    let name = ident(&api.serialization_module);
    let imports = imports(api, paths);
    let imports = imports.iter().map(|name| ident(name));
    let map_access = api
        .types
        .iter()
        .any(|each| matches!(each.kind, TypeKind::Struct(_)) && paths.is_read(each))
        .then(|| quote!(use #krate::__private::serde::de::MapAccess;));
    let control_flow = api
        .types
        .iter()
        .any(|each| matches!(each.kind, TypeKind::Struct(_)))
        .then(|| {
            quote!(
                use ::std::ops::ControlFlow;
            )
        });
    let impls = api.types.iter().map(|each| emit_type(each, paths));
    let table = schema::emit(api);
    let allow = paths.allow_deprecated();
    quote! {
        #allow
        mod #name {
            #control_flow
            #map_access
            use #krate::__private::{#(#imports),*};
            #(#impls)*
            #table
        }
    }
}

/// What the impls name of the facade's inside.
fn imports(api: &Api, paths: &Paths) -> BTreeSet<&'static str> {
    let mut names = BTreeSet::from(["Schema", "SchemaRef"]);
    for definition in &api.types {
        let is_read = paths.is_read(definition);
        names.insert("payload");
        if is_read {
            names.insert("received");
        }
        match &definition.kind {
            TypeKind::Struct(object) => struct_imports(object, is_read, &mut names),
            TypeKind::Enum(values) if values.is_of_strings() => {
                names.insert("StringEnum");
            }
            TypeKind::Enum(_) => names.extend(["Scalar", "ScalarEnum"]),
            TypeKind::Union(union) => {
                names.extend(["AsInstance", "Instance"]);
                if union::is_told(union) {
                    names.insert("variant");
                }
                if union.variants.iter().any(|variant| variant.ty.is_foreign()) {
                    names.insert("foreign");
                }
                if is_read {
                    names.extend(["Choice", "ReadUnion"]);
                }
            }
            TypeKind::Wrapper(_) => {}
        }
    }
    names
}

fn struct_imports(object: &Struct, is_read: bool, names: &mut BTreeSet<&'static str>) {
    names.extend(["Object", "Visit"]);
    if is_read {
        names.extend(["Members", "ReadObject"]);
    }
    if !matches!(object.unknown, UnknownMembers::Skip) && is_read {
        names.insert("Unknown");
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

/// How a field is seen as JSON.
#[derive(Clone, Copy)]
enum Visitor {
    Plain,
    OrAbsent,
    Foreign,
    ForeignOrAbsent,
    ForeignNullable,
}

impl Visitor {
    fn import(self) -> &'static str {
        match self {
            Self::Plain => "AsInstance",
            Self::OrAbsent => "present",
            Self::Foreign => "foreign",
            Self::ForeignOrAbsent => "foreign_or_absent",
            Self::ForeignNullable => "foreign_nullable",
        }
    }
}

fn visitor(field: &Field) -> Visitor {
    let is_foreign = field.ty.is_foreign();
    match (field.presence.required, field.presence.nullable) {
        (true, _) | (false, true) if !is_foreign => Visitor::Plain,
        (false, false) if !is_foreign => Visitor::OrAbsent,
        (true, _) => Visitor::Foreign,
        (false, false) => Visitor::ForeignOrAbsent,
        (false, true) => Visitor::ForeignNullable,
    }
}

fn emit_type(definition: &TypeDefinition, paths: &Paths) -> TokenStream {
    let name = ident(&definition.name);
    let is_read = paths.is_read(definition);
    let schema = paths.schema(definition.schema);
    match &definition.kind {
        TypeKind::Struct(object) => {
            let read = is_read.then(|| read_impl(&definition.name, &name, object));
            let received = is_read.then(|| quote!(received!(object super::#name);));
            let each = each_impl(&name, object);
            quote! {
                #read
                #each
                payload!(object super::#name, #schema);
                #received
            }
        }
        TypeKind::Enum(values) if values.is_of_strings() => {
            let received = is_read.then(|| quote!(received!(string super::#name);));
            let values = string_impl(&name, values);
            quote!(#values payload!(string super::#name, #schema); #received)
        }
        TypeKind::Enum(values) => {
            let received = is_read.then(|| quote!(received!(scalar super::#name);));
            let values = scalar_impl(&name, values);
            quote!(#values payload!(scalar super::#name, #schema); #received)
        }
        TypeKind::Union(union) => {
            let impls = union::impls(definition, union, paths);
            let received = is_read.then(|| quote!(received!(union super::#name);));
            quote!(#impls payload!(super::#name, #schema); #received)
        }
        TypeKind::Wrapper(_) => {
            let received = is_read.then(|| quote!(received!(wrapper super::#name);));
            quote!(payload!(wrapper super::#name, #schema); #received)
        }
    }
}

fn read_impl(type_name: &str, name: &Ident, object: &Struct) -> TokenStream {
    let expected = format!("an object (`{type_name}`)");
    let constants = object.constants.iter().map(|constant| &constant.json_name);
    let members = object.fields.iter().map(|field| &field.json_name);
    let members = members.chain(constants);
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
            fn read<A: MapAccess<'de>>(members: &mut Members<'de, A>) -> Option<Self> {
                #body
            }
        }
    }
}

/// Each member goes into a slot of its own; then the slots become the fields. Those of constants are only seen to be there.
fn read_body(object: &Struct) -> TokenStream {
    let fields: Vec<_> = object
        .fields
        .iter()
        .map(|field| slot(&field.name))
        .collect();
    let constants: Vec<_> = object
        .constants
        .iter()
        .map(|constant| slot(&constant.name))
        .collect();
    let kept = match &object.unknown {
        UnknownMembers::Keep { field, ty } => Some((slot(field), ident(field), ty)),
        _ => None,
    };
    if fields.is_empty() && constants.is_empty() && kept.is_none() {
        return quote! {
            while members.next().is_some() {}
            Some(Self {})
        };
    }
    let fills = object.fields.iter().zip(&fields).map(|(field, slot)| {
        let method = if field.ty.is_foreign() {
            quote!(fill_foreign)
        } else {
            quote!(fill)
        };
        quote!(members.#method(&mut #slot))
    });
    let checks = object
        .constants
        .iter()
        .zip(&constants)
        .map(|(constant, slot)| {
            let value = scalar(&constant.value);
            quote!(members.constant(&mut #slot, #value))
        });
    let arms: Vec<_> = fills.chain(checks).collect();
    let walk = walk(
        &arms,
        kept.as_ref().map(|(slot, _, ty)| (slot, ty.is_foreign())),
    );
    let declare = kept
        .as_ref()
        .map(|(slot, ..)| quote!(let mut #slot = ::std::collections::BTreeMap::new();));
    let values = object.fields.iter().zip(&fields).enumerate();
    let values = values.map(|(index, (field, slot))| field_value(index, field, slot));
    let asked = constants.iter().enumerate().map(|(index, slot)| {
        let index = number(object.fields.len() + index);
        quote!(members.required(#index, #slot)?;)
    });
    let give = kept.as_ref().map(|(slot, field, _)| {
        if slot == field {
            quote!(#field)
        } else {
            quote!(#field: #slot)
        }
    });
    quote! {
        #(let mut #fields = None;)*
        #(let mut #constants = None;)*
        #declare
        #walk
        #(#asked)*
        Some(Self { #(#values,)* #give })
    }
}

fn walk(arms: &[TokenStream], kept: Option<(&Ident, bool)>) -> TokenStream {
    if let ([only], None) = (arms, kept) {
        return quote! {
            while members.next().is_some() {
                #only;
            }
        };
    }
    let keep = kept.map(|(slot, is_foreign)| {
        if is_foreign {
            quote!(_ => members.keep_foreign(&mut #slot))
        } else {
            quote!(_ => members.keep(&mut #slot))
        }
    });
    if let ([], Some((slot, is_foreign))) = (arms, kept) {
        let method = if is_foreign {
            quote!(keep_foreign)
        } else {
            quote!(keep)
        };
        return quote! {
            while members.next().is_some() {
                members.#method(&mut #slot);
            }
        };
    }
    let numbered = arms.iter().enumerate().map(|(index, arm)| {
        // The numbers end with the last member, so its arm takes the rest.
        let is_rest = index + 1 == arms.len() && keep.is_none();
        let pattern = if is_rest { quote!(_) } else { number(index) };
        quote!(#pattern => #arm)
    });
    let numbered = numbered.chain(keep.clone());
    quote! {
        while let Some(member) = members.next() {
            match member {
                #(#numbered,)*
            }
        }
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

/// The members as they are written: constants first, because one of them mostly says what the object is.
fn each_impl(name: &Ident, object: &Struct) -> TokenStream {
    let constants = object.constants.iter().map(visit_constant);
    let fields = object.fields.iter().map(|field| {
        let (json_name, name) = (&field.json_name, ident(&field.name));
        let value = match visitor(field) {
            Visitor::Plain => quote!(self.#name.as_instance()),
            Visitor::OrAbsent => return quote!(present(#json_name, &self.#name, visit)),
            other => {
                let function = ident(other.import());
                quote!(#function(&self.#name))
            }
        };
        quote!(visit(#json_name, #value))
    });
    let kept = match &object.unknown {
        UnknownMembers::Keep { field, ty } if ty.is_foreign() => {
            let field = ident(field);
            Some(quote!(foreign_each(&self.#field, visit)))
        }
        UnknownMembers::Keep { field, .. } => {
            let field = ident(field);
            Some(quote!(Object::each(&self.#field, visit)))
        }
        _ => None,
    };
    let mut visits: Vec<_> = constants.chain(fields).chain(kept).collect();
    let last = visits
        .pop()
        .unwrap_or_else(|| quote!(ControlFlow::Continue(())));
    let visit = if visits.is_empty() && object.is_empty() {
        quote!(_visit)
    } else {
        quote!(visit)
    };
    quote! {
        impl Object for super::#name {
            fn each<'a>(&'a self, #visit: Visit<'_, 'a>) -> ControlFlow<()> {
                #(#visits?;)*
                #last
            }
        }
    }
}

fn visit_constant(constant: &Constant) -> TokenStream {
    let (json_name, value) = (&constant.json_name, scalar(&constant.value));
    quote!(visit(#json_name, #value.into()))
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
        Scalar::String(text) => quote!(Scalar::String(#text)),
    }
}

/// A number of the document as a literal; one that no double holds is the largest.
pub(super) fn float(text: &str) -> Literal {
    let value: f64 = text.parse().unwrap_or_default();
    Literal::f64_unsuffixed(value.clamp(f64::MIN, f64::MAX))
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
        let (name, value) = (ident(&variant.name), scalar(&variant.value));
        quote!(Self::#name => #value)
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
