//! Types and names of the prelude, as generated code writes them.

use super::ident::ident;
use super::part::part;
use super::paths::{Paths, Scope};
use super::template::quote;
use super::tokens::{Ident, ToTokens, TokenStream};
use crate::ir::{Field, Integer, Pointer, Type};

/// A type, as it is named in a scope.
#[derive(Clone, Copy)]
pub(super) struct TypeName<'a> {
    pub(super) paths: &'a Paths,
    pub(super) ty: &'a Type,
    pub(super) scope: Scope,
}

impl Paths {
    pub(super) fn ty<'a>(&'a self, ty: &'a Type, scope: Scope) -> TypeName<'a> {
        TypeName {
            paths: self,
            ty,
            scope,
        }
    }

    /// A reference to a value, as a parameter of a function.
    pub(super) fn borrowed(&self, ty: &Type) -> TokenStream {
        match ty {
            Type::String => {
                let str = self.primitive("str", Scope::Root);
                quote!(&#str)
            }
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

    pub(super) fn option(&self, ty: &impl ToTokens, scope: Scope) -> TokenStream {
        let option = self.prelude("Option", scope);
        quote!(#option<#ty>)
    }

    /// The type of a field: `None` means absent or `null`, if only one of them is possible.
    pub(super) fn field<'a>(&'a self, field: &'a Field) -> impl ToTokens + use<'a> {
        part(move || {
            let ty = part(|| self.behind(&field.ty, field.pointer));
            match (field.presence.required, field.presence.nullable) {
                (true, false) => ty.to_token_stream(),
                (false, true) => {
                    let krate = &self.krate;
                    quote!(#krate::Nullable<#ty>)
                }
                _ => self.option(&ty, Scope::Root),
            }
        })
    }

    /// A type in the generated module, behind a pointer.
    pub(super) fn behind(&self, ty: &Type, pointer: Pointer) -> TokenStream {
        let ty = self.ty(ty, Scope::Root);
        match pointer {
            Pointer::None => ty.into_token_stream(),
            Pointer::Box => {
                let boxed = self.prelude("Box", Scope::Root);
                quote!(#boxed<#ty>)
            }
            Pointer::Link => {
                let krate = &self.krate;
                quote!(#krate::payload::Link<#ty>)
            }
        }
    }

    /// A name of the prelude. Nothing in inner modules can hide it.
    pub(super) fn prelude(&self, name: &'static str, scope: Scope) -> Prelude {
        let is_hidden = scope == Scope::Root && self.is_taken(name);
        Prelude { name, is_hidden }
    }

    /// A primitive type. Modules of the document may have such names, because an operation may be called `bool`.
    pub(super) fn primitive(&self, name: &'static str, scope: Scope) -> Primitive {
        let is_hidden = scope == Scope::Root && self.is_taken(name);
        Primitive { name, is_hidden }
    }
}

impl TypeName<'_> {
    fn part<'a>(&'a self, ty: &'a Type) -> TypeName<'a> {
        TypeName { ty, ..*self }
    }
}

impl ToTokens for TypeName<'_> {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let (paths, scope) = (self.paths, self.scope);
        let krate = &paths.krate;
        match self.ty {
            Type::Bool => paths.primitive("bool", scope).to_tokens(tokens),
            Type::Null => tokens.extend([quote!(())]),
            Type::Integer(integer) => paths
                .primitive(integer_name(*integer), scope)
                .to_tokens(tokens),
            Type::F64 => paths.primitive("f64", scope).to_tokens(tokens),
            Type::String => paths.prelude("String", scope).to_tokens(tokens),
            Type::Value => tokens.extend([quote!(#krate::Value)]),
            Type::Binary => tokens.extend([quote!(#krate::Binary)]),
            Type::List(item) => {
                let (vec, item) = (paths.prelude("Vec", scope), self.part(item));
                tokens.extend([quote!(#vec<#item>)]);
            }
            Type::Tuple(items) => {
                let items = items.iter().map(|item| self.part(item));
                tokens.extend([quote!((#(#items,)*))]);
            }
            Type::Map(value) => {
                let (string, value) = (paths.prelude("String", scope), self.part(value));
                tokens.extend([quote!(::std::collections::BTreeMap<#string, #value>)]);
            }
            Type::Nullable(inner) => paths.option(&self.part(inner), scope).to_tokens(tokens),
            Type::Named(id) => in_scope(paths.name(*id), scope, tokens),
            Type::Own(name) => in_scope(&ident(name), scope, tokens),
        }
    }
}

/// A type of the generated module.
fn in_scope(name: &Ident, scope: Scope, tokens: &mut TokenStream) {
    if scope == Scope::Inner {
        tokens.extend([quote!(super::)]);
    }
    name.to_tokens(tokens);
}

fn integer_name(integer: Integer) -> &'static str {
    match integer {
        Integer::I32 => "i32",
        Integer::I64 => "i64",
        Integer::U32 => "u32",
        Integer::U64 => "u64",
        Integer::I128 => "i128",
    }
}

/// A primitive type, which a module of the document may hide.
#[derive(Clone, Copy)]
pub(super) struct Primitive {
    pub(super) name: &'static str,
    pub(super) is_hidden: bool,
}

impl ToTokens for Primitive {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        if self.is_hidden {
            tokens.extend([quote!(::core::primitive::)]);
        }
        ident(self.name).to_tokens(tokens);
    }
}

/// A name of the prelude: short, or in full if something else has the name.
#[derive(Clone, Copy)]
pub(super) struct Prelude {
    pub(super) name: &'static str,
    pub(super) is_hidden: bool,
}

impl ToTokens for Prelude {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        if !self.is_hidden {
            return ident(self.name).to_tokens(tokens);
        }
        tokens.extend([match self.name {
            "Option" => quote!(::core::option::Option),
            "Result" => quote!(::core::result::Result),
            "Ok" => quote!(::core::result::Result::Ok),
            "Err" => quote!(::core::result::Result::Err),
            "Some" => quote!(::core::option::Option::Some),
            "None" => quote!(::core::option::Option::None),
            "Box" => quote!(::std::boxed::Box),
            "Into" => quote!(::core::convert::Into),
            "Send" => quote!(::core::marker::Send),
            "Sync" => quote!(::core::marker::Sync),
            "Vec" => quote!(::std::vec::Vec),
            _ => quote!(::std::string::String),
        }]);
    }
}
