//! How generated code names things: its own types, those of the standard library, and the facade's.

use std::collections::{HashMap, HashSet};

use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::{ToTokens, quote};

use super::part::part;
use super::traits;
use super::type_name::{Prelude, Primitive, TypeName};
use crate::document::Side;
use crate::ir::{
    Api, Enumeration, Field, Scalar, SchemaRequest, Type, TypeDefinition, TypeId, TypeKind,
};
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
    /// Whether handlers are given what came with a request beside what its operation declares.
    pub(super) has_context: bool,
    /// The types of which values are received on a side that is generated.
    read: HashSet<String>,
    /// For each request the place of its schema.
    requested: Vec<usize>,
    /// The module of the schemas.
    serialization_module: Ident,
    /// The types that have an order, by name.
    total: HashMap<String, bool>,
    /// The enumerations: for each value its variant, and whether there is one for other texts.
    enumerations: HashMap<usize, Enumeration>,
    /// The choices: the types of their variants.
    choices: HashMap<usize, Vec<Type>>,
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
                .chain(modules(api))
                .chain(settings.own_types.iter().cloned())
                .collect(),
            shadowed: settings.prelude_shadowed,
            has_deprecated: has_deprecated(api),
            deprecated: (0..api.types.len())
                .filter(|index| api.types[*index].documentation.deprecated)
                .collect(),
            sender: settings.sender,
            receiver: settings.receiver,
            has_context: settings.context,
            read: read_types(api, settings),
            requested: api.requested.clone(),
            serialization_module: ident(&api.serialization_module),
            total: traits::total(api),
            enumerations: enumerations(api),
            choices: choices(api),
            derives: settings
                .derives
                .iter()
                .filter_map(|path| path.parse().ok())
                .collect(),
        }
    }

    /// The same before a type, if it is deprecated or has members of deprecated types.
    pub(super) fn allow_deprecated_in(&self, definition: &TypeDefinition) -> Option<TokenStream> {
        let mut names_deprecated = false;
        definition.parts(&mut |ty| names_deprecated |= self.names_deprecated(ty));
        let is_deprecated = definition.documentation.deprecated || names_deprecated;
        self.allow_deprecated().filter(|_| is_deprecated)
    }

    fn names_deprecated(&self, ty: &Type) -> bool {
        ty.any(&|ty| matches!(ty, Type::Named(id) if self.deprecated.contains(&id.0)))
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

    /// Whether values of a type are received.
    pub(super) fn is_read(&self, definition: &TypeDefinition) -> bool {
        self.read.contains(&definition.name)
    }

    /// `schema(3)`, within the module that holds the schemas.
    pub(super) fn schema(&self, request: SchemaRequest) -> impl ToTokens + use<> {
        let index = self.requested[request.0];
        part(move || {
            let index = Literal::usize_unsuffixed(index);
            quote!(schema(#index))
        })
    }

    /// The same where it is not: `json::schema(3)`.
    pub(super) fn outer_schema(&self, request: SchemaRequest, scope: Scope) -> TokenStream {
        let (module, schema) = (&self.serialization_module, self.schema(request));
        match scope {
            Scope::Root => quote!(#module::#schema),
            Scope::Inner => quote!(super::#module::#schema),
        }
    }

    /// Whether the values of a type have an order, and each is equal to itself.
    pub(super) fn is_total(&self, definition: &TypeDefinition) -> bool {
        self.total.get(&definition.name) == Some(&true)
    }

    /// Whether a type is a choice that has another as a variant.
    pub(super) fn is_choice_with(&self, ty: &Type, other: &Ident) -> bool {
        let Type::Named(id) = ty else { return false };
        let variants = self.choices.get(&id.0).into_iter().flatten();
        let mut variants = variants.filter_map(|variant| match variant {
            Type::Named(id) => self.types.get(id.0),
            _ => None,
        });
        variants.any(|variant| variant == other)
    }

    /// The variant of an enumeration that a value is, and whether the enumeration is open.
    pub(super) fn variant(&self, ty: &Type, value: &Scalar) -> Option<(&str, bool)> {
        let Type::Named(id) = ty else { return None };
        let values = self.enumerations.get(&id.0)?;
        let variant = values.variants.iter().find(|each| each.value == *value)?;
        Some((&variant.name, values.other.is_some()))
    }

    /// The traits that a type derives: its own, and those that the user asks for and it does not have.
    pub(super) fn derive(&self, own: &[&str]) -> TokenStream {
        let is_new = |path: &&TokenStream| {
            let text = path.to_string();
            let name = text.rsplit("::").next().unwrap_or_default().trim();
            !own.contains(&name)
        };
        let own = own.iter().map(|name| ident(name));
        let asked = self.derives.iter().filter(is_new);
        quote!(#[derive(#(#own),* #(, #asked)*)])
    }

    /// A name of the prelude. Inner modules hold nothing that could hide it.
    pub(super) fn prelude(&self, name: &'static str, scope: Scope) -> Prelude {
        let is_hidden = scope == Scope::Root && (self.shadowed || self.taken.contains(name));
        Prelude { name, is_hidden }
    }

    /// A primitive type. Modules of the document have names like these, and an operation may be called `bool`.
    pub(super) fn primitive(&self, name: &'static str, scope: Scope) -> Primitive {
        let is_hidden = scope == Scope::Root && (self.shadowed || self.taken.contains(name));
        Primitive { name, is_hidden }
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

    /// What a type is called.
    pub(super) fn name(&self, id: TypeId) -> &Ident {
        &self.types[id.0]
    }

    pub(super) fn ty<'a>(&'a self, ty: &'a Type, scope: Scope) -> TypeName<'a> {
        TypeName {
            paths: self,
            ty,
            scope,
        }
    }

    /// A reference to a value, as a function takes it.
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

    /// The type of a struct's field: absent and `null` are `None` where only one of them can be.
    pub(super) fn field<'a>(&'a self, field: &'a Field) -> impl ToTokens + use<'a> {
        part(move || {
            let ty = part(|| self.boxed(&field.ty, field.boxed));
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

    /// A type in the generated module, in a `Box` if it is to be.
    pub(super) fn boxed(&self, ty: &Type, boxed: bool) -> TokenStream {
        let ty = self.ty(ty, Scope::Root);
        if boxed {
            let boxed = self.prelude("Box", Scope::Root);
            quote!(#boxed<#ty>)
        } else {
            ty.into_token_stream()
        }
    }
}

/// The names of the modules within the generated one.
fn modules(api: &Api) -> impl Iterator<Item = String> {
    let operations = api.operations.iter().map(|each| &each.module);
    let callbacks = api.callbacks.iter().map(|each| &each.module);
    let groups = api.groups.iter().map(|each| &each.module);
    let endpoint = api.endpoint.iter().map(|each| &each.module);
    let own = [&api.serialization_module, &api.security_module];
    let modules = operations.chain(callbacks).chain(groups);
    modules.chain(endpoint).chain(own).cloned()
}

fn enumerations(api: &Api) -> HashMap<usize, Enumeration> {
    let types = api.types.iter().enumerate();
    let found = types.filter_map(|(index, definition)| match &definition.kind {
        TypeKind::Enum(values) => Some((index, values.clone())),
        _ => None,
    });
    found.collect()
}

/// The names of the types that are reached from what a generated side receives.
fn read_types(api: &Api, settings: &Settings) -> HashSet<String> {
    let is_generated = |side| match side {
        Side::Provider => settings.sender,
        Side::Consumer => settings.receiver,
    };
    let mut open = Vec::new();
    for operation in &api.operations {
        if is_generated(operation.sent_by.other()) {
            let parameters = operation.parameters.iter().map(|parameter| &parameter.ty);
            let bodies = operation.body.iter();
            let bodies = bodies.flat_map(|body| body.contents.types());
            parameters
                .chain(bodies)
                .for_each(|ty| ty.named(&mut |id| open.push(id)));
        }
        if is_generated(operation.sent_by) {
            let answers = operation.responses.iter();
            answers
                .flat_map(|response| response.types())
                .for_each(|ty| ty.named(&mut |id| open.push(id)));
        }
    }
    let mut found = HashSet::new();
    while let Some(id) = open.pop() {
        let definition = &api.types[id.0];
        if found.insert(definition.name.clone()) {
            definition.parts(&mut |ty| ty.named(&mut |id| open.push(id)));
        }
    }
    found
}

fn choices(api: &Api) -> HashMap<usize, Vec<Type>> {
    let types = api.types.iter().enumerate();
    let choices = types.filter_map(|(index, definition)| match &definition.kind {
        TypeKind::Union(union) => {
            let variants = union.variants.iter().map(|variant| variant.ty.clone());
            Some((index, variants.collect()))
        }
        _ => None,
    });
    choices.collect()
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
            || operation.fields().any(|each| each.documentation.deprecated)
    });
    let mut schemes = api.security_schemes.iter();
    of_types || of_operations || schemes.any(|scheme| scheme.documentation.deprecated)
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
