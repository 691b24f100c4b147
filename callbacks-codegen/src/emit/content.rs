//! Bodies: their types, their media types, and the calls that read and write them.

use super::docs;
use super::ident::ident;
use super::literal::Text;
use super::media::{encodings, media};
use super::paths::{Paths, Scope};
use super::template::quote;
use super::tokens::{Ident, Literal, ToTokens, TokenStream};
use crate::ir::{Codec, Content, Contents, Operation, Type};
use crate::markdown::{code, markdown};
use crate::names;

/// Who reads and writes the bodies of one kind.
#[derive(Clone, Copy)]
struct Use<'a> {
    contents: &'a Contents,
    is_read: bool,
    is_written: bool,
    /// Whether only tests write them.
    is_sampled: bool,
}

/// The enums of bodies in several media types, and the descriptions of media types other than JSON.
pub(super) fn emit(operation: &Operation, paths: &Paths) -> TokenStream {
    let items = uses(operation, paths).into_iter().map(|each| {
        let contents = each.contents;
        match contents.only() {
            None => emit_enum(each, paths),
            Some(only) if matches!(only.codec, Codec::Json) => TokenStream::new(),
            Some(only) => {
                let (name, media) = (static_name(contents), media(only));
                quote!(pub(super) static #name: Media = #media;)
            }
        }
    });
    quote!(#(#items)*)
}

/// The private items that the module of an operation imports for them.
pub(super) fn private_imports(operation: &Operation, paths: &Paths) -> Vec<&'static str> {
    let mut names = Vec::new();
    for each in uses(operation, paths) {
        let is_enum = each.contents.only().is_none();
        if each.contents.only_json().is_none() {
            names.push("Media");
        }
        if is_enum {
            names.push("Bodies");
        }
        let encodings = || each.contents.all.iter().flat_map(encodings);
        if encodings().next().is_some() {
            names.push("Encoding");
        }
        if encodings().any(|encoding| encoding.format.is_some()) {
            names.push("Style");
        }
        if is_enum && each.is_read {
            names.extend(["BodyFault", "Content", "ReadBodies"]);
        }
        if is_enum && each.is_written {
            names.extend(["Chosen", "WriteBodies"]);
        }
    }
    names
}

/// Whether the module of an operation uses `Payload`.
pub(super) fn names_payload(operation: &Operation, paths: &Paths) -> bool {
    uses(operation, paths).iter().any(|each| each.is_read)
}

fn uses<'a>(operation: &'a Operation, paths: &Paths) -> Vec<Use<'a>> {
    let is_sent = paths.is_sent(operation.sent_by);
    let is_received = paths.is_received(operation.sent_by);
    let request = operation.body.iter().map(|body| Use {
        contents: &body.contents,
        is_read: is_received,
        is_written: is_sent,
        is_sampled: is_received && !is_sent,
    });
    let answers = operation
        .responses
        .iter()
        .filter_map(|each| each.body.as_ref());
    let answers = answers.map(|contents| Use {
        contents,
        is_read: is_sent,
        is_written: is_received,
        is_sampled: false,
    });
    request.chain(answers).collect()
}

/// The type of a body. `module` is that of the operation, if the type is named from outside.
pub(super) fn ty(contents: &Contents, paths: &Paths, module: Option<&Ident>) -> TokenStream {
    let scope = match module {
        Some(_) => Scope::Root,
        None => Scope::Inner,
    };
    match contents.only() {
        Some(only) => paths.ty(&only.ty, scope).into_token_stream(),
        None => {
            let name = ident(&contents.name);
            match module {
                Some(module) => quote!(#module::#name),
                None => quote!(#name),
            }
        }
    }
}

/// `BODY`, which reads and writes the body of a request without HTTP.
pub(super) fn emit_payload(contents: &Contents, paths: &Paths) -> Option<TokenStream> {
    let only = contents.only()?;
    let ty = paths.ty(&only.ty, Scope::Inner);
    let payload = payload(only, paths, Scope::Inner);
    let is_json = contents.only_json().is_some();
    let docs = is_json.then(|| quote!(#[doc = " Reads and writes the body without HTTP."]));
    let visibility = is_json.then(|| quote!(pub));
    Some(quote! {
        #docs
        #visibility static BODY: Payload<#ty> = #payload;
    })
}

/// The type and schema of a content, in the module of an operation.
pub(super) fn payload(content: &Content, paths: &Paths, scope: Scope) -> TokenStream {
    let schema = paths.outer_schema(content.schema, scope);
    let new = if content.ty.is_foreign() {
        quote!(foreign)
    } else {
        quote!(new)
    };
    quote!(Payload::#new(#schema))
}

/// The view of a reference as JSON.
fn view(content: &Content, paths: &Paths, value: &TokenStream) -> TokenStream {
    let krate = &paths.krate;
    if content.ty.is_foreign() {
        quote!(#krate::__private::foreign(#value))
    } else {
        quote!(#krate::__private::AsInstance::as_instance(#value))
    }
}

/// The call that reads the body of a request.
pub(super) fn read_request(contents: &Contents, required: bool) -> TokenStream {
    let name = if contents.only_json().is_some() {
        "json"
    } else if contents.only().is_some() {
        "content"
    } else {
        "contents"
    };
    let method = optional(name, required);
    if contents.only_json().is_some() {
        quote!(#method(&BODY))
    } else if contents.only().is_some() {
        let name = static_name(contents);
        quote!(#method(&#name, &BODY))
    } else {
        quote!(#method())
    }
}

fn optional(name: &str, required: bool) -> Ident {
    if required {
        ident(name)
    } else {
        ident(&format!("optional_{name}"))
    }
}

/// The call that reads the body of an answer.
pub(super) fn read_answer(contents: &Contents, paths: &Paths) -> TokenStream {
    match contents.only() {
        Some(only) if contents.only_json().is_some() => {
            let payload = payload(only, paths, Scope::Inner);
            quote!(json(&#payload))
        }
        Some(only) => {
            let (name, payload) = (static_name(contents), payload(only, paths, Scope::Inner));
            quote!(content(&#name, &#payload))
        }
        None => quote!(contents()),
    }
}

/// Where the sender's code has the body.
#[derive(Clone, Copy)]
pub(super) enum Given {
    /// It is the argument `body`.
    Alone,
    /// It is `request.body`.
    InRequest,
}

/// The call that writes the body of a request.
pub(super) fn write_request(
    contents: &Contents,
    required: bool,
    module: &Ident,
    given: Given,
    paths: &Paths,
) -> TokenStream {
    let Some(only) = contents.only() else {
        let method = optional("contents", required);
        let value = match (given, required) {
            (Given::Alone, _) => quote!(body),
            (Given::InRequest, true) => quote!(&request.body),
            (Given::InRequest, false) => quote!(request.body.as_ref()),
        };
        return quote!(#method(#value));
    };
    let schema = paths.outer_schema(only.schema, Scope::Root);
    let value = if required {
        let value = match given {
            // A borrowed list is its own view.
            Given::Alone if matches!(only.ty, Type::List(_)) => quote!(&body),
            Given::Alone => quote!(body),
            Given::InRequest => quote!(&request.body),
        };
        view(only, paths, &value)
    } else {
        let given = match given {
            Given::Alone => quote!(body.as_ref()),
            Given::InRequest => quote!(request.body.as_ref()),
        };
        let value = view(only, paths, &quote!(body));
        quote!(#given.map(|body| #value))
    };
    if contents.only_json().is_some() {
        let (method, media_type) = (optional("json", required), Text(sent_json(only)));
        quote!(#method(#media_type, #schema, #value))
    } else {
        let (method, name) = (optional("content", required), static_name(contents));
        quote!(#method(&#module::#name, #schema, #value))
    }
}

/// The call that writes a body, given by reference, into an answer.
pub(super) fn write_answer(contents: &Contents, body: &TokenStream, paths: &Paths) -> TokenStream {
    let Some(only) = contents.only() else {
        return quote!(contents(#body));
    };
    let schema = paths.outer_schema(only.schema, Scope::Inner);
    let value = view(only, paths, body);
    if contents.only_json().is_some() {
        let media_type = Text(sent_json(only));
        quote!(json(#media_type, #schema, #value))
    } else {
        let name = static_name(contents);
        quote!(content(&#name, #schema, #value))
    }
}

/// The media type to accept as an answer.
pub(super) fn accepted(content: &Content) -> &str {
    match content.codec {
        Codec::Json => sent_json(content),
        _ => &content.media_type,
    }
}

/// A range is sent as its default type.
pub(crate) fn sent_json(content: &Content) -> &str {
    if content.media_type.contains('*') {
        "application/json"
    } else {
        &content.media_type
    }
}

fn static_name(contents: &Contents) -> Ident {
    ident(&names::constant(&format!("{} Media", contents.name)))
}

fn emit_enum(each: Use<'_>, paths: &Paths) -> TokenStream {
    let contents = each.contents;
    let name = ident(&contents.name);
    let variants = contents.all.iter().map(|content| {
        let docs = docs::comment(markdown!("{}.", code(&content.media_type)));
        let (variant, ty) = (ident(&content.variant), paths.ty(&content.ty, Scope::Inner));
        quote!(#docs #variant(#ty))
    });
    let media = contents.all.iter().map(media);
    let count = contents.all.len();
    let count = Literal::usize_unsuffixed(count);
    let read = each.is_read.then(|| read_impl(contents, paths));
    let write = each.is_written.then(|| write_impl(contents, paths));
    let write_sample = each.is_sampled.then(|| {
        let (krate, write) = (&paths.krate, write_impl(contents, paths));
        quote!(#krate::__private::samples! {
            const _: () = {
                use #krate::__private::{Chosen, WriteBodies};
                #write
            };
        })
    });
    quote! {
        /// A body in one of several media types.
        #[derive(Clone, Debug, PartialEq)]
        #[allow(clippy::large_enum_variant)]
        pub enum #name {
            #(#variants,)*
        }
        impl Bodies for #name {
            fn media() -> &'static [Media] {
                static MEDIA: [Media; #count] = [#(#media),*];
                &MEDIA
            }
        }
        #read
        #write
        #write_sample
    }
}

fn read_impl(contents: &Contents, paths: &Paths) -> TokenStream {
    let name = ident(&contents.name);
    let last = contents.all.len() - 1;
    let arms = contents.all.iter().enumerate().map(|(index, content)| {
        let variant = ident(&content.variant);
        let pattern = if index == last {
            quote!(_)
        } else {
            let index = Literal::usize_unsuffixed(index);
            quote!(#index)
        };
        let payload = payload(content, paths, Scope::Inner);
        quote!(#pattern => content.read(&#payload).map(Self::#variant))
    });
    quote! {
        impl ReadBodies for #name {
            fn read(content: &Content<'_>) -> Result<Self, BodyFault> {
                match content.index() {
                    #(#arms,)*
                }
            }
        }
    }
}

fn write_impl(contents: &Contents, paths: &Paths) -> TokenStream {
    let name = ident(&contents.name);
    let arms = contents.all.iter().enumerate().map(|(index, content)| {
        let variant = ident(&content.variant);
        let index = Literal::usize_unsuffixed(index);
        let schema = paths.outer_schema(content.schema, Scope::Inner);
        let body = view(content, paths, &quote!(body));
        quote!(Self::#variant(body) => Self::media()[#index].of(#schema, #body))
    });
    quote! {
        impl WriteBodies for #name {
            fn chosen(&self) -> Chosen<'_> {
                match self {
                    #(#arms,)*
                }
            }
        }
    }
}
