//! How generated code names things: its own types, those of the standard library, and the facade's.

use std::collections::HashSet;

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, quote};

use crate::document::Side;
use crate::ir::{Api, Field, Type, TypeDefinition, TypeKind};
use crate::settings::Settings;

/// Names as they can be written where code is generated.
pub(super) struct Paths {
    /// The facade, `::callbacks` unless the user renamed it.
    pub(super) krate: TokenStream,
    types: Vec<Ident>,
    taken: HashSet<String>,
    shadowed: bool,
    has_deprecated: bool,
    /// The types that the document deprecates, by their ids.
    deprecated: HashSet<usize>,
    /// Whether the provider's side is generated.
    sender: bool,
    /// Whether the consumer's side is generated.
    receiver: bool,
    /// Traits that payload types derive besides their own.
    pub(super) derives: Vec<TokenStream>,
}

/// Where something is named.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Scope {
    /// In the generated module itself, where the document and the user give names.
    Root,
    /// In a module within it, where only this crate does.
    Inner,
}

impl Paths {
    pub(super) fn new(api: &Api, settings: &Settings) -> Self {
        let krate = settings
            .krate
            .parse()
            .unwrap_or_else(|_| quote!(::callbacks));
        let generated = api.types.iter().map(|definition| definition.name.clone());
        Self {
            krate,
            types: api
                .types
                .iter()
                .map(|definition| ident(&definition.name))
                .collect(),
            taken: generated
                .chain(settings.own_types.iter().cloned())
                .collect(),
            shadowed: settings.prelude_shadowed,
            has_deprecated: has_deprecated(api),
            deprecated: (0..api.types.len())
                .filter(|index| api.types[*index].documentation.deprecated)
                .collect(),
            sender: settings.sender,
            receiver: settings.receiver,
            derives: settings
                .derives
                .iter()
                .filter_map(|path| path.parse().ok())
                .collect(),
        }
    }

    /// The same before a type, if it is deprecated or has members of deprecated types.
    pub(super) fn allow_deprecated_in(&self, definition: &TypeDefinition) -> Option<TokenStream> {
        let names_deprecated = match &definition.kind {
            TypeKind::Struct(object) => {
                let mut fields = object.fields.iter();
                fields.any(|field| self.names_deprecated(&field.ty))
            }
            TypeKind::Union(union) => {
                let mut variants = union.variants.iter();
                variants.any(|variant| self.names_deprecated(&variant.ty))
            }
            TypeKind::Enum(_) => false,
        };
        let is_deprecated = definition.documentation.deprecated || names_deprecated;
        self.allow_deprecated().filter(|_| is_deprecated)
    }

    fn names_deprecated(&self, ty: &Type) -> bool {
        match ty {
            Type::Named(id) => self.deprecated.contains(&id.0),
            Type::List(inner) | Type::Map(inner) | Type::Nullable(inner) => {
                self.names_deprecated(inner)
            }
            _ => false,
        }
    }

    /// Stands before generated code that names what the document deprecates: that is for the user to avoid.
    pub(super) fn allow_deprecated(&self) -> Option<TokenStream> {
        self.has_deprecated.then(|| quote!(#[allow(deprecated)]))
    }

    /// Whether the side that sends an operation is generated.
    pub(super) fn is_sent(&self, by: Side) -> bool {
        match by {
            Side::Provider => self.sender,
            Side::Consumer => self.receiver,
        }
    }

    /// Whether the side that receives an operation is generated.
    pub(super) fn is_received(&self, by: Side) -> bool {
        match by {
            Side::Provider => self.receiver,
            Side::Consumer => self.sender,
        }
    }

    /// The traits that a type derives: its own, and those that the user asks for and it does not have.
    pub(super) fn derive(&self, own: &[&str]) -> TokenStream {
        let names = own.iter().map(|name| ident(name).into_token_stream());
        let is_new = |path: &&TokenStream| {
            let text = path.to_string();
            let name = text.rsplit("::").next().unwrap_or_default().trim();
            !own.contains(&name)
        };
        let all = names.chain(self.derives.iter().filter(is_new).cloned());
        quote!(#[derive(#(#all),*)])
    }

    /// A name of the prelude: short as one writes it by hand, or in full where something else has the name. Inner
    /// modules hold nothing that could.
    pub(super) fn prelude(&self, name: &str, scope: Scope) -> TokenStream {
        if scope == Scope::Inner || !(self.shadowed || self.taken.contains(name)) {
            let name = ident(name);
            return quote!(#name);
        }
        match name {
            "Option" => quote!(::core::option::Option),
            "Result" => quote!(::core::result::Result),
            "Ok" => quote!(::core::result::Result::Ok),
            "Some" => quote!(::core::option::Option::Some),
            "None" => quote!(::core::option::Option::None),
            "Box" => quote!(::std::boxed::Box),
            "Send" => quote!(::core::marker::Send),
            "Sync" => quote!(::core::marker::Sync),
            "Vec" => quote!(::std::vec::Vec),
            _ => quote!(::std::string::String),
        }
    }

    /// The name of a type parameter, which must not hide a type that stands beside it.
    pub(super) fn type_parameter(&self, name: &str) -> Ident {
        let is_taken = self.shadowed || self.taken.contains(name);
        if is_taken {
            ident(&format!("{name}Parameter"))
        } else {
            ident(name)
        }
    }

    pub(super) fn ty(&self, ty: &Type, scope: Scope) -> TokenStream {
        match ty {
            Type::Bool => quote!(bool),
            Type::I32 => quote!(i32),
            Type::I64 => quote!(i64),
            Type::F64 => quote!(f64),
            Type::String => self.prelude("String", scope),
            Type::Value => {
                let krate = &self.krate;
                quote!(#krate::Value)
            }
            Type::Binary => {
                let krate = &self.krate;
                quote!(#krate::Binary)
            }
            Type::List(item) => {
                let (vec, item) = (self.prelude("Vec", scope), self.ty(item, scope));
                quote!(#vec<#item>)
            }
            Type::Map(value) => {
                let (string, value) = (self.prelude("String", scope), self.ty(value, scope));
                quote!(::std::collections::BTreeMap<#string, #value>)
            }
            Type::Nullable(inner) => self.option(&self.ty(inner, scope), scope),
            Type::Named(id) => in_scope(&self.types[id.0], scope),
            Type::Own(name) => in_scope(&ident(name), scope),
        }
    }

    /// A reference to a value, as a function takes it.
    pub(super) fn borrowed(&self, ty: &Type) -> TokenStream {
        match ty {
            Type::String => quote!(&str),
            Type::List(item) => {
                let item = self.ty(item, Scope::Root);
                quote!(&[#item])
            }
            _ => {
                let ty = self.ty(ty, Scope::Root);
                quote!(&#ty)
            }
        }
    }

    pub(super) fn option(&self, ty: &TokenStream, scope: Scope) -> TokenStream {
        let option = self.prelude("Option", scope);
        quote!(#option<#ty>)
    }

    /// The type of a struct's field: absent and `null` are `None` where only one of them can be.
    pub(super) fn field(&self, field: &Field) -> TokenStream {
        let ty = self.ty(&field.ty, Scope::Root);
        let ty = if field.boxed {
            let boxed = self.prelude("Box", Scope::Root);
            quote!(#boxed<#ty>)
        } else {
            ty
        };
        match (field.presence.required, field.presence.nullable) {
            (true, false) => ty,
            (false, true) => {
                let krate = &self.krate;
                quote!(#krate::Nullable<#ty>)
            }
            _ => self.option(&ty, Scope::Root),
        }
    }
}

/// A type of the generated module.
fn in_scope(name: &Ident, scope: Scope) -> TokenStream {
    match scope {
        Scope::Root => quote!(#name),
        Scope::Inner => quote!(super::#name),
    }
}

fn has_deprecated(api: &Api) -> bool {
    let of_types = api.types.iter().any(|definition| {
        let TypeKind::Struct(object) = &definition.kind else {
            return definition.documentation.deprecated;
        };
        definition.documentation.deprecated
            || object
                .fields
                .iter()
                .any(|field| field.documentation.deprecated)
    });
    let of_operations = api.operations.iter().any(|operation| {
        operation.documentation.deprecated
            || operation
                .parameters
                .iter()
                .any(|each| each.documentation.deprecated)
    });
    of_types || of_operations
}

/// A name as an identifier, raw if it is a keyword.
pub(super) fn ident(name: &str) -> Ident {
    if is_keyword(name) {
        Ident::new_raw(name, Span::call_site())
    } else {
        Ident::new(name, Span::call_site())
    }
}

/// The keywords of all editions, reserved ones included (Rust reference "Keywords").
fn is_keyword(name: &str) -> bool {
    matches!(
        name,
        "abstract"
            | "as"
            | "async"
            | "await"
            | "become"
            | "box"
            | "break"
            | "const"
            | "continue"
            | "do"
            | "dyn"
            | "else"
            | "enum"
            | "extern"
            | "false"
            | "final"
            | "fn"
            | "for"
            | "gen"
            | "if"
            | "impl"
            | "in"
            | "let"
            | "loop"
            | "macro"
            | "match"
            | "mod"
            | "move"
            | "mut"
            | "override"
            | "priv"
            | "pub"
            | "ref"
            | "return"
            | "static"
            | "struct"
            | "trait"
            | "true"
            | "try"
            | "type"
            | "typeof"
            | "unsafe"
            | "unsized"
            | "use"
            | "virtual"
            | "where"
            | "while"
            | "yield"
    )
}
