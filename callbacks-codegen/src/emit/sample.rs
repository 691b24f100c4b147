//! Test values: a body and a request of each received operation, and how such a request is sent. They exist only with
//! the facade's feature `samples`, which the generator does not know.

use super::template::quote;
use super::tokens::{Ident, TokenStream};
use std::collections::VecDeque;

use super::call;
use super::content::{self, Given};
use super::ident::ident;
use super::literal::{string, strings};
use super::parameter;
use super::paths::{Paths, Scope};
use crate::document::In;
use crate::ir::{
    Api, Body, Codec, Content, Event, Field, Operation, Parameter, Scalar, Type, TypeKind,
};
use crate::settings::Discriminator;
use crate::source::write_string;

/// Samples of all received operations, and how such requests are sent, whether or not the sender's side is generated.
/// They are at the end of the generated module, after everything that its readers look for.
pub(super) fn emit(api: &Api, paths: &Paths) -> TokenStream {
    let received = |operation: &&Operation| paths.is_received(operation.sent_by);
    let operations = api.operations.iter().filter(received);
    operations
        .map(|operation| {
            let samples = samples(operation, api, paths);
            let encoding = encoding(operation, paths);
            quote!(#samples #encoding)
        })
        .collect()
}

/// `sample!(order_paid, Self { body }, body = order_paid::BODY, ["{}"], [("/type", "order.paid")], [("/note", "\"fragile\"")]);`
fn samples(operation: &Operation, api: &Api, paths: &Paths) -> TokenStream {
    let krate = &paths.krate;
    let module = ident(&operation.module);
    let event_values = event_values(operation);
    let parameters = operation.parameters.iter().map(|each| {
        let (field, value) = (
            ident(&each.field),
            of_parameter(each, &event_values, api, paths),
        );
        quote!(#field: #value,)
    });
    let body = operation.body.as_ref();
    let made = body.and_then(|body| of_body(body, &module, &event_values, api, paths));
    let field = body.map(|body| {
        if body.required {
            quote!(body)
        } else {
            quote!(body: Some(body))
        }
    });
    quote!(#krate::__private::sample!(#module, Self { #(#parameters)* #field } #made);)
}

fn encoding(operation: &Operation, paths: &Paths) -> TokenStream {
    let krate = &paths.krate;
    let module = ident(&operation.module);
    let call = call::emit(operation, &quote!(client), Given::InRequest, paths);
    let is_declared = |name: &str| {
        operation
            .parameters
            .iter()
            .any(|each| is_header(each, name))
    };
    let event_values = event_values(operation);
    let headers = event_values
        .iter()
        .filter_map(|(place, value)| match place {
            Discriminator::Header(name) if !is_declared(name) => {
                let (name, value) = (string(name), string(value));
                Some(quote!(.header(#name, &#value)))
            }
            _ => None,
        });
    quote!(#krate::__private::encode_request!(#module, client, request, #call #(#headers)*);)
}

fn of_parameter(
    parameter: &Parameter,
    event_values: &[(&Discriminator, String)],
    api: &Api,
    paths: &Paths,
) -> TokenStream {
    let krate = &paths.krate;
    let event = event_values.iter().find_map(|(place, value)| match place {
        Discriminator::Header(name) if is_header(parameter, name) => Some(quoted(value)),
        _ => None,
    });
    if event.is_none() && !parameter.required {
        return quote!(None);
    }
    let example = parameter.documentation.example.clone();
    let examples = event.into_iter().chain(example);
    let examples = examples.chain([of_type(&parameter.ty, api)]);
    let examples = examples.map(|example| string(&example));
    let name = parameter::name(parameter, paths, Scope::Root);
    quote!(#krate::__private::sample_parameter(#name, &[#(#examples),*]))
}

fn is_header(parameter: &Parameter, name: &str) -> bool {
    parameter.place == In::Header && parameter.name.eq_ignore_ascii_case(name)
}

/// How a body is made: its payload, examples, the values that identify the event, and examples of members.
fn of_body(
    body: &Body,
    module: &Ident,
    event_values: &[(&Discriminator, String)],
    api: &Api,
    paths: &Paths,
) -> Option<TokenStream> {
    let contents = &body.contents;
    // The value that names the event is in JSON.
    let mut all = contents.all.iter();
    let json = all.find(|each| matches!(each.codec, Codec::Json));
    let content = json.or(contents.all.first())?;
    let (payload, of_value) = if contents.only_json().is_some() {
        (quote!(#module::BODY), None)
    } else if contents.only().is_some() {
        let payload = content::payload(content, paths, Scope::Root);
        (payload, of_range(content))
    } else {
        let (name, variant) = (ident(&contents.name), ident(&content.variant));
        (
            content::payload(content, paths, Scope::Root),
            Some(quote!(#module::#name::#variant)),
        )
    };
    let examples = content.examples.iter().take(MOST_BODIES);
    let examples = examples.map(|example| &example.json);
    let examples = strings(examples.filter(|json| json.len() <= LONGEST_BODY));
    let event_values = event_values
        .iter()
        .filter_map(|(place, value)| match place {
            Discriminator::Pointer(pointer) => {
                let (pointer, value) = (string(pointer), string(value));
                Some(quote!((#pointer, #value)))
            }
            Discriminator::Header(_) | Discriminator::Query(_) => None,
        });
    let of_value = of_value.map(|of_value| quote!(, #of_value));
    let of_members = examples_of(&content.ty, api);
    let of_members = of_members.iter().map(|(pointer, example)| {
        let (pointer, example) = (string(pointer), string(example));
        quote!((#pointer, #example))
    });
    Some(quote! {
        , body = #payload, [#(#examples),*], [#(#event_values),*], [#(#of_members),*] #of_value
    })
}

/// How many examples of a body a module has. Tests do not need more.
const MOST_BODIES: usize = 3;

/// The length of an example in a module, in bytes.
const LONGEST_BODY: usize = 32 * 1024;

/// How many examples of members a sample gets.
const MOST_EXAMPLES: usize = 32;

/// How many types are searched for a sample. A type may be in many places, and each is searched.
const MOST_TYPES: usize = 1_000;

/// The examples of members in the document, with JSON Pointers. Members near the root come first.
pub(crate) fn examples_of(ty: &Type, api: &Api) -> Vec<(String, String)> {
    values_of(ty, api, MOST_EXAMPLES, |field| {
        field.documentation.example.clone()
    })
}

/// The examples of members, or else their defaults. The limit is higher than for generated code, which they would make larger.
pub(crate) fn examples_and_defaults_of(ty: &Type, api: &Api) -> Vec<(String, String)> {
    values_of(ty, api, 8 * MOST_EXAMPLES, |field| {
        let default = || field.default.as_ref().map(Scalar::to_json);
        field.documentation.example.clone().or_else(default)
    })
}

fn values_of(
    ty: &Type,
    api: &Api,
    most: usize,
    value_of: impl Fn(&Field) -> Option<String>,
) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut waiting = VecDeque::from([(ty, String::new())]);
    for _ in 0..MOST_TYPES {
        let Some((ty, pointer)) = waiting.pop_front() else {
            break;
        };
        match ty {
            Type::List(item) => waiting.push_back((item, format!("{pointer}/0"))),
            Type::Nullable(of) => waiting.push_back((of, pointer)),
            Type::Named(id) => match &api.types[id.0].kind {
                TypeKind::Wrapper(of) => waiting.push_back((of, pointer)),
                TypeKind::Struct(object) => {
                    let room = MOST_TYPES.saturating_sub(waiting.len());
                    for field in object.fields.iter().take(room) {
                        let token = field.json_name.replace('~', "~0").replace('/', "~1");
                        let pointer = format!("{pointer}/{token}");
                        match value_of(field) {
                            Some(value) => found.push((pointer, value)),
                            None => waiting.push_back((&field.ty, pointer)),
                        }
                    }
                }
                TypeKind::Enum(_) | TypeKind::Union(_) => {}
            },
            _ => {}
        }
        if found.len() >= most {
            break;
        }
    }
    found.truncate(most);
    found
}

/// Bytes in a range need a media type in the range.
fn of_range(content: &Content) -> Option<TokenStream> {
    let range = content.media_type.strip_suffix("/*");
    let range = range.filter(|_| matches!(content.codec, Codec::Binary));
    let range = range.filter(|range| !["*", "application"].contains(range))?;
    let media_type = string(&format!("{range}/sample"));
    Some(quote!(|bytes| bytes.with_media_type(#media_type)))
}

/// The values that identify requests of an operation among others at the same URL.
pub(crate) fn event_values(operation: &Operation) -> Vec<(&Discriminator, String)> {
    let Some(event) = &operation.event else {
        return Vec::new();
    };
    let mut name = event.is_named.then(|| rest_of_name(event));
    let places = event.discriminators.iter().zip(&event.values);
    places
        .filter_map(|(place, values)| {
            let value = match values {
                Some(values) => fitting(values, &event.name)?.to_owned(),
                None => name.take()?,
            };
            Some((place, value))
        })
        .collect()
}

/// The value that the name of the event contains, if constants are equal.
fn fitting<'v>(values: &'v [String], name: &str) -> Option<&'v str> {
    let name = letters(name);
    let spoken = values.iter().filter(|value| name.contains(&letters(value)));
    let spoken = spoken.max_by_key(|value| value.len());
    spoken.or(values.first()).map(String::as_str)
}

/// The part of the name without constants: `issues` of `issues-opened`, if `opened` is one.
fn rest_of_name(event: &Event) -> String {
    let name = event.name.as_str();
    let constants = event.values.iter().flatten();
    let constants = constants.filter_map(|values| fitting(values, name));
    let rest = constants.fold(name, |rest, constant| {
        rest.strip_suffix(constant).map_or(rest, |rest| {
            rest.trim_end_matches(|each: char| !each.is_alphanumeric())
        })
    });
    if rest.is_empty() { name } else { rest }.to_owned()
}

fn letters(text: &str) -> String {
    let letters = text.chars().filter(|each| each.is_alphanumeric());
    letters.flat_map(char::to_lowercase).collect()
}

fn quoted(text: &str) -> String {
    let mut quoted = String::new();
    write_string(text, &mut quoted);
    quoted
}

/// How deep a type is entered. It may contain itself.
const DEEPEST: usize = 8;

/// A value of a type as JSON. Other keywords of the schema are ignored. The runtime knows the schema where it matters.
fn of_type(ty: &Type, api: &Api) -> String {
    let mut left = MOST_TYPES;
    of_inner_type(ty, api, 0, &mut left)
}

/// The same at a depth, with a limit for the number of types.
fn of_inner_type(ty: &Type, api: &Api, depth: usize, left: &mut usize) -> String {
    if depth > DEEPEST || *left == 0 {
        return "null".to_owned();
    }
    *left -= 1;
    let mut inner = |ty: &Type| of_inner_type(ty, api, depth + 1, left);
    match ty {
        Type::Bool => "true".to_owned(),
        Type::Integer(_) | Type::F64 => "1".to_owned(),
        Type::String | Type::Value | Type::Binary | Type::Own(_) => quoted("sample"),
        Type::Null => "null".to_owned(),
        Type::List(item) => format!("[{}]", inner(item)),
        Type::Tuple(items) => {
            let items: Vec<_> = items.iter().map(&mut inner).collect();
            format!("[{}]", items.join(","))
        }
        Type::Map(value) => format!(r#"{{"sample":{}}}"#, inner(value)),
        Type::Nullable(of) => inner(of),
        Type::Named(id) => match &api.types[id.0].kind {
            TypeKind::Enum(values) => values
                .variants
                .first()
                .map_or_else(|| quoted("sample"), |variant| of_scalar(&variant.value)),
            TypeKind::Wrapper(of) => inner(of),
            TypeKind::Union(union) => {
                let first = union.variants.first();
                first.map_or_else(|| quoted("sample"), |variant| inner(&variant.ty))
            }
            // A parameter without members is absent.
            TypeKind::Struct(object) => {
                let is_given = |field: &&Field| depth == 0 || field.presence.required;
                let fields = object.fields.iter().filter(is_given);
                let fields = fields.map(|each| (&each.json_name, inner(&each.ty)));
                let constants = object.constants.iter();
                let constants = constants.map(|each| (&each.json_name, of_scalar(&each.value)));
                let members = fields.chain(constants);
                let members = members.map(|(name, value)| format!("{}:{value}", quoted(name)));
                format!("{{{}}}", members.collect::<Vec<_>>().join(","))
            }
        },
    }
}

fn of_scalar(value: &Scalar) -> String {
    match value {
        Scalar::String(text) => quoted(text),
        other => other.to_string(),
    }
}
