//! Parameters: their fields, and the calls that write and read them.

use super::docs;
use super::ident::ident;
use super::literal::{string, strings};
use super::paths::{Paths, Scope};
use super::template::quote;
use super::tokens::{Ident, ToTokens, TokenStream};
use crate::document::{In, Style};
use crate::ir::{Format, Operation, Parameter};
use crate::markdown::{code, markdown};

/// A field of the request.
pub(super) fn field(parameter: &Parameter, paths: &Paths) -> TokenStream {
    let name = code(&parameter.name);
    let note = match parameter.place {
        In::Path => markdown!("The path parameter {}.", name),
        In::Query => markdown!("The query parameter {}.", name),
        In::Header => markdown!("The header {}.", name),
        In::Cookie => markdown!("The cookie {}.", name),
        In::Querystring => markdown!("The whole query."),
    };
    let docs = docs::with_note(&parameter.documentation, note);
    let name = ident(&parameter.field);
    let ty = paths.ty(&parameter.ty, Scope::Inner);
    let ty = if parameter.required {
        ty.into_token_stream()
    } else {
        paths.option(&ty, Scope::Inner)
    };
    quote!(#docs pub #name: #ty)
}

/// `.query("tag", &request.tag)`: writes it into a request.
pub(super) fn write(parameter: &Parameter, paths: &Paths) -> TokenStream {
    let (field, name) = (ident(&parameter.field), name(parameter, paths, Scope::Root));
    let place = ident(parameter.place.name());
    match style(parameter) {
        None => quote!(.#place(#name, &request.#field)),
        Some(style) => {
            let method = styled(parameter.place);
            quote!(.#method(#style, #name, &request.#field))
        }
    }
}

/// `incoming.query("tag")`: reads it from a request.
pub(super) fn read(parameter: &Parameter, paths: &Paths) -> TokenStream {
    let name = name(parameter, paths, Scope::Inner);
    let others = strings(&parameter.others);
    let (place, style) = (ident(parameter.place.name()), style(parameter));
    match (parameter.place, style) {
        (In::Query, _) if !parameter.others.is_empty() => {
            quote!(incoming.query_without(&[#(#others),*], #name))
        }
        (In::Cookie, _) if !parameter.others.is_empty() => {
            let style = tokens(parameter.format);
            quote!(incoming.cookie_without(&[#(#others),*], #style, #name))
        }
        (_, None) => quote!(incoming.#place(#name)),
        (place, Some(style)) => {
            let method = styled(place);
            quote!(incoming.#method(#style, #name))
        }
    }
}

/// `header("Location")`: reads a header from an answer.
pub(super) fn read_header(header: &Parameter, paths: &Paths) -> TokenStream {
    let name = name(header, paths, Scope::Inner);
    match style(header) {
        None => quote!(header(#name)),
        Some(style) => quote!(header_as(#style, #name)),
    }
}

/// `header("Location", &answer.location)`: writes a header into an answer.
pub(super) fn write_header(header: &Parameter, paths: &Paths) -> TokenStream {
    let (field, name) = (ident(&header.field), name(header, paths, Scope::Inner));
    match style(header) {
        None => quote!(header(#name, &answer.#field)),
        Some(style) => quote!(header_as(#style, #name, &answer.#field)),
    }
}

/// The private items for answers with headers.
pub(super) fn header_imports(operation: &Operation) -> Vec<&'static str> {
    let headers = || operation.responses.iter().flat_map(|each| &each.headers);
    let is_validated = headers().any(|header| header.schema.is_some());
    let is_styled = headers().any(|header| style(header).is_some());
    let names = [(is_validated, "Checked"), (is_styled, "Style")];
    let named = names.into_iter().filter(|(is_named, _)| *is_named);
    named.map(|(_, name)| name).collect()
}

/// The name, with the schema that must be checked.
pub(super) fn name(parameter: &Parameter, paths: &Paths, scope: Scope) -> TokenStream {
    let name = string(&parameter.name);
    let Some(schema) = parameter.schema else {
        return quote!(#name);
    };
    let schema = paths.outer_schema(schema, scope);
    let new = match (parameter.ty.is_foreign(), parameter.required) {
        (false, _) => quote!(new),
        (true, true) => quote!(foreign),
        (true, false) => quote!(optional_foreign),
    };
    quote!(Checked::#new(#name, #schema))
}

/// The private items for the sender.
pub(super) fn write_imports(operation: &Operation) -> Vec<&'static str> {
    let writes_style = operation
        .parameters
        .iter()
        .any(|parameter| style(parameter).is_some());
    let style = writes_style.then_some("Style");
    checked(operation).into_iter().chain(style).collect()
}

/// The private items for the receiver.
pub(super) fn read_imports(operation: &Operation) -> Vec<&'static str> {
    let style = reads_style(operation).then_some("Style");
    checked(operation).into_iter().chain(style).collect()
}

fn checked(operation: &Operation) -> Option<&'static str> {
    let mut parameters = operation.parameters.iter();
    let is_any = parameters.any(|parameter| parameter.schema.is_some());
    is_any.then_some("Checked")
}

/// Whether the receiver's code names a style.
fn reads_style(operation: &Operation) -> bool {
    operation.parameters.iter().any(|parameter| {
        let is_map = !parameter.others.is_empty();
        match parameter.place {
            In::Query if is_map => false,
            In::Cookie if is_map => true,
            _ => style(parameter).is_some(),
        }
    })
}

fn styled(place: In) -> Ident {
    match place {
        In::Querystring => ident("querystring"),
        place => ident(&format!("{}_as", place.name())),
    }
}

/// The style, if it is not the default of the location.
fn style(parameter: &Parameter) -> Option<TokenStream> {
    let is_default = parameter.format == Format::default_in(parameter.place);
    (parameter.place == In::Querystring || !is_default).then(|| tokens(parameter.format))
}

pub(super) fn tokens(format: Format) -> TokenStream {
    let name = match format.style {
        None => "JSON",
        Some(Style::Matrix) => "MATRIX",
        Some(Style::Label) => "LABEL",
        Some(Style::Simple) => "SIMPLE",
        Some(Style::Form) => "FORM",
        Some(Style::SpaceDelimited) => "SPACE_DELIMITED",
        Some(Style::PipeDelimited) => "PIPE_DELIMITED",
        Some(Style::DeepObject) => "DEEP_OBJECT",
        Some(Style::Cookie) => "COOKIE",
    };
    let name = ident(name);
    let exploded = format.explode.then(|| quote!(.exploded()));
    let reserved = format.allow_reserved.then(|| quote!(.allow_reserved()));
    let empty = format.allow_empty.then(|| quote!(.allow_empty()));
    quote!(Style::#name #exploded #reserved #empty)
}
