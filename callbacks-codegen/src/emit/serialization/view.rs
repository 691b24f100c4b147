//! Code for the view of a struct as JSON: what is written and validated.

use super::{conforms, scalar};
use crate::emit::ident::ident;
use crate::emit::literal::Text;
use crate::emit::part::part;
use crate::emit::paths::Paths;
use crate::emit::template::quote;
use crate::emit::tokens::{Ident, ToTokens, TokenStream};
use crate::ir::{Constant, Field, Struct, Type, UnknownMembers};

/// The view of a field.
#[derive(Clone, Copy)]
pub(super) enum Visitor {
    Plain,
    OrAbsent,
    Foreign,
    ForeignOrAbsent,
    ForeignNullable,
}

impl Visitor {
    pub(super) fn import(self) -> &'static str {
        match self {
            Self::Plain => "AsInstance",
            Self::OrAbsent => "present",
            Self::Foreign => "foreign",
            Self::ForeignOrAbsent => "foreign_or_absent",
            Self::ForeignNullable => "foreign_nullable",
        }
    }
}

pub(super) fn visitor(field: &Field) -> Visitor {
    let is_foreign = field.ty.is_foreign();
    match (field.presence.required, field.presence.nullable) {
        (true, _) | (false, true) if !is_foreign => Visitor::Plain,
        (false, false) if !is_foreign => Visitor::OrAbsent,
        (true, _) => Visitor::Foreign,
        (false, false) => Visitor::ForeignOrAbsent,
        (false, true) => Visitor::ForeignNullable,
    }
}

/// A part of the view: a member, or all unnamed ones.
enum Seen<'a> {
    Constant(&'a Constant),
    Field(&'a Field),
    Kept(&'a str, &'a Type),
}

impl ToTokens for Seen<'_> {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        tokens.extend([match self {
            Self::Constant(constant) => visit_constant(constant),
            Self::Field(field) => visit_field(field),
            Self::Kept(field, ty) => visit_kept(&ident(field), ty),
        }]);
    }
}

/// The members in the order in which they are written: constants first, because one of them often names the type.
pub(super) fn each_impl(
    name: &Ident,
    object: &Struct,
    schema: &TokenStream,
    paths: &Paths,
) -> TokenStream {
    let constants = object.constants.iter().map(Seen::Constant);
    let fields = object.fields.iter().map(Seen::Field);
    let kept = match &object.unknown {
        UnknownMembers::Keep { field, ty } => Some(Seen::Kept(field, ty)),
        _ => None,
    };
    let mut visits: Vec<_> = constants.chain(fields).chain(kept).collect();
    let (visit, last) = match visits.pop() {
        Some(last) => (quote!(visit), last.into_token_stream()),
        None => (quote!(_visit), quote!(ControlFlow::Continue(()))),
    };
    let conforms = part(|| conforms::conforms(object, schema, paths).unwrap_or_default());
    quote! {
        impl Object for super::#name {
            fn each<'a>(&'a self, #visit: Visit<'_, 'a>) -> ControlFlow<()> {
                #(#visits?;)*
                #last
            }
            #conforms
        }
    }
}

fn visit_constant(constant: &Constant) -> TokenStream {
    let json_name = Text(&constant.json_name);
    let value = part(|| scalar(&constant.value));
    quote!(visit(#json_name, #value.into()))
}

fn visit_field(field: &Field) -> TokenStream {
    let (json_name, name) = (Text(&field.json_name), ident(&field.name));
    match visitor(field) {
        Visitor::Plain => quote!(visit(#json_name, self.#name.as_instance())),
        Visitor::OrAbsent => quote!(present(#json_name, &self.#name, visit)),
        other => {
            let function = ident(other.import());
            quote!(visit(#json_name, #function(&self.#name)))
        }
    }
}

fn visit_kept(field: &Ident, ty: &Type) -> TokenStream {
    if ty.is_foreign() {
        quote!(foreign_each(&self.#field, visit))
    } else {
        quote!(Object::each(&self.#field, visit))
    }
}
