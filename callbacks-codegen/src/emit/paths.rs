//! Names in generated code: its own types, the standard library, and the facade.

use super::template::quote;
use super::tokens::{Ident, ToTokens, TokenStream};
use std::collections::HashSet;
use std::rc::Rc;

use super::ident::ident;
use super::part::part;
use super::schema;
use super::sides::Sides;
use crate::document::Side;
use crate::ir::{Api, Facts, Scalar, SchemaRequest, Type, TypeDefinition, TypeId, TypeKind};
use crate::settings::Settings;

/// Names as generated code writes them.
pub(super) struct Paths {
    /// The facade, `::callbacks` unless the user renamed it.
    pub(super) krate: TokenStream,
    types: Vec<Ident>,
    taken: HashSet<String>,
    shadowed: bool,
    has_deprecated: bool,
    /// Facts about the types.
    facts: Rc<Facts>,
    sides: Sides,
    /// Whether handlers get a `Context`.
    pub(super) has_context: bool,
    /// Whether the traits have a form for trait objects.
    pub(super) is_dynamic: bool,
    /// For each request the index of its schema.
    requested: Vec<usize>,
    /// The statics of the schemas.
    pub(super) schema_names: Vec<Ident>,
    /// The module of the schemas.
    serialization_module: Ident,
    /// Traits that the user adds to payload types.
    pub(super) derives: Vec<TokenStream>,
}

/// Where a name is used.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Scope {
    /// In the generated module itself, where the document and the user choose names.
    Root,
    /// In a module inside it, where only this crate does.
    Inner,
}

impl Paths {
    pub(super) fn new(api: &Api, settings: &Settings) -> Self {
        let krate = TokenStream::of_user(&settings.krate);
        let krate = krate.unwrap_or_else(|| quote!(::callbacks));
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
            facts: Rc::clone(&api.facts),
            sides: Sides::new(settings),
            has_context: settings.context,
            is_dynamic: settings.dynamic,
            requested: api.requested.clone(),
            schema_names: schema::names(api),
            serialization_module: ident(&api.serialization_module),
            derives: settings
                .derives
                .iter()
                .filter_map(|path| TokenStream::of_user(path))
                .collect(),
        }
    }

    /// The same for a type, if it is deprecated or has members of deprecated types.
    pub(super) fn allow_deprecated_in(&self, definition: &TypeDefinition) -> Option<TokenStream> {
        let mut names_deprecated = false;
        definition.parts(&mut |ty| names_deprecated |= self.names_deprecated(ty));
        let is_deprecated = definition.documentation.deprecated || names_deprecated;
        self.allow_deprecated().filter(|_| is_deprecated)
    }

    fn names_deprecated(&self, ty: &Type) -> bool {
        ty.any(&|ty| matches!(ty, Type::Named(id) if self.facts.deprecated.contains(id)))
    }

    /// Allows generated code to use deprecated items. The user is warned elsewhere.
    pub(super) fn allow_deprecated(&self) -> Option<TokenStream> {
        self.has_deprecated.then(|| quote!(#[allow(deprecated)]))
    }

    /// Whether the side that sends an operation is generated.
    pub(super) fn is_sent(&self, by: Side) -> bool {
        self.sides.is_sent(by)
    }

    /// Whether the side that receives an operation is generated.
    pub(super) fn is_received(&self, by: Side) -> bool {
        self.sides.is_received(by)
    }

    /// `schema::ORDER_ITEM`, within the module that contains the schemas.
    pub(super) fn schema(&self, request: SchemaRequest) -> impl ToTokens + use<> {
        let name = self.schema_names[self.requested[request.0]].clone();
        part(move || quote!(schema::#name))
    }

    /// The same for an index in the table.
    pub(super) fn schema_at(&self, index: usize) -> TokenStream {
        let name = &self.schema_names[index];
        quote!(schema::#name)
    }

    /// The same from elsewhere: `serialization::schema::ORDER_ITEM`.
    pub(super) fn outer_schema(&self, request: SchemaRequest, scope: Scope) -> TokenStream {
        let (module, schema) = (&self.serialization_module, self.schema(request));
        match scope {
            Scope::Root => quote!(#module::#schema),
            Scope::Inner => quote!(super::#module::#schema),
        }
    }

    /// Whether a type is a choice that has another as a variant.
    pub(super) fn is_choice_with(&self, ty: &Type, other: &str) -> bool {
        let Type::Named(id) = ty else { return false };
        let variants = self.facts.choices.get(id);
        variants.is_some_and(|variants| variants.contains(other))
    }

    /// The variant of an enumeration that a value is, and whether the enumeration is open.
    pub(super) fn variant(&self, ty: &Type, value: &Scalar) -> Option<(&str, bool)> {
        let Type::Named(id) = ty else { return None };
        let values = self.facts.enumerations.get(id)?;
        let variant = values.variant(value)?;
        Some((&variant.name, values.other.is_some()))
    }

    /// The traits that a type derives: its own, and the user's.
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

    /// Whether the module has another item with this name.
    pub(super) fn is_taken(&self, name: &str) -> bool {
        self.shadowed || self.taken.contains(name)
    }

    /// The name of a type parameter, which must not hide a type.
    pub(super) fn type_parameter(&self, name: &str) -> Ident {
        if self.is_taken(name) {
            ident(&format!("{name}Parameter"))
        } else {
            ident(name)
        }
    }

    /// The name of a type.
    pub(super) fn name(&self, id: TypeId) -> &Ident {
        &self.types[id.0]
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
